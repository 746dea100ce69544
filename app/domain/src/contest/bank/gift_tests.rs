//! GIFT is read as Moodle's description says, and what was written is read back.

use proptest::prelude::*;

use super::{read_gift, write_gift};
use crate::{
    contest::{BankQuestion, Difficulty, Picks, QuestionFault, QuestionKind, Validity},
    text::Bilingual,
    time::Day,
};

fn key(text: &str) -> Option<(QuestionKind, String)> {
    read_gift(text)[0].check().ok().map(|question| (question.kind, question.key.to_string()))
}

#[test]
fn choice_and_true_false_are_read() {
    let text = "// a file\n$CATEGORY: top/Contest/plan\n\n// difficulty: hard\n::Q1::Một cộng một? {\n\t~một #gần rồi\n\t=hai\n\t~%0%ba\n\t####Vì thế\n}\n\nTrời xanh. {T}\n\nTừ {=hai ~ba} đứng giữa.\n";
    let questions = read_gift(text);
    let facts: Vec<_> = questions
        .iter()
        .map(|question| (question.line, question.text.vi.as_str(), question.options.len()))
        .collect();
    assert_eq!(facts, [(5, "Một cộng một?", 3), (12, "Trời xanh.", 2), (14, "Từ _____ đứng giữa.", 2)]);
    let first = questions[0].check().unwrap();
    assert_eq!((first.code.as_str(), first.topic.as_str(), first.key), ("Q1", "plan", Picks::from(1)));
    assert_eq!((first.difficulty, first.explanation.as_str()), (Difficulty::Hard, "Vì thế"));
    assert_eq!(first.options[0].vi, "một");
    let truth = (questions[1].check().unwrap().key, questions[1].options[1].text.en.as_str());
    assert_eq!(truth, (Picks::from(0), "False"));
    let single = |place: &str| Some((QuestionKind::Single, place.to_owned()));
    assert_eq!(key("Sai. {FALSE#không}"), single("1"));
    assert_eq!(key("[html]Dấu \\{ và \\= {~a\\=b =c\\~d}"), single("1"));
    assert_eq!(key("Nặng {=a ~%-50%b}"), single("0"));
}

#[test]
fn weights_make_a_set_and_numbered_pairs_an_order() {
    let set = |places: &str| Some((QuestionKind::Multiple, places.to_owned()));
    assert_eq!(key("Hai phần {~%50%a ~%50%b ~c}"), set("01"));
    assert_eq!(key("Hai phần {~%-100%a ~%50%b ~%50%c}"), set("12"));
    assert_eq!(key("Một phần {~%100%a ~%-50%b}"), set("0"));
    let ordered = &read_gift("// kind: ordering\nXếp {=2 -> nộp =1 -> chuẩn bị =3 -> nhận -> xong}")[0];
    let question = ordered.check().unwrap();
    let options: Vec<&str> = question.options.iter().map(|option| option.vi.as_str()).collect();
    assert_eq!((question.kind, options), (QuestionKind::Ordering, vec!["chuẩn bị", "nộp", "nhận -> xong"]));
}

#[test]
fn what_cannot_be_asked_is_told_with_its_line() {
    use QuestionFault as Fault;
    for (text, line, fault) in [
        ("\nTự luận {}", 2, Fault::Kind),
        ("Số {#5:1}", 1, Fault::Kind),
        ("Trả lời ngắn {=một =hai}", 1, Fault::Kind),
        ("Ghép {=a -> b =c -> d ~e}", 1, Fault::Kind),
        ("Mở { =a ~b", 1, Fault::Syntax),
        ("Chỉ có chữ", 1, Fault::Syntax),
        ("Không có đúng {~a ~b}", 1, Fault::KeyMissing),
        ("Hai đúng {=a =b ~c}", 1, Fault::TwoKeys),
        ("Nửa thêm {=a ~%50%b ~c}", 1, Fault::TwoKeys),
        ("Đều đúng {~%50%a ~%50%b}", 1, Fault::NoneWrong),
        ("// kind: ordering\nThiếu {=1 -> a =3 -> b}", 2, Fault::Kind),
        ("// kind: ordering\nKhông số {=a ~b}", 2, Fault::Kind),
        ("// kind: ordering\nMột {=1 -> a}", 2, Fault::TooFewOptions),
        ("{=a ~b}", 1, Fault::TextMissing),
        ("// valid from: mai\nHạn {=a ~b}", 2, Fault::Validity),
    ] {
        let question = &read_gift(text)[0];
        assert_eq!((question.line, question.check().unwrap_err()[0]), (line, fault), "{text}");
    }
}

fn words() -> impl Strategy<Value = String> {
    // Every sign with a meaning, and letters; words are not empty and have single spaces.
    "[a-zđ~=#{}:%\\\\/>$-]{1,6}( [a-zđ~=#{}:%\\\\/>$-]{1,6}){0,2}"
}

fn question() -> impl Strategy<Value = BankQuestion> {
    let options = proptest::collection::btree_set("[a-z=~#{}:\\\\]{1,5}", 2..5);
    let kind = (0_usize..3, proptest::collection::vec(proptest::bool::ANY, 4));
    (words(), options, kind, words(), 0_usize..3).prop_map(
        |(text, options, (kind, ticks), explanation, hard)| {
            let (kind, count) = (QuestionKind::ALL[kind], options.len());
            let ticked = (0_u8..).zip(ticks).filter(|(place, tick)| *tick && usize::from(*place) < count);
            let ticked = Picks::of(ticked.map(|(place, _)| place)).unwrap();
            let key = match kind {
                QuestionKind::Multiple if kind.takes_key(ticked, count) => ticked,
                QuestionKind::Ordering => Picks::first(count),
                _ => Picks::from(ticked.highest().unwrap_or_default()),
            };
            let same = |text: String| Bilingual::new(text.clone(), text);
            BankQuestion {
                code: "Q:1".to_owned(),
                topic: "plan".to_owned(),
                difficulty: Difficulty::ALL[hard],
                kind,
                text: same(format!("c {text}")),
                options: options.into_iter().map(same).collect(),
                key,
                source: same("Kế hoạch 1".to_owned()),
                validity: Validity {
                    from: (hard > 0).then_some(Day(19_000)),
                    until: (hard > 1).then_some(Day(21_000)),
                },
                explanation,
            }
        },
    )
}

proptest! {
    #[test]
    fn what_was_written_is_read_back(questions in proptest::collection::vec(question(), 1..5)) {
        let read = read_gift(&write_gift(&questions));
        let read: Vec<BankQuestion> = read.iter().map(|question| question.check().unwrap()).collect();
        prop_assert_eq!(read, questions);
    }

    #[test]
    fn no_text_is_too_odd_to_be_read(text in "[a-z\\\\{}=~#:%\n/\\[\\] ]{0,60}") {
        for question in read_gift(&text) {
            // What matters is that it ends, and that lines are counted.
            prop_assert!(question.line >= 1);
            drop(question.check());
        }
    }
}

//! GIFT is read as Moodle's description says, and what was written is read back.

use proptest::prelude::*;

use super::{read_gift, write_gift};
use crate::{
    contest::{BankQuestion, Difficulty, QuestionFault},
    text::Bilingual,
};

fn key(text: &str) -> Option<u8> {
    read_gift(text)[0].check().ok().map(|question| question.key)
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
    assert_eq!((first.code.as_str(), first.topic.as_str(), first.key), ("Q1", "plan", 1));
    assert_eq!((first.difficulty, first.explanation.as_str()), (Difficulty::Hard, "Vì thế"));
    assert_eq!(first.options[0].vi, "một");
    assert_eq!((questions[1].check().unwrap().key, questions[1].options[1].text.en.as_str()), (0, "False"));
    assert_eq!(key("Sai. {FALSE#không}"), Some(1));
    assert_eq!(key("[html]Dấu \\{ và \\= {~a\\=b =c\\~d}"), Some(1));
    assert_eq!(key("Nặng {~%100%a ~%-50%b}"), Some(0));
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
        ("Hai phần {~%50%a ~%50%b ~c}", 1, Fault::TwoKeys),
        ("{=a ~b}", 1, Fault::TextMissing),
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
    (words(), options, 0_u8..2, words(), 0_usize..3).prop_map(|(text, options, key, explanation, hard)| {
        let same = |text: String| Bilingual::new(text.clone(), text);
        BankQuestion {
            code: "Q:1".to_owned(),
            topic: "plan".to_owned(),
            difficulty: Difficulty::ALL[hard],
            text: same(format!("c {text}")),
            options: options.into_iter().map(same).collect(),
            key,
            source: same("Kế hoạch 1".to_owned()),
            explanation,
        }
    })
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

//! Files of questions as other programs write them, good and bad.

use domain::{
    Bilingual,
    contest::{
        BankQuestion, BankRefused, Difficulty, Picks, QuestionFault, QuestionKind, RawQuestion, Validity,
    },
    time::Day,
};
use rust_xlsxwriter::{Formula, Workbook};

use super::{read::read, sheet::workbook};

const MOODLE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>$course$/top/Kế hoạch</text></category></question>
<!-- a comment -->
<question type="multichoice">
  <name><text>KH-1</text></name>
  <questiontext format="html"><text><![CDATA[<p>Một &amp; một <b>bằng</b> mấy?</p>]]></text></questiontext>
  <generalfeedback format="html"><text>V&igrave; 1 &lt; 2</text></generalfeedback>
  <single>true</single>
  <answer fraction="0" format="html"><text>một</text><feedback><text>gần rồi</text></feedback></answer>
  <answer fraction="100" format="html"><text>hai</text></answer>
</question>
<question type="truefalse">
  <name><text></text></name>
  <questiontext><text>Trời xanh</text></questiontext>
  <answer fraction="100"><text>true</text></answer>
  <answer fraction="0"><text>false</text></answer>
</question>
<question type="multichoice">
  <questiontext><text>Chọn hết</text></questiontext><single>false</single>
  <answer fraction="50"><text>a</text></answer><answer fraction="-100"><text>b</text></answer>
  <answer fraction="50"><text>c</text></answer>
</question>
<question type="multichoice">
  <questiontext><text>Chọn một</text></questiontext><single>true</single>
  <answer fraction="100"><text>a</text></answer><answer fraction="50"><text>b</text></answer>
</question>
<question type="ordering">
  <questiontext><text>Xếp</text></questiontext><layouttype>VERTICAL</layouttype>
  <answer fraction="2.0000000"><text>nộp</text></answer><answer fraction="1.0000000"><text>soạn</text></answer>
  <answer fraction="3.0000000"><text>nhận</text></answer>
</question>
<question type="essay"><questiontext><text>Hãy viết</text></questiontext></question>
</quiz>
"#;

fn faults(question: &RawQuestion) -> Vec<QuestionFault> {
    question.check().err().unwrap_or_default()
}

#[test]
fn a_moodle_export_is_read_with_lines_topics_and_faults() {
    let questions = read(MOODLE.as_bytes()).unwrap();
    let first = questions[0].check().unwrap();
    assert_eq!((first.code.as_str(), first.topic.as_str(), first.key), ("KH-1", "Kế hoạch", Picks::from(1)));
    assert_eq!((first.text.vi.as_str(), first.explanation.as_str()), ("Một & một bằng mấy?", "V 1 < 2"));
    let options: Vec<&str> = first.options.iter().map(|option| option.vi.as_str()).collect();
    assert_eq!(options, ["một", "hai"], "feedback is no option");
    let second = questions[1].check().unwrap();
    assert_eq!((second.options[1].en.as_str(), second.key), ("False", Picks::from(0)));
    let set = questions[2].check().unwrap();
    assert_eq!((set.kind, set.key.to_string().as_str()), (QuestionKind::Multiple, "02"));
    assert_eq!((questions[3].line, faults(&questions[3])), (24, vec![QuestionFault::TwoKeys]));
    let order = questions[4].check().unwrap();
    let options: Vec<&str> = order.options.iter().map(|option| option.vi.as_str()).collect();
    assert_eq!((order.kind, options), (QuestionKind::Ordering, vec!["soạn", "nộp", "nhận"]));
    assert_eq!((questions[5].line, faults(&questions[5])), (33, vec![QuestionFault::Kind]));
}

#[test]
fn the_days_of_a_moodle_question_stand_in_its_tags() {
    let file = |tags: &[&str]| {
        let tags: String = tags.iter().map(|tag| format!("<tag><text>{tag}</text></tag>")).collect();
        let question = format!(
            "<quiz>\n\n<question type=\"truefalse\"><questiontext><text>Trời xanh</text></questiontext>\
             <answer fraction=\"100\"><text>true</text></answer><answer fraction=\"0\"><text>false</text></answer>\
             <tags>{tags}</tags></question></quiz>"
        );
        read(question.as_bytes()).unwrap().remove(0)
    };
    let days = |from: Option<&str>, until: Option<&str>| Validity {
        from: from.and_then(Day::parse),
        until: until.and_then(Day::parse),
    };
    let both = file(&["cải cách", "valid-from:2026-01-01", "valid-until: 31/12/2026 ", "a:b"]);
    assert_eq!(both.check().unwrap().validity, days(Some("2026-01-01"), Some("2026-12-31")));
    let one = file(&["Valid-From:<![CDATA[2026-01-01]]>", "valid-from:2026-01-01"]);
    assert_eq!(one.check().unwrap().validity, days(Some("2026-01-01"), None));
    assert_eq!(file(&[]).check().unwrap().validity, Validity::default());
    for wrong in [
        &["valid-from:hôm qua"][..],
        &["valid-from:2026-02-30"],
        &["valid-until:"],
        &["valid-from:2026-12-31", "valid-until:2026-01-01"],
        &["valid-from:2026-01-01", "valid-from:2026-02-01"],
    ] {
        let question = file(wrong);
        assert_eq!((question.line, faults(&question)), (3, vec![QuestionFault::Validity]), "{wrong:?}");
    }
}

#[test]
fn xml_that_is_broken_or_defines_entities_is_refused() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE quiz [<!ENTITY a \"aaaa\">]><quiz>&a;</quiz>";
    let deep = format!("<quiz>{}", "<a>".repeat(100));
    for text in [bomb, &deep, "<quiz><question></quiz>", "<quiz><question>"] {
        assert_eq!(read(text.as_bytes()), Err(BankRefused::Unreadable), "{text}");
    }
    assert_eq!(read(b"<quiz></quiz>"), Err(BankRefused::Empty));
}

#[test]
fn a_file_of_no_known_kind_or_encoding_is_refused() {
    let utf16: Vec<u8> = "Một {=a ~b}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, why) in [
        (b" \n ".to_vec(), BankRefused::Empty),
        (b"no question at all".to_vec(), BankRefused::Unreadable),
        (b"%PDF-1.7".to_vec(), BankRefused::Unreadable),
        (vec![0xD0, 0xCF, 0x11, 0xE0], BankRefused::Unreadable),
        (b"PK\x03\x04 not an archive".to_vec(), BankRefused::Unreadable),
        (utf16, BankRefused::Encoding),
        // Windows' old Vietnamese letters are no UTF-8.
        (b"M\xF4t {=a ~b}".to_vec(), BankRefused::Encoding),
        (vec![b'a'; 2 * 1024 * 1024 + 1], BankRefused::TooLarge),
    ] {
        assert_eq!(read(&bytes), Err(why), "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(20)]));
    }
}

#[test]
fn text_kinds_are_told_apart() {
    let gift = read("\u{feff}Một? {=a ~b}\r\n".as_bytes()).unwrap();
    assert_eq!(gift[0].check().unwrap().text.vi, "Một?");
    let aiken = read(b"Two {braces}?\r\nA. a\r\nB. b\r\nANSWER: B\r\n").unwrap();
    assert_eq!(aiken[0].check().unwrap().key, Picks::from(1));
}

fn question(number: u8) -> BankQuestion {
    let same = |text: String| Bilingual::new(text.clone(), format!("{text} en"));
    BankQuestion {
        code: format!("Q{number}"),
        topic: "plan".to_owned(),
        difficulty: Difficulty::Hard,
        text: same(format!("Câu {number}?")),
        kind: QuestionKind::ALL[usize::from(number % 3)],
        options: (0..3 + number % 2).map(|option| same(format!("phương án {option}"))).collect(),
        key: match number % 3 {
            0 => Picks::from(number % 2),
            1 => ["02", "1", "12"][usize::from(number / 3)].parse().unwrap(),
            _ => Picks::first(usize::from(3 + number % 2)),
        },
        source: same("Kế hoạch".to_owned()),
        validity: Validity {
            from: Some(Day(19_000 + i64::from(number))),
            until: (number > 3).then_some(Day(20_000)),
        },
        explanation: "Vì thế".to_owned(),
    }
}

#[test]
fn a_workbook_that_was_written_is_read_back() {
    let questions: Vec<BankQuestion> = (0..9).map(question).collect();
    let read = read(&workbook(&questions).unwrap()).unwrap();
    assert_eq!(read.iter().map(|question| question.line).collect::<Vec<_>>(), (2..11).collect::<Vec<_>>());
    let read: Vec<BankQuestion> = read.iter().map(|question| question.check().unwrap()).collect();
    assert_eq!(read, questions);
}

fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (number, row) in (0..).zip(rows) {
        for (place, text) in (0..).zip(*row) {
            match text.strip_prefix("formula ") {
                Some(formula) => drop(sheet.write_formula(number, place, Formula::new(formula)).unwrap()),
                None => drop(sheet.write_string(number, place, *text).unwrap()),
            }
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn faults_of_a_sheet_stand_at_their_rows() {
    const HEADING: &[&str] = &["CÂU HỎI", "Phương án A", "phuong an b", "Đáp án"];
    let bytes = sheet(&[
        &["Danh sách câu hỏi"],
        HEADING,
        &["Tốt", "a", "b", "b"],
        &[],
        &["Không đáp án", "a", "b", ""],
        &["Hai đáp án", "a", "b", "A, B"],
        &["Đáp án lạ", "a", "b", "D"],
        &["Công thức", "formula =1+1", "b", "B"],
        &["Giống công thức", "=1+1", "b", "B"],
        &["Số", "1", "2", "2"],
    ]);
    let questions = read(&bytes).unwrap();
    let found: Vec<_> = questions.iter().map(|question| (question.line, faults(question))).collect();
    let expected = [
        (3, vec![]),
        (5, vec![QuestionFault::KeyMissing]),
        (6, vec![QuestionFault::NoneWrong]),
        (7, vec![QuestionFault::KeyMissing]),
        (8, vec![QuestionFault::Formula]),
        (9, vec![QuestionFault::Formula]),
        (10, vec![]),
    ];
    assert_eq!(found, expected);
    assert_eq!(read(&sheet(&[&["Câu hỏi", "Phương án A"], &["a", "b"]])), Err(BankRefused::Columns));
    assert_eq!(read(&sheet(&[HEADING])), Err(BankRefused::Empty));
}

#[test]
fn a_sheet_names_the_kind_or_lets_the_key_tell_it() {
    let row = |kind: &'static str, key: &'static str| -> Vec<&'static str> {
        vec!["Câu?", kind, "a", "b", "c", key]
    };
    let rows = [
        vec!["Câu hỏi", "Loại câu", "Phương án A", "Phương án B", "Phương án C", "Đáp án"],
        row("", "A, C"),
        row("Nhiều đáp án", "2"),
        row("Một đáp án", "A,C"),
        row("Sắp xếp", "C, A, B"),
        row("ordering", ""),
        row("thứ tự", "A, B"),
        row("tự luận", "A"),
        row("", "A;B;C"),
        row("", "A D"),
    ];
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let found: Vec<Result<(QuestionKind, String, String), QuestionFault>> = read(&sheet(&rows))
        .unwrap()
        .iter()
        .map(|question| {
            let options =
                |good: &BankQuestion| good.options.iter().map(|option| option.vi.as_str()).collect();
            question
                .check()
                .map(|good| (good.kind, good.key.to_string(), options(&good)))
                .map_err(|faults| faults[0])
        })
        .collect();
    let good = |kind, key: &str, options: &str| Ok((kind, key.to_owned(), options.to_owned()));
    let expected = [
        good(QuestionKind::Multiple, "02", "abc"),
        good(QuestionKind::Multiple, "1", "abc"),
        Err(QuestionFault::TwoKeys),
        good(QuestionKind::Ordering, "012", "cab"),
        good(QuestionKind::Ordering, "012", "abc"),
        Err(QuestionFault::KeyMissing),
        Err(QuestionFault::Kind),
        Err(QuestionFault::NoneWrong),
        Err(QuestionFault::KeyMissing),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_sheet_of_fifty_thousand_rows_is_refused() {
    let mut rows: Vec<&[&str]> = vec![&["Câu hỏi", "Phương án A", "Phương án B", "Đáp án"]];
    rows.extend(std::iter::repeat_n(&["Một?", "a", "b", "A"] as &[&str], 50_000));
    let bytes = sheet(&rows);
    assert!(bytes.len() < 2 * 1024 * 1024, "{}: small enough to be sent", bytes.len());
    assert_eq!(read(&bytes), Err(BankRefused::TooManyRows));
    let many = "Một? {=a ~b}\n\n".repeat(2_001);
    assert_eq!(read(many.as_bytes()), Err(BankRefused::TooManyRows));
}

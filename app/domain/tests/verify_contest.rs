//! The program `verify-contest` on a good, a tampered and a broken file.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use std::{path::Path, process::Command};

/// Two contestants; the second was disqualified.
const GOOD: &str = "thidua contest result 1
round 3 version 1 closed 9000
title_vi Vòng 1
title_en Round 1
order correct elapsed ended lot
commitment 60e05bd1b195af2f94112fa7197a5c88289058840ce7c6df9693756bc6250f55
seed 0000000000000000000000000000000000000000000000000000000000000000
question 17 2
question 18 0 void
attempt ABCDE-FGHJK 1 1 1000 2000 17:2 18:-
attempt KJHGF-EDCBA - 0 1000 3000 17:1 18:0
";

fn run(name: &str, text: &str, more: &[&str]) -> (Option<i32>, String) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_verify-contest"));
    let output = command.arg(&path).args(more).output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    (output.status.code(), out + &err)
}

#[test]
fn a_good_file_passes() {
    let noted = "60E05BD1B195AF2F94112FA7197A5C88289058840CE7C6DF9693756BC6250F55";
    let (code, text) = run("good.txt", GOOD, &["--commitment", noted]);
    assert_eq!(code, Some(0), "{text}");
    assert_eq!(text.matches("passed").count(), 6, "{text}");
    assert!(text.contains("1 attempts ranked, 1 disqualified"), "{text}");
    assert!(text.contains("1. ABCDE-FGHJK   1 right"), "{text}");
}

/// The same round with a prediction: one has everything right.
fn with_prediction(predicted: &str) -> String {
    GOOD.replace("result 1", "result 2")
        .replace("order correct", "order correct prediction")
        .replace("question 17 2", &format!("prediction {predicted}\nquestion 17 2"))
        .replace("2000 17", "2000 5 17")
        .replace("3000 17", "3000 - 17")
}

#[test]
fn what_came_true_of_a_prediction_is_counted_again() {
    let (code, text) = run("predicted.txt", &with_prediction("all_right 1"), &[]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("prediction all_right: 1 came true"), "{text}");
    assert!(text.contains("1. ABCDE-FGHJK   1 right predicted 5"), "{text}");
    let (code, text) = run("other.txt", &with_prediction("all_right 2"), &[]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("5 prediction FAILED: 1 came true, the file says 2"), "{text}");
}

#[test]
fn a_tampered_file_fails_by_name() {
    let (code, text) = run("score.txt", &GOOD.replace("KJHGF-EDCBA - 0", "KJHGF-EDCBA 1 3"), &[]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("4 scores     FAILED: KJHGF-EDCBA: 0 right answers, the file says 3"), "{text}");
    assert!(text.contains("6 places     FAILED"), "{text}");
    let (code, text) = run("noted.txt", GOOD, &["--commitment", "00"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("1 seed       FAILED"), "{text}");
}

#[test]
fn what_is_no_result_file_is_told_from_a_wrong_one() {
    let (code, text) = run("broken.txt", &GOOD.replace("question 17 2", "question 17 two"), &[]);
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("line 8"), "{text}");
}

#[test]
fn sets_and_orders_are_scored_again() {
    let of = |given: &str| {
        GOOD.replace("result 1", "result 3")
            .replace(
                "question 18 0 void",
                "question 18 0 void\nquestion 19 02 multiple\nquestion 20 012 ordering",
            )
            .replace("1 1 1000 2000 17:2 18:-", &format!("1 2 1000 2000 17:2 18:- {given}"))
    };
    let (code, text) = run("kinds.txt", &of("19:02 20:021"), &[]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("1. ABCDE-FGHJK   2 right"), "{text}");
    for (wrong, right) in [("19:0 20:021", 1), ("19:012 20:-", 1), ("19:02 20:012", 3)] {
        let (code, text) = run("kinds-wrong.txt", &of(wrong), &[]);
        assert_eq!(code, Some(1), "{text}");
        assert!(text.contains(&format!("ABCDE-FGHJK: {right} right answers, the file says 2")), "{text}");
    }
    let (code, text) = run("kinds-broken.txt", &of("19:20 20:021"), &[]);
    assert_eq!((code, text.contains("line 12")), (Some(2), true), "{text}");
    // A program from before says that it is another version, not that the result is wrong.
    let (code, text) = run("newer.txt", &GOOD.replace("result 1", "result 4"), &[]);
    assert_eq!((code, text.contains("a result file of this version")), (Some(2), true), "{text}");
}

//! The program `verify-election` on good, tampered, unfinished and missing files.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A finished election of two voters.
fn lines() -> Vec<String> {
    include_str!("protocol/vectors/record.txt").lines().map(str::to_owned).collect()
}

fn write(name: &str, lines: &[String]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let text: String = lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
    std::fs::write(&path, text).unwrap();
    path
}

fn run(arguments: &[&str]) -> (Option<i32>, String) {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_verify-election")).args(arguments).output().unwrap();
    (status.code(), format!("{}{}", String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap()))
}

#[test]
fn a_good_record_passes() {
    let lines = lines();
    let path = write("good.txt", &lines);
    let path = path.to_str().unwrap();
    let (code, text) = run(&[path, "--head", &lines.last().unwrap()[..64]]);
    assert_eq!(code, Some(0), "{text}");
    assert_eq!(text.matches("passed").count(), 14, "{text}");
    assert!(text.contains("2 ballots: 2 counted, 0 replaced"), "{text}");
    assert!(text.contains("  1.      1  Nominee 3  elected"), "{text}");
    assert!(text.contains("the record and the result are in order"), "{text}");
    let (code, text) = run(&[path, "--head", &"0".repeat(64)]);
    assert_eq!(code, Some(1));
    assert!(text.contains("14 head                 FAILED"), "{text}");
}

#[test]
fn a_tampered_record_fails_by_name() {
    let mut lines = lines();
    lines.swap(2, 3);
    let (code, text) = run(&[write("swapped.txt", &lines).to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(text.contains(" 2 chain                FAILED: event 2"), "{text}");
    lines[4].push('x');
    let (code, text) = run(&[write("spelt.txt", &lines).to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(text.contains(" 1 format               FAILED: event 4"), "{text}");
}

#[test]
fn an_unfinished_record_passes_as_far_as_it_goes() {
    let lines = lines();
    let (code, text) = run(&[write("unfinished.txt", &lines[..4]).to_str().unwrap()]);
    assert_eq!(code, Some(0), "{text}");
    assert_eq!((text.matches("passed").count(), text.matches("not yet").count()), (8, 5), "{text}");
    assert!(text.contains("the election is not finished"), "{text}");
}

#[test]
fn what_is_no_record_is_an_error_of_its_own() {
    assert_eq!(run(&["no-such-file.txt"]).0, Some(2));
    assert_eq!(run(&[write("empty.txt", &[]).to_str().unwrap()]).0, Some(2));
    assert_eq!(run(&[]).0, Some(2));
    assert_eq!(run(&[write("short.txt", &[]).to_str().unwrap(), "--head", "12"]).0, Some(2));
    let (code, text) = run(&[write("words.txt", &["not a record".to_owned()]).to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(text.contains(" 1 format               FAILED: event 0"), "{text}");
}

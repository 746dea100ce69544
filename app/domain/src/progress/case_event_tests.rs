use proptest::prelude::*;

use super::{CaseEvent, EventFault, MAX_ID, RawEvent};
use crate::{progress::Measure, time::Day};

/// 2026-11-21 09:00 in Vietnam.
const NOW_MS: i64 = 1_795_226_400_000;

fn raw(changes: &[(&str, &str)]) -> RawEvent {
    let mut raw = RawEvent::default();
    let usual = [
        ("event_id", "E-1"),
        ("case_code", "H00.15-261103-0001"),
        ("step", "received"),
        ("channel", "online"),
        ("procedure", "1.004269.000.00.00.H00"),
        ("agency", "so-noi-vu"),
        ("happened_at", "2026-11-03T08:15:00+07:00"),
    ];
    for (name, value) in usual.iter().chain(changes) {
        *raw.field(name).unwrap() = Some((*value).to_owned());
    }
    raw
}

fn faults(changes: &[(&str, &str)]) -> Vec<(&'static str, EventFault)> {
    CaseEvent::read(&raw(changes), NOW_MS).err().unwrap_or_default()
}

fn measures(changes: &[(&str, &str)]) -> Vec<Measure> {
    CaseEvent::read(&raw(changes), NOW_MS).unwrap().measures()
}

#[test]
fn an_event_counts_as_what_it_is() {
    assert_eq!(measures(&[]), [Measure::FilesReceived, Measure::FilesOnline]);
    assert_eq!(measures(&[("channel", "post")]), [Measure::FilesReceived]);
    assert_eq!(measures(&[("step", "digitised")]), [Measure::FilesDigitised]);
    assert_eq!(measures(&[("step", "forwarded")]), [Measure::FilesForwarded]);
    assert_eq!(measures(&[("step", "returned")]), [Measure::FilesReturned]);
    assert_eq!(measures(&[("step", "cancelled"), ("supersedes", "E-0")]), []);
}

#[test]
fn the_due_day_is_on_time_until_midnight_in_vietnam() {
    let resolved = |at| measures(&[("step", "resolved"), ("due_on", "2026-11-03"), ("happened_at", at)]);
    let on_time = [Measure::FilesResolved, Measure::FilesOnTime];
    assert_eq!(resolved("2026-11-03T23:59:59+07:00"), on_time);
    // The same instant, as another clock writes it.
    assert_eq!(resolved("2026-11-03T16:59:59Z"), on_time);
    assert_eq!(resolved("2026-11-04T00:00:00+07:00"), [Measure::FilesResolved]);
}

#[test]
fn what_a_step_needs_is_asked_for() {
    assert_eq!(faults(&[("channel", "")]), [("channel", EventFault::Required)]);
    assert_eq!(faults(&[("step", "resolved")]), [("due_on", EventFault::Required)]);
    assert_eq!(faults(&[("step", "cancelled")]), [("supersedes", EventFault::Required)]);
    let missing: Vec<_> = CaseEvent::read(&RawEvent::default(), NOW_MS).unwrap_err();
    let fields: Vec<_> = missing.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, ["step", "event_id", "case_code", "procedure", "agency", "happened_at"]);
    assert!(missing.iter().all(|(_, fault)| *fault == EventFault::Required));
}

#[test]
fn wrong_values_are_named() {
    let long = "x".repeat(MAX_ID + 1);
    let cases = [
        ("event_id", long.as_str(), EventFault::TooLong),
        ("event_id", "=1+1", EventFault::BadLetters),
        ("case_code", "-2+3", EventFault::BadLetters),
        ("agency", "sở nội vụ", EventFault::BadLetters),
        ("step", "lost", EventFault::UnknownName),
        ("channel", "fax", EventFault::UnknownName),
        ("happened_at", "2026-11-03", EventFault::NotAnInstant),
        ("happened_at", "2026-11-03T08:15:00", EventFault::NotAnInstant),
        ("happened_at", "2026-11-21T09:06:00+07:00", EventFault::InTheFuture),
        ("happened_at", "1999-12-31T08:15:00+07:00", EventFault::ImpossibleDate),
        ("due_on", "03/11/2026", EventFault::NotADate),
        ("due_on", "2026-02-30", EventFault::NotADate),
        ("due_on", "9999-01-01", EventFault::ImpossibleDate),
        ("supersedes", "E-1", EventFault::SupersedesItself),
    ];
    for (field, value, fault) in cases {
        assert_eq!(faults(&[(field, value)]), [(field, fault)], "{field}={value}");
    }
    // A clock that runs a little ahead is forgiven.
    assert_eq!(faults(&[("happened_at", "2026-11-21T09:05:00+07:00")]), []);
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(texts in proptest::collection::vec(".{0,40}", 10), now_ms: i64) {
        let mut raw = RawEvent::default();
        for (name, text) in RawEvent::FIELDS.iter().zip(texts) {
            *raw.field(name).unwrap() = Some(text);
        }
        if let Err(faults) = CaseEvent::read(&raw, now_ms) {
            prop_assert!(faults.iter().all(|(field, _)| RawEvent::FIELDS.contains(field)));
        }
    }

    #[test]
    fn a_file_is_on_time_exactly_until_its_due_day(happened in 12_000_i64..20_000, due in 12_000_i64..20_000) {
        let at = Day(happened).starts_at_ms();
        let written = chrono::DateTime::from_timestamp_millis(at).unwrap().to_rfc3339();
        let show = Day(due).show();
        let due_on = format!("{}-{}-{}", &show[6..], &show[3..5], &show[..2]);
        let counted = measures(&[("step", "resolved"), ("happened_at", &written), ("due_on", &due_on)]);
        prop_assert_eq!(counted.contains(&Measure::FilesOnTime), happened <= due);
    }
}

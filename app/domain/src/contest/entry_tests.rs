//! The entry form: every field, every bound.

use super::{CONSENT_VERSION, Entry, EntryForm, EntryRefused, phone};
use crate::{
    code::{Code, Coded},
    contest::EntryGroup,
    time::Day,
};

fn citizen() -> EntryForm {
    EntryForm {
        group: EntryGroup::Encouraged,
        agency: String::new(),
        staff_code: String::new(),
        full_name: "Đặng Thị Ước Mơ".to_owned(),
        birth_date: "1990-05-17".to_owned(),
        commune: "xa-hoa-mau".to_owned(),
        phone: "0912 345 678".to_owned(),
        shows_name: false,
        consent: true,
        consent_version: CONSENT_VERSION.to_owned(),
    }
}

fn today() -> Day {
    Day::parse("2026-11-21").unwrap()
}

fn wrong(form: &EntryForm) -> Vec<(String, Code)> {
    match form.check(today(), 15) {
        Err(EntryRefused::Invalid(fields)) => {
            fields.into_iter().map(|field| (field.field, field.code)).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn one(field: &str, code: Code) -> Vec<(String, Code)> {
    vec![(field.to_owned(), code)]
}

#[test]
fn a_citizen_of_exactly_the_minimum_age_may_enter_and_a_day_younger_may_not() {
    let mut form = citizen();
    form.birth_date = "21/11/2011".to_owned();
    assert!(form.check(today(), 15).is_ok());
    form.birth_date = "22/11/2011".to_owned();
    assert_eq!(wrong(&form), one("birth_date", Code::TooYoung));
}

#[test]
fn impossible_births_are_no_dates() {
    for typed in ["2026-11-22", "1900-01-01", "31/02/1990", "hôm qua", "31021990", "17/5/90", "1/1/1/1990"] {
        let form = EntryForm { birth_date: typed.to_owned(), ..citizen() };
        assert_eq!(wrong(&form), one("birth_date", Code::NotADate), "{typed}");
    }
}

#[test]
fn a_birth_date_is_read_as_people_type_it() {
    for typed in ["1990-05-17", "17/05/1990", "17/5/1990", "17-05-1990", "17.5.1990", "17 5 1990", "17051990"]
    {
        let form = EntryForm { birth_date: typed.to_owned(), ..citizen() };
        let entry = form.check(today(), 15).unwrap();
        let Entry::Encouraged { birth_day, .. } = entry else { panic!("{entry:?}") };
        assert_eq!(birth_day.show(), "17/05/1990", "{typed}");
    }
}

#[test]
fn every_field_at_fault_is_named_in_the_order_of_the_form() {
    let empty = EntryForm {
        full_name: " ".to_owned(),
        birth_date: String::new(),
        commune: String::new(),
        phone: String::new(),
        shows_name: false,
        consent: false,
        ..citizen()
    };
    let fields: Vec<String> = wrong(&empty).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["full_name", "birth_date", "commune", "phone", "consent"]);
    let staff = EntryForm { group: EntryGroup::Mandatory, ..empty };
    let fields: Vec<String> = wrong(&staff).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["agency", "staff_code", "consent"]);
    assert_eq!(staff.check(today(), 15).unwrap_err().code(), Code::Required);
}

#[test]
fn consent_counts_only_for_the_text_that_is_in_force() {
    let form = EntryForm { consent_version: "2020-01".to_owned(), ..citizen() };
    assert_eq!(wrong(&form), one("consent", Code::ConsentMissing));
}

#[test]
fn names_have_letters_only_and_an_end() {
    for typed in ["a", "<b>An</b>", "An 2", "..", "An\u{0}Bình"] {
        let form = EntryForm { full_name: typed.to_owned(), ..citizen() };
        assert_eq!(wrong(&form), one("full_name", Code::NotAName), "{typed}");
    }
    let form = EntryForm { full_name: "An ".repeat(40), ..citizen() };
    assert_eq!(wrong(&form), one("full_name", Code::TooLong));
}

#[test]
fn one_number_has_one_spelling() {
    for typed in [
        "0912345678",
        "091.234.5678",
        "+84 912 345 678",
        "84912345678",
        "(+84) 0912-345-678",
        "84 0912345678",
    ] {
        assert_eq!(phone(typed), Ok("0912345678".to_owned()), "{typed}");
    }
    assert_eq!(phone("0209 3870 123"), Ok("02093870123".to_owned()));
    for typed in ["912345678", "09123456", "091234567890", "0012345678", "+1 912345678", "09l2345678", "+84"]
    {
        assert_eq!(phone(typed), Err(Code::NotAPhone), "{typed}");
    }
}

#[test]
fn one_person_has_one_identity_however_the_name_is_typed() {
    let identity = |name: &str, phone: &str| {
        let form = EntryForm { full_name: name.to_owned(), phone: phone.to_owned(), ..citizen() };
        form.check(today(), 15).unwrap().identity()
    };
    let first = identity("Đặng Thị Ước Mơ", "0912345678");
    assert_eq!(identity("ĐẶNG THỊ  ƯỚC MƠ", "+84912345678"), first);
    assert_eq!(
        identity("Đa\u{323}\u{306}ng Thi\u{323} U\u{31b}\u{301}\u{1b0}c Mo\u{31b}", "0912345678"),
        identity("Đặng Thị Ứưc Mơ", "0912345678"),
    );
    assert_ne!(identity("Đặng Thị Ước Mong", "0912345678"), first);
    assert_ne!(identity("Đặng Thị Ước Mơ", "0912345679"), first);
}

#[test]
fn staff_codes_are_read_in_any_case() {
    let form = EntryForm {
        group: EntryGroup::Mandatory,
        agency: "so-tai-chinh".to_owned(),
        staff_code: " cb001 ".to_owned(),
        ..citizen()
    };
    let entry = form.check(today(), 15).unwrap();
    let expected = Entry::Mandatory { agency: "so-tai-chinh".to_owned(), staff_code: "CB001".to_owned() };
    assert_eq!(entry, expected);
}

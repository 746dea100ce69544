//! Entering the contest: the form, its rules, and who counts as the same person.

use serde::{Deserialize, Serialize};

use super::EntryGroup;
use crate::{
    code::{Code, Coded, FieldError},
    text::fold,
    time::Day,
};

/// Version of the consent text that the entry page shows; the text changes only together with it.
pub const CONSENT_VERSION: &str = "2026-11c";

/// Longest name and code that are accepted, in letters.
const MOST_LETTERS: usize = 100;
/// Nobody alive is older; a birth date before that is a typing error.
const OLDEST_YEARS: u32 = 120;

/// The entry form as typed. Fields of the other group are ignored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryForm {
    /// As whom the person takes part.
    pub group: EntryGroup,
    /// Code of the agency (mandatory group).
    pub agency: String,
    /// Staff code (mandatory group).
    pub staff_code: String,
    /// Full name (encouraged group).
    pub full_name: String,
    /// Date of birth (encouraged group), `2008-11-21`, `21/11/2008` or `21112008`.
    pub birth_date: String,
    /// Code of the commune (encouraged group).
    pub commune: String,
    /// Telephone number (encouraged group).
    pub phone: String,
    /// Whether the person wants to be named in public tables; see [`super::may_be_named`].
    pub shows_name: bool,
    /// Whether the person agrees to the processing of these data.
    pub consent: bool,
    /// Version of the consent text that was shown.
    pub consent_version: String,
}

/// A form whose fields are in order; whether agency, staff code and commune exist is still to be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// An official or employee.
    Mandatory {
        /// Agency code.
        agency: String,
        /// Staff code in capitals.
        staff_code: String,
    },
    /// A citizen.
    Encouraged {
        /// Full name with single spaces.
        full_name: String,
        /// Day of birth.
        birth_day: Day,
        /// Commune code.
        commune: String,
        /// Telephone number, `0` and 9 or 10 digits.
        phone: String,
    },
}

/// What may show that two entries are one person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonTraits {
    /// The telephone number.
    pub phone: String,
    /// Name, birth date and commune.
    pub person: String,
}

/// Why an entry is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryRefused {
    /// No round is open.
    #[error("no round is open")]
    RoundNotOpen,
    /// Fields are missing or wrong; never empty.
    #[error("fields are missing or wrong")]
    Invalid(Vec<FieldError>),
    /// No such staff code in this agency.
    #[error("agency and staff code do not belong together")]
    StaffUnknown,
    /// The person has entered before.
    #[error("this person has entered before")]
    AlreadyEntered,
    /// The person helps to hold the contest.
    #[error("whoever helps to hold the contest does not take part")]
    Excluded,
}

impl Coded for EntryRefused {
    fn code(&self) -> Code {
        match self {
            Self::RoundNotOpen => Code::RoundNotOpen,
            Self::Invalid(fields) => fields.first().map_or(Code::Malformed, |field| field.code),
            Self::StaffUnknown => Code::StaffUnknown,
            Self::AlreadyEntered => Code::AlreadyEntered,
            Self::Excluded => Code::Excluded,
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::Invalid(fields) => fields.clone(),
            // Which of the two is wrong is not said: staff codes are not to be found out here.
            Self::StaffUnknown => vec![FieldError::new("staff_code", Code::StaffUnknown)],
            Self::RoundNotOpen | Self::AlreadyEntered | Self::Excluded => Vec::new(),
        }
    }
}

impl EntryRefused {
    /// The commune is not one of the province's.
    #[must_use]
    pub fn unknown_commune() -> Self {
        Self::Invalid(vec![FieldError::new("commune", Code::NotFound)])
    }
}

impl EntryForm {
    /// A form of this group with nothing filled in.
    #[must_use]
    pub const fn blank(group: EntryGroup) -> Self {
        Self {
            group,
            agency: String::new(),
            staff_code: String::new(),
            full_name: String::new(),
            birth_date: String::new(),
            commune: String::new(),
            phone: String::new(),
            shows_name: false,
            consent: false,
            consent_version: String::new(),
        }
    }

    /// The form with the consent to this version of its text; none when that is empty.
    #[must_use]
    pub fn agreeing(self, consent_version: String) -> Self {
        Self { consent: !consent_version.is_empty(), consent_version, ..self }
    }

    /// Checks every field of the chosen group; `today` is the day of entry in Vietnam.
    ///
    /// Errors: [`EntryRefused::Invalid`] with all fields at fault, in the order of the form.
    pub fn check(&self, today: Day, min_age_years: u32) -> Result<Entry, EntryRefused> {
        let mut wrong = Wrong::default();
        let entry = match self.group {
            EntryGroup::Mandatory => self.mandatory(&mut wrong),
            EntryGroup::Encouraged => self.encouraged(today, min_age_years, &mut wrong),
        };
        if !self.consent || self.consent_version != CONSENT_VERSION {
            wrong.note("consent", Code::ConsentMissing);
        }
        match entry {
            Some(entry) if wrong.fields.is_empty() => Ok(entry),
            _ => Err(EntryRefused::Invalid(wrong.fields)),
        }
    }

    fn mandatory(&self, wrong: &mut Wrong) -> Option<Entry> {
        let agency = wrong.unless("agency", required(&self.agency));
        let staff_code = wrong.unless("staff_code", required(&self.staff_code));
        Some(Entry::Mandatory { agency: agency?, staff_code: staff_code?.to_uppercase() })
    }

    fn encouraged(&self, today: Day, min_age_years: u32, wrong: &mut Wrong) -> Option<Entry> {
        let full_name = wrong.unless("full_name", person_name(&self.full_name));
        let birth_day = wrong.unless("birth_date", birth_day(&self.birth_date, today, min_age_years));
        let commune = wrong.unless("commune", required(&self.commune));
        let phone = wrong.unless("phone", required(&self.phone).and_then(|typed| phone(&typed)));
        Some(Entry::Encouraged {
            full_name: full_name?,
            birth_day: birth_day?,
            commune: commune?,
            phone: phone?,
        })
    }
}

impl Entry {
    /// Who this is, in one comparable text: two entries of one person have the same.
    #[must_use]
    pub fn identity(&self) -> String {
        match self {
            Self::Mandatory { staff_code, .. } => format!("staff {staff_code}"),
            Self::Encouraged { full_name, birth_day, phone, .. } => {
                format!("citizen {} {} {}", phone, birth_day.0, fold(full_name))
            }
        }
    }

    /// What may show that two entries are one person's: telephone number, and name with birth date and
    /// commune, each as one comparable text. `None` for the mandatory group, which the staff list knows.
    #[must_use]
    pub fn traits(&self) -> Option<PersonTraits> {
        match self {
            Self::Mandatory { .. } => None,
            Self::Encouraged { full_name, birth_day, commune, phone } => Some(PersonTraits {
                phone: format!("phone {phone}"),
                person: format!("person {} {} {commune}", fold(full_name), birth_day.0),
            }),
        }
    }

    /// The group this entry belongs to.
    #[must_use]
    pub const fn group(&self) -> EntryGroup {
        match self {
            Self::Mandatory { .. } => EntryGroup::Mandatory,
            Self::Encouraged { .. } => EntryGroup::Encouraged,
        }
    }
}

#[derive(Default)]
struct Wrong {
    fields: Vec<FieldError>,
}

impl Wrong {
    fn note(&mut self, field: &str, code: Code) {
        self.fields.push(FieldError::new(field, code));
    }

    fn unless<T>(&mut self, field: &str, checked: Result<T, Code>) -> Option<T> {
        checked.map_err(|code| self.note(field, code)).ok()
    }
}

fn required(typed: &str) -> Result<String, Code> {
    let text = typed.trim();
    match text.chars().take(MOST_LETTERS + 1).count() {
        0 => Err(Code::Required),
        letters if letters > MOST_LETTERS => Err(Code::TooLong),
        _ => Ok(text.to_owned()),
    }
}

fn person_name(typed: &str) -> Result<String, Code> {
    let name = required(typed)?.split_whitespace().collect::<Vec<_>>().join(" ");
    // Combining marks are what some keyboards send instead of ready-made Vietnamese letters.
    let fits =
        |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’' | '\u{300}'..='\u{36f}');
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters >= 2 && name.chars().all(fits) { Ok(name) } else { Err(Code::NotAName) }
}

fn birth_day(typed: &str, today: Day, min_age_years: u32) -> Result<Day, Code> {
    let day = read_day(&required(typed)?).ok_or(Code::NotADate)?;
    match day.full_years_until(today) {
        None => Err(Code::NotADate),
        Some(years) if years > OLDEST_YEARS => Err(Code::NotADate),
        Some(years) if years < min_age_years => Err(Code::TooYoung),
        Some(_) => Ok(day),
    }
}

/// Reads day, month and year with anything between them, or as eight digits: numeric keypads have no slash.
fn read_day(typed: &str) -> Option<Day> {
    let parts: Vec<&str> =
        typed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [digits] if digits.len() == 8 => {
            let (day, rest) = digits.split_at(2);
            let (month, year) = rest.split_at(2);
            Day::parse(&format!("{day}/{month}/{year}"))
        }
        [year, month, day] if year.len() == 4 => Day::parse(&format!("{year}-{month}-{day}")),
        [day, month, year] if year.len() == 4 => Day::parse(&format!("{day}/{month}/{year}")),
        _ => None,
    }
}

/// A Vietnamese number as `0` and 9 (mobile) or 10 (landline) digits, from `0…`, `84…`, `+84…` or `+84 (0)…`.
fn phone(typed: &str) -> Result<String, Code> {
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '.' | '-' | '(' | ')' | '\u{a0}');
    let written: String = typed.chars().filter(kept).collect();
    let national = if let Some(rest) = written.strip_prefix("+84") {
        rest.strip_prefix('0').unwrap_or(rest)
    } else if let Some(rest) = written.strip_prefix('0') {
        rest
    } else if let Some(rest) = written.strip_prefix("84") {
        rest.strip_prefix('0').unwrap_or(rest)
    } else {
        return Err(Code::NotAPhone);
    };
    let digits = national.len();
    let right = national.bytes().all(|byte| byte.is_ascii_digit()) && !national.starts_with('0');
    if right && (digits == 9 || digits == 10) { Ok(format!("0{national}")) } else { Err(Code::NotAPhone) }
}

#[cfg(test)]
#[path = "entry_tests.rs"]
mod tests;

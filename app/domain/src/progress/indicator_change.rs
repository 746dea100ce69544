//! Changing what is measured: the rules of an indicator, and its published changes.

use serde::{Deserialize, Serialize};

use super::{Baseline, Indicator, Measure, Unit};
use crate::{
    Bilingual,
    code::{Code, Coded, FieldError},
};

/// Longest name, label or source, in letters.
const MOST_LETTERS: usize = 300;
/// Most that a count can be asked for.
const MOST_CASES: i64 = 100_000_000;
/// Basis points of the whole.
const WHOLE_BP: i64 = 10_000;

/// A published change of the indicators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorChange {
    /// When, UTC milliseconds.
    pub changed_at_ms: i64,
    /// Why, in the organisers' words.
    pub reason: String,
    /// The indicator before; none when it is new.
    pub before: Option<Indicator>,
    /// The indicator after; none when it was withdrawn.
    pub after: Option<Indicator>,
}

/// The campaign's indicators as organisers see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorsPage {
    /// In declared order.
    pub indicators: Vec<IndicatorInForce>,
    /// Newest first.
    pub changes: Vec<IndicatorChange>,
}

/// An indicator and what rests on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorInForce {
    /// The indicator.
    pub indicator: Indicator,
    /// How often it was changed: whoever changes it has to have seen the last change.
    pub version: u32,
    /// Whether a standard for individuals goes by it.
    pub is_standard: bool,
}

/// Why a change of the indicators is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IndicatorRefused {
    /// Fields are missing or out of range; never empty.
    #[error("fields are missing or out of range")]
    Invalid(Vec<FieldError>),
    /// Somebody has changed or withdrawn it meanwhile.
    #[error("the indicator was changed meanwhile")]
    Outdated,
    /// A standard goes by it: it can neither be withdrawn nor get another unit.
    #[error("a standard for individuals goes by this indicator")]
    IsStandard,
}

impl Coded for IndicatorRefused {
    fn code(&self) -> Code {
        match self {
            Self::Invalid(fields) => fields.first().map_or(Code::Malformed, |field| field.code),
            Self::Outdated => Code::ChangedMeanwhile,
            Self::IsStandard => Code::InUse,
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::Invalid(fields) => fields.clone(),
            Self::Outdated => Vec::new(),
            Self::IsStandard => vec![FieldError::new("unit", Code::InUse)],
        }
    }
}

/// Reads a figure as typed, “99,5” or “1 200”, in the unit of the indicator; none where nothing is typed.
///
/// Errors: no number; more decimals than are shown.
pub fn typed_figure(unit: Unit, typed: &str) -> Result<Option<i64>, Code> {
    let text: String = typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '%').collect();
    if text.is_empty() {
        return Ok(None);
    }
    match unit {
        Unit::Count => cases(&text),
        Unit::Share => basis_points(&text),
    }
    .map(Some)
}

/// Cases, perhaps grouped by thousands: “1.200” as Vietnamese write it, “1,200” as English do.
fn cases(text: &str) -> Result<i64, Code> {
    let groups: Vec<&str> = text.split(['.', ',']).collect();
    let is_grouped = groups[1..].iter().all(|group| group.len() == 3)
        && (groups.len() == 1 || (1..=3).contains(&groups[0].len()));
    if is_grouped { whole_number(&groups.concat()) } else { Err(Code::Malformed) }
}

fn basis_points(text: &str) -> Result<i64, Code> {
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let hundredths = match decimals.len() {
        1 => whole_number(decimals)? * 10,
        2 => whole_number(decimals)?,
        _ => return Err(Code::Malformed),
    };
    let share = whole_number(whole)?.checked_mul(100).and_then(|share| share.checked_add(hundredths));
    share.ok_or(Code::OutOfRange)
}

fn whole_number(digits: &str) -> Result<i64, Code> {
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(Code::Malformed);
    }
    digits.parse().map_err(|_| Code::OutOfRange)
}

impl Indicator {
    /// The indicator with tidy texts. Errors: [`IndicatorRefused::Invalid`] with all fields at fault.
    pub fn check(&self) -> Result<Self, IndicatorRefused> {
        let mut wrong = Vec::new();
        let name = tidy_pair(&mut wrong, "name", &self.name);
        let source = tidy_pair(&mut wrong, "source", &self.source);
        let baseline = self.baseline.as_ref().map(|earlier| Baseline {
            value: earlier.value,
            label: tidy_pair(&mut wrong, "baseline_label", &earlier.label),
        });
        let numerator = tidy_measures(&self.numerator);
        let denominator = tidy_measures(&self.denominator);
        if numerator.is_empty() {
            wrong.push(FieldError::new("numerator", Code::Required));
        }
        if self.unit == Unit::Share && denominator.is_empty() {
            wrong.push(FieldError::new("denominator", Code::Required));
        }
        let most = if self.unit == Unit::Share { WHOLE_BP } else { MOST_CASES };
        let fits = |value: i64| (0..=most).contains(&value);
        for (field, is_right) in [
            ("target", self.target.is_none_or(fits)),
            ("baseline", self.baseline.as_ref().is_none_or(|earlier| fits(earlier.value))),
            ("min_sample", (0..=MOST_CASES).contains(&self.min_sample)),
        ] {
            if !is_right {
                wrong.push(FieldError::new(field, Code::OutOfRange));
            }
        }
        if wrong.is_empty() {
            Ok(Self { name, source, baseline, numerator, denominator, ..self.clone() })
        } else {
            Err(IndicatorRefused::Invalid(wrong))
        }
    }
}

/// Whether an indicator may become another, or be withdrawn, for this reason; answers the tidy reason.
pub fn judge_indicator_change(
    before: Option<&Indicator>,
    after: Option<&Indicator>,
    is_standard: bool,
    reason: &str,
) -> Result<String, IndicatorRefused> {
    let keeps_unit = match (before, after) {
        (Some(before), Some(after)) => before.unit == after.unit,
        (Some(_), None) => false,
        (None, _) => true,
    };
    if is_standard && !keeps_unit {
        return Err(IndicatorRefused::IsStandard);
    }
    let mut wrong = Vec::new();
    let reason = tidy(&mut wrong, "reason", reason);
    if wrong.is_empty() { Ok(reason) } else { Err(IndicatorRefused::Invalid(wrong)) }
}

fn tidy_pair(wrong: &mut Vec<FieldError>, field: &str, texts: &Bilingual) -> Bilingual {
    let vi = tidy(wrong, &format!("{field}_vi"), &texts.vi);
    Bilingual::new(vi, tidy(wrong, &format!("{field}_en"), &texts.en))
}

fn tidy(wrong: &mut Vec<FieldError>, field: &str, typed: &str) -> String {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        wrong.push(FieldError::new(field, Code::Required));
    } else if text.chars().count() > MOST_LETTERS {
        wrong.push(FieldError::new(field, Code::TooLong));
    } else if text.chars().any(char::is_control) {
        wrong.push(FieldError::new(field, Code::Malformed));
    }
    text
}

/// Each measure once, in the order of the list of measures: counted twice, a case would be two.
fn tidy_measures(measures: &[Measure]) -> Vec<Measure> {
    Measure::ALL.iter().copied().filter(|measure| measures.contains(measure)).collect()
}

#[cfg(test)]
mod tests {
    use super::{IndicatorRefused, judge_indicator_change, typed_figure};
    use crate::{
        Bilingual, Code, Coded,
        progress::{Baseline, Direction, Indicator, Measure, Unit},
    };

    fn on_time() -> Indicator {
        Indicator {
            code: "on_time".to_owned(),
            name: Bilingual::new(" Đúng  hạn ", "On time"),
            unit: Unit::Share,
            numerator: vec![Measure::FilesOnTime, Measure::FilesOnTime],
            denominator: vec![Measure::FilesResolved],
            direction: Direction::AtLeast,
            target: Some(9_900),
            min_sample: 30,
            baseline: None,
            source: Bilingual::new("Kế hoạch", "Plan"),
        }
    }

    fn faults(indicator: &Indicator) -> Vec<(String, Code)> {
        match indicator.check() {
            Err(IndicatorRefused::Invalid(fields)) => {
                fields.into_iter().map(|fault| (fault.field, fault.code)).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn figures_are_read_as_they_are_typed() {
        let share = |typed| typed_figure(Unit::Share, typed);
        assert_eq!(share("99"), Ok(Some(9_900)));
        assert_eq!(share(" 99,5 % "), Ok(Some(9_950)));
        assert_eq!(share("0.1"), Ok(Some(10)));
        assert_eq!(share("99,05"), Ok(Some(9_905)));
        assert_eq!(share(" "), Ok(None));
        for bad in ["99,555", "99,", "-1", ",5", "9 9 x", "1,2,3", "∞"] {
            assert_eq!(share(bad), Err(Code::Malformed), "{bad}");
        }
        assert_eq!(share("99999999999999999999"), Err(Code::OutOfRange));
        assert_eq!(share("922337203685477580"), Err(Code::OutOfRange));
        let count = |typed| typed_figure(Unit::Count, typed);
        for grouped in ["1200", "1 200", "1.200", "1,200"] {
            assert_eq!(count(grouped), Ok(Some(1_200)), "{grouped}");
        }
        for bad in ["1.20", "1200.000", ".200", "-5", "5%5x"] {
            assert_eq!(count(bad), Err(Code::Malformed), "{bad}");
        }
    }

    #[test]
    fn a_sound_indicator_is_tidied() {
        let checked = on_time().check().unwrap();
        assert_eq!(checked.name.vi, "Đúng hạn");
        assert_eq!(checked.numerator, [Measure::FilesOnTime]);
        assert_eq!(checked.check(), Ok(checked.clone()));
    }

    #[test]
    fn every_field_at_fault_is_named() {
        let mut bad = on_time();
        bad.name.en = " ".to_owned();
        bad.source.vi = "x".repeat(301);
        bad.numerator.clear();
        bad.denominator.clear();
        bad.target = Some(10_001);
        bad.min_sample = -1;
        bad.baseline = Some(Baseline { value: -1, label: Bilingual::new("", "2023") });
        let named: Vec<(String, Code)> = [
            ("name_en", Code::Required),
            ("source_vi", Code::TooLong),
            ("baseline_label_vi", Code::Required),
            ("numerator", Code::Required),
            ("denominator", Code::Required),
            ("target", Code::OutOfRange),
            ("baseline", Code::OutOfRange),
            ("min_sample", Code::OutOfRange),
        ]
        .map(|(field, code)| (field.to_owned(), code))
        .into();
        assert_eq!(faults(&bad), named);
        // A count needs no cases to be among, and may pass 10,000.
        let mut count = on_time();
        (count.unit, count.target) = (Unit::Count, Some(25_000));
        count.denominator.clear();
        assert!(count.check().is_ok());
    }

    #[test]
    fn a_change_needs_a_reason_and_leaves_standards_their_footing() {
        let (before, mut after) = (on_time(), on_time());
        after.target = Some(9_950);
        let judge = |after: Option<&Indicator>, is_standard, reason| {
            judge_indicator_change(Some(&before), after, is_standard, reason)
        };
        assert_eq!(judge(Some(&after), true, " Kế hoạch  mới ").as_deref(), Ok("Kế hoạch mới"));
        assert_eq!(judge(Some(&after), false, " ").unwrap_err().fields()[0].field, "reason");
        assert_eq!(judge(None, true, "Bỏ"), Err(IndicatorRefused::IsStandard));
        assert!(judge(None, false, "Bỏ").is_ok());
        let after = Indicator { unit: Unit::Count, ..after };
        assert_eq!(judge(Some(&after), true, "Đổi"), Err(IndicatorRefused::IsStandard));
        assert!(judge_indicator_change(None, Some(&after), false, "Mới").is_ok());
    }
}

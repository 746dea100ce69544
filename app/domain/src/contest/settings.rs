//! The settings of a round: the rules are made from them, and a change of them is published.

use serde::{Deserialize, Serialize};

use super::{
    Blueprint, CountedAttempt, MOST_ATTEMPTS, Prediction, Prize, RoundInfo, RoundState, ShowsResult,
    awards::check_prizes,
};
use crate::{
    code::{Code, Coded, FieldError},
    text::Bilingual,
};

/// Longest name of a round, in letters.
const MOST_LETTERS: usize = 200;

/// What organisers set of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundSettings {
    /// Name of the round.
    pub title: Bilingual,
    /// Questions on a paper.
    pub question_count: u32,
    /// Time limit of an attempt, seconds.
    pub time_limit_s: i64,
    /// Minimum age on the day of entry, completed years.
    pub min_age_years: u32,
    /// How long after the deadline answers given before it may arrive, seconds.
    pub grace_s: i64,
    /// What contestants are to predict, if anything; fixed when the round opens.
    pub prediction: Option<Prediction>,
    /// From when on public tables stand still until the round is closed, UTC milliseconds.
    pub freeze_at_ms: Option<i64>,
    /// When the server opens the round by itself, UTC milliseconds; none: an organiser does.
    #[serde(default)]
    pub opens_at_ms: Option<i64>,
    /// When the last attempts end and the server closes the round, UTC milliseconds; none: an organiser does.
    #[serde(default)]
    pub closes_at_ms: Option<i64>,
    /// What papers are made of.
    #[serde(default)]
    pub blueprint: Blueprint,
    /// Right answers that pass; none: nobody passes or fails.
    #[serde(default)]
    pub pass_mark: Option<u32>,
    /// When scores are seen.
    #[serde(default = "at_once")]
    pub shows_result: ShowsResult,
    /// What the first places get, by place.
    #[serde(default)]
    pub prizes: Vec<Prize>,
    /// How many attempts a contestant has; fixed when the round opens.
    #[serde(default = "one")]
    pub attempts_allowed: u32,
    /// Which of several attempts counts; fixed when the round opens.
    #[serde(default = "best")]
    pub counted_attempt: CountedAttempt,
}

/// What rounds were before they said so.
const fn one() -> u32 {
    1
}

/// What rounds were before they said so.
const fn best() -> CountedAttempt {
    CountedAttempt::Best
}

/// What rounds were before they said so.
const fn at_once() -> ShowsResult {
    ShowsResult::AtOnce
}

/// A published change of a round's rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesChange {
    /// When, UTC milliseconds.
    pub changed_at_ms: i64,
    /// Why, in the organisers' words; may be empty as long as nobody had started.
    pub reason: String,
    /// The settings before.
    pub before: RoundSettings,
    /// The settings after.
    pub after: RoundSettings,
}

/// Why settings are not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsRefused {
    /// Fields are missing or out of range; never empty.
    #[error("fields are missing or out of range")]
    Invalid(Vec<FieldError>),
    /// Somebody has started, and nothing says why the rules change.
    #[error("the reason is missing")]
    ReasonMissing,
    /// The round is closed.
    #[error("the settings of a closed round stay as they are")]
    WrongState,
    /// The bank cannot fill a paper.
    #[error("the question bank is smaller than a paper")]
    BankTooSmall,
    /// By what the ranking goes is declared before the round opens.
    #[error("the prediction question of an open round stays as it is")]
    PredictionFixed,
    /// So is which attempt counts.
    #[error("the attempts of an open round stay as they are")]
    AttemptsFixed,
}

impl Coded for SettingsRefused {
    fn code(&self) -> Code {
        match self {
            Self::Invalid(fields) => fields.first().map_or(Code::Malformed, |field| field.code),
            Self::ReasonMissing => Code::Required,
            Self::WrongState | Self::PredictionFixed | Self::AttemptsFixed => Code::WrongState,
            Self::BankTooSmall => Code::BankTooSmall,
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::Invalid(fields) => fields.clone(),
            Self::ReasonMissing => vec![FieldError::new("reason", Code::Required)],
            Self::PredictionFixed => vec![FieldError::new("prediction", Code::WrongState)],
            Self::AttemptsFixed => vec![FieldError::new("attempts_allowed", Code::WrongState)],
            Self::BankTooSmall => vec![FieldError::new("blueprint", Code::BankTooSmall)],
            Self::WrongState => Vec::new(),
        }
    }
}

impl SettingsRefused {
    /// One field is at fault.
    #[must_use]
    pub fn of_field(field: &str, code: Code) -> Self {
        Self::Invalid(vec![FieldError::new(field, code)])
    }
}

impl RoundSettings {
    /// The settings with tidy names. Errors: [`SettingsRefused::Invalid`] with all fields at fault.
    pub fn check(&self) -> Result<Self, SettingsRefused> {
        let mut wrong = Vec::new();
        let mut name = |field: &str, typed: &str| {
            let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
            match text.chars().count() {
                0 => wrong.push(FieldError::new(field, Code::Required)),
                letters if letters > MOST_LETTERS => wrong.push(FieldError::new(field, Code::TooLong)),
                _ => {}
            }
            text
        };
        let title = Bilingual::new(name("title_vi", &self.title.vi), name("title_en", &self.title.en));
        for (field, is_right) in [
            ("question_count", (1..=200).contains(&self.question_count)),
            ("time_limit", (60..=4 * 3600).contains(&self.time_limit_s)),
            ("min_age_years", self.min_age_years <= 100),
            ("grace_s", (0..=600).contains(&self.grace_s)),
            ("attempts_allowed", (1..=MOST_ATTEMPTS).contains(&self.attempts_allowed)),
        ] {
            if !is_right {
                wrong.push(FieldError::new(field, Code::OutOfRange));
            }
        }
        if self.opens_at_ms.zip(self.closes_at_ms).is_some_and(|(opens_ms, closes_ms)| closes_ms <= opens_ms)
        {
            wrong.push(FieldError::new("closes_at", Code::OutOfRange));
        }
        wrong.extend(self.blueprint.faults(self.question_count));
        if self.pass_mark.is_some_and(|mark| !(1..=self.question_count).contains(&mark)) {
            wrong.push(FieldError::new("pass_mark", Code::OutOfRange));
        }
        match check_prizes(&self.prizes) {
            Ok(prizes) if wrong.is_empty() => Ok(Self { title, prizes, ..self.clone() }),
            Ok(_) => Err(SettingsRefused::Invalid(wrong)),
            Err(at_fault) => {
                wrong.push(at_fault);
                Err(SettingsRefused::Invalid(wrong))
            }
        }
    }
}

/// Whether a round's settings may become these, for this reason.
pub fn judge_change(round: &RoundInfo, after: &RoundSettings, reason: &str) -> Result<(), SettingsRefused> {
    let attempts = |set: &RoundSettings| (set.attempts_allowed, set.counted_attempt);
    match round.state {
        RoundState::Closed => Err(SettingsRefused::WrongState),
        RoundState::Open if round.settings.prediction != after.prediction => {
            Err(SettingsRefused::PredictionFixed)
        }
        RoundState::Open if attempts(&round.settings) != attempts(after) => {
            Err(SettingsRefused::AttemptsFixed)
        }
        RoundState::Open if round.started > 0 && reason.trim().is_empty() => {
            Err(SettingsRefused::ReasonMissing)
        }
        RoundState::Draft | RoundState::Open => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{RoundSettings, SettingsRefused, judge_change};
    use crate::{
        code::Coded,
        contest::{
            Blueprint, CountedAttempt, Prediction, Prize, RoundInfo, RoundState, ShowsResult, TopicQuota,
        },
        text::Bilingual,
    };

    fn settings() -> RoundSettings {
        RoundSettings {
            title: Bilingual::new(" Vòng  1 ", "Round 1"),
            question_count: 15,
            time_limit_s: 1_200,
            min_age_years: 15,
            grace_s: 60,
            prediction: None,
            freeze_at_ms: None,
            opens_at_ms: None,
            closes_at_ms: None,
            blueprint: Blueprint::default(),
            pass_mark: Some(10),
            shows_result: ShowsResult::AtOnce,
            prizes: Vec::new(),
            attempts_allowed: 1,
            counted_attempt: CountedAttempt::Best,
        }
    }

    #[test]
    fn names_are_tidied_and_every_field_at_fault_is_told() {
        assert_eq!(settings().check().unwrap().title.vi, "Vòng 1");
        let wrong = RoundSettings {
            title: Bilingual::new(" ", "a".repeat(201)),
            question_count: 0,
            time_limit_s: 59,
            min_age_years: 101,
            grace_s: 601,
            prediction: None,
            freeze_at_ms: None,
            opens_at_ms: None,
            closes_at_ms: None,
            blueprint: Blueprint { topics: vec![TopicQuota { any: 1, ..TopicQuota::default() }] },
            pass_mark: Some(1),
            shows_result: ShowsResult::AtOnce,
            prizes: vec![Prize {
                first: 2,
                last: 1,
                name: Bilingual::new("Giải", "Prize"),
                count: 1,
                note: String::new(),
            }],
            attempts_allowed: 0,
            counted_attempt: CountedAttempt::Last,
        };
        let fields = wrong.check().unwrap_err().fields();
        let fields: Vec<_> = fields.iter().map(|field| (field.field.as_str(), field.code.name())).collect();
        assert_eq!(
            fields,
            [
                ("title_vi", "required"),
                ("title_en", "too_long"),
                ("question_count", "out_of_range"),
                ("time_limit", "out_of_range"),
                ("min_age_years", "out_of_range"),
                ("grace_s", "out_of_range"),
                ("attempts_allowed", "out_of_range"),
                ("blueprint", "out_of_range"),
                ("pass_mark", "out_of_range"),
                ("prizes", "out_of_range"),
            ]
        );
    }

    fn round(state: RoundState, started: u32) -> RoundInfo {
        RoundInfo {
            held_up: None,
            id: 1,
            state,
            settings: settings(),
            outages: Vec::new(),
            changes: Vec::new(),
            commitment: None,
            opened_at_ms: None,
            closed_at_ms: None,
            started,
            ended: 0,
        }
    }

    #[test]
    fn a_change_after_the_first_attempt_needs_a_reason() {
        let judge = |state, started, reason| judge_change(&round(state, started), &settings(), reason);
        assert_eq!(judge(RoundState::Draft, 0, ""), Ok(()));
        assert_eq!(judge(RoundState::Open, 0, ""), Ok(()));
        assert_eq!(judge(RoundState::Open, 1, " "), Err(SettingsRefused::ReasonMissing));
        assert_eq!(judge(RoundState::Open, 1, "Mất điện"), Ok(()));
        assert_eq!(judge(RoundState::Closed, 0, "Mất điện"), Err(SettingsRefused::WrongState));
    }

    #[test]
    fn what_decides_the_ranking_is_fixed_at_the_opening() {
        let asking = RoundSettings { prediction: Some(Prediction::AllRight), ..settings() };
        let judge = |state| judge_change(&round(state, 0), &asking, "Thêm câu dự đoán");
        assert_eq!(judge(RoundState::Draft), Ok(()));
        assert_eq!(judge(RoundState::Open), Err(SettingsRefused::PredictionFixed));
        let twice = RoundSettings { attempts_allowed: 2, ..settings() };
        let judge = |state| judge_change(&round(state, 0), &twice, "Thêm lượt");
        assert_eq!(judge(RoundState::Draft), Ok(()));
        assert_eq!(judge(RoundState::Open), Err(SettingsRefused::AttemptsFixed));
    }
}

//! The demonstration's contest: the question bank and one open round.

use domain::contest::{Picks, QuestionKind, Validity};
use serde::Deserialize;
use store::{
    StoreError, Tx,
    contest::{NewQuestion, SettingsRow},
};

use crate::core::Failure;

/// The prize table of the round, as it is stored.
const PRIZES: &str = r#"[
    {"first": 1, "last": 1, "name": {"vi": "Giải Nhất", "en": "First prize"}, "count": 1, "note": ""},
    {"first": 2, "last": 3, "name": {"vi": "Giải Nhì", "en": "Second prize"}, "count": 2, "note": ""},
    {"first": 4, "last": 8, "name": {"vi": "Giải Ba", "en": "Third prize"}, "count": 5, "note": ""}
]"#;
const QUESTIONS: &str = include_str!("../demo/questions.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bank {
    question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    code: String,
    topic: String,
    difficulty: String,
    #[serde(default)]
    kind: QuestionKind,
    text_vi: String,
    text_en: String,
    options_vi: Vec<String>,
    options_en: Vec<String>,
    key: Picks,
    source_vi: String,
    source_en: String,
    explanation_vi: String,
}

/// Fills the bank of campaign `campaign_id` and opens one round at `now_ms` (UTC milliseconds).
///
/// `draw_seed`: 32 random bytes.
pub(crate) async fn load(
    tx: &mut Tx,
    campaign_id: i64,
    draw_seed: &[u8],
    now_ms: i64,
) -> Result<(), Failure> {
    let bank: Bank = toml::from_str(QUESTIONS)
        .map_err(|error| StoreError::Corrupt(format!("the demonstration's questions: {error}")))?;
    for question in &bank.question {
        let question = NewQuestion {
            code: &question.code,
            topic: &question.topic,
            difficulty: &question.difficulty,
            kind: question.kind,
            text_vi: &question.text_vi,
            text_en: &question.text_en,
            options_vi: &question.options_vi,
            options_en: &question.options_en,
            key: question.key,
            source_vi: &question.source_vi,
            source_en: &question.source_en,
            validity: Validity::default(),
            explanation_vi: &question.explanation_vi,
        };
        store::contest::insert_question(tx, campaign_id, &question).await?;
    }
    let round = SettingsRow {
        title_vi: "Vòng 1: Tìm hiểu cải cách thủ tục hành chính",
        title_en: "Round 1: Knowing administrative reform",
        question_count: 15,
        time_limit_s: 20 * 60,
        min_age_years: 15,
        grace_s: 60,
        prediction: None,
        freeze_at: None,
        opens_at: None,
        closes_at: None,
        blueprint: None,
        pass_mark: Some(10),
        shows_result: "at_once",
        prizes: Some(PRIZES.to_owned()),
        attempts_allowed: 1,
        counted_attempt: "best",
    };
    let round_id = store::contest::insert_round(tx, campaign_id, &round).await?;
    store::contest::open_round(tx, round_id, now_ms, draw_seed).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::contest::Prize;

    use super::{Bank, PRIZES, QUESTIONS};

    #[test]
    fn the_prizes_can_be_read() {
        let prizes: Vec<Prize> = serde_json::from_str(PRIZES).unwrap();
        assert_eq!(prizes.len(), 3);
    }

    #[test]
    fn every_question_has_four_different_options_a_key_and_a_source() {
        // Of each kind there are some to look at.
        let bank: Bank = toml::from_str(QUESTIONS).unwrap();
        assert!(bank.question.len() >= 60, "{}", bank.question.len());
        let mut codes = BTreeSet::new();
        for question in &bank.question {
            assert!(codes.insert(&question.code), "{} twice", question.code);
            for options in [&question.options_vi, &question.options_en] {
                assert_eq!(options.len(), 4, "{}", question.code);
                assert_eq!(options.iter().collect::<BTreeSet<_>>().len(), 4, "{}", question.code);
            }
            assert!(question.kind.takes_key(question.key, 4), "{}", question.code);
            let texts = [
                &question.text_vi,
                &question.text_en,
                &question.source_vi,
                &question.source_en,
                &question.explanation_vi,
            ];
            assert!(texts.iter().all(|text| !text.trim().is_empty()), "{}", question.code);
        }
    }
}

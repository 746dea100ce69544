//! Publishing the result of a closed round: a file for each version, and what a correction changed.

use std::collections::BTreeMap;

use domain::{
    Bilingual,
    contest::{
        CameTrue, Correction, CorrectionKind, FRONT_PLACES, FiledAttempt, FiledQuestion, FrontLine, Lot,
        LotSeed, Picks, PublicName, PublicPerson, QuestionKind, ResultFile, ResultVersion, RoundResults,
        RoundState, compare, pseudonym,
    },
};
use sha2::{Digest, Sha256};
use store::{
    StoreError, Tx,
    contest::{CorrectionRow, EndedRow, FrontRow, KeyRow, NewCorrection, ResultRow, RoundRow},
};

use super::{
    asked,
    attempt::{own_answer, picks},
    identity::keyed_hash,
    named, predicted, round_state, settings, small,
};
use crate::core::{Failure, Service};

/// A decision about results, to be stored and published.
pub(super) struct Decision<'a> {
    pub(super) kind: CorrectionKind,
    /// The attempt or the question.
    pub(super) subject_id: i64,
    pub(super) reason: &'a str,
    pub(super) account_id: i64,
    pub(super) now_ms: i64,
}

impl Service {
    /// The results of all closed rounds with what was corrected, the newest round first.
    pub async fn round_results(&self) -> Result<Vec<RoundResults>, Failure> {
        let mut tx = self.db.read().await?;
        let mut all = Vec::new();
        for round in store::contest::rounds(&mut tx).await? {
            if round_state(&round)? == RoundState::Draft {
                continue;
            }
            let front = front(&mut tx, &round).await?;
            let versions = store::contest::results(&mut tx, round.id).await?;
            let corrections = store::contest::corrections(&mut tx, round.id).await?;
            if versions.is_empty() && corrections.is_empty() {
                continue;
            }
            all.push(RoundResults {
                round_id: round.id,
                title: Bilingual::new(round.title_vi.as_str(), round.title_en.as_str()),
                prediction: asked(round.prediction.as_deref())?,
                prizes: settings::prizes(&round)?,
                front,
                versions: versions.into_iter().map(version).collect::<Result<_, _>>()?,
                corrections: corrections.into_iter().map(correction).collect::<Result<_, _>>()?,
            });
        }
        Ok(all)
    }

    /// The file of a version of a round's result. Errors: not found.
    pub async fn result_file(&self, round_id: i64, version: i64) -> Result<String, Failure> {
        let mut tx = self.db.glance().await?;
        store::contest::result_file(&mut tx, round_id, version).await?.ok_or(Failure::NotFound)
    }
}

/// The first places of a closed round as the public sees them.
async fn front(tx: &mut Tx, round: &RoundRow) -> Result<Vec<FrontLine>, StoreError> {
    let draw = Draw::of(tx, round).await?;
    let line = |row: FrontRow| {
        let pseudonym = draw.pseudonym(row.contestant_id).unwrap_or_default();
        let person = PublicPerson {
            full_name: row.full_name,
            home: Bilingual::new(row.home_vi, row.home_en),
            phone: row.phone,
            shows_name: row.shows_name != 0,
        };
        Ok(FrontLine {
            place: small(row.place)?,
            name: PublicName::of(person, pseudonym),
            correct: small(row.correct_count)?,
            prediction: predicted(row.prediction)?,
            elapsed_ms: row.ended_at.saturating_sub(row.started_at),
        })
    };
    store::contest::front(tx, round.id).await?.into_iter().map(line).collect()
}

/// Keeps the first places of a result, so that nobody who looks at them has to wait for the whole.
async fn keep_front(tx: &mut Tx, file: &ResultFile, ids: &BTreeMap<String, i64>) -> Result<(), StoreError> {
    let ahead = file.attempts.iter().filter_map(|attempt| {
        let place = attempt.place.filter(|place| *place <= FRONT_PLACES)?;
        Some((i64::from(place), *ids.get(&attempt.pseudonym)?))
    });
    let ahead: Vec<(i64, i64)> = ahead.collect();
    store::contest::set_front(tx, file.round_id, &ahead).await
}

fn version(row: ResultRow) -> Result<ResultVersion, StoreError> {
    let actual = predicted(row.actual)?;
    Ok(ResultVersion { version: row.version, made_at_ms: row.made_at, digest: row.digest, actual })
}

fn correction(row: CorrectionRow) -> Result<Correction, StoreError> {
    let comparison = row.comparison.map(|json| serde_json::from_str(&json)).transpose();
    Ok(Correction {
        version: row.version,
        kind: named(&row.kind)?,
        subject_id: row.subject_id,
        reason: row.reason,
        made_at_ms: row.made_at,
        comparison: comparison.map_err(|error| StoreError::Corrupt(format!("a comparison: {error}")))?,
    })
}

/// Pseudonyms and lots of a round.
pub(super) struct Draw {
    round_id: i64,
    /// The campaign's key; none while nobody has entered.
    key: Option<Vec<u8>>,
    seed: Option<LotSeed>,
}

impl Draw {
    pub(super) async fn of(tx: &mut Tx, round: &RoundRow) -> Result<Self, StoreError> {
        let key = store::contest::contest_key(tx, round.campaign_id).await?;
        Ok(Self { round_id: round.id, key, seed: seed(round)? })
    }

    /// What the contestant is called in the round's result file; another name in each round.
    pub(super) fn pseudonym(&self, contestant_id: i64) -> Option<String> {
        let text = format!("result {} {contestant_id}", self.round_id);
        self.key.as_ref().map(|key| pseudonym(keyed_hash(key, &text)))
    }

    /// The contestant's lot; the same for all where no draw was prepared.
    pub(super) fn lot(&self, contestant_id: i64) -> Lot {
        let pseudonym = self.pseudonym(contestant_id);
        self.seed.zip(pseudonym).map(|(seed, pseudonym)| seed.lot(&pseudonym)).unwrap_or_default()
    }
}

/// The seed of a round's draw; none where it was opened without one.
pub(super) fn seed(round: &RoundRow) -> Result<Option<LotSeed>, StoreError> {
    let bytes = round.draw_seed.as_deref().map(<[u8; 32]>::try_from).transpose();
    let bytes = bytes.map_err(|_| StoreError::Corrupt(format!("seed of round {}", round.id)))?;
    Ok(bytes.map(LotSeed::new))
}

/// Stores the result of a closed round as it is now; answers it.
pub(super) async fn publish(tx: &mut Tx, round_id: i64, now_ms: i64) -> Result<ResultFile, StoreError> {
    let missing = || StoreError::Corrupt(format!("round {round_id} is not closed"));
    let round = store::contest::round(tx, round_id).await?.ok_or_else(missing)?;
    let closed_at_ms = round.closed_at.ok_or_else(missing)?;
    let draw = Draw::of(tx, &round).await?;
    let question = |row: KeyRow| {
        let (kind, key) = (named(&row.kind)?, picks(&row.answer_key)?);
        Ok(FiledQuestion { id: row.id, kind, key, is_void: row.voided_at.is_some() })
    };
    let questions = store::contest::used_questions(tx, round_id).await?;
    let questions: Vec<FiledQuestion> =
        questions.into_iter().map(question).collect::<Result<_, StoreError>>()?;
    let kinds = questions.iter().map(|question| (question.id, question.kind)).collect();
    let (attempts, ids) = attempts(tx, round_id, &draw, &kinds).await?;
    let file = ResultFile {
        round_id,
        version: round.results_version,
        closed_at_ms,
        title: Bilingual::new(round.title_vi.as_str(), round.title_en.as_str()),
        commitment: draw.seed.map(|seed| seed.commitment()),
        seed: draw.seed,
        // The true number follows from all that are ranked.
        prediction: asked(round.prediction.as_deref())?.map(|asked| CameTrue { asked, actual: 0 }),
        questions,
        attempts,
    }
    .ranked();
    let text = file.to_string();
    let digest = voting::to_hex(&Sha256::digest(&text));
    let actual = file.prediction.map(|came_true| i64::from(came_true.actual));
    let row = ResultRow { version: file.version, made_at: now_ms, digest, actual };
    store::contest::insert_result(tx, round_id, &row, &text).await?;
    keep_front(tx, &file, &ids).await?;
    Ok(file)
}

/// The ended attempts of a round, not yet in order, and their ids by pseudonym.
async fn attempts(
    tx: &mut Tx,
    round_id: i64,
    draw: &Draw,
    kinds: &BTreeMap<i64, QuestionKind>,
) -> Result<(Vec<FiledAttempt>, BTreeMap<String, i64>), StoreError> {
    let mut papers: BTreeMap<i64, Vec<(i64, Option<Picks>)>> = BTreeMap::new();
    for row in store::contest::answers(tx, round_id).await? {
        let kind = kinds.get(&row.question_id).copied().unwrap_or_default();
        let chosen = own_answer(kind, &row.option_order, row.picked.as_deref())?;
        papers.entry(row.attempt_id).or_default().push((row.question_id, chosen));
    }
    let mut ids = BTreeMap::new();
    let filed = |row: EndedRow| {
        let pseudonym = draw.pseudonym(row.contestant_id);
        let pseudonym = pseudonym.ok_or_else(|| StoreError::Corrupt("no key of pseudonyms".to_owned()))?;
        ids.insert(pseudonym.clone(), row.id);
        Ok(FiledAttempt {
            pseudonym,
            // The true place follows from the order of all.
            place: row.disqualified_at.is_none().then_some(0),
            correct: small(row.correct_count)?,
            started_at_ms: row.started_at,
            ended_at_ms: row.ended_at,
            prediction: predicted(row.prediction)?,
            answers: papers.remove(&row.id).unwrap_or_default(),
        })
    };
    let ended = store::contest::ended_attempts(tx, round_id).await?;
    let filed: Vec<FiledAttempt> = ended.into_iter().map(filed).collect::<Result<_, StoreError>>()?;
    Ok((filed, ids))
}

/// Notes a decision about a round's results; where these are published, as a new version beside the old.
pub(super) async fn correct(tx: &mut Tx, round_id: i64, decision: &Decision<'_>) -> Result<(), StoreError> {
    store::contest::bump_results(tx, round_id).await?;
    let missing = || StoreError::Corrupt(format!("round {round_id} is missing"));
    let round = store::contest::round(tx, round_id).await?.ok_or_else(missing)?;
    let version = round.results_version;
    let before = store::contest::result_file(tx, round_id, version - 1).await?;
    let comparison = match before {
        Some(before) => {
            let before: ResultFile = before.parse().map_err(|bad| StoreError::Corrupt(format!("{bad}")))?;
            let after = publish(tx, round_id, decision.now_ms).await?;
            let json = serde_json::to_string(&compare(&before, &after));
            Some(json.map_err(|error| StoreError::Corrupt(error.to_string()))?)
        }
        // The round is open: its first result is made when it closes.
        None => None,
    };
    let correction = NewCorrection {
        round_id,
        version,
        kind: decision.kind.name(),
        subject_id: decision.subject_id,
        reason: decision.reason,
        made_at_ms: decision.now_ms,
        made_by: decision.account_id,
        comparison: comparison.as_deref(),
    };
    store::contest::insert_correction(tx, &correction).await
}

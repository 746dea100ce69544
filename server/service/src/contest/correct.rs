//! Corrections after the fact: disqualified attempts and void questions.
//!
//! Each changes the scoreboard by what it changes and bumps the version of the round's results.

use domain::contest::{Board, BoardChange, CorrectionKind, CorrectionRefused};
use store::{StoreError, Tx, contest::AttemptRow};

use super::{
    board, counted, ending,
    publish::{self, Decision},
};
use crate::core::{Failure, Organiser, Service};

type Outcome<T> = Result<T, Failure<CorrectionRefused>>;

/// How many attempts one statement scores anew.
const MOST_PER_STATEMENT: usize = 500;

struct Correction {
    id: i64,
    reason: String,
    account_id: i64,
    now_ms: i64,
}

impl Service {
    /// Takes an ended attempt out of ranking and scoreboard; the reason is recorded.
    pub async fn disqualify(&self, by: Organiser, attempt_id: i64, reason: &str) -> Outcome<()> {
        let correction = self.correction(by, attempt_id, reason)?;
        self.db.write(correction, |tx, correction| Box::pin(disqualify(tx, correction))).await
    }

    /// Declares a question void: it counts for nobody any more. Answers how many ended attempts it was in.
    pub async fn void_question(&self, by: Organiser, question_id: i64, reason: &str) -> Outcome<usize> {
        let correction = self.correction(by, question_id, reason)?;
        self.db.write(correction, |tx, correction| Box::pin(void(tx, correction))).await
    }

    fn correction(&self, by: Organiser, id: i64, reason: &str) -> Outcome<Correction> {
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return Err(Failure::Refused(CorrectionRefused::ReasonMissing));
        }
        Ok(Correction { id, reason, account_id: by.account_id, now_ms: self.now_ms() })
    }
}

impl Correction {
    fn decision(&self, kind: CorrectionKind) -> Decision<'_> {
        let (account_id, now_ms) = (self.account_id, self.now_ms);
        Decision { kind, subject_id: self.id, reason: &self.reason, account_id, now_ms }
    }
}

async fn disqualify(tx: &mut Tx, correction: &Correction) -> Outcome<()> {
    let attempt = store::contest::attempt(tx, correction.id).await?.ok_or(Failure::NotFound)?;
    let decision = correction.decision(CorrectionKind::Disqualify);
    if !take_out(tx, &attempt, &decision).await? {
        return Err(Failure::Refused(CorrectionRefused::WrongState));
    }
    record(tx, correction, "contest.disqualify", &format!("attempt {}", attempt.id)).await?;
    Ok(())
}

/// Takes the contestant of an attempt out of its round's ranking and scoreboard, with all attempts there; `false`
/// when one runs or they were taken out before.
pub(super) async fn take_out(
    tx: &mut Tx,
    attempt: &AttemptRow,
    decision: &Decision<'_>,
) -> Result<bool, StoreError> {
    let all = store::contest::attempts_in_round(tx, attempt.round_id, &[attempt.contestant_id]).await?;
    if !store::contest::disqualify_attempt(tx, attempt.id, decision.now_ms).await? {
        return Ok(false);
    }
    let mut changes = Board::default();
    if let Some(counting) = counted::counting(&all)? {
        let score = board::stored_score(counting)?;
        for (_, key) in board::keys(tx, std::slice::from_ref(counting)).await? {
            changes.add(key, BoardChange::disqualified(score));
        }
    }
    board::store(tx, &changes).await?;
    publish::correct(tx, attempt.round_id, decision).await?;
    Ok(true)
}

async fn void(tx: &mut Tx, correction: &Correction) -> Outcome<usize> {
    if !store::contest::void_question(tx, correction.id, correction.now_ms).await? {
        return Err(Failure::Refused(CorrectionRefused::WrongState));
    }
    let ids = store::contest::ended_with_question(tx, correction.id).await?;
    for ids in ids.chunks(MOST_PER_STATEMENT) {
        rescore(tx, ids).await?;
    }
    for round_id in store::contest::rounds_with_question(tx, correction.id).await? {
        publish::correct(tx, round_id, &correction.decision(CorrectionKind::VoidQuestion)).await?;
    }
    record(tx, correction, "contest.void_question", &format!("question {}", correction.id)).await?;
    Ok(ids.len())
}

/// Scores ended attempts anew.
async fn rescore(tx: &mut Tx, ids: &[i64]) -> Result<(), StoreError> {
    let attempts = store::contest::attempts(tx, ids).await?;
    let scores = ending::scores(tx, ids).await?;
    let keys = board::keys(tx, &attempts).await?;
    let (mut changes, mut rows) = (Board::default(), Vec::new());
    for attempt in &attempts {
        let score = scores.get(&attempt.id).copied().unwrap_or_default();
        rows.push((attempt.id, i64::from(score.correct), score.is_perfect()));
        if let (Some(key), true) = (keys.get(&attempt.id), counts(attempt)) {
            changes.add(*key, BoardChange::rescored(board::stored_score(attempt)?, score));
        }
    }
    store::contest::rescore_attempts(tx, &rows).await?;
    counted::choose(tx, &attempts, &mut changes).await?;
    board::store(tx, &changes).await
}

const fn counts(attempt: &AttemptRow) -> bool {
    attempt.disqualified_at.is_none() && attempt.counts != 0
}

async fn record(tx: &mut Tx, correction: &Correction, action: &str, subject: &str) -> Result<(), StoreError> {
    let by = Some(correction.account_id);
    store::audit::append(tx, correction.now_ms, "staff", by, action, subject, &correction.reason).await?;
    tx.announce_change();
    Ok(())
}

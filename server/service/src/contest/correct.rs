//! Corrections after the fact: disqualified attempts, void questions, and whom the contest excludes.
//!
//! Each changes the scoreboard by what it changes and bumps the version of the round's results.

use std::collections::BTreeSet;

use domain::contest::{Board, BoardChange, CorrectionRefused, ExclusionReason};
use store::{StoreError, Tx, contest::AttemptRow};

use super::{board, ending};
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

    /// Excludes an officer from the campaign's contest; whoever has entered before stays entered.
    pub async fn exclude(&self, by: Organiser, staff_code: &str, reason: ExclusionReason) -> Outcome<()> {
        let input = (staff_code.trim().to_uppercase(), reason, by.account_id, self.now_ms());
        self.db
            .write(input, |tx, (staff_code, reason, account_id, now_ms)| {
                Box::pin(async move {
                    let officer = store::agency::officer_by_staff_code(tx, staff_code).await?;
                    let officer = officer.ok_or(Failure::NotFound)?;
                    let campaign = store::campaign::current(tx).await?.ok_or(Failure::NotFound)?;
                    store::contest::exclude(tx, campaign.id, officer.id, reason.name()).await?;
                    let subject = format!("officer {}", officer.id);
                    let (kind, id) = ("staff", Some(*account_id));
                    store::audit::append(tx, *now_ms, kind, id, "contest.exclude", &subject, reason.name())
                        .await?;
                    Ok(())
                })
            })
            .await
    }

    fn correction(&self, by: Organiser, id: i64, reason: &str) -> Outcome<Correction> {
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return Err(Failure::Refused(CorrectionRefused::ReasonMissing));
        }
        Ok(Correction { id, reason, account_id: by.account_id, now_ms: self.now_ms() })
    }
}

async fn disqualify(tx: &mut Tx, correction: &Correction) -> Outcome<()> {
    let attempt = store::contest::attempt(tx, correction.id).await?.ok_or(Failure::NotFound)?;
    if !take_out(tx, &attempt, correction.now_ms).await? {
        return Err(Failure::Refused(CorrectionRefused::WrongState));
    }
    record(tx, correction, "contest.disqualify", &format!("attempt {}", attempt.id)).await?;
    Ok(())
}

/// Takes an attempt out of ranking and scoreboard; `false` when it runs or was taken out before.
pub(super) async fn take_out(tx: &mut Tx, attempt: &AttemptRow, now_ms: i64) -> Result<bool, StoreError> {
    if !store::contest::disqualify_attempt(tx, attempt.id, now_ms).await? {
        return Ok(false);
    }
    let mut changes = Board::default();
    let score = board::stored_score(attempt)?;
    for (_, key) in board::keys(tx, std::slice::from_ref(attempt)).await? {
        changes.add(key, BoardChange::disqualified(score));
    }
    board::store(tx, &changes).await?;
    store::contest::bump_results(tx, attempt.round_id).await?;
    Ok(true)
}

async fn void(tx: &mut Tx, correction: &Correction) -> Outcome<usize> {
    if !store::contest::void_question(tx, correction.id, correction.now_ms).await? {
        return Err(Failure::Refused(CorrectionRefused::WrongState));
    }
    let ids = store::contest::ended_with_question(tx, correction.id).await?;
    let mut rounds = BTreeSet::new();
    for ids in ids.chunks(MOST_PER_STATEMENT) {
        rounds.extend(rescore(tx, ids).await?);
    }
    for round_id in rounds {
        store::contest::bump_results(tx, round_id).await?;
    }
    record(tx, correction, "contest.void_question", &format!("question {}", correction.id)).await?;
    Ok(ids.len())
}

/// Scores ended attempts anew; answers their rounds.
async fn rescore(tx: &mut Tx, ids: &[i64]) -> Result<BTreeSet<i64>, StoreError> {
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
    board::store(tx, &changes).await?;
    Ok(attempts.iter().map(|attempt| attempt.round_id).collect())
}

const fn counts(attempt: &AttemptRow) -> bool {
    attempt.disqualified_at.is_none()
}

async fn record(tx: &mut Tx, correction: &Correction, action: &str, subject: &str) -> Result<(), StoreError> {
    let by = Some(correction.account_id);
    store::audit::append(tx, correction.now_ms, "staff", by, action, subject, &correction.reason).await?;
    tx.announce_change();
    Ok(())
}

//! Entries that may be one person's, judged by two organisers.

use domain::contest::{CorrectionKind, Review, ReviewRefused, SuspicionView, Verdict};
use store::{StoreError, Tx, contest::SuspicionRow};

use super::{correct, named, publish::Decision};
use crate::core::{Failure, Organiser, Service};

type Outcome<T> = Result<T, Failure<ReviewRefused>>;

/// Most suspicions that are shown at once.
const MOST_SHOWN: i64 = 200;

struct Judgement {
    id: i64,
    verdict: Verdict,
    account_id: i64,
    now_ms: i64,
}

impl Service {
    /// Entries that may be one person's, newest first.
    pub async fn suspicions(&self, _by: Organiser) -> Result<Vec<SuspicionView>, Failure> {
        let mut tx = self.db.read().await?;
        let Some(campaign) = store::campaign::current(&mut tx).await? else { return Ok(Vec::new()) };
        let mut views = Vec::new();
        for row in store::contest::suspicions(&mut tx, campaign.id, MOST_SHOWN).await? {
            let review = review(&row)?;
            views.push(SuspicionView {
                id: row.id,
                later: name(&mut tx, row.contestant_id).await?,
                earlier: name(&mut tx, row.other_id).await?,
                shares_phone: row.shared == "phone",
                first: review.first.map(|(_, verdict)| verdict),
                decided: review.decided(),
            });
        }
        Ok(views)
    }

    /// Gives a verdict; when two people say "the same", the later entry's attempt is disqualified.
    pub async fn judge_suspicion(&self, by: Organiser, id: i64, verdict: Verdict) -> Outcome<()> {
        let input = Judgement { id, verdict, account_id: by.account_id, now_ms: self.now_ms() };
        self.db.write(input, |tx, input| Box::pin(judge(tx, input))).await
    }
}

async fn name(tx: &mut Tx, contestant_id: i64) -> Result<String, StoreError> {
    let contestant = store::contest::contestant(tx, contestant_id).await?;
    Ok(contestant.map(|contestant| contestant.full_name).unwrap_or_default())
}

fn review(row: &SuspicionRow) -> Result<Review, StoreError> {
    let side = |by: Option<i64>, verdict: &Option<String>| match (by, verdict) {
        (Some(by), Some(verdict)) => Ok(Some((by, named(verdict)?))),
        _ => Ok::<_, StoreError>(None),
    };
    Ok(Review {
        first: side(row.first_by, &row.first_verdict)?,
        second: side(row.second_by, &row.second_verdict)?,
    })
}

async fn judge(tx: &mut Tx, input: &Judgement) -> Outcome<()> {
    let row = store::contest::suspicion(tx, input.id).await?.ok_or(Failure::NotFound)?;
    let judged = review(&row)?.judge(input.account_id, input.verdict).map_err(Failure::Refused)?;
    let decision = |subject_id| Decision {
        kind: CorrectionKind::SamePerson,
        subject_id,
        reason: "",
        account_id: input.account_id,
        now_ms: input.now_ms,
    };
    if judged.decided() == Some(Verdict::Same)
        && let Some(attempt) = store::contest::newest_attempt(tx, row.contestant_id).await?
        && attempt.disqualified_at.is_none()
        && !correct::take_out(tx, &attempt, &decision(attempt.id)).await?
    {
        // It still runs, and may not be taken out before it has ended.
        return Err(Failure::Refused(ReviewRefused::WrongState));
    }
    let side = |side: Option<(i64, Verdict)>| side.map(|(by, verdict)| (by, verdict.name()));
    store::contest::set_review(tx, row.id, side(judged.first), side(judged.second)).await?;
    let (subject, by) = (format!("suspicion {}", row.id), Some(input.account_id));
    let action = "contest.judge_suspicion";
    store::audit::append(tx, input.now_ms, "staff", by, action, &subject, input.verdict.name()).await?;
    tx.announce_change();
    Ok(())
}

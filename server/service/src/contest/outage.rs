//! Declared outages: whoever lost time gets exactly that much back.

use domain::contest::{
    AttemptState, Board, BoardChange, DeclaredOutage, Outage, OutageRefused, RoundState, lost_ms,
};
use store::{
    StoreError, Tx,
    contest::{AttemptRow, Extension, OutageRow, RoundRow},
};

use super::{board, counted, named, round_state, small};
use crate::core::{Failure, Organiser, Service};

type Outcome<T> = Result<T, Failure<OutageRefused>>;

struct Declaration {
    round_id: i64,
    span: Outage,
    reason: String,
    account_id: i64,
    now_ms: i64,
}

impl Service {
    /// Declares an outage in an open round; answers how many attempts got time back.
    ///
    /// An attempt whose time ran out meanwhile runs again if its new deadline is still to come.
    pub async fn declare_outage(
        &self,
        by: Organiser,
        round_id: i64,
        span: Outage,
        reason: &str,
    ) -> Outcome<usize> {
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return Err(Failure::Refused(OutageRefused::ReasonMissing));
        }
        let (account_id, now_ms) = (by.account_id, self.now_ms());
        let declaration = Declaration { round_id, span, reason, account_id, now_ms };
        self.db.write(declaration, |tx, declaration| Box::pin(declare(tx, declaration))).await
    }
}

/// The declared outages of a round in order of time.
pub(super) async fn declared(tx: &mut Tx, round_id: i64) -> Result<Vec<DeclaredOutage>, StoreError> {
    let rows = store::contest::outages(tx, round_id).await?;
    rows.into_iter()
        .map(|row| {
            Ok(DeclaredOutage {
                span: span(&row),
                reason: row.reason,
                declared_at_ms: row.declared_at,
                extended: small(row.extended)?,
            })
        })
        .collect()
}

const fn span(row: &OutageRow) -> Outage {
    Outage { began_at_ms: row.began_at, ended_at_ms: row.ended_at }
}

async fn declare(tx: &mut Tx, input: &Declaration) -> Outcome<usize> {
    let round = store::contest::round(tx, input.round_id).await?.ok_or(Failure::NotFound)?;
    if round_state(&round)? != RoundState::Open {
        return Err(Failure::Refused(OutageRefused::RoundNotOpen));
    }
    let declared = store::contest::outages(tx, round.id).await?;
    let mut spans: Vec<Outage> = declared.iter().map(span).collect();
    input.span.check(input.now_ms, &spans).map_err(Failure::Refused)?;
    spans.push(input.span);
    let extended = extend(tx, &round, &spans, input.span, input.now_ms).await?;
    let row = OutageRow {
        round_id: round.id,
        began_at: input.span.began_at_ms,
        ended_at: input.span.ended_at_ms,
        reason: input.reason.clone(),
        declared_at: input.now_ms,
        declared_by: input.account_id,
        extended: i64::try_from(extended).unwrap_or(i64::MAX),
    };
    store::contest::insert_outage(tx, &row).await?;
    let subject = format!("round {}", round.id);
    let detail = format!("{}..{} {extended}: {}", row.began_at, row.ended_at, row.reason);
    let by = Some(input.account_id);
    store::audit::append(tx, input.now_ms, "staff", by, "contest.declare_outage", &subject, &detail).await?;
    tx.announce_change();
    Ok(extended)
}

/// Gives the time back; answers how many attempts got some.
async fn extend(
    tx: &mut Tx,
    round: &RoundRow,
    spans: &[Outage],
    new: Outage,
    now_ms: i64,
) -> Result<usize, StoreError> {
    let (began, ended) = (new.began_at_ms, new.ended_at_ms);
    let attempts = store::contest::extendable_attempts(tx, round.id, began, ended).await?;
    let (mut extensions, mut reopened) = (Vec::new(), Vec::new());
    for attempt in attempts {
        let Some(extension) = extension(round, spans, &attempt, now_ms)? else { continue };
        extensions.push(extension);
        if named::<AttemptState>(&attempt.state)? == AttemptState::TimedOut {
            reopened.push(attempt);
        }
    }
    let mut changes = Board::default();
    let keys = board::keys(tx, &reopened).await?;
    for attempt in &reopened {
        if let Some(key) = keys.get(&attempt.id) {
            let change = match attempt.counts {
                0 => BoardChange::reopened_uncounted(),
                _ => BoardChange::reopened(board::stored_score(attempt)?),
            };
            changes.add(*key, change);
        }
    }
    store::contest::extend_attempts(tx, &extensions).await?;
    counted::choose(tx, &reopened, &mut changes).await?;
    board::store(tx, &changes).await?;
    Ok(extensions.len())
}

/// The attempt's new times; none when it lost nothing, or has ended and its new deadline is over too.
fn extension(
    round: &RoundRow,
    spans: &[Outage],
    attempt: &AttemptRow,
    now_ms: i64,
) -> Result<Option<Extension>, StoreError> {
    let without_ms = attempt.deadline_at - attempt.extended_ms;
    let extended_ms = lost_ms(attempt.started_at, without_ms, spans);
    let deadline_at_ms = without_ms + extended_ms;
    let is_over = named::<AttemptState>(&attempt.state)? != AttemptState::Open && deadline_at_ms <= now_ms;
    if extended_ms == attempt.extended_ms || is_over {
        return Ok(None);
    }
    let closes_at_ms = deadline_at_ms.saturating_add(round.grace_s.saturating_mul(1000));
    Ok(Some(Extension { attempt_id: attempt.id, deadline_at_ms, closes_at_ms, extended_ms }))
}

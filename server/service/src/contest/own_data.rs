//! A contestant's own data: shown and taken along, or erased.

use domain::{
    Bilingual,
    contest::{AttemptState, EraseRefused, OwnAttempt, OwnData, RoundState},
    time::Day,
};
use store::{StoreError, Tx};

use super::{attempt::own_answer, named, predicted, round_state, settings, small};
use crate::core::{Contestant, Failure, Service};

struct Erasure {
    contestant_id: i64,
    now_ms: i64,
}

impl Service {
    /// Everything that is stored about the contestant, but for secrets and hashes.
    pub async fn own_data(&self, by: Contestant) -> Result<OwnData, Failure> {
        let mut tx = self.db.read().await?;
        let row = store::contest::own_data(&mut tx, by.contestant_id).await?.ok_or(Failure::NotFound)?;
        let mut attempts = Vec::new();
        for id in store::contest::attempt_ids(&mut tx, by.contestant_id).await? {
            attempts.push(attempt(&mut tx, id).await?);
        }
        Ok(OwnData {
            full_name: row.full_name,
            group: named(&row.entry_group)?,
            home: Bilingual::new(row.home_vi, row.home_en),
            birth_date: row.birth_day.map(|day| Day(day).show()),
            phone: row.phone,
            shows_name: row.shows_name != 0,
            consent_version: row.consent_version,
            consented_at_ms: row.consented_at,
            attempts,
        })
    }

    /// Erases who the contestant is; answers and result stay without a name. Errors: an attempt runs.
    pub async fn erase_own_data(&self, by: Contestant) -> Result<(), Failure<EraseRefused>> {
        let input = Erasure { contestant_id: by.contestant_id, now_ms: self.now_ms() };
        self.db.write(input, |tx, input| Box::pin(erase(tx, input))).await
    }
}

async fn attempt(tx: &mut Tx, id: i64) -> Result<OwnAttempt, Failure> {
    let attempt = store::contest::attempt(tx, id).await?.ok_or(Failure::NotFound)?;
    let round = store::contest::round(tx, attempt.round_id).await?.ok_or(Failure::NotFound)?;
    let shows_scores = settings::shows_scores(&round)?;
    let items = store::contest::items(tx, id).await?;
    let texts = store::contest::question_texts(tx, id).await?;
    let answers = items.iter().zip(texts).map(|(item, question)| {
        let own = own_answer(question.kind, &item.option_order, item.picked.as_deref())?;
        let own = own.unwrap_or_default();
        let chosen = own.places().filter_map(|place| question.options.get(usize::from(place)).cloned());
        Ok((question.text, chosen.collect()))
    });
    let answers: Vec<(Bilingual, Vec<Bilingual>)> = answers.collect::<Result<_, StoreError>>()?;
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let answered = number(answers.iter().filter(|(_, chosen)| !chosen.is_empty()).count());
    let question_count = number(answers.len());
    // Who may begin again learns the questions of the bank from no attempt before.
    let state = named(&attempt.state)?;
    let is_kept_back =
        round.attempts_allowed > 1 && round_state(&round)? == RoundState::Open && state != AttemptState::Open;
    Ok(OwnAttempt {
        round: Bilingual::new(round.title_vi, round.title_en),
        state,
        started_at_ms: attempt.started_at,
        ended_at_ms: attempt.ended_at,
        correct: attempt.correct_count.filter(|_| shows_scores).map(small).transpose()?,
        prediction: predicted(attempt.prediction)?,
        answered,
        question_count,
        is_kept_back,
        answers: if is_kept_back { Vec::new() } else { answers },
    })
}

async fn erase(tx: &mut Tx, input: &Erasure) -> Result<(), Failure<EraseRefused>> {
    let newest = store::contest::newest_attempt(tx, input.contestant_id).await?;
    if let Some(attempt) = newest
        && named::<AttemptState>(&attempt.state)? == AttemptState::Open
    {
        return Err(Failure::Refused(EraseRefused::AttemptRuns));
    }
    store::contest::erase_contestant(tx, input.contestant_id, input.now_ms).await?;
    let (kind, id) = ("contestant", Some(input.contestant_id));
    store::audit::append(tx, input.now_ms, kind, id, "contest.erase_own_data", "own data", "").await?;
    Ok(())
}

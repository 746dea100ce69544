//! How the questions of a closed round did, from its published result.

use std::collections::BTreeMap;

use domain::{
    Bilingual,
    contest::{QuestionReport, ResultFile, RoundReport, item_statistics},
};
use store::StoreError;

use crate::core::{Failure, Organiser, Service};

impl Service {
    /// The questions of a closed round, those that fewest knew first. Errors: not found while it is not closed.
    pub async fn round_report(&self, _by: Organiser, round_id: i64) -> Result<RoundReport, Failure> {
        let mut tx = self.db.read().await?;
        let round = store::contest::round(&mut tx, round_id).await?.ok_or(Failure::NotFound)?;
        let text = store::contest::result_file(&mut tx, round_id, round.results_version).await?;
        let file: ResultFile = text
            .ok_or(Failure::NotFound)?
            .parse()
            .map_err(|bad| StoreError::Corrupt(format!("the result of round {round_id}: {bad}")))?;
        let bank = store::contest::bank_questions(&mut tx, round.campaign_id, None).await?;
        let mut bank: BTreeMap<i64, _> = bank.into_iter().map(|question| (question.id, question)).collect();
        let mut questions = Vec::new();
        for (statistics, filed) in item_statistics(&file).into_iter().zip(&file.questions) {
            let missing = || StoreError::Corrupt(format!("question {} is missing", filed.id));
            let question = bank.remove(&filed.id).ok_or_else(missing)?;
            questions.push(QuestionReport {
                code: question.code,
                text: question.text,
                options: question.options,
                is_void: filed.is_void,
                statistics,
            });
        }
        questions.sort_by(|a, b| {
            let (a, b) = (&a.statistics, &b.statistics);
            let by_share =
                (u64::from(a.right) * u64::from(b.papers)).cmp(&(u64::from(b.right) * u64::from(a.papers)));
            by_share.then(a.question_id.cmp(&b.question_id))
        });
        Ok(RoundReport { round_id, title: Bilingual::new(round.title_vi, round.title_en), questions })
    }
}

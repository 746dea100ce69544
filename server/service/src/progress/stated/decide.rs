//! An organiser accepts or rejects figures that wait.

use domain::progress::{FiguresRefused, StatedAs, may_accept};
use store::{
    Tx,
    progress::stated::{self, StandingRow},
};

use super::{
    Refused, audit, known,
    known::{Key, News, key_of},
    store_news::Facts,
};
use crate::core::{Failure, FigureKeeper, Organiser, Service};

/// Which waiting figures are decided.
#[derive(Debug, Clone)]
enum Chosen {
    /// These, all of them.
    Marked(Vec<i64>),
    /// Those of the agency with this code up to this number, apart from the decider's own.
    OfAgency(String, i64),
}

impl Service {
    /// Accepts waiting figures, all or none, or rejects them; answers how many.
    ///
    /// Errors: one was decided already or is the organiser's own, a part would be more than its whole.
    pub async fn decide_figures(&self, by: Organiser, ids: Vec<i64>, accept: bool) -> Result<usize, Refused> {
        self.decide(by, Chosen::Marked(ids), accept).await
    }

    /// Accepts an agency's waiting figures up to the one numbered `up_to`, or rejects them; answers how many.
    ///
    /// Those that the organiser has stated are left for another one. Errors: nothing waits, a part would be more
    /// than its whole.
    pub async fn decide_agency_figures(
        &self,
        by: Organiser,
        agency: String,
        up_to: i64,
        accept: bool,
    ) -> Result<usize, Refused> {
        self.decide(by, Chosen::OfAgency(agency, up_to), accept).await
    }

    async fn decide(&self, by: Organiser, chosen: Chosen, accept: bool) -> Result<usize, Refused> {
        let by = FigureKeeper { account_id: by.account_id, role: StatedAs::Organiser };
        let input = (by, chosen, accept, self.now_ms());
        let _turn = self.figures_turn.wait(&self.db).await;
        self.db
            .write(input, |tx, (by, chosen, accept, now_ms)| {
                Box::pin(decide(tx, *by, chosen, *accept, *now_ms))
            })
            .await
    }
}

async fn decide(
    tx: &mut Tx,
    by: FigureKeeper,
    chosen: &Chosen,
    accept: bool,
    now_ms: i64,
) -> Result<usize, Refused> {
    let mut known = known(tx, by, now_ms).await?;
    let (rows, subject) = match chosen {
        Chosen::Marked(ids) => {
            let mut wanted = ids.clone();
            wanted.sort_unstable();
            wanted.dedup();
            let rows = stated::waiting_among(tx, known.campaign.id, &wanted).await?;
            if rows.len() != wanted.len() {
                return Err(Failure::Refused(FiguresRefused::NothingWaits));
            }
            (rows, format!("{} figures", wanted.len()))
        }
        Chosen::OfAgency(code, up_to) => {
            let agency = known.agencies.iter().find(|agency| agency.code == *code);
            let agency_id = agency.map(|agency| agency.id).ok_or(Failure::NotFound)?;
            let campaign_id = known.campaign.id;
            let rows = stated::waiting_of(tx, campaign_id, agency_id, *up_to, by.account_id).await?;
            (rows, format!("agency {agency_id}"))
        }
    };
    if rows.is_empty() {
        return Err(Failure::Refused(FiguresRefused::NothingWaits));
    }
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    if accept {
        accept_rows(tx, &mut known, by, &rows, &ids, now_ms).await?;
    } else {
        stated::decide(tx, &ids, "rejected", by.account_id, now_ms).await?;
    }
    let action = if accept { "figures.accept" } else { "figures.reject" };
    audit(tx, by, now_ms, action, &subject, &numbers(&ids)).await?;
    Ok(rows.len())
}

async fn accept_rows(
    tx: &mut Tx,
    known: &mut super::Known,
    by: FigureKeeper,
    rows: &[StandingRow],
    ids: &[i64],
    now_ms: i64,
) -> Result<(), Refused> {
    if rows.iter().any(|row| !may_accept(row.stated_by, by.account_id)) {
        return Err(Failure::Refused(FiguresRefused::Own));
    }
    let keys = rows.iter().map(key_of).collect::<Result<Vec<Key>, _>>()?;
    known.look_up(tx, &keys).await?;
    let news: Vec<News> = keys
        .iter()
        .zip(rows)
        .map(|(key, row)| News { key: *key, amount: row.amount, before: None })
        .collect();
    // One that can be named is enough to know where to look; the first of the list every time.
    let beyond = known.beyond(&news).into_iter().min_by_key(|(agency_id, _)| *agency_id);
    if let Some((agency_id, faults)) = beyond
        && let Some(fault) = faults.into_iter().next()
    {
        let agency = known.name_of(agency_id);
        return Err(Failure::Refused(FiguresRefused::Beyond { agency, fault }));
    }
    let mut facts = Facts::new(known, now_ms);
    let earlier: Vec<i64> = keys.iter().filter_map(|key| known.counted.get(key)).map(|row| row.id).collect();
    stated::change_state(tx, &earlier, "counted", "superseded").await?;
    stated::decide(tx, ids, "counted", by.account_id, now_ms).await?;
    for (key, row) in keys.iter().zip(rows) {
        facts.replace(*key, known.counted.get(key), (row.id, row.amount, row.file_name.is_some()));
    }
    Ok(facts.store(tx).await?)
}

/// The numbers of figures for the audit trail, runs shortened: `3-5 9`.
fn numbers(ids: &[i64]) -> String {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for &id in ids {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == id => *last = id,
            _ => runs.push((id, id)),
        }
    }
    let run = |(first, last): (i64, i64)| {
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    };
    runs.into_iter().map(run).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn runs_of_numbers_are_shortened() {
        assert_eq!(numbers(&[3, 4, 5, 9, 11, 12]), "3-5 9 11-12");
        assert_eq!(numbers(&[7]), "7");
    }
}

//! What both databases promise about facts, running totals and the figures of the live pages.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use store::{
    Db, StoreError, Tx, WriteError, agency,
    campaign::{self, CampaignRow, IndicatorChangeRow, IndicatorRow, StandardRow, TextRow},
    progress::{self, NewFact, TotalRow},
};
use testkit::{campaign_row, on_both};

/// Two agencies with one officer each, and a campaign.
#[derive(Clone, Copy)]
struct Ground {
    campaign: i64,
    agencies: [i64; 2],
    officers: [i64; 2],
}

async fn lay_ground(tx: &mut Tx) -> Result<Ground, StoreError> {
    let mut ground = Ground {
        campaign: campaign::insert(tx, &campaign_row("c", 10)).await?,
        agencies: [0; 2],
        officers: [0; 2],
    };
    for place in 0..2 {
        let code = format!("so-{place}");
        let agency_id = agency::insert(tx, &code, "department", 1, "Sở", "Department").await?;
        let officer = agency::OfficerRow {
            id: 0,
            agency_id,
            officer_group: "agency_officer".to_owned(),
            staff_code: format!("CB{place}"),
            full_name: "Cán bộ".to_owned(),
            title_vi: String::new(),
            title_en: String::new(),
            achievements_vi: String::new(),
            achievements_en: String::new(),
            left_at: None,
        };
        ground.agencies[place] = agency_id;
        ground.officers[place] = agency::insert_officer(tx, &officer, "can bo").await?;
    }
    Ok(ground)
}

async fn ground(db: &Db) -> Ground {
    let laid: Result<Ground, WriteError> =
        db.write((), |tx, ()| Box::pin(async move { Ok(lay_ground(tx).await?) })).await;
    laid.unwrap()
}

/// Place of the agency, whether its officer's, measure, amount.
type Counted = (usize, bool, &'static str, i64);

async fn count(db: &Db, ground: Ground, facts: Vec<Counted>) {
    let stored: Result<(), WriteError> = db
        .write(facts, move |tx, facts| {
            Box::pin(async move {
                for (place, own, measure, amount) in facts {
                    let fact = NewFact {
                        campaign_id: ground.campaign,
                        measure,
                        agency_id: ground.agencies[*place],
                        officer_id: own.then_some(ground.officers[*place]),
                        day: 12,
                        amount: *amount,
                        source: "test",
                        recorded_at_ms: 1,
                        stated_id: None,
                    };
                    progress::add_fact(tx, &fact).await?;
                }
                Ok(())
            })
        })
        .await;
    stored.unwrap();
}

#[tokio::test]
async fn running_totals_equal_a_recount_after_side_by_side_facts_and_corrections() {
    on_both(async |db| {
        let ground = ground(&db).await;
        let writes = (0..24_usize).map(|number| {
            let place = number % 2;
            let facts = vec![
                (place, true, "files_resolved", 7),
                (place, number % 3 == 0, "files_resolved", 2),
                (place, true, "files_resolved", -1),
                (place, false, "updates_due", 1),
            ];
            count(&db, ground, facts)
        });
        futures::future::join_all(writes).await;
        let mut tx = db.read().await.unwrap();
        let kept = progress::running_totals(&mut tx, ground.campaign).await.unwrap();
        assert_eq!(kept, progress::recount(&mut tx, ground.campaign).await.unwrap());
        let resolved: i64 =
            kept.iter().filter(|row| row.measure == "files_resolved").map(|row| row.amount).sum();
        assert_eq!(resolved, 24 * 8);
    })
    .await;
}

#[tokio::test]
async fn totals_are_read_by_agency_and_by_officer() {
    on_both(async |db| {
        let ground = ground(&db).await;
        let facts =
            vec![(0, true, "very_satisfied", 5), (0, false, "very_satisfied", 2), (1, true, "satisfied", 1)];
        count(&db, ground, facts).await;
        let mut tx = db.read().await.unwrap();
        let row = |place: usize, officer_id: i64, measure: &str, amount: i64| TotalRow {
            agency_id: ground.agencies[place],
            officer_id,
            measure: measure.to_owned(),
            source: "test".to_owned(),
            amount,
        };
        let by_agency = progress::agency_totals(&mut tx, ground.campaign).await.unwrap();
        assert_eq!(by_agency, [row(0, 0, "very_satisfied", 7), row(1, 0, "satisfied", 1)]);
        let by_officer = progress::officer_totals(&mut tx, ground.campaign).await.unwrap();
        let [first, second] = ground.officers;
        assert_eq!(by_officer, [row(0, first, "very_satisfied", 5), row(1, second, "satisfied", 1)]);
        assert!(progress::agency_totals(&mut tx, ground.campaign + 1).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_fact_of_an_unknown_agency_is_refused_and_counts_nothing() {
    on_both(async |db| {
        let ground = ground(&db).await;
        let refused: Result<(), WriteError> = db
            .write(ground.campaign, |tx, campaign_id| {
                Box::pin(async move {
                    let fact = NewFact {
                        campaign_id: *campaign_id,
                        measure: "files_resolved",
                        agency_id: 999,
                        officer_id: None,
                        day: 1,
                        amount: 1,
                        source: "test",
                        recorded_at_ms: 1,
                        stated_id: None,
                    };
                    Ok(progress::add_fact(tx, &fact).await?)
                })
            })
            .await;
        assert!(refused.is_err());
        let mut tx = db.read().await.unwrap();
        assert!(progress::running_totals(&mut tx, ground.campaign).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_campaign_comes_back_as_it_was_written() {
    on_both(async |db| {
        let text = TextRow {
            kind: "strand".to_owned(),
            position: 1,
            title_vi: "Nội dung".to_owned(),
            title_en: "Strand".to_owned(),
            detail_vi: "Chi tiết".to_owned(),
            detail_en: "Detail".to_owned(),
        };
        let indicator = IndicatorRow {
            code: "on_time".to_owned(),
            position: 1,
            name_vi: "Đúng hạn".to_owned(),
            name_en: "On time".to_owned(),
            unit: "share".to_owned(),
            numerator: "files_on_time".to_owned(),
            denominator: "files_resolved".to_owned(),
            direction: "at_least".to_owned(),
            target: Some(9_900),
            min_sample: 30,
            baseline: None,
            baseline_label_vi: String::new(),
            baseline_label_en: String::new(),
            source_vi: "Nguồn".to_owned(),
            source_en: "Source".to_owned(),
        };
        let standard = StandardRow {
            officer_group: "centre_staff".to_owned(),
            position: 1,
            code: "TT1".to_owned(),
            title_vi: "Tiêu chuẩn".to_owned(),
            title_en: "Standard".to_owned(),
            indicator_code: Some("on_time".to_owned()),
            bound: Some(9_900),
            direction: Some("at_least".to_owned()),
        };
        let parts = (text.clone(), indicator.clone(), standard.clone());
        let written: Result<(bool, i64, bool), WriteError> = db
            .write(parts, |tx, (text, indicator, standard)| {
                Box::pin(async move {
                    let before = campaign::nothing_stored(tx).await?;
                    let id = campaign::insert(tx, &campaign_row("newer", 20)).await?;
                    campaign::insert(tx, &campaign_row("older", 10)).await?;
                    campaign::insert_text(tx, id, text).await?;
                    campaign::insert_indicator(tx, id, indicator).await?;
                    campaign::insert_standard(tx, id, standard).await?;
                    Ok((before, id, campaign::nothing_stored(tx).await?))
                })
            })
            .await;
        let (before, id, after) = written.unwrap();
        assert!(before && !after);
        let mut tx = db.read().await.unwrap();
        let current = campaign::current(&mut tx).await.unwrap().unwrap();
        assert_eq!(current, CampaignRow { id, ..campaign_row("newer", 20) });
        assert_eq!(campaign::texts(&mut tx, id).await.unwrap(), [text]);
        assert_eq!(campaign::indicators(&mut tx, id).await.unwrap(), [indicator]);
        assert_eq!(campaign::standards(&mut tx, id).await.unwrap(), [standard]);
    })
    .await;
}

#[tokio::test]
async fn an_indicator_changes_and_goes_and_its_changes_stay() {
    on_both(async |db| {
        let ground = ground(&db).await;
        let row = |code: &str, target| IndicatorRow {
            code: code.to_owned(),
            position: 3,
            name_vi: "Đúng hạn".to_owned(),
            name_en: "On time".to_owned(),
            unit: "share".to_owned(),
            numerator: "files_on_time".to_owned(),
            denominator: "files_resolved".to_owned(),
            direction: "above".to_owned(),
            target,
            min_sample: 30,
            baseline: Some(9_000),
            baseline_label_vi: "Năm trước".to_owned(),
            baseline_label_en: "The year before".to_owned(),
            source_vi: "Nguồn".to_owned(),
            source_en: "Source".to_owned(),
        };
        let change = |reason: &str, by: i64| IndicatorChangeRow {
            indicator_code: "on_time".to_owned(),
            changed_at: 5,
            changed_by: by,
            reason: reason.to_owned(),
            old_indicator: Some("{}".to_owned()),
            new_indicator: None,
        };
        let rows = (ground.campaign, [row("on_time", Some(9_900)), row("on_time", None), row("none", None)]);
        let done: Result<(i64, [bool; 4]), WriteError> = db
            .write(rows, move |tx, (campaign_id, [first, second, other])| {
                Box::pin(async move {
                    let id = *campaign_id;
                    let by = store::account::insert_staff(tx, "to-chuc", "A", "hash", 1).await?;
                    campaign::insert_indicator(tx, id, first).await?;
                    let changed = [
                        campaign::update_indicator(tx, id, second).await?,
                        campaign::update_indicator(tx, id, other).await?,
                        campaign::update_indicator(tx, id + 1, second).await?,
                        campaign::delete_indicator(tx, id, "none").await?,
                    ];
                    campaign::insert_indicator_change(tx, id, &change("một", by)).await?;
                    campaign::insert_indicator_change(tx, id, &change("hai", by)).await?;
                    Ok((by, changed))
                })
            })
            .await;
        let (by, changed) = done.unwrap();
        assert_eq!(changed, [true, false, false, false]);
        let mut tx = db.read().await.unwrap();
        assert_eq!(campaign::indicators(&mut tx, ground.campaign).await.unwrap(), [row("on_time", None)]);
        let changes = campaign::indicator_changes(&mut tx, ground.campaign).await.unwrap();
        assert_eq!(changes, [change("hai", by), change("một", by)]);
        assert!(campaign::indicator_changes(&mut tx, ground.campaign + 1).await.unwrap().is_empty());
        drop(tx);
        let gone: Result<bool, WriteError> = db
            .write(ground.campaign, |tx, id| {
                Box::pin(async move { Ok(campaign::delete_indicator(tx, *id, "on_time").await?) })
            })
            .await;
        assert!(gone.unwrap());
        let mut tx = db.read().await.unwrap();
        assert!(campaign::indicators(&mut tx, ground.campaign).await.unwrap().is_empty());
        assert_eq!(campaign::indicator_changes(&mut tx, ground.campaign).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn without_elections_and_rounds_there_is_no_turnout() {
    on_both(async |db| {
        let ground = ground(&db).await;
        let mut tx = db.read().await.unwrap();
        assert!(progress::turnout(&mut tx, ground.campaign).await.unwrap().is_empty());
        assert_eq!(progress::contest(&mut tx, ground.campaign).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn totals_of_earlier_days_leave_later_facts_out() {
    on_both(async |db| {
        let ground = ground(&db).await;
        let facts: Vec<Counted> = vec![(0, true, "files_received", 5), (1, false, "files_received", 2)];
        count(&db, ground, facts).await;
        let mut tx = db.read().await.unwrap();
        let all = progress::agency_totals(&mut tx, ground.campaign).await.unwrap();
        assert_eq!(all.len(), 2);
        // All of them happened on day 12.
        assert_eq!(progress::agency_totals_until(&mut tx, ground.campaign, 12).await.unwrap(), all);
        assert_eq!(progress::agency_totals_until(&mut tx, ground.campaign, 11).await.unwrap(), []);
        assert_eq!(progress::agency_totals_until(&mut tx, ground.campaign + 1, 12).await.unwrap(), []);
    })
    .await;
}

//! What both databases promise about figures that people state.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use store::{
    Db, StoreError, Tx, WriteError, account, agency, campaign,
    progress::stated::{self, FileRow, NewStated},
};
use testkit::{campaign_row, on_both};

/// Campaign, agency and account.
type Ground = (i64, i64, i64);

async fn lay_ground(tx: &mut Tx) -> Result<Ground, StoreError> {
    let campaign = campaign::insert(tx, &campaign_row("c", 10)).await?;
    let agency = agency::insert(tx, "so-a", "department", 1, "Sở", "Department").await?;
    Ok((campaign, agency, account::insert_staff(tx, "a", "Người nhập", "hash", 1).await?))
}

async fn ground(db: &Db) -> Ground {
    let laid: Result<Ground, WriteError> =
        db.write((), |tx, ()| Box::pin(async move { Ok(lay_ground(tx).await?) })).await;
    laid.unwrap()
}

fn new((campaign_id, agency_id, stated_by): Ground, day: i64, state: &'static str) -> NewStated<'static> {
    NewStated {
        campaign_id,
        agency_id,
        measure: "news_items",
        day,
        amount: 5,
        file_name: None,
        note: "",
        state,
        stated_by,
        stated_as: "organiser",
        stated_at_ms: 7,
    }
}

/// States 5 news items on each of these days in this state; answers the ids in the order of the days.
async fn state(
    db: &Db,
    ground: Ground,
    days: std::ops::Range<i64>,
    state: &'static str,
) -> Result<Vec<i64>, WriteError> {
    db.write(days, move |tx, days| {
        Box::pin(async move {
            let all: Vec<_> = days.clone().map(|day| new(ground, day, state)).collect();
            let mut stored = stated::insert_all(tx, &all).await?;
            stored.sort_by_key(|(.., day)| *day);
            let kinds: Vec<_> =
                stored.iter().map(|(_, agency, measure, day)| (*agency, measure.as_str(), *day)).collect();
            let expected: Vec<_> = days.clone().map(|day| (ground.1, "news_items", day)).collect();
            assert_eq!(kinds, expected);
            Ok(stored.into_iter().map(|(id, ..)| id).collect())
        })
    })
    .await
}

async fn change(db: &Db, ids: &[i64], from: &'static str, to: &'static str) -> u64 {
    let changed: Result<u64, WriteError> = db
        .write(ids.to_vec(), move |tx, ids| {
            Box::pin(async move { Ok(stated::change_state(tx, ids, from, to).await?) })
        })
        .await;
    changed.unwrap()
}

#[tokio::test]
async fn of_one_kind_one_figure_counts_and_one_waits() {
    on_both(async |db| {
        let ground = ground(&db).await;
        let counted = state(&db, ground, 12..13, "counted").await.unwrap();
        let waiting = state(&db, ground, 12..13, "waiting").await.unwrap();
        for taken in ["counted", "waiting"] {
            // One that stands is enough to refuse all.
            let refused = state(&db, ground, 11..14, taken).await;
            assert!(matches!(refused, Err(WriteError::Store(error)) if error.is_constraint()));
        }
        // Superseded and rejected ones may be many.
        assert_eq!(change(&db, &counted, "counted", "superseded").await, 1);
        assert_eq!(change(&db, &counted, "counted", "superseded").await, 0);
        assert_eq!(change(&db, &waiting, "waiting", "counted").await, 1);
        state(&db, ground, 12..13, "waiting").await.unwrap();
        let mut tx = db.read().await.unwrap();
        let ids = async |tx: &mut Tx, agency: i64, waits: bool| -> Vec<i64> {
            let rows = stated::list(tx, ground.0, agency, waits, 10).await.unwrap();
            assert!(rows.iter().all(|row| row.stated_by == "Người nhập" && row.decided_by.is_none()));
            assert!(rows.iter().all(|row| row.stated_by_id == ground.2));
            rows.into_iter().map(|row| row.id).collect()
        };
        assert_eq!(ids(&mut tx, 0, false).await, [waiting[0], counted[0]]);
        assert_eq!(ids(&mut tx, ground.1, true).await.len(), 1);
        assert_eq!(ids(&mut tx, ground.1 + 1, false).await, [0_i64; 0]);
    })
    .await;
}

#[tokio::test]
async fn many_figures_are_stored_found_and_decided_together() {
    on_both(async |db| {
        let ground = ground(&db).await;
        let (campaign, agency, account) = ground;
        let all = state(&db, ground, 1000..1700, "waiting").await.unwrap();
        let mut tx = db.read().await.unwrap();
        let days = async |tx: &mut Tx, agencies: &[i64], days: (i64, i64)| -> Vec<i64> {
            let rows = stated::standing(tx, campaign, "waiting", agencies, days).await.unwrap();
            assert!(rows.iter().all(|row| (row.amount, row.stated_by) == (5, account)));
            rows.into_iter().map(|row| row.fact_day).collect()
        };
        assert_eq!(days(&mut tx, &[agency, agency + 1], (1002, 1004)).await, [1002, 1003, 1004]);
        assert!(days(&mut tx, &[agency + 1], (0, i64::MAX)).await.is_empty());
        assert!(days(&mut tx, &[], (0, i64::MAX)).await.is_empty());
        assert_eq!(stated::waiting_among(&mut tx, campaign, &all).await.unwrap().len(), 700);
        assert!(stated::waiting_among(&mut tx, campaign + 1, &all).await.unwrap().is_empty());
        // Of the agency, up to a number, without one's own.
        let of = async |tx: &mut Tx, except: i64| -> usize {
            stated::waiting_of(tx, campaign, agency, all[2], except).await.unwrap().len()
        };
        assert_eq!((of(&mut tx, 0).await, of(&mut tx, account).await), (3, 0));
        let counts = stated::waiting_counts(&mut tx, campaign, 0).await.unwrap();
        let counts: Vec<_> = counts.iter().map(|row| (row.agency_id, row.figures, row.newest_id)).collect();
        assert_eq!(counts, [(agency, 700, *all.iter().max().unwrap())]);
        assert!(stated::waiting_counts(&mut tx, campaign, account).await.unwrap().is_empty());
        drop(tx);
        let decided: Result<u64, WriteError> = db
            .write(all.clone(), move |tx, ids| {
                Box::pin(async move { Ok(stated::decide(tx, ids, "rejected", account, 9).await?) })
            })
            .await;
        assert_eq!(decided.unwrap(), 700);
        let mut tx = db.read().await.unwrap();
        assert_eq!(stated::waiting_count(&mut tx, campaign, 0).await.unwrap(), 0);
        let rows = stated::list(&mut tx, campaign, agency, false, 1).await.unwrap();
        assert_eq!(rows[0].decided_by.as_deref(), Some("Người nhập"));
    })
    .await;
}

#[tokio::test]
async fn an_account_has_one_file_that_is_taken_over_once() {
    on_both(async |db| {
        let (_, _, account) = ground(&db).await;
        let steps: Result<Vec<Option<FileRow>>, WriteError> = db
            .write(account, |tx, account| {
                Box::pin(async move {
                    let mut seen = Vec::new();
                    stated::keep_file(tx, *account, "d1", "a.csv", "[]").await?;
                    stated::mark_taken(tx, *account, "done").await?;
                    seen.push(stated::file(tx, *account).await?);
                    stated::keep_file(tx, *account, "d2", "b.csv", "[1]").await?;
                    seen.push(stated::file(tx, *account).await?);
                    stated::forget_file(tx, *account).await?;
                    seen.push(stated::file(tx, *account).await?);
                    Ok(seen)
                })
            })
            .await;
        let file = |digest: &str, name: &str, rows: &str, taken: Option<&str>| {
            Some(FileRow {
                digest: digest.to_owned(),
                file_name: name.to_owned(),
                rows: rows.to_owned(),
                taken: taken.map(str::to_owned),
            })
        };
        let expected = [file("d1", "a.csv", "", Some("done")), file("d2", "b.csv", "[1]", None), None];
        assert_eq!(steps.unwrap(), expected);
    })
    .await;
}

//! What both databases promise about figures that people state.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use store::{
    Db, StoreError, Tx, WriteError, account, agency, campaign,
    progress::stated::{self, FileRow, NewStated},
};
use testkit::on_both;

/// Campaign, agency and account.
type Ground = (i64, i64, i64);

async fn lay_ground(tx: &mut Tx) -> Result<Ground, StoreError> {
    let row = campaign::CampaignRow {
        id: 0,
        code: "c".to_owned(),
        plan_number: "1/KH".to_owned(),
        plan_day: 1,
        title_vi: "Đợt thi đua".to_owned(),
        title_en: "Campaign".to_owned(),
        theme_vi: "Chủ đề".to_owned(),
        theme_en: "Theme".to_owned(),
        starts_day: 10,
        ends_day: 110,
    };
    let campaign = campaign::insert(tx, &row).await?;
    let agency = agency::insert(tx, "so-a", "department", 1, "Sở", "Department").await?;
    Ok((campaign, agency, account::insert_staff(tx, "a", "Người nhập", "hash", 1).await?))
}

async fn ground(db: &Db) -> Ground {
    let laid: Result<Ground, WriteError> =
        db.write((), |tx, ()| Box::pin(async move { Ok(lay_ground(tx).await?) })).await;
    laid.unwrap()
}

/// States 5 news items on day 12 in this state.
async fn state(
    db: &Db,
    (campaign_id, agency_id, stated_by): Ground,
    state: &'static str,
) -> Result<i64, WriteError> {
    db.write((), move |tx, ()| {
        Box::pin(async move {
            let new = NewStated {
                campaign_id,
                agency_id,
                measure: "news_items",
                day: 12,
                amount: 5,
                file_name: None,
                note: "",
                state,
                stated_by,
                stated_as: "organiser",
                stated_at_ms: 7,
            };
            Ok(stated::insert(tx, &new).await?)
        })
    })
    .await
}

async fn change(db: &Db, id: i64, from: &'static str, to: &'static str) -> bool {
    let changed: Result<bool, WriteError> = db
        .write((), move |tx, ()| Box::pin(async move { Ok(stated::change_state(tx, id, from, to).await?) }))
        .await;
    changed.unwrap()
}

#[tokio::test]
async fn of_one_kind_one_figure_counts_and_one_waits() {
    on_both(async |db| {
        let ground = ground(&db).await;
        let counted = state(&db, ground, "counted").await.unwrap();
        let waiting = state(&db, ground, "waiting").await.unwrap();
        for taken in ["counted", "waiting"] {
            let refused = state(&db, ground, taken).await;
            assert!(matches!(refused, Err(WriteError::Store(error)) if error.is_constraint()));
        }
        // Superseded and rejected ones may be many.
        assert!(change(&db, counted, "counted", "superseded").await);
        assert!(!change(&db, counted, "counted", "superseded").await);
        assert!(change(&db, waiting, "waiting", "counted").await);
        state(&db, ground, "waiting").await.unwrap();
        let mut tx = db.read().await.unwrap();
        let standing = stated::standing(&mut tx, ground.0, "counted").await.unwrap();
        let standing: Vec<_> = standing.iter().map(|row| (row.id, row.amount, row.fact_day)).collect();
        assert_eq!(standing, [(waiting, 5, 12)]);
        let ids = async |tx: &mut Tx, agency: i64, waits: bool| -> Vec<i64> {
            let rows = stated::list(tx, ground.0, agency, waits, 10).await.unwrap();
            assert!(rows.iter().all(|row| row.stated_by == "Người nhập" && row.decided_by.is_none()));
            rows.into_iter().map(|row| row.id).collect()
        };
        assert_eq!(ids(&mut tx, 0, false).await, [waiting, counted]);
        assert_eq!(ids(&mut tx, ground.1, true).await.len(), 1);
        assert_eq!(ids(&mut tx, ground.1 + 1, false).await, [0_i64; 0]);
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

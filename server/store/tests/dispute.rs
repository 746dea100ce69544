//! What both databases promise about ratings that are looked into.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use store::{Db, StoreError, Tx, WriteError, account, agency, campaign, dispute, rating};
use testkit::{campaign_row, on_both};

/// Campaign, agency, account, and three dissatisfied ratings.
type Ground = (i64, i64, i64, Vec<i64>);

async fn lay_ground(tx: &mut Tx) -> Result<Ground, StoreError> {
    let campaign = campaign::insert(tx, &campaign_row("c", 10)).await?;
    let agency_id = agency::insert(tx, "so-a", "department", 1, "Sở A", "A").await?;
    let officer = agency::OfficerRow {
        id: 0,
        agency_id,
        officer_group: "agency_officer".to_owned(),
        staff_code: "CB1".to_owned(),
        full_name: "Cán bộ".to_owned(),
        title_vi: String::new(),
        title_en: String::new(),
        achievements_vi: String::new(),
        achievements_en: String::new(),
        left_at: None,
    };
    let officer_id = agency::insert_officer(tx, &officer, "can bo").await?;
    let counter_id = agency::insert_counter(tx, "Q01", "Quầy", "Counter", officer_id).await?;
    let mut ratings = Vec::new();
    for (ticket, words) in [("a", Some("Chờ lâu")), ("b", None), ("c", None)] {
        let new = rating::NewRating {
            ticket,
            counter_id,
            officer_id,
            level: "dissatisfied",
            reason: words.map(|_| "time"),
            words,
            case_number: None,
            rated_at_ms: 5,
        };
        let id = rating::insert(tx, &new).await?.ok_or(StoreError::TryAgain)?;
        dispute::open(tx, id, campaign, agency_id).await?;
        ratings.push(id);
    }
    Ok((campaign, agency_id, account::insert_staff(tx, "a", "Đầu mối", "hash", 1).await?, ratings))
}

async fn ground(db: &Db) -> Ground {
    let laid: Result<Ground, WriteError> =
        db.write((), |tx, ()| Box::pin(async move { Ok(lay_ground(tx).await?) })).await;
    laid.unwrap()
}

#[tokio::test]
async fn a_dispute_is_stated_often_and_decided_once() {
    on_both(async |db| {
        let (campaign, agency, account, ratings) = ground(&db).await;
        let (first, second) = (ratings[0], ratings[1]);
        let decided: Result<_, WriteError> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    dispute::state(tx, first, "Hệ thống dừng", account, 7).await?;
                    dispute::state(tx, first, "Kèm biên bản", account, 8).await?;
                    let once = dispute::decide(tx, first, "void", "Có biên bản", account, 9).await?;
                    let again = dispute::decide(tx, first, "stands", "Nhầm", account, 10).await?;
                    let other = dispute::decide(tx, second, "stands", "Đúng", account, 11).await?;
                    Ok((once, again, other))
                })
            })
            .await;
        assert_eq!(decided.unwrap(), (true, false, true));
        let mut tx = db.read().await.unwrap();
        let row = dispute::find(&mut tx, first).await.unwrap().unwrap();
        let decision = (row.state.as_str(), row.reason.as_deref(), row.decided_by.as_deref(), row.decided_at);
        assert_eq!(decision, ("void", Some("Có biên bản"), Some("Đầu mối"), Some(9)));
        assert_eq!((row.words.as_deref(), row.counter_code.as_str()), (Some("Chờ lâu"), "Q01"));
        assert_eq!(dispute::find(&mut tx, 0).await.unwrap(), None);
        let said = async |tx: &mut Tx, agency: i64, open: bool, from: i64| -> Vec<(i64, String)> {
            let rows = dispute::statements(tx, campaign, agency, open, (from, i64::MAX)).await.unwrap();
            rows.into_iter().map(|row| (row.rating_id, row.text)).collect()
        };
        let both = [(first, "Hệ thống dừng".to_owned()), (first, "Kèm biên bản".to_owned())];
        assert_eq!(said(&mut tx, 0, false, first).await, both);
        assert_eq!(said(&mut tx, agency, false, first).await, both);
        for (agency, open, from) in [(0, true, first), (0, false, first + 1), (agency + 1, false, first)] {
            assert!(said(&mut tx, agency, open, from).await.is_empty());
        }
        assert_eq!(dispute::speakers(&mut tx, first).await.unwrap(), [account, account]);
        let ids = async |tx: &mut Tx, agency: i64, open: bool| -> Vec<i64> {
            let rows = dispute::list(tx, campaign, agency, open, None, 9).await.unwrap();
            rows.into_iter().map(|row| row.rating_id).collect()
        };
        assert_eq!(ids(&mut tx, 0, true).await, [ratings[2]]);
        assert_eq!(ids(&mut tx, agency, false).await, [second, first]);
        assert!(ids(&mut tx, agency + 1, false).await.is_empty());
        let page = async |tx: &mut Tx, open: bool, after: i64| -> Vec<i64> {
            let rows = dispute::list(tx, campaign, 0, open, Some(after), 1).await.unwrap();
            rows.into_iter().map(|row| row.rating_id).collect()
        };
        assert_eq!(page(&mut tx, false, i64::MAX).await, [second]);
        assert_eq!(page(&mut tx, false, second).await, [first]);
        assert!(page(&mut tx, false, first).await.is_empty());
        assert!(page(&mut tx, true, ratings[2]).await.is_empty());
        let counts = dispute::counts(&mut tx, campaign).await.unwrap();
        let counts: Vec<_> = counts.iter().map(|row| (row.state.as_str(), row.disputes)).collect();
        assert_eq!(counts, [("open", 1), ("stands", 1), ("void", 1)]);
    })
    .await;
}

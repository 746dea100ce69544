//! What both databases promise about notes on figures.

use store::{
    StoreError, Tx, WriteError, account, agency, campaign,
    figure_note::{self, NewNote},
};
use testkit::{campaign_row, on_both};

/// Campaign, agency and account.
async fn lay_ground(tx: &mut Tx) -> Result<(i64, i64, i64), StoreError> {
    let campaign = campaign::insert(tx, &campaign_row("c", 10)).await?;
    let agency = agency::insert(tx, "so-a", "department", 1, "Sở", "Department").await?;
    Ok((campaign, agency, account::insert_staff(tx, "a", "Người ghi", "hash", 1).await?))
}

#[tokio::test]
async fn a_note_is_withdrawn_once_and_stays() {
    on_both(async |db| {
        let done: Result<_, WriteError> = db
            .write((), |tx, ()| {
                Box::pin(async move {
                    let (campaign_id, agency, account) = lay_ground(tx).await?;
                    let new = |agency_id, from_day| NewNote {
                        campaign_id,
                        agency_id,
                        from_day,
                        to_day: from_day + 1,
                        text: "Mất điện",
                        written_by: account,
                        written_at_ms: 5,
                    };
                    let early = figure_note::insert(tx, &new(None, 12)).await?;
                    let late = figure_note::insert(tx, &new(Some(agency), 20)).await?;
                    let withdrawn = (
                        figure_note::withdraw(tx, early, account, 9).await?,
                        figure_note::withdraw(tx, early, account, 10).await?,
                    );
                    let agencies = (
                        figure_note::agency_of(tx, campaign_id, early).await?,
                        figure_note::agency_of(tx, campaign_id, late).await? == Some(Some(agency)),
                        figure_note::agency_of(tx, campaign_id + 1, late).await?,
                    );
                    Ok((withdrawn, agencies, figure_note::list(tx, campaign_id, 9).await?))
                })
            })
            .await;
        let (withdrawn, agencies, rows) = done.unwrap();
        assert_eq!((withdrawn, agencies), ((true, false), (Some(None), true, None)));
        let rows: Vec<_> = rows
            .iter()
            .map(|row| (row.from_day, row.to_day, row.withdrawn_by.as_deref(), row.withdrawn_at))
            .collect();
        assert_eq!(rows, [(20, 21, None, None), (12, 13, Some("Người ghi"), Some(9))]);
    })
    .await;
}

#[tokio::test]
async fn days_in_the_wrong_order_are_refused() {
    on_both(async |db| {
        let done: Result<(), WriteError> = db
            .write((), |tx, ()| {
                Box::pin(async move {
                    let (campaign_id, _, written_by) = lay_ground(tx).await?;
                    let new = NewNote {
                        campaign_id,
                        agency_id: None,
                        from_day: 13,
                        to_day: 12,
                        text: "x",
                        written_by,
                        written_at_ms: 5,
                    };
                    figure_note::insert(tx, &new).await?;
                    Ok(())
                })
            })
            .await;
        assert!(matches!(done, Err(WriteError::Store(error)) if error.is_constraint()));
    })
    .await;
}

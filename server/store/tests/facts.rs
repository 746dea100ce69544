//! What both databases promise about sources, reported events and totals by day.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use store::{
    Db, StoreError, Tx, WriteError, agency, campaign,
    progress::{
        self, EventFactRow, MeasureDayRow, NewFact, Origin,
        report::{self, BatchRow, NewEvent},
    },
};
use testkit::{campaign_row, on_both};

/// A campaign, an agency and a source.
#[derive(Clone, Copy)]
struct Ground {
    campaign: i64,
    agency: i64,
    source: i64,
}

async fn lay_ground(tx: &mut Tx) -> Result<Ground, StoreError> {
    assert!(report::insert_source(tx, "mot-cua", b"hash", 1).await?);
    Ok(Ground {
        campaign: campaign::insert(tx, &campaign_row("c", 10)).await?,
        agency: agency::insert(tx, "so-a", "department", 1, "Sở", "Department").await?,
        source: report::source_by_token(tx, b"hash").await?.map(|source| source.id).unwrap_or_default(),
    })
}

async fn ground(db: &Db) -> Ground {
    let laid: Result<Ground, WriteError> =
        db.write((), |tx, ()| Box::pin(async move { Ok(lay_ground(tx).await?) })).await;
    laid.unwrap()
}

fn event<'a>(ground: Ground, event_id: &'a str, supersedes: Option<&'a str>) -> NewEvent<'a> {
    NewEvent {
        event_id,
        supersedes,
        case_code: "H-1",
        step: "received",
        channel: Some("online"),
        procedure: "1.0",
        agency_id: ground.agency,
        officer_id: None,
        happened_at_ms: 5,
        due_day: None,
        digest: b"digest",
    }
}

/// Stores events: id and id of the superseded one.
async fn store_events(
    db: &Db,
    ground: Ground,
    events: Vec<(String, Option<String>)>,
) -> Result<(), WriteError> {
    db.write(events, move |tx, events| {
        Box::pin(async move {
            let rows: Vec<_> =
                events.iter().map(|(id, target)| event(ground, id, target.as_deref())).collect();
            Ok(report::insert_events(tx, ground.source, &rows, 7).await?)
        })
    })
    .await
}

#[tokio::test]
async fn an_event_is_stored_once_and_superseded_once() {
    on_both(async |db| {
        let ground = ground(&db).await;
        // More than one statement holds.
        let many: Vec<_> = (0..250).map(|n| (format!("E-{n:03}"), None)).collect();
        store_events(&db, ground, many).await.unwrap();
        let own = |id: &str, target: Option<&str>| vec![(id.to_owned(), target.map(str::to_owned))];
        let is_constraint = |outcome: Result<(), WriteError>| matches!(outcome, Err(WriteError::Store(error)) if error.is_constraint());
        assert!(is_constraint(store_events(&db, ground, own("E-001", None)).await));
        store_events(&db, ground, own("F-1", Some("E-001"))).await.unwrap();
        assert!(is_constraint(store_events(&db, ground, own("F-2", Some("E-001"))).await));
        let mut tx = db.read().await.unwrap();
        let ids: Vec<String> = (0..300).map(|n| format!("E-{n:03}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let known = report::known_events(&mut tx, ground.source, &ids).await.unwrap();
        assert_eq!(known.len(), 250);
        assert!(known.iter().all(|(_, digest)| digest == b"digest"));
        assert!(report::known_events(&mut tx, ground.source + 1, &ids).await.unwrap().is_empty());
        assert_eq!(report::superseded_events(&mut tx, ground.source, &ids).await.unwrap(), ["E-001"]);
        assert_eq!(
            report::superseded_by(&mut tx, ground.source, "F-1").await.unwrap().as_deref(),
            Some("E-001")
        );
        assert_eq!(report::superseded_by(&mut tx, ground.source, "E-001").await.unwrap(), None);
        assert!(report::known_events(&mut tx, ground.source, &[]).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn facts_of_an_event_are_found_until_they_are_taken_back() {
    on_both(async |db| {
        let ground = ground(&db).await;
        let add = async |day: i64, amount: i64| {
            let added: Result<(), WriteError> = db
                .write((day, amount), move |tx, (day, amount)| {
                    Box::pin(async move {
                        let origin = Origin { source_id: ground.source, event_id: "E-1" };
                        let fact = |measure| NewFact {
                            campaign_id: ground.campaign,
                            measure,
                            agency_id: ground.agency,
                            officer_id: None,
                            day: *day,
                            amount: *amount,
                            source: "case_event",
                            recorded_at_ms: 1,
                            stated_id: None,
                        };
                        let facts = ["files_online", "files_received"].map(|name| (fact(name), Some(origin)));
                        Ok(progress::add_facts(tx, &facts).await?)
                    })
                })
                .await;
            added.unwrap();
        };
        add(12, 1).await;
        let counted = async || {
            let mut tx = db.read().await.unwrap();
            let origin = Origin { source_id: ground.source, event_id: "E-1" };
            let facts = progress::facts_of_event(&mut tx, origin).await.unwrap();
            let days = progress::day_totals(&mut tx, ground.campaign, 10, 20).await.unwrap();
            assert_eq!(days, progress::recount_days(&mut tx, ground.campaign).await.unwrap());
            let outside = progress::day_totals(&mut tx, ground.campaign, 13, 20).await.unwrap();
            assert!(outside.is_empty());
            // Of one measure: all agencies, this one, and one that has none.
            for (agency, rows) in [(None, 1), (Some(ground.agency), 1), (Some(ground.agency + 99), 0)] {
                let online = progress::measure_days(&mut tx, ground.campaign, "files_online", agency).await;
                let of_days = days.iter().filter(|row| row.measure == "files_online").take(rows);
                let expected: Vec<_> =
                    of_days.map(|row| MeasureDayRow { fact_day: row.fact_day, amount: row.amount }).collect();
                assert_eq!(online.unwrap(), expected);
            }
            (facts, days.iter().map(|row| row.amount).sum::<i64>())
        };
        let row = |measure: &str| EventFactRow {
            campaign_id: ground.campaign,
            measure: measure.to_owned(),
            agency_id: ground.agency,
            officer_id: None,
            fact_day: 12,
            amount: 1,
        };
        assert_eq!(counted().await, (vec![row("files_online"), row("files_received")], 2));
        add(12, -1).await;
        assert_eq!(counted().await, (Vec::new(), 0));
    })
    .await;
}

#[tokio::test]
async fn a_token_counts_until_it_is_renewed_or_revoked() {
    on_both(async |db| {
        ground(&db).await;
        let steps: Result<[bool; 7], WriteError> = db
            .write((), |tx, ()| {
                Box::pin(async move {
                    let taken = report::insert_source(tx, "mot-cua", b"other", 2).await?;
                    let renewed = report::renew_source(tx, "mot-cua", b"new").await?;
                    let unknown = report::renew_source(tx, "nobody", b"x").await?;
                    let old = report::source_by_token(tx, b"hash").await?.is_some();
                    let revoked = report::revoke_source(tx, "mot-cua", 3).await?;
                    let again = report::revoke_source(tx, "mot-cua", 4).await?;
                    let new = report::source_by_token(tx, b"new").await?.is_some();
                    Ok([taken, renewed, unknown, old, revoked, again, new])
                })
            })
            .await;
        assert_eq!(steps.unwrap(), [false, true, false, false, true, false, false]);
        let mut tx = db.read().await.unwrap();
        let sources = report::sources(&mut tx).await.unwrap();
        assert_eq!(sources.iter().map(|source| source.revoked_at).collect::<Vec<_>>(), [Some(3)]);
    })
    .await;
}

#[tokio::test]
async fn answers_are_kept_for_a_while() {
    on_both(async |db| {
        let ground = ground(&db).await;
        let row = |receipt: &str| BatchRow { digest: b"body".to_vec(), receipt: receipt.to_owned() };
        let stored: Result<(), WriteError> = db
            .write((row("first"), row("second")), move |tx, (first, second)| {
                Box::pin(async move {
                    report::insert_batch(tx, ground.source, "k1", first, 100, 0).await?;
                    report::insert_batch(tx, ground.source, "k2", second, 200, 101).await?;
                    Ok(())
                })
            })
            .await;
        stored.unwrap();
        let mut tx = db.read().await.unwrap();
        assert_eq!(report::batch(&mut tx, ground.source, "k1").await.unwrap(), None);
        assert_eq!(report::batch(&mut tx, ground.source, "k2").await.unwrap(), Some(row("second")));
        assert_eq!(report::batch(&mut tx, ground.source + 1, "k2").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn facts_are_read_backwards_with_who_reported_them() {
    on_both(async |db| {
        let ground = ground(&db).await;
        store_events(&db, ground, vec![("E-1".to_owned(), None)]).await.unwrap();
        let added: Result<(), WriteError> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    let origin = Origin { source_id: ground.source, event_id: "E-1" };
                    let fact = |measure, day| NewFact {
                        campaign_id: ground.campaign,
                        measure,
                        agency_id: ground.agency,
                        officer_id: None,
                        day,
                        amount: 1,
                        source: "case_event",
                        recorded_at_ms: 9,
                        stated_id: None,
                    };
                    let facts = [
                        (fact("files_online", 12), Some(origin)),
                        (fact("updates_due", 13), None),
                        (fact("files_received", 14), None),
                    ];
                    Ok(progress::add_facts(tx, &facts).await?)
                })
            })
            .await;
        added.unwrap();
        let mut tx = db.read().await.unwrap();
        let measures = ["files_online", "files_received"];
        let all =
            progress::facts(&mut tx, ground.campaign, ground.agency, &measures, i64::MAX, 10).await.unwrap();
        let days: Vec<i64> = all.iter().map(|fact| fact.fact_day).collect();
        assert_eq!(days, [14, 12]);
        assert_eq!((all[0].reporter.as_deref(), all[0].case_code.as_deref()), (None, None));
        let reported = [&all[1].reporter, &all[1].event_id, &all[1].case_code].map(|text| text.as_deref());
        assert_eq!(reported, [Some("mot-cua"), Some("E-1"), Some("H-1")]);
        let older =
            progress::facts(&mut tx, ground.campaign, ground.agency, &measures, all[0].id, 10).await.unwrap();
        assert_eq!(older, all[1..]);
        let newest =
            progress::facts(&mut tx, ground.campaign, ground.agency, &measures, i64::MAX, 1).await.unwrap();
        assert_eq!(newest, all[..1]);
    })
    .await;
}

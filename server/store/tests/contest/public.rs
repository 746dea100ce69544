//! What both databases promise about what the public sees of a round, and of whom a coordinator asks.

use store::{
    WriteError, agency,
    contest::{self, SettingsRow},
    progress,
};
use testkit::on_both;

use crate::{attempt, end, enter, person, world};

pub(crate) fn standing_still(freeze_at: Option<i64>) -> SettingsRow<'static> {
    SettingsRow {
        title_vi: "Vòng",
        title_en: "Round",
        question_count: 2,
        time_limit_s: 60,
        min_age_years: 15,
        grace_s: 30,
        prediction: None,
        freeze_at,
        blueprint: None,
        pass_mark: None,
        shows_result: "at_once",
        prizes: None,
        attempts_allowed: 1,
        counted_attempt: "best",
        opens_at: None,
        closes_at: None,
    }
}

#[tokio::test]
async fn the_front_of_a_ranking_is_replaced_as_a_whole_and_read_in_its_order() {
    on_both(async |db| {
        let world = world(&db).await;
        let (one, first) = attempt(&db, world, "an").await;
        let (two, second) = attempt(&db, world, "binh").await;
        assert!(end(&db, first, "submitted", 5_000, 1).await);
        assert!(end(&db, second, "submitted", 6_000, 2).await);
        let done: Result<(), WriteError> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    contest::set_front(tx, world.round_id, &[(1, first)]).await?;
                    contest::set_front(tx, world.round_id, &[(1, second), (2, first)]).await?;
                    let front = contest::front(tx, world.round_id).await?;
                    let places: Vec<_> =
                        front.iter().map(|row| (row.place, row.contestant_id, row.correct_count)).collect();
                    assert_eq!(places, [(1, two, 2), (2, one, 1)]);
                    let best = &front[0];
                    assert_eq!((best.full_name.as_str(), best.home_vi.as_str()), ("Người Thử", "Xã A"));
                    assert_eq!((best.shows_name, best.started_at, best.ended_at), (1, 1_000, 6_000));
                    assert_eq!(contest::front(tx, world.round_id + 1).await?, []);
                    contest::set_front(tx, world.round_id, &[]).await?;
                    assert_eq!(contest::front(tx, world.round_id).await?, []);
                    Ok(())
                })
            })
            .await;
        done.unwrap();
    })
    .await;
}

#[tokio::test]
async fn frozen_tables_are_those_of_the_instant_whenever_the_copy_is_made() {
    on_both(async |db| {
        let world = world(&db).await;
        let (_, before) = attempt(&db, world, "an").await;
        let (_, at) = attempt(&db, world, "binh").await;
        attempt(&db, world, "chi").await;
        assert!(end(&db, before, "submitted", 4_999, 2).await);
        assert!(end(&db, at, "submitted", 5_000, 1).await);
        let done: Result<(), WriteError> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    let (round, group) = (world.round_id, "encouraged");
                    contest::change_round(tx, round, &standing_still(Some(5_000))).await?;
                    assert!(!contest::freeze_tallies(tx, round, 4_000, 9_000).await?, "another instant");
                    assert!(contest::freeze_tallies(tx, round, 5_000, 9_000).await?);
                    assert!(!contest::freeze_tallies(tx, round, 5_000, 9_001).await?, "once");
                    assert_eq!(contest::round_counts(tx, round, true).await?, (3, 1));
                    assert_eq!(contest::group_tally(tx, round, group, true).await?.0, 1);
                    assert_eq!(contest::group_tally(tx, round, group, true).await?.1, 2);
                    // A disqualification after the instant does not show.
                    assert!(contest::disqualify_attempt(tx, before, 8_000).await?);
                    contest::thaw_tallies(tx, round).await?;
                    assert_eq!(contest::round_counts(tx, round, true).await?, (0, 0));
                    assert!(contest::freeze_tallies(tx, round, 5_000, 9_002).await?);
                    assert_eq!(contest::group_tally(tx, round, group, true).await?.0, 1);
                    Ok(())
                })
            })
            .await;
        done.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_live_board_stands_still_with_them() {
    on_both(async |db| {
        let world = world(&db).await;
        let (_, before) = attempt(&db, world, "an").await;
        let (_, at) = attempt(&db, world, "binh").await;
        assert!(end(&db, before, "submitted", 4_999, 2).await);
        assert!(end(&db, at, "submitted", 5_000, 1).await);
        let mut latecomer = person(world, "chi");
        latecomer.consented_at_ms = 5_000;
        enter(&db, latecomer).await.unwrap();
        let done: Result<(), WriteError> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    let round = world.round_id;
                    assert_eq!(progress::contest(tx, world.campaign_id).await?, None, "a draft");
                    assert!(contest::open_round(tx, round, 1, &[1; 32]).await?);
                    for (freeze_at, shown) in [(None, (3, 2)), (Some(5_000), (2, 1)), (Some(5_001), (3, 2))] {
                        contest::change_round(tx, round, &standing_still(freeze_at)).await?;
                        let board = progress::contest(tx, world.campaign_id).await?;
                        let board = board.map(|row| (row.contestants, row.attempts_ended));
                        assert_eq!(board, Some(shown), "{freeze_at:?}");
                    }
                    contest::change_round(tx, round, &standing_still(Some(5_000))).await?;
                    assert!(contest::close_round(tx, round, 9_000).await?);
                    let board = progress::contest(tx, world.campaign_id).await?;
                    let board = board.map(|row| (row.contestants, row.attempts_ended));
                    assert_eq!(board, Some((3, 2)), "at the end everything is seen");
                    Ok(())
                })
            })
            .await;
        done.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_roster_lists_the_staff_of_one_agency_with_who_may_not_take_part() {
    on_both(async |db| {
        let world = world(&db).await;
        let mut entrant = person(world, "hash-an");
        entrant.agency_id = Some(world.agency_id);
        enter(&db, entrant).await.unwrap();
        enter(&db, person(world, "hash-citizen")).await.unwrap();
        let done: Result<(), WriteError> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    let officer = agency::officer_by_staff_code(tx, "CB1").await?.map(|officer| officer.id);
                    contest::exclude(tx, world.campaign_id, officer.unwrap_or_default(), "author").await?;
                    let rows = contest::agency_roster(tx, world.campaign_id, world.agency_id).await?;
                    let rows: Vec<_> =
                        rows.iter().map(|row| (row.staff_code.as_str(), row.is_excluded)).collect();
                    assert_eq!(rows, [("CB0", 0), ("CB1", 1), ("CB2", 0)]);
                    assert_eq!(contest::agency_roster(tx, world.campaign_id, world.agency_id + 1).await?, []);
                    let entered = contest::agency_identities(tx, world.campaign_id, world.agency_id).await?;
                    assert_eq!(entered, ["hash-an"]);
                    Ok(())
                })
            })
            .await;
        done.unwrap();
    })
    .await;
}

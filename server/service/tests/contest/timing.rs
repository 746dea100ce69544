//! The grace after the deadline, and time that outages took.

use domain::contest::{AttemptRefused, AttemptState, Outage, OutageRefused, Picks};
use service::contest::GivenAnswer;
use testkit::on_both;

use crate::{
    refused,
    world::{GRACE_MS, LIMIT_MS, START_MS, World, citizen},
};

const DEADLINE_MS: i64 = START_MS + LIMIT_MS;

fn given(place: u32, shown: impl Into<Picks>, sequence: i64, answered_at_ms: i64) -> GivenAnswer {
    let shown = shown.into();
    let (sequence, answered_at_ms) = (Some(sequence), Some(answered_at_ms));
    GivenAnswer { attempt_id: None, place, shown, sequence, answered_at_ms }
}

#[tokio::test]
async fn an_answer_given_in_time_counts_and_is_marked_when_the_network_is_back_within_the_grace() {
    on_both(async |db| {
        let world = World::open(db).await;
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        let attempt = world.service.start(who).await.unwrap();
        let keys = world.shown_keys(attempt).await;
        let in_time = world.service.save_given(who, given(0, keys[0], 1, START_MS + 5)).await.unwrap();
        assert!(!in_time.is_late);
        world.clock.advance(LIMIT_MS + GRACE_MS - 1);
        // The server waits for what may come.
        assert_eq!(world.service.close_overdue().await.unwrap(), 0);
        let late = world.service.save_given(who, given(1, keys[1], 1, DEADLINE_MS - 1)).await.unwrap();
        assert!(late.is_late);
        assert_eq!(late.saved_at_ms, DEADLINE_MS + GRACE_MS - 1);
        // Replayed, it is answered with what is stored.
        assert_eq!(world.service.save_given(who, given(1, 3_u8, 1, DEADLINE_MS - 1)).await.unwrap(), late);
        for answered_at_ms in [DEADLINE_MS, START_MS - 1] {
            let outcome = world.service.save_given(who, given(2, keys[2], 1, answered_at_ms)).await;
            assert_eq!(refused(outcome), AttemptRefused::TimeOver);
        }
        assert_eq!(refused(world.service.save(who, 2, keys[2], Some(1)).await), AttemptRefused::TimeOver);
        world.clock.advance(1);
        let outcome = world.service.save_given(who, given(2, keys[2], 1, DEADLINE_MS - 1)).await;
        assert_eq!(refused(outcome), AttemptRefused::TimeOver);
        assert_eq!(world.service.close_overdue().await.unwrap(), 1);
        assert_eq!(world.service.close_overdue().await.unwrap(), 0);
        let result = world.service.my_result(who).await.unwrap();
        assert_eq!((result.state, result.correct), (AttemptState::TimedOut, Some(2)));
        assert_eq!((result.elapsed_ms, result.ended_at_ms), (LIMIT_MS, DEADLINE_MS));
    })
    .await;
}

#[tokio::test]
async fn handing_in_within_the_grace_ends_the_attempt_at_its_deadline() {
    on_both(async |db| {
        let world = World::open(db).await;
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        world.service.start(who).await.unwrap();
        world.clock.advance(LIMIT_MS + 1);
        world.service.submit(who).await.unwrap();
        let result = world.service.my_result(who).await.unwrap();
        assert_eq!((result.state, result.elapsed_ms), (AttemptState::TimedOut, LIMIT_MS));
        let outcome = world.service.save_given(who, given(0, 0_u8, 1, START_MS + 1)).await;
        assert_eq!(refused(outcome), AttemptRefused::TimeOver);
    })
    .await;
}

#[tokio::test]
async fn an_outage_gives_back_exactly_the_lost_time_and_is_published() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by) = (&world.service, world.organiser);
        let mut attempts = Vec::new();
        for name in ["An Thử", "Bình Thử", "Chi Thử", "Dung Thử"] {
            attempts.push(world.enter(&citizen(name)).await.unwrap());
        }
        let early = service.start(attempts[0]).await.unwrap();
        let over = service.start(attempts[1]).await.unwrap();
        service.submit(attempts[1]).await.unwrap();
        world.clock.advance(20_000);
        let middle = service.start(attempts[2]).await.unwrap();
        world.clock.advance(30_000);
        let after = service.start(attempts[3]).await.unwrap();
        // From the tenth to the fiftieth second, told at its end.
        let span = Outage { began_at_ms: START_MS + 10_000, ended_at_ms: START_MS + 50_000 };
        assert_eq!(service.declare_outage(by, world.round_id, span, "Mất mạng").await.unwrap(), 2);
        let deadline = async |id| {
            let attempt = world.attempt(id).await;
            assert_eq!(attempt.closes_at - attempt.deadline_at, GRACE_MS);
            (attempt.deadline_at - START_MS, attempt.extended_ms)
        };
        assert_eq!(deadline(early).await, (LIMIT_MS + 40_000, 40_000));
        assert_eq!(deadline(middle).await, (20_000 + LIMIT_MS + 30_000, 30_000));
        assert_eq!(deadline(over).await, (LIMIT_MS, 0));
        assert_eq!(deadline(after).await, (50_000 + LIMIT_MS, 0));
        let published = service.round_info().await.unwrap().unwrap().outages;
        assert_eq!(published.len(), 1);
        assert_eq!((published[0].span, published[0].extended), (span, 2));
        assert_eq!(published[0].reason, "Mất mạng");
        assert_eq!(world.audit("contest.declare_outage").await.len(), 1);
        // Nothing is given back twice, nothing for nothing, nothing for the future.
        let declare = |began, ended, reason: &'static str| {
            let span = Outage { began_at_ms: START_MS + began, ended_at_ms: START_MS + ended };
            service.declare_outage(by, world.round_id, span, reason)
        };
        assert_eq!(refused(declare(49_999, 50_000, "Mất mạng").await), OutageRefused::Overlaps);
        assert_eq!(refused(declare(5_000, 5_000, "Mất mạng").await), OutageRefused::BadSpan);
        assert_eq!(refused(declare(50_000, 50_001, "Mất mạng").await), OutageRefused::BadSpan);
        assert_eq!(refused(declare(0, 1_000, " ").await), OutageRefused::ReasonMissing);
        service.close_round(by, world.round_id).await.unwrap();
        assert_eq!(refused(declare(0, 1_000, "Mất mạng").await), OutageRefused::RoundNotOpen);
    })
    .await;
}

#[tokio::test]
async fn an_attempt_that_timed_out_during_an_outage_runs_again() {
    on_both(async |db| {
        let world = World::open(db).await;
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        let long_ago = world.enter(&citizen("Lê Văn Mẫu")).await.unwrap();
        world.answer_right(long_ago, 1).await;
        world.clock.advance(LIMIT_MS);
        world.answer_right(who, 3).await;
        world.clock.advance(LIMIT_MS + GRACE_MS);
        assert_eq!(world.service.close_overdue().await.unwrap(), 2);
        assert_eq!(world.board().await[0].participants, 2);
        // The whole of the second attempt's time was lost; of the first one's the last ten seconds.
        let began_at_ms = DEADLINE_MS - 10_000;
        let span = Outage { began_at_ms, ended_at_ms: DEADLINE_MS + LIMIT_MS + GRACE_MS };
        let outcome = world.service.declare_outage(world.organiser, world.round_id, span, "Mất điện").await;
        assert_eq!(outcome.unwrap(), 2);
        let board = &world.board().await[0];
        assert_eq!((board.started, board.ended, board.participants, board.correct), (2, 0, 0, 0));
        world.service.save(who, 4, 0, Some(1)).await.unwrap();
        world.clock.advance(LIMIT_MS + 2 * GRACE_MS);
        assert_eq!(world.service.close_overdue().await.unwrap(), 2);
        assert_eq!(world.board().await[0].participants, 2);
        assert_eq!(world.service.my_result(who).await.unwrap().answered, 4);
        assert_eq!(world.service.my_result(long_ago).await.unwrap().correct, Some(1));
    })
    .await;
}

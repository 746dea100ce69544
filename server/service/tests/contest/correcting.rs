//! Disqualified attempts and void questions, and the scoreboard that follows them.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use domain::contest::{CorrectionRefused, EntryForm, ReviewRefused, Verdict};
use rand::{Rng, SeedableRng, rngs::StdRng};
use service::{Contestant, Failure};
use testkit::on_both;

use crate::{
    refused,
    world::{GRACE_MS, LIMIT_MS, QUESTIONS, World, citizen, staff},
};

#[tokio::test]
async fn a_disqualified_attempt_counts_no_more() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by) = (&world.service, world.organiser);
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        let other = world.enter(&citizen("Lê Văn Mẫu")).await.unwrap();
        world.answer_right(who, QUESTIONS).await;
        world.answer_right(other, 2).await;
        let others_attempt = service.start(other).await.unwrap();
        let attempt = service.start(who).await.unwrap();
        let early = service.disqualify(by, attempt, "Thi hộ").await;
        assert_eq!(refused(early), CorrectionRefused::WrongState, "it still runs");
        service.submit(who).await.unwrap();
        service.submit(other).await.unwrap();
        assert_eq!(world.board().await[0].perfect, 1);
        assert_eq!(refused(service.disqualify(by, attempt, " ").await), CorrectionRefused::ReasonMissing);
        service.close_round(by, world.round_id).await.unwrap();
        let standing = service.my_result(other).await.unwrap().standing.unwrap();
        assert_eq!((standing.place, standing.of), (2, 2));
        service.disqualify(by, attempt, "Thi hộ").await.unwrap();
        let again = service.disqualify(by, attempt, "Thi hộ").await;
        assert_eq!(refused(again), CorrectionRefused::WrongState);
        assert!(matches!(service.disqualify(by, 999_999, "Thi hộ").await, Err(Failure::NotFound)));
        let board = &world.board().await[0];
        assert_eq!((board.started, board.ended, board.participants), (2, 2, 1));
        assert_eq!((board.correct, board.perfect), (2, 0));
        let trail = world.audit("contest.disqualify").await;
        assert_eq!((trail.len(), trail[0].detail.as_str()), (1, "Thi hộ"));
        // The other one is the first of one now, and nobody once taken out too.
        let standing = service.my_result(other).await.unwrap().standing.unwrap();
        assert_eq!((standing.place, standing.of), (1, 1));
        assert_eq!(service.my_result(who).await.unwrap().standing, None);
        service.disqualify(by, others_attempt, "Thi hộ").await.unwrap();
        assert_eq!(service.my_result(other).await.unwrap().standing, None);
    })
    .await;
}

#[tokio::test]
async fn a_void_question_counts_for_nobody() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by) = (&world.service, world.organiser);
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        world.answer_right(who, QUESTIONS).await;
        service.submit(who).await.unwrap();
        let bank = world.bank().await;
        for question in &bank {
            service.void_question(by, *question, "Đáp án sai").await.unwrap();
            world.board().await;
        }
        let again = service.void_question(by, bank[0], "Đáp án sai").await;
        assert_eq!(refused(again), CorrectionRefused::WrongState);
        let board = &world.board().await[0];
        assert_eq!((board.participants, board.correct, board.perfect), (1, 0, 0));
        assert_eq!(world.bank().await, Vec::<i64>::new(), "no paper is drawn from void questions");
        assert_eq!(world.audit("contest.void_question").await.len(), bank.len());
    })
    .await;
}

#[tokio::test]
async fn a_suspected_double_counts_no_more_when_two_people_say_so() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, one) = (&world.service, world.organiser);
        let other = world.second_organiser().await;
        let earlier = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        let phone = "0987654321".to_owned();
        let later = world.enter(&EntryForm { phone, ..citizen("Trần Thị Ví Dụ") }).await.unwrap();
        world.answer_right(earlier, 1).await;
        world.answer_right(later, 2).await;
        service.submit(earlier).await.unwrap();
        let found = service.suspicions(one).await.unwrap();
        assert_eq!(found.len(), 1);
        let id = found[0].id;
        assert!(!found[0].shares_phone && found[0].decided.is_none());
        service.judge_suspicion(one, id, Verdict::Same).await.unwrap();
        assert_eq!(refused(service.judge_suspicion(one, id, Verdict::Same).await), ReviewRefused::OwnVerdict);
        let running = service.judge_suspicion(other, id, Verdict::Same).await;
        assert_eq!(refused(running), ReviewRefused::WrongState);
        assert_eq!(service.suspicions(one).await.unwrap()[0].decided, None);
        service.submit(later).await.unwrap();
        // Who disagrees takes the review back to its beginning.
        service.judge_suspicion(other, id, Verdict::Different).await.unwrap();
        assert_eq!(service.suspicions(one).await.unwrap()[0].first, None);
        assert_eq!(world.board().await[0].participants, 2);
        service.judge_suspicion(other, id, Verdict::Same).await.unwrap();
        service.judge_suspicion(one, id, Verdict::Same).await.unwrap();
        assert_eq!(service.suspicions(one).await.unwrap()[0].decided, Some(Verdict::Same));
        let board = &world.board().await[0];
        assert_eq!((board.participants, board.correct), (1, 1), "the earlier entry stays");
        let again = service.judge_suspicion(other, id, Verdict::Different).await;
        assert_eq!(refused(again), ReviewRefused::WrongState);
        assert_eq!(world.audit("contest.judge_suspicion").await.len(), 4);
    })
    .await;
}

/// People whose attempts something happens to.
async fn crowd(world: &World) -> Vec<Contestant> {
    let mut crowd = Vec::new();
    for form in [staff("so-a", "CB0"), staff("so-a", "CB1"), staff("so-b", "CC0")] {
        crowd.push(world.enter(&form).await.unwrap());
    }
    for number in 0..5 {
        let phone = format!("091234567{number}");
        crowd.push(world.enter(&EntryForm { phone, ..citizen("Trần Thị Ví Dụ") }).await.unwrap());
    }
    crowd
}

#[tokio::test]
async fn the_kept_scoreboard_equals_the_recount_after_any_order_of_events() {
    on_both(async |db| {
        let world = World::open(db).await;
        let crowd = crowd(&world).await;
        let bank = world.bank().await;
        // The same events in every run, in an order that nobody thought of.
        let mut random = StdRng::seed_from_u64(4);
        let (mut corrected, mut voided) = (0, 0);
        for _ in 0..80 {
            let who = crowd[random.random_range(0..crowd.len())];
            // What the state does not allow is refused, and must change nothing either.
            match random.random_range(0..9) {
                0..3 => {
                    if let Ok(attempt) = world.service.start(who).await {
                        let keys = world.shown_keys(attempt).await;
                        let right = random.random_range(0..=QUESTIONS);
                        for (place, key) in (0..).zip(keys.into_iter().take(right)) {
                            world.service.save(who, place, key, None).await.ok();
                        }
                    }
                }
                3..6 => drop(world.service.submit(who).await),
                6 => {
                    world.clock.advance(LIMIT_MS + GRACE_MS);
                    world.service.close_overdue().await.unwrap();
                }
                7 => {
                    let attempt = random.random_range(1..=8);
                    let outcome = world.service.disqualify(world.organiser, attempt, "Thi hộ").await;
                    corrected += usize::from(outcome.is_ok());
                }
                _ if voided < 8 => {
                    let question = bank[random.random_range(0..bank.len())];
                    let outcome = world.service.void_question(world.organiser, question, "Sai").await;
                    voided += usize::from(outcome.is_ok());
                }
                _ => {}
            }
            world.board().await;
        }
        assert!(corrected > 0 && voided > 0, "{corrected} {voided}: every kind of event took place");
        world.service.close_round(world.organiser, world.round_id).await.unwrap();
        let board = world.board().await;
        assert!(board.len() == 3 && board.iter().all(|row| row.ended == row.started), "{board:?}");
    })
    .await;
}

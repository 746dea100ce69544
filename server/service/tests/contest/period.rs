//! A round's declared period: the server opens and closes it, nobody works beyond its end, nobody loses the grace.

use domain::{
    Code, Coded,
    contest::{AttemptRefused, AttemptState, EntryForm, HeldUp, RoundSettings, RoundState, SettingsRefused},
};
use service::contest::GivenAnswer;
use testkit::on_both;

use crate::{
    refused,
    rounds::settings,
    world::{QUESTIONS, START_MS, World, citizen},
};

const MINUTE_MS: i64 = 60_000;

/// Ten minutes for an attempt, a minute of grace, open for an hour from the tenth minute on.
fn of_an_hour() -> RoundSettings {
    RoundSettings {
        opens_at_ms: Some(START_MS + 10 * MINUTE_MS),
        closes_at_ms: Some(START_MS + 70 * MINUTE_MS),
        grace_s: 60,
        min_age_years: 15,
        ..settings(5)
    }
}

#[tokio::test]
async fn a_round_opens_and_closes_at_its_declared_time_and_cuts_late_attempts_short() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by) = (&world.service, world.organiser);
        service.close_round(by, world.round_id).await.unwrap();
        let id = service.create_round(by, &of_an_hour()).await.unwrap();
        let state = async || service.organiser_round(by, id).await.unwrap().state;
        let next = service.next_round().await.unwrap().unwrap();
        assert_eq!((next.title, Some(next.opens_at_ms)), (of_an_hour().title, of_an_hour().opens_at_ms));
        world.clock.advance(10 * MINUTE_MS - 1);
        assert_eq!((service.keep_periods().await.unwrap(), state().await), (0, RoundState::Draft));
        world.clock.advance(1);
        assert_eq!((service.keep_periods().await.unwrap(), state().await), (1, RoundState::Open));
        assert_eq!(service.next_round().await.unwrap(), None);
        assert_eq!(service.keep_periods().await.unwrap(), 0, "another server finds nothing to do");
        let early = world.enter(&citizen("An Thử")).await.unwrap();
        let late = EntryForm { phone: "0912345670".to_owned(), ..citizen("Bình Thử") };
        let late = world.enter(&late).await.unwrap();
        service.start(early).await.unwrap();
        assert_eq!(service.paper(early).await.unwrap().deadline_at_ms, START_MS + 20 * MINUTE_MS);
        world.answer_right(early, 3).await;
        service.submit(early).await.unwrap();
        // Four minutes before the end an attempt has four minutes, and the grace after them.
        world.clock.advance(56 * MINUTE_MS);
        service.start(late).await.unwrap();
        let paper = service.paper(late).await.unwrap();
        let end_ms = START_MS + 70 * MINUTE_MS;
        assert_eq!((paper.deadline_at_ms, paper.closes_at_ms), (end_ms, end_ms + MINUTE_MS));
        world.clock.advance(4 * MINUTE_MS);
        let third = EntryForm { phone: "0912345671".to_owned(), ..citizen("Chi Thử") };
        let third = world.enter(&third).await.unwrap();
        assert_eq!(refused(service.start(third).await), AttemptRefused::RoundNotOpen);
        // What was given in time and arrives within the grace counts: so long the round stays open.
        let given = GivenAnswer {
            place: 0,
            shown: world.shown_keys(paper.attempt_id).await[0],
            sequence: Some(1),
            answered_at_ms: Some(end_ms - 1),
            ..GivenAnswer::default()
        };
        assert!(service.save_given(late, given).await.unwrap().is_late);
        world.clock.advance(MINUTE_MS - 1);
        assert_eq!((service.close_overdue().await.unwrap(), service.keep_periods().await.unwrap()), (0, 0));
        world.clock.advance(1);
        // Never before the last attempt has ended.
        assert_eq!((service.keep_periods().await.unwrap(), state().await), (0, RoundState::Open));
        assert_eq!((service.close_overdue().await.unwrap(), service.keep_periods().await.unwrap()), (1, 1));
        assert_eq!(state().await, RoundState::Closed);
        let result = service.my_result(late).await.unwrap();
        assert_eq!((result.state, result.correct), (AttemptState::TimedOut, Some(1)));
        assert_eq!(service.my_result(early).await.unwrap().standing.unwrap().of, 2);
        let closed = world.audit("contest.close_round").await;
        assert_eq!((closed[0].actor_kind.as_str(), closed[0].actor_name.as_ref()), ("system", None));
    })
    .await;
}

#[tokio::test]
async fn a_round_that_cannot_open_yet_opens_when_it_can_and_not_after_its_end() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by) = (&world.service, world.organiser);
        let id = service.create_round(by, &of_an_hour()).await.unwrap();
        let state = async || service.organiser_round(by, id).await.unwrap().state;
        world.clock.advance(20 * MINUTE_MS);
        // Another one is open.
        assert_eq!((service.keep_periods().await.unwrap(), state().await), (0, RoundState::Draft));
        service.close_round(by, world.round_id).await.unwrap();
        assert_eq!((service.keep_periods().await.unwrap(), state().await), (1, RoundState::Open));
        let missed = service.create_round(by, &of_an_hour()).await.unwrap();
        world.clock.advance(60 * MINUTE_MS);
        assert_eq!(service.keep_periods().await.unwrap(), 1, "the open one is closed");
        assert_eq!(service.keep_periods().await.unwrap(), 0);
        assert_eq!(service.organiser_round(by, missed).await.unwrap().state, RoundState::Draft);
    })
    .await;
}

#[tokio::test]
async fn organisers_see_why_a_round_did_not_open_and_since_when() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by) = (&world.service, world.organiser);
        let id = service.create_round(by, &of_an_hour()).await.unwrap();
        let more_than_the_bank = RoundSettings { question_count: 200, ..of_an_hour() };
        let greedy = service.create_round(by, &more_than_the_bank).await.unwrap();
        let held_up = async |id| service.organiser_round(by, id).await.unwrap().held_up;
        assert_eq!(service.keep_periods().await.unwrap(), 0);
        assert_eq!(held_up(id).await, None, "its time has not come");
        world.clock.advance(10 * MINUTE_MS);
        assert_eq!(service.keep_periods().await.unwrap(), 0);
        let since_ms = service.now_ms();
        let by_another = Some((HeldUp::AnotherOpen, since_ms));
        assert_eq!((held_up(id).await, held_up(greedy).await), (by_another, by_another));
        // Tried again, and written no second time: it is held up since the first.
        world.clock.advance(MINUTE_MS);
        assert_eq!(service.keep_periods().await.unwrap(), 0);
        assert_eq!(held_up(id).await, by_another);
        // With other settings it is judged anew.
        service.change_round(by, greedy, &more_than_the_bank, "").await.unwrap();
        assert_eq!(held_up(greedy).await, by_another, "nothing was changed");
        let renamed = RoundSettings { grace_s: 59, ..more_than_the_bank };
        service.change_round(by, greedy, &renamed, "").await.unwrap();
        assert_eq!(held_up(greedy).await, None);
        // The one opens as soon as it can; what holds the other up then is told since it does.
        service.close_round(by, world.round_id).await.unwrap();
        assert_eq!((service.keep_periods().await.unwrap(), held_up(id).await), (1, None));
        let now_ms = service.now_ms();
        assert_eq!(held_up(greedy).await, Some((HeldUp::AnotherOpen, now_ms)));
        service.close_round(by, id).await.unwrap();
        world.clock.advance(1_000);
        assert_eq!(service.keep_periods().await.unwrap(), 0);
        assert_eq!(held_up(greedy).await, Some((HeldUp::BankTooSmall, now_ms + 1_000)));
        // When its period is over it is not tried any more; why it never opened stays.
        world.clock.advance(60 * MINUTE_MS);
        assert_eq!(service.keep_periods().await.unwrap(), 0);
        assert_eq!(held_up(greedy).await, Some((HeldUp::BankTooSmall, now_ms + 1_000)));
    })
    .await;
}

#[tokio::test]
async fn a_period_is_checked_and_its_change_is_published() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by, id) = (&world.service, world.organiser, world.round_id);
        let backwards = RoundSettings { closes_at_ms: Some(START_MS), ..of_an_hour() };
        let refusal = refused(service.create_round(by, &backwards).await);
        assert!(matches!(&refusal, SettingsRefused::Invalid(fields) if fields[0].field == "closes_at"));
        assert_eq!(refusal.code(), Code::OutOfRange);
        service.change_round(by, id, &settings(5), "").await.unwrap();
        let who = world.enter(&citizen("An Thử")).await.unwrap();
        service.start(who).await.unwrap();
        let until = RoundSettings { closes_at_ms: Some(START_MS + 5 * MINUTE_MS), ..settings(5) };
        assert_eq!(refused(service.change_round(by, id, &until, "").await), SettingsRefused::ReasonMissing);
        service.change_round(by, id, &until, "Kết thúc sớm").await.unwrap();
        let round = service.round_info().await.unwrap().unwrap();
        assert_eq!((round.settings.closes_at_ms, round.changes.len()), (until.closes_at_ms, 2));
        // An attempt that has begun keeps its time, and the round waits for it.
        let deadline_ms = service.paper(who).await.unwrap().deadline_at_ms;
        assert_eq!(deadline_ms, START_MS + 10 * MINUTE_MS);
        world.clock.advance(5 * MINUTE_MS);
        assert_eq!(service.keep_periods().await.unwrap(), 0);
        world.answer_right(who, QUESTIONS).await;
        service.submit(who).await.unwrap();
        assert_eq!(service.keep_periods().await.unwrap(), 1);
    })
    .await;
}

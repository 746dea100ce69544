//! Several attempts in a round: one of them stands for the contestant, in every table and file.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use domain::contest::{
    AttemptRefused, CameTrue, CorrectionRefused, CountedAttempt, EntryForm, Outage, Prediction, ResultFile,
    RoundSettings, SettingsRefused, ShowsResult, check,
};
use service::{Contestant, contest::GivenAnswer};
use testkit::on_both;

use crate::{
    refused,
    rounds::settings,
    world::{QUESTIONS, START_MS, World, citizen, staff},
};

fn several(counted_attempt: CountedAttempt) -> RoundSettings {
    RoundSettings { attempts_allowed: 3, counted_attempt, ..settings(5) }
}

/// A world whose open round has these settings.
async fn open(db: store::Db, settings: &RoundSettings) -> World {
    let mut world = World::open(db).await;
    let (service, by) = (&world.service, world.organiser);
    service.close_round(by, world.round_id).await.unwrap();
    let id = service.create_round(by, settings).await.unwrap();
    service.open_round(by, id).await.unwrap();
    world.round_id = id;
    world
}

/// One attempt with so many right answers, which takes a second more each time.
async fn take(world: &World, who: Contestant, right: usize) -> i64 {
    world.answer_right(who, right).await;
    let attempt = world.service.start(who).await.unwrap();
    world.clock.advance(1_000);
    world.service.submit(who).await.unwrap();
    world.clock.advance(1_000);
    attempt
}

/// Participants, right answers, perfect papers and ended attempts of everybody together.
async fn sums(world: &World) -> (i64, i64, i64, i64) {
    world.board().await.iter().fold((0, 0, 0, 0), |sum, row| {
        (sum.0 + row.participants, sum.1 + row.correct, sum.2 + row.perfect, sum.3 + row.ended)
    })
}

async fn file(world: &World, version: i64) -> ResultFile {
    let text = world.service.result_file(world.round_id, version).await.unwrap();
    let file: ResultFile = text.parse().unwrap();
    for (step, outcome) in check(&file, None) {
        assert_eq!(outcome, Ok(()), "{step:?}");
    }
    file
}

#[tokio::test]
async fn the_best_attempt_stands_for_a_contestant_everywhere() {
    on_both(async |db| {
        let world = open(db, &several(CountedAttempt::Best)).await;
        let service = &world.service;
        let who = world.enter(&staff("so-a", "CB0")).await.unwrap();
        let other = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        take(&world, other, 3).await;
        for (right, best) in [(2, 2), (4, 4), (1, 4)] {
            take(&world, who, right).await;
            assert_eq!(service.my_result(who).await.unwrap().correct, Some(best));
            let ended = world.board().await.iter().map(|row| row.participants).sum::<i64>();
            assert_eq!((ended, sums(&world).await.1), (2, 3 + i64::from(best)));
        }
        assert_eq!(refused(service.start(who).await), AttemptRefused::AttemptUsed);
        let result = service.my_result(who).await.unwrap();
        let lines: Vec<_> =
            result.attempts.iter().map(|line| (line.number, line.correct, line.counts)).collect();
        assert_eq!(lines, [(1, Some(2), false), (2, Some(4), true), (3, Some(1), false)]);
        let own = service.own_data(who).await.unwrap().attempts;
        assert_eq!(own.len(), 3);
        // Another attempt could hold the same questions, as long as the round is open.
        let asked = u32::try_from(QUESTIONS).unwrap();
        assert!(
            own.iter().all(|one| one.is_kept_back && one.answers.is_empty() && one.question_count == asked)
        );
        service.close_round(world.organiser, world.round_id).await.unwrap();
        let own = service.own_data(who).await.unwrap().attempts;
        assert!(own.iter().all(|one| !one.is_kept_back && one.answers.len() == QUESTIONS));
        let file = file(&world, 0).await;
        let ranked: Vec<_> = file.attempts.iter().map(|line| (line.place, line.correct)).collect();
        assert_eq!(ranked, [(Some(1), 4), (Some(2), 3)], "one line per contestant");
        let standing = service.my_result(who).await.unwrap().standing.unwrap();
        assert_eq!((standing.place, standing.of), (1, 2));
        let table = service.agency_table().await.unwrap().unwrap();
        assert_eq!((table.agencies[0].tally.participants, table.agencies[0].tally.correct), (1, 4));
        let front = &service.round_results().await.unwrap()[0].front;
        assert_eq!(front.iter().map(|line| line.correct).collect::<Vec<_>>(), [4, 3]);
    })
    .await;
}

#[tokio::test]
async fn the_last_attempt_counts_where_the_rules_say_so() {
    on_both(async |db| {
        let world = open(db, &several(CountedAttempt::Last)).await;
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        take(&world, who, QUESTIONS).await;
        assert_eq!(sums(&world).await, (1, 5, 1, 1));
        take(&world, who, 1).await;
        assert_eq!(sums(&world).await, (1, 1, 0, 2));
        assert_eq!(world.service.my_result(who).await.unwrap().correct, Some(1));
        // The one that runs when the round is closed is the last.
        world.answer_right(who, 2).await;
        assert_eq!(sums(&world).await, (1, 1, 0, 2), "while it runs the one before stands");
        world.service.close_round(world.organiser, world.round_id).await.unwrap();
        assert_eq!(file(&world, 0).await.attempts[0].correct, 2);
        assert_eq!(sums(&world).await, (1, 2, 0, 3));
    })
    .await;
}

#[tokio::test]
async fn a_void_question_may_let_another_attempt_count() {
    on_both(async |db| {
        let world = open(db, &several(CountedAttempt::Best)).await;
        let (service, by) = (&world.service, world.organiser);
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        let first = take(&world, who, 2).await;
        let second = take(&world, who, 3).await;
        service.close_round(by, world.round_id).await.unwrap();
        assert_eq!(service.my_result(who).await.unwrap().correct, Some(3));
        // Questions that were answered right in the second attempt and are not on the first paper.
        let on_first = world.questions(first).await;
        let mut version = 0;
        for question in world.questions(second).await.iter().take(3) {
            if !on_first.contains(question) {
                service.void_question(by, *question, "Đáp án sai").await.unwrap();
                version += 1;
            }
        }
        let left = (3 - version).max(2);
        assert_eq!(service.my_result(who).await.unwrap().correct, Some(u32::try_from(left).unwrap()));
        assert_eq!(sums(&world).await.1, left);
        if version > 0 {
            assert_eq!(i64::from(file(&world, version).await.attempts[0].correct), left);
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_is_taken_out_is_out_with_all_attempts() {
    on_both(async |db| {
        let world = open(db, &several(CountedAttempt::Best)).await;
        let (service, by) = (&world.service, world.organiser);
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        let first = take(&world, who, 5).await;
        let second = service.start(who).await.unwrap();
        for attempt in [first, second] {
            let running = refused(service.disqualify(by, attempt, "Thi hộ").await);
            assert_eq!(running, CorrectionRefused::WrongState, "one runs");
        }
        service.submit(who).await.unwrap();
        service.disqualify(by, second, "Thi hộ").await.unwrap();
        assert_eq!(refused(service.disqualify(by, first, "Thi hộ").await), CorrectionRefused::WrongState);
        assert_eq!(sums(&world).await, (0, 0, 0, 2));
        assert_eq!(refused(service.start(who).await), AttemptRefused::AttemptUsed, "the third is lost");
        service.close_round(by, world.round_id).await.unwrap();
        let file = file(&world, 1).await;
        assert_eq!(file.attempts.iter().map(|line| line.place).collect::<Vec<_>>(), [None]);
        assert_eq!(service.my_result(who).await.unwrap().standing, None);
    })
    .await;
}

#[tokio::test]
async fn an_outage_gives_time_back_to_the_newest_attempt_only() {
    on_both(async |db| {
        let world = open(db, &several(CountedAttempt::Best)).await;
        let (service, by) = (&world.service, world.organiser);
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        take(&world, who, 3).await;
        let second = service.start(who).await.unwrap();
        for (place, key) in (0..).zip(world.shown_keys(second).await) {
            service.save(who, place, key, Some(1)).await.unwrap();
        }
        // It times out with everything right, and an outage during it is declared.
        world.clock.advance(600_000);
        assert_eq!(service.close_overdue().await.unwrap(), 1);
        assert_eq!(sums(&world).await, (1, 5, 1, 2));
        let now_ms = service.now_ms();
        let span = Outage { began_at_ms: now_ms - 300_000, ended_at_ms: now_ms - 100_000 };
        assert_eq!(service.declare_outage(by, world.round_id, span, "Mất điện").await.unwrap(), 1);
        assert_eq!(sums(&world).await, (1, 3, 0, 1), "the first stands meanwhile");
        service.submit(who).await.unwrap();
        assert_eq!(sums(&world).await, (1, 5, 1, 2));
    })
    .await;
}

#[tokio::test]
async fn predictions_and_frozen_tables_know_one_attempt_of_each() {
    on_both(async |db| {
        let freeze_at_ms = START_MS + 4_000;
        let asked = RoundSettings {
            prediction: Some(Prediction::AllRight),
            freeze_at_ms: Some(freeze_at_ms),
            ..several(CountedAttempt::Best)
        };
        let world = open(db, &asked).await;
        let service = &world.service;
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        // Two seconds each: the second ends at the very instant and is not seen.
        for (right, predicted) in [(3, "1"), (5, "2"), (5, "9")] {
            world.answer_right(who, right).await;
            service.predict(who, None, predicted).await.unwrap();
            world.clock.advance(2_000);
            service.submit(who).await.unwrap();
        }
        let table = service.agency_table().await.unwrap().unwrap();
        assert_eq!((table.citizens.participants, table.citizens.correct, table.citizens.perfect), (1, 3, 0));
        service.close_round(world.organiser, world.round_id).await.unwrap();
        let file = file(&world, 0).await;
        assert_eq!(file.prediction, Some(CameTrue { asked: Prediction::AllRight, actual: 1 }));
        assert_eq!(file.attempts.len(), 1);
        assert_eq!(file.attempts[0].prediction, Some(2), "equally many right: the earlier of the quickest");
        let table = service.agency_table().await.unwrap().unwrap();
        assert_eq!((table.citizens.participants, table.citizens.correct, table.citizens.perfect), (1, 5, 1));
    })
    .await;
}

#[tokio::test]
async fn scores_that_come_later_do_not_show_in_the_list_of_attempts() {
    on_both(async |db| {
        let hidden =
            RoundSettings { shows_result: ShowsResult::AfterClosing, ..several(CountedAttempt::Best) };
        let world = open(db, &hidden).await;
        let service = &world.service;
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        take(&world, who, 4).await;
        take(&world, who, 1).await;
        let result = service.my_result(who).await.unwrap();
        assert_eq!(result.answered, 1, "the newest");
        assert!(result.attempts.iter().all(|line| line.correct.is_none() && !line.counts));
        let greedy = RoundSettings { attempts_allowed: 4, ..hidden };
        let changed = service.change_round(world.organiser, world.round_id, &greedy, "Thêm lượt").await;
        assert_eq!(refused(changed), SettingsRefused::AttemptsFixed);
        let nobody = world.enter(&EntryForm { phone: "0912345679".to_owned(), ..citizen("Bình Thử") }).await;
        assert!(service.my_result(nobody.unwrap()).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_page_of_an_earlier_attempt_changes_nothing_of_the_next() {
    on_both(async |db| {
        let world = open(db, &several(CountedAttempt::Last)).await;
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        let first = take(&world, who, 1).await;
        let second = world.service.start(who).await.unwrap();
        let paper = || async { world.service.paper(who).await.unwrap() };
        let given =
            |attempt_id| GivenAnswer { attempt_id, place: 0, shown: 0.into(), ..GivenAnswer::default() };
        // Forgotten in another tab: its answers, its prediction and its end are those of the first attempt.
        let late = world.service.save_given(who, given(Some(first))).await;
        assert_eq!(refused(late), AttemptRefused::AttemptEnded);
        assert_eq!(refused(world.service.predict(who, Some(first), "3").await), AttemptRefused::AttemptEnded);
        world.service.submit_predicting(who, Some(first), "").await.unwrap();
        assert_eq!((paper().await.attempt_id, paper().await.questions[0].chosen), (second, None));
        // The page of the second one goes on.
        assert_eq!(world.service.save_given(who, given(Some(second))).await.unwrap().chosen, 0.into());
        world.service.submit_predicting(who, Some(second), "").await.unwrap();
        assert_eq!(refused(world.service.paper(who).await), AttemptRefused::AttemptEnded);
    })
    .await;
}

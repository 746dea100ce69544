//! Rounds: which may be open, and who goes on in the next one.

use domain::{
    Bilingual,
    contest::{
        Blueprint, CountedAttempt, EntryForm, RoundRefused, RoundSettings, SettingsRefused, ShowsResult,
    },
};
use service::Failure;
use testkit::on_both;

use crate::{
    refused,
    world::{QUESTIONS, START_MS, World, citizen},
};

#[tokio::test]
async fn rounds_open_one_at_a_time_and_only_with_enough_questions() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by) = (&world.service, world.organiser);
        let second = world.draft_round(QUESTIONS).await;
        let greedy = world.draft_round(1_000).await;
        assert_eq!(refused(service.open_round(by, second).await), RoundRefused::AnotherOpen);
        assert_eq!(refused(service.open_round(by, world.round_id).await), RoundRefused::WrongState);
        assert_eq!(refused(service.close_round(by, second).await), RoundRefused::WrongState);
        assert!(matches!(service.open_round(by, 999).await, Err(Failure::NotFound)));
        service.close_round(by, world.round_id).await.unwrap();
        assert_eq!(refused(service.open_round(by, world.round_id).await), RoundRefused::WrongState);
        assert_eq!(refused(service.open_round(by, greedy).await), RoundRefused::BankTooSmall);
        service.open_round(by, second).await.unwrap();
        // Who took part in the first round takes part in the second without entering again.
        let rounds = service.organiser_rounds(by).await.unwrap();
        assert_eq!(rounds.len(), 3);
        assert_eq!(service.round_info().await.unwrap().unwrap().id, second);
        assert_eq!(world.audit("contest.open_round").await.len(), 2);
        assert_eq!(world.audit("contest.close_round").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_contestant_takes_part_in_the_next_round_without_entering_again() {
    on_both(async |db| {
        let world = World::open(db).await;
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        world.answer_right(who, 5).await;
        world.service.submit(who).await.unwrap();
        world.service.close_round(world.organiser, world.round_id).await.unwrap();
        let second = world.draft_round(QUESTIONS).await;
        world.service.open_round(world.organiser, second).await.unwrap();
        world.clock.advance(60_000);
        world.service.start(who).await.unwrap();
        world.service.save(who, 0, 0, Some(1)).await.unwrap();
        world.service.submit(who).await.unwrap();
        assert_eq!(world.service.my_result(who).await.unwrap().answered, 1);
    })
    .await;
}

pub fn settings(question_count: u32) -> RoundSettings {
    RoundSettings {
        title: Bilingual::new("Vòng 2", "Round 2"),
        question_count,
        time_limit_s: 600,
        min_age_years: 16,
        grace_s: 0,
        prediction: None,
        freeze_at_ms: None,
        opens_at_ms: None,
        closes_at_ms: None,
        blueprint: Blueprint::default(),
        pass_mark: None,
        shows_result: ShowsResult::AtOnce,
        prizes: Vec::new(),
        attempts_allowed: 1,
        counted_attempt: CountedAttempt::Best,
    }
}

#[tokio::test]
async fn organisers_draw_up_a_round_and_change_it_freely_until_it_opens() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by) = (&world.service, world.organiser);
        let id = service.create_round(by, &settings(5)).await.unwrap();
        // A draft may ask for more than the bank has; it cannot be opened then.
        service.change_round(by, id, &settings(100), "").await.unwrap();
        let round = service.organiser_round(by, id).await.unwrap();
        assert_eq!((round.settings, round.changes.len()), (settings(100), 0));
        let wrong = service.create_round(by, &settings(0)).await;
        assert!(matches!(refused(wrong), SettingsRefused::Invalid(_)));
        assert!(matches!(service.change_round(by, 999, &settings(5), "").await, Err(Failure::NotFound)));
        assert_eq!(world.audit("contest.create_round").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_change_while_people_take_part_is_published_with_its_reason() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by, id) = (&world.service, world.organiser, world.round_id);
        service.change_round(by, id, &settings(4), "").await.unwrap();
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        service.start(who).await.unwrap();
        let before = service.paper(who).await.unwrap();
        let silent = service.change_round(by, id, &settings(3), " ").await;
        assert_eq!(refused(silent), SettingsRefused::ReasonMissing);
        let greedy = service.change_round(by, id, &settings(100), "Thêm câu").await;
        assert_eq!(refused(greedy), SettingsRefused::BankTooSmall);
        service.change_round(by, id, &settings(3), "Ba câu trùng nhau").await.unwrap();
        service.change_round(by, id, &settings(3), "Không đổi gì").await.unwrap();
        let after = service.paper(who).await.unwrap();
        assert_eq!((after.questions.len(), after.deadline_at_ms), (4, before.deadline_at_ms), "it has begun");
        let round = service.round_info().await.unwrap().unwrap();
        let told: Vec<_> = round.changes.iter().map(|change| change.reason.as_str()).collect();
        assert_eq!(told, ["Ba câu trùng nhau", ""]);
        let counts = |settings: &RoundSettings| settings.question_count;
        assert_eq!((counts(&round.changes[0].before), counts(&round.changes[0].after)), (4, 3));
        service.close_round(by, id).await.unwrap();
        let late = service.change_round(by, id, &settings(4), "Muộn").await;
        assert_eq!(refused(late), SettingsRefused::WrongState);
    })
    .await;
}

#[tokio::test]
async fn public_tables_stand_still_from_the_declared_instant_until_the_end() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by, id) = (&world.service, world.organiser, world.round_id);
        let freeze_at_ms = START_MS + 10_000;
        let still = RoundSettings { freeze_at_ms: Some(freeze_at_ms), ..settings(5) };
        service.change_round(by, id, &still, "").await.unwrap();
        assert_eq!(
            service.round_info().await.unwrap().unwrap().settings.freeze_at_ms,
            Some(freeze_at_ms),
            "declared"
        );
        let mut people = Vec::new();
        for (number, name) in ["An Thử", "Bình Thử", "Chi Thử"].into_iter().enumerate() {
            let phone = format!("091234567{number}");
            people.push(world.enter(&EntryForm { phone, ..citizen(name) }).await.unwrap());
        }
        let look = async || {
            let table = service.agency_table().await.unwrap().unwrap();
            let info = service.round_info().await.unwrap().unwrap();
            let citizens = table.citizens;
            (
                table.frozen_since_ms,
                (citizens.participants, citizens.correct, citizens.perfect),
                (info.started, info.ended),
            )
        };
        world.answer_right(people[0], 5).await;
        world.answer_right(people[1], 2).await;
        service.submit(people[0]).await.unwrap();
        world.clock.advance(9_999);
        assert_eq!(look().await, (None, (1, 5, 1), (2, 1)));
        // One hands in at the very instant: not seen any more, though nobody has looked meanwhile.
        world.clock.advance(1);
        service.submit(people[1]).await.unwrap();
        world.answer_right(people[2], 5).await;
        service.submit(people[2]).await.unwrap();
        let frozen = (Some(freeze_at_ms), (1, 5, 1), (2, 1));
        assert_eq!(look().await, frozen);
        let out = service.entrants(by, "an thu").await.unwrap()[0].attempt.clone().unwrap();
        service.disqualify(by, out.id, "Thi hộ").await.unwrap();
        world.clock.advance(5_000);
        assert_eq!(look().await, frozen);
        // Organisers see what is; the scoreboard itself goes on.
        let live = &service.organiser_rounds(by).await.unwrap()[0];
        assert_eq!((live.started, live.ended), (3, 3));
        world.board().await;
        // A later instant is a published change, and the tables move until then.
        let later = RoundSettings { freeze_at_ms: Some(freeze_at_ms + 60_000), ..settings(5) };
        service.change_round(by, id, &later, "Lùi một phút").await.unwrap();
        assert_eq!(look().await, (None, (2, 7, 1), (3, 3)));
        service.change_round(by, id, &still, "Như cũ").await.unwrap();
        // The disqualification came after the instant.
        assert_eq!(look().await, frozen);
        service.close_round(by, id).await.unwrap();
        assert_eq!(look().await, (None, (2, 7, 1), (3, 3)), "at the end everything is seen");
    })
    .await;
}

//! Rounds: which may be open, and who goes on in the next one.

use domain::{
    Bilingual,
    contest::{RoundRefused, RoundSettings, SettingsRefused},
};
use service::Failure;
use testkit::on_both;

use crate::{
    refused,
    world::{QUESTIONS, World, citizen},
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

fn settings(question_count: u32) -> RoundSettings {
    RoundSettings {
        title: Bilingual::new("Vòng 2", "Round 2"),
        question_count,
        time_limit_s: 600,
        min_age_years: 16,
        grace_s: 0,
        prediction: None,
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
        assert_eq!((RoundSettings::of(&round), round.changes.len()), (settings(100), 0));
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

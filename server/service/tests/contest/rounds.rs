//! Rounds: which may be open, and who goes on in the next one.

use domain::contest::RoundRefused;
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

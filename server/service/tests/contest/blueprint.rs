//! What papers are made of: declared with the round, kept to on every paper, and refused when the bank lacks it.

use std::collections::BTreeMap;

use domain::contest::{
    AttemptRefused, Blueprint, Difficulty, EntryForm, RoundRefused, RoundSettings, SettingsRefused, Shortage,
    TopicQuota,
};
use testkit::on_both;

use crate::{
    refused,
    rounds::settings,
    world::{World, citizen},
};

/// The world's bank has ten easy questions of `plan`, five hard ones of `law` and five of medium difficulty.
fn asking(count: u32, topics: &[(&str, u32, u32, u32, u32)]) -> RoundSettings {
    let quota = |(topic, easy, medium, hard, any): &(&str, u32, u32, u32, u32)| TopicQuota {
        topic: (*topic).to_owned(),
        easy: *easy,
        medium: *medium,
        hard: *hard,
        any: *any,
    };
    RoundSettings { blueprint: Blueprint { topics: topics.iter().map(quota).collect() }, ..settings(count) }
}

#[tokio::test]
async fn every_paper_holds_what_the_round_declares() {
    on_both(async |db| {
        let mut world = World::open(db).await;
        world.sort_bank().await;
        let (service, by) = (&world.service, world.organiser);
        service.close_round(by, world.round_id).await.unwrap();
        let id =
            service.create_round(by, &asking(6, &[("law", 0, 1, 2, 1), ("plan", 1, 0, 0, 0)])).await.unwrap();
        service.open_round(by, id).await.unwrap();
        for number in 0..6 {
            let (phone, birth_date) = (format!("091234567{number}"), format!("1990-05-1{number}"));
            let form = EntryForm { phone, birth_date, ..citizen("Trần Thị Ví Dụ") };
            let who = world.enter(&form).await.unwrap();
            let attempt = world.service.start(who).await.unwrap();
            let kinds = world.kinds(attempt).await;
            assert_eq!(kinds.len(), 6);
            let mut counts: BTreeMap<(&str, Difficulty), usize> = BTreeMap::new();
            for (topic, difficulty) in &kinds {
                *counts.entry((topic.as_str(), *difficulty)).or_default() += 1;
            }
            let of = |topic, difficulty| counts.get(&(topic, difficulty)).copied().unwrap_or_default();
            assert!(of("law", Difficulty::Hard) >= 2 && of("law", Difficulty::Medium) >= 1, "{kinds:?}");
            assert!(of("law", Difficulty::Hard) + of("law", Difficulty::Medium) >= 4, "{kinds:?}");
            assert!(of("plan", Difficulty::Easy) >= 1, "{kinds:?}");
        }
        world.round_id = id;
        world.board().await;
    })
    .await;
}

#[tokio::test]
async fn a_blueprint_that_the_bank_cannot_fill_is_refused_when_it_is_set_and_when_the_round_opens() {
    on_both(async |db| {
        let world = World::open(db).await;
        world.sort_bank().await;
        let (service, by) = (&world.service, world.organiser);
        let stock = service.bank_stock(by).await.unwrap();
        assert_eq!(stock.topics().collect::<Vec<_>>(), ["law", "plan"]);
        assert_eq!((stock.of("law", Difficulty::Hard), stock.of("law", Difficulty::Easy)), (5, 0));
        for wrong in [
            asking(6, &[("law", 1, 0, 0, 0)]),
            asking(11, &[("plan", 10, 0, 0, 0)]),
            asking(11, &[("plan", 0, 0, 0, 11)]),
            asking(1, &[("khác", 0, 0, 0, 0)]),
        ] {
            assert_eq!(refused(service.create_round(by, &wrong).await), SettingsRefused::BankTooSmall);
            let changed = service.change_round(by, world.round_id, &wrong, "").await;
            assert_eq!(refused(changed), SettingsRefused::BankTooSmall);
        }
        let more_than_the_paper = asking(2, &[("plan", 3, 0, 0, 0)]);
        let refusal = refused(service.create_round(by, &more_than_the_paper).await);
        assert!(matches!(refusal, SettingsRefused::Invalid(_)), "{refusal:?}");
        // A question that is declared void before the opening is missing then.
        let id = service.create_round(by, &asking(5, &[("law", 0, 0, 5, 0)])).await.unwrap();
        service.close_round(by, world.round_id).await.unwrap();
        let hard = world.bank_of("law", Difficulty::Hard).await[0];
        service.void_question(by, hard, "Căn cứ đã bãi bỏ").await.unwrap();
        assert_eq!(refused(service.open_round(by, id).await), RoundRefused::BankTooSmall);
        let short = service.short_rounds(by).await.unwrap();
        assert_eq!((short.len(), short[0].is_open), (1, false));
        service.change_round(by, id, &asking(5, &[("law", 0, 0, 4, 0)]), "").await.unwrap();
        assert_eq!(service.short_rounds(by).await.unwrap(), []);
        service.open_round(by, id).await.unwrap();
        // One of an open round is missing at once: organisers are told what nobody can start for.
        let hard = world.bank_of("law", Difficulty::Hard).await[0];
        service.void_question(by, hard, "Căn cứ đã bãi bỏ").await.unwrap();
        let missing = Shortage {
            topic: Some("law".to_owned()),
            difficulty: Some(Difficulty::Hard),
            needed: 4,
            there: 3,
        };
        let short = service.short_rounds(by).await.unwrap();
        assert_eq!((short.len(), short[0].is_open, &short[0].shortages), (1, true, &vec![missing]));
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        assert_eq!(refused(service.start(who).await), AttemptRefused::BankTooSmall);
        service.change_round(by, id, &asking(5, &[("law", 0, 0, 3, 0)]), "Có câu bị hủy").await.unwrap();
        assert_eq!(service.short_rounds(by).await.unwrap(), []);
        service.start(who).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_blueprint_that_changes_while_people_take_part_is_published_with_its_reason() {
    on_both(async |db| {
        let world = World::open(db).await;
        world.sort_bank().await;
        let (service, by, id) = (&world.service, world.organiser, world.round_id);
        service.change_round(by, id, &settings(4), "").await.unwrap();
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        let attempt = service.start(who).await.unwrap();
        let before = world.kinds(attempt).await;
        let after = asking(4, &[("law", 0, 1, 1, 0)]);
        assert_eq!(refused(service.change_round(by, id, &after, "").await), SettingsRefused::ReasonMissing);
        service.change_round(by, id, &after, "Cân đối độ khó").await.unwrap();
        let round = service.round_info().await.unwrap().unwrap();
        assert_eq!(round.settings, after);
        let change = &round.changes[0];
        assert_eq!(
            (change.reason.as_str(), &change.before.blueprint),
            ("Cân đối độ khó", &Blueprint::default())
        );
        assert_eq!(change.after.blueprint, after.blueprint);
        assert_eq!(world.kinds(attempt).await, before, "a paper that is drawn stays");
    })
    .await;
}

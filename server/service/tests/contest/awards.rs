//! Passing, prizes, and scores that nobody sees before the round is closed.

use std::collections::BTreeSet;

use domain::{
    Bilingual,
    contest::{EntryForm, Prize, RoundSettings, SettingsRefused, ShowsResult, Tally},
};
use testkit::on_both;

use crate::{
    refused,
    rounds::settings,
    world::{QUESTIONS, World, citizen, collect_names},
};

fn prize(first: u32, last: u32) -> Prize {
    let name = Bilingual::new(format!("Giải {first}"), format!("Prize {first}"));
    Prize { first, last, name, count: last - first + 1, note: String::new() }
}

fn awarding(shows_result: ShowsResult) -> RoundSettings {
    let prizes = vec![prize(2, 3), prize(1, 1)];
    RoundSettings { pass_mark: Some(3), shows_result, prizes, ..settings(5) }
}

#[test]
fn settings_that_were_kept_before_these_were_asked_for_are_read() {
    let mut kept = serde_json::to_value(awarding(ShowsResult::AfterClosing)).unwrap();
    for name in ["blueprint", "pass_mark", "shows_result", "prizes", "opens_at_ms", "closes_at_ms"] {
        assert!(kept.as_object_mut().unwrap().remove(name).is_some());
    }
    assert_eq!(serde_json::from_value::<RoundSettings>(kept).unwrap(), settings(5));
}

#[tokio::test]
async fn scores_stay_hidden_everywhere_until_the_round_is_closed() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by, id) = (&world.service, world.organiser, world.round_id);
        service.change_round(by, id, &awarding(ShowsResult::AfterClosing), "").await.unwrap();
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        world.answer_right(who, QUESTIONS).await;
        service.submit(who).await.unwrap();
        let result = service.my_result(who).await.unwrap();
        assert_eq!((result.correct, result.needed, result.answered), (None, None, 5));
        assert!(result.review.is_none() && result.standing.is_none() && result.pseudonym.is_none());
        let own = service.own_data(who).await.unwrap();
        assert_eq!((own.attempts[0].correct, own.attempts[0].answers.len()), (None, 5));
        let table = service.agency_table().await.unwrap().unwrap();
        assert!(!table.shows_scores);
        assert_eq!(table.citizens, Tally { participants: 1, correct: 0, perfect: 0 });
        assert_eq!(service.round_results().await.unwrap(), []);
        // The organisers see it, and the scoreboard itself goes on.
        let seen = service.entrants(by, "tran thi").await.unwrap();
        assert_eq!(seen[0].attempt.as_ref().unwrap().correct, Some(5));
        world.board().await;
        service.close_round(by, id).await.unwrap();
        let result = service.my_result(who).await.unwrap();
        assert_eq!((result.correct, result.needed), (Some(5), Some(3)));
        assert_eq!(service.own_data(who).await.unwrap().attempts[0].correct, Some(5));
        let table = service.agency_table().await.unwrap().unwrap();
        assert_eq!((table.shows_scores, table.citizens.correct, table.citizens.perfect), (true, 5, 1));
    })
    .await;
}

#[tokio::test]
async fn scores_shown_at_once_come_without_keys_and_places() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by, id) = (&world.service, world.organiser, world.round_id);
        service.change_round(by, id, &awarding(ShowsResult::AtOnce), "").await.unwrap();
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        world.answer_right(who, 2).await;
        service.submit(who).await.unwrap();
        let result = service.my_result(who).await.unwrap();
        assert_eq!((result.correct, result.needed), (Some(2), Some(3)), "not passed");
        let mut names = BTreeSet::new();
        collect_names(&serde_json::to_value(&result).unwrap(), &mut names);
        assert!(!names.contains("key") && !names.contains("place"), "{names:?}");
        assert!(service.agency_table().await.unwrap().unwrap().shows_scores);
    })
    .await;
}

#[tokio::test]
async fn a_void_question_lowers_the_pass_mark_of_the_papers_that_have_it() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by, id) = (&world.service, world.organiser, world.round_id);
        let strict = RoundSettings { pass_mark: Some(5), ..awarding(ShowsResult::AtOnce) };
        service.change_round(by, id, &strict, "").await.unwrap();
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        world.answer_right(who, QUESTIONS).await;
        service.submit(who).await.unwrap();
        let used = service.used_questions(by).await.unwrap();
        service.void_question(by, used[0].id, "Đáp án sai").await.unwrap();
        let result = service.my_result(who).await.unwrap();
        assert_eq!((result.correct, result.needed), (Some(4), Some(4)), "still passed");
    })
    .await;
}

#[tokio::test]
async fn prizes_stand_in_the_rules_and_beside_the_ranking_and_their_change_is_published() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by, id) = (&world.service, world.organiser, world.round_id);
        let twice = RoundSettings { prizes: vec![prize(1, 2), prize(2, 3)], ..settings(5) };
        assert!(matches!(
            refused(service.change_round(by, id, &twice, "").await),
            SettingsRefused::Invalid(fields) if fields[0].field == "prizes"
        ));
        let absurd = RoundSettings { pass_mark: Some(6), ..settings(5) };
        assert!(matches!(
            refused(service.change_round(by, id, &absurd, "").await),
            SettingsRefused::Invalid(fields) if fields[0].field == "pass_mark"
        ));
        service.change_round(by, id, &settings(5), "").await.unwrap();
        let mut both = Vec::new();
        for (number, name) in ["An Thử", "Bình Thử"].into_iter().enumerate() {
            let form = EntryForm { phone: format!("091234567{number}"), ..citizen(name) };
            let who = world.enter(&form).await.unwrap();
            world.answer_right(who, 5 - number).await;
            service.submit(who).await.unwrap();
            assert_eq!(service.my_result(who).await.unwrap().prize, None);
            both.push(who);
        }
        let silent = service.change_round(by, id, &awarding(ShowsResult::AtOnce), "").await;
        assert_eq!(refused(silent), SettingsRefused::ReasonMissing);
        service.change_round(by, id, &awarding(ShowsResult::AtOnce), "Có nhà tài trợ").await.unwrap();
        let round = service.round_info().await.unwrap().unwrap();
        assert_eq!(round.settings.prizes, [prize(1, 1), prize(2, 3)], "by place");
        assert_eq!(round.changes[0].after.prizes, round.settings.prizes);
        assert_eq!((round.changes[0].before.pass_mark, round.changes[0].after.pass_mark), (None, Some(3)));
        service.close_round(by, id).await.unwrap();
        let results = &service.round_results().await.unwrap()[0];
        assert_eq!(results.prizes, round.settings.prizes);
        assert_eq!(results.front.iter().map(|line| line.place).collect::<Vec<_>>(), [1, 2]);
        // Everybody reads their own, whatever the place.
        for (who, prize) in both.into_iter().zip(&results.prizes) {
            assert_eq!(service.my_result(who).await.unwrap().prize.as_ref(), Some(&prize.name));
        }
    })
    .await;
}

//! Questions with several right options, and questions whose options are put in order.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use std::collections::BTreeSet;

use domain::{
    contest::{
        AttemptRefused, EntryForm, Picks, QuestionKind, ResultFile, RoundRefused, RoundSettings, check,
    },
    time::Day,
};
use testkit::on_both;

use crate::{
    refused,
    rounds::settings,
    world::{START_MS, World, citizen},
};

/// The place of a question of this code, and where its right options are shown.
async fn find(world: &World, who: service::Contestant, code: &str) -> (u32, Picks) {
    let paper = world.service.paper(who).await.unwrap();
    let place = paper.questions.iter().position(|question| question.text.vi == code).unwrap();
    (u32::try_from(place).unwrap(), world.shown_keys(paper.attempt_id).await[place])
}

fn backwards(picks: Picks) -> Picks {
    let mut places: Vec<u8> = picks.places().collect();
    places.reverse();
    Picks::of(places).unwrap()
}

#[tokio::test]
async fn only_what_is_right_as_a_whole_counts_and_a_recount_says_the_same() {
    on_both(async |db| {
        let world = World::open(db).await;
        world.mix_bank().await;
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        world.service.start(who).await.unwrap();
        let (set, right) = find(&world, who, "set").await;
        // The order of ticking says nothing, and an answer can be taken back.
        assert_eq!(world.service.save(who, set, Picks::NONE, Some(1)).await.unwrap().chosen, Picks::NONE);
        assert_eq!(world.service.paper(who).await.unwrap().questions[set as usize].chosen, None);
        world.service.save(who, set, backwards(right), Some(2)).await.unwrap();
        // What comes late or twice changes nothing.
        let again = world.service.save(who, set, 0_u8, Some(1)).await.unwrap();
        assert_eq!((again.chosen, again.sequence), (backwards(right), 2));
        let (more, all) = find(&world, who, "more").await;
        let half = Picks::of(all.places().take(2)).unwrap();
        world.service.save(who, more, half, Some(1)).await.unwrap();
        let (order, in_order) = find(&world, who, "order").await;
        assert_ne!(in_order, Picks::first(4), "it is never shown as it should be");
        world.service.save(who, order, in_order, Some(1)).await.unwrap();
        let (steps, in_order) = find(&world, who, "steps").await;
        world.service.save(who, steps, in_order.exchanged(1), Some(1)).await.unwrap();
        // One with one right option takes no two, nor an option that it does not have.
        let (one, _) = find(&world, who, "one").await;
        let outcome = world.service.save(who, one, "04".parse::<Picks>().unwrap(), Some(1)).await;
        assert_eq!(refused(outcome), AttemptRefused::NotOnPaper);
        world.service.save(who, one, "01".parse::<Picks>().unwrap(), Some(1)).await.unwrap();
        world.service.submit(who).await.unwrap();
        let result = world.service.my_result(who).await.unwrap();
        assert_eq!((result.correct, result.total), (Some(2), 5), "a set and an order");

        world.service.close_round(world.organiser, world.round_id).await.unwrap();
        let file = async |version| {
            let text = world.service.result_file(world.round_id, version).await.unwrap();
            let file: ResultFile = text.parse().unwrap();
            assert!(check(&file, None).iter().all(|(_, outcome)| outcome.is_ok()), "{text}");
            file
        };
        let before = file(0).await;
        assert_eq!(before.attempts[0].correct, 2);
        let answer = |code: &str| {
            let kinds = [("one", QuestionKind::Single), ("order", QuestionKind::Ordering)];
            let kind = kinds.iter().find(|(of, _)| *of == code).unwrap().1;
            let question = before.questions.iter().find(|question| question.kind == kind).unwrap();
            before.attempts[0].answers.iter().find(|(id, _)| *id == question.id).unwrap().1
        };
        assert_eq!(answer("one"), None, "two of one is no answer");
        assert_eq!(answer("order"), Some(Picks::first(4)));
        // The order that was right is declared void: one right answer is left, by the server and by the file.
        let void = before.questions.iter().find(|question| question.kind == QuestionKind::Ordering).unwrap();
        world.service.void_question(world.organiser, void.id, "Sai").await.unwrap();
        assert_eq!(world.service.my_result(who).await.unwrap().correct, Some(1));
        assert_eq!(file(1).await.attempts[0].correct, 1);
        let report = world.service.round_report(world.organiser, world.round_id).await.unwrap();
        let of = |code: &str| report.questions.iter().find(|question| question.code == code).unwrap();
        assert_eq!(of("more").statistics.chosen.iter().sum::<u32>(), 2, "each ticked option is counted");
        assert_eq!(of("steps").statistics.chosen.iter().sum::<u32>(), 2, "two stand in their places");
        let own = world.service.own_data(who).await.unwrap();
        let (_, chosen) = own.attempts[0].answers.iter().find(|(text, _)| text.vi == "order").unwrap();
        let chosen: Vec<&str> = chosen.iter().map(|option| option.vi.as_str()).collect();
        assert_eq!(chosen, ["a", "b", "c", "d"]);
    })
    .await;
}

#[tokio::test]
async fn what_has_no_valid_source_today_is_not_asked_and_fills_no_round() {
    on_both(async |db| {
        let world = World::open(db).await;
        let today = Day::of_instant(START_MS);
        let day = |later: i64| Some(Day(today.0 + later));
        for old in world.bank().await {
            world.service.void_question(world.organiser, old, "Cũ").await.unwrap();
        }
        for code in ["A", "B", "C"] {
            world.add_dated(code, None, day(0)).await;
        }
        world.add_dated("D", day(-9), None).await;
        world.add_dated("E", day(0), day(9)).await;
        world.add_dated("over", None, day(-1)).await;
        world.add_dated("not yet", day(1), None).await;
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        world.service.start(who).await.unwrap();
        let paper = world.service.paper(who).await.unwrap();
        let asked: BTreeSet<&str> =
            paper.questions.iter().map(|question| question.text.vi.as_str()).collect();
        assert_eq!(asked, BTreeSet::from(["A", "B", "C", "D", "E"]));
        assert!(world.service.short_rounds(world.organiser).await.unwrap().is_empty());
        // On the next day three sources are over: nobody starts on fewer questions, and no round opens.
        world.clock.advance(24 * 60 * 60 * 1_000);
        assert_eq!(world.service.short_rounds(world.organiser).await.unwrap().len(), 1);
        let late = EntryForm { phone: "0912345670".to_owned(), ..citizen("Lê Văn Mẫu") };
        let late = world.enter(&late).await.unwrap();
        assert_eq!(refused(world.service.start(late).await), AttemptRefused::BankTooSmall);
        world.service.close_round(world.organiser, world.round_id).await.unwrap();
        let next = world.draft_round(5).await;
        assert_eq!(
            refused(world.service.open_round(world.organiser, next).await),
            RoundRefused::BankTooSmall
        );
        let fits = world.draft_round(3).await;
        world.service.open_round(world.organiser, fits).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_round_opens_only_on_sources_that_hold_until_its_declared_end() {
    on_both(async |db| {
        let world = World::open(db).await;
        world.service.close_round(world.organiser, world.round_id).await.unwrap();
        for old in world.bank().await {
            world.service.void_question(world.organiser, old, "Cũ").await.unwrap();
        }
        let day_ms = 24 * 60 * 60 * 1_000;
        let in_three_days = Some(Day(Day::of_instant(START_MS).0 + 3));
        for code in ["A", "B"] {
            world.add_dated(code, None, in_three_days).await;
        }
        let until = |days: i64| RoundSettings {
            closes_at_ms: Some(START_MS + days * day_ms),
            min_age_years: 15,
            ..settings(2)
        };
        for (days, opens) in [(4, false), (3, true)] {
            let round = world.service.create_round(world.organiser, &until(days)).await.unwrap();
            let opened = world.service.open_round(world.organiser, round).await;
            if opens {
                opened.unwrap();
            } else {
                assert_eq!(refused(opened), RoundRefused::BankTooSmall, "over on the last day");
            }
        }
    })
    .await;
}

//! The prediction question: asked for, kept, refused when absurd, and counted again with every correction.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use domain::{
    Bilingual, Code, Coded,
    contest::{
        AttemptRefused, AttemptState, Blueprint, CountedAttempt, EntryForm, Prediction, ResultFile,
        RoundSettings, SettingsRefused, ShowsResult, check,
    },
};
use service::{Contestant, Failure};
use store::Db;
use testkit::on_both;

use crate::{
    refused,
    world::{LIMIT_MS, QUESTIONS, World, citizen},
};

/// A world whose open round asks for this prediction.
async fn asking(db: Db, asked: Prediction) -> World {
    let mut world = World::open(db).await;
    let (service, by) = (&world.service, world.organiser);
    service.close_round(by, world.round_id).await.unwrap();
    let settings = RoundSettings {
        title: Bilingual::new("Vòng dự đoán", "Round with a prediction"),
        question_count: u32::try_from(QUESTIONS).unwrap(),
        time_limit_s: LIMIT_MS / 1000,
        min_age_years: 15,
        grace_s: 30,
        prediction: Some(asked),
        freeze_at_ms: None,
        opens_at_ms: None,
        closes_at_ms: None,
        blueprint: Blueprint::default(),
        pass_mark: None,
        shows_result: ShowsResult::AtOnce,
        prizes: Vec::new(),
        attempts_allowed: 1,
        counted_attempt: CountedAttempt::Best,
    };
    let id = service.create_round(by, &settings).await.unwrap();
    service.open_round(by, id).await.unwrap();
    let other = RoundSettings { prediction: None, ..settings };
    let changed = service.change_round(by, id, &other, "Bỏ câu dự đoán").await;
    assert_eq!(refused(changed), SettingsRefused::PredictionFixed);
    world.round_id = id;
    world
}

async fn start(world: &World, name: &str, number: usize, right: usize) -> Contestant {
    let who = world.enter(&EntryForm { phone: format!("091234567{number}"), ..citizen(name) }).await.unwrap();
    world.answer_right(who, right).await;
    who
}

async fn result_file(world: &World, version: i64) -> ResultFile {
    let text = world.service.result_file(world.round_id, version).await.unwrap();
    let file: ResultFile = text.parse().unwrap();
    assert!(check(&file, file.commitment.as_deref()).iter().all(|(_, outcome)| outcome.is_ok()), "{text}");
    file
}

#[tokio::test]
async fn a_missing_or_absurd_prediction_is_refused_and_nothing_is_lost() {
    on_both(async |db| {
        let world = asking(db, Prediction::AllRight).await;
        let service = &world.service;
        let who = start(&world, "An Thử", 1, 2).await;
        assert_eq!(refused(service.submit(who).await), AttemptRefused::PredictionMissing);
        for typed in ["-1", "mười", "2.5", "99999999999"] {
            let absurd = refused(service.submit_predicting(who, None, typed).await);
            assert_eq!((absurd, absurd.code()), (AttemptRefused::PredictionOutOfRange, Code::OutOfRange));
            assert_eq!(absurd.fields()[0].field, "prediction");
            assert_eq!(
                refused(service.predict(who, None, typed).await),
                AttemptRefused::PredictionOutOfRange
            );
        }
        assert_eq!(refused(service.predict(who, None, " ").await), AttemptRefused::PredictionMissing);
        let paper = service.paper(who).await.unwrap();
        assert_eq!(paper.prediction.unwrap().given, None);
        assert_eq!(paper.questions.iter().filter(|question| question.chosen.is_some()).count(), 2);
        service.predict(who, None, "1.200").await.unwrap();
        assert_eq!(service.paper(who).await.unwrap().prediction.unwrap().given, Some(1_200));
        // What was kept before is handed in; a number given now takes its place.
        service.submit_predicting(who, None, "7").await.unwrap();
        let result = service.my_result(who).await.unwrap();
        let own = result.prediction.unwrap();
        assert_eq!((result.correct, own.given, own.actual), (Some(2), Some(7), None));
        assert_eq!(refused(service.predict(who, None, "8").await), AttemptRefused::AttemptEnded);
        assert_eq!(service.own_data(who).await.unwrap().attempts[0].prediction, Some(7));
    })
    .await;
}

#[tokio::test]
async fn what_was_kept_counts_when_the_time_runs_out_and_nothing_is_taken_after() {
    on_both(async |db| {
        let world = asking(db, Prediction::Participants).await;
        let service = &world.service;
        let kept = start(&world, "An Thử", 1, 1).await;
        let none = start(&world, "Bình Thử", 2, 1).await;
        service.predict(kept, None, "3").await.unwrap();
        world.clock.advance(LIMIT_MS);
        assert_eq!(refused(service.predict(kept, None, "4").await), AttemptRefused::TimeOver);
        // A late hand-in is a time-out: neither asked for a prediction nor given one.
        service.submit(none).await.unwrap();
        service.submit_predicting(kept, None, "4").await.unwrap();
        for (who, given) in [(kept, Some(3)), (none, None)] {
            let result = service.my_result(who).await.unwrap();
            assert_eq!((result.state, result.prediction.unwrap().given), (AttemptState::TimedOut, given));
        }
        service.close_round(world.organiser, world.round_id).await.unwrap();
        assert_eq!(service.my_result(kept).await.unwrap().standing.unwrap().place, 1);
    })
    .await;
}

#[tokio::test]
async fn what_came_true_is_counted_again_with_every_exclusion() {
    on_both(async |db| {
        let world = asking(db, Prediction::AllRight).await;
        let (service, by) = (&world.service, world.organiser);
        let mut all = Vec::new();
        // Two have everything right; who predicted two took longer than who predicted one.
        for (number, (name, right, typed)) in [
            ("An Thử", QUESTIONS, "1"),
            ("Bình Thử", QUESTIONS, "2"),
            ("Chi Thử", 3, "1"),
            ("Dung Thử", 3, "2"),
        ]
        .into_iter()
        .enumerate()
        {
            let who = start(&world, name, number, right).await;
            world.clock.advance(1_000 * (i64::try_from(number).unwrap() + 1));
            service.submit_predicting(who, None, typed).await.unwrap();
            all.push(who);
        }
        service.close_round(by, world.round_id).await.unwrap();
        let places = async || {
            let mut places = Vec::new();
            for who in &all {
                places.push(service.my_result(*who).await.unwrap().standing.map(|standing| standing.place));
            }
            places
        };
        assert_eq!(places().await, [Some(2), Some(1), Some(4), Some(3)]);
        assert_eq!(result_file(&world, 0).await.prediction.unwrap().actual, 2);

        let out = service.entrants(by, "binh thu").await.unwrap()[0].attempt.clone().unwrap();
        service.disqualify(by, out.id, "Thi hộ").await.unwrap();
        // One is left who has everything right: of the others now the one who predicted so is the better.
        assert_eq!(places().await, [Some(1), None, Some(2), Some(3)]);
        let file = result_file(&world, 1).await;
        assert_eq!(file.prediction.unwrap().actual, 1);
        assert_eq!(service.my_result(all[0]).await.unwrap().prediction.unwrap().actual, Some(1));
        let results = service.round_results().await.unwrap();
        let round = results.iter().find(|round| round.round_id == world.round_id).unwrap();
        assert_eq!(round.prediction, Some(Prediction::AllRight));
        assert_eq!(
            round.versions.iter().map(|version| version.actual).collect::<Vec<_>>(),
            [Some(1), Some(2)]
        );
        let comparison = round.corrections[0].comparison.as_ref().unwrap();
        let actual = comparison.actual.unwrap();
        assert_eq!((actual.before, actual.after, comparison.better), (2, 1, 2));
        // The published file and what contestants see are one ranking.
        for who in &all {
            let result = service.my_result(*who).await.unwrap();
            let line = file.attempts.iter().find(|line| Some(&line.pseudonym) == result.pseudonym.as_ref());
            assert_eq!(line.unwrap().place, result.standing.map(|standing| standing.place));
        }
    })
    .await;
}

#[tokio::test]
async fn a_round_without_a_prediction_takes_none() {
    on_both(async |db| {
        let world = World::open(db).await;
        let who = start(&world, "An Thử", 1, 1).await;
        assert_eq!(refused(world.service.predict(who, None, "3").await), AttemptRefused::NotOnPaper);
        assert_eq!(
            refused(world.service.submit_predicting(who, None, "3").await),
            AttemptRefused::NotOnPaper
        );
        assert_eq!(world.service.paper(who).await.unwrap().prediction, None);
        world.service.submit(who).await.unwrap();
        let stranger = world.enter(&citizen("Bình Thử")).await.unwrap();
        assert!(matches!(world.service.predict(stranger, None, "3").await, Err(Failure::NotFound)));
    })
    .await;
}

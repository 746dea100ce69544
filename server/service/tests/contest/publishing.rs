//! Results are published in every version, and anyone can recompute them.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use domain::contest::{
    AttemptState, CorrectionKind, CorrectionRefused, ExclusionReason, PublicName, ResultFile, Verdict, check,
};
use service::{Contestant, Failure};
use testkit::on_both;

use crate::{
    refused,
    world::{QUESTIONS, World, citizen, staff},
};

/// The file of a version, which must pass every check.
async fn file(world: &World, version: i64) -> (ResultFile, String) {
    let text = world.service.result_file(world.round_id, version).await.unwrap();
    let file: ResultFile = text.parse().unwrap();
    assert!(check(&file, file.commitment.as_deref()).iter().all(|(_, outcome)| outcome.is_ok()), "{text}");
    (file, text)
}

/// Enters, answers so many questions right and hands in.
async fn take_part(world: &World, name: &str, phone: &str, right: usize) -> Contestant {
    let form = domain::contest::EntryForm { phone: phone.to_owned(), ..citizen(name) };
    let who = world.enter(&form).await.unwrap();
    world.answer_right(who, right).await;
    world.service.submit(who).await.unwrap();
    who
}

#[tokio::test]
async fn the_result_file_shows_what_the_contestants_see_and_no_names() {
    on_both(async |db| {
        let world = World::open(db).await;
        let service = &world.service;
        let bound = service.round_info().await.unwrap().unwrap().commitment.unwrap();
        let one = take_part(&world, "Trần Thị Ví Dụ", "0912345671", 3).await;
        // The same answers in the same time: only the draw can decide.
        let two = take_part(&world, "Lê Văn Mẫu", "0912345672", 3).await;
        let three = take_part(&world, "Phạm Thị Thử", "0912345673", QUESTIONS).await;
        assert_eq!(service.my_result(one).await.unwrap().pseudonym, None, "the round is open");
        assert!(matches!(service.result_file(world.round_id, 0).await, Err(Failure::NotFound)));
        assert_eq!(service.round_results().await.unwrap(), []);
        service.close_round(world.organiser, world.round_id).await.unwrap();
        let (file, text) = file(&world, 0).await;
        assert_eq!(file.commitment, Some(bound), "the seed is the one that was bound at the opening");
        for secret in ["Ví Dụ", "Mẫu", "0912345671", "vi du"] {
            assert!(!text.contains(secret), "{secret}");
        }
        let mut places = Vec::new();
        for who in [one, two, three] {
            let result = service.my_result(who).await.unwrap();
            let line = file.attempts.iter().find(|line| Some(&line.pseudonym) == result.pseudonym.as_ref());
            assert_eq!(line.unwrap().place, Some(result.standing.unwrap().place));
            places.push(result.standing.unwrap().place);
        }
        assert_eq!(places[2], 1);
        places.sort_unstable();
        assert_eq!(places, [1, 2, 3], "a lot leaves no two in one place");
    })
    .await;
}

#[tokio::test]
async fn a_correction_after_closing_keeps_the_old_result_and_shows_the_difference() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by) = (&world.service, world.organiser);
        let best = take_part(&world, "Trần Thị Ví Dụ", "0912345671", QUESTIONS).await;
        let other = take_part(&world, "Lê Văn Mẫu", "0912345672", 2).await;
        service.close_round(by, world.round_id).await.unwrap();
        let attempt = service.entrants(by, "vi du").await.unwrap()[0].attempt.clone().unwrap();
        assert_eq!((attempt.state, attempt.correct), (AttemptState::Submitted, Some(5)));
        service.disqualify(by, attempt.id, "Thi hộ").await.unwrap();
        let results = service.round_results().await.unwrap();
        assert_eq!(results[0].versions.iter().map(|version| version.version).collect::<Vec<_>>(), [1, 0]);
        let correction = &results[0].corrections[0];
        assert_eq!((correction.kind, correction.reason.as_str()), (CorrectionKind::Disqualify, "Thi hộ"));
        let comparison = correction.comparison.as_ref().unwrap();
        assert_eq!((comparison.before, comparison.after, comparison.better, comparison.worse), (2, 1, 1, 0));
        let (old, _) = file(&world, 0).await;
        let (new, _) = file(&world, 1).await;
        assert_eq!(old.attempts[0].place, Some(1));
        assert_eq!(new.attempts.iter().map(|line| line.place).collect::<Vec<_>>(), [Some(1), None]);
        assert_eq!(service.my_result(best).await.unwrap().standing, None);
        assert_eq!(service.my_result(other).await.unwrap().standing.unwrap().place, 1);
        assert!(service.entrants(by, "VÍ DỤ").await.unwrap()[0].attempt.as_ref().unwrap().is_disqualified);
    })
    .await;
}

#[tokio::test]
async fn a_void_question_is_published_on_every_round_that_has_it() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by) = (&world.service, world.organiser);
        take_part(&world, "Trần Thị Ví Dụ", "0912345671", QUESTIONS).await;
        let used = service.used_questions(by).await.unwrap();
        assert_eq!(used.len(), QUESTIONS);
        service.void_question(by, used[0].id, "Đáp án sai").await.unwrap();
        let open = service.round_results().await.unwrap();
        assert_eq!((open[0].versions.len(), open[0].corrections.len()), (0, 1));
        assert_eq!(open[0].corrections[0].comparison, None, "there is no ranking yet");
        service.close_round(by, world.round_id).await.unwrap();
        let (first, _) = file(&world, 1).await;
        assert_eq!(first.attempts[0].correct, 4);
        service.void_question(by, used[1].id, "Đáp án sai").await.unwrap();
        let (second, _) = file(&world, 2).await;
        assert_eq!(
            (second.attempts[0].correct, second.questions.iter().filter(|q| q.is_void).count()),
            (3, 2)
        );
        let results = service.round_results().await.unwrap();
        assert_eq!(results[0].corrections.len(), 2);
        assert!(results[0].corrections[0].comparison.is_some());
        assert!(service.used_questions(by).await.unwrap()[0].is_void);
        // A question that stands on no paper is void too, and there is nothing to publish.
        let unused = world.bank().await.into_iter().find(|id| used.iter().all(|used| used.id != *id));
        service.void_question(by, unused.unwrap(), "Đáp án sai").await.unwrap();
        assert_eq!(service.round_results().await.unwrap()[0].versions.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_double_found_after_closing_is_published_without_names() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, one) = (&world.service, world.organiser);
        let two = world.second_organiser().await;
        take_part(&world, "Trần Thị Ví Dụ", "0912345671", 1).await;
        take_part(&world, "Trần Thị Ví Dụ", "0912345672", 2).await;
        service.close_round(one, world.round_id).await.unwrap();
        let double = service.suspicions(one).await.unwrap()[0].id;
        service.judge_suspicion(one, double, Verdict::Same).await.unwrap();
        assert_eq!(service.round_results().await.unwrap()[0].versions.len(), 1, "one is not enough");
        service.judge_suspicion(two, double, Verdict::Same).await.unwrap();
        let results = service.round_results().await.unwrap();
        assert_eq!(results[0].corrections[0].kind, CorrectionKind::SamePerson);
        assert_eq!(results[0].corrections[0].reason, "");
        file(&world, 1).await;
    })
    .await;
}

#[tokio::test]
async fn the_questions_of_a_closed_round_are_reported_on() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by) = (&world.service, world.organiser);
        take_part(&world, "Trần Thị Ví Dụ", "0912345671", QUESTIONS).await;
        take_part(&world, "Lê Văn Mẫu", "0912345672", 0).await;
        let early = service.round_report(by, world.round_id).await;
        assert!(matches!(early, Err(Failure::NotFound)), "keys are in it: not before the round is closed");
        service.close_round(by, world.round_id).await.unwrap();
        let report = service.round_report(by, world.round_id).await.unwrap();
        let papers: u32 = report.questions.iter().map(|question| question.statistics.papers).sum();
        let right: u32 = report.questions.iter().map(|question| question.statistics.right).sum();
        let unanswered: u32 = report.questions.iter().map(|question| question.statistics.unanswered).sum();
        assert_eq!((papers, right, unanswered), (10, 5, 5));
        let shares: Vec<f64> = report
            .questions
            .iter()
            .map(|question| f64::from(question.statistics.right) / f64::from(question.statistics.papers))
            .collect();
        assert!(shares.is_sorted(), "{shares:?}");
        service.void_question(by, report.questions[0].statistics.question_id, "Đáp án sai").await.unwrap();
        let corrected = service.round_report(by, world.round_id).await.unwrap();
        assert_eq!(corrected.questions.iter().filter(|question| question.is_void).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_excluded_officer_is_listed_and_may_be_let_in_again() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by) = (&world.service, world.organiser);
        service.exclude(by, "cb0", ExclusionReason::Technician).await.unwrap();
        let excluded = service.exclusions(by).await.unwrap();
        assert_eq!(
            (excluded[0].staff_code.as_str(), excluded[0].reason),
            ("CB0", ExclusionReason::Technician)
        );
        assert!(world.enter(&staff("so-a", "CB0")).await.is_err());
        service.lift_exclusion(by, "CB0").await.unwrap();
        assert_eq!(refused(service.lift_exclusion(by, "CB0").await), CorrectionRefused::WrongState);
        assert_eq!(service.exclusions(by).await.unwrap(), []);
        world.enter(&staff("so-a", "CB0")).await.unwrap();
        assert_eq!(world.audit("contest.lift_exclusion").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_search_for_less_than_two_letters_shows_nobody() {
    on_both(async |db| {
        let world = World::open(db).await;
        take_part(&world, "Trần Thị Ví Dụ", "0912345671", 1).await;
        for (typed, found) in [("", 0), ("t", 0), ("%%", 0), ("tr", 1), ("Dụ", 1), ("khong ai", 0)] {
            let entrants = world.service.entrants(world.organiser, typed).await.unwrap();
            assert_eq!(entrants.len(), found, "{typed}");
        }
        let entrant = &world.service.entrants(world.organiser, "tran").await.unwrap()[0];
        assert_eq!((entrant.phone.as_deref(), entrant.home.vi.as_str()), (Some("091****671"), "Xã Thử"));
    })
    .await;
}

#[tokio::test]
async fn public_tables_name_whom_it_pleases_from_sixteen_and_never_show_a_number() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, by) = (&world.service, world.organiser);
        // Fifteen on the day of entry, and wants to be named; an adult who does, and one who does not.
        let people = [
            ("Trẻ Em Thử", "2010-11-22", "0912345671", true),
            ("Người Lớn Thử", "2010-11-21", "0912345672", true),
            ("Kín Đáo Thử", "1990-01-01", "0912345673", false),
        ];
        let mut all = Vec::new();
        for (number, (name, birth_date, phone, shows_name)) in people.into_iter().enumerate() {
            let form = domain::contest::EntryForm {
                birth_date: birth_date.to_owned(),
                phone: phone.to_owned(),
                shows_name,
                ..citizen(name)
            };
            let who = world.enter(&form).await.unwrap();
            world.answer_right(who, QUESTIONS - number).await;
            service.submit(who).await.unwrap();
            all.push(who);
        }
        service.close_round(by, world.round_id).await.unwrap();
        let front = service.round_results().await.unwrap()[0].front.clone();
        let pseudonym = async |who| service.my_result(who).await.unwrap().pseudonym.unwrap();
        assert_eq!(
            front.iter().map(|line| (line.place, line.correct)).collect::<Vec<_>>(),
            [(1, 5), (2, 4), (3, 3)]
        );
        assert_eq!(front[0].name, PublicName::Pseudonym(pseudonym(all[0]).await));
        assert_eq!(front[2].name, PublicName::Pseudonym(pseudonym(all[2]).await));
        let PublicName::Named { full_name, home, phone } = &front[1].name else {
            panic!("wants to be named")
        };
        assert_eq!(
            (full_name.as_str(), home.vi.as_str(), phone.as_deref()),
            ("Người Lớn Thử", "Xã Thử", Some("091****672"))
        );
        let public = serde_json::to_string(&service.round_results().await.unwrap()).unwrap();
        for (name, _, phone, _) in people {
            assert!(!public.contains(phone), "{phone}");
            assert_eq!(public.contains(name), name == "Người Lớn Thử", "{name}");
        }
        // Whoever erases the own data is called by pseudonym from then on; whoever is out of it is gone.
        service.erase_own_data(all[1]).await.unwrap();
        let out = service.entrants(by, "tre em").await.unwrap()[0].attempt.clone().unwrap();
        service.disqualify(by, out.id, "Thi hộ").await.unwrap();
        let front = service.round_results().await.unwrap()[0].front.clone();
        assert_eq!(front.iter().map(|line| line.place).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(front[0].name, PublicName::Pseudonym(pseudonym(all[1]).await));
    })
    .await;
}

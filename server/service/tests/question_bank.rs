//! Questions on their way into the bank: written by one, approved by another, opened by few.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where its ground is missing")]

#[path = "contest/world.rs"]
#[expect(dead_code, reason = "what other tests of the contest need")]
mod world;

use domain::{
    Bilingual,
    contest::{
        BankRefused, ChangeState, EntryRefused, ExclusionReason, QuestionFault, QuestionState, RawOption,
        RawQuestion,
    },
    viewer::Role,
};
use service::{
    BankReader, Failure, QuestionAuthor, QuestionReviewer, question_bank::ExportKind, session::SignedIn,
    staff::NewAccount,
};
use testkit::on_both;
use world::{QUESTIONS, World, citizen, staff};

const FILE: &str = "::N1::Một cộng một? {~một =hai}\n\nTrời xanh. {T}\n";

/// A new account with these roles, signed in; worked with by an officer where a staff code is given.
async fn account(world: &World, username: &str, roles: &[Role], staff_code: Option<&str>) -> SignedIn {
    let account = NewAccount {
        username: username.to_owned(),
        display_name: username.to_owned(),
        password: "mat khau dai".to_owned(),
        roles: roles.to_vec(),
    };
    let id = world.service.add_staff(account).await.unwrap();
    if let Some(code) = staff_code {
        world.service.link_staff(id, code).await.unwrap();
    }
    let token = world.service.sign_in_staff(username, "mat khau dai").await.unwrap();
    world.service.recognise(Some(&token.cookie), None).await.unwrap()
}

/// An author whose officer is CB0, and a reviewer whose officer is CB1.
async fn people(world: &World) -> (QuestionAuthor, QuestionReviewer, BankReader, BankReader) {
    let author = account(world, "soan", &[Role::QuestionAuthor], Some(" cb0 ")).await;
    let reviewer = account(world, "duyet", &[Role::QuestionReviewer], Some("CB1")).await;
    assert!(matches!(author.question_reviewer::<()>(), Err(Failure::NotPermitted)));
    assert!(matches!(reviewer.question_author::<()>(), Err(Failure::NotPermitted)));
    (
        author.question_author::<()>().unwrap(),
        reviewer.question_reviewer::<()>().unwrap(),
        author.bank_reader::<()>().unwrap(),
        reviewer.bank_reader::<()>().unwrap(),
    )
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, Failure<BankRefused>>) -> BankRefused {
    match outcome {
        Err(Failure::Refused(why)) => why,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

#[tokio::test]
async fn a_question_is_used_when_somebody_else_has_approved_it() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (author, reviewer, reads, reviews) = people(&world).await;
        let service = &world.service;
        let drawn = world.bank().await.len();
        let report = service.import_questions(author, "de.gift", FILE.into()).await.unwrap();
        assert_eq!((report.added, report.faulty), (2, 0));
        let bank = service.bank_overview(reads).await.unwrap();
        assert_eq!(bank.report, Some(report));
        let drafts: Vec<_> = bank.lines.iter().filter(|line| line.state == QuestionState::Draft).collect();
        assert_eq!((drafts.len(), drafts[0].code.as_str()), (2, "N1"));
        assert!(drafts[1].code.starts_with("q-"), "a code is made of the text");
        assert_eq!(service.bank_overview(reviews).await.unwrap().report, None, "somebody else's file");
        assert_eq!(world.bank().await.len(), drawn);
        let opened = service.open_question(reviews, drafts[0].id).await.unwrap();
        assert_eq!((opened.key, opened.is_own, opened.options.len()), (1.into(), false, 2));
        service.review_question(reviewer, drafts[0].id, true, "").await.unwrap();
        service.review_question(reviewer, drafts[1].id, false, " Thiếu căn cứ ").await.unwrap();
        let again = service.review_question(reviewer, drafts[0].id, false, "").await;
        assert_eq!(refused(again), BankRefused::WrongState, "what is approved stays as it is");
        let unknown = service.review_question(reviewer, 9_999, true, "").await;
        assert!(matches!(unknown, Err(Failure::NotFound)));
        assert_eq!(world.bank().await.len(), drawn + 1);
        let sent_back = service.open_question(reads, drafts[1].id).await.unwrap();
        assert_eq!((sent_back.is_own, sent_back.note.as_str()), (true, "Thiếu căn cứ"));
        assert_eq!(world.audit("bank.review").await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn nobody_approves_the_own_question() {
    on_both(async |db| {
        let world = World::open(db).await;
        let both = account(&world, "ca-hai", &[Role::QuestionAuthor, Role::QuestionReviewer], None).await;
        let author = both.question_author::<()>().unwrap();
        let reviewer = both.question_reviewer::<()>().unwrap();
        world.service.import_questions(author, "de.gift", FILE.into()).await.unwrap();
        let bank = world.service.bank_overview(both.bank_reader::<()>().unwrap()).await.unwrap();
        let own = world.service.review_question(reviewer, bank.lines[0].id, true, "").await;
        assert_eq!(refused(own), BankRefused::OwnQuestion);
    })
    .await;
}

#[tokio::test]
async fn a_file_is_taken_whole_or_not_at_all() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (author, _, reads, _) = people(&world).await;
        let service = &world.service;
        let before = service.bank_overview(reads).await.unwrap().lines.len();
        let file =
            format!("{FILE}\n::N1::Khác {{=a ~b}}\n\n::Q0::Đã có {{=a ~b}}\n\nHai đúng {{=a =b ~c}}\n");
        let report = service.import_questions(author, "de\u{7}.gift", file.into()).await.unwrap();
        assert_eq!((report.added, report.faulty, report.file_name.as_str()), (0, 3, "de.gift"));
        let faults: Vec<_> = report.faults.iter().map(|faulty| (faulty.line, faulty.faults[0])).collect();
        let expected = [(5, QuestionFault::Twice), (7, QuestionFault::Taken), (9, QuestionFault::TwoKeys)];
        assert_eq!(faults, expected);
        let bank = service.bank_overview(reads).await.unwrap();
        assert_eq!((bank.lines.len(), bank.report.unwrap().faulty), (before, 3));
        // The same file twice: a question without a code is known again by its text.
        service.import_questions(author, "de.gift", FILE.into()).await.unwrap();
        let again = service.import_questions(author, "de.gift", FILE.into()).await.unwrap();
        assert_eq!((again.added, again.faulty), (0, 2));
        let unreadable = service.import_questions(author, "de.pdf", b"%PDF-1.7".to_vec()).await;
        assert_eq!(refused(unreadable), BankRefused::Unreadable);
    })
    .await;
}

#[tokio::test]
async fn whoever_opens_an_unpublished_question_does_not_take_part() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (author, _, reads, reviews) = people(&world).await;
        let service = &world.service;
        service.import_questions(author, "de.gift", FILE.into()).await.unwrap();
        let draft = service.bank_overview(reviews).await.unwrap().lines[0].id;
        assert_eq!(service.exclusions(world.organiser).await.unwrap(), [], "the list shows no texts");
        service.open_question(reviews, draft).await.unwrap();
        service.open_question(reviews, draft).await.unwrap();
        assert_eq!(world.audit("bank.open").await.len(), 1, "the first time is noted");
        let excluded = service.exclusions(world.organiser).await.unwrap();
        assert_eq!(
            (excluded[0].staff_code.as_str(), excluded[0].reason),
            ("CB1", ExclusionReason::SawQuestion)
        );
        let entry = world.enter(&staff("so-a", "CB1")).await;
        assert!(matches!(entry, Err(Failure::Refused(EntryRefused::Excluded))));
        world.enter(&staff("so-a", "CB0")).await.unwrap();
        service.export_questions(reads, ExportKind::Gift).await.unwrap();
        assert_eq!(
            service.exclusions(world.organiser).await.unwrap().len(),
            2,
            "the export shows everything"
        );
        assert_eq!(world.audit("bank.export").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_organiser_who_looks_at_running_papers_does_not_take_part() {
    on_both(async |db| {
        let world = World::open(db).await;
        let account = account(&world, "btc-hai", &[Role::Organiser], Some("CB1")).await;
        let by = account.organiser::<()>().unwrap();
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        world.answer_right(who, QUESTIONS).await;
        assert_eq!(world.service.used_questions(by).await.unwrap().len(), QUESTIONS);
        world.service.used_questions(by).await.unwrap();
        assert_eq!(world.audit("bank.open").await.len(), 1);
        let excluded = world.service.exclusions(by).await.unwrap();
        assert_eq!((excluded.len(), excluded[0].staff_code.as_str()), (1, "CB1"));
    })
    .await;
}

#[tokio::test]
async fn what_is_published_may_be_opened_by_anyone_of_the_bank() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (_, _, reads, _) = people(&world).await;
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        world.answer_right(who, QUESTIONS).await;
        let used = world.service.used_questions(world.organiser).await.unwrap()[0].id;
        world.service.close_round(world.organiser, world.round_id).await.unwrap();
        world.service.open_question(reads, used).await.unwrap();
        assert_eq!(world.service.exclusions(world.organiser).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn the_bank_is_taken_along_and_read_again() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (author, _, reads, _) = people(&world).await;
        let service = &world.service;
        service.import_questions(author, "de.gift", FILE.into()).await.unwrap();
        let count = service.bank_overview(reads).await.unwrap().lines.len();
        for kind in [ExportKind::Gift, ExportKind::Xlsx] {
            let file = service.export_questions(reads, kind).await.unwrap();
            let report = service.import_questions(author, "lai", file).await.unwrap();
            // Every question is known again, so that all of them could be read.
            let faults: Vec<_> = report.faults.iter().flat_map(|faulty| &faulty.faults).collect();
            assert_eq!(report.faulty as usize, count, "{kind:?}");
            assert!(faults.iter().all(|fault| **fault == QuestionFault::Taken), "{kind:?} {faults:?}");
        }
    })
    .await;
}

/// The question “Một cộng mấy?” with another right option, written by hand.
fn changed(right: usize) -> RawQuestion {
    let option =
        |(place, text): (usize, &str)| RawOption { text: Bilingual::new(text, ""), is_right: place == right };
    RawQuestion {
        code: "không dùng".to_owned(),
        text: Bilingual::new("Một cộng mấy?", ""),
        options: ["một", "hai"].into_iter().enumerate().map(option).collect(),
        ..RawQuestion::default()
    }
}

#[tokio::test]
async fn a_change_is_a_new_version_that_somebody_else_approves() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (author, reviewer, reads, _) = people(&world).await;
        let service = &world.service;
        let count = world.bank().await.len();
        let first = world.bank().await[0];
        assert_eq!(service.write_question(author, changed(1), Some(first)).await.unwrap().added, 1);
        let versions = service.open_question(reads, first).await.unwrap().versions;
        let (code, second) = (versions[0].code.clone(), versions[1].clone());
        assert_eq!((second.code.clone(), second.state), (format!("{code}/2"), QuestionState::Draft));
        assert!(world.bank().await.contains(&first), "the old one is drawn until the new one is approved");
        let twice = service.write_question(author, changed(1), Some(first)).await;
        assert_eq!(refused(twice), BankRefused::WrongState);
        // Sent back, it is in nobody's way; its code is not given again.
        service.review_question(reviewer, second.id, false, "Chưa rõ").await.unwrap();
        service.write_question(author, changed(0), Some(first)).await.unwrap();
        let third = service.open_question(reads, first).await.unwrap().versions[2].clone();
        assert_eq!(third.code, format!("{code}/3"));
        service.review_question(reviewer, third.id, true, "").await.unwrap();
        let bank = world.bank().await;
        assert!(bank.contains(&third.id) && !bank.contains(&first) && bank.len() == count);
        let old = service.open_question(reads, first).await.unwrap();
        assert_eq!((old.change, old.versions.len()), (ChangeState::Replaced, 3));
        assert_eq!(old.versions[2].reviewer.as_deref(), Some("duyet"));
        let lines = service.bank_overview(reads).await.unwrap().lines;
        assert!(lines.iter().find(|line| line.id == first).unwrap().is_replaced);
    })
    .await;
}

#[tokio::test]
async fn what_stands_on_a_paper_is_not_changed_any_more() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (author, reviewer, reads, _) = people(&world).await;
        let service = &world.service;
        // A change of every question waits for review when the first paper is drawn.
        let bank = world.bank().await;
        for id in &bank {
            service.write_question(author, changed(1), Some(*id)).await.unwrap();
        }
        let who = world.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        let attempt = service.start(who).await.unwrap();
        let used = world.questions(attempt).await[0];
        let opened = service.open_question(reads, used).await.unwrap();
        assert_eq!(opened.change, ChangeState::InUse);
        let outcome = service.write_question(author, changed(0), Some(used)).await;
        assert_eq!(refused(outcome), BankRefused::InUse);
        let waiting = opened.versions[1].id;
        assert_eq!(refused(service.review_question(reviewer, waiting, true, "").await), BankRefused::InUse);
        assert_eq!(service.open_question(reads, waiting).await.unwrap().state, QuestionState::Draft);
        service.review_question(reviewer, waiting, false, "Đã dùng").await.unwrap();
        assert_eq!(
            service.write_question(author, changed(0), None).await.unwrap().added,
            1,
            "a new one may be"
        );
    })
    .await;
}

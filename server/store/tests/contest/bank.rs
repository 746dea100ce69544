//! What both databases promise about the way of a question into the bank.

use domain::{
    contest::{Picks, QuestionKind, Validity},
    time::Day,
};
use store::{
    WriteError, account, agency,
    contest::{self, NewQuestion, Written},
};
use testkit::on_both;

use crate::{attempt, end, world, world::TODAY};

/// A question with options “a” and “b”.
fn draft<'a>(code: &'a str, options: &'a [String]) -> NewQuestion<'a> {
    NewQuestion {
        code,
        topic: "plan",
        difficulty: "hard",
        kind: QuestionKind::Single,
        text_vi: "Một?",
        text_en: "One?",
        options_vi: options,
        options_en: options,
        key: Picks::from(1),
        source_vi: "nguồn",
        source_en: "source",
        validity: Validity::default(),
        explanation_vi: "vì vậy",
    }
}

fn written(by: i64, replaces: Option<i64>) -> Written {
    Written { by, at_ms: 7, replaces }
}

#[tokio::test]
async fn a_draft_is_drawn_only_once_somebody_has_approved_it() {
    on_both(async |db| {
        let world = world(&db).await;
        let done: Result<(), WriteError> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    let author = account::insert_staff(tx, "soan", "Người ra đề", "-", 1).await?;
                    let other = account::insert_staff(tx, "duyet", "Người phản biện", "-", 1).await?;
                    let before = contest::bank(tx, world.campaign_id, TODAY).await?.len();
                    let options = ["a", "b"].map(str::to_owned);
                    for code in ["N1", "N2"] {
                        contest::insert_draft(
                            tx,
                            world.campaign_id,
                            &draft(code, &options),
                            written(author, None),
                        )
                        .await?;
                    }
                    assert_eq!(contest::bank(tx, world.campaign_id, TODAY).await?.len(), before);
                    let rows = contest::bank_rows(tx, world.campaign_id).await?;
                    let first: Vec<_> =
                        rows[..3].iter().map(|row| (row.code.as_str(), row.state.as_str())).collect();
                    assert_eq!(first, [("N1", "draft"), ("N2", "draft"), ("Q0", "approved")]);
                    assert_eq!(
                        (rows[0].author.as_deref(), rows[2].author.as_deref()),
                        (Some("Người ra đề"), None)
                    );
                    let (one, two) = (rows[0].id, rows[1].id);
                    assert!(contest::review_question(tx, one, "approved", other, "", 9).await?);
                    assert!(contest::review_question(tx, two, "rejected", other, "Căn cứ cũ", 9).await?);
                    assert!(!contest::review_question(tx, two, "approved", other, "", 9).await?, "once only");
                    assert_eq!(contest::bank(tx, world.campaign_id, TODAY).await?.len(), before + 1);
                    let drawn = contest::bank(tx, world.campaign_id, TODAY).await?;
                    assert!(drawn.iter().any(|question| question.id == one));
                    assert!(!drawn.iter().any(|question| question.id == two));
                    let review = contest::review_row(tx, two).await?.unwrap();
                    assert_eq!((review.written_by, review.review_note.as_str()), (Some(author), "Căn cứ cũ"));
                    let whole = contest::bank_questions(tx, world.campaign_id, Some(one)).await?;
                    assert_eq!((whole.len(), whole[0].options.len(), whole[0].key), (1, 2, Picks::from(1)));
                    assert_eq!(contest::bank_questions(tx, world.campaign_id, None).await?.len(), rows.len());
                    assert_eq!(contest::review_row(tx, 9_999).await?, None);
                    Ok(())
                })
            })
            .await;
        done.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_question_is_drawn_on_the_days_on_which_its_source_holds() {
    on_both(async |db| {
        let world = world(&db).await;
        let done: Result<(), WriteError> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    let options = ["a", "b"].map(str::to_owned);
                    let validity = Validity { from: Some(Day(20_010)), until: Some(Day(20_020)) };
                    let question = NewQuestion { validity, ..draft("V1", &options) };
                    contest::insert_question(tx, world.campaign_id, &question).await?;
                    let mut drawn = Vec::new();
                    for day in 20_008..20_023 {
                        if contest::bank(tx, world.campaign_id, Day(day)).await?.len() == 5 {
                            drawn.push(day);
                        }
                    }
                    assert_eq!(drawn, (20_010..=20_020).collect::<Vec<_>>());
                    for (first, last, is_in) in
                        [(20_010, 20_020, true), (20_009, 20_020, false), (20_010, 20_021, false)]
                    {
                        let bank =
                            contest::bank_throughout(tx, world.campaign_id, Day(first), Day(last)).await?;
                        assert_eq!(bank.len() == 5, is_in, "{first} {last}");
                    }
                    let rows = contest::bank_rows(tx, world.campaign_id).await?;
                    let row = rows.iter().find(|row| row.code == "V1").unwrap();
                    assert_eq!((row.valid_from, row.valid_until), (Some(20_010), Some(20_020)));
                    let whole = contest::bank_questions(tx, world.campaign_id, Some(row.id)).await?;
                    assert_eq!(whole[0].validity, validity);
                    Ok(())
                })
            })
            .await;
        done.unwrap();
    })
    .await;
}

#[tokio::test]
async fn versions_are_told_and_what_is_replaced_is_not_drawn() {
    on_both(async |db| {
        let world = world(&db).await;
        let done: Result<(), WriteError> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    let author = account::insert_staff(tx, "soan", "Người ra đề", "-", 1).await?;
                    let other = account::insert_staff(tx, "duyet", "Người phản biện", "-", 1).await?;
                    let first = contest::bank(tx, world.campaign_id, TODAY).await?[3].id;
                    let options = ["a", "b"].map(str::to_owned);
                    for code in ["Q3/2", "Q3/3"] {
                        let old = contest::versions(tx, first).await?.pop().map(|row| row.id);
                        let draft = draft(code, &options);
                        contest::insert_draft(tx, world.campaign_id, &draft, written(author, old)).await?;
                    }
                    let versions = contest::versions(tx, first).await?;
                    let codes: Vec<&str> = versions.iter().map(|row| row.code.as_str()).collect();
                    assert_eq!(codes, ["Q3", "Q3/2", "Q3/3"]);
                    for row in &versions {
                        assert_eq!(contest::versions(tx, row.id).await?, versions, "from each the same");
                    }
                    assert_eq!(
                        (versions[1].author.as_deref(), versions[1].written_at),
                        (Some("Người ra đề"), Some(7))
                    );
                    assert!(contest::review_question(tx, versions[1].id, "approved", other, "", 9).await?);
                    contest::set_replaced(tx, first, 9).await?;
                    contest::set_replaced(tx, first, 10).await?;
                    contest::set_replaced(tx, versions[2].id, 9).await?;
                    assert!(!contest::review_question(tx, versions[2].id, "approved", other, "", 9).await?);
                    let drawn = contest::bank(tx, world.campaign_id, TODAY).await?;
                    let ids: Vec<i64> = drawn.iter().map(|question| question.id).collect();
                    assert!(!ids.contains(&first) && ids.contains(&versions[1].id));
                    let row = contest::review_row(tx, first).await?.unwrap();
                    assert_eq!((row.replaced_at, row.replaces), (Some(9), None), "what was first stays");
                    let rows = contest::bank_rows(tx, world.campaign_id).await?;
                    assert_eq!(
                        rows[rows.len() - 2..].iter().filter(|row| row.replaced_at.is_some()).count(),
                        2
                    );
                    assert!(!contest::is_used(tx, first).await?);
                    Ok(())
                })
            })
            .await;
        done.unwrap();
        let (_, id) = attempt(&db, world, "an").await;
        let mut tx = db.read().await.unwrap();
        let texts = contest::question_texts(&mut tx, id).await.unwrap();
        assert!(contest::is_used(&mut tx, texts[0].id).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn an_opening_is_noted_once_and_excludes_the_officer_of_the_account() {
    on_both(async |db| {
        let world = world(&db).await;
        let done: Result<(), WriteError> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    let account_id = account::insert_staff(tx, "soan", "Người ra đề", "-", 1).await?;
                    let bank = contest::bank(tx, world.campaign_id, TODAY).await?;
                    let all: Vec<i64> = bank.iter().map(|question| question.id).collect();
                    let unseen = contest::unseen_questions(tx, world.campaign_id, account_id).await?;
                    assert_eq!(unseen, all);
                    assert_eq!(contest::note_openings(tx, &all[..1], account_id, 5).await?, 1);
                    assert_eq!(contest::note_openings(tx, &all[..3], account_id, 6).await?, 2, "the others");
                    assert_eq!(contest::note_openings(tx, &[], account_id, 6).await?, 0);
                    let unseen = contest::unseen_questions(tx, world.campaign_id, account_id).await?;
                    assert_eq!(unseen, all[3..]);
                    assert!(!contest::exclude_reader(tx, world.campaign_id, account_id).await?, "nobody's");
                    let officer = agency::officer_by_staff_code(tx, "CB2").await?.unwrap();
                    account::link_officer(tx, account_id, officer.id).await?;
                    assert!(contest::exclude_reader(tx, world.campaign_id, account_id).await?);
                    let reason = contest::exclusion(tx, world.campaign_id, officer.id).await?;
                    assert_eq!(reason.as_deref(), Some("saw_question"));
                    // Who is excluded for another reason stays so for that one.
                    contest::exclude(tx, world.campaign_id, officer.id, "committee").await?;
                    contest::exclude_reader(tx, world.campaign_id, account_id).await?;
                    let reason = contest::exclusion(tx, world.campaign_id, officer.id).await?;
                    assert_eq!(reason.as_deref(), Some("committee"));
                    contest::set_import_report(tx, account_id, "{}").await?;
                    contest::set_import_report(tx, account_id, "[]").await?;
                    assert_eq!(contest::import_report(tx, account_id).await?.as_deref(), Some("[]"));
                    assert_eq!(contest::import_report(tx, account_id + 1).await?, None);
                    Ok(())
                })
            })
            .await;
        done.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_question_is_published_with_the_round_that_has_it_on_a_paper() {
    on_both(async |db| {
        let world = world(&db).await;
        let (_, id) = attempt(&db, world, "an").await;
        assert!(end(&db, id, "submitted", 5_000, 0).await);
        let done: Result<(), WriteError> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    let bank = contest::bank(tx, world.campaign_id, TODAY).await?;
                    contest::open_round(tx, world.round_id, 1, &[1; 32]).await?;
                    assert!(!contest::is_published(tx, bank[0].id).await?);
                    assert!(contest::close_round(tx, world.round_id, 2).await?);
                    assert!(contest::is_published(tx, bank[0].id).await?);
                    assert!(!contest::is_published(tx, bank[3].id).await?, "on no paper");
                    let account_id = account::insert_staff(tx, "soan", "Người ra đề", "-", 1).await?;
                    let unseen = contest::unseen_questions(tx, world.campaign_id, account_id).await?;
                    assert_eq!(unseen, [bank[2].id, bank[3].id], "what is published is no secret");
                    Ok(())
                })
            })
            .await;
        done.unwrap();
    })
    .await;
}

//! What both databases promise about results, their corrections, and whom organisers look up.

use store::{
    WriteError, account, agency,
    contest::{self, AnswerRow, KeyRow, NewCorrection, ResultRow, RulesChangeRow, SettingsRow},
};
use testkit::on_both;

use crate::{attempt, end, is_constraint, saving::save, world, world::TODAY};

fn result(version: i64) -> ResultRow {
    ResultRow {
        version,
        made_at: 100 + version,
        digest: format!("digest {version}"),
        actual: Some(7 * version),
    }
}

#[tokio::test]
async fn every_version_of_a_result_stays_and_none_is_replaced() {
    on_both(async |db| {
        let world = world(&db).await;
        for version in 0..2 {
            let stored: Result<(), crate::Failed> = db
                .write(version, move |tx, version| {
                    Box::pin(async move {
                        let file = format!("file {version}");
                        Ok(contest::insert_result(tx, world.round_id, &result(*version), &file).await?)
                    })
                })
                .await;
            stored.unwrap();
        }
        let again: Result<(), crate::Failed> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    Ok(contest::insert_result(tx, world.round_id, &result(1), "another").await?)
                })
            })
            .await;
        assert!(is_constraint(&again));
        let mut tx = db.read().await.unwrap();
        assert_eq!(contest::results(&mut tx, world.round_id).await.unwrap(), [result(1), result(0)]);
        let file = |version| (world.round_id, version);
        for ((round_id, version), expected) in
            [(file(0), Some("file 0")), (file(1), Some("file 1")), (file(2), None), ((99, 0), None)]
        {
            let stored = contest::result_file(&mut tx, round_id, version).await.unwrap();
            assert_eq!(stored.as_deref(), expected);
        }
    })
    .await;
}

#[tokio::test]
async fn a_correction_is_kept_with_its_reason_and_comparison() {
    on_both(async |db| {
        let world = world(&db).await;
        let stored: Result<(), WriteError> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    let by = account::insert_staff(tx, "btc", "Ban Tổ chức", "-", 1).await?;
                    let correction = NewCorrection {
                        round_id: world.round_id,
                        version: 1,
                        kind: "void_question",
                        subject_id: 7,
                        reason: "Đáp án sai",
                        made_at_ms: 50,
                        made_by: by,
                        comparison: None,
                    };
                    contest::insert_correction(tx, &correction).await?;
                    let later = NewCorrection {
                        version: 2,
                        kind: "disqualify",
                        comparison: Some("{}"),
                        ..correction
                    };
                    Ok(contest::insert_correction(tx, &later).await?)
                })
            })
            .await;
        stored.unwrap();
        let mut tx = db.read().await.unwrap();
        let rows = contest::corrections(&mut tx, world.round_id).await.unwrap();
        let facts: Vec<_> =
            rows.iter().map(|row| (row.version, row.kind.as_str(), row.comparison.as_deref())).collect();
        assert_eq!(facts, [(2, "disqualify", Some("{}")), (1, "void_question", None)]);
        assert_eq!((rows[1].reason.as_str(), rows[1].subject_id, rows[1].made_at), ("Đáp án sai", 7, 50));
        assert_eq!(contest::corrections(&mut tx, world.round_id + 1).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_result_is_made_of_ended_attempts_with_their_answers() {
    on_both(async |db| {
        let world = world(&db).await;
        let (one, first) = attempt(&db, world, "an").await;
        let (_, running) = attempt(&db, world, "binh").await;
        assert_eq!(save(&db, one, (0, 0, 1), 1_500).await, Some(1));
        assert!(end(&db, first, "submitted", 5_000, 0).await);
        let mut tx = db.read().await.unwrap();
        let bank = contest::bank(&mut tx, world.campaign_id, TODAY).await.unwrap();
        let answers = contest::answers(&mut tx, world.round_id).await.unwrap();
        let answer =
            |row: &AnswerRow| (row.attempt_id, row.question_id, row.option_order.clone(), row.picked.clone());
        let answers: Vec<_> = answers.iter().map(answer).collect();
        let order = |digits: &str| digits.to_owned();
        let expected = [
            (first, bank[0].id, order("201"), Some("0".to_owned())),
            (first, bank[1].id, order("012"), None),
        ];
        assert_eq!(answers, expected);
        let questions = contest::used_questions(&mut tx, world.round_id).await.unwrap();
        let key = |id| KeyRow { id, kind: "single".to_owned(), answer_key: "1".to_owned(), voided_at: None };
        assert_eq!(questions, [key(bank[0].id), key(bank[1].id)]);
        let ended = contest::ended_attempts(&mut tx, world.round_id).await.unwrap();
        assert_eq!(ended.iter().map(|row| (row.id, row.contestant_id)).collect::<Vec<_>>(), [(first, one)]);
        let rounds = contest::rounds_with_question(&mut tx, bank[0].id).await.unwrap();
        assert_eq!(rounds, [world.round_id]);
        assert_eq!(contest::rounds_with_question(&mut tx, bank[3].id).await.unwrap(), Vec::<i64>::new());
        let used = contest::questions_on_papers(&mut tx, world.campaign_id).await.unwrap();
        let used: Vec<_> = used.iter().map(|row| (row.id, row.papers, row.voided_at)).collect();
        assert_eq!(used, [(bank[0].id, 2, None), (bank[1].id, 2, None)], "running {running} too");
    })
    .await;
}

#[tokio::test]
async fn entrants_are_found_with_or_without_diacritics() {
    on_both(async |db| {
        let world = world(&db).await;
        let (_, attempt_id) = attempt(&db, world, "an").await;
        attempt(&db, world, "binh").await;
        let mut tx = db.read().await.unwrap();
        let find = async |tx: &mut _, folded: &str, typed: &str| {
            contest::find_entrants(tx, world.campaign_id, folded, typed, 10).await.unwrap()
        };
        let all = find(&mut tx, "", "").await;
        assert_eq!(all.len(), 2);
        let name = &all[0].full_name;
        let folded = domain::text::fold(name);
        assert!(find(&mut tx, &folded[1..], "").await.contains(&all[0]));
        assert!(find(&mut tx, "khong co ai", name).await.contains(&all[0]), "as typed");
        assert_eq!(find(&mut tx, "khong co ai", "").await, []);
        // A sign that LIKE reads as “anything” finds nothing more.
        assert_eq!(find(&mut tx, "k%i", "").await, find(&mut tx, "ki", "").await);
        let first = all.iter().find(|row| row.attempt_id == Some(attempt_id)).unwrap();
        assert_eq!((first.state.as_deref(), first.late, first.correct_count), (Some("open"), 0, None));
        assert_eq!(contest::find_entrants(&mut tx, world.campaign_id, "", "", 1).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_exclusion_is_listed_until_it_is_lifted() {
    on_both(async |db| {
        let world = world(&db).await;
        let listed: Result<(), crate::Failed> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    let officer = agency::officer_by_staff_code(tx, "CB1").await?.unwrap();
                    contest::exclude(tx, world.campaign_id, officer.id, "author").await?;
                    contest::exclude(tx, world.campaign_id, officer.id, "technician").await?;
                    let listed = contest::exclusions(tx, world.campaign_id).await?;
                    assert_eq!(listed.len(), 1);
                    assert_eq!(
                        (listed[0].staff_code.as_str(), listed[0].reason.as_str()),
                        ("CB1", "technician")
                    );
                    assert!(contest::lift_exclusion(tx, world.campaign_id, officer.id).await?);
                    assert!(!contest::lift_exclusion(tx, world.campaign_id, officer.id).await?);
                    assert_eq!(contest::exclusions(tx, world.campaign_id).await?, []);
                    Ok(())
                })
            })
            .await;
        listed.unwrap();
    })
    .await;
}

#[tokio::test]
async fn settings_change_until_the_round_is_closed_and_changes_are_kept() {
    on_both(async |db| {
        let world = world(&db).await;
        let done: Result<(), WriteError> = db
            .write((), move |tx, ()| {
                Box::pin(async move {
                    let by = account::insert_staff(tx, "btc", "Ban Tổ chức", "-", 1).await?;
                    let settings = SettingsRow {
                        title_vi: "Vòng khác",
                        title_en: "Another round",
                        question_count: 3,
                        time_limit_s: 90,
                        min_age_years: 18,
                        grace_s: 0,
                        prediction: Some("participants"),
                        freeze_at: None,
                        blueprint: Some("{}".to_owned()),
                        pass_mark: Some(2),
                        shows_result: "after_closing",
                        prizes: Some("[]".to_owned()),
                        attempts_allowed: 1,
                        counted_attempt: "best",
                        opens_at: None,
                        closes_at: None,
                    };
                    assert!(contest::change_round(tx, world.round_id, &settings).await?);
                    let row = contest::round(tx, world.round_id).await?.unwrap();
                    assert_eq!(
                        (row.title_vi.as_str(), row.question_count, row.min_age_years),
                        ("Vòng khác", 3, 18)
                    );
                    assert_eq!((row.time_limit_s, row.grace_s), (90, 0));
                    assert_eq!((row.blueprint.as_deref(), row.prizes.as_deref()), (Some("{}"), Some("[]")));
                    assert_eq!((row.pass_mark, row.shows_result.as_str()), (Some(2), "after_closing"));
                    assert_eq!(row.prediction.as_deref(), Some("participants"));
                    let change = |changed_at| RulesChangeRow {
                        changed_at,
                        changed_by: by,
                        reason: "vì vậy".to_owned(),
                        old_settings: "{}".to_owned(),
                        new_settings: "[]".to_owned(),
                    };
                    contest::insert_rules_change(tx, world.round_id, &change(5)).await?;
                    contest::insert_rules_change(tx, world.round_id, &change(6)).await?;
                    assert_eq!(contest::rules_changes(tx, world.round_id).await?, [change(6), change(5)]);
                    assert_eq!(contest::rules_changes(tx, world.round_id + 1).await?, []);
                    contest::open_round(tx, world.round_id, 1, &[1; 32]).await?;
                    contest::close_round(tx, world.round_id, 2).await?;
                    assert!(!contest::change_round(tx, world.round_id, &settings).await?);
                    Ok(())
                })
            })
            .await;
        done.unwrap();
    })
    .await;
}

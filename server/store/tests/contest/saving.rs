//! What both databases promise about saved answers.

use domain::contest::Picks;
use store::{
    Db,
    contest::{self, Answer, ItemRow, Save, Saved},
};
use testkit::on_both;

use crate::{Failed, attempt, end, world};

fn save_of(contestant_id: i64, (place, shown, sequence): (u32, u8, i64), now_ms: i64) -> Save {
    let answer = Answer { place, shown: Picks::from(shown), sequence };
    Save { contestant_id, attempt_id: None, answer, answered_at_ms: None, now_ms }
}

async fn save_all(db: &Db, saves: Vec<Save>) -> Vec<Option<Saved>> {
    let saved: Result<Vec<Option<Saved>>, Failed> = db
        .write(saves, |tx, saves| Box::pin(async move { Ok(contest::save_answers(tx, saves).await?) }))
        .await;
    saved.unwrap()
}

pub async fn save(db: &Db, contestant_id: i64, answer: (u32, u8, i64), now_ms: i64) -> Option<i64> {
    save_all(db, vec![save_of(contestant_id, answer, now_ms)]).await[0].map(|saved| saved.sequence)
}

#[tokio::test]
async fn a_save_keeps_what_was_picked_among_the_options_shown() {
    on_both(async |db| {
        let world = world(&db).await;
        let (contestant_id, attempt_id) = attempt(&db, world, "an").await;
        assert_eq!(save(&db, contestant_id, (0, 0, 1), 1_500).await, Some(1));
        assert_eq!(save(&db, contestant_id, (1, 1, 7), 1_600).await, Some(7));
        let mut tx = db.read().await.unwrap();
        let items = contest::items(&mut tx, attempt_id).await.unwrap();
        let saved: Vec<_> = items.iter().map(|item| (picked(item), item.sequence, item.saved_at)).collect();
        assert_eq!(saved, [("0", 1, Some(1_500)), ("1", 7, Some(1_600))]);
        assert!(items.iter().all(|item| (item.kind.as_str(), item.answer_key.as_str()) == ("single", "1")));
        let texts = contest::question_texts(&mut tx, attempt_id).await.unwrap();
        assert_eq!(texts.len(), 2);
        assert_eq!((texts[0].options.len(), texts[0].explanation_vi.as_str()), (3, "vì vậy"));
    })
    .await;
}

fn picked(item: &ItemRow) -> &str {
    item.picked.as_deref().unwrap_or("none")
}

#[tokio::test]
async fn sets_and_orders_are_kept_as_they_are_and_taken_back() {
    on_both(async |db| {
        let world = world(&db).await;
        let (contestant_id, attempt_id) = attempt(&db, world, "an").await;
        for (sequence, digits, is_kept) in [
            (1, "02", true),
            (2, "201", true),
            (3, "13", false),
            (3, "", true),
            (3, "0", false),
            (4, "012", true),
        ] {
            let answer = Answer { place: 0, shown: digits.parse().unwrap(), sequence };
            let save = Save { answer, ..save_of(contestant_id, (0, 0, sequence), 1_500) };
            let kept = save_all(&db, vec![save]).await[0].map(|saved| saved.sequence);
            assert_eq!(kept, is_kept.then_some(sequence), "{digits}");
            let mut tx = db.read().await.unwrap();
            let items = contest::items(&mut tx, attempt_id).await.unwrap();
            assert!(!is_kept || picked(&items[0]) == digits, "{digits}");
            assert_eq!(picked(&items[1]), "none");
        }
    })
    .await;
}

#[tokio::test]
async fn a_save_changes_nothing_when_any_condition_fails() {
    on_both(async |db| {
        let world = world(&db).await;
        let (contestant_id, attempt_id) = attempt(&db, world, "an").await;
        assert_eq!(save(&db, contestant_id, (0, 0, 5), 1_500).await, Some(5));
        for refused in [(0, 1, 5), (0, 1, 4), (2, 0, 1), (u32::MAX, 0, 1), (0, 3, 6), (0, u8::MAX, 6)] {
            assert_eq!(save(&db, contestant_id, refused, 1_500).await, None, "{refused:?}");
        }
        assert_eq!(save(&db, contestant_id + 1, (0, 1, 6), 1_500).await, None, "somebody else");
        assert_eq!(save(&db, contestant_id, (0, 1, 6), 61_000).await, None, "at the deadline");
        let mut tx = db.read().await.unwrap();
        let stored = contest::saved_item(&mut tx, contestant_id, 0).await.unwrap().unwrap();
        assert_eq!((stored.picked.as_deref(), stored.sequence, stored.saved_at), (Some("0"), 5, Some(1_500)));
        assert_eq!((stored.state.as_str(), stored.deadline_at), ("open", 61_000));
        assert_eq!(contest::saved_item(&mut tx, contestant_id, 2).await.unwrap(), None);
        drop(tx);
        // The last millisecond still counts, and a save without a number is the newest.
        assert_eq!(save(&db, contestant_id, (0, 1, 0), 60_999).await, Some(6));
        assert!(end(&db, attempt_id, "submitted", 60_999, 0).await);
        assert_eq!(save(&db, contestant_id, (0, 1, 7), 60_999).await, None, "after the end");
    })
    .await;
}

#[tokio::test]
async fn saves_of_many_at_once_are_told_apart() {
    on_both(async |db| {
        let world = world(&db).await;
        let (one, first) = attempt(&db, world, "an").await;
        let (two, _) = attempt(&db, world, "binh").await;
        let saves = vec![
            save_of(one, (0, 0, 1), 1_500),
            save_of(two, (0, 1, 1), 1_500),
            // The same question again, newer, older and with the same number.
            save_of(one, (0, 1, 3), 1_600),
            save_of(one, (0, 2, 2), 1_700),
            save_of(one, (0, 2, 3), 1_700),
            save_of(one, (1, 2, 0), 1_800),
            save_of(one + two, (0, 0, 1), 1_500),
        ];
        let saved: Vec<_> =
            save_all(&db, saves).await.into_iter().map(|saved| saved.map(|saved| saved.sequence)).collect();
        assert_eq!(saved, [Some(1), Some(1), Some(3), None, None, Some(1), None]);
        let mut tx = db.read().await.unwrap();
        let items = contest::items(&mut tx, first).await.unwrap();
        let stored: Vec<_> = items.iter().map(|item| (picked(item), item.sequence, item.saved_at)).collect();
        assert_eq!(stored, [("1", 3, Some(1_600)), ("2", 1, Some(1_800))]);
    })
    .await;
}

#[tokio::test]
async fn a_late_answer_is_saved_and_marked_only_within_the_grace() {
    on_both(async |db| {
        let world = world(&db).await;
        let (contestant_id, attempt_id) = attempt(&db, world, "an").await;
        let late = |sequence, answered_at_ms, now_ms| Save {
            answered_at_ms,
            ..save_of(contestant_id, (0, 0, sequence), now_ms)
        };
        let refused = vec![
            late(1, None, 61_000),
            late(1, Some(61_000), 61_000),
            late(1, Some(999), 61_000),
            late(1, Some(60_999), 91_000),
        ];
        assert_eq!(save_all(&db, refused).await, [None; 4]);
        let accepted = vec![late(1, Some(1_000), 60_999), late(2, Some(60_999), 90_999)];
        let expected = [(1, false), (2, true)].map(|(sequence, is_late)| Some(Saved { sequence, is_late }));
        assert_eq!(save_all(&db, accepted).await, expected);
        let mut tx = db.read().await.unwrap();
        assert_eq!(contest::items(&mut tx, attempt_id).await.unwrap()[0].is_late, 1);
        let stored = contest::saved_item(&mut tx, contestant_id, 0).await.unwrap().unwrap();
        assert_eq!((stored.closes_at, stored.is_late), (91_000, 1));
    })
    .await;
}

//! What both databases promise about rounds, contestants, papers and answers.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

#[path = "contest/bank.rs"]
mod bank;
#[path = "contest/held_up.rs"]
mod held_up;
#[path = "contest/public.rs"]
mod public;
#[path = "contest/results.rs"]
mod results;
#[path = "contest/saving.rs"]
mod saving;
#[path = "contest/world.rs"]
mod world;

use store::{
    Db, StoreError, WriteError, campaign,
    contest::{self, Ending, NewAttempt, NewContestant, NewItem, TallyRow},
};
use testkit::on_both;
use world::{TODAY, World, build_world, insert_question, new_round, person};

#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Runs store calls in one writing transaction.
macro_rules! write {
    ($db:expr, |$tx:ident| $work:expr) => {
        $db.write((), |$tx, ()| {
            Box::pin(async move {
                let done: Result<_, StoreError> = $work;
                done.map_err(Failed::from)
            })
        })
        .await
    };
}

async fn world(db: &Db) -> World {
    write!(db, |tx| build_world(tx).await).unwrap()
}

async fn enter(db: &Db, person: NewContestant) -> Result<i64, Failed> {
    db.write(person, |tx, person| Box::pin(async move { Ok(contest::insert_contestant(tx, person).await?) }))
        .await
}

fn new_attempt(world: World, contestant_id: i64, started_at_ms: i64) -> NewAttempt {
    NewAttempt {
        round_id: world.round_id,
        contestant_id,
        number: 1,
        started_at_ms,
        deadline_at_ms: started_at_ms + 60_000,
        closes_at_ms: started_at_ms + 90_000,
    }
}

async fn begin(db: &Db, attempt: NewAttempt) -> Result<i64, Failed> {
    db.write(attempt, |tx, attempt| {
        Box::pin(async move {
            let begun = contest::insert_attempts(tx, &[*attempt]).await?;
            assert_eq!(begun[0].0, attempt.contestant_id);
            Ok(begun[0].1)
        })
    })
    .await
}

/// An open attempt of a new contestant: two questions, begun at 1000, due at 61,000, closed at 91,000.
async fn attempt(db: &Db, world: World, identity: &str) -> (i64, i64) {
    let contestant_id = enter(db, person(world, identity)).await.unwrap();
    let attempt_id = begin(db, new_attempt(world, contestant_id, 1_000)).await.unwrap();
    let stored: Result<(), Failed> = db
        .write((world, attempt_id), |tx, (world, attempt_id)| {
            Box::pin(async move {
                let bank = contest::bank(tx, world.campaign_id, TODAY).await?;
                let item = |place: i64, order: &str| NewItem {
                    attempt_id: *attempt_id,
                    place,
                    question_id: bank[usize::try_from(place).unwrap()].id,
                    option_order: order.to_owned(),
                };
                Ok(contest::insert_items(tx, &[item(0, "201"), item(1, "012")]).await?)
            })
        })
        .await;
    stored.unwrap();
    (contestant_id, attempt_id)
}

fn is_constraint<T>(outcome: &Result<T, Failed>) -> bool {
    matches!(outcome, Err(Failed::Store(error)) if error.is_constraint())
}

#[tokio::test]
async fn the_public_sees_the_open_round_or_the_one_closed_last() {
    on_both(async |db| {
        let world = world(&db).await;
        let mut tx = db.read().await.unwrap();
        assert_eq!(contest::present_round(&mut tx).await.unwrap(), None);
        drop(tx);
        let ids = write!(db, |tx| {
            let campaign_id = campaign::current(tx).await?.map_or(0, |campaign| campaign.id);
            let second = new_round(tx, campaign_id).await?;
            assert!(contest::open_round(tx, second, 10, &[1; 32]).await?);
            assert!(!contest::open_round(tx, second, 11, &[2; 32]).await?);
            assert!(contest::close_round(tx, second, 20).await?);
            assert!(!contest::close_round(tx, second, 21).await?);
            Ok(second)
        });
        let second = ids.unwrap();
        let mut tx = db.read().await.unwrap();
        let present = contest::present_round(&mut tx).await.unwrap().unwrap();
        assert_eq!((present.id, present.opened_at, present.closed_at), (second, Some(10), Some(20)));
        drop(tx);
        let opened: Result<bool, Failed> = db
            .write(world, |tx, world| {
                Box::pin(async move { Ok(contest::open_round(tx, world.round_id, 30, &[3; 32]).await?) })
            })
            .await;
        assert!(opened.unwrap());
        let mut tx = db.read().await.unwrap();
        assert_eq!(contest::present_round(&mut tx).await.unwrap().unwrap().id, world.round_id);
        let all: Vec<i64> = contest::rounds(&mut tx).await.unwrap().into_iter().map(|row| row.id).collect();
        assert_eq!(all, [second, world.round_id]);
        assert_eq!(contest::round(&mut tx, second).await.unwrap().unwrap().state, "closed");
    })
    .await;
}

#[tokio::test]
async fn two_open_rounds_of_a_campaign_are_refused_by_constraint() {
    on_both(async |db| {
        world(&db).await;
        let both = write!(db, |tx| {
            let campaign_id = campaign::current(tx).await?.map_or(0, |campaign| campaign.id);
            let second = new_round(tx, campaign_id).await?;
            for row in contest::rounds(tx).await? {
                contest::open_round(tx, row.id, 1, &[4; 32]).await?;
            }
            Ok(second)
        });
        assert!(is_constraint(&both));
    })
    .await;
}

#[tokio::test]
async fn a_question_with_a_key_outside_its_options_is_refused() {
    on_both(async |db| {
        let world = world(&db).await;
        let mut tx = db.read().await.unwrap();
        assert_eq!(contest::bank(&mut tx, world.campaign_id, TODAY).await.unwrap().len(), 4);
        let bank = contest::bank(&mut tx, world.campaign_id, TODAY).await.unwrap();
        assert!(bank.iter().all(|question| question.option_count == 3));
        assert!(bank.is_sorted_by_key(|question| question.id));
        drop(tx);
        for key in [3, u8::MAX] {
            let stored: Result<(), Failed> = db
                .write((world, key), |tx, (world, key)| {
                    Box::pin(async move { Ok(insert_question(tx, world.campaign_id, "Q9", *key).await?) })
                })
                .await;
            assert!(is_constraint(&stored), "{key}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_person_enters_once_and_is_found_by_the_public_part_of_the_code() {
    on_both(async |db| {
        let world = world(&db).await;
        let id = enter(&db, person(world, "an")).await.unwrap();
        let again = NewContestant { entry_handle: "khác".to_owned(), ..person(world, "an") };
        assert!(is_constraint(&enter(&db, again).await));
        let same_handle = NewContestant { entry_handle: "H-an".to_owned(), ..person(world, "binh") };
        assert!(is_constraint(&enter(&db, same_handle).await));
        let mut tx = db.read().await.unwrap();
        let key = contest::entry_key(&mut tx, "H-an").await.unwrap().unwrap();
        assert_eq!((key.id, key.entry_code_hash), (id, b"an".to_vec()));
        assert_eq!(contest::entry_key(&mut tx, "H-binh").await.unwrap(), None);
        assert_eq!(contest::contestant(&mut tx, id).await.unwrap().unwrap().full_name, "Người Thử");
        assert_eq!(contest::contestant(&mut tx, id + 1).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_second_attempt_in_a_round_is_refused_by_constraint() {
    on_both(async |db| {
        let world = world(&db).await;
        let (contestant_id, attempt_id) = attempt(&db, world, "an").await;
        for ended in [false, true] {
            let second = begin(&db, new_attempt(world, contestant_id, 2_000)).await;
            assert!(is_constraint(&second), "ended: {ended}");
            end(&db, attempt_id, "submitted", 2_000, 0).await;
        }
    })
    .await;
}

async fn end(db: &Db, id: i64, state: &'static str, ended_at_ms: i64, correct: i64) -> bool {
    let ending = Ending { id, state, ended_at_ms, correct, is_perfect: correct == 2 };
    let ended: Result<Vec<i64>, Failed> = db
        .write(ending, |tx, ending| Box::pin(async move { Ok(contest::end_attempts(tx, &[*ending]).await?) }))
        .await;
    ended.unwrap() == [id]
}

#[tokio::test]
async fn a_prediction_is_kept_while_the_attempt_runs() {
    on_both(async |db| {
        let world = world(&db).await;
        let (_, one) = attempt(&db, world, "an").await;
        let (_, other) = attempt(&db, world, "binh").await;
        let predict = async |numbers: Vec<(i64, i64)>| -> Result<(), Failed> {
            db.write(numbers, |tx, numbers| {
                Box::pin(async move { Ok(contest::set_predictions(tx, numbers).await?) })
            })
            .await
        };
        predict(vec![(one, 5)]).await.unwrap();
        predict(vec![(one, 6), (other, 0), (other + 1, 9)]).await.unwrap();
        assert!(is_constraint(&predict(vec![(one, -1)]).await));
        end(&db, other, "submitted", 2_000, 0).await;
        predict(vec![(other, 8)]).await.unwrap();
        let mut tx = db.read().await.unwrap();
        for (id, kept) in [(one, 6), (other, 0)] {
            assert_eq!(contest::attempt(&mut tx, id).await.unwrap().unwrap().prediction, Some(kept));
        }
        let ended = contest::ended_attempts(&mut tx, world.round_id).await.unwrap();
        assert_eq!(ended.iter().map(|row| row.prediction).collect::<Vec<_>>(), [Some(0)]);
        let ranked = contest::ranked_attempts(&mut tx, world.round_id).await.unwrap();
        assert_eq!(
            ranked.iter().map(|row| (row.prediction, row.is_perfect)).collect::<Vec<_>>(),
            [(Some(0), 0)]
        );
    })
    .await;
}

#[tokio::test]
async fn an_attempt_ends_once() {
    on_both(async |db| {
        let world = world(&db).await;
        let (contestant_id, first) = attempt(&db, world, "an").await;
        let (_, second) = attempt(&db, world, "binh").await;
        let mut tx = db.read().await.unwrap();
        assert_eq!(contest::overdue_attempts(&mut tx, 90_999, 9).await.unwrap(), []);
        let overdue = contest::overdue_attempts(&mut tx, 91_000, 1).await.unwrap();
        assert_eq!(overdue.iter().map(|row| row.id).collect::<Vec<_>>(), [first]);
        assert_eq!(contest::open_attempts(&mut tx, world.round_id).await.unwrap().len(), 2);
        drop(tx);
        assert!(end(&db, first, "timed_out", 61_000, 2).await);
        assert!(!end(&db, first, "submitted", 70_000, 0).await);
        let mut tx = db.read().await.unwrap();
        let ended = contest::attempt_of(&mut tx, contestant_id, world.round_id).await.unwrap().unwrap();
        assert_eq!(
            (ended.state.as_str(), ended.ended_at, ended.correct_count),
            ("timed_out", Some(61_000), Some(2))
        );
        assert_eq!(contest::newest_attempt(&mut tx, contestant_id).await.unwrap(), Some(ended));
        let open: Vec<i64> = contest::open_attempts(&mut tx, world.round_id)
            .await
            .unwrap()
            .into_iter()
            .map(|row| row.id)
            .collect();
        assert_eq!(open, [second]);
    })
    .await;
}

#[tokio::test]
async fn the_scoreboard_adds_up_and_tables_read_it() {
    on_both(async |db| {
        let world = world(&db).await;
        let line = |entry_group: &str, agency_id, numbers: [i64; 5]| {
            let [started, ended, participants, correct, perfect] = numbers;
            let entry_group = entry_group.to_owned();
            let round_id = world.round_id;
            TallyRow { round_id, entry_group, agency_id, started, ended, participants, correct, perfect }
        };
        let mandatory = |numbers| line("mandatory", world.agency_id, numbers);
        let citizens = |numbers| line("encouraged", 0, numbers);
        for changes in [
            vec![citizens([3, 0, 0, 0, 0])],
            vec![citizens([0, 1, 1, 1, 0]), mandatory([1, 0, 0, 0, 0])],
            vec![],
            vec![citizens([0, 1, 1, 2, 1]), mandatory([0, 1, 1, 2, 1]), line("mandatory", 999, [1; 5])],
            vec![citizens([0, 0, -1, -2, -1])],
        ] {
            let added: Result<(), Failed> = db
                .write(changes, |tx, changes| {
                    Box::pin(async move { Ok(contest::add_to_tallies(tx, changes).await?) })
                })
                .await;
            added.unwrap();
        }
        let mut tx = db.read().await.unwrap();
        let kept = contest::tallies(&mut tx, world.round_id).await.unwrap();
        let expected =
            vec![citizens([3, 2, 1, 1, 0]), mandatory([1, 1, 1, 2, 1]), line("mandatory", 999, [1; 5])];
        assert_eq!(kept, expected);
        let rows = contest::agency_tallies(&mut tx, world.round_id, false).await.unwrap();
        let rows: Vec<_> = rows.iter().map(|row| (row.roster, row.participants, row.correct)).collect();
        assert_eq!(rows, [(3, 1, 2), (0, 0, 0)]);
        assert_eq!(
            contest::group_tally(&mut tx, world.round_id, "encouraged", false).await.unwrap(),
            (1, 1, 0)
        );
        assert_eq!(
            contest::group_tally(&mut tx, world.round_id + 1, "encouraged", false).await.unwrap(),
            (0, 0, 0)
        );
        assert_eq!(contest::round_counts(&mut tx, world.round_id, false).await.unwrap(), (5, 4));
        assert_eq!(contest::round_counts(&mut tx, world.round_id + 1, false).await.unwrap(), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn a_recount_sees_open_ended_perfect_and_disqualified_attempts() {
    on_both(async |db| {
        let world = world(&db).await;
        let (_, one) = attempt(&db, world, "an").await;
        attempt(&db, world, "binh").await;
        let (_, out) = attempt(&db, world, "chi").await;
        let staff = NewContestant {
            entry_group: "mandatory",
            agency_id: Some(world.agency_id),
            commune_id: None,
            ..person(world, "staff")
        };
        let staff = enter(&db, staff).await.unwrap();
        let staff = begin(&db, new_attempt(world, staff, 3_000)).await.unwrap();
        for (id, at_ms, correct) in [(one, 5_000, 1), (out, 6_000, 2), (staff, 9_000, 2)] {
            assert!(end(&db, id, "submitted", at_ms, correct).await);
        }
        for expected in [true, false] {
            let taken_out: Result<bool, Failed> = db
                .write(out, |tx, id| {
                    Box::pin(async move { Ok(contest::disqualify_attempt(tx, *id, 9_500).await?) })
                })
                .await;
            assert_eq!(taken_out.unwrap(), expected);
        }
        let mut tx = db.read().await.unwrap();
        let counted = contest::recount_tallies(&mut tx, world.round_id).await.unwrap();
        let numbers = |row: &TallyRow| {
            [row.agency_id, row.started, row.ended, row.participants, row.correct, row.perfect]
        };
        let counted: Vec<_> = counted.iter().map(numbers).collect();
        assert_eq!(counted, [[0, 3, 2, 1, 1, 0], [world.agency_id, 1, 1, 1, 2, 1]]);
        let ended = contest::ranked_attempts(&mut tx, world.round_id).await.unwrap();
        let ended: Vec<_> =
            ended.iter().map(|row| (row.correct_count, row.started_at, row.ended_at)).collect();
        assert_eq!(ended, [(1, 1_000, 5_000), (2, 3_000, 9_000)]);
    })
    .await;
}

//! The contest when the program is killed without warning: no acknowledged answer is lost, and every attempt
//! whose time ran out meanwhile is ended once.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use domain::contest::{OptionOrder, PaperView, Picks};
use store::{
    Db, WriteError,
    contest::{Extension, ItemRow},
};
use tokio::{sync::Notify, task::JoinSet};

use crate::{
    contest,
    support::{Actor, Database, Program},
};

/// Attempts that run when the program is killed.
const ATTEMPTS: usize = 300;
/// Acknowledged answers after which it is killed.
const ENOUGH: usize = 900;
const QUESTIONS: usize = 15;
/// Pause between two looks at the database.
const POLL: Duration = Duration::from_millis(20);

#[derive(Default)]
struct Score {
    answered: AtomicUsize,
    enough: Notify,
}

struct Contestant {
    actor: Actor,
    /// The acknowledged choice of each question.
    acknowledged: Vec<Option<u8>>,
    /// Place and choice of the answer that was not acknowledged.
    last: Option<(usize, u8)>,
}

async fn contestant(program: &Program, number: usize) -> Contestant {
    let mut actor = program.visitor();
    let phone = format!("0900000{number:03}");
    contest::enter(&mut actor, "2001-02-03", &phone).await.assert_done();
    actor.post("/api/contest/start", &[]).await.assert_done();
    Contestant { actor, acknowledged: vec![None; QUESTIONS], last: None }
}

/// Answers question after question, over and over, until nobody answers any more.
async fn answer_until_the_end(mut citizen: Contestant, score: Arc<Score>) -> Contestant {
    for sequence in 1.. {
        for place in 0..QUESTIONS {
            let shown = u8::try_from((place + usize::try_from(sequence).expect("a small number")) % 4);
            let shown = shown.expect("a small number");
            citizen.last = Some((place, shown));
            match contest::save(&mut citizen.actor, place, shown, sequence).await {
                Some(answer) => answer.assert_done(),
                None => return citizen,
            }
            citizen.acknowledged[place] = Some(shown);
            if score.answered.fetch_add(1, Ordering::SeqCst) + 1 >= ENOUGH {
                score.enough.notify_one();
            }
        }
    }
    citizen
}

/// Every acknowledged answer is on the paper, or the one that was sent after it.
async fn assert_answers_stored(citizen: &mut Contestant, program: &Program) {
    citizen.actor.goes_on_at(program);
    let paper: PaperView = citizen.actor.read("/api/contest/paper", &[]).await.result();
    for (place, acknowledged) in citizen.acknowledged.iter().enumerate() {
        let stored = paper.questions[place].chosen;
        let is_last =
            stored == citizen.last.filter(|(last, _)| *last == place).map(|(_, shown)| Picks::from(shown));
        assert!(
            stored == acknowledged.map(Picks::from) || is_last,
            "place {place}: {stored:?} for {acknowledged:?}"
        );
    }
}

/// Whether the paper's answer is the key, reckoned from what is stored.
fn is_right(item: &ItemRow) -> bool {
    let order: OptionOrder = item.option_order.parse().expect("an order");
    let picked: Option<Picks> = item.picked.as_ref().map(|picked| picked.parse().expect("an answer"));
    let own = picked.and_then(|picked| order.own_answer(item.kind.parse().expect("a kind"), picked));
    own.is_some_and(|own| own.to_string() == item.answer_key)
}

/// Lets the time of every second attempt be over; answers their ids. The program does not run meanwhile.
async fn let_time_run_out(database: &Database) -> Vec<i64> {
    let db = Db::open(&database.url()).await.expect("the database opens");
    let overdue: Result<Vec<i64>, WriteError> = db
        .write((), |tx, ()| {
            Box::pin(async move {
                let round = store::contest::present_round(tx).await?.expect("a round");
                let open = store::contest::open_attempts(tx, round.id).await?;
                assert_eq!(open.len(), ATTEMPTS, "every attempt that was begun is there");
                let late = open.iter().step_by(2).map(|attempt| Extension {
                    attempt_id: attempt.id,
                    deadline_at_ms: attempt.started_at + 1,
                    closes_at_ms: attempt.started_at + 2,
                    extended_ms: 0,
                });
                let late: Vec<Extension> = late.collect();
                store::contest::extend_attempts(tx, &late).await?;
                Ok(late.iter().map(|attempt| attempt.attempt_id).collect())
            })
        })
        .await;
    db.close().await;
    overdue.expect("the deadlines are moved")
}

/// Waits until the program has ended every overdue attempt, and checks what became of them.
async fn assert_each_ended_once(database: &Database, overdue: &[i64]) {
    let db = Db::open(&database.url()).await.expect("the database opens");
    loop {
        let mut tx = db.read().await.expect("a transaction");
        let left = store::contest::overdue_attempts(&mut tx, i64::MAX / 2, 1_000).await.expect("attempts");
        if !left.iter().any(|attempt| overdue.contains(&attempt.id)) {
            break;
        }
        drop(tx);
        tokio::time::sleep(POLL).await;
    }
    let mut tx = db.read().await.expect("a transaction");
    for id in overdue {
        let attempt = store::contest::attempt(&mut tx, *id).await.expect("attempts").expect("an attempt");
        assert_eq!((attempt.state.as_str(), attempt.ended_at), ("timed_out", Some(attempt.deadline_at)));
        let items = store::contest::items(&mut tx, *id).await.expect("a paper");
        let right = items.iter().filter(|item| is_right(item)).count();
        assert_eq!(attempt.correct_count, i64::try_from(right).ok(), "scored with what was saved");
    }
    let trail = store::audit::page(&mut tx, i64::MAX, 10_000).await.expect("the trail");
    let ended: Vec<String> =
        trail.into_iter().filter(|line| line.action == "contest.time_out").map(|line| line.subject).collect();
    let different: BTreeSet<&String> = ended.iter().collect();
    assert_eq!((ended.len(), different.len()), (overdue.len(), overdue.len()), "each is ended once");
    let round = store::contest::present_round(&mut tx).await.expect("rounds").expect("a round");
    let kept = store::contest::tallies(&mut tx, round.id).await.expect("the scoreboard");
    assert_eq!(kept, store::contest::recount_tallies(&mut tx, round.id).await.expect("a recount"));
    drop(tx);
    db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn three_hundred_running_attempts_survive_a_kill_and_overdue_ones_are_ended_once() {
    let database = Database::with_demonstration();
    let mut program = database.serve(&[]).await;
    let score = Arc::new(Score::default());
    let mut running = JoinSet::new();
    let mut crowd = Vec::new();
    for number in 0..ATTEMPTS {
        crowd.push(contestant(&program, number).await);
    }
    for citizen in crowd {
        running.spawn(answer_until_the_end(citizen, score.clone()));
    }
    score.enough.notified().await;
    program.kill();
    let mut crowd = running.join_all().await;

    let mut program = database.serve(&[]).await;
    for citizen in &mut crowd {
        assert_answers_stored(citizen, &program).await;
    }
    program.kill();
    let overdue = let_time_run_out(&database).await;
    // Killed again as soon as it runs: it may be in the middle of ending them.
    let mut program = database.serve(&[]).await;
    program.kill();
    let _program = database.serve(&[]).await;
    assert_each_ended_once(&database, &overdue).await;
}

//! The real program under load: killed without warning, and asked to stop.
//!
//! A killed process loses what it had not handed to the operating system. What a power cut loses
//! beyond that depends on the disk; against it every commit is flushed (`synchronous=FULL`).

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use app::api::{election::ElectionPage, rating::RatingForm};
use domain::{
    contest::PaperView,
    election::{BallotTrace, TraceFound},
    progress::{MAX_TICKETS_AT_ONCE, TicketsPage},
};
use tokio::{sync::Notify, task::JoinSet};
use voting::{CheckCode, SignedBallot};

use crate::{
    contest,
    support::{Actor, Database, ELECTION, Program, Voter, first_choices},
};

/// Answered requests of each kind after which the program is stopped.
const ENOUGH: [(Kind, usize); 3] = [(Kind::Ballot, 24), (Kind::Answer, 60), (Kind::Rating, 30)];
/// Requests after which a client gives up waiting for the end of the program.
const MOST_REQUESTS: usize = 20_000;
/// Citizens who answer questions and who rate counters, each in a browser of their own.
const CONTESTANTS: usize = 8;
const RATERS: usize = 8;
/// Officials vote in so many lines, one after the other in each.
const LINES: usize = 3;

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Ballot,
    Answer,
    Rating,
}

/// Counts what was answered and tells when it is enough.
#[derive(Default)]
struct Score {
    counts: [AtomicUsize; 3],
    enough: Notify,
}

impl Score {
    fn answered(&self, kind: Kind) {
        self.counts[kind as usize].fetch_add(1, Ordering::SeqCst);
        if ENOUGH.iter().all(|(kind, least)| self.counts[*kind as usize].load(Ordering::SeqCst) >= *least) {
            self.enough.notify_one();
        }
    }
}

/// Ends the wait when a client breaks; its panic shows when the client is joined.
struct Alarm(Arc<Score>);

impl Drop for Alarm {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.enough.notify_one();
        }
    }
}

const COUNTER: &str = "Q01";
/// How often tickets are given out, as many at once as the page gives: more ratings than anybody waits for.
const TICKET_SHEETS: usize = 17;

/// Officials who will vote, each with the ballot ready.
async fn voters(program: &Program, codes: &[(String, String)]) -> Vec<(Voter, SignedBallot)> {
    let mut voters = Vec::new();
    for (_, code) in codes {
        let mut voter = Voter::with_code(program.visitor(), code).await;
        let paper = voter.paper().await;
        let signed = voter.seal(&paper, &first_choices(&paper));
        voters.push((voter, signed));
    }
    voters
}

/// Each official casts one ballot; answers those that were acknowledged.
async fn vote(voters: Vec<(Voter, SignedBallot)>, score: Arc<Score>) -> Vec<SignedBallot> {
    let _alarm = Alarm(score.clone());
    let mut acknowledged = Vec::new();
    for (mut voter, signed) in voters {
        let Some(answer) = voter.try_cast(&signed).await else { break };
        answer.assert_done();
        acknowledged.push(signed);
        score.answered(Kind::Ballot);
    }
    acknowledged
}

/// Every acknowledged ballot is stored under its check code.
async fn assert_ballot_stored(signed: &SignedBallot, program: &Program) {
    let code = CheckCode::of(&signed.fingerprint()).to_string();
    let trace = program.visitor().read("/api/election/find", &[ELECTION, ("code", &code)]).await;
    assert_eq!(trace.result::<BallotTrace>().found, TraceFound::Stored);
}

/// How many voters the roll has marked.
async fn voters_counted(program: &Program) -> usize {
    let page: ElectionPage = program.visitor().read("/api/election/page", &[ELECTION]).await.result();
    usize::try_from(page.turnout.voted).expect("a count")
}

/// A citizen who saves answers.
struct Contestant {
    actor: Actor,
    /// Sequence number and choice of the newest acknowledged answer, by place.
    acknowledged: BTreeMap<usize, (i64, u8)>,
    /// Place, sequence number and choice of the answer that was not acknowledged.
    last: (usize, i64, u8),
}

async fn contestant(program: &Program, number: usize) -> Contestant {
    let mut actor = program.visitor();
    let phone = format!("09000000{number:02}");
    contest::enter(&mut actor, "2001-02-03", &phone).await.assert_done();
    actor.post("/api/contest/start", &[]).await.assert_done();
    Contestant { actor, acknowledged: BTreeMap::new(), last: (0, 0, 0) }
}

async fn answer_until_the_end(mut citizen: Contestant, score: Arc<Score>) -> Contestant {
    let _alarm = Alarm(score.clone());
    for number in 0..MOST_REQUESTS {
        let (place, sequence) = (number % 15, i64::try_from(number).expect("a small number") + 1);
        let shown = u8::try_from(number / 15 % 4).expect("a small number");
        citizen.last = (place, sequence, shown);
        let Some(answer) = contest::save(&mut citizen.actor, place, shown, sequence).await else {
            return citizen;
        };
        answer.assert_done();
        citizen.acknowledged.insert(place, (sequence, shown));
        score.answered(Kind::Answer);
    }
    panic!("the program never ended");
}

/// Every acknowledged answer is on the paper, or the one that was sent after it.
async fn assert_answers_stored(mut citizen: Contestant, program: &Program) {
    citizen.actor.goes_on_at(program);
    let paper: PaperView = citizen.actor.read("/api/contest/paper", &[]).await.result();
    for (place, (sequence, shown)) in citizen.acknowledged {
        let stored = &paper.questions[place];
        let stored = (stored.sequence, stored.chosen.expect("an answer"));
        let is_last = citizen.last.0 == place && stored == (citizen.last.1, citizen.last.2.into());
        assert!(
            stored == (sequence, shown.into()) || is_last,
            "place {place}: {stored:?} for {sequence}, {shown}"
        );
    }
}

/// The tickets of served cases that nobody has rated yet.
type Cases = Arc<Mutex<Vec<String>>>;

/// Citizens who rate one after another, each with a ticket: without one a counter takes no more than it serves.
struct Rater {
    actor: Actor,
    cases: Cases,
    /// Tickets of acknowledged ratings.
    acknowledged: Vec<String>,
    /// Ticket of the rating that was not acknowledged.
    last: Option<String>,
}

async fn tickets(program: &Program, database: &Database) -> Cases {
    let mut organiser = program.staff(database, "tochuc").await;
    let mut cases = Vec::new();
    for _ in 0..TICKET_SHEETS {
        let count = MAX_TICKETS_AT_ONCE.to_string();
        let given =
            organiser.post("/api/rating/give-tickets", &[("counter", COUNTER), ("count", &count)]).await;
        given.assert_done();
        let address = given.header("location").to_owned();
        let (_, query) = address.split_once('?').expect("the tickets' address");
        let fields: Vec<_> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        let page: TicketsPage = organiser.read("/api/rating/tickets", &fields).await.result();
        cases.extend(page.given.expect("tickets").tickets.into_iter().map(|(_, code)| code));
    }
    Arc::new(Mutex::new(cases))
}

async fn rater(program: &Program, cases: Cases) -> Rater {
    let mut actor = program.visitor();
    actor.token().await;
    Rater { actor, cases, acknowledged: Vec::new(), last: None }
}

async fn rate_until_the_end(mut rater: Rater, score: Arc<Score>) -> Rater {
    let _alarm = Alarm(score.clone());
    for _ in 0..MOST_REQUESTS {
        if rater.actor.try_next_person().await.is_none() {
            return rater;
        }
        let Some(form) = rater.actor.try_read("/api/rating/form", &[("counter", COUNTER)]).await else {
            return rater;
        };
        let ticket = form.result::<RatingForm>().ticket;
        let case = rater.cases.lock().expect("nobody broke").pop();
        let Some(case) = case else { return rater };
        let fields =
            [("ticket", ticket.as_str()), ("counter", COUNTER), ("level", "very_satisfied"), ("case", &case)];
        let Some(answer) = rater.actor.try_post("/api/rating/give", &fields).await else {
            rater.last = Some(ticket);
            return rater;
        };
        answer.assert_done();
        rater.acknowledged.push(ticket);
        score.answered(Kind::Rating);
    }
    panic!("the program never ended");
}

/// Whether the rating with this ticket was stored: a second one with the same ticket changes nothing
/// and is answered with the first one's level.
async fn rating_is_stored(actor: &mut Actor, ticket: &str) -> bool {
    // Somebody else's browser: the own one waits before it rates the counter again.
    actor.try_next_person().await.expect("the program runs");
    let fields = [("ticket", ticket), ("counter", COUNTER), ("level", "satisfied")];
    let answer = actor.post("/api/rating/give", &fields).await;
    answer.assert_done();
    let thanks = actor.get(answer.header("location")).await;
    thanks.body.contains("Rất hài lòng")
}

/// The clients of a program, at work.
struct Load {
    score: Arc<Score>,
    voters: JoinSet<Vec<SignedBallot>>,
    contestants: JoinSet<Contestant>,
    raters: JoinSet<Rater>,
}

impl Load {
    /// Lets everybody begin, and waits until enough of each kind was acknowledged.
    async fn on(program: &Program, database: &Database) -> Self {
        let score = Arc::new(Score::default());
        let (mut lines, mut citizens, mut guests) = (Vec::new(), Vec::new(), Vec::new());
        for codes in database.officials.chunks(database.officials.len().div_ceil(LINES)) {
            lines.push(voters(program, codes).await);
        }
        for number in 0..CONTESTANTS {
            citizens.push(contestant(program, number).await);
        }
        let cases = tickets(program, database).await;
        for _ in 0..RATERS {
            guests.push(rater(program, cases.clone()).await);
        }
        let load = Self {
            voters: lines.into_iter().map(|line| vote(line, score.clone())).collect(),
            contestants: citizens.into_iter().map(|one| answer_until_the_end(one, score.clone())).collect(),
            raters: guests.into_iter().map(|one| rate_until_the_end(one, score.clone())).collect(),
            score,
        };
        load.score.enough.notified().await;
        load
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_a_kill() {
    let database = Database::with_demonstration();
    let mut program = database.serve(&[]).await;
    let load = Load::on(&program, &database).await;
    program.kill();
    let (voted, citizens, raters) =
        (load.voters.join_all().await, load.contestants.join_all().await, load.raters.join_all().await);

    let program = database.serve(&[]).await;
    let voted: Vec<SignedBallot> = voted.into_iter().flatten().collect();
    // In each line one more ballot may have been stored without an answer.
    let stored = voters_counted(&program).await;
    assert!((voted.len()..=voted.len() + LINES).contains(&stored), "{stored} of {}", voted.len());
    for signed in &voted {
        assert_ballot_stored(signed, &program).await;
    }
    for citizen in citizens {
        assert_answers_stored(citizen, &program).await;
    }
    for mut rater in raters {
        rater.actor.goes_on_at(&program);
        for ticket in &rater.acknowledged {
            assert!(rating_is_stored(&mut rater.actor, ticket).await, "an acknowledged rating is lost");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_is_asked_to_stop_answers_all_that_it_carries_out() {
    let database = Database::with_demonstration();
    let mut program = database.serve(&[]).await;
    let load = Load::on(&program, &database).await;
    program.ask_to_stop();
    let status = program.ended().await;
    assert_eq!(status.code(), Some(0), "{}", database.log());
    let (voted, citizens, raters) =
        (load.voters.join_all().await, load.contestants.join_all().await, load.raters.join_all().await);

    let program = database.serve(&[]).await;
    let voted: Vec<SignedBallot> = voted.into_iter().flatten().collect();
    assert_eq!(voters_counted(&program).await, voted.len(), "a ballot was stored but not acknowledged");
    for signed in &voted {
        assert_ballot_stored(signed, &program).await;
    }
    for citizen in citizens {
        let (last, acknowledged) = (citizen.last, citizen.acknowledged.clone());
        let mut actor = citizen.actor.clone();
        assert_answers_stored(citizen, &program).await;
        actor.goes_on_at(&program);
        let paper: PaperView = actor.read("/api/contest/paper", &[]).await.result();
        let stored = paper.questions[last.0].sequence;
        let answered = acknowledged.get(&last.0).map_or(0, |(sequence, _)| *sequence);
        assert_eq!(stored, answered, "an answer was saved but not acknowledged");
    }
    for mut rater in raters {
        rater.actor.goes_on_at(&program);
        for ticket in &rater.acknowledged {
            assert!(rating_is_stored(&mut rater.actor, ticket).await, "an acknowledged rating is lost");
        }
        if let Some(ticket) = &rater.last {
            assert!(!rating_is_stored(&mut rater.actor, ticket).await, "stored but not acknowledged");
        }
    }
}

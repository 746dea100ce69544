//! An election to measure with: one category, 20 nominees, one trustee, as many voters as wanted.

use std::{sync::Arc, thread, time::Duration};

use anyhow::{Context, anyhow, ensure};
use voting::{
    Booth, CategoryTerms, Choice, Credential, Event, Head, Names, NomineeTerms, PROTOCOL, RollLine, Seed32,
    SignedBallot, Terms, VotingCode, ceremony,
};

use crate::stopwatch::Stopwatch;

/// Nominees of the only category.
pub const NOMINEES: i64 = 20;
/// How long bare proofs are checked.
const SPAN: Duration = Duration::from_secs(5);
/// Ballots that are checked again and again.
const SAMPLE: usize = 200;
/// Most nominees that a voter chooses.
const CHOICES: u32 = 3;

/// Terms and voters of an election that no server knows.
pub struct Polling {
    /// The terms.
    pub terms: Terms,
    /// The prepared booth.
    pub booth: Arc<Booth>,
    /// Lines of the roll with the keys of their voters.
    pub voters: Vec<(RollLine, Arc<Credential>)>,
}

impl Polling {
    /// An election with so many voters; the same one each time.
    pub fn of(voters: usize) -> anyhow::Result<Self> {
        let election = "00112233445566778899aabbccddeeff".to_owned();
        let (trustees, _) =
            ceremony::run_all(&election, 3, 2, seed(0)).map_err(|fault| anyhow!("{fault}"))?;
        let names = |vi: &str| Names { vi: vi.to_owned(), en: vi.to_owned() };
        let nominees =
            (1..=NOMINEES).map(|id| NomineeTerms { id, name: format!("N{id}"), agency: names("A") });
        let category = CategoryTerms {
            id: 1,
            title: names("C"),
            min: 1,
            max: CHOICES,
            seats: CHOICES,
            blank: false,
            nominees: nominees.collect(),
        };
        let terms = Terms {
            protocol: PROTOCOL.to_owned(),
            election,
            title: names("E"),
            categories: vec![category],
            approval_bp: 0,
            trustees,
        };
        let (_, Head { hash, .. }) = voting::append(None, &Event::Setup(terms.clone()));
        let booth = Arc::new(Booth::new(&terms, hash).context("the terms are not accepted")?);
        let voter = |number: usize| {
            let credential = code(number).credential(&terms.election);
            (RollLine { key: credential.key(), own: Vec::new() }, Arc::new(credential))
        };
        let voters = (0..voters).map(voter).collect();
        Ok(Self { terms, booth, voters })
    }

    /// A ballot of every voter, sealed on all cores; another one in each round.
    pub fn seal_all(self: &Arc<Self>, round: usize) -> anyhow::Result<Vec<SignedBallot>> {
        let cores = thread::available_parallelism()?.get();
        let share = self.voters.len().div_ceil(cores).max(1);
        let workers: Vec<_> = (0..cores)
            .map(|core| {
                let polling = self.clone();
                thread::spawn(move || {
                    let own = (0..polling.voters.len()).skip(core * share).take(share);
                    own.map(|voter| seal(&polling.booth, &polling.voters[voter], voter + round * 10_007))
                        .collect::<anyhow::Result<Vec<_>>>()
                })
            })
            .collect();
        let mut ballots = Vec::with_capacity(self.voters.len());
        for worker in workers {
            ballots.extend(worker.join().map_err(|_| anyhow!("a ballot could not be sealed"))??);
        }
        Ok(ballots)
    }
}

/// A ballot of one voter for the nominee whose turn it is; `number` makes it another one each time.
pub fn seal(
    booth: &Booth,
    (line, credential): &(RollLine, Arc<Credential>),
    number: usize,
) -> anyhow::Result<SignedBallot> {
    let terms = booth.terms();
    let choose = |category: &CategoryTerms| {
        let others: Vec<i64> =
            category.nominees.iter().map(|nominee| nominee.id).filter(|id| !line.own.contains(id)).collect();
        let nominee = others.get(number % others.len().max(1)).copied();
        Choice { category_id: category.id, nominee_ids: nominee.into_iter().collect(), blank: false }
    };
    let choices: Vec<Choice> = terms.categories.iter().map(choose).collect();
    let sealed = booth.seal(line, &choices, seed(number)).context("a choice is not accepted")?;
    Ok(booth.sign(&sealed, credential))
}

/// Ballots per second when all cores do nothing but check signatures and proofs.
pub fn bare_checks(polling: &Arc<Polling>) -> anyhow::Result<f64> {
    let cores = thread::available_parallelism()?.get();
    let watch = Arc::new(Stopwatch::for_at_most(SPAN));
    let sample = polling.voters.iter().take(SAMPLE).enumerate();
    let sample = sample
        .map(|(number, voter)| seal(&polling.booth, voter, number))
        .collect::<anyhow::Result<Vec<_>>>()?;
    let sample = Arc::new(sample);
    let workers: Vec<_> = (0..cores)
        .map(|_| {
            let (polling, watch, sample) = (polling.clone(), watch.clone(), sample.clone());
            thread::spawn(move || check_until(&polling, &watch, &sample))
        })
        .collect();
    for worker in workers {
        ensure!(worker.join().unwrap_or(false), "a ballot of the benchmark is not accepted");
    }
    Ok(watch.per_second())
}

fn check_until(polling: &Polling, watch: &Stopwatch, sample: &[SignedBallot]) -> bool {
    for (ballot, (line, _)) in sample.iter().zip(&polling.voters).cycle() {
        if !watch.begin() {
            return true;
        }
        let is_good = polling.booth.check_signature(ballot).is_ok()
            && ballot.sealed().is_ok_and(|sealed| polling.booth.check_proofs(line, &sealed).is_ok());
        if !is_good {
            return false;
        }
        watch.done();
    }
    true
}

/// The code of the n-th voter; not secret, so that every run does the same.
pub fn code(number: usize) -> VotingCode {
    let mut letters = [7_u8; 19];
    for (letter, byte) in letters.iter_mut().zip(number.to_le_bytes()) {
        *letter = byte & 31;
    }
    for (letter, byte) in letters[8..].iter_mut().zip(number.to_le_bytes()) {
        *letter = byte >> 5;
    }
    VotingCode::from_random(letters)
}

fn seed(number: usize) -> Seed32 {
    let mut seed = [1_u8; 32];
    for (byte, digit) in seed.iter_mut().zip(number.to_le_bytes()) {
        *byte = digit;
    }
    seed
}

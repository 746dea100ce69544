//! The result: combined decryptions, votes, draw, places and who is elected.

use std::collections::{HashMap, HashSet};

use elastic_elgamal::{
    VerifiableDecryption,
    group::{ElementOps, Ristretto},
};
use sha2::{Digest, Sha256};

use crate::{
    group::{Element, element_bytes},
    rank::{Seed, Standing, rank, votes_needed},
    record::{CategoryOutcome, Closing, Decryption, ElectionResult, NomineeVotes, Tally},
    tally::Sums,
    terms::{CategoryTerms, Terms, TermsFault},
    trustee::{DecryptionFault, checked_shares},
};

type Share = VerifiableDecryption<Ristretto>;

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OutcomeFault {
    /// The terms have no usable key.
    #[error("the terms: {0}")]
    Terms(#[from] TermsFault),
    /// The encrypted tally does not fit the terms.
    #[error("the encrypted tally does not fit the terms")]
    Tally,
    /// A partial decryption is wrong.
    #[error("trustee {0}: {1}")]
    Decryption(u32, DecryptionFault),
    /// A trustee gave two partial decryptions.
    #[error("trustee {0} stands twice")]
    SameTrustee(u32),
    /// Fewer trustees than the threshold.
    #[error("too few trustees have decrypted")]
    TooFewTrustees,
    /// A sum that is more than the counted ballots: it is no sum of ballots.
    #[error("category {0}: a sum is no number of votes")]
    NoCount(i64),
}

/// The result from a tally and the partial decryptions of at least `threshold` different trustees.
///
/// It is the same whichever trustees decrypt. `roll` is the number of lines of the frozen roll,
/// `closing_hash` the hash of the closing event. All partial decryptions are checked.
pub fn outcome(
    terms: &Terms,
    roll: u64,
    closing: &Closing,
    closing_hash: &[u8; 32],
    tally: &Tally,
    decryptions: &[Decryption],
) -> Result<ElectionResult, OutcomeFault> {
    let sums = Sums::read(terms, tally).map_err(|_| OutcomeFault::Tally)?;
    let combined = combine(terms, &sums, decryptions)?;
    let seed = draw_seed(closing_hash, &combined);
    let most = u64::try_from(closing.counted.len()).unwrap_or(u64::MAX);
    let needed = votes_needed(terms.approval_bp, roll);
    let mut counts = Counts::new(most);
    let mut categories = Vec::with_capacity(terms.categories.len());
    for ((category, sums), shares) in terms.categories.iter().zip(&sums.0).zip(&combined) {
        let values = sums.iter().zip(shares).map(|(sum, share)| share.decrypt_to_element(*sum));
        let votes: Option<Vec<u64>> = values.map(|value| counts.count(&value)).collect();
        let votes = votes.ok_or(OutcomeFault::NoCount(category.id))?;
        categories.push(category_outcome(category, &votes, closing, needed, &seed));
    }
    Ok(ElectionResult { seed: seed.bytes(), categories })
}

/// The decryption of every slot from the first `threshold` trustees.
fn combine(terms: &Terms, sums: &Sums, decryptions: &[Decryption]) -> Result<Vec<Vec<Share>>, OutcomeFault> {
    let keys = terms.key_set()?;
    let params = keys.params();
    let mut seen = HashSet::new();
    let mut given = Vec::with_capacity(decryptions.len());
    for decryption in decryptions {
        let trustee = decryption.trustee;
        if !seen.insert(trustee) {
            return Err(OutcomeFault::SameTrustee(trustee));
        }
        let fault = |fault| OutcomeFault::Decryption(trustee, fault);
        let index = usize::try_from(trustee).ok().and_then(|number| number.checked_sub(1));
        let index = index.ok_or(fault(DecryptionFault::UnknownTrustee))?;
        given.push((index, checked_shares(terms, &keys, sums, decryption).map_err(fault)?));
    }
    let slot = |category: usize, slot: usize| {
        let shares =
            given.iter().filter_map(|(index, shares)| Some((*index, *shares.get(category)?.get(slot)?)));
        params.combine_shares(shares).ok_or(OutcomeFault::TooFewTrustees)
    };
    let category =
        |(number, slots): (usize, &Vec<_>)| (0..slots.len()).map(|place| slot(number, place)).collect();
    sums.0.iter().enumerate().map(category).collect()
}

/// SHA-256 over a label, the hash of the closing event and the combined decryptions of all slots.
fn draw_seed(closing_hash: &[u8; 32], combined: &[Vec<Share>]) -> Seed {
    let mut hash = Sha256::new();
    hash.update("thidua-draw-1");
    hash.update(closing_hash);
    for share in combined.iter().flatten() {
        hash.update(element_bytes(share.as_element()));
    }
    Seed::from_bytes(hash.finalize().into())
}

fn category_outcome(
    category: &CategoryTerms,
    votes: &[u64],
    closing: &Closing,
    needed: u64,
    seed: &Seed,
) -> CategoryOutcome {
    let met = |id: i64| {
        closing
            .standards
            .iter()
            .find(|standards| standards.nominee_id == id)
            .map_or(0, |standards| standards.met)
    };
    let standings: Vec<Standing> = category
        .nominees
        .iter()
        .zip(votes)
        .map(|(nominee, votes)| Standing {
            nominee_id: nominee.id,
            votes: *votes,
            standards_met: met(nominee.id),
        })
        .collect();
    let ranked = rank(&standings, category.seats, needed, seed);
    let elected = ranked.iter().filter(|row| row.elected);
    CategoryOutcome {
        id: category.id,
        votes: standings
            .iter()
            .map(|standing| NomineeVotes { nominee_id: standing.nominee_id, votes: standing.votes })
            .collect(),
        blank: votes.get(category.nominees.len()).copied().unwrap_or(0),
        elected: elected.map(|row| row.standing.nominee_id).collect(),
        places: ranked.iter().map(|row| row.standing.nominee_id).collect(),
    }
}

/// Which number of votes a decrypted element stands for; made only as far as it is asked for.
struct Counts {
    known: HashMap<[u8; 32], u64>,
    next: u64,
    element: Element,
    most: u64,
}

impl Counts {
    fn new(most: u64) -> Self {
        Self { known: HashMap::new(), next: 0, element: Element::default(), most }
    }

    fn count(&mut self, value: &Element) -> Option<u64> {
        let wanted = element_bytes(value);
        loop {
            if let Some(count) = self.known.get(&wanted) {
                return Some(*count);
            }
            if self.next > self.most {
                return None;
            }
            self.known.insert(element_bytes(&self.element), self.next);
            self.element += Ristretto::generator();
            self.next += 1;
        }
    }
}

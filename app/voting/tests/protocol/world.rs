//! A whole seeded election in a few calls, for the integration tests.

use voting::{
    Booth, CategoryTerms, Choice, Closing, Credential, CredentialKey, Decryption, Event, Head, KeyShare,
    Names, NomineeTerms, PROTOCOL, Reissue, Report, Roll, RollLine, Seed32, SignedBallot, StandardsMet,
    Terms, VotingCode, append, ceremony, outcome, product, verify,
};

/// Name of every election here.
pub const ELECTION: &str = "00112233445566778899aabbccddeeff";

/// A seed that is its number.
pub fn seed(number: u64) -> Seed32 {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&number.to_be_bytes());
    seed
}

/// The code of the voter of a number.
pub fn code(voter: usize) -> VotingCode {
    // Five bits of the number in each letter.
    VotingCode::from_random(std::array::from_fn(|place| (voter as u128 >> (5 * place) & 31) as u8))
}

pub fn names(text: &str) -> Names {
    Names { vi: text.to_owned(), en: text.to_owned() }
}

/// A category with nominees `id * 100 + 1` and on.
pub fn category(id: i64, nominees: i64, (min, max): (u32, u32), blank: bool) -> CategoryTerms {
    let nominee = |number: i64| NomineeTerms {
        id: id * 100 + number,
        name: format!("Nominee {number}"),
        agency: names("Agency"),
    };
    CategoryTerms {
        id,
        title: names("Category"),
        min,
        max,
        seats: 1,
        blank,
        nominees: (1..=nominees).map(nominee).collect(),
    }
}

pub fn chosen(category_id: i64, nominee_ids: &[i64]) -> Choice {
    Choice { category_id, nominee_ids: nominee_ids.to_vec(), blank: false }
}

pub fn blank(category_id: i64) -> Choice {
    Choice { category_id, nominee_ids: vec![], blank: true }
}

/// Lines of these events, each with its right hash.
pub fn chain(events: &[Event]) -> Vec<String> {
    let mut head: Option<Head> = None;
    let mut lines = Vec::new();
    for event in events {
        let (line, next) = append(head.as_ref(), event);
        lines.push(line);
        head = Some(next);
    }
    lines
}

/// The hash of the event at a position.
pub fn hash_at(events: &[Event], position: usize) -> [u8; 32] {
    voting::hash_from_hex(&chain(events)[position][..64]).unwrap()
}

pub fn check(events: &[Event]) -> Report {
    let lines = chain(events);
    verify(lines.iter().map(String::as_str), None)
}

/// An election from the frozen roll on.
#[derive(Clone)]
pub struct World {
    pub terms: Terms,
    pub booth: Booth,
    pub shares: Vec<KeyShare>,
    pub credentials: Vec<Credential>,
    pub lines: Vec<RollLine>,
    pub events: Vec<Event>,
    seeds: u64,
}

impl World {
    /// Opens an election with `voters` voters; `own` are pairs of voter and nominee.
    pub fn new(categories: Vec<CategoryTerms>, voters: usize, own: &[(usize, i64)]) -> Self {
        Self::of_election(ELECTION, categories, voters, own)
    }

    pub fn of_election(
        election: &str,
        categories: Vec<CategoryTerms>,
        voters: usize,
        own: &[(usize, i64)],
    ) -> Self {
        let (trustees, shares) = ceremony::run_all(election, 3, 2, seed(9)).unwrap();
        let terms = Terms {
            protocol: PROTOCOL.to_owned(),
            election: election.to_owned(),
            title: names("Election"),
            categories,
            approval_bp: 0,
            trustees,
        };
        let credentials: Vec<Credential> =
            (0..voters).map(|voter| code(voter).credential(election)).collect();
        let own_of = |voter: usize| own.iter().filter(|(of, _)| *of == voter).map(|(_, id)| *id).collect();
        let lines = credentials
            .iter()
            .enumerate()
            .map(|(voter, credential)| RollLine { key: credential.key(), own: own_of(voter) })
            .collect();
        Self::open(terms, shares, credentials, lines)
    }

    /// Opens an election of these terms.
    pub fn open(
        terms: Terms,
        shares: Vec<KeyShare>,
        credentials: Vec<Credential>,
        lines: Vec<RollLine>,
    ) -> Self {
        let mut roll = lines.clone();
        roll.sort_by_key(|line| line.key);
        let events = vec![Event::Setup(terms.clone()), Event::Roll(Roll { lines: roll })];
        let booth = Booth::new(&terms, hash_at(&events, 0)).unwrap();
        Self { terms, booth, shares, credentials, lines, events, seeds: 100 }
    }

    fn seed(&mut self) -> Seed32 {
        self.seeds += 1;
        seed(self.seeds)
    }

    /// The signed ballot of a voter, not yet in the record.
    pub fn ballot(&mut self, voter: usize, choices: &[Choice]) -> SignedBallot {
        let seed = self.seed();
        let sealed = self.booth.seal(&self.lines[voter], choices, seed).unwrap();
        self.booth.sign(&sealed, &self.credentials[voter])
    }

    pub fn vote(&mut self, voter: usize, choices: &[Choice]) {
        let ballot = self.ballot(voter, choices);
        self.events.push(Event::Ballot(ballot));
    }

    /// Gives a voter the code of number 1000 + voter.
    pub fn reissue(&mut self, voter: usize) {
        let credential = code(1000 + voter).credential(&self.terms.election);
        let (revoked, issued) = (self.credentials[voter].key(), credential.key());
        self.events.push(Event::Reissue(Reissue { revoked, issued }));
        self.lines[voter].key = issued;
        self.credentials[voter] = credential;
    }

    /// Positions and ballots that count, found the slow way: from the back.
    pub fn counted(&self) -> Vec<(u64, SignedBallot)> {
        let mut seen: Vec<CredentialKey> = self
            .events
            .iter()
            .filter_map(|event| match event {
                Event::Reissue(reissue) => Some(reissue.revoked),
                _ => None,
            })
            .collect();
        let mut counted = Vec::new();
        for (position, event) in self.events.iter().enumerate().rev() {
            if let Event::Ballot(ballot) = event
                && !seen.contains(&ballot.key())
            {
                seen.push(ballot.key());
                counted.push((position as u64, ballot.clone()));
            }
        }
        counted.reverse();
        counted
    }

    pub fn close(&mut self, standards: Vec<StandardsMet>) {
        let counted = self.counted().iter().map(|(position, _)| *position).collect();
        self.events.push(Event::Closing(Closing { counted, standards }));
    }

    pub fn add_tally(&mut self) {
        let counted = self.counted();
        let tally = product(&self.booth, counted.iter().map(|(_, ballot)| ballot)).unwrap();
        self.events.push(Event::Tally(tally));
    }

    pub fn decryption(&self, trustee: usize) -> Decryption {
        let Some(Event::Tally(tally)) = self.events.iter().find(|event| matches!(event, Event::Tally(_)))
        else {
            panic!("no tally");
        };
        self.shares[trustee - 1].decrypt(&self.terms, tally, seed(trustee as u64)).unwrap()
    }

    pub fn decrypt(&mut self, trustee: usize) {
        let decryption = self.decryption(trustee);
        self.events.push(Event::Decryption(decryption));
    }

    /// Works out the result of what is in the record.
    pub fn add_result(&mut self) {
        let mut closing = None;
        let (mut tally, mut decryptions) = (None, Vec::new());
        for (position, event) in self.events.iter().enumerate() {
            match event {
                Event::Closing(event) => closing = Some((event.clone(), hash_at(&self.events, position))),
                Event::Tally(event) => tally = Some(event.clone()),
                Event::Decryption(event) => decryptions.push(event.clone()),
                _ => {}
            }
        }
        let (closing, hash) = closing.unwrap();
        let roll = self.lines.len() as u64;
        let result = outcome(&self.terms, roll, &closing, &hash, &tally.unwrap(), &decryptions).unwrap();
        self.events.push(Event::Result(result));
    }

    /// Closing, tally, decryption by these trustees, result.
    pub fn finish(&mut self, trustees: &[usize]) {
        self.close(vec![]);
        self.add_tally();
        for trustee in trustees {
            self.decrypt(*trustee);
        }
        self.add_result();
    }

    pub fn report(&self) -> Report {
        check(&self.events)
    }
}

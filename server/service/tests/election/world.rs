//! A small election on a real database, and what its people do.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use domain::{
    Bilingual,
    agency::OfficerGroup,
    election::{
        CastReceipt, CastRefused, CategoryInput, CategoryRules, CeremonyRefused, CeremonyStep, CountProgress,
        DecryptionRefused, NewElection, NomineeInput, TraceFound, TrusteesInput,
    },
    viewer::Role,
};
use service::{CodeKeeper, Failure, Organiser, Service, Trustee, session::SignedIn, staff::NewAccount};
use store::{Db, WriteError};
use testkit::service_on;
use voting::{
    Booth, Choice, Credential, Event, KeyShare, RollLine, Tally, VotingCode,
    ceremony::{Ceremony, Post},
};

use crate::ground::lay;

/// All officers but the last are on the roll.
pub const VOTERS: usize = 10;

pub struct World {
    pub service: Service,
    pub db: Db,
    pub organiser: Organiser,
    pub keeper: CodeKeeper,
    /// By seat, the first is 1.
    pub trustees: Vec<Trustee>,
    /// Holds the role of a trustee but no seat.
    pub stranger: Trustee,
    /// Officer ids.
    pub officers: Vec<i64>,
    pub election_id: i64,
    /// Officers 0–3 stand, one or two are chosen or none by a blank ballot, two are elected.
    pub first: List,
    /// Officers 6–8 stand, one is chosen and elected.
    pub second: List,
    /// The trustees' shares, once the key is made.
    pub shares: Vec<KeyShare>,
}

#[derive(Debug, Clone, Default)]
pub struct List {
    pub category_id: i64,
    pub nominees: Vec<i64>,
}

impl World {
    /// A draft with nominees, trustees and a roll, but without codes and without a key.
    pub async fn draft(db: Db) -> Self {
        let (service, _) = service_on(db.clone());
        let officers: Result<Vec<i64>, WriteError> =
            db.write((), |tx, ()| Box::pin(async move { Ok(lay(tx).await?) })).await;
        let officers = officers.unwrap();
        let organiser = account(&service, "to-chuc", Role::Organiser).await.organiser::<()>().unwrap();
        let keeper = account(&service, "phat-ma", Role::CodeKeeper).await.code_keeper::<()>().unwrap();
        let mut trustees = Vec::new();
        for name in ["kiem-1", "kiem-2", "kiem-3", "kiem-4"] {
            trustees.push(account(&service, name, Role::Trustee).await.trustee::<()>().unwrap());
        }
        let stranger = trustees.pop().unwrap();
        let election_id = service.create_election(organiser, declared()).await.unwrap();
        let mut world = Self {
            service,
            db,
            organiser,
            keeper,
            trustees,
            stranger,
            officers,
            election_id,
            first: List::default(),
            second: List::default(),
            shares: Vec::new(),
        };
        world.prepare().await;
        world
    }

    async fn prepare(&mut self) {
        let (service, by, id) = (self.service.clone(), self.organiser, self.election_id);
        let draft = service.election_draft(by, id).await.unwrap();
        let categories: Vec<i64> = draft.election.facts.categories.iter().map(|list| list.id).collect();
        for (category, officers) in categories.iter().zip([0..4, 6..9]) {
            service.set_nominees(by, id, *category, self.inputs(officers)).await.unwrap();
        }
        let accounts = service.trustee_accounts(by).await.unwrap();
        let account_ids = accounts.iter().take(3).map(|account| account.account_id).collect();
        service.set_trustees(by, id, TrusteesInput { account_ids, threshold: 2 }).await.unwrap();
        assert_eq!(service.put_all_on_roll(by, id).await.unwrap(), 11);
        service.take_off_roll(by, id, self.officers[VOTERS]).await.unwrap();
        let mut tx = self.db.read().await.unwrap();
        let rows = store::election::nominees(&mut tx, id).await.unwrap();
        let list = |category_id: i64| List {
            category_id,
            nominees: rows.iter().filter(|row| row.category_id == category_id).map(|row| row.id).collect(),
        };
        (self.first, self.second) = (list(categories[0]), list(categories[1]));
    }

    pub fn inputs(&self, officers: std::ops::Range<usize>) -> Vec<NomineeInput> {
        let evidence = Bilingual::new("Minh chứng", "Evidence");
        let input = |id: &i64| NomineeInput { officer_id: *id, evidence: evidence.clone() };
        self.officers[officers].iter().map(input).collect()
    }

    /// An open election.
    pub async fn open(db: Db) -> Self {
        let mut world = Self::draft(db).await;
        world.make_codes().await;
        world.make_key().await;
        world.service.open_election(world.organiser, world.election_id).await.unwrap();
        world
    }

    pub async fn make_codes(&self) {
        let roll = self.service.roll_for_codes(self.keeper, self.election_id).await.unwrap();
        assert_eq!(roll.lines.len(), VOTERS);
        let keys = (0..VOTERS).map(|voter| (self.officers[voter], credential(&roll.name, voter).key()));
        self.service.register_credentials(self.keeper, self.election_id, keys.collect()).await.unwrap();
    }

    /// The whole key ceremony, every post through the server.
    pub async fn make_key(&mut self) {
        let view = self.service.ceremony(self.trustees[0], self.election_id).await.unwrap();
        let ceremony = Ceremony::new(&view.name, view.seats, view.threshold).unwrap();
        let mut committed = Vec::new();
        for seat in 1..=3_u8 {
            let (state, post) = ceremony.begin(seat.into(), [seat; 32]).unwrap();
            self.post(seat, CeremonyStep::Commit, post.to_text()).await.unwrap();
            committed.push(state);
        }
        let commits = self.posts(|view| view.commits).await;
        let mut revealed = Vec::new();
        for (seat, state) in (1..).zip(&committed) {
            let (state, post) = state.reveal(&commits).unwrap();
            self.post(seat, CeremonyStep::Reveal, post.to_text()).await.unwrap();
            revealed.push(state);
        }
        let reveals = self.posts(|view| view.reveals).await;
        let mut dealt = Vec::new();
        for (seat, state) in (1..).zip(&revealed) {
            let (state, post) = state.compare(&reveals).unwrap().deal().unwrap();
            self.post(seat, CeremonyStep::Deal, post.to_text()).await.unwrap();
            dealt.push(state);
        }
        let deals = self.posts(|view| view.deals).await;
        for (seat, state) in (1..).zip(&dealt) {
            let (share, post) = state.finish(&deals).unwrap();
            self.post(seat, CeremonyStep::Confirm, post.to_text()).await.unwrap();
            self.shares.push(share);
        }
    }

    pub async fn post(
        &self,
        seat: u8,
        step: CeremonyStep,
        body: String,
    ) -> Result<(), Failure<CeremonyRefused>> {
        let by = self.trustees[usize::from(seat) - 1];
        self.service.post_ceremony(by, self.election_id, step, body).await
    }

    async fn posts<P: Post>(&self, of: fn(domain::election::CeremonyView) -> Vec<Option<String>>) -> Vec<P> {
        let view = self.service.ceremony(self.trustees[1], self.election_id).await.unwrap();
        of(view).into_iter().map(|body| P::from_text(&body.unwrap()).unwrap()).collect()
    }

    /// What a voter chooses by place on the two lists; nobody on the first list is a blank ballot.
    pub fn choice(&self, first: &[usize], second: usize) -> Vec<Choice> {
        let chosen = first.iter().map(|place| self.first.nominees[*place]).collect();
        vec![
            Choice { category_id: self.first.category_id, nominee_ids: chosen, blank: first.is_empty() },
            Choice {
                category_id: self.second.category_id,
                nominee_ids: vec![self.second.nominees[second]],
                blank: false,
            },
        ]
    }

    /// The code of voter number `voter`.
    pub async fn credential(&self, voter: usize) -> Credential {
        credential(&self.service.election(self.election_id).await.unwrap().name, voter)
    }

    /// What the voter's browser sends.
    pub async fn ballot(&self, credential: &Credential, choices: &[Choice], seed: u8) -> String {
        let paper = self.service.booth(self.election_id, credential.key()).await.unwrap();
        let booth =
            Booth::new(&paper.terms.unpack().unwrap(), voting::hash_from_hex(&paper.setup_hash).unwrap())
                .unwrap();
        let sealed = booth.seal(&paper.line, choices, [seed; 32]).unwrap();
        booth.sign(&sealed, credential).to_text()
    }

    pub async fn cast(
        &self,
        voter: usize,
        first: &[usize],
        second: usize,
    ) -> Result<CastReceipt, Failure<CastRefused>> {
        self.cast_with(&self.credential(voter).await, first, second, 1).await
    }

    pub async fn cast_with(
        &self,
        credential: &Credential,
        first: &[usize],
        second: usize,
        seed: u8,
    ) -> Result<CastReceipt, Failure<CastRefused>> {
        let ballot = self.ballot(credential, &self.choice(first, second), seed).await;
        self.send(ballot).await
    }

    pub async fn send(&self, ballot: String) -> Result<CastReceipt, Failure<CastRefused>> {
        self.service.cast(self.election_id, ballot).await
    }

    pub async fn line(&self, credential: &Credential) -> RollLine {
        self.service.booth(self.election_id, credential.key()).await.unwrap().line
    }

    pub async fn trace(&self, typed: &str) -> TraceFound {
        self.service.find_ballot(self.election_id, typed).await.unwrap().found
    }

    pub async fn voted(&self) -> i64 {
        self.service.turnout(self.election_id).await.unwrap().voted
    }

    /// All of the record that is stored, shown to the public or not.
    pub async fn stored(&self) -> Vec<String> {
        let mut tx = self.db.read().await.unwrap();
        let rows = store::election::lines(&mut tx, self.election_id, 0, i64::MAX).await.unwrap();
        rows.into_iter().map(|row| row.line).collect()
    }

    pub async fn close(&self) {
        self.service.close_election(self.organiser, self.election_id).await.unwrap();
    }

    /// A trustee's partial decryption as its browser sends it.
    pub async fn part(&self, seat: u8) -> String {
        let by = self.trustees[usize::from(seat) - 1];
        let task = self.service.decryption_task(by, self.election_id).await.unwrap();
        let tally: Tally = match serde_json::from_str(task.tally.get(65..).unwrap()).unwrap() {
            Event::Tally(tally) => tally,
            other => panic!("no tally: {other:?}"),
        };
        let share = &self.shares[usize::from(seat) - 1];
        serde_json::to_string(&share.decrypt(&task.terms, &tally, [seat; 32]).unwrap()).unwrap()
    }

    pub async fn decrypt(&self, seat: u8) -> Result<CountProgress, Failure<DecryptionRefused>> {
        let part = self.part(seat).await;
        let by = self.trustees[usize::from(seat) - 1];
        self.service.post_decryption(by, self.election_id, part).await
    }

    /// Closes; trustees 1 and 3 decrypt, the second is absent.
    pub async fn count(&self) {
        self.close().await;
        assert!(!self.decrypt(3).await.unwrap().counted);
        assert!(self.decrypt(1).await.unwrap().counted);
    }

    pub async fn publish(&self) {
        self.service.publish_result(self.organiser, self.election_id).await.unwrap();
    }
}

/// Approval is a fifth of the roll: 2 votes of 10.
pub fn declared() -> NewElection {
    let category = |title: &str, rules| CategoryInput {
        id: None,
        title: Bilingual::new(title, title),
        group: OfficerGroup::AgencyOfficer,
        rules,
    };
    NewElection {
        title: Bilingual::new("Bình chọn", "Election"),
        rehearsal: false,
        approval_bp: 2_000,
        categories: vec![
            category("Một", CategoryRules { min: 1, max: 2, seats: 2, blank: true }),
            category("Hai", CategoryRules { min: 1, max: 1, seats: 1, blank: false }),
        ],
    }
}

/// The voter's key; numbers from 100 on are further codes.
pub fn credential(election: &str, voter: usize) -> Credential {
    let letter = u8::try_from(voter).unwrap();
    let mut random = [letter; 19];
    random[0] = letter >> 5;
    VotingCode::from_random(random).credential(election)
}

async fn account(service: &Service, username: &str, role: Role) -> SignedIn {
    let account = NewAccount {
        username: username.to_owned(),
        display_name: username.to_owned(),
        password: "mat khau dai".to_owned(),
        roles: vec![role],
    };
    service.add_staff(account).await.unwrap();
    let token = service.sign_in_staff(username, "mat khau dai").await.unwrap();
    service.recognise(Some(&token.cookie), None).await.unwrap()
}

pub fn refusal<T: std::fmt::Debug, R: std::fmt::Debug>(outcome: Result<T, Failure<R>>) -> R {
    match outcome {
        Err(Failure::Refused(why)) => why,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

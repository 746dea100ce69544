//! A voter's browser: from the voting code to the signed ballot, without any session.

use app::api::election::ElectionPage;
use domain::election::{BoothPaper, PaperCategory};
use voting::{Booth, Choice, Credential, SignedBallot, VotingCode};

use super::{Actor, Answer};

/// The demonstration's election.
pub const ELECTION: (&str, &str) = ("election_id", "1");

/// Somebody with a voting code.
#[derive(Clone)]
pub struct Voter {
    /// The browser.
    pub actor: Actor,
    credential: Credential,
    ballots: u8,
}

impl Voter {
    /// Opens the booth of the demonstration's election with a printed code.
    pub async fn with_code(mut actor: Actor, code: &str) -> Self {
        let page: ElectionPage = actor.read("/api/election/page", &[ELECTION]).await.result();
        let code = VotingCode::parse(code).expect("a printed code");
        let credential = code.credential(&page.facts.name);
        Self { actor, credential, ballots: 0 }
    }

    /// Reads the ballot paper.
    pub async fn read_paper(&mut self) -> Answer {
        let key = self.credential.key().to_string();
        self.actor.read("/api/election/booth", &[ELECTION, ("credential", &key)]).await
    }

    /// The ballot paper.
    pub async fn paper(&mut self) -> BoothPaper {
        self.read_paper().await.result()
    }

    /// Seals and signs a ballot; every one is different, also for the same choices.
    pub fn seal(&mut self, paper: &BoothPaper, choices: &[Choice]) -> SignedBallot {
        let setup_hash = voting::hash_from_hex(&paper.setup_hash).expect("a hash");
        let booth = Booth::new(&paper.terms.unpack().expect("terms"), setup_hash)
            .expect("the terms of an open election");
        let mut seed = self.credential.key().0;
        self.ballots += 1;
        seed[0] = self.ballots;
        let sealed = booth.seal(&paper.line, choices, seed).expect("choices within the rules");
        booth.sign(&sealed, &self.credential)
    }

    /// Sends a ballot; none when the site broke off without an answer.
    pub async fn try_cast(&mut self, signed: &SignedBallot) -> Option<Answer> {
        self.actor.try_read("/api/election/cast", &[ELECTION, ("signed", &signed.to_text())]).await
    }

    /// Sends a ballot.
    pub async fn cast(&mut self, signed: &SignedBallot) -> Answer {
        self.try_cast(signed).await.expect("the site answers")
    }

    /// Casts a ballot for the first nominees; answers it as it was sent.
    pub async fn vote_first(&mut self) -> SignedBallot {
        let paper = self.paper().await;
        let signed = self.seal(&paper, &first_choices(&paper));
        self.cast(&signed).await.assert_done();
        signed
    }
}

/// A valid choice: in each category the first nominee who is not the voter.
pub fn first_choices(paper: &BoothPaper) -> Vec<Choice> {
    let choice = |category: &PaperCategory| {
        let own = |nominee: i64| paper.line.own.contains(&nominee);
        let other = category.nominees.iter().find(|nominee| !own(nominee.nominee_id)).expect("a nominee");
        Choice { category_id: category.id, nominee_ids: vec![other.nominee_id], blank: false }
    };
    paper.categories.iter().map(choice).collect()
}

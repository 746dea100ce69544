//! The kinds of events and what each holds. None has a time or the name of a voter.

use serde::{Deserialize, Serialize};

use crate::{
    bytes::hex_text,
    credential::{CredentialKey, RollLine},
    signed::SignedBallot,
    terms::{Names, Terms},
};

/// One event of the record; in JSON an object whose `kind` names the event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Event {
    /// The terms; always the first event.
    Setup(Terms),
    /// The frozen roll; always the second event.
    Roll(Roll),
    /// A ballot; a later one of the same credential replaces it.
    Ballot(SignedBallot),
    /// A credential was replaced by a new one.
    Reissue(Reissue),
    /// The end of voting.
    Closing(Closing),
    /// The encrypted sums.
    Tally(Tally),
    /// One trustee's part of the decryption.
    Decryption(Decryption),
    /// Votes, draw and who is elected.
    Result(ElectionResult),
    /// A remark for the public; changes nothing.
    Correction(Correction),
}

/// Everybody who may vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roll {
    /// Lines ascending by key.
    pub lines: Vec<RollLine>,
}

/// A credential is revoked and another takes its place, its own nominees included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reissue {
    /// The credential that no longer counts; nor does its ballot.
    pub revoked: CredentialKey,
    /// The credential that takes its place.
    pub issued: CredentialKey,
}

/// The end of voting: which ballots count, and what breaks ties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// Positions in the record of the counted ballots, ascending.
    pub counted: Vec<u64>,
    /// Standards met by nominees, ascending by number; who is absent meets none.
    pub standards: Vec<StandardsMet>,
}

/// How many standards of its group a nominee meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandardsMet {
    /// The nominee.
    pub nominee_id: i64,
    /// Number of standards met.
    pub met: u32,
}

/// The sums of all counted ballots, still encrypted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// Categories in the order of the terms.
    pub categories: Vec<TallyCategory>,
}

/// The encrypted sums of one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TallyCategory {
    /// The category.
    pub id: i64,
    /// Base64url of the ciphertexts of all slots, 64 bytes each.
    pub sums: String,
}

/// One trustee's part of the decryption of every sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decryption {
    /// Number of the trustee, from 1.
    pub trustee: u32,
    /// Categories in the order of the terms.
    pub categories: Vec<DecryptionCategory>,
}

/// One trustee's part of the decryption of one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecryptionCategory {
    /// The category.
    pub id: i64,
    /// Base64url: for each slot the partial decryption, the challenge and the response of its proof, 96 bytes.
    pub shares: String,
}

/// The result of the election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionResult {
    /// Seed of the draw.
    #[serde(with = "hex_text")]
    pub seed: [u8; 32],
    /// Categories in the order of the terms.
    pub categories: Vec<CategoryOutcome>,
}

/// The result of one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryOutcome {
    /// The category.
    pub id: i64,
    /// Votes of all nominees in the order of the terms.
    pub votes: Vec<NomineeVotes>,
    /// Blank votes; 0 if the category allows none.
    pub blank: u64,
    /// Nominees in the order of their places, the first place first.
    pub places: Vec<i64>,
    /// The elected among them, in the same order.
    pub elected: Vec<i64>,
}

/// Votes of one nominee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NomineeVotes {
    /// The nominee.
    pub nominee_id: i64,
    /// Votes received.
    pub votes: u64,
}

/// A remark for the public, for example about a misspelt name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The remark.
    pub text: Names,
}

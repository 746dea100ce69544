//! The public keys that follow from voting codes.

use serde::{Deserialize, Serialize};
use voting::{CredentialKey, VotingCode};

use crate::{Program, Task};

/// The public keys of codes in one election, in the same order. None: one is no voting code.
#[derive(Serialize, Deserialize)]
pub struct KeysOf {
    /// Name of the election: codes give other keys in other elections.
    pub election: String,
    /// The codes.
    pub codes: Vec<String>,
}

impl Task for KeysOf {
    const PROGRAM: Program = Program::Booth;
    const NAME: &'static str = "keys-of";
    type Answer = Option<Vec<CredentialKey>>;

    fn perform(self) -> Self::Answer {
        let key = |code: &String| Some(VotingCode::parse(code).ok()?.credential(&self.election).key());
        self.codes.iter().map(key).collect()
    }
}

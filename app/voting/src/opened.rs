//! Opened ballots: a voter asks the device to show what it sealed, and gives that ballot up.

use serde::{Deserialize, Serialize};

use crate::{
    booth::Booth,
    bytes::{BadBytes, base64_text, from_base64, to_base64},
    choice::Choice,
    credential::{CredentialKey, RollLine},
    sealed::Fingerprint,
};

/// Everything that went into a sealed ballot, so that another device can make it again and compare.
///
/// Who has it knows the choices: the ballot must not be cast any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenedBallot {
    /// Name of the election.
    pub election: String,
    /// The voter's public key.
    pub key: CredentialKey,
    /// Numbers of the nominees that are this voter.
    pub own: Vec<i64>,
    /// The choices.
    pub choices: Vec<Choice>,
    /// Base64url of the seed, 32 bytes.
    #[serde(with = "base64_text")]
    pub seed: Vec<u8>,
}

impl OpenedBallot {
    /// Text for transport: base64url of the binary encoding (postcard).
    #[must_use]
    pub fn to_text(&self) -> String {
        to_base64(&postcard::to_allocvec(self).unwrap_or_default())
    }

    /// Reads the transport text. Errors: anything [`OpenedBallot::to_text`] does not produce.
    pub fn from_text(text: &str) -> Result<Self, BadBytes> {
        let opened: Self = postcard::from_bytes(&from_base64(text)?).map_err(|_| BadBytes)?;
        if opened.seed.len() == 32 && opened.to_text() == text { Ok(opened) } else { Err(BadBytes) }
    }

    /// Whether this is what the ballot of the fingerprint was made from.
    #[must_use]
    pub fn matches(&self, booth: &Booth, fingerprint: &Fingerprint) -> bool {
        let line = RollLine { key: self.key, own: self.own.clone() };
        let Ok(seed) = self.seed.as_slice().try_into() else { return false };
        self.election == booth.terms().election && booth.audit(&line, &self.choices, seed, fingerprint)
    }
}

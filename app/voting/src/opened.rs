//! Opened ballots: a voter asks the device to show what it sealed, and gives that ballot up.

use crate::{
    booth::Booth,
    bytes::{BadBytes, Reader, from_base64, push_count, to_base64},
    choice::Choice,
    credential::{CredentialKey, RollLine},
    sealed::Fingerprint,
};

/// First byte of every opened ballot.
const FORMAT: u8 = 1;

/// Everything that went into a sealed ballot, so that another device can make it again and compare.
///
/// Who has it knows the choices: the ballot must not be cast any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedBallot {
    /// Hash of the record's first event: the election it was made for.
    pub setup: [u8; 32],
    /// The voter's public key.
    pub key: CredentialKey,
    /// Numbers of the nominees that are this voter.
    pub own: Vec<i64>,
    /// What all random numbers of the ballot come from.
    pub seed: [u8; 32],
    /// The choices.
    pub choices: Vec<Choice>,
}

impl OpenedBallot {
    /// Text for transport: base64url of the encoding (README, section 5).
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut bytes = vec![FORMAT];
        bytes.extend(self.setup.iter().chain(&self.key.0).chain(&self.seed));
        push_numbers(&mut bytes, &self.own);
        push_count(&mut bytes, self.choices.len());
        for choice in &self.choices {
            bytes.extend(choice.category_id.to_be_bytes());
            bytes.push(u8::from(choice.blank));
            push_numbers(&mut bytes, &choice.nominee_ids);
        }
        to_base64(&bytes)
    }

    /// Reads the transport text. Errors: anything [`OpenedBallot::to_text`] does not produce.
    pub fn from_text(text: &str) -> Result<Self, BadBytes> {
        let bytes = from_base64(text)?;
        let mut reader = Reader(&bytes);
        if reader.byte()? != FORMAT {
            return Err(BadBytes);
        }
        let (setup, key, seed) = (reader.take()?, CredentialKey(reader.take()?), reader.take()?);
        let own = read_numbers(&mut reader)?;
        let choices = (0..reader.count()?).map(|_| read_choice(&mut reader)).collect::<Result<_, _>>()?;
        reader.end()?;
        Ok(Self { setup, key, own, seed, choices })
    }

    /// Whether this is what the ballot of the fingerprint was made from.
    #[must_use]
    pub fn matches(&self, booth: &Booth, fingerprint: &Fingerprint) -> bool {
        let line = RollLine { key: self.key, own: self.own.clone() };
        self.setup == booth.setup_hash() && booth.audit(&line, &self.choices, self.seed, fingerprint)
    }
}

fn read_choice(reader: &mut Reader<'_>) -> Result<Choice, BadBytes> {
    let category_id = reader.number()?;
    let blank = match reader.byte()? {
        0 => false,
        1 => true,
        _ => return Err(BadBytes),
    };
    Ok(Choice { category_id, nominee_ids: read_numbers(reader)?, blank })
}

fn push_numbers(bytes: &mut Vec<u8>, numbers: &[i64]) {
    push_count(bytes, numbers.len());
    bytes.extend(numbers.iter().flat_map(|number| number.to_be_bytes()));
}

fn read_numbers(reader: &mut Reader<'_>) -> Result<Vec<i64>, BadBytes> {
    (0..reader.count()?).map(|_| reader.number()).collect()
}

//! A trustee's key file: whether it opens, and the trustee's part of the decryption.

use serde::{Deserialize, Serialize};
use voting::{
    Event, Seed32, Tally, Terms,
    key_file::{self, KeyFileFault},
};

use crate::{Program, Task};

/// Whether a key file opens with a passphrase; takes about a second on purpose.
#[derive(Serialize, Deserialize)]
pub struct TryKeyFile {
    /// Text of the file.
    pub file: String,
    /// The passphrase as typed.
    pub passphrase: String,
}

impl Task for TryKeyFile {
    const PROGRAM: Program = Program::Keys;
    const NAME: &'static str = "try-key-file";
    type Answer = Result<(), KeyFileFault>;

    fn perform(self) -> Self::Answer {
        key_file::open(&self.file, &self.passphrase).map(drop)
    }
}

/// What is decrypted.
#[derive(Serialize, Deserialize)]
pub enum Sums {
    /// The sums of a record that was checked here.
    Checked(Tally),
    /// The record's line of the sums, as the server shows it.
    Line(String),
}

/// Opens a key file and works out this trustee's part, as JSON.
#[derive(Serialize, Deserialize)]
pub struct Decrypt {
    /// Text of the key file.
    pub file: String,
    /// The passphrase as typed.
    pub passphrase: String,
    /// The declared terms.
    pub terms: Terms,
    /// What is decrypted.
    pub sums: Sums,
    /// Fresh randomness, never used twice.
    pub seed: Seed32,
}

/// Why there is no part of the decryption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DecryptFault {
    /// The key file does not open.
    File(KeyFileFault),
    /// There are no sums in the line.
    NoSums,
    /// The key is not one of this election's: it was made anew after this file.
    OtherElection,
}

impl Task for Decrypt {
    const PROGRAM: Program = Program::Keys;
    const NAME: &'static str = "decrypt";
    type Answer = Result<String, DecryptFault>;

    fn perform(self) -> Self::Answer {
        let share = key_file::open(&self.file, &self.passphrase).map_err(DecryptFault::File)?;
        let tally = self.sums.tally().ok_or(DecryptFault::NoSums)?;
        let part = share.decrypt(&self.terms, &tally, self.seed).map_err(|_| DecryptFault::OtherElection)?;
        serde_json::to_string(&part).map_err(|_| DecryptFault::NoSums)
    }
}

impl Sums {
    fn tally(self) -> Option<Tally> {
        match self {
            Self::Checked(tally) => Some(tally),
            Self::Line(line) => match serde_json::from_str(line.split_once(' ')?.1).ok()? {
                Event::Tally(tally) => Some(tally),
                _ => None,
            },
        }
    }
}

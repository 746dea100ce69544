//! Questions that a page asks, and the programs that answer them.

use serde::{Serialize, de::DeserializeOwned};

use crate::{
    booth::{OpenPaper, Seal, Sign},
    ceremony::Turn,
    check::SealAgain,
    codes::KeysOf,
    keys::{Decrypt, TryKeyFile},
};

/// A question and its answer. The answer follows from the question alone.
pub trait Task: Serialize + DeserializeOwned {
    /// Who answers.
    const PROGRAM: Program;
    /// By what the program knows the question.
    const NAME: &'static str;
    /// What is answered.
    type Answer: Serialize + DeserializeOwned;

    /// Works the answer out. To be called in the worker only: a page that calls it carries all of its code.
    fn perform(self) -> Self::Answer;
}

/// A program that runs in a worker, a WebAssembly module of its own.
///
/// Two, because a voter's phone has to load the first one, which knows nothing of trustees' keys and of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Program {
    /// What voters need: codes, sealing, signing, sealing again.
    Booth,
    /// What those need who keep keys or check records.
    Keys,
}

impl Program {
    /// How its files are called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Booth => "booth",
            Self::Keys => "keys",
        }
    }
}

/// Answers a question of [`Program::Booth`]. None: there is no such question, or it cannot be read.
#[must_use]
pub fn perform_booth(name: &str, question: &[u8]) -> Option<Vec<u8>> {
    match name {
        OpenPaper::NAME => answer::<OpenPaper>(question),
        Seal::NAME => answer::<Seal>(question),
        Sign::NAME => answer::<Sign>(question),
        SealAgain::NAME => answer::<SealAgain>(question),
        KeysOf::NAME => answer::<KeysOf>(question),
        _ => None,
    }
}

/// Answers a question of [`Program::Keys`]. None: there is no such question, or it cannot be read.
#[must_use]
pub fn perform_keys(name: &str, question: &[u8]) -> Option<Vec<u8>> {
    match name {
        TryKeyFile::NAME => answer::<TryKeyFile>(question),
        Decrypt::NAME => answer::<Decrypt>(question),
        Turn::NAME => answer::<Turn>(question),
        _ => None,
    }
}

fn answer<T: Task>(question: &[u8]) -> Option<Vec<u8>> {
    write(&read::<T>(question)?.perform())
}

/// A question or an answer as bytes (postcard), which take less code to read than JSON.
#[must_use]
pub fn write(message: &impl Serialize) -> Option<Vec<u8>> {
    postcard::to_allocvec(message).ok()
}

/// Reads what [`write`] wrote.
#[must_use]
pub fn read<T: DeserializeOwned>(message: &[u8]) -> Option<T> {
    postcard::from_bytes(message).ok()
}

//! The public record: an append-only list of events, each bound to all before it by a hash.

mod event;
mod line;

pub use event::{
    CategoryOutcome, Closing, Correction, Decryption, DecryptionCategory, ElectionResult, Event,
    NomineeVotes, Reissue, Roll, StandardsMet, Tally, TallyCategory,
};
pub(crate) use line::ReadLine;
pub use line::{Head, LineFault, append, read_line, setup_head};

//! The ballot protocol: what a ballot is, how it is counted, how ties are broken.
//!
//! Pure: no I/O, no clock; randomness is an argument. `README.md` tells the protocol in words.

mod booth;
mod bytes;
pub mod ceremony;
mod check_code;
mod choice;
mod codec;
mod credential;
mod dealing;
mod group;
pub mod key_file;
mod opened;
mod outcome;
mod packed;
mod proofs;
mod rank;
pub mod record;
mod seal;
mod sealed;
mod signed;
mod tally;
mod terms;
mod trustee;
pub mod verify;
mod voting_code;

pub use booth::Booth;
pub use bytes::{BadBytes, Bytes32, from_base64, hash_from_hex, to_base64, to_hex};
pub use check_code::{BadCheckCode, CheckCode};
pub use choice::{Choice, ChoiceFault};
pub use credential::{Credential, CredentialKey, RollLine};
pub use dealing::{Commit, Dealing, DealingFault, Possession, Reveal};
pub use group::{PublicKey, SecretKey, Seed32};
pub use opened::OpenedBallot;
pub use outcome::{OutcomeFault, outcome};
pub use packed::PackedTerms;
pub use proofs::BallotFault;
pub use rank::{Ranked, Seed, Standing, rank, votes_needed};
pub use record::{
    CategoryOutcome, Closing, Correction, Decryption, ElectionResult, Event, Head, LineFault, NomineeVotes,
    Reissue, Roll, StandardsMet, Tally, append, read_line, setup_head,
};
pub use sealed::{BadBallot, Fingerprint, SealedBallot, SealedCategory, Slot, SumProof};
pub use signed::SignedBallot;
pub use tally::{BadTally, product};
pub use terms::{CategoryTerms, Names, NomineeTerms, PROTOCOL, Terms, TermsFault, TrusteeSet};
pub use trustee::{DecryptionFault, KeyShare, check_decryption};
pub use verify::{BallotJob, BallotVerdict, Check, Outcome, Report, Stage, Verifier, verify};
pub use voting_code::{BadVotingCode, VotingCode};

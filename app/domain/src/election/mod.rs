//! Elections of exemplary officers: states, rules of a ballot, and what pages show of them.

mod cast;
mod paper;
mod result;
mod standard;
mod state;

pub use cast::{CastRefused, CategoryList, CategoryRules, ListedNominee, check_choices, check_ready};
pub use paper::{
    BallotPaper, BallotTrace, CategoryFacts, Dossier, ElectionFacts, ElectionSummary, OrganiserElection,
    PaperCategory, Receipt,
};
pub use result::{CategoryResult, ElectionResult, ResultRefused, ResultRow, share_of_roll_bp};
pub use standard::{StandardCheck, StandardStatus, check_standards, count_met};
pub use state::{ElectionState, StepRefused};

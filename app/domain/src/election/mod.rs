//! Elections of exemplary officers: states, declared rules, refusals, and what pages show of them.

mod cast;
mod order;
mod organise;
mod paper;
mod people;
mod rehearsal;
mod result;
mod roll_import;
mod standard;
mod state;

pub use cast::{CastRefused, MAX_BALLOT_BYTES, choice_error};
pub use order::place_on_paper;
pub use organise::{
    CategoryInput, CategoryRules, DraftNominee, EditRefused, ElectionDraft, MAX_CATEGORIES,
    MAX_EVIDENCE_LETTERS, MAX_NOMINEES, MAX_TITLE_LETTERS, MAX_TRUSTEES, NewElection, NomineeInput, NotVoted,
    OrganiserElection, Readiness, ReadinessItem, TrusteeAccount, TrusteeLine, TrusteesInput, check_nominees,
};
pub use paper::{
    BallotTrace, BoothPaper, CastReceipt, CategoryFacts, Dossier, ElectionFacts, PaperCategory, RecordHead,
    TraceFound,
};
pub use people::{
    CeremonyRefused, CeremonyStep, CeremonyView, CodeLine, CodeRoll, CodesRefused, CountProgress,
    DecryptionRefused, DecryptionTask, KeeperElection, ReissueReason, Trusteeship,
};
pub use rehearsal::{CheckOutcome, MAX_REHEARSAL_VOTERS, RehearsalCheck, RehearsalRefused, RehearsalReport};
pub use result::{CategoryResult, ElectionResult, ResultRefused, ResultRow, share_of_roll_bp};
pub use roll_import::{
    AgencyRows, FaultyRow, GoodRow, MAX_LISTED_FAULTS, MAX_ROLL_FILE_BYTES, MAX_ROLL_ROWS, MAX_SAMPLE_ROWS,
    RollAgency, RollColumn, RollImported, RollOverview, RollPreview, RollRefused, RollVoter, RowEffect,
    RowFault,
};
pub use standard::{StandardCheck, StandardStatus, check_standards, count_met};
pub use state::{ElectionState, MAX_CORRECTION_LETTERS, StepRefused};

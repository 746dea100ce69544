//! Stable error codes: all that the browser learns about a refusal.
//!
//! The interface turns a code into words; nothing else does.

use serde::{Deserialize, Serialize};

use crate::named_enum;

named_enum! {
    /// Why something was refused. The names are part of the product's interface: add, never rename.
    Code {
        // Who asks.
        /// Nobody is signed in, or the session has expired.
        NotSignedIn = "not_signed_in",
        /// The account may not do this.
        NotPermitted = "not_permitted",
        /// The form's token is missing or of another browser.
        FormTokenInvalid = "form_token_invalid",
        /// User name or password is wrong.
        SignInWrong = "sign_in_wrong",
        /// Too many wrong tries for this account; wait.
        SignInBlocked = "sign_in_blocked",
        /// The account would hold roles that must stay apart.
        RolesConflict = "roles_conflict",

        // What is asked.
        /// There is no such thing.
        NotFound = "not_found",
        /// The request cannot be understood.
        Malformed = "malformed",
        /// The request is larger than allowed.
        TooLarge = "too_large",
        /// A field is empty.
        Required = "required",
        /// A field is longer than allowed.
        TooLong = "too_long",
        /// A field is not a date.
        NotADate = "not_a_date",
        /// A field is not a telephone number.
        NotAPhone = "not_a_phone",
        /// A field is not a person's name.
        NotAName = "not_a_name",

        // Files.
        /// The file has no rows.
        FileEmpty = "file_empty",
        /// The file is neither an XLSX workbook nor CSV text.
        FileUnreadable = "file_unreadable",
        /// The text of the file is not UTF-8.
        FileEncoding = "file_encoding",
        /// No row of the file names the columns that are needed.
        FileColumns = "file_columns",
        /// The file has more rows than allowed.
        FileTooLong = "file_too_long",
        /// Something is wrong with a question that was written.
        FaultyQuestion = "faulty_question",
        /// A question stands on a paper: nobody changes it any more.
        QuestionInUse = "question_in_use",
        /// Rows with faults are left that nobody said to leave out.
        FaultyRows = "faulty_rows",
        /// Another file was sent in the meantime, or none is waiting.
        FileReplaced = "file_replaced",

        // Stated figures.
        /// The day is still to come, or not in the campaign.
        DayOutside = "day_outside",
        /// A part would be more than the whole it is part of.
        MoreThanWhole = "more_than_whole",
        /// A figure that one has stated oneself.
        OwnFigure = "own_figure",

        // Indicators.
        /// Somebody else has changed it meanwhile.
        ChangedMeanwhile = "changed_meanwhile",
        /// Something else rests on it.
        InUse = "in_use",

        // Ratings.
        /// A rating needs the ticket of a served case.
        TicketNeeded = "ticket_needed",
        /// The ticket is of no served case, of another counter, or too old.
        TicketWrong = "ticket_wrong",
        /// A rating was given with this ticket.
        TicketUsed = "ticket_used",
        /// All tickets of the counter's day are given out.
        TicketsUsedUp = "tickets_used_up",
        /// This browser has rated the counter a moment ago.
        RatedJustNow = "rated_just_now",
        /// The counter was rated without tickets more often than it serves.
        RatedTooOften = "rated_too_often",
        /// A staff account is signed in on this device.
        RatedFromOffice = "rated_from_office",

        // Elections.
        /// The election is not open.
        ElectionNotOpen = "election_not_open",
        /// The official is not on the roll.
        NotOnRoll = "not_on_roll",
        /// Fewer nominees than the minimum.
        TooFewChoices = "too_few_choices",
        /// More nominees than the maximum.
        TooManyChoices = "too_many_choices",
        /// The same nominee twice.
        DuplicateChoice = "duplicate_choice",
        /// Somebody who is not a nominee of this category.
        UnknownNominee = "unknown_nominee",
        /// A vote for oneself.
        OwnVote = "own_vote",
        /// A blank ballot where the rules allow none.
        BlankNotAllowed = "blank_not_allowed",
        /// A blank ballot with nominees chosen.
        BlankWithChoices = "blank_with_choices",
        /// The voting code was issued anew; this one is no longer valid.
        CodeRevoked = "code_revoked",
        /// The ballot's signature does not hold.
        BallotSignatureWrong = "ballot_signature_wrong",
        /// A proof of the ballot does not hold.
        BallotProofWrong = "ballot_proof_wrong",
        /// An earlier ballot of this voter was sent again.
        BallotReplayed = "ballot_replayed",
        /// A number is outside what is allowed.
        OutOfRange = "out_of_range",
        /// The list of voting codes is not the list of voters.
        CodesNotTheRoll = "codes_not_the_roll",
        /// A voting code is in use, or was.
        CodeTaken = "code_taken",
        /// A trustee's post cannot be read or does not hold against the others'.
        PostInvalid = "post_invalid",
        /// Another post of this trustee is in for this step.
        PostedOtherwise = "posted_otherwise",
        /// A partial decryption does not hold.
        DecryptionInvalid = "decryption_invalid",
        /// A check of the public record fails.
        RecordBroken = "record_broken",
        /// An election lacks voters, codes, nominees or trustees' keys.
        ElectionIncomplete = "election_incomplete",
        /// The result is not published yet.
        ResultNotPublished = "result_not_published",
        /// The state does not allow this step.
        WrongState = "wrong_state",

        // Contest.
        /// No round is open.
        RoundNotOpen = "round_not_open",
        /// Younger than the minimum age on the day of entry.
        TooYoung = "too_young",
        /// The consent to processing is missing.
        ConsentMissing = "consent_missing",
        /// Agency and staff code do not belong together.
        StaffUnknown = "staff_unknown",
        /// This person has entered before.
        AlreadyEntered = "already_entered",
        /// The entry code is unknown.
        EntryCodeUnknown = "entry_code_unknown",
        /// This contestant has used the attempt of the round.
        AttemptUsed = "attempt_used",
        /// The time is over.
        TimeOver = "time_over",
        /// The attempt has been submitted.
        AttemptEnded = "attempt_ended",
        /// The question or option is not on this paper.
        NotOnPaper = "not_on_paper",
        /// The person may not take part: organisers, authors, reviewers, technicians.
        Excluded = "excluded",
        /// The question bank has fewer questions than a paper needs.
        BankTooSmall = "bank_too_small",

        // Everything else.
        /// Many wrote the same at once and this one gave up; nothing was stored, and a second try helps.
        Busy = "busy",
        /// The server failed; the request id helps to find out why.
        Internal = "internal",
        /// The network or the server could not be reached.
        Unreachable = "unreachable",
    }
}

/// A bad field and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// Name of the form field, for example `birth_date`.
    pub field: String,
    /// What is wrong.
    pub code: Code,
}

impl FieldError {
    /// Names a field and what is wrong with it.
    pub fn new(field: &str, code: Code) -> Self {
        Self { field: field.to_owned(), code }
    }
}

/// A refusal that has a stable code.
pub trait Coded {
    /// The code.
    fn code(&self) -> Code;

    /// The fields at fault; empty when the refusal is about the whole.
    fn fields(&self) -> Vec<FieldError> {
        Vec::new()
    }
}

/// The refusal of use cases that no rule can refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoRule {}

impl Coded for NoRule {
    fn code(&self) -> Code {
        match *self {}
    }
}

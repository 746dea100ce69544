//! Which HTTP status a refusal is told with.

use domain::Code;
use http::StatusCode;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// Gives the page that is being rendered the status of a refusal, unless it leads elsewhere already.
pub fn answer_with(code: Code) {
    let Some(response) = use_context::<ResponseOptions>() else { return };
    let decided = response.0.read().is_ok_and(|parts| parts.status.is_some());
    if !decided {
        response.set_status(status_of(code));
    }
}

/// The HTTP status of a code.
#[must_use]
pub const fn status_of(code: Code) -> StatusCode {
    match code {
        Code::NotSignedIn | Code::SignInWrong => StatusCode::UNAUTHORIZED,
        Code::NotPermitted | Code::FormTokenInvalid => StatusCode::FORBIDDEN,
        Code::SignInBlocked => StatusCode::TOO_MANY_REQUESTS,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::Malformed => StatusCode::BAD_REQUEST,
        Code::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::FileEmpty
        | Code::FileUnreadable
        | Code::FileEncoding
        | Code::FileColumns
        | Code::FaultyQuestion
        | Code::FileTooLong
        | Code::Required
        | Code::TooLong
        | Code::NotADate
        | Code::NotAPhone
        | Code::NotAName
        | Code::TooFewChoices
        | Code::TooManyChoices
        | Code::DuplicateChoice
        | Code::UnknownNominee
        | Code::OwnVote
        | Code::BlankNotAllowed
        | Code::BlankWithChoices
        | Code::BallotSignatureWrong
        | Code::BallotProofWrong
        | Code::OutOfRange
        | Code::DayOutside
        | Code::MoreThanWhole
        | Code::InUse
        | Code::TicketNeeded
        | Code::TicketWrong
        | Code::PostInvalid
        | Code::DecryptionInvalid
        | Code::TooYoung
        | Code::ConsentMissing
        | Code::StaffUnknown
        | Code::EntryCodeUnknown
        | Code::NotOnPaper => StatusCode::UNPROCESSABLE_ENTITY,
        Code::FaultyRows
        | Code::FileReplaced
        | Code::ChangedMeanwhile
        | Code::ElectionNotOpen
        | Code::NotOnRoll
        | Code::CodeRevoked
        | Code::BallotReplayed
        | Code::CodesNotTheRoll
        | Code::CodeTaken
        | Code::PostedOtherwise
        | Code::RecordBroken
        | Code::ElectionIncomplete
        | Code::RolesConflict
        | Code::BankTooSmall
        | Code::ResultNotPublished
        | Code::OwnFigure
        | Code::TicketUsed
        | Code::TicketsUsedUp
        | Code::RatedJustNow
        | Code::RatedTooOften
        | Code::RatedFromOffice
        | Code::WrongState
        | Code::QuestionInUse
        | Code::RoundNotOpen
        | Code::AlreadyEntered
        | Code::AttemptUsed
        | Code::TimeOver
        | Code::AttemptEnded
        | Code::Excluded => StatusCode::CONFLICT,
        Code::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Code::Internal | Code::Unreachable => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

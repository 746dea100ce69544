//! Why a use case has no result.

use domain::{Code, Coded, FieldError, NoRule};
use store::{StoreError, WriteError};

/// A failed use case; `R` are the rules that this use case can refuse by.
#[derive(Debug, thiserror::Error)]
pub enum Failure<R = NoRule> {
    /// A rule of the domain says no; nothing was stored.
    #[error("refused by rule")]
    Refused(R),
    /// Nobody is signed in, or the session has expired.
    #[error("not signed in")]
    NotSignedIn,
    /// The account may not do this.
    #[error("not permitted")]
    NotPermitted,
    /// There is no such thing.
    #[error("not found")]
    NotFound,
    /// The database failed; nothing was stored.
    #[error(transparent)]
    Store(#[from] WriteError),
}

impl<R> From<StoreError> for Failure<R> {
    fn from(error: StoreError) -> Self {
        Self::Store(WriteError::Store(error))
    }
}

impl<R: Coded> Failure<R> {
    /// The stable code that crosses to the browser.
    pub fn code(&self) -> Code {
        match self {
            Self::Refused(rule) => rule.code(),
            Self::NotSignedIn => Code::NotSignedIn,
            Self::NotPermitted => Code::NotPermitted,
            Self::NotFound => Code::NotFound,
            Self::Store(WriteError::Store(StoreError::TryAgain)) => Code::Busy,
            Self::Store(_) => Code::Internal,
        }
    }

    /// The form fields at fault.
    pub fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::Refused(rule) => rule.fields(),
            _ => Vec::new(),
        }
    }
}

impl Failure<NoRule> {
    /// The same failure, seen from a use case that has rules of its own.
    pub fn widen<R>(self) -> Failure<R> {
        match self {
            Self::Refused(never) => match never {},
            Self::NotSignedIn => Failure::NotSignedIn,
            Self::NotPermitted => Failure::NotPermitted,
            Self::NotFound => Failure::NotFound,
            Self::Store(error) => Failure::Store(error),
        }
    }
}

//! Permissions as values: who holds one has been checked.
//!
//! The constructors are private to this crate; a use case that takes a permission cannot be called
//! by somebody who lacks it.

/// An organiser of the campaign.
#[derive(Debug, Clone, Copy)]
pub struct Organiser {
    pub(crate) account_id: i64,
}

/// A manager, or an organiser: may see names behind figures.
#[derive(Debug, Clone, Copy)]
pub struct Manager(());

impl Manager {
    pub(crate) const fn granted() -> Self {
        Self(())
    }
}

/// An official who signed in with a personal code.
#[derive(Debug, Clone)]
pub struct Official {
    pub(crate) officer_id: i64,
    /// Derived from the personal code at sign-in and held by the official's browser only.
    pub(crate) ballot_key: Option<[u8; 32]>,
}

/// A contestant of the public contest.
#[derive(Debug, Clone, Copy)]
pub struct Contestant {
    pub(crate) contestant_id: i64,
}

//! What a voter's ballot key decides: where the ballot lies and how the lists are shuffled.

use sha2::{Digest, Sha256};

/// An official's ballot key: 32 bytes that only the official's browser brings along.
///
/// Derived from the personal code at sign-in, so it stays the same for as long as the code does.
/// **Limit:** once a personal code is re-issued, the ballot cast with the earlier one cannot be found
/// again by anybody. It stays counted and cannot be replaced.
pub(super) struct VoterKey([u8; 32]);

impl VoterKey {
    pub(super) const fn new(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// The slot of this voter's ballot. Without the key it cannot be told from any other.
    pub(super) fn slot(&self, election_id: i64) -> Vec<u8> {
        self.derive(b"thidua ballot slot\0", election_id, 0).to_vec()
    }

    /// Sorting by this gives each voter an order of their own, the same at every visit.
    pub(super) fn shuffle(&self, election_id: i64, nominee_id: i64) -> [u8; 32] {
        self.derive(b"thidua ballot order\0", election_id, nominee_id)
    }

    /// The key is secret and every part has a fixed length, so a plain hash serves as a keyed one.
    fn derive(&self, purpose: &[u8], election_id: i64, item: i64) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(self.0);
        hash.update(purpose);
        hash.update(election_id.to_be_bytes());
        hash.update(item.to_be_bytes());
        hash.finalize().into()
    }
}

//! Who is the same person, by keyed hashes: whoever sees them without the key cannot try out numbers.

use domain::contest::Entry;
use sha2::{Digest, Sha256};
use store::{WriteError, contest::NewContestant};

use crate::core::{Failure, Service};

/// Block length of SHA-256 in bytes.
const BLOCK: usize = 64;

impl Service {
    /// The campaign's key, made when its first contestant enters.
    pub(super) async fn new_contest_key<R: Send + 'static>(
        &self,
        campaign_id: i64,
    ) -> Result<Vec<u8>, Failure<R>> {
        let key: [u8; 32] = self.random();
        let stored: Result<Option<Vec<u8>>, WriteError> = self
            .db
            .write((campaign_id, key), |tx, (campaign_id, key)| {
                Box::pin(async move {
                    store::contest::insert_contest_key(tx, *campaign_id, key).await?;
                    Ok(store::contest::contest_key(tx, *campaign_id).await?)
                })
            })
            .await;
        stored?.ok_or(Failure::NotFound)
    }
}

/// Fills in by what the person is told from others.
pub(super) fn hash_person(key: &[u8], entry: &Entry, person: &mut NewContestant) {
    person.identity = identity(key, entry);
    if let Some(traits) = entry.traits() {
        person.phone_hash = Some(keyed_hash(key, &traits.phone).to_vec());
        person.person_hash = Some(keyed_hash(key, &traits.person).to_vec());
    }
}

/// Who enters, as it is stored.
fn identity(key: &[u8], entry: &Entry) -> String {
    voting::to_hex(&keyed_hash(key, &entry.identity()))
}

/// Who an official with this staff code is, as it is stored.
pub(super) fn staff_identity(key: &[u8], staff_code: &str) -> String {
    identity(key, &Entry::Mandatory { agency: String::new(), staff_code: staff_code.to_uppercase() })
}

/// HMAC-SHA-256 (RFC 2104).
pub(crate) fn keyed_hash(key: &[u8], text: &str) -> [u8; 32] {
    let mut block = [0; BLOCK];
    if key.len() > BLOCK {
        block[..32].copy_from_slice(&Sha256::digest(key));
    } else {
        block.iter_mut().zip(key).for_each(|(place, byte)| *place = *byte);
    }
    let inner = Sha256::new().chain_update(block.map(|byte| byte ^ 0x36)).chain_update(text).finalize();
    Sha256::new().chain_update(block.map(|byte| byte ^ 0x5c)).chain_update(inner).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::keyed_hash;

    #[test]
    fn the_hash_is_the_published_one() {
        // RFC 4231, test cases 2 and 6.
        let short = keyed_hash(b"Jefe", "what do ya want for nothing?");
        assert_eq!(short[..4], [0x5b, 0xdc, 0xc1, 0x46]);
        assert_eq!(short[28..], [0x64, 0xec, 0x38, 0x43]);
        let long = keyed_hash(&[0xaa; 131], "Test Using Larger Than Block-Size Key - Hash Key First");
        assert_eq!(long[..4], [0x60, 0xe4, 0x31, 0x59]);
        assert_eq!(long[28..], [0x0e, 0xe3, 0x7f, 0x54]);
    }
}

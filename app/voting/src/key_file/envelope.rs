//! The text of a key file: what is readable, what is sealed, and a checksum against damage.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::KeyFileFault;

const VERSION: &str = "thidua-key-file-1";
/// Longest text looked at; a key file has about 500 bytes.
const MAX_BYTES: usize = 4096;
/// Highest costs accepted: a file from elsewhere must not be able to hang or crash the trustee's machine.
const MOST: Kdf = Kdf { memory_kib: 65_536, passes: 8, lanes: 4 };

/// Cost of argon2id.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kdf {
    pub(super) memory_kib: u32,
    pub(super) passes: u32,
    pub(super) lanes: u32,
}

/// A key file taken apart; its text had the right checksum.
pub(super) struct Envelope {
    pub(super) election: String,
    pub(super) trustee: u32,
    pub(super) kdf: Kdf,
    pub(super) salt: [u8; 16],
    pub(super) nonce: [u8; 12],
    pub(super) sealed: Vec<u8>,
}

/// The JSON; bytes are base64url without padding.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: String,
    election: String,
    trustee: u32,
    argon2id: Kdf,
    salt: String,
    nonce: String,
    sealed: String,
    checksum: String,
}

/// What every version of the file has.
#[derive(Deserialize)]
struct Versioned {
    version: String,
}

impl Envelope {
    /// The readable part in one unambiguous row of bytes, authenticated with the sealed part.
    pub(super) fn readable(&self) -> Vec<u8> {
        let Kdf { memory_kib, passes, lanes } = self.kdf;
        // JSON text of a list: lengths and quotes keep the fields apart.
        let mut bytes = serde_json::json!([VERSION, self.election, self.trustee, memory_kib, passes, lanes])
            .to_string()
            .into_bytes();
        bytes.extend(self.salt);
        bytes.extend(self.nonce);
        bytes
    }

    /// Says damage apart from a wrong passphrase; covers public bytes only, so it helps nobody to guess.
    fn checksum(&self) -> String {
        let digest = Sha256::new().chain_update(self.readable()).chain_update(&self.sealed).finalize();
        URL_SAFE_NO_PAD.encode(&digest[..9])
    }

    pub(super) fn to_text(&self) -> String {
        let written = Written {
            version: VERSION.to_owned(),
            election: self.election.clone(),
            trustee: self.trustee,
            argon2id: self.kdf,
            salt: URL_SAFE_NO_PAD.encode(self.salt),
            nonce: URL_SAFE_NO_PAD.encode(self.nonce),
            sealed: URL_SAFE_NO_PAD.encode(&self.sealed),
            checksum: self.checksum(),
        };
        // Texts and numbers always have a JSON form.
        serde_json::to_string(&written).unwrap_or_default()
    }

    pub(super) fn from_text(file: &str) -> Result<Self, KeyFileFault> {
        if file.len() > MAX_BYTES {
            return Err(KeyFileFault::NotAKeyFile);
        }
        let Versioned { version } = serde_json::from_str(file).map_err(|_| KeyFileFault::NotAKeyFile)?;
        if version != VERSION {
            let ours = version.starts_with("thidua-key-file-");
            return Err(if ours { KeyFileFault::UnknownVersion } else { KeyFileFault::NotAKeyFile });
        }
        // From here on the text says it is one of ours.
        let written: Written = serde_json::from_str(file).map_err(|_| KeyFileFault::Damaged)?;
        let envelope = Self {
            election: written.election,
            trustee: written.trustee,
            kdf: written.argon2id,
            salt: bytes(&written.salt)?,
            nonce: bytes(&written.nonce)?,
            sealed: URL_SAFE_NO_PAD.decode(&written.sealed).map_err(|_| KeyFileFault::Damaged)?,
        };
        if envelope.checksum() != written.checksum {
            return Err(KeyFileFault::Damaged);
        }
        let Kdf { memory_kib, passes, lanes } = envelope.kdf;
        if memory_kib > MOST.memory_kib || passes > MOST.passes || lanes > MOST.lanes {
            return Err(KeyFileFault::TooCostly);
        }
        Ok(envelope)
    }
}

fn bytes<const N: usize>(text: &str) -> Result<[u8; N], KeyFileFault> {
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| KeyFileFault::Damaged)?;
    bytes.try_into().map_err(|_| KeyFileFault::Damaged)
}

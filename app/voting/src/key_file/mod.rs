//! Key files: a trustee's share of the election key, kept under a passphrase.
//!
//! A small JSON text. The passphrase goes through argon2id to a ChaCha20-Poly1305 key; everything readable
//! (election, trustee, cost) is authenticated with the share. `CEREMONY.md` gives the layout.

mod envelope;
mod passphrase;

pub use passphrase::MIN_PASSPHRASE_CHARACTERS;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::{
    ChaCha20Poly1305, Key, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use rand_chacha::{
    ChaCha20Rng,
    rand_core::{RngCore, SeedableRng},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{
    group::{SecretKey, Seed32, secret_bytes},
    trustee::KeyShare,
};
use envelope::{Envelope, Kdf};

/// Cost of opening a file made today: what OWASP recommends for argon2id, and a second on a slow phone.
const KDF: Kdf = Kdf { memory_kib: 19_456, passes: 2, lanes: 1 };

/// Whose key a file holds; readable without the passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Name of the election (32 hexadecimal digits).
    pub election: String,
    /// Seat of the trustee, from 1.
    pub trustee: u32,
}

/// Why a key file is not made or not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum KeyFileFault {
    /// The text has not the form of a key file.
    #[error("this is not a trustee's key file")]
    NotAKeyFile,
    /// A key file of a version that this program does not know.
    #[error("the key file is of a version this program does not know")]
    UnknownVersion,
    /// The file was changed or cut after it was made.
    #[error("the key file is damaged")]
    Damaged,
    /// The file asks for more memory or time than any file this program makes.
    #[error("the key file asks for more memory or time than allowed")]
    TooCostly,
    /// The file is whole but does not open with this passphrase.
    #[error("the passphrase does not open the key file")]
    WrongPassphrase,
    /// Fewer than `MIN_PASSPHRASE_CHARACTERS` characters; only when a file is made.
    #[error("the passphrase has fewer than {MIN_PASSPHRASE_CHARACTERS} characters")]
    PassphraseTooShort,
    /// The machine has not the memory that deriving the key takes.
    #[error("this machine has too little memory to open the key file")]
    OutOfMemory,
}

/// Writes `share` as a key file under `passphrase`; the same seed gives the same file.
pub fn protect(share: &KeyShare, passphrase: &str, seed: Seed32) -> Result<String, KeyFileFault> {
    let passphrase = passphrase::normal_form(passphrase);
    if passphrase::characters(&passphrase) < MIN_PASSPHRASE_CHARACTERS {
        return Err(KeyFileFault::PassphraseTooShort);
    }
    let content = content(share);
    let (salt, nonce) = salt_and_nonce(&seed, content.as_slice());
    let (election, trustee) = (share.election.clone(), share.trustee);
    let mut envelope = Envelope { election, trustee, kdf: KDF, salt, nonce, sealed: Vec::new() };
    let payload = Payload { msg: content.as_slice(), aad: &envelope.readable() };
    // Encryption fails only above 256 GiB.
    envelope.sealed = cipher(&passphrase, &envelope)?
        .encrypt(Nonce::from_slice(&nonce), payload)
        .map_err(|_| KeyFileFault::OutOfMemory)?;
    Ok(envelope.to_text())
}

/// Whose key the file holds, from its readable part.
///
/// Not authenticated before the file is opened: good to show the trustee which file was chosen, no more.
pub fn label(file: &str) -> Result<Label, KeyFileFault> {
    Envelope::from_text(file).map(|envelope| Label { election: envelope.election, trustee: envelope.trustee })
}

/// Opens a key file.
pub fn open(file: &str, passphrase: &str) -> Result<KeyShare, KeyFileFault> {
    let envelope = Envelope::from_text(file)?;
    let passphrase = passphrase::normal_form(passphrase);
    let payload = Payload { msg: &envelope.sealed, aad: &envelope.readable() };
    let content = cipher(&passphrase, &envelope)?
        .decrypt(Nonce::from_slice(&envelope.nonce), payload)
        .map(Zeroizing::new)
        .map_err(|_| KeyFileFault::WrongPassphrase)?;
    // The content is authentic here: another form means a program that wrote something else.
    read_content(&envelope, &content).ok_or(KeyFileFault::NotAKeyFile)
}

/// What is sealed: threshold, number of trustees, secret scalar.
fn content(share: &KeyShare) -> Zeroizing<[u8; 40]> {
    let mut content = Zeroizing::new([0; 40]);
    content[..4].copy_from_slice(&share.threshold.to_be_bytes());
    content[4..8].copy_from_slice(&share.n.to_be_bytes());
    content[8..].copy_from_slice(secret_bytes(&share.secret).as_slice());
    content
}

fn read_content(envelope: &Envelope, content: &[u8]) -> Option<KeyShare> {
    let (threshold, rest) = content.split_first_chunk()?;
    let (n, secret) = rest.split_first_chunk()?;
    Some(KeyShare {
        election: envelope.election.clone(),
        trustee: envelope.trustee,
        threshold: u32::from_be_bytes(*threshold),
        n: u32::from_be_bytes(*n),
        secret: SecretKey::from_bytes(secret)?,
    })
}

/// The seed alone would repeat the salt and the nonce if a caller gave one seed to two shares.
fn salt_and_nonce(seed: &Seed32, content: &[u8]) -> ([u8; 16], [u8; 12]) {
    let mut hash = Sha256::new();
    hash.update(b"thidua key file randomness 1");
    hash.update(seed);
    hash.update(content);
    let mut random = ChaCha20Rng::from_seed(hash.finalize().into());
    let (mut salt, mut nonce) = ([0; 16], [0; 12]);
    random.fill_bytes(&mut salt);
    random.fill_bytes(&mut nonce);
    (salt, nonce)
}

fn cipher(passphrase: &str, envelope: &Envelope) -> Result<ChaCha20Poly1305, KeyFileFault> {
    let Kdf { memory_kib, passes, lanes } = envelope.kdf;
    let mut key = Zeroizing::new([0; 32]);
    let params =
        Params::new(memory_kib, passes, lanes, Some(key.len())).map_err(|_| KeyFileFault::NotAKeyFile)?;
    let mut memory = Zeroizing::new(Vec::new());
    memory.try_reserve_exact(params.block_count()).map_err(|_| KeyFileFault::OutOfMemory)?;
    memory.resize(params.block_count(), Block::default());
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(
            passphrase.as_bytes(),
            &envelope.salt,
            key.as_mut_slice(),
            memory.as_mut_slice(),
        )
        .map_err(|_| KeyFileFault::NotAKeyFile)?;
    Ok(ChaCha20Poly1305::new(Key::from_slice(key.as_slice())))
}

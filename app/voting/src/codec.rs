//! Ciphertexts and proofs of the library as groups of 32 bytes, and back.
//!
//! The library keeps their fields to itself; its serde form is the way in and out. Range proofs are
//! flattened there, which only self-describing formats can hold: they are read from JSON values, and picked
//! out of JSON text when written.

use elastic_elgamal::{RangeProof, group::Ristretto};
use serde::{
    Deserialize,
    de::value::{Error, SeqDeserializer},
};
use serde_json::json;

use crate::{
    bytes::{from_base64, to_base64},
    group::{Ciphertext, EqualityProof, element_bytes},
};

/// The library's names of the two halves of a ciphertext.
const CIPHERTEXT_FIELDS: [&str; 2] = ["random_element", "blinded_element"];

/// Random element and blinded element.
pub(crate) type CiphertextBytes = [[u8; 32]; 2];

/// Ciphertexts of all digits but the last, common challenge, responses.
pub(crate) type RangeBytes = (Vec<CiphertextBytes>, [u8; 32], Vec<[u8; 32]>);

pub(crate) fn ciphertext_bytes(ciphertext: &Ciphertext) -> CiphertextBytes {
    [element_bytes(ciphertext.random_element()), element_bytes(ciphertext.blinded_element())]
}

/// Reads a ciphertext; `None` if one of the groups is no canonical group element.
pub(crate) fn read_ciphertext(bytes: &CiphertextBytes) -> Option<Ciphertext> {
    let texts = bytes.map(|element| to_base64(&element));
    let elements = texts.iter().map(String::as_str);
    Ciphertext::deserialize(SeqDeserializer::<_, Error>::new(elements)).ok()
}

/// Takes a range proof apart; `None` would mean that the library changed its serde form.
pub(crate) fn range_bytes(proof: &RangeProof<Ristretto>) -> Option<RangeBytes> {
    let text = serde_json::to_string(proof).ok()?;
    // Picked out of the text, because a booth that could read any JSON would be a tenth larger.
    let (partials, rest) =
        text.strip_prefix(r#"{"partial_ciphertexts":"#)?.split_once(r#""common_challenge":"#)?;
    let (challenge, responses) = rest.split_once(r#""ring_responses":"#)?;
    let partials = groups(partials)?;
    let (pairs, []) = partials.as_chunks() else { return None };
    let [challenge] = groups(challenge)?.try_into().ok()?;
    Some((pairs.to_vec(), challenge, groups(responses)?))
}

/// The groups in a piece of JSON; `None` if it holds any other text but names of fields.
fn groups(json: &str) -> Option<Vec<[u8; 32]>> {
    // Groups have no quotation marks in them: every second piece is a text.
    let texts = json.split('"').skip(1).step_by(2).filter(|text| !CIPHERTEXT_FIELDS.contains(text));
    texts.map(|text| from_base64(text).ok()?.try_into().ok()).collect()
}

/// Reads a range proof; `None` if a group is no canonical element or scalar.
pub(crate) fn read_range(
    partials: &[CiphertextBytes],
    challenge: &[u8; 32],
    responses: &[[u8; 32]],
) -> Option<RangeProof<Ristretto>> {
    let partial = |[random, blinded]: &CiphertextBytes| json!([to_base64(random), to_base64(blinded)]);
    let proof = json!({
        "partial_ciphertexts": partials.iter().map(partial).collect::<Vec<_>>(),
        "common_challenge": to_base64(challenge),
        "ring_responses": responses.iter().map(|response| to_base64(response)).collect::<Vec<_>>(),
    });
    RangeProof::deserialize(proof).ok()
}

/// Challenge and response of an equality proof.
pub(crate) fn equality_bytes(proof: &EqualityProof) -> [[u8; 32]; 2] {
    let mut groups = [[0; 32]; 2];
    groups.as_flattened_mut().copy_from_slice(&proof.to_bytes());
    groups
}

/// Reads an equality proof; `None` if a group is no canonical scalar.
pub(crate) fn read_equality(bytes: &[[u8; 32]; 2]) -> Option<EqualityProof> {
    EqualityProof::from_bytes(bytes.as_flattened())
}

//! Terms on their way to a voter's device, in a form that small programs can read.

use serde::{Deserialize, Serialize};

use crate::{
    bytes::{BadBytes, from_base64, to_base64},
    terms::Terms,
};

/// Terms as base64url of their binary encoding (postcard).
///
/// For transport only: what counts is the hash, which [`crate::setup_head`] makes of the terms that come out.
/// A reader of the record's JSON would be a tenth of a voter's download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PackedTerms(String);

impl Terms {
    /// Packs the terms.
    #[must_use]
    pub fn pack(&self) -> PackedTerms {
        // Strings, numbers and lists only: there is nothing in terms that the encoding cannot hold.
        PackedTerms(to_base64(&postcard::to_allocvec(self).unwrap_or_default()))
    }
}

impl PackedTerms {
    /// The terms. Errors: anything [`Terms::pack`] does not produce.
    pub fn unpack(&self) -> Result<Terms, BadBytes> {
        let terms: Terms = postcard::from_bytes(&from_base64(&self.0)?).map_err(|_| BadBytes)?;
        if terms.pack() == *self { Ok(terms) } else { Err(BadBytes) }
    }
}

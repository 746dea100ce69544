//! The posts as texts: JSON with one text for each post.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::sealed_share::SealedShare;
use crate::dealing::{Commit, Possession, Reveal};

/// Longest post looked at; the longest real one (15 shares) has about 2 kB.
const MAX_BYTES: usize = 16 * 1024;

/// A text that is no post of the expected step, or not written as this program writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is no post of this step of the key ceremony")]
pub struct BadPost;

/// Third step of the ceremony: a share for each other trustee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deal {
    /// One for each seat but the dealer's, lowest seat first.
    pub for_trustee: Vec<SealedShare>,
}

/// Last step of the ceremony: the trustee holds its share of the key and saw the posts that made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// Proof of possession of the trustee's share, bound to the election, the seat and everybody's posts.
    pub proof: Possession,
}

/// What a trustee posts; there is exactly one text for each post.
pub trait Post: Serialize + DeserializeOwned {
    /// The post as text.
    fn to_text(&self) -> String {
        // Structs of texts and lists always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a post. Errors: other fields, spaces or anything behind it, another encoding of the same bytes.
    fn from_text(text: &str) -> Result<Self, BadPost> {
        if text.len() > MAX_BYTES {
            return Err(BadPost);
        }
        let post: Self = serde_json::from_str(text).map_err(|_| BadPost)?;
        if post.to_text() == text { Ok(post) } else { Err(BadPost) }
    }
}

impl Post for Commit {}
impl Post for Reveal {}
impl Post for Deal {}
impl Post for Confirm {}

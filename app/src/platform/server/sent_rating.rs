//! What a citizen sent to a counter, on its way to the next page.

use super::{Caller, back_to::shortened, kept};
use crate::api::rating::SentRating;

/// Keeps what was sent for the next page.
pub fn keep(caller: &Caller, sent: &SentRating) {
    let short = |text: &Option<String>| text.as_deref().map(shortened);
    let sent = SentRating { case: short(&sent.case), words: short(&sent.words), ..sent.clone() };
    if let Ok(json) = serde_json::to_vec(&sent) {
        kept::keep(caller, kept::RATING, &voting::to_base64(&json));
    }
}

/// Takes out what was sent to this counter; it is told once.
pub fn take(caller: &Caller, counter: &str) -> Option<SentRating> {
    let json = voting::from_base64(&kept::take(caller, kept::RATING)?).ok()?;
    let sent: SentRating = serde_json::from_slice(&json).ok()?;
    (sent.counter == counter).then_some(sent)
}

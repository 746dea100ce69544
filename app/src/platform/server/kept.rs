//! What a voter's browser keeps for a few minutes between two pages, in cookies that no script reads.
//!
//! Neither a choice nor a check code may stand in an address: addresses stay in the history of a shared
//! computer. The cookies end by themselves, and whoever signs in next in the same browser cannot read
//! them, because each is marked with the session it belongs to.

use http::{header, request::Parts};
use leptos::prelude::use_context;

use super::{Caller, cookies};

/// The choices between paper and review.
pub const CHOICE: &str = "thidua_choice";
/// The check code between casting and receipt.
pub const RECEIPT: &str = "thidua_receipt";

/// How long they are kept, in seconds.
const LIVES_S: i64 = 20 * 60;

/// Keeps `content` (letters, digits, dots and dashes) for one election.
pub fn keep(caller: &Caller, name: &str, election_id: i64, content: &str) {
    if let Some(mark) = mark(caller) {
        cookies::give(caller, name, &format!("{election_id}~{mark}~{content}"), LIVES_S);
    }
}

/// What was kept for this election in this session.
pub fn kept(caller: &Caller, name: &str, election_id: i64) -> Option<String> {
    let sent = sent(&cookies::full_name(name, caller.secure))?;
    let mut parts = sent.splitn(3, '~');
    let (election, owner, content) = (parts.next()?, parts.next()?, parts.next()?);
    let ours = election == election_id.to_string() && owner == mark(caller)?;
    ours.then(|| content.to_owned())
}

/// Tells one session from another without giving its token away.
fn mark(caller: &Caller) -> Option<String> {
    caller.session_cookie.as_deref().map(service::session::form_token)
}

fn sent(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    let pairs = parts.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    pairs
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then(|| value.to_owned()))
}

//! Which counter a browser has just rated, kept by the browser alone.
//!
//! Nothing on the server may say which phone gave a rating: a row that begins or ends with it would.

use domain::progress::PAUSE_MS;

use super::{Caller, cookies, kept};

/// Begins the pause before the next rating of a counter.
pub fn begin(caller: &Caller, counter: &str) {
    cookies::give(caller, &name(counter), "1", PAUSE_MS / 1000);
}

/// Whether the pause of a counter is still on.
#[must_use]
pub fn is_on(caller: &Caller, counter: &str) -> bool {
    kept::sent(&cookies::full_name(&name(counter), caller.secure)).is_some()
}

/// In hexadecimal digits: a counter's code may hold letters that a cookie's name may not.
fn name(counter: &str) -> String {
    format!("thidua_rated_{}", voting::to_hex(counter.as_bytes()))
}

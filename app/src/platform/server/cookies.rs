//! The product's cookies: their names and how they are set.

use http::{HeaderValue, header::SET_COOKIE};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use service::session::Token;

use super::Caller;

/// Session of a staff account.
pub const SESSION: &str = "thidua_session";
/// Session of a contestant.
pub const CONTEST: &str = "thidua_contest";
/// Random value of this browser from which the form token is derived.
pub const VISIT: &str = "thidua_visit";
/// Chosen language.
pub const LANGUAGE: &str = "thidua_language";
/// Chosen text size.
pub const TEXT_SIZE: &str = "thidua_text_size";

/// The name as sent: over HTTPS with the prefix that binds the cookie to this host.
#[must_use]
pub fn full_name(name: &str, secure: bool) -> String {
    if secure { format!("__Host-{name}") } else { name.to_owned() }
}

/// A `Set-Cookie` value that scripts cannot read. A lifetime of 0 removes the cookie.
#[must_use]
pub fn set_cookie(name: &str, value: &str, lives_s: i64, secure: bool) -> String {
    let name = full_name(name, secure);
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={lives_s}; HttpOnly; SameSite=Lax{secure}")
}

/// Gives the browser a session.
pub fn give_session(caller: &Caller, name: &str, token: &Token) {
    append(&set_cookie(name, &token.cookie, token.lives_ms / 1000, caller.secure));
}

/// Gives the browser a cookie for `lives_s` seconds.
pub fn give(caller: &Caller, name: &str, value: &str, lives_s: i64) {
    append(&set_cookie(name, value, lives_s, caller.secure));
}

/// Takes a cookie away from the browser.
pub fn remove(caller: &Caller, name: &str) {
    append(&set_cookie(name, "", 0, caller.secure));
}

/// Remembers a reader's setting for a year.
pub fn remember(caller: &Caller, name: &str, value: &str) {
    append(&set_cookie(name, value, 365 * 24 * 3600, caller.secure));
}

fn append(cookie: &str) {
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(cookie)) {
        response.append_header(SET_COOKIE, value);
    }
}

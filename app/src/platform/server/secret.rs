//! No secret is made for a page on the server: these are called in the browser only.

/// Nothing.
#[must_use]
pub const fn random<const N: usize>() -> Option<[u8; N]> {
    None
}

/// The server is never told.
#[must_use]
pub const fn fragment() -> String {
    String::new()
}

/// Clears nothing.
pub const fn clear_fragment() {}

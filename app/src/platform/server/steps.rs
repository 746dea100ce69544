//! Nobody goes back on the server: these are called in the browser only.

/// Adds nothing.
pub const fn push(_depth: u32) {}

/// Marks nothing.
pub const fn mark(_depth: u32) {}

/// Goes nowhere.
pub const fn back() {}

/// There is no history.
#[must_use]
pub const fn depth() -> Option<u32> {
    None
}

/// The server's own address is told in other ways.
#[must_use]
pub const fn origin() -> String {
    String::new()
}

/// Always.
#[must_use]
pub const fn is_online() -> bool {
    true
}

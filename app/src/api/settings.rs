//! How a reader likes to read: language and text size, kept in cookies.

use domain::viewer::{Language, TextSize};
use leptos::prelude::*;

use super::AppError;

/// Changes the language and goes back to the page.
#[server(prefix = "/api", endpoint = "settings/language")]
pub async fn choose_language(csrf: String, language: Language) -> Result<(), AppError> {
    use crate::platform::{cookies, form};
    cookies::remember(&form(&csrf)?, cookies::LANGUAGE, language.name());
    Ok(())
}

/// Changes the text size and goes back to the page.
#[server(prefix = "/api", endpoint = "settings/text-size")]
pub async fn choose_text_size(csrf: String, size: TextSize) -> Result<(), AppError> {
    use crate::platform::{cookies, form};
    cookies::remember(&form(&csrf)?, cookies::TEXT_SIZE, size.name());
    Ok(())
}

//! What several of the contest's server functions share.

use domain::{Code, contest::EntryForm};

use super::{cookies, form};
use crate::api::AppError;

/// Enters a person, gives the browser the contestant's session and goes on to the start.
pub async fn enter(csrf: &str, entry: EntryForm) -> Result<(), AppError> {
    let caller = form(csrf)?;
    let entered = caller.service.enter(&entry).await.map_err(|why| caller.fail(&why))?;
    cookies::give_session(&caller, cookies::CONTEST, &entered.token);
    leptos_axum::redirect("/contest");
    Ok(())
}

/// Leads whoever cannot answer questions to where they can go on.
pub fn lead_on(code: Code) {
    match code {
        Code::TimeOver | Code::AttemptEnded => leptos_axum::redirect("/contest/result"),
        Code::NotSignedIn | Code::NotFound => leptos_axum::redirect("/contest"),
        _ => {}
    }
}

//! Signing in and out.

use leptos::prelude::*;

use super::AppError;

/// Signs an official in with the personal code and goes on to the elections.
#[server(prefix = "/api", endpoint = "session/official")]
pub async fn sign_in_official(csrf: String, code: String) -> Result<(), AppError> {
    use crate::platform::{cookies, form};
    let caller = form(&csrf)?;
    let token = caller.service.sign_in_official(&code).await.map_err(|failure| caller.fail(&failure))?;
    cookies::give_session(&caller, cookies::SESSION, &token);
    leptos_axum::redirect("/vote");
    Ok(())
}

/// Signs a staff account in and goes on to the organisers' pages.
#[server(prefix = "/api", endpoint = "session/staff")]
pub async fn sign_in_staff(csrf: String, username: String, password: String) -> Result<(), AppError> {
    use crate::platform::{cookies, form};
    let caller = form(&csrf)?;
    let signed_in = caller.service.sign_in_staff(&username, &password).await;
    let token = signed_in.map_err(|failure| caller.fail(&failure))?;
    cookies::give_session(&caller, cookies::SESSION, &token);
    leptos_axum::redirect("/organise");
    Ok(())
}

/// Ends the session of an official or a staff account.
#[server(prefix = "/api", endpoint = "session/end")]
pub async fn sign_out(csrf: String) -> Result<(), AppError> {
    use crate::platform::{cookies, form};
    let caller = form(&csrf)?;
    if let Some(cookie) = &caller.session_cookie {
        caller.service.sign_out(cookie).await.map_err(|failure| caller.fail(&failure))?;
    }
    cookies::remove(&caller, cookies::SESSION);
    leptos_axum::redirect("/");
    Ok(())
}

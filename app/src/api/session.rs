//! Signing in and out.

use leptos::prelude::*;

use super::AppError;

/// Signs a staff account in and goes on to its own pages.
#[server(prefix = "/api", endpoint = "session/staff")]
pub async fn sign_in_staff(csrf: String, username: String, password: String) -> Result<(), AppError> {
    use crate::{
        components::staff_pages,
        platform::{cookies, form},
    };
    let caller = form(&csrf)?;
    let signed_in = caller.service.sign_in_staff(&username, &password).await;
    let token = signed_in.map_err(|failure| caller.fail(&failure))?;
    cookies::give_session(&caller, cookies::SESSION, &token);
    let known = caller.service.recognise(Some(&token.cookie), None).await;
    let who = known.map_err(|failure| caller.fail(&failure))?.who();
    let own = who.and_then(|who| Some(staff_pages(&who).first()?.0));
    leptos_axum::redirect(own.unwrap_or("/"));
    Ok(())
}

/// Ends the session of a staff account.
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

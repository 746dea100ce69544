//! What several of the contest's server functions share.

use domain::{
    Code,
    contest::{BadPicks, EntryForm, Picks},
};

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

/// What a plain form answers; none where nothing was chosen. Errors: malformed.
///
/// See [`crate::api::contest::save_and_next`].
pub fn given(
    shown: Option<Picks>,
    ticked: &[String],
    swap: Option<usize>,
) -> Result<Option<Picks>, AppError> {
    if ticked.is_empty() {
        return Ok(shown.map(|shown| swap.map_or(shown, |at| shown.exchanged(at))));
    }
    let places = ticked.iter().filter(|place| !place.is_empty()).map(|place| place.parse::<u8>());
    let places: Vec<u8> = places.collect::<Result<_, _>>().map_err(|_| Code::Malformed)?;
    Ok(Some(Picks::of(places).map_err(|_: BadPicks| Code::Malformed)?))
}

/// Leads whoever cannot answer questions to where they can go on.
pub fn lead_on(code: Code) {
    match code {
        Code::TimeOver | Code::AttemptEnded => leptos_axum::redirect("/contest/result"),
        Code::NotSignedIn | Code::NotFound => leptos_axum::redirect("/contest"),
        _ => {}
    }
}

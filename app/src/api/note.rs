//! Notes that explain a dip of figures.

use domain::progress::NotesPage;
use leptos::prelude::*;

use super::AppError;

/// The notes, and for whom one may write.
#[server(prefix = "/api", endpoint = "notes")]
pub async fn read_notes() -> Result<NotesPage, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.figure_keeper().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.notes_page(by).await.map_err(|why| caller.fail(&why))
}

/// Writes a note. A refused one comes back to the form, where it is mended: nothing typed is lost.
#[server(prefix = "/api", endpoint = "notes/write")]
pub async fn write_note(
    csrf: String,
    agency: String,
    from: String,
    to: String,
    text: String,
) -> Result<(), AppError> {
    use crate::platform::back_to;
    use domain::Coded;
    use service::{Failure, figure_note::NoteByHand};
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.figure_keeper().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let note = NoteByHand { agency, from, to, text };
    let address = match caller.service.write_note(by, note.clone()).await {
        Ok(_) => "/progress/notes?done=saved".to_owned(),
        Err(Failure::Refused(refusal)) => {
            let field = refusal.fields().into_iter().next().map(|wrong| wrong.field).unwrap_or_default();
            let NoteByHand { agency, from, to, text } = &note;
            let typed = [
                ("agency", agency.as_str()),
                ("from", from.as_str()),
                ("to", to.as_str()),
                ("text", text.as_str()),
                ("field", field.as_str()),
                ("problem", refusal.code().name()),
            ];
            back_to::form("/progress/notes", &typed)
        }
        Err(why) => return Err(caller.fail(&why)),
    };
    leptos_axum::redirect(&address);
    Ok(())
}

/// Withdraws a note; it stays on record.
#[server(prefix = "/api", endpoint = "notes/withdraw")]
pub async fn withdraw_note(csrf: String, id: i64) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.figure_keeper().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.withdraw_note(by, id).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/progress/notes?done=withdrawn");
    Ok(())
}

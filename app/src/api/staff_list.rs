//! The agencies' staff lists and their import.

use domain::staff_list::{StaffOverview, StaffPreview};
use leptos::{
    prelude::*,
    server_fn::codec::{MultipartData, MultipartFormData},
};

use super::AppError;

/// The staff lists in numbers.
#[server(prefix = "/api", endpoint = "organise/staff")]
pub async fn read_staff() -> Result<StaffOverview, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    caller.service.staff_overview(by).await.map_err(|failure| caller.fail(&failure))
}

/// What taking the waiting file over would do; none when no file waits.
#[server(prefix = "/api", endpoint = "organise/staff/waiting")]
pub async fn read_staff_import() -> Result<Option<StaffPreview>, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    caller.service.waiting_staff(by).await.map_err(|failure| caller.fail(&failure))
}

/// Reads a staff list and leads to its preview. The form has `csrf`, `file`, in this order.
#[server(prefix = "/api", endpoint = "organise/staff/upload", input = MultipartFormData)]
pub async fn upload_staff(data: MultipartData) -> Result<(), AppError> {
    use crate::platform::{form, upload};
    let sent = upload::receive(data, domain::election::MAX_ROLL_FILE_BYTES).await?;
    let caller = form(&sent.csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let read = caller.service.preview_staff(by, &sent.file_name, sent.bytes).await;
    read.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect("/organise/staff/import");
    Ok(())
}

/// Takes the waiting file over without the rows that are marked.
#[server(prefix = "/api", endpoint = "organise/staff/import")]
pub async fn import_staff(
    csrf: String,
    upload: String,
    #[server(default)] leave_out: Vec<u32>,
    #[server(default)] note_gone: bool,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let done = caller.service.import_staff(by, upload, leave_out, note_gone).await;
    let done = done.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!(
        "/organise/staff?new={}&changed={}&gone={}&left_out={}",
        done.new, done.changed, done.gone, done.left_out
    ));
    Ok(())
}

/// Throws the waiting file away.
#[server(prefix = "/api", endpoint = "organise/staff/forget")]
pub async fn forget_staff(csrf: String) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    caller.service.forget_staff_file(by).await.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect("/organise/staff");
    Ok(())
}

//! Figures that people state.

use domain::progress::FiguresPage;
use leptos::{
    prelude::*,
    server_fn::codec::{MultipartData, MultipartFormData},
};

use super::AppError;

/// What was stated, what waits, and the file that waits to be taken over.
#[server(prefix = "/api", endpoint = "figures")]
pub async fn read_figures() -> Result<FiguresPage, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.figure_keeper().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.figures_page(by).await.map_err(|why| caller.fail(&why))
}

/// States one figure. A refused one comes back to the form, where it is mended: nothing typed is lost.
#[server(prefix = "/api", endpoint = "figures/state")]
pub async fn state_figure(
    csrf: String,
    agency: String,
    measure: String,
    day: String,
    amount: String,
    note: String,
) -> Result<(), AppError> {
    use crate::platform::back_to;
    use domain::Coded;
    use service::{Failure, progress::stated::FigureByHand};
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.figure_keeper().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let figure = FigureByHand { agency, measure, day, amount, note };
    let address = match caller.service.state_figure(by, figure.clone()).await {
        Ok(outcome) => format!("/figures?done={}", outcome.name()),
        Err(Failure::Refused(refusal)) => {
            let wrong = refusal.fields().into_iter().next();
            let (field, code) =
                wrong.map_or((String::new(), refusal.code()), |wrong| (wrong.field, wrong.code));
            let FigureByHand { agency, measure, day, amount, note } = &figure;
            let typed =
                [("agency", agency), ("measure", measure), ("day", day), ("amount", amount), ("note", note)];
            let mut typed: Vec<(&str, &str)> = typed.map(|(name, text)| (name, text.as_str())).into();
            typed.extend([("field", field.as_str()), ("problem", code.name())]);
            back_to::form("/figures", &typed)
        }
        Err(why) => return Err(caller.fail(&why)),
    };
    leptos_axum::redirect(&address);
    Ok(())
}

/// Reads a file and leads to its preview. The form has `csrf` and `file`, in this order.
#[server(prefix = "/api", endpoint = "figures/upload", input = MultipartFormData)]
pub async fn upload_figures(data: MultipartData) -> Result<(), AppError> {
    use crate::platform::{form, upload};
    let sent = upload::receive(data, domain::progress::MAX_FIGURE_FILE_BYTES).await?;
    let caller = form(&sent.csrf)?;
    let by = caller.signed_in.figure_keeper().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let read = caller.service.preview_figures(by, &sent.file_name, sent.bytes).await;
    read.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/figures");
    Ok(())
}

/// Takes the waiting file over.
#[server(prefix = "/api", endpoint = "figures/take")]
pub async fn take_figures(csrf: String, upload: String) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.figure_keeper().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let done = caller.service.take_figures(by, upload).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect(&format!(
        "/figures?done=taken&new={}&corrected={}&unchanged={}",
        done.new, done.corrected, done.unchanged
    ));
    Ok(())
}

/// Throws the waiting file away.
#[server(prefix = "/api", endpoint = "figures/forget")]
pub async fn forget_figures(csrf: String) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.figure_keeper().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.forget_figures(by).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/figures");
    Ok(())
}

/// Accepts or rejects the marked figures.
#[server(prefix = "/api", endpoint = "figures/decide")]
pub async fn decide_figures(
    csrf: String,
    #[server(default)] ids: Vec<i64>,
    accept: bool,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let decided = caller.service.decide_figures(by, ids, accept).await;
    crate::platform::figures::lead_back(&caller, decided, accept)
}

/// Accepts or rejects all figures of an agency up to the newest one that was shown.
#[server(prefix = "/api", endpoint = "figures/decide-agency")]
pub async fn decide_agency_figures(
    csrf: String,
    agency: String,
    up_to: i64,
    accept: bool,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let decided = caller.service.decide_agency_figures(by, agency, up_to, accept).await;
    crate::platform::figures::lead_back(&caller, decided, accept)
}

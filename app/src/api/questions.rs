//! The question bank, for authors and reviewers.

use domain::contest::{BankOverview, OpenedQuestion};
use leptos::{
    prelude::*,
    server_fn::codec::{MultipartData, MultipartFormData},
};

use super::AppError;

/// The questions by state, without their texts.
#[server(prefix = "/api", endpoint = "questions")]
pub async fn read_bank() -> Result<BankOverview, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.bank_reader().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.bank_overview(by).await.map_err(|why| caller.fail(&why))
}

/// Shows a question, and notes that it was opened.
#[server(prefix = "/api", endpoint = "questions/open")]
pub async fn open_question(id: i64) -> Result<OpenedQuestion, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.bank_reader().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.open_question(by, id).await.map_err(|why| caller.fail(&why))
}

/// Takes the questions of a file as drafts. The form has `csrf` and `file`, in this order.
#[server(prefix = "/api", endpoint = "questions/upload", input = MultipartFormData)]
pub async fn upload_questions(data: MultipartData) -> Result<(), AppError> {
    use crate::platform::{form, upload};
    let sent = upload::receive(data, domain::contest::MAX_QUESTION_FILE_BYTES).await?;
    let caller = form(&sent.csrf)?;
    let by = caller.signed_in.question_author().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let read = caller.service.import_questions(by, &sent.file_name, sent.bytes).await;
    read.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/questions");
    Ok(())
}

/// Approves a draft that somebody else has written, or sends it back.
#[server(prefix = "/api", endpoint = "questions/review")]
pub async fn review_question(csrf: String, id: i64, approve: bool, note: String) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.question_reviewer().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.review_question(by, id, approve, &note).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/questions");
    Ok(())
}

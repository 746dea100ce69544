//! The question bank, for authors and reviewers.

use domain::{
    Bilingual,
    contest::{BankOverview, OpenedQuestion, QuestionKind, RawOption, RawQuestion},
};
use leptos::{
    prelude::*,
    server_fn::codec::{MultipartData, MultipartFormData},
};
use serde::{Deserialize, Serialize};

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

/// A question as a form sends it, as typed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct QuestionForm {
    #[serde(default)]
    code: String,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    difficulty: String,
    kind: QuestionKind,
    text_vi: String,
    #[serde(default)]
    text_en: String,
    #[serde(default)]
    options_vi: Vec<String>,
    #[serde(default)]
    options_en: Vec<String>,
    /// Places of the options that are marked as right.
    #[serde(default)]
    right: Vec<usize>,
    #[serde(default)]
    source_vi: String,
    #[serde(default)]
    source_en: String,
    #[serde(default)]
    valid_from: String,
    #[serde(default)]
    valid_until: String,
    #[serde(default)]
    explanation: String,
}

impl From<QuestionForm> for RawQuestion {
    fn from(form: QuestionForm) -> Self {
        let used = form.options_vi.iter().rposition(|option| !option.trim().is_empty());
        let options = form.options_vi.into_iter().take(used.map_or(0, |last| last + 1));
        let english = form.options_en.into_iter().chain(std::iter::repeat(String::new()));
        let option = |(place, (vi, en)): (usize, (String, String))| RawOption {
            text: Bilingual::new(vi, en),
            is_right: form.right.contains(&place),
        };
        Self {
            code: form.code,
            topic: form.topic,
            difficulty: form.difficulty,
            kind: form.kind,
            text: Bilingual::new(form.text_vi, form.text_en),
            options: options.zip(english).enumerate().map(option).collect(),
            source: Bilingual::new(form.source_vi, form.source_en),
            valid_from: form.valid_from,
            valid_until: form.valid_until,
            explanation: form.explanation,
            ..Self::default()
        }
    }
}

/// Takes a question that was written by hand as a draft; what is wrong with it stands in the report.
///
/// `replaces`: the question that it is a new version of.
#[server(prefix = "/api", endpoint = "questions/write")]
pub async fn write_question(
    csrf: String,
    form: QuestionForm,
    #[server(default)] replaces: Option<i64>,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.question_author().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let report =
        caller.service.write_question(by, form.into(), replaces).await.map_err(|why| caller.fail(&why))?;
    if report.faulty > 0 {
        return Err(domain::Code::FaultyQuestion.into());
    }
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

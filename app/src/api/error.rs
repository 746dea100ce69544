//! The one error that crosses to the browser.

use domain::{Code, FieldError};
use leptos::{
    prelude::FromServerFnError,
    server_fn::{codec::JsonEncoding, error::ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// A refusal by stable code, with the fields at fault; never a database's or a parser's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppError {
    /// Why.
    pub code: Code,
    /// Which form fields are at fault.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
    /// With [`Code::Internal`]: what to tell the IT office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

impl AppError {
    /// What is wrong with one field.
    #[must_use]
    pub fn of_field(&self, field: &str) -> Option<Code> {
        self.fields.iter().find(|error| error.field == field).map(|error| error.code)
    }
}

impl From<Code> for AppError {
    fn from(code: Code) -> Self {
        Self { code, fields: Vec::new(), request_id: None }
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.code.name())
    }
}

impl std::error::Error for AppError {}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => Code::Malformed.into(),
            ServerFnErrorErr::Request(_) => Code::Unreachable.into(),
            _ => Code::Internal.into(),
        }
    }
}

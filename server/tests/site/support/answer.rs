//! What the site answered.

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Response, StatusCode},
};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A whole answer of the site.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// Reads to the end; none when the answer is cut off.
    pub(super) async fn read(response: Response<Body>) -> Option<Self> {
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.ok()?;
        // Files that are no text are looked at by their status and headers only.
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Some(Self { status: parts.status, headers: parts.headers, body })
    }

    /// The stable code of a refusal; none when there is no refusal.
    pub fn code(&self) -> Option<String> {
        let error: Value = serde_json::from_str(&self.body).ok()?;
        Some(error.get("code")?.as_str()?.to_owned())
    }

    /// The form fields at fault.
    pub fn fields(&self) -> Vec<String> {
        let error: Value = serde_json::from_str(&self.body).expect("a refusal");
        let name = |field: &Value| field["field"].as_str().map(str::to_owned);
        error["fields"].as_array().map(|fields| fields.iter().filter_map(name).collect()).unwrap_or_default()
    }

    /// The result of a server function that succeeded.
    pub fn result<T: DeserializeOwned>(&self) -> T {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    /// The one header with this name; empty when there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().expect("headers are text")).unwrap_or_default()
    }

    /// All `Set-Cookie` headers.
    pub fn cookies(&self) -> Vec<&str> {
        let all = self.headers.get_all("set-cookie").iter();
        all.map(|value| value.to_str().expect("headers are text")).collect()
    }

    /// Asserts that this is a refusal with `code`, as JSON with nothing but codes and field names.
    pub fn assert_refused(&self, status: u16, code: &str) {
        assert_eq!((self.code().as_deref(), self.status.as_u16()), (Some(code), status), "{self:?}");
        assert_eq!(self.header("content-type"), "application/json", "{self:?}");
        let error: Value = serde_json::from_str(&self.body).expect("checked above");
        for key in error.as_object().expect("an object").keys() {
            assert!(["code", "fields", "request_id"].contains(&key.as_str()), "{self:?}");
        }
    }

    /// Asserts success of a server function.
    pub fn assert_done(&self) {
        assert_eq!((self.status.as_u16(), self.code()), (200, None), "{self:?}");
    }
}

//! The server's side: who asks, which service answers, and how a failure is told.

pub mod back_to;
pub mod contest;
pub mod cookies;
pub mod device;
pub mod download;
pub mod draft;
pub mod figures;
pub mod kept;
mod live;
pub mod pause;
pub mod secret;
pub mod sent_rating;
pub mod session_store;
mod status;
pub mod steps;
pub mod upload;
pub mod worker;

use std::sync::Arc;

use domain::{
    Code, Coded,
    viewer::{Language, TextSize, Viewer},
};
use http::request::Parts;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use service::{Failure, Service, live::LiveFeed, session::SignedIn};

pub use status::{answer_with, status_of};

use crate::api::AppError;
pub use live::{BoardNews, BoardWatch, watch_board};

/// Everything a server function knows about its request; put into the request by the server crate.
#[derive(Clone)]
pub struct Caller {
    /// The use cases.
    pub service: Service,
    /// The live board, read once for everybody.
    pub live: LiveFeed,
    /// Address under which people reach the site, without a slash at its end.
    pub public_url: Arc<str>,
    /// Who is behind the request.
    pub signed_in: SignedIn,
    /// The session cookie as sent, so that signing out can end it.
    pub session_cookie: Option<Arc<str>>,
    /// The contestant's cookie as sent: from it follows the entry code that its holder may see.
    pub contest_cookie: Option<Arc<str>>,
    /// Token that this browser's forms must carry.
    pub csrf: CsrfKey,
    /// Interface language.
    pub language: Language,
    /// Size of the text.
    pub text_size: TextSize,
    /// Whether cookies are marked for HTTPS only.
    pub secure: bool,
    /// Identifies the request in the logs.
    pub request_id: Arc<str>,
}

/// The form token of one browser: a hash of a random cookie that other sites cannot read.
#[derive(Clone)]
pub struct CsrfKey(Arc<str>);

impl CsrfKey {
    /// The token that belongs to a browser's visit cookie.
    #[must_use]
    pub fn of_visit(visit: &str) -> Self {
        Self(service::session::form_token(visit).into())
    }

    fn is(&self, token: &str) -> bool {
        // Guessing letter by letter gains nothing: the token is a hash and changes with the cookie.
        *self.0 == *token
    }
}

impl Caller {
    /// Turns a failed use case into what the browser may know, and logs what it may not.
    pub fn fail<R: Coded + std::fmt::Debug>(&self, failure: &Failure<R>) -> AppError {
        let code = failure.code();
        if code == Code::Internal {
            tracing::error!(request_id = %self.request_id, error = ?failure, "use case failed");
        }
        AppError { code, fields: failure.fields(), request_id: self.request_id_for(code) }
    }

    fn request_id_for(&self, code: Code) -> Option<String> {
        (code == Code::Internal).then(|| self.request_id.to_string())
    }
}

/// The caller of the current request, for reading.
pub fn request() -> Result<Caller, AppError> {
    use_context::<Parts>()
        .and_then(|parts| parts.extensions.get::<Caller>().cloned())
        .ok_or_else(|| AppError::from(Code::Internal))
}

/// The caller of the current form post; refuses a form of another site or browser.
pub fn form(csrf: &str) -> Result<Caller, AppError> {
    let caller = request()?;
    if !caller.csrf.is(csrf) {
        return Err(Code::FormTokenInvalid.into());
    }
    Ok(caller)
}

/// The server's clock, UTC milliseconds; 0 outside a request.
#[must_use]
pub fn now_ms() -> i64 {
    request().map(|caller| caller.service.now_ms()).unwrap_or_default()
}

/// Who looks at the page.
#[must_use]
pub fn viewer() -> Viewer {
    match request() {
        Ok(caller) => Viewer {
            language: caller.language,
            text_size: caller.text_size,
            csrf: caller.csrf.0.to_string(),
            who: caller.signed_in.who(),
            is_contestant: caller.signed_in.is_contestant(),
        },
        // While routes are listed at start-up there is no request.
        Err(_) => Viewer {
            language: Language::Vietnamese,
            text_size: TextSize::Normal,
            csrf: String::new(),
            who: None,
            is_contestant: false,
        },
    }
}

/// Whether the page that is being rendered does without a program: the one for citizens at a counter, who rate on
/// old phones and slow networks, and whose page has nothing that moves.
#[must_use]
pub fn is_plain() -> bool {
    use_context::<Parts>().is_some_and(|parts| parts.uri.path().starts_with("/rate/"))
}

/// Sends the content security policy of the page that is being rendered.
pub fn policy() {
    let (Some(nonce), Some(response)) = (leptos::nonce::use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    // `strict-dynamic` lets the module that carries the nonce load the other chunks.
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; font-src 'self'; worker-src 'self'; manifest-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    if let Ok(value) = http::HeaderValue::from_str(&policy) {
        response.insert_header(http::header::CONTENT_SECURITY_POLICY, value);
    }
}

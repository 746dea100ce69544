//! Finds out who asks, before any page or server function runs.

use std::sync::Arc;

use app::platform::{Caller, CsrfKey, cookies};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::viewer::{Language, TextSize};
use service::Entropy;
use tower_http::request_id::RequestId;

use crate::state::AppState;

/// Recognises the session, reads the settings and hands both on as [`Caller`].
pub async fn recognise(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let secure = state.secure;
    forget_foreign_referer(request.headers_mut(), &state.public_url);
    let cookies = Cookies::read(request.headers(), secure);
    let signed_in =
        match state.service.recognise(cookies.session.as_deref(), cookies.contest.as_deref()).await {
            Ok(signed_in) => signed_in,
            Err(error) => {
                tracing::error!(%error, "sessions cannot be read");
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
        };
    let is_new = cookies.visit.is_none();
    let visit = cookies.visit.unwrap_or_else(|| new_visit(&*state.entropy));
    let caller = Caller {
        service: state.service.clone(),
        live: state.live.clone(),
        public_url: state.public_url.clone(),
        signed_in,
        session_cookie: cookies.session.map(Into::into),
        contest_cookie: cookies.contest.map(Into::into),
        csrf: CsrfKey::of_visit(&visit),
        language: cookies.language,
        text_size: cookies.text_size,
        secure,
        request_id: request_id(&request),
    };
    request.extensions_mut().insert(caller);
    let mut response = next.run(request).await;
    if is_new {
        let lives_s = 30 * 24 * 3600;
        let cookie = cookies::set_cookie(cookies::VISIT, &visit, lives_s, secure);
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    // What is shown depends on who asks: no shared cache may keep it.
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Forms without WebAssembly are answered by a redirect to the referer: it must be a page of ours.
///
/// Ours is the host that was asked, and the public address, whose proxy may ask under another name.
fn forget_foreign_referer(headers: &mut HeaderMap, public_url: &str) {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let referer = text(header::REFERER).and_then(authority);
    let ours = [text(header::HOST).map(str::to_owned), authority(public_url)];
    if referer.is_none() || !ours.contains(&referer) {
        headers.remove(header::REFERER);
    }
}

fn authority(address: &str) -> Option<String> {
    address.parse::<Uri>().ok()?.authority().map(ToString::to_string)
}

/// The product's cookies in a request.
struct Cookies {
    session: Option<String>,
    contest: Option<String>,
    visit: Option<String>,
    language: Language,
    text_size: TextSize,
}

impl Cookies {
    fn read(headers: &HeaderMap, secure: bool) -> Self {
        let cookie = |name| read_cookie(headers, &cookies::full_name(name, secure));
        Self {
            session: cookie(cookies::SESSION),
            contest: cookie(cookies::CONTEST),
            visit: cookie(cookies::VISIT).filter(|visit| visit.len() == VISIT_LETTERS),
            language: named(cookie(cookies::LANGUAGE)).unwrap_or(Language::Vietnamese),
            text_size: named(cookie(cookies::TEXT_SIZE)).unwrap_or(TextSize::Normal),
        }
    }
}

/// Length of the visit cookie: 24 random bytes in base64.
const VISIT_LETTERS: usize = 32;

fn new_visit(entropy: &dyn Entropy) -> String {
    let mut bytes = [0; 24];
    entropy.fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

fn request_id(request: &Request) -> Arc<str> {
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
    id.unwrap_or_default().into()
}

fn named<T: std::str::FromStr>(name: Option<String>) -> Option<T> {
    name.and_then(|name| name.parse().ok())
}

fn read_cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then(|| value.to_owned()))
}

//! Which address is answered by what, and through which layers.

use std::{sync::Arc, time::Duration};

use app::{App, shell};
use axum::{
    Router,
    http::{HeaderValue, Request, header},
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use leptos_axum::{LeptosRoutes, generate_route_list, render_app_async};
use service::Entropy;
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer},
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeaderLayer,
    timeout::RequestBodyTimeoutLayer,
    trace::TraceLayer,
};

use crate::{
    body, caller, headers, ingest, live, observe, own_data, progress_file, qr, questions, record, results,
    state::AppState, status, trend,
};

/// How long a slow phone may take between two pieces of a body.
const BODY_PATIENCE: Duration = Duration::from_secs(30);

/// The whole site.
pub fn router(state: AppState) -> Router {
    let pages = Router::new()
        .route("/progress.xlsx", get(progress_file::excel))
        .route("/progress.pdf", get(progress_file::pdf))
        .leptos_routes(&state, generate_route_list(App), {
            let options = state.leptos.clone();
            move || shell(options.clone())
        })
        .fallback(render_app_async({
            let options = state.leptos.clone();
            move || shell(options.clone())
        }))
        .route("/questions/export/{file}", get(questions::export))
        .route("/contest/my-data.json", get(own_data::file))
        .layer(from_fn_with_state(state.clone(), caller::recognise));
    let frame = ServiceBuilder::new()
        // An id of the client's own making must not stand in our log.
        .map_request(forget_request_id)
        .layer(SetRequestIdLayer::x_request_id(RandomRequestId(state.entropy.clone())))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(from_fn_with_state(state.clone(), headers::secure))
        .layer(from_fn(observe::measure))
        .layer(from_fn(status::correct))
        .layer(CatchPanicLayer::new())
        .layer(RequestBodyTimeoutLayer::new(BODY_PATIENCE));
    Router::new()
        .route("/healthz", get(observe::healthz))
        .route("/readyz", get(observe::readyz))
        .route("/metrics", get(observe::metrics))
        .route("/live", get(live::feed))
        .route("/progress/trend.svg", get(trend::image))
        .route("/qr/{file}", get(qr::sheet_code))
        .route("/elections/{id}/record.txt", get(record::file))
        .route("/elections/{id}/record.svg", get(record::code))
        .route("/contest/results/{file}", get(results::file))
        .merge(files(&state))
        .merge(pages)
        .layer(from_fn(body::limit))
        // Programs may send more than browsers, and are told so in codes.
        .merge(ingest::routes())
        .layer(frame)
        .with_state(state)
}

/// The built files. Their names carry a hash of their content, so they may be kept for good.
fn files(state: &AppState) -> Router<AppState> {
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    // A worker obeys the policy that its own script comes with.
    let policy = HeaderValue::from_static(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    );
    let folder = |name: &str| {
        let folder = ServeDir::new(state.site_root.join(name)).precompressed_br().precompressed_gzip();
        ServiceBuilder::new()
            .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, forever.clone()))
            .service(folder)
    };
    let worker = ServiceBuilder::new()
        .layer(SetResponseHeaderLayer::overriding(header::CONTENT_SECURITY_POLICY, policy))
        .service(folder("worker"));
    Router::new()
        .nest_service("/pkg", folder("pkg"))
        .nest_service("/worker", worker)
        .route_service("/favicon.svg", ServeFile::new(state.site_root.join("favicon.svg")))
}

/// A span without query strings, cookies or bodies: nothing personal reaches the log.
fn span<B>(request: &Request<B>) -> tracing::Span {
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
    tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
}

fn forget_request_id<B>(mut request: Request<B>) -> Request<B> {
    request.headers_mut().remove("x-request-id");
    request
}

#[derive(Clone)]
struct RandomRequestId(Arc<dyn Entropy>);

impl MakeRequestId for RandomRequestId {
    fn make_request_id<B>(&mut self, _request: &Request<B>) -> Option<RequestId> {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        let id = format!("{:016x}", u64::from_be_bytes(bytes));
        HeaderValue::from_str(&id).ok().map(RequestId::new)
    }
}

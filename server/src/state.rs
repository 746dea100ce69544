//! What every handler may use.

use std::{ops::Deref, path::PathBuf, sync::Arc};

use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use metrics_exporter_prometheus::PrometheusHandle;
use service::{Entropy, Service, live::LiveFeed};
use tokio_util::sync::CancellationToken;

/// What every handler may use; one pointer, for the layers copy it many times for each request.
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

/// What [`AppState`] holds.
pub struct Parts {
    /// The use cases.
    pub service: Service,
    /// The live board.
    pub live: LiveFeed,
    /// Randomness for cookies and request ids.
    pub entropy: Arc<dyn Entropy>,
    /// Whether people reach the site over HTTPS.
    pub secure: bool,
    /// Address under which people reach the site.
    pub public_url: Arc<str>,
    /// Folder with the built site.
    pub site_root: PathBuf,
    /// How Leptos finds its files.
    pub leptos: LeptosOptions,
    /// The figures, if they are served.
    pub metrics: Option<PrometheusHandle>,
    /// Cancelled when the server is asked to stop.
    pub stopping: CancellationToken,
}

impl From<Parts> for AppState {
    fn from(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for AppState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}

//! What every handler may use.

use std::{path::PathBuf, sync::Arc};

use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use metrics_exporter_prometheus::PrometheusHandle;
use service::{Entropy, Service, live::LiveFeed};
use tokio_util::sync::CancellationToken;

/// What every handler may use.
#[derive(Clone)]
pub struct AppState {
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

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}

//! The site in this process, and the people who use it.
//!
//! An [`Actor`] is one browser: it keeps cookies and takes the form token from a page it has seen.

mod actor;
mod answer;
mod form;
mod program;
mod voter;

use std::sync::{Arc, OnceLock};

use axum::{Router, http::Method};
use leptos::{config::LeptosOptions, server_fn::axum::server_fn_paths};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use server::{AppState, Parts, router};
use service::{Service, demo::DemoHandout, live::LiveFeed};
use sqlx::{Connection, SqliteConnection};
use store::Db;
use testkit::{TestClock, TestEntropy, on_both_at, service_on};
use tokio_util::sync::CancellationToken;

pub use actor::Actor;
pub use answer::Answer;
pub use program::{Database, Program};
pub use voter::{ELECTION, Voter, first_choices};

/// Where people reach the site.
pub const ADDRESS: &str = "http://thidua.test";

/// The whole site on a database with the demonstration, and a clock that stands still.
pub struct Site {
    router: Router,
    /// The use cases, for what no page offers.
    pub service: Service,
    /// The live board as pages see it.
    pub live: LiveFeed,
    /// The server's clock.
    pub clock: TestClock,
    /// Codes and passwords of the demonstration.
    pub handout: DemoHandout,
    /// Cancelled when the server is asked to stop.
    pub stopping: CancellationToken,
    url: String,
}

impl Site {
    async fn reached_at(db: Db, url: String, public_url: &str) -> Self {
        let (service, clock) = service_on(db);
        let handout = service.load_demo().await.expect("the database is empty");
        let stopping = CancellationToken::new();
        let live = LiveFeed::start(service.clone()).await.expect("the board can be read");
        let state = AppState::from(Parts {
            live: live.clone(),
            service: service.clone(),
            entropy: Arc::new(TestEntropy::seeded(2)),
            secure: public_url.starts_with("https://"),
            public_url: public_url.into(),
            leptos: LeptosOptions::builder().output_name("thidua").hash_files(false).build(),
            site_root: "no-site-is-built-for-these-tests".into(),
            metrics: Some(metrics()),
            stopping: stopping.clone(),
        });
        Self { router: router(state), service, live, clock, handout, stopping, url }
    }

    /// Somebody with a fresh browser.
    pub fn visitor(&self) -> Actor {
        Actor::here(self.router.clone())
    }

    /// The router itself, for answers that have no end.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// The staff account with this name, signed in.
    pub async fn staff(&self, username: &str) -> Actor {
        let mut actor = self.visitor();
        let fields = [("username", username), ("password", self.password(username))];
        let answer = actor.post("/api/session/staff", &fields).await;
        assert_eq!(answer.code(), None, "{answer:?}");
        actor
    }

    /// The official with this staff code, in a browser of their own.
    pub async fn voter(&self, staff_code: &str) -> Voter {
        Voter::with_code(self.visitor(), self.voting_code(staff_code)).await
    }

    /// The voting code of the official with this staff code.
    pub fn voting_code(&self, staff_code: &str) -> &str {
        let official = self.handout.officials.iter().find(|official| official.staff_code == staff_code);
        &official.expect("an official of the demonstration").voting_code
    }

    /// The password of a staff account.
    pub fn password(&self, username: &str) -> &str {
        let account = self.handout.accounts.iter().find(|account| account.username == username);
        &account.expect("an account of the demonstration").password
    }

    /// Watches for commits to the database (SQLite only).
    pub async fn watch_commits(&self) -> Commits {
        let mut commits = Commits {
            connection: SqliteConnection::connect(&self.url).await.expect("SQLite opens"),
            seen: 0,
        };
        commits.seen = commits.version().await;
        commits
    }
}

/// Tells whether anything at all was stored since it was made.
pub struct Commits {
    connection: SqliteConnection,
    seen: i64,
}

impl Commits {
    /// Asserts that nobody has committed anything to the database.
    pub async fn assert_none(&mut self, after: &str) {
        assert_eq!(self.version().await, self.seen, "something was stored after {after}");
    }

    /// Asserts that something was committed: otherwise [`Commits::assert_none`] would prove nothing.
    pub async fn assert_some(&mut self) {
        assert_ne!(self.version().await, self.seen, "nothing was stored");
    }

    async fn version(&mut self) -> i64 {
        // Differs as soon as another connection has changed the file.
        let version = sqlx::query_scalar("PRAGMA data_version").fetch_one(&mut self.connection).await;
        version.expect("SQLite answers")
    }
}

/// Runs a test on the site with SQLite.
pub async fn on_site(test: impl AsyncFn(Site)) {
    on_site_at(ADDRESS, test).await;
}

/// Runs a test on the site with SQLite, as people reach it at `public_url`.
pub async fn on_site_at(public_url: &str, test: impl AsyncFn(Site)) {
    let folder = tempfile::tempdir().expect("temporary folder");
    let url = format!("sqlite://{}", folder.path().join("test.db").display());
    let db = Db::open(&url).await.expect("SQLite opens");
    store::migrate::run(&db).await.expect("SQLite migrates");
    test(Site::reached_at(db.clone(), url, public_url).await).await;
    db.close().await;
}

/// Runs a test on the site with SQLite and then with PostgreSQL.
pub async fn on_both_sites(test: impl AsyncFn(Site)) {
    on_both_at(async |db, url| test(Site::reached_at(db, url, ADDRESS).await).await).await;
}

/// The figures of this test program; there can be one recorder only.
fn metrics() -> PrometheusHandle {
    static METRICS: OnceLock<PrometheusHandle> = OnceLock::new();
    METRICS.get_or_init(|| PrometheusBuilder::new().install_recorder().expect("the only recorder")).clone()
}

/// Every server function of the site: path and method.
pub fn server_functions() -> Vec<(&'static str, Method)> {
    let mut functions: Vec<_> = server_fn_paths().collect();
    functions.sort_by_key(|(path, _)| *path);
    functions
}

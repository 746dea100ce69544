//! The subcommands.

use std::{
    fs::OpenOptions,
    io::{IsTerminal, Read, Write},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, bail};
use axum::serve::ListenerExt;
use leptos::config::LeptosOptions;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use service::{Failure, Service, SystemClock, SystemEntropy, live::LiveFeed, staff::NewAccount};
use store::Db;
use tokio::{net::TcpListener, signal::unix::SignalKind};
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

use crate::{
    config::{
        AddUser, Backup, Database, Demo, LogFormat, Serve, Settings, User, UserCommand,
        refuse_unknown_variables,
    },
    handout,
    router::router,
    state::{AppState, Parts},
};

/// How often it is noted that counters refused ratings, in seconds: a flood costs one write in so long.
const NOTE_REFUSED_S: u64 = 30;
/// How long open requests may take to end after the server was asked to stop.
const PATIENCE: Duration = Duration::from_secs(20);

/// Serves the site until SIGINT or SIGTERM, then ends every request it accepted.
pub async fn serve(config: Option<PathBuf>, flags: Serve) -> anyhow::Result<()> {
    refuse_unknown_variables(std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()))?;
    let settings = Settings::resolve(config.as_deref(), flags)?;
    log_to_stderr(&settings)?;
    let db = open(&settings.database_url).await?;
    let entropy = Arc::new(SystemEntropy);
    let service = Service::new(db.clone(), Arc::new(SystemClock), entropy.clone());
    let metrics = if settings.metrics { Some(PrometheusBuilder::new().install_recorder()?) } else { None };
    let stopping = CancellationToken::new();
    let state = AppState::from(Parts {
        live: LiveFeed::start(service.clone()).await.context("the live board cannot be read")?,
        service: service.clone(),
        entropy,
        secure: settings.secure(),
        public_url: settings.public_url.as_str().into(),
        leptos: leptos_options(&settings)?,
        site_root: settings.site_root.clone(),
        metrics,
        stopping: stopping.clone(),
    });
    let listener = TcpListener::bind(settings.listen)
        .await
        .with_context(|| format!("cannot listen on {}", settings.listen))?
        // Small answers are the rule here; waiting to fill packets only delays them.
        .tap_io(|stream| drop(stream.set_nodelay(true)));
    tracing::info!(address = %settings.public_url, database = db.backend(), "serving");
    let chores = tokio::spawn(chores(service, state.metrics.clone(), stopping.clone()));
    let asked = stopping.clone();
    // As a service of its own the router is shared by all connections; by itself it is copied for each, 450 KB.
    let shared = router(state).into_make_service();
    let served = axum::serve(listener, shared).with_graceful_shutdown(async move {
        wait_for_signal().await;
        tracing::info!("stopping: no new requests, open ones are ended");
        asked.cancel();
    });
    let outcome = tokio::select! {
        outcome = std::future::IntoFuture::into_future(served) => outcome,
        () = async { stopping.cancelled().await; tokio::time::sleep(PATIENCE).await } => Ok(()),
    };
    drop(chores.await);
    // Everything accepted is committed before the process ends.
    db.close().await;
    Ok(outcome?)
}

/// What the server does by itself: ends overdue attempts, opens and closes rounds, tidies figures, forgets what is over.
async fn chores(service: Service, metrics: Option<PrometheusHandle>, stopping: CancellationToken) {
    let mut every_second = tokio::time::interval(Duration::from_secs(1));
    let mut seconds = 0_u64;
    loop {
        tokio::select! {
            () = stopping.cancelled() => break,
            _ = every_second.tick() => {}
        }
        if let Err(error) = service.close_overdue().await {
            tracing::error!(%error, "overdue attempts could not be ended");
        }
        if let Err(error) = service.keep_periods().await {
            tracing::error!(%error, "rounds could not be opened or closed at their time");
        }
        if let Some(metrics) = &metrics {
            metrics.run_upkeep();
        }
        if seconds.is_multiple_of(NOTE_REFUSED_S) {
            note_refused(&service).await;
        }
        if seconds.is_multiple_of(600)
            && let Err(error) = service.forget_old_forms().await
        {
            tracing::error!(%error, "forms that were refused could not be forgotten");
        }
        if seconds.is_multiple_of(3600)
            && let Err(error) = service.forget_expired_sessions().await
        {
            tracing::error!(%error, "expired sessions could not be forgotten");
        }
        seconds += 1;
    }
    // What was counted since the last time is not lost with the process.
    note_refused(&service).await;
}

async fn note_refused(service: &Service) {
    if let Err(error) = service.note_refused_ratings().await {
        tracing::error!(%error, "how often counters refused ratings could not be noted");
    }
}

async fn wait_for_signal() {
    let terminated = async {
        match tokio::signal::unix::signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}

fn log_to_stderr(settings: &Settings) -> anyhow::Result<()> {
    let filter =
        EnvFilter::try_new(&settings.log).with_context(|| format!("log filter `{}`", settings.log))?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match settings.log_format {
        LogFormat::Text => lines.with_ansi(std::io::stderr().is_terminal()).init(),
        LogFormat::Json => lines.json().init(),
    }
    Ok(())
}

/// How Leptos finds its files: from the build tool while it watches, else beside this program.
fn leptos_options(settings: &Settings) -> anyhow::Result<LeptosOptions> {
    if std::env::var_os("LEPTOS_OUTPUT_NAME").is_some() {
        return Ok(leptos::config::get_configuration(None)?.leptos_options);
    }
    let site_root: Arc<str> = settings.site_root.to_string_lossy().into();
    // The names of the built files stand in this list; without it no page can be made.
    let list = std::env::current_exe()?.with_file_name("hash.txt");
    if !list.exists() {
        bail!(
            "{} is missing: it is built together with the program and must stand beside it",
            list.display()
        );
    }
    Ok(LeptosOptions::builder()
        .output_name("thidua")
        .site_root(site_root)
        .site_pkg_dir("pkg")
        .site_addr(settings.listen)
        .hash_files(true)
        .build())
}

async fn open(url: &str) -> anyhow::Result<Db> {
    let db = Db::open(url).await.context("the database cannot be opened")?;
    store::migrate::run(&db).await.context("the schema cannot be brought up to date")?;
    Ok(db)
}

/// Fills an empty database with the demonstration and prints how to try it.
pub async fn demo(config: Option<PathBuf>, flags: Demo) -> anyhow::Result<()> {
    let serve = Serve { database: flags.database, public_url: flags.public_url, ..Serve::default() };
    let settings = Settings::resolve(config.as_deref(), serve)?;
    let db = open(&settings.database_url).await?;
    let service = Service::new(db.clone(), Arc::new(SystemClock), Arc::new(SystemEntropy));
    let handout = service.load_demo().await.map_err(told).context("the demonstration is not loaded")?;
    let files = handout::files(&handout, &settings.public_url, flags.codes_file, flags.keys_dir);
    for file in &files {
        write_private(&file.path, &file.text)?;
    }
    print!("{}", handout::printed(&handout, &settings.public_url, &files));
    db.close().await;
    Ok(())
}

/// Writes a file that only its owner can read: it holds voting codes or a key.
fn write_private(path: &Path, text: &str) -> anyhow::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(file.write_all(text.as_bytes())?)
}

/// Brings the schema up to date.
pub async fn migrate(config: Option<PathBuf>, flags: Database) -> anyhow::Result<()> {
    let url = Settings::database(config.as_deref(), &flags)?;
    let db = open(&url).await?;
    println!("the schema of the {} database is up to date", db.backend());
    db.close().await;
    Ok(())
}

/// Copies the embedded database while it is in use.
pub async fn backup(config: Option<PathBuf>, flags: Backup) -> anyhow::Result<()> {
    let url = Settings::database(config.as_deref(), &flags.database)?;
    if flags.target.exists() {
        bail!("{} exists already; a backup never overwrites", flags.target.display());
    }
    let db = Db::open(&url).await.context("the database cannot be opened")?;
    store::backup::to_file(&db, &flags.target).await?;
    println!("backup written to {}", flags.target.display());
    db.close().await;
    Ok(())
}

/// Manages staff accounts.
pub async fn user(config: Option<PathBuf>, flags: User) -> anyhow::Result<()> {
    let UserCommand::Add(flags) = flags.command;
    let url = Settings::database(config.as_deref(), &flags.database)?;
    let staff_code = flags.staff_code.clone();
    let account = new_account(flags)?;
    let db = open(&url).await?;
    let service = Service::new(db.clone(), Arc::new(SystemClock), Arc::new(SystemEntropy));
    let username = account.username.clone();
    let id = service.add_staff(account).await.map_err(told).context("the account is not created")?;
    if let Some(code) = staff_code {
        service.link_staff(id, &code).await.map_err(told).context("the staff code is not known")?;
    }
    println!("account {username} created");
    db.close().await;
    Ok(())
}

fn new_account(flags: AddUser) -> anyhow::Result<NewAccount> {
    let password = match &flags.password_file {
        Some(path) => std::fs::read_to_string(path)
            .with_context(|| format!("the password file {} cannot be read", path.display()))?,
        None => {
            eprintln!("password, then end of input:");
            let mut typed = String::new();
            std::io::stdin().read_to_string(&mut typed)?;
            typed
        }
    };
    Ok(NewAccount {
        display_name: flags.name.unwrap_or_else(|| flags.username.clone()),
        username: flags.username,
        password: password.trim_end_matches(['\r', '\n']).to_owned(),
        roles: flags.role,
    })
}

/// On the command line a refusal speaks in the rule's own words.
fn told<R: std::fmt::Display>(failure: Failure<R>) -> anyhow::Error {
    match failure {
        Failure::Refused(rule) => anyhow::anyhow!("{rule}"),
        Failure::Store(error) => error.into(),
        Failure::NotSignedIn | Failure::NotPermitted | Failure::NotFound => anyhow::anyhow!("not permitted"),
    }
}

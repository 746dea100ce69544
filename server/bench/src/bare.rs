//! The limit of the contest's figures: a bare axum server that makes the same durable writes.
//!
//! It checks nothing, signs nobody in and makes no page. What waits is written in one transaction with one
//! flush to the disk, and sent to the database as one text, so that a request costs no way of its own.

use std::{
    process::{Command, Stdio},
    sync::Arc,
    time::Duration,
};

use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    routing::{get, post},
};
use sqlx::{
    Connection, PgConnection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{mpsc, oneshot},
};

use crate::{
    http::Line,
    load::{self, Client, Outcome, Plan, Steps, now},
    program::Running,
};

/// How the load tool calls itself to be this server.
pub const SUBCOMMAND: &str = "bare-server";
/// Most requests in one commit, as in the product.
const MOST_PER_COMMIT: usize = 256;
/// As many questions as on the demonstration's paper.
const QUESTIONS: u64 = 15;

const SCHEMA: [&str; 5] = [
    "CREATE TABLE bare_contestant (id BIGINT PRIMARY KEY, identity TEXT NOT NULL UNIQUE, full_name TEXT NOT NULL,
        phone TEXT NOT NULL, handle TEXT NOT NULL UNIQUE, code_hash TEXT NOT NULL, entered_at BIGINT NOT NULL)",
    "CREATE TABLE bare_session (token_hash TEXT PRIMARY KEY, contestant_id BIGINT NOT NULL)",
    "CREATE TABLE bare_audit (id BIGINT PRIMARY KEY, action TEXT NOT NULL, subject TEXT NOT NULL)",
    "CREATE TABLE bare_attempt (id BIGINT PRIMARY KEY, state TEXT NOT NULL, started_at BIGINT NOT NULL,
        deadline_at BIGINT NOT NULL, ended_at BIGINT, correct BIGINT)",
    "CREATE TABLE bare_item (attempt_id BIGINT NOT NULL, place BIGINT NOT NULL, question_id BIGINT NOT NULL,
        option_order TEXT NOT NULL, chosen BIGINT, sequence BIGINT NOT NULL, saved_at BIGINT,
        PRIMARY KEY (attempt_id, place))",
];

/// One statement text and whom to tell after the commit.
type Write = (String, oneshot::Sender<()>);

enum Connected {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Connected {
    async fn to(url: &str) -> anyhow::Result<Self> {
        if !url.starts_with("sqlite:") {
            return Ok(Self::Postgres(PgConnection::connect(url).await?));
        }
        // As the product opens its own.
        let options = url
            .parse::<SqliteConnectOptions>()?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        Ok(Self::Sqlite(SqliteConnection::connect_with(&options).await?))
    }

    /// Runs the statements; they are made here from numbers only.
    async fn run(&mut self, sql: String) -> Result<(), sqlx::Error> {
        let text = sqlx::raw_sql(sqlx::AssertSqlSafe(sql));
        match self {
            Self::Sqlite(connection) => text.execute(connection).await.map(drop),
            Self::Postgres(connection) => text.execute(connection).await.map(drop),
        }
    }
}

/// Serves until it is killed.
pub async fn serve(url: &str, listen: &str) -> anyhow::Result<()> {
    let mut connected = Connected::to(url).await?;
    connected.run(SCHEMA.join(";")).await?;
    let (writes, waiting) = mpsc::channel(4096);
    tokio::spawn(commit_together(connected, waiting));
    let router = Router::new()
        .route("/register/{id}", post(register))
        .route("/start/{id}", post(start))
        .route("/save/{id}/{place}", post(save))
        .route("/submit/{id}", post(submit))
        .route("/result/{id}", get(async || "{}"))
        .with_state(Arc::new(writes));
    Ok(axum::serve(TcpListener::bind(listen).await?, router).await?)
}

async fn commit_together(mut connected: Connected, mut waiting: mpsc::Receiver<Write>) {
    let mut writes = Vec::with_capacity(MOST_PER_COMMIT);
    while waiting.recv_many(&mut writes, MOST_PER_COMMIT).await > 0 {
        let texts: Vec<&str> = writes.iter().map(|(sql, _)| sql.as_str()).collect();
        let sql = format!("BEGIN;{};COMMIT", texts.join(";"));
        if let Err(error) = connected.run(sql).await {
            // Whoever waits is not answered, so that the benchmark fails.
            eprintln!("the bare server cannot write: {error}");
            return;
        }
        for (_, reply) in writes.drain(..) {
            // Whoever waits may have gone.
            reply.send(()).ok();
        }
    }
}

type Writes = State<Arc<mpsc::Sender<Write>>>;

async fn write(writes: &mpsc::Sender<Write>, sql: String) -> StatusCode {
    let (reply, done) = oneshot::channel();
    match (writes.send((sql, reply)).await, done.await) {
        (Ok(()), Ok(())) => StatusCode::OK,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

async fn register(State(writes): Writes, Path(id): Path<u64>) -> StatusCode {
    let sql = format!(
        "INSERT INTO bare_contestant VALUES ({id}, 'citizen 09{id:08} 11356 nguyen van do dac',
             'Nguyễn Văn Đo Đạc', '09{id:08}', 'H{id:08}', '{id:064}', 1795226400000);
         INSERT INTO bare_session VALUES ('{id:064}', {id});
         INSERT INTO bare_audit VALUES ({}, 'contest.enter', 'round 1')",
        id * 2
    );
    write(&writes, sql).await
}

async fn start(State(writes): Writes, Path(id): Path<u64>) -> StatusCode {
    let items: Vec<String> = (0..QUESTIONS)
        .map(|place| format!("({id}, {place}, {}, '2013', NULL, 0, NULL)", place + 1))
        .collect();
    let sql = format!(
        "INSERT INTO bare_attempt VALUES ({id}, 'open', 1795226400000, 1795227600000, NULL, NULL);
         INSERT INTO bare_item VALUES {}",
        items.join(", ")
    );
    write(&writes, sql).await
}

async fn save(State(writes): Writes, Path((id, place)): Path<(u64, u64)>) -> StatusCode {
    let sql = format!(
        "UPDATE bare_item SET chosen = {}, sequence = 1, saved_at = 1795226401000
         WHERE attempt_id = {id} AND place = {place} AND sequence < 1",
        place % 4
    );
    write(&writes, sql).await
}

async fn submit(State(writes): Writes, Path(id): Path<u64>) -> StatusCode {
    let sql = format!(
        "UPDATE bare_attempt SET state = 'submitted', ended_at = 1795226500000, correct = 4 WHERE id = {id};
         INSERT INTO bare_audit VALUES ({}, 'contest.submit', 'attempt {id}')",
        id * 2 + 1
    );
    write(&writes, sql).await
}

/// Measures the bare server with so many clients for so long.
pub async fn measure(url: &str, clients: usize, longest: Duration) -> anyhow::Result<Outcome> {
    let free = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
    let mut command = Command::new(std::env::current_exe()?);
    let mut server = Running(command.args([SUBCOMMAND, url, &free]).stdin(Stdio::null()).spawn()?);
    while TcpStream::connect(&free).await.is_err() {
        anyhow::ensure!(server.0.try_wait()?.is_none(), "the bare server ended at once");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let mut lines = Vec::new();
    for _ in 0..clients {
        lines.push(Bare(Line::open(&free).await?));
    }
    let outcome = load::run(lines, 1, Plan { journeys: u64::MAX, longest, per_second: None }).await?;
    drop(server);
    Ok(outcome)
}

struct Bare(Line);

impl Client for Bare {
    async fn journey(&mut self, number: u64, steps: &mut Steps) -> anyhow::Result<()> {
        self.step(steps, "register", "POST", &format!("/register/{number}")).await?;
        self.step(steps, "start", "POST", &format!("/start/{number}")).await?;
        for place in 0..QUESTIONS {
            self.step(steps, "save", "POST", &format!("/save/{number}/{place}")).await?;
        }
        self.step(steps, "submit", "POST", &format!("/submit/{number}")).await?;
        self.step(steps, "result", "GET", &format!("/result/{number}")).await
    }
}

impl Bare {
    async fn step(
        &mut self,
        steps: &mut Steps,
        step: &'static str,
        method: &str,
        path: &str,
    ) -> anyhow::Result<()> {
        let since = now();
        let answer = self.0.send(method, path, "", "").await?;
        anyhow::ensure!(answer.status == 200, "{path} was answered with {}", answer.status);
        steps.took(step, since);
        Ok(())
    }
}

//! Case events by API: one at a time, and in the largest batches that are taken.

use std::{sync::Arc, time::Duration};

use anyhow::Context;
use sqlx::{
    Connection, PgConnection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use tokio::task::JoinSet;

use crate::{
    limit,
    program::{Program, backend},
    report::Figure,
    reporter::Reporter,
    stopwatch::Stopwatch,
};

/// Programs that report single events at the same time.
const SINGLES: usize = 64;
/// Events that each of them reports: as many as one may send at once.
const SINGLE_EVENTS: usize = 200;
/// Programs that report batches at the same time.
const BATCHERS: usize = 4;
/// Batches that each of them reports.
const BATCHES: usize = 60;
/// Events of a batch.
const BATCH: u64 = 500;
/// Nothing is sent later than this after the first batch.
const LONGEST: Duration = Duration::from_secs(60);
/// How long the limit is measured.
const SPAN: Duration = Duration::from_secs(3);
/// Rows of one statement of the bare loop; as many as the server writes.
const ROWS: usize = 100;

/// Runs the benchmark.
pub async fn run() -> anyhow::Result<Vec<Figure>> {
    let program = Program::start().await?;
    let (answers, rows) = (empty_answers(&program).await?, limit::stored_rows(&program, SINGLES).await?);
    let (bound, what) = if answers < rows {
        (answers, "empty answers of the same server to the same clients".to_owned())
    } else {
        (rows, limit::of_rows(SINGLES))
    };
    let single = load(Reporter::several(&program, "single", SINGLES)?, 1, SINGLE_EVENTS).await?;
    let bare = bare_rows(&program).await?;
    let batch = load(Reporter::several(&program, "batch", BATCHERS)?, BATCH, BATCHES).await?;
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let batch_per_second = batch.per_second() * BATCH as f64;
    program.end().await?;
    Ok(vec![
        Figure::new("facts per second single", "1/s", single.per_second()).limited_by(bound, what),
        Figure::new("facts per second batch", "1/s", batch_per_second).limited_by(
            bare,
            format!("rows of 300 bytes of a bare loop without the server, {BATCH} to a durable commit"),
        ),
        Figure::new("events reported singly", "events", single.count()),
        Figure::new("batches reported", "batches", batch.count()),
    ])
}

/// Lets every reporter report so many batches of `events`, one after the other; a batch counts once.
async fn load(reporters: Vec<Reporter>, events: u64, batches: usize) -> anyhow::Result<Arc<Stopwatch>> {
    let watch = Arc::new(Stopwatch::for_at_most(LONGEST));
    let reporting = reporters.into_iter().map(|reporter| {
        let watch = watch.clone();
        tokio::spawn(async move {
            for _ in 0..batches {
                if !watch.begin() {
                    break;
                }
                reporter.report(events).await?;
                watch.done();
            }
            anyhow::Ok(())
        })
    });
    for reporter in reporting.collect::<Vec<_>>() {
        reporter.await.context("a reporter broke")??;
    }
    Ok(watch)
}

/// Empty answers that the same server gives in a second to as many clients of the same kind.
async fn empty_answers(program: &Program) -> anyhow::Result<f64> {
    let watch = Arc::new(Stopwatch::for_at_most(SPAN));
    let mut asking = JoinSet::new();
    for _ in 0..SINGLES {
        let (watch, address) = (watch.clone(), format!("{}/healthz", program.address));
        asking.spawn(async move {
            let client = reqwest::Client::new();
            while watch.begin() {
                client.get(&address).send().await?.error_for_status()?.bytes().await?;
                watch.done();
            }
            anyhow::Ok(())
        });
    }
    asking.join_all().await.into_iter().collect::<anyhow::Result<()>>()?;
    Ok(watch.per_second())
}

/// Rows that the database stores in a second when [`BATCH`] of them share a durable commit.
async fn bare_rows(program: &Program) -> anyhow::Result<f64> {
    /// Stores a batch in one transaction.
    macro_rules! loop_on {
        ($connection:expr, $begin:ident $(, $how:expr)?) => {{
            let places: Vec<String> = (1..=ROWS).map(|place| format!("(${place})")).collect();
            let insert = format!("INSERT INTO bare (content) VALUES {}", places.join(", "));
            let watch = Stopwatch::for_at_most(SPAN);
            while watch.begin() {
                let mut tx = $connection.$begin($($how)?).await?;
                for _ in 0..usize::try_from(BATCH)? / ROWS {
                    let mut statement = sqlx::query(sqlx::AssertSqlSafe(insert.clone()));
                    for _ in 0..ROWS {
                        statement = statement.bind([7_u8; 300].as_slice());
                    }
                    statement.execute(&mut *tx).await?;
                }
                tx.commit().await?;
                (0..BATCH).for_each(|_| watch.done());
            }
            Ok(watch.per_second())
        }};
    }
    if backend() == "postgres" {
        let mut connection = PgConnection::connect(&program.database.url).await?;
        sqlx::query("CREATE TABLE bare (id BIGSERIAL PRIMARY KEY, content BYTEA NOT NULL)")
            .execute(&mut connection)
            .await?;
        return loop_on!(connection, begin);
    }
    // As the server opens its own.
    let options = SqliteConnectOptions::new()
        .filename(program.database.folder().join("bare.db"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    sqlx::query("CREATE TABLE bare (id INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT")
        .execute(&mut connection)
        .await?;
    loop_on!(connection, begin_with, "BEGIN IMMEDIATE")
}

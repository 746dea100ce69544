//! What bounds the figures of ballots: how many durable commits the database makes.

use std::{sync::Arc, time::Duration};

use anyhow::Context;
use sqlx::{
    Connection, SqliteConnection,
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use crate::{
    program::{Program, backend},
    stopwatch::Stopwatch,
};

/// How long each limit is measured.
const SPAN: Duration = Duration::from_secs(3);
/// As many connections as the server opens to PostgreSQL.
const CONNECTIONS: u32 = 16;

/// What [`stored_rows`] measures, in words.
pub fn of_rows(together: usize) -> String {
    match backend() {
        "postgres" => format!(
            "one-row transactions, one commit each, over {CONNECTIONS} connections without the server"
        ),
        _ => format!(
            "rows of a bare loop without the server, {together} to a durable commit: as many as can wait"
        ),
    }
}

/// Stored rows per second when every transaction stores one row of 100 bytes and `together` of them
/// share a durable commit; on PostgreSQL each has its own, over as many connections as the server has.
pub async fn stored_rows(program: &Program, together: usize) -> anyhow::Result<f64> {
    if backend() == "postgres" {
        return postgres_rows(&program.database.url).await;
    }
    let file = program.database.folder().join("limit.db");
    // As the server opens its own.
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    sqlx::query("CREATE TABLE IF NOT EXISTS written (id INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT")
        .execute(&mut connection)
        .await?;
    let watch = Stopwatch::for_at_most(SPAN);
    while watch.begin() {
        let mut tx = connection.begin_with("BEGIN IMMEDIATE").await?;
        for _ in 0..together {
            sqlx::query("INSERT INTO written (content) VALUES ($1)")
                .bind([7_u8; 100].as_slice())
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        (0..together).for_each(|_| watch.done());
    }
    Ok(watch.per_second())
}

async fn postgres_rows(url: &str) -> anyhow::Result<f64> {
    let pool = PgPoolOptions::new().max_connections(CONNECTIONS).connect(url).await?;
    sqlx::query("CREATE TABLE IF NOT EXISTS written (id BIGSERIAL PRIMARY KEY, content BYTEA NOT NULL)")
        .execute(&pool)
        .await?;
    let watch = Arc::new(Stopwatch::for_at_most(SPAN));
    let writers = (0..CONNECTIONS).map(|_| {
        let (pool, watch) = (pool.clone(), watch.clone());
        tokio::spawn(async move {
            while watch.begin() {
                sqlx::query("INSERT INTO written (content) VALUES ($1)")
                    .bind([7_u8; 100].as_slice())
                    .execute(&pool)
                    .await?;
                watch.done();
            }
            Ok::<(), sqlx::Error>(())
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.context("a writer broke")??;
    }
    Ok(watch.per_second())
}

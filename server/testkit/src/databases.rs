//! A fresh, migrated database per test: SQLite in a temporary folder, PostgreSQL as a database of its own.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{Connection, PgConnection};
use store::Db;

static COUNTER: AtomicU32 = AtomicU32::new(0);

/// Runs a test on SQLite and then on PostgreSQL, each with an empty, migrated database.
///
/// `TEST_POSTGRES_URL` names a PostgreSQL server that may create databases, as `make test` starts one.
///
/// # Panics
/// When a database cannot be had: a contract that was shown on one backend only is not shown.
pub async fn on_both(test: impl AsyncFn(Db)) {
    on_both_at(async |db, _| test(db).await).await;
}

/// Like [`on_both`], and tells the database's address, for tests that look at tables past the store.
///
/// # Panics
/// When a database cannot be had.
pub async fn on_both_at(test: impl AsyncFn(Db, String)) {
    on_sqlite(&test).await;
    on_postgres(&test).await;
}

async fn on_sqlite(test: &impl AsyncFn(Db, String)) {
    let folder = tempfile::tempdir().expect("temporary folder");
    let url = format!("sqlite://{}", folder.path().join("test.db").display());
    let db = Db::open(&url).await.expect("SQLite opens");
    store::migrate::run(&db).await.expect("SQLite migrates");
    test(db.clone(), url).await;
    db.close().await;
}

async fn on_postgres(test: &impl AsyncFn(Db, String)) {
    let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
        panic!("TEST_POSTGRES_URL is not set; `make test` starts a PostgreSQL server and sets it");
    };
    let name = format!("test_{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
    let mut admin = PgConnection::connect(&server).await.expect("PostgreSQL answers");
    run(&mut admin, format!("CREATE DATABASE {name}")).await;
    let (address, query) = server.split_once('?').map_or((server.as_str(), ""), |(a, q)| (a, q));
    let (host, _) = address.rsplit_once('/').expect("TEST_POSTGRES_URL names a database");
    let url = if query.is_empty() { format!("{host}/{name}") } else { format!("{host}/{name}?{query}") };
    let db = Db::open(&url).await.expect("PostgreSQL opens");
    store::migrate::run(&db).await.expect("PostgreSQL migrates");
    test(db.clone(), url).await;
    db.close().await;
    run(&mut admin, format!("DROP DATABASE {name} WITH (FORCE)")).await;
}

async fn run(admin: &mut PgConnection, sql: String) {
    // The name is made above from numbers only.
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(admin).await.expect("statement runs");
}

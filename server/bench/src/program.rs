//! The release server on a database of its own.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use anyhow::{Context, bail, ensure};
use sqlx::{Connection, PgConnection, SqliteConnection};
use tempfile::TempDir;
use tokio::net::TcpStream;

/// Where `make build` leaves the program; `BENCH_PROGRAM` names another one.
const PROGRAM: &str = "target/release/thidua";
/// PostgreSQL server that may create databases; without it the benchmarks run on SQLite. It should
/// flush to the disk as a real one does: the server that the tests start does not.
const POSTGRES: &str = "BENCH_POSTGRES_URL";

/// A running server, its database and the demonstration's voting codes.
pub struct Program {
    /// Address of the site.
    pub address: String,
    /// Voting codes of the officials.
    pub codes: Vec<String>,
    // Ended before its database is removed.
    running: Running,
    /// What the server runs on.
    pub database: Database,
}

/// A server's process; ends with this value.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// A database that lives as long as the benchmark.
pub struct Database {
    /// Address of the database.
    pub url: String,
    folder: TempDir,
    name: String,
}

/// Which database the benchmarks run on: `sqlite` or `postgres`.
pub fn backend() -> &'static str {
    if std::env::var_os(POSTGRES).is_some() { "postgres" } else { "sqlite" }
}

impl Database {
    /// A new, empty database; SQLite in `target/bench`, on the disk that is measured.
    pub async fn create(purpose: &str) -> anyhow::Result<Self> {
        fs::create_dir_all("target/bench")?;
        let folder = TempDir::with_prefix_in("run-", "target/bench")?;
        let name = format!("thidua_bench_{}_{purpose}", std::process::id());
        let Ok(server) = std::env::var(POSTGRES) else {
            let url = format!("sqlite://{}", folder.path().join("bench.db").display());
            return Ok(Self { url, folder, name });
        };
        let (host, _) = server.rsplit_once('/').context("the PostgreSQL address names no database")?;
        let url = format!("{host}/{name}");
        on_server(&server, format!("CREATE DATABASE {name}")).await?;
        Ok(Self { url, folder, name })
    }

    /// Removes it. After an error a PostgreSQL database stays, to be looked at.
    pub async fn remove(self) -> anyhow::Result<()> {
        match std::env::var(POSTGRES) {
            Ok(server) => on_server(&server, format!("DROP DATABASE {} WITH (FORCE)", self.name)).await,
            Err(_) => Ok(()),
        }
    }

    /// Its size in bytes.
    pub async fn bytes(&self) -> anyhow::Result<i64> {
        if backend() == "postgres" {
            let mut connection = PgConnection::connect(&self.url).await?;
            let size = sqlx::query_scalar("SELECT pg_database_size(current_database())");
            return Ok(size.fetch_one(&mut connection).await?);
        }
        let mut connection = SqliteConnection::connect(&self.url).await?;
        let size =
            sqlx::query_scalar("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");
        Ok(size.fetch_one(&mut connection).await?)
    }

    /// A folder for other files on the same disk.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Program {
    /// Fills a new database with the demonstration and serves it on a free port of this machine.
    pub async fn start() -> anyhow::Result<Self> {
        let program = path();
        ensure!(program.exists(), "{} is missing; `make bench` builds it", program.display());
        let database = Database::create("product").await?;
        let command = |subcommand: &str| {
            let mut command = Command::new(&program);
            command.env_clear().stdin(Stdio::null()).stdout(Stdio::null());
            command.args([subcommand, "--database-url", &database.url]);
            command
        };
        let codes_file = database.folder.path().join("codes.txt");
        let filled = command("demo").arg("--codes-file").arg(&codes_file).status()?;
        ensure!(filled.success(), "the demonstration could not be loaded");
        let free = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let child = command("serve").args(["--listen", &free.to_string(), "--log", "warn"]).spawn()?;
        let codes = voting_codes(&fs::read_to_string(codes_file)?);
        let mut program =
            Self { address: format!("http://{free}"), codes, running: Running(child), database };
        program.wait_until_it_listens(&free.to_string()).await?;
        Ok(program)
    }

    async fn wait_until_it_listens(&mut self, listen: &str) -> anyhow::Result<()> {
        // It listens only after the database was opened.
        while TcpStream::connect(listen).await.is_err() {
            if let Some(status) = self.running.0.try_wait()? {
                bail!("the server ended at once: {status}");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }
}

impl Program {
    /// Runs a command of the program on the same database; answers what it printed.
    pub fn run(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let mut command = Command::new(path());
        command.env_clear().stdin(Stdio::null()).args(arguments);
        let done = command.env("DATABASE_URL", &self.database.url).output()?;
        ensure!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
        Ok(String::from_utf8(done.stdout)?)
    }

    /// The memory that the server uses at present, in KiB.
    pub fn memory_kib(&self) -> anyhow::Result<u64> {
        self.status_kib("VmRSS:")
    }

    /// The most memory that the server has used, in KiB.
    pub fn most_memory_kib(&self) -> anyhow::Result<u64> {
        self.status_kib("VmHWM:")
    }

    fn status_kib(&self, name: &str) -> anyhow::Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.running.0.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let line = line.with_context(|| format!("no {name}"))?;
        Ok(line.trim().trim_end_matches("kB").trim().parse()?)
    }

    /// Stops the server and removes its database.
    pub async fn end(self) -> anyhow::Result<()> {
        drop(self.running);
        self.database.remove().await
    }
}

/// The program that is measured.
fn path() -> PathBuf {
    std::env::var_os("BENCH_PROGRAM").map_or_else(|| PathBuf::from(PROGRAM), PathBuf::from)
}

async fn on_server(server: &str, statement: String) -> anyhow::Result<()> {
    let mut admin = PgConnection::connect(server).await?;
    // The name in it is made above from a number and a word of our own.
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&mut admin).await?;
    Ok(())
}

/// The codes in the codes file of `thidua demo`: lines of staff code, voting code and name.
fn voting_codes(handout: &str) -> Vec<String> {
    let code = |line: &str| {
        let mut words = line.split_whitespace();
        // A voting code may begin with the same letters, but has dashes.
        words.next().filter(|word| word.starts_with("CB") && !word.contains('-'))?;
        words.next().map(str::to_owned)
    };
    handout.lines().filter_map(code).collect()
}

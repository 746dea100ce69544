//! The real program `thidua` in a process of its own.

use std::{
    fs::File,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::Duration,
};

use tempfile::TempDir;

use super::Actor;

const PROGRAM: &str = env!("CARGO_BIN_EXE_thidua");
/// Another program may take a free port first; then the next one is tried.
const PORT_TRIES: u8 = 5;
/// Pause between two questions whether the program is ready.
const POLL: Duration = Duration::from_millis(20);

/// A SQLite database with the demonstration, in a temporary folder.
pub struct Database {
    folder: TempDir,
    /// Staff code and voting code of every official.
    pub officials: Vec<(String, String)>,
    /// Name and password of every staff account.
    pub accounts: Vec<(String, String)>,
}

impl Database {
    /// Lets the program fill a new database.
    pub fn with_demonstration() -> Self {
        let folder = tempfile::tempdir().expect("temporary folder");
        let codes = folder.path().join("codes.txt");
        let database = Self { folder, officials: Vec::new(), accounts: Vec::new() };
        let mut command = database.command("demo");
        command.arg("--codes-file").arg(&codes).stdout(Stdio::null());
        assert!(command.status().expect("the program runs").success());
        let codes = std::fs::read_to_string(codes).expect("the codes file");
        let words = |line: &str| {
            let mut words = line.split_whitespace().map(str::to_owned);
            // A voting code may begin with the same letters, but has dashes.
            let staff_code = words.next().filter(|word| word.starts_with("CB") && !word.contains('-'))?;
            Some((staff_code, words.next()?))
        };
        let account = |line: &str| match line.split_whitespace().collect::<Vec<_>>()[..] {
            [name, password, role] if role.starts_with('(') => Some((name.to_owned(), password.to_owned())),
            _ => None,
        };
        Self {
            officials: codes.lines().filter_map(words).collect(),
            accounts: codes.lines().filter_map(account).collect(),
            ..database
        }
    }

    /// Starts the server on this database and waits until it is ready.
    pub async fn serve(&self, flags: &[&str]) -> Program {
        for _ in 0..PORT_TRIES {
            let free = TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr());
            let listen = free.expect("a free port").to_string();
            let log = self.folder.path().join("log.txt");
            let mut command = self.command("serve");
            command.args(["--listen", &listen]).args(flags);
            command.stderr(File::options().create(true).append(true).open(&log).expect("the log file"));
            let child = command.spawn().expect("the program starts");
            let mut program = Program { child, address: format!("http://{listen}"), log };
            if program.becomes_ready().await {
                return program;
            }
        }
        panic!("the program does not start: {}", self.log());
    }

    /// Everything that was logged on this database.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log.txt")).unwrap_or_default()
    }

    /// Its address, for a look past the program.
    pub fn url(&self) -> String {
        format!("sqlite://{}", self.path().display())
    }

    fn command(&self, subcommand: &str) -> Command {
        let mut command = Command::new(PROGRAM);
        let url = self.url();
        // Nothing of the surroundings decides how the program behaves.
        command.env_clear().current_dir(self.folder.path());
        // No site is built for these tests: file names without a hash need none.
        command.env("LEPTOS_OUTPUT_NAME", "thidua");
        command.args([subcommand, "--database-url", &url]).stdin(Stdio::null());
        command
    }

    fn path(&self) -> PathBuf {
        Path::join(self.folder.path(), "test.db")
    }
}

/// A running server; killed when it goes out of scope.
pub struct Program {
    child: Child,
    address: String,
    log: PathBuf,
}

impl Program {
    /// Somebody with a fresh browser.
    pub fn visitor(&self) -> Actor {
        Actor::at(self.address.clone())
    }

    /// Where it is reached.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The staff account with this name of the database, signed in.
    pub async fn staff(&self, database: &Database, username: &str) -> Actor {
        let (_, password) = database.accounts.iter().find(|(name, _)| name == username).expect("an account");
        let mut actor = self.visitor();
        let answer =
            actor.post("/api/session/staff", &[("username", username), ("password", password)]).await;
        assert_eq!(answer.code(), None, "{answer:?}");
        actor
    }

    /// The most memory that the program has used, in KiB.
    pub fn most_memory_kib(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.expect("the program runs on Linux");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a line");
        line.trim().trim_end_matches("kB").trim().parse().expect("a number")
    }

    /// Ends the program without any warning, as a power cut does (`SIGKILL`).
    pub fn kill(&mut self) {
        self.child.kill().expect("the program runs");
        self.child.wait().expect("the program ends");
    }

    /// Asks the program to stop, as a service manager does (`SIGTERM`).
    pub fn ask_to_stop(&self) {
        let told = Command::new("sh").arg("-c").arg(format!("kill -TERM {}", self.child.id())).status();
        assert!(told.expect("a shell").success());
    }

    /// Waits for the end of the program.
    pub async fn ended(&mut self) -> ExitStatus {
        loop {
            if let Some(status) = self.child.try_wait().expect("the program can be waited for") {
                return status;
            }
            tokio::time::sleep(POLL).await;
        }
    }

    async fn becomes_ready(&mut self) -> bool {
        loop {
            if self.child.try_wait().expect("the program can be waited for").is_some() {
                let log = std::fs::read_to_string(&self.log).unwrap_or_default();
                assert!(log.contains("cannot listen"), "{log}");
                return false;
            }
            if self.visitor().try_get("/readyz").await.is_some_and(|answer| answer.status.is_success()) {
                return true;
            }
            tokio::time::sleep(POLL).await;
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

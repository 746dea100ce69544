//! Settings from flags, environment and a TOML file, in this order of precedence.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use clap::{Args, Parser, Subcommand};
use domain::viewer::Role;
use serde::Deserialize;

/// Environment variables that the program reads; any other `THIDUA_…` is refused by name.
const VARIABLES: [&str; 10] = [
    "THIDUA_CONFIG",
    "THIDUA_DATABASE_URL_FILE",
    "THIDUA_LISTEN",
    "THIDUA_PUBLIC_URL",
    "THIDUA_SITE_ROOT",
    "THIDUA_LOG",
    "THIDUA_LOG_FORMAT",
    "THIDUA_METRICS",
    "THIDUA_CODES_FILE",
    "THIDUA_KEYS_DIR",
];

/// The campaign's home on the web: peer voting, public contest, live progress.
#[derive(Parser)]
#[command(name = "thidua", version, about)]
pub struct Cli {
    /// TOML file with settings; flags and environment come first.
    #[arg(long, env = "THIDUA_CONFIG", global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Subcommand)]
pub enum Command {
    /// Serve the site until asked to stop.
    Serve(Serve),
    /// Fill an empty database with the demonstration and print how to try it.
    Demo(Demo),
    /// Bring the database's schema up to date.
    Migrate(Database),
    /// Write a consistent copy of the embedded database while it is in use.
    Backup(Backup),
    /// Manage programs that report facts.
    Source(crate::source::Source),
    /// Manage staff accounts.
    User(User),
}

/// Which database.
#[derive(Args, Clone, Default)]
pub struct Database {
    /// sqlite://path or postgres://… [default: sqlite://data/thidua.db]
    #[arg(long, env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// File that holds the database address, for secrets kept out of the environment.
    #[arg(long, env = "THIDUA_DATABASE_URL_FILE", value_name = "FILE", conflicts_with = "database_url")]
    pub database_url_file: Option<PathBuf>,
}

/// Flags of `serve`.
#[derive(Args, Default)]
pub struct Serve {
    /// Which database.
    #[command(flatten)]
    pub database: Database,
    /// Address and port to listen on [default: 127.0.0.1:3000]
    #[arg(long, env = "THIDUA_LISTEN", value_name = "ADDRESS:PORT")]
    pub listen: Option<SocketAddr>,
    /// Address under which people reach the site; with https:// cookies become Secure [default: http://LISTEN]
    #[arg(long, env = "THIDUA_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Folder with the built site [default: target/site]
    #[arg(long, env = "THIDUA_SITE_ROOT", value_name = "FOLDER")]
    pub site_root: Option<PathBuf>,
    /// Which log lines: error, warn, info, debug, or per module [default: info]
    #[arg(long, env = "THIDUA_LOG", value_name = "FILTER")]
    pub log: Option<String>,
    /// How log lines look: text or json [default: text]
    #[arg(long, env = "THIDUA_LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<LogFormat>,
    /// Serve Prometheus figures at /metrics [default: true]
    #[arg(long, env = "THIDUA_METRICS", value_name = "BOOL")]
    pub metrics: Option<bool>,
}

/// Flags of `demo`.
#[derive(Args)]
pub struct Demo {
    /// Which database.
    #[command(flatten)]
    pub database: Database,
    /// Address under which the site will be reached, for the printed links [default: http://127.0.0.1:3000]
    #[arg(long, env = "THIDUA_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Write everybody's voting code, and what is printed, to this file, readable by its owner only.
    #[arg(long, env = "THIDUA_CODES_FILE", value_name = "FILE")]
    pub codes_file: Option<PathBuf>,
    /// Write the key files of the counting team and their passphrases to this folder, readable by their owner only.
    #[arg(long, env = "THIDUA_KEYS_DIR", value_name = "FOLDER")]
    pub keys_dir: Option<PathBuf>,
}

/// Flags of `backup`.
#[derive(Args)]
pub struct Backup {
    /// Which database.
    #[command(flatten)]
    pub database: Database,
    /// File to write; must not exist.
    pub target: PathBuf,
}

/// Flags of `user`.
#[derive(Args)]
pub struct User {
    /// What to do with accounts.
    #[command(subcommand)]
    pub command: UserCommand,
}

/// What `user` can do.
#[derive(Subcommand)]
pub enum UserCommand {
    /// Create a staff account.
    Add(AddUser),
}

/// Flags of `user add`.
#[derive(Args)]
pub struct AddUser {
    /// Which database.
    #[command(flatten)]
    pub database: Database,
    /// Sign-in name: a to z, digits, dots, dashes.
    pub username: String,
    /// Name shown on pages [default: the sign-in name]
    #[arg(long)]
    pub name: Option<String>,
    /// What the account may do; may be given more than once.
    #[arg(long, required = true, value_parser = parse_role)]
    pub role: Vec<Role>,
    /// Staff code of the officer who works with the account: whoever opens unpublished questions may not take
    /// part in the contest, and a coordinator states figures of this officer's agency.
    #[arg(long, value_name = "CODE")]
    pub staff_code: Option<String>,
    /// File that holds the password; without it the password is read from standard input.
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
}

fn parse_role(name: &str) -> Result<Role, String> {
    name.parse().map_err(|_| {
        let known: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
        format!("roles are: {}", known.join(", "))
    })
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for collectors.
    Json,
}

/// The TOML file; a key it does not know is refused by name.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database_url: Option<String>,
    database_url_file: Option<PathBuf>,
    listen: Option<SocketAddr>,
    public_url: Option<String>,
    site_root: Option<PathBuf>,
    log: Option<String>,
    log_format: Option<LogFormat>,
    metrics: Option<bool>,
}

/// Settings of a running server.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Database address; may hold a password, so never logged.
    pub database_url: String,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Address under which people reach the site, without a slash at the end.
    pub public_url: String,
    /// Folder with the built site.
    pub site_root: PathBuf,
    /// Log filter.
    pub log: String,
    /// How log lines look.
    pub log_format: LogFormat,
    /// Whether `/metrics` answers.
    pub metrics: bool,
}

impl Settings {
    /// Whether people reach the site over HTTPS.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Puts flags, environment (already in the flags) and file together.
    pub fn resolve(config: Option<&Path>, flags: Serve) -> anyhow::Result<Self> {
        let file = read_file(config)?;
        let database_url = database_address(&flags.database, &file)?;
        let listen = flags.listen.or(file.listen).unwrap_or(SocketAddr::from(([127, 0, 0, 1], 3000)));
        let public_url = flags.public_url.or(file.public_url).unwrap_or_else(|| format!("http://{listen}"));
        if !public_url.starts_with("http://") && !public_url.starts_with("https://") {
            bail!("public_url must begin with http:// or https://, not `{public_url}`");
        }
        Ok(Self {
            database_url,
            listen,
            public_url: public_url.trim_end_matches('/').to_owned(),
            site_root: flags.site_root.or(file.site_root).unwrap_or_else(|| "target/site".into()),
            log: flags.log.or(file.log).unwrap_or_else(|| "info".to_owned()),
            log_format: flags.log_format.or(file.log_format).unwrap_or(LogFormat::Text),
            metrics: flags.metrics.or(file.metrics).unwrap_or(true),
        })
    }

    /// Only the database address, for the subcommands that need no more.
    pub fn database(config: Option<&Path>, flags: &Database) -> anyhow::Result<String> {
        database_address(flags, &read_file(config)?)
    }
}

/// Refuses environment variables that look like ours but are not read, most often typing errors.
pub fn refuse_unknown_variables(names: impl Iterator<Item = String>) -> anyhow::Result<()> {
    let unknown: Vec<String> =
        names.filter(|name| name.starts_with("THIDUA_") && !VARIABLES.contains(&name.as_str())).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    bail!("unknown environment variables: {}; known are: {}", unknown.join(", "), VARIABLES.join(", "))
}

fn read_file(path: Option<&Path>) -> anyhow::Result<File> {
    let Some(path) = path else { return Ok(File::default()) };
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("the configuration file {} cannot be read", path.display()))?;
    toml::from_str(&text).with_context(|| format!("in the configuration file {}", path.display()))
}

fn database_address(flags: &Database, file: &File) -> anyhow::Result<String> {
    let from_file = |path: &Path| {
        std::fs::read_to_string(path)
            .map(|text| text.trim().to_owned())
            .with_context(|| format!("the file {} with the database address cannot be read", path.display()))
    };
    if let Some(url) = &flags.database_url {
        return Ok(url.clone());
    }
    if let Some(path) = flags.database_url_file.as_deref() {
        return from_file(path);
    }
    match (&file.database_url, &file.database_url_file) {
        (Some(_), Some(_)) => bail!("the configuration file sets both database_url and database_url_file"),
        (Some(url), None) => Ok(url.clone()),
        (None, Some(path)) => from_file(path),
        (None, None) => Ok("sqlite://data/thidua.db".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{Serve, Settings, refuse_unknown_variables};

    fn file(text: &str) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file
    }

    #[test]
    fn without_anything_the_defaults_hold() {
        let settings = Settings::resolve(None, Serve::default()).unwrap();
        assert_eq!(settings.database_url, "sqlite://data/thidua.db");
        assert_eq!(settings.public_url, "http://127.0.0.1:3000");
        assert!(!settings.secure());
    }

    #[test]
    fn a_flag_wins_over_the_file() {
        let file = file("public_url = \"https://thidua.example/\"\nlisten = \"127.0.0.1:4000\"\n");
        let flags = Serve { listen: Some(([127, 0, 0, 1], 5000).into()), ..Serve::default() };
        let settings = Settings::resolve(Some(file.path()), flags).unwrap();
        assert_eq!(settings.listen.port(), 5000);
        assert_eq!(settings.public_url, "https://thidua.example");
        assert!(settings.secure());
    }

    #[test]
    fn a_wrong_key_is_refused_by_name() {
        let file = file("lisen = \"127.0.0.1:4000\"\n");
        let error = Settings::resolve(Some(file.path()), Serve::default()).unwrap_err();
        assert!(format!("{error:#}").contains("lisen"), "{error:#}");
    }

    #[test]
    fn a_mistyped_variable_is_refused_by_name() {
        let names = ["PATH", "THIDUA_LISTEN", "THIDUA_LISEN"].map(str::to_owned);
        let error = refuse_unknown_variables(names.into_iter()).unwrap_err();
        assert!(error.to_string().contains("THIDUA_LISEN;"), "{error}");
    }

    #[test]
    fn a_secret_may_come_from_a_file() {
        let secret = file("postgres://somebody:secret@localhost/thidua\n");
        let config = file(&format!("database_url_file = {:?}\n", secret.path()));
        let settings = Settings::resolve(Some(config.path()), Serve::default()).unwrap();
        assert_eq!(settings.database_url, "postgres://somebody:secret@localhost/thidua");
    }
}

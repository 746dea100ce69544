//! `thidua source`: which programs may report facts.

use std::{path::PathBuf, sync::Arc};

use anyhow::Context;
use clap::{Args, Subcommand};
use domain::time::show_minute;
use service::{Failure, Service, SystemClock, SystemEntropy};

use crate::config::{Database, Settings};

/// Flags of `source`.
#[derive(Args)]
pub struct Source {
    /// Which database.
    #[command(flatten)]
    pub database: Database,
    /// What to do with sources.
    #[command(subcommand)]
    pub command: SourceCommand,
}

/// What `source` can do.
#[derive(Subcommand)]
pub enum SourceCommand {
    /// Let a program report facts and print its token, this once.
    Add {
        /// Name that stands beside its figures: a to z, digits, dashes.
        name: String,
    },
    /// Give a source another token and print it, this once; the old one ends at once.
    Renew {
        /// The source's name.
        name: String,
    },
    /// End a source's token; what it reported stays.
    Revoke {
        /// The source's name.
        name: String,
    },
    /// List the sources.
    List,
}

/// Manages the programs that may report facts.
pub async fn run(config: Option<PathBuf>, flags: Source) -> anyhow::Result<()> {
    let url = Settings::database(config.as_deref(), &flags.database)?;
    let db = store::Db::open(&url).await.context("the database cannot be opened")?;
    store::migrate::run(&db).await.context("the schema cannot be brought up to date")?;
    let service = Service::new(db.clone(), Arc::new(SystemClock), Arc::new(SystemEntropy));
    match flags.command {
        // The token alone goes to standard output, so that a script can put it where it belongs.
        SourceCommand::Add { name } => println!("{}", service.add_source(&name).await.map_err(told)?),
        SourceCommand::Renew { name } => println!("{}", service.renew_source(&name).await.map_err(told)?),
        SourceCommand::Revoke { name } => {
            service.revoke_source(&name).await.map_err(told)?;
            println!("source {name} revoked");
        }
        SourceCommand::List => {
            for source in service.sources().await.map_err(told)? {
                let state =
                    source.revoked_at.map_or("valid".to_owned(), |at| format!("revoked {}", show_minute(at)));
                println!("{}  added {}  {state}", source.name, show_minute(source.created_at));
            }
        }
    }
    db.close().await;
    Ok(())
}

/// On the command line a refusal speaks in the rule's own words.
fn told<R: std::fmt::Display>(failure: Failure<R>) -> anyhow::Error {
    match failure {
        Failure::Refused(rule) => anyhow::anyhow!("{rule}"),
        Failure::Store(error) => error.into(),
        Failure::NotSignedIn | Failure::NotPermitted | Failure::NotFound => anyhow::anyhow!("not permitted"),
    }
}

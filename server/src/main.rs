//! The program `thidua`: reads its settings and runs one subcommand.

use std::process::ExitCode;

use clap::Parser;
use server::{
    commands,
    config::{Cli, Command},
    source,
};

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = match Cli::parse() {
        Cli { command: Command::Serve(flags), config } => commands::serve(config, flags).await,
        Cli { command: Command::Demo(flags), config } => commands::demo(config, flags).await,
        Cli { command: Command::Migrate(flags), config } => commands::migrate(config, flags).await,
        Cli { command: Command::Backup(flags), config } => commands::backup(config, flags).await,
        Cli { command: Command::Source(flags), config } => source::run(config, flags).await,
        Cli { command: Command::User(flags), config } => commands::user(config, flags).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The chain of causes on one line: what failed, then why.
            eprintln!("thidua: {error:#}");
            ExitCode::FAILURE
        }
    }
}

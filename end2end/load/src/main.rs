//! Editors who write together over WebSockets, as y-sync has it: how long a character takes to reach the
//! others, how many connections a server holds, and what it has lost after it was killed. One process
//! and few threads, so that what is measured is the server.

mod connection;
mod editor;
mod holding;
mod ledger;
mod process;
mod promises;
mod replica;
mod session;
#[cfg(test)]
mod tests;
mod typing;
mod wire;

use std::{
    io::{Write, stdout},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use serde_json::{Value, json};

use connection::Target;
use holding::ConnectionOptions;
use session::EditorOptions;
use typing::Measure;
use wire::{LoadError, context};

/// Editors who write together. Each mode prints one JSON object to a line.
#[derive(Parser)]
struct Arguments {
    /// Threads that do the work
    #[arg(long, default_value_t = 2, global = true)]
    workers: usize,
    #[command(subcommand)]
    mode: Mode,
}

#[derive(Subcommand)]
enum Mode {
    /// Editors type; how long until the others have it?
    Type {
        #[command(flatten)]
        options: EditorOptions,
        #[command(flatten)]
        with: Measure,
    },
    /// Editors type until the server is killed
    Crash {
        #[command(flatten)]
        options: EditorOptions,
    },
    /// New clients look for what other runs were promised
    Verify {
        #[command(flatten)]
        target: Target,
        /// What --report-acknowledged wrote
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Connections that say nothing
    Idle {
        #[command(flatten)]
        options: ConnectionOptions,
        /// For how long they are held
        #[arg(long, default_value_t = 5.0)]
        seconds: f64,
    },
    /// Connections that come and go
    Reconnect {
        #[command(flatten)]
        options: ConnectionOptions,
    },
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("load: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(Arguments { workers, mode }: &Arguments) -> Result<(), LoadError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(*workers).enable_all().build();
    runtime.map_err(context("the runtime"))?.block_on(async {
        match mode {
            Mode::Type { options, with } => typing::measure(options, with, say).await,
            Mode::Crash { options } => typing::crash(options, say).await,
            Mode::Verify { target, files } => {
                let verdict = promises::verify(target, files).await?;
                say(json!(verdict));
                Ok(())
            }
            Mode::Idle { options, seconds } => holding::idle(options, *seconds).await.map(say),
            Mode::Reconnect { options } => holding::reconnect(options).await.map(say),
        }
    })
}

/// One line, at once: who reads may act upon it while we go on.
fn say(report: Value) {
    let mut to = stdout().lock();
    writeln!(to, "{report}").and_then(|()| to.flush()).ok();
}

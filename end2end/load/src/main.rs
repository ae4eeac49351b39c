//! Editors who write together over WebSockets, as y-sync has it: how long a letter takes to reach the
//! others, how many connections a server holds, and what it has lost after it was killed. One process
//! and few threads, so that what is measured is the server.

mod connection;
mod editor;
mod facts;
mod holding;
mod ledger;
mod process;
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
use holding::Crowd;
use session::Crew;
use typing::Measure;
use wire::{Fault, fault};

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
        crew: Crew,
        #[command(flatten)]
        with: Measure,
    },
    /// Editors type until the server is killed
    Crash {
        #[command(flatten)]
        crew: Crew,
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
        crowd: Crowd,
        /// For how long they are held
        #[arg(long, default_value_t = 5.0)]
        seconds: f64,
    },
    /// Connections that come and go
    Reconnect {
        #[command(flatten)]
        crowd: Crowd,
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

fn run(Arguments { workers, mode }: &Arguments) -> Result<(), Fault> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(*workers).enable_all().build();
    runtime.map_err(fault("the runtime"))?.block_on(async {
        match mode {
            Mode::Type { crew, with } => typing::measure(crew, with, say).await,
            Mode::Crash { crew } => typing::crash(crew, say).await,
            Mode::Verify { target, files } => {
                let verdict = facts::verify(target, files).await?;
                say(json!(verdict));
                Ok(())
            }
            Mode::Idle { crowd, seconds } => holding::idle(crowd, *seconds).await.map(say),
            Mode::Reconnect { crowd } => holding::reconnect(crowd).await.map(say),
        }
    })
}

/// One line, at once: who reads may act upon it while we go on.
fn say(report: Value) {
    let mut to = stdout().lock();
    writeln!(to, "{report}").and_then(|()| to.flush()).ok();
}

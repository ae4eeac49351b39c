//! What a server promised: the characters that it acknowledged, and those that other editors received. A new client must
//! find all of them, even when the server was killed meanwhile.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tokio::time::{Instant, timeout_at};

use crate::{
    connection::{Connection, Target},
    editor::Outcome,
    ledger::{ClockSet, Ledger},
    replica::{Replica, State},
    wire::{LoadError, context},
};

/// A server that answers before it has read its disk may take so long to say the rest.
const SYNC_GRACE: std::time::Duration = std::time::Duration::from_secs(1);

/// What was promised of one document.
#[derive(Debug, Serialize, Deserialize)]
pub struct Promises {
    /// Its name.
    pub document: String,
    /// Who wrote in it.
    pub writers: Vec<Writer>,
}

/// What was promised to one writer.
#[derive(Debug, Serialize, Deserialize)]
pub struct Writer {
    /// The client id.
    pub client: u64,
    /// How many characters it wrote.
    pub struck: u64,
    /// How many of them, from the first, the server says are durable.
    pub acknowledged: u64,
    /// Which of them another editor received.
    pub seen: Vec<u32>,
}

/// What a run has shown, by document.
pub fn gather(names: &[String], ledger: &Ledger, outcomes: &[Outcome]) -> Vec<Promises> {
    let documents = outcomes.chunks(ledger.editors).enumerate();
    let writer = |number: usize, table: &[Outcome]| {
        let mut seen = ClockSet::default();
        table.iter().for_each(|other| seen.join(&other.editor.seen[number % ledger.editors]));
        Writer {
            client: ledger.client(number),
            struck: ledger.struck_by(number) as u64,
            acknowledged: table[number % ledger.editors].editor.acknowledged,
            seen: seen.clocks().collect(),
        }
    };
    let promises = documents.zip(names).map(|((document, table), name)| Promises {
        document: name.clone(),
        writers: (0..table.len())
            .map(|position| writer(document * ledger.editors + position, table))
            .collect(),
    });
    promises.collect()
}

/// Keeps promises in a file.
///
/// # Errors
/// When it cannot be written.
pub fn write(path: &Path, promises: &[Promises]) -> Result<(), LoadError> {
    let text = serde_json::to_string(promises).map_err(context("promises"))?;
    std::fs::write(path, text).map_err(context(path.display()))
}

/// What new clients found.
#[derive(Debug, Default, Serialize)]
pub struct Verdict {
    /// Characters that others had seen.
    pub seen: u64,
    /// Of these, how many are gone.
    pub seen_missing: u64,
    /// Characters that were acknowledged.
    pub acknowledged: u64,
    /// Of these, how many are gone.
    pub acknowledged_missing: u64,
    /// What is wrong, one sentence for each writer.
    pub faults: Vec<String>,
}

/// Opens each document anew and looks for all that was promised.
///
/// # Errors
/// When a file or a document cannot be read.
pub async fn verify(target: &Target, files: &[PathBuf]) -> Result<Verdict, LoadError> {
    let mut all: Vec<Promises> = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(path).map_err(context(path.display()))?;
        for promises in serde_json::from_str::<Vec<Promises>>(&text).map_err(context(path.display()))? {
            match all.iter_mut().find(|known| known.document == promises.document) {
                Some(known) => known.writers.extend(promises.writers),
                None => all.push(promises),
            }
        }
    }
    let mut verdict = Verdict::default();
    for promises in &all {
        compare(promises, &look(target, promises).await?, &mut verdict);
    }
    Ok(verdict)
}

/// Opens a document with a new client.
async fn look(target: &Target, promises: &Promises) -> Result<State, LoadError> {
    let mut connection = Connection::open(target, &promises.document).await?;
    let replica = Replica::new(u64::from(fastrand::u32(1..)));
    replica.sync(&mut connection).await.map_err(context(&promises.document))?;
    let deadline = Instant::now() + SYNC_GRACE;
    loop {
        let state = replica.state();
        let mut verdict = Verdict::default();
        compare(promises, &state, &mut verdict);
        if verdict.faults.is_empty() {
            return Ok(state);
        }
        match timeout_at(deadline, replica.receive(&mut connection)).await {
            Ok(taken) => taken.map(drop)?,
            Err(_) => return Ok(state),
        }
    }
}

fn compare(promises: &Promises, found: &State, verdict: &mut Verdict) {
    let mut promised = 0;
    for Writer { client, struck, acknowledged, seen } in &promises.writers {
        let has = found.vector.get(&yrs::block::ClientID::new(*client));
        let acknowledged_missing = acknowledged.saturating_sub(u64::from(has));
        let seen_missing = seen.iter().filter(|clock| **clock >= has).count() as u64;
        verdict.seen += seen.len() as u64;
        verdict.seen_missing += seen_missing;
        verdict.acknowledged += acknowledged;
        verdict.acknowledged_missing += acknowledged_missing;
        promised += (*acknowledged).max(seen.len() as u64);
        let name = &promises.document;
        if acknowledged > struck {
            verdict.faults.push(format!("{name}: {acknowledged} acknowledged of {struck} sent by {client}"));
        }
        if acknowledged_missing + seen_missing > 0 {
            verdict.faults.push(format!(
                "{name}: of {client}'s {struck} characters {has} are there, {acknowledged} were acknowledged and {} seen",
                seen.len()
            ));
        }
    }
    // What a state vector counts could have been deleted.
    let characters = found.text.chars().count() as u64;
    if verdict.faults.is_empty() && characters < promised {
        verdict.faults.push(format!("{}: {characters} characters of {promised}", promises.document));
    }
}

//! What a server has promised: what it acknowledged, and what others had seen. A new client must find
//! all of it, whatever happened to the server in between.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tokio::time::{Instant, timeout_at};

use crate::{
    connection::{Connection, Target},
    editor::Outcome,
    ledger::{Ledger, Marks},
    replica::{Replica, State},
    wire::{Fault, fault},
};

/// A server that answers before it has read its disk may take so long to say the rest.
const AFTERTHOUGHT: std::time::Duration = std::time::Duration::from_secs(1);

/// What was promised of one document.
#[derive(Debug, Serialize, Deserialize)]
pub struct Facts {
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
    /// How many letters it wrote.
    pub struck: u64,
    /// How many of them, from the first, the server says are durable.
    pub acknowledged: u64,
    /// Which of them somebody else had seen.
    pub seen: Vec<u32>,
}

/// What a run has shown, by document.
pub fn gather(names: &[String], ledger: &Ledger, outcomes: &[Outcome]) -> Vec<Facts> {
    let documents = outcomes.chunks(ledger.editors).enumerate();
    let writer = |number: usize, table: &[Outcome]| {
        let mut seen = Marks::default();
        table.iter().for_each(|other| seen.join(&other.editor.seen[number % ledger.editors]));
        Writer {
            client: ledger.client(number),
            struck: ledger.struck_by(number) as u64,
            acknowledged: table[number % ledger.editors].editor.acknowledged,
            seen: seen.clocks().collect(),
        }
    };
    let facts = documents.zip(names).map(|((document, table), name)| Facts {
        document: name.clone(),
        writers: (0..table.len()).map(|seat| writer(document * ledger.editors + seat, table)).collect(),
    });
    facts.collect()
}

/// Keeps facts in a file.
///
/// # Errors
/// When it cannot be written.
pub fn write(path: &Path, facts: &[Facts]) -> Result<(), Fault> {
    let text = serde_json::to_string(facts).map_err(fault("facts"))?;
    std::fs::write(path, text).map_err(fault(path.display()))
}

/// What new clients found.
#[derive(Debug, Default, Serialize)]
pub struct Verdict {
    /// Letters that others had seen.
    pub seen: u64,
    /// Of these, how many are gone.
    pub seen_missing: u64,
    /// Letters that were acknowledged.
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
pub async fn verify(target: &Target, files: &[PathBuf]) -> Result<Verdict, Fault> {
    let mut all: Vec<Facts> = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(path).map_err(fault(path.display()))?;
        for facts in serde_json::from_str::<Vec<Facts>>(&text).map_err(fault(path.display()))? {
            match all.iter_mut().find(|known| known.document == facts.document) {
                Some(known) => known.writers.extend(facts.writers),
                None => all.push(facts),
            }
        }
    }
    let mut verdict = Verdict::default();
    for facts in &all {
        compare(facts, &look(target, facts).await?, &mut verdict);
    }
    Ok(verdict)
}

/// A document as somebody finds it who has never been there.
async fn look(target: &Target, facts: &Facts) -> Result<State, Fault> {
    let mut connection = Connection::open(target, &facts.document).await?;
    let replica = Replica::new(u64::from(fastrand::u32(1..)));
    replica.sync(&mut connection).await.map_err(fault(&facts.document))?;
    let deadline = Instant::now() + AFTERTHOUGHT;
    loop {
        let state = replica.state();
        let mut verdict = Verdict::default();
        compare(facts, &state, &mut verdict);
        if verdict.faults.is_empty() {
            return Ok(state);
        }
        match timeout_at(deadline, replica.take_in(&mut connection)).await {
            Ok(taken) => taken.map(drop)?,
            Err(_) => return Ok(state),
        }
    }
}

fn compare(facts: &Facts, found: &State, verdict: &mut Verdict) {
    let mut promised = 0;
    for Writer { client, struck, acknowledged, seen } in &facts.writers {
        let has = found.vector.get(&yrs::block::ClientID::new(*client));
        let acknowledged_missing = acknowledged.saturating_sub(u64::from(has));
        let seen_missing = seen.iter().filter(|clock| **clock >= has).count() as u64;
        verdict.seen += seen.len() as u64;
        verdict.seen_missing += seen_missing;
        verdict.acknowledged += acknowledged;
        verdict.acknowledged_missing += acknowledged_missing;
        promised += (*acknowledged).max(seen.len() as u64);
        let name = &facts.document;
        if acknowledged > struck {
            verdict.faults.push(format!("{name}: {acknowledged} acknowledged of {struck} sent by {client}"));
        }
        if acknowledged_missing + seen_missing > 0 {
            verdict.faults.push(format!(
                "{name}: of {client}'s {struck} letters {has} are there, {acknowledged} were acknowledged and {} seen",
                seen.len()
            ));
        }
    }
    // What a state vector counts could have been deleted.
    let letters = found.text.chars().count() as u64;
    if verdict.faults.is_empty() && letters < promised {
        verdict.faults.push(format!("{}: {letters} letters of {promised}", facts.document));
    }
}

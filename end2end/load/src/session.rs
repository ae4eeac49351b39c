//! Editors who come to their documents, and leave them.

use std::{path::PathBuf, sync::Arc, time::Duration};

use tokio::{
    sync::{Semaphore, watch},
    task::JoinSet,
    time::{Instant, timeout_at},
};

use crate::{
    connection::{Connection, Target},
    editor::{Editor, Outcome, Plan},
    facts,
    ledger::Ledger,
    replica::Replica,
    wire::{self, Fault, fault},
};

/// So many knock at the same time.
const DOORWAY: usize = 32;
/// Letters in a document before editors come.
const TEXT: usize = 500;
/// Between the last editor's arrival and the first keystroke.
const BREATH: Duration = Duration::from_millis(100);

/// Who types, and how fast.
#[derive(clap::Args, Clone, Debug)]
pub struct Crew {
    /// Where
    #[command(flatten)]
    pub target: Target,
    /// Editors of each document
    #[arg(long, default_value_t = 50)]
    pub editors: usize,
    /// Letters a second of each editor
    #[arg(long, default_value_t = 1.0)]
    pub rate: f64,
    /// For how many seconds they type; in `crash`, at most
    #[arg(long, default_value_t = 12.0)]
    pub seconds: f64,
    /// Decides who types what, where and when
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Where to write what was acknowledged and what others had seen
    #[arg(long)]
    pub report_acknowledged: Option<PathBuf>,
}

/// Everybody at their places.
pub struct Session {
    /// The documents.
    pub names: Vec<String>,
    /// What was typed.
    pub ledger: Arc<Ledger>,
    /// When.
    pub plan: Plan,
    stop: watch::Sender<bool>,
    tasks: JoinSet<(usize, Outcome)>,
}

impl Session {
    /// Lets everybody in. They type for so many seconds.
    ///
    /// # Errors
    /// When somebody does not get in.
    pub async fn begin(crew: &Crew, seconds: f64) -> Result<Self, Fault> {
        let names = crew.target.names()?;
        let count = names.len() * crew.editors;
        let mut random = fastrand::Rng::with_seed(crew.seed);
        // As wide as those that browsers draw, and apart from those of other runs.
        let first =
            u64::from(random.u32(1 << 31..u32::MAX - u32::try_from(count).map_err(fault("editors"))?));
        let keystrokes = (seconds * crew.rate).ceil() as usize + 1;
        for name in &names {
            prepare(&crew.target, name, &mut random).await.map_err(fault(name))?;
        }
        let arrived = arrive(crew, &names, first).await?;
        let ledger = Arc::new(Ledger::new(first, crew.editors, names.len(), keystrokes));
        let start = Instant::now() + BREATH;
        let period = Duration::try_from_secs_f64(1.0 / crew.rate).map_err(fault("rate"))?;
        let plan = Plan { start, end: start + Duration::from_secs_f64(seconds), period };
        let (stop, stopped) = watch::channel(false);
        let mut tasks = JoinSet::new();
        for (number, (replica, connection)) in arrived.into_iter().enumerate() {
            let editor = Editor::new(number, ledger.clone(), replica, random.u64(..));
            let work = editor.work(connection, plan, stopped.clone());
            tasks.spawn(async move { (number, work.await) });
        }
        Ok(Self { names, ledger, plan, stop, tasks })
    }

    /// Everybody's outcome, by number; an editor that was not done at the deadline is told to be.
    ///
    /// # Errors
    /// When an editor broke down.
    pub async fn end(&mut self, deadline: Instant) -> Result<Vec<Outcome>, Fault> {
        let mut outcomes = Vec::new();
        while let Ok(Some(done)) = timeout_at(deadline, self.tasks.join_next()).await {
            outcomes.push(done.map_err(fault("an editor"))?);
        }
        self.stop.send_replace(true);
        while let Some(done) = self.tasks.join_next().await {
            outcomes.push(done.map_err(fault("an editor"))?);
        }
        outcomes.sort_by_key(|(number, _)| *number);
        Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
    }

    /// Writes down what was promised, if that is wanted.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_facts(&self, crew: &Crew, outcomes: &[Outcome]) -> Result<(), Fault> {
        let Some(path) = &crew.report_acknowledged else { return Ok(()) };
        facts::write(path, &facts::gather(&self.names, &self.ledger, outcomes))
    }
}

/// Sees to it that there is a text to write in: letters that all go to the same place of an empty one
/// would make work that real editors do not make.
async fn prepare(target: &Target, name: &str, random: &mut fastrand::Rng) -> Result<(), Fault> {
    let replica = Replica::new(u64::from(random.u32(1..1 << 31)));
    let mut connection = Connection::open(target, name).await?;
    replica.sync(&mut connection).await?;
    if replica.state().text.len() < TEXT {
        let text: String = (0..TEXT).map(|_| random.lowercase()).collect();
        connection.send(&wire::typed(&replica.write(random, &text))).await?;
        // A server that answers this has read that.
        replica.sync(&mut connection).await?;
    }
    connection.close().await;
    Ok(())
}

/// Connects everybody, a few at a time, in order of documents.
async fn arrive(crew: &Crew, names: &[String], first: u64) -> Result<Vec<(Replica, Connection)>, Fault> {
    let doorway = Arc::new(Semaphore::new(DOORWAY));
    let mut tasks = JoinSet::new();
    let seats = names.iter().flat_map(|name| (0..crew.editors).map(move |_| name)).enumerate();
    for (number, name) in seats {
        let (target, name, doorway) = (crew.target.clone(), name.clone(), doorway.clone());
        tasks.spawn(async move {
            let _turn = doorway.acquire().await.map_err(fault(&name))?;
            let replica = Replica::new(first + number as u64);
            let mut connection = Connection::open(&target, &name).await?;
            replica.sync(&mut connection).await.map_err(fault(&name))?;
            let taken = replica.state().vector.get(&replica.doc.client_id()) > 0;
            let arrived = (number, (replica, connection));
            if taken {
                Err(Fault(format!("{name}: somebody typed with this seed before")))
            } else {
                Ok(arrived)
            }
        });
    }
    let mut arrived = Vec::new();
    while let Some(done) = tasks.join_next().await {
        arrived.push(done.map_err(fault("an editor"))??);
    }
    arrived.sort_by_key(|(number, _)| *number);
    Ok(arrived.into_iter().map(|(_, pair)| pair).collect())
}

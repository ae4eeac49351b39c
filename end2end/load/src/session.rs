//! Connects editors to their documents, and collects their outcomes.

use std::{path::PathBuf, sync::Arc, time::Duration};

use tokio::{
    sync::{Semaphore, watch},
    task::JoinSet,
    time::{Instant, timeout_at},
};

use crate::{
    connection::{Connection, Target},
    editor::{Editor, Outcome, Plan},
    ledger::Ledger,
    promises,
    replica::Replica,
    wire::{self, LoadError, context},
};

/// How many editors connect at the same time.
const MAX_CONCURRENT_CONNECTS: usize = 32;
/// Characters in a document before editors come.
const TEXT: usize = 500;
/// Between the last editor's arrival and the first keystroke.
const START_DELAY: Duration = Duration::from_millis(100);

/// Who types, and how fast.
#[derive(clap::Args, Clone, Debug)]
pub struct EditorOptions {
    /// Where
    #[command(flatten)]
    pub target: Target,
    /// Editors of each document
    #[arg(long, default_value_t = 50)]
    pub editors: usize,
    /// Characters a second of each editor
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

/// Editors that are connected and type.
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
    /// Connects all editors, which then type for so many seconds.
    ///
    /// # Errors
    /// When an editor cannot connect.
    pub async fn begin(options: &EditorOptions, seconds: f64) -> Result<Self, LoadError> {
        let names = options.target.names()?;
        let count = names.len() * options.editors;
        let mut random = fastrand::Rng::with_seed(options.seed);
        // As wide as those that browsers draw, and apart from those of other runs.
        let first =
            u64::from(random.u32(1 << 31..u32::MAX - u32::try_from(count).map_err(context("editors"))?));
        let keystrokes = (seconds * options.rate).ceil() as usize + 1;
        for name in &names {
            prepare(&options.target, name, &mut random).await.map_err(context(name))?;
        }
        let arrived = arrive(options, &names, first).await?;
        let ledger = Arc::new(Ledger::new(first, options.editors, names.len(), keystrokes));
        let start = Instant::now() + START_DELAY;
        let period = Duration::try_from_secs_f64(1.0 / options.rate).map_err(context("rate"))?;
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

    /// The outcomes of all editors, by number; editors are stopped at the deadline.
    ///
    /// # Errors
    /// When an editor broke down.
    pub async fn end(&mut self, deadline: Instant) -> Result<Vec<Outcome>, LoadError> {
        let mut outcomes = Vec::new();
        while let Ok(Some(done)) = timeout_at(deadline, self.tasks.join_next()).await {
            outcomes.push(done.map_err(context("an editor"))?);
        }
        self.stop.send_replace(true);
        while let Some(done) = self.tasks.join_next().await {
            outcomes.push(done.map_err(context("an editor"))?);
        }
        outcomes.sort_by_key(|(number, _)| *number);
        Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
    }

    /// Writes down what was promised, if that is wanted.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write_promises(&self, options: &EditorOptions, outcomes: &[Outcome]) -> Result<(), LoadError> {
        let Some(path) = &options.report_acknowledged else { return Ok(()) };
        promises::write(path, &promises::gather(&self.names, &self.ledger, outcomes))
    }
}

/// Sees to it that there is a text to write in: characters that all go to the same place of an empty one
/// would make work that real editors do not make.
async fn prepare(target: &Target, name: &str, random: &mut fastrand::Rng) -> Result<(), LoadError> {
    let replica = Replica::new(u64::from(random.u32(1..1 << 31)));
    let mut connection = Connection::open(target, name).await?;
    replica.sync(&mut connection).await?;
    if replica.state().text.len() < TEXT {
        let text: String = (0..TEXT).map(|_| random.lowercase()).collect();
        connection.send(&wire::update(&replica.write(random, &text))).await?;
        // A server that answers this has read that.
        replica.sync(&mut connection).await?;
    }
    connection.close().await;
    Ok(())
}

/// Connects all editors, a few at a time, in the order of the documents.
async fn arrive(
    options: &EditorOptions,
    names: &[String],
    first: u64,
) -> Result<Vec<(Replica, Connection)>, LoadError> {
    let permits = Arc::new(Semaphore::new(MAX_CONCURRENT_CONNECTS));
    let mut tasks = JoinSet::new();
    let positions = names.iter().flat_map(|name| (0..options.editors).map(move |_| name)).enumerate();
    for (number, name) in positions {
        let (target, name, permits) = (options.target.clone(), name.clone(), permits.clone());
        tasks.spawn(async move {
            let _turn = permits.acquire().await.map_err(context(&name))?;
            let replica = Replica::new(first + number as u64);
            let mut connection = Connection::open(&target, &name).await?;
            replica.sync(&mut connection).await.map_err(context(&name))?;
            let taken = replica.state().vector.get(&replica.doc.client_id()) > 0;
            let arrived = (number, (replica, connection));
            if taken {
                Err(LoadError(format!("{name}: an editor typed with this seed before")))
            } else {
                Ok(arrived)
            }
        });
    }
    let mut arrived = Vec::new();
    while let Some(done) = tasks.join_next().await {
        arrived.push(done.map_err(context("an editor"))??);
    }
    arrived.sort_by_key(|(number, _)| *number);
    Ok(arrived.into_iter().map(|(_, pair)| pair).collect())
}

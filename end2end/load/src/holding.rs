//! Idle connections, and connections that open and close.

use std::{sync::Arc, time::Duration};

use serde_json::{Value, json};
use tokio::{
    sync::{Semaphore, watch},
    task::JoinSet,
    time::{Instant, sleep},
};

use crate::{
    connection::{Connection, Target},
    editor::wait_for_stop,
    process::Process,
    replica::Replica,
    wire::{LoadError, context},
};

/// Who comes.
#[derive(clap::Args, Clone, Debug)]
pub struct ConnectionOptions {
    /// Where
    #[command(flatten)]
    pub target: Target,
    /// How many connections, spread over the documents
    #[arg(long, default_value_t = 2000)]
    pub connections: usize,
    /// How many connect at the same time
    #[arg(long, default_value_t = 32)]
    pub at_once: usize,
    /// The server's process, to be weighed meanwhile
    #[arg(long)]
    pub server: Option<u32>,
}

impl ConnectionOptions {
    /// Whose document is whose.
    fn positions(&self) -> Result<Vec<String>, LoadError> {
        Ok(self.target.names()?.iter().cycle().take(self.connections).cloned().collect())
    }

    fn resident(&self) -> Result<Option<u64>, LoadError> {
        self.server.map(|id| Process(id).resident()).transpose()
    }
}

async fn enter(target: &Target, name: &str) -> Result<(Replica, Connection), LoadError> {
    let mut connection = Connection::open(target, name).await?;
    let replica = Replica::new(u64::from(fastrand::u32(1..)));
    replica.sync(&mut connection).await.map_err(context(name))?;
    Ok((replica, connection))
}

/// Answers what the server asks, until it ends the connection.
async fn stay(replica: &Replica, connection: &mut Connection) -> LoadError {
    loop {
        if let Err(lost) = replica.receive(connection).await {
            return lost;
        }
    }
}

/// Opens connections and holds them for so many seconds. Counts those that were open all along.
///
/// # Errors
/// When the names cannot be read or the server has ended.
pub async fn idle(options: &ConnectionOptions, seconds: f64) -> Result<Value, LoadError> {
    let permits = Arc::new(Semaphore::new(options.at_once));
    let before = options.resident()?;
    let (stop, stopped) = watch::channel(false);
    let (arrive, mut arrivals) = watch::channel(0);
    let arrive = Arc::new(arrive);
    let mut tasks = JoinSet::new();
    for name in options.positions()? {
        let (target, permits, arrive) = (options.target.clone(), permits.clone(), arrive.clone());
        let stopped = stopped.clone();
        tasks.spawn(async move {
            let turn = permits.acquire_owned().await.map_err(context(&name))?;
            let entered = enter(&target, &name).await;
            arrive.send_modify(|count| *count += 1);
            drop(turn);
            let (replica, mut connection) = entered?;
            tokio::select! {
                () = wait_for_stop(stopped) => Ok(()),
                lost = stay(&replica, &mut connection) => Err(lost),
            }
        });
    }
    let wanted = options.connections;
    arrivals.wait_for(|count| *count == wanted).await.map_err(context("arrivals"))?;
    sleep(Duration::from_secs_f64(seconds)).await;
    let after = options.resident()?;
    stop.send_replace(true);
    let (mut held, mut why) = (0, None);
    while let Some(done) = tasks.join_next().await {
        match done.map_err(context("a connection"))? {
            Ok(()) => held += 1,
            Err(lost) => why = why.or(Some(lost.to_string())),
        }
    }
    Ok(json!({
        "connections": wanted,
        "documents": options.target.documents,
        "seconds": seconds,
        "held": held,
        "why": why,
        "resident_before": before,
        "resident_after": after,
    }))
}

/// Connects, syncs and takes leave, so many times. Says how long it took to get in.
///
/// # Errors
/// When the names cannot be read or the server has ended.
pub async fn reconnect(options: &ConnectionOptions) -> Result<Value, LoadError> {
    let permits = Arc::new(Semaphore::new(options.at_once));
    let before = options.resident()?;
    let began = Instant::now();
    let mut tasks = JoinSet::new();
    for name in options.positions()? {
        let (target, permits) = (options.target.clone(), permits.clone());
        tasks.spawn(async move {
            let _turn = permits.acquire_owned().await.map_err(context(&name))?;
            let started = Instant::now();
            let (_, connection) = enter(&target, &name).await?;
            let took = started.elapsed();
            connection.close().await;
            Ok::<_, LoadError>(took)
        });
    }
    let (mut took, mut why) = (Vec::new(), None);
    while let Some(done) = tasks.join_next().await {
        match done.map_err(context("a connection"))? {
            Ok(time) => took.push(time),
            Err(lost) => why = why.or(Some(lost.to_string())),
        }
    }
    took.sort_unstable();
    let at = |share: usize| took.get(took.len() * share / 100).map(|time| time.as_secs_f64() * 1e3);
    Ok(json!({
        "connections": options.connections,
        "documents": options.target.documents,
        "seconds": began.elapsed().as_secs_f64(),
        "succeeded": took.len(),
        "why": why,
        "p50": at(50),
        "p99": at(99),
        "resident_before": before,
        "resident_after": options.resident()?,
    }))
}

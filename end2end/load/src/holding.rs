//! Connections that say nothing, and connections that come and go.

use std::{sync::Arc, time::Duration};

use serde_json::{Value, json};
use tokio::{
    sync::{Semaphore, watch},
    task::JoinSet,
    time::{Instant, sleep},
};

use crate::{
    connection::{Connection, Target},
    editor::told,
    process::Process,
    replica::Replica,
    wire::{Fault, fault},
};

/// Who comes.
#[derive(clap::Args, Clone, Debug)]
pub struct Crowd {
    /// Where
    #[command(flatten)]
    pub target: Target,
    /// How many connections, spread over the documents
    #[arg(long, default_value_t = 2000)]
    pub connections: usize,
    /// How many knock at the same time
    #[arg(long, default_value_t = 32)]
    pub at_once: usize,
    /// The server's process, to be weighed meanwhile
    #[arg(long)]
    pub server: Option<u32>,
}

impl Crowd {
    /// Whose document is whose.
    fn seats(&self) -> Result<Vec<String>, Fault> {
        Ok(self.target.names()?.iter().cycle().take(self.connections).cloned().collect())
    }

    fn resident(&self) -> Result<Option<u64>, Fault> {
        self.server.map(|id| Process(id).resident()).transpose()
    }
}

async fn enter(target: &Target, name: &str) -> Result<(Replica, Connection), Fault> {
    let mut connection = Connection::open(target, name).await?;
    let replica = Replica::new(u64::from(fastrand::u32(1..)));
    replica.sync(&mut connection).await.map_err(fault(name))?;
    Ok((replica, connection))
}

/// Answers what the server asks, until it ends the connection.
async fn stay(replica: &Replica, connection: &mut Connection) -> Fault {
    loop {
        if let Err(lost) = replica.take_in(connection).await {
            return lost;
        }
    }
}

/// Opens connections and holds them for so many seconds. Counts those that were open all along.
///
/// # Errors
/// When the names cannot be read or the server has ended.
pub async fn idle(crowd: &Crowd, seconds: f64) -> Result<Value, Fault> {
    let doorway = Arc::new(Semaphore::new(crowd.at_once));
    let before = crowd.resident()?;
    let (stop, stopped) = watch::channel(false);
    let (arrive, mut arrivals) = watch::channel(0);
    let arrive = Arc::new(arrive);
    let mut tasks = JoinSet::new();
    for name in crowd.seats()? {
        let (target, doorway, arrive) = (crowd.target.clone(), doorway.clone(), arrive.clone());
        let stopped = stopped.clone();
        tasks.spawn(async move {
            let turn = doorway.acquire_owned().await.map_err(fault(&name))?;
            let entered = enter(&target, &name).await;
            arrive.send_modify(|count| *count += 1);
            drop(turn);
            let (replica, mut connection) = entered?;
            tokio::select! {
                () = told(stopped) => Ok(()),
                lost = stay(&replica, &mut connection) => Err(lost),
            }
        });
    }
    let wanted = crowd.connections;
    arrivals.wait_for(|count| *count == wanted).await.map_err(fault("arrivals"))?;
    sleep(Duration::from_secs_f64(seconds)).await;
    let after = crowd.resident()?;
    stop.send_replace(true);
    let (mut held, mut why) = (0, None);
    while let Some(done) = tasks.join_next().await {
        match done.map_err(fault("a connection"))? {
            Ok(()) => held += 1,
            Err(lost) => why = why.or(Some(lost.to_string())),
        }
    }
    Ok(json!({
        "connections": wanted,
        "documents": crowd.target.documents,
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
pub async fn reconnect(crowd: &Crowd) -> Result<Value, Fault> {
    let doorway = Arc::new(Semaphore::new(crowd.at_once));
    let before = crowd.resident()?;
    let began = Instant::now();
    let mut tasks = JoinSet::new();
    for name in crowd.seats()? {
        let (target, doorway) = (crowd.target.clone(), doorway.clone());
        tasks.spawn(async move {
            let _turn = doorway.acquire_owned().await.map_err(fault(&name))?;
            let knocked = Instant::now();
            let (_, connection) = enter(&target, &name).await?;
            let took = knocked.elapsed();
            connection.close().await;
            Ok::<_, Fault>(took)
        });
    }
    let (mut took, mut why) = (Vec::new(), None);
    while let Some(done) = tasks.join_next().await {
        match done.map_err(fault("a connection"))? {
            Ok(time) => took.push(time),
            Err(lost) => why = why.or(Some(lost.to_string())),
        }
    }
    took.sort_unstable();
    let at = |share: usize| took.get(took.len() * share / 100).map(|time| time.as_secs_f64() * 1e3);
    Ok(json!({
        "connections": crowd.connections,
        "documents": crowd.target.documents,
        "seconds": began.elapsed().as_secs_f64(),
        "succeeded": took.len(),
        "why": why,
        "p50": at(50),
        "p99": at(99),
        "resident_before": before,
        "resident_after": crowd.resident()?,
    }))
}

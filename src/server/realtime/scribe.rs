//! The one who writes: what all rooms have collected goes to the database in one transaction.
//!
//! An update is written at once when nothing is being written; what comes meanwhile goes together into
//! the next transaction. The more there is to write, the more each one holds, and nobody waits for a
//! clock. (Beginning one every three milliseconds at most saves half of the processor time where hundreds
//! of documents are written, and it takes five times as long until others see a letter.)

use std::sync::Arc;

use tokio::{
    runtime::Handle,
    sync::{mpsc, oneshot},
};

use super::store::{self, NewRow};
use crate::server::{
    clock::Clock,
    db::{Db, Engine},
};

/// How many rooms' updates one transaction takes.
const MOST: usize = 256;

/// What a room wants written: rows of one document, numbered on from the last it knows.
#[derive(Debug)]
pub(super) struct Append {
    pub rows: Vec<NewRow>,
    pub reply: oneshot::Sender<Outcome>,
}

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// On the disk.
    Stored,
    /// Another process has written under these numbers; nothing of this was.
    Taken,
    /// The database is away; nothing was written.
    Failed,
}

/// The way to the scribe.
#[derive(Clone, Debug)]
pub(super) struct Scribe(mpsc::Sender<Append>);

impl Scribe {
    /// Puts a scribe to work, until nobody can reach them.
    pub(super) fn start(work: &Handle, db: Db, clock: Clock) -> Self {
        let (to, mut from) = mpsc::channel::<Append>(4 * MOST);
        work.spawn(async move {
            while let Some(first) = from.recv().await {
                let mut batch = vec![first];
                while batch.len() < MOST
                    && let Ok(next) = from.try_recv()
                {
                    batch.push(next);
                }
                write(&db, clock.now(), batch).await;
            }
        });
        Self(to)
    }

    /// Asks for rows to be written; the answer comes when they are, or are not.
    pub(super) async fn ask(&self, rows: Vec<NewRow>) -> oneshot::Receiver<Outcome> {
        let (reply, answer) = oneshot::channel();
        // A scribe who is gone drops the reply, which reads as failure.
        let _ = self.0.send(Append { rows, reply }).await;
        answer
    }
}

async fn write(db: &Db, now: i64, batch: Vec<Append>) {
    let all: Arc<[NewRow]> = batch.iter().flat_map(|append| append.rows.iter().cloned()).collect();
    let together = stored(db, now, &all).await;
    let alone = together == Outcome::Taken && batch.len() > 1;
    for append in batch {
        let outcome = if alone { stored(db, now, &append.rows).await } else { together };
        let _ = append.reply.send(outcome);
    }
}

async fn stored(db: &Db, now: i64, rows: &[NewRow]) -> Outcome {
    let work = async {
        if db.engine == Engine::Sqlite && rows.len() <= store::ROWS {
            // One statement is a transaction by itself, and one trip to the database's thread, not three.
            let mut to = db.write_once().await?;
            let outcome = store::append(to.statement(), rows, now).await;
            return to.heard(outcome);
        }
        let mut to = db.write().await?;
        store::append(&mut to, rows, now).await?;
        if db.engine == Engine::Postgres {
            let mut documents: Vec<_> = rows.iter().map(|row| row.document).collect();
            documents.dedup();
            for document in documents {
                sqlx::query("SELECT pg_notify($1, $2)")
                    .bind(super::follow::CHANNEL)
                    .bind(document.to_string())
                    .execute(&mut *to)
                    .await?;
            }
        }
        to.commit().await
    };
    match work.await {
        Ok(()) => Outcome::Stored,
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Outcome::Taken,
        Err(error) => {
            tracing::error!(%error, "shared documents could not be stored");
            Outcome::Failed
        }
    }
}

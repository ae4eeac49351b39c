//! The one who writes: what all rooms have collected goes to the database in one transaction.
//!
//! An update is written at once when nothing is being written; what comes meanwhile goes together into
//! the next transaction. The more there is to write, the more each one holds, and the scribe waits for no
//! clock.
//!
//! On SQLite the rooms' own thread writes, and waits for the disk: nearly all that it does is to tell what is
//! stored, and to have another thread write, and to hear from it, costs about as much as the writing.

use tokio::{
    runtime::Handle,
    sync::{mpsc, oneshot},
};

use super::store::{self, NewRow};
use crate::server::{clock::Clock, db::Db};

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
    let (mut rows, mut replies) = (Vec::new(), Vec::new());
    for append in batch {
        let begin = rows.len();
        rows.extend(append.rows);
        replies.push((begin..rows.len(), append.reply));
    }
    let together = stored(db, now, &rows).await;
    let alone = together == Outcome::Taken && replies.len() > 1;
    for (own, reply) in replies {
        let outcome = if alone { stored(db, now, &rows[own]).await } else { together };
        let _ = reply.send(outcome);
    }
}

async fn stored(db: &Db, now: i64, rows: &[NewRow]) -> Outcome {
    match db.blocking() {
        Some(blocking) => match blocking.write(|to| store::append_blocking(to, rows, now)).await {
            Ok(()) => Outcome::Stored,
            Err(error) if error.is_unique_violation() => Outcome::Taken,
            Err(error) => failed(&error),
        },
        None => match announced(db, now, rows).await {
            Ok(()) => Outcome::Stored,
            Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Outcome::Taken,
            Err(error) => failed(&error),
        },
    }
}

fn failed(error: &dyn std::error::Error) -> Outcome {
    tracing::error!(%error, "shared documents could not be stored");
    Outcome::Failed
}

/// Writes, and tells the other processes.
async fn announced(db: &Db, now: i64, rows: &[NewRow]) -> Result<(), sqlx::Error> {
    let mut to = db.write().await?;
    store::append(&mut to, rows, now).await?;
    let mut documents: Vec<_> = rows.iter().map(|row| row.document).collect();
    documents.dedup();
    for document in documents {
        sqlx::query("SELECT pg_notify($1, $2)")
            .bind(super::follow::CHANNEL)
            .bind(document.to_string())
            .execute(&mut *to)
            .await?;
    }
    to.commit().await
}

//! Who is there, told from one process to the others: on PostgreSQL, several may serve one document.
//!
//! What is said of a client goes to all processes as a notification of the database, and nothing of it is
//! stored. While one is on its way only the newest that is said of a client waits for the next: a cursor that
//! runs costs as many notifications as the database has time for. Whatever is lost, clients say again within
//! half a minute.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::{runtime::Handle, sync::mpsc};
use uuid::Uuid;
use yrs::{ClientID, sync::awareness::AwarenessUpdateEntry};

use super::presence::Entries;
use crate::server::db::{Db, Engine};

/// Where it is said.
pub(super) const CHANNEL: &str = "ensemble_presence";
/// How much may wait to be said.
const WAITING: usize = 4_096;
/// PostgreSQL takes less than this for a notification, in bytes.
const LONGEST: usize = 8_000;

/// What one process tells the others.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Said {
    from: Uuid,
    document: Uuid,
    /// A client, the clock of its state and the state; when there is none, the others are asked who is there.
    client: Option<(u64, u32, Value)>,
}

impl Said {
    /// The document, and what is said of a client of another process. Nothing, when it makes no sense or comes
    /// from this one.
    pub(super) fn read(payload: &str, here: Uuid) -> Option<Word> {
        let said: Self = serde_json::from_str(payload).ok()?;
        let client = said.client.map(|(client, clock, state)| {
            (ClientID::new(client), AwarenessUpdateEntry { clock, json: state.to_string().into() })
        });
        (said.from != here).then_some((said.document, client))
    }
}

/// A document, and what is said of one of its clients.
type Word = (Uuid, Option<(ClientID, AwarenessUpdateEntry)>);

/// The way to the other processes; on SQLite there are none.
#[derive(Clone, Debug)]
pub(super) struct Herald {
    process: Uuid,
    to: Option<mpsc::Sender<Word>>,
}

impl Herald {
    /// Puts a herald to work, until nobody can reach them.
    pub(super) fn start(work: &Handle, db: &Db) -> Self {
        let process = Uuid::now_v7();
        let to = (db.engine == Engine::Postgres).then(|| {
            let (to, mut from) = mpsc::channel::<Word>(WAITING);
            let db = db.clone();
            work.spawn(async move {
                while let Some(first) = from.recv().await {
                    let mut news = HashMap::new();
                    let mut next = Some(first);
                    while let Some((document, client)) = next {
                        let (client, entry) = client.unzip();
                        news.insert((document, client), entry);
                        next = from.try_recv().ok();
                    }
                    if let Err(error) = tell(&db, process, news).await {
                        tracing::debug!(%error, "other processes were not told who is there");
                    }
                }
            });
            to
        });
        Self { process, to }
    }

    /// What this process is called.
    pub(super) fn process(&self) -> Uuid {
        self.process
    }

    /// Tells the others.
    pub(super) fn tell(&self, document: Uuid, clients: &Entries) {
        if let Some(to) = &self.to {
            for client in clients {
                // What does not fit will be said again.
                let _ = to.try_send((document, Some(client.clone())));
            }
        }
    }

    /// Asks the others who is there.
    pub(super) fn ask(&self, document: Uuid) {
        if let Some(to) = &self.to {
            let _ = to.try_send((document, None));
        }
    }
}

type News = HashMap<(Uuid, Option<ClientID>), Option<AwarenessUpdateEntry>>;

async fn tell(db: &Db, from: Uuid, news: News) -> Result<(), sqlx::Error> {
    let mut to = db.write().await?;
    for ((document, client), entry) in news {
        let client = client.zip(entry).and_then(|(client, entry)| {
            Some((client.get(), entry.clock, serde_json::from_str(&entry.json).ok()?))
        });
        let payload = serde_json::to_string(&Said { from, document, client }).unwrap_or_default();
        if payload.len() < LONGEST {
            sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(payload).execute(&mut *to).await?;
        }
    }
    to.commit().await
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_another_process_says_is_read_and_ones_own_is_not() {
        let (here, there, document) = (Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7());
        let said = |from| {
            let client = Some((7, 3, json!({ "at": 1 })));
            serde_json::to_string(&Said { from, document, client }).expect("a payload")
        };
        let (about, client) = Said::read(&said(there), here).expect("from elsewhere");
        let (client, entry) = client.expect("a client");
        assert_eq!(
            (about, client, entry.clock, &*entry.json),
            (document, ClientID::new(7), 3, r#"{"at":1}"#)
        );
        assert!(Said::read(&said(here), here).is_none());
        for payload in ["", "{", "7", r#"{"from":"x"}"#] {
            assert!(Said::read(payload, here).is_none(), "{payload}");
        }
    }
}

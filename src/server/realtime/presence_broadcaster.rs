//! Sends the presence of this process's clients to other processes, which on PostgreSQL may serve the same documents.
//!
//! Presence is sent as notifications of the database and not stored. While a notification is being sent, states are
//! coalesced: the next one holds only the newest state of each client, so a moving cursor causes only as many
//! notifications as the database can send. Lost states are repaired because clients resend theirs within 30 s.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::{runtime::Handle, sync::mpsc};
use uuid::Uuid;
use yrs::{ClientID, sync::awareness::AwarenessUpdateEntry};

use super::presence::ClientStates;
use crate::db::{Db, Engine};

/// The channel for presence; the payload is a [`PresenceMessage`].
pub(super) const PRESENCE_CHANNEL: &str = "ensemble_presence";
/// How many states may be queued.
const QUEUE_CAPACITY: usize = 4_096;
/// A payload of PostgreSQL must be shorter, in bytes.
const MAX_PAYLOAD: usize = 8_000;

/// A notification to the other processes.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PresenceMessage {
    /// The process that sent it.
    from: Uuid,
    document_id: Uuid,
    /// The id of a client, the clock of its state and the state. `None` requests the presence of all clients.
    client: Option<(u64, u32, Value)>,
}

/// A document, and the state of one of its clients; `None` requests the states of all.
type DocumentPresence = (Uuid, Option<(ClientID, AwarenessUpdateEntry)>);

impl PresenceMessage {
    /// Reads a payload; `None` when it is malformed or was sent by this process.
    pub(super) fn decode(payload: &str, own_process: Uuid) -> Option<DocumentPresence> {
        let message: Self = serde_json::from_str(payload).ok()?;
        let client = message.client.map(|(client, clock, state)| {
            (ClientID::new(client), AwarenessUpdateEntry { clock, json: state.to_string().into() })
        });
        (message.from != own_process).then_some((message.document_id, client))
    }
}

/// Sends presence to other processes; on SQLite there are none.
#[derive(Clone, Debug)]
pub(super) struct PresenceBroadcaster {
    process: Uuid,
    queue: Option<mpsc::Sender<DocumentPresence>>,
}

impl PresenceBroadcaster {
    /// Starts the task that sends. It ends when the last broadcaster is dropped.
    pub(super) fn start(runtime: &Handle, db: &Db) -> Self {
        let process = Uuid::now_v7();
        let queue = (db.engine == Engine::Postgres).then(|| {
            let (sender, mut receiver) = mpsc::channel::<DocumentPresence>(QUEUE_CAPACITY);
            let db = db.clone();
            runtime.spawn(async move {
                while let Some(first) = receiver.recv().await {
                    let mut newest = HashMap::new();
                    let mut next = Some(first);
                    while let Some((document_id, client)) = next {
                        let (client, entry) = client.unzip();
                        newest.insert((document_id, client), entry);
                        next = receiver.try_recv().ok();
                    }
                    if let Err(error) = send(&db, process, newest).await {
                        tracing::debug!(%error, "presence could not be sent to other processes");
                    }
                }
            });
            sender
        });
        Self { process, queue }
    }

    /// The id of this process.
    pub(super) fn process(&self) -> Uuid {
        self.process
    }

    /// Sends the states of clients.
    pub(super) fn send(&self, document_id: Uuid, clients: &ClientStates) {
        if let Some(queue) = &self.queue {
            for client in clients {
                // With a full queue it is lost; the client repeats it.
                let _ = queue.try_send((document_id, Some(client.clone())));
            }
        }
    }

    /// Requests the states of the other processes' clients.
    pub(super) fn request(&self, document_id: Uuid) {
        if let Some(queue) = &self.queue {
            let _ = queue.try_send((document_id, None));
        }
    }
}

type Newest = HashMap<(Uuid, Option<ClientID>), Option<AwarenessUpdateEntry>>;

async fn send(db: &Db, from: Uuid, newest: Newest) -> Result<(), sqlx::Error> {
    let mut tx = db.write().await?;
    for ((document_id, client), entry) in newest {
        let client = client.zip(entry).and_then(|(client, entry)| {
            Some((client.get(), entry.clock, serde_json::from_str(&entry.json).ok()?))
        });
        let payload =
            serde_json::to_string(&PresenceMessage { from, document_id, client }).unwrap_or_default();
        if payload.len() < MAX_PAYLOAD {
            sqlx::query("SELECT pg_notify($1, $2)")
                .bind(PRESENCE_CHANNEL)
                .bind(payload)
                .execute(&mut *tx)
                .await?;
        }
    }
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn messages_of_other_processes_are_read_and_own_ones_are_not() {
        let (own, other, document_id) = (Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7());
        let payload = |from| {
            let client = Some((7, 3, json!({ "at": 1 })));
            serde_json::to_string(&PresenceMessage { from, document_id, client }).expect("a payload")
        };
        let (about, client) = PresenceMessage::decode(&payload(other), own).expect("of another process");
        let (client, entry) = client.expect("a client");
        assert_eq!(
            (about, client, entry.clock, &*entry.json),
            (document_id, ClientID::new(7), 3, r#"{"at":1}"#)
        );
        assert!(PresenceMessage::decode(&payload(own), own).is_none());
        for payload in ["", "{", "7", r#"{"from":"x"}"#] {
            assert!(PresenceMessage::decode(payload, own).is_none(), "{payload}");
        }
    }
}

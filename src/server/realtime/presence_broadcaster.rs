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
    /// The id of a client, the clock of its state and the state; `None` is a [request](PresenceEvent::Request).
    client: Option<(u64, u32, Value)>,
}

/// What one process sends to the others about the presence in a document.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PresenceEvent {
    /// The state of one of its clients.
    State(ClientID, AwarenessUpdateEntry),
    /// It asks the others to send the states of all their clients.
    Request,
}

impl PresenceEvent {
    /// The client whose state this is; a newer event about the same client replaces this one.
    fn client(&self) -> Option<ClientID> {
        match self {
            Self::State(client, _) => Some(*client),
            Self::Request => None,
        }
    }
}

impl PresenceMessage {
    /// `None` when the state of a client is not JSON.
    fn new(from: Uuid, document_id: Uuid, event: &PresenceEvent) -> Option<Self> {
        let client = match event {
            PresenceEvent::State(client, entry) => {
                Some((client.get(), entry.clock, serde_json::from_str(&entry.json).ok()?))
            }
            PresenceEvent::Request => None,
        };
        Some(Self { from, document_id, client })
    }

    /// Reads the document and the event in a payload; `None` when it is malformed or was sent by this process.
    pub(super) fn decode(payload: &str, own_process: Uuid) -> Option<(Uuid, PresenceEvent)> {
        let message: Self = serde_json::from_str(payload).ok()?;
        let event = match message.client {
            Some((client, clock, state)) => {
                let entry = AwarenessUpdateEntry { clock, json: state.to_string().into() };
                PresenceEvent::State(ClientID::new(client), entry)
            }
            None => PresenceEvent::Request,
        };
        (message.from != own_process).then_some((message.document_id, event))
    }
}

/// Sends presence to other processes; on SQLite there are none.
#[derive(Clone, Debug)]
pub(super) struct PresenceBroadcaster {
    process: Uuid,
    queue: Option<mpsc::Sender<(Uuid, PresenceEvent)>>,
}

impl PresenceBroadcaster {
    /// Starts the task that sends. It ends when the last broadcaster is dropped.
    pub(super) fn start(runtime: &Handle, db: &Db) -> Self {
        let process = Uuid::now_v7();
        let queue = (db.engine == Engine::Postgres).then(|| {
            let (sender, mut receiver) = mpsc::channel::<(Uuid, PresenceEvent)>(QUEUE_CAPACITY);
            let db = db.clone();
            runtime.spawn(async move {
                while let Some(first) = receiver.recv().await {
                    let mut newest = HashMap::new();
                    let mut next = Some(first);
                    while let Some((document_id, event)) = next {
                        newest.insert((document_id, event.client()), event);
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
            for (client, entry) in clients {
                // With a full queue it is lost; the client repeats it.
                let _ = queue.try_send((document_id, PresenceEvent::State(*client, entry.clone())));
            }
        }
    }

    /// Requests the states of the other processes' clients.
    pub(super) fn request(&self, document_id: Uuid) {
        if let Some(queue) = &self.queue {
            let _ = queue.try_send((document_id, PresenceEvent::Request));
        }
    }
}

/// The newest event about each client of each document, and the requests, which are about no client.
type Newest = HashMap<(Uuid, Option<ClientID>), PresenceEvent>;

async fn send(db: &Db, from: Uuid, newest: Newest) -> Result<(), sqlx::Error> {
    let mut tx = db.write().await?;
    for ((document_id, _), event) in newest {
        let Some(message) = PresenceMessage::new(from, document_id, &event) else { continue };
        let payload = serde_json::to_string(&message).unwrap_or_default();
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
    use super::*;

    #[test]
    fn messages_of_other_processes_are_read_and_own_ones_are_not() {
        let (own, other, document_id) = (Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7());
        let state = |json: &str| {
            PresenceEvent::State(ClientID::new(7), AwarenessUpdateEntry { clock: 3, json: json.into() })
        };
        let payload = |from, event: &PresenceEvent| {
            let message = PresenceMessage::new(from, document_id, event).expect("a message");
            serde_json::to_string(&message).expect("a payload")
        };
        for event in [state(r#"{"at":1}"#), state("null"), PresenceEvent::Request] {
            let read = PresenceMessage::decode(&payload(other, &event), own);
            assert_eq!(read, Some((document_id, event.clone())));
            assert!(PresenceMessage::decode(&payload(own, &event), own).is_none());
        }
        assert!(
            PresenceMessage::new(own, document_id, &state("{")).is_none(),
            "it would be read as a request"
        );
        for payload in ["", "{", "7", r#"{"from":"x"}"#] {
            assert!(PresenceMessage::decode(payload, own).is_none(), "{payload}");
        }
    }
}

//! Notifications between processes on PostgreSQL: which documents have new updates, and the presence of clients.

use std::{sync::Weak, time::Duration};

use sqlx::{AnyConnection, postgres::PgListener};
use uuid::Uuid;

use super::{
    presence_broadcaster::{self, PresenceMessage},
    rooms::{Inner, Rooms},
};
use crate::db::Engine;

/// The channel for updates; the payload is the id of the process and that of the document, with a space between them. Older
/// versions of the program sent the id of the document alone.
const UPDATE_CHANNEL: &str = "ensemble_live";
/// How long to wait before reconnecting.
const RECONNECT_DELAY: Duration = Duration::from_secs(1);

/// Notifies the other processes, once the transaction commits, that a document has new updates. `process` is the id of this
/// one, which ignores its own notification.
pub(super) async fn notify_update(
    tx: &mut AnyConnection,
    process: Uuid,
    document_id: Uuid,
) -> Result<(), sqlx::Error> {
    sqlx::query("SELECT pg_notify($1, $2)")
        .bind(UPDATE_CHANNEL)
        .bind(update_payload(process, document_id))
        .execute(tx)
        .await
        .map(drop)
}

fn update_payload(process: Uuid, document_id: Uuid) -> String {
    format!("{process} {document_id}")
}

/// The document in the payload of a notification of updates; `None` when it is malformed or was sent by this process. A payload
/// without a process was sent by an older version of the program.
fn updated_document(payload: &str, own_process: Uuid) -> Option<Uuid> {
    let document_id = match payload.split_once(' ') {
        Some((process, _)) if process == own_process.to_string() => return None,
        Some((_, document_id)) => document_id,
        None => payload,
    };
    document_id.parse().ok()
}

/// Listens until the rooms are dropped. SQLite has one process and no notifications.
pub(super) fn start(rooms: &Rooms, weak: Weak<Inner>) {
    if rooms.portal().db.engine != Engine::Postgres {
        return;
    }
    let url = rooms.portal().config.database_url.to_string();
    rooms.spawn(async move {
        while weak.strong_count() > 0 {
            if let Err(error) = listen(&url, &weak).await {
                tracing::warn!(%error, "the connection for notifications was lost; reconnecting");
            }
            tokio::time::sleep(RECONNECT_DELAY).await;
        }
    });
}

async fn listen(url: &str, weak: &Weak<Inner>) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect(url).await?;
    listener.listen_all([UPDATE_CHANNEL, presence_broadcaster::PRESENCE_CHANNEL]).await?;
    loop {
        // Notifications that were sent while no connection was open are lost.
        match Rooms::from_weak(weak) {
            Some(rooms) => catch_up_all(&rooms).await,
            None => return Ok(()),
        }
        // When the connection is lost, the listener opens another one and returns `None`.
        while let Some(notification) = listener.try_recv().await? {
            let Some(rooms) = Rooms::from_weak(weak) else { return Ok(()) };
            let (payload, own) = (notification.payload(), rooms.presence_broadcaster().process());
            if notification.channel() == presence_broadcaster::PRESENCE_CHANNEL {
                if let Some((document_id, event)) = PresenceMessage::decode(payload, own) {
                    rooms.on_remote_presence(document_id, event).await;
                }
            } else if let Some(document_id) = updated_document(payload, own) {
                rooms.catch_up(document_id).await;
            }
        }
        tracing::warn!("the connection for notifications was lost and is open again");
    }
}

/// Lets all open rooms read what other processes stored, and asks these for the presence of their clients.
async fn catch_up_all(rooms: &Rooms) {
    for document_id in rooms.open_documents() {
        rooms.catch_up(document_id).await;
        rooms.presence_broadcaster().request(document_id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn updates_of_other_processes_are_noticed_and_own_ones_are_not() {
        let (own, other, document_id) = (Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7());
        let noticed = |payload: &str| updated_document(payload, own);
        assert_eq!(noticed(&update_payload(other, document_id)), Some(document_id));
        assert_eq!(noticed(&update_payload(own, document_id)), None);
        assert_eq!(noticed(&document_id.to_string()), Some(document_id), "from an older version");
        for payload in ["", " ", "x", "x y"] {
            assert_eq!(noticed(payload), None, "{payload}");
        }
    }
}

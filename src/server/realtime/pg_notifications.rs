//! Notifications between processes on PostgreSQL: which documents have new updates, and the presence of clients.

use std::{sync::Weak, time::Duration};

use sqlx::{AnyConnection, postgres::PgListener};
use uuid::Uuid;

use super::{
    presence_broadcaster::{self, PresenceMessage},
    rooms::{Inner, Rooms},
};
use crate::db::Engine;

/// The channel for updates; the payload is the id of the document.
const UPDATE_CHANNEL: &str = "ensemble_live";
/// How long to wait before reconnecting.
const RECONNECT_DELAY: Duration = Duration::from_secs(1);

/// Notifies the other processes, once the transaction commits, that a document has new updates.
pub(super) async fn notify_update(tx: &mut AnyConnection, document_id: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query("SELECT pg_notify($1, $2)")
        .bind(UPDATE_CHANNEL)
        .bind(document_id.to_string())
        .execute(tx)
        .await
        .map(drop)
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
    // Notifications sent before this connection was open are lost.
    if let Some(rooms) = Rooms::from_weak(weak) {
        for document_id in rooms.open_documents() {
            rooms.catch_up(document_id).await;
            rooms.presence_broadcaster().request(document_id);
        }
    }
    loop {
        let notification = listener.recv().await?;
        let Some(rooms) = Rooms::from_weak(weak) else { return Ok(()) };
        if notification.channel() == presence_broadcaster::PRESENCE_CHANNEL {
            let own = rooms.presence_broadcaster().process();
            if let Some((document_id, event)) = PresenceMessage::decode(notification.payload(), own) {
                rooms.on_remote_presence(document_id, event).await;
            }
        } else if let Ok(document_id) = notification.payload().parse() {
            rooms.catch_up(document_id).await;
        }
    }
}

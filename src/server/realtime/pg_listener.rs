//! Notifications from other processes on PostgreSQL: what they stored, and the presence of their clients.

use std::{sync::Weak, time::Duration};

use sqlx::{AnyConnection, postgres::PgListener};
use uuid::Uuid;

use super::{
    presence_broadcaster::{self, PresenceMessage},
    rooms::{Inner, Rooms},
};
use crate::db::Engine;

/// The channel for updates; the payload is the id of the document.
const CHANNEL: &str = "ensemble_live";
/// How long to wait before reconnecting.
const RECONNECT_DELAY: Duration = Duration::from_secs(1);

/// Notifies the other processes, once the transaction commits, that a document has new updates.
pub(super) async fn notify_update(to: &mut AnyConnection, document: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query("SELECT pg_notify($1, $2)")
        .bind(CHANNEL)
        .bind(document.to_string())
        .execute(to)
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
    listener.listen_all([CHANNEL, presence_broadcaster::CHANNEL]).await?;
    // Notifications sent before this connection was open are lost.
    if let Some(rooms) = Rooms::from_weak(weak) {
        for document in rooms.open_documents() {
            rooms.catch_up(document).await;
            rooms.presence_broadcaster().request(document);
        }
    }
    loop {
        let notification = listener.recv().await?;
        let Some(rooms) = Rooms::from_weak(weak) else { return Ok(()) };
        if notification.channel() == presence_broadcaster::CHANNEL {
            let own = rooms.presence_broadcaster().process();
            if let Some((document, client)) = PresenceMessage::decode(notification.payload(), own) {
                rooms.apply_remote_presence(document, client).await;
            }
        } else if let Ok(document) = notification.payload().parse() {
            rooms.catch_up(document).await;
        }
    }
}

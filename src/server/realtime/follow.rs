//! What other processes write, and who is there: on PostgreSQL they say so, and rooms that are open here
//! read on.

use std::{sync::Weak, time::Duration};

use sqlx::postgres::PgListener;

use super::{
    herald::{self, Said},
    rooms::{Inner, Rooms},
};
use crate::server::db::Engine;

/// Where it is said; the payload is the document's id.
pub(super) const CHANNEL: &str = "ensemble_live";
/// How long to wait before listening again, after the line was lost.
const PAUSE: Duration = Duration::from_secs(1);

/// Listens, as long as there are rooms. On SQLite there is nobody to listen to.
pub(super) fn start(here: &Rooms, rooms: Weak<Inner>) {
    if here.portal().db.engine != Engine::Postgres {
        return;
    }
    let url = here.portal().config.database_url.to_string();
    here.spawn(async move {
        while rooms.strong_count() > 0 {
            if let Err(error) = listen(&url, &rooms).await {
                tracing::warn!(%error, "other processes cannot be heard; trying again");
            }
            tokio::time::sleep(PAUSE).await;
        }
    });
}

async fn listen(url: &str, rooms: &Weak<Inner>) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect(url).await?;
    listener.listen_all([CHANNEL, herald::CHANNEL]).await?;
    // Whatever was said while nobody listened.
    if let Some(rooms) = Rooms::alive(rooms) {
        for document in rooms.documents() {
            rooms.read_on(document).await;
            rooms.herald().ask(document);
        }
    }
    loop {
        let said = listener.recv().await?;
        let Some(rooms) = Rooms::alive(rooms) else { return Ok(()) };
        if said.channel() == herald::CHANNEL {
            if let Some((document, client)) = Said::read(said.payload(), rooms.herald().process()) {
                rooms.elsewhere(document, client).await;
            }
        } else if let Ok(document) = said.payload().parse() {
            rooms.read_on(document).await;
        }
    }
}

//! Joins agendas to rooms: who may write in which, how it is read and changed from this side. Reading and
//! changing go by the document's id: a group's note is a document of the same shape.

use async_trait::async_trait;
use uuid::Uuid;
use yrs::{Doc, ReadTxn, Transact};

use super::{
    agenda::{self, Agenda},
    store,
};
use crate::{
    crdt,
    error::AppError,
    ids::{MeetingId, PersonId},
    rights::{Action, Viewer, rules},
    server::{
        Portal,
        db::Db,
        realtime::{self, Standing, Subject},
        web::failure,
    },
};

/// The agendas of meetings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Agendas;

#[async_trait]
impl Subject for Agendas {
    async fn standing(
        &self,
        portal: &Portal,
        viewer: &Viewer,
        document: Uuid,
    ) -> Result<Option<Standing>, AppError> {
        let place =
            store::whose(&portal.db, MeetingId::from(document)).await.map_err(|error| failure(&error))?;
        Ok(place.and_then(|place| {
            let may = |action| rules::may(viewer, action, Some(place.community));
            if may(Action::EditAgenda) {
                Some(Standing::Writes)
            } else {
                (place.shown && may(Action::ReadAgenda)).then_some(Standing::Reads)
            }
        }))
    }
}

/// A document as it is stored now, and the number of its last update.
///
/// # Errors
/// When the database is away, or when what it holds cannot be understood.
pub async fn read(db: &Db, document: Uuid) -> Result<(Agenda, i64), AppError> {
    let stored = realtime::store::load(db, document).await.map_err(|error| failure(&error))?;
    let doc = crdt::with(stored.updates()).map_err(|_| unreadable(document))?;
    Ok((agenda::agenda(&doc.transact()), stored.number))
}

/// Says, to the log, that a document cannot be understood.
pub fn unreadable(document: Uuid) -> AppError {
    tracing::error!(%document, "a stored document cannot be understood");
    AppError::Internal
}

/// Changes a document from a form that was made when its log ended with a number: the change is made
/// upon what the person saw, and merged with what others did since, exactly as if they had been there.
///
/// # Errors
/// When the database is away.
pub async fn merge(
    portal: &Portal,
    document: Uuid,
    person: PersonId,
    seen: i64,
    change: impl FnOnce(&mut yrs::TransactionMut<'_>),
) -> Result<(), AppError> {
    let update = {
        let then = doc_at(&portal.db, document, seen).await?;
        let before = then.transact().state_vector();
        change(&mut then.transact_mut());
        then.transact().encode_diff_v1(&before)
    };
    portal
        .rooms()
        .change(document, Some(person), move |to| {
            crdt::read(&update).and_then(|update| crdt::apply_within(to, update)).is_ok()
        })
        .await?
        .then_some(())
        .ok_or(AppError::Internal)
}

/// A document as it was when its log ended with a number.
///
/// # Errors
/// When the database is away, or when what it holds cannot be understood.
pub async fn at(db: &Db, document: Uuid, number: i64) -> Result<Agenda, AppError> {
    let doc = doc_at(db, document, number).await?;
    Ok(agenda::agenda(&doc.transact()))
}

async fn doc_at(db: &Db, document: Uuid, number: i64) -> Result<Doc, AppError> {
    let stored = realtime::store::until(db, document, number).await.map_err(|error| failure(&error))?;
    crdt::with(stored.updates()).map_err(|_| unreadable(document))
}

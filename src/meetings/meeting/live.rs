//! Joins agendas to rooms: who may write in which, how it is read and changed from this side. Reading and
//! changing go by the document's id: a group's note is a document of the same shape.

use std::sync::Arc;

use async_trait::async_trait;
use uuid::Uuid;
use yrs::{Doc, ReadTxn, Transact};

use super::store;
use ensemble_core::{
    error::AppError,
    ids::{MeetingId, PersonId},
    rights::{Action, Viewer, rules},
};
use ensemble_document::agenda::{self, Agenda};
use ensemble_server::{
    Portal,
    realtime::{DocumentAccess, Permission},
};

/// The agendas of meetings.
#[derive(Clone, Copy, Debug, Default)]
pub struct AgendaAccess;

#[async_trait]
impl DocumentAccess for AgendaAccess {
    async fn permission(
        &self,
        portal: &Portal,
        viewer: &Viewer,
        document: Uuid,
    ) -> Result<Option<Permission>, AppError> {
        let place = store::whose(&portal.db, MeetingId::from(document)).await?;
        Ok(place.and_then(|place| {
            let may = |action| rules::may(viewer, action, Some(place.community));
            if may(Action::EditAgenda) {
                Some(Permission::Write)
            } else {
                (place.shown && may(Action::ReadAgenda)).then_some(Permission::Read)
            }
        }))
    }
}

/// A document as it is stored now, and the number of its last update.
///
/// # Errors
/// When the database is unavailable; [`AppError::Unreadable`] when what it holds cannot be read.
pub async fn read(portal: &Portal, document: Uuid) -> Result<(Agenda, i64), AppError> {
    let (agenda, number) = portal.document_tasks.read(&portal.db, document, view).await?;
    Ok((Arc::unwrap_or_clone(agenda), number))
}

/// The agenda that a document holds.
#[must_use]
pub fn view(doc: &Doc) -> Agenda {
    agenda::agenda(&doc.transact())
}

/// Changes a document from a form that was made when its log ended with a number: the change is made
/// upon what the person saw, and merged with what others did since, exactly as if they had been there.
///
/// # Errors
/// When the database is unavailable, [`AppError::TooLarge`] when the document can hold no more. Then nothing is changed.
pub async fn change_document(
    portal: &Portal,
    document: Uuid,
    person: PersonId,
    seen: i64,
    change: impl FnOnce(&mut yrs::TransactionMut<'_>) + Send + 'static,
) -> Result<(), AppError> {
    let write = |doc: &Doc| {
        let before = doc.transact().state_vector();
        change(&mut doc.transact_mut());
        doc.transact().encode_diff_v1(&before)
    };
    let update = portal.document_tasks.read_at(&portal.db, document, seen, write).await?;
    portal.rooms().merge(document, Some(person), Arc::unwrap_or_clone(update)).await
}

/// A document as it was when its log ended with a number.
///
/// # Errors
/// The same as of [`read`].
pub async fn at(portal: &Portal, document: Uuid, number: i64) -> Result<Agenda, AppError> {
    portal.document_tasks.read_at(&portal.db, document, number, view).await.map(Arc::unwrap_or_clone)
}

//! Joins agendas to rooms: who may write in which, how it is read and changed from this side.

use async_trait::async_trait;
use uuid::Uuid;
use yrs::{ReadTxn, Transact};

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
#[derive(Clone, Copy, Debug)]
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

/// A meeting's agenda as it is stored now, and the number of its last update.
///
/// # Errors
/// When the database is away, or when what it holds cannot be understood.
pub async fn read(db: &Db, meeting: MeetingId) -> Result<(Agenda, i64), AppError> {
    let stored = realtime::store::load(db, meeting.uuid()).await.map_err(|error| failure(&error))?;
    let doc = crdt::with(stored.updates()).map_err(|_| unreadable(meeting))?;
    Ok((agenda::agenda(&doc.transact()), stored.number))
}

pub(super) fn unreadable(meeting: MeetingId) -> AppError {
    tracing::error!(%meeting, "a stored agenda cannot be understood");
    AppError::Internal
}

/// Changes an agenda from a form that was made when its log ended with a number: the change is made
/// upon what the person saw, and merged with what others did since, exactly as if they had been there.
///
/// # Errors
/// When the database is away.
pub async fn merge(
    portal: &Portal,
    meeting: MeetingId,
    person: PersonId,
    seen: i64,
    change: impl FnOnce(&mut yrs::TransactionMut<'_>),
) -> Result<(), AppError> {
    let document = meeting.uuid();
    let log = realtime::store::log(&portal.db, document).await.map_err(|error| failure(&error))?;
    let update = {
        let rows = log.iter().take_while(|row| row.number <= seen);
        let then = crdt::with(rows.flat_map(|row| realtime::store::unpacked(&row.content)))
            .map_err(|_| unreadable(meeting))?;
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

/// An agenda as it was when its log ended with a number.
///
/// # Errors
/// When the database is away, or when what it holds cannot be understood.
pub async fn at(db: &Db, meeting: MeetingId, number: i64) -> Result<Agenda, AppError> {
    let log = realtime::store::log(db, meeting.uuid()).await.map_err(|error| failure(&error))?;
    let rows = log.iter().take_while(|row| row.number <= number);
    let doc = crdt::with(rows.flat_map(|row| realtime::store::unpacked(&row.content)))
        .map_err(|_| unreadable(meeting))?;
    let agenda = agenda::agenda(&doc.transact());
    Ok(agenda)
}

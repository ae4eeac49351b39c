//! What other features show on the pages of practices, and what practices do where quotations ask for it. Practices know none of
//! those that show something: the code that lists the routes of the portal puts them together.

use futures::future::BoxFuture;

use super::{events, store};
use crate::quotation::Quotation;
use ensemble_common::notification::notify;
use ensemble_communities::community::Part;
use ensemble_core::{error::AppError, ids::PracticeId};
use ensemble_server::{
    Portal,
    web::{ActionContext, PageRequest},
};

/// Loads a part of the page of a practice, for the viewers who get one. The page checked before that the viewer reads the practice.
pub type PartLoader =
    for<'a> fn(&'a PageRequest, PracticeId) -> BoxFuture<'a, Result<Option<Part>, AppError>>;

/// What other features show of a practice.
#[derive(Clone, Copy, Default)]
pub struct Composition {
    /// Where it is used: a list.
    pub used: Option<PartLoader>,
    /// The way to services that have the words of its title.
    pub services: Option<fn(&ActionContext, &str) -> Option<Part>>,
}

/// An author of a practice withdrew their consent: a practice to which no author consents any more is withdrawn. Its facilitators are
/// notified of that, or that its text may still have the author's words.
///
/// # Errors
/// When the database is unavailable.
pub async fn withdrawn(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    quotation: &Quotation,
    now: i64,
) -> Result<(), sqlx::Error> {
    let id = PracticeId::from(quotation.work_id);
    let is_practice_withdrawn = store::consent_withdrawn(&mut *tx, id, now).await?;
    notify_withdrawn(tx, portal, id, is_practice_withdrawn).await
}

/// Notifies the facilitators of a practice that consent was withdrawn, unless its community is archived.
pub(super) async fn notify_withdrawn(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    id: PracticeId,
    is_practice_withdrawn: bool,
) -> Result<(), sqlx::Error> {
    match store::work_in(&mut *tx, None, id).await? {
        Some(work) if !work.place.archived => {
            notify(tx, portal, &events::consent_withdrawn(portal, &work, is_practice_withdrawn)).await
        }
        _ => Ok(()),
    }
}

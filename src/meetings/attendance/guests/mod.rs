//! What is done about guests: links for them are made and withdrawn (`links`); guests register, change what they said, and
//! withdraw it (`registration`).
//!
//! The forms hold a random text that the page chose. A secret follows from it and from what the form says, so that a form that is
//! sent twice does the same once. Nothing is stored before a form is sent: mail scanners open links.

mod links;
mod registration;

pub(super) use links::{create_link, withdraw_link};
pub(super) use registration::{change, register, withdraw};

use super::{
    model::{Guest, GuestLink},
    rules::{Closed, LinkClosed},
    store,
};
use crate::meeting::{self, model::Found};
use ensemble_communities::account::{self, model::Agreement};
use ensemble_core::{LocalizedText, error::AppError, rights::Viewer};
use ensemble_server::{Portal, digest};

/// The letters of what a page chooses at random for a form.
const FORM_LENGTH: usize = 64;

/// What came of the form of a guest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was saved. Holds the secret of the guest's own address.
    Saved(String),
    /// There is no such link, or no such guest.
    Unknown,
    /// The link does not work.
    LinkClosed(LinkClosed),
    /// The meeting takes no changes any more.
    Closed(Closed),
    /// The meeting moved since the guest looked at it.
    Moved,
    /// Too many forms came from this network.
    TooMany,
}

/// The confidentiality commitment: its version, when it was published, what it says. `None` where there is none.
pub(super) type Commitment = Option<(i64, i64, LocalizedText)>;

/// The meeting of a guest as visitors see it; `None` if they do not.
pub(super) async fn meeting_of(portal: &Portal, guest: &Guest) -> Result<Option<Found>, sqlx::Error> {
    meeting::find(&portal.db, &Viewer::default(), guest.meeting).await
}

/// The link with this secret, and its meeting as visitors see it.
pub(super) async fn find_link(
    portal: &Portal,
    key: &str,
) -> Result<Option<(GuestLink, Option<Found>)>, sqlx::Error> {
    let Some(link) = store::find_link(&portal.db.reader, &digest::sha256(key.as_bytes())).await? else {
        return Ok(None);
    };
    let found = meeting::find(&portal.db, &Viewer::default(), link.meeting).await?;
    Ok(Some((link, found)))
}

/// The guest whose address has this secret.
pub(super) async fn find(portal: &Portal, key: &str) -> Result<Option<Guest>, sqlx::Error> {
    store::find_guest(&portal.db.reader, &digest::sha256(key.as_bytes())).await
}

/// The newest version of what guests accept.
pub(super) async fn commitment(portal: &Portal) -> Result<Commitment, sqlx::Error> {
    account::newest(&portal.db, Agreement::Confidentiality).await
}

/// Whether a guest accepts the newest version.
pub(super) fn accepts(guest: &Guest, commitment: &Commitment) -> bool {
    commitment.as_ref().is_none_or(|(version, ..)| *version == guest.agreement_version)
}

/// What a page chose at random for a form.
fn checked(form: &str) -> Result<&str, AppError> {
    let is_chosen = form.len() == FORM_LENGTH && form.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_chosen.then_some(form).ok_or(AppError::BadRequest)
}

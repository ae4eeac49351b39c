//! Adds to a closed note the text that arrived while it was being closed and is not in the reflection yet.
//!
//! Other processes refuse what is written in a closed note only once their rooms have rechecked permissions, and a form that was
//! sent just before the closing may be stored just after it. Both were reported as saved. A job reads the log of the document
//! again once all of that is stored.

use serde::{Deserialize, Serialize};

use super::{
    AttributedNote,
    close::{compose_content, store_closed_note},
    sign::reopen,
};
use crate::reflection::{
    model::{Reflection, ReflectionContent},
    pii_review::{self, PiiReview},
    rules, store,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::ReflectionId,
    rights::{Identity, Viewer},
};
use ensemble_server::{
    Portal,
    jobs::{self, NewJob},
    realtime::store::load_log,
    web::ActionContext,
};

/// The kind of the job that adds the text of a note that arrived late. Its key is the note.
pub const LATE_TEXT_JOB: &str = "group-note-late-text";
/// How long after a closing the job runs, in milliseconds. The rooms of all processes recheck permissions within 25 s, and then
/// store what they received within some seconds.
const GRACE: i64 = 60_000;

/// A closed note, whose document may hold text that arrived late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateText {
    pub note: ReflectionId,
    /// The number of the last update that is in its text.
    pub last_update: i64,
}

/// Schedules the job for a note, in the transaction that closes it.
pub(super) async fn schedule(
    tx: &mut sqlx::AnyConnection,
    note: ReflectionId,
    last_update: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    let (key, payload) = (note.to_string(), LateText { note, last_update });
    let job = NewJob { kind: LATE_TEXT_JOB, key: &key, payload: &payload, due_at: now + GRACE };
    jobs::schedule(tx, job, now).await
}

/// Adds to the text of a closed note what was stored in its document after the last update that is in it. When that text cannot
/// be kept, or has a passage that may identify a student and that no one confirmed, the note is opened again, as when it
/// arrives during the closing.
///
/// `false`, and nothing is changed, when its text was changed since, which closing it once more would undo, or when it is now shared
/// more widely than a note that may be opened again, or without names: nobody looked at the late text before that. Then the late
/// text is in the document only.
///
/// # Errors
/// When the database is unavailable, the document cannot be read, or the note changes at the same moment.
pub async fn add_text_stored_after_closing(portal: &Portal, closed: LateText) -> Result<bool, ActionError> {
    let (db, id) = (&portal.db, closed.note);
    let Some(author) = store::author_id(db, id).await? else { return Ok(true) };
    // No person acts: the note is read as its author sees it, and changed by the portal.
    let author = Viewer { person: Some(Identity::new(author, String::new(), Lang::Fr)), ..Viewer::default() };
    let Some(note) = store::find(db, &author, id).await? else { return Ok(true) };
    if note.group_note.as_ref().is_none_or(|note| note.open) {
        return Ok(true);
    }
    let rows = load_log(db, id.uuid()).await?;
    if rows.last().is_none_or(|row| row.seq <= closed.last_update) {
        return Ok(true);
    }
    let context = ActionContext::of_portal(portal, note.lang);
    let known = rows.iter().filter(|row| row.seq <= closed.last_update).cloned().collect();
    let known = AttributedNote::of_log(&context, id, known).await?;
    let late = AttributedNote::of_log(&context, id, rows).await?;
    if late.markdown(note.lang) == known.markdown(note.lang) {
        return Ok(true);
    }
    let is_as_closed =
        compose_content(&context, &note, &known).is_ok_and(|written| written.texts == note.texts);
    // Who shared it more widely, or without names, has not seen the late text.
    if !is_as_closed || !rules::may_be_open(note.visibility.audience, note.anonymous) {
        return Ok(false);
    }
    if let Ok(written) = compose_content(&context, &note, &late)
        && !has_new_warnings(portal, &note, &written).await?
    {
        return match store_closed_note(&context, &note, &late, &written).await? {
            true => Ok(true),
            false => Err(ActionError::Conflict),
        };
    }
    reopen(&context, &note).await?;
    Ok(true)
}

/// Whether a passage of the text may identify a student and is not one of those that the person who closed the note confirmed.
async fn has_new_warnings(
    portal: &Portal,
    note: &Reflection,
    written: &ReflectionContent,
) -> Result<bool, AppError> {
    let known = pii_review::known_names(&portal.db, note.id).await?;
    let confirmed = PiiReview::of(note.lang, &note.texts, &[]).with_names(known.clone()).warnings(note.lang);
    let found = PiiReview::of(note.lang, &written.texts, &[]).with_names(known).warnings(note.lang);
    Ok(found.iter().any(|warning| !confirmed.contains(warning)))
}

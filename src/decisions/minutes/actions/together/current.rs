//! A live document with what was saved of the minutes since it was taken from them.

use uuid::Uuid;
use yrs::{Doc, Transact};

use crate::minutes::{
    model::{Minutes, SharedText, side},
    store,
};
use ensemble_core::{Lang, error::AppError, text::clean};
use ensemble_document::{
    agenda::{Agenda, Field},
    crdt::{self, CrdtError},
    sections::{Section, rewrite, sections},
};
use ensemble_meetings::meeting;
use ensemble_server::{Portal, markdown::headings, names, realtime::unreadable_error};

/// A text with all that was saved and written.
pub(super) struct Current {
    pub(super) shared: SharedText,
    pub(super) content: Agenda,
    /// The document, in the encoding of Yjs.
    pub(super) state: Vec<u8>,
    /// Whether something is written in it that is not in the minutes.
    pub(super) is_written: bool,
    /// The titles of sections that were changed here and by the form since, and hold both changes.
    pub(super) overlapping: Vec<String>,
}

/// A document as it is stored.
struct Stored {
    content: Agenda,
    state: Option<Vec<u8>>,
}

/// A new id for a section.
pub(super) fn new_id() -> String {
    Uuid::now_v7().simple().to_string()
}

/// A text as it enters the minutes. Editors write what they like in a shared document: it is cleaned here.
pub(super) fn markdown(content: &Agenda, lang: Lang) -> String {
    let cleaned =
        |section: Section| Section { title: names::line(&section.title), text: clean(&section.text) };
    headings::join(&sections(content, lang).into_iter().map(cleaned).collect::<Vec<_>>())
}

fn stored(doc: &Doc) -> Stored {
    Stored { content: meeting::view(doc), state: crdt::encode_state(doc).ok() }
}

/// Merges what was saved of the minutes since into the document; `None` when another request did that at the same moment.
///
/// The base changes first, in one statement that only one request wins; then the document gets the base. Doing that twice
/// changes nothing, so that it is done each time: a process may have ended in between.
///
/// # Errors
/// When the database is unavailable; [`AppError::Unreadable`] when the document cannot be read.
pub(super) async fn catch_up(
    portal: &Portal,
    mut shared: SharedText,
    minutes: Option<&Minutes>,
) -> Result<Option<Current>, AppError> {
    let (db, document, lang) = (&portal.db, shared.document, shared.lang);
    let (before, _) = portal.document_tasks.read(db, document, stored).await?;
    let old = change_base(portal, &shared, None).await?;
    let mut base = old.content.clone();
    if let Some(minutes) = minutes.filter(|minutes| minutes.revision > shared.revision) {
        let saved = headings::split(side(&minutes.text, lang).unwrap_or_default());
        let new = change_base(portal, &shared, Some(saved)).await?;
        let state = new.state.ok_or(AppError::Internal)?;
        let (text, revision) = (shared.clone(), minutes.revision);
        let is_first = db.transaction(async |to| store::set_base(to, &text, revision, &state).await).await?;
        if !is_first {
            return Ok(None);
        }
        base = new.content;
        shared = SharedText { revision, base: state, ..shared };
    }
    portal.rooms().merge(document, None, shared.base.clone()).await?;
    let (now, _) = portal.document_tasks.read(db, document, stored).await?;
    Ok(Some(Current {
        is_written: markdown(&now.content, lang) != markdown(&base, lang),
        overlapping: overlapping(&old.content, &base, &before.content, lang),
        state: now.state.clone().ok_or(AppError::Internal)?,
        content: now.content.clone(),
        shared,
    }))
}

/// The base of a text, with these sections where there are some. What the form did not change stays as it is.
async fn change_base(
    portal: &Portal,
    shared: &SharedText,
    saved: Option<Vec<Section>>,
) -> Result<Stored, AppError> {
    let (base, document, lang) = (shared.base.clone(), shared.document, shared.lang);
    let changed = portal.document_tasks.run_blocking(move || {
        let doc = crdt::load([base.as_slice()])?;
        if let Some(saved) = saved
            && markdown(&meeting::view(&doc), lang) != headings::join(&saved)
        {
            rewrite(&mut doc.transact_mut(), lang, &saved, new_id);
        }
        Ok::<_, CrdtError>(stored(&doc))
    });
    changed.await.ok_or(AppError::Internal)?.map_err(|error| unreadable_error(document, error))
}

/// The titles of the sections that the form changed, and people who wrote together in another way.
fn overlapping(old: &Agenda, saved: &Agenda, written: &Agenda, lang: Lang) -> Vec<String> {
    let differ = |one: &Agenda, other: &Agenda, id: &str| {
        let texts = |of: &Agenda| {
            let item = of.items.iter().find(|item| item.id == id);
            item.map(|item| {
                [Field::Title(lang), Field::Notes].map(|field| item.field(field).trim().to_owned())
            })
        };
        texts(one) != texts(other)
    };
    old.items
        .iter()
        .filter(|item| {
            differ(old, saved, &item.id) && differ(old, written, &item.id) && differ(saved, written, &item.id)
        })
        .map(|item| written.item(&item.id).unwrap_or(item).name(lang).to_owned())
        .collect()
}

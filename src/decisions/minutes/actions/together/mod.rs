//! Writing draft minutes together: the text of each language is a live document, which enters the minutes when a person puts it
//! there, and at the latest when they are proposed.
//!
//! Each document has a *base*: the text of the minutes that it knows, as a state of the document. What others saved by the form
//! since is a change of the base, and is merged as what another person types is: see `current`. What is in the document and not
//! in its base is saved as the next revision: see `put`.

mod current;
mod put;

pub use put::{end_texts, finish, put};

use uuid::Uuid;
use yrs::Transact;

use self::current::{catch_up, new_id};
use super::find_for;
use crate::minutes::{
    composition::Composition,
    generate,
    model::{Minutes, MinutesState, SharedText, side},
    rules::{can_write_together, is_held},
    store,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_document::{
    agenda::Agenda,
    crdt,
    sections::{Section, rewrite},
};
use ensemble_meetings::meeting::{self, ItemAction, ItemInput, apply_item_input, item_errors, model::Found};
use ensemble_server::{db::Db, markdown::headings, web::ActionContext};
use ensemble_texts as t;

/// A text that is written together, as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenText {
    pub document: Uuid,
    pub content: Agenda,
    /// The number of its last update.
    pub number: i64,
    /// The titles of sections that were changed here and by the form, and hold both changes.
    pub overlapping: Vec<String>,
}

/// The minutes of a meeting that can be written together now.
///
/// # Errors
/// [`ActionError::Conflict`] when they cannot: the meeting is not over, or they are proposed.
async fn find_draft(context: &ActionContext, id: MeetingId) -> Result<(Found, Option<Minutes>), ActionError> {
    let (found, minutes) = find_for(context, id, Action::WriteMinutes).await?;
    let state = minutes.as_ref().map_or(MinutesState::Draft, |minutes| minutes.state);
    let held = is_held(&found.of.meeting, context.portal.now());
    if can_write_together(held, state) { Ok((found, minutes)) } else { Err(ActionError::Conflict) }
}

/// Opens the text of a language. It begins with the text of the minutes; a document that is there gets what was saved since.
///
/// # Errors
/// [`ActionError::Conflict`] when the minutes cannot be written together now.
pub async fn open_text(
    context: &ActionContext,
    id: MeetingId,
    lang: Lang,
    composition: Composition,
) -> Result<OpenText, ActionError> {
    let (found, minutes) = find_draft(context, id).await?;
    let (portal, db) = (&context.portal, &context.portal.db);
    let shared = match find_text(db, id, lang).await? {
        Some(shared) => shared,
        None => {
            let text = match &minutes {
                Some(minutes) => minutes.text.clone(),
                None => generate::text(portal, &found, composition).await?,
            };
            let revision = minutes.as_ref().map_or(0, |minutes| minutes.revision);
            let base = begin(lang, side(&text, lang).unwrap_or_default())?;
            let shared = SharedText { meeting: id, lang, document: Uuid::now_v7(), revision, base };
            let now = portal.now();
            db.transaction(async |to| store::add_shared_text(to, &shared, now).await).await?;
            // That of another person who began it at the same moment, perhaps.
            find_text(db, id, lang).await?.ok_or(ActionError::Conflict)?
        }
    };
    let current = catch_up(portal, shared, minutes.as_ref()).await?.ok_or(ActionError::Conflict)?;
    let (content, number) = meeting::agenda_of(portal, current.shared.document).await?;
    Ok(OpenText { document: current.shared.document, content, number, overlapping: current.overlapping })
}

/// The text of a language, once it was opened.
async fn find_text(db: &Db, id: MeetingId, lang: Lang) -> Result<Option<SharedText>, sqlx::Error> {
    Ok(store::shared_texts(db, id).await?.into_iter().find(|text| text.lang == lang))
}

/// A document with a text, cut into sections; an empty one has a section to write in.
fn begin(lang: Lang, text: &str) -> Result<Vec<u8>, AppError> {
    let mut sections = headings::split(text);
    if sections.is_empty() {
        sections.push(Section::default());
    }
    let doc = crdt::empty();
    rewrite(&mut doc.transact_mut(), lang, &sections, new_id);
    crdt::encode_state(&doc).map_err(|_| AppError::Internal)
}

/// Saves a section of a text, or changes its list of sections.
///
/// # Errors
/// [`ActionError::Conflict`] when the text is not written together any more; [`ActionError::Invalid`] when a field cannot be saved
/// or the document is full. Then nothing is changed.
pub async fn write_section(
    context: &ActionContext,
    id: MeetingId,
    lang: Lang,
    action: ItemAction,
    input: ItemInput,
) -> Result<(), ActionError> {
    find_draft(context, id).await?;
    let shared = find_text(&context.portal.db, id, lang).await?.ok_or(ActionError::Conflict)?;
    item_errors(context.lang, &input).check()?;
    let seen = input.seen;
    let change = move |to: &mut yrs::TransactionMut<'_>| apply_item_input(to, action, &input);
    match meeting::change_document(&context.portal, shared.document, context.person()?, seen, change).await {
        Err(AppError::TooLarge) => {
            let mut errors = FieldErrors::default();
            errors.add("minutes", t::agenda_full(context.lang));
            errors.check()
        }
        done => Ok(done?),
    }
}

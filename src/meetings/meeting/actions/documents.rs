//! Adding, ordering and removing what people read for a meeting.

use serde::{Deserialize, Serialize};

use super::find_for;
use crate::meeting::{
    model::{Document, Source},
    rules, store,
};
use ensemble_common::editing::rules::edited;
use ensemble_core::file::MetadataState;
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{DocumentId, MeetingId},
    rights::Action,
};
use ensemble_server::files::{Accepted, NotAccepted};
use ensemble_server::{
    quota,
    web::{ActionContext, Direction},
};
use ensemble_texts as t;

/// The longest title, in characters.
const TITLE: usize = 200;

/// A link to add. The names of its fields differ from those of [`AddFile`]: one page has both forms.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct AddLink {
    /// Its title in French; one of the two may be empty.
    pub link_title_fr: String,
    /// Its title in English.
    pub link_title_en: String,
    /// Where it leads.
    pub link: String,
}

/// What a file to add is called; its content comes beside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct AddFile {
    /// Its title in French; one of the two may be empty.
    pub file_title_fr: String,
    /// Its title in English.
    pub file_title_en: String,
}

/// Where a document goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveDocument {
    /// Before its neighbour, or behind the next one.
    pub direction: Direction,
}

/// What came of adding a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// The document.
    pub id: DocumentId,
    /// Whether metadata of its file could not be removed.
    pub keeps_metadata: bool,
}

/// Adds a link to a meeting's documents.
///
/// # Errors
/// [`ActionError::Invalid`] for a title or an address that cannot be saved, or when the meeting has too many documents.
pub async fn add_link(
    context: &ActionContext,
    meeting: MeetingId,
    input: AddLink,
) -> Result<Added, ActionError> {
    let mut errors = FieldErrors::default();
    let typed = [("link-title-fr", &input.link_title_fr), ("link-title-en", &input.link_title_en)];
    let title = title(context, typed, &mut errors);
    let address = rules::address(&input.link);
    if address.is_none() {
        errors.add("link", t::meeting_wrong_video(context.lang));
    }
    add(context, meeting, "link", errors, title, address.map(|link| (Source::Link(link), None))).await
}

/// Adds a file to a meeting's documents. `file` is its content without metadata, or why it is not accepted.
///
/// # Errors
/// [`ActionError::Invalid`] for a title or a file that cannot be saved, when the meeting has too many documents, or when
/// the person's files take too much room.
pub async fn add_file(
    context: &ActionContext,
    meeting: MeetingId,
    input: AddFile,
    file: Result<Accepted, NotAccepted>,
) -> Result<Added, ActionError> {
    let mut errors = FieldErrors::default();
    let typed = [("file-title-fr", &input.file_title_fr), ("file-title-en", &input.file_title_en)];
    let title = title(context, typed, &mut errors);
    let file = file.map_err(|error| errors.add("file", error.sentence(context.lang))).ok();
    let source =
        file.map(|file| (Source::File { media: file.format, size: file.content.len() as u64 }, Some(file)));
    add(context, meeting, "file", errors, title, source).await
}

fn title(
    context: &ActionContext,
    typed: [(&str, &String); 2],
    errors: &mut FieldErrors,
) -> Option<LocalizedText> {
    let lang = context.lang;
    for (field, text) in typed {
        if text.chars().count() > TITLE {
            errors.add(field, t::account_too_long(lang, TITLE));
        }
    }
    let [(fr_field, fr), (en_field, en)] = typed;
    let title = edited(None, fr, en, false, lang, context.portal.now());
    if title.is_none() {
        errors.add(if lang == Lang::Fr { fr_field } else { en_field }, t::meeting_wrong_document_title(lang));
    }
    title
}

async fn add(
    context: &ActionContext,
    meeting: MeetingId,
    field: &'static str,
    errors: FieldErrors,
    title: Option<LocalizedText>,
    source: Option<(Source, Option<Accepted>)>,
) -> Result<Added, ActionError> {
    find_for(context, meeting, Action::PlanMeetings).await?;
    errors.check()?;
    let Some((title, (source, file))) = title.zip(source) else { return Err(AppError::Internal.into()) };
    let (person, lang) = (context.person()?, context.lang);
    let document = Document { id: DocumentId::new(), title, source };
    let full = |message: String| {
        let mut errors = FieldErrors::default();
        errors.add(field, message);
        ActionError::Invalid(errors)
    };
    context
        .portal
        .db
        .transaction(async |transaction| {
            if store::count_documents(transaction, meeting).await? >= store::MOST_DOCUMENTS {
                return Err(full(t::meeting_wrong_documents(lang, store::MOST_DOCUMENTS)));
            }
            let content = file.as_ref().map(|file| file.content.as_slice());
            let (room, now) = (context.portal.config.files_per_person, context.portal.now());
            if let Some(content) = content
                && !quota::fits(transaction, person, content.len(), room, now).await?
            {
                // What the person removed is not worth more than what they add.
                store::erase_removed_of(transaction, person).await?;
                if !quota::fits(transaction, person, content.len(), room, now).await? {
                    return Err(full(t::reflection_wrong_files_room(lang, room / 1_000_000)));
                }
            }
            store::add_document(transaction, meeting, &document, content, now).await?;
            if let Some(file) = &file {
                store::record_file(transaction, document.id, file.metadata, Some(person)).await?;
            }
            context
                .audit(transaction, "meeting.documents", meeting, &format!("{field} {}", document.id))
                .await?;
            Ok(())
        })
        .await?;
    let keeps_metadata = file.is_some_and(|file| file.metadata == MetadataState::NotRemovable);
    Ok(Added { id: document.id, keeps_metadata })
}

/// Exchanges a document with its neighbour. At an end of the list nothing changes.
///
/// # Errors
/// [`AppError::NotFound`] when the viewer does not plan the meeting.
pub async fn move_document(
    context: &ActionContext,
    meeting: MeetingId,
    document: DocumentId,
    input: MoveDocument,
) -> Result<(), ActionError> {
    find_for(context, meeting, Action::PlanMeetings).await?;
    let up = input.direction == Direction::Up;
    context
        .portal
        .db
        .transaction(async |transaction| {
            if store::move_document(transaction, meeting, document, up).await? {
                let detail = format!("{} {document}", input.direction.code());
                context.audit(transaction, "meeting.documents", meeting, &detail).await?;
            }
            Ok(())
        })
        .await
}

/// Removes a document, which can be restored for some weeks; one that is gone already stays so.
///
/// # Errors
/// [`AppError::NotFound`] when the viewer does not plan the meeting.
pub async fn remove_document(
    context: &ActionContext,
    meeting: MeetingId,
    document: DocumentId,
) -> Result<(), ActionError> {
    find_for(context, meeting, Action::PlanMeetings).await?;
    context
        .portal
        .db
        .transaction(async |transaction| {
            if store::remove_document(transaction, meeting, document, context.portal.now()).await? {
                context
                    .audit(transaction, "meeting.documents", meeting, &format!("remove {document}"))
                    .await?;
            }
            Ok(())
        })
        .await
}

/// Puts a document back that was removed; one that is erased, or in the list again, stays as it is.
///
/// # Errors
/// [`AppError::NotFound`] when the viewer does not plan the meeting; [`ActionError::Invalid`] when the meeting has too many
/// documents by now.
pub async fn restore_document(
    context: &ActionContext,
    meeting: MeetingId,
    document: DocumentId,
) -> Result<bool, ActionError> {
    find_for(context, meeting, Action::PlanMeetings).await?;
    context
        .portal
        .db
        .transaction(async |transaction| {
            let shown = store::count_documents(transaction, meeting).await?;
            if !store::restore_document(transaction, meeting, document).await? {
                return Ok(false);
            }
            if shown >= store::MOST_DOCUMENTS {
                let mut errors = FieldErrors::default();
                errors.add("removed", t::meeting_wrong_documents(context.lang, store::MOST_DOCUMENTS));
                return Err(ActionError::Invalid(errors));
            }
            context.audit(transaction, "meeting.documents", meeting, &format!("restore {document}")).await?;
            Ok(true)
        })
        .await
}

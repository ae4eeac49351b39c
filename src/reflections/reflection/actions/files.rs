//! Adds files to one's own reflection, confirms and removes them.

use serde::{Deserialize, Serialize};

use super::{find, find_own, has_valid_length, normalize_text};
use crate::reflection::{
    model::{Attachment, Audience, Reflection},
    pii_review::{self, PiiReview, PiiWarning},
    rules,
    store::{self, Precondition},
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::{AttachmentId, ReflectionId},
    rights::Action,
};
use ensemble_server::files::{strip_and_check, strip_metadata};
use ensemble_server::{quota, web::ActionContext};
use ensemble_texts as t;

/// A file to be added; its content comes beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddAttachment {
    /// Its name, as readers see it.
    #[serde(default)]
    pub title: String,
    /// The title whose PII review the author confirmed.
    #[serde(default, rename = "confirmed")]
    pub confirmed_title: String,
}

/// A file of the reflection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentRef {
    pub file: AttachmentId,
}

/// The outcome of adding a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddAttachmentOutcome {
    Added,
    /// Not saved: its title may identify a student, and the author has not confirmed it.
    Unconfirmed(Vec<PiiWarning>),
    /// Not saved: too many files are being processed; it may be sent again in a moment.
    Busy(FieldErrors),
}

/// Adds a file to one's own reflection.
///
/// # Errors
/// [`AppError::NotFound`] when the person did not write it, [`ActionError::Invalid`] for a file that is not kept,
/// [`ActionError::Conflict`] when the audience changed meanwhile.
pub async fn add_attachment(
    context: &ActionContext,
    id: ReflectionId,
    input: &AddAttachment,
    content: &[u8],
) -> Result<AddAttachmentOutcome, ActionError> {
    let reflection = find_own(context, id).await?;
    let (lang, person, now) = (context.lang, context.person()?, context.portal.now());
    let title = normalize_text(&input.title);
    let mut errors = FieldErrors::default();
    if !has_valid_length(&title, rules::MAX_TITLE_LENGTH) {
        errors.add("title", t::reflection_wrong_file_title(lang, rules::MAX_TITLE_LENGTH));
    }
    errors.check()?;
    let warnings = warnings_in_title(context, &reflection, &title).await?;
    if !warnings.is_empty() && input.confirmed_title != title {
        return Ok(AddAttachmentOutcome::Unconfirmed(warnings));
    }
    let accepted = match strip_and_check(&context.portal.work, content).await {
        Ok(accepted) => accepted,
        Err(error) => {
            let errors = file_error(error.sentence(lang));
            return if error.status() == 503 {
                Ok(AddAttachmentOutcome::Busy(errors))
            } else {
                Err(ActionError::Invalid(errors))
            };
        }
    };
    let new = Attachment {
        id: AttachmentId::new(),
        title,
        media: accepted.format,
        size: accepted.content.len() as u64,
        metadata: accepted.metadata,
    };
    // Its name was reviewed for those who could read it then.
    let precondition = Precondition { revision: None, audience: reflection.visibility.audience, files: None };
    let most = context.portal.config.files_per_person;
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::lock_unchanged(tx, id, &precondition).await? {
                return Err(ActionError::Conflict);
            }
            if !quota::fits(tx, person, accepted.content.len(), most, now).await? {
                let room = t::reflection_wrong_files_room(lang, most / 1_000_000);
                return Err(ActionError::Invalid(file_error(room)));
            }
            // While a report waits, removed files stay stored: their number has a limit of its own.
            if store::attachment_count(tx, id).await? >= store::MAX_ATTACHMENTS
                || store::stored_attachment_count(tx, id).await? >= store::MAX_STORED_ATTACHMENTS
            {
                let many = t::reflection_wrong_files(lang, store::MAX_ATTACHMENTS);
                return Err(ActionError::Invalid(file_error(many)));
            }
            store::add_attachment(tx, id, &new, &accepted.content, now).await?;
            context.audit(tx, "reflection.files", id, &format!("add {}", new.id)).await?;
            Ok(())
        })
        .await?;
    Ok(AddAttachmentOutcome::Added)
}

fn file_error(message: String) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.add("file", message);
    errors
}

/// What in the name of a file may identify a student, where others read it.
async fn warnings_in_title(
    context: &ActionContext,
    reflection: &Reflection,
    title: &String,
) -> Result<Vec<PiiWarning>, AppError> {
    if reflection.visibility.audience == Audience::AuthorOnly {
        return Ok(Vec::new());
    }
    let known = pii_review::known_names(&context.portal.db, reflection.id).await?;
    let review =
        PiiReview::of(reflection.lang, &reflection.texts, std::slice::from_ref(title)).with_names(known);
    Ok(review.warnings(context.lang).into_iter().filter(|warning| title.contains(&warning.text)).collect())
}

/// Confirms that a file may be read although its metadata (author, location) could not be removed.
///
/// # Errors
/// [`AppError::NotFound`] when the person did not write the reflection.
pub async fn confirm_attachment(
    context: &ActionContext,
    id: ReflectionId,
    AttachmentRef { file }: AttachmentRef,
) -> Result<(), ActionError> {
    find_own(context, id).await?;
    context
        .portal
        .db
        .transaction(async |tx| {
            store::confirm_attachments(tx, id, &[file]).await?;
            context.audit(tx, "reflection.files", id, &format!("confirm {file}")).await?;
            Ok(())
        })
        .await
}

/// One file of a reflection and its content, for those who read the reflection. While a report about it waits for a decision those
/// who moderate its community may open it too, also when its author removed the file or the reflection.
///
/// # Errors
/// Those of [`find`]; [`AppError::NotFound`] when there is no such file, or it may name an author who is not to be named.
pub async fn open_attachment(
    context: &ActionContext,
    id: ReflectionId,
    file: AttachmentId,
) -> Result<(Attachment, Vec<u8>), AppError> {
    let (db, viewer) = (&context.portal.db, &context.viewer);
    let seen = find(context, id).await.map(|_| ());
    if seen.is_ok()
        && let Some(opened) = store::attachment(db, viewer, id, file).await?
    {
        return Ok(opened);
    }
    let community = store::reported_attachment_community(db, viewer, id, file).await?;
    if community.is_some()
        && context.may(Action::ModerateReflections, community)
        && let Some(opened) = store::reported_attachment(db, viewer, id, file).await?
    {
        return Ok(opened);
    }
    seen?;
    Err(AppError::NotFound)
}

/// Removes a file of one's own reflection; idempotent. While a report about the reflection waits for a decision it stays stored, for
/// those who decide.
///
/// # Errors
/// [`AppError::NotFound`] when the person did not write the reflection.
pub async fn remove_attachment(
    context: &ActionContext,
    id: ReflectionId,
    AttachmentRef { file }: AttachmentRef,
) -> Result<(), ActionError> {
    find_own(context, id).await?;
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |tx| {
            if store::remove_attachment(tx, id, file, now).await? {
                context.audit(tx, "reflection.files", id, &format!("remove {file}")).await?;
            }
            Ok(())
        })
        .await
}

/// Removes the metadata of a reflection's files that were stored before this was done on arrival.
///
/// # Errors
/// [`AppError::TimedOut`] when too many files are being read.
pub async fn strip_unchecked_attachments(context: &ActionContext, id: ReflectionId) -> Result<(), AppError> {
    let db = &context.portal.db;
    while let Some((file, content)) = store::unchecked_attachment(db, Some(id)).await? {
        let (content, complete) =
            strip_metadata(&context.portal.work, content).await.ok_or(AppError::TimedOut)?;
        db.transaction(async |tx| store::replace_attachment(tx, file, &content, complete).await).await?;
    }
    Ok(())
}

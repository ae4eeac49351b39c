//! Sets who may read a reflection and whether its author is named, after a review of personal information.

use serde::{Deserialize, Serialize};

use super::{find_own, strip_unchecked_attachments};
use crate::reflection::{
    events,
    model::{Audience, Reflection},
    pii_review::{self, PiiReview, PiiWarning},
    rules,
    store::{self, Precondition},
};
use ensemble_core::file::MetadataState;
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors, checkbox},
    ids::{AttachmentId, CommentId, PersonId, ReflectionId},
};
use ensemble_server::{digest, web::ActionContext};
use ensemble_texts as t;

/// The input of the sharing form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareReflection {
    pub audience: Audience,
    /// The chosen readers; ignored unless the audience is [`Audience::ChosenPeople`].
    #[serde(default)]
    pub people: Vec<PersonId>,
    /// Whether it is shared without its author's name.
    #[serde(default, deserialize_with = "checkbox")]
    pub anonymous: bool,
    /// The revision that the form showed; defaults to the current one.
    #[serde(default, rename = "seen")]
    pub base_revision: Option<i64>,
    /// The token of the [`ShareReview`] that its author confirms.
    #[serde(default, rename = "confirmed")]
    pub confirmation_token: String,
    /// The confirmed files, whose metadata (author, location) could not be removed.
    #[serde(default, rename = "files")]
    pub confirmed_files: Vec<AttachmentId>,
}

impl ShareReflection {
    /// The current settings of a reflection, to fill the form.
    #[must_use]
    pub fn of(reflection: &Reflection) -> Self {
        Self {
            audience: reflection.visibility.audience,
            people: reflection.visibility.chosen_people.clone(),
            anonymous: reflection.anonymous,
            base_revision: None,
            confirmation_token: String::new(),
            confirmed_files: Vec::new(),
        }
    }
}

/// The review that the author must confirm before a reflection is shared with more people, or without their name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShareReview {
    /// What may identify a student.
    pub warnings: Vec<PiiWarning>,
    /// Whether the new audience extends beyond the community.
    pub beyond_community: bool,
    /// Files whose metadata (author, location) could not be removed, with their titles.
    pub files_with_metadata: Vec<(AttachmentId, String)>,
    /// The comments of others that new readers will read as well, in ascending order.
    pub comments_of_others: Vec<CommentId>,
    /// What the form sends to confirm this review; empty when there is nothing to confirm.
    pub token: String,
    /// The files that were reviewed.
    reviewed_files: Vec<AttachmentId>,
}

/// The outcome of [`set_sharing`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SharingOutcome {
    Saved,
    /// Not saved: the author must confirm this review first.
    Unconfirmed(ShareReview),
}

/// Sets who may read one's own reflection (more people, fewer or none) and whether its author is named.
///
/// A change that lets nobody read it who could not before is saved also when the text has changed since the form was shown.
/// A change for more people is not: the author confirms what the new readers will see. No change is saved if the audience
/// was changed at the same moment, nor, unless it makes the reflection private, if the chosen people or the author's
/// anonymity were.
///
/// # Errors
/// [`AppError::NotFound`] when the person did not write it, [`ActionError::Invalid`] for an audience that it cannot
/// have, [`ActionError::Conflict`] when it changed since the form was shown.
pub async fn set_sharing(
    context: &ActionContext,
    id: ReflectionId,
    input: &ShareReflection,
) -> Result<SharingOutcome, ActionError> {
    let reflection = find_own(context, id).await?;
    let input = with_valid_readers(context, &reflection, input).await?;
    let audience = input.audience;
    let change = SharingChange::of(context, &reflection, &input).await?;
    if change.adds_readers && input.base_revision.is_some_and(|revision| revision != reflection.revision) {
        return Err(ActionError::Conflict);
    }
    let review = review_change(context, &reflection, audience, change).await?;
    if !review.token.is_empty() && input.confirmation_token != review.token {
        return Ok(SharingOutcome::Unconfirmed(review));
    }
    // Readers may see the history from the revision at which the audience last gained people.
    let first_visible_revision =
        if change.adds_readers { reflection.revision } else { reflection.first_visible_revision };
    let precondition = Precondition {
        revision: change.adds_readers.then_some(reflection.revision),
        files: change.needs_review(audience).then_some(review.reviewed_files),
        audience: reflection.visibility.audience,
    };
    let must_be_closed = rules::extends_beyond_community(audience) || change.becomes_anonymous;
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::lock_unchanged(tx, id, &precondition).await?
                || must_be_closed && store::group_note::is_open(tx, id).await?
                || audience != Audience::AuthorOnly && !store::has_same_sharing(tx, &reflection).await?
                || change.adds_readers
                    && store::comments_of_others(&mut *tx, id).await? != review.comments_of_others
            {
                return Err(ActionError::Conflict);
            }
            if change.becomes_anonymous {
                store::revoke_attachment_confirmations(tx, id).await?;
            }
            store::confirm_attachments(tx, id, &input.confirmed_files).await?;
            store::set_sharing(tx, id, audience, input.anonymous, &input.people, first_visible_revision, now)
                .await?;
            if change.adds_readers {
                events::notify_of_mentions(tx, context, &reflection, &reflection.texts).await?;
            }
            context.audit(tx, "reflection.share", id, audience.code()).await?;
            Ok(())
        })
        .await?;
    context.portal.outbox_waker.wake();
    context.portal.rooms().recheck_document(id.uuid()).await;
    Ok(SharingOutcome::Saved)
}

/// Deduplicates the readers, and clears them unless the audience is [`Audience::ChosenPeople`].
///
/// # Errors
/// [`AppError::BadRequest`] for a reader whom the form does not offer, [`ActionError::Invalid`] when no one is chosen,
/// or an open note would leave its community or become anonymous.
async fn with_valid_readers(
    context: &ActionContext,
    reflection: &Reflection,
    input: &ShareReflection,
) -> Result<ShareReflection, ActionError> {
    let mut people: Vec<PersonId> = Vec::new();
    if input.audience == Audience::ChosenPeople {
        let offered = store::community_people(&context.portal.db, reflection.visibility.community).await?;
        for person in &input.people {
            // Existing readers may stay even if they left the community.
            let possible = offered.iter().any(|(each, _)| each == person)
                || reflection.visibility.chosen_people.contains(person);
            if !possible || *person == reflection.visibility.author {
                return Err(AppError::BadRequest.into());
            }
            if !people.contains(person) {
                people.push(*person);
            }
        }
    }
    let mut errors = FieldErrors::default();
    if input.audience == Audience::ChosenPeople && people.is_empty() {
        errors.add("people", t::reflection_wrong_people(context.lang));
    }
    let open = reflection.group_note.as_ref().is_some_and(|note| note.open);
    if open && rules::extends_beyond_community(input.audience) {
        errors.add("audience", t::group_wrong_open(context.lang));
    }
    // Readers of an open note see who is writing in it.
    if open && input.anonymous && !reflection.anonymous {
        errors.add("anonymous", t::group_wrong_anonymous(context.lang));
    }
    errors.check()?;
    Ok(ShareReflection { people, ..input.clone() })
}

/// What new sharing settings change for readers.
#[derive(Clone, Copy, Debug)]
struct SharingChange {
    /// Whether it gives access to a person who has none now.
    adds_readers: bool,
    /// Whether it hides the author's name.
    becomes_anonymous: bool,
}

impl SharingChange {
    async fn of(
        context: &ActionContext,
        old: &Reflection,
        new: &ShareReflection,
    ) -> Result<Self, sqlx::Error> {
        let adds_readers = if new.audience == Audience::ChosenPeople {
            !store::all_may_read(&context.portal.db, old.id, &new.people).await?
        } else {
            rules::widens(old.visibility.audience, new.audience)
        };
        Ok(Self { adds_readers, becomes_anonymous: new.anonymous && !old.anonymous })
    }

    /// Whether there is something to review: more people see it, or those who see it no longer see who wrote it.
    fn needs_review(self, audience: Audience) -> bool {
        self.adds_readers || self.becomes_anonymous && audience != Audience::AuthorOnly
    }
}

/// Builds the review that the author must confirm before people gain access or the author becomes anonymous.
///
/// # Errors
/// When the database is unavailable, or files cannot be read in time.
pub async fn review_sharing(
    context: &ActionContext,
    reflection: &Reflection,
    input: &ShareReflection,
) -> Result<ShareReview, AppError> {
    let change = SharingChange::of(context, reflection, input).await?;
    review_change(context, reflection, input.audience, change).await
}

async fn review_change(
    context: &ActionContext,
    reflection: &Reflection,
    audience: Audience,
    change: SharingChange,
) -> Result<ShareReview, AppError> {
    if !change.needs_review(audience) {
        return Ok(ShareReview::default());
    }
    strip_unchecked_attachments(context, reflection.id).await?;
    let files = store::attachments(&context.portal.db, &context.viewer, reflection.id).await?;
    let uncertain = files.iter().filter(|file| match file.metadata {
        MetadataState::NotRemovable => true,
        // A confirmation given while the author was named does not count for an anonymous reflection.
        MetadataState::Confirmed => change.becomes_anonymous,
        MetadataState::Unchecked | MetadataState::Removed => false,
    });
    let files_with_metadata: Vec<_> = uncertain.map(|file| (file.id, file.title.clone())).collect();
    let (files, titles): (Vec<AttachmentId>, Vec<String>) =
        files.into_iter().map(|file| (file.id, file.title)).unzip();
    let known = pii_review::known_names(&context.portal.db, reflection.id).await?;
    let review = PiiReview::of(reflection.lang, &reflection.texts, &titles).with_names(known);
    let (warnings, beyond_community, comments_of_others) = if change.adds_readers {
        (
            review.warnings(context.lang),
            rules::extends_beyond_community(audience),
            store::comments_of_others(&context.portal.db.reader, reflection.id).await?,
        )
    } else {
        (Vec::new(), false, Vec::new())
    };
    let nothing_found = warnings.is_empty()
        && !beyond_community
        && files_with_metadata.is_empty()
        && comments_of_others.is_empty();
    let token = if nothing_found {
        String::new()
    } else {
        let comments: String = comments_of_others.iter().map(CommentId::to_string).collect();
        format!("{} {} {}", audience.code(), review.token(), digest::sha256(comments.as_bytes()))
    };
    Ok(ShareReview {
        warnings,
        beyond_community,
        files_with_metadata,
        comments_of_others,
        token,
        reviewed_files: files,
    })
}

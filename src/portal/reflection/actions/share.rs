//! Saying who sees a reflection, after a review of what may identify a student; and removing it.

use serde::{Deserialize, Serialize};

use super::{find_own, remove_metadata};
use crate::{
    editing::{self, model::Subject},
    reflection::{
        fields,
        model::{Audience, Reflection, Remover, Written},
        pages::written_of,
        pii_review::{self, PiiReview, PiiWarning},
        rules,
        store::{self, Precondition},
    },
};
use ensemble_core::file::MetadataState;
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors, checkbox},
    ids::{AttachmentId, PersonId, ReflectionId},
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Whom a reflection is for, as its author says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareReflection {
    /// Who sees it.
    pub audience: Audience,
    /// Who sees it, where it is for certain people.
    #[serde(default)]
    pub people: Vec<PersonId>,
    /// Whether it is shared without its author's name.
    #[serde(default, deserialize_with = "checkbox")]
    pub anonymous: bool,
    /// The revision that its author looked at; the present one when nothing is said.
    #[serde(default)]
    pub seen: Option<i64>,
    /// The token of the [`ShareReview`] that its author confirms.
    #[serde(default)]
    pub confirmed: String,
    /// The files that its author confirms, though they may name a person or a place.
    #[serde(default)]
    pub files: Vec<AttachmentId>,
}

impl ShareReflection {
    /// What was said last.
    #[must_use]
    pub fn of(reflection: &Reflection) -> Self {
        Self {
            audience: reflection.visibility.audience,
            people: reflection.visibility.readers.clone(),
            anonymous: reflection.anonymous,
            seen: None,
            confirmed: String::new(),
            files: Vec::new(),
        }
    }
}

/// What its author confirms before a reflection is shared with more people, or without their name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShareReview {
    /// What may identify a student.
    pub warnings: Vec<PiiWarning>,
    /// Whether it goes past the community.
    pub past_community: bool,
    /// Files that may name their author or a place, with their titles.
    pub uncertain_files: Vec<(AttachmentId, String)>,
    /// What the form sends to confirm this review; empty when there is nothing to confirm.
    pub token: String,
    /// The files that were reviewed.
    files: Vec<AttachmentId>,
}

/// What came of sharing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareOutcome {
    /// It is shared.
    Shared,
    /// Nothing was done: its author has not confirmed this review.
    Unconfirmed(ShareReview),
}

/// Says who sees one's own reflection. To narrow it always succeeds, whatever changed meanwhile.
///
/// # Errors
/// [`AppError::NotFound`] when the person did not write it, [`ActionError::Invalid`] for an audience that it cannot
/// have, [`ActionError::Conflict`] when it changed since its author looked at it.
pub async fn share(
    context: &ActionContext,
    id: ReflectionId,
    input: &ShareReflection,
) -> Result<ShareOutcome, ActionError> {
    let reflection = find_own(context, id).await?;
    let input = with_valid_readers(context, &reflection, input).await?;
    let audience = input.audience;
    let wider = rules::widens(reflection.visibility.audience, audience);
    if wider && input.seen.is_some_and(|seen| seen != reflection.revision) {
        return Err(ActionError::Conflict);
    }
    let review = review_pii_review(context, &reflection, &input).await?;
    if !review.token.is_empty() && input.confirmed != review.token {
        return Ok(ShareOutcome::Unconfirmed(review));
    }
    let from = shown_from(&reflection, &input);
    let precondition = Precondition {
        revision: wider.then_some(reflection.revision),
        files: needs_review(&reflection, &input).then_some(review.files),
        audience: reflection.visibility.audience,
    };
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |transaction| {
            if !store::lock_unchanged(transaction, id, &precondition).await?
                || rules::reaches_past_community(audience) && store::group::is_open(transaction, id).await?
            {
                return Err(ActionError::Conflict);
            }
            if hides_author(&reflection, &input) {
                store::ask_about_attachments(transaction, id).await?;
            }
            store::confirm_attachments(transaction, id, &input.files).await?;
            store::share(transaction, id, audience, input.anonymous, &input.people, from, now).await?;
            context.audit(transaction, "reflection.share", id, audience.code()).await?;
            Ok(())
        })
        .await?;
    context.portal.rooms().recheck_permissions(id.uuid()).await;
    Ok(ShareOutcome::Shared)
}

/// The input with each reader once, and none where it is not for certain people.
///
/// # Errors
/// [`AppError::BadRequest`] for a reader whom the form does not offer, [`ActionError::Invalid`] when nobody is chosen
/// or an open note would leave its community.
async fn with_valid_readers(
    context: &ActionContext,
    reflection: &Reflection,
    input: &ShareReflection,
) -> Result<ShareReflection, ActionError> {
    let mut people: Vec<PersonId> = Vec::new();
    if input.audience == Audience::People {
        let offered = store::readers(&context.portal.db, reflection.visibility.community).await?;
        for person in &input.people {
            // The readers so far stay possible, wherever they belong now.
            let possible = offered.iter().any(|(each, _)| each == person)
                || reflection.visibility.readers.contains(person);
            if !possible {
                return Err(AppError::BadRequest.into());
            }
            if !people.contains(person) {
                people.push(*person);
            }
        }
    }
    let mut errors = FieldErrors::default();
    if input.audience == Audience::People && people.is_empty() {
        errors.add("people", t::reflection_wrong_people(context.lang));
    }
    let open = reflection.group.as_ref().is_some_and(|group| group.open);
    if open && rules::reaches_past_community(input.audience) {
        errors.add("audience", t::group_wrong_open(context.lang));
    }
    errors.check()?;
    Ok(ShareReflection { people, ..input.clone() })
}

/// From which revision on others may read, once the audience changes: as before where there is no new reader.
fn shown_from(old: &Reflection, new: &ShareReflection) -> i64 {
    let (from, to) = (old.visibility.audience, new.audience);
    let known = |person: &PersonId| old.visibility.readers.contains(person);
    let no_new_reader = match (from, to) {
        (_, Audience::Me) => true,
        (Audience::People, Audience::People) => new.people.iter().all(known),
        (Audience::Me | Audience::People, _) | (_, Audience::People) => false,
        _ => !rules::widens(from, to),
    };
    if no_new_reader { old.shown_from } else { old.revision }
}

/// Whether the author was named until now, and is not to be from now on.
fn hides_author(old: &Reflection, new: &ShareReflection) -> bool {
    new.anonymous && !old.anonymous
}

/// Whether there is something to review: more people see it, or those who see it no longer see who wrote it.
fn needs_review(old: &Reflection, new: &ShareReflection) -> bool {
    rules::widens(old.visibility.audience, new.audience)
        || hides_author(old, new) && new.audience != Audience::Me
}

/// What the author confirms before more people see a reflection, or before their name goes.
///
/// # Errors
/// When the database is away, or files cannot be read in time.
pub async fn review_pii_review(
    context: &ActionContext,
    reflection: &Reflection,
    input: &ShareReflection,
) -> Result<ShareReview, AppError> {
    if !needs_review(reflection, input) {
        return Ok(ShareReview::default());
    }
    let (audience, hides) = (input.audience, hides_author(reflection, input));
    let wider = rules::widens(reflection.visibility.audience, audience);
    remove_metadata(context, reflection.id).await?;
    let files = store::attachments(&context.portal.db, &context.viewer, reflection.id).await?;
    let uncertain = files.iter().filter(|file| match file.metadata {
        MetadataState::Kept => true,
        // What was confirmed with a name is asked again without one.
        MetadataState::Confirmed => hides,
        MetadataState::Unchecked | MetadataState::Removed => false,
    });
    let uncertain_files: Vec<_> = uncertain.map(|file| (file.id, file.title.clone())).collect();
    let (files, titles): (Vec<AttachmentId>, Vec<String>) =
        files.into_iter().map(|file| (file.id, file.title)).unzip();
    let known = pii_review::known_names(&context.portal.db, reflection.id).await?;
    let review = PiiReview::of(reflection.lang, &reflection.texts, &titles).with_names(known);
    let (warnings, past_community) = if wider {
        (review.warnings(context.lang), rules::reaches_past_community(audience))
    } else {
        (Vec::new(), false)
    };
    let token = if warnings.is_empty() && !past_community && uncertain_files.is_empty() {
        String::new()
    } else {
        format!("{} {}", audience.code(), review.token())
    };
    Ok(ShareReview { warnings, past_community, uncertain_files, token, files })
}

/// Puts initials in the place of all that may identify a student, as a revision like any other. `false` when there
/// was nothing to replace, or when another change came first.
///
/// # Errors
/// [`AppError::NotFound`] when the person did not write the reflection.
pub async fn replace_with_initials(context: &ActionContext, id: ReflectionId) -> Result<bool, ActionError> {
    let reflection = find_own(context, id).await?;
    let (now, person) = (context.portal.now(), context.person()?);
    let old = written_of(&reflection);
    let known = pii_review::known_names(&context.portal.db, id).await?;
    let written = Written { texts: pii_review::redacted(&old.texts, &known), ..old };
    if written.texts == reflection.texts {
        return Ok(false);
    }
    context
        .portal
        .db
        .transaction(async |transaction| {
            let revision = store::write(transaction, id, reflection.revision, &written, now).await?;
            let Some(revision) = revision else { return Ok(false) };
            let subject = Subject::Reflection(id);
            editing::record(transaction, subject, revision, Some(person), &fields::of(&written), now).await?;
            context.audit(transaction, "reflection.edit", id, &format!("revision {revision}")).await?;
            Ok(true)
        })
        .await
}

/// Removes one's own reflection; a tombstone stays for its author and for moderation.
///
/// # Errors
/// [`AppError::NotFound`] when the person did not write it.
pub async fn remove(context: &ActionContext, id: ReflectionId) -> Result<(), ActionError> {
    find_own(context, id).await?;
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |transaction| {
            store::remove(transaction, id, Remover::Author, now).await?;
            store::remove_attachments(transaction, id).await?;
            context.audit(transaction, "reflection.remove", id, "").await
        })
        .await?;
    context.portal.rooms().recheck_permissions(id.uuid()).await;
    Ok(())
}

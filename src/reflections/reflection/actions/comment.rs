//! Adds and removes comments. Others can read a comment as soon as it is sent, so it is reviewed like a reflection that
//! is shared.

use super::{find, has_valid_length, normalize_text};
use crate::reflection::{
    api::{AddComment, RemoveComment},
    events,
    model::{Reaction, Reflection, RemovedBy},
    pii_review::{self, PiiReview, PiiWarning},
    rules,
    store::{self, NewComment},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    format,
    ids::{CommentId, ReflectionId},
};
use ensemble_pii as pii;
use ensemble_server::web::{
    ActionContext, Form, FormOrigin,
    once::{Handled, Submission},
};
use ensemble_texts as t;

/// The outcome of adding a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddCommentOutcome {
    Posted(CommentId),
    /// Not saved: the text may identify a student. The form sends the token to confirm it.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Adds a comment, and enqueues the emails about it.
///
/// # Errors
/// [`ActionError::Invalid`] for a text or a day that cannot be kept, [`AppError::NotFound`] when the person does not
/// see the reflection, [`AppError::BadRequest`] when the parent comment belongs to another reflection.
pub async fn add_comment(
    context: &ActionContext,
    id: ReflectionId,
    input: &AddComment,
) -> Result<AddCommentOutcome, ActionError> {
    let reflection = find(context, id).await?;
    let (person, now, lang) = (context.person()?, context.portal.now(), context.lang);
    let text = normalize_text(&input.text);
    let mut errors = FieldErrors::default();
    if !has_valid_length(&text, rules::MAX_COMMENT_LENGTH) {
        errors.add("text", t::reflection_wrong_comment(lang, rules::MAX_COMMENT_LENGTH));
    }
    let tried_on = tried_on(&input.tried_on, now).unwrap_or_else(|| {
        errors.add("tried_on", t::reflection_wrong_day(lang));
        None
    });
    errors.check()?;
    let review = PiiReview::of_text(lang, &text).with_names(names_in(&reflection));
    let (warnings, token) = (review.warnings(lang), review.token());
    if !warnings.is_empty() && input.confirmation_token != token {
        return Ok(AddCommentOutcome::Unconfirmed(warnings, token));
    }
    let parent = match input.parent {
        None => None,
        Some(parent) => Some(thread_root_id(context, id, parent).await?),
    };
    let new = NewComment { reflection: id, parent, person, tried_on: tried_on.as_deref(), text: &text };
    let comment = context
        .portal
        .db
        .transaction(async |tx| {
            // Its author may have narrowed it or removed it since it was read.
            if !store::lock_if_readable(tx, &context.viewer, id).await? {
                return Err(AppError::NotFound);
            }
            let comment = store::insert_comment(tx, new, now).await?;
            events::notify_of_comment(tx, context, &reflection, new, comment).await?;
            if tried_on.is_some() {
                store::set_reaction(tx, id, person, Reaction::Tried, true, now).await?;
            }
            context.audit(tx, "reflection.comment", id, &comment.to_string()).await?;
            Ok(comment)
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(AddCommentOutcome::Posted(comment))
}

/// Adds a comment, unless the same form with the same content added it before: then it is that one. An answer that was lost on
/// the way is asked for again. `origin` is what the form's hidden field says; without one, nothing is known of earlier requests.
/// A form stays in the page after its comment was added: `sent` counts those, and with another number it is another form.
///
/// # Errors
/// Those of [`add_comment`]; [`AppError::Unavailable`] when the first request takes too long.
pub async fn add_comment_once(
    context: &ActionContext,
    id: ReflectionId,
    input: &AddComment,
    origin: &str,
    sent: u32,
) -> Result<AddCommentOutcome, ActionError> {
    let person = context.person()?;
    let Some(origin) = FormOrigin::parse(origin).filter(|origin| origin.belongs_to(person)) else {
        return add_comment(context, id, input).await;
    };
    let parent = input.parent.map(|parent| parent.to_string()).unwrap_or_default();
    let form =
        Form::from([("text", input.text.as_str()), ("parent", &parent), ("tried_on", &input.tried_on)]);
    let submission = Submission::new(&origin.token, Some(person), &format!("reply {id} {sent}"), &form);
    let (db, now) = (context.portal.db.clone(), context.portal.now());
    let (context, input) = (context.clone(), input.clone());
    let work = Box::pin(async move { add_comment(&context, id, &input).await });
    let posted = |outcome: &Result<AddCommentOutcome, ActionError>| match outcome {
        Ok(AddCommentOutcome::Posted(comment)) => Some(comment.to_string()),
        _ => None,
    };
    match submission.handle(db, now, work, posted).await? {
        Handled::Now(outcome) => outcome,
        Handled::Before(comment) => {
            let comment = comment.parse::<CommentId>().map_err(|_| AppError::Internal)?;
            Ok(AddCommentOutcome::Posted(comment))
        }
        Handled::Waiting => Err(AppError::Unavailable.into()),
    }
}

/// Parses the day: `Some(None)` if the field is empty; `None` if it is not a date, or lies in the future.
fn tried_on(typed: &str, now: i64) -> Option<Option<String>> {
    if typed.is_empty() {
        return Some(None);
    }
    let day = typed.parse::<jiff::civil::Date>().ok()?;
    (day <= format::local(now).date()).then(|| Some(day.to_string()))
}

/// The id of the top-level comment of a thread. Replies are one level deep, so a reply to a reply gets the same parent.
async fn thread_root_id(
    context: &ActionContext,
    id: ReflectionId,
    parent: CommentId,
) -> Result<CommentId, ActionError> {
    let answered = store::comment(&context.portal.db, &context.viewer, id, parent).await?;
    let answered = answered.ok_or(AppError::BadRequest)?;
    Ok(answered.parent.unwrap_or(answered.id))
}

/// The student names that the reflection mentions. A comment may repeat such a name without the words that identify it
/// as a student's.
fn names_in(reflection: &Reflection) -> pii::KnownNames {
    let mut known = pii::KnownNames::default();
    pii_review::collect_names(&reflection.texts, &mut known);
    known
}

/// A comment's text in which identifying passages are replaced with initials.
pub fn redact_comment(lang: Lang, reflection: &Reflection, typed: &str) -> String {
    pii::redact(&normalize_text(typed), Some(lang), &names_in(reflection))
}

/// Removes one's own comment, also one on a reflection that the person may no longer read. Another person's comment, and
/// one that was removed already, is unchanged.
///
/// # Errors
/// [`AppError::NotFound`] when the person may not read the reflection and has no comment to remove.
pub async fn remove_comment(
    context: &ActionContext,
    id: ReflectionId,
    RemoveComment { comment }: RemoveComment,
) -> Result<(), ActionError> {
    let (person, now) = (context.person()?, context.portal.now());
    let removed = context
        .portal
        .db
        .transaction(async |tx| {
            let removed = store::remove_comment(tx, id, comment, RemovedBy::Author, person, now).await?;
            if removed {
                context.audit(tx, "reflection.comment-removed", id, &comment.to_string()).await?;
            }
            Ok::<_, ActionError>(removed)
        })
        .await?;
    if !removed {
        find(context, id).await?;
    }
    Ok(())
}

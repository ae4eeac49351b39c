//! Replying to a reflection. Others read a reply from the moment it is sent, so it is reviewed like what is shared.

use super::{find, fits, stored_text};
use crate::reflection::{
    api::{RemoveReply, Reply},
    events,
    model::{Reaction, Reflection, Remover},
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
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// What came of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replied {
    /// It is there.
    Posted(CommentId),
    /// Nothing was done: the text may identify a student, and its author has not confirmed it.
    Unconfirmed(Vec<PiiWarning>),
}

/// Writes a reply, and notifies those whom it concerns.
///
/// # Errors
/// [`ActionError::Invalid`] for a text or a day that cannot be kept, [`AppError::NotFound`] when the person does not
/// see the reflection, [`AppError::BadRequest`] when the reply that is answered is none of it.
pub async fn reply(context: &ActionContext, id: ReflectionId, input: &Reply) -> Result<Replied, ActionError> {
    let reflection = find(context, id).await?;
    let (person, now, lang) = (context.person()?, context.portal.now(), context.lang);
    let text = stored_text(&input.text);
    let mut errors = FieldErrors::default();
    if !fits(&text, rules::MAX_COMMENT_LENGTH) {
        errors.add("text", t::reflection_wrong_comment(lang, rules::MAX_COMMENT_LENGTH));
    }
    let tried_on = tried_on(&input.tried_on, now).unwrap_or_else(|| {
        errors.add("tried_on", t::reflection_wrong_day(lang));
        None
    });
    errors.check()?;
    let warnings = PiiReview::plain(lang, &text).with_names(names_in(&reflection)).warnings(lang);
    if !warnings.is_empty() && input.confirmed != PiiReview::plain(lang, &text).token() {
        return Ok(Replied::Unconfirmed(warnings));
    }
    let parent = match input.parent {
        None => None,
        Some(parent) => Some(thread(context, id, parent).await?),
    };
    let new = NewComment { reflection: id, parent, person, tried_on: tried_on.as_deref(), text: &text };
    let comment = context
        .portal
        .db
        .transaction(async |transaction| {
            // Its author may have narrowed it or removed it since it was read.
            if !store::lock_visible(transaction, &context.viewer, id).await? {
                return Err(AppError::NotFound);
            }
            let comment = store::comment(transaction, new, now).await?;
            events::notify_of_reply(transaction, context, &reflection, new).await?;
            if tried_on.is_some() {
                store::give(transaction, id, person, Reaction::Tried, true, now).await?;
            }
            context.audit(transaction, "reflection.comment", id, &comment.to_string()).await?;
            Ok(comment)
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(Replied::Posted(comment))
}

/// The day that was typed, `Some(None)` when none was; `None` when it is no day, or lies in the future.
fn tried_on(typed: &str, now: i64) -> Option<Option<String>> {
    if typed.is_empty() {
        return Some(None);
    }
    let day = typed.parse::<jiff::civil::Date>().ok()?;
    (day <= format::local(now).date()).then(|| Some(day.to_string()))
}

/// The reply under which an answer to another reply stands: there is one level.
async fn thread(
    context: &ActionContext,
    id: ReflectionId,
    parent: CommentId,
) -> Result<CommentId, ActionError> {
    let comments = store::comments(&context.portal.db, &context.viewer, id).await?;
    let answered = comments.iter().find(|comment| comment.id == parent).ok_or(AppError::BadRequest)?;
    Ok(answered.parent.unwrap_or(answered.id))
}

/// The names that a reflection has: a reply names its students without saying again that they are students.
fn names_in(reflection: &Reflection) -> pii::KnownNames {
    let mut known = pii::KnownNames::default();
    pii_review::learn_names(&reflection.texts, &mut known);
    known
}

/// A text of a reply with initials in the place of all that may identify a student.
pub fn replaced_with_initials(lang: Lang, reflection: &Reflection, typed: &str) -> String {
    pii::redact(&stored_text(typed), Some(lang), &names_in(reflection))
}

/// Removes one's own reply; another person's, and one that was removed already, stays as it is.
///
/// # Errors
/// [`AppError::NotFound`] when the person does not see the reflection.
pub async fn remove_reply(
    context: &ActionContext,
    id: ReflectionId,
    RemoveReply { comment }: RemoveReply,
) -> Result<(), ActionError> {
    find(context, id).await?;
    let (person, now) = (context.person()?, context.portal.now());
    context
        .portal
        .db
        .transaction(async |transaction| {
            if store::remove_comment(transaction, id, comment, Remover::Author, person, now).await? {
                context.audit(transaction, "reflection.comment-removed", id, &comment.to_string()).await?;
            }
            Ok(())
        })
        .await
}

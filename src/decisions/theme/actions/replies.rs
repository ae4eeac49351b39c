//! Replying to a theme, editing and removing replies. Others read a reply as soon as it is sent, so it is reviewed like a
//! theme.

use serde::{Deserialize, Serialize};

use super::find_for;
use crate::theme::{
    events,
    model::{RemovedBy, Reply, Theme},
    rules::{MAX_REASON, MAX_REPLY},
    store::{self, NewReply},
};
use ensemble_common::notification::notify;
use ensemble_communities::community::model::Community;
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors, checkbox},
    ids::{CommunityId, ThemeId, ThemeReplyId},
    rights::Action,
};
use ensemble_pii as pii;
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Replies to a theme, or changes one's own reply.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteReply {
    /// The revision that the person looked at, of a reply that is changed.
    #[serde(default)]
    pub revision: i64,
    #[serde(default)]
    pub text: String,
    /// The token of the text that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
    /// Whether the text is only shown again, with initials in the place of what may identify a student.
    #[serde(default, deserialize_with = "checkbox")]
    pub redact: bool,
}

/// The outcome of writing a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplyOutcome {
    Written(ThemeReplyId),
    /// Not saved: the text may identify a student. The form sends the token to confirm it.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Removes the reply of another person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveReply {
    /// Why; its author reads it.
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub confirmation_token: String,
}

/// The outcome of removing the reply of another person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemoveReplyOutcome {
    Removed,
    /// Not removed: the reason may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// A reply to a theme, if the viewer may do this in the community. Absence and refusal answer alike.
pub async fn find_reply(
    context: &ActionContext,
    community: CommunityId,
    theme: ThemeId,
    id: ThemeReplyId,
    action: Action,
) -> Result<Reply, AppError> {
    context.require(action, community)?;
    let found = store::find_reply(&context.portal.db, community, theme, context.viewer.id(), id).await?;
    found.ok_or(AppError::NotFound)
}

/// A reply that the person wrote. Absence and refusal answer alike.
async fn find_own_reply(
    context: &ActionContext,
    community: CommunityId,
    theme: ThemeId,
    id: ThemeReplyId,
) -> Result<Reply, AppError> {
    let reply = find_reply(context, community, theme, id, Action::ProposeThemes).await?;
    if reply.mine { Ok(reply) } else { Err(AppError::NotFound) }
}

/// The names that a theme mentions. A reply may repeat such a name without the words that identify it as a student's.
fn names_in(theme: &Theme) -> pii::KnownNames {
    let (lang, mut known) = (theme.texts.lang, pii::KnownNames::default());
    for (lang, text) in [
        (lang, theme.texts.title.text(lang)),
        (lang.other(), theme.texts.title.text(lang.other())),
        (lang, theme.texts.why.as_str()),
        (lang, theme.texts.lead.as_str()),
    ] {
        pii::learn_names(text, Some(lang), &mut known);
    }
    known
}

/// The text of a reply, in the language in which it is written, with initials in the place of what may identify a student.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such theme for the person.
pub async fn redact_reply(
    context: &ActionContext,
    community: CommunityId,
    theme: ThemeId,
    lang: Lang,
    text: &str,
) -> Result<String, AppError> {
    let theme = find_for(context, community, theme, Action::ProposeThemes).await?;
    Ok(pii::redact(text, Some(lang), &names_in(&theme)))
}

/// What in the text of a form may identify a student and was not confirmed, with the token that confirms it.
fn review(
    page: Lang,
    lang: Lang,
    theme: &Theme,
    input: &WriteReply,
) -> Result<Option<(Vec<PiiWarning>, String)>, ActionError> {
    if input.text.is_empty() || input.text.chars().count() > MAX_REPLY {
        let mut errors = FieldErrors::default();
        errors.add("text", t::theme_wrong_text(page, MAX_REPLY));
        return Err(ActionError::Invalid(errors));
    }
    let review = PiiReview::of_text(lang, &input.text).with_names(names_in(theme));
    let (warnings, token) = (review.warnings(page), review.token());
    Ok((!warnings.is_empty() && input.confirmation_token != token).then_some((warnings, token)))
}

/// Replies to a theme in the language of the page, and notifies its authors.
///
/// # Errors
/// [`ActionError::Invalid`] for a text that cannot be kept, [`AppError::NotFound`] when there is no such theme for the
/// person.
pub async fn reply(
    context: &ActionContext,
    community: &Community,
    id: ThemeId,
    input: &WriteReply,
) -> Result<ReplyOutcome, ActionError> {
    let theme = find_for(context, community.id, id, Action::ProposeThemes).await?;
    let (author, now, lang) = (context.person()?, context.portal.now(), context.lang);
    if let Some((warnings, token)) = review(lang, lang, &theme, input)? {
        return Ok(ReplyOutcome::Unconfirmed(warnings, token));
    }
    let new = NewReply { id: ThemeReplyId::new(), theme: id, author, lang, text: &input.text };
    context
        .portal
        .db
        .transaction(async |tx| {
            let Some(read_with) = store::lock_theme(tx, community.id, id).await? else {
                return Err(ActionError::App(AppError::NotFound));
            };
            store::add_reply(tx, new, now).await?;
            let recipients = store::authors_to_notify(tx, read_with, author).await?;
            let event = events::replied(context, community, read_with, new.id, recipients);
            notify(tx, &context.portal, &event).await?;
            context.audit(tx, "theme.reply", id, &new.id.to_string()).await?;
            Ok(())
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(ReplyOutcome::Written(new.id))
}

/// Changes a reply that the person wrote, in the language in which it was written.
///
/// # Errors
/// [`ActionError::Invalid`] for a text that cannot be kept, [`ActionError::Conflict`] when it was changed or removed since
/// the person looked at it.
pub async fn edit_reply(
    context: &ActionContext,
    community: CommunityId,
    theme: ThemeId,
    id: ThemeReplyId,
    input: &WriteReply,
) -> Result<ReplyOutcome, ActionError> {
    let found = find_own_reply(context, community, theme, id).await?;
    let theme = find_for(context, community, theme, Action::ProposeThemes).await?;
    if found.removed.is_some() || found.revision != input.revision {
        return Err(ActionError::Conflict);
    }
    if let Some((warnings, token)) = review(context.lang, found.lang, &theme, input)? {
        return Ok(ReplyOutcome::Unconfirmed(warnings, token));
    }
    let (author, now) = (context.person()?, context.portal.now());
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::edit_reply(tx, id, author, found.revision, &input.text, now).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "theme.reply-edited", theme.id, &id.to_string()).await?;
            Ok(())
        })
        .await?;
    Ok(ReplyOutcome::Written(id))
}

/// Removes a reply that the person wrote. One that was removed already is unchanged.
///
/// # Errors
/// [`AppError::NotFound`] when the person wrote no such reply.
pub async fn remove_own_reply(
    context: &ActionContext,
    community: CommunityId,
    theme: ThemeId,
    id: ThemeReplyId,
) -> Result<(), AppError> {
    find_own_reply(context, community, theme, id).await?;
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |tx| {
            if store::remove_reply(tx, id, RemovedBy::Author, None, now).await? {
                context.audit(tx, "theme.reply-removed", theme, &id.to_string()).await?;
            }
            Ok::<_, AppError>(())
        })
        .await
}

/// Removes the reply of another person, for a reason that its author reads.
///
/// # Errors
/// [`ActionError::Invalid`] without a reason, [`ActionError::Conflict`] when it was removed in the meantime.
pub async fn moderate_reply(
    context: &ActionContext,
    community: CommunityId,
    theme: ThemeId,
    id: ThemeReplyId,
    input: &RemoveReply,
) -> Result<RemoveReplyOutcome, ActionError> {
    find_reply(context, community, theme, id, Action::DecideThemes).await?;
    let (lang, now) = (context.lang, context.portal.now());
    if input.reason.is_empty() || input.reason.chars().count() > MAX_REASON {
        let mut errors = FieldErrors::default();
        errors.add("reason", t::theme_wrong_reason(lang, MAX_REASON));
        return Err(ActionError::Invalid(errors));
    }
    let review = PiiReview::of_text(lang, &input.reason);
    let (warnings, token) = (review.warnings(lang), review.token());
    if !warnings.is_empty() && input.confirmation_token != token {
        return Ok(RemoveReplyOutcome::Unconfirmed(warnings, token));
    }
    let reason = LocalizedText::Single { lang, text: input.reason.clone() };
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::remove_reply(tx, id, RemovedBy::Facilitator, Some(&reason), now).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "theme.reply-moderated", theme, &id.to_string()).await?;
            Ok(())
        })
        .await?;
    Ok(RemoveReplyOutcome::Removed)
}

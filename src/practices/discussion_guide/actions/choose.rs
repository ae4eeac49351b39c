//! The guide of a meeting, and its version.

use super::{
    super::{
        api::{ChooseGuide, TakeVersion},
        store,
    },
    Outcome, find_for, raise_signal,
};
use ensemble_common::editing::web_address;
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Chooses the guide of a meeting, in the version that is published now; a guide that the meeting has or had stays in the version that it
/// took. Answers to another guide stay, under their steps.
///
/// # Errors
/// [`ActionError::Invalid`] with all that is wrong with the form.
pub async fn choose(
    context: &ActionContext,
    meeting: MeetingId,
    input: &ChooseGuide,
) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::RunGuides).await?;
    if found.archived {
        return Ok(Outcome::Closed);
    }
    let (lang, mut errors) = (context.lang, FieldErrors::default());
    let offered = store::offered(&context.portal.db).await?;
    // One that was archived since stays with the meetings that have it.
    let own = store::in_use(&context.portal.db, meeting).await?.map(|in_use| in_use.key);
    if !offered.iter().any(|guide| guide.key == input.guide) && own.as_ref() != Some(&input.guide) {
        errors.add("guide", t::guide_wrong_guide(lang));
    }
    let video = web_address(&input.video);
    if !input.video.is_empty() && video.is_none() {
        errors.add("video", t::guide_wrong_video(lang));
    }
    errors.check()?;
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            let chosen = store::choose(tx, meeting, &input.guide, video.as_deref()).await?;
            Ok::<_, ActionError>(if chosen { Outcome::Done } else { Outcome::Gone })
        })
        .await?;
    raise_signal(context, meeting);
    Ok(outcome)
}

/// Has a meeting take the version of its guide that the page showed as newer. A table that has answered keeps its questions: then the
/// meeting keeps its version.
///
/// # Errors
/// [`AppError::BadRequest`] for what no form sends, [`ActionError::Conflict`] when there is a newer version still.
pub async fn take_version(
    context: &ActionContext,
    meeting: MeetingId,
    input: TakeVersion,
) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::RunGuides).await?;
    if found.archived {
        return Ok(Outcome::Closed);
    }
    let version = input.version.ok_or(AppError::BadRequest)?;
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            let Some(in_use) = store::lock(&mut *tx, meeting).await? else { return Ok(Outcome::NoGuide) };
            if in_use.version == version {
                return Ok(Outcome::Done);
            }
            if in_use.newest != version {
                return Err(ActionError::Conflict);
            }
            if store::is_answered(&mut *tx, meeting).await? {
                return Ok(Outcome::Answered);
            }
            store::set_version(tx, meeting, &in_use.key, version).await?;
            Ok(Outcome::Done)
        })
        .await?;
    raise_signal(context, meeting);
    Ok(outcome)
}

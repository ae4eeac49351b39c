//! Closing a vote, writing what came of it, putting it on the agenda of a meeting.

use serde::{Deserialize, Serialize};

use super::{find_for, unconfirmed};
use crate::{
    meeting,
    reflection::PiiWarning,
    theme::{self, model::Theme},
    vote::{
        model::Vote,
        rules::{MAX_LINE, has_quorum, is_closed},
        store,
    },
};
use ensemble_core::{
    LocalizedText,
    error::{ActionError, AppError, FieldErrors, optional},
    ids::{CommunityId, MeetingId, VoteId, VoteOptionId},
    rights::Action,
};
use ensemble_document::outline::{ItemKind, OutlineItem};
use ensemble_server::{digest, web::ActionContext};
use ensemble_texts as t;

/// How long an item of the agenda takes that a vote puts there, in minutes.
const MINUTES: u16 = 20;

/// Closes a vote before its date. Closing it twice changes nothing.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such vote for the person.
pub async fn close(context: &ActionContext, community: CommunityId, id: VoteId) -> Result<(), ActionError> {
    let vote = find_for(context, community, id, Action::DecideThemes).await?;
    if is_closed(&vote) {
        return Ok(());
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            if store::close(tx, id, context.portal.now()).await? {
                context.audit(tx, "vote.close", id, "").await?;
            }
            Ok(())
        })
        .await
}

/// Writes what came of a vote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteOutcome {
    /// One sentence.
    #[serde(default)]
    pub outcome: String,
    #[serde(default)]
    pub confirmation_token: String,
}

/// The outcome of writing what came of a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutcomeOutcome {
    Written,
    /// Not saved: it may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Writes what came of a vote that is closed, in the language of the page.
///
/// # Errors
/// [`ActionError::Invalid`] for a sentence that cannot be kept, [`ActionError::Conflict`] while the vote is open and once it
/// is on an agenda.
pub async fn write_outcome(
    context: &ActionContext,
    community: CommunityId,
    id: VoteId,
    input: &WriteOutcome,
) -> Result<OutcomeOutcome, ActionError> {
    let vote = find_for(context, community, id, Action::DecideThemes).await?;
    if !is_closed(&vote) {
        return Err(ActionError::Conflict);
    }
    if input.outcome.is_empty() || input.outcome.chars().count() > MAX_LINE {
        let mut errors = FieldErrors::default();
        errors.add("outcome", t::vote_wrong_outcome(context.lang, MAX_LINE));
        return Err(ActionError::Invalid(errors));
    }
    if let Some((warnings, token)) = unconfirmed(context, [input.outcome.clone()], &input.confirmation_token)
    {
        return Ok(OutcomeOutcome::Unconfirmed(warnings, token));
    }
    let outcome = LocalizedText::Single { lang: context.lang, text: input.outcome.clone() };
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::set_outcome(tx, id, &outcome).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "vote.outcome", id, "").await?;
            Ok(OutcomeOutcome::Written)
        })
        .await
}

/// Puts what a vote chose on the agenda of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutOnAgenda {
    #[serde(default, deserialize_with = "optional")]
    pub meeting: Option<MeetingId>,
    /// Which options become items.
    #[serde(default)]
    pub options: Vec<VoteOptionId>,
}

/// Puts options of a vote on the agenda of a meeting of the community, as items before its closing. This is done once, and
/// again for another meeting when that one was cancelled. The ids of the items follow from the meeting and the options: where
/// it ends half-way, doing it again adds what is missing and nothing twice.
///
/// # Errors
/// [`ActionError::Invalid`] when no meeting or no option was chosen, or the agenda is full, [`ActionError::Conflict`] when
/// the vote is open, has no outcome or no quorum, or is on an agenda.
pub async fn put_on_agenda(
    context: &ActionContext,
    community: CommunityId,
    id: VoteId,
    input: &PutOnAgenda,
) -> Result<MeetingId, ActionError> {
    let vote = find_for(context, community, id, Action::DecideThemes).await?;
    let (lang, now, db) = (context.lang, context.portal.now(), &context.portal.db);
    let ready = is_closed(&vote)
        && vote.outcome.is_some()
        && vote.meeting.is_none()
        && has_quorum(&vote, store::voters(db, id).await?);
    if !ready {
        return Err(ActionError::Conflict);
    }
    let mut errors = FieldErrors::default();
    let meetings = meeting::preparable(db, community, now).await?;
    let meeting = input.meeting.filter(|chosen| meetings.iter().any(|each| each.id == *chosen));
    if meeting.is_none() {
        errors.add("meeting", t::vote_no_meeting(lang));
    }
    let themes = theme::of_community(db, community, None).await?;
    let items = items(&vote, &themes, &input.options);
    if items.is_empty() {
        errors.add("options", t::vote_no_option(lang));
    }
    errors.check()?;
    let meeting = meeting.ok_or(AppError::BadRequest)?;
    let items = items.into_iter().map(|(option, item)| (item_id(meeting, option), item)).collect();
    meeting::add_agenda_items(context, meeting, items).await?;
    db.transaction(async |tx| {
        if !store::set_meeting(tx, id, meeting).await? {
            return Err(ActionError::Conflict);
        }
        context.audit(tx, "vote.agenda", id, "").await?;
        Ok(meeting)
    })
    .await
}

/// The id of the item that an option becomes on the agenda of a meeting.
fn item_id(meeting: MeetingId, option: VoteOptionId) -> String {
    digest::sha256(format!("{meeting} {option}").as_bytes()).chars().take(32).collect()
}

/// The items that chosen options become: the theme's title, why it matters, and who would present it.
fn items(vote: &Vote, themes: &[Theme], chosen: &[VoteOptionId]) -> Vec<(VoteOptionId, OutlineItem)> {
    let item = |option: &crate::vote::model::VoteOption| {
        let texts = themes.iter().find(|theme| Some(theme.id) == option.theme).map(|theme| &theme.texts);
        let item = OutlineItem {
            kind: ItemKind::Discussion,
            title: option.title.clone(),
            minutes: MINUTES,
            about: texts.map(|texts| LocalizedText::Single { lang: texts.lang, text: texts.why.clone() }),
            lead: texts.map(|texts| texts.lead.clone()).unwrap_or_default(),
            link: String::new(),
            follow_ups: Vec::new(),
        };
        (option.id, item)
    };
    vote.options.iter().filter(|option| chosen.contains(&option.id)).map(item).collect()
}

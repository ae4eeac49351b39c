//! Putting what a vote chose on the agenda of a meeting.
//!
//! The agenda is a shared document, which no transaction of the vote can change. That the vote is on the agenda is stored
//! together with a job that adds the items; they are added at once, and by the job when that fails or the process dies. The
//! ids of the items follow from the meeting and the options, so that doing it again adds what is missing and nothing twice.

use serde::{Deserialize, Serialize};

use super::find_for;
use crate::{
    theme::{self, model::ThemeTexts},
    vote::{
        model::{Vote, VoteOption},
        rules::{has_quorum, is_closed},
        store,
    },
};
use ensemble_core::{
    LocalizedText,
    error::{ActionError, AppError, FieldErrors, optional},
    ids::{CommunityId, MeetingId, PersonId, VoteId, VoteOptionId},
    rights::Action,
};
use ensemble_document::outline::{ItemKind, OutlineItem};
use ensemble_meetings::meeting;
use ensemble_server::{
    Portal, digest,
    jobs::{self, NewJob},
    web::ActionContext,
};
use ensemble_texts as t;

/// How long an item of the agenda takes that a vote puts there, in minutes.
const MINUTES: u16 = 20;
/// The kind of the job that adds the items.
pub const AGENDA_JOB: &str = "vote-agenda";
/// How long the job leaves the action to add the items itself, in milliseconds.
const DELAY: i64 = 60_000;

/// Puts what a vote chose on the agenda of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutOnAgenda {
    #[serde(default, deserialize_with = "optional")]
    pub meeting: Option<MeetingId>,
    /// Which options become items.
    #[serde(default)]
    pub options: Vec<VoteOptionId>,
}

/// Which items are to be added to which agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaChange {
    pub community: CommunityId,
    pub vote: VoteId,
    pub meeting: MeetingId,
    /// Who decided it.
    pub person: PersonId,
    pub options: Vec<VoteOptionId>,
}

/// Puts options of a vote on the agenda of a meeting of the community, as items before its closing. This is done once, and
/// again for another meeting when that one was cancelled.
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
    context.require(Action::EditAgenda, community)?;
    let (lang, now, db, person) = (context.lang, context.portal.now(), &context.portal.db, context.person()?);
    let ready = is_closed(&vote)
        && vote.outcome.is_some()
        && vote.meeting.is_none()
        && has_quorum(&vote, store::voters(db, &vote).await?);
    if !ready {
        return Err(ActionError::Conflict);
    }
    let mut errors = FieldErrors::default();
    let meetings = meeting::preparable(db, community, now).await?;
    let meeting = input.meeting.filter(|chosen| meetings.iter().any(|each| each.id == *chosen));
    if meeting.is_none() {
        errors.add("meeting", t::vote_no_meeting(lang));
    }
    let known = vote.options.iter().map(|option| option.id);
    let options: Vec<VoteOptionId> = known.filter(|option| input.options.contains(option)).collect();
    if options.is_empty() {
        errors.add("options", t::vote_no_option(lang));
    }
    errors.check()?;
    let meeting = meeting.ok_or(AppError::BadRequest)?;
    let change = AgendaChange { community, vote: id, meeting, person, options };
    db.transaction(async |tx| {
        if !store::set_meeting(tx, id, meeting).await? {
            return Err(ActionError::Conflict);
        }
        context.audit(tx, "vote.agenda", id, "").await?;
        let key = id.to_string();
        let job = NewJob { kind: AGENDA_JOB, key: &key, payload: &change, due_at: now + DELAY };
        jobs::schedule(tx, job, now).await?;
        Ok(())
    })
    .await?;
    match carry_out(&context.portal, &change).await {
        Err(AppError::TooLarge) => {
            let mut errors = FieldErrors::default();
            errors.add("agenda", t::agenda_full(lang));
            Err(ActionError::Invalid(errors))
        }
        Err(error) => {
            tracing::warn!(%error, "the items of a vote are added to the agenda later");
            Ok(meeting)
        }
        Ok(()) => Ok(meeting),
    }
}

/// Adds the items to the agenda, and ends the job. When the agenda is full, the vote is on none.
///
/// # Errors
/// [`AppError::TooLarge`] when the agenda is full, and when the database is unavailable.
pub async fn carry_out(portal: &Portal, change: &AgendaChange) -> Result<(), AppError> {
    let added = add(portal, change).await;
    if !matches!(added, Ok(()) | Err(AppError::TooLarge)) {
        return added;
    }
    let key = change.vote.to_string();
    portal
        .db
        .transaction(async |tx| {
            if added.is_err() {
                store::unset_meeting(tx, change.vote, change.meeting).await?;
            }
            jobs::cancel(tx, AGENDA_JOB, &key).await
        })
        .await?;
    added
}

async fn add(portal: &Portal, change: &AgendaChange) -> Result<(), AppError> {
    let vote = store::find(&portal.db, change.community, change.vote).await?;
    // The meeting may have been cancelled since.
    let Some(vote) = vote.filter(|vote| vote.meeting == Some(change.meeting)) else { return Ok(()) };
    let themes: Vec<_> = vote.options.iter().filter_map(|option| option.theme).collect();
    let texts = theme::texts_of(&portal.db, change.community, &themes).await?;
    let items = chosen(&vote, &change.options)
        .map(|option| {
            let texts = option.theme.and_then(|theme| texts.get(&theme));
            (item_id(change.meeting, option.id), item(option, texts))
        })
        .collect();
    meeting::add_agenda_items(portal, change.meeting, change.person, items).await
}

fn chosen<'a>(vote: &'a Vote, options: &'a [VoteOptionId]) -> impl Iterator<Item = &'a VoteOption> {
    vote.options.iter().filter(move |option| options.contains(&option.id))
}

/// The id of the item that an option becomes on the agenda of a meeting.
fn item_id(meeting: MeetingId, option: VoteOptionId) -> String {
    digest::sha256(format!("{meeting} {option}").as_bytes()).chars().take(32).collect()
}

/// The item that an option becomes: the theme's title, why it matters, and who would present it.
fn item(option: &VoteOption, texts: Option<&ThemeTexts>) -> OutlineItem {
    OutlineItem {
        kind: ItemKind::Discussion,
        title: option.title.clone(),
        minutes: MINUTES,
        about: texts.map(|texts| LocalizedText::Single { lang: texts.lang, text: texts.why.clone() }),
        lead: texts.map(|texts| texts.lead.clone()).unwrap_or_default(),
        link: String::new(),
        follow_ups: Vec::new(),
    }
}

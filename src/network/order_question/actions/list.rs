//! The list for the visit of an order: freezing it, opening it again, putting the visit on an agenda, ending it.
//!
//! The agenda is a shared document, which no transaction of the list can change. To which meeting the order comes is stored
//! together with a job that adds the item; it is added at once, and by the job when that fails or the process dies. The id of the
//! item follows from the list and the meeting, so that doing it again adds nothing twice.

use serde::{Deserialize, Serialize};

use super::lock;
use crate::order_question::{model::ListStep, paths, rules, store};
use ensemble_communities::community::{model::Community, paths as community_paths};
use ensemble_core::{
    Lang, LocalizedText, Translation,
    error::{ActionError, AppError, FieldErrors, optional},
    ids::{CommunityId, MeetingId, OrderListId, PersonId},
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

/// How long a visit takes on an agenda, in minutes.
const MINUTES: u16 = 45;
/// The kind of the job that adds the item.
pub const AGENDA_JOB: &str = "order-visit-agenda";
/// How long the job leaves the action to add the item itself, in milliseconds.
const DELAY: i64 = 60_000;

/// Puts the visit on the agenda of a meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanVisit {
    #[serde(default, deserialize_with = "optional")]
    pub meeting: Option<MeetingId>,
}

/// Which visit is to be added to which agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitChange {
    pub list: OrderListId,
    pub meeting: MeetingId,
    /// Who decided it.
    pub person: PersonId,
    /// The addresses of the community, French and English.
    pub slugs: [String; 2],
}

/// Closes the list: its questions do not change any more, unless it is opened again.
///
/// # Errors
/// [`ActionError::Conflict`] when it is closed or has no question.
pub async fn freeze(context: &ActionContext, community: CommunityId) -> Result<(), ActionError> {
    context.require(Action::DecideThemes, community)?;
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |tx| {
            let (list, offer) = lock(tx, context, community).await?;
            let questions = store::waiting_ids(tx, community).await?;
            if !rules::can_with_list(ListStep::Freeze, offer, list.is_frozen(), questions.len()) {
                return Err(ActionError::Conflict);
            }
            store::freeze(tx, list.id, &questions, now).await?;
            context.audit(tx, "order-question.freeze", community, "").await?;
            Ok(())
        })
        .await
}

/// Opens a closed list again.
///
/// # Errors
/// [`ActionError::Conflict`] when it is open.
pub async fn reopen(context: &ActionContext, community: CommunityId) -> Result<(), ActionError> {
    context.require(Action::DecideThemes, community)?;
    context
        .portal
        .db
        .transaction(async |tx| {
            let (list, offer) = lock(tx, context, community).await?;
            if !rules::can_with_list(ListStep::Reopen, offer, list.is_frozen(), 0) {
                return Err(ActionError::Conflict);
            }
            store::reopen(tx, list.id).await?;
            context.audit(tx, "order-question.reopen", community, "").await?;
            Ok(())
        })
        .await
}

/// Says that the visit is over: questions without an answer go to the next list, which is open.
///
/// # Errors
/// [`ActionError::Conflict`] unless the list is closed.
pub async fn finish(context: &ActionContext, community: CommunityId) -> Result<(), ActionError> {
    context.require(Action::DecideThemes, community)?;
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |tx| {
            let (list, offer) = lock(tx, context, community).await?;
            if !rules::can_with_list(ListStep::Finish, offer, list.is_frozen(), 0) {
                return Err(ActionError::Conflict);
            }
            store::finish(tx, list.id, now).await?;
            context.audit(tx, "order-question.finish", community, "").await?;
            Ok(())
        })
        .await
}

/// Puts the visit on the agenda of a meeting of the community, as an item before its closing. This is done once, and again for
/// another meeting when that one was cancelled.
///
/// # Errors
/// [`ActionError::Invalid`] when no meeting was chosen, or the agenda is full, [`ActionError::Conflict`] when the visit is on an
/// agenda.
pub async fn plan_visit(
    context: &ActionContext,
    community: &Community,
    input: PlanVisit,
) -> Result<MeetingId, ActionError> {
    context.require(Action::DecideThemes, community.id)?;
    context.require(Action::EditAgenda, community.id)?;
    let (lang, now, db, person) = (context.lang, context.portal.now(), &context.portal.db, context.person()?);
    let meetings = meeting::preparable(db, community.id, now).await?;
    let meeting = input.meeting.filter(|chosen| meetings.iter().any(|each| each.id == *chosen));
    let Some(meeting) = meeting else {
        let mut errors = FieldErrors::default();
        errors.add("meeting", t::order_question_no_meeting(lang));
        return Err(ActionError::Invalid(errors));
    };
    let change = db
        .transaction(async |tx| {
            let (list, offer) = lock(tx, context, community.id).await?;
            if !rules::can_with_list(ListStep::Plan, offer, list.is_frozen(), 0) || list.meeting.is_some() {
                return Err(ActionError::Conflict);
            }
            store::set_meeting(tx, list.id, meeting).await?;
            context.audit(tx, "order-question.visit", community.id, "").await?;
            let change = VisitChange { list: list.id, meeting, person, slugs: community.slugs.clone() };
            let key = list.id.to_string();
            let job = NewJob { kind: AGENDA_JOB, key: &key, payload: &change, due_at: now + DELAY };
            jobs::schedule(tx, job, now).await?;
            Ok(change)
        })
        .await?;
    match carry_out(&context.portal, &change).await {
        Err(AppError::TooLarge) => {
            let mut errors = FieldErrors::default();
            errors.add("meeting", t::agenda_full(lang));
            Err(ActionError::Invalid(errors))
        }
        Err(error) => {
            tracing::warn!(%error, "the visit of an order is added to the agenda later");
            Ok(meeting)
        }
        Ok(()) => Ok(meeting),
    }
}

/// Adds the item to the agenda, and ends the job. When the agenda is full, the visit is on none.
///
/// # Errors
/// [`AppError::TooLarge`] when the agenda is full, and when the database is unavailable.
pub async fn carry_out(portal: &Portal, change: &VisitChange) -> Result<(), AppError> {
    let added = add(portal, change).await;
    if !matches!(added, Ok(()) | Err(AppError::TooLarge)) {
        return added;
    }
    let key = change.list.to_string();
    portal
        .db
        .transaction(async |tx| {
            if added.is_err() {
                store::unset_meeting(tx, change.list, change.meeting).await?;
            }
            jobs::cancel(tx, AGENDA_JOB, &key).await
        })
        .await?;
    added
}

async fn add(portal: &Portal, change: &VisitChange) -> Result<(), AppError> {
    // The meeting may have been cancelled since.
    if !store::is_on_agenda_of(&portal.db, change.list, change.meeting).await? {
        return Ok(());
    }
    let id = digest::sha256(format!("visit {} {}", change.list, change.meeting).as_bytes());
    let items = vec![(id.chars().take(32).collect(), item(&change.slugs))];
    meeting::add_agenda_items(portal, change.meeting, change.person, items).await
}

/// The item of a visit: it leads to the list, and quotes nothing of it, because more people read agendas.
fn item(slugs: &[String; 2]) -> OutlineItem {
    let both = |text: fn(Lang, &[String; 2]) -> String| LocalizedText::Pair {
        source: Lang::Fr,
        fr: text(Lang::Fr, slugs),
        en: text(Lang::En, slugs),
        translation: Translation::Current { reviewed: true },
    };
    let link = |lang: Lang, slugs: &[String; 2]| {
        let href = community_paths::of(paths::LIST, lang, &slugs[usize::from(lang == Lang::En)]);
        format!("[{}]({href})", t::order_question_read_list(lang))
    };
    OutlineItem {
        kind: ItemKind::Discussion,
        title: both(|lang, _| t::order_question_visit_item(lang).to_owned()),
        minutes: MINUTES,
        about: Some(both(link)),
        lead: String::new(),
        link: String::new(),
        follow_ups: Vec::new(),
    }
}

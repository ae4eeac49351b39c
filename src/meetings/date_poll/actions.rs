//! What people do with proposed days. Each action is one function with a typed input; the plain form of its page decodes into
//! that input and calls it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    model::Answer,
    paths,
    rules::{self, MAX_DATES},
    store,
};
use crate::meeting::{
    self, DateCheck,
    model::Found,
    paths as meeting_paths,
    rules::{awaits_date, begins_at, day, time},
};
use ensemble_common::notification::{Actor, PerLang, events::DatesProposed, notify};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::{DateOptionId, MeetingId, PersonId},
    rights::Action,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Proposes a day and time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddDate {
    #[serde(default)]
    pub day: String,
    #[serde(default)]
    pub time: String,
}

/// One of the proposed days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChooseDate {
    pub option: DateOptionId,
}

/// What a person answers: a field for each day, `answer.…`. Days that are left out keep the answer that they have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerDates {
    #[serde(flatten)]
    pub fields: BTreeMap<String, String>,
}

/// The meeting, if the viewer may do this in its community. Absence and refusal answer alike.
pub(super) async fn find_for(
    context: &ActionContext,
    id: MeetingId,
    action: Action,
) -> Result<Found, AppError> {
    let found = meeting::find(&context.portal.db, &context.viewer, id).await?.ok_or(AppError::NotFound)?;
    context.require(action, found.community)?;
    Ok(found)
}

/// The same where something changes: nothing does in a community that was archived.
pub(super) async fn find_open(
    context: &ActionContext,
    id: MeetingId,
    action: Action,
) -> Result<Found, AppError> {
    let found = find_for(context, id, action).await?;
    if found.archived { Err(AppError::NotFound) } else { Ok(found) }
}

/// Proposes a day. No answer changes.
///
/// # Errors
/// [`ActionError::Invalid`] for a time that is none, is over or is proposed, and when there are as many days as there may be;
/// [`ActionError::Conflict`] when the day of the meeting is settled.
pub async fn add_date(context: &ActionContext, id: MeetingId, input: &AddDate) -> Result<(), ActionError> {
    let found = find_open(context, id, Action::PlanMeetings).await?;
    if !awaits_date(&found.of.meeting) {
        return Err(ActionError::Conflict);
    }
    let (lang, now) = (context.lang, context.portal.now());
    let mut errors = FieldErrors::default();
    let begins = match (day(&input.day), time(&input.time)) {
        (None, _) => Err(("day", t::meeting_wrong_day(lang))),
        (_, None) => Err(("time", t::meeting_wrong_time(lang))),
        (Some(day), Some(time)) => {
            match begins_at(day, time, found.of.meeting.zone).map(|at| at.timestamp().as_millisecond()) {
                None => Err(("time", t::meeting_wrong_hour(lang))),
                Some(at) if at <= now => Err(("day", t::date_is_past(lang))),
                Some(at) => Ok(at),
            }
        }
    };
    let begins = begins.unwrap_or_else(|(field, message)| {
        errors.add(field, message);
        0
    });
    errors.check()?;
    let wrong = |message: String| {
        let mut errors = FieldErrors::default();
        errors.add("day", message);
        ActionError::Invalid(errors)
    };
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::lock_waiting(tx, id).await? {
                return Err(ActionError::Conflict);
            }
            if store::proposed(tx, id).await?.len() >= MAX_DATES {
                return Err(wrong(t::date_too_many(lang, MAX_DATES)));
            }
            if !store::add_date(tx, id, DateOptionId::new(), begins).await? {
                return Err(wrong(t::date_known(lang).to_owned()));
            }
            Ok(())
        })
        .await
}

/// Removes a day and the answers for it. Removing it twice changes nothing.
///
/// # Errors
/// [`ActionError::Conflict`] when the day of the meeting is settled.
pub async fn remove_date(
    context: &ActionContext,
    id: MeetingId,
    input: ChooseDate,
) -> Result<(), ActionError> {
    find_open(context, id, Action::PlanMeetings).await?;
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::lock_waiting(tx, id).await? {
                return Err(ActionError::Conflict);
            }
            store::remove_date(tx, id, input.option).await?;
            Ok(())
        })
        .await
}

/// Stores what the person answers.
///
/// # Errors
/// [`ActionError::Invalid`] when nothing was answered for the days that are proposed, [`ActionError::Conflict`] when the day of the meeting is settled, or
/// when it was cancelled.
pub async fn answer(context: &ActionContext, id: MeetingId, input: &AnswerDates) -> Result<(), ActionError> {
    find_open(context, id, Action::AnswerDates).await?;
    let (person, now) = (context.person()?, context.portal.now());
    let mut answers = BTreeMap::new();
    for (field, value) in &input.fields {
        let Some(option) = field.strip_prefix("answer.") else { continue };
        let option: DateOptionId = option.parse().map_err(|_| AppError::BadRequest)?;
        answers.insert(option, Answer::from_code(value).ok_or(AppError::BadRequest)?);
    }
    let nothing = || {
        let mut errors = FieldErrors::default();
        errors.add("answers", t::date_no_answer(context.lang));
        ActionError::Invalid(errors)
    };
    if answers.is_empty() {
        return Err(nothing());
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::lock_waiting(tx, id).await? {
                return Err(ActionError::Conflict);
            }
            // Only days that are proposed, of which there are few, whatever the form holds.
            let proposed = store::proposed(tx, id).await?;
            let known: Vec<(DateOptionId, Answer)> = proposed
                .into_iter()
                .filter_map(|(option, _)| Some((option, *answers.get(&option)?)))
                .collect();
            if known.is_empty() {
                return Err(nothing());
            }
            store::set_answers(tx, person, &known, now).await?;
            Ok(())
        })
        .await
}

/// Asks those who have not answered for each day. Who has not looked since they were asked is not asked again.
///
/// # Errors
/// [`ActionError::Conflict`] when the day of the meeting is settled, or when no day is proposed.
pub async fn ask(context: &ActionContext, id: MeetingId) -> Result<(), ActionError> {
    let found = find_open(context, id, Action::PlanMeetings).await?;
    let db = &context.portal.db;
    let options = store::options(db, id).await?;
    if options.is_empty() || !awaits_date(&found.of.meeting) {
        return Err(ActionError::Conflict);
    }
    let participants = store::participants(db, found.community).await?;
    let (none, some) = rules::waiting(&participants, &options);
    let recipients: Vec<PersonId> = none.into_iter().chain(some).map(|each| each.id).collect();
    let site = &context.portal.config.site_url;
    let event = DatesProposed {
        meeting: id,
        community: found.community,
        community_name: found.of.community.clone(),
        title: found.of.meeting.title.clone(),
        link: PerLang::of(|lang| format!("{site}{}", meeting_paths::of(paths::DATES, lang, id))),
        recipients,
        by: Actor::from_viewer(&context.viewer),
    };
    db.transaction(async |tx| {
        if !store::lock_waiting(tx, id).await? {
            return Err(ActionError::Conflict);
        }
        context.audit(tx, "meeting.dates", id, "").await?;
        notify(tx, &context.portal, &event).await?;
        Ok(())
    })
    .await?;
    context.portal.outbox_waker.wake();
    Ok(())
}

/// Settles the day of the meeting, whose members are notified. With that the proposals are closed.
///
/// # Errors
/// [`ActionError::Conflict`] when the day is settled, is over or is not proposed any more.
pub async fn settle(context: &ActionContext, id: MeetingId, input: ChooseDate) -> Result<(), ActionError> {
    find_open(context, id, Action::PlanMeetings).await?;
    let options = store::options(&context.portal.db, id).await?;
    let chosen = options.iter().find(|option| option.id == input.option);
    let Some(begins_at) = chosen.map(|option| option.begins_at).filter(|at| *at > context.portal.now())
    else {
        return Err(ActionError::Conflict);
    };
    // It may have been removed or be over since, until the meeting is locked.
    let portal = context.portal.clone();
    let is_proposed: DateCheck = Box::new(move |tx| {
        Box::pin(async move {
            Ok(store::lock_waiting(tx, id).await?
                && begins_at > portal.now()
                && store::proposed(tx, id).await?.contains(&(input.option, begins_at)))
        })
    });
    meeting::set_date(context, id, begins_at, is_proposed).await
}

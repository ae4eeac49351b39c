//! Adding a follow-up, and editing one.

use super::{find_for, notify_owner, open_place, unconfirmed};
use crate::follow_up::{
    api::WriteFollowUp,
    model::{Answer, ChangeKind, Due, DueChoice, FollowUp},
    rules::{self, LONGEST, MAX_OPEN, MAX_TEXT},
    store::{self, NewChange, NewFollowUp, NewOwner},
};
use ensemble_common::notification::events::emails_about;
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    format,
    ids::{CommunityId, FollowUpId},
    rights::Action,
};
use ensemble_meetings::meeting::{
    self,
    model::{Meeting, Phase},
    rules::day,
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::{mail::expire_emails, web::ActionContext};
use ensemble_texts as t;

/// The outcome of writing a follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddOutcome {
    Written(FollowUpId),
    /// Not saved: the texts may identify a student. The form sends the token to confirm them.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// What a form says, read.
struct Read {
    text: LocalizedText,
    due: DueChoice,
    /// The first moment of the day on which it is due.
    day: Option<i64>,
}

/// What a form begins with that changes a follow-up.
pub(in crate::follow_up) fn form_of(follow_up: &FollowUp) -> WriteFollowUp {
    let lang = follow_up.text.source();
    let other = match &follow_up.text {
        LocalizedText::Single { .. } => "",
        pair @ LocalizedText::Pair { .. } => pair.text(lang.other()),
    };
    let day = match follow_up.due {
        Due::On(at) => format::local(at).date().to_string(),
        Due::Never | Due::NextMeeting(_) => String::new(),
    };
    WriteFollowUp {
        revision: follow_up.revision,
        text: follow_up.text.text(lang).to_owned(),
        other_text: other.to_owned(),
        owner: follow_up.owner.as_ref().map(|owner| owner.person.id),
        due: Some(follow_up.due.choice()),
        day,
        ..WriteFollowUp::default()
    }
}

/// Adds a follow-up to a community, in the language of the page. Other features call it, too: what came up in a meeting names the
/// meeting and the item of its agenda.
///
/// # Errors
/// [`ActionError::Invalid`] for what cannot be kept, and when the person has proposed as many as there may be.
pub async fn add(
    context: &ActionContext,
    community: CommunityId,
    input: &WriteFollowUp,
) -> Result<AddOutcome, ActionError> {
    context.require(Action::ProposeFollowUps, community)?;
    let (lang, author, portal) = (context.lang, context.person()?, &context.portal);
    let read = match read(context, lang, input, None)? {
        Ok(read) => read,
        Err((warnings, token)) => return Ok(AddOutcome::Unconfirmed(warnings, token)),
    };
    let meeting = meeting_of(context, community, input).await?;
    let (id, now) = (FollowUpId::new(), portal.now());
    // What comes up while a meeting is prepared is due at the one after it.
    let begins = meeting.as_ref().map(|meeting| meeting.when.millis());
    let due = match read.due {
        DueChoice::Never => Due::Never,
        DueChoice::Day => read.day.map_or(Due::Never, Due::On),
        DueChoice::NextMeeting => Due::NextMeeting(begins.map_or(now, |begins| begins.max(now))),
    };
    portal
        .db
        .transaction(async |tx| {
            let place = open_place(&mut *tx, community).await?;
            check_owner(&mut *tx, context, community, input).await?;
            if store::open_of_author(&mut *tx, community, author).await? >= MAX_OPEN {
                let mut errors = FieldErrors::default();
                errors.add("text", t::follow_up_too_many(lang, MAX_OPEN));
                return Err(ActionError::Invalid(errors));
            }
            let owner = rules::assigned(None, input.owner, author);
            let item = Some(input.item.as_str()).filter(|item| meeting.is_some() && is_item(item));
            let meeting = meeting.as_ref().map(|meeting| meeting.id);
            let new = NewFollowUp { id, community, author, meeting, item, text: &read.text, due, owner };
            store::insert(&mut *tx, new, now).await?;
            if let Some((owner, Answer::Proposed)) = owner {
                notify_owner(&mut *tx, context, &place, (id, community), owner).await?;
            }
            context.audit(tx, "follow-up.add", id, "").await?;
            Ok(())
        })
        .await?;
    portal.outbox_waker.wake();
    super::raise_signal(context, meeting.map(|meeting| meeting.id));
    Ok(AddOutcome::Written(id))
}

/// Changes the text of a follow-up, its owner, and when it is due, in the language in which it was written.
///
/// # Errors
/// [`ActionError::Invalid`] for what cannot be kept, [`ActionError::Conflict`] when it changed since the person looked at it, or
/// is not theirs to change.
pub(in crate::follow_up) async fn edit(
    context: &ActionContext,
    community: CommunityId,
    id: FollowUpId,
    input: &WriteFollowUp,
) -> Result<AddOutcome, ActionError> {
    let seen = find_for(context, community, id, Action::ProposeFollowUps).await?;
    let (by, portal, now) = (context.person()?, &context.portal, context.portal.now());
    if seen.revision != input.revision {
        return Err(ActionError::Conflict);
    }
    let earlier = match seen.due {
        Due::On(day) => Some(day),
        Due::Never | Due::NextMeeting(_) => None,
    };
    let read = match read(context, seen.text.source(), input, earlier)? {
        Ok(read) => read,
        Err((warnings, token)) => return Ok(AddOutcome::Unconfirmed(warnings, token)),
    };
    portal
        .db
        .transaction(async |tx| {
            let place = open_place(&mut *tx, community).await?;
            let before = store::lock(&mut *tx, community, id).await?.ok_or(AppError::NotFound)?;
            let actor = super::actor(context, &before).ok_or(AppError::NotFound)?;
            if before.revision != input.revision || !rules::can_edit(before.progress(), actor) {
                return Err(ActionError::Conflict);
            }
            let (had, to) = (before.progress().owner, input.owner);
            let is_same_owner = had.map(|(owner, _)| owner) == to;
            if !is_same_owner {
                check_owner(&mut *tx, context, community, input).await?;
            }
            let due = match (read.due, before.due) {
                (DueChoice::Never, _) => Due::Never,
                (DueChoice::Day, _) => read.day.map_or(Due::Never, Due::On),
                (DueChoice::NextMeeting, due @ Due::NextMeeting(_)) => due,
                (DueChoice::NextMeeting, _) => Due::NextMeeting(now),
            };
            if before.text != read.text || before.due != due {
                store::write_texts(&mut *tx, id, &read.text, due, now).await?;
                let text = Some(&read.text).filter(|text| **text != before.text);
                let change = NewChange { text, ..NewChange::of(Some(by), ChangeKind::Edited) };
                store::add_change(&mut *tx, id, change, now).await?;
            } else {
                store::write_state(&mut *tx, id, before.state, None, now).await?;
                if is_same_owner {
                    let change = NewChange::of(Some(by), ChangeKind::Kept);
                    store::add_change(&mut *tx, id, change, now).await?;
                }
            }
            let has = rules::assigned(had, to, by);
            if !is_same_owner {
                expire_emails(&mut *tx, &emails_about(id), now).await?;
                let owner = has.map(|(person, answer)| NewOwner { person, answer });
                store::set_owner(&mut *tx, id, owner, now).await?;
                let change = NewChange { owner: to, ..NewChange::of(Some(by), ChangeKind::Assigned) };
                store::add_change(&mut *tx, id, change, now).await?;
                if let Some((owner, Answer::Proposed)) = has {
                    notify_owner(&mut *tx, context, &place, (id, community), owner).await?;
                }
            }
            context.audit(tx, "follow-up.edit", id, "").await?;
            Ok(())
        })
        .await?;
    portal.outbox_waker.wake();
    super::raise_signal(context, seen.meeting);
    Ok(AddOutcome::Written(id))
}

/// What a form says, or what in its texts may identify a student. `earlier` is the day on which the follow-up was due before: it
/// may stay, although it is past.
fn read(
    context: &ActionContext,
    lang: Lang,
    input: &WriteFollowUp,
    earlier: Option<i64>,
) -> Result<Result<Read, (Vec<PiiWarning>, String)>, ActionError> {
    let (page, now) = (context.lang, context.portal.now());
    let mut errors = FieldErrors::default();
    let (own, other) = (input.text.trim(), input.other_text.trim());
    if own.is_empty() || own.chars().count() > MAX_TEXT {
        errors.add("text", t::follow_up_wrong_text(page, MAX_TEXT));
    }
    if other.chars().count() > MAX_TEXT {
        errors.add("other-text", t::follow_up_too_long(page, MAX_TEXT));
    }
    let due = input.due.unwrap_or(DueChoice::Never);
    let typed = day(&input.day).and_then(format::midnight);
    let today = format::day_of(now);
    let in_time = typed.filter(|day| (today..=today + LONGEST).contains(day) || Some(*day) == earlier);
    if due == DueChoice::Day && in_time.is_none() {
        errors.add("day", t::follow_up_wrong_day(page));
    }
    errors.check()?;
    let review = PiiReview::of_texts([(lang, own.to_owned()), (lang.other(), other.to_owned())]);
    if let Some(unconfirmed) = unconfirmed(page, &review, &input.confirmation_token) {
        return Ok(Err(unconfirmed));
    }
    Ok(Ok(Read { text: LocalizedText::written(lang, own, other), due, day: in_time }))
}

/// Whether a text can be the id of an item of an agenda.
fn is_item(item: &str) -> bool {
    (1..=64).contains(&item.len()) && item.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The meeting that a form names, if it is an announced one of the community.
async fn meeting_of(
    context: &ActionContext,
    community: CommunityId,
    input: &WriteFollowUp,
) -> Result<Option<Meeting>, AppError> {
    let Some(id) = input.meeting else { return Ok(None) };
    let found = meeting::find(&context.portal.db, &context.viewer, id).await?;
    let found = found.filter(|found| found.community == community);
    Ok(found.map(|found| found.of.meeting).filter(|meeting| meeting.phase != Phase::Draft))
}

/// Whether the person whom a form names can have a follow-up of the community.
async fn check_owner(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    community: CommunityId,
    input: &WriteFollowUp,
) -> Result<(), ActionError> {
    let mut errors = FieldErrors::default();
    if let Some(owner) = input.owner
        && !store::is_candidate(tx, community, owner).await?
    {
        errors.add("owner", t::follow_up_wrong_owner(context.lang));
    }
    errors.check()
}

//! What facilitators do while a meeting runs. Each is one function with a typed input; the plain forms and the server
//! function call it.

use super::{
    api::{BY_NEXT, BY_STAYING, ChangeRun, RunAction, RunChange, SetDurations},
    labels,
    model::{Command, Refusal, Run, Taken, apply},
    rules::{agenda_items, due_at},
    store,
};
use crate::meeting::{
    self, ChangePhase, PhaseChange, PhaseObserver,
    model::{Found, Phase},
    rules::time,
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    format,
    ids::MeetingId,
    rights::Action,
};
use ensemble_document::{agenda::change, outline::MOST_MINUTES};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

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
pub(super) async fn find_open(context: &ActionContext, id: MeetingId) -> Result<Found, AppError> {
    let found = find_for(context, id, Action::EditAgenda).await?;
    if found.archived { Err(AppError::NotFound) } else { Ok(found) }
}

/// Begins a meeting and its clock; for a meeting that is under way without a clock, the clock. Of two people who begin it,
/// the second finds it begun.
///
/// # Errors
/// [`ActionError::Conflict`] when the meeting is not published, or was cancelled.
pub async fn begin(
    context: &ActionContext,
    id: MeetingId,
    observer: PhaseObserver,
) -> Result<(), ActionError> {
    let found = find_open(context, id).await?;
    if found.of.meeting.phase == Phase::UnderWay {
        return begin_clock(context, &found).await;
    }
    match meeting::begin_meeting(context, id, ChangePhase::default(), observer).await {
        Ok(PhaseChange::Done) => Ok(()),
        Ok(_) | Err(ActionError::Conflict) => {
            // Another person may have begun it a moment ago.
            let now = find_for(context, id, Action::EditAgenda).await?;
            if now.of.meeting.phase == Phase::UnderWay { Ok(()) } else { Err(ActionError::Conflict) }
        }
        Err(error) => Err(error),
    }
}

async fn begin_clock(context: &ActionContext, found: &Found) -> Result<(), ActionError> {
    let (portal, meeting, now) = (&context.portal, &found.of.meeting, context.portal.now());
    let (agenda, _) = super::current(portal, meeting.id).await?;
    let due_at = due_at(meeting.when, meeting.duration, now);
    let run = Run::begin(&agenda_items(&agenda), due_at, now);
    portal
        .db
        .transaction(async |to| {
            let locked = meeting::lock(to, meeting.id).await?.ok_or(AppError::NotFound)?;
            if locked.phase != Phase::UnderWay {
                return Err(ActionError::Conflict);
            }
            if store::add_run(to, meeting.id, &run).await? {
                context.audit(to, "meeting.clock", meeting.id, "").await?;
            }
            Ok(())
        })
        .await?;
    portal.signals().raise(meeting.id.uuid());
    Ok(())
}

/// Ends a meeting and its clock, as the step of the meeting does.
///
/// # Errors
/// [`ActionError::Conflict`] when the meeting is not under way and did not end either.
pub async fn end(context: &ActionContext, id: MeetingId, observer: PhaseObserver) -> Result<(), ActionError> {
    find_open(context, id).await?;
    match meeting::close_meeting(context, id, ChangePhase::default(), observer).await {
        Ok(PhaseChange::Done) => Ok(()),
        Ok(_) | Err(ActionError::Conflict) => {
            let now = find_for(context, id, Action::EditAgenda).await?;
            if now.of.meeting.phase == Phase::Closed { Ok(()) } else { Err(ActionError::Conflict) }
        }
        Err(error) => Err(error),
    }
}

/// Changes how a meeting runs.
///
/// # Errors
/// [`ActionError::Invalid`] says why it cannot be done; [`ActionError::Conflict`] when the meeting is not under way.
pub async fn change(
    context: &ActionContext,
    id: MeetingId,
    input: &ChangeRun,
) -> Result<RunChange, ActionError> {
    let found = find_open(context, id).await?;
    let (portal, now) = (&context.portal, context.portal.now());
    let (agenda, _) = super::current(portal, id).await?;
    let items = agenda_items(&agenda);
    let outcome = portal
        .db
        .transaction(async |to| {
            let locked = meeting::lock(to, id).await?.ok_or(AppError::NotFound)?;
            let run = store::lock_run(to, id).await?;
            let Some(run) = run.filter(|_| locked.phase == Phase::UnderWay) else {
                return Err(ActionError::Conflict);
            };
            let before = run.following_agenda(&items);
            let command = command(context, &found, &before, input)?;
            let after = apply(&before, &command, now).map_err(|refusal| refused(context, refusal))?;
            let changed = after.version != before.version;
            if after != run {
                store::write_run(to, id, &after).await?;
            }
            if changed {
                context.audit(to, "meeting.run", id, "").await?;
            }
            Ok(RunChange { version: after.version, changed })
        })
        .await?;
    if outcome.changed {
        portal.signals().raise(id.uuid());
    }
    Ok(outcome)
}

fn refused(context: &ActionContext, refusal: Refusal) -> ActionError {
    wrong(labels::refusal(context.lang, refusal))
}

fn wrong(message: &str) -> ActionError {
    let mut errors = FieldErrors::default();
    errors.add("run", message);
    ActionError::Invalid(errors)
}

/// What a form says, as a command.
fn command(
    context: &ActionContext,
    found: &Found,
    run: &Run,
    input: &ChangeRun,
) -> Result<Command, ActionError> {
    let item = input.item.clone();
    let seen = input.seen.unwrap_or_default();
    Ok(match input.action {
        RunAction::Next => Command::Next { from: item },
        RunAction::Previous => Command::Previous { from: item },
        RunAction::Jump => Command::Jump { to: item },
        RunAction::Pause => Command::Pause,
        RunAction::Resume => Command::Resume,
        RunAction::Reopen => Command::Reopen,
        RunAction::Adjust => Command::Adjust {
            item,
            seen: u16::try_from(seen).map_err(|_| AppError::BadRequest)?,
            minutes: input.minutes.ok_or(AppError::BadRequest)?,
            from: taken(&input.taken).ok_or(AppError::BadRequest)?.pop(),
        },
        RunAction::Fit => match input.taken.as_str() {
            "" => return Err(wrong(t::run_wrong_choice(context.lang))),
            BY_NEXT => Command::Next { from: item },
            BY_STAYING => Command::Extend {
                seen,
                minutes: input
                    .minutes
                    .and_then(|minutes| u16::try_from(minutes).ok())
                    .ok_or(AppError::BadRequest)?,
            },
            named => Command::Shorten { taken: taken(named).ok_or(AppError::BadRequest)? },
        },
        RunAction::Fix => {
            let at = match input.at.trim() {
                "" => None,
                typed => Some(hour(context, found, run, typed)?),
            };
            Command::Fix { item, at }
        }
    })
}

/// An hour of the day on which the meeting runs, in its zone.
fn hour(context: &ActionContext, found: &Found, run: &Run, typed: &str) -> Result<i64, ActionError> {
    let begun = format::local_in(run.begun_at, found.of.meeting.zone.code());
    let time = time(typed).ok_or_else(|| wrong(t::meeting_wrong_time(context.lang)))?;
    let at = format::at_in(begun.date(), time, begun.time_zone().clone());
    let at = at.ok_or_else(|| wrong(t::meeting_wrong_hour(context.lang)))?;
    Ok(at.timestamp().as_millisecond())
}

/// Reads `item:seen:minutes`, several with commas between.
fn taken(text: &str) -> Option<Vec<Taken>> {
    let parts = text.split(',').filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (rest, minutes) = part.rsplit_once(':')?;
            let (item, seen) = rest.rsplit_once(':')?;
            let (seen, minutes) = (seen.parse().ok()?, minutes.parse().ok()?);
            Some(Taken { item: item.to_owned(), seen, minutes })
        })
        .collect()
}

/// Writes what [`taken`] reads.
pub(super) fn taken_text(taken: &[Taken]) -> String {
    let each: Vec<String> =
        taken.iter().map(|each| format!("{}:{}:{}", each.item, each.seen, each.minutes)).collect();
    each.join(",")
}

/// Sets the minutes of items of an agenda. Items that are not on it are left out.
///
/// # Errors
/// [`ActionError::Conflict`] when the meeting has begun: then its clock has the minutes.
pub async fn set_durations(
    context: &ActionContext,
    id: MeetingId,
    input: &SetDurations,
) -> Result<(), ActionError> {
    let found = find_open(context, id).await?;
    if !matches!(found.of.meeting.phase, Phase::Draft | Phase::Published) {
        return Err(ActionError::Conflict);
    }
    let (agenda, _) = super::current(&context.portal, id).await?;
    let mut minutes = Vec::new();
    for (field, value) in &input.fields {
        let Some(item) = field.strip_prefix("minutes.") else { continue };
        let value: u16 = value.parse().map_err(|_| AppError::BadRequest)?;
        if !(1..=MOST_MINUTES).contains(&value) {
            return Err(AppError::BadRequest.into());
        }
        if agenda.items.iter().any(|known| known.id == item) {
            minutes.push((item.to_owned(), value));
        }
    }
    if minutes.is_empty() {
        return Ok(());
    }
    let set = move |to: &mut yrs::TransactionMut<'_>| {
        for (item, minutes) in &minutes {
            change::set_minutes(to, item, *minutes);
        }
    };
    context.portal.rooms().change(id.uuid(), Some(context.person()?), set).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Taken, taken, taken_text};

    #[test]
    fn what_is_taken_is_read_as_it_was_written() {
        let one = Taken { item: "a-b:c".to_owned(), seen: 20, minutes: 6 };
        let all = vec![one.clone(), Taken { item: "d".to_owned(), ..one }];
        assert_eq!(taken(&taken_text(&all)), Some(all));
        assert_eq!(taken(""), Some(Vec::new()));
        for wrong in ["a", "a:1", "a:x:1", "a:1:-2", "a:1:70000"] {
            assert_eq!(taken(wrong), None, "{wrong}");
        }
    }
}

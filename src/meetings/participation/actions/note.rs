//! Facilitators note who was at a meeting.

use super::begun;
use crate::{
    meeting::{self, model::Found},
    participation::{
        api::NoteParticipants,
        model::{Command, Participant, Span, Tick, TickSource, Who, Word},
        rules, store,
    },
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// What came of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::participation) struct Noted {
    /// How many participants were noted.
    pub(in crate::participation) saved: usize,
    /// The names of those about whom another facilitator noted something else since the form was opened, which stays.
    pub(in crate::participation) changed: Vec<String>,
}

/// A tick as forms name it, to tell whether it changed.
pub(in crate::participation) fn encoded(tick: Option<Tick>) -> String {
    match tick.map(|tick| tick.word) {
        None => "none".to_owned(),
        Some(Word::Absent) => "absent".to_owned(),
        Some(Word::Present(Span { from, until })) => format!("{from}-{until}"),
    }
}

/// What a form says of a participant; `None` if it says nothing.
fn typed(
    lang: Lang,
    input: &NoteParticipants,
    who: &Who,
    duration: u16,
    errors: &mut FieldErrors,
) -> Option<Word> {
    let key = who.to_string();
    let ticked = |field| input.of(field, &key).is_some();
    match (ticked("present"), ticked("absent")) {
        (false, false) => None,
        (false, true) => Some(Word::Absent),
        (true, true) => {
            errors.add(&format!("present-{key}"), t::participation_wrong_both(lang));
            None
        }
        (true, false) => {
            let minute = |field| input.of(field, &key).and_then(|typed| typed.parse::<u16>().ok());
            let whole = rules::whole(duration);
            let (from, until) =
                (minute("from").unwrap_or(whole.from), minute("until").unwrap_or(whole.until));
            let span = rules::span(from, until, duration);
            if span.is_none() {
                errors.add(&format!("from-{key}"), t::participation_wrong_times(lang));
            }
            span.map(Word::Present)
        }
    }
}

/// Notes who was at a meeting. Only what the form changes is written, so that two facilitators who note different people at once
/// do not undo each other's work; where they note the same person differently, what was written first stays, and the name of the
/// person is returned.
///
/// # Errors
/// Says what is wrong with a field, and nothing is written; [`ActionError::Conflict`] when nothing is noted of the meeting.
pub(in crate::participation) async fn note(
    context: &ActionContext,
    found: &Found,
    input: &NoteParticipants,
) -> Result<Noted, ActionError> {
    context.require(Action::RecordParticipation, found.community)?;
    let (lang, portal, now, id) = (context.lang, &context.portal, context.portal.now(), found.of.meeting.id);
    let source = if input.is_from_paper() { TickSource::Paper } else { TickSource::Facilitator };
    let noted = portal
        .db
        .transaction(async |to| {
            let meeting = meeting::lock(to, id).await?.ok_or(AppError::NotFound)?;
            begun(to, &meeting, found.community, now).await?;
            let mut participants = store::members(&mut *to, id).await?;
            participants.extend(store::guests(&mut *to, id).await?);
            let (mut errors, mut changes, mut noted) = (FieldErrors::default(), Vec::new(), Noted::default());
            for participant in participants {
                let Some(was) = input.of("was", &participant.who.to_string()) else { continue };
                let word = typed(lang, input, &participant.who, meeting.duration, &mut errors);
                let tick = word.map(|word| Tick { word, source });
                let (before, after) = (encoded(participant.participation.tick), encoded(tick));
                if after == was || after == before {
                    continue;
                }
                if before == was {
                    changes.push((participant, tick));
                } else {
                    noted.changed.push(participant.name);
                }
            }
            errors.check()?;
            noted.saved = changes.len();
            for (participant, tick) in changes {
                write(to, id, &participant, tick, now).await?;
            }
            if noted.saved > 0 {
                context.audit(to, "participation.noted", id, "").await?;
            }
            Ok::<_, ActionError>(noted)
        })
        .await?;
    if noted.saved > 0 {
        portal.signals().raise(id.uuid());
    }
    Ok(noted)
}

async fn write(
    to: &mut sqlx::AnyConnection,
    meeting: MeetingId,
    participant: &Participant,
    tick: Option<Tick>,
    now: i64,
) -> Result<(), sqlx::Error> {
    match &participant.who {
        Who::Person(person) => {
            let known = rules::apply(participant.participation, Command::Note(tick));
            store::write(to, meeting, *person, &known, now).await
        }
        Who::Guest(digest) => {
            let span = tick.and_then(|tick| tick.word.span());
            store::note_guest(to, digest, span).await
        }
    }
}

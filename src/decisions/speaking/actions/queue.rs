//! Asking to speak, and giving the floor.

use super::{Outcome, bucket, find_for, invalid, raise_signal, too_fast, unconfirmed};
use crate::speaking::{
    api::{Ask, AskToSpeak, BeginRound, Run, RunSpeaking, WriteInstead},
    model::queue::{self, Command, Queue, Refusal},
    rules::MAX_TEXT,
    store,
};
use ensemble_core::{
    LocalizedText,
    error::{ActionError, AppError},
    ids::{MeetingId, PersonId, SpeakingRequestId},
    rights::Action,
};
use ensemble_reflections::reflection::PiiWarning;
use ensemble_server::{digest, rate::Bucket, web::ActionContext};
use ensemble_texts as t;

/// A command, chosen once the queue is known.
type Choose<'a> = &'a (dyn Fn(&Queue) -> Result<Command, Refusal> + Sync);

/// Changes the queue of a meeting that is under way. `text` is what a silent contribution says.
async fn change(
    context: &ActionContext,
    meeting: MeetingId,
    bucket: Option<&Bucket>,
    choose: Choose<'_>,
    text: Option<(PersonId, &LocalizedText)>,
) -> Result<Outcome, ActionError> {
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            if let Some(bucket) = bucket
                && bucket.reserve(tx, context.portal.now()).await? > 0
            {
                return Err(too_fast(context.lang));
            }
            if !store::lock_under_way(tx, meeting).await? {
                return Ok(Outcome::NotUnderWay);
            }
            // The clock is read under the lock: turns that follow each other do not overlap.
            let now = context.portal.now();
            let before = store::queue(tx, meeting).await?;
            let after = match choose(&before).and_then(|command| queue::apply(&before, &command, now)) {
                Ok(after) => after,
                Err(refusal) => return Ok(Outcome::Refused(refusal)),
            };
            store::write(tx, meeting, &before, &after).await?;
            if let Some((person, text)) = text {
                store::set_contribution(tx, meeting, person, text).await?;
            }
            Ok(Outcome::Done)
        })
        .await?;
    if outcome == Outcome::Done {
        raise_signal(context, meeting);
    }
    Ok(outcome)
}

/// Raises or lowers a person's own hand, or what else they do for themselves. Raising it twice is raising it once.
///
/// # Errors
/// [`ActionError::Invalid`] when they do so too often.
pub async fn ask(
    context: &ActionContext,
    meeting: MeetingId,
    input: AskToSpeak,
) -> Result<Outcome, ActionError> {
    find_for(context, meeting, Action::AskToSpeak).await?;
    let (person, act) = (context.person()?, input.act.ok_or(AppError::BadRequest)?);
    let id = SpeakingRequestId::new();
    let choose = |queue: &Queue| -> Result<Command, Refusal> {
        Ok(match act {
            Ask::Raise => Command::Raise { id, person },
            Ask::Reply => Command::Reply { id, person },
            Ask::Lower => Command::Lower { person },
            Ask::Withdraw => Command::Withdraw { person },
            Ask::Pass => Command::Pass { person, turn: input.turn.unwrap_or(queue.turn) },
        })
    };
    change(context, meeting, Some(&bucket(context, meeting)?), &choose, None).await
}

/// What came of writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    Reviewed(Outcome),
    /// Nothing was stored: the text may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Writes what the facilitator reads out. It takes the place of what the person wrote before and was not read out yet.
///
/// # Errors
/// [`ActionError::Invalid`] for a text that is empty or too long, and when it is done too often.
pub async fn write(
    context: &ActionContext,
    meeting: MeetingId,
    input: &WriteInstead,
) -> Result<Written, ActionError> {
    find_for(context, meeting, Action::AskToSpeak).await?;
    let person = context.person()?;
    let text = ensemble_core::text::clean(&input.text).trim().to_owned();
    if text.is_empty() || text.chars().count() > MAX_TEXT {
        return Err(invalid("speaking-text", t::speaking_wrong_text(context.lang, MAX_TEXT)));
    }
    if let Some((warnings, token)) = unconfirmed(context, vec![text.clone()], &input.confirmation_token) {
        return Ok(Written::Unconfirmed(warnings, token));
    }
    let text = LocalizedText::Single { lang: context.lang, text };
    let id = SpeakingRequestId::new();
    let choose = |_: &Queue| -> Result<Command, Refusal> { Ok(Command::Write { id, person }) };
    let bucket = bucket(context, meeting)?;
    Ok(Written::Reviewed(change(context, meeting, Some(&bucket), &choose, Some((person, &text))).await?))
}

/// Gives the floor, takes it back, and orders those who wait. Of two who press at once, the second changes nothing.
///
/// # Errors
/// [`AppError::BadRequest`] for what no form sends.
pub async fn run(
    context: &ActionContext,
    meeting: MeetingId,
    input: RunSpeaking,
) -> Result<Outcome, ActionError> {
    find_for(context, meeting, Action::RunSpeaking).await?;
    let (act, turn) = input.act.zip(input.turn).ok_or(AppError::BadRequest)?;
    let request = || input.request.ok_or(Refusal::Gone);
    let choose = |queue: &Queue| -> Result<Command, Refusal> {
        Ok(match act {
            Run::Give => Command::Give { request: request()?, turn },
            Run::Next => Command::Next { turn },
            Run::Finish => Command::Finish { turn },
            Run::Move => Command::Move { request: request()?, place: input.place.unwrap_or_default() },
            Run::Remove => Command::Remove { request: request()? },
            Run::Pass => {
                let current = queue.floor.map(|floor| floor.person);
                let person = current.or_else(|| queue.left_in_round().next()).ok_or(Refusal::NotInRound)?;
                Command::Pass { person, turn }
            }
            Run::EndRound => Command::EndRound { turn },
        })
    };
    change(context, meeting, None, &choose, None).await
}

/// Begins a tour de table with the people who are there, in an order that follows from a digest: no name comes first each time.
///
/// # Errors
/// [`AppError::BadRequest`] for a form without a turn.
pub async fn begin_round(
    context: &ActionContext,
    meeting: MeetingId,
    input: &BeginRound,
) -> Result<Outcome, ActionError> {
    find_for(context, meeting, Action::RunSpeaking).await?;
    let turn = input.turn.ok_or(AppError::BadRequest)?;
    let known = store::may_speak(&context.portal.db, meeting).await?;
    let is_there = |person: &store::Person| {
        if person.comes { !input.absent.contains(&person.id) } else { input.also.contains(&person.id) }
    };
    let mut people: Vec<PersonId> = known.into_iter().filter(is_there).map(|person| person.id).collect();
    people.sort_by_cached_key(|person| digest::sha256(format!("{meeting} {turn} {person}").as_bytes()));
    let choose =
        |_: &Queue| -> Result<Command, Refusal> { Ok(Command::BeginRound { people: people.clone(), turn }) };
    change(context, meeting, None, &choose, None).await
}

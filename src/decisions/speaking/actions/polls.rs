//! Asking, answering and closing quick polls.

use super::{Outcome, bucket, find_for, raise_signal, too_fast, unconfirmed};
use crate::speaking::{
    api::{AnswerPoll, AskPoll, ClosePoll},
    model::{PollKind, QuickPoll},
    rules::{self, MAX_OPTION, MAX_POLLS, MAX_QUESTION, OPTIONS, choices},
    store,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{MeetingId, QuickPollId},
    rights::Action,
};
use ensemble_reflections::reflection::PiiWarning;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// What came of asking a quick poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PollOutcome {
    Reviewed(Outcome),
    /// Nothing was asked: the question may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Asks a quick poll.
///
/// # Errors
/// [`ActionError::Invalid`] with all that is wrong with the form.
pub async fn ask_poll(
    context: &ActionContext,
    meeting: MeetingId,
    input: &AskPoll,
) -> Result<PollOutcome, ActionError> {
    find_for(context, meeting, Action::RunSpeaking).await?;
    let poll = read(context.lang, input)?;
    let texts = std::iter::once(input.title.clone()).chain(poll.options.iter().cloned()).collect();
    if let Some((warnings, token)) = unconfirmed(context, texts, &input.confirmation_token) {
        return Ok(PollOutcome::Unconfirmed(warnings, token));
    }
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            if !store::lock_under_way(tx, meeting).await? {
                return Ok(Outcome::NotUnderWay);
            }
            if store::count_polls(&mut *tx, meeting).await? >= MAX_POLLS {
                let mut errors = FieldErrors::default();
                errors.add("poll-title", t::poll_too_many(context.lang, MAX_POLLS));
                return Err(ActionError::Invalid(errors));
            }
            let poll = QuickPoll { opened_at: context.portal.now(), ..poll.clone() };
            store::add_poll(tx, meeting, &poll).await?;
            Ok(Outcome::Done)
        })
        .await?;
    raise_signal(context, meeting);
    Ok(PollOutcome::Reviewed(outcome))
}

/// The poll that a form describes.
fn read(lang: Lang, input: &AskPoll) -> Result<QuickPoll, ActionError> {
    let mut errors = FieldErrors::default();
    if input.title.is_empty() || input.title.chars().count() > MAX_QUESTION {
        errors.add("poll-title", t::poll_wrong_question(lang, MAX_QUESTION));
    }
    let kind = input.kind.unwrap_or(PollKind::Choice);
    if input.kind.is_none() {
        errors.add("poll-kind", t::poll_no_kind(lang));
    }
    let options = match kind {
        PollKind::Choice => rules::options(&input.options),
        PollKind::Scale => Vec::new(),
    };
    if kind == PollKind::Choice && !OPTIONS.contains(&options.len()) {
        errors.add("poll-options", t::poll_wrong_options(lang, *OPTIONS.start(), *OPTIONS.end()));
    } else if options.iter().any(|option| option.chars().count() > MAX_OPTION) {
        errors.add("poll-options", t::poll_long_option(lang, MAX_OPTION));
    }
    errors.check()?;
    Ok(QuickPoll {
        id: QuickPollId::new(),
        question: LocalizedText::Single { lang, text: input.title.clone() },
        kind,
        options,
        anonymous: input.anonymous,
        at_once: input.at_once,
        opened_at: 0,
        closed_at: None,
    })
}

/// Answers a quick poll. Until it is closed, another answer replaces this one, unless the poll is anonymous: then the portal
/// does not know what was chosen.
///
/// # Errors
/// [`AppError::BadRequest`] for an option that no form offers, [`ActionError::Invalid`] when none was chosen and when it is done
/// too often.
pub async fn answer_poll(
    context: &ActionContext,
    meeting: MeetingId,
    input: AnswerPoll,
) -> Result<Outcome, ActionError> {
    find_for(context, meeting, Action::AskToSpeak).await?;
    let (person, id) = (context.person()?, input.poll.ok_or(AppError::BadRequest)?);
    let bucket = bucket(context, meeting)?;
    let Some(choice) = input.choice else {
        let mut errors = FieldErrors::default();
        errors.add(&format!("poll-{id}"), t::poll_no_answer(context.lang));
        return Err(ActionError::Invalid(errors));
    };
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            if bucket.reserve(tx, context.portal.now()).await? > 0 {
                return Err(too_fast(context.lang));
            }
            if !store::lock_under_way(tx, meeting).await? {
                return Ok(Outcome::NotUnderWay);
            }
            let (poll, tally) = store::lock_poll(tx, meeting, id).await?.ok_or(AppError::NotFound)?;
            let offered = choices(poll.kind, &poll.options);
            if !usize::try_from(choice).is_ok_and(|choice| choice < offered) {
                return Err(AppError::BadRequest.into());
            }
            if poll.closed_at.is_some() {
                return Ok(Outcome::PollClosed);
            }
            match tally.filter(|_| poll.anonymous) {
                Some(tally) => {
                    let first = store::answer_anonymously(tx, &poll, tally, person, choice).await?;
                    return Ok(if first { Outcome::Done } else { Outcome::AnsweredBefore });
                }
                None => store::set_answer(tx, id, person, choice).await?,
            }
            Ok(Outcome::Done)
        })
        .await?;
    if outcome == Outcome::Done {
        raise_signal(context, meeting);
    }
    Ok(outcome)
}

/// Closes a quick poll. Closing it twice changes nothing.
///
/// # Errors
/// [`AppError::NotFound`] when the meeting has no such poll.
pub async fn close_poll(
    context: &ActionContext,
    meeting: MeetingId,
    input: ClosePoll,
) -> Result<Outcome, ActionError> {
    find_for(context, meeting, Action::RunSpeaking).await?;
    let id = input.poll.ok_or(AppError::BadRequest)?;
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            if !store::lock_under_way(tx, meeting).await? {
                return Ok(Outcome::NotUnderWay);
            }
            let (poll, tally) = store::lock_poll(tx, meeting, id).await?.ok_or(AppError::NotFound)?;
            let tally = tally.filter(|_| poll.anonymous);
            store::close_poll(tx, &poll, tally, context.portal.now()).await?;
            Ok::<_, ActionError>(Outcome::Done)
        })
        .await?;
    raise_signal(context, meeting);
    Ok(outcome)
}

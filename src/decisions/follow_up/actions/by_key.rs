//! Accepting or declining with the secret in an email, without signing in.

use super::{change::write, reason, unconfirmed};
use crate::follow_up::{
    api::AnswerByKey,
    model::{Answer, Command, Keyed},
    rules::{self, Actor, KeyClosed, MAX_REASON},
    store,
};
use ensemble_core::error::{ActionError, FieldErrors};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::{digest, web::ActionContext};
use ensemble_texts as t;

/// What came of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::follow_up) enum KeyOutcome {
    Accepted,
    Declined,
    /// There is no such secret.
    Unknown,
    /// The link does not work any more.
    Closed(KeyClosed),
    /// Not done: the reason may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Accepts or declines a follow-up for the owner who got the secret. It is not in the audit log, because no
/// one is signed in; the history has it.
///
/// # Errors
/// [`ActionError::Invalid`] when the answer is missing or the reason is too long.
pub(in crate::follow_up) async fn answer_by_key(
    context: &ActionContext,
    key: &str,
    input: &AnswerByKey,
) -> Result<KeyOutcome, ActionError> {
    let (lang, portal, now) = (context.lang, &context.portal, context.portal.now());
    let hash = digest::sha256(key.as_bytes());
    let Some(found) = store::find_key(&portal.db.reader, &hash).await? else {
        return Ok(KeyOutcome::Unknown);
    };
    if let Some(closed) = rules::key_closed(&found, now) {
        return Ok(KeyOutcome::Closed(closed));
    }
    let mut errors = FieldErrors::default();
    let command = match input.answer {
        Some(Answer::Accepted) => Some(Command::Accept),
        Some(Answer::Declined) => Some(Command::Decline),
        Some(Answer::Proposed) | None => {
            errors.add("answer", t::follow_up_no_answer(lang));
            None
        }
    };
    let written = if command == Some(Command::Decline) { input.reason.trim() } else { "" };
    if written.chars().count() > MAX_REASON {
        errors.add("reason", t::follow_up_wrong_reason(lang, MAX_REASON));
    }
    let Some(command) = command.filter(|_| errors.is_empty()) else {
        return Err(ActionError::Invalid(errors));
    };
    let review = PiiReview::of_text(lang, written);
    if let Some((warnings, token)) = unconfirmed(lang, &review, &input.confirmation_token) {
        return Ok(KeyOutcome::Unconfirmed(warnings, token));
    }
    let reason = reason(lang, written);
    let Keyed { id, community, .. } = found;
    let outcome = portal
        .db
        .transaction(async |tx| {
            let Some(before) = store::lock(&mut *tx, community, id).await? else {
                return Ok(KeyOutcome::Unknown);
            };
            // Read again under the lock: the link may have been used a moment ago.
            let Some(keyed) = store::find_key(&mut *tx, &hash).await? else { return Ok(KeyOutcome::Unknown) };
            if let Some(closed) = rules::key_closed(&keyed, now) {
                return Ok(KeyOutcome::Closed(closed));
            }
            let actor = Actor { person: keyed.person, facilitates: false, is_author: false };
            let Ok(after) = rules::apply(before.progress(), command, actor) else {
                return Ok(KeyOutcome::Closed(KeyClosed::Closed));
            };
            write(tx, &before, after, (command, actor), reason.as_ref(), now).await?;
            let accepted = command == Command::Accept;
            Ok::<_, ActionError>(if accepted { KeyOutcome::Accepted } else { KeyOutcome::Declined })
        })
        .await?;
    Ok(outcome)
}

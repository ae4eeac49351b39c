//! Amendments to adopted minutes.

use serde::{Deserialize, Serialize};

use super::{find_for, invalid, unconfirmed};
use crate::minutes::{
    labels,
    model::{AmendmentState, Minutes, MinutesState, side},
    rules::{MAX_PASSAGE, MAX_PENDING_AMENDMENTS, MAX_REASON, amend, passages},
    store::{self, AmendmentAnswer, NewAmendment},
};
use ensemble_common::editing::{model::Subject, rules::edited};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors, optional},
    ids::{AmendmentId, MeetingId},
    rights::Action,
};
use ensemble_meetings::meeting;
use ensemble_reflections::reflection::PiiWarning;
use ensemble_server::{digest, web::ActionContext};
use ensemble_texts as t;

/// Proposes that a passage of adopted minutes becomes another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposeAmendment {
    /// The language of the passage.
    #[serde(default, deserialize_with = "optional")]
    pub side: Option<Lang>,
    /// The [mark](mark) of the passage.
    #[serde(default)]
    pub passage: String,
    /// The amendment that it would change, which is refused: amendments change the text in force.
    #[serde(default, deserialize_with = "optional")]
    pub amendment: Option<AmendmentId>,
    /// What the passage becomes; empty to remove it.
    #[serde(default)]
    pub replacement: String,
    #[serde(default)]
    pub reason: String,
    /// The token of the texts that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}

/// The outcome of proposing an amendment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmendOutcome {
    Proposed,
    /// Not proposed: the texts may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Accepts or declines an amendment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerAmendment {
    #[serde(default, deserialize_with = "optional")]
    pub answer: Option<AmendmentState>,
    #[serde(default)]
    pub reason: String,
}

/// What names a passage in a form.
#[must_use]
pub fn mark(passage: &str) -> String {
    digest::sha256(passage.as_bytes())
}

/// The passage of the text in force that a mark names.
#[must_use]
pub fn marked<'a>(minutes: &'a Minutes, lang: Lang, passage: &str) -> Option<&'a str> {
    let text = side(minutes.current(), lang)?;
    passages(text).into_iter().find(|each| mark(each) == passage)
}

/// Proposes an amendment to the text in force of adopted minutes.
///
/// # Errors
/// [`ActionError::Invalid`] for texts that cannot be kept, for an amendment to an amendment, and when as many amendments wait for
/// a reply as can; [`ActionError::Conflict`] when the minutes are not adopted, or do not have the passage any more.
pub async fn propose_amendment(
    context: &ActionContext,
    id: MeetingId,
    input: &ProposeAmendment,
) -> Result<AmendOutcome, ActionError> {
    let (_, minutes) = find_for(context, id, Action::AmendMinutes).await?;
    let (lang, author, now) = (context.lang, context.person()?, context.portal.now());
    if input.amendment.is_some() {
        return Err(invalid("replacement", t::minutes_amends_amendment(lang)));
    }
    let minutes = minutes.filter(|minutes| minutes.state == MinutesState::Adopted);
    let (minutes, side) = minutes.zip(input.side).ok_or(ActionError::Conflict)?;
    let passage = marked(&minutes, side, &input.passage).ok_or(ActionError::Conflict)?;
    let mut errors = FieldErrors::default();
    if input.replacement == passage {
        errors.add("replacement", t::minutes_unchanged_passage(lang));
    } else if input.replacement.chars().count() > MAX_PASSAGE {
        errors.add("replacement", t::minutes_too_long(lang, MAX_PASSAGE));
    }
    let length = input.reason.chars().count();
    if length == 0 || length > MAX_REASON {
        errors.add("reason", t::minutes_wrong_reason(lang, MAX_REASON));
    }
    errors.check()?;
    let texts = [(side, input.replacement.clone()), (lang, input.reason.clone())];
    if let Some((warnings, token)) = unconfirmed(context, texts, &input.confirmation_token) {
        return Ok(AmendOutcome::Unconfirmed(warnings, token));
    }
    let new = NewAmendment {
        id: AmendmentId::new(),
        meeting: id,
        author,
        lang: side,
        passage,
        replacement: &input.replacement,
        reason: (lang, &input.reason),
    };
    context
        .portal
        .db
        .transaction(async |tx| {
            meeting::lock(tx, id).await?.ok_or(AppError::NotFound)?;
            if store::count_pending_amendments(tx, id).await? >= MAX_PENDING_AMENDMENTS {
                let message = t::minutes_too_many_amendments(lang, MAX_PENDING_AMENDMENTS);
                return Err(invalid("replacement", message));
            }
            store::add_amendment(tx, new, now).await?;
            context.audit(tx, "minutes.amend", Subject::Minutes(id), "").await?;
            Ok(AmendOutcome::Proposed)
        })
        .await
}

/// Accepts or declines an amendment with a reason. What was adopted stays as it is; the text in force changes.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such amendment; [`ActionError::Invalid`] when the answer or its reason is missing, and
/// when the passage is not in the text any more; [`ActionError::Conflict`] when it was answered, or another one was accepted at
/// the same time.
pub async fn answer_amendment(
    context: &ActionContext,
    id: MeetingId,
    amendment: AmendmentId,
    input: &AnswerAmendment,
) -> Result<(), ActionError> {
    let (_, minutes) = find_for(context, id, Action::WriteMinutes).await?;
    let (lang, person, now, db) = (context.lang, context.person()?, context.portal.now(), &context.portal.db);
    let found = store::amendment(db, id, amendment).await?.ok_or(AppError::NotFound)?;
    let minutes =
        minutes.filter(|minutes| minutes.state == MinutesState::Adopted).ok_or(ActionError::Conflict)?;
    if found.state != AmendmentState::Pending {
        return Err(ActionError::Conflict);
    }
    let mut errors = FieldErrors::default();
    let answer = input.answer.filter(|answer| *answer != AmendmentState::Pending);
    if answer.is_none() {
        errors.add("answer", t::minutes_no_answer(lang));
    }
    let length = input.reason.chars().count();
    if length == 0 || length > MAX_REASON {
        errors.add("reason", t::minutes_wrong_reason(lang, MAX_REASON));
    }
    errors.check()?;
    let accepts = answer == Some(AmendmentState::Accepted);
    let amended = if accepts {
        let text = side(minutes.current(), found.lang).unwrap_or_default();
        let text = amend(text, &found.passage, &found.replacement)
            .map_err(|refusal| invalid("answer", labels::amendment_refusal(lang, refusal)))?;
        let text = with_side(minutes.current(), found.lang, &text, now);
        Some(text.ok_or_else(|| invalid("answer", t::minutes_empty(lang)))?)
    } else {
        None
    };
    let answer = AmendmentAnswer { person, reason: (lang, &input.reason) };
    db.transaction(async |tx| {
        let (done, action) = match &amended {
            Some(text) => {
                let before = minutes.amendments;
                let done = store::accept_amendment(tx, (id, amendment), before, text, answer, now).await?;
                (done, "minutes.amendment-accepted")
            }
            None => (
                store::decline_amendment(tx, (id, amendment), answer, now).await?,
                "minutes.amendment-declined",
            ),
        };
        if !done {
            return Err(ActionError::Conflict);
        }
        context.audit(tx, action, Subject::Minutes(id), "").await?;
        Ok(())
    })
    .await
}

/// A text with one language replaced; the other is behind from now on. `None` when no language has a text.
fn with_side(text: &LocalizedText, lang: Lang, new: &str, now: i64) -> Option<LocalizedText> {
    let [fr, en] =
        Lang::ALL.map(|each| if each == lang { new } else { side(text, each).unwrap_or_default() });
    edited(Some(text), fr, en, false, lang, now)
}

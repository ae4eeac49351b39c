//! Recording, changing, replacing and withdrawing decisions.

use serde::{Deserialize, Serialize};

use super::{find_for_capture, known_item, raise_signal, unconfirmed};
use crate::minutes::{
    model::{Decision, DecisionState, DecisionTexts},
    rules::{MAX_DECISION, MAX_REASON, MAX_WHO},
    store::{self, NewDecision},
};
use ensemble_common::editing::rules::edited;
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    format,
    ids::{CommunityId, DecisionId, MeetingId},
    rights::Action,
};
use ensemble_meetings::meeting::rules::day;
use ensemble_reflections::reflection::PiiWarning;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Records a decision at a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordDecision {
    /// The item of the agenda at which it was taken; empty for none.
    #[serde(default)]
    pub item: String,
    #[serde(flatten)]
    pub texts: ChangeDecision,
}

/// The texts of a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeDecision {
    /// The revision that the person looked at, of a decision that is changed or replaced.
    #[serde(default)]
    pub revision: String,
    #[serde(default)]
    pub text: String,
    /// The text in the other language; may be empty.
    #[serde(default, rename = "other-text")]
    pub other_text: String,
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub who: String,
    /// The day on which the community looks at it again; may be empty.
    #[serde(default)]
    pub review: String,
    /// The token of the texts that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}

/// Withdraws a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawDecision {
    /// The revision that the person looked at.
    #[serde(default)]
    pub revision: String,
}

/// The outcome of writing a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionOutcome {
    /// Its number.
    Written(i64),
    /// Not written: the texts may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

impl ChangeDecision {
    /// What a form begins with that changes a decision.
    #[must_use]
    pub fn of(decision: &Decision) -> Self {
        let own = decision.text.source();
        let other = match &decision.text {
            LocalizedText::Single { .. } => "",
            text @ LocalizedText::Pair { .. } => text.text(own.other()),
        };
        Self {
            revision: decision.revision.to_string(),
            text: decision.text.text(own).to_owned(),
            other_text: other.to_owned(),
            reason: decision.reason.as_ref().map(|reason| reason.text(own).to_owned()).unwrap_or_default(),
            who: decision.who.clone(),
            review: decision.review_at.map(|at| format::local(at).date().to_string()).unwrap_or_default(),
            confirmation_token: String::new(),
        }
    }
}

/// Records a decision in the language of the page, with the next number of the community.
///
/// # Errors
/// [`ActionError::Invalid`] for texts that cannot be kept, [`ActionError::Conflict`] before the meeting has begun and once its
/// minutes are adopted.
pub async fn record(
    context: &ActionContext,
    meeting: MeetingId,
    input: &RecordDecision,
) -> Result<DecisionOutcome, ActionError> {
    let found = find_for_capture(context, meeting, Action::RecordDecisions).await?;
    let texts = match read(context, context.lang, None, &input.texts)? {
        Ok(texts) => texts,
        Err((warnings, token)) => return Ok(DecisionOutcome::Unconfirmed(warnings, token)),
    };
    let item = known_item(context, meeting, &input.item).await?;
    let (author, now) = (context.person()?, context.portal.now());
    let id = DecisionId::new();
    let number = context
        .portal
        .db
        .transaction(async |tx| {
            let new = NewDecision {
                id,
                community: found.community,
                meeting: Some(meeting),
                item: item.as_deref(),
                texts: &texts,
                decided_at: now,
                author,
            };
            let number = store::add_decision(tx, new).await?;
            context.audit(tx, "minutes.decision-recorded", id, "").await?;
            Ok::<_, ActionError>(number)
        })
        .await?;
    raise_signal(context, meeting);
    Ok(DecisionOutcome::Written(number))
}

/// A decision in force at the revision that a form names.
async fn in_force(
    context: &ActionContext,
    community: CommunityId,
    id: DecisionId,
    revision: &str,
) -> Result<Decision, ActionError> {
    context.require(Action::RecordDecisions, community)?;
    let found = store::decision(&context.portal.db, community, id).await?;
    let decision = found.ok_or(AppError::NotFound)?;
    if decision.state != DecisionState::InForce || decision.revision.to_string() != revision {
        return Err(ActionError::Conflict);
    }
    Ok(decision)
}

/// Changes a decision in force.
///
/// # Errors
/// [`ActionError::Invalid`] for texts that cannot be kept, [`ActionError::Conflict`] when it was changed, replaced or withdrawn
/// since the person looked at it.
pub async fn change(
    context: &ActionContext,
    community: CommunityId,
    id: DecisionId,
    input: &ChangeDecision,
) -> Result<DecisionOutcome, ActionError> {
    let decision = in_force(context, community, id, &input.revision).await?;
    let texts = match read(context, decision.text.source(), Some(&decision), input)? {
        Ok(texts) => texts,
        Err((warnings, token)) => return Ok(DecisionOutcome::Unconfirmed(warnings, token)),
    };
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::change_decision(tx, id, decision.revision, &texts).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "minutes.decision-changed", id, "").await?;
            Ok(())
        })
        .await?;
    if let Some(meeting) = decision.meeting {
        raise_signal(context, meeting);
    }
    Ok(DecisionOutcome::Written(decision.number))
}

/// Puts a new decision in the place of one in force.
///
/// # Errors
/// The same as of [`change`].
pub async fn replace(
    context: &ActionContext,
    community: CommunityId,
    id: DecisionId,
    input: &ChangeDecision,
) -> Result<DecisionOutcome, ActionError> {
    let decision = in_force(context, community, id, &input.revision).await?;
    let texts = match read(context, decision.text.source(), None, input)? {
        Ok(texts) => texts,
        Err((warnings, token)) => return Ok(DecisionOutcome::Unconfirmed(warnings, token)),
    };
    let (author, now, by) = (context.person()?, context.portal.now(), DecisionId::new());
    context
        .portal
        .db
        .transaction(async |tx| {
            let new = NewDecision {
                id: by,
                community,
                meeting: None,
                item: None,
                texts: &texts,
                decided_at: now,
                author,
            };
            let number = store::add_decision(tx, new).await?;
            if !store::replace_decision(tx, id, decision.revision, by).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "minutes.decision-replaced", id, "").await?;
            Ok(DecisionOutcome::Written(number))
        })
        .await
}

/// Withdraws a decision in force. It stays in the register.
///
/// # Errors
/// [`ActionError::Conflict`] when it was changed, replaced or withdrawn since the person looked at it.
pub async fn withdraw(
    context: &ActionContext,
    community: CommunityId,
    id: DecisionId,
    input: &WithdrawDecision,
) -> Result<(), ActionError> {
    let decision = in_force(context, community, id, &input.revision).await?;
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::withdraw_decision(tx, id, decision.revision).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "minutes.decision-withdrawn", id, "").await?;
            Ok(())
        })
        .await
}

/// The texts of a form in the language in which the decision was written, or what in them may identify a student.
fn read(
    context: &ActionContext,
    own: Lang,
    old: Option<&Decision>,
    input: &ChangeDecision,
) -> Result<Result<DecisionTexts, (Vec<PiiWarning>, String)>, ActionError> {
    let (lang, mut errors) = (context.lang, FieldErrors::default());
    let long = |text: &str, most: usize| text.chars().count() > most;
    if input.text.is_empty() || long(&input.text, MAX_DECISION) {
        errors.add("text", t::minutes_wrong_decision(lang, MAX_DECISION));
    }
    for (field, text, most) in [
        ("other-text", &input.other_text, MAX_DECISION),
        ("reason", &input.reason, MAX_REASON),
        ("who", &input.who, MAX_WHO),
    ] {
        if long(text, most) {
            errors.add(field, t::minutes_too_long(lang, most));
        }
    }
    let review_at = match input.review.as_str() {
        "" => None,
        typed => {
            let at = day(typed).and_then(format::midnight);
            if at.is_none() {
                errors.add("review", t::meeting_wrong_day(lang));
            }
            at
        }
    };
    errors.check()?;
    let texts = [&input.text, &input.reason, &input.who].map(|text| (own, text.clone()));
    let texts = texts.into_iter().chain([(own.other(), input.other_text.clone())]);
    if let Some(found) = unconfirmed(context, texts, &input.confirmation_token) {
        return Ok(Err(found));
    }
    let (fr, en) = match own {
        Lang::Fr => (&input.text, &input.other_text),
        Lang::En => (&input.other_text, &input.text),
    };
    let text = edited(old.map(|old| &old.text), fr, en, false, own, context.portal.now());
    let reason = LocalizedText::Single { lang: own, text: input.reason.clone() };
    Ok(Ok(DecisionTexts {
        text: text.ok_or(AppError::BadRequest)?,
        reason: Some(reason).filter(|_| !input.reason.is_empty()),
        who: input.who.clone(),
        review_at,
    }))
}

//! Deciding about a theme: keeping it, setting it aside, merging it into another.

use serde::{Deserialize, Serialize};

use super::find_for;
use crate::theme::{
    model::{Decision, ThemeState},
    rules::{self, MAX_REASON},
    store,
};
use ensemble_core::{
    LocalizedText,
    error::{ActionError, FieldErrors, optional},
    ids::{CommunityId, ThemeId},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Decides about a theme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecideTheme {
    #[serde(default, deserialize_with = "optional")]
    pub decision: Option<Decision>,
    /// Why it is set aside.
    #[serde(default)]
    pub reason: String,
    /// The theme that it becomes a part of.
    #[serde(default, deserialize_with = "optional")]
    pub into: Option<ThemeId>,
    #[serde(default)]
    pub confirmation_token: String,
}

/// The outcome of deciding about a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecideOutcome {
    Decided,
    /// Not saved: the reason may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Decides about a theme.
///
/// # Errors
/// [`ActionError::Invalid`] when the decision, its reason or the other theme is missing, [`ActionError::Conflict`] when
/// something else was decided in the meantime.
pub async fn decide(
    context: &ActionContext,
    community: CommunityId,
    id: ThemeId,
    input: &DecideTheme,
) -> Result<DecideOutcome, ActionError> {
    let theme = find_for(context, community, id, Action::DecideThemes).await?;
    let lang = context.lang;
    let mut errors = FieldErrors::default();
    let decision = input.decision.filter(|decision| rules::decisions(theme.state).contains(decision));
    let Some(decision) = decision else {
        if input.decision.is_some() {
            return Err(ActionError::Conflict);
        }
        errors.add("decision", t::theme_no_decision(lang));
        return Err(ActionError::Invalid(errors));
    };
    let (state, reason) = match decision {
        Decision::Keep => (ThemeState::Kept, None),
        Decision::Reopen => (ThemeState::Proposed, None),
        Decision::SetAside => {
            let length = input.reason.chars().count();
            if length == 0 || length > MAX_REASON {
                errors.add("reason", t::theme_wrong_reason(lang, MAX_REASON));
                errors.check()?;
            }
            let review = PiiReview::of_text(lang, &input.reason);
            let (warnings, token) = (review.warnings(lang), review.token());
            if !warnings.is_empty() && input.confirmation_token != token {
                return Ok(DecideOutcome::Unconfirmed(warnings, token));
            }
            let reason = LocalizedText::Single { lang, text: input.reason.clone() };
            (ThemeState::SetAside, Some(reason))
        }
        Decision::Merge => {
            let Some(into) = input.into.filter(|into| *into != id) else {
                errors.add("into", t::theme_no_target(lang));
                return Err(ActionError::Invalid(errors));
            };
            merge(context, community, id, into).await?;
            return Ok(DecideOutcome::Decided);
        }
    };
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::set_state(tx, id, theme.state, state, reason.as_ref()).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "theme.decide", id, decision.code()).await?;
            Ok(())
        })
        .await?;
    Ok(DecideOutcome::Decided)
}

async fn merge(
    context: &ActionContext,
    community: CommunityId,
    id: ThemeId,
    into: ThemeId,
) -> Result<(), ActionError> {
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::merge(tx, community, id, into).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "theme.decide", id, Decision::Merge.code()).await?;
            Ok(())
        })
        .await
}

//! Merging and splitting planned communities, as long as no place was given.

use std::collections::BTreeSet;

use super::{planned_of, require};
use crate::{
    call::{
        self,
        model::{Call, PlannedCommunity, Sector},
        paths,
        rules::phase,
    },
    interest::{self, model::Interest},
    selection::{
        api::Arrange,
        emails::{AnswerMoved, PlaceDetails},
        model::{Arrangement, Drawn},
        rules::{self, Fixed},
        store,
    },
};
use ensemble_common::email::{self, Site};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{CallId, InterestId, PlannedCommunityId},
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::{names, web::ActionContext};
use ensemble_texts as t;

/// The most characters of a title.
pub(in crate::selection) const MAX_TITLE: usize = 200;
/// The most characters of the reason for which answers move.
pub(in crate::selection) const MAX_REASON: usize = 500;

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::selection) enum ArrangeOutcome {
    Done,
    /// Nothing was done.
    Fixed(Fixed),
    /// Nothing was done: the reason may identify a student. The form sends the token to confirm it.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Where answers move, and why.
struct Move<'a> {
    to: PlannedCommunityId,
    title: &'a LocalizedText,
    reason: Option<&'a LocalizedText>,
}

/// Merges a planned community into another one, or makes some of its answers those of a new one. The people whose answers move
/// are written to, and asked to say whether that suits them.
///
/// # Errors
/// [`ActionError::Invalid`] with what is wrong with the form.
pub(in crate::selection) async fn arrange(
    context: &ActionContext,
    call: CallId,
    planned: PlannedCommunityId,
    input: &Arrange,
) -> Result<ArrangeOutcome, ActionError> {
    require(context)?;
    let (lang, portal, now) = (context.lang, &context.portal, context.portal.now());
    check(lang, input)?;
    let reason = reason(lang, input);
    if reason.is_some() {
        let texts = [(Lang::Fr, &input.french_reason), (Lang::En, &input.english_reason)];
        let review = PiiReview::of_texts(texts.map(|(lang, text)| (lang, text.clone())));
        let (warnings, token) = (review.warnings(lang), review.token());
        if !warnings.is_empty() && input.confirmation_token != token {
            return Ok(ArrangeOutcome::Unconfirmed(warnings, token));
        }
    }
    let outcome = portal
        .db
        .transaction(async |tx| {
            let call = call::lock(&mut *tx, call).await?.ok_or(AppError::NotFound)?;
            let (planned, all) = planned_of(&mut *tx, call.id, planned).await?;
            let into = all.iter().find(|each| Some(each.id) == input.into && each.id != planned.id);
            let merges = input.arrangement == Some(Arrangement::Merge);
            let into = into.filter(|_| merges);
            for each in std::iter::once(&planned).chain(into) {
                let given = rules::are_given(&store::candidates(&mut *tx, each.id).await?);
                let has_draw = store::drawn(&mut *tx, each.id).await? != Drawn::None;
                if let Err(fixed) = rules::arrangeable(phase(&call, now), each, given, has_draw) {
                    return Ok(ArrangeOutcome::Fixed(fixed));
                }
            }
            let answers = store::answers_of(&mut *tx, planned.id).await?;
            let action = match (merges, into) {
                (true, Some(into)) => {
                    let moved: BTreeSet<InterestId> = answers.iter().map(|(id, _)| *id).collect();
                    if !call::merge_planned(&mut *tx, planned.id, into.id).await? {
                        return Err(ActionError::Conflict);
                    }
                    let to = Move { to: into.id, title: &into.title, reason: None };
                    move_answers(&mut *tx, context, &call, &planned, &to, &moved).await?;
                    "selection.merged"
                }
                (true, None) => return Err(invalid("into", t::selection_no_target(lang))),
                (false, _) => {
                    let chosen = |(id, sector): &&(InterestId, Option<Sector>)| {
                        input.answer.contains(id) || sector.is_some_and(|own| input.sector.contains(&own))
                    };
                    let moved: BTreeSet<InterestId> =
                        answers.iter().filter(chosen).map(|(id, _)| *id).collect();
                    if moved.is_empty() || moved.len() == answers.len() {
                        return Err(invalid("sector", t::selection_no_part(lang)));
                    }
                    let title = title(lang, input);
                    let new = call::split_planned(&mut *tx, planned.id, &title, now).await?;
                    let new = new.ok_or(ActionError::Conflict)?;
                    let to = Move { to: new, title: &title, reason: reason.as_ref() };
                    move_answers(&mut *tx, context, &call, &planned, &to, &moved).await?;
                    "selection.split"
                }
            };
            context.audit(tx, action, call.id, "").await?;
            Ok(ArrangeOutcome::Done)
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(outcome)
}

fn invalid(field: &str, words: impl Into<String>) -> ActionError {
    let mut errors = FieldErrors::default();
    errors.add(field, words);
    ActionError::Invalid(errors)
}

/// Says what is wrong with the form, as far as it can be seen without the database.
fn check(lang: Lang, input: &Arrange) -> Result<(), ActionError> {
    let mut errors = FieldErrors::default();
    match input.arrangement {
        None => errors.add("arrangement", t::selection_no_arrangement(lang)),
        Some(Arrangement::Merge) if input.into.is_none() => {
            errors.add("into", t::selection_no_target(lang));
        }
        Some(Arrangement::Merge) => {}
        Some(Arrangement::Split) => {
            for (field, text) in [("title-fr", &input.french), ("title-en", &input.english)] {
                if text.is_empty() || text.chars().count() > MAX_TITLE {
                    errors.add(field, t::selection_wrong_title(lang, MAX_TITLE));
                } else if names::has_url(text) {
                    errors.add(field, t::account_name_address(lang));
                }
            }
            if needs_reason(input) {
                for (field, text) in
                    [("reason-fr", &input.french_reason), ("reason-en", &input.english_reason)]
                {
                    if text.trim().is_empty() || text.chars().count() > MAX_REASON {
                        errors.add(field, t::selection_wrong_reason(lang, MAX_REASON));
                    }
                }
            }
        }
    }
    errors.check()
}

/// Whether answers were chosen one by one, or a reason was begun.
fn needs_reason(input: &Arrange) -> bool {
    let is_written = |text: &String| !text.trim().is_empty();
    !input.answer.is_empty() || is_written(&input.french_reason) || is_written(&input.english_reason)
}

/// Why answers move; `None` where the form of a split says nothing, and where everything moves.
fn reason(lang: Lang, input: &Arrange) -> Option<LocalizedText> {
    if input.arrangement != Some(Arrangement::Split) || !needs_reason(input) {
        return None;
    }
    let (french, english) = (input.french_reason.trim(), input.english_reason.trim());
    let (own, other) = if lang == Lang::Fr { (french, english) } else { (english, french) };
    Some(LocalizedText::written(lang, own, other))
}

fn title(lang: Lang, input: &Arrange) -> LocalizedText {
    let (own, other) =
        if lang == Lang::Fr { (&input.french, &input.english) } else { (&input.english, &input.french) };
    LocalizedText::written(lang, own, other)
}

/// Moves answers to another planned community, and writes to those whose they are.
async fn move_answers(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    call: &Call,
    from: &PlannedCommunity,
    to: &Move<'_>,
    moved: &BTreeSet<InterestId>,
) -> Result<(), AppError> {
    let (portal, now) = (&context.portal, context.portal.now());
    let site = Site::from_config(&portal.config);
    for id in moved {
        let Some(interest) = interest::lock(&mut *tx, *id).await? else { continue };
        interest::set_planned(&mut *tx, *id, to.to).await?;
        let message = letter(&mut *tx, context, call, from, to, &interest).await?;
        email::enqueue(&mut *tx, &site, &message, &interest::recipient(&interest), now).await?;
    }
    Ok(())
}

async fn letter(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    call: &Call,
    from: &PlannedCommunity,
    to: &Move<'_>,
    interest: &Interest,
) -> Result<AnswerMoved, sqlx::Error> {
    let portal = &context.portal;
    let link = interest::link(tx, portal, &call.code, interest, paths::ANSWER, portal.now()).await?;
    Ok(AnswerMoved {
        details: PlaceDetails { call: call.texts.title.clone(), community: to.title.clone(), link },
        from: from.title.clone(),
        reason: to.reason.cloned(),
        contact: call.texts.contact.clone(),
    })
}

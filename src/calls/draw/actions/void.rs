//! Declaring a draw void.

use std::collections::HashMap;

use super::{find_managed, link, run::check_list_and_proof, title_of};
use crate::{
    call::{self, model::Call, paths},
    draw::{
        api::DeclareVoid,
        emails::DrawVoid,
        model::{DrawRecord, read_commitment},
        rules::MAX_REASON,
        store,
    },
    interest::{self, model::Interest},
};
use ensemble_common::{
    email::{self, Site},
    notification::PerLang,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{DrawId, InterestId},
};
use ensemble_draw::{DrawState, Source};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::{mail::NewEmail, web::ActionContext};
use ensemble_texts as t;

/// The outcome of declaring a draw void.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::draw) enum VoidOutcome {
    Void,
    /// Not done: the reason may identify a student. The form sends the token to confirm it.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Declares a draw void, for a public reason. The applicants whose project is in its list get an email.
///
/// # Errors
/// [`ActionError::Invalid`] without a reason in both languages, once places were given, and when a draw of the same planned
/// community was declared void before with its value known: no one may repeat a draw until the order pleases them.
/// [`ActionError::Conflict`] when the draw is void.
pub(in crate::draw) async fn declare_void(
    context: &ActionContext,
    call: &Call,
    id: DrawId,
    input: &DeclareVoid,
) -> Result<VoidOutcome, ActionError> {
    let record = find_managed(context, call, id).await?;
    if record.state == DrawState::Void {
        return Err(ActionError::Conflict);
    }
    let (portal, lang, now) = (&context.portal, context.lang, context.portal.now());
    let mut errors = FieldErrors::default();
    for (field, text) in [("reason-fr", &input.fr), ("reason-en", &input.en)] {
        if text.is_empty() || text.chars().count() > MAX_REASON {
            errors.add(field, t::draw_wrong_reason(lang, MAX_REASON));
        }
    }
    errors.check()?;
    let review = PiiReview::of_texts([(Lang::Fr, input.fr.clone()), (Lang::En, input.en.clone())]);
    let (warnings, token) = (review.warnings(lang), review.token());
    if !warnings.is_empty() && input.confirmation_token != token {
        return Ok(VoidOutcome::Unconfirmed(warnings, token));
    }
    let (own, other) = match lang {
        Lang::Fr => (&input.fr, &input.en),
        Lang::En => (&input.en, &input.fr),
    };
    let reason = LocalizedText::written(lang, own, other);
    let emails = compose_emails(context, call, &record, &reason).await?;
    let can_repeat = !is_known(&record, now) || check_list_and_proof(portal, &record).await?.is_err();
    portal
        .db
        .transaction(async |tx| {
            // The lock keeps places from being given meanwhile.
            call::lock(tx, call.id).await?.ok_or(AppError::NotFound)?;
            if store::has_given_places(tx, id).await? {
                let mut errors = FieldErrors::default();
                errors.add("reason-fr", t::draw_void_places(lang));
                return Err(ActionError::Invalid(errors));
            }
            if !can_repeat && store::was_voided_after_value(tx, record.planned).await? {
                let mut errors = FieldErrors::default();
                errors.add("reason-fr", t::draw_void_again(lang));
                return Err(ActionError::Invalid(errors));
            }
            if !store::set_void(tx, id, &reason, now).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "draw.void", id, "").await?;
            email::enqueue_all(tx, &emails, now).await?;
            Ok(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(VoidOutcome::Void)
}

/// Whether the order of a draw is known, or could be: a round of drand is public from its moment on. The numbers of a lottery may
/// never be entered, for example when a witness has left.
fn is_known(record: &DrawRecord, now: i64) -> bool {
    let is_drand = read_commitment(&record.commitment)
        .is_ok_and(|commitment| matches!(commitment.source, Source::Drand { .. }));
    record.state == DrawState::Drawn || is_drand && record.value_at <= now
}

async fn compose_emails(
    context: &ActionContext,
    call: &Call,
    record: &DrawRecord,
    reason: &LocalizedText,
) -> Result<Vec<NewEmail>, AppError> {
    let portal = &context.portal;
    let message = DrawVoid {
        community_name: title_of(portal, call, record.planned).await?,
        reason: reason.clone(),
        link: PerLang::of(|lang| link(portal, paths::DRAW, lang, call, record.id)),
    };
    let interests = interest::sent(&portal.db, call.id).await?;
    let interests: HashMap<InterestId, Interest> =
        interests.into_iter().map(|interest| (interest.id, interest)).collect();
    let site = Site::from_config(&portal.config);
    let entries = store::entries(&portal.db, record.id).await?;
    let concerned = entries.iter().filter_map(|entry| interests.get(&entry.interest?));
    Ok(concerned
        .map(|interest| email::compose(&site, &message, &interest::recipient(interest), None, None))
        .collect())
}

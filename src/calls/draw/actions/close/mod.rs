//! Closing the list of a planned community.

mod read;

use std::collections::HashMap;

use self::read::{CheckedForm, read};
use super::{link, require_manages};
use crate::{
    call::{
        self,
        model::{Call, CallPhase, PlannedCommunity},
        paths,
        rules::phase,
    },
    draw::{
        api::CloseList,
        emails::{ListClosed, WitnessAsked},
        labels,
        model::{Candidate, DrawEntry},
        rules::{self, ListStatus, list_status},
        store::{self, NewDraw},
    },
    interest::{self, model::Interest},
};
use ensemble_common::{
    email::{self, Recipient, Site},
    notification::PerLang,
};
use ensemble_communities::account::{model::Account, rules::same_mailbox};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::{DrawId, InterestId, PlannedCommunityId},
};
use ensemble_draw::{DrawError, Frozen, Quota, Terms};
use ensemble_server::{digest, mail::NewEmail, web::ActionContext};
use ensemble_texts as t;

/// How often a list is made again whose ranked parts of identifiers are not all different; that it happens once is next to impossible.
const MAX_ATTEMPTS: usize = 3;

/// Closes the list of a planned community, publishes it, and mails those whose project is in it.
///
/// # Errors
/// [`ActionError::Invalid`] with what is wrong with the form, for example a quota that cannot be met; [`ActionError::Conflict`]
/// when the list cannot be closed now; [`AppError::NotFound`] when the call has no such planned community.
pub(in crate::draw) async fn close(
    context: &ActionContext,
    call: &Call,
    planned: PlannedCommunityId,
    input: &CloseList,
) -> Result<DrawId, ActionError> {
    require_manages(context)?;
    let (portal, lang, now) = (&context.portal, context.lang, context.portal.now());
    let all = call::planned(&portal.db, call.id).await?;
    let community = all.into_iter().find(|each| each.id == planned && each.merged_into.is_none());
    let community = community.ok_or(AppError::NotFound)?;
    let candidates = store::candidates(&portal.db, planned).await?;
    let has_draw = store::find_valid(&portal.db, planned).await?.is_some();
    let ListStatus::Open { places, .. } =
        list_status(phase(call, now), &community, candidates.len(), has_draw)
    else {
        return Err(ActionError::Conflict);
    };
    let CheckedForm { quotas, source, witnesses } = read(context, places, &candidates, input).await?;
    let interests = interest::sent(&portal.db, call.id).await?;
    let interests: HashMap<InterestId, Interest> =
        interests.into_iter().map(|interest| (interest.id, interest)).collect();
    applicant_witness_errors(lang, &witnesses, &candidates, &interests).check()?;
    let id = DrawId::new();
    let site = Site::from_config(&portal.config);
    portal
        .db
        .transaction(async |tx| {
            // Screening, withdrawals and places wait until the list is closed.
            let call = call::lock(tx, call.id).await?.ok_or(AppError::NotFound)?;
            let candidates = store::candidates_in(tx, planned).await?;
            let is_known = candidates.iter().all(|candidate| interests.contains_key(&candidate.interest));
            // Where places were given without a draw, nothing is left to draw.
            if phase(&call, now) != CallPhase::Draw || !is_known || store::places_given(tx, planned).await? {
                return Err(ActionError::Conflict);
            }
            let terms = Terms {
                places,
                quotas: quotas.iter().map(|(_, quota)| quota.clone()).collect(),
                source: source.clone(),
                published: u64::try_from(now / 1000).unwrap_or_default(),
            };
            let closed = close_with_salts(&call.code, &candidates, &terms);
            let (frozen, entries) = closed.map_err(|error| refused(lang, &quotas, &error))?;
            let new = NewDraw {
                id,
                call: call.id,
                planned,
                frozen,
                entries,
                witnesses: witnesses.iter().map(|account| account.id).collect(),
                value_at: rules::millis(source.time()),
                frozen_by: context.viewer.id(),
            };
            if !store::add(tx, &new, now).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "draw.close", id, &new.frozen.commitment_hash).await?;
            let emails = compose_emails(context, &site, &call, &community, &new, &interests, &witnesses);
            email::enqueue_all(tx, &emails, now).await?;
            Ok(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(id)
}

/// The errors of witnesses who have a project in the list, also one that they sent before they had an account.
fn applicant_witness_errors(
    lang: Lang,
    witnesses: &[Account],
    candidates: &[Candidate],
    interests: &HashMap<InterestId, Interest>,
) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for (field, account) in ["witness-1", "witness-2"].into_iter().zip(witnesses) {
        let mut sent = candidates.iter().filter_map(|candidate| interests.get(&candidate.interest));
        if sent.any(|interest| same_mailbox(&interest.email, &account.email)) {
            errors.add(field, t::draw_witness_applies(lang));
        }
    }
    errors
}

/// The list with new salts, made again if two ranked parts of identifiers are equal.
fn close_with_salts(
    call: &str,
    candidates: &[Candidate],
    terms: &Terms,
) -> Result<(Frozen, Vec<DrawEntry>), DrawError> {
    let mut closed = Err(DrawError::ListUnsorted);
    for _ in 0..MAX_ATTEMPTS {
        let salts: Vec<String> = candidates.iter().map(|_| rules::salt_of(&digest::token())).collect();
        closed = rules::close(call, candidates, &salts, terms.clone());
        if !matches!(closed, Err(DrawError::ListUnsorted)) {
            break;
        }
    }
    closed
}

/// The emails to those whose project is in the list, and to the witnesses.
fn compose_emails(
    context: &ActionContext,
    site: &Site,
    call: &Call,
    planned: &PlannedCommunity,
    new: &NewDraw,
    interests: &HashMap<InterestId, Interest>,
    witnesses: &[Account],
) -> Vec<NewEmail> {
    let (portal, commitment) = (&context.portal, &new.frozen.commitment);
    let to_applicants = new.entries.iter().filter_map(|entry| {
        let interest = interests.get(&entry.interest?)?;
        let message = ListClosed {
            community_name: planned.title.clone(),
            call: call.code.clone(),
            project: interest.id,
            number: entry.number,
            salt: entry.salt.clone(),
            list_hash: commitment.list_hash.clone(),
            commitment_hash: new.frozen.commitment_hash.clone(),
            places: commitment.places,
            entries: new.entries.len(),
            source: commitment.source.clone(),
            link: PerLang::of(|lang| link(portal, paths::DRAW, lang, call, new.id)),
        };
        Some(email::compose(site, &message, &interest::recipient(interest), None, None))
    });
    let asked = WitnessAsked {
        community_name: planned.title.clone(),
        source: commitment.source.clone(),
        again: false,
        link: PerLang::of(|lang| link(portal, paths::WITNESS, lang, call, new.id)),
    };
    let to_witnesses =
        witnesses.iter().map(|account| email::compose(site, &asked, &Recipient::from(account), None, None));
    to_applicants.chain(to_witnesses).collect()
}

/// The error of the form for a list that cannot be closed with its quotas, moment and source.
fn refused(lang: Lang, quotas: &[(usize, Quota)], error: &DrawError) -> ActionError {
    let field = match error {
        DrawError::EverybodyFits { .. } => return ActionError::Conflict,
        DrawError::QuotaTooFew { quota, .. }
        | DrawError::QuotasExceedPlaces { quota, .. }
        | DrawError::QuotaUnknown(quota) => {
            let line = quotas.iter().find(|(_, each)| each == quota).map_or(0, |(line, _)| *line);
            format!("quota-{line}")
        }
        DrawError::PublishedLate => "time".to_owned(),
        _ => "source".to_owned(),
    };
    let mut errors = FieldErrors::default();
    errors.add(&field, labels::error(lang, error));
    ActionError::Invalid(errors)
}

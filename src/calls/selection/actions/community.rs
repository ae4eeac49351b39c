//! Making the community that was planned.

use super::{join, planned_of, require};
use crate::{
    call::{
        self,
        model::{Call, CallPhase, PlannedCommunity},
        rules::phase,
    },
    interest,
    selection::{api::MakeCommunity, rules, store},
};
use ensemble_communities::community::{
    self,
    model::{Facts, Heading, Levels, Months, Network, Profile},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    format,
    ids::{CallId, CommunityId, PlannedCommunityId},
    slug,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// How many meetings a year a community has to begin with, and for how many years it is: as in the form of a new community.
const MEETINGS: u16 = 4;
const YEARS: u16 = 3;
/// How many letters of a slug are compared with those that exist.
const COMPARED: usize = 60;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::selection) enum MadeOutcome {
    Made,
    /// It was made before.
    Before,
    /// Nobody accepted a place, or the call is not that far.
    NotYet,
}

/// Makes a community of a planned one, with those who accepted a place: people with an account become members, others are
/// invited. Its page is written later, by its people.
///
/// # Errors
/// [`ActionError::Invalid`] without a network; otherwise when the viewer may not do it, or there is no such planned community.
pub(in crate::selection) async fn make_community(
    context: &ActionContext,
    call: CallId,
    planned: PlannedCommunityId,
    input: MakeCommunity,
) -> Result<MadeOutcome, ActionError> {
    require(context)?;
    let (portal, now) = (&context.portal, context.portal.now());
    let Some(network) = input.network else {
        let mut errors = FieldErrors::default();
        errors.add("network", t::selection_no_network(context.lang));
        return Err(ActionError::Invalid(errors));
    };
    let outcome = portal
        .db
        .transaction(async |tx| {
            let call = call::lock(&mut *tx, call).await?.ok_or(AppError::NotFound)?;
            let (planned, _) = planned_of(&mut *tx, call.id, planned).await?;
            if planned.community.is_some() {
                return Ok(MadeOutcome::Before);
            }
            let accepted = store::accepted(&mut *tx, planned.id).await?;
            let is_time = matches!(phase(&call, now), CallPhase::Draw | CallPhase::Answered);
            if accepted.is_empty() || !is_time || planned.merged_into.is_some() {
                return Ok(MadeOutcome::NotYet);
            }
            let id = CommunityId::new();
            let facts = facts(&mut *tx, &call, &planned, network, now).await?;
            if community::open(&mut *tx, id, &facts, now).await?.is_err() {
                return Err(ActionError::Conflict);
            }
            if !call::set_community(&mut *tx, planned.id, id).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(&mut *tx, "community.opened", id, "").await?;
            for person in accepted {
                let interest = interest::lock(&mut *tx, person).await?.ok_or(AppError::NotFound)?;
                join(&mut *tx, portal, call.id, id, &interest).await?;
            }
            store::erase_accessibility(tx, planned.id).await?;
            Ok(MadeOutcome::Made)
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(outcome)
}

/// What the community begins with: what was planned, and what the form of a new community offers.
async fn facts(
    tx: &mut sqlx::AnyConnection,
    call: &Call,
    planned: &PlannedCommunity,
    network: Network,
    now: i64,
) -> Result<Facts, ActionError> {
    let mut slugs = [String::new(), String::new()];
    for (lang, own) in Lang::ALL.into_iter().zip(&mut slugs) {
        let suggested = slug::suggested(planned.title.text(lang));
        let base = rules::slug_base(&suggested, &call.code);
        let taken = store::slugs_like(&mut *tx, lang, &base[..base.len().min(COMPARED)]).await?;
        *own = rules::free_slug(base, |slug| taken.iter().any(|each| each == slug))
            .ok_or(ActionError::Conflict)?;
    }
    let profile = Profile {
        kind: planned.kind,
        network,
        profession: None,
        levels: Levels::default(),
        capacity: planned.capacity,
        meetings_per_year: MEETINGS,
        months: Months::default(),
        first_year: format::local(now).year(),
        years: YEARS,
    };
    let heading = Heading { name: planned.title.clone(), summary: None };
    Ok(Facts { profile, heading, slugs })
}

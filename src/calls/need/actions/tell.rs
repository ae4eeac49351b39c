//! Telling those who asked what became of their needs.

use std::collections::BTreeMap;

use super::{
    super::{
        emails::NeedsDecided,
        model::{Addressee, Need, NeedState, Outcome},
        rules,
        store::{self, DecidedAsks},
    },
    locked, require,
};
use crate::call::{self, model::Call};
use ensemble_common::email::{self, Recipient, Site};
use ensemble_core::{
    error::ActionError,
    ids::{CallId, InterestId, NeedId},
};
use ensemble_server::{mail::NewEmail, web::ActionContext};

/// Sends each person who asked for a need about which something was decided one email, unless they were told; how many were
/// sent.
///
/// # Errors
/// [`ActionError::Conflict`] as long as answers may still come in.
pub async fn tell(context: &ActionContext, call: CallId) -> Result<usize, ActionError> {
    require(context)?;
    let now = context.portal.now();
    let site = Site::from_config(&context.portal.config);
    let sent = context
        .portal
        .db
        .transaction(async |tx| {
            let call = locked(tx, call, now).await?;
            if !rules::can_tell(&call, now) {
                return Err(ActionError::Conflict);
            }
            let decided = store::asks_of_decided(tx, call.id).await?;
            let emails = emails(&site, &call, &decided);
            email::enqueue_all(tx, &emails, now).await?;
            store::mark_told(tx, call.id, now).await?;
            context.audit(tx, "need.tell", call.id, "").await?;
            Ok(emails.len())
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(sent)
}

/// The emails to those who are to be told, each in the language of its recipient.
fn emails(site: &Site, call: &Call, decided: &DecidedAsks) -> Vec<NewEmail> {
    let mut by_person: BTreeMap<InterestId, BTreeMap<NeedId, Vec<NeedId>>> = BTreeMap::new();
    for ask in rules::to_tell(&decided.asks) {
        by_person.entry(ask.interest).or_default().entry(ask.need).or_default().push(ask.part);
    }
    let email = |(interest, needs): (InterestId, BTreeMap<NeedId, Vec<NeedId>>)| {
        let addressee = decided.addressees.get(&interest)?;
        let outcomes: Vec<Outcome> =
            needs.iter().filter_map(|(need, parts)| outcome(decided, *need, parts)).collect();
        if outcomes.is_empty() {
            return None;
        }
        let message = NeedsDecided {
            call: call.texts.title.clone(),
            links: call::paths::both(call::paths::SHOW, &call.code).map(|path| format!("{}{path}", site.url)),
            outcomes,
        };
        Some(email::compose(site, &message, &recipient(addressee), None, None))
    };
    by_person.into_iter().filter_map(email).collect()
}

/// What became of what a person asked for; the priorities come first in the email.
fn outcome(decided: &DecidedAsks, need: NeedId, parts: &[NeedId]) -> Option<Outcome> {
    let need: &Need = decided.needs.get(&need)?;
    let asked = parts.iter().filter_map(|part| Some(decided.needs.get(part)?.text.clone())).collect();
    let priority = (need.state == NeedState::Priority).then(|| need.text.clone());
    Some(Outcome { asked, priority, reason: need.reason.clone()? })
}

fn recipient(addressee: &Addressee) -> Recipient {
    Recipient {
        person: addressee.person.clone(),
        name: addressee.name.clone(),
        address: addressee.email.clone(),
        lang: addressee.lang,
        zone: String::new(),
    }
}

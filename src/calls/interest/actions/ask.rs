//! Asking the organization of a person whether it designates them.

use crate::{
    call::{self, model::Call, paths},
    interest::{
        api::AskDesignation,
        emails::DesignationRequest,
        model::{Designation, Interest},
        rules::{can_ask, representative_problems},
        store,
    },
};
use ensemble_common::email::{self, Recipient, Site};
use ensemble_communities::account::rules::address;
use ensemble_core::error::{ActionError, AppError};
use ensemble_server::{
    Portal, digest,
    mail::EmailExpiry,
    rate::{Bucket, Limit},
    web::ActionContext,
};

const MINUTE: i64 = 60_000;
/// Emails that ask one representative: some confirm whom a whole organization designates.
const TO_REPRESENTATIVE: Limit = Limit { burst: 40, every: 15 * MINUTE };
/// Emails about one answer.
const OF_ANSWER: Limit = Limit { burst: 4, every: 60 * MINUTE };

/// What came of asking again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::interest) enum AskOutcome {
    Asked,
    /// It is too late, the organization has confirmed, or nothing was sent.
    Closed,
    /// Too many emails were sent lately.
    TooMany,
}

/// Asks the representative that an answer names, by an email with a new secret. `false` when too many emails were sent lately;
/// then nothing was asked.
pub(super) async fn ask(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    call: &Call,
    interest: &Interest,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let Some(address) = address(&interest.representative_email) else { return Ok(false) };
    let buckets = [
        Bucket::new(TO_REPRESENTATIVE, &["designation to", &address]),
        Bucket::new(OF_ANSWER, &["designation of", &interest.id.to_string()]),
    ];
    for bucket in buckets {
        if bucket.reserve(&mut *tx, now).await? > 0 {
            return Ok(false);
        }
    }
    let secret = digest::token();
    let hash = digest::sha256(secret.as_bytes());
    store::ask_designation(&mut *tx, interest.id, &hash, now).await?;
    store::note_designation(&mut *tx, interest.id, Designation::Asked, None, None, now).await?;
    let until = call.dates.designation_until;
    let message = DesignationRequest {
        title: call.texts.title.clone(),
        person: interest.name.clone(),
        organization: interest.organization_name.clone(),
        project: interest.project.title.clone(),
        until,
        link: format!(
            "{}{}?key={secret}",
            portal.config.site_url,
            paths::of(paths::CONFIRM, interest.lang, &call.code)
        ),
    };
    let recipient = Recipient {
        person: None,
        name: interest.representative_name.clone(),
        address,
        lang: interest.lang,
        zone: String::new(),
    };
    let expiry = EmailExpiry { key: hash, valid_until: until };
    let site = Site::from_config(&portal.config);
    email::enqueue_with_expiry(tx, &site, &message, &recipient, Some(expiry), now).await?;
    Ok(true)
}

/// Asks the organization again: the same representative, or another one that the person names.
///
/// # Errors
/// [`ActionError::Invalid`] when the representative cannot be written to.
pub(in crate::interest) async fn ask_again(
    context: &ActionContext,
    call: &Call,
    interest: &Interest,
    input: &AskDesignation,
) -> Result<AskOutcome, ActionError> {
    let (portal, now) = (&context.portal, context.portal.now());
    if !can_ask(call, interest, now) {
        return Ok(AskOutcome::Closed);
    }
    representative_problems(&input.apply(interest), context.lang).check()?;
    let outcome = portal
        .db
        .transaction(async |tx| {
            let call = call::lock(&mut *tx, call.id).await?.ok_or(AppError::NotFound)?;
            let locked = store::lock(&mut *tx, interest.id).await?.ok_or(AppError::NotFound)?;
            if !can_ask(&call, &locked, now) {
                return Ok(AskOutcome::Closed);
            }
            let changed = input.apply(&locked);
            if !ask(&mut *tx, portal, &call, &changed, now).await? {
                return Ok(AskOutcome::TooMany);
            }
            if !input.again {
                store::set_representative(tx, &changed, now).await?;
            }
            Ok::<_, ActionError>(AskOutcome::Asked)
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(outcome)
}

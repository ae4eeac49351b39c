//! Moving an account to another address.
//!
//! The new address gets a link that works only for the person who requested the change, signed in. The current address
//! gets an email at once, with a link that stops the change and ends all other links and all sessions.

use super::{acting_as, email_links::reserve_email, end_sessions_and_links, link_url, masked_address};
use crate::account::{
    model::{Account, MailLink, Purpose},
    store,
};
use ensemble_common::email::{self, AccountEmail, Recipient};
use ensemble_core::{error::AppError, ids::PersonId};
use ensemble_server::{
    rate::{Bucket, Limit},
    web::ActionContext,
};

/// How long the links work, in hours.
const HOURS: u32 = 24;
const HOUR: i64 = 3_600_000;
/// Changes that one person requests: each sends an email to the current address.
const REQUESTED: Limit = Limit { burst: 3, every: HOUR };

/// Sends a link to the address that a person wants their account moved to, and notifies the current address. Whether the
/// new address has an account already is checked when the link is used, so that only its owner learns it.
///
/// # Errors
/// [`AppError::TooMany`] when too many emails were requested lately; or the database is unavailable.
pub async fn request_address_change(
    context: &ActionContext,
    account: &Account,
    email: String,
) -> Result<(), AppError> {
    let (portal, now) = (&context.portal, context.portal.now());
    let (person, lang, site) = (Some(account.id), account.lang, email::Site::from_config(&portal.config));
    let expires = now + i64::from(HOURS) * HOUR;
    portal
        .db
        .transaction(async |transaction| {
            let own = Bucket::new(REQUESTED, &["mail change", &account.id.to_string()]);
            if own.reserve(&mut *transaction, now).await? > 0 {
                return Err(AppError::TooMany);
            }
            reserve_email(transaction, context, &email).await?;

            let link = MailLink::new(Purpose::Change, person, email.clone());
            let made = store::make_link(transaction, &link, now, expires).await?;
            let message =
                AccountEmail::VerifyNewAddress { link: link_url(portal, lang, &made.token), hours: HOURS };
            let new = Recipient { address: email.clone(), ..Recipient::from(account) };
            email::enqueue_with_expiry(transaction, &site, &message, &new, Some(made.expiry), now).await?;

            let stop = MailLink::new(Purpose::Stop, person, account.email.clone());
            let made = store::make_link(transaction, &stop, now, expires).await?;
            let link = link_url(portal, lang, &made.token);
            let message =
                AccountEmail::AddressChangeRequested { new_hint: masked_address(&email), link, hours: HOURS };
            let current = Recipient::from(account);
            email::enqueue_with_expiry(transaction, &site, &message, &current, Some(made.expiry), now)
                .await?;
            acting_as(context, account).audit(transaction, "person.address-asked", account.id, "").await?;
            Ok(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}

/// Moves an account to the address that a link proves, ends all other links, and notifies the former address.
///
/// # Errors
/// [`AppError::NotFound`] when the link was used already, or another account has the address; or the database is unavailable.
pub async fn change_address(context: &ActionContext, token: &str, link: &MailLink) -> Result<(), AppError> {
    let (portal, now) = (&context.portal, context.portal.now());
    let account = find(context, link.person).await?;
    portal
        .db
        .transaction(async |transaction| {
            if !store::consume(transaction, token, now).await? {
                return Err(AppError::NotFound);
            }
            store::end_links(transaction, account.id, now).await?;
            match store::change_email(transaction, account.id, &link.email, now).await {
                Err(sqlx::Error::Database(error)) if error.is_unique_violation() => {
                    return Err(AppError::NotFound);
                }
                other => other?,
            }
            acting_as(context, &account).audit(transaction, "person.address", account.id, "").await?;
            let message = AccountEmail::AddressChanged { new_hint: masked_address(&link.email) };
            let site = email::Site::from_config(&portal.config);
            email::enqueue(transaction, &site, &message, &Recipient::from(&account), now).await?;
            Ok(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}

/// Stops a change of address, and ends all other links and all sessions of the account.
///
/// # Errors
/// [`AppError::NotFound`] when the link was used already; or the database is unavailable.
pub async fn stop_address_change(
    context: &ActionContext,
    token: &str,
    link: &MailLink,
) -> Result<(), AppError> {
    let now = context.portal.now();
    let account = find(context, link.person).await?;
    context
        .portal
        .db
        .transaction(async |transaction| {
            if !store::consume(transaction, token, now).await? {
                return Err(AppError::NotFound);
            }
            end_sessions_and_links(transaction, account.id, now).await?;
            acting_as(context, &account).audit(transaction, "person.address-stopped", account.id, "").await?;
            Ok(())
        })
        .await
}

async fn find(context: &ActionContext, person: Option<PersonId>) -> Result<Account, AppError> {
    let person = person.ok_or(AppError::NotFound)?;
    store::find(&context.portal.db, person).await?.ok_or(AppError::NotFound)
}

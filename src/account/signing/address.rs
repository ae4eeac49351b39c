//! Moving an account to another address.
//!
//! The new address gets a link that works only for the person who asked, signed in. The address that the account has gets
//! an email at once, with a link that stops it: pending changes, all other links and all sessions end.

use super::{address_of, hint, mailing::may_write};
use crate::{
    account::{
        model::{Account, MailLink, Purpose},
        store,
    },
    email::{self, Email, Recipient},
    error::AppError,
    ids::PersonId,
    rights::{Identity, Viewer},
    server::{
        audit::{self, Deed},
        rate::{Bucket, Limit},
        session,
        web::PageRequest,
    },
};

/// How long the links work, in hours.
const HOURS: u32 = 24;
const HOUR: i64 = 3_600_000;
/// Changes that one person asks for: each tells the address that the account has.
const ASKED: Limit = Limit { burst: 3, every: HOUR };

/// Sends a link to an address that a person wants their account moved to, and tells the address that it has. Whether the
/// new one has an account already is found out when the link is used: only its reader learns it. `false` when too many
/// emails were asked for lately.
///
/// # Errors
/// When the database is away.
pub async fn ask_to_change_address(
    request: &PageRequest,
    account: &Account,
    email: String,
) -> Result<bool, AppError> {
    let portal = &request.portal;
    let now = portal.now();
    let work = async {
        let mut to = portal.db.write().await?;
        let own = Bucket::new(ASKED, &["mail change", &account.id.to_string()]);
        if own.reserve(&mut to, now).await? > 0 || !may_write(&mut to, request, &email).await? {
            return Ok(false);
        }
        let (person, lang, site) = (Some(account.id), account.lang, email::Site::of(&portal.config));
        let expires = now + i64::from(HOURS) * HOUR;
        let link = MailLink { purpose: Purpose::Change, person, email: email.clone(), data: None };
        let made = store::make_link(&mut to, &link, now, expires).await?;
        let message = Email::ChangeAddress { link: address_of(portal, lang, &made.token), hours: HOURS };
        let new_hint = hint(&email);
        let new = Recipient { address: email, ..Recipient::of(account) };
        email::enqueue_with_link(&mut to, &site, &message, &new, Some(made.mailed), now).await?;

        let stop = MailLink { purpose: Purpose::Stop, person, email: account.email.clone(), data: None };
        let made = store::make_link(&mut to, &stop, now, expires).await?;
        let link = address_of(portal, lang, &made.token);
        let message = Email::ChangeAsked { new_hint, link, hours: HOURS };
        let old = Recipient::of(account);
        email::enqueue_with_link(&mut to, &site, &message, &old, Some(made.mailed), now).await?;
        log(&mut to, request, account, "person.address-asked").await?;
        to.commit().await?;
        Ok(true)
    };
    let sent = work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    portal.mail.wake();
    Ok(sent)
}

/// Moves an account to the address that a link proves, ends all other links, and tells the old address. `false` when
/// another account has the address.
///
/// # Errors
/// When the database is away.
pub async fn change_address(request: &PageRequest, token: &str, link: &MailLink) -> Result<bool, AppError> {
    let portal = &request.portal;
    let now = portal.now();
    let account = of(request, link.person).await?;
    let work = async {
        let mut to = portal.db.write().await?;
        if !store::consume(&mut to, token, now).await? {
            return Ok(false);
        }
        store::end_links(&mut to, account.id, now).await?;
        match store::change_email(&mut to, account.id, &link.email, now).await {
            Err(sqlx::Error::Database(error)) if error.is_unique_violation() => return Ok(false),
            other => other?,
        }
        log(&mut to, request, &account, "person.address").await?;
        let message = Email::AddressChanged { new_hint: hint(&link.email) };
        let site = email::Site::of(&portal.config);
        email::enqueue(&mut to, &site, &message, &Recipient::of(&account), now).await?;
        to.commit().await?;
        Ok(true)
    };
    let moved = work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    portal.mail.wake();
    Ok(moved)
}

/// Stops a change of address: it ends with all other links and all sessions of the account.
///
/// # Errors
/// When the database is away.
pub async fn stop_change(request: &PageRequest, token: &str, link: &MailLink) -> Result<bool, AppError> {
    let portal = &request.portal;
    let now = portal.now();
    let account = of(request, link.person).await?;
    let work = async {
        let mut to = portal.db.write().await?;
        if !store::consume(&mut to, token, now).await? {
            return Ok(false);
        }
        store::end_links(&mut to, account.id, now).await?;
        session::end_all(&mut to, account.id).await?;
        log(&mut to, request, &account, "person.address-stopped").await?;
        to.commit().await?;
        Ok(true)
    };
    work.await.map_err(<AppError as From<sqlx::Error>>::from)
}

async fn of(request: &PageRequest, person: Option<PersonId>) -> Result<Account, AppError> {
    let person = person.ok_or(AppError::NotFound)?;
    store::find(&request.portal.db, person).await?.ok_or(AppError::NotFound)
}

async fn log(
    to: &mut sqlx::AnyConnection,
    request: &PageRequest,
    account: &Account,
    action: &'static str,
) -> Result<(), sqlx::Error> {
    let subject = account.id.to_string();
    let identity = Identity { id: account.id, name: account.name.clone(), lang: account.lang, asked: false };
    let viewer = Viewer { person: Some(identity), ..Viewer::default() };
    let deed = Deed { action, subject_kind: "person", subject: &subject, detail: "" };
    audit::log(to, &viewer, request.session.client_address(), deed, request.portal.now()).await
}

//! How people authenticate: a password, or a link by email. Each answers alike, and takes as long, whether an address is
//! known or not.

mod address_change;
mod email_links;
mod hashing;
mod password;

use super::{model::Account, paths, store};
use ensemble_common::email::{self, AccountEmail, Recipient};
use ensemble_core::{
    Lang,
    error::AppError,
    ids::PersonId,
    rights::{Identity, Viewer},
};
use ensemble_server::{Portal, session, web::ActionContext};

pub use address_change::{change_address, request_address_change, stop_address_change};
pub use email_links::{NewInvitation, enqueue_invitation, invite, send_link, withdraw_invitations};
pub use hashing::hash_password;
pub use password::{SignInOutcome, verify_password};

/// Signs a person in, and logs by which `method`. Returns the address to go on to: the agreements first, when some are
/// not accepted.
///
/// # Errors
/// When the database is unavailable, or the account was closed in the meantime.
pub async fn sign_in(
    context: &ActionContext,
    person: PersonId,
    method: &str,
    next: &str,
) -> Result<String, AppError> {
    let portal = &context.portal;
    context.session.sign_in(portal, person).await?;
    let account = session::find_account(&portal.db, person).await?;
    let viewer = account.ok_or(AppError::NotFound)?.viewer;
    let lang = viewer.person.as_ref().map_or(context.lang, |identity| identity.lang);
    let signed_in = ActionContext { viewer, ..context.clone() };
    portal
        .db
        .transaction(async |transaction| signed_in.audit(transaction, "person.sign-in", person, method).await)
        .await?;
    // A person who followed a link goes on in the language of that link, else in their own.
    let next = if next.is_empty() { format!("/{}", lang.code()) } else { paths::next(lang, next) };
    if store::missing(&portal.db, person).await? > 0 {
        let next = percent_encoding::utf8_percent_encode(&next, percent_encoding::NON_ALPHANUMERIC);
        return Ok(format!("{}?next={next}", paths::of(paths::CONSENTS, lang)));
    }
    Ok(next)
}

/// The absolute address that an email carries for a token.
#[must_use]
pub fn link_url(portal: &Portal, lang: Lang, token: &str) -> String {
    format!("{}{}?key={token}", portal.config.site_url, paths::of(paths::LINK, lang))
}

/// Gives a person a new password. All of their sessions and unused links end, and the address of their calendar.
///
/// # Errors
/// When the database is unavailable.
pub async fn change_password(
    context: &ActionContext,
    account: &Account,
    password: String,
) -> Result<(), AppError> {
    let (portal, now) = (&context.portal, context.portal.now());
    let hash = hash_password(password).await?;
    let changed: Result<(), sqlx::Error> = portal
        .db
        .transaction(async |transaction| {
            store::set_password(transaction, account.id, &hash, now).await?;
            end_sessions_and_links(transaction, account.id, now).await?;
            acting_as(context, account).audit(transaction, "person.password", account.id, "").await?;
            let (site, recipient) = (email::Site::from_config(&portal.config), Recipient::from(account));
            email::enqueue(transaction, &site, &AccountEmail::PasswordChanged { when: now }, &recipient, now)
                .await
        })
        .await;
    changed?;
    portal.outbox_waker.wake();
    Ok(())
}

/// Ends a person's sessions, their unused links and the address of their calendar: all that another person may have got hold
/// of.
///
/// # Errors
/// When the database is unavailable.
pub async fn end_sessions_and_links(
    transaction: &mut sqlx::AnyConnection,
    person: PersonId,
    now: i64,
) -> Result<(), sqlx::Error> {
    session::end_all(&mut *transaction, person).await?;
    store::remove_calendar_address(&mut *transaction, person).await?;
    store::end_links(transaction, person, now).await
}

/// The same context, with the person whose account it is: the token of a link proves who they are before they are signed
/// in.
fn acting_as(context: &ActionContext, account: &Account) -> ActionContext {
    let identity = Identity::new(account.id, account.name.clone(), account.lang);
    let viewer = Viewer { person: Some(identity), ..Viewer::default() };
    ActionContext { viewer, ..context.clone() }
}

/// An address as a person who knows it recognizes it: `a…@exemple.qc.ca`.
fn masked_address(email: &str) -> String {
    match email.split_once('@') {
        Some((local, domain)) => format!("{}…@{domain}", local.chars().next().unwrap_or_default()),
        None => String::new(),
    }
}

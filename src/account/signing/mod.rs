//! The ways in. Each answers alike, and takes as long, whether an address is known or not.

mod address;
mod guessing;
mod hashing;
mod mailing;

use super::{paths, store};
use crate::{
    email::{self, Email, Recipient},
    error::AppError,
    i18n::Lang,
    ids::PersonId,
    rights::{Identity, Viewer},
    server::{
        Portal,
        audit::{self, Deed},
        session,
        web::PageRequest,
    },
};

pub use address::{ask_to_change_address, change_address, stop_change};
pub use guessing::{Try, try_password};
pub use hashing::hashed;
pub use mailing::{invite, send_link};

/// Signs a person in and logs it; says where to go on to: first to what they have not accepted.
///
/// # Errors
/// When the database is away, or the account was closed meanwhile.
pub async fn enter(
    request: &PageRequest,
    person: PersonId,
    way: &str,
    next: &str,
) -> Result<String, AppError> {
    let portal = &request.portal;
    request.session.sign_in(portal, person).await?;
    let known = session::find_account(&portal.db, person).await?;
    let viewer = known.ok_or(AppError::NotFound)?.viewer;
    let lang = viewer.person.as_ref().map_or(request.lang, |identity| identity.lang);
    let write = async {
        let mut to = portal.db.write().await?;
        let subject = person.to_string();
        let deed = Deed { action: "person.sign-in", subject_kind: "person", subject: &subject, detail: way };
        audit::log(&mut to, &viewer, request.session.client_address(), deed, portal.now()).await?;
        to.commit().await?;
        store::missing(&portal.db, person).await
    };
    let missing = write.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    // Whoever asked for a page gets it in the language in which they asked.
    let next = if next.is_empty() { format!("/{}", lang.code()) } else { paths::next(lang, next) };
    if missing > 0 {
        let to = percent_encoding::utf8_percent_encode(&next, percent_encoding::NON_ALPHANUMERIC);
        return Ok(format!("{}?next={to}", paths::of(paths::CONSENTS, lang)));
    }
    Ok(next)
}

/// The whole address that an email carries for a token.
#[must_use]
pub fn address_of(portal: &Portal, lang: Lang, token: &str) -> String {
    format!("{}{}?key={token}", portal.config.site_url, paths::of(paths::LINK, lang))
}

/// Gives a person a new password; every session and every unused link of theirs ends.
///
/// # Errors
/// When the database is away.
pub async fn change_password(
    request: &PageRequest,
    account: &super::model::Account,
    password: String,
) -> Result<(), AppError> {
    let portal = &request.portal;
    let now = portal.now();
    let hash = hashed(password).await?;
    let write = async {
        let mut to = portal.db.write().await?;
        store::set_password(&mut to, account.id, &hash, now).await?;
        end_everything(&mut to, account.id, now).await?;
        let subject = account.id.to_string();
        let identity =
            Identity { id: account.id, name: account.name.clone(), lang: account.lang, asked: false };
        let viewer = Viewer { person: Some(identity), ..Viewer::default() };
        let deed = Deed { action: "person.password", subject_kind: "person", subject: &subject, detail: "" };
        audit::log(&mut to, &viewer, request.session.client_address(), deed, now).await?;
        let recipient = Recipient::of(account);
        let message = Email::PasswordChanged { when: now };
        email::enqueue(&mut to, &email::Site::of(&portal.config), &message, &recipient, now).await?;
        to.commit().await
    };
    write.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    portal.mail.wake();
    Ok(())
}

/// Ends a person's sessions and unused links.
///
/// # Errors
/// When the database is away.
pub async fn end_everything(
    to: &mut sqlx::AnyConnection,
    person: PersonId,
    now: i64,
) -> Result<(), sqlx::Error> {
    session::end_all(&mut *to, person).await?;
    store::end_links(to, person, now).await
}

/// An address as somebody who should recognise it sees it: `a…@exemple.qc.ca`.
fn hint(email: &str) -> String {
    match email.split_once('@') {
        Some((local, domain)) => format!("{}…@{domain}", local.chars().next().unwrap_or_default()),
        None => String::new(),
    }
}

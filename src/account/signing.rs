//! The ways in. Each answers alike, and takes as long, whether an address is known or not.

use std::{sync::LazyLock, thread};

use tokio::sync::{Semaphore, oneshot};

use super::{
    model::{MailLink, Purpose},
    paths, rules, store,
};
use crate::{
    error::AppError,
    i18n::Lang,
    ids::PersonId,
    letter::{self, Letter},
    rights::{Identity, Viewer},
    server::{
        Portal,
        audit::{self, Deed},
        session,
        web::{Ask, failure},
    },
};

/// How long a link to sign in works, in minutes.
const SIGN_IN_MINUTES: u32 = 15;
/// How long a link to set a password works, in hours.
const RESET_HOURS: u32 = 1;
/// How long a link that proves an address works, in hours.
const ADDRESS_HOURS: u32 = 24;
const MINUTE: i64 = 60_000;
/// The priority of what all else goes before, on Linux's scale from -20 to 19.
#[cfg(target_os = "linux")]
const LAST: i32 = 19;

/// Hashing a password is slow on purpose; only some of the machine's cores may be at it, so that
/// pages go on being served.
static HASHERS: LazyLock<Semaphore> = LazyLock::new(|| {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    Semaphore::new((cores / 2).max(1))
});

/// What came of a try to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Try {
    /// It is this person.
    Right(PersonId),
    /// Address or password is wrong; which one is not said.
    Wrong,
    /// Too many tries: wait so many milliseconds.
    Wait(i64),
}

/// On a thread of its own, which gives way to every other: whoever signs in waits, whoever reads does not.
/// The thread keeps its turn until it is done, whether or not anybody still waits for it.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, AppError> {
    let turn = HASHERS.acquire().await.map_err(|_| AppError::Internal)?;
    let (done, outcome) = oneshot::channel();
    let begun = thread::Builder::new().name("hasher".to_owned()).spawn(move || {
        let _turn = turn;
        give_way();
        let _ = done.send(work());
    });
    if let Err(error) = begun {
        tracing::error!(%error, "no thread to hash a password");
        return Err(AppError::Unavailable);
    }
    outcome.await.map_err(|_| {
        tracing::error!("a password could not be hashed");
        AppError::Internal
    })
}

/// Makes this thread the last to be served. Elsewhere than on Linux a process has one priority for all.
fn give_way() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, LAST) {
        tracing::debug!(%error, "hashing a password is as urgent as all else");
    }
}

/// The hash of a password, as it is stored.
///
/// # Errors
/// [`AppError::Unavailable`] when the machine has no thread left for it.
pub async fn hashed(password: String) -> Result<String, AppError> {
    aside(move || password_auth::generate_hash(password)).await
}

/// Tries an address and a password.
///
/// # Errors
/// When the database is away.
pub async fn try_password(
    portal: &Portal,
    typed: &str,
    password: &str,
    place: &str,
) -> Result<Try, AppError> {
    // What an unknown address is compared with, so that it takes as long.
    static NOBODY: LazyLock<String> = LazyLock::new(|| password_auth::generate_hash("nobody"));

    let now = portal.now();
    let email = rules::address(typed).unwrap_or_default();
    let wait = store::waits(&portal.db, &email, place, now).await.map_err(|error| failure(&error))?;
    if wait > 0 {
        return Ok(Try::Wait(wait));
    }
    let known = store::password_of(&portal.db, &email).await.map_err(|error| failure(&error))?;
    let (person, hash) = known.map_or((None, None), |(person, hash)| (Some(person), Some(hash)));
    let typed = password.chars().take(rules::LONGEST + 1).collect::<String>();
    let fits = aside(move || {
        let hash = hash.as_ref().unwrap_or(&NOBODY);
        password_auth::verify_password(typed, hash).is_ok()
    })
    .await?;

    let write = async {
        let mut to = portal.db.write().await?;
        let outcome = match person.filter(|_| fits) {
            Some(person) => {
                store::forget(&mut to, &email, now).await?;
                Try::Right(person)
            }
            None => {
                store::failed(&mut to, &email, place, now).await?;
                let subject = person.map(|id| id.to_string()).unwrap_or_default();
                let deed = Deed {
                    action: "person.sign-in-failed",
                    subject_kind: "person",
                    subject: &subject,
                    detail: "",
                };
                audit::log(&mut to, &Viewer::default(), place, deed, now).await?;
                Try::Wrong
            }
        };
        to.commit().await?;
        Ok(outcome)
    };
    write.await.map_err(|error: sqlx::Error| failure(&error))
}

/// Signs a person in and logs it; says where to go on to: first to what they have not accepted.
///
/// # Errors
/// When the database is away, or the account was closed meanwhile.
pub async fn enter(ask: &Ask, person: PersonId, way: &str, next: &str) -> Result<String, AppError> {
    let portal = &ask.portal;
    ask.visit.enter(portal, person).await?;
    let known = session::known(&portal.db, person).await.map_err(|error| failure(&error))?;
    let viewer = known.ok_or(AppError::NotFound)?.viewer;
    let lang = viewer.person.as_ref().map_or(ask.lang, |identity| identity.lang);
    let write = async {
        let mut to = portal.db.write().await?;
        let subject = person.to_string();
        let deed = Deed { action: "person.sign-in", subject_kind: "person", subject: &subject, detail: way };
        audit::log(&mut to, &viewer, ask.visit.place(), deed, portal.now()).await?;
        to.commit().await?;
        store::missing(&portal.db, person).await
    };
    let missing = write.await.map_err(|error: sqlx::Error| failure(&error))?;
    // Whoever asked for a page gets it in the language in which they asked.
    let next = if next.is_empty() { format!("/{}", lang.code()) } else { paths::next(lang, next) };
    if missing > 0 {
        let to = percent_encoding::utf8_percent_encode(&next, percent_encoding::NON_ALPHANUMERIC);
        return Ok(format!("{}?next={to}", paths::of(paths::CONSENTS, lang)));
    }
    Ok(next)
}

/// Sends a link to an address, if it has an open account; otherwise does as much work for nothing.
///
/// # Errors
/// When the database is away.
pub async fn send_link(ask: &Ask, typed: &str, purpose: Purpose) -> Result<(), AppError> {
    let portal = &ask.portal;
    let now = portal.now();
    let Some(email) = rules::address(typed) else { return Ok(()) };
    let work = async {
        let account =
            store::by_email(&portal.db, &email).await?.filter(|account| account.closed_at.is_none());
        let mut to = portal.db.write().await?;
        let link =
            MailLink { purpose, person: account.as_ref().map(|account| account.id), email, data: None };
        let minutes = match purpose {
            Purpose::Reset => RESET_HOURS * 60,
            Purpose::Verify => ADDRESS_HOURS * 60,
            _ => SIGN_IN_MINUTES,
        };
        let token = store::make_link(&mut to, &link, now, now + i64::from(minutes) * MINUTE).await?;
        // A link for nobody is made and kept, too: the answer takes as long, and it opens nothing.
        if let Some(account) = account {
            let address = address_of(portal, account.lang, &token);
            let letter = match purpose {
                Purpose::Reset => Letter::ResetPassword { link: address, hours: RESET_HOURS },
                Purpose::Verify => Letter::VerifyAddress { link: address, hours: ADDRESS_HOURS },
                _ => Letter::SignIn { link: address, minutes: SIGN_IN_MINUTES },
            };
            let recipient = letter::Recipient {
                person: Some(account.id.to_string()),
                name: account.name,
                address: account.email,
                lang: account.lang,
            };
            letter::post(&mut to, &letter::Site::of(&portal.config), &letter, &recipient, now).await?;
        }
        to.commit().await?;
        Ok(())
    };
    work.await.map_err(|error: sqlx::Error| failure(&error))?;
    portal.mail.wake();
    Ok(())
}

/// The whole address that a letter carries for a token.
#[must_use]
pub fn address_of(portal: &Portal, lang: Lang, token: &str) -> String {
    format!("{}{}?key={token}", portal.config.site_url, paths::of(paths::LINK, lang))
}

/// Gives a person a new password; every session of theirs ends.
///
/// # Errors
/// When the database is away.
pub async fn change_password(
    ask: &Ask,
    account: &super::model::Account,
    password: String,
) -> Result<(), AppError> {
    let portal = &ask.portal;
    let now = portal.now();
    let hash = hashed(password).await?;
    let write = async {
        let mut to = portal.db.write().await?;
        store::set_password(&mut to, account.id, &hash, now).await?;
        session::end_all(&mut to, account.id).await?;
        let subject = account.id.to_string();
        let identity =
            Identity { id: account.id, name: account.name.clone(), lang: account.lang, asked: false };
        let viewer = Viewer { person: Some(identity), ..Viewer::default() };
        let deed = Deed { action: "person.password", subject_kind: "person", subject: &subject, detail: "" };
        audit::log(&mut to, &viewer, ask.visit.place(), deed, now).await?;
        let recipient = letter::Recipient {
            person: Some(subject.clone()),
            name: account.name.clone(),
            address: account.email.clone(),
            lang: account.lang,
        };
        let letter = Letter::PasswordChanged { when: now };
        letter::post(&mut to, &letter::Site::of(&portal.config), &letter, &recipient, now).await?;
        to.commit().await
    };
    write.await.map_err(|error: sqlx::Error| failure(&error))?;
    portal.mail.wake();
    Ok(())
}

/// Sends a link to an address that a person wants their account moved to. Whether the address has an
/// account already is found out when the link is used: only its reader learns it.
///
/// # Errors
/// When the database is away.
pub async fn ask_to_change_address(
    ask: &Ask,
    account: &super::model::Account,
    email: String,
) -> Result<(), AppError> {
    let portal = &ask.portal;
    let now = portal.now();
    let work = async {
        let mut to = portal.db.write().await?;
        let link =
            MailLink { purpose: Purpose::Change, person: Some(account.id), email: email.clone(), data: None };
        let expires = now + i64::from(ADDRESS_HOURS) * 60 * MINUTE;
        let token = store::make_link(&mut to, &link, now, expires).await?;
        let letter =
            Letter::ChangeAddress { link: address_of(portal, account.lang, &token), hours: ADDRESS_HOURS };
        let recipient = letter::Recipient {
            person: Some(account.id.to_string()),
            name: account.name.clone(),
            address: email,
            lang: account.lang,
        };
        letter::post(&mut to, &letter::Site::of(&portal.config), &letter, &recipient, now).await?;
        to.commit().await
    };
    work.await.map_err(|error: sqlx::Error| failure(&error))?;
    portal.mail.wake();
    Ok(())
}

/// Moves an account to the address that a link proves, and tells the old one. `false` when another
/// account has the address.
///
/// # Errors
/// When the database is away.
pub async fn change_address(ask: &Ask, token: &str, link: &MailLink) -> Result<bool, AppError> {
    let portal = &ask.portal;
    let now = portal.now();
    let person = link.person.ok_or(AppError::NotFound)?;
    let account =
        store::find(&portal.db, person).await.map_err(|error| failure(&error))?.ok_or(AppError::NotFound)?;
    let work = async {
        let mut to = portal.db.write().await?;
        if !store::consume(&mut to, token, now).await? {
            return Ok(false);
        }
        match store::change_email(&mut to, person, &link.email, now).await {
            Err(sqlx::Error::Database(error)) if error.is_unique_violation() => return Ok(false),
            other => other?,
        }
        let subject = person.to_string();
        let identity = Identity { id: person, name: account.name.clone(), lang: account.lang, asked: false };
        let viewer = Viewer { person: Some(identity), ..Viewer::default() };
        let deed = Deed { action: "person.address", subject_kind: "person", subject: &subject, detail: "" };
        audit::log(&mut to, &viewer, ask.visit.place(), deed, now).await?;
        let recipient = letter::Recipient {
            person: Some(subject.clone()),
            name: account.name.clone(),
            address: account.email.clone(),
            lang: account.lang,
        };
        let letter = Letter::AddressChanged { new_hint: hint(&link.email) };
        letter::post(&mut to, &letter::Site::of(&portal.config), &letter, &recipient, now).await?;
        to.commit().await?;
        Ok(true)
    };
    let moved = work.await.map_err(|error: sqlx::Error| failure(&error))?;
    portal.mail.wake();
    Ok(moved)
}

/// An address as somebody who should recognise it sees it: `a…@exemple.qc.ca`.
fn hint(email: &str) -> String {
    match email.split_once('@') {
        Some((local, domain)) => format!("{}…@{domain}", local.chars().next().unwrap_or_default()),
        None => String::new(),
    }
}

/// How long an invitation works, in days.
const INVITATION_DAYS: u32 = 14;

/// Invites somebody to the portal, and perhaps into a community: `data` is for the feature that reads
/// it when the invitation is accepted.
///
/// # Errors
/// When the database is away.
pub async fn invite(
    ask: &Ask,
    email: &str,
    community: Option<String>,
    data: Option<String>,
) -> Result<(), AppError> {
    let portal = &ask.portal;
    let now = portal.now();
    let by = ask.viewer.person.as_ref().map(|identity| identity.name.clone()).unwrap_or_default();
    let work = async {
        let account = store::by_email(&portal.db, email).await?;
        let lang = account.as_ref().map_or(ask.lang, |account| account.lang);
        let person = account.as_ref().map(|account| account.id);
        let mut to = portal.db.write().await?;
        let link = MailLink { purpose: Purpose::Invite, person, email: email.to_owned(), data };
        let expires = now + i64::from(INVITATION_DAYS) * 24 * 60 * MINUTE;
        let token = store::make_link(&mut to, &link, now, expires).await?;
        let letter = Letter::Invitation {
            by,
            community,
            link: address_of(portal, lang, &token),
            days: INVITATION_DAYS,
        };
        let recipient = letter::Recipient {
            person: person.map(|id| id.to_string()),
            name: account.map(|account| account.name).unwrap_or_default(),
            address: email.to_owned(),
            lang,
        };
        letter::post(&mut to, &letter::Site::of(&portal.config), &letter, &recipient, now).await?;
        let deed =
            Deed { action: "person.invited", subject_kind: "address", subject: &hint(email), detail: "" };
        audit::log(&mut to, &ask.viewer, ask.visit.place(), deed, now).await?;
        to.commit().await
    };
    work.await.map_err(|error: sqlx::Error| failure(&error))?;
    portal.mail.wake();
    Ok(())
}

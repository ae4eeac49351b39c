//! Links by mail: for those who ask, with or without an account, and invitations.
//!
//! What may be mailed is limited by address and by network; a browser in which the person signed in before has a limit
//! of its own. Who asks for a link gets the same answer after the same time, whether the address has an account, and
//! whether an email goes out.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::{address_of, guessing::known_as, hint};
use crate::{
    account::{
        model::{Account, MailLink, Purpose},
        rules, store,
    },
    email::{self, Email, Recipient},
    error::AppError,
    server::{
        audit::{self, Deed},
        rate::{Bucket, Limit},
        web::PageRequest,
    },
};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
/// How long a link to sign in works, in minutes.
const SIGN_IN_MINUTES: u32 = 15;
/// How long a link to set a password works, in hours.
const RESET_HOURS: u32 = 1;
/// How long a link that proves an address works, in hours.
const ADDRESS_HOURS: u32 = 24;
/// How long an invitation works, in days.
const INVITATION_DAYS: u32 = 14;
/// Emails that strangers have sent to one address: one as often as such a link ends, so that whoever reads it has one
/// that works, even while somebody else asks for them all the time.
const ASKED: Limit = Limit { burst: 3, every: SIGN_IN_MINUTES as i64 * MINUTE };
/// The same from one network: on the first morning of a course many ask from one school.
const ASKED_FROM: Limit = Limit { burst: 60, every: MINUTE };
/// Invitations, and questions whether an address is somebody's, to one address.
const WRITTEN_TO: Limit = Limit { burst: 3, every: HOUR };
/// The same from one person.
const WRITTEN_BY: Limit = Limit { burst: 60, every: MINUTE };
/// The shortest time in which a request for a link is answered: longer than the few statements and the one commit take,
/// with or without an email.
const ANSWER: Duration = Duration::from_millis(40);

/// Sends a link to an address, if it has an open account and did not get too many.
///
/// # Errors
/// When the database is away.
pub async fn send_link(request: &PageRequest, typed: &str, purpose: Purpose) -> Result<(), AppError> {
    let begun = Instant::now();
    let outcome = match rules::address(typed) {
        Some(email) => mail_link(request, email, purpose).await.map_err(AppError::from),
        None => Ok(()),
    };
    sleep_until(begun + ANSWER).await;
    outcome
}

async fn mail_link(request: &PageRequest, email: String, purpose: Purpose) -> Result<(), sqlx::Error> {
    let (portal, now) = (&request.portal, request.portal.now());
    let account = store::by_email(&portal.db, &email).await?.filter(|account| account.closed_at.is_none());
    let known = known_as(request, account.as_ref().map(|account| account.id)).await?;
    let buckets = match known {
        Some(known) => vec![Bucket::new(ASKED, &["mail known", &known])],
        None => vec![
            Bucket::new(ASKED, &["mail address", &email]),
            Bucket::new(ASKED_FROM, &["mail network", &request.session.network()]),
        ],
    };
    let mut to = portal.db.write().await?;
    for bucket in buckets {
        if bucket.reserve(&mut to, now).await? > 0 {
            return Ok(());
        }
    }
    let minutes = match purpose {
        Purpose::Reset => RESET_HOURS * 60,
        Purpose::Verify => ADDRESS_HOURS * 60,
        _ => SIGN_IN_MINUTES,
    };
    let link = MailLink { purpose, person: account.as_ref().map(|account| account.id), email, data: None };
    // A link for nobody is made and kept, too; it opens nothing.
    let made = store::make_link(&mut to, &link, now, now + i64::from(minutes) * MINUTE).await?;
    if let Some(account) = account {
        let address = address_of(portal, account.lang, &made.token);
        let message = match purpose {
            Purpose::Reset => Email::ResetPassword { link: address, hours: RESET_HOURS },
            Purpose::Verify => Email::VerifyAddress { link: address, hours: ADDRESS_HOURS },
            _ => Email::SignIn { link: address, minutes: SIGN_IN_MINUTES },
        };
        let site = email::Site::of(&portal.config);
        email::enqueue_with_link(&mut to, &site, &message, &Recipient::of(&account), Some(made.mailed), now)
            .await?;
    }
    to.commit().await?;
    portal.mail.wake();
    Ok(())
}

impl Recipient {
    /// The person who has an account, at its address.
    #[must_use]
    pub fn of(account: &Account) -> Self {
        Self {
            person: Some(account.id.to_string()),
            name: account.name.clone(),
            address: account.email.clone(),
            lang: account.lang,
        }
    }
}

/// Reserves an email that a person who is signed in has sent to an address that is not theirs. Says whether it may go.
pub(super) async fn may_write(
    to: &mut sqlx::AnyConnection,
    request: &PageRequest,
    email: &str,
) -> Result<bool, sqlx::Error> {
    let by = request.viewer.id().map(|id| id.to_string()).unwrap_or_default();
    let now = request.portal.now();
    for bucket in [Bucket::new(WRITTEN_TO, &["mail to", email]), Bucket::new(WRITTEN_BY, &["mail by", &by])] {
        if bucket.reserve(&mut *to, now).await? > 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Invites somebody to the portal, and perhaps into a community: `data` is for the feature that reads
/// it when the invitation is accepted. `false` when the address, or whoever asks, has had too many emails lately.
///
/// # Errors
/// When the database is away.
pub async fn invite(
    request: &PageRequest,
    email: &str,
    community: Option<String>,
    data: Option<String>,
) -> Result<bool, AppError> {
    let portal = &request.portal;
    let now = portal.now();
    let by = request.viewer.person.as_ref().map(|identity| identity.name.clone()).unwrap_or_default();
    let work = async {
        let account = store::by_email(&portal.db, email).await?;
        let lang = account.as_ref().map_or(request.lang, |account| account.lang);
        let person = account.as_ref().map(|account| account.id);
        let mut to = portal.db.write().await?;
        if !may_write(&mut to, request, email).await? {
            return Ok(false);
        }
        let link = MailLink { purpose: Purpose::Invite, person, email: email.to_owned(), data };
        let expires = now + i64::from(INVITATION_DAYS) * 24 * HOUR;
        let made = store::make_link(&mut to, &link, now, expires).await?;
        let message = Email::Invitation {
            by,
            community,
            link: address_of(portal, lang, &made.token),
            days: INVITATION_DAYS,
        };
        let recipient = Recipient {
            person: person.map(|id| id.to_string()),
            name: account.map(|account| account.name).unwrap_or_default(),
            address: email.to_owned(),
            lang,
        };
        let site = email::Site::of(&portal.config);
        email::enqueue_with_link(&mut to, &site, &message, &recipient, Some(made.mailed), now).await?;
        let deed =
            Deed { action: "person.invited", subject_kind: "address", subject: &hint(email), detail: "" };
        audit::log(&mut to, &request.viewer, request.session.client_address(), deed, now).await?;
        to.commit().await?;
        Ok(true)
    };
    let sent = work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    portal.mail.wake();
    Ok(sent)
}

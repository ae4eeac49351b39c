//! Links by email: to sign in, to set a password, to prove an address, and invitations.
//!
//! How many emails may be sent is limited by address and by network; a browser in which the person signed in before has a
//! limit of its own. A request for a link gets the same answer after the same time, whether the address has an account,
//! and whether an email is sent.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::{link_url, masked_address, password::recognized_key};
use crate::account::{
    model::{Account, Invited, MailLink, Purpose},
    paths, rules, store,
};
use ensemble_common::email::{self, AccountEmail, Recipient};
use ensemble_core::{Lang, LocalizedText, error::AppError, ids::PersonId};
use ensemble_server::{
    Portal,
    audit::{self, Deed},
    rate::{Bucket, Limit},
    web::ActionContext,
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
/// Emails with links that strangers request for one address: one more each time such a link expires, so that the owner of
/// the address always has one that works, even while another person keeps requesting links for it.
const REQUESTED_FOR: Limit = Limit { burst: 3, every: SIGN_IN_MINUTES as i64 * MINUTE };
/// The same from one network: on the first morning of a course many people of one school request a link.
const REQUESTED_FROM: Limit = Limit { burst: 60, every: MINUTE };
/// Invitations and confirmations of a new address that people who are signed in have sent to one address.
const SENT_TO: Limit = Limit { burst: 3, every: HOUR };
/// The same by one person.
const SENT_BY: Limit = Limit { burst: 60, every: MINUTE };
/// The longest address that a link remembers, in bytes.
const MAX_NEXT: usize = 2_000;
/// The shortest time in which a request for a link is answered: longer than the few statements and the one commit take,
/// with or without an email.
const MIN_ANSWER_TIME: Duration = Duration::from_millis(40);

/// Sends a link to an address, if it has an open account and did not get too many emails lately. It leads to `next`, the
/// home page if that is empty.
///
/// # Errors
/// When the database is unavailable.
pub async fn send_link(
    context: &ActionContext,
    typed: &str,
    purpose: Purpose,
    next: &str,
) -> Result<(), AppError> {
    let begun = Instant::now();
    let outcome = match rules::address(typed) {
        Some(email) => enqueue_link(context, email, purpose, next).await,
        None => Ok(()),
    };
    sleep_until(begun + MIN_ANSWER_TIME).await;
    match outcome {
        // The answer does not tell whether an email was sent.
        Err(AppError::TooMany) => Ok(()),
        other => other,
    }
}

async fn enqueue_link(
    context: &ActionContext,
    email: String,
    purpose: Purpose,
    next: &str,
) -> Result<(), AppError> {
    let next = Some(next).filter(|next| !next.is_empty() && next.len() <= MAX_NEXT);
    let next = next.map(|next| paths::next(context.lang, next));
    let (portal, now) = (&context.portal, context.portal.now());
    let account = store::by_email(&portal.db, &email).await?.filter(|account| account.closed_at.is_none());
    let known = recognized_key(context, account.as_ref().map(|account| account.id)).await?;
    let buckets = match known {
        Some(known) => vec![Bucket::new(REQUESTED_FOR, &["mail known", &known])],
        None => vec![
            Bucket::new(REQUESTED_FOR, &["mail address", &email]),
            Bucket::new(REQUESTED_FROM, &["mail network", &context.session.network()]),
        ],
    };
    let minutes = match purpose {
        Purpose::Reset => RESET_HOURS * 60,
        Purpose::Verify => ADDRESS_HOURS * 60,
        _ => SIGN_IN_MINUTES,
    };
    let link = MailLink { next, ..MailLink::new(purpose, account.as_ref().map(|account| account.id), email) };
    portal
        .db
        .transaction(async |transaction| {
            reserve(transaction, &buckets, now).await?;
            // A link is stored for an address without an account as well; it opens nothing.
            let made = store::make_link(transaction, &link, now, now + i64::from(minutes) * MINUTE).await?;
            let Some(account) = &account else { return Ok(()) };
            let link = link_url(portal, account.lang, &made.token);
            let message = match purpose {
                Purpose::Reset => AccountEmail::ResetPassword { link, hours: RESET_HOURS },
                Purpose::Verify => AccountEmail::VerifyAddress { link, hours: ADDRESS_HOURS },
                _ => AccountEmail::SignIn { link, minutes: SIGN_IN_MINUTES },
            };
            let (site, recipient) = (email::Site::from_config(&portal.config), Recipient::from(account));
            email::enqueue_with_expiry(transaction, &site, &message, &recipient, Some(made.expiry), now)
                .await?;
            Ok::<_, AppError>(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}

/// The person who has an account, at its address.
impl From<&Account> for Recipient {
    fn from(account: &Account) -> Self {
        Self {
            person: Some(account.id.to_string()),
            name: account.name.clone(),
            address: account.email.clone(),
            lang: account.lang,
            zone: account.zone.clone(),
        }
    }
}

/// Reserves one email of each bucket.
///
/// # Errors
/// [`AppError::TooMany`] when one of them is empty.
async fn reserve(
    transaction: &mut sqlx::AnyConnection,
    buckets: &[Bucket],
    now: i64,
) -> Result<(), AppError> {
    for bucket in buckets {
        if bucket.reserve(&mut *transaction, now).await? > 0 {
            return Err(AppError::TooMany);
        }
    }
    Ok(())
}

/// Reserves an email that a person who is signed in has sent to an address that is not theirs.
///
/// # Errors
/// [`AppError::TooMany`] when the address had, or the person sent, too many emails lately.
pub(super) async fn reserve_email(
    transaction: &mut sqlx::AnyConnection,
    context: &ActionContext,
    email: &str,
) -> Result<(), AppError> {
    let by = context.viewer.id().map(|id| id.to_string()).unwrap_or_default();
    let buckets = [Bucket::new(SENT_TO, &["mail to", email]), Bucket::new(SENT_BY, &["mail by", &by])];
    reserve(transaction, &buckets, context.portal.now()).await
}

/// Whom to invite, and to what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewInvitation {
    /// Where the invitation is sent.
    pub email: String,
    /// The person's name, as the inviter typed it. An account has its own name.
    pub name: Option<String>,
    /// The community's name in each language; `None` is to the portal.
    pub community: Option<LocalizedText>,
    /// For the feature that reads it when the invitation is accepted.
    pub data: Option<String>,
    /// The language of the email; `None` is in both. An account has its own.
    pub lang: Option<Lang>,
    /// Who invited first, when another person sends the invitation again.
    pub by: Option<PersonId>,
}

/// Invites a person to the portal, and perhaps to a community. `false` when the address had, or the person who invites
/// sent, too many emails lately.
///
/// # Errors
/// When the database is unavailable.
pub async fn invite(context: &ActionContext, invitation: &NewInvitation) -> Result<bool, AppError> {
    let (portal, now, sender) = (&context.portal, context.portal.now(), context.person()?);
    let email = &invitation.email;
    let by = invitation.by.unwrap_or(sender);
    let by_name = store::find(&portal.db, by).await?.map(|account| account.name).unwrap_or_default();
    let account = store::by_email(&portal.db, email).await?;
    let sent = portal
        .db
        .transaction(async |transaction| {
            reserve_email(transaction, context, email).await?;
            let by = (by, by_name.as_str());
            enqueue_invitation(transaction, portal, invitation, by, account.as_ref(), context.lang).await?;
            let subject = masked_address(email);
            let deed =
                Deed { action: "person.invited", subject_kind: "address", subject: &subject, detail: "" };
            audit::log(transaction, &context.viewer, context.session.client_address(), deed, now).await?;
            Ok::<_, AppError>(())
        })
        .await;
    match sent {
        Err(AppError::TooMany) => return Ok(false),
        other => other?,
    }
    portal.outbox_waker.wake();
    Ok(true)
}

/// Writes an invitation and its email in the transaction of the fact that calls for it: the caller limits how many there are.
/// It is from the person who is named, to the account with its address if there is one, and else in the invitation's language;
/// without one it is in both, first in that of the `reader`.
///
/// # Errors
/// When the database is unavailable.
pub async fn enqueue_invitation(
    transaction: &mut sqlx::AnyConnection,
    portal: &Portal,
    invitation: &NewInvitation,
    (by, by_name): (PersonId, &str),
    account: Option<&Account>,
    reader: Lang,
) -> Result<(), sqlx::Error> {
    let now = portal.now();
    let NewInvitation { email, name, community, data, lang, .. } = invitation;
    let langs = account.map(|account| account.lang).or(*lang);
    let lang = langs.unwrap_or(reader);
    let person = account.map(|account| account.id);
    let link = MailLink {
        data: data.clone(),
        invited: Some(Invited { by, lang: langs, name: name.clone() }),
        ..MailLink::new(Purpose::Invite, person, email.clone())
    };
    let expires = now + i64::from(INVITATION_DAYS) * 24 * HOUR;
    let recipient = match account {
        Some(account) => Recipient { address: email.clone(), ..Recipient::from(account) },
        None => {
            let name = name.clone().unwrap_or_default();
            Recipient { person: None, name, address: email.clone(), lang, zone: String::new() }
        }
    };
    let made = store::make_link(transaction, &link, now, expires).await?;
    let message = AccountEmail::Invitation {
        by: by_name.to_owned(),
        community: community.clone(),
        link: link_url(portal, lang, &made.token),
        days: INVITATION_DAYS,
        in_both: langs.is_none(),
    };
    let site = email::Site::from_config(&portal.config);
    email::enqueue_with_expiry(transaction, &site, &message, &recipient, Some(made.expiry), now).await
}

/// Withdraws invitations of one address; their emails are not sent any more.
///
/// # Errors
/// When the database is unavailable.
pub async fn withdraw_invitations(
    context: &ActionContext,
    email: &str,
    ids: &[String],
) -> Result<(), AppError> {
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |transaction| {
            store::withdraw_invitations(transaction, ids, now).await?;
            let subject = masked_address(email);
            let deed = Deed {
                action: "person.invitation-withdrawn",
                subject_kind: "address",
                subject: &subject,
                detail: "",
            };
            audit::log(transaction, &context.viewer, context.session.client_address(), deed, now).await
        })
        .await?;
    Ok(())
}

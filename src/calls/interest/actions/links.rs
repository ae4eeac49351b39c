//! The addresses with which people reach their answer, and asking for one.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::Applicant;
use crate::{
    call::{
        model::{Call, CallPhase},
        paths,
        rules::phase,
    },
    interest::{
        api::RequestLink,
        emails::{AnswerLink, SignInToAnswer},
        model::Interest,
        store::{self, NewDraft},
    },
};
use ensemble_common::email::{self, Recipient, Site};
use ensemble_communities::account::{
    self,
    paths::sign_in,
    rules::{address, mailbox},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::InterestId,
};
use ensemble_server::{
    Portal, digest,
    rate::{Bucket, Limit},
    web::ActionContext,
};
use ensemble_texts as t;

const MINUTE: i64 = 60_000;
/// Emails with a link that are sent to one address: as many as accounts get.
const TO_ADDRESS: Limit = Limit { burst: 3, every: 15 * MINUTE };
/// The same from one network: a school has one address, and several of its people answer.
const FROM_NETWORK: Limit = Limit { burst: 60, every: MINUTE };
/// The shortest time in which a request for a link is answered, with or without an email.
const MIN_ANSWER_TIME: Duration = Duration::from_millis(40);

/// The absolute address of a page of an answer, in the language of the answer: as it is for people with an account, with a new
/// secret for others.
///
/// # Errors
/// When the database is unavailable.
pub async fn link(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    call_code: &str,
    interest: &Interest,
    paths: [&'static str; 2],
    now: i64,
) -> Result<String, sqlx::Error> {
    let page = format!("{}{}", portal.config.site_url, paths::of(paths, interest.lang, call_code));
    if interest.person.is_some() {
        return Ok(page);
    }
    let secret = digest::token();
    store::add_link(tx, &digest::sha256(secret.as_bytes()), interest.id, now).await?;
    Ok(format!("{page}?key={secret}"))
}

/// The person who answers a call, as the recipient of emails.
#[must_use]
pub fn recipient(interest: &Interest) -> Recipient {
    Recipient {
        person: interest.person.map(|person| person.to_string()),
        name: interest.name.clone(),
        address: interest.email.clone(),
        lang: interest.lang,
        zone: String::new(),
    }
}

/// Sends a link with which a person begins or goes on with an answer: to the address of the answer that they look at, or to the
/// one that a visitor typed. The outcome is the same, and takes as long, whether an email is sent.
///
/// # Errors
/// [`ActionError::Invalid`] when what a visitor typed is no address.
pub(in crate::interest) async fn request_link(
    context: &ActionContext,
    call: &Call,
    applicant: Option<&Applicant>,
    input: &RequestLink,
) -> Result<(), ActionError> {
    let own = applicant.and_then(|applicant| applicant.interest.as_ref());
    let begun = Instant::now();
    let outcome = match (own, address(&input.email)) {
        (Some(own), _) => send_again(context, call, own).await,
        (None, Some(address)) => send_to(context, call, &address, input.lang.unwrap_or(context.lang)).await,
        (None, None) => {
            let mut errors = FieldErrors::default();
            errors.add("email", t::account_email_wrong(context.lang));
            return Err(ActionError::Invalid(errors));
        }
    };
    sleep_until(begun + MIN_ANSWER_TIME).await;
    match outcome {
        // The answer does not tell whether an email was sent.
        Err(AppError::TooMany) => Ok(()),
        other => Ok(other?),
    }
}

/// Reserves an email to an address. Spellings of one mailbox share one limit: a link goes to the address that was first.
async fn reserve(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    address: &str,
    now: i64,
) -> Result<(), AppError> {
    let buckets = [
        Bucket::new(TO_ADDRESS, &["interest address", &mailbox(address)]),
        Bucket::new(FROM_NETWORK, &["interest network", &context.session.network()]),
    ];
    for bucket in buckets {
        if bucket.reserve(&mut *tx, now).await? > 0 {
            return Err(AppError::TooMany);
        }
    }
    Ok(())
}

async fn send_again(context: &ActionContext, call: &Call, own: &Interest) -> Result<(), AppError> {
    let (portal, now) = (&context.portal, context.portal.now());
    portal
        .db
        .transaction(async |tx| {
            reserve(&mut *tx, context, &own.email, now).await?;
            mail(tx, portal, call, own, now).await?;
            Ok::<_, AppError>(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}

/// Sends the link to an answer to its own address.
async fn mail(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    call: &Call,
    interest: &Interest,
    now: i64,
) -> Result<(), sqlx::Error> {
    if interest.person.is_some() {
        return mail_sign_in(tx, portal, call, &recipient(interest), now).await;
    }
    let link = link(&mut *tx, portal, &call.code, interest, paths::ANSWER, now).await?;
    let message = AnswerLink { title: call.texts.title.clone(), closes_at: call.dates.closes_at, link };
    email::enqueue(tx, &Site::from_config(&portal.config), &message, &recipient(interest), now).await
}

/// Says to a person with an account where to sign in, and leads on to the form.
async fn mail_sign_in(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    call: &Call,
    recipient: &Recipient,
    now: i64,
) -> Result<(), sqlx::Error> {
    let next = paths::of(paths::ANSWER, recipient.lang, &call.code);
    let link = format!("{}{}", portal.config.site_url, sign_in(recipient.lang, &next));
    let message = SignInToAnswer { title: call.texts.title.clone(), closes_at: call.dates.closes_at, link };
    email::enqueue(tx, &Site::from_config(&portal.config), &message, recipient, now).await
}

/// Sends a link to an address that a visitor typed. Once the call is closed, only to those who began an answer.
async fn send_to(context: &ActionContext, call: &Call, typed: &str, lang: Lang) -> Result<(), AppError> {
    let (portal, now) = (&context.portal, context.portal.now());
    let (db, mailbox) = (&portal.db, mailbox(typed));
    let is_open = phase(call, now) == CallPhase::Open;
    let account = account::by_email(db, typed).await?.filter(|account| account.closed_at.is_none());
    let own = match &account {
        Some(account) => store::find_of_person(db, call.id, account.id, Some(&mailbox)).await?,
        None => store::find_by_mailbox(&db.reader, call.id, &mailbox).await?,
    };
    portal
        .db
        .transaction(async |tx| {
            reserve(&mut *tx, context, typed, now).await?;
            match (&account, &own) {
                (Some(account), own) if is_open || own.is_some() => {
                    mail_sign_in(tx, portal, call, &Recipient::from(account), now).await?;
                }
                (None, Some(own)) => mail(tx, portal, call, own, now).await?,
                (None, None) if is_open => begin(tx, portal, call, typed, lang, now).await?,
                _ => {}
            }
            Ok::<_, AppError>(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}

/// Begins a draft for an address, and sends the link to it.
async fn begin(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    call: &Call,
    email: &str,
    lang: Lang,
    now: i64,
) -> Result<(), sqlx::Error> {
    let new = NewDraft { id: InterestId::new(), call: call.id, person: None, email, name: "", lang };
    // Of two requests at once, the second finds the draft of the first.
    store::add_draft(&mut *tx, &new, now).await?;
    match store::find_by_mailbox(&mut *tx, call.id, &mailbox(email)).await? {
        Some(begun) => mail(tx, portal, call, &begun, now).await,
        None => Ok(()),
    }
}

//! From a template to the outbox.

use super::{
    content::{EmailTemplate, OptOutLinks},
    model::{Recipient, Site},
    render::render,
};
use ensemble_server::mail::{EmailExpiry, NewEmail, outbox};

/// Enqueues an email, in the same transaction as the change that it reports. Call `portal.outbox_waker.wake()` after
/// the commit.
///
/// # Errors
/// When the database is unavailable.
pub async fn enqueue(
    tx: &mut sqlx::AnyConnection,
    site: &Site,
    message: &impl EmailTemplate,
    recipient: &Recipient,
    now: i64,
) -> Result<(), sqlx::Error> {
    insert(tx, site, message, recipient, (None, None), now).await
}

/// Enqueues an email that its recipient can refuse: it says where, and mail programs offer to stop it (RFC 8058).
///
/// # Errors
/// When the database is unavailable.
pub async fn enqueue_with_opt_out(
    tx: &mut sqlx::AnyConnection,
    site: &Site,
    message: &impl EmailTemplate,
    recipient: &Recipient,
    opt_out: OptOutLinks,
    now: i64,
) -> Result<(), sqlx::Error> {
    insert(tx, site, message, recipient, (Some(opt_out), None), now).await
}

/// Enqueues an email that is not sent once it has expired, such as one with a link that works for a day.
///
/// # Errors
/// When the database is unavailable.
pub async fn enqueue_with_expiry(
    tx: &mut sqlx::AnyConnection,
    site: &Site,
    message: &impl EmailTemplate,
    recipient: &Recipient,
    expiry: Option<EmailExpiry>,
    now: i64,
) -> Result<(), sqlx::Error> {
    insert(tx, site, message, recipient, (None, expiry), now).await
}

async fn insert(
    tx: &mut sqlx::AnyConnection,
    site: &Site,
    message: &impl EmailTemplate,
    recipient: &Recipient,
    (opt_out, expiry): (Option<OptOutLinks>, Option<EmailExpiry>),
    now: i64,
) -> Result<(), sqlx::Error> {
    outbox::insert(tx, &compose(site, message, recipient, opt_out, expiry), now).await?;
    Ok(())
}

/// Enqueues emails that were [composed](compose): a few statements for all of them.
///
/// # Errors
/// When the database is unavailable.
pub async fn enqueue_all(
    tx: &mut sqlx::AnyConnection,
    emails: &[NewEmail],
    now: i64,
) -> Result<(), sqlx::Error> {
    outbox::insert_all(tx, emails, now).await
}

/// The email of a template to a recipient.
pub fn compose(
    site: &Site,
    message: &impl EmailTemplate,
    recipient: &Recipient,
    opt_out: Option<OptOutLinks>,
    expiry: Option<EmailExpiry>,
) -> NewEmail {
    let unsubscribe = opt_out.as_ref().map(|opt_out| opt_out.unsubscribe.clone());
    let content = message.content_for(recipient);
    let content = match opt_out {
        Some(opt_out) => content.opt_out(opt_out),
        None => content,
    };
    let rendered = render(content, recipient.lang, &recipient.name, site);
    NewEmail {
        person: recipient.person.clone(),
        to: recipient.address.clone(),
        lang: recipient.lang,
        kind: message.kind(),
        about_id: message.about_id(),
        subject: rendered.subject,
        text: rendered.text,
        html: rendered.html,
        unsubscribe,
        expiry: expiry.or_else(|| message.expiry()),
        calendar: message.calendar_for(recipient, site),
    }
}

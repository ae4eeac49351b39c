//! From a template to the outbox.

use super::{
    content::{EmailTemplate, OptOutLinks},
    model::{Recipient, Site},
    render::render,
};
use ensemble_server::mail::{MailedLink, NewEmail, outbox};

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
pub async fn enqueue_with_choices(
    tx: &mut sqlx::AnyConnection,
    site: &Site,
    message: &impl EmailTemplate,
    recipient: &Recipient,
    choices: OptOutLinks,
    now: i64,
) -> Result<(), sqlx::Error> {
    insert(tx, site, message, recipient, (Some(choices), None), now).await
}

/// Enqueues an email with a link that expires. It is not sent once the link has expired or was cancelled.
///
/// # Errors
/// When the database is unavailable.
pub async fn enqueue_with_link(
    tx: &mut sqlx::AnyConnection,
    site: &Site,
    message: &impl EmailTemplate,
    recipient: &Recipient,
    link: Option<MailedLink>,
    now: i64,
) -> Result<(), sqlx::Error> {
    insert(tx, site, message, recipient, (None, link), now).await
}

async fn insert(
    tx: &mut sqlx::AnyConnection,
    site: &Site,
    message: &impl EmailTemplate,
    recipient: &Recipient,
    (choices, link): (Option<OptOutLinks>, Option<MailedLink>),
    now: i64,
) -> Result<(), sqlx::Error> {
    outbox::insert(tx, &compose(site, message, recipient, choices, link), now).await?;
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
    choices: Option<OptOutLinks>,
    link: Option<MailedLink>,
) -> NewEmail {
    let unsubscribe = choices.as_ref().map(|choices| choices.unsubscribe.clone());
    let content = message.content_for(recipient);
    let content = match choices {
        Some(choices) => content.choices(choices),
        None => content,
    };
    let rendered = render(content, recipient.lang, &recipient.name, site);
    NewEmail {
        person: recipient.person.clone(),
        to: recipient.address.clone(),
        lang: recipient.lang,
        kind: message.kind(),
        topic_id: message.topic_id(),
        subject: rendered.subject,
        text: rendered.text,
        html: rendered.html,
        unsubscribe,
        link: link.or_else(|| message.link()),
        calendar: message.calendar_for(recipient, site),
    }
}

//! From a template to the outbox.

use super::{
    content::EmailTemplate,
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
    enqueue_with_link(tx, site, message, recipient, None, now).await
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
    let rendered = render(message.content_for(recipient), recipient.lang, &recipient.name, site);
    let email = NewEmail {
        person: recipient.person.clone(),
        to: recipient.address.clone(),
        lang: recipient.lang,
        kind: message.kind(),
        topic_id: message.topic_id(),
        subject: rendered.subject,
        text: rendered.text,
        html: rendered.html,
        unsubscribe: None,
        link,
    };
    outbox::insert(tx, &email, now).await?;
    Ok(())
}

//! From a message to the outbox.

use super::{
    content::Message,
    model::{Recipient, Site},
    render::render,
};
use ensemble_server::mail::{self, MailedLink, NewEmail};

/// Enqueues an email, in the transaction of the fact that it is about. Call `portal.mail.wake()` once that is committed.
///
/// # Errors
/// When the database is away.
pub async fn enqueue(
    tx: &mut sqlx::AnyConnection,
    site: &Site,
    message: &impl Message,
    recipient: &Recipient,
    now: i64,
) -> Result<(), sqlx::Error> {
    enqueue_with_link(tx, site, message, recipient, None, now).await
}

/// Enqueues an email with a link that expires. It is not sent once the link has expired or was cancelled.
///
/// # Errors
/// When the database is away.
pub async fn enqueue_with_link(
    tx: &mut sqlx::AnyConnection,
    site: &Site,
    message: &impl Message,
    recipient: &Recipient,
    link: Option<MailedLink>,
    now: i64,
) -> Result<(), sqlx::Error> {
    let rendered = render(message.content(recipient.lang), recipient.lang, &recipient.name, site);
    let email = NewEmail {
        person: recipient.person.clone(),
        to: recipient.address.clone(),
        lang: recipient.lang,
        kind: message.kind(),
        about: message.about(),
        subject: rendered.subject,
        text: rendered.text,
        html: rendered.html,
        unsubscribe: None,
        link,
    };
    mail::enqueue(tx, &email, now).await?;
    Ok(())
}

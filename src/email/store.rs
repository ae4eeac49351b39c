//! From an email to the outbox.

use sqlx::AnyConnection;

use super::model::{Email, Recipient, Site};
use crate::server::mail::{self, MailedLink, NewEmail};

/// Posts an email, in the transaction of the fact that it tells. Ring `portal.mail.wake()` once that
/// is committed.
///
/// # Errors
/// When the database is away.
pub async fn enqueue(
    to: &mut AnyConnection,
    portal_site: &Site,
    email: &Email,
    recipient: &Recipient,
    now: i64,
) -> Result<(), sqlx::Error> {
    enqueue_with_link(to, portal_site, email, recipient, None, now).await
}

/// Posts an email with a link that ends. It is not sent once the link is over.
///
/// # Errors
/// When the database is away.
pub async fn enqueue_with_link(
    to: &mut AnyConnection,
    portal_site: &Site,
    email: &Email,
    recipient: &Recipient,
    link: Option<MailedLink>,
    now: i64,
) -> Result<(), sqlx::Error> {
    let rendered = email.render(recipient.lang, &recipient.name, portal_site);
    let outgoing = NewEmail {
        person: recipient.person.clone(),
        to: recipient.address.clone(),
        lang: recipient.lang,
        kind: email.kind(),
        about: email.about().map(str::to_owned),
        subject: rendered.subject,
        text: rendered.text,
        html: rendered.html,
        unsubscribe: None,
        link,
    };
    mail::enqueue(to, &outgoing, now).await?;
    Ok(())
}

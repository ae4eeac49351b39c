//! From a letter to the outbox.

use sqlx::AnyConnection;

use super::model::{Letter, Recipient, Site};
use crate::server::mail::{self, MailedLink, Outgoing};

/// Posts a letter, in the transaction of the fact that it tells. Ring `portal.mail.wake()` once that
/// is committed.
///
/// # Errors
/// When the database is away.
pub async fn post(
    to: &mut AnyConnection,
    portal_site: &Site,
    letter: &Letter,
    recipient: &Recipient,
    now: i64,
) -> Result<(), sqlx::Error> {
    post_link(to, portal_site, letter, recipient, None, now).await
}

/// Posts a letter with a link that ends. It is not sent once the link is over.
///
/// # Errors
/// When the database is away.
pub async fn post_link(
    to: &mut AnyConnection,
    portal_site: &Site,
    letter: &Letter,
    recipient: &Recipient,
    link: Option<MailedLink>,
    now: i64,
) -> Result<(), sqlx::Error> {
    let rendered = letter.render(recipient.lang, &recipient.name, portal_site);
    let outgoing = Outgoing {
        person: recipient.person.clone(),
        to: recipient.address.clone(),
        lang: recipient.lang,
        kind: letter.kind(),
        about: letter.about().map(str::to_owned),
        subject: rendered.subject,
        text: rendered.text,
        html: rendered.html,
        unsubscribe: None,
        link,
    };
    mail::post(to, &outgoing, now).await?;
    Ok(())
}

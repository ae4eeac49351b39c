//! Telling of access that its author does not expect: somebody asked who wrote without a name, or read a text that was
//! not shared with them. Told, in the transaction that logs it, to the author and to the community's other facilitators,
//! in the same words: the emails do not tell which of them is the author.

use super::{model::Reflection, paths, store};
use crate::{
    email::{self, Email, Recipient},
    error::AppError,
    ids::{CommunityId, PersonId},
    membership,
    server::web::ActionContext,
};

/// Tells that somebody asked who wrote a reflection without a name. Ring `portal.mail.wake()` after the commit.
pub(super) async fn tell_author_asked(
    to: &mut sqlx::AnyConnection,
    context: &ActionContext,
    reflection: &Reflection,
    reason: &str,
) -> Result<(), sqlx::Error> {
    let site = email::Site::of(&context.portal.config);
    let by = name(context);
    for recipient in
        recipients(to, context, reflection.visibility.author, reflection.visibility.community).await?
    {
        let lang = recipient.lang;
        let email = Email::AuthorAsked {
            by: by.clone(),
            community: reflection.community.text(lang).to_owned(),
            reason: reason.to_owned(),
            link: format!("{}{}", site.url, paths::show(lang, reflection.id)),
        };
        email::enqueue(&mut *to, &site, &email, &recipient, context.portal.now()).await?;
    }
    Ok(())
}

/// Logs and tells, once for each report and facilitator, that whoever asks reads reported texts which were shared neither
/// with them nor with their community.
pub(super) async fn note_private_reading(
    context: &ActionContext,
    community: CommunityId,
    named: &crate::i18n::LocalizedText,
) -> Result<(), AppError> {
    let (portal, now) = (&context.portal, context.portal.now());
    let private = store::private_reports(&portal.db, &context.viewer, community).await?;
    if private.is_empty() {
        return Ok(());
    }
    let site = email::Site::of(&portal.config);
    portal
        .db
        .transaction(async |transaction| {
            for store::PrivateReport { report, reflection, author } in private {
                context
                    .audit(transaction, "reflection.private-read", reflection, &report.to_string())
                    .await?;
                for recipient in recipients(transaction, context, author, community).await? {
                    let community = named.text(recipient.lang).to_owned();
                    let email = Email::PrivateRead { by: name(context), community };
                    email::enqueue(transaction, &site, &email, &recipient, now).await?;
                }
            }
            Ok::<_, AppError>(())
        })
        .await?;
    portal.mail.wake();
    Ok(())
}

fn name(context: &ActionContext) -> String {
    context.viewer.person.as_ref().map(|identity| identity.name.clone()).unwrap_or_default()
}

/// The author and the community's facilitators, each once, but for whoever asks.
async fn recipients(
    to: &mut sqlx::AnyConnection,
    context: &ActionContext,
    author: PersonId,
    community: CommunityId,
) -> Result<Vec<Recipient>, sqlx::Error> {
    let mut all = membership::every_facilitator(&mut *to, community).await?;
    all.retain(|person| context.viewer.id() != Some(person.id));
    let known = all.iter().any(|person| person.id == author) || context.viewer.id() == Some(author);
    let mut recipients: Vec<Recipient> = all.into_iter().map(membership::Addressee::recipient).collect();
    if !known && let Some(author) = membership::addressee_within(&mut *to, author).await? {
        recipients.push(author.recipient());
    }
    // In no order that would tell who was added.
    recipients.sort_by(|one, other| one.person.cmp(&other.person));
    Ok(recipients)
}

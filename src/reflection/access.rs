//! Telling of access that its author does not expect: somebody asked who wrote without a name, or read a text that was
//! not shared with them. Told, in the transaction that logs it, to the author and to the community's other facilitators,
//! in the same words: the emails do not tell which of them is the author.

use super::{model::Reflection, paths, store};
use crate::{
    email::{self, Email, Recipient},
    error::AppError,
    ids::{CommunityId, PersonId},
    membership,
    server::{
        audit::{self, Deed},
        web::PageRequest,
    },
};

/// Tells that somebody asked who wrote a reflection without a name. Ring `portal.mail.wake()` after the commit.
pub(super) async fn tell_author_asked(
    to: &mut sqlx::AnyConnection,
    request: &PageRequest,
    reflection: &Reflection,
    reason: &str,
) -> Result<(), sqlx::Error> {
    let site = email::Site::of(&request.portal.config);
    let by = name(request);
    for recipient in recipients(to, request, reflection.reach.author, reflection.reach.community).await? {
        let lang = recipient.lang;
        let email = Email::AuthorAsked {
            by: by.clone(),
            community: reflection.community.text(lang).to_owned(),
            reason: reason.to_owned(),
            link: format!("{}{}", site.url, paths::show(lang, reflection.id)),
        };
        email::enqueue(&mut *to, &site, &email, &recipient, request.portal.now()).await?;
    }
    Ok(())
}

/// Logs and tells, once for each report and facilitator, that whoever asks reads reported texts which were shared neither
/// with them nor with their community.
pub(super) async fn note_private_reading(
    request: &PageRequest,
    community: CommunityId,
    named: &crate::i18n::LocalizedText,
) -> Result<(), AppError> {
    let (portal, now) = (&request.portal, request.portal.now());
    let work = async {
        let private = store::private_reports(&portal.db, &request.viewer, community).await?;
        if private.is_empty() {
            return Ok(());
        }
        let site = email::Site::of(&portal.config);
        let mut to = portal.db.write().await?;
        for store::PrivateReport { report, reflection, author } in private {
            let (subject, detail) = (reflection.to_string(), report.to_string());
            let deed = Deed {
                action: "reflection.private-read",
                subject_kind: "reflection",
                subject: &subject,
                detail: &detail,
            };
            audit::log(&mut to, &request.viewer, request.session.client_address(), deed, now).await?;
            for recipient in recipients(&mut to, request, author, community).await? {
                let community = named.text(recipient.lang).to_owned();
                let email = Email::PrivateRead { by: name(request), community };
                email::enqueue(&mut to, &site, &email, &recipient, now).await?;
            }
        }
        to.commit().await
    };
    work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    portal.mail.wake();
    Ok(())
}

fn name(request: &PageRequest) -> String {
    request.viewer.person.as_ref().map(|identity| identity.name.clone()).unwrap_or_default()
}

/// The author and the community's facilitators, each once, but for whoever asks.
async fn recipients(
    to: &mut sqlx::AnyConnection,
    request: &PageRequest,
    author: PersonId,
    community: CommunityId,
) -> Result<Vec<Recipient>, sqlx::Error> {
    let mut all = membership::every_facilitator(&mut *to, community).await?;
    all.retain(|person| request.viewer.id() != Some(person.id));
    let known = all.iter().any(|person| person.id == author) || request.viewer.id() == Some(author);
    let mut recipients: Vec<Recipient> = all.into_iter().map(membership::Addressee::recipient).collect();
    if !known && let Some(author) = membership::addressee_within(&mut *to, author).await? {
        recipients.push(author.recipient());
    }
    // In no order that would tell who was added.
    recipients.sort_by(|one, other| one.person.cmp(&other.person));
    Ok(recipients)
}

//! What becoming part of a community does: accepting an invitation, and telling the facilitators when somebody who does
//! not facilitate the community decided it.

use super::{labels, model::Invitation, store};
use crate::{
    community::paths as community_paths,
    email::{self, Email},
    i18n::Lang,
    ids::{CommunityId, PersonId},
    rights::{Action, Role, Viewer, rules::may},
    server::{
        audit::{self, Deed},
        db::Db,
        session,
        web::PageRequest,
    },
};

/// Whether an invitation may be accepted: whoever invites still may let people in, and invites somebody else. `person`
/// is `None` for somebody who makes an account.
///
/// # Errors
/// When the database is away.
pub async fn invitation_holds(db: &Db, data: &str, person: Option<PersonId>) -> Result<bool, sqlx::Error> {
    let Invitation { community, by, .. } = store::read(data)?;
    if person == Some(by) {
        return Ok(false);
    }
    let inviter = session::find_account(db, by).await?;
    Ok(inviter.is_some_and(|known| may(&known.viewer, Action::ManageMembers, Some(community))))
}

/// Makes a person what an invitation says. A role they have already is not taken down.
///
/// # Errors
/// When the database is away.
pub async fn accept_invitation(
    to: &mut sqlx::AnyConnection,
    request: &PageRequest,
    person: PersonId,
    data: &str,
) -> Result<(), sqlx::Error> {
    let Invitation { community, role, by } = store::read(data)?;
    store::add(&mut *to, community, person, role, request.portal.now()).await?;
    let subject = community.to_string();
    let detail = format!("{person} {}", role.code());
    let deed =
        Deed { action: "membership.invited", subject_kind: "community", subject: &subject, detail: &detail };
    audit::log(&mut *to, &Viewer::default(), request.session.client_address(), deed, request.portal.now())
        .await?;
    tell_facilitators(to, request, community, person, role, by).await
}

/// Tells a community's facilitators that a person is in it, or has another role, unless one of them decided it.
///
/// # Errors
/// When the database is away.
pub(super) async fn tell_facilitators(
    to: &mut sqlx::AnyConnection,
    request: &PageRequest,
    community: CommunityId,
    person: PersonId,
    role: Role,
    by: PersonId,
) -> Result<(), sqlx::Error> {
    let facilitators = store::every_facilitator(&mut *to, community).await?;
    if facilitators.iter().any(|facilitator| facilitator.id == by) {
        return Ok(());
    }
    let who = store::name_of_person(&mut *to, person).await?;
    let by_name = store::name_of_person(&mut *to, by).await?;
    let Some((name, slugs)) = store::address_of(&mut *to, community).await? else { return Ok(()) };
    let site = email::Site::of(&request.portal.config);
    for facilitator in facilitators.into_iter().filter(|facilitator| facilitator.id != person) {
        let lang = facilitator.lang;
        let slug = &slugs[usize::from(lang == Lang::En)];
        let email = Email::MemberAdded {
            who: who.clone(),
            role: labels::role(lang, role).to_owned(),
            community: name.text(lang).to_owned(),
            by: by_name.clone(),
            link: format!("{}{}", site.url, community_paths::of(community_paths::MEMBERS, lang, slug)),
        };
        email::enqueue(&mut *to, &site, &email, &facilitator.recipient(), request.portal.now()).await?;
    }
    Ok(())
}

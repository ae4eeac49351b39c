//! What becoming part of a community does: accepting an invitation, and notifying the facilitators when a person who does
//! not facilitate the community decided it.

use super::{labels, model::Invitation, store};
use crate::{
    community::paths as community_paths,
    i18n::Lang,
    ids::{CommunityId, PersonId},
    notification::{EachLang, Event, notify},
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
    notify_facilitators(to, request, community, person, role, by).await
}

/// Notifies a community's facilitators that a person is in it, or has another role, unless one of them decided it.
///
/// # Errors
/// When the database is away.
pub(super) async fn notify_facilitators(
    tx: &mut sqlx::AnyConnection,
    request: &PageRequest,
    community: CommunityId,
    member: PersonId,
    role: Role,
    by: PersonId,
) -> Result<(), sqlx::Error> {
    if store::facilitates(&mut *tx, community, by).await? {
        return Ok(());
    }
    let Some((name, slugs)) = store::address_of(&mut *tx, community).await? else { return Ok(()) };
    let site = &request.portal.config.site_url;
    let link = |lang| {
        let slug = &slugs[usize::from(lang == Lang::En)];
        format!("{site}{}", community_paths::of(community_paths::MEMBERS, lang, slug))
    };
    let event = Event::MemberAdded {
        community,
        community_name: name,
        member,
        member_name: store::name_of_person(&mut *tx, member).await?,
        role: EachLang::of(|lang| labels::role(lang, role).to_owned()),
        by: store::name_of_person(&mut *tx, by).await?,
        link: EachLang::of(link),
    };
    notify(tx, &request.portal, &event).await
}

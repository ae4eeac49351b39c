//! What becoming part of a community does: accepting an invitation or a place, and notifying the facilitators when a person
//! who does not facilitate the community decided it.

use super::{labels, model::Invitation, store};
use crate::{
    account::{Invitations, NewInvitation, enqueue_invitation},
    community::paths as community_paths,
};
use ensemble_common::notification::{
    PerLang,
    events::{JoinAccepted, MemberAdded},
    notify,
};
use ensemble_core::{
    Lang,
    ids::{CommunityId, PersonId},
    rights::{Action, Role, Viewer, rules::may},
};
use ensemble_server::{
    Portal,
    audit::{self, Deed},
    db::Db,
    session,
    web::ActionContext,
};

/// What accounts ask about the invitations to communities.
#[must_use]
pub fn invitations() -> Invitations {
    Invitations {
        describe: |context, data| {
            Box::pin(async move { Ok(store::invitation(&context.portal.db, context.lang, data).await?) })
        },
        holds: |context, data, person| {
            Box::pin(async move { Ok(invitation_holds(&context.portal.db, data, person).await?) })
        },
        accept: |transaction, context, person, data| {
            Box::pin(async move { Ok(accept_invitation(transaction, context, person, data).await?) })
        },
    }
}

/// Whether an invitation may be accepted: the person who sent it may still let people in, and did not invite themself.
/// `person` is `None` when the person who is invited makes an account.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn invitation_holds(
    db: &Db,
    data: &str,
    person: Option<PersonId>,
) -> Result<bool, sqlx::Error> {
    let Invitation { community, by, .. } = store::read(data)?;
    if person == Some(by) {
        return Ok(false);
    }
    let inviter = session::find_account(db, by).await?;
    Ok(inviter.is_some_and(|account| may(&account.viewer, Action::ManageMembers, Some(community))))
}

/// Gives a person the role that an invitation says. A person who has a role in the community keeps it.
///
/// # Errors
/// When the database is unavailable.
async fn accept_invitation(
    transaction: &mut sqlx::AnyConnection,
    context: &ActionContext,
    person: PersonId,
    data: &str,
) -> Result<(), sqlx::Error> {
    let Invitation { community, role, by } = store::read(data)?;
    store::add(&mut *transaction, community, person, role, context.portal.now()).await?;
    let subject = community.to_string();
    let detail = format!("{person} {}", role.code());
    let deed =
        Deed { action: "membership.invited", subject_kind: "community", subject: &subject, detail: &detail };
    let (nobody, address) = (Viewer::default(), context.session.client_address());
    audit::log(&mut *transaction, &nobody, address, deed, context.portal.now()).await?;
    notify_facilitators(transaction, &context.portal, community, person, role, by).await
}

/// Makes a person a member who got a place in a community in another way than by asking there, and notifies them. `by` is who
/// decided it. A person who has a role in the community keeps it.
///
/// # Errors
/// When the database is unavailable.
pub async fn admit(
    transaction: &mut sqlx::AnyConnection,
    portal: &Portal,
    community: CommunityId,
    person: PersonId,
    by: PersonId,
) -> Result<(), sqlx::Error> {
    if store::lock_role(transaction, community, person).await?.0.is_some() {
        return Ok(());
    }
    store::add(transaction, community, person, Role::Member, portal.now()).await?;
    notify_facilitators(transaction, portal, community, person, Role::Member, by).await?;
    let Some((community_name, slugs)) = store::address_of(transaction, community).await? else {
        return Ok(());
    };
    let site = &portal.config.site_url;
    let link = PerLang::of(|lang| {
        let slug = &slugs[usize::from(lang == Lang::En)];
        format!("{site}{}", community_paths::of(community_paths::SHOW, lang, slug))
    });
    notify(transaction, portal, &JoinAccepted { person, community, community_name, link }).await
}

/// A person without an account, to be invited to a community.
pub struct Newcomer<'a> {
    pub name: &'a str,
    pub email: &'a str,
    pub lang: Lang,
}

/// Invites a person without an account to be a member of a community, in the transaction of the fact that calls for it. `by` is
/// who decided it, with their name.
///
/// # Errors
/// When the database is unavailable.
pub async fn invite_newcomer(
    transaction: &mut sqlx::AnyConnection,
    portal: &Portal,
    community: CommunityId,
    newcomer: Newcomer<'_>,
    by: (PersonId, &str),
) -> Result<(), sqlx::Error> {
    let Newcomer { name, email, lang } = newcomer;
    let data = store::data(Invitation { community, role: Role::Member, by: by.0 })?;
    let invitation = NewInvitation {
        email: email.to_owned(),
        name: Some(name.to_owned()),
        community: store::address_of(transaction, community).await?.map(|(name, _)| name),
        data: Some(data),
        lang: Some(lang),
        by: Some(by.0),
    };
    enqueue_invitation(transaction, portal, &invitation, by, None, lang).await
}

/// Notifies a community's facilitators that a person is in it, or has another role, unless one of them decided it.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn notify_facilitators(
    transaction: &mut sqlx::AnyConnection,
    portal: &Portal,
    community: CommunityId,
    member: PersonId,
    role: Role,
    by: PersonId,
) -> Result<(), sqlx::Error> {
    if store::facilitates(&mut *transaction, community, by).await? {
        return Ok(());
    }
    let Some((name, slugs)) = store::address_of(&mut *transaction, community).await? else { return Ok(()) };
    let site = &portal.config.site_url;
    let link = |lang| {
        let slug = &slugs[usize::from(lang == Lang::En)];
        format!("{site}{}", community_paths::of(community_paths::MEMBERS, lang, slug))
    };
    let event = MemberAdded {
        community,
        community_name: name,
        member,
        member_name: store::name_of_person(&mut *transaction, member).await?,
        role: PerLang::of(|lang| labels::role(lang, role).to_owned()),
        by: store::name_of_person(&mut *transaction, by).await?,
        link: PerLang::of(link),
    };
    notify(transaction, portal, &event).await
}

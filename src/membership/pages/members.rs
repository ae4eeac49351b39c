//! A community's people, for those who belong to it; and what facilitators do with them.

use leptos::prelude::*;

use super::super::{
    actions::{self, InviteMember},
    api::ChangeRole,
    islands::{JoinRequestWords, JoinRequests, MemberRoleWords, MemberRoles, role_tone},
    labels,
    model::{JoinRequest, Liaison, Member},
    paths, store,
};
use crate::{
    community::{
        self, Room, head,
        model::Community,
        paths::{self as community_paths, MEMBERS},
    },
    error::{ActionError, AppError, FieldErrors},
    i18n::{Lang, format, t},
    ids::{CommunityId, PersonId},
    rights::{Action, Role},
    server::web::{Flash, Page, PageRequest, PageResponse},
    ui::{Avatar, Badge, Button, Choice, ErrorSummary, Field, Kind, Line, Notice, Select, Weight, initials},
};

/// What the page shows beside the members.
#[derive(Default)]
struct Shown {
    /// What was done just before.
    notice: Option<String>,
    /// What is wrong with the form that was sent.
    errors: FieldErrors,
    /// The invitation that was typed and not sent.
    invitation: Option<InviteMember>,
    /// The role that was chosen and not given.
    change: Option<ChangeRole>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = match community::named(&request, MEMBERS).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if request.require(Action::SeeMembers, found.community.id).is_err() {
        request.person()?;
        return Ok(PageResponse::redirect(path(&request, paths::JOIN, &found.community)));
    }
    let saved = request.flash() == Some(Flash::Saved);
    let notice = saved.then(|| t::membership_saved(request.lang).to_owned());
    page(&request, found.community, 200, Shown { notice, ..Shown::default() }).await
}

pub(super) async fn leave(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::LeaveCommunity).await?;
    match actions::leave(&request, community.id).await {
        Ok(()) => Ok(PageResponse::redirect(path(&request, community_paths::SHOW, &community))),
        Err(error) => {
            let errors = error.field_errors()?;
            page(&request, community, 422, Shown { errors, ..Shown::default() }).await
        }
    }
}

pub(super) async fn change_role(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::ManageMembers).await?;
    let input: ChangeRole = request.input()?;
    let outcome = actions::change_role(&request, community.id, input.clone()).await;
    saved(&request, community, outcome, Shown { change: Some(input), ..Shown::default() }).await
}

pub(super) async fn remove(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::ManageMembers).await?;
    let outcome = actions::remove_member(&request, community.id, request.input()?).await;
    saved(&request, community, outcome, Shown::default()).await
}

pub(super) async fn accept(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::ManageMembers).await?;
    let outcome = actions::accept_request(&request, community.id, request.input()?).await;
    saved(&request, community, outcome, Shown::default()).await
}

pub(super) async fn decline(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::ManageMembers).await?;
    let outcome = actions::decline_request(&request, community.id, request.input()?).await;
    saved(&request, community, outcome, Shown::default()).await
}

pub(super) async fn invite(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = community_for(&request, Action::ManageMembers).await?;
    let input: InviteMember = request.input()?;
    match actions::invite_member(&request, community.id, &input).await {
        Ok(email) => {
            let notice = Some(t::membership_invited(request.lang, email));
            page(&request, community, 200, Shown { notice, ..Shown::default() }).await
        }
        Err(error) => {
            let (errors, invitation) = (error.field_errors()?, Some(input));
            page(&request, community, 422, Shown { errors, invitation, ..Shown::default() }).await
        }
    }
}

/// The community whose form was sent, if the viewer may use it. This comes before the form is read: a person without the
/// right learns nothing about it.
async fn community_for(request: &PageRequest, action: Action) -> Result<Community, AppError> {
    let Ok(found) = community::named(request, MEMBERS).await? else { return Err(AppError::NotFound) };
    request.require(action, found.community.id)?;
    Ok(found.community)
}

fn path(request: &PageRequest, page: [&'static str; 2], community: &Community) -> String {
    community_paths::of(page, request.lang, community.slug(request.lang))
}

/// The members again: what was done is said, or what is wrong and what was typed is shown.
async fn saved(
    request: &PageRequest,
    community: Community,
    outcome: Result<(), ActionError>,
    typed: Shown,
) -> Result<PageResponse, AppError> {
    match outcome {
        Ok(()) => Ok(PageResponse::redirect_with(&path(request, MEMBERS, &community), Flash::Saved)),
        Err(error) => {
            let errors = error.field_errors()?;
            page(request, community, 422, Shown { errors, ..typed }).await
        }
    }
}

async fn page(
    request: &PageRequest,
    community: Community,
    status: u16,
    shown: Shown,
) -> Result<PageResponse, AppError> {
    let (lang, db, id) = (request.lang, &request.portal.db, community.id);
    let manages = request.may(Action::ManageMembers, Some(id));
    let (members, liaison) = futures::try_join!(store::members(db, id), store::liaison(&db.reader, id))?;
    let requests = if manages { store::requests(db, id).await? } else { Vec::new() };
    let view = View {
        lang,
        community: id,
        slug: community.slug(lang).to_owned(),
        me: request.viewer.id(),
        belongs: request.viewer.role(id).is_some(),
        manages,
        may_confirm: request.may(Action::LeaveWithoutFacilitator, Some(id)),
        liaison,
    };
    let title = t::membership_members_of(lang, community.name(lang).to_owned());
    let addresses = community_paths::both(MEMBERS, &community.slugs);
    let body = move || {
        view! {
            {head(lang, &community, Room::Members)}
            {shown.notice.clone().map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
            <ErrorSummary lang errors=shown.errors.all() />
            {requested(&view, requests)}
            {people(&view, members, shown.change.as_ref())}
            {manages.then(|| inviting(&view, &shown))}
        }
    };
    let page = Page::new(title, addresses, body).status(status).section("communities").unlisted();
    let page = if manages { page.with_islands() } else { page };
    Ok(page.into())
}

struct View {
    lang: Lang,
    community: CommunityId,
    slug: String,
    me: Option<PersonId>,
    belongs: bool,
    manages: bool,
    may_confirm: bool,
    liaison: Liaison,
}

impl View {
    fn path(&self, page: [&'static str; 2]) -> String {
        community_paths::of(page, self.lang, &self.slug)
    }
}

fn roles(lang: Lang, liaison: Liaison, chosen: Role) -> Vec<Choice> {
    Role::ALL
        .iter()
        .filter(|role| **role != Role::Liaison || liaison != Liaison::None || chosen == Role::Liaison)
        .map(|role| Choice::new(role.code(), labels::role(lang, *role)).chosen(*role == chosen))
        .collect()
}

fn people(view: &View, members: Vec<Member>, change: Option<&ChangeRole>) -> impl IntoView + use<> {
    let View { lang, community, manages, belongs, .. } = *view;
    let rows = members.into_iter().map(|member| row(view, member, change)).collect_view();
    let list = if manages {
        let words = MemberRoleWords {
            saved: t::membership_saved(lang).to_owned(),
            failed: t::membership_failed(lang).to_owned(),
            roles: Role::ALL.iter().map(|role| labels::role(lang, *role).to_owned()).collect(),
        };
        view! { <MemberRoles community lang words><ul class="rows">{rows}</ul></MemberRoles> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let leave = belongs.then(|| {
        view! {
            <form method="post" action=view.path(paths::LEAVE)>
                <Button weight=Weight::Quiet>{t::membership_leave(lang)}</Button>
            </form>
        }
    });
    view! {
        <section class="stack" id="people" tabindex="-1">
            <h2>{t::membership_people(lang)}</h2>
            {list}
            {leave}
        </section>
    }
}

fn row(view: &View, member: Member, change: Option<&ChangeRole>) -> impl IntoView + use<> {
    let (lang, own) = (view.lang, view.me == Some(member.id));
    let change = change.filter(|change| change.person == member.id);
    let managing = view.manages.then(|| manage(view, &member, own, change));
    let work = [member.post.clone(), member.organization.as_ref().map(|name| name.text(lang).to_owned())]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    let tone = role_tone(member.role).class();
    view! {
        <li class="row spread top">
            <div class="row nowrap top">
                <Avatar initials=initials(&member.name) name=member.name.clone() />
                <div>
                    <p>
                        <b>{member.name}</b> " "
                        {member.pronouns.map(|words| view! { <span class="small muted">"(" {words} ")"</span> })} " "
                        <span class=format!("badge {tone}") data-role="">{labels::role(lang, member.role)}</span> " "
                        {own.then(|| view! { <Badge>{t::membership_you(lang)}</Badge> })}
                    </p>
                    <p class="small muted">{work}</p>
                </div>
            </div>
            {managing}
        </li>
    }
}

/// The forms of one member. A person who changes their own role may lose rights: that needs the page anew, so their form
/// is a plain one.
fn manage(view: &View, member: &Member, own: bool, change: Option<&ChangeRole>) -> impl IntoView + use<> {
    let (lang, id) = (view.lang, member.id.to_string());
    let label = t::membership_role_of(lang, member.name.clone());
    let chosen = change.map_or(member.role, |change| change.role);
    let confirm = || {
        view.may_confirm.then(|| {
            view! {
                <label class="row nowrap">
                    <input type="checkbox" name="confirmed" value="1" /> {t::membership_confirm_none(lang)}
                </label>
            }
        })
    };
    view! {
        <details class="small" open=change.is_some()>
            <summary>{t::membership_manage(lang)} <span class="visually-hidden">{member.name.clone()}</span></summary>
            <form class="form" method="post" action=view.path(paths::ROLE) data-change-role=(!own).then_some("")>
                <input type="hidden" name="person" value=id.clone() />
                <Select id=format!("role-{id}") name="role" label choices=roles(lang, view.liaison, chosen) />
                {confirm()}
                <div class="actions"><Button small=true>{t::membership_set_role(lang)}</Button></div>
            </form>
            <form class="form" method="post" action=view.path(paths::REMOVE)>
                <input type="hidden" name="person" value=id />
                {confirm()}
                <div class="actions">
                    <Button small=true weight=Weight::Danger>{t::membership_remove(lang)}</Button>
                </div>
            </form>
        </details>
    }
}

fn requested(view: &View, requests: Vec<JoinRequest>) -> impl IntoView + use<> {
    let View { lang, community, .. } = *view;
    (!requests.is_empty()).then(|| {
        let rows = requests.into_iter().map(|request| join_request(view, request)).collect_view();
        let words = JoinRequestWords {
            accepted: t::membership_accepted(lang).to_owned(),
            declined: t::membership_declined(lang).to_owned(),
            failed: t::membership_failed(lang).to_owned(),
        };
        view! {
            <section class="stack">
                <h2>{t::membership_requests(lang)}</h2>
                <JoinRequests community lang words><ul class="rows">{rows}</ul></JoinRequests>
            </section>
        }
    })
}

fn join_request(view: &View, request: JoinRequest) -> impl IntoView + use<> {
    let (lang, id) = (view.lang, request.id.to_string());
    // Nobody accepts their own request.
    let accept = (view.me != Some(request.person)).then(|| {
        view! {
            <form method="post" action=view.path(paths::ACCEPT) data-decision="accept">
                <input type="hidden" name="request" value=id.clone() />
                <Button small=true>{t::membership_accept(lang)}</Button>
            </form>
        }
    });
    view! {
        <li class="stack gap-3">
            <p>
                <b>{request.name}</b> " "
                {request.organization.map(|passage| view! { <span class="small muted"><Line lang passage /></span> })}
                " " <span class="small muted">{format::moment(lang, request.at)}</span>
            </p>
            <p>{request.message}</p>
            <p data-outcome="" tabindex="-1" hidden=true></p>
            {accept}
            <form class="form" method="post" action=view.path(paths::DECLINE) data-decision="decline">
                <input type="hidden" name="request" value=id.clone() />
                <Field
                    id=format!("reason-{id}")
                    name="reason"
                    label=t::membership_reason(lang)
                    hint=t::membership_reason_hint(lang)
                />
                <div class="actions">
                    <Button small=true weight=Weight::Quiet>{t::membership_decline(lang)}</Button>
                </div>
            </form>
        </li>
    }
}

fn inviting(view: &View, shown: &Shown) -> impl IntoView + use<> {
    let (lang, liaison) = (view.lang, view.liaison);
    let typed = shown.invitation.clone().unwrap_or(InviteMember { email: String::new(), role: Role::Member });
    view! {
        <section class="stack">
            <h2>{t::membership_invite(lang)}</h2>
            <form class="form" method="post" action=view.path(paths::INVITE)>
                <div class="form-row">
                    <Field
                        id="email"
                        label=t::account_email(lang)
                        kind="email"
                        value=typed.email
                        error=shown.errors.of("email")
                        required=true
                        autocomplete="off"
                        inputmode="email"
                    />
                    <Select
                        id="role"
                        label=t::membership_as(lang)
                        choices=roles(lang, liaison, typed.role)
                        error=shown.errors.of("role")
                    />
                </div>
                <div class="actions">
                    <Button weight=Weight::Quiet>{t::membership_send_invitation(lang)}</Button>
                </div>
            </form>
        </section>
    }
}

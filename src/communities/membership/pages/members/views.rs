//! The parts of the page: requests to join, people, inviting.

use ensemble_common::prelude::*;

use super::{
    super::super::{
        api::ChangeRole,
        inviting::InviteMember,
        islands::{JoinRequestWords, JoinRequests, MemberRoleWords, MemberRoles, role_tone},
        labels,
        model::{JoinRequest, Liaison, Member, RemovedMember},
        paths,
    },
    Shown,
};
use crate::{account::language_field, community::paths as community_paths};
use ensemble_core::{
    Lang, format,
    ids::{CommunityId, PersonId},
    rights::Role,
};
use ensemble_server::markdown::lines;
use ensemble_texts as t;
use ensemble_ui::{
    Avatar, Badge, Button, ButtonLink, Choice, Confirm, Field, Line, Notice, Select, Weight, initials,
};

/// What the parts of the page share.
pub(super) struct View {
    pub lang: Lang,
    pub community: CommunityId,
    pub slug: String,
    pub me: Option<PersonId>,
    pub belongs: bool,
    pub manages: bool,
    pub may_confirm: bool,
    pub liaison: Liaison,
}

impl View {
    fn path(&self, page: [&'static str; 2]) -> String {
        community_paths::of(page, self.lang, &self.slug)
    }
}

pub(in crate::membership::pages) fn roles(lang: Lang, liaison: Liaison, chosen: Role) -> Vec<Choice> {
    Role::ALL
        .iter()
        .filter(|role| **role != Role::Liaison || liaison != Liaison::None || chosen == Role::Liaison)
        .map(|role| Choice::new(role.code(), labels::role(lang, *role)).chosen(*role == chosen))
        .collect()
}

pub(super) fn people(
    view: &View,
    members: Vec<Member>,
    change: Option<&ChangeRole>,
) -> impl IntoView + use<> {
    let View { lang, community, manages, .. } = *view;
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
    view! {
        <section class="stack" id="people" tabindex="-1">
            <h2>{t::membership_people(lang)}</h2>
            {list}
        </section>
    }
}

/// The way out of the community, for those who belong to it.
pub(super) fn way_out(view: &View) -> impl IntoView + use<> {
    view.belongs.then(|| {
        let (leave, href) = (t::membership_leave(view.lang), view.path(paths::LEAVE));
        view! { <p><ButtonLink weight=Weight::Quiet href>{leave}</ButtonLink></p> }
    })
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
                        <a href=paths::person(lang, member.id)><b>{member.name}</b></a> " "
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
                <Confirm
                    label=t::membership_remove(lang)
                    question=t::membership_remove_text(lang)
                    thing=member.name.clone()
                />
            </form>
        </details>
    }
}

/// Those who were removed a moment ago, each with the button that undoes it.
pub(super) fn removed(view: &View, members: Vec<RemovedMember>) -> impl IntoView + use<> {
    let (lang, action) = (view.lang, view.path(paths::RESTORE));
    (!members.is_empty()).then(|| {
        let rows = members
            .into_iter()
            .map(|member| {
                let (id, name) = (member.id.to_string(), member.name.clone());
                view! {
                    <li>
                        <form class="row" method="post" action=action.clone()>
                            <input type="hidden" name="person" value=id />
                            <span>{member.name}</span>
                            <Button small=true weight=Weight::Quiet>
                                {t::ui_undo_removal(lang)} <span class="visually-hidden">" " {name}</span>
                            </Button>
                        </form>
                    </li>
                }
            })
            .collect_view();
        view! {
            <Notice>
                <p>{t::membership_removed_just_now(lang)}</p>
                <ul class="plain stack gap-2">{rows}</ul>
            </Notice>
        }
    })
}

pub(super) fn requested(view: &View, requests: Vec<JoinRequest>) -> impl IntoView + use<> {
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
            <p inner_html=lines(&request.message)></p>
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

pub(super) fn invite_form(view: &View, shown: &Shown) -> impl IntoView + use<> {
    let (lang, liaison) = (view.lang, view.liaison);
    let typed = shown.invitation.clone().unwrap_or(InviteMember {
        name: String::new(),
        email: String::new(),
        role: Role::Member,
        lang: None,
    });
    view! {
        <section class="stack">
            <h2>{t::membership_invite(lang)}</h2>
            <form class="form" method="post" action=view.path(paths::INVITE)>
                <div class="form-row">
                    <Field
                        id="name"
                        label=t::account_name(lang)
                        hint=t::account_optional(lang)
                        value=typed.name
                        error=shown.errors.of("name")
                        autocomplete="off"
                        maxlength=100u32
                    />
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
                </div>
                <div class="form-row">
                    <Select
                        id="role"
                        label=t::membership_as(lang)
                        choices=roles(lang, liaison, typed.role)
                        error=shown.errors.of("role")
                    />
                    {language_field(lang, typed.lang)}
                </div>
                <div class="row">
                    <Button weight=Weight::Quiet>{t::membership_send_invitation(lang)}</Button>
                    <a href=view.path(paths::INVITE_MANY)>{t::membership_invite_many(lang)}</a>
                </div>
            </form>
        </section>
    }
}

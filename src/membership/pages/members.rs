//! A community's people, for those who belong to it; and what facilitators do with them.

use leptos::prelude::*;

use super::super::{
    joining::notify_facilitators,
    labels,
    model::{Invitation, JoinRequest, Liaison, Member},
    paths,
    rules::{self, Refused},
    store,
};
use crate::{
    account::{
        self,
        rules::{address, same_mailbox},
    },
    community::{
        self, Room, head,
        model::Community,
        paths::{self as community_paths, MEMBERS},
    },
    error::AppError,
    i18n::{Lang, format, t},
    ids::PersonId,
    notification::{EachLang, Event, notify},
    rights::{Action, Role},
    server::{
        audit::{self, Deed},
        rate::{Bucket, Limit},
        web::{Page, PageRequest, PageResponse},
    },
    ui::{
        Avatar, Badge, Button, Choice, ErrorSummary, Field, FieldError, Kind, Line, Notice, Select, Tone,
        Weight, initials,
    },
};

/// Emails to one person about their role in one community.
const ROLE_EMAILS: Limit = Limit { burst: 5, every: 12 * 60_000 };

/// What the page says beside the members.
#[derive(Clone, Debug, Default)]
struct Said {
    done: Option<String>,
    fault: Option<(&'static str, String)>,
    email: String,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = match community::named(&request, MEMBERS).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if request.require(Action::SeeMembers, found.community.id).is_err() {
        request.person()?;
        let to = community_paths::of(paths::JOIN, request.lang, found.community.slug(request.lang));
        return Ok(PageResponse::Redirect(to));
    }
    let done =
        (request.query_param("said") == Some("saved")).then(|| t::membership_saved(request.lang).to_owned());
    page(&request, found.community, 200, Said { done, ..Said::default() }).await
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = match community::named(&request, MEMBERS).await? {
        Ok(found) => found,
        Err(_) => return Err(AppError::NotFound),
    };
    let community = found.community;
    let me = request.person()?;
    request.require(Action::SeeMembers, community.id)?;
    let fault = match request.form.text("what") {
        "leave" => {
            request.require(Action::LeaveCommunity, community.id)?;
            change(&request, &community, me, None).await?
        }
        "role" => {
            request.require(Action::ManageMembers, community.id)?;
            let role = Role::from_code(request.form.text("role")).ok_or(AppError::BadRequest)?;
            change(&request, &community, person(&request)?, Some(role)).await?
        }
        "remove" => {
            request.require(Action::ManageMembers, community.id)?;
            change(&request, &community, person(&request)?, None).await?
        }
        "accept" | "decline" => {
            request.require(Action::ManageMembers, community.id)?;
            decide(&request, &community, me).await?
        }
        "invite" => {
            request.require(Action::ManageMembers, community.id)?;
            return invite_by_mail(&request, community, me).await;
        }
        _ => return Err(AppError::BadRequest),
    };
    if let Some(refused) = fault {
        let words = match refused {
            Refused::LastFacilitator => t::membership_last_facilitator(request.lang),
            Refused::NoOrder => t::membership_no_order(request.lang),
            Refused::Oneself => t::membership_not_oneself(request.lang),
        };
        let fault = Some(("people", words.to_owned()));
        return page(&request, community, 422, Said { fault, ..Said::default() }).await;
    }
    let lang = request.lang;
    if request.form.text("what") == "leave" {
        return Ok(PageResponse::Redirect(community_paths::of(
            community_paths::SHOW,
            lang,
            community.slug(lang),
        )));
    }
    Ok(PageResponse::Redirect(format!(
        "{}?said=saved",
        community_paths::of(MEMBERS, lang, community.slug(lang))
    )))
}

fn person(request: &PageRequest) -> Result<PersonId, AppError> {
    request.form.text("person").parse().map_err(|_| AppError::BadRequest)
}

/// Gives somebody another role, or lets them go.
async fn change(
    request: &PageRequest,
    community: &Community,
    person: PersonId,
    wanted: Option<Role>,
) -> Result<Option<Refused>, AppError> {
    let (portal, now) = (&request.portal, request.portal.now());
    let confirmed =
        request.form.has("confirmed") && request.may(Action::LeaveWithoutFacilitator, Some(community.id));
    let by = request.person()?;
    let work = async {
        let mut to = portal.db.write().await?;
        let (role, facilitators) = store::standing(&mut to, community.id, person).await?;
        // Under the lock of the community, whose liaison the coordination may be changing.
        let liaison = store::liaison(&mut *to, community.id).await?;
        if role.is_none() || role == wanted {
            return Ok(None);
        }
        let own = if person == by { rules::change_own(role, wanted) } else { Ok(()) };
        if let Err(refused) = own.and_then(|()| rules::change(role, wanted, facilitators, liaison, confirmed))
        {
            return Ok(Some(refused));
        }
        match wanted {
            Some(role) => store::set_role(&mut to, community.id, person, role).await?,
            None => store::remove(&mut to, community.id, person).await?,
        }
        let subject = community.id.to_string();
        let detail = format!("{person} {}", wanted.map_or("none", Role::code));
        let deed =
            Deed { action: "membership.role", subject_kind: "community", subject: &subject, detail: &detail };
        audit::log(&mut to, &request.viewer, request.session.client_address(), deed, now).await?;
        let emails = Bucket::new(ROLE_EMAILS, &["mail role", &person.to_string(), &subject]);
        let few = emails.reserve(&mut to, now).await? == 0;
        if let Some(role) = wanted.filter(|_| few && person != by) {
            let event = Event::RoleChanged {
                person,
                community_name: community.heading.name.clone(),
                role: EachLang::of(|lang| labels::role(lang, role).to_owned()),
                link: link_of(request, community),
            };
            notify(&mut to, portal, &event).await?;
        }
        if let Some(role) = wanted.filter(|_| person != by) {
            notify_facilitators(&mut to, request, community.id, person, role, by).await?;
        }
        to.commit().await?;
        Ok(None)
    };
    let refused = work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    portal.mail.wake();
    if refused.is_none() && person == by {
        request.session.renew(portal).await?;
    }
    Ok(refused)
}

/// The absolute addresses of a community's page.
fn link_of(request: &PageRequest, community: &Community) -> EachLang {
    let site = &request.portal.config.site_url;
    EachLang::of(|lang| {
        let path = community_paths::of(community_paths::SHOW, lang, community.slug(lang));
        format!("{site}{path}")
    })
}

/// Lets somebody in who asked, or says no.
async fn decide(
    request: &PageRequest,
    community: &Community,
    me: PersonId,
) -> Result<Option<Refused>, AppError> {
    let (portal, now) = (&request.portal, request.portal.now());
    let join_request = request.form.text("request").parse().map_err(|_| AppError::BadRequest)?;
    let accepted = request.form.text("what") == "accept";
    let reason = request.form.some("reason").filter(|_| !accepted);
    let work = async {
        let mut to = portal.db.write().await?;
        let Some(person) =
            store::decide(&mut to, community.id, join_request, accepted, me, reason, now).await?
        else {
            return Ok(None);
        };
        if accepted {
            if person == me {
                return Ok(Some(Refused::Oneself));
            }
            store::add(&mut to, community.id, person, Role::Member, now).await?;
            notify_facilitators(&mut to, request, community.id, person, Role::Member, me).await?;
        }
        let subject = community.id.to_string();
        let detail = format!("{person} {}", if accepted { "accepted" } else { "declined" });
        let deed = Deed {
            action: "membership.request",
            subject_kind: "community",
            subject: &subject,
            detail: &detail,
        };
        audit::log(&mut to, &request.viewer, request.session.client_address(), deed, now).await?;
        let community_name = community.heading.name.clone();
        let event = if accepted {
            Event::JoinAccepted { person, community_name, link: link_of(request, community) }
        } else {
            Event::JoinDeclined { person, community_name, reason: reason.map(str::to_owned) }
        };
        notify(&mut to, portal, &event).await?;
        to.commit().await?;
        Ok(None)
    };
    let refused = work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    portal.mail.wake();
    Ok(refused)
}

async fn invite_by_mail(
    request: &PageRequest,
    community: Community,
    me: PersonId,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let typed = request.form.text("email").to_owned();
    let role = Role::from_code(request.form.text("role")).ok_or(AppError::BadRequest)?;
    let Some(email) = address(&typed) else {
        let fault = Some(("email", t::account_email_wrong(lang).to_owned()));
        return page(request, community, 422, Said { fault, email: typed, ..Said::default() }).await;
    };
    let own = account::find(&request.portal.db, me).await?;
    if own.is_some_and(|own| same_mailbox(&own.email, &email)) {
        let fault = Some(("email", t::membership_not_oneself(lang).to_owned()));
        return page(request, community, 422, Said { fault, email: typed, ..Said::default() }).await;
    }
    let liaison = store::liaison(&request.portal.db.reader, community.id).await?;
    if rules::change(None, Some(role), u32::MAX, liaison, false).is_err() {
        let fault = Some(("role", t::membership_no_order(lang).to_owned()));
        return page(request, community, 422, Said { fault, email: typed, ..Said::default() }).await;
    }
    let data = store::data(Invitation { community: community.id, role, by: me })?;
    if !account::invite(request, &email, Some(community.name(lang).to_owned()), Some(data)).await? {
        let fault = Some(("email", t::account_mail_enough(lang).to_owned()));
        return page(request, community, 422, Said { fault, email: typed, ..Said::default() }).await;
    }
    let done = Some(t::membership_invited(lang, email));
    page(request, community, 200, Said { done, ..Said::default() }).await
}

async fn page(
    request: &PageRequest,
    community: Community,
    status: u16,
    said: Said,
) -> Result<PageResponse, AppError> {
    let (lang, db, id) = (request.lang, &request.portal.db, community.id);
    let manages = request.may(Action::ManageMembers, Some(id));
    let (members, liaison) = futures::try_join!(store::members(db, id), store::liaison(&db.reader, id))?;
    let requests = if manages { store::requests(db, id).await? } else { Vec::new() };
    let view = View {
        lang,
        me: request.viewer.id(),
        belongs: request.viewer.role(id).is_some(),
        manages,
        may_confirm: request.may(Action::LeaveWithoutFacilitator, Some(id)),
        liaison,
        action: community_paths::of(MEMBERS, lang, community.slug(lang)),
    };
    let title = t::membership_members_of(lang, community.name(lang).to_owned());
    let addresses = community_paths::both(MEMBERS, &community.slugs);
    let body = move || {
        let errors = said.fault.iter().map(|(field, words)| FieldError::new(*field, words.clone())).collect();
        view! {
            {head(lang, &community, Room::Members)}
            {said.done.clone().map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
            <ErrorSummary lang errors />
            {requested(&view, requests)}
            {people(&view, members)}
            {manages.then(|| inviting(&view, &said))}
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("communities").unlisted().into())
}

struct View {
    lang: Lang,
    me: Option<PersonId>,
    belongs: bool,
    manages: bool,
    may_confirm: bool,
    liaison: Liaison,
    action: String,
}

fn roles(lang: Lang, liaison: Liaison, chosen: Role) -> Vec<Choice> {
    Role::ALL
        .iter()
        .filter(|role| **role != Role::Liaison || liaison != Liaison::None || chosen == Role::Liaison)
        .map(|role| Choice::new(role.code(), labels::role(lang, *role)).chosen(*role == chosen))
        .collect()
}

fn people(view: &View, members: Vec<Member>) -> impl IntoView + use<> {
    let View { lang, me, manages, may_confirm, liaison, belongs, .. } = *view;
    let action = view.action.clone();
    let leave_action = view.action.clone();
    let rows = members
        .into_iter()
        .map(|member| {
            let id = member.id.to_string();
            let tone = if member.role == Role::Facilitator { Tone::Meet } else { Tone::Plain };
            let managing = manages.then(|| {
                let field = format!("role-{id}");
                let label = t::membership_role_of(lang, member.name.clone());
                let action = action.clone();
                view! {
                    <details class="small">
                        <summary>{t::membership_manage(lang)} <span class="visually-hidden">{member.name.clone()}</span></summary>
                        <form class="form" method="post" action=action>
                            <input type="hidden" name="person" value=id />
                            <Select id=field name="role" label choices=roles(lang, liaison, member.role) />
                            {may_confirm
                                .then(|| view! { <label class="row nowrap"><input type="checkbox" name="confirmed" value="1" /> {t::membership_confirm_none(lang)}</label> })}
                            <div class="actions">
                                <Button small=true name="what" value="role">{t::membership_set_role(lang)}</Button>
                                <Button small=true name="what" value="remove" weight=Weight::Danger>{t::membership_remove(lang)}</Button>
                            </div>
                        </form>
                    </details>
                }
            });
            let work = [member.post.clone(), member.organization.as_ref().map(|name| name.text(lang).to_owned())]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", ");
            let mine = (me == Some(member.id)).then(|| view! { <Badge>{t::membership_you(lang)}</Badge> });
            view! {
                <li class="row spread top">
                    <div class="row nowrap top">
                        <Avatar initials=initials(&member.name) name=member.name.clone() />
                        <div>
                            <p><b>{member.name}</b> " " {member.pronouns.map(|words| view! { <span class="small muted">"(" {words} ")"</span> })} " " <Badge tone>{labels::role(lang, member.role)}</Badge> " " {mine}</p>
                            <p class="small muted">{work}</p>
                        </div>
                    </div>
                    {managing}
                </li>
            }
        })
        .collect_view();
    let leave = belongs.then(|| {
        view! {
            <form method="post" action=leave_action>
                <Button weight=Weight::Quiet name="what" value="leave">{t::membership_leave(lang)}</Button>
            </form>
        }
    });
    view! {
        <section class="stack" id="people" tabindex="-1">
            <h2>{t::membership_people(lang)}</h2>
            <ul class="rows">{rows}</ul>
            {leave}
        </section>
    }
}

fn requested(view: &View, requests: Vec<JoinRequest>) -> impl IntoView + use<> {
    let (lang, action) = (view.lang, view.action.clone());
    (!requests.is_empty()).then(|| {
        let rows = requests
            .into_iter()
            .map(|request| {
                let reason = format!("reason-{}", request.id);
                let others = view.me != Some(request.person);
                view! {
                    <li class="stack gap-3">
                        <p>
                            <b>{request.name}</b> " "
                            {request.organization.map(|passage| view! { <span class="small muted"><Line lang passage /></span> })}
                            " " <span class="small muted">{format::moment(lang, request.at)}</span>
                        </p>
                        <p>{request.message}</p>
                        <form class="form" method="post" action=action.clone()>
                            <input type="hidden" name="request" value=request.id.to_string() />
                            <Field id=reason name="reason" label=t::membership_reason(lang) hint=t::membership_reason_hint(lang) />
                            <div class="actions">
                                {others.then(|| view! { <Button small=true name="what" value="accept">{t::membership_accept(lang)}</Button> })}
                                <Button small=true name="what" value="decline" weight=Weight::Quiet>{t::membership_decline(lang)}</Button>
                            </div>
                        </form>
                    </li>
                }
            })
            .collect_view();
        view! { <section class="stack"><h2>{t::membership_requests(lang)}</h2><ul class="rows">{rows}</ul></section> }
    })
}

fn inviting(view: &View, said: &Said) -> impl IntoView + use<> {
    let (lang, liaison, action) = (view.lang, view.liaison, view.action.clone());
    let error = match &said.fault {
        Some(("email", words)) => words.clone(),
        _ => String::new(),
    };
    let email = said.email.clone();
    view! {
        <section class="stack">
            <h2>{t::membership_invite(lang)}</h2>
            <form class="form" method="post" action=action>
                <div class="form-row">
                    <Field id="email" label=t::account_email(lang) kind="email" value=email error required=true autocomplete="off" inputmode="email" />
                    <Select id="role" label=t::membership_as(lang) choices=roles(lang, liaison, Role::Member) />
                </div>
                <div class="actions"><Button name="what" value="invite" weight=Weight::Quiet>{t::membership_send_invitation(lang)}</Button></div>
            </form>
        </section>
    }
}

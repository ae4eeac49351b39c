//! One person: what the portal knows of them, their account, their offices. Looking is logged.

use leptos::prelude::*;

use super::{
    super::{
        model::{Belonging, PersonFile, Refused},
        paths, rules, store,
    },
    parts::{done, head, id, said, saved},
};
use crate::{
    account::grant,
    community::paths as community_paths,
    error::AppError,
    i18n::{Lang, format, t},
    ids::PersonId,
    membership::{portal_role_word, role_word},
    notification::{Actor, EachLang, Event, notify},
    rights::{Action, PortalRole},
    server::{
        session,
        web::{Page, PageRequest, PageResponse},
    },
    ui::{Badge, Button, Column, DataTable, ErrorSummary, FieldError, Line, StatusText, Tone, Weight},
};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, id(&request)?, None).await
}

/// Closes or opens an account.
pub(super) async fn account(request: PageRequest) -> Result<PageResponse, AppError> {
    let (person, me, now) = (id::<PersonId>(&request)?, request.person()?, request.portal.now());
    let closes = match request.form.text("what") {
        "close" => true,
        "open" => false,
        _ => return Err(AppError::BadRequest),
    };
    let outcome = done(async {
        let mut to = request.portal.db.write().await?;
        let (outcome, action) = if closes {
            (store::close(&mut to, person, me, now).await?, "person.closed")
        } else {
            (store::open(&mut to, person).await?, "person.opened")
        };
        if outcome == Ok(true) {
            store::record(&mut to, &request, action, ("person", &person.to_string()), "").await?;
            to.commit().await?;
        }
        Ok(outcome)
    })
    .await?;
    answer(&request, person, outcome, "account").await
}

/// Gives or takes an office. A person who is given one signs in again; it is told to them and to those who keep the
/// portal.
pub(super) async fn portal_roles(request: PageRequest) -> Result<PageResponse, AppError> {
    let (person, me, now) = (id::<PersonId>(&request)?, request.person()?, request.portal.now());
    let portal_role = PortalRole::from_code(request.form.text("office")).ok_or(AppError::BadRequest)?;
    let gives = match request.form.text("what") {
        "give" => true,
        "take" => false,
        _ => return Err(AppError::BadRequest),
    };
    // Nobody gives an office to somebody who is not there.
    let file = done(store::person(&request.portal.db, person)).await?.ok_or(AppError::NotFound)?;
    let outcome = done(async {
        let mut to = request.portal.db.write().await?;
        let (outcome, action) = if gives {
            if let Err(refused) = rules::give(person == me) {
                return Ok(Err(refused));
            }
            grant(&mut to, person, portal_role, now).await?;
            let new = !file.portal_roles.contains(&portal_role);
            if new {
                session::end_all(&mut to, person).await?;
            }
            (Ok(new), "office.given")
        } else {
            (store::take_portal_role(&mut to, person, portal_role).await?, "office.taken")
        };
        if outcome == Ok(true) {
            store::record(&mut to, &request, action, ("person", &person.to_string()), portal_role.code())
                .await?;
            let event = Event::PortalRoleChanged {
                person,
                name: file.account.name.clone(),
                role: EachLang::of(|lang| portal_role_word(lang, portal_role).to_owned()),
                granted: gives,
                by: Actor::of(&request.viewer),
            };
            notify(&mut to, &request.portal, &event).await?;
            to.commit().await?;
        }
        Ok(outcome)
    })
    .await?;
    if outcome == Ok(true) {
        request.portal.mail.wake();
        if person == me {
            request.session.renew(&request.portal).await?;
        }
    }
    answer(&request, person, outcome, "offices").await
}

async fn answer(
    request: &PageRequest,
    person: PersonId,
    outcome: store::Change,
    field: &str,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let words = match outcome {
        Ok(_) => {
            let to = paths::with(paths::PERSON, lang, &person.to_string());
            return Ok(PageResponse::Redirect(format!("{to}?said=saved")));
        }
        Err(Refused::Oneself) => t::administration_not_oneself(lang),
        Err(Refused::OwnPortalRole) => t::administration_not_own_office(lang),
        Err(Refused::LastAdministrator) => t::administration_last_administrator(lang),
    };
    page(request, person, Some(FieldError::new(field, words))).await
}

async fn page(
    request: &PageRequest,
    person: PersonId,
    fault: Option<FieldError>,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let file = done(async {
        let file = store::person(&request.portal.db, person).await?;
        if file.is_some() {
            let mut to = request.portal.db.write().await?;
            store::record(&mut to, request, "person.seen", ("person", &person.to_string()), "").await?;
            to.commit().await?;
        }
        Ok(file)
    })
    .await?
    .ok_or(AppError::NotFound)?;
    let status = if fault.is_some() { 422 } else { 200 };
    let done = saved(request);
    let (manages, grants) =
        (request.may(Action::ManagePeople, None), request.may(Action::GrantPortalRoles, None));
    let oneself = request.viewer.id() == Some(person);
    let title = file.account.name.clone();
    let body = move || {
        let errors = fault.into_iter().collect();
        view! {
            {head(lang, Some((t::administration_people(lang), paths::PEOPLE)), file.account.name.clone())}
            {said(done)}
            <ErrorSummary lang errors />
            {facts(lang, &file)}
            {communities(lang, &file)}
            {(grants || !file.portal_roles.is_empty()).then(|| held(lang, &file, grants, oneself))}
            {(manages && !oneself).then(|| closing(lang, &file))}
        }
    };
    let addresses = paths::both(paths::PERSON, &person.to_string());
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

fn facts(lang: Lang, file: &PersonFile) -> impl IntoView + use<> {
    let account = &file.account;
    let proven = match account.email_proven_at {
        Some(_) => view! { <StatusText tone=Tone::Good>{t::administration_proven(lang)}</StatusText> },
        None => view! { <StatusText tone=Tone::Warn>{t::administration_unproven(lang)}</StatusText> },
    };
    let email = view! { {account.email.clone()} " " {proven} }.into_any();
    let organization = file.organization.clone().map(|passage| view! { <Line lang passage /> }.into_any());
    let seen =
        file.seen_at.map_or_else(|| t::administration_never(lang).to_owned(), |at| format::moment(lang, at));
    let closed = account
        .closed_at
        .map(|at| view! { <StatusText tone=Tone::Bad>{format::moment(lang, at)}</StatusText> }.into_any());
    let rows = [
        (t::account_email(lang), Some(email)),
        (t::account_pronouns(lang), account.pronouns.clone().map(IntoAny::into_any)),
        (t::account_organization(lang), organization),
        (t::account_post(lang), account.post.clone().map(IntoAny::into_any)),
        (t::account_lang(lang), Some(account.lang.endonym().into_any())),
        (t::administration_since(lang), Some(format::moment(lang, account.created_at).into_any())),
        (t::administration_seen(lang), Some(seen.into_any())),
        (t::administration_sessions(lang), Some(file.sessions.to_string().into_any())),
        (t::administration_closed_at(lang), closed),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some(view! { <div><dt>{name}</dt><dd>{value?}</dd></div> }))
    .collect_view();
    view! {
        <section class="stack">
            <h2>{t::administration_account(lang)}</h2>
            <dl class="facts">{rows}</dl>
        </section>
    }
}

fn communities(lang: Lang, file: &PersonFile) -> impl IntoView + use<> {
    let columns = [t::membership_as(lang), t::administration_since(lang)];
    let columns = std::iter::once(t::administration_community(lang))
        .chain(columns)
        .map(Column::new)
        .collect::<Vec<_>>();
    let rows: Vec<Vec<AnyView>> = file
        .roles
        .iter()
        .map(|Belonging { name, slugs, role, since }| {
            let slug = &slugs[usize::from(lang == Lang::En)];
            let to = community_paths::of(community_paths::MEMBERS, lang, slug);
            let passage = name.clone();
            vec![
                view! { <a href=to><Line lang passage /></a> }.into_any(),
                role_word(lang, *role).into_any(),
                format::date(lang, format::local(*since).date()).into_any(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return view! { <p class="muted">{t::administration_no_role(lang)}</p> }.into_any();
    }
    view! { <DataTable caption=t::administration_communities(lang) columns rows /> }.into_any()
}

fn held(lang: Lang, file: &PersonFile, grants: bool, oneself: bool) -> impl IntoView + use<> {
    let action = paths::with(paths::OFFICES, lang, &file.account.id.to_string());
    let rows = PortalRole::ALL
        .iter()
        .copied()
        .filter(|portal_role| grants || file.portal_roles.contains(portal_role))
        .map(|portal_role| {
            let holds = file.portal_roles.contains(&portal_role);
            let (what, words, weight) = if holds {
                ("take", t::administration_take_office(lang), Weight::Danger)
            } else {
                ("give", t::administration_give_office(lang), Weight::Quiet)
            };
            let form = (grants && (holds || !oneself)).then(|| {
                view! {
                    <form method="post" action=action.clone()>
                        <input type="hidden" name="office" value=portal_role.code() />
                        <Button name="what" value=what weight small=true>
                            {words}
                            <span class="visually-hidden">" " {portal_role_word(lang, portal_role)}</span>
                        </Button>
                    </form>
                }
            });
            let mark =
                holds.then(|| view! { <Badge tone=Tone::Good>{t::administration_holds(lang)}</Badge> });
            view! { <li class="row spread"><p><b>{portal_role_word(lang, portal_role)}</b> " " {mark}</p>{form}</li> }
        })
        .collect_view();
    view! {
        <section class="stack" id="offices" tabindex="-1">
            <h2>{t::administration_offices(lang)}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
}

fn closing(lang: Lang, file: &PersonFile) -> impl IntoView + use<> {
    let action = paths::with(paths::ACCOUNT, lang, &file.account.id.to_string());
    let closed = file.account.closed_at.is_some();
    let (text, what, words, weight) = if closed {
        (t::administration_open_text(lang), "open", t::administration_open(lang), Weight::Quiet)
    } else {
        (t::administration_close_text(lang), "close", t::administration_close(lang), Weight::Danger)
    };
    view! {
        <section class="stack" id="account" tabindex="-1">
            <h2>{words}</h2>
            <p>{text}</p>
            <form method="post" action=action>
                <Button name="what" value=what weight>{words}</Button>
            </form>
        </section>
    }
}

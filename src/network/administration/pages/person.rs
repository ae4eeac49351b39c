//! One person: what the portal knows of them, their account, their roles in the portal. Looking is logged.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        model::{Belonging, PersonFile},
        paths, store,
    },
    parts::{head, id, said, saved, without_fields},
};
use ensemble_communities::{
    community::paths as community_paths,
    membership::{portal_role_word, role_word},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    format,
    ids::PersonId,
    rights::{Action, PortalRole},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Badge, Button, Column, Confirm, DataTable, ErrorSummary, FieldErrors, Line, StatusText, Tone, Weight,
};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, id(&request)?, FieldErrors::default()).await
}

pub(super) async fn close_account(request: PageRequest) -> Result<PageResponse, AppError> {
    let person = id(&request)?;
    respond(&request, person, actions::close_account(&request, person).await).await
}

pub(super) async fn reopen_account(request: PageRequest) -> Result<PageResponse, AppError> {
    let person = id(&request)?;
    respond(&request, person, actions::reopen_account(&request, person).await).await
}

pub(super) async fn give_portal_role(request: PageRequest) -> Result<PageResponse, AppError> {
    let person = id(&request)?;
    respond(&request, person, actions::give_portal_role(&request, person, request.input()?).await).await
}

pub(super) async fn take_portal_role(request: PageRequest) -> Result<PageResponse, AppError> {
    let person = id(&request)?;
    respond(&request, person, actions::take_portal_role(&request, person, request.input()?).await).await
}

async fn respond(
    request: &PageRequest,
    person: PersonId,
    outcome: Result<(), ActionError>,
) -> Result<PageResponse, AppError> {
    match outcome {
        Ok(()) => {
            let here = paths::with(paths::PERSON, request.lang, &person.to_string());
            Ok(PageResponse::redirect_with(&here, Flash::Saved))
        }
        Err(ActionError::Invalid(errors)) => page(request, person, errors).await,
        Err(error) => Err(without_fields(error)),
    }
}

async fn page(
    request: &PageRequest,
    person: PersonId,
    errors: FieldErrors,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let db = &request.portal.db;
    let file = store::person(db, person).await?.ok_or(AppError::NotFound)?;
    db.transaction(async |transaction| request.audit(transaction, "person.seen", person, "").await).await?;
    let status = if errors.is_empty() { 200 } else { 422 };
    let done = saved(request);
    let (manages, grants) =
        (request.may(Action::ManagePeople, None), request.may(Action::GrantPortalRoles, None));
    let oneself = request.viewer.id() == Some(person);
    let title = file.account.name.clone();
    let body = move || {
        view! {
            {head(lang, Some((t::administration_people(lang), paths::PEOPLE)), file.account.name.clone())}
            {said(done)}
            <ErrorSummary lang errors=errors.all() />
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
    let id = file.account.id.to_string();
    let rows = PortalRole::ALL
        .iter()
        .copied()
        .filter(|portal_role| grants || file.portal_roles.contains(portal_role))
        .map(|portal_role| {
            let holds = file.portal_roles.contains(&portal_role);
            let (path, words, weight) = if holds {
                (paths::TAKE_ROLE, t::administration_take_role(lang), Weight::Danger)
            } else {
                (paths::GIVE_ROLE, t::administration_give_role(lang), Weight::Quiet)
            };
            let action = paths::with(path, lang, &id);
            let form = (grants && (holds || !oneself)).then(|| {
                view! {
                    <form method="post" action=action>
                        <input type="hidden" name="role" value=portal_role.code() />
                        <Button weight small=true>
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
        <section class="stack" id="roles" tabindex="-1">
            <h2>{t::administration_roles(lang)}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
}

fn closing(lang: Lang, file: &PersonFile) -> impl IntoView + use<> {
    let (text, path, words, weight) = if file.account.closed_at.is_some() {
        let path = paths::REOPEN_ACCOUNT;
        (t::administration_open_text(lang), path, t::administration_open(lang), Weight::Quiet)
    } else {
        let path = paths::CLOSE_ACCOUNT;
        (t::administration_close_text(lang), path, t::administration_close(lang), Weight::Danger)
    };
    let action = paths::with(path, lang, &file.account.id.to_string());
    let button = match weight {
        Weight::Danger => {
            view! { <Confirm label=words question=t::administration_close_again(lang) /> }.into_any()
        }
        _ => view! { <Button weight>{words}</Button> }.into_any(),
    };
    view! {
        <section class="stack" id="account" tabindex="-1">
            <h2>{words}</h2>
            <p>{text}</p>
            <form method="post" action=action>{button}</form>
        </section>
    }
}

//! All people with an account, and inviting others.

use leptos::prelude::*;

use super::{
    super::{actions::Invite, model::PersonRow, paths, store},
    parts::{SIZE, encoded, error_of, head, last_page, page_number, pagination, said},
};
use crate::{
    account::{invite as invite_by_mail, rules::address},
    membership::portal_role_word,
};
use ensemble_core::{Lang, error::AppError, format, rights::Action};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Badge, Button, ButtonLink, Column, DataTable, EmptyState, ErrorSummary, Field, FieldErrors, Line,
    StatusText, Tone,
};

pub(super) async fn list(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db) = (request.lang, &request.portal.db);
    let search = request.query_param("q").unwrap_or_default().trim().to_owned();
    let current = page_number(&request)?;
    let (people, count) =
        futures::try_join!(store::people(db, &search, current, SIZE), store::people_count(db, &search))?;
    let last = last_page(count, current)?;
    let invites = request.may(Action::ManagePeople, None);
    let body = move || {
        let href = format!("{}?q={}&page=", paths::of(paths::PEOPLE, lang), encoded(&search));
        let list = if people.is_empty() {
            view! { <EmptyState title=t::membership_nobody(lang) text=t::administration_people_nobody(lang) /> }.into_any()
        } else {
            table(lang, people, count).into_any()
        };
        let to = paths::of(paths::INVITE, lang);
        view! {
            {head(lang, None, t::administration_people(lang))}
            {invites.then(|| view! { <div class="row"><ButtonLink href=to>{t::administration_invite(lang)}</ButtonLink></div> })}
            <form class="form" method="get" action=paths::of(paths::PEOPLE, lang) role="search">
                <Field id="q" label=t::administration_people_search(lang) kind="search" value=search />
                <div class="actions"><Button>{t::membership_search_button(lang)}</Button></div>
            </form>
            {list}
            {pagination(lang, current, last, href)}
        }
    };
    let addresses = paths::PEOPLE.map(str::to_owned);
    Ok(Page::new(t::administration_people(lang), addresses, body).section("administration").unlisted().into())
}

fn table(lang: Lang, people: Vec<PersonRow>, count: u32) -> impl IntoView {
    let columns = [
        t::account_name(lang),
        t::account_email(lang),
        t::account_organization(lang),
        t::administration_roles(lang),
        t::administration_seen(lang),
    ]
    .map(Column::new)
    .to_vec();
    let rows = people
        .into_iter()
        .map(|person| {
            let to = paths::with(paths::PERSON, lang, &person.id.to_string());
            let seen = match (person.closed, person.seen_at) {
                (true, _) => {
                    view! { <StatusText tone=Tone::Bad>{t::administration_closed(lang)}</StatusText> }
                        .into_any()
                }
                (false, Some(at)) => format::date(lang, format::local(at).date()).into_any(),
                (false, None) => {
                    view! { <span class="muted">{t::administration_never(lang)}</span> }.into_any()
                }
            };
            let portal_roles = person
                .portal_roles
                .into_iter()
                .map(|portal_role| view! { <Badge>{portal_role_word(lang, portal_role)}</Badge> " " })
                .collect_view();
            vec![
                view! { <a href=to>{person.name}</a> }.into_any(),
                person.email.into_any(),
                person.organization.map(|passage| view! { <Line lang passage /> }).into_any(),
                portal_roles.into_any(),
                seen,
            ]
        })
        .collect();
    view! { <DataTable caption=t::administration_people_count(lang, count) columns rows /> }
}

pub(super) async fn invite(request: PageRequest) -> Result<PageResponse, AppError> {
    Ok(invitation(request.lang, 200, Invite::default(), FieldErrors::default(), None))
}

pub(super) async fn submit_invitation(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, input) = (request.lang, request.input::<Invite>()?);
    let Some(email) = address(&input.email) else {
        let errors = error_of("email", t::account_email_wrong(lang));
        return Ok(invitation(lang, 422, input, errors, None));
    };
    if !invite_by_mail(&request, &email, None, None).await? {
        let errors = error_of("email", t::account_mail_enough(lang));
        return Ok(invitation(lang, 422, input, errors, None));
    }
    let sent = t::membership_invited(lang, email);
    Ok(invitation(lang, 200, Invite::default(), FieldErrors::default(), Some(sent)))
}

fn invitation(
    lang: Lang,
    status: u16,
    input: Invite,
    errors: FieldErrors,
    sent: Option<String>,
) -> PageResponse {
    let body = move || {
        view! {
            {head(lang, Some((t::administration_people(lang), paths::PEOPLE)), t::administration_invite(lang))}
            {said(sent)}
            <ErrorSummary lang errors=errors.all() />
            <p>{t::administration_invite_text(lang)}</p>
            <form class="form" method="post" action=paths::of(paths::INVITE, lang)>
                <Field
                    id="email"
                    label=t::account_email(lang)
                    kind="email"
                    value=input.email
                    error=errors.of("email")
                    required=true
                    autocomplete="off"
                    inputmode="email"
                />
                <div class="actions"><Button>{t::membership_send_invitation(lang)}</Button></div>
            </form>
        }
    };
    let addresses = paths::INVITE.map(str::to_owned);
    Page::new(t::administration_invite(lang), addresses, body)
        .status(status)
        .section("administration")
        .unlisted()
        .into()
}

//! All people with an account, and inviting others.

use leptos::prelude::*;

use super::{
    super::{actions::Invite, model::PersonRow, paths, store},
    parts::{SIZE, encoded, error_of, head, last_page, page_number, pagination, said},
};
use crate::{
    account::{
        ChosenInvitation, EmailLanguage, NewInvitation, invite as invite_by_mail, language_field,
        model::PendingInvitation, newest_of_each, pending_invitations, pending_list, rules::address,
        withdraw_invitations,
    },
    membership::portal_role_word,
};
use ensemble_core::{Lang, error::AppError, format, rights::Action};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
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
    let sent = match request.flash() {
        Some(Flash::Invited) => Some(t::membership_invited(request.lang)),
        Some(Flash::InvitationWithdrawn) => Some(t::membership_withdrawn(request.lang)),
        _ => None,
    };
    invitation(&request, 200, Invite::default(), FieldErrors::default(), sent).await
}

pub(super) async fn submit_invitation(request: PageRequest) -> Result<PageResponse, AppError> {
    let input = request.input::<Invite>()?;
    send(&request, input).await
}

async fn send(request: &PageRequest, input: Invite) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let Some(email) = address(&input.email) else {
        let errors = error_of("email", t::account_email_wrong(lang));
        return invitation(request, 422, input, errors, None).await;
    };
    let in_language = input.lang.and_then(EmailLanguage::lang);
    let new = NewInvitation { email, community: None, data: None, lang: in_language };
    if !invite_by_mail(request, &new).await? {
        let errors = error_of("email", t::account_mail_enough(lang));
        return invitation(request, 422, input, errors, None).await;
    }
    Ok(PageResponse::redirect_with(paths::of(paths::INVITE, lang), Flash::Invited))
}

/// The invitations to the portal that nobody has accepted yet.
async fn pending(request: &PageRequest) -> Result<Vec<PendingInvitation>, AppError> {
    let all = pending_invitations(&request.portal.db, request.portal.now()).await?;
    Ok(all.into_iter().filter(|invitation| invitation.data.is_none()).collect())
}

pub(super) async fn invite_again(request: PageRequest) -> Result<PageResponse, AppError> {
    let ChosenInvitation { invitation: id } = request.input()?;
    let Some(chosen) = pending(&request).await?.into_iter().find(|pending| pending.id == id) else {
        return Ok(PageResponse::redirect(paths::of(paths::INVITE, request.lang)));
    };
    let lang = chosen.lang.and_then(|lang| EmailLanguage::from_code(lang.code()));
    send(&request, Invite { email: chosen.email, lang }).await
}

pub(super) async fn withdraw_invitation(request: PageRequest) -> Result<PageResponse, AppError> {
    let ChosenInvitation { invitation: id } = request.input()?;
    let pending = pending(&request).await?;
    let page = paths::of(paths::INVITE, request.lang);
    let Some(email) = pending.iter().find(|each| each.id == id).map(|each| each.email.clone()) else {
        return Ok(PageResponse::redirect(page));
    };
    let ids: Vec<String> =
        pending.into_iter().filter(|each| each.email == email).map(|each| each.id).collect();
    withdraw_invitations(&request, &email, &ids).await?;
    Ok(PageResponse::redirect_with(page, Flash::InvitationWithdrawn))
}

async fn invitation(
    request: &PageRequest,
    status: u16,
    input: Invite,
    errors: FieldErrors,
    sent: Option<&'static str>,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let pending = newest_of_each(pending(request).await?);
    let (again, withdraw) =
        [paths::INVITE_AGAIN, paths::WITHDRAW_INVITATION].map(|to| paths::of(to, lang).to_owned()).into();
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
                {language_field(lang, input.lang)}
                <div class="actions"><Button>{t::membership_send_invitation(lang)}</Button></div>
            </form>
            {pending_list(lang, pending, again, withdraw)}
        }
    };
    let addresses = paths::INVITE.map(str::to_owned);
    Ok(Page::new(t::administration_invite(lang), addresses, body)
        .status(status)
        .section("administration")
        .unlisted()
        .into())
}

//! All people with an account, and inviting others.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, Invite, InviteMany},
        model::PersonRow,
        paths, store,
    },
    parts::{SIZE, encoded, error_of, head, last_page, pagination, said},
};
use ensemble_communities::{
    account::{
        ChosenInvitation, EmailLanguage, LineOutcome, ListLine, NewInvitation, invite as invite_by_mail,
        language_field, language_of, list_field, list_report, newest_of_each, pending_invitations,
        pending_list, remaining, rules::address, withdraw_invitations,
    },
    membership::{lead_alike, portal_role_word, portal_rows, send_again},
};
use ensemble_core::{Lang, error::AppError, format, rights::Action};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Badge, Button, ButtonLink, Column, DataTable, EmptyState, ErrorSummary, Field, FieldErrors, Line,
    StatusText, Tone, Weight,
};

pub(super) async fn list(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db) = (request.lang, &request.portal.db);
    let search = request.query_param("q").unwrap_or_default().trim().to_owned();
    let current = request.page_number()?;
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
                <div class="actions">
                    <Button weight=if invites { Weight::Quiet } else { Weight::Primary }>
                        {t::membership_search_button(lang)}
                    </Button>
                </div>
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

/// What the page for inviting shows beside its forms.
#[derive(Default)]
struct Shown {
    input: Invite,
    errors: FieldErrors,
    /// The list that was typed and not sent, and what came of its lines.
    list: InviteMany,
    outcomes: Vec<(ListLine, LineOutcome)>,
    sent: Option<&'static str>,
}

pub(super) async fn invite(request: PageRequest) -> Result<PageResponse, AppError> {
    let sent = match request.flash() {
        Some(Flash::Invited) => Some(t::membership_invited(request.lang)),
        Some(Flash::InvitationWithdrawn) => Some(t::membership_withdrawn(request.lang)),
        _ => None,
    };
    invitation(&request, 200, Shown { sent, ..Shown::default() }).await
}

pub(super) async fn submit_invitation(request: PageRequest) -> Result<PageResponse, AppError> {
    let input = request.input::<Invite>()?;
    send(&request, input).await
}

pub(super) async fn submit_list(request: PageRequest) -> Result<PageResponse, AppError> {
    let list: InviteMany = request.input()?;
    match actions::invite_many(&request, &list).await {
        Ok(outcomes) => {
            let people = remaining(&outcomes);
            let status = if people.is_empty() { 200 } else { 422 };
            let list = InviteMany { people };
            invitation(&request, status, Shown { list, outcomes, ..Shown::default() }).await
        }
        Err(error) => {
            let errors = error.field_errors()?;
            invitation(&request, 422, Shown { list, errors, ..Shown::default() }).await
        }
    }
}

async fn send(request: &PageRequest, input: Invite) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let Some(email) = address(&input.email) else {
        return refused(request, input, t::account_email_wrong(lang)).await;
    };
    let in_language = input.lang.and_then(EmailLanguage::lang);
    let new = NewInvitation { email, lang: in_language, ..NewInvitation::default() };
    if !invite_by_mail(request, &new).await? {
        return refused(request, input, t::account_mail_enough(lang)).await;
    }
    Ok(PageResponse::redirect_with(paths::of(paths::INVITE, lang), Flash::Invited))
}

async fn refused(
    request: &PageRequest,
    input: Invite,
    words: &'static str,
) -> Result<PageResponse, AppError> {
    let errors = error_of("email", words);
    invitation(request, 422, Shown { input, errors, ..Shown::default() }).await
}

pub(super) async fn invite_again(request: PageRequest) -> Result<PageResponse, AppError> {
    let ChosenInvitation { invitation: id } = request.input()?;
    let lang = request.lang;
    let all = pending_invitations(&request.portal.db, request.portal.now()).await?;
    let Some(chosen) = all.into_iter().find(|pending| pending.id == id) else {
        return Ok(PageResponse::redirect(paths::of(paths::INVITE, lang)));
    };
    let Some(data) = chosen.data.as_deref() else {
        return send(&request, Invite { lang: Some(language_of(&chosen)), email: chosen.email }).await;
    };
    match send_again(&request, &chosen, data).await {
        Ok(true) => Ok(PageResponse::redirect_with(paths::of(paths::INVITE, lang), Flash::Invited)),
        Ok(false) => refused(&request, Invite::default(), t::administration_invitation_over(lang)).await,
        Err(error) => {
            let errors = error.field_errors()?;
            invitation(&request, 422, Shown { errors, ..Shown::default() }).await
        }
    }
}

pub(super) async fn withdraw_invitation(request: PageRequest) -> Result<PageResponse, AppError> {
    let ChosenInvitation { invitation: id } = request.input()?;
    let all = pending_invitations(&request.portal.db, request.portal.now()).await?;
    let page = paths::of(paths::INVITE, request.lang);
    let Some(chosen) = all.iter().find(|each| each.id == id) else {
        return Ok(PageResponse::redirect(page));
    };
    let alike = all.iter().filter(|each| each.email == chosen.email && lead_alike(each, chosen));
    let ids: Vec<String> = alike.map(|each| each.id.clone()).collect();
    withdraw_invitations(&request, &chosen.email, &ids).await?;
    Ok(PageResponse::redirect_with(page, Flash::InvitationWithdrawn))
}

async fn invitation(request: &PageRequest, status: u16, shown: Shown) -> Result<PageResponse, AppError> {
    let (lang, now) = (request.lang, request.portal.now());
    let pending = pending_invitations(&request.portal.db, now).await?;
    let pending = newest_of_each(portal_rows(request, pending).await?);
    let [to, list_to, again, withdraw] =
        [paths::INVITE, paths::INVITE_MANY, paths::INVITE_AGAIN, paths::WITHDRAW_INVITATION]
            .map(|to| paths::of(to, lang).to_owned());
    let Shown { input, errors, list, outcomes, sent } = shown;
    let body = move || {
        view! {
            {head(lang, Some((t::administration_people(lang), paths::PEOPLE)), t::administration_invite(lang))}
            {said(sent)}
            <ErrorSummary lang errors=errors.all() />
            <p>{t::administration_invite_text(lang)}</p>
            <form class="form" method="post" action=to>
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
            <section class="stack">
                <h2>{t::membership_invite_many(lang)}</h2>
                {list_report(lang, &outcomes)}
                <form class="form" method="post" action=list_to>
                    {list_field(lang, list.people, errors.of("people"))}
                    <div class="actions"><Button weight=Weight::Quiet>{t::account_list_send(lang)}</Button></div>
                </form>
            </section>
            {pending_list(lang, now, pending, again, withdraw)}
        }
    };
    let addresses = paths::INVITE.map(str::to_owned);
    Ok(Page::new(t::administration_invite(lang), addresses, body)
        .status(status)
        .section("administration")
        .unlisted()
        .into())
}

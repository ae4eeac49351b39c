//! Password, address and sessions.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, ChangeAddress, EndSession},
        labels::browser,
        model::Account,
        paths, rules, store,
    },
    parts::{AccountTab, head},
};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
    format,
};
use ensemble_server::{
    session::{self, SessionInfo},
    web::{Flash, Forget, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Badge, Button, ErrorSummary, Field, Kind, Notice, Tone, Weight};

/// What the page shows beside the account.
#[derive(Default)]
struct Shown {
    /// What was done just before.
    notice: Option<String>,
    /// What is wrong with the form that was sent.
    errors: FieldErrors,
    /// The new address that was typed.
    email: String,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let notice = match request.flash() {
        Some(Flash::AddressChanged) => Some(t::account_address_changed(request.lang).to_owned()),
        Some(Flash::SessionsEnded) => Some(t::account_session_ended(request.lang).to_owned()),
        _ => None,
    };
    page(&request, 200, Shown { notice, ..Shown::default() }).await
}

pub(super) async fn change_password(request: PageRequest) -> Result<PageResponse, AppError> {
    match actions::change_password(&request, request.input()?).await {
        Ok(()) => {
            let sign_in = paths::of(paths::SIGN_IN, request.lang);
            Ok(PageResponse::SignedOut(Flash::PasswordChanged.on(sign_in), Forget::Pages))
        }
        Err(error) => {
            let errors = error.field_errors()?;
            page(&request, 422, Shown { errors, ..Shown::default() }).await
        }
    }
}

pub(super) async fn change_address(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: ChangeAddress = request.input()?;
    match actions::request_address_change(&request, input.clone()).await {
        Ok(()) => Ok(PageResponse::redirect(paths::of(paths::SECURITY, request.lang))),
        Err(error) => {
            let errors = error.field_errors()?;
            page(&request, 422, Shown { errors, email: input.email, notice: None }).await
        }
    }
}

pub(super) async fn end_session(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: EndSession = request.input()?;
    actions::end_session(&request, input).await?;
    Ok(PageResponse::redirect_with(paths::of(paths::SECURITY, request.lang), Flash::SessionsEnded))
}

pub(super) async fn end_all_sessions(request: PageRequest) -> Result<PageResponse, AppError> {
    actions::end_all_sessions(&request).await?;
    let sign_in = paths::of(paths::SIGN_IN, request.lang);
    Ok(PageResponse::SignedOut(Flash::SignedOut.on(sign_in), Forget::All))
}

async fn page(request: &PageRequest, status: u16, shown: Shown) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let account = actions::own_account(request).await?;
    let sessions = session::list(&request.portal.db, account.id, request.portal.now()).await?;
    let pending = store::pending_address(&request.portal.db, account.id, request.portal.now()).await?;
    let current = request.session.hash().unwrap_or_default();
    let Shown { notice, errors, email } = shown;
    let body = move || {
        view! {
            {head(lang, AccountTab::Security)}
            {notice.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
            <ErrorSummary lang errors=errors.all() />
            <Secrets lang account email errors pending />
            <Sessions lang sessions current />
        }
    };
    Ok(Page::new(t::account_tab_security(lang), paths::both(paths::SECURITY), body)
        .status(status)
        .unlisted()
        .into())
}

#[component]
fn Secrets(
    lang: Lang,
    account: Account,
    email: String,
    errors: FieldErrors,
    /// The address to which a change waits for its link to be opened.
    #[prop(optional_no_strip)]
    pending: Option<String>,
) -> impl IntoView {
    let pending = pending.map(|email| {
        view! { <Notice><p>{t::account_address_sent(lang, email)}</p></Notice> }
    });
    let state = match account.email_proven_at {
        Some(_) => t::account_address_proven(lang, account.email.clone()),
        None => t::account_address_unproven(lang, account.email.clone()),
    };
    view! {
        <section class="stack">
            <h2>{t::account_change_password(lang)}</h2>
            <form class="form" method="post" action=paths::of(paths::CHANGE_PASSWORD, lang)>
                <input type="hidden" name="username" autocomplete="username" value=account.email.clone() />
                <Field
                    id="current"
                    label=t::account_current_password(lang)
                    kind="password"
                    error=errors.of("current")
                    required=true
                    autocomplete="current-password"
                />
                <Field
                    id="new-password"
                    label=t::account_new_password(lang)
                    kind="password"
                    hint=t::account_password_hint(lang, rules::SHORTEST)
                    error=errors.of("new-password")
                    required=true
                    autocomplete="new-password"
                />
                <p class="small muted">{t::account_change_password_hint(lang)}</p>
                <div class="actions">
                    <Button>{t::account_keep_password(lang)}</Button>
                </div>
            </form>
        </section>
        <section class="stack">
            <h2>{t::account_change_address(lang)}</h2>
            <p>{state}</p>
            {pending}
            <form class="form" method="post" action=paths::of(paths::CHANGE_ADDRESS, lang)>
                <Field
                    id="email"
                    label=t::account_new_address(lang)
                    kind="email"
                    value=email
                    error=errors.of("email")
                    required=true
                    autocomplete="email"
                    inputmode="email"
                />
                <Field
                    id="current-for-address"
                    label=t::account_current_password(lang)
                    kind="password"
                    error=errors.of("current-for-address")
                    required=true
                    autocomplete="current-password"
                />
                <div class="actions">
                    <Button weight=Weight::Quiet>{t::account_send_link(lang)}</Button>
                </div>
            </form>
        </section>
    }
}

#[component]
fn Sessions(lang: Lang, sessions: Vec<SessionInfo>, current: String) -> impl IntoView {
    let many = sessions.len() > 1;
    let rows = sessions
        .into_iter()
        .map(|session| {
            let here = session.hash == current;
            let used = t::account_session_used(lang, format::moment(lang, session.seen_at));
            let from = (!session.address.is_empty()).then(|| t::account_session_from(lang, session.address.clone()));
            view! {
                <li class="row spread">
                    <div>
                        <p><b>{browser(lang, &session.user_agent)}</b> " " {here.then(|| view! { <Badge tone=Tone::Good>{t::account_session_this(lang)}</Badge> })}</p>
                        <p class="small muted">{used} " " {from}</p>
                    </div>
                    {(!here)
                        .then(|| {
                            view! {
                                <form method="post" action=paths::of(paths::END_SESSION, lang)>
                                    <input type="hidden" name="session" value=session.hash />
                                    <Button weight=Weight::Quiet small=true>
                                        {t::account_session_end(lang)}
                                    </Button>
                                </form>
                            }
                        })}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="stack">
            <h2>{t::account_sessions(lang)}</h2>
            <ul class="rows">{rows}</ul>
            <div class="row">
                <form method="post" action=paths::of(paths::SIGN_OUT, lang)>
                    <Button weight=Weight::Quiet>{t::account_sign_out(lang)}</Button>
                </form>
                {many
                    .then(|| {
                        view! {
                            <form method="post" action=paths::of(paths::END_SESSIONS, lang)>
                                <Button weight=Weight::Danger>{t::account_sign_out_everywhere(lang)}</Button>
                            </form>
                        }
                    })}
            </div>
        </section>
    }
}

//! Password, address and sessions.

use leptos::prelude::*;

use super::{
    super::{
        model::Account,
        paths, rules,
        signing::{self, Try},
    },
    parts::{FieldErrors, Room, head, new_password, own},
};
use crate::{
    error::AppError,
    i18n::{Lang, format, t},
    server::{
        session::{self, Device},
        web::{Forget, Page, PageRequest, PageResponse},
    },
    ui::{Badge, Button, ErrorSummary, Field, Kind, Notice, Tone, Weight},
};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let said = match request.query_param("said") {
        Some("address") => Some(t::account_address_changed(request.lang)),
        Some("ended") => Some(t::account_session_ended(request.lang)),
        _ => None,
    };
    page(&request, 200, FieldErrors::default(), said).await
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let account = own(&request).await?;
    let mut faults = FieldErrors::default();
    match request.form.text("what") {
        "end" => {
            session::end(&request.portal.db, account.id, request.form.text("session")).await?;
            return Ok(PageResponse::Redirect(format!("{}?said=ended", paths::of(paths::SECURITY, lang))));
        }
        "end-all" => {
            let work = async {
                let mut to = request.portal.db.write().await?;
                signing::end_everything(&mut to, account.id, request.portal.now()).await?;
                to.commit().await
            };
            work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
            return Ok(PageResponse::SignedOut(
                format!("{}?said=out", paths::of(paths::SIGN_IN, lang)),
                Forget::All,
            ));
        }
        "password" => {
            let password =
                new_password(lang, &request.form, "new-password", &account.name, &account.email, &mut faults);
            check_current(&request, &account, "current", &mut faults).await?;
            if faults.is_empty() {
                signing::change_password(&request, &account, password).await?;
                return Ok(PageResponse::SignedOut(
                    format!("{}?said=password", paths::of(paths::SIGN_IN, lang)),
                    Forget::Pages,
                ));
            }
        }
        "address" => {
            let address = rules::address(request.form.text("email"));
            if address.is_none() {
                faults.add("email", t::account_email_wrong(lang));
            }
            check_current(&request, &account, "current-for-address", &mut faults).await?;
            if let Some(address) = address.filter(|_| faults.is_empty()) {
                let said = t::account_address_sent(lang, address.clone());
                if signing::ask_to_change_address(&request, &account, address).await? {
                    return page(&request, 200, faults, Some(said)).await;
                }
                faults.add("email", t::account_mail_enough(lang));
            }
        }
        _ => return Err(AppError::BadRequest),
    }
    page(&request, 422, faults, None::<String>).await
}

/// What cannot be undone by the rightful person is done with the password only.
async fn check_current(
    request: &PageRequest,
    account: &Account,
    field: &str,
    faults: &mut FieldErrors,
) -> Result<(), AppError> {
    match signing::try_password(request, &account.email, request.form.text(field)).await? {
        Try::Right(_) => {}
        Try::Wrong => faults.add(field, t::account_current_wrong(request.lang)),
        Try::Wait(millis) => faults.add(field, t::account_wait_here(request.lang, minutes(millis))),
    }
    Ok(())
}

/// Whole minutes to wait, from milliseconds.
pub(super) const fn minutes(millis: i64) -> i64 {
    (millis + 59_999) / 60_000
}

async fn page(
    request: &PageRequest,
    status: u16,
    faults: FieldErrors,
    said: Option<impl Into<String>>,
) -> Result<PageResponse, AppError> {
    let (lang, now) = (request.lang, request.portal.now());
    let account = own(request).await?;
    let sessions = session::of_person(&request.portal.db, account.id, now).await?;
    let this = request.session.hash().unwrap_or_default();
    let email = request.form.text("email").to_owned();
    let said: Option<String> = said.map(Into::into);
    let body = move || {
        view! {
            {head(lang, Room::Security)}
            {said.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
            <ErrorSummary lang errors=faults.all() />
            <Secrets lang account email faults />
            <Sessions lang sessions this />
        }
    };
    Ok(Page::new(t::account_tab_security(lang), paths::both(paths::SECURITY), body)
        .status(status)
        .unlisted()
        .into())
}

#[component]
fn Secrets(lang: Lang, account: Account, email: String, faults: FieldErrors) -> impl IntoView {
    let action = paths::of(paths::SECURITY, lang);
    let standing = match account.email_proven_at {
        Some(_) => t::account_address_proven(lang, account.email.clone()),
        None => t::account_address_unproven(lang, account.email.clone()),
    };
    view! {
        <section class="stack">
            <h2>{t::account_change_password(lang)}</h2>
            <form class="form" method="post" action=action>
                <input type="hidden" name="username" autocomplete="username" value=account.email.clone() />
                <Field
                    id="current"
                    label=t::account_current_password(lang)
                    kind="password"
                    error=faults.of("current")
                    required=true
                    autocomplete="current-password"
                />
                <Field
                    id="new-password"
                    label=t::account_new_password(lang)
                    kind="password"
                    hint=t::account_password_hint(lang, rules::SHORTEST)
                    error=faults.of("new-password")
                    required=true
                    autocomplete="new-password"
                />
                <p class="small muted">{t::account_change_password_hint(lang)}</p>
                <div class="actions">
                    <Button name="what" value="password">{t::account_keep_password(lang)}</Button>
                </div>
            </form>
        </section>
        <section class="stack">
            <h2>{t::account_change_address(lang)}</h2>
            <p>{standing}</p>
            <form class="form" method="post" action=action>
                <Field
                    id="email"
                    label=t::account_new_address(lang)
                    kind="email"
                    value=email
                    error=faults.of("email")
                    required=true
                    autocomplete="email"
                    inputmode="email"
                />
                <Field
                    id="current-for-address"
                    label=t::account_current_password(lang)
                    kind="password"
                    error=faults.of("current-for-address")
                    required=true
                    autocomplete="current-password"
                />
                <div class="actions">
                    <Button name="what" value="address" weight=Weight::Quiet>{t::account_send_link(lang)}</Button>
                </div>
            </form>
        </section>
    }
}

#[component]
fn Sessions(lang: Lang, sessions: Vec<Device>, this: String) -> impl IntoView {
    let action = paths::of(paths::SECURITY, lang);
    let many = sessions.len() > 1;
    let rows = sessions
        .into_iter()
        .map(|device| {
            let here = device.hash == this;
            let used = t::account_session_used(lang, format::moment(lang, device.seen_at));
            let from = (!device.place.is_empty()).then(|| t::account_session_from(lang, device.place.clone()));
            view! {
                <li class="row spread">
                    <div>
                        <p><b>{browser(lang, &device.device)}</b> " " {here.then(|| view! { <Badge tone=Tone::Good>{t::account_session_this(lang)}</Badge> })}</p>
                        <p class="small muted">{used} " " {from}</p>
                    </div>
                    {(!here)
                        .then(|| {
                            view! {
                                <form method="post" action=action>
                                    <input type="hidden" name="session" value=device.hash />
                                    <Button name="what" value="end" weight=Weight::Quiet small=true>
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
                            <form method="post" action=action>
                                <Button name="what" value="end-all" weight=Weight::Danger>{t::account_sign_out_everywhere(lang)}</Button>
                            </form>
                        }
                    })}
            </div>
        </section>
    }
}

/// A browser and a system, as people call them, out of what the browser calls itself.
fn browser(lang: Lang, agent: &str) -> String {
    let first = |words: &[(&str, &'static str)]| {
        words.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    let program = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (program, system) {
        (Some(program), Some(system)) => t::account_session_device(lang, program, system),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => t::account_session_unknown(lang).to_owned(),
    }
}

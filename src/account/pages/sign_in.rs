//! Signing in, by password or by mail, and signing out.

use leptos::prelude::*;

use super::{
    super::{
        model::Purpose,
        paths,
        signing::{self, Try},
    },
    parts::FieldErrors,
    security::minutes,
};
use crate::{
    error::AppError,
    i18n::{Lang, t},
    server::web::{Forget, Page, PageRequest, PageResponse},
    ui::{Button, ErrorSummary, Field, Kind, Notice, Weight},
};

#[derive(Clone, Debug, Default)]
struct Typed {
    email: String,
    next: String,
    faults: FieldErrors,
    /// What to say above the form, for those who come from elsewhere.
    said: Option<&'static str>,
    /// Whether a link by mail is offered at once, because passwords have to wait.
    by_mail: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let next = request.query_param("next").unwrap_or_default().to_owned();
    if request.viewer.person.is_some() {
        return Ok(PageResponse::Redirect(paths::next(request.lang, &next)));
    }
    let said = match request.query_param("said") {
        Some("password") => Some(t::account_said_password(request.lang)),
        Some("out") => Some(t::account_said_out(request.lang)),
        _ => (!next.is_empty()).then(|| t::account_said_first(request.lang)),
    };
    Ok(page(request.lang, 200, Typed { next, said, ..Typed::default() }))
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let (email, next) = (request.form.text("email").to_owned(), request.form.text("next").to_owned());
    let mut faults = FieldErrors::default();
    if email.is_empty() {
        faults.add("email", t::account_email_missing(lang));
    }
    if request.form.text("password").is_empty() {
        faults.add("password", t::account_password_missing(lang));
    }
    let mut status = 422;
    if faults.is_empty() {
        match signing::try_password(&request, &email, request.form.text("password")).await? {
            Try::Right(person) => {
                return Ok(PageResponse::Redirect(
                    signing::enter(&request, person, "password", &next).await?,
                ));
            }
            Try::Wrong => faults.add("email", t::account_wrong(lang)),
            Try::Wait(millis) => {
                status = 429;
                faults.add("email", t::account_wait(lang, minutes(millis)));
            }
        }
    }
    let by_mail = status == 429;
    Ok(page(lang, status, Typed { email, next, faults, said: None, by_mail }))
}

fn page(lang: Lang, status: u16, typed: Typed) -> PageResponse {
    Page::new(t::account_sign_in(lang), paths::both(paths::SIGN_IN), move || view! { <SignIn lang typed /> })
        .status(status)
        .unlisted()
        .into()
}

#[component]
fn SignIn(lang: Lang, typed: Typed) -> impl IntoView {
    let Typed { email, next, faults, said, by_mail: offered } = typed;
    let by_mail = match next.as_str() {
        "" => paths::of(paths::BY_MAIL, lang).to_owned(),
        next => paths::sign_in(lang, next)
            .replace(paths::of(paths::SIGN_IN, lang), paths::of(paths::BY_MAIL, lang)),
    };
    view! {
        <section class="sheet narrow stack gap-5">
            <h1>{t::account_sign_in(lang)}</h1>
            {said.map(|words| view! { <Notice><p>{words}</p></Notice> })}
            <ErrorSummary lang errors=faults.all() />
            {offered
                .then(|| {
                    view! {
                        <form method="post" action=paths::of(paths::BY_MAIL, lang)>
                            <input type="hidden" name="email" value=email.clone() />
                            <Button name="what" value="sign-in">{t::account_send_link_now(lang)}</Button>
                        </form>
                    }
                })}
            <form class="form" method="post" action=paths::of(paths::SIGN_IN, lang)>
                <input type="hidden" name="next" value=next />
                <Field
                    id="email"
                    label=t::account_email(lang)
                    kind="email"
                    value=email
                    error=faults.of("email")
                    required=true
                    autocomplete="username"
                    inputmode="email"
                />
                <Field
                    id="password"
                    label=t::account_password(lang)
                    kind="password"
                    error=faults.of("password")
                    required=true
                    autocomplete="current-password"
                />
                <div class="actions"><Button>{t::account_sign_in(lang)}</Button></div>
            </form>
            <p><a href=by_mail>{t::account_by_mail(lang)}</a></p>
            <p class="small muted">{t::account_how_to_get_one(lang)}</p>
        </section>
    }
}

pub(super) async fn show_by_mail(request: PageRequest) -> Result<PageResponse, AppError> {
    let stopped = request.query_param("said") == Some("stopped");
    Ok(by_mail(request.lang, 200, String::new(), FieldErrors::default(), stopped.then_some(Sent::Stopped)))
}

pub(super) async fn take_by_mail(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let email = request.form.text("email").to_owned();
    let mut faults = FieldErrors::default();
    if super::super::rules::address(&email).is_none() {
        faults.add("email", t::account_email_wrong(lang));
        return Ok(by_mail(lang, 422, email, faults, None));
    }
    let purpose = if request.form.text("what") == "password" { Purpose::Reset } else { Purpose::SignIn };
    signing::send_link(&request, &email, purpose).await?;
    Ok(by_mail(lang, 200, email, faults, Some(Sent::Link)))
}

/// What the page says above its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sent {
    /// A link was asked for.
    Link,
    /// A change of address was stopped.
    Stopped,
}

fn by_mail(lang: Lang, status: u16, email: String, faults: FieldErrors, sent: Option<Sent>) -> PageResponse {
    let body = move || {
        let said = sent.map(|sent| match sent {
            Sent::Link => {
                let words = t::account_mail_sent(lang, email.clone());
                view! { <Notice kind=Kind::Success><p>{words}</p><p>{t::account_mail_sent_hint(lang)}</p></Notice> }
                    .into_any()
            }
            Sent::Stopped => {
                view! { <Notice kind=Kind::Success><p>{t::account_said_stopped(lang)}</p></Notice> }.into_any()
            }
        });
        view! {
            <section class="sheet narrow stack gap-5">
                <h1>{t::account_by_mail_title(lang)}</h1>
                {said}
                <ErrorSummary lang errors=faults.all() />
                <p>{t::account_by_mail_text(lang)}</p>
                <form class="form" method="post" action=paths::of(paths::BY_MAIL, lang)>
                    <Field
                        id="email"
                        label=t::account_email(lang)
                        kind="email"
                        value=email
                        error=faults.of("email")
                        required=true
                        autocomplete="username"
                        inputmode="email"
                    />
                    <div class="actions">
                        <Button name="what" value="sign-in">{t::account_send_link(lang)}</Button>
                        <Button name="what" value="password" weight=Weight::Quiet>{t::account_send_reset(lang)}</Button>
                    </div>
                </form>
                <p><a href=paths::of(paths::SIGN_IN, lang)>{t::account_with_password(lang)}</a></p>
            </section>
        }
    };
    Page::new(t::account_by_mail_title(lang), paths::both(paths::BY_MAIL), body)
        .status(status)
        .unlisted()
        .into()
}

pub(super) async fn leave(request: PageRequest) -> Result<PageResponse, AppError> {
    request.session.sign_out().await?;
    Ok(PageResponse::SignedOut(format!("{}?said=out", paths::of(paths::SIGN_IN, request.lang)), Forget::All))
}

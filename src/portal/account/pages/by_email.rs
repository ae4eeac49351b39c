//! Asking for a link by email, to sign in or to set a new password.

use leptos::prelude::*;
use serde::Deserialize;

use super::super::{authentication, model::Purpose, paths, rules};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, Field, Kind, Notice, Weight};

/// The address that a link is sent to.
#[derive(Deserialize)]
struct SendLink {
    #[serde(default)]
    email: String,
    /// The address to go on to.
    #[serde(default)]
    next: String,
}

/// What the page says above its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LinkNotice {
    /// A link was requested.
    Sent,
    /// A change of address was stopped.
    ChangeStopped,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let stopped = request.flash() == Some(Flash::AddressChangeStopped);
    let notice = stopped.then_some(LinkNotice::ChangeStopped);
    let next = request.query_param("next").unwrap_or_default().to_owned();
    let typed = SendLink { email: String::new(), next };
    Ok(page(request.lang, 200, typed, FieldErrors::default(), notice))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    send(&request, Purpose::SignIn).await
}

pub(super) async fn submit_reset(request: PageRequest) -> Result<PageResponse, AppError> {
    send(&request, Purpose::Reset).await
}

async fn send(request: &PageRequest, purpose: Purpose) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let typed: SendLink = request.input()?;
    let mut errors = FieldErrors::default();
    if rules::address(&typed.email).is_none() {
        errors.add("email", t::account_email_wrong(lang));
        return Ok(page(lang, 422, typed, errors, None));
    }
    authentication::send_link(request, &typed.email, purpose, &typed.next).await?;
    Ok(page(lang, 200, typed, errors, Some(LinkNotice::Sent)))
}

fn page(
    lang: Lang,
    status: u16,
    typed: SendLink,
    errors: FieldErrors,
    notice: Option<LinkNotice>,
) -> PageResponse {
    let SendLink { email, next } = typed;
    let body = move || {
        let with_password = match next.as_str() {
            "" => paths::of(paths::SIGN_IN, lang).to_owned(),
            next => paths::sign_in(lang, next),
        };
        let notice = notice.map(|notice| match notice {
            LinkNotice::Sent => {
                let words = t::account_mail_sent(lang, email.clone());
                view! { <Notice kind=Kind::Success><p>{words}</p><p>{t::account_mail_sent_hint(lang)}</p></Notice> }
                    .into_any()
            }
            LinkNotice::ChangeStopped => {
                view! { <Notice kind=Kind::Success><p>{t::account_said_stopped(lang)}</p></Notice> }.into_any()
            }
        });
        view! {
            <section class="sheet narrow stack gap-5">
                <h1>{t::account_by_mail_title(lang)}</h1>
                {notice}
                <ErrorSummary lang errors=errors.all() />
                <p>{t::account_by_mail_text(lang)}</p>
                <form class="form" method="post" action=paths::of(paths::BY_EMAIL, lang)>
                    <input type="hidden" name="next" value=next />
                    <Field
                        id="email"
                        label=t::account_email(lang)
                        kind="email"
                        value=email
                        error=errors.of("email")
                        required=true
                        autocomplete="username"
                        inputmode="email"
                    />
                    <div class="actions">
                        <Button>{t::account_send_link(lang)}</Button>
                        <Button weight=Weight::Quiet formaction=paths::of(paths::RESET_PASSWORD, lang)>{t::account_send_reset(lang)}</Button>
                    </div>
                </form>
                <p><a href=with_password>{t::account_with_password(lang)}</a></p>
            </section>
        }
    };
    Page::new(t::account_by_mail_title(lang), paths::both(paths::BY_EMAIL), body)
        .status(status)
        .unlisted()
        .into()
}

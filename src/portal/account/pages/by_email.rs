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
    Ok(page(request.lang, 200, String::new(), FieldErrors::default(), notice))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    send(&request, Purpose::SignIn).await
}

pub(super) async fn submit_reset(request: PageRequest) -> Result<PageResponse, AppError> {
    send(&request, Purpose::Reset).await
}

async fn send(request: &PageRequest, purpose: Purpose) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let SendLink { email } = request.input()?;
    let mut errors = FieldErrors::default();
    if rules::address(&email).is_none() {
        errors.add("email", t::account_email_wrong(lang));
        return Ok(page(lang, 422, email, errors, None));
    }
    authentication::send_link(request, &email, purpose).await?;
    Ok(page(lang, 200, email, errors, Some(LinkNotice::Sent)))
}

fn page(
    lang: Lang,
    status: u16,
    email: String,
    errors: FieldErrors,
    notice: Option<LinkNotice>,
) -> PageResponse {
    let body = move || {
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
                <p><a href=paths::of(paths::SIGN_IN, lang)>{t::account_with_password(lang)}</a></p>
            </section>
        }
    };
    Page::new(t::account_by_mail_title(lang), paths::both(paths::BY_EMAIL), body)
        .status(status)
        .unlisted()
        .into()
}

//! Asking for a link by email: to sign in, or to set a new password in place of one that was forgotten.

use ensemble_common::prelude::*;
use serde::Deserialize;

use super::super::{authentication, model::Purpose, paths, rules};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, Field, Kind, Notice};

/// The address that a link is sent to.
#[derive(Deserialize)]
struct SendLink {
    #[serde(default)]
    email: String,
    /// The address to go on to.
    #[serde(default)]
    next: String,
}

/// One of the two pages: what its link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LinkPage {
    /// It signs in.
    SignIn,
    /// It sets a new password.
    Reset,
}

impl LinkPage {
    const fn purpose(self) -> Purpose {
        match self {
            Self::SignIn => Purpose::SignIn,
            Self::Reset => Purpose::Reset,
        }
    }

    const fn paths(self) -> [&'static str; 2] {
        match self {
            Self::SignIn => paths::BY_EMAIL,
            Self::Reset => paths::RESET_PASSWORD,
        }
    }

    /// The page's title, and what it says.
    fn words(self, lang: Lang) -> (&'static str, &'static str) {
        match self {
            Self::SignIn => (t::account_by_mail_title(lang), t::account_by_mail_text(lang)),
            Self::Reset => (t::account_forgot(lang), t::account_forgot_text(lang)),
        }
    }
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
    Ok(shown(&request, LinkPage::SignIn))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    send(&request, LinkPage::SignIn).await
}

pub(super) async fn show_reset(request: PageRequest) -> Result<PageResponse, AppError> {
    Ok(shown(&request, LinkPage::Reset))
}

pub(super) async fn submit_reset(request: PageRequest) -> Result<PageResponse, AppError> {
    send(&request, LinkPage::Reset).await
}

fn shown(request: &PageRequest, of: LinkPage) -> PageResponse {
    let stopped = request.flash() == Some(Flash::AddressChangeStopped);
    let notice = stopped.then_some(LinkNotice::ChangeStopped);
    let next = request.query_param("next").unwrap_or_default().to_owned();
    let typed = SendLink { email: String::new(), next };
    page(request.lang, of, 200, typed, FieldErrors::default(), notice)
}

async fn send(request: &PageRequest, of: LinkPage) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let typed: SendLink = request.input()?;
    let mut errors = FieldErrors::default();
    if rules::address(&typed.email).is_none() {
        errors.add("email", t::account_email_wrong(lang));
        return Ok(page(lang, of, 422, typed, errors, None));
    }
    authentication::send_link(request, &typed.email, of.purpose(), &typed.next).await?;
    Ok(page(lang, of, 200, typed, errors, Some(LinkNotice::Sent)))
}

fn page(
    lang: Lang,
    of: LinkPage,
    status: u16,
    typed: SendLink,
    errors: FieldErrors,
    notice: Option<LinkNotice>,
) -> PageResponse {
    let (title, text) = of.words(lang);
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
                <h1>{title}</h1>
                {notice}
                <ErrorSummary lang errors=errors.all() />
                <p>{text}</p>
                <form class="form" method="post" action=paths::of(of.paths(), lang)>
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
                    </div>
                </form>
                <p><a href=with_password>{t::account_with_password(lang)}</a></p>
            </section>
        }
    };
    Page::new(title, paths::both(of.paths()), body).status(status).unlisted().into()
}

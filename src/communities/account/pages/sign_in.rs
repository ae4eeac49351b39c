//! Signing in with a password, and signing out.

use ensemble_common::prelude::*;
use serde::Deserialize;

use super::super::{
    authentication::{self, SignInOutcome},
    paths, rules,
};
use crate::community::paths as community_paths;
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
};
use ensemble_server::web::{Flash, Forget, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, Field, Notice, Refusal};

/// An address and a password.
#[derive(Deserialize)]
struct SignIn {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    /// The address to go on to.
    #[serde(default)]
    next: String,
}

/// What the page shows.
#[derive(Clone, Debug, Default)]
struct Shown {
    email: String,
    next: String,
    errors: FieldErrors,
    /// Why nobody is signed in, where neither field alone is wrong.
    refusal: Option<String>,
    /// A notice above the form, for people who were sent here from another page.
    notice: Option<&'static str>,
    /// Whether a link by email is offered at once, because passwords are rate limited.
    offers_link: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let next = request.query_param("next").unwrap_or_default().to_owned();
    if request.viewer.person.is_some() {
        return Ok(PageResponse::redirect(paths::next(request.lang, &next)));
    }
    let notice = match request.flash() {
        Some(Flash::PasswordChanged) => Some(t::account_said_password(request.lang)),
        Some(Flash::SignedOut) => Some(t::account_said_out(request.lang)),
        _ => (!next.is_empty()).then(|| t::account_said_first(request.lang)),
    };
    Ok(page(request.lang, 200, Shown { next, notice, ..Shown::default() }))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let SignIn { email, password, next } = request.input()?;
    let mut errors = FieldErrors::default();
    if email.is_empty() {
        errors.add("email", t::account_email_missing(lang));
    }
    if password.is_empty() {
        errors.add("password", t::account_password_missing(lang));
    }
    let (mut status, mut refusal) = (422, None);
    if errors.is_empty() {
        match authentication::verify_password(&request, &email, &password).await? {
            SignInOutcome::Success(person) => {
                let to = authentication::sign_in(&request, person, "password", &next).await?;
                return Ok(PageResponse::redirect(to));
            }
            SignInOutcome::WrongCredentials => refusal = Some(t::account_wrong(lang).to_owned()),
            SignInOutcome::RateLimited(millis) => {
                status = 429;
                refusal = Some(t::account_wait(lang, rules::minutes(millis)));
            }
        }
    }
    let offers_link = status == 429;
    Ok(page(lang, status, Shown { email, next, errors, refusal, notice: None, offers_link }))
}

pub(super) async fn sign_out(request: PageRequest) -> Result<PageResponse, AppError> {
    request.session.sign_out().await?;
    let sign_in = paths::of(paths::SIGN_IN, request.lang);
    Ok(PageResponse::SignedOut(Flash::SignedOut.on(sign_in), Forget::All))
}

fn page(lang: Lang, status: u16, shown: Shown) -> PageResponse {
    let body = move || view! { <SignInForm lang shown /> };
    Page::new(t::account_sign_in(lang), paths::both(paths::SIGN_IN), body).status(status).unlisted().into()
}

#[component]
fn SignInForm(lang: Lang, shown: Shown) -> impl IntoView {
    let Shown { email, next, errors, refusal, notice, offers_link } = shown;
    let ask = without_account(lang, &next);
    let with_next = |to| match next.as_str() {
        "" => paths::of(to, lang).to_owned(),
        next => paths::sign_in(lang, next).replace(paths::of(paths::SIGN_IN, lang), paths::of(to, lang)),
    };
    let [by_email, forgot] = [paths::BY_EMAIL, paths::RESET_PASSWORD].map(with_next);
    view! {
        <section class="sheet narrow stack gap-5">
            <h1>{t::account_sign_in(lang)}</h1>
            {notice.map(|words| view! { <Notice><p>{words}</p></Notice> })}
            <ErrorSummary lang errors=errors.all() />
            {refusal.map(|message| view! { <Refusal message /> })}
            {offers_link
                .then(|| {
                    view! {
                        <form method="post" action=paths::of(paths::BY_EMAIL, lang)>
                            <input type="hidden" name="email" value=email.clone() />
                            <input type="hidden" name="next" value=next.clone() />
                            <Button>{t::account_send_link_now(lang)}</Button>
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
                    error=errors.of("email")
                    required=true
                    autocomplete="username"
                    inputmode="email"
                />
                <Field
                    id="password"
                    label=t::account_password(lang)
                    kind="password"
                    error=errors.of("password")
                    required=true
                    autocomplete="current-password"
                />
                <p><a href=forgot>{t::account_forgot(lang)}</a></p>
                <div class="actions"><Button>{t::account_sign_in(lang)}</Button></div>
            </form>
            <p><a href=by_email>{t::account_by_mail(lang)}</a></p>
            {ask}
        </section>
    }
}

/// How a person without an account gets one: from the people who facilitate the community that they were going to, else
/// from those of a community that they choose.
fn without_account(lang: Lang, next: &str) -> impl IntoView + use<> {
    let below = format!("{}/", community_paths::list(lang));
    let slug = next.strip_prefix(&below).and_then(|rest| rest.split(['/', '?']).next());
    let (href, words) = match slug.filter(|slug| !slug.is_empty()) {
        Some(slug) => {
            (community_paths::of(community_paths::CONTACT, lang, slug), t::account_ask_facilitators(lang))
        }
        None => (community_paths::list(lang).to_owned(), t::account_find_community(lang)),
    };
    view! { <p class="small muted">{t::account_how_to_get_one(lang)} " " <a href=href>{words}</a></p> }
}

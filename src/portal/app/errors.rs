//! Whatever fails, as a page in the reader's language, with ways on.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Uri, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use ensemble_common::prelude::*;

use super::render::{self, Setting};
use ensemble_communities::{account::paths as account_paths, community::paths as community_paths};
use ensemble_core::{Lang, error::AppError, negotiate};
use ensemble_server::{
    Portal,
    http::RequestId,
    web::{Form, FormOrigin, Page, UnsentForm, origin, readable},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Scene, SceneArt, TextArea, Weight};

/// Marks a response as finished: its body is the page to show.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finished;

/// What a form sent that came to nothing. The page that says so shows it.
#[derive(Clone, Debug, Default)]
pub(super) struct Unsent {
    pub form: UnsentForm,
    pub origin: Option<FormOrigin>,
    pub why: Why,
}

/// Why a form came to nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Why {
    /// The fault is ours, or time's: it can be sent again.
    #[default]
    Failed,
    /// Nobody is signed in. After signing in, people are led to `next`; what they typed is there if it was `stored`.
    SignIn { next: String, stored: bool },
    /// Another person is signed in than the one who opened the form.
    OtherPerson,
}

impl Why {
    /// Whether the page has a field for this value. What forms choose is only kept to be sent again.
    fn keeps(&self, value: &str) -> bool {
        *self == Self::Failed || !is_code(value)
    }
}

impl Unsent {
    pub(super) fn of(action: &str, form: &Form, origin: Option<FormOrigin>) -> Self {
        Self { form: UnsentForm::of(action, form), origin, why: Why::Failed }
    }

    /// Whether there is something to send again or to copy.
    fn is_shown(&self) -> bool {
        self.form.fields.iter().any(|(_, value)| self.why.keeps(value))
    }
}

/// The longest path that anything has, in bytes, and the longest part of one: file systems have no longer names.
const PATH: usize = 4096;
const PART: usize = 255;

/// Whether a path is longer than that of anything there is.
fn is_endless(path: &str) -> bool {
    path.len() > PATH || path.split('/').any(|part| part.len() > PART)
}

/// Turns every failure of the layers below into a page.
pub(super) async fn pages(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    // What tells the reader's language, should there be a page to write.
    let spoken = [header::COOKIE, header::ACCEPT_LANGUAGE]
        .map(|name| request.headers().get(&name).map(|value| (name, value.clone())));
    let number = request.extensions().get::<RequestId>().copied();
    let machine =
        ["/api/", "/healthz", "/readyz", "/pkg/"].iter().any(|prefix| uri.path().starts_with(prefix));

    let response = match readable(uri.path()) {
        _ if is_endless(uri.path()) => AppError::NotFound.into_response(),
        Err(error) => error.into_response(),
        Ok(_) => next.run(request).await,
    };
    let status = response.status();
    if machine
        || !(status.is_client_error() || status.is_server_error())
        || response.extensions().get::<Finished>().is_some()
    {
        return response;
    }
    let error = response
        .extensions()
        .get::<AppError>()
        .cloned()
        .unwrap_or_else(|| AppError::from_status(status.as_u16()));
    if error == AppError::NotFound
        && !is_endless(uri.path())
        && let Some(to) = without_slash(&uri)
    {
        return Redirect::permanent(&to).into_response();
    }
    let headers = spoken.into_iter().flatten().collect();
    // Sending it again helps where the fault is ours, or time's.
    let helps = status.is_server_error() || [AppError::TooMany, AppError::TimedOut].contains(&error);
    let unsent = response.extensions().get::<Unsent>().cloned();
    let unsent = unsent.filter(|unsent| helps || unsent.why != Why::Failed).unwrap_or_default();
    page(&portal, &uri, &headers, error, number, unsent).await
}

/// The same address without the slash that it ends in. Two slashes at its beginning would name
/// another site.
fn without_slash(uri: &Uri) -> Option<String> {
    let path = uri.path().strip_suffix('/').filter(|path| !path.is_empty() && !path.starts_with("//"))?;
    Some(uri.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}")))
}

async fn page(
    portal: &Portal,
    uri: &Uri,
    headers: &HeaderMap,
    error: AppError,
    number: Option<RequestId>,
    unsent: Unsent,
) -> Response {
    let number = number.map(|id| id.to_string()).unwrap_or_default();
    let lang = language(uri, headers);
    let status = error.status();
    let (title, text) = match unsent.why {
        Why::OtherPerson if unsent.is_shown() => (t::error_other_title(lang), t::error_other_text(lang)),
        Why::OtherPerson => (t::error_other_title(lang), t::error_other_nothing(lang)),
        _ => words(lang, &error),
    };
    let retry = match (&unsent.why, &error) {
        (Why::SignIn { next, .. }, _) => account_paths::sign_in(lang, next),
        (_, AppError::SignInFirst) => account_paths::sign_in(lang, uri.path()),
        _ => uri.path().to_owned(),
    };
    let addresses = ["/fr".to_owned(), "/en".to_owned()];
    let private = !unsent.form.fields.is_empty();
    let page = Page::new(title, addresses, move || {
        view! {
            <Failure lang title text error number retry />
            <SendAgain lang unsent />
        }
    })
    .status(status)
    .unlisted();
    let here = uri.path().to_owned();
    let setting = Setting { portal, lang, query: None, headers, viewer: None, here, restored: None };
    let mut response = render::page(setting, page).await;
    if private {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if status == 503 {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
    }
    response
}

/// The language that the path names, or the one that the reader would get.
pub(super) fn language(uri: &Uri, headers: &HeaderMap) -> Lang {
    let named = uri.path().split('/').nth(1).and_then(Lang::from_code);
    let read = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    named.unwrap_or_else(|| negotiate::preferred(read(header::COOKIE), read(header::ACCEPT_LANGUAGE)))
}

fn words(lang: Lang, error: &AppError) -> (&'static str, &'static str) {
    match error {
        AppError::NotFound => (t::error_404_title(lang), t::error_404_text(lang)),
        AppError::SignInFirst => (t::error_401_title(lang), t::error_401_text(lang)),
        AppError::TooMany => (t::error_429_title(lang), t::error_429_text(lang)),
        AppError::BadRequest => (t::error_400_title(lang), t::error_400_text(lang)),
        AppError::MethodNotAllowed => (t::error_405_title(lang), t::error_405_text(lang)),
        AppError::Refused => (t::error_403_title(lang), t::error_403_text(lang)),
        AppError::TooLarge => (t::error_413_title(lang), t::error_413_text(lang)),
        AppError::TimedOut => (t::error_408_title(lang), t::error_408_text(lang)),
        AppError::Unavailable => (t::error_503_title(lang), t::error_503_text(lang)),
        AppError::Unreadable => (t::error_unreadable_title(lang), t::error_unreadable_text(lang)),
        AppError::Internal => (t::error_500_title(lang), t::error_500_text(lang)),
    }
}

#[component]
fn Failure(
    lang: Lang,
    title: &'static str,
    text: &'static str,
    error: AppError,
    number: String,
    retry: String,
) -> impl IntoView {
    let scene = match error {
        AppError::NotFound => Scene::Lost,
        AppError::Unavailable | AppError::TimedOut => Scene::Resting,
        _ => Scene::Broken,
    };
    let sign_in = error == AppError::SignInFirst;
    let again = matches!(error, AppError::Unavailable | AppError::TimedOut | AppError::Internal);
    view! {
        <section class="lost">
            <SceneArt scene />
            <div class="stack gap-5">
                <h1>{title}</h1>
                <p class="lead">{text}</p>
                <div class="row">
                    {sign_in.then(|| view! { <ButtonLink href=retry.clone()>{t::account_sign_in(lang)}</ButtonLink> })}
                    {again.then(|| view! { <ButtonLink href=retry>{t::error_retry(lang)}</ButtonLink> })}
                    <ButtonLink
                        weight=if again || sign_in { Weight::Quiet } else { Weight::Primary }
                        href=format!("/{}", lang.code())
                    >
                        {t::error_home(lang)}
                    </ButtonLink>
                    <ButtonLink weight=Weight::Quiet href=community_paths::list(lang)>
                        {t::error_communities(lang)}
                    </ButtonLink>
                </div>
                <p class="small muted">{t::error_number(lang, number)}</p>
            </div>
        </section>
    }
}

/// What was typed: in a form that sends it to the same address again, where that helps, else to be copied. Passwords are
/// typed anew.
#[component]
pub(super) fn SendAgain(lang: Lang, unsent: Unsent) -> impl IntoView {
    let Unsent { form, origin, why } = unsent;
    let sends = why == Why::Failed;
    let mut texts = 0;
    let fields = form
        .fields
        .into_iter()
        .filter(|(_, value)| why.keeps(value))
        .map(|(name, value)| {
            if sends && is_short(&value) {
                return view! { <input type="hidden" name=name value=value /> }.into_any();
            }
            texts += 1;
            let label = t::error_unsent_text(lang, texts);
            let rows = if is_short(&value) { 1 } else { 8 };
            view! { <TextArea id=format!("unsent-{texts}") name label value rows /> }.into_any()
        })
        .collect::<Vec<_>>();
    let hint = match why {
        Why::Failed => t::error_unsent_hint(lang),
        Why::SignIn { stored: true, .. } => t::error_unsent_stored(lang),
        Why::SignIn { .. } | Why::OtherPerson => t::error_unsent_copy(lang),
    };
    (!fields.is_empty()).then(|| {
        let inside = if sends {
            let own = origin.is_some().then_some("");
            let origin = origin.map(|origin| {
                view! { <input type="hidden" name=origin::FIELD value=origin.encode() autocomplete="off" /> }
            });
            view! {
                <form class="form wide" method="post" action=form.action data-origin=own>
                    {origin}
                    {fields}
                    <div class="actions"><Button>{t::error_unsent_send(lang)}</Button></div>
                </form>
            }
            .into_any()
        } else {
            view! { <div class="form wide">{fields}</div> }.into_any()
        };
        view! {
            <section class="stack">
                <h2>{t::error_unsent(lang)}</h2>
                <p>{hint}</p>
                {form.had_files.then(|| view! { <p>{t::error_unsent_files(lang)}</p> })}
                {inside}
            </section>
        }
    })
}

/// Whether a value goes into a hidden field; what is longer, or has several lines, is shown.
fn is_short(value: &str) -> bool {
    !value.contains('\n') && value.chars().count() <= 80
}

/// Whether a value is one that forms choose and nobody types: an id, a number, a code.
fn is_code(value: &str) -> bool {
    value.len() <= 64
        && value
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.:".contains(&byte))
}

//! Whatever fails, as a page in the reader's language, with ways on.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Uri, header, uri::PathAndQuery},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;

use super::render::{self, Setting};
use crate::{account::paths as account_paths, community::paths as community_paths};
use ensemble_core::{Lang, error::AppError, negotiate};
use ensemble_server::{
    Portal,
    http::RequestId,
    web::{Page, readable},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Scene, SceneArt, TextArea, Weight};

/// Marks a response as finished: its body is the page to show.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finished;

/// What a form sent that came to nothing. The page that says so shows it, to be sent again or copied.
#[derive(Clone, Debug, Default)]
pub(super) struct Unsent(pub(super) Vec<(String, String)>);

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
    let unsent = response.extensions().get::<Unsent>().cloned().filter(|_| helps).unwrap_or_default();
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
    let title = words(lang, &error).0;
    let retry = match error {
        AppError::SignInFirst => account_paths::sign_in(lang, uri.path()),
        _ => uri.path().to_owned(),
    };
    let addresses = ["/fr".to_owned(), "/en".to_owned()];
    let private = !unsent.0.is_empty();
    let action = uri.path_and_query().map_or("/", PathAndQuery::as_str).to_owned();
    let page = Page::new(title, addresses, move || {
        view! {
            <Failure lang error number retry />
            <SendAgain lang action unsent />
        }
    })
    .status(status)
    .unlisted();
    let mut response = render::page(Setting { portal, lang, query: None, headers, viewer: None }, page).await;
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
fn Failure(lang: Lang, error: AppError, number: String, retry: String) -> impl IntoView {
    let (title, text) = words(lang, &error);
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

/// What was typed, in a form that sends it to the same address again. Passwords are typed anew.
#[component]
fn SendAgain(lang: Lang, action: String, unsent: Unsent) -> impl IntoView {
    /// What is longer than this, or has several lines, is shown; in characters.
    const SHORT: usize = 80;
    let secret = |name: &str| name.contains("password") || name.starts_with("current");
    let mut texts = 0;
    let fields = unsent
        .0
        .into_iter()
        .filter(|(name, _)| !secret(name))
        .map(|(name, value)| {
            if !value.contains('\n') && value.chars().count() <= SHORT {
                return view! { <input type="hidden" name=name value=value /> }.into_any();
            }
            texts += 1;
            let label = t::error_unsent_text(lang, texts);
            view! { <TextArea id=format!("unsent-{texts}") name label value rows=8 /> }.into_any()
        })
        .collect::<Vec<_>>();
    (!fields.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{t::error_unsent(lang)}</h2>
                <p>{t::error_unsent_hint(lang)}</p>
                <form class="form wide" method="post" action=action>
                    {fields}
                    <div class="actions"><Button>{t::error_unsent_send(lang)}</Button></div>
                </form>
            </section>
        }
    })
}

//! All doors, and the layers around them.

use std::time::Duration;

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{FromRequestParts, RawPathParams, Request, State},
    http::{HeaderName, HeaderValue, StatusCode, Uri, header},
    middleware,
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get},
};
use leptos::prelude::provide_context;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    limit::RequestBodyLimitLayer, services::ServeDir, set_header::SetResponseHeaderLayer,
    timeout::TimeoutLayer,
};

use super::{
    errors::{self, Finished},
    home,
    render::{self, Setting},
};
use crate::{
    community,
    error::AppError,
    i18n::{Lang, t},
    meeting, page,
    server::{
        Portal, health, http,
        web::{Ask, Page, Reply, Route, Routes},
    },
    ui::Gallery,
};

/// The largest failure that a server function answers, in bytes.
const ERROR_SIZE: usize = 64 * 1024;

/// Every page of the portal.
#[must_use]
pub fn pages(development: bool) -> Routes {
    let routes = home::routes()
        .and(community::pages::routes())
        .and(meeting::pages::routes())
        .and(page::pages::routes());
    if development { routes.page(["/fr/design", "/en/design"], design) } else { routes }
}

/// The whole service.
pub fn router(portal: Portal) -> Router {
    let config = portal.config.clone();
    let mut router = Router::new()
        .route("/", get(root))
        .route("/api/{*function}", get(server_function).post(server_function))
        .merge(health::routes());
    for route in pages(config.development).0 {
        for lang in Lang::ALL {
            router = router.route(route.path(lang), door(route.clone(), lang));
        }
    }
    router
        .nest_service("/pkg", files(&portal, "pkg", "public, max-age=31536000, immutable"))
        .fallback_service(files(&portal, "", "public, max-age=86400"))
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            Duration::from_secs(config.request_timeout),
        ))
        .layer(RequestBodyLimitLayer::new(config.body_limit))
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(portal.clone(), errors::pages))
        .layer(middleware::from_fn_with_state(portal.clone(), http::observe))
        .with_state(portal)
}

/// One page in one language.
fn door(route: Route, lang: Lang) -> MethodRouter<Portal> {
    get(async move |State(portal): State<Portal>, request: Request| {
        answer(&route, lang, portal, request).await
    })
}

async fn answer(route: &Route, lang: Lang, portal: Portal, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let ask = match RawPathParams::from_request_parts(&mut parts, &()).await {
        Ok(params) => Ask::read(lang, portal.clone(), &params, &parts),
        Err(_) => Err(AppError::BadRequest),
    };
    let reply = match ask {
        Ok(ask) => (route.handler)(ask).await,
        Err(error) => Err(error),
    };
    match reply {
        Ok(Reply::Page(page)) => {
            let setting =
                Setting { portal: &portal, lang, query: parts.uri.query(), headers: &parts.headers };
            let mut response = render::page(setting, *page).await;
            response.extensions_mut().insert(Finished);
            response
        }
        Ok(Reply::Moved(to)) => Redirect::permanent(&to).into_response(),
        Ok(Reply::See(to)) => Redirect::to(&to).into_response(),
        Err(error) => error.into_response(),
    }
}

/// The door without a language: to the reader's own.
async fn root(uri: Uri, headers: axum::http::HeaderMap) -> Response {
    let lang = errors::language(&uri, &headers);
    (
        [
            (header::VARY, HeaderValue::from_static("accept-language, cookie")),
            (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        ],
        Redirect::to(&format!("/{}", lang.code())),
    )
        .into_response()
}

/// Answers a server function. The library gives every failure the status 500; here each reason gets
/// its own.
async fn server_function(State(portal): State<Portal>, request: Request) -> Response {
    let answer =
        leptos_axum::handle_server_fns_with_context(move || provide_context(portal.clone()), request)
            .await
            .into_response();
    if answer.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let Ok(bytes) = to_bytes(body, ERROR_SIZE).await else {
        return AppError::Internal.into_response();
    };
    if let Ok(error) = serde_json::from_slice::<AppError>(&bytes) {
        parts.status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn files(portal: &Portal, folder: &str, cache: &'static str) -> Router<()> {
    let served = ServeDir::new(portal.config.site_root.join(folder))
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    let cached = SetResponseHeaderLayer::if_not_present(
        header::CACHE_CONTROL,
        move |response: &axum::http::Response<_>| {
            response.status().is_success().then(|| HeaderValue::from_static(cache))
        },
    );
    let policy = SetResponseHeaderLayer::if_not_present(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
    Router::new().fallback_service(served).layer(cached).layer(policy)
}

async fn design(ask: Ask) -> Result<Reply, AppError> {
    let lang = ask.lang;
    let addresses = ["/fr/design".to_owned(), "/en/design".to_owned()];
    Ok(Page::new(t::design_title(lang), addresses, move || leptos::view! { <Gallery lang /> })
        .unlisted()
        .into())
}

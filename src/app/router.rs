//! All doors, and the layers around them.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Extension, FromRequestParts, Path, RawPathParams, Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header, request::Parts,
        uri::PathAndQuery,
    },
    middleware,
    response::{IntoResponse, Redirect, Response},
    routing::{MethodFilter, MethodRouter, get},
};
use leptos::prelude::provide_context;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    limit::RequestBodyLimitLayer, services::ServeDir, set_header::SetResponseHeaderLayer,
    timeout::TimeoutLayer,
};
use tower_sessions::Session;
use uuid::Uuid;

use super::{
    errors::{self, Finished},
    home,
    render::{self, Setting},
};
use crate::{
    account::{self, paths as account_paths},
    administration, community,
    error::AppError,
    i18n::{Lang, t},
    meeting, membership, page, reflection,
    rights::{Access, Viewer},
    server::{
        Portal, health,
        http::{self, Client},
        realtime::{self, Subject},
        session::{self, Visit},
        web::{Ask, Form, Handler, Page, Reply, Route, Routes},
    },
    ui::Gallery,
};

/// The largest failure that a server function answers, in bytes.
const ERROR_SIZE: usize = 64 * 1024;

/// Every page of the portal.
#[must_use]
pub fn pages(development: bool) -> Routes {
    let routes = home::routes()
        .and(account::pages::routes())
        .and(community::pages::routes())
        .and(membership::pages::routes())
        .and(meeting::pages::routes())
        .and(reflection::pages::routes())
        .and(administration::pages::routes())
        .and(page::pages::routes());
    if development { routes.page(["/fr/design", "/en/design"], Access::Open, design) } else { routes }
}

/// The whole service. The layers around all doors are one, from the outermost to the innermost: a request
/// makes a copy of each for all that it may pass, and they are many.
pub fn router(portal: Portal) -> Router {
    let config = &portal.config;
    let functions = Router::new()
        .route("/api/{*function}", get(server_function).post(server_function))
        .layer(RequestBodyLimitLayer::new(config.body_limit));
    let routes = pages(config.development).0;
    let most = routes.iter().filter_map(|route| route.most).max().unwrap_or_default();
    let mut doors = Router::new()
        .merge(functions)
        .route("/live/meeting/{document}", get(live::<meeting::Agendas>))
        .route("/live/note/{document}", get(live::<reflection::group::Notes>));
    for route in routes {
        for lang in Lang::ALL {
            doors = doors.route(route.path(lang), door(&route, lang));
        }
    }
    doors
        .layer(session::layer(&portal))
        .route("/", get(root))
        .merge(health::routes())
        .nest_service("/pkg", files(&portal, "pkg", "public, max-age=31536000, immutable"))
        .fallback_service(files(&portal, "", "public, max-age=86400"))
        .layer((
            middleware::from_fn_with_state(portal.clone(), http::observe),
            middleware::from_fn_with_state(portal.clone(), errors::pages),
            CatchPanicLayer::new(),
            CsrfLayer::new(),
            RequestBodyLimitLayer::new(config.body_limit.max(most)),
            TimeoutLayer::with_status_code(
                StatusCode::REQUEST_TIMEOUT,
                Duration::from_secs(config.request_timeout),
            ),
            CompressionLayer::new(),
        ))
        .with_state(portal)
}

/// One page in one language.
fn door(route: &Route, lang: Lang) -> MethodRouter<Portal> {
    let mut methods = MethodRouter::new();
    for (method, handler) in [(MethodFilter::GET, &route.show), (MethodFilter::POST, &route.take)] {
        if let Some(handler) = handler.clone() {
            let door = Door { handler, access: route.access, most: route.most, lang };
            methods = methods.on(method, async move |State(portal): State<Portal>, request: Request| {
                answer(&door, portal, request).await
            });
        }
    }
    methods
}

/// What one address in one language lets through, and to whom.
#[derive(Clone)]
struct Door {
    handler: Handler,
    access: Access,
    most: Option<usize>,
    lang: Lang,
}

async fn answer(door: &Door, portal: Portal, request: Request) -> Response {
    let lang = door.lang;
    let (mut parts, body) = request.into_parts();
    let mut viewer = Viewer::default();
    let reply = match asked(door, &portal, &mut parts, body).await {
        Ok(ask) => {
            viewer = ask.viewer.clone();
            let reply = (door.handler)(ask).await;
            if parts.method == Method::POST {
                portal.recheck_rights();
            }
            reply
        }
        Err(error) => Err(error),
    };
    match reply {
        Ok(Reply::Page(page)) => {
            let setting = Setting {
                portal: &portal,
                lang,
                query: parts.uri.query(),
                headers: &parts.headers,
                viewer: Some(&viewer),
            };
            let mut response = render::page(setting, *page).await;
            response.extensions_mut().insert(Finished);
            response
        }
        Ok(Reply::Moved(to)) => Redirect::permanent(&to).into_response(),
        Ok(Reply::See(to)) => Redirect::to(&to).into_response(),
        Ok(Reply::Left(to)) => {
            ([(HeaderName::from_static("clear-site-data"), "\"storage\"")], Redirect::to(&to)).into_response()
        }
        Ok(Reply::Picture(jpeg)) => (
            [
                (header::CONTENT_TYPE, "image/jpeg"),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ],
            jpeg,
        )
            .into_response(),
        Ok(Reply::Feed(feed)) => (
            [
                (header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"),
                (header::CACHE_CONTROL, "no-cache, private"),
            ],
            feed,
        )
            .into_response(),
        Ok(Reply::File(name, media_type, content)) => (
            [
                (header::CONTENT_TYPE, media_type.to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
                (header::CACHE_CONTROL, "no-store".to_owned()),
            ],
            content,
        )
            .into_response(),
        // A page can be shown after signing in; what a form sent could not.
        Err(AppError::SignInFirst) if parts.method != Method::POST => {
            let to = parts.uri.path_and_query().map_or("/", PathAndQuery::as_str);
            Redirect::to(&account_paths::sign_in(lang, to)).into_response()
        }
        Err(error) => error.into_response(),
    }
}

/// The request as a handler sees it, once its door lets it through.
async fn asked(door: &Door, portal: &Portal, parts: &mut Parts, body: Body) -> Result<Ask, AppError> {
    let params = RawPathParams::from_request_parts(parts, &()).await.map_err(|_| AppError::BadRequest)?;
    let client = parts.extensions.get::<Client>().copied();
    let visit = Visit::of(parts.extensions.get::<Session>().cloned(), &parts.headers, client);
    let mut ask = Ask::read(door.lang, portal.clone(), &params, parts, visit)?;
    ask.viewer = ask.visit.viewer(portal).await?;
    match door.access {
        Access::SignedIn => ask.person().map(|_| ())?,
        Access::May(action) if !ask.may(action, None) => {
            return Err(ask.person().err().unwrap_or(AppError::NotFound));
        }
        Access::Open | Access::May(_) | Access::Within(_) | Access::Author => {}
    }
    if parts.method == Method::POST {
        if door.most.is_some() {
            ask.person()?;
        }
        let most = door.most.unwrap_or_default().max(portal.config.body_limit);
        let bytes = to_bytes(body, most).await.map_err(|_| AppError::TooLarge)?;
        ask.form = match multipart_boundary(&parts.headers) {
            Some(boundary) => Form::read_multipart(bytes, boundary).await?,
            None => Form::read(&bytes)?,
        };
    }
    Ok(ask)
}

fn multipart_boundary(headers: &HeaderMap) -> Option<String> {
    let media_type = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    multer::parse_boundary(media_type).ok()
}

/// The door without a language: to the reader's own.
async fn root(uri: Uri, headers: HeaderMap) -> Response {
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

/// The socket of a document that several people write.
async fn live<S: Subject + Default>(
    Path(document): Path<Uuid>,
    State(portal): State<Portal>,
    session: Option<Extension<Session>>,
    request: Request,
) -> Response {
    let session = session.and_then(|Extension(session)| session.id());
    realtime::door(Arc::new(S::default()), document, &portal, session, request).await
}

/// Answers a server function. The library gives every failure the status 500; here each reason gets
/// its own.
async fn server_function(State(portal): State<Portal>, request: Request) -> Response {
    let client = request.extensions().get::<Client>().copied();
    let visit = Visit::of(request.extensions().get::<Session>().cloned(), request.headers(), client);
    let viewer = match visit.viewer(&portal).await {
        Ok(viewer) => viewer,
        Err(error) => return error.into_response(),
    };
    let of_context = portal.clone();
    let context = move || {
        provide_context(of_context.clone());
        provide_context(viewer.clone());
    };
    let answer = leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    portal.recheck_rights();
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
    // A service worker is bound by the policy that its own file came with: it may ask this portal.
    let worker = SetResponseHeaderLayer::if_not_present(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; connect-src 'self'; frame-ancestors 'none'"),
    );
    Router::new().fallback_service(served).layer(cached).layer(policy).layer(worker)
}

async fn design(ask: Ask) -> Result<Reply, AppError> {
    let lang = ask.lang;
    let addresses = ["/fr/design".to_owned(), "/en/design".to_owned()];
    Ok(Page::new(t::design_title(lang), addresses, move || leptos::view! { <Gallery lang /> })
        .unlisted()
        .into())
}

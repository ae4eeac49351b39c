//! All doors, and the layers around them.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::{DefaultBodyLimit, Extension, FromRequestParts, Path, RawPathParams, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header, request::Parts, uri::PathAndQuery},
    middleware,
    response::{IntoResponse, Redirect, Response},
    routing::{MethodFilter, MethodRouter, get, post},
};
use leptos::prelude::provide_context;
use tower_cookies::Cookies;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    limit::RequestBodyLimitLayer, services::ServeDir, set_header::SetResponseHeaderLayer,
};
use tower_sessions::Session;
use uuid::Uuid;

use super::{
    drafts,
    errors::{self, Finished},
    home,
    reader::{self, CLEAR_SITE_DATA},
    render::{self, Setting},
    security_txt,
};
use crate::{
    account::{self, paths as account_paths},
    administration, community, meeting, membership, page, reflection,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    rights::{Access, Viewer},
};
use ensemble_server::{
    Portal, deadline, health,
    http::{self, Client, RequestSpan},
    realtime::{self, DocumentKind},
    session::{self, CurrentSession},
    web::{ActionContext, Forget, Form, Handler, Page, PageRequest, PageResponse, Route, Routes},
    work::Slot,
};
use ensemble_texts as t;
use ensemble_ui::Gallery;

/// The largest failure that a server function answers, in bytes.
const ERROR_SIZE: usize = 64 * 1024;

/// A request body that is read at once, however many there are, in bytes.
const SMALL_BODY: usize = 256 * 1024;

/// Every page of the portal.
#[must_use]
pub fn pages(development: bool) -> Routes {
    let routes = home::routes()
        .and(account::pages::routes(membership::invitations()))
        .and(community::pages::routes(meeting::pages::composition(reflection::pages::waiting_reports)))
        .and(membership::pages::routes())
        .and(meeting::pages::routes(reflection::pages::composition()))
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
        .route("/live/meeting/{document}", live_document::<meeting::Agendas>())
        .route("/live/note/{document}", live_document::<reflection::group::Notes>());
    for route in routes {
        for lang in Lang::ALL {
            doors = doors.route(route.path(lang), door(&route, lang));
        }
    }
    doors
        .layer(session::layer(&portal))
        .route("/", get(root))
        .route(security_txt::PATH, get(security_txt::show))
        .merge(health::routes())
        .nest_service("/pkg", files(&portal, "pkg", "public, max-age=31536000, immutable"))
        .fallback_service(files(&portal, "", "public, max-age=86400"))
        .layer((
            middleware::from_fn_with_state(portal.clone(), http::observe),
            middleware::from_fn_with_state(portal.clone(), errors::pages),
            CatchPanicLayer::new(),
            CsrfLayer::new(),
            middleware::from_fn_with_state(portal.clone(), deadline::limit),
            RequestBodyLimitLayer::new(config.body_limit.max(most)),
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
    let (typed, reply) = match asked(door, &portal, &mut parts, body).await {
        Ok(request) => {
            viewer = request.viewer.clone();
            let typed = request.form.without_files();
            let reply = (door.handler)(request).await;
            if parts.method == Method::POST {
                portal.recheck_permissions_soon();
            }
            (typed, reply)
        }
        Err((error, typed)) => (typed, Err(error)),
    };
    let mut response = match reply {
        Ok(PageResponse::Page(page)) => {
            let setting = Setting {
                portal: &portal,
                lang,
                query: parts.uri.query(),
                headers: &parts.headers,
                viewer: Some(&viewer),
            };
            let mut response = render::page(setting, *page).await;
            if response.status() == StatusCode::SERVICE_UNAVAILABLE {
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
            }
            response.extensions_mut().insert(Finished);
            response
        }
        Ok(PageResponse::PermanentRedirect(to)) => Redirect::permanent(&to).into_response(),
        Ok(PageResponse::Redirect(to)) => Redirect::to(&to).into_response(),
        Ok(PageResponse::SignedOut(to, forget)) => {
            let what = match forget {
                Forget::All => reader::EVERYTHING,
                Forget::Pages => reader::PAGES,
            };
            let headers = [(CLEAR_SITE_DATA, what), (header::CACHE_CONTROL, "no-store")];
            return (headers, Redirect::to(&to)).into_response();
        }
        Ok(PageResponse::Picture(jpeg)) => (
            [
                (header::CONTENT_TYPE, "image/jpeg"),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ],
            jpeg,
        )
            .into_response(),
        Ok(PageResponse::Feed(content)) => feed(&portal, &parts, content),
        Ok(PageResponse::File(name, media_type, content)) => (
            [
                (header::CONTENT_TYPE, media_type.to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
                (header::CACHE_CONTROL, "no-store".to_owned()),
            ],
            content,
        )
            .into_response(),
        Ok(PageResponse::Streamed(name, media_type, streamed)) => (
            [
                (header::CONTENT_TYPE, media_type.to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
                (header::CACHE_CONTROL, "no-store".to_owned()),
            ],
            streamed.body(),
        )
            .into_response(),
        // A page can be shown after signing in; what a form sent could not.
        Err(AppError::SignInFirst) if parts.method != Method::POST => {
            let to = parts.uri.path_and_query().map_or("/", PathAndQuery::as_str);
            Redirect::to(&account_paths::sign_in(lang, to)).into_response()
        }
        Err(error) => {
            // What was typed is shown on the page that says what went wrong.
            let kept = errors::Unsent(
                typed.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            );
            let mut response = error.into_response();
            response.extensions_mut().insert(kept);
            response
        }
    };
    if let Some(person) = viewer.id() {
        reader::keep_private(&mut response, &parts.headers, person, portal.config.over_tls());
    }
    response
}

/// A feed, or that it is the one that the program has already. It may be kept, and is asked for again each time.
fn feed(portal: &Portal, parts: &Parts, content: String) -> Response {
    let validator = portal.validators.of(parts.uri.path(), &content, portal.now());
    let mut response = if validator.is_known(&parts.headers) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], content).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.extend(validator.headers());
    response
}

/// The request as a handler sees it, once its door lets it through; or why it does not, with what was typed when
/// the reason is ours.
async fn asked(
    door: &Door,
    portal: &Portal,
    parts: &mut Parts,
    body: Body,
) -> Result<PageRequest, (AppError, Form)> {
    let admitted = admitted(door, portal, parts).await;
    if parts.method != Method::POST {
        return admitted.map_err(|error| (error, Form::default()));
    }
    let carries = door.most.is_some();
    let mut request = match admitted {
        Ok(request) => match request.person() {
            Err(error) if carries => return Err((error, Form::default())),
            _ => request,
        },
        // The database is away: what was typed goes back to the browser, as far as anybody may send it.
        Err(error @ AppError::Unavailable) => {
            let form = form(parts, body, portal.config.body_limit).await.unwrap_or_default();
            return Err((error, form.without_files()));
        }
        Err(error) => return Err((error, Form::default())),
    };
    if carries {
        let held = held(portal, parts, &request).await.map_err(|error| (error, Form::default()))?;
        request.held = held.map(Arc::new);
    }
    let most = door.most.unwrap_or_default().max(portal.config.body_limit);
    request.form = form(parts, body, most).await.map_err(|error| (error, Form::default()))?;
    Ok(request)
}

/// Waits until there is room for a large body. Without a length it may be large.
async fn held(portal: &Portal, parts: &Parts, request: &PageRequest) -> Result<Option<Slot>, AppError> {
    let person = request.person()?;
    let length = parts.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    if length.and_then(|length| length.parse().ok()).is_some_and(|length: usize| length <= SMALL_BODY) {
        return Ok(None);
    }
    portal.work.body(person).await.map(Some).map_err(|_| AppError::TimedOut)
}

/// Reads a form of so many bytes at most.
async fn form(parts: &Parts, body: Body, most: usize) -> Result<Form, AppError> {
    let bytes = to_bytes(body, most).await.map_err(|_| AppError::TooLarge)?;
    match multipart_boundary(&parts.headers) {
        Some(boundary) => Form::read_multipart(bytes, boundary).await,
        None => Form::read(&bytes),
    }
}

/// The request without its form, if its door lets it through.
async fn admitted(door: &Door, portal: &Portal, parts: &mut Parts) -> Result<PageRequest, AppError> {
    let params = RawPathParams::from_request_parts(parts, &()).await.map_err(|_| AppError::BadRequest)?;
    let client = parts.extensions.get::<Client>().copied();
    let session = CurrentSession::of(parts.extensions.get::<Session>().cloned(), &parts.headers, client)
        .with_cookies(parts.extensions.get::<Cookies>().cloned());
    let mut request = PageRequest::read(door.lang, portal.clone(), &params, parts, session)?;
    request.context.viewer = request.session.viewer(portal).await?;
    if let Some(span) = parts.extensions.get::<RequestSpan>() {
        span.record(&request.viewer);
    }
    match door.access {
        Access::SignedIn => request.person().map(|_| ())?,
        Access::May(action) if !request.may(action, None) => {
            return Err(request.person().err().unwrap_or(AppError::NotFound));
        }
        Access::Open | Access::May(_) | Access::Within(_) | Access::Author => {}
    }
    Ok(request)
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

/// A document that several people write: its WebSocket, and the same messages over HTTP.
fn live_document<K: DocumentKind + Default>() -> MethodRouter<Portal> {
    let limit = DefaultBodyLimit::max(realtime::MAX_EXCHANGE_BYTES);
    get(live::<K>).merge(post(exchange::<K>).layer(limit))
}

async fn exchange<K: DocumentKind + Default>(
    Path(document): Path<Uuid>,
    State(portal): State<Portal>,
    session: Option<Extension<Session>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let session = session.and_then(|Extension(session)| session.id());
    realtime::exchange(Arc::new(K::default()), document, &portal, session, &headers, body).await
}

async fn live<K: DocumentKind + Default>(
    Path(document): Path<Uuid>,
    State(portal): State<Portal>,
    session: Option<Extension<Session>>,
    request: Request,
) -> Response {
    let session = session.and_then(|Extension(session)| session.id());
    realtime::upgrade(Arc::new(K::default()), document, &portal, session, request).await
}

/// Answers a server function. The library gives every failure the status 500; here each reason gets
/// its own.
async fn server_function(State(portal): State<Portal>, request: Request) -> Response {
    let client = request.extensions().get::<Client>().copied();
    let session =
        CurrentSession::of(request.extensions().get::<Session>().cloned(), request.headers(), client);
    let viewer = match session.viewer(&portal).await {
        Ok(viewer) => viewer,
        Err(error) => return error.into_response(),
    };
    if let Some(span) = request.extensions().get::<RequestSpan>() {
        span.record(&viewer);
    }
    let reader = viewer.id().map(|person| (person, request.headers().clone(), portal.config.over_tls()));
    let lang = viewer.person.as_ref().map_or(Lang::Fr, |person| person.lang);
    let context = ActionContext { lang, portal: portal.clone(), viewer, session };
    let context = move || {
        provide_context(context.portal.clone());
        provide_context(context.viewer.clone());
        provide_context(drafts::access());
        provide_context(context.clone());
    };
    let mut answer = leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    if let Some((person, headers, over_tls)) = reader {
        reader::keep_private(&mut answer, &headers, person, over_tls);
    }
    portal.recheck_permissions_soon();
    if answer.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let Ok(bytes) = to_bytes(body, ERROR_SIZE).await else {
        return AppError::Internal.into_response();
    };
    let status = serde_json::from_slice::<ActionError>(&bytes)
        .map(|error| error.status())
        .or_else(|_| serde_json::from_slice::<AppError>(&bytes).map(|error| error.status()));
    if let Ok(status) = status {
        parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        parts.status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
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
    let charset =
        SetResponseHeaderLayer::overriding(header::CONTENT_TYPE, |response: &axum::http::Response<_>| {
            let media_type = response.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
            let is_text = media_type.starts_with("text/") || media_type.ends_with("xml");
            is_text.then(|| HeaderValue::from_str(&format!("{media_type}; charset=utf-8")).ok()).flatten()
        });
    // A service worker is bound by the policy that its own file came with: it may ask this portal.
    let worker = SetResponseHeaderLayer::if_not_present(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'",
        ),
    );
    Router::new().fallback_service(served).layer(cached).layer(charset).layer(worker)
}

async fn design(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let addresses = ["/fr/design".to_owned(), "/en/design".to_owned()];
    Ok(Page::new(t::design_title(lang), addresses, move || leptos::view! { <Gallery lang /> })
        .unlisted()
        .into())
}

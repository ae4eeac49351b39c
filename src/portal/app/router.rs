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
    broken_links, drafts,
    errors::{self, Finished, Unsent, Why},
    pages::pages,
    reader::{self, CLEAR_SITE_DATA},
    render::{self, Setting},
    security_txt,
};
use ensemble_communities::account::paths as account_paths;
use ensemble_core::{
    Lang, address,
    error::{ActionError, AppError},
    ids::PersonId,
    rights::{Access, Viewer},
};
use ensemble_decisions::minutes;
use ensemble_meetings::{breakout, facilitation, meeting};
use ensemble_practices::practice_guide;
use ensemble_reflections::reflection;
use ensemble_server::{
    Portal, deadline, health,
    http::{self, Client, RequestSpan},
    ical,
    realtime::{self, DocumentAccess},
    session::{self, CurrentSession},
    web::{
        ActionContext, CalendarFeed, Forget, Form, FormOrigin, Handler, PageRequest, PageResponse, Route,
        UnsentForm, is_known,
        once::{self, Handled, Submission},
        origin::{self, reader_mark},
        unsent,
    },
    work::Slot,
};

/// The largest failure that a server function answers, in bytes.
const ERROR_SIZE: usize = 64 * 1024;

/// A request body that is read at once, however many there are, in bytes.
const SMALL_BODY: usize = 256 * 1024;

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
        .route("/live/meeting/{document}", live_document::<meeting::AgendaAccess>())
        .route("/live/note/{document}", live_document::<reflection::group::NoteAccess>())
        .route("/live/table/{document}", live_document::<breakout::TableAccess>())
        .route("/live/minutes/{document}", live_document::<minutes::MinutesAccess>())
        .route("/live/guide/{document}", live_document::<practice_guide::GuideAccess>())
        .route(facilitation::paths::EVENTS, get(follow_run))
        .route(facilitation::paths::TIME, get(server_time));
    for route in &routes {
        for lang in Lang::ALL {
            doors = doors.route(route.path(lang), door(route, lang, &routes));
        }
    }
    let service: Router = doors
        .route("/", get(root))
        .layer(session::layer(&portal))
        .route(security_txt::PATH, get(security_txt::show))
        .merge(health::routes())
        .nest_service("/pkg", files(&portal, "pkg", "public, max-age=31536000, immutable"))
        .fallback_service(files(&portal, "", "public, max-age=86400"))
        .layer((
            middleware::from_fn_with_state(http::Observed::new(portal.clone(), &routes), http::observe),
            middleware::from_fn_with_state(portal.clone(), errors::pages),
            CatchPanicLayer::new(),
            CsrfLayer::new(),
            middleware::from_fn_with_state(portal.clone(), deadline::limit),
            RequestBodyLimitLayer::new(config.body_limit.max(most)),
            CompressionLayer::new(),
        ))
        .with_state(portal);
    Router::new().fallback_service(service).layer(middleware::from_fn(broken_links::lead_on))
}

/// One page in one language.
fn door(route: &Route, lang: Lang, all: &[Route]) -> MethodRouter<Portal> {
    let mut methods = MethodRouter::new();
    for (method, handler) in [(MethodFilter::GET, &route.show), (MethodFilter::POST, &route.take)] {
        if let Some(handler) = handler.clone() {
            let Route { access, most, for_anyone, unrecorded, .. } = *route;
            let door = Door { handler, access, most, for_anyone, unrecorded, lang };
            methods = methods.on(method, async move |State(portal): State<Portal>, request: Request| {
                answer(&door, portal, request).await
            });
        }
    }
    // The address of a form is bookmarked, and is where people are led back to.
    if !all.iter().any(|other| other.show.is_some() && other.paths == route.paths) {
        let depth = page_above(route.path(lang), lang, all);
        methods = methods.on(MethodFilter::GET, async move |uri: Uri| {
            let parts: Vec<&str> = uri.path().split('/').skip(1).take(depth).collect();
            Redirect::to(&format!("/{}", parts.join("/")))
        });
    }
    methods
}

/// How many parts the path of the nearest page above an address has that takes forms only.
fn page_above(path: &str, lang: Lang, all: &[Route]) -> usize {
    let shape = |path: &str| -> Vec<String> {
        let parts = path.split('/').skip(1);
        parts.map(|part| if part.starts_with('{') { "{}".to_owned() } else { part.to_owned() }).collect()
    };
    let own = shape(path);
    let pages: Vec<_> =
        all.iter().filter(|route| route.show.is_some()).map(|route| shape(route.path(lang))).collect();
    (1..own.len()).rev().find(|depth| pages.iter().any(|page| *page == own[..*depth])).unwrap_or(1)
}

/// What one address in one language lets through, and to whom.
#[derive(Clone)]
struct Door {
    handler: Handler,
    access: Access,
    most: Option<usize>,
    for_anyone: bool,
    unrecorded: bool,
    lang: Lang,
}

async fn answer(door: &Door, portal: Portal, request: Request) -> Response {
    let lang = door.lang;
    let (mut parts, body) = request.into_parts();
    let address = parts.uri.path_and_query().map_or("/", PathAndQuery::as_str).to_owned();
    let is_post = parts.method == Method::POST;
    let mut viewer = Viewer::default();
    let (mut unsent, reply) = match asked(door, &portal, &mut parts, body).await {
        Ok(request) => {
            viewer = request.viewer.clone();
            let mut unsent = Unsent::of(&address, &request.form, request.origin.clone());
            let reply = if is_post {
                let other = unsent
                    .origin
                    .as_ref()
                    .zip(viewer.id())
                    .filter(|(origin, person)| !door.for_anyone && !origin.belongs_to(*person));
                if other.is_some() {
                    if door.unrecorded {
                        unsent.form = UnsentForm::default();
                    }
                    unsent.why = Why::OtherPerson;
                    Err(AppError::Refused)
                } else {
                    let reply = once(door, &portal, request, &address).await;
                    portal.recheck_permissions_soon();
                    reply
                }
            } else {
                (door.handler)(request).await
            };
            (unsent, reply)
        }
        Err((error, mut form)) => {
            let origin = genuine(&portal, form.take_origin()).await;
            (Unsent::of(&address, &form, origin), Err(error))
        }
    };
    let mut response = match reply {
        Ok(PageResponse::Page(page)) => {
            let restored = match viewer.id() {
                Some(person) if !is_post => restored(&portal, parts.uri.query(), person).await,
                _ => None,
            };
            // A form that was wrong is on the page again: it still comes from the page that it was opened on.
            let here = if is_post { page.address(lang).to_owned() } else { address };
            let setting = Setting {
                portal: &portal,
                lang,
                query: parts.uri.query(),
                headers: &parts.headers,
                viewer: Some(&viewer),
                here: unsent.origin.as_ref().map_or(here, |origin| origin.page.clone()),
                restored,
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
        Ok(PageResponse::Calendar(feed)) => calendar_feed(&parts, feed).await,
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
        Err(AppError::SignInFirst) if !is_post => {
            Redirect::to(&account_paths::sign_in(lang, &address)).into_response()
        }
        Err(error) => {
            if error == AppError::SignInFirst {
                unsent.why = sign_in_first(&portal, door, &parts, &unsent).await;
            }
            // What was typed is shown on the page that says what went wrong.
            let mut response = error.into_response();
            response.extensions_mut().insert(unsent);
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

/// A calendar, or that it is the one that the program has already: then it is not written.
async fn calendar_feed(parts: &Parts, feed: CalendarFeed) -> Response {
    let CalendarFeed { tag, is_public, content } = feed;
    let tag = format!("W/\"{tag}\"");
    let mut response = if is_known(&parts.headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        match content.await {
            Ok(content) => ([(header::CONTENT_TYPE, ical::MEDIA_TYPE)], content).into_response(),
            Err(error) => return error.into_response(),
        }
    };
    let headers = response.headers_mut();
    let cache = if is_public { "public, max-age=900" } else { "private, no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.extend(HeaderValue::from_str(&tag).map(|tag| (header::ETAG, tag)));
    response
}

/// Handles a form, unless the same form was handled before: then the answer leads where the first one led.
async fn once(
    door: &Door,
    portal: &Portal,
    request: PageRequest,
    address: &str,
) -> Result<PageResponse, AppError> {
    let person = request.viewer.id();
    let origin = request.origin.clone().filter(|_| person.is_some());
    let token = match (&origin, person) {
        (Some(origin), _) => Some(origin.token.clone()),
        (None, None) => request.form.some(once::FIELD).map(str::to_owned),
        (None, Some(_)) => None,
    };
    let Some(token) = token.filter(|_| !door.unrecorded) else {
        return (door.handler)(request).await;
    };
    let submission = Submission::new(&token, person, address, &request.form);
    let (db, handler, now) = (portal.db.clone(), door.handler.clone(), portal.now());
    let work = Box::pin(async move {
        let reply = handler(request).await;
        if matches!(reply, Ok(PageResponse::Redirect(_)))
            && let Some(origin) = origin
            && let Err(error) = unsent::delete_sent(&db, &origin, now).await
        {
            tracing::warn!(%error, "a text that was sent could not be deleted");
        }
        reply
    });
    let location = |reply: &Result<PageResponse, AppError>| match reply {
        Ok(PageResponse::Redirect(to)) => Some(to.clone()),
        _ => None,
    };
    match submission.handle(portal.db.clone(), now, work, location).await? {
        Handled::Now(reply) => reply,
        Handled::Before(location) => Ok(PageResponse::Redirect(location)),
        Handled::Waiting => Err(AppError::TimedOut),
    }
}

/// What a person had typed before their session ended, if the address has its secret.
async fn restored(portal: &Portal, query: Option<&str>, person: PersonId) -> Option<UnsentForm> {
    let pairs = query?.split('&').filter_map(|pair| pair.split_once('='));
    let secret = pairs.filter(|(name, _)| *name == unsent::PARAMETER).map(|(_, value)| value).next()?;
    match UnsentForm::find(&portal.db, secret, &reader_mark(person), portal.now()).await {
        Ok(found) => found,
        Err(error) => {
            tracing::warn!(%error, "a text that was not sent could not be read");
            None
        }
    }
}

/// Stores what was typed for its person, unless the form is unrecorded, and says where they are led after signing in: to the
/// page with the form.
async fn sign_in_first(portal: &Portal, door: &Door, parts: &Parts, sent: &Unsent) -> Why {
    let lang = door.lang;
    let client = parts.extensions.get::<Client>().copied();
    let network = CurrentSession::of(None, &parts.headers, client).network();
    let reader = sent.origin.as_ref().map(|origin| origin.reader.as_str());
    let page = page_of_form(parts, sent.origin.as_ref());
    let stored = match reader.filter(|_| !door.unrecorded) {
        Some(reader) => sent.form.store(&portal.db, reader, &network, portal.now()).await,
        None => Ok(None),
    };
    let secret = stored.unwrap_or_else(|error| {
        tracing::warn!(%error, "a text that was not sent could not be stored");
        None
    });
    let next = match &secret {
        Some(secret) => with_parameter(&page, unsent::PARAMETER, secret),
        None => page,
    };
    Why::SignIn { next: account_paths::next(lang, &next), stored: secret.is_some() }
}

/// The page that a form was on: as the form says, else as the browser says, else the address that it was sent to, which
/// leads to the page above it.
fn page_of_form(parts: &Parts, origin: Option<&FormOrigin>) -> String {
    let referrer = || {
        let referrer = parts.headers.get(header::REFERER)?.to_str().ok()?;
        let (_, rest) = referrer.split_once("://")?;
        rest.find('/').map(|at| rest[at..].to_owned())
    };
    let page =
        origin.map(|origin| origin.page.clone()).filter(|page| page.starts_with('/')).or_else(referrer);
    // Without what it says of an earlier form.
    let said = [unsent::PARAMETER, address::NOTICE];
    address::without_parameters(&page.unwrap_or_else(|| parts.uri.path().to_owned()), &said)
}

fn with_parameter(address: &str, name: &str, value: &str) -> String {
    let separator = if address.contains('?') { '&' } else { '?' };
    format!("{address}{separator}{name}={value}")
}

/// The request as a handler sees it, once its door lets it through; or why it does not, with what was typed when
/// that is shown.
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
    let admitted = admitted.and_then(|request| match request.person() {
        Err(error) if carries => Err(error),
        _ => Ok(request),
    });
    let mut request = match admitted {
        Ok(request) => request,
        // The database is unavailable, or the session has ended: what was typed goes back to the browser, as far as anyone may
        // send it.
        Err(error @ (AppError::Unavailable | AppError::SignInFirst)) => {
            let form = texts(parts, body, portal.config.body_limit, door.most).await.unwrap_or_default();
            return Err((error, form));
        }
        Err(error) => return Err((error, Form::default())),
    };
    if carries {
        let held = held(portal, parts, &request).await.map_err(|error| (error, Form::default()))?;
        request.held = held.map(Arc::new);
    }
    let most = door.most.unwrap_or_default().max(portal.config.body_limit);
    request.form = form(parts, body, most).await.map_err(|error| (error, Form::default()))?;
    request.origin = genuine(portal, request.form.take_origin()).await;
    Ok(request)
}

/// Where a form says that it comes from, if this portal wrote that.
async fn genuine(portal: &Portal, origin: Option<FormOrigin>) -> Option<FormOrigin> {
    let origin = origin?;
    let secret = origin::secret(portal).await.ok()?;
    origin.is_genuine(secret).then_some(origin)
}

/// Reads the texts of a form whose person is not known. Its files are not held.
async fn texts(parts: &Parts, body: Body, limit: usize, most: Option<usize>) -> Result<Form, AppError> {
    match multipart_boundary(&parts.headers) {
        Some(boundary) => {
            let most = u64::try_from(most.unwrap_or(limit)).unwrap_or(u64::MAX);
            Form::read_multipart_texts(body.into_data_stream(), boundary, most).await
        }
        None => form(parts, body, limit).await,
    }
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

/// The door without a language: to the one of the account, else to the reader's own.
async fn root(State(portal): State<Portal>, request: Request) -> Response {
    let (uri, headers) = (request.uri(), request.headers());
    let session = CurrentSession::of(request.extensions().get::<Session>().cloned(), headers, None);
    // Without a database the browser's language will do.
    let viewer = session.viewer(&portal).await.unwrap_or_default();
    let lang = viewer.person.map_or_else(|| errors::language(uri, headers), |person| person.lang);
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
fn live_document<K: DocumentAccess + Default>() -> MethodRouter<Portal> {
    let limit = DefaultBodyLimit::max(realtime::MAX_EXCHANGE_BYTES);
    get(live::<K>).merge(post(exchange::<K>).layer(limit))
}

async fn exchange<K: DocumentAccess + Default>(
    Path(document): Path<Uuid>,
    State(portal): State<Portal>,
    session: Option<Extension<Session>>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let session = session.and_then(|Extension(session)| session.id());
    let request = (&headers, uri.query());
    realtime::exchange(Arc::new(K::default()), document, &portal, session, request, body).await
}

async fn live<K: DocumentAccess + Default>(
    Path(document): Path<Uuid>,
    State(portal): State<Portal>,
    session: Option<Extension<Session>>,
    request: Request,
) -> Response {
    let session = session.and_then(|Extension(session)| session.id());
    realtime::upgrade(Arc::new(K::default()), document, &portal, session, request).await
}

/// The stream of what happens while a meeting runs.
async fn follow_run(
    Path(meeting): Path<Uuid>,
    State(portal): State<Portal>,
    session: Option<Extension<Session>>,
    uri: Uri,
) -> Response {
    let session = session.and_then(|Extension(session)| session.id());
    realtime::follow(Arc::new(facilitation::RunSource), meeting, &portal, session, uri.query()).await
}

/// What time it is here, in milliseconds: browsers show the same second, whatever their clocks say.
async fn server_time(State(portal): State<Portal>) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (headers, format!("{{\"now\":{}}}", portal.now())).into_response()
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
    // A page that another person opened, whose session has ended or was replaced in this browser, calls as a visitor: the
    // function then answers in its own form that one must sign in.
    let opened_by = request.headers().get(&reader::HEADER).and_then(|mark| mark.to_str().ok());
    let is_other = opened_by.is_some_and(|mark| viewer.id().is_none_or(|person| mark != reader_mark(person)));
    let viewer = if is_other { Viewer::default() } else { viewer };
    let reader = viewer.id().map(|person| (person, request.headers().clone(), portal.config.over_tls()));
    let lang = viewer.person.as_ref().map_or(Lang::Fr, |person| person.lang);
    let context = ActionContext { lang, portal: portal.clone(), viewer, session };
    let context = move || {
        provide_context(context.portal.clone());
        provide_context(context.viewer.clone());
        provide_context(drafts::access());
        provide_context(drafts::answers());
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

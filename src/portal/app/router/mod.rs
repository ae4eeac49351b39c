//! All doors, and the layers around them.

mod door;
mod feeds;
mod files;
mod functions;
mod live;
mod request;
mod submission;

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, header},
    middleware,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    limit::RequestBodyLimitLayer,
};
use tower_sessions::Session;

use self::{
    door::{ShownPages, door},
    files::files,
    functions::server_function,
    live::{follow_run, live_document, server_time},
};
use super::{broken_links, errors, pages::pages, security_txt};
use ensemble_core::Lang;
use ensemble_decisions::minutes;
use ensemble_meetings::{breakout, facilitation, meeting};
use ensemble_practices::practice_guide;
use ensemble_reflections::reflection;
use ensemble_server::{
    Portal, deadline, health, http,
    session::{self, CurrentSession},
};

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
        .route("/live/note/{document}", live_document::<reflection::group_note::NoteAccess>())
        .route("/live/table/{document}", live_document::<breakout::TableAccess>())
        .route("/live/minutes/{document}", live_document::<minutes::MinutesAccess>())
        .route("/live/guide/{document}", live_document::<practice_guide::GuideAccess>())
        .route(facilitation::paths::EVENTS, get(follow_run))
        .route(facilitation::paths::TIME, get(server_time));
    let shown = ShownPages::of(&routes);
    for route in &routes {
        for lang in Lang::ALL {
            doors = doors.route(route.path(lang), door(route, lang, &shown));
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

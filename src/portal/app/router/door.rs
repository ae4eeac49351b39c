//! The door of a page in one language: who is let through, and how the reply of the page becomes a response.

use std::collections::HashSet;

use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, Uri, header, uri::PathAndQuery},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodFilter, MethodRouter},
};

use super::{
    super::{
        errors::{Finished, Unsent, Why},
        reader::{self, CLEAR_SITE_DATA},
        render::{self, Setting},
    },
    feeds::{calendar_feed, feed},
    request::{asked, genuine},
    submission::{self, restored, sign_in_first},
};
use ensemble_communities::account::paths as account_paths;
use ensemble_core::{
    Lang,
    error::AppError,
    rights::{Access, Viewer},
};
use ensemble_server::{
    Portal,
    web::{Forget, Handler, PageResponse, Route, UnsentForm},
};

/// The addresses, in both languages, at which a page is shown: those of other routes take forms only. They are without the
/// names of their open parts.
pub(super) struct ShownPages(HashSet<String>);

impl ShownPages {
    pub(super) fn of(routes: &[Route]) -> Self {
        let shown = routes.iter().filter(|route| route.show.is_some());
        Self(shown.flat_map(|route| Lang::ALL.map(|lang| shape(route.path(lang)))).collect())
    }

    fn has(&self, path: &str) -> bool {
        self.0.contains(&shape(path))
    }

    /// How many parts the address of the nearest page above a path has.
    fn above(&self, path: &str) -> usize {
        let whole = shape(path);
        let mut rest = whole.as_str();
        while let Some((above, _)) = rest.rsplit_once('/') {
            if self.0.contains(above) {
                return above.matches('/').count();
            }
            rest = above;
        }
        1
    }
}

fn shape(path: &str) -> String {
    let parts: Vec<&str> =
        path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part }).collect();
    parts.join("/")
}

/// One page in one language.
pub(super) fn door(route: &Route, lang: Lang, shown: &ShownPages) -> MethodRouter<Portal> {
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
    if !shown.has(route.path(lang)) {
        let depth = shown.above(route.path(lang));
        methods = methods.on(MethodFilter::GET, async move |uri: Uri| {
            let parts: Vec<&str> = uri.path().split('/').skip(1).take(depth).collect();
            Redirect::to(&format!("/{}", parts.join("/")))
        });
    }
    methods
}

/// What one address in one language lets through, and to whom.
#[derive(Clone)]
pub(super) struct Door {
    pub(super) handler: Handler,
    pub(super) access: Access,
    pub(super) most: Option<usize>,
    for_anyone: bool,
    pub(super) unrecorded: bool,
    pub(super) lang: Lang,
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
                    let reply = submission::once(door, &portal, request, &address).await;
                    portal.recheck_all_soon();
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

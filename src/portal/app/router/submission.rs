//! A form that is sent: it is handled once, and what was typed is kept when the session had ended.

use axum::http::{header, request::Parts};

use super::{
    super::errors::{Unsent, Why},
    door::Door,
};
use ensemble_communities::account::paths as account_paths;
use ensemble_core::{address, error::AppError, ids::PersonId};
use ensemble_server::{
    Portal,
    http::Client,
    session::CurrentSession,
    web::{
        FormOrigin, PageRequest, PageResponse, UnsentForm,
        once::{self, Handled, Submission},
        origin::reader_mark,
        unsent,
    },
};

/// Handles a form, unless the same form was handled before: then the answer leads where the first one led.
pub(super) async fn once(
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
pub(super) async fn restored(portal: &Portal, query: Option<&str>, person: PersonId) -> Option<UnsentForm> {
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
pub(super) async fn sign_in_first(portal: &Portal, door: &Door, parts: &Parts, sent: &Unsent) -> Why {
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

//! Carries out the session's effects, and brings it events: WebSocket, timer, offline cache, network state.

use std::time::Duration;

use leptos::{
    leptos_dom::helpers::TimeoutHandle,
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, prelude::Closure},
    web_sys,
};
use wasm_bindgen_futures::JsFuture;

use super::{
    super::session::{ConnectionId, Effect, Event, ExchangeAnswer, ExchangeId, Session},
    handle::{SessionHandle, now},
    offline_cache,
    socket::Socket,
};
use ensemble_ui::socket;

/// The close code for a WebSocket that could not be made.
const ABNORMAL_CLOSURE: u16 = 1006;

/// How long a request may take, in milliseconds: less than the session waits for it.
const EXCHANGE_TIMEOUT: u32 = 20_000;
/// How often fields are read although no event told of a change, in milliseconds.
const READ_INTERVAL: u64 = 3_000;

/// Starts the session, and listens to the window.
pub(super) fn start(session: SessionHandle) {
    let read_fields = move || session.unread_input().update(|count| *count += 1);
    listen("offline", move |_| session.dispatch(Event::Offline));
    for event in ["online", "focus", "pageshow"] {
        listen(event, move |_| session.dispatch(Event::Resumed));
    }
    // The last moment at which the fields can be read.
    for event in ["blur", "pagehide"] {
        listen(event, move |_| read_fields());
    }
    listen("beforeunload", move |event| {
        read_fields();
        if session.session(Session::must_confirm_close)
            || session.invalid_fields().with_untracked(|fields| !fields.is_empty())
        {
            event.prevent_default();
        }
    });
    set_interval(read_fields, Duration::from_millis(READ_INTERVAL));
    session.dispatch(Event::Start);
}

/// Listens as long as the page is open.
fn listen(event: &str, on_event: impl FnMut(web_sys::Event) + 'static) {
    let on_event = Closure::<dyn FnMut(web_sys::Event)>::new(on_event);
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback(event, on_event.as_ref().unchecked_ref());
    }
    on_event.forget();
}

pub(super) fn perform(session: SessionHandle, effects: Vec<Effect>) {
    for effect in effects {
        match effect {
            Effect::LoadCache => load_cache(session),
            Effect::BeginCacheWrite => read_cache(session),
            Effect::WriteCache(entry) => write_cache(session, &entry),
            Effect::Connect(id) => connect(session, id),
            Effect::Disconnect(_) => drop(session.with(|inner| inner.socket.take())),
            Effect::Send(frame) => session.with(|inner| {
                if let Some(socket) = &*inner.socket.borrow() {
                    socket.send(&frame);
                }
            }),
            Effect::Exchange(id, request) => exchange(session, id, &request),
            Effect::ShowEditor => session.show(),
            Effect::RenderDocument => session.render_document(),
            Effect::RenderStatus => session.render_status(),
            Effect::RenderPeers { items } => session.render_peers(items),
        }
    }
    set_timer(session);
}

/// Sets the timer for the session's deadline, unless it is set for it.
fn set_timer(session: SessionHandle) {
    let deadline = session.session(Session::deadline);
    let current = session.with(|inner| inner.timer.get());
    if deadline == current.map(|(at, _)| at) {
        return;
    }
    if let Some((_, timer)) = current {
        timer.clear();
    }
    let timer: Option<(u64, TimeoutHandle)> = deadline.and_then(|at| {
        let due = move || {
            session.with(|inner| inner.timer.set(None));
            session.dispatch(Event::Tick);
        };
        let delay = Duration::from_millis(at.saturating_sub(now()));
        set_timeout_with_handle(due, delay).ok().map(|timer| (at, timer))
    });
    session.with(|inner| inner.timer.set(timer));
}

fn connect(session: SessionHandle, id: ConnectionId) {
    let (kind, document) = session.config(|config| (config.kind, config.document.clone()));
    let socket = Socket::open(kind, &document, id, move |event| session.dispatch(event));
    let failed = socket.is_none();
    drop(session.with(|inner| inner.socket.replace(socket)));
    if failed {
        session.dispatch(Event::Closed { id, code: ABNORMAL_CLOSURE, reason: String::new() });
    }
}

fn load_cache(session: SessionHandle) {
    spawn_local(async move {
        let (key, person) = session.with(|inner| (inner.cache_key.clone(), inner.config.person.clone()));
        let _ = offline_cache::remove_others(&person).await;
        let entry = offline_cache::load(&key).await.ok().flatten();
        session.dispatch(Event::CacheLoaded(entry));
    });
}

fn read_cache(session: SessionHandle) {
    spawn_local(async move {
        let key = session.with(|inner| inner.cache_key.clone());
        match offline_cache::begin_replace(&key).await {
            Ok((store, entry)) => {
                session.with(|inner| inner.cache_store.replace(Some(store)));
                session.dispatch(Event::CacheWriteBegun(entry));
            }
            Err(_) => session.dispatch(Event::CacheWritten { succeeded: false }),
        }
    });
}

/// Begins to write at once: a transaction in which nothing is requested ends.
fn write_cache(session: SessionHandle, entry: &[u8]) {
    let written = session.with(|inner| {
        let store = inner.cache_store.take()?;
        offline_cache::put(&store, &inner.cache_key, entry).ok()
    });
    spawn_local(async move {
        let succeeded = match written {
            Some(written) => written.await.is_ok(),
            None => false,
        };
        session.dispatch(Event::CacheWritten { succeeded });
    });
}

/// Sends messages over HTTP, to the address of the WebSocket.
fn exchange(session: SessionHandle, id: ExchangeId, request: &[u8]) {
    let (kind, document) = session.config(|config| (config.kind, config.document.clone()));
    let body = js_sys::Uint8Array::from(request);
    spawn_local(async move {
        let path = socket::path(kind.path_segment(), &document);
        let answer = post(&path, &body).await.unwrap_or(ExchangeAnswer::Failed);
        session.dispatch(Event::Exchanged(id, answer));
    });
}

async fn post(path: &str, body: &js_sys::Uint8Array) -> Option<ExchangeAnswer> {
    let options = web_sys::RequestInit::new();
    options.set_method("POST");
    options.set_redirect(web_sys::RequestRedirect::Manual);
    options.set_body(body);
    // A request on a connection that died is given up, so that the next one gets a new connection.
    options.set_signal(Some(&web_sys::AbortSignal::timeout_with_u32(EXCHANGE_TIMEOUT)));
    let request = web_sys::window()?.fetch_with_str_and_init(path, &options);
    let response: web_sys::Response = JsFuture::from(request).await.ok()?.dyn_into().ok()?;
    let answer = match response.status() {
        200 => {
            let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
            ExchangeAnswer::Messages(js_sys::Uint8Array::new(&bytes).to_vec())
        }
        401 => ExchangeAnswer::SignedOut,
        403 | 404 => ExchangeAnswer::Forbidden,
        _ => ExchangeAnswer::Failed,
    };
    Some(answer)
}

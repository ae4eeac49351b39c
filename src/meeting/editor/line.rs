//! The line to the server: it comes back by itself, and until then nothing is lost.

use std::{
    cell::{Cell, RefCell},
    time::Duration,
};

use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, prelude::Closure},
    web_sys,
};
use yrs::{
    ReadTxn, StateVector, Transact,
    encoding::read::{Cursor as Reader, Read},
    sync::{Message, SyncMessage},
    updates::{decoder::Decode, encoder::Encode},
};

use super::session::{Session, State, now};
use crate::{crdt, meeting::islands};

/// How long to wait before calling again: longer each time, in milliseconds.
const FIRST: u32 = 500;
const LONGEST: u32 = 15_000;
/// How often one says that one is still here, in milliseconds.
const PULSE: Duration = Duration::from_secs(15);
/// A line on which nothing is heard for so long is dead, in milliseconds.
const DEAD: u64 = 40_000;

#[derive(Default)]
pub(super) struct Line {
    socket: RefCell<Option<web_sys::WebSocket>>,
    /// Whether the server's state is known and ours was sent.
    up: Cell<bool>,
    /// How many updates went out on this line.
    sent: Cell<u64>,
    heard: Cell<u64>,
    wait: Cell<u32>,
}

impl Line {
    pub(super) fn is_up(&self) -> bool {
        self.up.get()
    }
}

/// Calls the server, and goes on calling.
pub(super) fn open(session: Session) {
    dial(session);
    set_interval(move || pulse(session), PULSE);
    let lost = Closure::<dyn FnMut()>::new(move || hang_up(session));
    let found = Closure::<dyn FnMut()>::new(move || {
        session.with(|inner| inner.line.wait.set(0));
        dial(session);
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("offline", lost.as_ref().unchecked_ref());
        let _ = window.add_event_listener_with_callback("online", found.as_ref().unchecked_ref());
    }
    lost.forget();
    found.forget();
}

fn dial(session: Session) {
    let calling = session.with(|inner| inner.line.socket.borrow().is_some());
    let over =
        matches!(session.state().get_untracked(), State::SignedOut | State::NoRight | State::Refused(_));
    if calling || over {
        return;
    }
    let Some(socket) =
        session.with(|inner| islands::open(inner.setting.sort.door(), &inner.setting.document))
    else {
        return;
    };
    let on_open = Closure::once_into_js(move || {
        let have = session.with(|inner| {
            inner.line.heard.set(now());
            crdt::state_vector(&inner.doc).unwrap_or_default()
        });
        send(session, &Message::Sync(SyncMessage::SyncStep1(have)));
        send_presence(session);
    });
    socket.set_onopen(Some(on_open.unchecked_ref()));
    let on_message = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
        if let Ok(buffer) = event.data().dyn_into::<js_sys::ArrayBuffer>() {
            hear(session, &js_sys::Uint8Array::new(&buffer).to_vec());
        }
    });
    socket.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    let on_close = Closure::once_into_js(move |event: web_sys::CloseEvent| {
        let was_up = session.with(|inner| inner.line.is_up());
        drop(on_message);
        closed(session, event.code(), event.reason(), was_up);
    });
    socket.set_onclose(Some(on_close.unchecked_ref()));
    session.with(|inner| {
        *inner.line.socket.borrow_mut() = Some(socket);
        inner.line.sent.set(0);
    });
}

fn hang_up(session: Session) {
    let socket = session.with(|inner| inner.line.socket.borrow().clone());
    if let Some(socket) = socket {
        let _ = socket.close();
        // A dead line may take minutes to close: what follows must not wait.
        socket.set_onclose(None);
        socket.set_onmessage(None);
        closed(session, 1006, String::new(), true);
    }
}

fn closed(session: Session, code: u16, reason: String, was_up: bool) {
    session.with(|inner| {
        *inner.line.socket.borrow_mut() = None;
        inner.line.up.set(false);
        inner.presence.borrow_mut().nobody();
    });
    session.people().update(|people| *people += 1);
    match code {
        4401 => session.state().set(State::SignedOut),
        4403 => session.state().set(State::NoRight),
        4430 => again(session),
        4400.. | 1009 => session.state().set(State::Refused(reason)),
        _ => {
            session.standing();
            if !was_up {
                ask_why(session);
            }
            again(session);
        }
    }
}

fn again(session: Session) {
    let wait = session.with(|inner| {
        let wait = inner.line.wait.get();
        inner.line.wait.set((wait * 2).clamp(FIRST, LONGEST));
        wait
    });
    set_timeout(move || dial(session), Duration::from_millis(u64::from(wait)));
}

/// A browser does not tell why a socket was not let in: the page's own answer does.
fn ask_why(session: Session) {
    spawn_local(async move {
        let Some(window) = web_sys::window() else { return };
        let options = web_sys::RequestInit::new();
        options.set_redirect(web_sys::RequestRedirect::Manual);
        let Ok(address) = window.location().href() else { return };
        let asked =
            wasm_bindgen_futures::JsFuture::from(window.fetch_with_str_and_init(&address, &options)).await;
        let Ok(answer) = asked.and_then(JsCast::dyn_into::<web_sys::Response>) else { return };
        match (answer.type_(), answer.status()) {
            (web_sys::ResponseType::Opaqueredirect, _) | (_, 401) => session.state().set(State::SignedOut),
            (_, 403 | 404) => session.state().set(State::NoRight),
            _ => {}
        }
    });
}

fn pulse(session: Session) {
    let (up, silent) =
        session.with(|inner| (inner.line.is_up(), now().saturating_sub(inner.line.heard.get())));
    if up && silent > DEAD {
        hang_up(session);
    } else {
        send_presence(session);
    }
}

fn send(session: Session, message: &Message) -> bool {
    let frame = message.encode_v1();
    session.with(|inner| {
        let socket = inner.line.socket.borrow();
        let open = socket.as_ref().filter(|socket| socket.ready_state() == web_sys::WebSocket::OPEN);
        open.is_some_and(|socket| socket.send_with_u8_array(&frame).is_ok())
    })
}

/// Sends an update, if the line is up; if not, it goes with all that the server lacks.
pub(super) fn send_update(session: Session, update: &[u8]) {
    if session.with(|inner| inner.line.is_up())
        && send(session, &Message::Sync(SyncMessage::Update(update.to_vec())))
    {
        session.with(|inner| inner.line.sent.set(inner.line.sent.get() + 1));
    }
}

/// Says who one is and where.
pub(super) fn send_presence(session: Session) {
    let update = session.with(|inner| inner.presence.borrow_mut().own());
    send(session, &Message::Awareness(update));
}

fn hear(session: Session, frame: &[u8]) {
    session.with(|inner| inner.line.heard.set(now()));
    if frame.first() == Some(&100) {
        let mut reader = Reader { buf: frame, next: 1 };
        if let Ok(stored) = reader.read_var::<u64>() {
            saved(session, stored);
        }
        return;
    }
    match Message::decode_v1(frame) {
        Ok(Message::Sync(SyncMessage::SyncStep1(state))) => answer(session, &state),
        Ok(Message::Sync(SyncMessage::SyncStep2(update))) => {
            session.take(&update);
            session.show();
        }
        Ok(Message::Sync(SyncMessage::Update(update))) => changed(session, &update),
        Ok(Message::Awareness(update)) => {
            session.with(|inner| inner.presence.borrow_mut().take(update, now()));
            session.people().update(|people| *people += 1);
        }
        Ok(Message::Auth(Some(_))) => session.state().set(State::NoRight),
        _ => {}
    }
}

/// Takes what somebody else changed; what is missing before it is asked for.
fn changed(session: Session, update: &[u8]) {
    if session.take(update) {
        let have = session.with(|inner| crdt::state_vector(&inner.doc).unwrap_or_default());
        send(session, &Message::Sync(SyncMessage::SyncStep1(have)));
    }
}

/// The server said what it has: it is sent what it lacks.
fn answer(session: Session, theirs: &StateVector) {
    if session.with(|inner| inner.line.is_up()) {
        // It asks again, so something was dropped, and what was counted on this line holds no longer.
        return hang_up(session);
    }
    let lacking = session.with(|inner| {
        inner.line.up.set(true);
        inner.line.wait.set(0);
        let ours = inner.doc.transact();
        let ahead = ours.state_vector().iter().any(|(client, clock)| theirs.get(client) < *clock);
        (ahead || inner.unsaved.get() > 0).then(|| ours.encode_diff_v1(theirs))
    });
    if let Some(lacking) = lacking {
        offer(session, lacking);
    }
    session.standing();
}

/// Sends what the server may lack, whoever wrote it: another window of the same person may have, and
/// only an answer to what the server asked may repeat others. An empty update comes after it; when that
/// is acknowledged, all before it is stored.
pub(super) fn offer(session: Session, update: Vec<u8>) {
    if session.with(|inner| inner.line.is_up())
        && send(session, &Message::Sync(SyncMessage::SyncStep2(update)))
    {
        session.with(|inner| inner.unsaved.set(1));
        send_update(session, yrs::Update::EMPTY_V1);
    }
}

/// So many updates of this line are stored.
fn saved(session: Session, stored: u64) {
    session.with(|inner| {
        let waiting = inner.line.sent.get().saturating_sub(stored);
        inner.unsaved.set(waiting);
    });
    session.keep();
    session.standing();
}

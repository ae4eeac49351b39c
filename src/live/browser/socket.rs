//! A WebSocket that reports to the session.

use leptos::{
    wasm_bindgen::{JsCast, prelude::Closure},
    web_sys,
};

use super::super::session::{ConnectionId, Event};
use crate::EditorKind;
use ensemble_ui::socket;

pub(super) struct Socket {
    socket: web_sys::WebSocket,
    _on_open: Closure<dyn FnMut()>,
    _on_message: Closure<dyn FnMut(web_sys::MessageEvent)>,
    _on_close: Closure<dyn FnMut(web_sys::CloseEvent)>,
}

impl Socket {
    /// Begins to open a WebSocket; none when the browser refuses.
    pub(super) fn open(
        kind: EditorKind,
        document: &str,
        id: ConnectionId,
        dispatch: impl Fn(Event) + Copy + 'static,
    ) -> Option<Self> {
        let socket = socket::open(kind.path_segment(), document, None)?;
        let on_open = Closure::<dyn FnMut()>::new(move || dispatch(Event::Opened(id)));
        let on_message =
            Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
                if let Ok(buffer) = event.data().dyn_into::<js_sys::ArrayBuffer>() {
                    dispatch(Event::Received(id, js_sys::Uint8Array::new(&buffer).to_vec()));
                }
            });
        let on_close = Closure::<dyn FnMut(web_sys::CloseEvent)>::new(move |event: web_sys::CloseEvent| {
            dispatch(Event::Closed { id, code: event.code(), reason: event.reason() });
        });
        socket.set_onopen(Some(on_open.as_ref().unchecked_ref()));
        socket.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        socket.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Some(Self { socket, _on_open: on_open, _on_message: on_message, _on_close: on_close })
    }

    /// Sends a message. What is lost because the socket is closing is sent again on the next one.
    pub(super) fn send(&self, frame: &[u8]) {
        let _ = self.socket.send_with_u8_array(frame);
    }
}

impl Drop for Socket {
    /// A dead connection may take minutes to close; it reports nothing meanwhile.
    fn drop(&mut self) {
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        let _ = self.socket.close();
    }
}

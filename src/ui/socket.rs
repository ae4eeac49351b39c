//! The WebSocket of a collaborative document, for islands.

use leptos::web_sys;

/// Begins to open a document's WebSocket; none when the browser refuses.
#[must_use]
pub fn open(kind: &str, document: &str) -> Option<web_sys::WebSocket> {
    let location = web_sys::window()?.location();
    let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
    let address = format!("{scheme}://{}/live/{kind}/{document}?saved=1", location.host().ok()?);
    let socket = web_sys::WebSocket::new(&address).ok()?;
    socket.set_binary_type(web_sys::BinaryType::Arraybuffer);
    Some(socket)
}

//! The WebSocket of a collaborative document, for islands.

use leptos::web_sys;

/// The mark of the person for whom the page was made.
#[must_use]
pub fn page_reader() -> Option<String> {
    web_sys::window()?.document()?.body()?.get_attribute("data-reader")
}

/// Begins to open a document's WebSocket; none when the browser refuses.
#[must_use]
pub fn open(kind: &str, document: &str) -> Option<web_sys::WebSocket> {
    let location = web_sys::window()?.location();
    let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
    let reader = page_reader().map(|reader| format!("&reader={reader}")).unwrap_or_default();
    let address = format!("{scheme}://{}/live/{kind}/{document}?saved=1{reader}", location.host().ok()?);
    let socket = web_sys::WebSocket::new(&address).ok()?;
    socket.set_binary_type(web_sys::BinaryType::Arraybuffer);
    Some(socket)
}

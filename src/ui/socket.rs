//! The WebSocket of a collaborative document, for islands.

use leptos::web_sys;

/// The mark of the person for whom the page was made.
#[must_use]
pub fn page_reader() -> Option<String> {
    web_sys::window()?.document()?.body()?.get_attribute("data-reader")
}

/// The path of a document, for its WebSocket and for exchanges over HTTP.
#[must_use]
pub fn path(kind: &str, document: &str) -> String {
    let reader = page_reader().map(|reader| format!("&reader={reader}")).unwrap_or_default();
    format!("/live/{kind}/{document}?saved=1{reader}")
}

/// Begins to open a document's WebSocket; none when the browser refuses.
///
/// `shown` is the number of the last update that the page shows, for a page that wants to be told if there are more.
#[must_use]
pub fn open(kind: &str, document: &str, shown: Option<i64>) -> Option<web_sys::WebSocket> {
    let location = web_sys::window()?.location();
    let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
    let shown = shown.map(|shown| format!("&shown={shown}")).unwrap_or_default();
    let address = format!("{scheme}://{}{}{shown}", location.host().ok()?, path(kind, document));
    let socket = web_sys::WebSocket::new(&address).ok()?;
    socket.set_binary_type(web_sys::BinaryType::Arraybuffer);
    Some(socket)
}

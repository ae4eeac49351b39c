//! The islands of meetings, for readers: the editor is a package of its own.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{
    html::Div,
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, prelude::Closure},
    web_sys,
};

use ensemble_ui::socket;

/// How long after the last change the page is fetched again.
const REFRESH_DELAY: Duration = Duration::from_millis(600);
/// The delay before a reconnect. It doubles with each connection that could not be opened, for a page may stay
/// open long after its session.
const RETRY_DELAY: Duration = Duration::from_secs(5);
const MAX_RETRY_DELAY: Duration = Duration::from_secs(300);

/// Prints the page. Without script it is not shown: the browser has a way of its own.
#[island]
pub fn PrintButton(label: String) -> impl IntoView {
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let print = move |_| {
        if let Some(window) = web_sys::window() {
            let _ = window.print();
        }
    };
    view! { <button type="button" class="button" hidden=move || !ready.get() on:click=print>{label}</button> }
}

/// Shows an agenda, or a note, and refreshes it when it changes.
///
/// It listens to the document's WebSocket, reads nothing of a message but that it is an update, and fetches the page
/// from the server: readers need no more than the small wasm.
#[island]
pub fn AgendaRefresher(
    /// See `EditorKind::path_segment`.
    kind: String,
    /// The document's id.
    document: String,
    /// What is announced when it has changed.
    announcement: String,
    children: Children,
) -> impl IntoView {
    let container = NodeRef::<Div>::new();
    let announced = RwSignal::new(String::new());
    let announcement = StoredValue::new(announcement);
    let address = StoredValue::new((kind, document));
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let on_change = move || {
            if let Some(earlier) = timer.get_value() {
                earlier.clear();
            }
            let refresh = move || {
                spawn_local(async move {
                    if let (Some(html), Some(container)) = (fetch_agenda().await, container.get_untracked()) {
                        container.set_inner_html(&html);
                        announced.set(announcement.get_value());
                    }
                });
            };
            timer.set_value(set_timeout_with_handle(refresh, REFRESH_DELAY).ok());
        };
        listen(address.get_value(), RETRY_DELAY, on_change);
    });
    view! {
        <div>
            <p class="small muted" role="status" prop:textContent=move || announced.get()></p>
            <div class="stack agenda-around" node_ref=container>{children()}</div>
        </div>
    }
}

/// The agenda's HTML in the page as the server renders it now.
async fn fetch_agenda() -> Option<String> {
    let window = web_sys::window()?;
    let address = window.location().href().ok()?;
    let response = wasm_bindgen_futures::JsFuture::from(window.fetch_with_str(&address)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    let page = wasm_bindgen_futures::JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    let page =
        web_sys::DomParser::new().ok()?.parse_from_string(&page, web_sys::SupportedType::TextHtml).ok()?;
    Some(page.query_selector(".agenda-around").ok()??.inner_html())
}

/// Calls `on_change` at each update, and after each reconnect.
fn listen(address: (String, String), retry_delay: Duration, on_change: impl Fn() + Clone + 'static) {
    let Some(socket) = socket::open(&address.0, &address.1) else { return };
    let on_update = on_change.clone();
    let opened = Rc::new(Cell::new(false));
    let is_open = Rc::clone(&opened);
    let on_open = Closure::once_into_js(move || is_open.set(true));
    socket.set_onopen(Some(on_open.unchecked_ref()));
    let on_message = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
        if let Ok(buffer) = event.data().dyn_into::<js_sys::ArrayBuffer>() {
            let bytes = js_sys::Uint8Array::new(&buffer);
            // 0 2: an update of y-sync.
            if bytes.get_index(0) == 0 && bytes.get_index(1) == 2 {
                on_update();
            }
        }
    });
    socket.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let on_close = Closure::once_into_js(move |event: web_sys::CloseEvent| {
        // Codes from 4400 on are refusals of the server.
        if event.code() < 4400 {
            let (delay, next) = if opened.get() {
                (RETRY_DELAY, RETRY_DELAY)
            } else {
                (retry_delay, (retry_delay * 2).min(MAX_RETRY_DELAY))
            };
            set_timeout(
                move || {
                    on_change();
                    listen(address, next, on_change);
                },
                delay,
            );
        }
    });
    socket.set_onclose(Some(on_close.unchecked_ref()));
}

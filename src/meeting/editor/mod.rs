//! The editor of an agenda, as it runs in the browser.
//!
//! It holds a copy of the document. What one types changes the copy at once, is kept on the device,
//! and is sent; what others type comes in and changes the copy, too. Nothing waits for the network:
//! without it one goes on, and says so. Views read one signal, the agenda as it stands, and call the
//! verbs of `agenda::change`.
//!
//! * `session`: the document, what changes it, what is said of it;
//! * `line`: the socket, which comes back by itself; `keep`: the device's memory;
//! * `presence`: who is here and where; `text`: a text that several type in;
//! * `list`, `item`, `outcome`: the agenda on the page; `drag`: moving items; `bar`: above it all;
//!   `parts`: the shapes that they are made of;
//! * `note`: a group's note on the page, which is a document of the same shape.

mod bar;
mod drag;
mod item;
mod keep;
mod line;
mod list;
mod note;
mod outcome;
mod parts;
mod presence;
mod session;
mod text;

use leptos::{prelude::*, reactive::owner::Owner, web_sys};

use self::session::Session;
use super::islands::{Setting, Sort};

/// Brings the editor to life; `ready` is set once it has a document to show, and it takes its place when
/// `shown` is.
pub(super) fn start(
    place: &web_sys::HtmlDivElement,
    setting: Setting,
    ready: RwSignal<bool>,
    shown: RwSignal<bool>,
) {
    let session = Session::new(setting, ready);
    session.open();
    let place = place.clone();
    // What the editor is made of must outlive the moment at which it is shown.
    let owner = Owner::current().unwrap_or_default();
    Effect::new(move |_| {
        if shown.get() {
            let editor = owner.with(|| {
                untrack(|| match session.with(|inner| inner.setting.sort) {
                    Sort::Agenda => list::editor(session),
                    Sort::Note(lang) => note::editor(session, lang),
                })
            });
            let _ = place.append_child(editor.element());
        }
    });
    // Where a browser has no service worker, a page reloaded without a network is not there; what was
    // typed is kept all the same.
    if let Some(window) = web_sys::window()
        && window.is_secure_context()
    {
        let _ = window.navigator().service_worker().register("/offline.js");
    }
}

//! The editor in the browser: the session's effects carried out, and the page.
//!
//! * `handle`: what views use of the session, and the signals that they read; `runtime`: carries out the session's
//!   effects and brings it events; `socket`: a WebSocket; `offline_cache`: IndexedDB;
//! * `agenda`, `item`, `outcome`: an agenda on the page; `note`: a group's note, a document of the same shape;
//!   `text`: a text that several people type in; `drag`: moving items; `toolbar`: above it all;
//! * `dom`: elements with bindings.

mod agenda;
mod dom;
mod drag;
mod handle;
mod item;
mod note;
mod offline_cache;
mod outcome;
mod runtime;
mod socket;
mod text;
mod toolbar;

use leptos::{prelude::*, reactive::owner::Owner, web_sys};

use self::handle::SessionHandle;
use crate::{EditorConfig, EditorKind};

/// Starts the session. `ready` is set once there is a document; the editor is put into `container` once `shown` is
/// set.
pub(crate) fn start(
    container: &web_sys::HtmlDivElement,
    config: EditorConfig,
    ready: RwSignal<bool>,
    shown: RwSignal<bool>,
) {
    let session = SessionHandle::new(config, ready);
    runtime::start(session);
    let container = container.clone();
    // The editor's signals must outlive the effect in which it is made.
    let owner = Owner::current().unwrap_or_default();
    Effect::new(move |_| {
        if shown.get() {
            let editor = owner.with(|| {
                untrack(|| match session.config(|config| config.kind) {
                    EditorKind::Agenda => agenda::editor(session),
                    EditorKind::Note(lang) => note::editor(session, lang),
                })
            });
            let _ = container.append_child(editor.node());
        }
    });
    // The service worker shows the page when it is reloaded without a network. The text is cached without it, too.
    if let Some(window) = web_sys::window()
        && window.is_secure_context()
    {
        let _ = window.navigator().service_worker().register("/offline.js");
    }
}

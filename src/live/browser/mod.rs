//! The editor in the browser: the session's effects carried out, and the page.
//!
//! * `handle`: what views use of the session, and the signals that they read; `runtime`: carries out the session's
//!   effects and brings it events; `socket`: a WebSocket; `offline_cache`: IndexedDB;
//! * `agenda`, `item`, `details`, `outcome`: an agenda on the page; `menu`, `command`: what is done with an item;
//!   `note`: a group's note, and `passages`: a chapter of a guide, documents of the same shape; `text`: a text that several
//!   people type in; `drag`: moving items; `toolbar`: above it all, with the `budget` of time;
//! * `takeover`: what was typed in the forms before the editor was ready; `input`: a field of one line; `dom`: elements
//!   with bindings.

mod agenda;
mod budget;
mod command;
mod details;
mod dom;
mod drag;
mod handle;
mod input;
mod item;
mod menu;
mod note;
mod offline_cache;
mod outcome;
mod passages;
mod runtime;
mod socket;
mod takeover;
mod text;
mod toolbar;

use leptos::{prelude::*, reactive::owner::Owner, web_sys};

use self::handle::SessionHandle;
use crate::{EditorConfig, EditorKind};

/// Starts the session. Once there is a document, the editor is put into `container`, and takes the place of `forms`.
pub(crate) fn start(
    container: &web_sys::HtmlDivElement,
    forms: web_sys::HtmlDivElement,
    config: EditorConfig,
    shown: RwSignal<bool>,
) {
    let ready = RwSignal::new(false);
    let session = SessionHandle::new(config, ready);
    runtime::start(session);
    let container = container.clone();
    // The editor's signals must outlive the effect in which it is made.
    let owner = Owner::current().unwrap_or_default();
    Effect::new(move |_| {
        if ready.get() {
            let focus = takeover::Focus::within(&forms);
            let editor = owner.with(|| {
                untrack(|| match session.config(|config| config.kind) {
                    EditorKind::Agenda => agenda::editor(session),
                    EditorKind::Guide => passages::editor(session),
                    EditorKind::Note(lang) | EditorKind::Table(lang) | EditorKind::Minutes(lang) => {
                        note::editor(session, lang)
                    }
                })
            });
            let _ = container.append_child(editor.node());
            untrack(|| takeover::take_over(session, &forms));
            shown.set(true);
            if let Some(focus) = focus {
                let container = container.clone();
                focus.open_item(session);
                request_animation_frame(move || focus.move_to(&container));
            }
        }
    });
    // The service worker shows the page when it is reloaded without a network. The text is cached without it, too.
    if let Some(window) = web_sys::window()
        && window.is_secure_context()
    {
        let _ = window.navigator().service_worker().register("/offline.js");
    }
}

//! The islands of meetings.

use leptos::web_sys;
use serde::{Deserialize, Serialize};

use crate::i18n::Lang;

#[cfg(not(all(feature = "live", not(feature = "ssr"))))]
pub use refresher::AgendaRefresher;

/// The kinds of documents that have a live editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EditorKind {
    /// A meeting's agenda.
    Agenda,
    /// A group's note, in the language in which it was begun.
    Note(Lang),
}

impl EditorKind {
    /// The kind in the path of a WebSocket: `/live/{kind}/{document}`.
    #[must_use]
    pub const fn path_segment(self) -> &'static str {
        match self {
            Self::Agenda => "meeting",
            Self::Note(_) => "note",
        }
    }
}

/// Begins to open a document's WebSocket; none when the browser refuses.
pub(super) fn open_socket(kind: &str, document: &str) -> Option<web_sys::WebSocket> {
    let location = web_sys::window()?.location();
    let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
    let address = format!("{scheme}://{}/live/{kind}/{document}?saved=1", location.host().ok()?);
    let socket = web_sys::WebSocket::new(&address).ok()?;
    socket.set_binary_type(web_sys::BinaryType::Arraybuffer);
    Some(socket)
}

/// For readers, in the small wasm.
#[cfg(not(all(feature = "live", not(feature = "ssr"))))]
mod refresher {
    use std::{cell::Cell, rc::Rc, time::Duration};

    use leptos::{
        html::Div,
        prelude::*,
        task::spawn_local,
        wasm_bindgen::{JsCast, prelude::Closure},
        web_sys,
    };

    use super::open_socket;

    /// How long after the last change the page is fetched again.
    const REFRESH_DELAY: Duration = Duration::from_millis(600);
    /// The delay before a reconnect. It doubles with each connection that could not be opened, for a page may stay
    /// open long after its session.
    const RETRY_DELAY: Duration = Duration::from_secs(5);
    const MAX_RETRY_DELAY: Duration = Duration::from_secs(300);

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
                        if let (Some(html), Some(container)) =
                            (fetch_agenda().await, container.get_untracked())
                        {
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
                <p class="small muted" role="status">{move || announced.get()}</p>
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
        let page = web_sys::DomParser::new()
            .ok()?
            .parse_from_string(&page, web_sys::SupportedType::TextHtml)
            .ok()?;
        Some(page.query_selector(".agenda-around").ok()??.inner_html())
    }

    /// Calls `on_change` at each update, and after each reconnect.
    fn listen(address: (String, String), retry_delay: Duration, on_change: impl Fn() + Clone + 'static) {
        let Some(socket) = open_socket(&address.0, &address.1) else { return };
        let on_update = on_change.clone();
        let opened = Rc::new(Cell::new(false));
        let is_open = Rc::clone(&opened);
        let on_open = Closure::once_into_js(move || is_open.set(true));
        socket.set_onopen(Some(on_open.unchecked_ref()));
        let on_message =
            Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
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
}

#[cfg(any(feature = "ssr", feature = "live"))]
pub use live::{AgendaEditor, EditorConfig, Label};

#[cfg(any(feature = "ssr", feature = "live"))]
mod live {
    use leptos::{html::Div, prelude::*, wasm_bindgen::JsCast, web_sys};
    use serde::{Deserialize, Serialize};

    use super::{super::editor, EditorKind};
    use crate::i18n::Lang;

    macro_rules! labels {
        ($($label:ident),+ $(,)?) => {
            /// The texts of the editor, which the server sends in the reader's language (`editor_labels`).
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum Label {
                $($label,)+
            }

            impl Label {
                /// All of them, in the order of [`EditorConfig::labels`].
                pub const ALL: &'static [Self] = &[$(Self::$label),+];
            }
        };
    }

    labels! {
        Connecting, Saved, Saving, Offline, OfflineNone, SignedOut, NoRight, Refused, Here, You, Show, ShowFr,
        ShowEn, ShowBoth, Undo, Redo, Add, Untitled, TitleFr, TitleEn, AboutFr, AboutEn, Minutes, Kind, Lead, Link,
        Notes, Details, Outcome, Decisions, Decision, AddDecision, FollowUps, What, Who, Due, State, StateOpen,
        StateDone, StateDropped, AddFollowUp, Strike, Handle, HandleHint, Up, Down, Remove, Split, Merge, Removed,
        Restore, ToTranslate, Outdated, Confirm, Moved, WasRemoved, WasRestored, WasAdded, Budget, Over, TooLong,
        BadLink, BadMinutes, AddPart, PartTitle, PartText, PartsRemoved, PartAdded,
    }

    /// What the server tells the editor.
    #[derive(Clone, Debug, Serialize, Deserialize)]
    pub struct EditorConfig {
        /// The document's id: its meeting's, or its reflection's.
        pub document: String,
        pub kind: EditorKind,
        /// The id of the person who writes, and their name.
        pub person: String,
        pub name: String,
        /// The page's language.
        pub lang: Lang,
        /// The duration of the meeting, in minutes.
        pub budget: u16,
        /// The minute of the day at which the meeting begins, if it is known.
        pub begins: Option<u32>,
        /// The names of the kinds of items, in the order of `ItemKind::ALL`.
        pub kinds: Vec<String>,
        /// In the order of [`Label::ALL`]. The editor replaces `{n}`, `{m}`, `{title}` and `{why}`.
        pub labels: Vec<String>,
    }

    /// The live editor of an agenda or a note.
    ///
    /// Its children are plain forms; the editor replaces them once it has the document.
    #[island]
    pub fn AgendaEditor(config: EditorConfig, children: Children) -> impl IntoView {
        let ready = RwSignal::new(false);
        // With a slow network a person may have begun to type in a form: then the forms stay, to be sent, and the
        // editor, whose fields have the same names, is not shown.
        let shown = RwSignal::new(false);
        let container = NodeRef::<Div>::new();
        let forms = NodeRef::<Div>::new();
        let config = StoredValue::new(config);
        Effect::new(move |_| {
            if let Some(container) = container.get() {
                editor::start(&container, config.get_value(), ready, shown);
            }
        });
        Effect::new(move |_| {
            if ready.get()
                && let Some(forms) = forms.get_untracked()
            {
                shown.set(!has_typed_text(&forms));
            }
        });
        view! {
            <div>
                <div class="agenda-editor" node_ref=container></div>
                <div node_ref=forms hidden=move || shown.get()>
                    {children()}
                </div>
            </div>
        }
    }

    /// Whether a field has another value than the page was served with.
    fn has_typed_text(forms: &web_sys::HtmlDivElement) -> bool {
        let Ok(fields) = forms.query_selector_all("input, textarea") else { return false };
        (0..fields.length()).filter_map(|index| fields.item(index)).any(|field| {
            let line = field.dyn_ref::<web_sys::HtmlInputElement>();
            let area = field.dyn_ref::<web_sys::HtmlTextAreaElement>();
            line.is_some_and(|field| field.value() != field.default_value())
                || area.is_some_and(|field| field.default_value().is_ok_and(|text| text != field.value()))
        })
    }
}

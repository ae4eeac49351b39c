//! The parts of meetings that answer at once.
#![allow(missing_docs, reason = "the macro makes structs of its own")]

use leptos::web_sys;
use serde::{Deserialize, Serialize};

use crate::i18n::Lang;

#[cfg(not(all(feature = "live", not(feature = "ssr"))))]
pub use small::AgendaFollower;

/// What sort of document is written together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// A meeting's agenda.
    Agenda,
    /// A group's note, in the language in which it was begun.
    Note(Lang),
}

impl Sort {
    /// The part of a socket's address that says so.
    #[must_use]
    pub const fn door(self) -> &'static str {
        match self {
            Self::Agenda => "meeting",
            Self::Note(_) => "note",
        }
    }
}

/// Opens a document's socket.
pub(super) fn open(door: &str, document: &str) -> Option<web_sys::WebSocket> {
    let location = web_sys::window()?.location();
    let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
    let address = format!("{scheme}://{}/live/{door}/{document}?saved=1", location.host().ok()?);
    let socket = web_sys::WebSocket::new(&address).ok()?;
    socket.set_binary_type(web_sys::BinaryType::Arraybuffer);
    Some(socket)
}

/// What readers need, who have the smaller wasm.
#[cfg(not(all(feature = "live", not(feature = "ssr"))))]
mod small {
    use std::{cell::Cell, rc::Rc, time::Duration};

    use leptos::{
        html::Div,
        prelude::*,
        task::spawn_local,
        wasm_bindgen::{JsCast, prelude::Closure},
        web_sys,
    };

    use super::open;

    /// How long after the last change the agenda is fetched again.
    const PAUSE: Duration = Duration::from_millis(600);
    /// After a line was lost, how long to wait before the next try: longer each time that none is had,
    /// for a page may stay open long after its session.
    const AGAIN: Duration = Duration::from_secs(5);
    const LONGEST: Duration = Duration::from_secs(300);

    /// Around an agenda that somebody reads: shows it anew when it changes.
    ///
    /// It listens at the agenda's socket, understands nothing of it but that something was written, and
    /// asks the server for the page; so readers need no more than the small wasm.
    #[island]
    pub fn AgendaFollower(
        /// Which door its socket has, see `Sort::door`.
        door: String,
        /// The document's id.
        document: String,
        /// What is said when it has changed.
        said: String,
        /// The agenda.
        children: Children,
    ) -> impl IntoView {
        let around = NodeRef::<Div>::new();
        let news = RwSignal::new(String::new());
        let said = StoredValue::new(said);
        let address = StoredValue::new((door, document));
        let timer = StoredValue::new(None::<TimeoutHandle>);
        Effect::new(move |_| {
            let changed = move || {
                if let Some(earlier) = timer.get_value() {
                    earlier.clear();
                }
                let fetch = move || {
                    spawn_local(async move {
                        if let (Some(fresh), Some(around)) = (fresh().await, around.get_untracked()) {
                            around.set_inner_html(&fresh);
                            news.set(said.get_value());
                        }
                    });
                };
                timer.set_value(set_timeout_with_handle(fetch, PAUSE).ok());
            };
            listen(address.get_value(), AGAIN, changed);
        });
        view! {
            <div>
                <p class="small muted" role="status">{move || news.get()}</p>
                <div class="stack agenda-around" node_ref=around>{children()}</div>
            </div>
        }
    }

    /// The agenda as the page shows it now.
    async fn fresh() -> Option<String> {
        let window = web_sys::window()?;
        let address = window.location().href().ok()?;
        let answer = wasm_bindgen_futures::JsFuture::from(window.fetch_with_str(&address)).await.ok()?;
        let answer: web_sys::Response = answer.dyn_into().ok()?;
        let page = wasm_bindgen_futures::JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
        let page = web_sys::DomParser::new()
            .ok()?
            .parse_from_string(&page, web_sys::SupportedType::TextHtml)
            .ok()?;
        Some(page.query_selector(".agenda-around").ok()??.inner_html())
    }

    /// Calls back whenever something was written.
    fn listen(address: (String, String), wait: Duration, changed: impl Fn() + Clone + 'static) {
        let Some(socket) = open(&address.0, &address.1) else { return };
        let heard = changed.clone();
        let spoke = Rc::new(Cell::new(false));
        let speaks = Rc::clone(&spoke);
        let on_open = Closure::once_into_js(move || speaks.set(true));
        socket.set_onopen(Some(on_open.unchecked_ref()));
        let on_message =
            Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
                if let Ok(buffer) = event.data().dyn_into::<js_sys::ArrayBuffer>() {
                    let bytes = js_sys::Uint8Array::new(&buffer);
                    // 0 2: an update. Whatever else is said is not for those who only read.
                    if bytes.get_index(0) == 0 && bytes.get_index(1) == 2 {
                        heard();
                    }
                }
            });
        socket.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        let on_close = Closure::once_into_js(move |event: web_sys::CloseEvent| {
            // From 4400 on, the server says why it will not have us.
            if event.code() < 4400 {
                let (wait, next) = if spoke.get() { (AGAIN, AGAIN) } else { (wait, (wait * 2).min(LONGEST)) };
                set_timeout(
                    move || {
                        changed();
                        listen(address, next, changed);
                    },
                    wait,
                );
            }
        });
        socket.set_onclose(Some(on_close.unchecked_ref()));
    }
}

#[cfg(any(feature = "ssr", feature = "live"))]
pub use live::{AgendaEditor, Setting, Word};

#[cfg(any(feature = "ssr", feature = "live"))]
mod live {
    use leptos::{html::Div, prelude::*, wasm_bindgen::JsCast, web_sys};
    use serde::{Deserialize, Serialize};

    use super::{super::editor, Sort};
    use crate::i18n::Lang;

    macro_rules! said {
        ($($word:ident),+ $(,)?) => {
            /// What the editor says; the server chooses the words.
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            #[allow(missing_docs, reason = "each is named after what it says")]
            pub enum Word {
                $($word,)+
            }

            impl Word {
                /// All of them, in the order in which they travel.
                pub const ALL: &'static [Self] = &[$(Self::$word),+];
            }
        };
    }

    said! {
        Connecting, Saved, Saving, Offline, OfflineNone, SignedOut, NoRight, Refused, Here, You, Show, ShowFr,
        ShowEn, ShowBoth, Undo, Redo, Add, Untitled, TitleFr, TitleEn, AboutFr, AboutEn, Minutes, Kind, Lead, Link,
        Notes, Details, Outcome, Decisions, Decision, AddDecision, FollowUps, What, Who, Due, State, StateOpen,
        StateDone, StateDropped, AddFollowUp, Strike, Handle, HandleHint, Up, Down, Remove, Split, Merge, Removed,
        Restore, ToTranslate, Outdated, Confirm, Moved, WasRemoved, WasRestored, WasAdded, Budget, Over, TooLong,
        BadLink, BadMinutes, AddPart, PartTitle, PartText, PartsRemoved, PartAdded,
    }

    /// What the editor must know before it can ask.
    #[derive(Clone, Debug, Serialize, Deserialize)]
    pub struct Setting {
        /// The document's id: its meeting's, or its reflection's.
        pub document: String,
        /// What sort of document it is.
        pub sort: Sort,
        /// Who writes.
        pub person: String,
        /// Their name.
        pub name: String,
        /// The page's language.
        pub lang: Lang,
        /// How many minutes there are.
        pub budget: u16,
        /// When the meeting begins, in minutes after midnight, when that is known.
        pub begins: Option<u32>,
        /// What kinds of items are called, in the order of `ItemKind::ALL`.
        pub kinds: Vec<String>,
        /// What it says, in the order of [`Word::ALL`]. `{n}`, `{m}`, `{title}` and `{why}` are filled in.
        pub words: Vec<String>,
    }

    /// The editor of an agenda, which several people write in at once.
    ///
    /// Its children are plain forms; they give way once the editor has the document.
    #[island]
    pub fn AgendaEditor(
        /// What it must know.
        setting: Setting,
        /// The forms.
        children: Children,
    ) -> impl IntoView {
        let ready = RwSignal::new(false);
        // On a slow line somebody may have begun to type in a form: then it is theirs to send, and there
        // is no editor, whose fields have the same names.
        let shown = RwSignal::new(false);
        let place = NodeRef::<Div>::new();
        let forms = NodeRef::<Div>::new();
        let setting = StoredValue::new(setting);
        Effect::new(move |_| {
            if let Some(place) = place.get() {
                editor::start(&place, setting.get_value(), ready, shown);
            }
        });
        Effect::new(move |_| {
            if ready.get()
                && let Some(forms) = forms.get_untracked()
            {
                shown.set(!typed_in(&forms));
            }
        });
        view! {
            <div>
                <div class="agenda-editor" node_ref=place></div>
                <div node_ref=forms hidden=move || shown.get()>
                    {children()}
                </div>
            </div>
        }
    }

    /// Whether a field says something else than it came with.
    fn typed_in(forms: &web_sys::HtmlDivElement) -> bool {
        let Ok(fields) = forms.query_selector_all("input, textarea") else { return false };
        (0..fields.length()).filter_map(|index| fields.item(index)).any(|field| {
            let line = field.dyn_ref::<web_sys::HtmlInputElement>();
            let area = field.dyn_ref::<web_sys::HtmlTextAreaElement>();
            line.is_some_and(|field| field.value() != field.default_value())
                || area.is_some_and(|field| field.default_value().is_ok_and(|text| text != field.value()))
        })
    }
}

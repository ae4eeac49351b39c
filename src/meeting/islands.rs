//! The parts of meetings that answer at once.
#![allow(missing_docs, reason = "the macro makes structs of its own")]

use leptos::web_sys;

#[cfg(not(all(feature = "live", not(feature = "ssr"))))]
pub use small::AgendaFollower;

/// Opens an agenda's socket.
pub(super) fn open(meeting: &str) -> Option<web_sys::WebSocket> {
    let location = web_sys::window()?.location();
    let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
    let address = format!("{scheme}://{}/live/meeting/{meeting}?saved=1", location.host().ok()?);
    let socket = web_sys::WebSocket::new(&address).ok()?;
    socket.set_binary_type(web_sys::BinaryType::Arraybuffer);
    Some(socket)
}

/// What readers need, who have the smaller wasm.
#[cfg(not(all(feature = "live", not(feature = "ssr"))))]
mod small {
    use std::time::Duration;

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
    /// After a line was lost, how long to wait before the next try.
    const AGAIN: Duration = Duration::from_secs(10);

    /// Around an agenda that somebody reads: shows it anew when it changes.
    ///
    /// It listens at the agenda's socket, understands nothing of it but that something was written, and
    /// asks the server for the page; so readers need no more than the small wasm.
    #[island]
    pub fn AgendaFollower(
        /// The meeting's id.
        meeting: String,
        /// What is said when the agenda has changed.
        said: String,
        /// The agenda.
        children: Children,
    ) -> impl IntoView {
        let around = NodeRef::<Div>::new();
        let news = RwSignal::new(String::new());
        let said = StoredValue::new(said);
        let meeting = StoredValue::new(meeting);
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
            meeting.with_value(|meeting| listen(meeting.clone(), changed));
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
    fn listen(meeting: String, changed: impl Fn() + Clone + 'static) {
        let Some(socket) = open(&meeting) else { return };
        let heard = changed.clone();
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
                set_timeout(
                    move || {
                        changed();
                        listen(meeting, changed);
                    },
                    AGAIN,
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
    use leptos::{html::Div, prelude::*};
    use serde::{Deserialize, Serialize};

    use super::super::editor;
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
        BadLink, BadMinutes,
    }

    /// What the editor must know before it can ask.
    #[derive(Clone, Debug, Serialize, Deserialize)]
    pub struct Setting {
        /// The meeting's id.
        pub meeting: String,
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
        let place = NodeRef::<Div>::new();
        let setting = StoredValue::new(setting);
        Effect::new(move |_| {
            if let Some(place) = place.get() {
                editor::start(&place, setting.get_value(), ready);
            }
        });
        view! {
            <div>
                <div class="agenda-editor" node_ref=place></div>
                <div hidden=move || ready.get()>{children()}</div>
            </div>
        }
    }
}

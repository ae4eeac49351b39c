//! The parts of the search page that answer at once.
//!
//! A list of one's own and not a `<datalist>`: browsers look for what was typed, letter by letter, in
//! what a datalist holds, and *eleve* would never show *Élèves à risque*.

use std::time::Duration;

use leptos::{
    ev::{Event, FocusEvent, KeyboardEvent},
    prelude::*,
    task::spawn_local,
    wasm_bindgen::JsCast,
    web_sys::HtmlInputElement,
};
use serde::{Deserialize, Serialize};

use super::api::{Suggestion, suggest};
use ensemble_core::Lang;

/// How long after the last key one is asked.
const PAUSE: Duration = Duration::from_millis(200);
/// The id of the list that the field refers to.
const LIST: &str = "suggestions";

/// The words of [`SearchSuggestions`], which the server chooses.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SuggestionWords {
    /// What the list is called.
    pub list: String,
    /// Before how many there are.
    pub many: String,
}

/// Around a search field: offers what one may mean, in a list below it. Arrow keys choose, Enter goes
/// there, Escape closes; who goes on typing searches as before.
///
/// Without it the field is a field.
#[island]
pub fn SearchSuggestions(
    /// The page's language.
    lang: Lang,
    /// What it says.
    words: SuggestionWords,
    /// The field.
    children: Children,
) -> impl IntoView {
    let offered = RwSignal::new(Vec::<Suggestion>::new());
    let active = RwSignal::new(None::<usize>);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let asked = StoredValue::new(0u32);
    let field = StoredValue::new_local(None::<HtmlInputElement>);
    let tell = move || field.with_value(|field| field.as_ref().map(|field| describe(field, offered, active)));
    let close = move || {
        asked.update_value(|number| *number += 1);
        offered.set(Vec::new());
        active.set(None);
        tell();
    };
    let on_input = move |event: Event| {
        let Some(typed) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        field.set_value(Some(typed.clone()));
        if let Some(earlier) = timer.get_value() {
            earlier.clear();
        }
        asked.update_value(|number| *number += 1);
        let number = asked.get_value();
        let request = move || {
            spawn_local(async move {
                let answer = suggest(lang, typed.value()).await.unwrap_or_default();
                // An answer that comes after a later key is out of date.
                if asked.try_get_value() == Some(number) {
                    offered.set(answer);
                    active.set(None);
                    tell();
                }
            });
        };
        timer.set_value(set_timeout_with_handle(request, PAUSE).ok());
    };
    let on_key = move |event: KeyboardEvent| {
        let many = offered.with(Vec::len);
        if many == 0 {
            return;
        }
        let next = match (event.key().as_str(), active.get()) {
            ("ArrowDown", at) => at.map_or(Some(0), |at| (at + 1 < many).then_some(at + 1)),
            ("ArrowUp", at) => at.map_or(Some(many - 1), |at| at.checked_sub(1)),
            ("Escape", _) => {
                event.prevent_default();
                return close();
            }
            ("Enter", Some(at)) => {
                event.prevent_default();
                offered.with(|all| all.get(at).map(|one| go(&one.href)));
                return;
            }
            _ => return,
        };
        event.prevent_default();
        active.set(next);
        tell();
    };
    let on_leave = move |_: FocusEvent| close();
    let count = move || {
        let many = offered.with(Vec::len);
        if many == 0 { String::new() } else { format!("{} {many}", words.many) }
    };
    let some = move || offered.with(|all| !all.is_empty());
    let rows = move || {
        let row = |(at, one): (usize, Suggestion)| {
            view! {
                <li
                    id=format!("{LIST}-{at}")
                    role="option"
                    aria-selected=move || if active.get() == Some(at) { "true" } else { "false" }
                    // The field keeps the focus, or the list would be gone before the click.
                    on:mousedown=|event| event.prevent_default()
                    on:click=move |_| go(&one.href)
                >
                    <span lang=one.tag prop:textContent=one.text></span>
                    " "
                    <span class="small muted" prop:textContent=one.kind></span>
                </li>
            }
        };
        offered.get().into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <div class="suggest" on:input=on_input on:keydown=on_key on:focusout=on_leave>
            {children()}
            <ul id=LIST role=move || some().then_some("listbox") aria-label=move || some().then(|| words.list.clone()) hidden=move || offered.with(Vec::is_empty)>{rows}</ul>
            <p class="visually-hidden" role="status" prop:textContent=count></p>
        </div>
    }
}

/// Goes to what was chosen.
fn go(href: &str) {
    let _ = window().location().set_href(href);
}

/// Says on the field how things stand: it becomes a combobox with the first answer, and is a plain field
/// where there is none.
fn describe(field: &HtmlInputElement, offered: RwSignal<Vec<Suggestion>>, active: RwSignal<Option<usize>>) {
    let open = offered.with_untracked(|all| !all.is_empty());
    for (name, value) in [
        ("role", "combobox"),
        ("autocomplete", "off"),
        ("aria-autocomplete", "list"),
        ("aria-controls", LIST),
        ("aria-expanded", if open { "true" } else { "false" }),
    ] {
        let _ = field.set_attribute(name, value);
    }
    let _ = match active.get_untracked() {
        Some(at) => field.set_attribute("aria-activedescendant", &format!("{LIST}-{at}")),
        None => field.remove_attribute("aria-activedescendant"),
    };
}

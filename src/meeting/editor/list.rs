//! The agenda on the page: its items, where an item would land, what was taken off.

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{
    bar::{Bar, Languages},
    item::Row,
    session::Session,
};
use crate::meeting::{
    agenda::{Item, change},
    islands::Word,
    outline::ItemKind,
};

/// How long a new item takes until somebody says otherwise, in minutes.
const MINUTES: u16 = 10;

/// The whole editor.
pub(super) fn editor(session: Session) -> impl IntoView {
    let languages = RwSignal::new(Languages::Both);
    let dragged = RwSignal::new(None);
    let agenda = session.agenda();
    let ids = move || agenda.with(|agenda| agenda.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>());
    let add = move |_| {
        let id = fresh_id();
        let last = agenda.with_untracked(|agenda| agenda.items.last().map(|item| item.id.clone()));
        session.change(|to| change::add(to, &id, ItemKind::Discussion, MINUTES, last.as_deref()));
        session.said().set(session.word(Word::WasAdded));
        let lang = session.with(|inner| inner.setting.lang.code());
        focus_soon(format!("{id}-title.{lang}"));
    };
    view! {
        <div class=move || languages.get().class()>
            <Bar session languages />
            <ol class="plain agenda-rows">
                <For each=ids key=Clone::clone children=move |id| view! { <Row session id dragged /> } />
            </ol>
            <div class="actions">
                <button type="button" class="button" on:click=add>{session.word(Word::Add)}</button>
            </div>
            <TakenOff session />
        </div>
    }
}

#[component]
fn TakenOff(session: Session) -> impl IntoView {
    let agenda = session.agenda();
    let removed = move || agenda.with(|agenda| agenda.removed.iter().map(|item| item.id.clone()).collect::<Vec<_>>());
    let row = move |id: String| {
        let id = StoredValue::new(id);
        let name = move || {
            agenda.with(|agenda| id.with_value(|id| agenda.item(id).map(|item| name(session, item)))).unwrap_or_default()
        };
        let restore = move |_| {
            let title = name();
            id.with_value(|id| session.change(|to| change::restore(to, id)));
            session.said().set(session.filled(Word::WasRestored, &[("title", &title)]));
        };
        view! {
            <li class="row spread">
                <span>{name}</span>
                <button type="button" class="button quiet small" on:click=restore>{session.word(Word::Restore)}</button>
            </li>
        }
    };
    let some = Memo::new(move |_| agenda.with(|agenda| !agenda.removed.is_empty()));
    view! {
        <Show when=move || some.get()>
            <section class="stack gap-2">
                <h2 class="h4">{session.word(Word::Removed)}</h2>
                <ul class="plain rows"><For each=removed key=Clone::clone children=row /></ul>
            </section>
        </Show>
    }
}

/// What an item is called on this page.
pub(super) fn name(session: Session, item: &Item) -> String {
    let lang = session.with(|inner| inner.setting.lang);
    let name = item.name(lang);
    if name.is_empty() { session.word(Word::Untitled) } else { name.to_owned() }
}

/// A new id: 128 random bits.
pub(super) fn fresh_id() -> String {
    let random = || {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a random 32-bit number")]
        let number = (js_sys::Math::random() * 4_294_967_296.0) as u32;
        number
    };
    format!("{:08x}{:08x}{:08x}{:08x}", random(), random(), random(), random())
}

/// Where the keyboard is now: an element, and what is chosen in it.
pub(super) struct Focus(web_sys::HtmlElement, Option<(u32, u32)>);

/// Remembers it. When items change places, the page moves elements, and a moved element loses it.
pub(super) fn focused() -> Option<Focus> {
    let active: web_sys::HtmlElement = web_sys::window()?.document()?.active_element()?.dyn_into().ok()?;
    active.closest(".agenda-editor").ok()??;
    let chosen = active.dyn_ref::<web_sys::HtmlTextAreaElement>().and_then(|field| {
        Some((field.selection_start().ok()??, field.selection_end().ok()??))
    });
    Some(Focus(active, chosen))
}

/// Brings it back, once the page has been redrawn, unless it stayed.
pub(super) fn refocus(focus: Option<Focus>) {
    let Some(Focus(element, chosen)) = focus else { return };
    request_animation_frame(move || {
        let active = web_sys::window().and_then(|window| window.document()?.active_element());
        let stayed = active.is_some_and(|active| active.is_same_node(Some(&element)));
        if stayed || !element.is_connected() {
            return;
        }
        let _ = element.focus();
        if let (Some((from, to)), Some(field)) = (chosen, element.dyn_ref::<web_sys::HtmlTextAreaElement>()) {
            let _ = field.set_selection_range(from, to);
        }
    });
}

/// Puts the keyboard somewhere, once it is there.
pub(super) fn focus_soon(id: String) {
    request_animation_frame(move || {
        let found = web_sys::window().and_then(|window| window.document()?.get_element_by_id(&id));
        if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

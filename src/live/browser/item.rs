//! One item of an agenda on the page: a row of two lines, and below it the details while it is open.

use leptos::prelude::*;

use super::{
    super::shortcut::Command,
    agenda::{self, PLUS, act},
    command,
    details::details,
    dom::{Element, TextSignal, button, div, element, icon},
    drag::{Dragged, drag_handle, move_to},
    handle::SessionHandle,
    input::value_field,
    menu::Menu,
    text::{Name, Target, shared_text},
};
use crate::{Label, time_of_day};
use ensemble_core::Lang;
use ensemble_document::{
    agenda::{Field, Item, change, view::Mark},
    outline::{ItemKind, MOST_MINUTES},
};

/// An item of the agenda; none once it is gone.
pub(super) type ItemSignal = RwSignal<Option<Item>>;

/// More below.
const DOWN: &str = "M4.5 7.5 10 13l5.5-5.5";
/// A pencil.
const PENCIL: &str = "M3.5 16.5h3.2l9-9-3.2-3.2-9 9zM10.8 6l3.2 3.2";

/// An item with all its controls.
pub(super) fn row(
    session: SessionHandle,
    id: String,
    dragged: RwSignal<Option<Dragged>>,
    menu: Menu,
) -> Element {
    let item = session.item(&id);
    let place = place_of(session, &id);
    let name = name_of(session, item);
    let is_open = is_open(session, &id);
    let class = row_class(&id, place, dragged, move || is_open.get());
    let mut children = vec![heading(session, place, name), drag_handle(session, &id, name, dragged)];
    children.extend(when(session, &id, item, place));
    children.push(column(session, &id, item, place, Lang::Fr, is_open));
    children.push(column(session, &id, item, place, Lang::En, is_open));
    children.push(menu.button(&id, name));
    children.push(insert_button(session, &id));
    let rendered = StoredValue::new(false);
    let more = element("div", "agenda-more").bind_flag("hidden", Signal::derive(move || !is_open.get()));
    let owner = Owner::current().unwrap_or_default();
    let (into, key) = (more.clone(), id.clone());
    // The details are made when they are first wanted: hardly anybody opens all.
    Effect::new(move |_| {
        if is_open.get() && !rendered.get_value() {
            rendered.set_value(true);
            let parts = owner.with(|| untrack(|| details(session, &key, item, place)));
            into.clone().children(parts);
        }
    });
    children.push(more);
    element("li", "")
        .attribute("id", &format!("item-{id}"))
        .attribute("tabindex", "-1")
        .bind_attribute("class", class)
        .children(children)
}

/// The class of a row: whether it is open, and whether what is dragged would land at it.
pub(super) fn row_class(
    id: &str,
    place: PlaceMemo,
    dragged: RwSignal<Option<Dragged>>,
    is_open: impl Fn() -> bool + Send + Sync + 'static,
) -> TextSignal {
    let key = id.to_owned();
    Signal::derive(move || {
        let (index, all, _) = place.get().unwrap_or_default();
        let state = dragged.with(|dragged| match dragged {
            Some(dragged) if dragged.id == key => " dragged",
            Some(dragged) if dragged.before == index => " lands-before",
            Some(dragged) if dragged.before == all && index + 1 == all => " lands-after",
            _ => "",
        });
        format!("agenda-row{}{state}", if is_open() { " open" } else { "" })
    })
}

/// The number and the name of an item, for those who do not see where it is.
pub(super) fn heading(session: SessionHandle, place: PlaceMemo, name: TextSignal) -> Element {
    let colon = match session.config(|config| config.lang) {
        Lang::Fr => "\u{a0}: ",
        Lang::En => ": ",
    };
    let heading: TextSignal =
        Signal::derive(move || format!("{}{colon}{}", number(session, place), name.get()));
    element("h2", "visually-hidden").bind_text(heading)
}

/// The index of an item, the number of items, and the minute at which the item begins.
pub(super) type PlaceMemo = Memo<Option<(usize, usize, u32)>>;

pub(super) fn place_of(session: SessionHandle, id: &str) -> PlaceMemo {
    let (places, key) = (session.places(), id.to_owned());
    Memo::new(move |_| {
        places.with(|places| {
            let index = places.iter().position(|(each, _)| *each == key)?;
            Some((index, places.len(), places[index].1))
        })
    })
}

pub(super) fn name_of(session: SessionHandle, item: ItemSignal) -> TextSignal {
    Signal::derive(move || {
        item.with(|item| item.as_ref().map(|item| agenda::name(session, item))).unwrap_or_default()
    })
}

/// An item is also open as long as a value in it is not saved: its message says why.
fn is_open(session: SessionHandle, id: &str) -> Memo<bool> {
    let (open, invalid, key) = (session.open_item(), session.invalid_fields(), id.to_owned());
    Memo::new(move |_| {
        open.with(|open| open.as_deref() == Some(key.as_str()))
            || invalid.with(|fields| fields.contains(&format!("{key}-link")))
    })
}

fn number(session: SessionHandle, place: PlaceMemo) -> String {
    let number = place.get().map_or(0, |(index, ..)| index + 1);
    session.label_with(Label::Item, &[("n", &number.to_string())])
}

/// The name of a field of an item, for those who do not see where it is.
pub(super) fn of_item(session: SessionHandle, label: Label, place: PlaceMemo) -> TextSignal {
    Signal::derive(move || {
        let number = place.get().map_or(0, |(index, ..)| index + 1).to_string();
        session.label_with(Label::OfItem, &[("title", &session.label(label)), ("n", &number)])
    })
}

/// When an item begins: the time of day, or the minutes since the beginning when the meeting has no hour yet.
pub(super) fn clock((begins, lang): (Option<u32>, Lang), minutes: u32) -> String {
    let Some(begins) = begins else {
        return format!("+{minutes}\u{a0}min");
    };
    time_of_day::time(lang, i64::from(begins) + i64::from(minutes))
}

/// The time so many minutes after the beginning on the clock of the person who writes, in words and with its day where that
/// is another one; `None` where it shows the same as the meeting's.
pub(super) fn own_time(
    session: SessionHandle,
    minutes: impl Fn() -> u32 + Send + Sync + 'static,
) -> Option<TextSignal> {
    let begins = session.config(|config| config.begins.zip(config.own_begins))?;
    Some(Signal::derive(move || {
        let minutes = minutes();
        let time = session.config(|config| time_of_day::own_time(config.lang, begins, minutes, &config.days));
        session.label_with(Label::OwnTime, &[("title", &time)])
    }))
}

/// When an item begins and how long it takes, and what is wrong with its minutes.
fn when(session: SessionHandle, id: &str, item: ItemSignal, place: PlaceMemo) -> [Element; 2] {
    let begins = session.config(|config| (config.begins, config.lang));
    let own = own_time(session, move || place.get().unwrap_or_default().2)
        .map(|own| element("span", "agenda-own").bind_text(own));
    let time: TextSignal = Signal::derive(move || match (begins.0, place.get().unwrap_or_default().2) {
        (None, 0) => session.label(Label::AtStart),
        (_, minutes) => clock(begins, minutes),
    });
    let value =
        Signal::derive(move || item.with(|item| item.as_ref().map_or(0, |item| item.minutes)).to_string());
    let control = element("input", "")
        .attribute("type", "number")
        .attribute("min", "0")
        .attribute("max", &MOST_MINUTES.to_string())
        .bind_attribute("aria-label", of_item(session, Label::Minutes, place));
    let (field, key) = (format!("{id}-minutes"), id.to_owned());
    let take = move |typed: &str| match typed.trim().parse::<u16>() {
        Ok(minutes) if minutes <= MOST_MINUTES => {
            session.change(|to| change::set_minutes(to, &key, minutes));
            Ok(())
        }
        _ => Err(session.label_with(Label::BadMinutes, &[("n", &MOST_MINUTES.to_string())])),
    };
    let [control, message] = value_field(session, &field, control, value, Box::new(take));
    let unit = element("span", "").attribute("aria-hidden", "true").text(&session.label(Label::Min));
    let mut parts = vec![element("span", "agenda-time").bind_text(time)];
    parts.extend(own);
    parts.push(element("span", "agenda-minutes").children(vec![control, unit]));
    let when = div("agenda-when", parts);
    [when, message]
}

/// A title in one language, and below it what is said in small.
fn column(
    session: SessionHandle,
    id: &str,
    item: ItemSignal,
    place: PlaceMemo,
    lang: Lang,
    is_open: Memo<bool>,
) -> Element {
    let label = title_label(lang);
    let name = Name::Place { placeholder: session.label(label), name: of_item(session, label, place) };
    let title = shared_text(session, id, item, Target::Of(Field::Title(lang)), name, Some(lang), true);
    let mut small = Vec::new();
    if lang == Lang::Fr {
        small.push(details_button(session, id, item, place, is_open));
    }
    small.push(mark(session, id.to_owned(), item, lang));
    small.push(writers(session, id.to_owned(), lang));
    div(column_class(lang), vec![title, div("agenda-small", small)])
}

pub(super) const fn title_label(lang: Lang) -> Label {
    match lang {
        Lang::Fr => Label::TitleFr,
        Lang::En => Label::TitleEn,
    }
}

pub(super) const fn column_class(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "in-fr",
        Lang::En => "in-en",
    }
}

/// The kind of an item and who leads it; opens and closes its details.
fn details_button(
    session: SessionHandle,
    id: &str,
    item: ItemSignal,
    place: PlaceMemo,
    is_open: Memo<bool>,
) -> Element {
    let kinds = session.config(|config| config.kinds.clone());
    let text: TextSignal = Signal::derive(move || {
        item.with(|item| {
            let Some(item) = item else { return String::new() };
            let kind = ItemKind::ALL.iter().position(|kind| *kind == item.kind).and_then(|at| kinds.get(at));
            let kind = kind.map(String::as_str).unwrap_or_default();
            let lead = item.lead.trim();
            if lead.is_empty() { kind.to_owned() } else { format!("{kind} · {lead}") }
        })
    });
    let spoken: TextSignal = Signal::derive(move || {
        let details = of_item(session, Label::Details, place);
        format!(" ({})", details.get())
    });
    let key = id.to_owned();
    let expanded = Signal::derive(move || is_open.get().to_string());
    element("button", "agenda-details")
        .attribute("type", "button")
        .attribute("id", &format!("{id}-details"))
        .bind_attribute("aria-expanded", expanded)
        .children(vec![
            element("span", "agenda-ellipsis").bind_text(text),
            element("span", "visually-hidden").bind_text(spoken),
            icon(DOWN),
        ])
        .on("click", Box::new(move |_| command::toggle(session, &key)))
}

/// The state of a translation, and the button that confirms it.
pub(super) fn mark(session: SessionHandle, id: String, item: ItemSignal, lang: Lang) -> Element {
    let mark = Memo::new(move |_| item.with(|item| item.as_ref().map_or(Mark::Fine, |item| item.mark(lang))));
    element("span", "agenda-mark").bind_children(move || match mark.get() {
        Mark::Fine => Vec::new(),
        Mark::ToTranslate => vec![element("span", "").text(&session.label(Label::ToTranslate))],
        Mark::Outdated => {
            let id = id.clone();
            let confirm = move || {
                session.change(|to| {
                    change::confirm_translation(to, &id, Field::Title(lang));
                    change::confirm_translation(to, &id, Field::About(lang));
                });
            };
            let done = button(&session.label(Label::Settle), None, Box::new(confirm));
            vec![
                element("span", "").text(&session.label(Label::Outdated)),
                done.attribute("class", "agenda-settle"),
            ]
        }
    })
}

/// Who has the cursor in a text of this language; in the French column also who has it in one without a language.
pub(super) fn writers(session: SessionHandle, id: String, lang: Lang) -> Element {
    let english = Lang::En.code();
    let here = Memo::new(move |_| {
        let mut here = session.writers_in(&id);
        here.retain(|(_, field)| (field.rsplit('.').next() == Some(english)) == (lang == Lang::En));
        here.into_iter().map(|(peer, _)| peer).collect::<Vec<_>>()
    });
    element("span", "agenda-writers").bind_children(move || {
        let here = here.get();
        let writer = |peer: &super::super::session::Peer| {
            let first = peer.name.split(' ').next().unwrap_or_default();
            let text = session.label_with(Label::WritesHere, &[("title", first)]);
            let text = element("span", "").text(&text);
            element("span", &format!("agenda-writer hue-{}", peer.colour)).children(vec![icon(PENCIL), text])
        };
        here.iter().map(writer).collect()
    })
}

/// Adds an item below this one. It appears under the pointer; with keys, Enter in a title does the same.
pub(super) fn insert_button(session: SessionHandle, id: &str) -> Element {
    let id = id.to_owned();
    element("button", "agenda-insert")
        .attribute("type", "button")
        .attribute("tabindex", "-1")
        .attribute("aria-hidden", "true")
        .children(vec![icon(PLUS), element("span", "").text(&session.label(Label::AddHere))])
        .on("click", Box::new(move |_| act(session, Command::AddBelow, &id)))
}

/// The buttons that move a part of a note up and down.
pub(super) fn move_buttons(session: SessionHandle, id: &str, name: TextSignal, place: PlaceMemo) -> Element {
    let step = |label: Label, up: bool| {
        let id = id.to_owned();
        let end = Signal::derive(move || {
            place.get().is_none_or(|(index, all, _)| if up { index == 0 } else { index + 1 == all })
        });
        let act = move || {
            if let Some((index, ..)) = place.get_untracked().filter(|_| !end.get_untracked()) {
                move_to(session, &id, if up { index.saturating_sub(1) } else { index + 1 });
            }
        };
        button(&session.label(label), Some(name), Box::new(act)).disabled_when(end)
    };
    div("row", vec![step(Label::Up, true), step(Label::Down, false)])
}

/// The button that removes a part of a note.
pub(super) fn remove_button(session: SessionHandle, id: &str, name: TextSignal) -> Element {
    let id = id.to_owned();
    let remove = move || act(session, Command::Remove, &id);
    button(&session.label(Label::Remove), Some(name), Box::new(remove))
}

//! One item of an agenda on the page.

use leptos::prelude::*;

use super::{
    agenda,
    dom::{Element, TextSignal, button, details, div, element, labelled, select},
    drag::{Dragged, drag_handle, move_to},
    handle::SessionHandle,
    input::input,
    outcome::outcome,
    text::{Target, shared_text},
};
use crate::Label;
use ensemble_core::Lang;
use ensemble_document::{
    agenda::{
        Field, Item, change, is_link,
        view::{Mark, Text},
    },
    outline::{ItemKind, MOST_MINUTES},
};
use ensemble_ui::Tone;

/// An item of the agenda; none once it is gone.
pub(super) type ItemMemo = Memo<Option<Item>>;

/// An item with all its controls.
pub(super) fn row(session: SessionHandle, id: String, dragged: RwSignal<Option<Dragged>>) -> Element {
    let agenda = session.agenda();
    let key = id.clone();
    let item = Memo::new(move |_| agenda.with(|agenda| agenda.item(&key).cloned()));
    let position = position_of(session, &id);
    let name = name_of(session, item);
    let key = id.clone();
    let class: TextSignal = Signal::derive(move || {
        let (index, all, _) = position.get().unwrap_or_default();
        let class = dragged.with(|dragged| match dragged {
            Some(dragged) if dragged.id == key => "agenda-row card dragged",
            Some(dragged) if dragged.before == index => "agenda-row card lands-before",
            Some(dragged) if dragged.before == all && index + 1 == all => "agenda-row card lands-after",
            _ => "agenda-row card",
        });
        class.to_owned()
    });
    let begins = session.config(|config| (config.begins, config.lang));
    let time: TextSignal = Signal::derive(move || clock(begins, position.get().unwrap_or_default().2));
    let head = vec![
        drag_handle(session, &id, name, dragged),
        element("p", "agenda-time").bind_text(time),
        kind(session, id.clone(), item),
        minutes(session, id.clone(), item),
        move_buttons(session, &id, name, position),
    ];
    let children = vec![
        div("agenda-head", head),
        div(
            "agenda-two",
            pair(
                session,
                &id,
                item,
                Field::Title,
                |item| &item.title,
                [Label::TitleFr, Label::TitleEn],
                true,
            ),
        ),
        about(session, &id, item),
        outcome(session, id.clone(), item),
        tools(session, &id, name),
    ];
    element("li", "")
        .attribute("id", &format!("item-{id}"))
        .attribute("tabindex", "-1")
        .bind_attribute("class", class)
        .children(children)
}

pub(super) fn position_of(session: SessionHandle, id: &str) -> Position {
    let (agenda, key) = (session.agenda(), id.to_owned());
    Memo::new(move |_| {
        agenda.with(|agenda| {
            let index = agenda.items.iter().position(|item| item.id == key)?;
            Some((index, agenda.items.len(), agenda.starts().get(index).copied().unwrap_or_default()))
        })
    })
}

pub(super) fn name_of(session: SessionHandle, item: ItemMemo) -> TextSignal {
    Signal::derive(move || {
        item.with(|item| item.as_ref().map(|item| agenda::name(session, item))).unwrap_or_default()
    })
}

/// When an item begins: the time of day, or the minutes since the beginning when the meeting has no hour yet.
fn clock((begins, lang): (Option<u32>, Lang), minutes: u32) -> String {
    let Some(begins) = begins else {
        return if minutes == 0 { "+0".to_owned() } else { format!("+{minutes}\u{a0}min") };
    };
    let at = (begins + minutes) % (24 * 60);
    let (hour, minute) = (at / 60, at % 60);
    match lang {
        Lang::Fr if minute == 0 => format!("{hour}\u{a0}h"),
        Lang::Fr => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
        Lang::En => {
            let half = if hour < 12 { "a.m." } else { "p.m." };
            format!("{}:{minute:02}\u{a0}{half}", (hour + 11) % 12 + 1)
        }
    }
}

/// The index of an item, the number of items, and the minute at which the item begins.
pub(super) type Position = Memo<Option<(usize, usize, u32)>>;

/// The buttons that move an item up and down.
pub(super) fn move_buttons(
    session: SessionHandle,
    id: &str,
    name: TextSignal,
    position: Position,
) -> Element {
    let step = |label: Label, up: bool| {
        let id = id.to_owned();
        let end = Signal::derive(move || {
            position.get().is_none_or(|(index, all, _)| if up { index == 0 } else { index + 1 == all })
        });
        let act = move || {
            if let Some((index, ..)) = position.get_untracked().filter(|_| !end.get_untracked()) {
                move_to(session, &id, if up { index.saturating_sub(1) } else { index + 1 });
            }
        };
        button(&session.label(label), Some(name), Box::new(act)).disabled_when(end)
    };
    div("row", vec![step(Label::Up, true), step(Label::Down, false)])
}

fn kind(session: SessionHandle, id: String, item: ItemMemo) -> Element {
    let names = session.config(|config| config.kinds.clone());
    let options = ItemKind::ALL.iter().map(|kind| kind.code()).zip(names).collect();
    let chosen = Signal::derive(move || {
        item.with(|item| item.as_ref().map_or("", |item| item.kind.code())).to_owned()
    });
    let field = format!("{id}-kind");
    let change = move |code: String| {
        if let Some(kind) = ItemKind::from_code(&code) {
            session.change(|to| change::set_kind(to, &id, kind));
        }
    };
    labelled("agenda-small", &session.label(Label::Kind), select(&field, options, chosen, Box::new(change)))
}

fn minutes(session: SessionHandle, id: String, item: ItemMemo) -> Element {
    let value =
        Signal::derive(move || item.with(|item| item.as_ref().map_or(0, |item| item.minutes)).to_string());
    let field = format!("{id}-minutes");
    let control = element("input", "")
        .attribute("type", "number")
        .attribute("min", "0")
        .attribute("max", &MOST_MINUTES.to_string());
    let take = move |typed: &str| match typed.trim().parse::<u16>() {
        Ok(minutes) if minutes <= MOST_MINUTES => {
            session.change(|to| change::set_minutes(to, &id, minutes));
            Ok(())
        }
        _ => Err(session.label_with(Label::BadMinutes, &[("n", &MOST_MINUTES.to_string())])),
    };
    input(session, "agenda-small", [&field, &session.label(Label::Minutes)], control, value, Box::new(take))
}

/// A text in French beside the same in English.
fn pair(
    session: SessionHandle,
    id: &str,
    item: ItemMemo,
    field: fn(Lang) -> Field,
    of: fn(&Item) -> &Text,
    labels: [Label; 2],
    single: bool,
) -> Vec<Element> {
    [(Lang::Fr, "in-fr"), (Lang::En, "in-en")]
        .into_iter()
        .zip(labels)
        .map(|((lang, class), label)| {
            let mark = marks(session, id.to_owned(), item, field(lang), lang, of);
            let target = Target::Of(field(lang));
            let text =
                shared_text(session, id, target, &session.label(label), Some(lang), single, Some(mark));
            div(class, vec![text])
        })
        .collect()
}

/// The state of a translation, and the button that confirms it.
fn marks(
    session: SessionHandle,
    id: String,
    item: ItemMemo,
    field: Field,
    lang: Lang,
    of: fn(&Item) -> &Text,
) -> Element {
    let mark =
        Memo::new(move |_| item.with(|item| item.as_ref().map_or(Mark::Fine, |item| of(item).mark(lang))));
    element("span", "row").bind_children(move || match mark.get() {
        Mark::Fine => Vec::new(),
        Mark::ToTranslate => vec![badge(Tone::Plain, &session.label(Label::ToTranslate))],
        Mark::Outdated => {
            let id = id.clone();
            let confirm = move || session.change(|to| change::confirm_translation(to, &id, field));
            let done = button(&session.label(Label::Confirm), None, Box::new(confirm));
            vec![badge(Tone::Warn, &session.label(Label::Outdated)), done]
        }
    })
}

fn badge(tone: Tone, text: &str) -> Element {
    element("span", &format!("badge {}", tone.class())).text(text)
}

fn about(session: SessionHandle, id: &str, item: ItemMemo) -> Element {
    let texts =
        pair(session, id, item, Field::About, |item| &item.about, [Label::AboutFr, Label::AboutEn], false);
    let lead =
        shared_text(session, id, Target::Of(Field::Lead), &session.label(Label::Lead), None, true, None);
    let link = Signal::derive(move || {
        item.with(|item| item.as_ref().map(|item| item.link.clone())).unwrap_or_default()
    });
    let (field, id) = (format!("{id}-link"), id.to_owned());
    let take = move |typed: &str| {
        let typed = typed.trim();
        if !typed.is_empty() && !is_link(typed) {
            return Err(session.label(Label::BadLink));
        }
        session.change(|to| change::set_link(to, &id, typed));
        Ok(())
    };
    let control = element("input", "").attribute("type", "text").attribute("inputmode", "url");
    let link = input(session, "shared", [&field, &session.label(Label::Link)], control, link, Box::new(take));
    details(
        &session.label(Label::Details),
        vec![div("agenda-two", texts), div("agenda-two", vec![lead, link])],
    )
}

fn tools(session: SessionHandle, id: &str, name: TextSignal) -> Element {
    let tool = |label: Label, done: Label, act: fn(SessionHandle, &str)| {
        let id = id.to_owned();
        let act = move || {
            let before = session.agenda().with_untracked(|agenda| agenda.items.len());
            act(session, &id);
            session.end_undo_step();
            if session.agenda().with_untracked(|agenda| agenda.items.len()) != before {
                session.announcement().set(session.label(done));
            }
        };
        button(&session.label(label), Some(name), Box::new(act))
    };
    let split = tool(Label::Split, Label::WasSplit, |session, id| {
        session.change(|to| change::split(to, id, &agenda::fresh_id()));
    });
    let merge = tool(Label::Merge, Label::WasMerged, |session, id| {
        session.change(|to| change::merge(to, id, agenda::fresh_id));
    });
    div("row", vec![split, merge, remove_button(session, id, name)])
}

/// The button that removes an item. The focus goes to the item after it, so that the person goes on where they were.
pub(super) fn remove_button(session: SessionHandle, id: &str, name: TextSignal) -> Element {
    let id = id.to_owned();
    let remove = move || {
        let title = name.get_untracked();
        let next = session.agenda().with_untracked(|agenda| {
            let index = agenda.items.iter().position(|item| item.id == id)?;
            let next = agenda.items.get(index + 1).or_else(|| agenda.items.get(index.checked_sub(1)?))?;
            Some(next.id.clone())
        });
        session.change(|to| change::remove(to, &id));
        session.announcement().set(session.label_with(Label::WasRemoved, &[("title", &title)]));
        session.end_undo_step();
        agenda::focus_soon(next.map_or_else(|| agenda::ADD_BUTTON.to_owned(), |next| format!("item-{next}")));
    };
    button(&session.label(Label::Remove), Some(name), Box::new(remove))
}

//! One item on the page.

use leptos::prelude::*;

use super::{
    drag::{Dragged, handle, land},
    list,
    outcome::outcome,
    parts::{Piece, Said, button, details, group, input, labelled, piece, select},
    session::Session,
    text::{Target, shared_text},
};
use crate::{
    i18n::Lang,
    meeting::{
        agenda::{
            Field, Item, change, is_link,
            view::{Mark, Text},
        },
        islands::Word,
        outline::{ItemKind, MOST_MINUTES},
    },
    ui::Tone,
};

/// One item, wherever it is read.
pub(super) type Read = Memo<Option<Item>>;

/// An item, with everything that can be done to it.
pub(super) fn row(session: Session, id: String, dragged: RwSignal<Option<Dragged>>) -> Piece {
    let agenda = session.agenda();
    let key = id.clone();
    let item = Memo::new(move |_| agenda.with(|agenda| agenda.item(&key).cloned()));
    let place = place_of(session, &id);
    let name = name_of(session, item);
    let key = id.clone();
    let class: Said = Signal::derive(move || {
        let (index, all, _) = place.get().unwrap_or_default();
        let class = dragged.with(|dragged| match dragged {
            Some(dragged) if dragged.id == key => "agenda-row card dragged",
            Some(dragged) if dragged.before == index => "agenda-row card lands-before",
            Some(dragged) if dragged.before == all && index + 1 == all => "agenda-row card lands-after",
            _ => "agenda-row card",
        });
        class.to_owned()
    });
    let begins = session.with(|inner| (inner.setting.begins, inner.setting.lang));
    let time: Said = Signal::derive(move || clock(begins, place.get().unwrap_or_default().2));
    let head = vec![
        handle(session, &id, name, dragged),
        piece("p", "agenda-time").tells(time),
        kind(session, id.clone(), item),
        minutes(session, id.clone(), item),
        steps(session, &id, name, place),
    ];
    let pieces = vec![
        group("agenda-head", head),
        group(
            "agenda-two",
            pair(session, &id, item, Field::Title, |item| &item.title, [Word::TitleFr, Word::TitleEn], true),
        ),
        about(session, &id, item),
        outcome(session, id.clone(), item),
        tools(session, &id, name),
    ];
    piece("li", "").set("id", &format!("item-{id}")).follow("class", class).with(pieces)
}

pub(super) fn place_of(session: Session, id: &str) -> Place {
    let (agenda, key) = (session.agenda(), id.to_owned());
    Memo::new(move |_| {
        agenda.with(|agenda| {
            let index = agenda.items.iter().position(|item| item.id == key)?;
            Some((index, agenda.items.len(), agenda.starts().get(index).copied().unwrap_or_default()))
        })
    })
}

pub(super) fn name_of(session: Session, item: Read) -> Said {
    Signal::derive(move || {
        item.with(|item| item.as_ref().map(|item| list::name(session, item))).unwrap_or_default()
    })
}

/// When an item begins: by the clock when the meeting has an hour, else so many minutes in.
fn clock((begins, lang): (Option<u32>, Lang), minutes: u32) -> String {
    let Some(begins) = begins else { return format!("+\u{a0}{minutes}\u{a0}min") };
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

/// Where an item stands: its index, how many there are, when it begins.
pub(super) type Place = Memo<Option<(usize, usize, u32)>>;

/// Moves an item up and down.
pub(super) fn steps(session: Session, id: &str, name: Said, place: Place) -> Piece {
    let step = |word: Word, up: bool| {
        let id = id.to_owned();
        let end = Signal::derive(move || {
            place.get().is_none_or(|(index, all, _)| if up { index == 0 } else { index + 1 == all })
        });
        let act = move || {
            if let Some((index, ..)) = place.get_untracked() {
                land(session, &id, if up { index.saturating_sub(1) } else { index + 1 });
            }
        };
        button(&session.word(word), Some(name), Box::new(act)).flag("disabled", end)
    };
    group("row", vec![step(Word::Up, true), step(Word::Down, false)])
}

fn kind(session: Session, id: String, item: Read) -> Piece {
    let names = session.with(|inner| inner.setting.kinds.clone());
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
    labelled("agenda-small", &session.word(Word::Kind), select(&field, options, chosen, Box::new(change)))
}

fn minutes(session: Session, id: String, item: Read) -> Piece {
    let value =
        Signal::derive(move || item.with(|item| item.as_ref().map_or(0, |item| item.minutes)).to_string());
    let field = format!("{id}-minutes");
    let change = move |typed: String| match typed.trim().parse::<u16>() {
        Ok(minutes) if minutes <= MOST_MINUTES => session.change(|to| change::set_minutes(to, &id, minutes)),
        _ => session.said().set(session.filled(Word::BadMinutes, &[("n", &MOST_MINUTES.to_string())])),
    };
    let control = input("number", &field, value, Box::new(change))
        .set("min", "0")
        .set("max", &MOST_MINUTES.to_string());
    labelled("agenda-small", &session.word(Word::Minutes), control)
}

/// A text in both languages, beside each other.
fn pair(
    session: Session,
    id: &str,
    item: Read,
    field: fn(Lang) -> Field,
    of: fn(&Item) -> &Text,
    words: [Word; 2],
    single: bool,
) -> Vec<Piece> {
    [(Lang::Fr, "in-fr"), (Lang::En, "in-en")]
        .into_iter()
        .zip(words)
        .map(|((lang, class), word)| {
            let mark = marks(session, id.to_owned(), item, field(lang), lang, of);
            let target = Target::Of(field(lang));
            let text = shared_text(session, id, target, &session.word(word), Some(lang), single, Some(mark));
            group(class, vec![text])
        })
        .collect()
}

/// How a language of a text stands, and the button that says that it stands well.
fn marks(
    session: Session,
    id: String,
    item: Read,
    field: Field,
    lang: Lang,
    of: fn(&Item) -> &Text,
) -> Piece {
    let mark =
        Memo::new(move |_| item.with(|item| item.as_ref().map_or(Mark::Fine, |item| of(item).mark(lang))));
    piece("span", "row").living(move || match mark.get() {
        Mark::Fine => Vec::new(),
        Mark::ToTranslate => vec![badge(Tone::Plain, &session.word(Word::ToTranslate))],
        Mark::Outdated => {
            let id = id.clone();
            let confirm = move || session.change(|to| change::confirm_translation(to, &id, field));
            let done = button(&session.word(Word::Confirm), None, Box::new(confirm));
            vec![badge(Tone::Warn, &session.word(Word::Outdated)), done]
        }
    })
}

fn badge(tone: Tone, word: &str) -> Piece {
    piece("span", &format!("badge {}", tone.class())).says(word)
}

fn about(session: Session, id: &str, item: Read) -> Piece {
    let texts =
        pair(session, id, item, Field::About, |item| &item.about, [Word::AboutFr, Word::AboutEn], false);
    let lead = shared_text(session, id, Target::Of(Field::Lead), &session.word(Word::Lead), None, true, None);
    let link = Signal::derive(move || {
        item.with(|item| item.as_ref().map(|item| item.link.clone())).unwrap_or_default()
    });
    let (field, id) = (format!("{id}-link"), id.to_owned());
    let change = move |typed: String| {
        let typed = typed.trim();
        if typed.is_empty() || is_link(typed) {
            session.change(|to| change::set_link(to, &id, typed));
        } else {
            session.said().set(session.word(Word::BadLink));
        }
    };
    let control = input("text", &field, link, Box::new(change)).set("inputmode", "url");
    let link = labelled("shared", &session.word(Word::Link), control);
    details(
        &session.word(Word::Details),
        vec![group("agenda-two", texts), group("agenda-two", vec![lead, link])],
    )
}

fn tools(session: Session, id: &str, name: Said) -> Piece {
    let tool = |word: Word, act: fn(Session, &str)| {
        let id = id.to_owned();
        let act = move || {
            act(session, &id);
            session.pause();
        };
        button(&session.word(word), Some(name), Box::new(act))
    };
    let split =
        tool(Word::Split, |session, id| session.change(|to| change::split(to, id, &list::fresh_id())));
    let merge = tool(Word::Merge, |session, id| session.change(|to| change::merge(to, id, list::fresh_id)));
    group("row", vec![split, merge, remover(session, id, name)])
}

/// Takes an item off.
pub(super) fn remover(session: Session, id: &str, name: Said) -> Piece {
    let id = id.to_owned();
    let remove = move || {
        let title = name.get_untracked();
        session.change(|to| change::remove(to, &id));
        session.said().set(session.filled(Word::WasRemoved, &[("title", &title)]));
        session.pause();
    };
    button(&session.word(Word::Remove), Some(name), Box::new(remove))
}

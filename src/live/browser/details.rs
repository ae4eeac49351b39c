//! What an open item shows: descriptions, kind, lead and link, and what came out of it.

use leptos::prelude::*;

use super::{
    dom::{Element, div, element, labelled, select},
    handle::SessionHandle,
    input::input,
    item::{ItemSignal, PlaceMemo, column_class, of_item},
    outcome::outcome,
    text::{Name, Target, shared_text},
};
use crate::Label;
use ensemble_core::Lang;
use ensemble_document::{
    agenda::{Field, change, is_link},
    outline::ItemKind,
};

pub(super) fn details(session: SessionHandle, id: &str, item: ItemSignal, place: PlaceMemo) -> Vec<Element> {
    let about = |lang: Lang, label: Label| {
        let name = Name::Place { placeholder: session.label(label), name: of_item(session, label, place) };
        let target = Target::Of(Field::About(lang));
        div(column_class(lang), vec![shared_text(session, id, item, target, name, Some(lang), false)])
    };
    let lead = Name::Label(session.label(Label::Lead));
    let facts = vec![
        kind(session, id.to_owned(), item),
        shared_text(session, id, item, Target::Of(Field::Lead), lead, None, true),
        link(session, id, item),
    ];
    vec![
        about(Lang::Fr, Label::AboutFr),
        about(Lang::En, Label::AboutEn),
        div("agenda-facts", facts),
        outcome(session, id.to_owned(), item, place),
    ]
}

fn kind(session: SessionHandle, id: String, item: ItemSignal) -> Element {
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
    labelled("shared", &session.label(Label::Kind), select(&field, options, chosen, Box::new(change)))
}

fn link(session: SessionHandle, id: &str, item: ItemSignal) -> Element {
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
    input(session, "shared", [&field, &session.label(Label::Link)], control, link, Box::new(take))
}

//! One item on the page.

use leptos::{ev::Event, prelude::*};

use super::{
    drag::{Dragged, Handle, land},
    list,
    outcome::Outcome,
    session::Session,
    text::{SharedText, Target},
};
use crate::{
    i18n::Lang,
    meeting::{
        agenda::{
            Field, Item,
            change,
            view::{Mark, Text},
        },
        islands::Word,
        outline::{ItemKind, MOST_MINUTES},
    },
    ui::{Badge, Tone},
};

/// An item, with everything that can be done to it.
#[component]
pub(super) fn Row(session: Session, id: String, dragged: RwSignal<Option<Dragged>>) -> impl IntoView {
    let agenda = session.agenda();
    let key = id.clone();
    let item = Memo::new(move |_| agenda.with(|agenda| agenda.item(&key).cloned()));
    let key = id.clone();
    let place = Memo::new(move |_| {
        agenda.with(|agenda| {
            let index = agenda.items.iter().position(|item| item.id == key)?;
            Some((index, agenda.items.len(), agenda.starts().get(index).copied().unwrap_or_default()))
        })
    });
    let name = Signal::derive(move || item.with(|item| item.as_ref().map(|item| list::name(session, item))).unwrap_or_default());
    let class = {
        let id = id.clone();
        move || {
            let (index, all, _) = place.get().unwrap_or_default();
            dragged.with(|dragged| match dragged {
                Some(dragged) if dragged.id == id => "agenda-row card dragged",
                Some(dragged) if dragged.before == index => "agenda-row card lands-before",
                Some(dragged) if dragged.before == all && index + 1 == all => "agenda-row card lands-after",
                _ => "agenda-row card",
            })
        }
    };
    let begins = session.with(|inner| (inner.setting.begins, inner.setting.lang));
    let time = move || clock(begins, place.get().unwrap_or_default().2);
    let step = {
        let id = id.clone();
        move |up: bool| {
            if let Some((index, ..)) = place.get_untracked() {
                land(session, &id, if up { index.saturating_sub(1) } else { index + 1 });
            }
        }
    };
    let (up, down) = (step.clone(), step);
    let both = [Lang::Fr, Lang::En].map(|lang| {
        let label = session.word(if lang == Lang::Fr { Word::TitleFr } else { Word::TitleEn });
        let field = Field::Title(lang);
        let mark = marks(session, id.clone(), item, field, |item| &item.title);
        view! {
            <div class=format!("in-{}", lang.code())>
                <SharedText session item=id.clone() target=Target::Of(field) label lang=Some(lang) single=true mark />
            </div>
        }
    });
    let own = format!("item-{id}");
    view! {
        <li class=class id=own>
            <div class="agenda-head">
                <Handle session id=id.clone() name dragged />
                <p class="agenda-time">{time}</p>
                <Kind session id=id.clone() item />
                <Minutes session id=id.clone() item />
                <div class="row">
                    <button type="button" class="button quiet small" disabled=move || place.get().is_none_or(|(index, ..)| index == 0) on:click=move |_| up(true)>
                        {session.word(Word::Up)} <span class="visually-hidden">" "{move || name.get()}</span>
                    </button>
                    <button type="button" class="button quiet small" disabled=move || place.get().is_none_or(|(index, all, _)| index + 1 == all) on:click=move |_| down(false)>
                        {session.word(Word::Down)} <span class="visually-hidden">" "{move || name.get()}</span>
                    </button>
                </div>
            </div>
            <div class="agenda-two">{both.into_iter().collect_view()}</div>
            <Details session id=id.clone() item />
            <Outcome session id=id.clone() item />
            <Tools session id name />
        </li>
    }
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

#[component]
fn Kind(session: Session, id: String, item: Memo<Option<Item>>) -> impl IntoView {
    let kinds = session.with(|inner| inner.setting.kinds.clone());
    let options = ItemKind::ALL
        .iter()
        .zip(kinds)
        .map(|(kind, name)| {
            let is = move || item.with(|item| item.as_ref().is_some_and(|item| item.kind == *kind));
            view! { <option value=kind.code() prop:selected=is>{name}</option> }
        })
        .collect_view();
    let field = format!("{id}-kind");
    let changed = move |event: Event| {
        if let Some(kind) = ItemKind::from_code(&event_target_value(&event)) {
            session.change(|to| change::set_kind(to, &id, kind));
        }
    };
    view! {
        <div class="agenda-small">
            <label for=field.clone()>{session.word(Word::Kind)}</label>
            <select id=field on:change=changed>{options}</select>
        </div>
    }
}

#[component]
fn Minutes(session: Session, id: String, item: Memo<Option<Item>>) -> impl IntoView {
    let minutes = move || item.with(|item| item.as_ref().map_or(0, |item| item.minutes)).to_string();
    let field = format!("{id}-minutes");
    let changed = move |event: Event| {
        if let Ok(minutes) = event_target_value(&event).trim().parse::<u16>() {
            session.change(|to| change::set_minutes(to, &id, minutes));
        }
    };
    view! {
        <div class="agenda-small">
            <label for=field.clone()>{session.word(Word::Minutes)}</label>
            <input type="number" id=field min="0" max=MOST_MINUTES step="1" prop:value=minutes on:change=changed />
        </div>
    }
}

/// How a language of a text stands, and the button that says that it stands well.
fn marks(
    session: Session,
    id: String,
    item: Memo<Option<Item>>,
    field: Field,
    of: fn(&Item) -> &Text,
) -> AnyView {
    let lang = match field {
        Field::Title(lang) | Field::About(lang) => lang,
        Field::Lead | Field::Notes => return ().into_any(),
    };
    let mark = Memo::new(move |_| item.with(|item| item.as_ref().map_or(Mark::Fine, |item| of(item).mark(lang))));
    let id = StoredValue::new(id);
    (move || match mark.get() {
        Mark::Fine => ().into_any(),
        Mark::ToTranslate => view! { <Badge tone=Tone::Plain>{session.word(Word::ToTranslate)}</Badge> }.into_any(),
        Mark::Outdated => {
            let confirm = move |_| id.with_value(|id| session.change(|to| change::confirm_translation(to, id, field)));
            view! {
                <Badge tone=Tone::Warn>{session.word(Word::Outdated)}</Badge>
                <button type="button" class="button quiet small" on:click=confirm>{session.word(Word::Confirm)}</button>
            }
            .into_any()
        }
    })
    .into_any()
}

#[component]
fn Details(session: Session, id: String, item: Memo<Option<Item>>) -> impl IntoView {
    let about = [Lang::Fr, Lang::En].map(|lang| {
        let label = session.word(if lang == Lang::Fr { Word::AboutFr } else { Word::AboutEn });
        let field = Field::About(lang);
        let mark = marks(session, id.clone(), item, field, |item| &item.about);
        view! {
            <div class=format!("in-{}", lang.code())>
                <SharedText session item=id.clone() target=Target::Of(field) label lang=Some(lang) mark />
            </div>
        }
    });
    let link = move || item.with(|item| item.as_ref().map(|item| item.link.clone())).unwrap_or_default();
    let field = format!("{id}-link");
    let lead = id.clone();
    let changed = move |event: Event| {
        let link = event_target_value(&event).trim().to_owned();
        if link.is_empty() || link.starts_with("https://") || link.starts_with('/') {
            session.change(|to| change::set_link(to, &id, &link));
        } else {
            session.said().set(session.word(Word::BadLink));
        }
    };
    view! {
        <details>
            <summary>{session.word(Word::Details)}</summary>
            <div class="stack gap-3">
                <div class="agenda-two">{about.into_iter().collect_view()}</div>
                <div class="agenda-two">
                    <SharedText session item=lead target=Target::Of(Field::Lead) label=session.word(Word::Lead) single=true />
                    <div class="shared">
                        <label for=field.clone()>{session.word(Word::Link)}</label>
                        <input type="text" inputmode="url" id=field prop:value=link on:change=changed />
                    </div>
                </div>
            </div>
        </details>
    }
}

#[component]
fn Tools(session: Session, id: String, name: Signal<String>) -> impl IntoView {
    let id = StoredValue::new(id);
    let about = move || view! { <span class="visually-hidden">" "{move || name.get()}</span> };
    let split = move |_| {
        id.with_value(|id| session.change(|to| change::split(to, id, &list::fresh_id())));
        session.pause();
    };
    let merge = move |_| {
        id.with_value(|id| session.change(|to| change::merge(to, id, list::fresh_id)));
        session.pause();
    };
    let remove = move |_| {
        let title = name.get_untracked();
        id.with_value(|id| session.change(|to| change::remove(to, id)));
        session.pause();
        session.said().set(session.filled(Word::WasRemoved, &[("title", &title)]));
    };
    view! {
        <div class="row">
            <button type="button" class="button quiet small" on:click=split>{session.word(Word::Split)}{about()}</button>
            <button type="button" class="button quiet small" on:click=merge>{session.word(Word::Merge)}{about()}</button>
            <button type="button" class="button quiet small" on:click=remove>{session.word(Word::Remove)}{about()}</button>
        </div>
    }
}

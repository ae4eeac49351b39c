//! The fields of a community's page, and how they are called.

use leptos::prelude::*;

use super::super::super::{
    labels,
    model::{Community, DeliverableState, Season},
    sheet::{DELIVERABLES, LISTS, MOST, SINGLE, entries},
};
use crate::{
    editing::{Editor, model::FieldSet, pair},
    i18n::{Lang, LocalizedText, t},
    server::markdown,
    ui::{Choice, Field, Select},
};

/// Empty entries at the end of a list, to be filled.
const ROOM: usize = 2;

fn rows(sheet: &FieldSet, list: &str) -> usize {
    (sheet.len_of(list) + ROOM).min(MOST)
}

/// The names of all fields of the form.
pub(super) fn names(sheet: &FieldSet) -> Vec<String> {
    let both = |key: &str| Lang::ALL.map(|lang| format!("{key}.{}", lang.code()));
    let mut names: Vec<String> = SINGLE.iter().flat_map(|(key, _)| both(key)).collect();
    for list in LISTS.into_iter().chain([DELIVERABLES]) {
        for index in 0..rows(sheet, list) {
            let key = format!("{list}.{index}");
            names.extend(both(&key));
            if list == DELIVERABLES {
                names.extend(["season", "year", "state"].map(|part| format!("{key}.{part}")));
            }
        }
    }
    names
}

/// What a field, or a list, is called.
pub(super) fn named(lang: Lang, key: &str) -> String {
    let mut parts = key.split('.');
    let list = parts.next().unwrap_or_default();
    let name = match list {
        "name" => t::community_edit_name(lang),
        "summary" => t::community_edit_summary(lang),
        "purpose" => t::community_purpose(lang),
        "aim" => t::community_aims(lang),
        "objective" => t::community_objectives(lang),
        "question" => t::community_questions(lang),
        "priority" => t::community_priorities(lang),
        _ => t::community_deliverables(lang),
    };
    let mut words = name.to_owned();
    for part in parts {
        match (part.parse::<usize>(), Lang::from_code(part)) {
            (Ok(index), _) => words.push_str(&format!(" {}", index + 1)),
            (_, Some(each)) => words.push_str(&format!(" — {}", each.endonym())),
            _ => {}
        }
    }
    words
}

/// All fields.
pub(super) fn all(editor: &Editor, community: &Community) -> impl IntoView + use<> {
    let lang = editor.lang;
    let old = |key: &str| match key {
        "name" => Some(&community.heading.name),
        "summary" => community.heading.summary.as_ref(),
        _ => community.texts.purpose.as_ref(),
    };
    let single = SINGLE
        .iter()
        .map(|(key, lines)| pair(editor, key, named(lang, key), *lines, old(key)).into_any())
        .collect_view();
    let lists = LISTS
        .iter()
        .map(|list| {
            let published = entries(&community.texts, list);
            let rows = (0..rows(&editor.sheet, list))
                .map(|index| {
                    let key = format!("{list}.{index}");
                    pair(editor, &key, (index + 1).to_string(), 2, published.get(index)).into_any()
                })
                .collect_view();
            view! {
                <fieldset class="stack gap-4">
                    <legend class="h3">{named(lang, list)}</legend>
                    <p class="hint">{t::community_edit_list_hint(lang)}</p>
                    {rows}
                </fieldset>
            }
        })
        .collect_view();
    let titles: Vec<LocalizedText> =
        community.texts.deliverables.iter().map(|each| each.title.clone()).collect();
    let deliverables = (0..rows(&editor.sheet, DELIVERABLES))
        .map(|index| deliverable(editor, index, titles.get(index)).into_any())
        .collect_view();
    view! {
        <div class="stack gap-5">{single}</div>
        {lists}
        <fieldset class="stack gap-4">
            <legend class="h3">{named(lang, DELIVERABLES)}</legend>
            <p class="hint">{t::community_edit_list_hint(lang)}</p>
            {deliverables}
        </fieldset>
    }
}

fn deliverable(editor: &Editor, index: usize, old: Option<&LocalizedText>) -> impl IntoView + use<> {
    let lang = editor.lang;
    let key = format!("{DELIVERABLES}.{index}");
    let text = |part: &str| editor.sheet.text(&format!("{key}.{part}")).to_owned();
    let (season, state) = (text("season"), text("state"));
    let seasons = Season::ALL
        .iter()
        .map(|each| Choice::new(each.code(), labels::season_name(lang, *each)).chosen(each.code() == season))
        .collect();
    let states = DeliverableState::ALL
        .iter()
        .map(|each| Choice::new(each.code(), labels::state(lang, *each)).chosen(each.code() == state))
        .collect();
    let id = |part: &str| format!("{DELIVERABLES}-{index}-{part}");
    let name = |part: &str| format!("{key}.{part}");
    let error = editor
        .errors
        .iter()
        .find(|error| error.id == id("year"))
        .map(|error| error.message.clone())
        .unwrap_or_default();
    view! {
        <div class="stack gap-2">
            {pair(editor, &key, (index + 1).to_string(), 1, old)}
            <div class="form-row">
                <Select id=id("season") name=name("season") label=t::community_edit_season(lang) choices=seasons />
                <Field id=id("year") name=name("year") label=t::community_edit_year_label(lang) value=text("year") error inputmode="numeric" />
                <Select id=id("state") name=name("state") label=t::community_edit_state(lang) choices=states />
            </div>
        </div>
    }
}

/// How the texts will read.
pub(super) fn preview(editor: &Editor) -> impl IntoView + use<> {
    let lang = editor.lang;
    let sides = Lang::ALL.map(|each| {
        let text = |key: &str| editor.sheet.text(&format!("{key}.{}", each.code())).to_owned();
        let html = markdown::to_html(&text("purpose")).to_string();
        view! {
            <article class="stack gap-3" lang=each.tag()>
                <h3>{text("name")}</h3>
                <p class="lead">{text("summary")}</p>
                <div class="prose" inner_html=html></div>
            </article>
        }
    });
    view! {
        <section class="stack preview" id="preview">
            <h2>{t::editing_preview(lang)}</h2>
            <div class="form-row">{sides.into_iter().collect_view()}</div>
        </section>
    }
}

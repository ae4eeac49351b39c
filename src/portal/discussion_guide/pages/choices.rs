//! What is chosen: the guide of a meeting, and the table at which one sits.

use crate::prelude::*;

use super::show::{Said, Shown};
use crate::discussion_guide::{api::ChooseGuide, guides, paths, rules::MAX_TABLES};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Field, Select, Weight};

/// Where the viewer says at which table they sit.
pub(super) fn seat(shown: &Shown, said: &Said) -> Option<AnyView> {
    if !shown.answers {
        return None;
    }
    let lang = shown.lang;
    let typed = said.seat.clone().unwrap_or_default();
    let number = typed.table.or(shown.seat).map(|table| table.to_string()).unwrap_or_default();
    let stored = || {
        let own = shown.written.tables.iter().find(|table| Some(table.number) == shown.seat);
        own.map(|table| table.name.clone()).unwrap_or_default()
    };
    let name = if said.seat.is_some() { typed.name } else { stored() };
    Some(
        view! {
            <form class="form" method="post" action=shown.address(paths::SIT)>
                <div class="form-row">
                    <Field
                        id="table"
                        kind="number"
                        label=t::guide_your_table(lang)
                        hint=t::guide_your_table_hint(lang, MAX_TABLES)
                        value=number
                        error=said.errors.of("table")
                    />
                    <Field id="name" label=t::guide_table_name(lang) value=name error=said.errors.of("name") />
                </div>
                <div class="actions">
                    <Button small=true weight=Weight::Quiet>{t::guide_sit(lang)}</Button>
                </div>
            </form>
        }
        .into_any(),
    )
}

/// Where facilitators choose the guide.
pub(super) fn guide(shown: &Shown, said: &Said) -> Option<AnyView> {
    if !shown.runs || shown.found.archived {
        return None;
    }
    let lang = shown.lang;
    let stored = || ChooseGuide {
        guide: shown.chosen.as_ref().map(|chosen| chosen.guide.clone()).unwrap_or_default(),
        video: shown.chosen.as_ref().and_then(|chosen| chosen.video.clone()).unwrap_or_default(),
    };
    let input = said.choice.clone().unwrap_or_else(stored);
    let choices = guides::all()
        .iter()
        .map(|guide| Choice::new(guide.key.as_str(), guide.title.of(lang)).chosen(guide.key == input.guide))
        .collect();
    let words = if shown.chosen.is_some() { t::guide_change(lang) } else { t::guide_choose(lang) };
    Some(
        view! {
            <details open=shown.chosen.is_none() || said.choice.is_some()>
                <summary>{words}</summary>
                <form class="form" method="post" action=shown.address(paths::CHOOSE)>
                    <Select id="guide" label=t::guide_guide(lang) choices error=said.errors.of("guide") />
                    <Field
                        id="video"
                        label=t::guide_video(lang)
                        hint=t::guide_video_hint(lang)
                        value=input.video
                        error=said.errors.of("video")
                    />
                    <div class="actions"><Button weight=Weight::Quiet>{t::guide_save(lang)}</Button></div>
                </form>
            </details>
        }
        .into_any(),
    )
}

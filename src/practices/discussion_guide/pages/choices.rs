//! What is chosen: the guide of a meeting, and the table at which one sits.

use ensemble_common::prelude::*;

use super::show::{Said, Shown};
use crate::discussion_guide::{api::ChooseGuide, model::GuideInUse, paths, rules::MAX_TABLES};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Field, Notice, Select, Weight};

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
        guide: shown.in_use.as_ref().map(|in_use| in_use.key.clone()).unwrap_or_default(),
        video: shown.in_use.as_ref().and_then(|in_use| in_use.video.clone()).unwrap_or_default(),
    };
    let input = said.choice.clone().unwrap_or_else(stored);
    // One that was archived since stays with the meeting.
    let own = shown.in_use.iter().filter(|in_use| shown.offered.iter().all(|guide| guide.key != in_use.key));
    let choices = shown
        .offered
        .iter()
        .map(|guide| (&guide.key, &guide.title))
        .chain(own.map(|in_use| (&in_use.key, &in_use.guide.texts.title)))
        .map(|(key, title)| Choice::new(key.as_str(), title.text(lang)).chosen(*key == input.guide))
        .collect();
    let words = if shown.in_use.is_some() { t::guide_change(lang) } else { t::guide_choose(lang) };
    Some(
        view! {
            <details open=shown.in_use.is_none() || said.choice.is_some()>
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

/// That a newer version of the guide was published, and for facilitators how to take it.
pub(super) fn newer(shown: &Shown, in_use: &GuideInUse) -> Option<AnyView> {
    if in_use.newest <= in_use.version {
        return None;
    }
    let lang = shown.lang;
    let is_answered = !shown.written.answers.is_empty() || !shown.written.partners.is_empty();
    let take = (shown.runs && !shown.found.archived && !is_answered).then(|| {
        let words = t::guide_take_version(lang, in_use.newest);
        view! {
            <form method="post" action=shown.address(paths::TAKE_VERSION)>
                <input type="hidden" name="version" value=in_use.newest.to_string() />
                <Button small=true weight=Weight::Quiet>{words}</Button>
            </form>
        }
    });
    let words = t::guide_newer(lang, in_use.newest, in_use.version);
    let stays = (shown.runs && is_answered).then(|| view! { <p>{t::guide_answered(lang)}</p> });
    Some(
        view! {
            <Notice>
                <p>{words}</p>
                {stays}
                {take}
            </Notice>
        }
        .into_any(),
    )
}

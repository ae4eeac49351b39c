//! How many people can come.

use ensemble_common::prelude::*;

use super::{
    super::super::{model::AttendanceAnswer, paths},
    Answers, Said,
};
use crate::meeting::paths as meeting_paths;
use ensemble_core::Lang;
use ensemble_texts as t;
use ensemble_ui::{Button, Field, Kind, Notice, Weight};

/// How many people can come.
pub(super) fn places(lang: Lang, answers: &Answers) -> impl IntoView + use<> {
    let meeting = &answers.found.of.meeting;
    let fields = AttendanceAnswer::ways(meeting.modality)
        .iter()
        .map(|way| {
            let limit = answers.limits.iter().find(|limit| limit.way == *way);
            let (id, label) = match way {
                AttendanceAnswer::Virtual => ("places-virtual", t::attendance_places_online(lang)),
                _ => ("places-in-person", t::attendance_places_in_person(lang)),
            };
            let typed = answers.forms.places.as_ref().map(|typed| match way {
                AttendanceAnswer::Virtual => typed.online.clone().unwrap_or_default(),
                _ => typed.in_person.clone().unwrap_or_default(),
            });
            let stored = || limit.map(|limit| limit.places.to_string()).unwrap_or_default();
            let over = limit.map_or(0, |limit| limit.taken.saturating_sub(limit.places));
            let hint = if over > 0 { t::attendance_places_over(lang, over) } else { String::new() };
            view! {
                <Field
                    id
                    label
                    hint
                    value=typed.unwrap_or_else(stored)
                    error=answers.forms.errors.of(id)
                    kind="number"
                    inputmode="numeric"
                />
            }
        })
        .collect_view();
    let said =
        (answers.said == Said::Places).then(|| view! { <Notice kind=Kind::Success><p role="status">{t::attendance_places_said(lang)}</p></Notice> });
    view! {
        <section class="stack gap-3" aria-labelledby="places">
            <h2 id="places">{t::attendance_places(lang)}</h2>
            {said}
            <form class="form" method="post" action=meeting_paths::of(paths::PLACES, lang, meeting.id)>
                <p class="small muted">{t::attendance_places_hint(lang)}</p>
                {fields}
                <div class="actions">
                    <Button weight=Weight::Quiet>{t::attendance_places_save(lang)}</Button>
                </div>
            </form>
        </section>
    }
}

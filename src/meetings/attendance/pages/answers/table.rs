//! The answers as a table, and what people need in order to take part.

use ensemble_common::prelude::*;

use super::{
    super::super::{
        labels,
        model::{Attendance, AttendanceAnswer, Attendee, Place},
        rules,
    },
    Answers,
};
use ensemble_core::Lang;
use ensemble_server::markdown::lines;
use ensemble_texts as t;
use ensemble_ui::{Badge, Column, DataTable, Line};

/// Where a person stands in the list: those who come first, those who did not answer last.
fn position(attendee: &Attendee, now: i64) -> (u8, i64) {
    let Some(attendance) = &attendee.attendance else { return (7, 0) };
    let place = match (rules::place_at(attendance, now), attendance.answer) {
        (Some(Place::Held), AttendanceAnswer::InPerson) => 0,
        (Some(Place::Held), _) => 1,
        (Some(Place::Offered), _) => 2,
        (Some(Place::Waiting), _) => 3,
        (Some(Place::Lapsed), _) => 4,
        (None, AttendanceAnswer::Maybe) => 5,
        (None, _) => 6,
    };
    (place, attendance.waiting_number.filter(|_| place == 3).unwrap_or_default())
}

pub(super) fn table(lang: Lang, answers: &Answers) -> impl IntoView + use<> {
    let mut attendees: Vec<&Attendee> = answers.attendees.iter().collect();
    attendees.sort_by_key(|attendee| position(attendee, answers.now));
    let rows = attendees
        .into_iter()
        .map(|attendee| {
            let organization = attendee.organization.clone().map(|passage| view! { <Line lang passage /> });
            let answer = attendee.attendance.as_ref().map(|attendance| attendance.answer);
            let answer = answer.map_or(t::attendance_none_yet(lang), |answer| labels::answer(lang, answer));
            let details = attendee
                .attendance
                .as_ref()
                .map(|attendance| details(lang, answers, attendance))
                .filter(|details| !details.is_empty());
            let guest = attendee.is_guest.then(|| view! { " " <Badge>{t::guest_mark(lang)}</Badge> });
            let name = attendee.name.clone();
            vec![
                view! { {name} {guest} }.into_any(),
                organization.into_any(),
                answer.into_any(),
                details.into_any(),
            ]
        })
        .collect();
    let columns = [
        t::attendance_column_person(lang),
        t::attendance_column_organization(lang),
        t::attendance_column_answer(lang),
        t::attendance_column_details(lang),
    ];
    let columns = columns.into_iter().map(Column::new).collect();
    view! { <DataTable caption=t::attendance_answers(lang) columns rows /> }
}

/// What else is to be known of an answer.
fn details(lang: Lang, answers: &Answers, attendance: &Attendance) -> String {
    let place = match rules::place_at(attendance, answers.now) {
        Some(Place::Offered) => Some(t::attendance_place_offered(lang)),
        Some(Place::Waiting) => Some(t::attendance_place_waiting(lang)),
        Some(Place::Lapsed) => Some(t::attendance_place_lapsed(lang)),
        Some(Place::Held) | None => None,
    };
    let outdated = rules::is_outdated(attendance, &answers.found.of.meeting);
    let all = [
        place,
        attendance.partly.then(|| t::attendance_part(lang)),
        outdated.then(|| t::attendance_to_confirm(lang)),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What those who come, or may come, need in order to take part.
pub(super) fn needs(lang: Lang, answers: &Answers) -> Option<AnyView> {
    let rows: Vec<_> = answers
        .attendees
        .iter()
        .filter_map(|attendee| {
            let needs = attendee.attendance.as_ref().map(|attendance| &attendance.needs)?;
            let (name, needs) = (attendee.name.clone(), lines(needs));
            (!needs.is_empty()).then(|| view! { <div><dt>{name}</dt><dd inner_html=needs></dd></div> })
        })
        .collect();
    (answers.sees_needs && !rows.is_empty()).then(|| {
        view! {
            <section class="stack gap-3" aria-labelledby="needs">
                <h2 id="needs">{t::attendance_needs_title(lang)}</h2>
                <p class="small muted">{t::attendance_needs_kept(lang)}</p>
                <dl class="facts">{rows}</dl>
            </section>
        }
        .into_any()
    })
}

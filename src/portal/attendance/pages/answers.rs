//! What people answered about a meeting, for those who prepare it, and how many can come.

use std::collections::BTreeSet;

use leptos::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{
    super::{
        actions,
        api::SetPlaces,
        labels,
        model::{Attendance, AttendanceAnswer, Attendee, Place, Places, Summary},
        paths, rules, store,
    },
    crumbs,
    of_meeting::{numbers, sentences},
};
use crate::{
    community::{model::Profession, profession_word},
    meeting::{self, model::Found, paths as meeting_paths},
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::{
    markdown::lines,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, Column, DataTable, ErrorSummary, Field, Kind, Line, Notice, Weight};

/// All that the page shows.
struct Answers {
    found: Found,
    summary: Summary,
    attendees: Vec<Attendee>,
    absent: Vec<LocalizedText>,
    limits: Vec<Places>,
    /// Whether the viewer sees what people need.
    sees_needs: bool,
    said: bool,
    now: i64,
    /// What was typed into the fields for places, if it was wrong.
    typed: Option<SetPlaces>,
    errors: FieldErrors,
    site: String,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = meeting::mine(&request).await?;
    page(&request, found, 200, None, FieldErrors::default()).await
}

pub(super) async fn submit_places(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = meeting::mine(&request).await?;
    let input: SetPlaces = request.input()?;
    let here = format!("{}#places", meeting_paths::of(paths::ANSWERS, request.lang, found.of.meeting.id));
    match actions::set_places(&request, &found, &input).await {
        Ok(()) => Ok(PageResponse::redirect_with(&here, Flash::Saved)),
        Err(ActionError::Invalid(errors)) => page(&request, found, 422, Some(input), errors).await,
        Err(ActionError::Conflict) => Ok(PageResponse::redirect_with(&here, Flash::Changed)),
        Err(ActionError::App(error)) => Err(error),
    }
}

async fn page(
    request: &PageRequest,
    found: Found,
    status: u16,
    typed: Option<SetPlaces>,
    errors: FieldErrors,
) -> Result<PageResponse, AppError> {
    let (lang, db, id) = (request.lang, &request.portal.db, found.of.meeting.id);
    let sees_needs = request.may(Action::ReadAttendanceNeeds, Some(found.community));
    let (summary, attendees, absent, limits) = futures::try_join!(
        store::summary(db, id),
        store::attendees(db, id, sees_needs),
        store::organizations_without(db, lang, id),
        store::limits(&db.reader, id)
    )?;
    let (said, now) = (request.flash() == Some(Flash::Saved), request.portal.now());
    let site = request.portal.config.site_url.clone();
    let title = t::attendance_answers_title(lang, found.of.meeting.title.text(lang));
    let weight = attendees.len() * 400;
    let answers =
        Answers { found, summary, attendees, absent, limits, sees_needs, said, now, typed, errors, site };
    let heading = title.clone();
    Ok(Page::new(title, meeting_paths::both(paths::ANSWERS, id), move || body(lang, heading, answers))
        .status(status)
        .section("meetings")
        .weighing(weight)
        .unlisted()
        .into())
}

fn body(lang: Lang, heading: String, answers: Answers) -> impl IntoView {
    let meeting = &answers.found.of.meeting;
    let cancelled = meeting.cancelled_at.map(|_| {
        view! { <Notice kind=Kind::Warning><p>{t::attendance_answers_cancelled(lang)}</p></Notice> }
    });
    let ways = t::attendance_ways(lang, answers.summary.online, answers.summary.in_person);
    view! {
        {crumbs(lang, &answers.found, t::attendance_answers(lang))}
        <h1>{heading}</h1>
        <ErrorSummary lang errors=answers.errors.all() />
        <p>{meeting::moment(lang, meeting.when, meeting.duration)}</p>
        {cancelled}
        <div class="stack gap-7 attendance-answers">
            <section class="stack gap-3">
                {numbers(lang, &answers.summary)}
                <p>{sentences(lang, &answers.summary, Some(ways))}</p>
                {table(lang, &answers)}
            </section>
            {needs(lang, &answers)}
            {absent(lang, &answers)}
            {(!answers.found.archived).then(|| places(lang, &answers).into_any())}
        </div>
    }
}

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

fn table(lang: Lang, answers: &Answers) -> impl IntoView + use<> {
    let mut attendees: Vec<&Attendee> = answers.attendees.iter().collect();
    attendees.sort_by_key(|attendee| position(attendee, answers.now));
    let rows = attendees
        .into_iter()
        .map(|attendee| {
            let organization = attendee.organization.clone().map(|passage| view! { <Line lang passage /> });
            let answer = attendee.attendance.as_ref().map(|attendance| attendance.answer);
            let answer = answer.map_or(t::attendance_none_yet(lang), |answer| labels::answer(lang, answer));
            let details = attendee.attendance.as_ref().map(|attendance| details(lang, answers, attendance));
            vec![
                attendee.name.clone().into_any(),
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
fn needs(lang: Lang, answers: &Answers) -> Option<AnyView> {
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

/// The professions of the community's members of which no one has a place.
fn absent_professions(attendees: &[Attendee]) -> Vec<Profession> {
    let of = |comes: bool| -> BTreeSet<&'static str> {
        attendees
            .iter()
            .filter(|attendee| {
                let place = attendee.attendance.as_ref().and_then(|attendance| attendance.place);
                !comes || place == Some(Place::Held)
            })
            .filter_map(|attendee| attendee.profession.map(Profession::code))
            .collect()
    };
    let (all, come) = (of(false), of(true));
    let absent =
        |profession: &&Profession| all.contains(profession.code()) && !come.contains(profession.code());
    Profession::ALL.iter().filter(absent).copied().collect()
}

/// Who is not represented, and a message to them: a reminder, and nothing that has to be done.
fn absent(lang: Lang, answers: &Answers) -> AnyView {
    let professions = absent_professions(&answers.attendees);
    if answers.absent.is_empty() && professions.is_empty() {
        return view! {
            <section class="stack gap-3" aria-labelledby="absent">
                <h2 id="absent">{t::attendance_absent(lang)}</h2>
                <p>{t::attendance_absent_none(lang)}</p>
            </section>
        }
        .into_any();
    }
    let organizations = (!answers.absent.is_empty()).then(|| {
        let rows = answers.absent.iter().cloned();
        let rows = rows.map(|passage| view! { <li><Line lang passage /></li> }).collect_view();
        view! { <h3>{t::attendance_absent_organizations(lang)}</h3> <ul class="columns plain">{rows}</ul> }
    });
    let professions = (!professions.is_empty()).then(|| {
        let rows = professions.into_iter();
        let rows =
            rows.map(|profession| view! { <li>{profession_word(lang, profession)}</li> }).collect_view();
        view! { <h3>{t::attendance_absent_professions(lang)}</h3> <ul class="columns plain">{rows}</ul> }
    });
    view! {
        <section class="stack gap-3" aria-labelledby="absent">
            <h2 id="absent">{t::attendance_absent(lang)}</h2>
            {organizations}
            {professions}
            {message(lang, answers)}
        </section>
    }
    .into_any()
}

/// A message that can be copied, or opened in the mail program.
fn message(lang: Lang, answers: &Answers) -> impl IntoView + use<> {
    let meeting = &answers.found.of.meeting;
    let title = meeting.title.text(lang);
    let link = format!("{}{}", answers.site, meeting_paths::of(meeting_paths::ANSWER, lang, meeting.id));
    let when = meeting::moment(lang, meeting.when, meeting.duration);
    let community = answers.found.of.community.text(lang);
    let text = [
        t::attendance_message_hello(lang).to_owned(),
        t::attendance_message_text(lang, community, title, when),
        t::attendance_message_link(lang, link),
    ]
    .join("\n\n");
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let subject = t::attendance_message_subject(lang, title);
    let mail = format!("mailto:?subject={}&body={}", encoded(&subject), encoded(&text.replace('\n', "\r\n")));
    view! {
        <h3>{t::attendance_message(lang)}</h3>
        <p class="small muted">{t::attendance_message_hint(lang)}</p>
        <blockquote class="ready-message" inner_html=lines(&text)></blockquote>
        <p><a href=mail>{t::attendance_message_open(lang)}</a></p>
    }
}

/// How many people can come.
fn places(lang: Lang, answers: &Answers) -> impl IntoView + use<> {
    let meeting = &answers.found.of.meeting;
    let fields = AttendanceAnswer::ways(meeting.modality)
        .iter()
        .map(|way| {
            let limit = answers.limits.iter().find(|limit| limit.way == *way);
            let (id, label) = match way {
                AttendanceAnswer::Virtual => ("places-virtual", t::attendance_places_online(lang)),
                _ => ("places-in-person", t::attendance_places_in_person(lang)),
            };
            let typed = answers.typed.as_ref().map(|typed| match way {
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
                    error=answers.errors.of(id)
                    kind="number"
                    inputmode="numeric"
                />
            }
        })
        .collect_view();
    let said =
        answers.said.then(|| view! { <Notice kind=Kind::Success><p role="status">{t::attendance_places_said(lang)}</p></Notice> });
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

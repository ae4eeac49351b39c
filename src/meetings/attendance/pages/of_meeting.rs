//! What the page of a meeting shows: one's own answer among the facts, and who comes.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::super::{
    labels,
    model::{ListedAttendee, Own, Places, Summary},
    paths, rules, store, views,
};
use crate::meeting::{
    MeetingParts,
    model::{Found, Meeting, Modality, Phase},
    paths as meeting_paths,
};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::web::{Flash, PageRequest};
use ensemble_texts as t;
use ensemble_ui::{Kind, Line, NavLink, Notice, SectionTitle};

/// How many names the page of a meeting shows.
const MAX_NAMES: i64 = 12;

/// Who comes, for those who read the agenda.
struct Coming {
    summary: Summary,
    names: Vec<ListedAttendee>,
    /// Whether the viewer sees all answers.
    plans: bool,
    /// Whether one can still answer.
    open: bool,
}

/// The parts of the page of a meeting.
#[must_use]
pub fn of_meeting<'a>(
    request: &'a PageRequest,
    found: &'a Found,
) -> BoxFuture<'a, Result<MeetingParts, AppError>> {
    Box::pin(async move {
        let (db, now, meeting) = (&request.portal.db, request.portal.now(), found.of.meeting.clone());
        let may = |action| request.may(action, Some(found.community));
        let mut parts = MeetingParts::default();
        if meeting.phase == Phase::Draft {
            // Those who prepare it say how many can come before it is announced.
            if may(Action::PlanMeetings) && !found.archived {
                let to = format!("{}#places", meeting_paths::of(paths::ANSWERS, request.lang, meeting.id));
                parts.fact = Some(Box::new(move |lang| {
                    let words = t::attendance_set_places(lang);
                    view! { <div class="fact"><p><a href=to>{words}</a></p></div> }.into_any()
                }));
            }
            return Ok(parts);
        }
        let open = rules::closed(&meeting, found.archived, now).is_none();
        if let Some(person) = request.viewer.id()
            && open
            && may(Action::AnswerMeetings)
        {
            let (own, limits) = futures::try_join!(
                store::own(db, meeting.id, person),
                store::limits(&db.reader, meeting.id)
            )?;
            let said = request.flash() == Some(Flash::Answered);
            let meeting = meeting.clone();
            parts.fact = Some(Box::new(move |lang| fact(lang, &meeting, &own, &limits, said, now)));
        }
        let plans = may(Action::PlanMeetings);
        if may(Action::ReadAgenda) && (open || plans) {
            let (summary, names) =
                futures::try_join!(store::summary(db, meeting.id), store::listed(db, meeting.id, MAX_NAMES))?;
            let coming = Coming { summary, names, plans, open };
            parts.section = Some(Box::new(move |lang| section(lang, &meeting, coming)));
        }
        Ok(parts)
    })
}

/// One's own answer: open to be given, folded once it is.
fn fact(lang: Lang, meeting: &Meeting, own: &Own, limits: &[Places], said: bool, now: i64) -> AnyView {
    let values = views::filled(own.attendance.as_ref());
    let form = views::form(lang, meeting, limits, &values, &FieldErrors::default(), true);
    let form = match &own.attendance {
        Some(attendance) => view! {
            <details class="my-answer">
                <summary>
                    <b>{labels::answer(lang, attendance.answer)}</b> " "
                    <span class="change">{t::attendance_change(lang)}</span>
                </summary>
                {form}
            </details>
        }
        .into_any(),
        None => form,
    };
    let said = said.then(
        || view! { <Notice kind=Kind::Success><p role="status">{t::attendance_said(lang)}</p></Notice> },
    );
    view! {
        <section class="fact" id="my-answer" aria-labelledby="my-answer-title">
            <h2 id="my-answer-title">{t::attendance_yours(lang)}</h2>
            {said}
            {views::state(lang, meeting, own, now)}
            {form}
        </section>
    }
    .into_any()
}

/// How many come, from how many organizations, and the names of those who agreed. Once one can no longer answer, nobody is
/// about to come: what was answered is said.
fn section(lang: Lang, meeting: &Meeting, coming: Coming) -> AnyView {
    let Coming { summary, names, plans, open } = coming;
    let all = plans
        .then(|| NavLink::new(t::attendance_all(lang), meeting_paths::of(paths::ANSWERS, lang, meeting.id)));
    if !open {
        return view! {
            <section class="stack gap-3" aria-labelledby="coming">
                <SectionTitle id="coming" title=t::attendance_answers(lang) all />
                <p>{sentences(lang, &summary, None, open)}</p>
            </section>
        }
        .into_any();
    }
    let hybrid = (meeting.modality == Modality::Hybrid && summary.come() > 0)
        .then(|| t::attendance_ways(lang, summary.online, summary.in_person));
    let shown = u32::try_from(names.len()).unwrap_or(u32::MAX);
    let others = summary.come().saturating_sub(shown);
    let others = (shown > 0 && others > 0)
        .then(|| view! { <li class="muted">{t::attendance_others(lang, others)}</li> });
    let rows = names
        .into_iter()
        .map(|attendee| {
            let way = labels::way(lang, attendee.answer);
            let organization = attendee.organization.map(|passage| view! { <Line lang passage /> ", " });
            view! { <li>{attendee.name} " " <span class="meta">{organization} {way.to_lowercase()}</span></li> }
        })
        .collect_view();
    let list = (shown > 0).then(|| view! { <ul class="columns plain">{rows} {others}</ul> });
    view! {
        <section class="stack gap-3" aria-labelledby="coming">
            <SectionTitle id="coming" title=t::attendance_coming(lang) all />
            {numbers(lang, &summary)}
            <p>{sentences(lang, &summary, hybrid, open)}</p>
            {list}
        </section>
    }
    .into_any()
}

/// People and organizations, counted apart.
pub(super) fn numbers(lang: Lang, summary: &Summary) -> impl IntoView + use<> {
    let pairs = [
        (summary.come(), t::attendance_people(lang, summary.come())),
        (summary.organizations, t::attendance_organizations(lang, summary.organizations)),
    ];
    let pairs = pairs.into_iter().map(|(count, word)| view! { <div><dt>{word}</dt><dd>{count}</dd></div> });
    view! { <dl class="attendance-numbers">{pairs.collect_view()}</dl> }
}

/// The other numbers, a sentence each: what may still happen while one can answer, then what was answered.
pub(super) fn sentences(lang: Lang, summary: &Summary, first: Option<String>, open: bool) -> String {
    let some = |count: u32, words: String| (count > 0).then_some(words);
    let unanswered = summary.people.saturating_sub(summary.answered);
    let others = if open {
        [
            some(summary.maybe, t::attendance_undecided(lang, summary.maybe)),
            some(summary.waiting, t::attendance_queue(lang, summary.waiting)),
            some(summary.people, t::attendance_unanswered(lang, unanswered)),
        ]
    } else {
        [
            Some(t::attendance_announced(lang, summary.come())),
            some(summary.people, t::attendance_never_answered(lang, unanswered)),
            None,
        ]
    };
    std::iter::once(first).chain(others).flatten().collect::<Vec<_>>().join(" ")
}

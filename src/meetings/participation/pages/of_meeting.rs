//! What the page of a meeting shows: whether one was there, and how many people were.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::super::{
    actions::joined,
    labels,
    model::{Outcome, Participation, Summary},
    paths,
    rules::{self, MIN_GROUP},
    store,
};
use crate::meeting::{
    MeetingParts,
    model::{Found, Meeting},
    paths as meeting_paths,
};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, error::AppError, rights::Action};
use ensemble_server::web::{Flash, PageRequest};
use ensemble_texts as t;
use ensemble_ui::{Button, Kind, NavLink, Notice, SectionTitle, Weight};

/// Who was there, for those who see how many.
struct AttendanceSection {
    summary: Summary,
    /// Whether so few were there that the viewer does not see how many.
    withheld: bool,
    /// Whether the viewer sees who was there.
    records: bool,
    /// Whether there is a page for those who missed it.
    over: bool,
    /// Whether the viewer missed it.
    missed: bool,
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
        if rules::begun(&meeting, false, now).is_err() {
            return Ok(parts);
        }
        let known = match request.viewer.id() {
            Some(person) => Some(store::find(&db.reader, meeting.id, person).await?),
            None => None,
        };
        let over = rules::is_over(&meeting, now);
        if let Some(known) = known
            && !found.archived
            && may(Action::ConfirmParticipation)
        {
            let said = request.flash() == Some(Flash::PresenceConfirmed);
            let meeting = meeting.clone();
            parts.fact = Some(Box::new(move |lang| fact(lang, &meeting, &known, over, said)));
        }
        let records = may(Action::RecordParticipation);
        let counts = may(Action::CountParticipation);
        if counts || records || may(Action::TotalParticipation) {
            let (all, guests) =
                futures::try_join!(store::records(db, meeting.id), store::guest_records(db, meeting.id))?;
            let summary = rules::summary(&all, &guests, meeting.duration);
            let withheld = !counts && !records && summary.people < MIN_GROUP;
            let reads = over && may(Action::ReadAgenda);
            let missed =
                reads && may(Action::ConfirmParticipation) && is_missed(request, &meeting, known).await?;
            let attendance = AttendanceSection { summary, withheld, records, over: reads, missed };
            parts.section = Some(Box::new(move |lang| section(lang, &meeting, &attendance)));
        }
        Ok(parts)
    })
}

/// What the pages of a meeting that is under way show: facilitators see how many are there, participants whether they are
/// noted. A participant who opens their page is noticed.
#[must_use]
pub fn while_running<'a>(
    request: &'a PageRequest,
    found: &'a Found,
    facilitates: bool,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let (portal, meeting) = (&request.portal, found.of.meeting.clone());
        let (now, may) = (portal.now(), |action| request.may(action, Some(found.community)));
        let Some(person) = request.viewer.id() else { return Ok(None) };
        if rules::begun(&meeting, found.archived, now).is_err() {
            return Ok(None);
        }
        if facilitates && may(Action::RecordParticipation) {
            let db = &portal.db;
            let (all, guests) =
                futures::try_join!(store::records(db, meeting.id), store::guest_records(db, meeting.id))?;
            let summary = rules::summary(&all, &guests, meeting.duration);
            let shown: Part = Box::new(move |lang| running(lang, &meeting, &summary));
            return Ok(Some(shown));
        }
        if facilitates || !may(Action::ConfirmParticipation) {
            return Ok(None);
        }
        joined(portal, meeting.id, person, now).await?;
        let known = store::find(&portal.db.reader, meeting.id, person).await?;
        let over = rules::is_over(&meeting, now);
        let shown: Part = Box::new(move |lang| fact(lang, &meeting, &known, over, false));
        Ok(Some(shown))
    })
}

/// How many are there, and the ways to note them.
fn running(lang: Lang, meeting: &Meeting, summary: &Summary) -> AnyView {
    let [list, room] = [paths::PARTICIPANTS, paths::ROOM].map(|to| meeting_paths::of(to, lang, meeting.id));
    view! {
        <section class="stack gap-2" aria-labelledby="there">
            <h2 id="there">{t::participation_are_there(lang)}</h2>
            {numbers(lang, summary)}
            {sentences(lang, summary, true)}
            <p class="row">
                <a href=list>{t::participation_all(lang)}</a>
                <a href=room>{t::participation_room_link(lang)}</a>
            </p>
        </section>
    }
    .into_any()
}

async fn is_missed(
    request: &PageRequest,
    meeting: &Meeting,
    known: Option<Participation>,
) -> Result<bool, AppError> {
    let Some(known) = known else { return Ok(false) };
    let aftermath = store::aftermath(&request.portal.db.reader, meeting.id).await?;
    Ok(rules::is_missed(rules::outcome(&known, meeting.duration), &aftermath))
}

/// Whether the viewer was there: to be confirmed, corrected or said.
fn fact(lang: Lang, meeting: &Meeting, known: &Participation, over: bool, said: bool) -> AnyView {
    let own = meeting_paths::of(paths::OWN, lang, meeting.id);
    let outcome = rules::outcome(known, meeting.duration);
    let (words, link) = match outcome {
        Outcome::Unknown => (t::participation_unknown(lang).to_owned(), t::participation_say(lang)),
        Outcome::Proposed(span) => (
            t::participation_proposed(lang, labels::span(lang, meeting, span)),
            t::participation_correct(lang),
        ),
        Outcome::Declared(span) => (
            t::participation_declared(lang, labels::span(lang, meeting, span)),
            t::participation_correct(lang),
        ),
        Outcome::Present(span) => (
            t::participation_present_for(lang, labels::span(lang, meeting, span)),
            t::participation_correct(lang),
        ),
        Outcome::Contested => (t::participation_contested(lang).to_owned(), t::participation_correct(lang)),
        Outcome::Absent => (t::participation_were_absent(lang).to_owned(), t::participation_correct(lang)),
    };
    let confirm = matches!(outcome, Outcome::Proposed(_)).then(|| {
        view! {
            <form method="post" action=own.clone()>
                <Button small=true weight=Weight::Quiet name="presence" value="present">
                    {t::participation_confirm(lang)}
                </Button>
                <p class="small muted">{t::participation_confirm_hint(lang)}</p>
            </form>
        }
    });
    let certificate = (over && matches!(outcome, Outcome::Present(_))).then(|| {
        let to = meeting_paths::of(paths::ISSUE, lang, meeting.id);
        view! {
            <form method="post" action=to>
                <Button small=true weight=Weight::Quiet>{t::participation_certificate_get(lang)}</Button>
            </form>
        }
    });
    let enter = (!over && outcome == Outcome::Unknown).then(|| {
        view! { <p><a href=paths::at(paths::ENTER, lang)>{t::participation_enter_link(lang)}</a></p> }
    });
    let said = said.then(
        || view! { <Notice kind=Kind::Success><p role="status">{t::participation_said(lang)}</p></Notice> },
    );
    view! {
        <section class="fact" id="my-participation" aria-labelledby="my-participation-title">
            <h2 id="my-participation-title">{t::participation_yours(lang)}</h2>
            {said}
            <div class="stack gap-2">
                <p>{words} " " <a href=own>{link}</a></p>
                {confirm} {enter} {certificate}
            </div>
        </section>
    }
    .into_any()
}

/// How many were there, from how many organizations.
fn section(lang: Lang, meeting: &Meeting, attendance: &AttendanceSection) -> AnyView {
    let all = attendance.records.then(|| {
        NavLink::new(t::participation_all(lang), meeting_paths::of(paths::PARTICIPANTS, lang, meeting.id))
    });
    let counts = match attendance.withheld {
        true => view! { <p>{t::participation_withheld(lang, MIN_GROUP)}</p> }.into_any(),
        false => view! {
            {numbers(lang, &attendance.summary)}
            {sentences(lang, &attendance.summary, attendance.records)}
        }
        .into_any(),
    };
    let to = meeting_paths::of(paths::CATCH_UP, lang, meeting.id);
    let words = if attendance.missed {
        t::participation_missed_link(lang)
    } else {
        t::participation_after_link(lang)
    };
    let after = attendance.over.then(|| view! { <p><a href=to>{words}</a></p> });
    view! {
        <section class="stack gap-3" aria-labelledby="were-there">
            <SectionTitle id="were-there" title=t::participation_were_there(lang) all />
            {counts}
            {after}
        </section>
    }
    .into_any()
}

/// People and organizations, counted apart.
pub(super) fn numbers(lang: Lang, summary: &Summary) -> impl IntoView + use<> {
    let pairs = [
        (summary.people, t::attendance_people(lang, summary.people)),
        (summary.organizations, t::attendance_organizations(lang, summary.organizations)),
    ];
    let pairs = pairs.into_iter().map(|(count, word)| view! { <div><dt>{word}</dt><dd>{count}</dd></div> });
    view! { <dl class="attendance-numbers">{pairs.collect_view()}</dl> }
}

/// The other numbers, a sentence each; nothing where there is none.
pub(super) fn sentences(lang: Lang, summary: &Summary, records: bool) -> Option<AnyView> {
    let some = |count: u32, words: String| (count > 0).then_some(words);
    let words = [
        some(summary.guests, t::guest_among(lang, summary.guests)),
        some(summary.late, t::participation_late(lang, summary.late)),
        some(summary.open, t::participation_open(lang, summary.open)).filter(|_| records),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" ");
    (!words.is_empty()).then(|| view! { <p>{words}</p> }.into_any())
}

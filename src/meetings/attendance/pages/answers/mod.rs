//! What people answered about a meeting, for those who prepare it, how many can come, and links for guests.

mod absent;
mod guest_links;
mod places;
mod table;

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        api::{CreateGuestLink, SetPlaces, WithdrawGuestLink},
        guests,
        model::{Attendee, GuestLink, Places, Summary},
        paths, rules, store,
    },
    crumbs,
    of_meeting::{numbers, sentences},
};
use crate::meeting::{self, model::Found, paths as meeting_paths};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::OrganizationId,
    rights::Action,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ErrorSummary, Kind, Notice};

/// All that the page shows.
struct Answers {
    found: Found,
    summary: Summary,
    attendees: Vec<Attendee>,
    absent: Vec<LocalizedText>,
    limits: Vec<Places>,
    links: Vec<GuestLink>,
    organizations: Vec<(OrganizationId, LocalizedText)>,
    /// Whether the viewer sees what people need.
    sees_needs: bool,
    said: Said,
    now: i64,
    forms: Forms,
    site: String,
}

/// What was done just before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Nothing,
    Places,
    /// A link for guests was withdrawn, or its guests were removed.
    LinkWithdrawn,
    /// Nothing was done: the meeting changed in the meantime.
    Changed,
}

/// What came of a form of the page that leads to no other.
#[derive(Default)]
struct Forms {
    /// What was typed into the fields for places, if it was wrong.
    places: Option<SetPlaces>,
    /// What was typed for a new link, if it was wrong.
    link: Option<CreateGuestLink>,
    /// The secret of a new link, which is shown once.
    made: Option<String>,
    errors: FieldErrors,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = meeting::mine(&request).await?;
    page(&request, found, 200, Forms::default()).await
}

pub(super) async fn submit_places(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = meeting::mine(&request).await?;
    let input: SetPlaces = request.input()?;
    let here = part(request.lang, &found, "places");
    match actions::set_places(&request, &found, &input).await {
        Ok(()) => Ok(PageResponse::redirect_with(&here, Flash::Saved)),
        Err(ActionError::Invalid(errors)) => {
            page(&request, found, 422, Forms { places: Some(input), errors, ..Forms::default() }).await
        }
        Err(ActionError::Conflict) => Ok(PageResponse::redirect_with(&here, Flash::Changed)),
        Err(ActionError::App(error)) => Err(error),
    }
}

/// Shows the new link: its secret is not stored, so that a redirect could not show it.
pub(super) async fn submit_link(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = meeting::mine(&request).await?;
    let input: CreateGuestLink = request.input()?;
    let here = part(request.lang, &found, "guest-links");
    match guests::create_link(&request, &found, &input).await {
        Ok(secret) => page(&request, found, 200, Forms { made: Some(secret), ..Forms::default() }).await,
        Err(ActionError::Invalid(errors)) => {
            page(&request, found, 422, Forms { link: Some(input), errors, ..Forms::default() }).await
        }
        Err(ActionError::Conflict) => Ok(PageResponse::redirect_with(&here, Flash::Changed)),
        Err(ActionError::App(error)) => Err(error),
    }
}

pub(super) async fn submit_withdrawal(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = meeting::mine(&request).await?;
    let input: WithdrawGuestLink = request.input()?;
    let done = guests::withdraw_link(&request, &found, &input).await?;
    let said = if done { Flash::InvitationWithdrawn } else { Flash::Changed };
    Ok(PageResponse::redirect_with(&part(request.lang, &found, "guest-links"), said))
}

/// A part of the page.
fn part(lang: Lang, found: &Found, id: &str) -> String {
    format!("{}#{id}", meeting_paths::of(paths::ANSWERS, lang, found.of.meeting.id))
}

async fn page(
    request: &PageRequest,
    found: Found,
    status: u16,
    forms: Forms,
) -> Result<PageResponse, AppError> {
    let (lang, db, id) = (request.lang, &request.portal.db, found.of.meeting.id);
    let sees_needs = request.may(Action::ReadAttendanceNeeds, Some(found.community));
    let (summary, attendees, absent, limits, links, organizations) = futures::try_join!(
        store::summary(db, id),
        store::attendees(db, id, sees_needs),
        store::organizations_without(db, lang, id),
        store::limits(&db.reader, id),
        store::links(db, id),
        store::organizations(db, lang)
    )?;
    let said = match request.flash() {
        Some(Flash::Saved) => Said::Places,
        Some(Flash::InvitationWithdrawn) => Said::LinkWithdrawn,
        Some(Flash::Changed) => Said::Changed,
        _ => Said::Nothing,
    };
    let now = request.portal.now();
    let site = request.portal.config.site_url.clone();
    let title = t::attendance_answers_title(lang, found.of.meeting.title.text(lang));
    let weight = attendees.len() * 400;
    let answers = Answers {
        found,
        summary,
        attendees,
        absent,
        limits,
        links,
        organizations,
        sees_needs,
        said,
        now,
        forms,
        site,
    };
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
    let over = meeting::rules::over(meeting, answers.now);
    let open = rules::closed(meeting, answers.found.archived, answers.now).is_none();
    let cancelled = meeting.cancelled_at.map(|_| {
        view! { <Notice kind=Kind::Warning><p>{t::attendance_answers_cancelled(lang)}</p></Notice> }
    });
    let changed = (answers.said == Said::Changed).then(|| {
        view! { <Notice kind=Kind::Warning><p>{t::meeting_said_meanwhile(lang)}</p></Notice> }
    });
    let ways = t::attendance_ways(lang, answers.summary.online, answers.summary.in_person);
    let guests = answers.summary.guests;
    let ways = if guests > 0 { format!("{ways} {}", t::guest_among(lang, guests)) } else { ways };
    view! {
        {crumbs(lang, &answers.found, t::attendance_answers(lang))}
        <h1>{heading}</h1>
        <ErrorSummary lang errors=answers.forms.errors.all() />
        {changed}
        {guest_links::made(lang, &answers)}
        <p>{meeting::moment(lang, meeting.when, meeting.zone, meeting.duration)}</p>
        {cancelled}
        <div class="stack gap-7 attendance-answers">
            <section class="stack gap-3">
                {numbers(lang, &answers.summary)}
                <p>{sentences(lang, &answers.summary, Some(ways), open)}</p>
                {table::table(lang, &answers)}
            </section>
            {table::needs(lang, &answers)}
            {open.then(|| absent::absent(lang, &answers))}
            {guest_links::section(lang, &answers)}
            {(!answers.found.archived && !over).then(|| places::places(lang, &answers).into_any())}
        </div>
    }
}

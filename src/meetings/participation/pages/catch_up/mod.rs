//! The page for those who missed a meeting: its agenda, what came of it, and what was contributed afterwards.

mod parts;

use ensemble_common::prelude::*;

use self::parts::{deadline, last_day, part};
use super::{
    super::{
        actions::{self, Deadline},
        api::{Contribute, DeleteContribution, SetDeadline},
        composition::{Composition, OutcomesLoader},
        model::Contribution,
        paths, rules, store,
    },
    crumbs,
};
use crate::meeting::{self, found, model::Found, paths as meeting_paths};
use ensemble_common::notification::mark_subject_read;
use ensemble_communities::community::Part;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::PersonId,
    rights::Action,
};
use ensemble_document::agenda::Item;
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ErrorSummary, Kind, Line, Notice};

/// What was done just before.
#[derive(Default)]
struct Said {
    status: Option<u16>,
    notice: Option<(Kind, &'static str)>,
    contribution: Option<Contribute>,
    deadline: Option<SetDeadline>,
    errors: FieldErrors,
}

/// All that the page shows.
struct CatchUp {
    found: Found,
    items: Vec<Item>,
    outcomes: Vec<Part>,
    contributions: Vec<Contribution>,
    /// The viewer, if they can contribute now.
    contributes: Option<PersonId>,
    viewer: Option<PersonId>,
    records: bool,
    deadline: Option<Deadline>,
    said: Said,
}

impl CatchUp {
    /// Whether what was written about an item is shown under this one: under the meeting as a whole also what was written about an
    /// item that is no longer on the agenda.
    fn is_shown_under(&self, written: &str, item: &str) -> bool {
        let is_on_agenda = || self.items.iter().any(|each| each.id == written);
        written == item || (item.is_empty() && !is_on_agenda())
    }
}

/// The meeting of the address, for those who read its agenda.
async fn readable(request: &PageRequest) -> Result<Found, AppError> {
    let found = found(request).await?;
    request.require(Action::ReadAgenda, found.community)?;
    Ok(found)
}

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let (found, lang) = (readable(&request).await?, request.lang);
    mark_subject_read(&request.portal, &request.viewer, &found.of.meeting.id.to_string()).await?;
    let notice = match request.flash() {
        Some(Flash::Saved) => Some((Kind::Success, t::participation_contribution_saved(lang))),
        Some(Flash::Deleted) => Some((Kind::Success, t::participation_contribution_deleted(lang))),
        Some(Flash::Changed) => Some((Kind::Success, t::participation_deadline_saved(lang))),
        _ => None,
    };
    page(&request, found, composition, Said { notice, ..Said::default() }).await
}

pub(super) async fn submit(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let found = readable(&request).await?;
    let input: Contribute = request.input()?;
    let here = meeting_paths::of(paths::CATCH_UP, request.lang, found.of.meeting.id);
    let said = match actions::contribute(&request, &found, &input).await {
        Ok(()) => return Ok(PageResponse::redirect_with(&here, Flash::Saved)),
        Err(ActionError::Invalid(errors)) => {
            Said { status: Some(422), errors, contribution: Some(input), ..Said::default() }
        }
        Err(ActionError::Conflict) => Said {
            status: Some(409),
            notice: Some((Kind::Warning, t::participation_contribution_late(request.lang))),
            contribution: Some(input),
            ..Said::default()
        },
        Err(ActionError::App(error)) => return Err(error),
    };
    page(&request, found, composition, said).await
}

pub(super) async fn submit_deletion(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = readable(&request).await?;
    let input: DeleteContribution = request.input()?;
    actions::delete_contribution(&request, &found, &input).await?;
    let here = meeting_paths::of(paths::CATCH_UP, request.lang, found.of.meeting.id);
    Ok(PageResponse::redirect_with(&here, Flash::Deleted))
}

pub(super) async fn submit_deadline(
    request: PageRequest,
    composition: Composition,
) -> Result<PageResponse, AppError> {
    let found = readable(&request).await?;
    let input: SetDeadline = request.input()?;
    let here = meeting_paths::of(paths::CATCH_UP, request.lang, found.of.meeting.id);
    let said = match actions::set_deadline(&request, &found, &input).await {
        Ok(()) => return Ok(PageResponse::redirect_with(&here, Flash::Changed)),
        Err(ActionError::Invalid(errors)) => {
            Said { status: Some(422), errors, deadline: Some(input), ..Said::default() }
        }
        Err(ActionError::Conflict) => Said {
            status: Some(409),
            notice: Some((Kind::Warning, t::participation_refused(request.lang))),
            ..Said::default()
        },
        Err(ActionError::App(error)) => return Err(error),
    };
    page(&request, found, composition, said).await
}

/// What other features show of what came of the meeting.
async fn outcomes(
    request: &PageRequest,
    found: &Found,
    composition: Composition,
) -> Result<Vec<Part>, AppError> {
    let loaders: [Option<OutcomesLoader>; 2] = [composition.decisions, composition.minutes];
    let mut parts = Vec::new();
    for load in loaders.into_iter().flatten() {
        parts.extend(load(request, found).await?);
    }
    Ok(parts)
}

async fn page(
    request: &PageRequest,
    found: Found,
    composition: Composition,
    said: Said,
) -> Result<PageResponse, AppError> {
    let (lang, db, id, now) = (request.lang, &request.portal.db, found.of.meeting.id, request.portal.now());
    let (aftermath, contributions) =
        futures::try_join!(store::aftermath(&db.reader, id), store::contributions(db, id))?;
    let deadline = Deadline::of(&found.of.meeting, found.archived, &aftermath, now);
    let viewer = request.viewer.id();
    let contributes = match viewer {
        Some(person)
            if deadline.is_some_and(|deadline| deadline.is_open)
                && request.may(Action::ConfirmParticipation, Some(found.community)) =>
        {
            let known = store::find(&db.reader, id, person).await?;
            rules::may_contribute(rules::outcome(&known, found.of.meeting.duration)).then_some(person)
        }
        _ => None,
    };
    let items = match meeting::agenda_of(&request.portal, id.uuid()).await {
        Ok((agenda, _)) => agenda.items,
        Err(AppError::Unreadable) => Vec::new(),
        Err(error) => return Err(error),
    };
    let outcomes = outcomes(request, &found, composition).await?;
    let records = request.may(Action::RecordParticipation, Some(found.community));
    let title = t::participation_catch_up_title(lang, found.of.meeting.title.text(lang));
    let heading = title.clone();
    let weight = contributions.iter().map(|each| each.text.len()).sum();
    let status = said.status.unwrap_or(200);
    let shown =
        CatchUp { found, items, outcomes, contributions, contributes, viewer, records, deadline, said };
    Ok(Page::new(title, meeting_paths::both(paths::CATCH_UP, id), move || body(lang, heading, shown))
        .status(status)
        .section("meetings")
        .weighing(weight)
        .unlisted()
        .into())
}

fn body(lang: Lang, heading: String, mut shown: CatchUp) -> impl IntoView {
    let outcomes = std::mem::take(&mut shown.outcomes);
    let meeting = &shown.found.of.meeting;
    let words = match shown.deadline {
        None => t::participation_catch_up_later(lang).to_owned(),
        Some(Deadline { until, is_open: true }) => {
            t::participation_catch_up_until(lang, last_day(lang, until))
        }
        Some(Deadline { .. }) => t::participation_catch_up_over(lang).to_owned(),
    };
    let notice = shown.said.notice.map(|(kind, words)| {
        view! { <Notice kind><p role="status">{words}</p></Notice> }
    });
    let rows: Vec<AnyView> = shown
        .items
        .iter()
        .map(|item| {
            let title = match item.title.passage() {
                Some(passage) => view! { <Line lang passage /> }.into_any(),
                None => t::agenda_untitled(lang).into_any(),
            };
            part(lang, &shown, &item.id, view! { <h3>{title}</h3> }.into_any())
        })
        .chain(std::iter::once(part(
            lang,
            &shown,
            "",
            view! { <h3>{t::participation_whole_meeting(lang)}</h3> }.into_any(),
        )))
        .collect();
    view! {
        {crumbs(lang, &shown.found, t::participation_catch_up(lang))}
        <h1>{heading}</h1>
        <ErrorSummary lang errors=shown.said.errors.all() />
        {notice}
        <p>{meeting::moment(lang, meeting.when, meeting.zone, meeting.duration)}</p>
        <div class="stack gap-7">
            {outcomes.into_iter().map(|part| part(lang)).collect_view()}
            <section class="stack gap-4" aria-labelledby="items">
                <h2 id="items">{t::participation_items(lang)}</h2>
                <p>{words}</p>
                <ol class="plain stack gap-5 catch-up">{rows}</ol>
            </section>
            {(shown.records && shown.deadline.is_some()).then(|| deadline(lang, &shown))}
            <p><a href=meeting_paths::show(lang, meeting.id)>{t::participation_back(lang)}</a></p>
        </div>
    }
}

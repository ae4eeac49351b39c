//! Every page of the portal, and what its features show on the pages of each other.

use futures::future::BoxFuture;
use leptos::prelude::{CollectView as _, IntoAny as _};
use sqlx::AnyConnection;

use super::{
    calls, deliverables, home,
    minutes::{self as minutes_parts, MinutesSources},
    notifications::RESOLVERS,
    practices, works,
};
use ensemble_calls::{call, draw, funnel, interest, need, screening, selection};
use ensemble_common::notification;
use ensemble_communities::{
    account,
    community::{self, LinkMaker, Part, model::Community},
    deliverable, membership, page,
};
use ensemble_core::{error::AppError, rights::Access};
use ensemble_decisions::{codevelopment, follow_up, minutes, speaking, theme, vote};
use ensemble_meetings::{
    attendance, breakout, calendar, date_poll,
    facilitation::{self, Audience, RunView},
    meeting::{self, PhaseChanged, model::Found},
    participation,
};
use ensemble_network::{administration, order_question};
use ensemble_practices::{
    discussion_guide, finding, practice, practice_guide, quotation, research, section_use, service,
};
use ensemble_reflections::reflection::{self, FoundElsewhere};
use ensemble_server::web::{ActionContext, Page, PageRequest, PageResponse, Routes};
use ensemble_texts as t;
use ensemble_ui::Gallery;

/// Every page of the portal.
#[must_use]
pub fn pages(development: bool) -> Routes {
    let routes = home::routes()
        .and(account::pages::routes(membership::invitations()))
        .and(community::pages::routes(meeting::pages::composition(
            reflection::pages::waiting_reports,
            membership::pages::joining,
            community_links,
            calls::open_calls,
            need::pages::priorities,
        )))
        .and(membership::pages::routes(membership::Composition { reflections: reflection::pages::by_person }))
        .and(meeting::pages::routes(meeting::Composition {
            attendance: attendance::pages::of_meeting,
            participation: participation::pages::of_meeting,
            calendar: calendar::pages::meeting_link,
            community_calendar: calendar::pages::community_links,
            calls: calls::dates_in_year,
            dates: date_poll::pages::fact,
            follow_ups: follow_up::pages::of_meeting,
            modes: ways_of_working,
            minutes: minutes::pages::of_meeting,
            run: facilitation::pages::links,
            durations: facilitation::pages::durations,
            phase_changed,
            below_items: practices::find_service,
            ..reflection::pages::composition()
        }))
        .and(facilitation::pages::routes(facilitation::Composition {
            capture: Some(minutes_parts::capture),
            captured: Some(minutes_parts::captured),
            speaking: Some(speaking_part),
            tables: Some(tables_part),
            presence: Some(presence_part),
            mode: Some(mode_part),
            islands: Some(speaking::pages::island),
            phase_changed: Some(phase_changed),
        }))
        .and(speaking::pages::routes())
        .and(breakout::pages::routes())
        .and(codevelopment::pages::routes())
        .and(discussion_guide::pages::routes(discussion_guide::Composition {
            uses: section_use::pages::of_section,
        }))
        .and(section_use::pages::routes())
        .and(attendance::pages::routes())
        .and(participation::pages::routes(participation::Composition {
            decisions: Some(minutes::pages::decided),
            minutes: Some(minutes::pages::section),
        }))
        .and(calendar::pages::routes())
        .and(reflection::pages::routes(FOUND_ELSEWHERE))
        .and(theme::pages::routes(theme::Composition { votes: vote::pages::section }))
        .and(vote::pages::routes())
        .and(order_question::pages::routes())
        .and(deliverable::pages::routes(deliverables::COMPOSITION))
        .and(follow_up::pages::routes())
        .and(quotation::pages::routes(works::COMPOSITION))
        .and(finding::pages::routes())
        .and(minutes::pages::routes::<MinutesSources>())
        .and(date_poll::pages::routes())
        .and(practice::pages::routes(practices::COMPOSITION))
        .and(practice_guide::pages::routes(practice_guide::Composition {
            uses: section_use::pages::of_section,
        }))
        .and(call::pages::routes(calls::COMPOSITION))
        .and(interest::pages::routes())
        .and(need::pages::routes())
        .and(screening::pages::routes())
        .and(draw::pages::routes())
        .and(selection::pages::routes())
        .and(funnel::pages::routes())
        .and(service::pages::routes())
        .and(research::pages::routes())
        .and(notification::pages::routes(RESOLVERS))
        .and(administration::pages::routes())
        .and(page::pages::routes());
    if development { routes.page(["/fr/design", "/en/design"], Access::Open, design) } else { routes }
}

/// What the search of the portal shows besides what its index has.
const FOUND_ELSEWHERE: &[FoundElsewhere] = &[service::found_in_search];

/// The links from the page of a community to what its members prepare and agree on, for those who get one.
fn community_links(
    context: ActionContext,
    community: &Community,
) -> BoxFuture<'static, Result<Option<Part>, AppError>> {
    let makers: [LinkMaker; 6] = [
        theme::pages::link,
        follow_up::pages::link,
        minutes::pages::link,
        finding::pages::link,
        practice::pages::link,
        practice_guide::pages::link,
    ];
    let links = makers.map(|link| link(&context, community));
    let order = order_question::pages::link(context, community);
    Box::pin(async move {
        let links: Vec<Part> = links.into_iter().flatten().chain(order.await?).collect();
        if links.is_empty() {
            return Ok(None);
        }
        let all: Part =
            Box::new(move |lang| links.into_iter().map(|part| part(lang)).collect_view().into_any());
        Ok(Some(all))
    })
}

/// The ways of working that a meeting has, on its page.
fn ways_of_working<'a>(
    request: &'a PageRequest,
    found: &'a Found,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let guide = discussion_guide::pages::section(request, found).await?;
        let session = codevelopment::pages::section(request, found).await?;
        let sections = section_use::pages::section(request, found).await?;
        let parts: Vec<Part> = [guide, sections, session].into_iter().flatten().collect();
        if parts.is_empty() {
            return Ok(None);
        }
        let both: Part =
            Box::new(move |lang| parts.into_iter().map(|part| part(lang)).collect_view().into_any());
        Ok(Some(both))
    })
}

/// The ways of working that a meeting that runs has: not on the projector.
fn mode_part<'a>(
    request: &'a PageRequest,
    view: RunView<'a>,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        if view.audience == Audience::Screen {
            return Ok(None);
        }
        let guide = discussion_guide::pages::answers(request, view.found).await?;
        let session = codevelopment::pages::while_running(request, view.found).await?;
        let sections = section_use::pages::while_running(request, view.found).await?;
        let parts: Vec<Part> = [guide, session, sections].into_iter().flatten().collect();
        if parts.is_empty() {
            return Ok(None);
        }
        let both: Part =
            Box::new(move |lang| parts.into_iter().map(|part| part(lang)).collect_view().into_any());
        Ok(Some(both))
    })
}

/// What happens when a meeting begins, ends or is reopened, in the same transaction.
fn phase_changed<'a>(
    to: &'a mut AnyConnection,
    change: PhaseChanged<'a>,
) -> BoxFuture<'a, Result<(), sqlx::Error>> {
    Box::pin(async move {
        facilitation::phase_changed(&mut *to, change).await?;
        speaking::phase_changed(&mut *to, change).await?;
        breakout::phase_changed(to, change).await
    })
}

/// Who is there: not on the projector.
fn presence_part<'a>(
    request: &'a PageRequest,
    view: RunView<'a>,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    match view.audience {
        Audience::Facilitator => participation::pages::while_running(request, view.found, true),
        Audience::Screen => Box::pin(async { Ok(None) }),
        Audience::Participant => participation::pages::while_running(request, view.found, false),
    }
}

/// Who speaks, and who asks to, on the pages of a meeting that runs.
fn speaking_part<'a>(
    request: &'a PageRequest,
    view: RunView<'a>,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    match view.audience {
        Audience::Facilitator => speaking::pages::facilitator(request, view.found),
        Audience::Screen => speaking::pages::screen(request, view.found),
        Audience::Participant => speaking::pages::participant(request, view.found),
    }
}

/// The tables, on the pages of a meeting that runs.
fn tables_part<'a>(
    request: &'a PageRequest,
    view: RunView<'a>,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    match view.audience {
        Audience::Facilitator => breakout::pages::facilitator(request, view.found),
        Audience::Screen => breakout::pages::screen(request, view.found),
        Audience::Participant => breakout::pages::participant(request, view.found),
    }
}

async fn design(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let addresses = ["/fr/design".to_owned(), "/en/design".to_owned()];
    Ok(Page::new(t::design_title(lang), addresses, move || leptos::view! { <Gallery lang /> })
        .unlisted()
        .into())
}

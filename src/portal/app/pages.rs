//! Every page of the portal, and what its features show on the pages of each other.

use futures::future::BoxFuture;
use leptos::prelude::{CollectView as _, IntoAny as _};
use sqlx::AnyConnection;

use super::{
    home,
    minutes::{self as minutes_parts, MinutesSources},
    notifications::RESOLVERS,
};
use crate::{
    account, administration, attendance, breakout, calendar, codevelopment,
    community::{self, LinkMaker, Part, model::Community},
    date_poll, discussion_guide,
    facilitation::{self, Audience, RunView},
    follow_up,
    meeting::{self, PhaseChanged, model::Found},
    membership, minutes, notification, page, participation, reflection, speaking, theme, vote,
};
use ensemble_core::{error::AppError, rights::Access};
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
        )))
        .and(membership::pages::routes(membership::Composition { reflections: reflection::pages::by_person }))
        .and(meeting::pages::routes(meeting::Composition {
            attendance: attendance::pages::of_meeting,
            participation: participation::pages::of_meeting,
            calendar: calendar::pages::meeting_link,
            community_calendar: calendar::pages::community_links,
            dates: date_poll::pages::fact,
            follow_ups: follow_up::pages::of_meeting,
            modes: ways_of_working,
            minutes: minutes::pages::of_meeting,
            run: facilitation::pages::links,
            durations: facilitation::pages::durations,
            phase_changed,
            ..reflection::pages::composition()
        }))
        .and(facilitation::pages::routes(facilitation::Composition {
            capture: Some(minutes_parts::capture),
            speaking: Some(speaking_part),
            tables: Some(tables_part),
            presence: Some(presence_part),
            mode: Some(mode_part),
            phase_changed: Some(phase_changed),
        }))
        .and(speaking::pages::routes())
        .and(breakout::pages::routes())
        .and(codevelopment::pages::routes())
        .and(discussion_guide::pages::routes())
        .and(attendance::pages::routes())
        .and(participation::pages::routes(participation::Composition {
            decisions: Some(minutes::pages::decided),
            minutes: Some(minutes::pages::section),
        }))
        .and(calendar::pages::routes())
        .and(reflection::pages::routes())
        .and(theme::pages::routes(theme::Composition { votes: vote::pages::section }))
        .and(vote::pages::routes())
        .and(follow_up::pages::routes())
        .and(minutes::pages::routes::<MinutesSources>())
        .and(date_poll::pages::routes())
        .and(notification::pages::routes(RESOLVERS))
        .and(administration::pages::routes())
        .and(page::pages::routes());
    if development { routes.page(["/fr/design", "/en/design"], Access::Open, design) } else { routes }
}

/// The links from the page of a community to what its members prepare and agree on, for those who get one.
fn community_links(context: &ActionContext, community: &Community) -> Option<Part> {
    let makers: [LinkMaker; 3] = [theme::pages::link, follow_up::pages::link, minutes::pages::link];
    let links = makers.map(|link| link(context, community));
    if links.iter().all(Option::is_none) {
        return None;
    }
    Some(Box::new(move |lang| links.into_iter().flatten().map(|part| part(lang)).collect_view().into_any()))
}

/// The ways of working that a meeting has, on its page.
fn ways_of_working<'a>(
    request: &'a PageRequest,
    found: &'a Found,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let guide = discussion_guide::pages::section(request, found).await?;
        let session = codevelopment::pages::section(request, found).await?;
        let parts: Vec<Part> = [guide, session].into_iter().flatten().collect();
        if parts.is_empty() {
            return Ok(None);
        }
        let both: Part =
            Box::new(move |lang| parts.into_iter().map(|part| part(lang)).collect_view().into_any());
        Ok(Some(both))
    })
}

/// The way of working of a meeting that runs: not on the projector.
fn mode_part<'a>(
    request: &'a PageRequest,
    view: RunView<'a>,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        if view.audience == Audience::Screen {
            return Ok(None);
        }
        codevelopment::pages::while_running(request, view.found).await
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

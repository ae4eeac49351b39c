//! What pages of communities show of their meetings.

use std::collections::HashMap;

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::super::{
    model::{Meeting, When, Zone},
    rules::local,
    store,
    views::{MeetingRows, when},
};
use ensemble_communities::{
    community::{CallsLoader, Composition, JoiningLoader, Part, PartLoader, PrioritiesLoader, WaitingLoader},
    deliverable,
};
use ensemble_core::{Lang, error::AppError, format, ids::CommunityId};
use ensemble_server::{db::Db, web::ActionContext};
use ensemble_texts as t;

/// How many meetings the page of a community shows.
const MEETINGS: i64 = 3;

/// The parts of the pages of communities; what waits among reflections, the way into a community, the links to its themes and more, open
/// calls and the needs that a community works on come from their features.
#[must_use]
pub fn composition(
    waiting: WaitingLoader,
    joining: JoiningLoader,
    links: PartLoader,
    calls: CallsLoader,
    priorities: PrioritiesLoader,
) -> Composition {
    let deliverables = deliverable::section;
    Composition { aside, lines, waiting, joining, links, calls, priorities, deliverables }
}

/// The meetings that come next in a community.
fn aside(context: ActionContext, community: CommunityId) -> BoxFuture<'static, Result<Part, AppError>> {
    Box::pin(async move {
        let now = context.portal.now();
        let meetings = store::next_of_community(&context.portal.db, community, now, MEETINGS).await?;
        let part: Part = Box::new(move |lang| rows(lang, meetings));
        Ok(part)
    })
}

fn rows(lang: Lang, meetings: Vec<Meeting>) -> AnyView {
    if meetings.is_empty() {
        view! { <p class="small muted">{t::community_no_meeting_text(lang)}</p> }.into_any()
    } else {
        view! { <MeetingRows lang meetings /> }.into_any()
    }
}

fn lines(
    context: ActionContext,
    communities: Vec<CommunityId>,
) -> BoxFuture<'static, Result<HashMap<CommunityId, String>, AppError>> {
    Box::pin(async move {
        let ActionContext { lang, portal, .. } = context;
        next_lines(&portal.db, lang, &communities, portal.now()).await
    })
}

/// When each of these communities meets next, in a few words.
///
/// # Errors
/// When the database is unavailable.
pub async fn next_lines(
    db: &Db,
    lang: Lang,
    communities: &[CommunityId],
    now: i64,
) -> Result<HashMap<CommunityId, String>, AppError> {
    let times = store::next_times(db, communities, now).await?;
    let line = |(time, zone): (When, Zone)| {
        let day = match time {
            When::Month(_) => when(lang, time, zone),
            When::At(_) => format::date(lang, local(time, zone).date()),
        };
        t::community_next(lang, day)
    };
    Ok(times.into_iter().map(|(community, time)| (community, line(time))).collect())
}

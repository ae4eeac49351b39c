//! What the pages of places share.

use ensemble_common::prelude::*;

use crate::{
    call::{
        self,
        model::{Call, PlannedCommunity},
        paths,
    },
    selection::{model::Tally, rules, store},
};
use ensemble_core::{Lang, error::AppError, ids::PlannedCommunityId};
use ensemble_draw::DrawState;
use ensemble_server::web::PageRequest;
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Kind, Notice, Pages, Pagination, Weight};

/// How many rows one page of a list shows.
pub(super) const SIZE: u32 = 50;

/// A planned community, and how far its places are.
pub(super) struct Planned {
    pub planned: PlannedCommunity,
    pub tally: Tally,
    pub draw: Option<DrawState>,
}

impl Planned {
    /// How far its places are.
    pub(super) fn outlook(&self) -> rules::Outlook {
        rules::outlook(self.planned.capacity, &self.tally, self.draw)
    }
}

/// The planned communities of a call, in order, also those that became a part of another.
pub(super) async fn all(request: &PageRequest, call: &Call) -> Result<Vec<Planned>, AppError> {
    let db = &request.portal.db;
    let planned = call::planned(db, call.id).await?;
    let first = rules::open_planned(&planned).next().map(|first| first.id);
    let (tallies, draws) = futures::try_join!(store::tallies(db, call.id, first), store::draws(db, call.id))?;
    let with_counts = |planned: PlannedCommunity| Planned {
        tally: tallies.get(&planned.id).copied().unwrap_or_default(),
        draw: draws.get(&planned.id).copied(),
        planned,
    };
    Ok(planned.into_iter().map(with_counts).collect())
}

/// The planned community of the address, and all of its call.
pub(super) async fn of_address(
    request: &PageRequest,
    call: &Call,
) -> Result<(PlannedCommunityId, Vec<Planned>), AppError> {
    let id: PlannedCommunityId = request.path_param(1).parse().map_err(|_| AppError::NotFound)?;
    let all = all(request, call).await?;
    if all.iter().any(|each| each.planned.id == id) { Ok((id, all)) } else { Err(AppError::NotFound) }
}

/// The planned community of the address.
pub(super) async fn one(request: &PageRequest, call: &Call) -> Result<Planned, AppError> {
    let (id, all) = of_address(request, call).await?;
    all.into_iter().find(|each| each.planned.id == id).ok_or(AppError::NotFound)
}

/// The addresses of a page of a planned community.
pub(super) fn addresses(page: [&'static str; 2], call: &Call, planned: PlannedCommunityId) -> [String; 2] {
    Lang::ALL.map(|lang| paths::of_planned(page, lang, &call.code, planned))
}

/// The last page of so many rows.
///
/// # Errors
/// [`AppError::NotFound`] when the page asked for lies behind it.
pub(super) fn last_page(count: u32, current: u32) -> Result<u32, AppError> {
    let last = count.div_ceil(SIZE).max(1);
    if current > last { Err(AppError::NotFound) } else { Ok(last) }
}

/// The way through a list of several pages; `href` ends in `page=`.
pub(super) fn pagination(lang: Lang, current: u32, last: u32, href: String) -> Option<AnyView> {
    (last > 1).then(|| view! { <Pagination lang pages=Pages::Numbered { current, last, href } /> })
}

/// What was done.
pub(super) fn said(words: Option<&'static str>) -> Option<AnyView> {
    words.map(|words| view! { <Notice kind=Kind::Success><p role="status">{words}</p></Notice> })
}

/// Why nothing can be done here.
pub(super) fn note(words: String) -> AnyView {
    view! { <Notice><p>{words}</p></Notice> }
}

/// The way to decide how many places there are, where that is what is missing.
pub(super) fn to_capacity(lang: Lang, call: &Call, each: &Planned) -> Option<AnyView> {
    (each.outlook() == rules::Outlook::CapacityUndecided).then(|| {
        let list = paths::of(paths::PLANNED, lang, &call.code);
        let href = format!("{list}?item={}#form", each.planned.id);
        view! { <ButtonLink weight=Weight::Quiet small=true href>{t::selection_decide_capacity(lang)}</ButtonLink> }
    })
}

/// A number of characters as fields take it.
pub(super) fn most(count: usize) -> u32 {
    u32::try_from(count).unwrap_or_default()
}

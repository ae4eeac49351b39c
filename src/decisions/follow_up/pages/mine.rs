//! The follow-ups that have one's name, in all communities.

use ensemble_common::prelude::*;

use super::super::{
    actions,
    model::{Back, FollowUp, Place},
    paths,
    rules::Actor,
    store,
    views::{self, Row},
};
use ensemble_core::{Lang, error::AppError, format};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{EmptyState, Kind, Notice, Pages, Pagination};

/// A row of the list: what the person is to the follow-up, and where it is.
type Own = (FollowUp, Option<Actor>, Place);

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db, person) = (request.lang, &request.portal.db, request.person()?);
    let is_closed = request.query_param("state") == Some("closed");
    let current = request.page_number()?;
    let last = store::count_of_person(db, person, is_closed).await?.div_ceil(store::PAGE_SIZE).max(1);
    if current > last {
        return Err(AppError::NotFound);
    }
    let (follow_ups, places) = futures::try_join!(
        store::of_person(db, person, is_closed, current),
        store::places_of_person(db, person)
    )?;
    let own: Vec<Own> = follow_ups
        .into_iter()
        .filter_map(|follow_up| {
            let place = places.get(&follow_up.community)?.clone();
            let actor = actions::actor(&request, &follow_up);
            Some((follow_up, actor, place))
        })
        .collect();
    let said = request.flash() == Some(Flash::Saved);
    let today = format::day_of(request.portal.now());
    let weight = own.iter().map(|(follow_up, ..)| follow_up.text.bytes()).sum();
    let title = t::follow_up_mine(lang);
    let body = move || {
        let list = list(lang, today, &own);
        let (other, words) = if is_closed {
            (paths::at(paths::MINE, lang).to_owned(), t::follow_up_see_open(lang))
        } else {
            (format!("{}?state=closed", paths::at(paths::MINE, lang)), t::follow_up_see_closed(lang))
        };
        let more = (last > 1).then(|| {
            let state = if is_closed { "closed" } else { "open" };
            let href = format!("{}?state={state}&page=", paths::at(paths::MINE, lang));
            view! { <Pagination lang pages=Pages::Numbered { current, last, href } label=title /> }
        });
        view! {
            <div class="stack gap-3">
                <h1>{title}</h1>
                <p class="lead">{t::follow_up_mine_lead(lang)}</p>
            </div>
            {said.then(|| view! { <Notice kind=Kind::Success><p>{t::follow_up_said_saved(lang)}</p></Notice> })}
            {list}
            {more}
            <p><a href=other>{words}</a></p>
        }
    };
    Ok(Page::new(title, paths::fixed(paths::MINE), body)
        .section("home")
        .unlisted()
        .weighing(weight)
        .with_writing_islands()
        .into())
}

fn list(lang: Lang, today: i64, own: &[Own]) -> AnyView {
    if own.is_empty() {
        return view! { <EmptyState title=t::follow_up_none(lang) text=t::follow_up_mine_none(lang) /> }
            .into_any();
    }
    let rows = own
        .iter()
        .map(|(follow_up, actor, place)| {
            let slug = &place.slugs[usize::from(lang == Lang::En)];
            let community = Some(place.name.clone());
            Row { lang, today, actor: *actor, slug, community, back: Back::Mine, typed: None }.of(follow_up)
        })
        .collect_view();
    views::in_place(lang, view! { <ul class="entry-list follow-ups">{rows}</ul> }.into_any())
}

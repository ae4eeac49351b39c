//! All communities: their order on lists, and whether they are on them.

use ensemble_common::prelude::*;
use serde::Deserialize;

use super::{
    super::{actions, paths},
    parts::{SIZE, head, id, last_page, pagination, said, saved, without_fields},
};
use ensemble_communities::community::{
    arranged, kind_word, model::Arranged, paths as community_paths, total,
};
use ensemble_core::{Lang, error::AppError, format};
use ensemble_server::web::{Direction, Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Column, DataTable, EmptyState, Line, StatusText, Tone, Weight};

pub(super) async fn list(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db) = (request.lang, &request.portal.db);
    let current = request.page_number()?;
    let (rows, count) = futures::try_join!(arranged(db, current, SIZE), total(db))?;
    let last = last_page(count, current)?;
    let done = saved(&request);
    let body = move || {
        let list = if rows.is_empty() {
            view! { <EmptyState title=t::home_no_community(lang) text=t::home_no_community_text(lang) /> }
                .into_any()
        } else {
            table(lang, rows, count, current).into_any()
        };
        let href = format!("{}?page=", paths::of(paths::COMMUNITIES, lang));
        let to = paths::of(paths::NEW_COMMUNITY, lang);
        view! {
            {head(lang, None, t::administration_communities(lang))}
            {said(done)}
            <div class="row"><ButtonLink href=to>{t::administration_community_new(lang)}</ButtonLink></div>
            {list}
            {pagination(lang, current, last, href)}
        }
    };
    let addresses = paths::COMMUNITIES.map(str::to_owned);
    let title = t::administration_communities(lang);
    Ok(Page::new(title, addresses, body).section("administration").unlisted().into())
}

fn table(lang: Lang, rows: Vec<Arranged>, count: u32, page: u32) -> impl IntoView {
    let columns = vec![
        Column::new(t::account_name(lang)),
        Column::new(t::community_fact_kind(lang)),
        Column::numeric(t::membership_people(lang)),
        Column::numeric(t::administration_organizations(lang)),
        Column::new(t::administration_standing(lang)),
        Column::new(t::administration_order(lang)),
    ];
    let last = rows.iter().rposition(|row| row.archived_at.is_none()).filter(|place| {
        let goes_on = u64::from(page) * u64::from(SIZE) < u64::from(count);
        place + 1 < rows.len() || !goes_on
    });
    let rows = rows
        .into_iter()
        .enumerate()
        .map(|(place, row)| {
            let ends = (page == 1 && place == 0, last == Some(place));
            let to = paths::with(paths::COMMUNITY, lang, &row.id.to_string());
            let passage = row.name.clone();
            vec![
                view! { <a href=to><Line lang passage /></a> }.into_any(),
                kind_word(lang, row.kind).into_any(),
                row.people.into_any(),
                row.organizations.into_any(),
                standing(lang, &row).into_any(),
                moves(lang, &row, page, ends).into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t::community_count(lang, count) columns rows /> }
}

fn standing(lang: Lang, row: &Arranged) -> impl IntoView + use<> {
    let slug = row.slugs[usize::from(lang == Lang::En)].clone();
    match row.archived_at {
        Some(at) => {
            let words = t::administration_archived(lang, format::date(lang, format::local(at).date()));
            view! { <StatusText tone=Tone::Plain>{words}</StatusText> }.into_any()
        }
        None => {
            let to = community_paths::of(community_paths::SHOW, lang, &slug);
            let name = row.name.text(lang).to_owned();
            view! {
                <a href=to>
                    {t::administration_community_page(lang)}
                    <span class="visually-hidden">" " {name}</span>
                </a>
            }
            .into_any()
        }
    }
}

/// The buttons that move a community, but for the way on which it is the first or the last.
fn moves(lang: Lang, row: &Arranged, page: u32, (first, last): (bool, bool)) -> impl IntoView + use<> {
    let path = |path| paths::with(path, lang, &row.id.to_string());
    let name = row.name.text(lang).to_owned();
    let label = |words: &'static str| {
        let name = name.clone();
        view! {
            {words}
            <span class="visually-hidden">" " {name}</span>
        }
    };
    let (action, buttons) = if row.archived_at.is_some() {
        let words = label(t::administration_restore(lang));
        let button = view! { <Button weight=Weight::Quiet small=true>{words}</Button> };
        (path(paths::RESTORE_COMMUNITY), button.into_any())
    } else {
        let buttons = Direction::ALL
            .iter()
            .filter(|direction| match direction {
                Direction::Up => !first,
                Direction::Down => !last,
            })
            .map(|direction| {
                let words = label(direction.label(lang));
                view! {
                    <Button name="direction" value=direction.code() weight=Weight::Quiet small=true>{words}</Button>
                }
            })
            .collect_view();
        (path(paths::MOVE_COMMUNITY), buttons.into_any())
    };
    view! {
        <form class="row gap-2" method="post" action=action>
            <input type="hidden" name="page" value=page.to_string() />
            {buttons}
        </form>
    }
}

/// The page of the list that a button was on.
#[derive(Deserialize)]
struct Back {
    #[serde(default)]
    page: Option<u32>,
}

fn back(request: &PageRequest) -> Result<PageResponse, AppError> {
    let page = request.input::<Back>()?.page.unwrap_or(1);
    let list = format!("{}?page={page}", paths::of(paths::COMMUNITIES, request.lang));
    Ok(PageResponse::redirect_with(&list, Flash::Saved))
}

pub(super) async fn submit_move(request: PageRequest) -> Result<PageResponse, AppError> {
    actions::move_community(&request, id(&request)?, request.input()?).await.map_err(without_fields)?;
    back(&request)
}

pub(super) async fn archive(request: PageRequest) -> Result<PageResponse, AppError> {
    actions::archive_community(&request, id(&request)?).await.map_err(without_fields)?;
    back(&request)
}

pub(super) async fn restore(request: PageRequest) -> Result<PageResponse, AppError> {
    actions::restore_community(&request, id(&request)?).await.map_err(without_fields)?;
    back(&request)
}

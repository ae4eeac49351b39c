//! All communities: their order on lists, and whether they are on them.

use leptos::prelude::*;

use super::{
    super::{paths, store},
    parts::{SIZE, done, head, id, last_page, page_number, pagination, said, saved},
};
use crate::{
    community::{archive, arranged, kind_word, model::Arranged, paths as community_paths, shift, total},
    error::AppError,
    i18n::{Lang, format, t},
    ids::CommunityId,
    server::web::{Page, PageRequest, PageResponse},
    ui::{Button, ButtonLink, Column, DataTable, EmptyState, Line, StatusText, Tone, Weight},
};

pub(super) async fn list(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db) = (request.lang, &request.portal.db);
    let current = page_number(&request)?;
    let (rows, count) = done(async { futures::try_join!(arranged(db, current, SIZE), total(db)) }).await?;
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
    let rows = rows
        .into_iter()
        .map(|row| {
            let to = paths::with(paths::COMMUNITY, lang, &row.id.to_string());
            let passage = row.name.clone();
            vec![
                view! { <a href=to><Line lang passage /></a> }.into_any(),
                kind_word(lang, row.kind).into_any(),
                row.people.into_any(),
                row.organizations.into_any(),
                standing(lang, &row).into_any(),
                moves(lang, &row, page).into_any(),
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
            view! { <a href=to>{t::administration_listed(lang)}</a> }.into_any()
        }
    }
}

fn moves(lang: Lang, row: &Arranged, page: u32) -> impl IntoView + use<> {
    let action = paths::with(paths::ARRANGE, lang, &row.id.to_string());
    let name = row.name.text(lang).to_owned();
    let buttons = if row.archived_at.is_some() {
        vec![("restore", t::administration_restore(lang))]
    } else {
        vec![("up", t::administration_up(lang)), ("down", t::administration_down(lang))]
    };
    let buttons = buttons
        .into_iter()
        .map(|(what, words)| {
            let name = name.clone();
            view! {
                <Button name="what" value=what weight=Weight::Quiet small=true>
                    {words}
                    <span class="visually-hidden">" " {name}</span>
                </Button>
            }
        })
        .collect_view();
    view! {
        <form class="row gap-2" method="post" action=action>
            <input type="hidden" name="page" value=page.to_string() />
            {buttons}
        </form>
    }
}

/// Moves a community up or down, archives it or brings it back.
pub(super) async fn arrange(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, lang, now) = (id::<CommunityId>(&request)?, request.lang, request.portal.now());
    let what = request.form.text("what");
    let action = match what {
        "up" | "down" => "community.moved",
        "archive" => "community.archived",
        "restore" => "community.restored",
        _ => return Err(AppError::BadRequest),
    };
    done(async {
        let mut to = request.portal.db.write().await?;
        let changed = match what {
            "archive" => archive(&mut to, community, Some(now)).await?,
            "restore" => archive(&mut to, community, None).await?,
            _ => shift(&mut to, community, what == "up").await?,
        };
        if changed {
            store::record(&mut to, &request, action, ("community", &community.to_string()), "").await?;
        }
        to.commit().await
    })
    .await?;
    let page = request.form.text("page").parse::<u32>().unwrap_or(1);
    Ok(PageResponse::Redirect(format!("{}?page={page}&said=saved", paths::of(paths::COMMUNITIES, lang))))
}

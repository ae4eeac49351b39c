//! Those who wish to be found.

use leptos::prelude::*;

use super::super::{model::Listed, paths, store};
use crate::community::profession_word;
use ensemble_core::{Lang, LocalizedText, error::AppError};
use ensemble_server::{
    markdown::lines,
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Avatar, Button, EmptyState, Field, Pages, Pagination, initials};

/// How many people one page shows.
const SIZE: u32 = 25;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db) = (request.lang, &request.portal.db);
    let search = request.query_param("q").unwrap_or_default().trim().to_owned();
    let current: u32 = match request.query_param("page") {
        None | Some("") => 1,
        Some(number) => number.parse().ok().filter(|number| *number > 0).ok_or(AppError::NotFound)?,
    };
    let (people, count) = futures::try_join!(
        store::directory(db, &search, current, SIZE),
        store::directory_count(db, &search)
    )?;
    let last = count.div_ceil(SIZE).max(1);
    if current > last {
        return Err(AppError::NotFound);
    }
    let body = move || {
        let encoded = percent_encoding::utf8_percent_encode(&search, percent_encoding::NON_ALPHANUMERIC);
        let href = format!("{}?q={encoded}&page=", paths::directory(lang));
        let list = if people.is_empty() {
            view! { <EmptyState title=t::membership_nobody(lang) text=t::membership_nobody_text(lang) /> }
                .into_any()
        } else {
            let rows = people.into_iter().map(|person| row(lang, person)).collect_view();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        let more =
            (last > 1).then(|| view! { <Pagination lang pages=Pages::Numbered { current, last, href } /> });
        view! {
            <div class="page-head">
                <h1>{t::membership_directory(lang)}</h1>
                <p class="lead">{t::membership_directory_text(lang)}</p>
            </div>
            <form class="form" method="get" action=paths::directory(lang) role="search">
                <Field id="q" label=t::membership_search(lang) kind="search" value=search />
                <div class="actions"><Button>{t::membership_search_button(lang)}</Button></div>
            </form>
            {list}
            {more}
        }
    };
    let addresses = paths::DIRECTORY.map(str::to_owned);
    Ok(Page::new(t::membership_directory(lang), addresses, body).section("directory").unlisted().into())
}

/// The language of a text, where it is not the page's.
fn tag_of(lang: Lang, passage: &LocalizedText) -> Option<&'static str> {
    Some(passage.shown(lang).lang).filter(|shown| *shown != lang).map(Lang::tag)
}

fn row(lang: Lang, person: Listed) -> impl IntoView {
    let work = [
        person.profession.map(|profession| profession_word(lang, profession).to_owned()),
        person.post,
        person.organization.map(|name| name.text(lang).to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ");
    view! {
        <li class="row nowrap top">
            <Avatar initials=initials(&person.name) name=person.name.clone() />
            <div>
                <p><b>{person.name}</b> " " {person.pronouns.map(|words| view! { <span class="small muted">"(" {words} ")"</span> })}</p>
                <p class="small muted">{work}</p>
                {person.bio.map(|passage| view! { <p lang=tag_of(lang, &passage) inner_html=lines(passage.text(lang))></p> })}
                {person.email.map(|email| view! { <p class="small"><a href=format!("mailto:{email}")>{email.clone()}</a></p> })}
            </div>
        </li>
    }
}

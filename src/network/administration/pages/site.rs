//! The portal's own pages, and how each stands in both languages.

use ensemble_common::prelude::*;

use super::{
    super::{labels, paths},
    parts::head,
};
use ensemble_communities::page::{all, model::SitePage};
use ensemble_core::{Lang, LocalizedText, Standing, error::AppError, format};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Column, DataTable, Line, StatusText, Weight};

pub(super) async fn list(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let pages = all(&request.portal.db).await?;
    let body = move || {
        let columns = vec![
            Column::new(t::administration_page(lang)),
            Column::new(t::ui_french(lang)),
            Column::new(t::ui_english(lang)),
            Column::new(t::administration_page_updated(lang)),
            Column::hidden(t::administration_page_edit(lang)),
        ];
        let rows = pages.into_iter().map(|page| row(lang, page)).collect();
        view! {
            {head(lang, None, t::administration_pages(lang))}
            <DataTable caption=t::administration_pages(lang) hide_caption=true columns rows />
        }
    };
    let addresses = paths::PAGES.map(str::to_owned);
    Ok(Page::new(t::administration_pages(lang), addresses, body).section("administration").unlisted().into())
}

fn row(lang: Lang, page: SitePage) -> Vec<AnyView> {
    let to = page.path(lang);
    let edit = match lang {
        Lang::Fr => format!("{to}/modifier"),
        Lang::En => format!("{to}/edit"),
    };
    let [fr, en] = Lang::ALL.map(|each| {
        let (words, tone) = labels::standing(lang, worse(&page.title, &page.body, each));
        view! { <StatusText tone>{words}</StatusText> }.into_any()
    });
    let name = page.title.text(lang).to_owned();
    let passage = page.title;
    vec![
        view! { <a href=to><Line lang passage /></a> }.into_any(),
        fr,
        en,
        format::date(lang, format::local(page.updated_at).date()).into_any(),
        view! {
            <ButtonLink href=edit weight=Weight::Quiet small=true>
                {t::administration_page_edit(lang)}
                <span class="visually-hidden">" " {name}</span>
            </ButtonLink>
        }
        .into_any(),
    ]
}

/// How a page stands in a language: as the worse of its title and its text.
fn worse(title: &LocalizedText, body: &LocalizedText, lang: Lang) -> Standing {
    let weight = |standing: &Standing| match standing {
        Standing::Fine => 0,
        Standing::Unreviewed => 1,
        Standing::Outdated { .. } => 2,
        Standing::OtherLanguage => 3,
    };
    let [title, body] = [title, body].map(|passage| passage.shown(lang).standing);
    if weight(&title) > weight(&body) { title } else { body }
}

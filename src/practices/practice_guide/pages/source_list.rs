//! What the passages of a chapter can be from.

use ensemble_common::prelude::*;

use super::{
    super::{
        labels,
        model::SourceKind,
        paths,
        sources::{self, Offered},
        store,
    },
    chapter_id, composed,
    parts::crumbs,
};
use ensemble_core::{Lang, error::AppError, fold::fold, rights::Action};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Choice, EmptyState, Entry, EntryList, Field, Line, Select, Weight};

/// The longest question, in characters.
const LONGEST: usize = 200;
/// How many sources the page shows.
const MOST: usize = 100;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let of = composed(&request, Action::ComposeGuides).await?;
    let (lang, db, id) = (request.lang, &request.portal.db, chapter_id(&request)?);
    let draft = store::draft(db, of.guide.id).await?.ok_or(AppError::NotFound)?;
    let (index, _) = draft.chapter(id).ok_or(AppError::NotFound)?;
    let asked: String = request.query_param("q").unwrap_or_default().chars().take(LONGEST).collect();
    let kind = request.query_param("kind").and_then(SourceKind::from_code);
    let mut found = sources::all(db, of.community.id).await?;
    found.retain(|offered| kind.is_none_or(|kind| offered.kind == kind) && matches(offered, &asked));
    let more = found.len() > MOST;
    found.truncate(MOST);
    let title = t::practice_guide_sources_title(lang, index + 1);
    let address = |lang| paths::of_chapter(paths::SOURCES, lang, of.community.slug(lang), &of.guide.slug, id);
    let addresses = Lang::ALL.map(address);
    let action = addresses[usize::from(lang == Lang::En)].clone();
    let name = title.clone();
    let body = move || {
        let add = paths::of_chapter(paths::NEW_PASSAGE, lang, of.slug(lang), &of.guide.slug, id);
        let back = format!("{}?chapter={id}#chapter-{id}", of.to(paths::COMPOSE, lang));
        let list = if found.is_empty() {
            view! { <EmptyState title=t::practice_guide_no_source(lang) text=t::practice_guide_no_source_text(lang) /> }
        } else {
            let rows = found.into_iter().map(|offered| row(lang, &add, offered)).collect_view();
            view! { <EntryList>{rows}</EntryList> }
        };
        let kinds =
            std::iter::once(Choice::new("", t::practice_guide_all_sources(lang)).chosen(kind.is_none()))
                .chain([SourceKind::Practice, SourceKind::Finding, SourceKind::Reflection].into_iter().map(
                    |each| {
                        Choice::new(each.code(), labels::source_kind(lang, each)).chosen(kind == Some(each))
                    },
                ))
                .collect();
        view! {
            {crumbs(lang, &of, &name)}
            <h1>{name.clone()}</h1>
            <p class="lead">{t::practice_guide_sources_lead(lang)}</p>
            <form class="filters" method="get" action=action role="search">
                <Field id="q" kind="search" label=t::practice_guide_search_source(lang) value=asked />
                <Select id="kind" label=t::practice_guide_source_word(lang) choices=kinds />
                <div class="row"><Button weight=Weight::Quiet>{t::practice_guide_search_button(lang)}</Button></div>
            </form>
            {list}
            {more.then(|| view! { <p class="meta">{t::practice_guide_more_sources(lang, MOST)}</p> })}
            <div class="row">
                <ButtonLink weight=Weight::Quiet href=add.clone()>{t::practice_guide_write_passage(lang)}</ButtonLink>
                <ButtonLink weight=Weight::Quiet href=back>{t::practice_guide_back(lang)}</ButtonLink>
            </div>
        }
    };
    Ok(Page::new(title, addresses, body).section("communities").unlisted().into())
}

/// Whether each word that is asked for is in the title, in one of its languages.
fn matches(offered: &Offered, asked: &str) -> bool {
    let titles = Lang::ALL.map(|lang| fold(offered.title.text(lang)));
    fold(asked).split_whitespace().all(|word| titles.iter().any(|title| title.contains(word)))
}

fn row(lang: Lang, add: &str, offered: Offered) -> AnyView {
    let href = format!("{add}?source={}", offered.key);
    let title = view! { <Line lang passage=offered.title /> };
    view! { <Entry href title=title>{labels::source_kind(lang, offered.kind)}</Entry> }
}

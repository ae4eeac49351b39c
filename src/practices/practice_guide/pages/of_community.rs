//! The guides of a community: those that everyone reads, and, for those who compose them, those that are begun.

use ensemble_common::prelude::*;

use super::{
    super::{
        labels,
        model::{Guide, GuideCard},
        paths, store,
    },
    parts::cards,
};
use ensemble_communities::community::{self, Room, head, model::Community, paths as community_paths};
use ensemble_core::{Lang, error::AppError, rights::Action};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, EmptyState, Entry, EntryList, Line};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = match community::named(&request, paths::OF_COMMUNITY).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (lang, db, community) = (request.lang, &request.portal.db, found.community);
    let published = store::published_of(db, community.id).await?;
    let composes = !found.archived && request.may(Action::ComposeGuides, Some(community.id));
    let drafts = if composes { Some(store::of_community(db, community.id).await?) } else { None };
    let title = t::practice_guide_page_title(lang, community.name(lang));
    let addresses = community_paths::both(paths::OF_COMMUNITY, &community.slugs);
    let body = move || body(lang, &community, &published, drafts);
    Ok(Page::new(title, addresses, body).section("communities").into())
}

fn body(
    lang: Lang,
    community: &Community,
    published: &[GuideCard],
    drafts: Option<Vec<Guide>>,
) -> impl IntoView + use<> {
    let list = if published.is_empty() {
        view! { <EmptyState title=t::practice_guide_none(lang) text=t::practice_guide_none_text(lang) /> }
    } else {
        cards(lang, published, false)
    };
    let slug = community.slug(lang).to_owned();
    let composing = drafts.map(|drafts| {
        let rows = drafts
            .into_iter()
            .map(|guide| {
                let href = paths::within(paths::COMPOSE, lang, &slug, &guide.slug);
                let title = view! { <Line lang passage=guide.title.clone() /> };
                let changed = t::practice_guide_changed_on(lang, labels::day(lang, guide.changed_at));
                view! { <Entry href title=title>{changed}</Entry> }
            })
            .collect_view();
        view! {
            <section class="stack" aria-labelledby="composing">
                <h2 id="composing">{t::practice_guide_composing(lang)}</h2>
                <EntryList>{rows}</EntryList>
                <div class="row">
                    <ButtonLink href=community_paths::of(paths::NEW, lang, &slug)>{t::practice_guide_new(lang)}</ButtonLink>
                </div>
            </section>
        }
    });
    view! {
        {head(lang, community, Room::Guides)}
        <section class="stack" aria-labelledby="guides">
            <h2 id="guides">{t::practice_guide_title(lang)}</h2>
            <p class="lead">{t::practice_guide_lead(lang)}</p>
            {list}
        </section>
        {composing}
    }
}

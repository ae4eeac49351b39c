//! The themes of a community: those that are proposed, those that were kept, those that were set aside.

use std::collections::HashMap;

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        composition::Composition,
        model::{Theme, ThemeState},
        paths, store,
    },
    entry::{Reader, entry},
    open_community, theme_id,
};
use ensemble_communities::community::{self, Part, Room, head, model::Community, paths as community_paths};
use ensemble_core::{
    LocalizedText,
    error::{ActionError, AppError},
    ids::ThemeId,
    rights::Action,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, EmptyState, Kind, Notice, Pages, Pagination};

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let found = match community::named(&request, paths::LIST).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (community, archived) = (found.community, found.archived);
    request.require(Action::ReadThemes, community.id)?;
    let reader = Reader::of(&request, community.id, archived);
    let (lang, db) = (request.lang, &request.portal.db);
    let current = request.page_number()?;
    let count = store::count_decided(db, community.id).await?;
    let last = count.div_ceil(store::PAGE_SIZE).max(1);
    if current > last {
        return Err(AppError::NotFound);
    }
    // What is still to be decided is on the first page.
    let mut themes = match current {
        1 => store::undecided(db, community.id, reader.person).await?,
        _ => Vec::new(),
    };
    themes.extend(store::decided(db, community.id, reader.person, current).await?);
    let ids: Vec<ThemeId> = themes.iter().map(|theme| theme.id).collect();
    let themes = Themes { merged: store::merged_titles(db, &ids).await?, themes, current, last };
    let votes = (composition.votes)(&request, &community).await?;
    let notice = match request.flash() {
        Some(Flash::Added) => Some((Kind::Success, t::theme_said_proposed(lang))),
        Some(Flash::Saved) => Some((Kind::Success, t::theme_said_saved(lang))),
        Some(Flash::Changed) => Some((Kind::Warning, t::theme_said_changed(lang))),
        _ => None,
    };
    let title = t::theme_page_title(lang, community.name(lang));
    let addresses = community_paths::both(paths::LIST, &community.slugs);
    let weight = themes.themes.iter().map(|theme| theme.texts.why.len()).sum();
    let body = move || page(reader, &community, themes, votes, notice);
    Ok(Page::new(title, addresses, body).section("communities").unlisted().weighing(weight).into())
}

/// What a page of the list shows.
struct Themes {
    themes: Vec<Theme>,
    /// The titles of those that were merged into them.
    merged: HashMap<ThemeId, Vec<LocalizedText>>,
    current: u32,
    last: u32,
}

fn page(
    reader: Reader,
    community: &Community,
    page: Themes,
    votes: Part,
    notice: Option<(Kind, &'static str)>,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let slug = community.slug(lang);
    let Themes { themes, merged, current, last } = page;
    let of = |state: ThemeState| themes.iter().filter(move |theme| theme.state == state);
    let propose = reader.proposes.then(|| {
        let href = community_paths::of(paths::PROPOSE, lang, slug);
        view! { <div class="row"><ButtonLink href>{t::theme_propose(lang)}</ButtonLink></div> }
    });
    let rows = |state| {
        let row = |theme: &Theme| {
            let merged = merged.get(&theme.id).map(Vec::as_slice).unwrap_or_default();
            entry(reader, slug, theme, merged)
        };
        of(state).map(row).collect_view()
    };
    let proposed = (current == 1).then(|| {
        let proposed = if of(ThemeState::Proposed).next().is_none() {
            view! { <EmptyState title=t::theme_none(lang) text=t::theme_none_text(lang) /> }.into_any()
        } else {
            view! { <ul class="entry-list themes">{rows(ThemeState::Proposed)}</ul> }.into_any()
        };
        view! {
            <section class="stack" aria-labelledby="proposed">
                <h2 id="proposed">{t::theme_proposed(lang)}</h2>
                {proposed}
            </section>
        }
    });
    let kept = of(ThemeState::Kept).next().is_some().then(|| {
        view! {
            <section class="stack" aria-labelledby="kept">
                <h2 id="kept">{t::theme_kept(lang)}</h2>
                <ul class="entry-list themes">{rows(ThemeState::Kept)}</ul>
            </section>
        }
    });
    let set_aside = of(ThemeState::SetAside).next().is_some().then(|| {
        view! {
            <section class="stack" aria-labelledby="set-aside">
                <h2 id="set-aside">{t::theme_aside(lang)}</h2>
                <ul class="entry-list themes">{rows(ThemeState::SetAside)}</ul>
            </section>
        }
    });
    let more = (last > 1).then(|| {
        let href = format!("{}?page=", community_paths::of(paths::LIST, lang, slug));
        let label = t::theme_title(lang);
        view! { <Pagination lang pages=Pages::Numbered { current, last, href } label /> }
    });
    view! {
        {head(lang, community, Room::Themes)}
        {notice.map(|(kind, words)| view! { <Notice kind><p>{words}</p></Notice> })}
        <div class="stack gap-3">
            <h2>{t::theme_title(lang)}</h2>
            <p class="lead">{t::theme_lead_text(lang)}</p>
            {propose}
        </div>
        {votes(lang)}
        {proposed}
        {kept}
        {set_aside}
        {more}
    }
}

pub(super) async fn submit_support(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match open_community(&request, paths::LIST, Action::ProposeThemes).await? {
        Ok(community) => community,
        Err(_) => return Err(AppError::NotFound),
    };
    let id = theme_id(&request)?;
    match actions::support(&request, community.id, id, request.input()?).await {
        Ok(()) => {
            let slug = community.slug(request.lang);
            let own = paths::of(paths::SHOW, request.lang, slug, id);
            let from_own = request.origin.as_ref().is_some_and(|origin| origin.page.starts_with(&own));
            let list = community_paths::of(paths::LIST, request.lang, slug);
            Ok(PageResponse::redirect(if from_own { own } else { format!("{list}#theme-{id}") }))
        }
        Err(ActionError::App(error)) => Err(error),
        Err(_) => Err(AppError::BadRequest),
    }
}

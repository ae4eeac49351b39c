//! The themes of a community: those that are proposed, those that were kept, those that were set aside.

use std::collections::HashMap;

use leptos::prelude::*;

use super::{
    super::{
        actions,
        composition::Composition,
        model::{Theme, ThemeState},
        paths, rules, store,
    },
    open_community, page_number, theme_id,
};
use crate::community::{self, Part, Room, head, model::Community, paths as community_paths};
use ensemble_core::{
    Lang, LocalizedText, Shown,
    error::{ActionError, AppError},
    format,
    ids::{PersonId, ThemeId},
    rights::Action,
};
use ensemble_server::{
    markdown::lines,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, EmptyState, Kind, Line, Notice, Pages, Pagination, Weight};

/// What a reader of the themes may do with them.
#[derive(Clone, Copy)]
struct Reader {
    lang: Lang,
    person: Option<PersonId>,
    proposes: bool,
    decides: bool,
}

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let found = match community::named(&request, paths::LIST).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (community, archived) = (found.community, found.archived);
    request.require(Action::ReadThemes, community.id)?;
    let within = |action| !archived && request.may(action, Some(community.id));
    let reader = Reader {
        lang: request.lang,
        person: request.viewer.id(),
        proposes: within(Action::ProposeThemes),
        decides: within(Action::DecideThemes),
    };
    let (lang, db) = (request.lang, &request.portal.db);
    let current = page_number(&request)?;
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

/// One theme of the list, and the themes that were merged into it.
fn entry(reader: Reader, slug: &str, theme: &Theme, merged: &[LocalizedText]) -> AnyView {
    let lang = reader.lang;
    let id = theme.id;
    let texts = &theme.texts;
    let tag = (texts.lang != lang).then(|| texts.lang.tag());
    let names: Vec<&str> = theme.authors.iter().map(|author| author.name.as_str()).collect();
    let names = format::list(lang, &names);
    let when = format::date(lang, format::local(theme.created_at).date());
    let lead = (!texts.lead.is_empty()).then(|| {
        view! { <p class="small"><b>{t::theme_lead(lang)}</b> " " <span lang=tag>{texts.lead.clone()}</span></p> }
    });
    let reason = theme.reason.as_ref().filter(|_| theme.state == ThemeState::SetAside).map(|reason| {
        let Shown { text, lang: spoken, .. } = reason.shown(lang);
        let tag = (spoken != lang).then(|| spoken.tag());
        view! { <p class="small"><b>{t::theme_reason(lang)}</b> " " <span lang=tag inner_html=lines(text)></span></p> }
    });
    let merged = (!merged.is_empty()).then(|| {
        let titles: Vec<String> = merged.iter().map(|title| format::quoted(lang, title.text(lang))).collect();
        view! { <p class="small muted">{t::theme_merged(lang, format::list(lang, &titles))}</p> }
    });
    let own = reader.person.is_some_and(|person| theme.is_by(person)) && rules::is_open(theme.state);
    let edit = (own && reader.proposes).then(|| {
        let href = paths::of(paths::EDIT, lang, slug, id);
        view! { <a href=href>{t::theme_edit(lang)} {of_theme(lang, theme)}</a> }
    });
    let decide = (reader.decides && !rules::decisions(theme.state).is_empty()).then(|| {
        let href = paths::of(paths::DECIDE, lang, slug, id);
        view! { <a href=href>{t::theme_decide(lang)} {of_theme(lang, theme)}</a> }
    });
    view! {
        <li id=format!("theme-{id}")>
            <div class="entry-text">
                <h3><Line lang passage=texts.title.clone() /></h3>
                <p class="byline"><span>{t::theme_by(lang, names)}</span> <span>{when}</span></p>
                <p lang=tag inner_html=lines(&texts.why)></p>
                {lead}
                {reason}
                {merged}
                <div class="theme-actions">
                    {support(reader, slug, theme)}
                    {edit}
                    {decide}
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// For those who do not see its row: which theme a link is about.
fn of_theme(lang: Lang, theme: &Theme) -> AnyView {
    let title = format::quoted(lang, theme.texts.title.text(lang));
    view! { <span class="visually-hidden">" " {title}</span> }.into_any()
}

/// How many support a theme, and the button that adds or withdraws one's own support.
fn support(reader: Reader, slug: &str, theme: &Theme) -> impl IntoView + use<> {
    let lang = reader.lang;
    let count = t::theme_supporters(lang, theme.supporters);
    let button = (reader.proposes && rules::is_open(theme.state)).then(|| {
        let action = paths::of(paths::SUPPORT, lang, slug, theme.id);
        let (field, words) = if theme.supported {
            (None, t::theme_withdraw_support(lang))
        } else {
            (Some(view! { <input type="hidden" name="supports" value="1" /> }), t::theme_support(lang))
        };
        let of_theme = of_theme(lang, theme);
        view! {
            <form method="post" action=action>
                {field}
                <Button weight=Weight::Quiet small=true>{words} {of_theme}</Button>
            </form>
        }
    });
    view! {
        {button}
        <span class="theme-support">{count}</span>
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
            let here = community_paths::of(paths::LIST, request.lang, community.slug(request.lang));
            Ok(PageResponse::redirect(format!("{here}#theme-{id}")))
        }
        Err(ActionError::App(error)) => Err(error),
        Err(_) => Err(AppError::BadRequest),
    }
}

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
    open_community, theme_id,
};
use crate::community::{self, Part, Room, head, model::Community, paths as community_paths};
use ensemble_core::{
    Lang,
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
use ensemble_ui::{Button, ButtonLink, EmptyState, Kind, Line, Notice, Weight};

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
    let mut themes = store::of_community(&request.portal.db, community.id, reader.person).await?;
    rules::sort(&mut themes);
    let votes = (composition.votes)(&request, &community).await?;
    let lang = request.lang;
    let notice = match request.flash() {
        Some(Flash::Added) => Some((Kind::Success, t::theme_said_proposed(lang))),
        Some(Flash::Saved) => Some((Kind::Success, t::theme_said_saved(lang))),
        Some(Flash::Changed) => Some((Kind::Warning, t::theme_said_changed(lang))),
        _ => None,
    };
    let title = t::theme_page_title(lang, community.name(lang));
    let addresses = community_paths::both(paths::LIST, &community.slugs);
    let weight = themes.iter().map(|theme| theme.texts.why.len()).sum();
    let body = move || page(reader, &community, themes, votes, notice);
    Ok(Page::new(title, addresses, body).section("communities").unlisted().weighing(weight).into())
}

fn page(
    reader: Reader,
    community: &Community,
    themes: Vec<Theme>,
    votes: Part,
    notice: Option<(Kind, &'static str)>,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let slug = community.slug(lang);
    let of = |state: ThemeState| themes.iter().filter(move |theme| theme.state == state);
    let propose = reader.proposes.then(|| {
        let href = community_paths::of(paths::PROPOSE, lang, slug);
        view! { <div class="row"><ButtonLink href>{t::theme_propose(lang)}</ButtonLink></div> }
    });
    let mut merged: HashMap<ThemeId, Vec<&Theme>> = HashMap::new();
    for theme in &themes {
        if let Some(into) = theme.merged_into {
            merged.entry(into).or_default().push(theme);
        }
    }
    let rows = |state| {
        let row = |theme: &Theme| {
            let merged = merged.get(&theme.id).map(Vec::as_slice).unwrap_or_default();
            entry(reader, slug, theme, merged)
        };
        of(state).map(row).collect_view()
    };
    let proposed = if of(ThemeState::Proposed).next().is_none() {
        view! { <EmptyState title=t::theme_none(lang) text=t::theme_none_text(lang) /> }.into_any()
    } else {
        view! { <ul class="entry-list themes">{rows(ThemeState::Proposed)}</ul> }.into_any()
    };
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
    view! {
        {head(lang, community, Room::Themes)}
        {notice.map(|(kind, words)| view! { <Notice kind><p>{words}</p></Notice> })}
        <div class="stack gap-3">
            <p class="lead">{t::theme_lead_text(lang)}</p>
            {propose}
        </div>
        {votes(lang)}
        <section class="stack" aria-labelledby="proposed">
            <h2 id="proposed">{t::theme_proposed(lang)}</h2>
            {proposed}
        </section>
        {kept}
        {set_aside}
    }
}

/// One theme of the list, and the themes that were merged into it.
fn entry(reader: Reader, slug: &str, theme: &Theme, merged: &[&Theme]) -> AnyView {
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
    let reason = theme.reason.clone().filter(|_| theme.state == ThemeState::SetAside).map(|reason| {
        view! { <p class="small"><b>{t::theme_reason(lang)}</b> " " <span inner_html=lines(&reason)></span></p> }
    });
    let merged = (!merged.is_empty()).then(|| {
        let titles: Vec<String> =
            merged.iter().map(|each| format::quoted(lang, each.texts.title.text(lang))).collect();
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

//! A theme, as the list and its own page show it.

use ensemble_common::prelude::*;

use super::super::{
    model::{Theme, ThemeState},
    paths, rules,
};
use ensemble_core::{
    Lang, LocalizedText, Shown, format,
    ids::{CommunityId, PersonId},
    rights::Action,
};
use ensemble_server::{markdown::lines, web::PageRequest};
use ensemble_texts as t;
use ensemble_ui::{Button, Line, Weight};

/// What a reader of the themes may do with them.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    pub(super) lang: Lang,
    pub(super) person: Option<PersonId>,
    pub(super) proposes: bool,
    pub(super) decides: bool,
}

impl Reader {
    /// Nothing changes in a community that was archived.
    pub(super) fn of(request: &PageRequest, community: CommunityId, archived: bool) -> Self {
        let within = |action| !archived && request.may(action, Some(community));
        Self {
            lang: request.lang,
            person: request.viewer.id(),
            proposes: within(Action::ProposeThemes),
            decides: within(Action::DecideThemes),
        }
    }
}

/// One theme of the list, and the themes that were merged into it.
pub(super) fn entry(reader: Reader, slug: &str, theme: &Theme, merged: &[LocalizedText]) -> AnyView {
    let lang = reader.lang;
    let href = paths::of(paths::SHOW, lang, slug, theme.id);
    let replies = view! {
        <a href=format!("{href}#replies")>{t::theme_replies(lang, theme.replies)} {of_theme(lang, theme)}</a>
    };
    let text = text(reader, slug, theme, merged, Some(replies.into_any()));
    view! {
        <li id=format!("theme-{}", theme.id)>
            <div class="entry-text">
                <h3><a class="entry-title" href=href><Line lang passage=theme.texts.title.clone() /></a></h3>
                {text}
            </div>
        </li>
    }
    .into_any()
}

/// What is below the title of a theme: who proposed it, why, and what can be done with it.
pub(super) fn text(
    reader: Reader,
    slug: &str,
    theme: &Theme,
    merged: &[LocalizedText],
    replies: Option<AnyView>,
) -> AnyView {
    let (lang, id, texts) = (reader.lang, theme.id, &theme.texts);
    let tag = (texts.lang != lang).then(|| texts.lang.tag());
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
        <p class="byline"><span>{t::theme_by(lang, authors(lang, theme))}</span> <span>{when}</span></p>
        <p lang=tag inner_html=lines(&texts.why)></p>
        {lead}
        {reason}
        {merged}
        <div class="theme-actions">
            {support(reader, slug, theme)}
            {replies}
            {edit}
            {decide}
        </div>
    }
    .into_any()
}

/// The names of those who proposed a theme. Those whose account is closed are counted.
fn authors(lang: Lang, theme: &Theme) -> String {
    let mut names: Vec<String> = theme.authors.iter().filter_map(|author| author.name.clone()).collect();
    let closed = (theme.authors.len() - names.len()).max(usize::from(names.is_empty()));
    if closed > 0 {
        names.push(t::theme_closed_authors(lang, closed));
    }
    format::list(lang, &names)
}

/// Which theme a link is about, for screen readers.
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

//! Reflections as a list that is read: what each responds to, its title, how it begins, who wrote it, what it led to.

use ensemble_common::prelude::*;

use super::super::{
    labels,
    model::{Counts, GroupNote, Reflection},
    paths,
    views::{AudienceText, author_of, beginning, encoded, name_of, spoken},
};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{Lang, format};
use ensemble_texts as t;
use ensemble_ui::LangBadge;

/// How much of a text an entry shows, in characters; the page shows three or four lines of it.
const EXTRACT: usize = 320;

/// Reflections as entries; `communities` says whether each names its own.
pub(super) fn entries(lang: Lang, all: Vec<Reflection>, communities: bool) -> impl IntoView {
    all.into_iter().map(|reflection| entry(lang, &reflection, communities)).collect_view()
}

fn entry(lang: Lang, reflection: &Reflection, communities: bool) -> AnyView {
    let (name, name_lang) = name_of(lang, reflection);
    let tag = (name_lang != lang).then(|| name_lang.tag());
    let body = reflection.texts.body.shown(lang);
    let body_tag = (body.lang != lang).then(|| body.lang.tag());
    let extract = extract(reflection, body.text, &name);
    let href = paths::show(lang, reflection.id);
    let replies = format!("{href}#comments");
    let prompt = prompt(lang, reflection).map(|link| link.into_any());
    let fresh = (!reflection.is_read)
        .then(|| view! { <span class="new">{t::reflection_new_badge(lang)}</span> }.into_any());
    let above = (prompt.is_some() || fresh.is_some())
        .then(|| view! { <p class="entry-prompt">{prompt} " " {fresh}</p> });
    view! {
        <article class="feed-entry">
            {above}
            <h3><a href=href lang=tag>{name}</a></h3>
            {extract.map(|extract| view! { <p class="extract" lang=body_tag>{extract}</p> })}
            <footer>
                {byline(lang, reflection, communities).into_any()}
                {echoes(lang, reflection.counts, replies)}
            </footer>
        </article>
    }
    .into_any()
}

/// How a text begins; where its beginning stands in for a title, what follows that.
fn extract(reflection: &Reflection, text: &str, name: &str) -> Option<String> {
    let shown = beginning(text, EXTRACT);
    if reflection.texts.title.is_some() {
        return Some(shown).filter(|text| !text.is_empty());
    }
    let rest = shown.strip_prefix(name.trim_end_matches(" …"))?.trim_start();
    (!rest.is_empty()).then(|| format!("… {rest}"))
}

/// What it responds to: a link to the community's reflections that respond to the same.
fn prompt(lang: Lang, reflection: &Reflection) -> Option<impl IntoView + use<>> {
    let prompt = reflection.prompt.as_ref()?;
    let shown = prompt.text.shown(lang);
    let tag = (shown.lang != lang).then(|| shown.lang.tag());
    let list = community_paths::of(paths::LIST, lang, &reflection.slugs[usize::from(lang == Lang::En)]);
    let href = format!("{list}?prompt={}", encoded(&prompt.key));
    let text = shown.text.to_owned();
    Some(view! { <a href=href lang=tag>{text}</a> })
}

/// Who wrote it and when, in which languages, who sees it.
fn byline(lang: Lang, reflection: &Reflection, communities: bool) -> impl IntoView + use<> {
    let known = reflection.author_name.is_some()
        || matches!(&reflection.group_note, Some(GroupNote { open: false, authors }) if !authors.is_empty());
    let author = if known {
        view! { <b>{author_of(lang, reflection)}</b> }.into_any()
    } else {
        view! { <span>{t::reflection_byline_anonymous(lang)}</span> }.into_any()
    };
    let day = format::local(reflection.listed_at).date();
    let kind = reflection.kind.map(|kind| view! { <span>{labels::kind(lang, kind)}</span> });
    let group = reflection.group_note.as_ref().map(|note| {
        let words = if note.open { t::group_open(lang) } else { t::group_together(lang) };
        view! { <span>{words}</span> }
    });
    let community =
        communities.then(|| view! { <span>{reflection.community_name.text(lang).to_owned()}</span> });
    view! {
        <p class="byline">
            {author}
            <time datetime=day.to_string()>{format::date(lang, day)}</time>
            {community}
            <LangBadge lang spoken=spoken(&reflection.texts.body) />
            {kind}
            {group}
            <AudienceText lang audience=reflection.visibility.audience />
        </p>
    }
}

/// How many people reacted and replied; nothing where all counts are zero.
pub(super) fn echoes(lang: Lang, counts: Counts, replies: String) -> Option<AnyView> {
    let Counts { comments, useful, tried, question } = counts;
    let words = [
        (useful, t::reflection_echo_useful as fn(Lang, u32) -> String),
        (tried, t::reflection_echo_tried),
        (question, t::reflection_echo_question),
    ];
    let reactions = words
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| view! { <li>{words(lang, count)}</li> })
        .collect_view();
    let replies = (comments > 0).then(|| {
        view! { <li><a href=replies>{t::reflection_comments_count(lang, comments)}</a></li> }
    });
    (comments + useful + tried + question > 0).then(|| {
        view! { <ul class="echoes" aria-label=t::reflection_echoes(lang)>{reactions} {replies}</ul> }
            .into_any()
    })
}

//! Reflections in lists, and how each says who sees it.

use leptos::prelude::*;

use super::{
    labels,
    model::{Audience, GroupNote, Reflection, ReflectionKind, Texts},
    paths,
    store::{Candidate, Kind},
};
use crate::{community::paths as community_paths, meeting::paths as meeting_paths};
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_server::markdown;
use ensemble_texts as t;
use ensemble_ui::{Badge, LangBadge, Spoken, Tone};

/// How much of a text stands in for a title, in characters.
const NAME: usize = 70;
/// How much of a text a list shows.
const EXCERPT: usize = 240;

/// How much of a text is read for its beginning, in bytes.
const READ: usize = 4_096;

/// The beginning of a text, cut between words.
pub(super) fn beginning(text: &str, most: usize) -> String {
    let read = text.floor_char_boundary(READ);
    let read = if read < text.len() { text[..read].rfind(char::is_whitespace).unwrap_or(read) } else { read };
    let plain = markdown::to_text(&text[..read]);
    if plain.chars().count() <= most && read == text.len() {
        return plain;
    }
    let cut: String = plain.chars().take(most).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{} …", cut.trim_end_matches([',', ';', ':', '.', ' ']))
}

/// What a reflection is called: its title, or how it begins; and the language of that.
pub(super) fn name_of(lang: Lang, reflection: &Reflection) -> (String, Lang) {
    name_of_texts(lang, &reflection.texts)
}

/// The same, of its texts. What has not a word yet, such as a picture alone, is untitled.
pub(super) fn name_of_texts(lang: Lang, texts: &Texts) -> (String, Lang) {
    let shown = texts.title.as_ref().unwrap_or(&texts.body).shown(lang);
    match beginning(shown.text, NAME) {
        name if name.is_empty() => (t::reflection_untitled(lang).to_owned(), lang),
        name => (name, shown.lang),
    }
}

/// The names of its authors, if the viewer may see them.
pub(super) fn author_of(lang: Lang, reflection: &Reflection) -> String {
    if let Some(GroupNote { open: false, authors }) = &reflection.note
        && !authors.is_empty()
    {
        return format::list(lang, authors);
    }
    match &reflection.author_name {
        Some(name) if reflection.anonymous => t::reflection_by_anonymous_me(lang, name.as_str()),
        Some(name) => name.clone(),
        None => t::reflection_anonymous(lang).to_owned(),
    }
}

/// Who sees it.
#[component]
pub(super) fn AudienceBadge(lang: Lang, audience: Audience) -> impl IntoView {
    let (word, tone) = labels::audience(lang, audience);
    view! {
        <Badge tone>
            <span class="visually-hidden">{t::reflection_seen_by(lang)} " "</span>
            {word}
        </Badge>
    }
}

/// Finding or challenge.
#[component]
pub(super) fn KindBadge(lang: Lang, kind: Option<ReflectionKind>) -> impl IntoView {
    kind.map(|kind| view! { <Badge tone=Tone::Good>{labels::kind(lang, kind)}</Badge> })
}

/// That a group writes it, and whether it still does.
#[component]
pub(super) fn GroupBadge(lang: Lang, group: Option<GroupNote>) -> impl IntoView {
    group.map(|group| {
        let open = group.open.then(|| view! { <Badge tone=Tone::Meet>{t::group_open(lang)}</Badge> });
        view! { <Badge tone=Tone::Plain>{t::group_together(lang)}</Badge> {open} }
    })
}

/// The languages that a text can be read in.
pub(super) fn spoken(passage: &LocalizedText) -> Spoken {
    match passage {
        LocalizedText::Single { lang, .. } => Spoken::Only(*lang),
        LocalizedText::Pair { .. } => Spoken::Both,
    }
}

/// Reflections as cards; `communities` says whether each names its own.
pub(super) fn cards(lang: Lang, all: Vec<Reflection>, communities: bool) -> impl IntoView {
    let cards = all
        .into_iter()
        .map(|reflection| {
            let (name, name_lang) = name_of(lang, &reflection);
            let tag = (name_lang != lang).then(|| name_lang.tag());
            let text = reflection.texts.body.shown(lang);
            let text_tag = (text.lang != lang).then(|| text.lang.tag());
            let excerpt = reflection.texts.title.is_some().then(|| beginning(text.text, EXCERPT));
            let date = format::date(lang, format::local(reflection.listed_at).date());
            let by = t::reflection_by(lang, author_of(lang, &reflection), date);
            let fresh = (!reflection.is_read)
                .then(|| view! { <Badge tone=Tone::Meet>{t::reflection_new_badge(lang)}</Badge> });
            let replies = (reflection.counts.comments > 0).then(
                || view! { <span>{t::reflection_comments_count(lang, reflection.counts.comments)}</span> },
            );
            let community = communities.then(
                || view! { <p class="small muted">{reflection.community_name.text(lang).to_owned()}</p> },
            );
            let tags = tags(lang, &reflection);
            view! {
                <li class="card">
                    <div class="row gap-2">
                        <AudienceBadge lang audience=reflection.visibility.audience />
                        <LangBadge lang spoken=spoken(&reflection.texts.body) />
                        <GroupBadge lang group=reflection.note.clone() />
                        <KindBadge lang kind=reflection.kind />
                        {fresh}
                    </div>
                    <h3><a href=paths::show(lang, reflection.id) lang=tag>{name}</a></h3>
                    {community}
                    {excerpt.map(|excerpt| view! { <p class="muted" lang=text_tag>{excerpt}</p> })}
                    {tags}
                    <footer class="row spread small"><span class="muted">{by}</span> {replies}</footer>
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! { <ul class="grid">{cards}</ul> }
}

/// The tags of a reflection; each leads to the community's reflections that have it.
pub(super) fn tags(lang: Lang, reflection: &Reflection) -> impl IntoView + use<> {
    let list = community_paths::of(paths::LIST, lang, &reflection.slugs[usize::from(lang == Lang::En)]);
    let tags = reflection
        .tags
        .iter()
        .map(|tag| {
            let href = format!("{list}?tag={}", encoded(tag));
            view! { <li><a class="chip" href=href>{tag.clone()}</a></li> }
        })
        .collect_view();
    (!reflection.tags.is_empty()).then(|| {
        view! {
            <div class="row gap-2">
                <span class="visually-hidden">{t::reflection_tags(lang)}</span>
                <ul class="plain row gap-2">{tags}</ul>
            </div>
        }
    })
}

/// A value for an address.
pub(super) fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// Where something is that was found.
pub(super) fn found_at(lang: Lang, found: &Candidate) -> String {
    let side = usize::from(lang == Lang::En);
    match found.kind {
        Kind::Community => community_paths::of(community_paths::SHOW, lang, &found.slugs[side]),
        Kind::Meeting => meeting_paths::SHOW[side].replace("{id}", &found.id),
        Kind::Reflection => paths::SHOW[side].replace("{reflection}", &found.id),
    }
}

//! What several pages show of reflections, and how each says who sees it.

use ensemble_common::prelude::*;

use super::{
    labels,
    model::{Audience, GroupNote, Reflection, Texts},
    paths,
    store::{Candidate, SearchKind},
};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_server::markdown;
use ensemble_texts as t;
use ensemble_ui::Spoken;

/// How much of a text stands in for a title, in characters.
const NAME: usize = 70;

/// How much of a text is read for its beginning, in bytes.
const READ: usize = 4_096;

/// The beginning of a text, cut between words.
#[must_use]
pub fn beginning(text: &str, most: usize) -> String {
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
#[must_use]
pub fn name_of_texts(lang: Lang, texts: &Texts) -> (String, Lang) {
    let shown = texts.title.as_ref().unwrap_or(&texts.body).shown(lang);
    match beginning(shown.text, NAME) {
        name if name.is_empty() => (t::reflection_untitled(lang).to_owned(), lang),
        name => (name, shown.lang),
    }
}

/// The names of its authors, if the viewer may see them.
pub(super) fn author_of(lang: Lang, reflection: &Reflection) -> String {
    if let Some(GroupNote { open: false, authors }) = &reflection.group_note
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

/// Who sees it, in a word or two.
#[component]
pub(super) fn AudienceText(lang: Lang, audience: Audience) -> impl IntoView {
    view! {
        <span>
            <span class="visually-hidden">{t::reflection_who_reads(lang)} " "</span>
            {labels::audience(lang, audience)}
        </span>
    }
}

/// The languages that a text can be read in.
#[must_use]
pub fn spoken(passage: &LocalizedText) -> Spoken {
    match passage {
        LocalizedText::Single { lang, .. } => Spoken::Only(*lang),
        LocalizedText::Pair { .. } => Spoken::Both,
    }
}

/// The tags of a reflection; each leads to the community's reflections that have it.
pub(super) fn tags(lang: Lang, reflection: &Reflection) -> impl IntoView + use<> {
    let list = community_paths::of(paths::LIST, lang, &reflection.slugs[usize::from(lang == Lang::En)]);
    let tags = reflection
        .tags
        .iter()
        .map(|tag| {
            let href = format!("{list}?tag={}", encoded(tag));
            view! { <li><a href=href>{tag.clone()}</a></li> }
        })
        .collect_view();
    (!reflection.tags.is_empty()).then(|| {
        view! {
            <div class="tags">
                <span>{t::reflection_tags_before(lang)}</span>
                <ul>{tags}</ul>
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
        SearchKind::Community => community_paths::of(community_paths::SHOW, lang, &found.slugs[side]),
        SearchKind::Meeting => meeting_paths::SHOW[side].replace("{id}", &found.id),
        SearchKind::Reflection => paths::SHOW[side].replace("{reflection}", &found.id),
        SearchKind::Minutes => meeting_paths::MINUTES[side].replace("{id}", &found.id),
        SearchKind::Practice => {
            let practices = community_paths::of(community_paths::PRACTICES, lang, &found.slugs[side]);
            format!("{practices}/{}", found.id)
        }
        SearchKind::Guide => community_paths::GUIDE[side].replace("{guide}", &found.id),
        SearchKind::Decision => {
            let register = community_paths::of(community_paths::DECISIONS, lang, &found.slugs[side]);
            let number = found.decision.unwrap_or_default();
            format!("{register}?q=D{number}#D{number}")
        }
    }
}

//! What people wrote as blocks of a publication. Each text is in its own language, and says what its readers should know: that
//! it is in the other language only, that its translation is behind, that no one has read it over.

use ensemble_core::{Lang, LocalizedText, Shown, Standing, format};
use ensemble_publication::{Block, Inline, from_markdown, label};
use ensemble_texts as t;

/// Words of the portal.
#[must_use]
pub fn plain(words: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Text(words.into())]
}

/// Words in a language that may be another one than around them.
#[must_use]
pub fn in_language(around: Lang, lang: Lang, text: Vec<Inline>) -> Vec<Inline> {
    if lang == around { text } else { vec![Inline::InLanguage { lang, text }] }
}

/// A plain text with its line breaks.
#[must_use]
pub fn lines(text: &str) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for line in text.lines() {
        if !inlines.is_empty() {
            inlines.push(Inline::Break);
        }
        inlines.push(Inline::Text(line.to_owned()));
    }
    inlines
}

/// A short text on one line, for readers of a language. What there is to know about it follows in brackets.
#[must_use]
pub fn line(lang: Lang, passage: &LocalizedText) -> Vec<Inline> {
    let Shown { text, lang: spoken, standing } = passage.shown(lang);
    let mut inlines = in_language(lang, spoken, plain(text));
    let note = match standing {
        Standing::Fine => return inlines,
        Standing::OtherLanguage => match spoken {
            Lang::Fr => t::text_only_fr(lang),
            Lang::En => t::text_only_en(lang),
        },
        Standing::Outdated { .. } => t::text_outdated(lang),
        Standing::Unreviewed => t::text_unreviewed_short(lang),
    };
    inlines.push(Inline::Text(format!(" ({note})")));
    inlines
}

/// What there is to know about a whole text, before it.
#[must_use]
pub fn notice(lang: Lang, shown: &Shown<'_>) -> Option<Block> {
    let words = match shown.standing {
        Standing::Fine => return None,
        Standing::OtherLanguage => match shown.lang {
            Lang::Fr => t::ui_only_in_french(lang).to_owned(),
            Lang::En => t::ui_only_in_english(lang).to_owned(),
        },
        // An agenda does not know since when.
        Standing::Outdated { since: 0 } => t::text_outdated(lang).to_owned(),
        Standing::Outdated { since } => {
            t::text_outdated_since(lang, format::date(lang, format::local(since).date()))
        }
        Standing::Unreviewed => t::text_unreviewed(lang).to_owned(),
    };
    Some(Block::Paragraph { lang, text: vec![Inline::Emphasis(plain(words))] })
}

/// A whole text, from its Markdown, for readers of a language. What there is to know about it comes first.
/// Its headings are strong paragraphs.
#[must_use]
pub fn passage(lang: Lang, passage: &LocalizedText) -> Vec<Block> {
    let shown = passage.shown(lang);
    notice(lang, &shown).into_iter().chain(from_markdown(shown.lang, shown.text)).collect()
}

/// Facts as a list: what each is called, and what it is.
#[must_use]
pub fn facts(lang: Lang, facts: Vec<(&str, Vec<Inline>)>) -> Block {
    let items = facts
        .into_iter()
        .map(|(word, value)| {
            let mut text =
                vec![Inline::Strong(plain(label(lang, word).trim_end())), Inline::Text(" ".to_owned())];
            text.extend(value);
            vec![Block::Paragraph { lang, text }]
        })
        .collect();
    Block::List { lang, ordered: false, items }
}

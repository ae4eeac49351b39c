//! A text that people wrote, shown with what a reader should know about it: that it exists in the
//! other language only, that its translation is behind, that nobody has read it over.

use leptos::prelude::*;

use super::badge::{Badge, Tone};
use super::icon::{Icon, Shape};
use ensemble_core::{Lang, LocalizedText, Shown, Standing, format};
use ensemble_texts as t;

/// A short text on one line: an aim, a title. What there is to know about it follows as a badge.
#[component]
pub fn Line(
    /// The page's language.
    lang: Lang,
    /// The text.
    passage: LocalizedText,
) -> impl IntoView {
    let Shown { lang: spoken, standing, .. } = passage.shown(lang);
    let tag = (spoken != lang).then(|| spoken.tag());
    let text = passage.into_text(lang);
    let badge = match standing {
        Standing::Fine => None,
        Standing::OtherLanguage => Some((language_tone(spoken), only(lang, spoken))),
        Standing::Outdated { .. } => Some((Tone::Warn, t::text_outdated(lang))),
        Standing::Unreviewed => Some((Tone::Plain, t::text_unreviewed_short(lang))),
    };
    view! {
        <span lang=tag>{text}</span>
        {badge.map(|(tone, word)| view! { " " <Badge tone>{word}</Badge> })}
    }
}

/// A whole text, already rendered from Markdown, with a notice before it where one is due.
#[component]
pub fn Prose(
    /// The page's language.
    lang: Lang,
    /// The text, which says how it stands.
    passage: LocalizedText,
    /// The same text as safe HTML.
    #[prop(into)]
    html: String,
) -> impl IntoView {
    let shown = passage.shown(lang);
    let tag = (shown.lang != lang).then(|| shown.lang.tag());
    let notice = match shown.standing {
        Standing::Fine => None,
        Standing::OtherLanguage => {
            let words = match shown.lang {
                Lang::Fr => t::ui_only_in_french(lang),
                Lang::En => t::ui_only_in_english(lang),
            };
            let class = match shown.lang {
                Lang::Fr => "notice fr",
                Lang::En => "notice en",
            };
            Some((class, words.to_owned()))
        }
        Standing::Outdated { since } => {
            let date = format::date(lang, format::local(since).date());
            Some(("notice warn", t::text_outdated_since(lang, date)))
        }
        Standing::Unreviewed => Some(("notice", t::text_unreviewed(lang).to_owned())),
    };
    view! {
        {notice
            .map(|(class, words)| {
                view! {
                    <div class=class>
                        <Icon shape=Shape::Languages />
                        <p>{words}</p>
                    </div>
                }
            })}
        <div class="prose" lang=tag inner_html=html></div>
    }
}

/// *In English only*, in the page's language.
fn only(lang: Lang, shown: Lang) -> &'static str {
    match shown {
        Lang::Fr => t::text_only_fr(lang),
        Lang::En => t::text_only_en(lang),
    }
}

const fn language_tone(lang: Lang) -> Tone {
    match lang {
        Lang::Fr => Tone::Fr,
        Lang::En => Tone::En,
    }
}

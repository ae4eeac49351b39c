//! Which languages something is in, said with the mark and a word.

use leptos::prelude::*;

use ensemble_core::Lang;
use ensemble_texts as t;

/// The languages a community works in, or a text exists in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// One of them.
    Only(Lang),
    /// Both.
    Both,
}

impl Spoken {
    fn class(self) -> &'static str {
        match self {
            Self::Only(Lang::Fr) => "language fr",
            Self::Only(Lang::En) => "language en",
            Self::Both => "language meet",
        }
    }
}

/// A language, said with a small mark whose circles are filled that apply, and the word; no ground.
#[component]
pub fn LangBadge(
    /// The page's language.
    lang: Lang,
    /// What is said.
    spoken: Spoken,
) -> impl IntoView {
    let word = match spoken {
        Spoken::Only(Lang::Fr) => t::ui_french(lang),
        Spoken::Only(Lang::En) => t::ui_english(lang),
        Spoken::Both => t::ui_bilingual(lang),
    };
    view! {
        <span class=spoken.class()>
            <svg class="langs-mark" viewBox="0 0 64 44" aria-hidden="true" focusable="false">
                <circle class="fr" cx="22" cy="22" r="19"></circle>
                <circle class="en" cx="42" cy="22" r="19"></circle>
                <path d="M32 5.8a19 19 0 0 1 0 32.4 19 19 0 0 1 0-32.4z"></path>
            </svg>
            {word}
        </span>
    }
}

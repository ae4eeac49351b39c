//! Small marks beside a name: what kind, which language, in which state. The colour is never alone.

use leptos::prelude::*;

/// What a colour means here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// No meaning beyond the word.
    #[default]
    Plain,
    /// French.
    Fr,
    /// English.
    En,
    /// Where they meet; somebody else's presence.
    Meet,
    /// All is well.
    Good,
    /// Worth a look.
    Warn,
    /// Wrong, or over.
    Bad,
}

impl Tone {
    /// Its class name.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Fr => "fr",
            Self::En => "en",
            Self::Meet => "meet",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}

/// A word on a tinted ground.
#[component]
pub fn Badge(
    /// What the colour means.
    #[prop(optional)]
    tone: Tone,
    /// The word.
    children: Children,
) -> impl IntoView {
    view! { <span class=format!("badge {}", tone.class())>{children()}</span> }
}

/// A state in words, with a dot before it: *Saved*, *Offline*, *Draft*.
#[component]
pub fn StatusText(
    /// What the colour means.
    #[prop(optional)]
    tone: Tone,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <span class=format!("status {}", tone.class())>{children()}</span> }
}

/// The letters that stand for a name: of its first and its last word.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split([' ', '-']).filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

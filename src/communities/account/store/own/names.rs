//! What the things are called that a person's data are about.

use std::collections::HashMap;

use serde::Deserialize;

use ensemble_core::LocalizedText;

/// What the things are called that a person's data are about, by their ids, as far as the person knows them.
#[derive(Debug, Default)]
pub struct Names {
    pub communities: HashMap<String, LocalizedText>,
    /// Those that are published.
    pub calls: HashMap<String, LocalizedText>,
    pub organizations: HashMap<String, LocalizedText>,
    /// Those that are announced.
    pub meetings: HashMap<String, LocalizedText>,
    /// The person's own, and those that everyone may read: title, or text without a title.
    pub reflections: HashMap<String, LocalizedText>,
    /// The person's files for meetings.
    pub files: HashMap<String, LocalizedText>,
    /// The themes that the person proposed, supports or replied to.
    pub themes: HashMap<String, LocalizedText>,
    /// The questions to an order that the person asked, supports or recorded an answer to.
    pub order_questions: HashMap<String, LocalizedText>,
    /// The practices that the person began, reviews, or responded to.
    pub practices: HashMap<String, LocalizedText>,
    /// The votes in which the person voted, and what they chose where that is kept.
    pub votes: HashMap<String, LocalizedText>,
    /// The follow-ups that the person proposed, and those that have their name.
    pub follow_ups: HashMap<String, LocalizedText>,
    /// The findings that the person began to gather, or changed.
    pub findings: HashMap<String, LocalizedText>,
    /// The quick polls that the person answered.
    pub polls: HashMap<String, LocalizedText>,
    /// The meetings for which the person answered, by the days that are proposed.
    pub dates: HashMap<String, LocalizedText>,
    /// The meetings at which the person sat at a table, by the rounds of tables.
    pub rounds: HashMap<String, LocalizedText>,
    /// The communities planned by the calls that the person answered.
    pub planned: HashMap<String, LocalizedText>,
    /// The calls of the draws in which the person has a project or is a witness, by these draws.
    pub draws: HashMap<String, LocalizedText>,
    /// The needs that the person ranked.
    pub needs: HashMap<String, LocalizedText>,
    /// The questions of these calls, each with its choices.
    pub questions: HashMap<String, (LocalizedText, Vec<LocalizedText>)>,
    /// The projects of which the person said something as a reviewer: the title of the call, and the number.
    pub reviewed: HashMap<String, LocalizedText>,
    /// The criteria that the person found not to be met.
    pub criteria: HashMap<String, LocalizedText>,
}

/// The part of a reflection's texts that names it.
#[derive(Deserialize)]
pub(super) struct Named {
    #[serde(default)]
    pub(super) title: Option<LocalizedText>,
    pub(super) text: LocalizedText,
}

/// The part of the texts of a call or a practice that names it.
#[derive(Deserialize)]
pub(super) struct Titled {
    pub(super) title: LocalizedText,
}

/// How much of a text without a title stands in for one, in characters.
const FIRST_WORDS: usize = 70;

/// A title with a number after it, in each of its languages.
pub(super) fn with_number(title: LocalizedText, number: Option<u32>) -> LocalizedText {
    let with = |text: String| match number {
        Some(number) => format!("{text} ({number})"),
        None => text,
    };
    match title {
        LocalizedText::Single { lang, text } => LocalizedText::Single { lang, text: with(text) },
        LocalizedText::Pair { source, fr, en, translation } => {
            LocalizedText::Pair { source, fr: with(fr), en: with(en), translation }
        }
    }
}

/// How a text begins.
pub(super) fn first_words(text: &LocalizedText) -> LocalizedText {
    let shown = match text {
        LocalizedText::Single { lang, text } => (*lang, text),
        LocalizedText::Pair { source, fr, en, .. } => {
            (*source, if *source == ensemble_core::Lang::Fr { fr } else { en })
        }
    };
    let line = shown.1.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    let words: String = line.chars().take(FIRST_WORDS).collect();
    let more = if words.len() < line.len() { "…" } else { "" };
    LocalizedText::Single { lang: shown.0, text: format!("{words}{more}") }
}

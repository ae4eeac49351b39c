//! The two catalogues say the same, and both read as they should.

use ensemble_core::{Lang, typography::typeset};

use crate as t;

const FR: &str = include_str!(concat!(env!("OUT_DIR"), "/fr.ftl"));
const EN: &str = include_str!(concat!(env!("OUT_DIR"), "/en.ftl"));

fn messages(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| line.split_once(" =").map(|(id, _)| id))
        .filter(|id| id.starts_with(|first: char| first.is_ascii_lowercase()))
        .collect()
}

#[test]
fn both_languages_have_the_same_messages_in_the_same_order() {
    assert!(messages(FR).len() > 100);
    assert_eq!(messages(FR), messages(EN));
}

#[test]
fn no_french_message_was_left_in_english() {
    /// Messages that read alike in both languages, and rightly so.
    const ALIKE: [&str; 15] = [
        "agenda-word-key-up",
        "agenda-word-key-down",
        "editing-revision",
        "portal-page-title",
        "meeting-duration-long",
        "ui-version",
        "ui-page-number",
        "agenda-min",
        "audit-version",
        "reflection-by",
        "vote-chose",
        "vote-meeting",
        "practice-guide-passage-number",
        "practice-guide-word-passage",
        "practice-guide-word-of-passage",
    ];
    /// Words of both languages.
    const SHARED: [&str; 4] = ["min", "s", "Table", "Tables"];
    let has_words = |text: &str| {
        let outside = text.split('{').map(|part| part.rsplit('}').next().unwrap_or_default());
        outside
            .flat_map(|part| part.split(|letter: char| !letter.is_alphabetic()))
            .any(|word| !word.is_empty() && !SHARED.contains(&word))
    };
    let same: Vec<&str> = FR
        .lines()
        .filter(|line| EN.lines().any(|other| other == *line))
        .filter_map(|line| line.split_once(" = "))
        .filter(|(_, text)| text.contains(' ') && !text.ends_with("->") && has_words(text))
        .filter(|(id, _)| !ALIKE.contains(id))
        .map(|(id, _)| id)
        .collect();
    assert!(same.is_empty(), "{same:?}");
}

#[test]
fn french_is_set_as_in_quebec() {
    for line in FR.lines().filter(|line| !line.starts_with('#')) {
        assert!(!line.contains(" :"), "a colon wants a non-breaking space: {line}");
        assert!(!line.contains('\''), "a typographic apostrophe: {line}");
        assert!(
            !line.contains(" ?") && !line.contains(" !") && !line.contains(" ;"),
            "no space in Québec usage: {line}"
        );
    }
    assert_eq!(typeset(true, "l'élève : « à risque »"), "l’élève\u{a0}: «\u{a0}à risque\u{a0}»");
    assert_eq!(typeset(false, "the pupil's: yes"), "the pupil’s: yes");
}

#[test]
fn plurals_follow_the_language() {
    assert_eq!(t::community_organizations(Lang::Fr, 0), "Aucun organisme pour le moment");
    assert_eq!(t::community_organizations(Lang::Fr, 1), "1 organisme");
    assert_eq!(t::community_organizations(Lang::En, 14), "14 organizations");
    assert_eq!(t::community_count(Lang::Fr, 12_000), "12\u{a0}000 communautés");
    assert_eq!(t::community_count(Lang::En, 12_000), "12,000 communities");
}

#[test]
fn a_sentence_ends_once_whatever_a_value_ends_with() {
    for (value, fr, en) in [
        ("5:46 p.m.", "Dernière activité\u{a0}: 5:46 p.m.", "Last active: 5:46 p.m."),
        ("Pourquoi?", "Dernière activité\u{a0}: Pourquoi?", "Last active: Pourquoi?"),
        ("hier", "Dernière activité\u{a0}: hier.", "Last active: hier."),
    ] {
        assert_eq!(t::account_session_used(Lang::Fr, value), fr);
        assert_eq!(t::account_session_used(Lang::En, value), en);
    }
    let both = t::email_private_read_text(Lang::En, "Roy, T.", "Why?");
    assert!(both.contains("Roy, T. read a reflection in “Why?” because"), "{both}");
}

/// « passage(s) » is read aloud as it is written; a plural has two forms, and people are named without one.
#[test]
fn no_plural_or_feminine_stands_in_brackets() {
    for line in FR.lines().chain(EN.lines()).filter(|line| !line.starts_with('#')) {
        for ending in ["(s)", "(e)", "(es)", "(x)", "(ne)", "(le)", "(trice)", "(euse)", "(fe)"] {
            let at = line.find(ending);
            let glued = at.is_some_and(|at| line[..at].ends_with(char::is_alphabetic));
            assert!(!glued, "{line}");
        }
        assert!(!line.contains('·') || line.contains(" · "), "epicene without middle dots: {line}");
    }
}

/// The messages of a catalogue in which a word stands that has a better one, which is named beside it.
fn with_a_word_of<'a>(catalogue: &'a str, words: &[(&str, &str)]) -> Vec<(&'a str, String)> {
    let (mut id, mut found) = ("", Vec::new());
    for line in catalogue.lines().filter(|line| !line.starts_with('#')) {
        let text = match line.split_once(" =") {
            Some((start, text)) if start.starts_with(|first: char| first.is_ascii_lowercase()) => {
                id = start;
                text
            }
            _ => line,
        };
        let lower = text.to_lowercase();
        let better = words.iter().filter(|(word, _)| lower.contains(word));
        found.extend(better.map(|(word, better)| (id, format!("“{word}”: “{better}” is the word"))));
    }
    found
}

#[test]
fn each_thing_has_the_word_that_people_of_the_field_use() {
    const FRENCH: [(&str, &str); 5] = [
        ("emport", "télécharger"),
        ("enlev", "retirer"),
        ("genre", "type"),
        ("e-mail", "courriel"),
        ("week-end", "fin de semaine"),
    ];
    const ENGLISH: [(&str, &str); 7] = [
        ("page along", "download"),
        ("guide along", "download"),
        ("the coordination", "a coordinator"),
        ("those who facilitate", "the facilitators"),
        ("pupil", "student"),
        ("organisation", "organization"),
        ("recognise", "recognize"),
    ];
    /// « l’emporte sur » is about what prevails.
    const PREVAILS: &str = "notification-by-community-hint";
    let mut found = with_a_word_of(FR, &FRENCH);
    let all = found.len();
    found.retain(|(id, _)| *id != PREVAILS);
    assert_eq!(all - found.len(), 1, "the exception is still needed");
    found.extend(with_a_word_of(EN, &ENGLISH));
    assert!(found.is_empty(), "{found:#?}");
}

/// A refusal says what to write: « Indiquez », « Précisez » or « Choisissez ».
#[test]
fn no_french_refusal_begins_with_dites() {
    let refusals = FR.lines().filter_map(|line| line.split_once(" = ")).filter(|(id, _)| {
        id.starts_with(|first: char| first.is_ascii_lowercase())
            && id.split('-').any(|part| part == "wrong" || part == "no")
    });
    let mut count = 0;
    for (id, text) in refusals {
        count += 1;
        assert!(!text.starts_with("Dites"), "{id}: {text}");
    }
    assert!(count > 100, "{count} refusals");
}

/// A name may begin with a vowel: « parce que Ariane » wants an elision that a program cannot write.
#[test]
fn no_name_stands_behind_a_word_that_is_elided() {
    const NAMES: [&str; 7] = ["by", "who", "name", "names", "person", "to", "community"];
    for line in FR.lines().filter(|line| !line.starts_with('#')) {
        for name in NAMES {
            for word in ["que", "de", "le", "la", "se", "ne", "si", "jusque", "lorsque", "puisque", "quoique"]
            {
                let elided = format!(" {word} {{ ${name} }}");
                assert!(!line.contains(&elided), "{line}");
            }
        }
    }
}

/// One's own data has short titles: “Themes you proposed”, as everywhere.
#[test]
fn english_titles_of_own_data_have_no_that_you() {
    let titles = EN.lines().filter_map(|line| line.split_once(" = ")).filter(|(id, _)| {
        id.split('-').any(|part| part == "data")
            && !id.starts_with("account-data")
            && !id.starts_with("data-e")
    });
    let mut count = 0;
    for (id, title) in titles {
        count += 1;
        assert!(!title.contains(" that you "), "{id}: {title}");
    }
    assert!(count > 50, "{count} titles");
}

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
    const ALIKE: [&str; 12] = [
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
    assert!(both.contains("“Why?”, Roy, T. read"), "{both}");
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

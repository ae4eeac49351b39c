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
    const ALIKE: [&str; 7] = [
        "editing-revision",
        "portal-page-title",
        "meeting-duration-long",
        "ui-version",
        "ui-page-number",
        "agenda-min",
        "reflection-by",
    ];
    let same: Vec<&str> = FR
        .lines()
        .filter(|line| EN.lines().any(|other| other == *line))
        .filter_map(|line| line.split_once(" = "))
        .filter(|(id, text)| text.contains(' ') && !text.ends_with("->") && !ALIKE.contains(id))
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

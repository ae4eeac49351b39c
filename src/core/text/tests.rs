use proptest::prelude::*;
use serde::Deserialize;

use super::{clean, is_forbidden, windows_1252, without_forbidden};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    from: String,
    input: String,
    cleaned: Option<String>,
}

#[test]
fn what_people_paste_is_cleaned_as_the_cases_say() {
    let cases: Cases = toml::from_str(include_str!("cases.toml")).expect("cases");
    assert!(cases.case.len() >= 80);
    let mut wrong = Vec::new();
    for Case { from, input, cleaned } in cases.case {
        let expected = cleaned.unwrap_or_else(|| input.clone());
        let got = clean(&input);
        if got != expected {
            wrong.push(format!("{from}:\n  got      {got:?}\n  expected {expected:?}"));
        }
        if clean(&got) != got {
            wrong.push(format!("{from}: cleaned twice it is {:?}", clean(&got)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn deceptive_characters_are_removed() {
    assert_eq!(clean("a\u{202e}b\u{200b}c\u{feff} l’élève 👩\u{200d}🏫"), "abc l’élève 👩\u{200d}🏫");
}

#[test]
fn characters_of_windows_are_those_that_latin_1_hides() {
    assert_eq!(windows_1252('\u{92}'), Some('’'));
    assert_eq!(windows_1252('\u{85}'), Some('…'));
    assert_eq!([windows_1252('\u{81}'), windows_1252('a'), windows_1252('\u{a0}')], [None; 3]);
}

#[test]
fn a_document_holds_no_forbidden_character() {
    assert_eq!(
        without_forbidden("a\u{b}b\u{1f}c\u{fffe}\u{85}\u{9f}\u{fdd0}\t\n\r é\u{e000}"),
        "abc\t\n\r é\u{e000}"
    );
}

proptest! {
    #[test]
    fn any_text_is_clean_after_once(text in "([ \\t\\n\\r\u{b}\u{85}•o1.)\\-*~`\u{a0}\u{92}\u{f0b7}a·]|\\PC|\\PC\\PC){0,40}") {
        let cleaned = clean(&text);
        prop_assert_eq!(clean(&cleaned), cleaned.clone());
        prop_assert!(!cleaned.contains(is_forbidden));
    }
}

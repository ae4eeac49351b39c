//! Each action that the code logs has words, in both languages.

use std::collections::BTreeSet;

use super::imports::sources;
use ensemble_communities::account::{audit_action, audit_subject_kind};
use ensemble_core::Lang;

/// The texts in quotation marks, and what stands before each.
fn literals(code: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let parts: Vec<&str> = line.split('"').collect();
        for index in (1..parts.len()).step_by(2) {
            found.push((parts[index - 1], parts[index]));
        }
    }
    found
}

/// Whether a text has the form of an action: `meeting.publish`.
fn is_action(text: &str) -> bool {
    let word =
        |part: &str| !part.is_empty() && part.chars().all(|each| each.is_ascii_lowercase() || each == '-');
    text.split_once('.').is_some_and(|(family, deed)| word(family) && word(deed))
}

/// Every action that the code logs, and every kind of thing that it logs it of by name.
fn logged() -> (BTreeSet<String>, BTreeSet<String>) {
    let sources = sources();
    let code: Vec<&str> = sources
        .iter()
        .filter(|source| (source.is_of_a_feature() || source.package == "server") && !source.is_test())
        .filter(|source| source.module != ["account", "labels", "audit"])
        .map(|source| source.code())
        .collect();
    let mut actions = BTreeSet::new();
    let mut kinds = BTreeSet::new();
    for (before, text) in code.iter().flat_map(|code| literals(code)) {
        let logs = ["audit(", "action: ", "AUDIT: &'static str = "].iter().any(|call| before.contains(call));
        if is_action(text) && logs {
            actions.insert(text.to_owned());
        }
        if before.ends_with("subject_kind: ") {
            kinds.insert(text.to_owned());
        }
    }
    // An action may also be chosen before it is logged: what is named like one that is logged is one.
    let words = sources.iter().filter(|source| source.module == ["account", "labels", "audit"]);
    let named: Vec<&str> = words.flat_map(|source| literals(source.code())).map(|(_, text)| text).collect();
    let named = named.into_iter().filter(|text| is_action(text));
    let families: BTreeSet<String> = actions
        .iter()
        .map(String::as_str)
        .chain(named)
        .filter_map(|action| Some(format!("{}.", action.split_once('.')?.0)))
        .collect();
    for (before, text) in code.iter().flat_map(|code| literals(code)) {
        let named = families.iter().any(|family| text.starts_with(family.as_str()));
        let field = [".fr", ".en"].iter().any(|lang| text.ends_with(lang));
        if is_action(text) && named && !field && !before.contains("include_str!") {
            actions.insert(text.to_owned());
        }
    }
    (actions, kinds)
}

#[test]
fn what_is_logged_has_words() {
    let (actions, kinds) = logged();
    assert!(actions.len() > 50 && kinds.len() > 2, "{actions:?} {kinds:?}");
    for action in ["meeting.publish", "reflection.group", "log.downloaded", "person.sign-in-failed"] {
        assert!(actions.contains(action), "{action} is found");
    }
    for lang in Lang::ALL {
        for action in &actions {
            assert!(
                audit_action(lang, action).is_some_and(|words| !words.contains('.')),
                "{action} {lang:?}"
            );
        }
        for kind in kinds.iter().map(String::as_str).chain([
            "agreement",
            "community",
            "log",
            "mail",
            "meeting",
            "organisation",
            "page",
            "person",
            "reflection",
            "setting",
            "template",
        ]) {
            assert!(audit_subject_kind(lang, kind).is_some(), "{kind} {lang:?}");
        }
    }
}

//! What the administration's forms accept, and which changes are refused. Pure.

use super::model::Refused;
use ensemble_communities::account::rules::address;
use ensemble_core::{Lang, LocalizedText, Translation, rights::PortalRole, slug::MAX_LENGTH};

/// The most domains of an organization.
const DOMAINS: usize = 20;

/// A slug as it is stored: small letters without accents, figures, and single hyphens between them.
#[must_use]
pub fn slug(typed: &str) -> Option<String> {
    let fits = (2..=MAX_LENGTH).contains(&typed.len())
        && typed
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
        && !typed.starts_with('-')
        && !typed.ends_with('-')
        && !typed.contains("--");
    fits.then(|| typed.to_owned())
}

/// The domains of an organization's mail as they are stored: in small letters, one space between.
///
/// # Errors
/// Holds the first that is no domain; the first too many, when there are too many.
pub fn domains(typed: &str) -> Result<String, String> {
    let mut domains: Vec<String> = Vec::new();
    for each in typed.split_whitespace() {
        // In the spelling in which addresses are kept.
        let mailbox = address(&format!("x@{}", each.trim_start_matches(['@', '＠'])));
        let Some((_, domain)) = mailbox.as_deref().and_then(|mailbox| mailbox.split_once('@')) else {
            return Err(each.to_owned());
        };
        let domain = domain.to_owned();
        if domains.len() == DOMAINS {
            return Err(each.to_owned());
        }
        if !domains.contains(&domain) {
            domains.push(domain);
        }
    }
    Ok(domains.join(" "))
}

/// Whether an account may be closed: not one's own, and not the last administrator's.
///
/// # Errors
/// Says why not.
pub fn close(oneself: bool, administers: bool, administrators: u32) -> Result<(), Refused> {
    if oneself {
        return Err(Refused::Oneself);
    }
    take(PortalRole::Administrator, administers, administrators)
}

/// Whether a role in the portal may be given: not to oneself.
///
/// # Errors
/// Says why not.
pub fn give(oneself: bool) -> Result<(), Refused> {
    if oneself { Err(Refused::OwnPortalRole) } else { Ok(()) }
}

/// Whether a role may be taken from a person who `holds` it, when so many open accounts are administrators: the last of
/// them stays.
///
/// # Errors
/// Says why not.
pub fn take(portal_role: PortalRole, holds: bool, administrators: u32) -> Result<(), Refused> {
    if portal_role == PortalRole::Administrator && holds && administrators <= 1 {
        return Err(Refused::LastAdministrator);
    }
    Ok(())
}

/// The text that two fields say, one per language; `None` when both are empty. A text that was not
/// touched keeps what is known about its translation; one that was is up to date in both languages,
/// because the form shows both to the person who writes.
#[must_use]
pub fn passage(before: Option<&LocalizedText>, lang: Lang, fr: &str, en: &str) -> Option<LocalizedText> {
    if let Some(before) = before
        && written(before, Lang::Fr) == fr
        && written(before, Lang::En) == en
    {
        return Some(before.clone());
    }
    let source = match before {
        Some(LocalizedText::Single { lang, .. } | LocalizedText::Pair { source: lang, .. }) => *lang,
        None => lang,
    };
    match (fr.is_empty(), en.is_empty()) {
        (true, true) => None,
        (false, true) => Some(LocalizedText::Single { lang: Lang::Fr, text: fr.to_owned() }),
        (true, false) => Some(LocalizedText::Single { lang: Lang::En, text: en.to_owned() }),
        (false, false) => Some(LocalizedText::Pair {
            source,
            fr: fr.to_owned(),
            en: en.to_owned(),
            translation: Translation::Current { reviewed: true },
        }),
    }
}

/// What a text says in a language; empty when it says nothing in it.
#[must_use]
pub fn written(passage: &LocalizedText, lang: Lang) -> &str {
    let shown = passage.shown(lang);
    if shown.lang == lang { shown.text } else { "" }
}

#[cfg(test)]
mod tests {
    use super::{Lang, LocalizedText, PortalRole, Refused, Translation, close, domains, passage, slug, take};
    use ensemble_core::slug::suggested;

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("eleves-a-risque-2"), Some("eleves-a-risque-2".to_owned()));
        for wrong in ["", "a", "Élèves", "eleves a risque", "-eleves", "eleves-", "a--b", "../x", "a/b"] {
            assert_eq!(slug(wrong), None, "{wrong}");
        }
        assert_eq!(slug(&"a".repeat(81)), None);
    }

    #[test]
    fn a_suggested_slug_is_accepted() {
        assert!(slug(&suggested(&"é ".repeat(200))).is_some());
    }

    #[test]
    fn domains_are_tidied_or_the_wrong_one_is_named() {
        assert_eq!(
            domains(" @CSSRP.gouv.qc.ca\n cssrp.qc.ca cssrp.qc.ca "),
            Ok("cssrp.gouv.qc.ca cssrp.qc.ca".to_owned())
        );
        assert_eq!(domains(""), Ok(String::new()));
        assert_eq!(domains("bon.ca mauvais"), Err("mauvais".to_owned()));
        assert_eq!(domains("a@b.ca"), Err("a@b.ca".to_owned()));
    }

    #[test]
    fn the_last_administrator_stays_and_nobody_closes_their_own_account() {
        assert_eq!(close(true, false, 3), Err(Refused::Oneself));
        assert_eq!(close(false, true, 1), Err(Refused::LastAdministrator));
        assert_eq!(close(false, true, 2), Ok(()));
        assert_eq!(close(false, false, 1), Ok(()));
        assert_eq!(take(PortalRole::Administrator, true, 1), Err(Refused::LastAdministrator));
        assert_eq!(take(PortalRole::Coordinator, true, 1), Ok(()));
        assert_eq!(take(PortalRole::Administrator, false, 1), Ok(()));
    }

    #[test]
    fn a_text_that_is_not_touched_keeps_what_is_known_about_it() {
        let behind = LocalizedText::Pair {
            source: Lang::En,
            fr: "but".to_owned(),
            en: "purpose".to_owned(),
            translation: Translation::Outdated { lang: Lang::Fr, since: 5 },
        };
        assert_eq!(passage(Some(&behind), Lang::Fr, "but", "purpose"), Some(behind.clone()));
        let mended = passage(Some(&behind), Lang::Fr, "le but", "purpose").expect("a text");
        let LocalizedText::Pair { source, translation, .. } = mended else { panic!("both languages") };
        assert_eq!((source, translation), (Lang::En, Translation::Current { reviewed: true }));
        assert_eq!(
            passage(None, Lang::Fr, "", "x"),
            Some(LocalizedText::Single { lang: Lang::En, text: "x".to_owned() })
        );
        assert_eq!(passage(Some(&behind), Lang::Fr, "", ""), None);
    }
}

//! Merging what two people wrote, and whether a translation is current after a change. Pure.

use std::collections::BTreeSet;

use super::model::FieldSet;
use ensemble_core::{Lang, LocalizedText, Translation};

/// Where two people wrote different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The field, or the list, that both changed.
    pub key: String,
    /// The other person's text.
    pub theirs: String,
}

/// The outcome of a three-way merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Both people's changes; where they conflict, mine.
    pub fields: FieldSet,
    /// What the second person has to decide.
    pub conflicts: Vec<Conflict>,
}

/// Merges my texts and theirs, both begun from `base`. A field that only one side changed is as that side left it. A
/// list that both changed is merged entry by entry as long as neither made it longer or shorter; otherwise it is a
/// conflict.
#[must_use]
pub fn merge(base: &FieldSet, mine: &FieldSet, theirs: &FieldSet) -> Merged {
    let mut merged = Merged { fields: mine.clone(), conflicts: Vec::new() };
    let lists: BTreeSet<String> = [base, mine, theirs].into_iter().flat_map(FieldSet::lists).collect();
    let mut by_hand: BTreeSet<&str> = BTreeSet::new();
    for list in &lists {
        let sizes = [base, mine, theirs].map(|fields| fields.len_of(list));
        if sizes[0] == sizes[1] && sizes[1] == sizes[2] {
            continue;
        }
        by_hand.insert(list);
        let [old, my, their] = [base, mine, theirs].map(|fields| fields.list(list));
        if my == their || their == old {
            continue;
        }
        if my == old {
            merged.fields.clear_list(list);
            for (key, text) in their.iter() {
                merged.fields.set(key, text);
            }
        } else {
            let theirs = their.iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n");
            merged.conflicts.push(Conflict { key: list.clone(), theirs });
        }
    }
    let keys: BTreeSet<&str> =
        [base, mine, theirs].into_iter().flat_map(FieldSet::iter).map(|(key, _)| key).collect();
    for key in keys {
        if key.split_once('.').is_some_and(|(list, _)| by_hand.contains(list)) {
            continue;
        }
        let (old, my, their) = (base.text(key), mine.text(key), theirs.text(key));
        if my == their || their == old {
            continue;
        }
        if my == old {
            merged.fields.set(key, their);
        } else {
            merged.conflicts.push(Conflict { key: key.to_owned(), theirs: their.to_owned() });
        }
    }
    merged
}

/// A text in two languages after a person edited it: `None` when both sides are empty.
///
/// An edit of one side makes the other outdated, unless the person says that it is `still_right`. An edit of the
/// outdated side makes it current. A second language that was not there before is an unreviewed translation.
#[must_use]
pub fn edited(
    old: Option<&LocalizedText>,
    fr: &str,
    en: &str,
    still_right: bool,
    writer: Lang,
    now: i64,
) -> Option<LocalizedText> {
    let (fr, en) = (fr.trim(), en.trim());
    let (source, translation) = match (fr.is_empty(), en.is_empty()) {
        (true, true) => return None,
        (false, true) => return Some(LocalizedText::Single { lang: Lang::Fr, text: fr.to_owned() }),
        (true, false) => return Some(LocalizedText::Single { lang: Lang::En, text: en.to_owned() }),
        (false, false) => match old {
            None => (writer, Translation::Current { reviewed: true }),
            Some(LocalizedText::Single { lang, .. }) => (*lang, Translation::Current { reviewed: false }),
            Some(LocalizedText::Pair { source, fr: old_fr, en: old_en, translation }) => {
                (*source, after(*translation, old_fr != fr, old_en != en, still_right, now))
            }
        },
    };
    Some(LocalizedText::Pair { source, fr: fr.to_owned(), en: en.to_owned(), translation })
}

fn after(was: Translation, fr: bool, en: bool, still_right: bool, now: i64) -> Translation {
    match (fr, en) {
        (true, true) => Translation::Current { reviewed: false },
        (false, false) if still_right => Translation::Current { reviewed: true },
        (false, false) => was,
        _ => {
            let left = if fr { Lang::En } else { Lang::Fr };
            match was {
                _ if still_right => Translation::Current { reviewed: true },
                Translation::Outdated { lang, since } if lang == left => {
                    Translation::Outdated { lang, since }
                }
                Translation::Outdated { .. } => Translation::Current { reviewed: false },
                Translation::Current { .. } => Translation::Outdated { lang: left, since: now },
            }
        }
    }
}

/// The entry of a list that an edited one came from: the one with the same text in a language, or
/// else the one in the same place.
#[must_use]
pub fn ancestor<'a>(old: &'a [LocalizedText], place: usize, fr: &str, en: &str) -> Option<&'a LocalizedText> {
    let same = |passage: &&LocalizedText| match passage {
        LocalizedText::Single { lang: Lang::Fr, text } => text == fr,
        LocalizedText::Single { lang: Lang::En, text } => text == en,
        LocalizedText::Pair { fr: old_fr, en: old_en, .. } => old_fr == fr || old_en == en,
    };
    old.iter().find(same).or_else(|| old.get(place))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{FieldSet, Lang, LocalizedText, Translation, ancestor, edited, merge};

    fn fields(pairs: &[(&str, &str)]) -> FieldSet {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn what_each_changed_alone_is_kept() {
        let base = fields(&[("name.fr", "a"), ("name.en", "a"), ("aim.0.fr", "x"), ("aim.1.fr", "y")]);
        let mine = fields(&[("name.fr", "b"), ("name.en", "a"), ("aim.0.fr", "x2"), ("aim.1.fr", "y")]);
        let theirs = fields(&[("name.fr", "a"), ("name.en", "c"), ("aim.0.fr", "x"), ("aim.1.fr", "y2")]);
        let merged = merge(&base, &mine, &theirs);
        assert!(merged.conflicts.is_empty());
        let both = fields(&[("name.fr", "b"), ("name.en", "c"), ("aim.0.fr", "x2"), ("aim.1.fr", "y2")]);
        assert_eq!(merged.fields, both);
    }

    #[test]
    fn where_both_wrote_both_are_shown() {
        let base = fields(&[("name.fr", "a"), ("aim.0.fr", "x")]);
        let mine = fields(&[("name.fr", "b"), ("aim.0.fr", "x"), ("aim.1.fr", "mine")]);
        let theirs = fields(&[("name.fr", "c"), ("aim.0.fr", "other")]);
        let merged = merge(&base, &mine, &theirs);
        let keys: Vec<_> =
            merged.conflicts.iter().map(|each| (each.key.as_str(), each.theirs.as_str())).collect();
        assert_eq!(keys, [("aim", "other"), ("name.fr", "c")]);
        assert_eq!(merged.fields, mine);
    }

    #[test]
    fn a_list_that_only_they_shortened_is_theirs() {
        let base = fields(&[("aim.0.fr", "x"), ("aim.1.fr", "y")]);
        let theirs = fields(&[("aim.0.fr", "y")]);
        assert_eq!(merge(&base, &base, &theirs).fields, theirs);
    }

    fn pair(translation: Translation) -> LocalizedText {
        LocalizedText::Pair { source: Lang::Fr, fr: "but".into(), en: "purpose".into(), translation }
    }

    fn standing(passage: Option<LocalizedText>) -> Translation {
        match passage {
            Some(LocalizedText::Pair { translation, .. }) => translation,
            other => panic!("both languages are there: {other:?}"),
        }
    }

    #[test]
    fn editing_one_language_leaves_the_other_behind_until_it_follows() {
        let current = pair(Translation::Current { reviewed: true });
        let behind = edited(Some(&current), "buts", "purpose", false, Lang::Fr, 7);
        assert_eq!(standing(behind.clone()), Translation::Outdated { lang: Lang::En, since: 7 });
        let again = edited(behind.as_ref(), "les buts", "purpose", false, Lang::Fr, 9);
        assert_eq!(standing(again), Translation::Outdated { lang: Lang::En, since: 7 });
        let followed = edited(behind.as_ref(), "buts", "purposes", false, Lang::En, 9);
        assert_eq!(standing(followed), Translation::Current { reviewed: false });
        let still = edited(behind.as_ref(), "buts", "purpose", true, Lang::Fr, 9);
        assert_eq!(standing(still), Translation::Current { reviewed: true });
    }

    #[test]
    fn a_new_second_language_is_unreviewed_and_an_emptied_one_is_gone() {
        let only = LocalizedText::Single { lang: Lang::En, text: "purpose".into() };
        let both = edited(Some(&only), "but", "purpose", false, Lang::Fr, 1);
        assert_eq!(standing(both), Translation::Current { reviewed: false });
        assert_eq!(edited(Some(&only), "", "", false, Lang::Fr, 1), None);
        let emptied =
            edited(Some(&pair(Translation::Current { reviewed: true })), "", "purpose", false, Lang::Fr, 1);
        assert_eq!(emptied, Some(only));
    }

    #[test]
    fn an_entry_that_moved_is_recognised() {
        let old = [
            pair(Translation::Outdated { lang: Lang::En, since: 3 }),
            pair(Translation::Current { reviewed: true }),
        ];
        assert_eq!(ancestor(&old, 1, "but", "other"), Some(&old[0]));
        assert_eq!(ancestor(&old, 1, "z", "z"), Some(&old[1]));
        assert_eq!(ancestor(&old, 5, "z", "z"), None);
    }

    proptest! {
        /// Nothing that either of the two wrote is lost: it is in the merged texts, or shown.
        #[test]
        fn nothing_is_lost(
            base in proptest::collection::btree_map("[ab]\\.(fr|en)|c\\.[012]\\.fr", "[xyz]{1,2}", 0..6),
            mine in proptest::collection::btree_map("[ab]\\.(fr|en)|c\\.[012]\\.fr", "[xyz]{1,2}", 0..6),
            theirs in proptest::collection::btree_map("[ab]\\.(fr|en)|c\\.[012]\\.fr", "[xyz]{1,2}", 0..6),
        ) {
            let [base, mine, theirs]: [FieldSet; 3] = [base, mine, theirs].map(|map| map.into_iter().collect());
            let merged = merge(&base, &mine, &theirs);
            for (key, text) in theirs.iter().filter(|(key, text)| base.text(key) != *text) {
                let shown = merged.conflicts.iter().any(|each| {
                    (each.key == key || key.starts_with(&format!("{}.", each.key))) && each.theirs.contains(text)
                });
                prop_assert!(merged.fields.text(key) == text || shown, "{key}: {text}");
            }
            for (key, text) in mine.iter().filter(|(key, text)| base.text(key) != *text) {
                prop_assert!(merged.fields.text(key) == text, "{key}: {text}");
            }
        }
    }
}

//! What follows from writing a chapter together. Pure.

use ensemble_core::{Lang, LocalizedText, Translation, ids::PassageId};

use super::super::model::Chapter;

/// How many passages a chapter that is written together may have.
pub const MAX_TOGETHER: usize = 300;
/// How long they may be together, in bytes.
const MAX_BYTES: usize = 2 * 1024 * 1024;

/// Whether a chapter is short enough to be written together.
#[must_use]
pub fn fits_together(chapter: &Chapter) -> bool {
    let bytes: usize = chapter.passages.iter().map(|passage| passage.text.bytes()).sum();
    is_short_enough(chapter.passages.len(), bytes)
}

/// Whether a chapter of so many passages, whose texts have so many bytes, is short enough to be written together.
#[must_use]
pub const fn is_short_enough(passages: usize, bytes: usize) -> bool {
    passages <= MAX_TOGETHER && bytes <= MAX_BYTES
}

/// The language in which a text is outdated: only the other one was changed since.
#[must_use]
pub const fn outdated_language(text: &LocalizedText) -> Option<Lang> {
    match text {
        LocalizedText::Pair { translation: Translation::Outdated { lang, .. }, .. } => Some(*lang),
        LocalizedText::Pair { .. } | LocalizedText::Single { .. } => None,
    }
}

/// A text with what was written together in French and in English; `None` when both are empty. Those who write say which language
/// is outdated. `own` is the language of a text that was not there before.
#[must_use]
pub fn merged_text(
    before: Option<&LocalizedText>,
    own: Lang,
    [fr, en]: [&str; 2],
    outdated: Option<Lang>,
    now: i64,
) -> Option<LocalizedText> {
    let single = |lang: Lang, text: &str| Some(LocalizedText::Single { lang, text: text.to_owned() });
    match (fr.is_empty(), en.is_empty()) {
        (true, true) => None,
        (false, true) => single(Lang::Fr, fr),
        (true, false) => single(Lang::En, en),
        (false, false) => {
            let translation = match (outdated, before) {
                (None, _) => Translation::Current { reviewed: true },
                (
                    Some(lang),
                    Some(LocalizedText::Pair {
                        translation: before @ Translation::Outdated { lang: earlier, .. },
                        ..
                    }),
                ) if *earlier == lang => *before,
                (Some(lang), _) => Translation::Outdated { lang, since: now },
            };
            let source = before.map_or(own, LocalizedText::source);
            Some(LocalizedText::Pair { source, fr: fr.to_owned(), en: en.to_owned(), translation })
        }
    }
}

/// The order of all passages of a chapter, of which some were put in another order. Those that are not among them stay behind the
/// one that they followed.
#[must_use]
pub fn with_others(
    before: &[PassageId],
    is_other: impl Fn(PassageId) -> bool,
    after: &[PassageId],
) -> Vec<PassageId> {
    let mut all = after.to_vec();
    for (at, other) in before.iter().enumerate().filter(|(_, id)| is_other(**id)) {
        let earlier = before[..at].iter().rev().find_map(|id| all.iter().position(|placed| placed == id));
        all.insert(earlier.map_or(0, |earlier| earlier + 1), *other);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{MAX_BYTES, MAX_TOGETHER, is_short_enough, merged_text, outdated_language, with_others};
    use ensemble_core::{Lang, LocalizedText, Translation, ids::PassageId};

    #[test]
    fn those_who_write_say_which_language_is_outdated() {
        let text = merged_text(None, Lang::En, ["Un", "One"], None, 1).expect("a text");
        assert_eq!((text.source(), outdated_language(&text)), (Lang::En, None));
        let late = merged_text(Some(&text), Lang::Fr, ["Deux", "One"], Some(Lang::En), 2).expect("a text");
        assert_eq!((late.source(), outdated_language(&late)), (Lang::En, Some(Lang::En)));
        let later = merged_text(Some(&late), Lang::Fr, ["Trois", "One"], Some(Lang::En), 3).expect("a text");
        let LocalizedText::Pair { translation, .. } = &later else { panic!("{later:?}") };
        assert_eq!(
            *translation,
            Translation::Outdated { lang: Lang::En, since: 2 },
            "since it was outdated first"
        );
        let settled = merged_text(Some(&later), Lang::Fr, ["Trois", "One"], None, 4).expect("a text");
        assert_eq!(
            outdated_language(&settled),
            None,
            "the same words, and someone says that they are current"
        );
        let alone = merged_text(Some(&later), Lang::Fr, ["Trois", ""], Some(Lang::En), 5).expect("a text");
        assert_eq!(alone, LocalizedText::Single { lang: Lang::Fr, text: "Trois".to_owned() });
        assert_eq!(merged_text(Some(&later), Lang::Fr, ["", ""], None, 6), None);
    }

    #[test]
    fn a_passage_that_is_not_written_together_stays_behind_the_one_it_followed() {
        let [a, b, c, d, new] = std::array::from_fn(|_| PassageId::new());
        let order = |before: &[PassageId], others: &[PassageId], after: &[PassageId]| {
            with_others(before, |id| others.contains(&id), after)
        };
        assert_eq!(order(&[a, b, c, d], &[], &[d, a, b, c]), [d, a, b, c]);
        assert_eq!(order(&[a, b, c, d], &[b], &[d, c, a]), [d, c, a, b]);
        assert_eq!(order(&[a, b, c, d], &[a], &[d, new, c, b]), [a, d, new, c, b]);
        assert_eq!(order(&[a, b, c, d], &[b, c], &[d, a]), [d, a, b, c]);
        assert_eq!(order(&[a, b, c], &[c], &[a]), [a, c], "the one that it followed was taken off");
        assert_eq!(order(&[a, b], &[a, b], &[new]), [a, b, new]);
    }

    #[test]
    fn a_chapter_is_too_long_with_too_many_passages_or_too_long_texts() {
        assert!(is_short_enough(MAX_TOGETHER, MAX_BYTES));
        assert!(!is_short_enough(MAX_TOGETHER + 1, 0) && !is_short_enough(1, MAX_BYTES + 1));
    }
}

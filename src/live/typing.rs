//! From what a person typed in a field to a change of the shared text, and where the caret goes when the text changes
//! under it. Pure.

use ensemble_document::agenda::change::{Splice, splice};

/// The change from `shown` to `typed`, as a change of `current`, which others may have changed since it was shown.
/// None when nothing was typed.
pub(super) fn rebase(shown: &str, typed: &str, current: &str) -> Option<Splice> {
    let mut own = splice(shown, typed)?;
    if let Some(others) = splice(shown, current) {
        let inserted = units(&others.insert);
        if others.at + others.remove <= own.at {
            own.at = own.at - others.remove + inserted;
        } else if others.at < own.at + own.remove {
            // Both changed the same letters: what was typed is inserted, and nothing of the others' is removed.
            own.at = own.at.max(others.at + inserted);
            own.remove = 0;
        }
    }
    Some(own)
}

/// Where a caret at this position stands once the text has changed.
pub(super) fn shift(position: u32, Splice { at, remove, insert }: &Splice) -> u32 {
    let inserted = units(insert);
    match position {
        before if before <= *at => before,
        after if after >= at + remove => after - remove + inserted,
        _ => at + inserted,
    }
}

fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{rebase, shift};
    use ensemble_document::agenda::change::{Splice, splice};

    fn merged(shown: &str, typed: &str, current: &str) -> String {
        let Some(own) = rebase(shown, typed, current) else { return current.to_owned() };
        let units: Vec<u16> = current.encode_utf16().collect();
        let (at, end) = (own.at as usize, (own.at + own.remove) as usize);
        let whole = [&units[..at], &own.insert.encode_utf16().collect::<Vec<_>>(), &units[end..]].concat();
        String::from_utf16(&whole).expect("whole letters")
    }

    #[test]
    fn what_is_typed_after_the_change_of_another_lands_after_it() {
        assert_eq!(merged("abc", "abcd", "ZZabc"), "ZZabcd");
        assert_eq!(merged("abc", "ab", "ZZabc"), "ZZab");
        assert_eq!(merged("abc def", "abc deux", "def"), "deux");
    }

    #[test]
    fn what_is_typed_before_the_change_of_another_stays_in_place() {
        assert_eq!(merged("abc", "Xabc", "abcZZ"), "XabcZZ");
        assert_eq!(merged("abc", "bc", "abcZZ"), "bcZZ");
    }

    #[test]
    fn two_who_replace_the_same_letters_keep_both_texts() {
        assert_eq!(merged("abc", "aXc", "aYc"), "aYXc");
        assert_eq!(merged("abc", "", "aYc"), "aYc");
    }

    #[test]
    fn a_field_in_which_nothing_was_typed_changes_nothing() {
        assert_eq!(rebase("abc", "abc", "ZZabc"), None);
    }

    #[test]
    fn letters_of_two_units_are_counted_as_two() {
        assert_eq!(merged("mot", "mots", "👩 mot"), "👩 mots");
    }

    #[test]
    fn a_caret_moves_with_the_text_around_it() {
        let change = splice("un mot", "un petit mot").expect("a change");
        assert_eq!([0, 3, 6].map(|position| shift(position, &change)), [0, 3, 12]);
        let removal = Splice { at: 2, remove: 4, insert: "x".to_owned() };
        assert_eq!([2, 4, 6, 8].map(|position| shift(position, &removal)), [2, 3, 3, 5]);
    }
}

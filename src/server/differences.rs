//! What changed from one text to another, word by word.
//!
//! The work grows with the product of how long the texts are and of how much changed. It is given a time:
//! what was not compared by then counts as replaced, so that the answer is always right, if coarse.

use std::time::Duration;

pub use similar::ChangeTag;
use similar::TextDiff;

/// How long two texts are compared. Texts of 20 kB with some changes take 2 ms, two that share no word 100 ms.
const PATIENCE: Duration = Duration::from_millis(100);

/// The pieces of both texts in order: what stayed, what went, what came. Neighbours are of different kinds.
#[must_use]
pub fn words(old: &str, new: &str) -> Vec<(ChangeTag, String)> {
    let mut pieces: Vec<(ChangeTag, String)> = Vec::new();
    let compared = TextDiff::configure().timeout(PATIENCE).diff_words(old, new);
    for change in compared.iter_all_changes() {
        match pieces.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => pieces.push((change.tag(), change.value().to_owned())),
        }
    }
    pieces
}

/// How much of a text that stayed is left before and after a change, in characters.
const AROUND: usize = 30;
/// How much of a text that came or went is left, in characters.
const CHANGED: usize = 600;

/// The same pieces, with what is long cut: of what stayed only what is next to a change.
#[must_use]
pub fn excerpt(pieces: Vec<(ChangeTag, String)>) -> Vec<(ChangeTag, String)> {
    let last = pieces.len().saturating_sub(1);
    pieces
        .into_iter()
        .enumerate()
        .map(|(index, (tag, text))| {
            let count = text.chars().count();
            let (before, after) = match tag {
                ChangeTag::Equal => {
                    (if index == 0 { 0 } else { AROUND }, if index == last { 0 } else { AROUND })
                }
                ChangeTag::Insert | ChangeTag::Delete => (CHANGED, 0),
            };
            if count <= before + after + 1 {
                return (tag, text);
            }
            let begin: String = text.chars().take(before).collect();
            let end: String = text.chars().skip(count - after).collect();
            (tag, format!("{begin}…{end}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ChangeTag, excerpt, words};

    fn side(pieces: &[(ChangeTag, String)], without: ChangeTag) -> String {
        pieces.iter().filter(|(tag, _)| *tag != without).map(|(_, text)| text.as_str()).collect()
    }

    #[test]
    fn words_that_stand_together_are_one_piece() {
        let pieces = words("un essai en classe", "deux longs essais en classe");
        let tags: Vec<ChangeTag> = pieces.iter().map(|(tag, _)| *tag).collect();
        assert!(tags.windows(2).all(|pair| pair[0] != pair[1]), "{pieces:?}");
        assert!(pieces.contains(&(ChangeTag::Equal, " en classe".to_owned())), "{pieces:?}");
    }

    #[test]
    fn texts_that_take_too_long_are_replaced_and_both_are_whole() {
        let [old, new] = ["x", "y"].map(|letter| {
            (0..40_000).map(|number| format!("{letter}{number:x}")).collect::<Vec<_>>().join(" ")
        });
        let pieces = words(&old, &new);
        assert_eq!(side(&pieces, ChangeTag::Insert), old);
        assert_eq!(side(&pieces, ChangeTag::Delete), new);
    }

    #[test]
    fn of_what_stayed_only_what_is_next_to_a_change_is_left() {
        let long = "mot ".repeat(200);
        let pieces = excerpt(words(&format!("{long}avant {long}"), &format!("{long}après {long}")));
        assert!(pieces.iter().map(|(_, text)| text.chars().count()).sum::<usize>() < 100, "{pieces:?}");
        assert!(pieces.contains(&(ChangeTag::Delete, "avant".to_owned())), "{pieces:?}");
        assert!(pieces[0].1.starts_with('…') && pieces[0].1.ends_with("mot "), "{pieces:?}");
        let short = words("un essai", "un bel essai");
        assert_eq!(excerpt(short.clone()), short);
    }

    proptest! {
        #[test]
        fn each_text_is_what_is_left_without_the_other(old in "[ab \n]{0,40}", new in "[ab \n]{0,40}") {
            let pieces = words(&old, &new);
            prop_assert_eq!(side(&pieces, ChangeTag::Insert), old);
            prop_assert_eq!(side(&pieces, ChangeTag::Delete), new);
        }
    }
}

//! Passages of a text, and what an amendment makes of one. Pure. The cost grows with the length of the text.

use std::{collections::HashMap, ops::Range};

/// Why an amendment is not accepted as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmendmentRefusal {
    /// The passage is not in the text any more: another amendment changed it.
    Gone,
    /// The passage is there several times.
    Ambiguous,
}

/// The paragraphs of a text, as the ranges of their bytes.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut open, mut at) = (Vec::new(), None::<Range<usize>>, 0);
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end_matches(['\n', '\r']).len();
        if line.trim().is_empty() {
            found.extend(open.take());
        } else {
            open = Some(open.map_or(at, |range| range.start)..end);
        }
        at += line.len();
    }
    found.extend(open);
    found
}

/// So many paragraphs that follow each other, from each paragraph on.
fn windows<'a>(text: &'a str, paragraphs: &'a [Range<usize>], size: usize) -> impl Iterator<Item = &'a str> {
    paragraphs.windows(size.max(1)).filter_map(move |some| Some(&text[some.first()?.start..some.last()?.end]))
}

/// How often each of these is there.
fn counts<'a>(all: impl Iterator<Item = &'a str>) -> HashMap<&'a str, usize> {
    let mut counts = HashMap::new();
    for each in all {
        *counts.entry(each).or_default() += 1;
    }
    counts
}

/// The passages that can be amended, in order: the paragraphs of a text. One that the text has several times comes with the
/// one before it, and is left out where that is there several times, too.
#[must_use]
pub fn passages(text: &str) -> Vec<&str> {
    let paragraphs = paragraphs(text);
    let alone = counts(windows(text, &paragraphs, 1));
    let pairs = counts(windows(text, &paragraphs, 2));
    let passage = |(index, range): (usize, &Range<usize>)| {
        let passage = &text[range.clone()];
        if alone.get(passage) == Some(&1) {
            return Some(passage);
        }
        let before = paragraphs.get(index.checked_sub(1)?)?;
        let pair = &text[before.start..range.end];
        (pairs.get(pair) == Some(&1)).then_some(pair)
    };
    paragraphs.iter().enumerate().filter_map(passage).collect()
}

/// A text with a passage replaced.
///
/// # Errors
/// When the text does not have the passage exactly once.
pub fn amend(text: &str, passage: &str, replacement: &str) -> Result<String, AmendmentRefusal> {
    let (all, size) = (paragraphs(text), paragraphs(passage).len());
    if size == 0 {
        return Err(AmendmentRefusal::Gone);
    }
    let mut found = all
        .windows(size)
        .filter_map(|some| Some(some.first()?.start..some.last()?.end))
        .filter(|range| &text[range.clone()] == passage);
    match (found.next(), found.next()) {
        (None, _) => Err(AmendmentRefusal::Gone),
        (Some(range), None) => Ok(format!("{}{replacement}{}", &text[..range.start], &text[range.end..])),
        (Some(_), Some(_)) => Err(AmendmentRefusal::Ambiguous),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{AmendmentRefusal, amend, passages};

    #[test]
    fn a_paragraph_is_a_passage_and_one_that_comes_twice_has_the_one_before_it() {
        assert_eq!(passages("## Un\n\nDeux\ntrois\n\n\nQuatre\n"), ["## Un", "Deux\ntrois", "Quatre"]);
        assert_eq!(passages("Oui\n\nNon\n\nOui"), ["Non", "Non\n\nOui"]);
        assert_eq!(passages("Oui\n\nOuistiti"), ["Oui", "Ouistiti"], "a part of another paragraph is none");
        assert_eq!(passages(" \n\n"), Vec::<&str>::new());
    }

    #[test]
    fn what_another_amendment_changed_is_said() {
        assert_eq!(amend("Un\n\nDeux", "Deux", "Trois"), Ok("Un\n\nTrois".to_owned()));
        assert_eq!(amend("Un\n\nTrois", "Deux", "Quatre"), Err(AmendmentRefusal::Gone));
        assert_eq!(amend("Oui\n\nOui", "Oui", "Non"), Err(AmendmentRefusal::Ambiguous));
        assert_eq!(amend("Ouistiti", "Oui", "Non"), Err(AmendmentRefusal::Gone));
        assert_eq!(amend("Un", "", "Deux"), Err(AmendmentRefusal::Gone));
    }

    proptest! {
        #[test]
        fn each_passage_can_be_amended_and_the_rest_stays(text in "[ab\n ]{0,40}", replacement in "[xy\n]{0,8}") {
            for passage in passages(&text) {
                let amended = amend(&text, passage, &replacement).expect("it is there once");
                // At any place, also within what looks like the passage: one begins with the end of another.
                let fits = (0..text.len()).filter(|at| text[*at..].starts_with(passage)).any(|at| {
                    amended == format!("{}{replacement}{}", &text[..at], &text[at + passage.len()..])
                });
                prop_assert!(fits, "{amended:?}");
            }
        }

        #[test]
        fn each_paragraph_that_is_there_once_can_be_amended(lines in proptest::collection::hash_set("[a-z]{1,4}", 1..8)) {
            let lines: Vec<String> = lines.into_iter().collect();
            let text = lines.join("\n\n");
            prop_assert_eq!(passages(&text), lines.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}

//! Hits where a browser's field has them: counted in UTF-16, each with what may stand in its place.

use serde::{Deserialize, Serialize};

use super::{Why, check, initials};
use crate::i18n::Lang;

/// A part of a text that could identify a pupil.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Where it begins, in UTF-16 units.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// Why it was taken for that.
    pub why: Why,
    /// What may stand in its place.
    pub instead: String,
}

/// All that could identify a pupil in a text, in order and without overlap.
#[must_use]
pub fn marks(text: &str, lang: Option<Lang>) -> Vec<Mark> {
    let mut units = 0;
    let mut letters = text.chars();
    let mut at = 0;
    let mut counted = |to: usize| {
        for letter in letters.by_ref().take(to.saturating_sub(at)) {
            units += u32::from(letter.len_utf16() == 2) + 1;
        }
        at = to;
        units
    };
    check(text, lang)
        .into_iter()
        .map(|hit| Mark {
            from: counted(hit.start),
            to: counted(hit.end),
            why: hit.why,
            instead: initials(text, &hit),
        })
        .collect()
}

/// A text with everything that could identify a pupil replaced.
#[must_use]
pub fn replaced(text: &str, lang: Option<Lang>) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut done = String::with_capacity(text.len());
    let mut at = 0;
    for hit in check(text, lang) {
        done.extend(letters.get(at..hit.start).unwrap_or_default());
        done.push_str(&initials(text, &hit));
        at = hit.end;
    }
    done.extend(letters.get(at..).unwrap_or_default());
    done
}

#[cfg(test)]
mod tests {
    use super::{Lang, check, marks, replaced};

    const TEXT: &str = "👩‍🏫 L’élève Maxime Tremblay a pleuré. Sa mère : 514 555-0199.";

    #[test]
    fn marks_are_where_a_field_has_them() {
        let units: Vec<u16> = TEXT.encode_utf16().collect();
        let said: Vec<(String, String)> = marks(TEXT, Some(Lang::Fr))
            .into_iter()
            .map(|mark| {
                let there = &units[mark.from as usize..mark.to as usize];
                (String::from_utf16(there).expect("whole letters"), mark.instead)
            })
            .collect();
        let expected = [("Maxime Tremblay", "M. T."), ("514 555-0199", "[téléphone]")];
        assert_eq!(said, expected.map(|(there, instead)| (there.to_owned(), instead.to_owned())));
    }

    #[test]
    fn what_was_replaced_is_found_no_more() {
        let done = replaced(TEXT, Some(Lang::Fr));
        assert_eq!(done, "👩‍🏫 L’élève M. T. a pleuré. Sa mère : [téléphone].");
        assert_eq!(check(&done, Some(Lang::Fr)), []);
        assert_eq!(replaced(&done, Some(Lang::Fr)), done);
    }
}

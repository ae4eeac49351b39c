//! Hits where a browser's field has them: counted in UTF-16, each with what may stand in its place.

use serde::{Deserialize, Serialize};

use super::{Hit, HitKind, Known, Why, check_knowing, learn, replace::instead, text::Text};
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
    /// The parts of a name as [`Known`] has them; empty for anything else.
    pub name: String,
}

/// How often a text is replaced at most: a replacement may show what another hit hid.
const ROUNDS: usize = 3;

/// All that could identify a pupil in a text, in order and without overlap.
#[must_use]
pub fn marks(text: &str, lang: Option<Lang>, known: &Known) -> Vec<Mark> {
    let typed: Vec<char> = text.chars().collect();
    let mut units = 0;
    let mut at = 0;
    let mut counted = |to: usize| {
        for letter in typed.get(at..to).unwrap_or_default() {
            units += u32::from(letter.len_utf16() == 2) + 1;
        }
        at = to;
        units
    };
    check_knowing(text, lang, known)
        .into_iter()
        .map(|hit| Mark {
            from: counted(hit.start),
            to: counted(hit.end),
            why: hit.why,
            instead: instead(&typed, &hit),
            name: if hit.kind == HitKind::Name { parts(&typed, &hit) } else { String::new() },
        })
        .collect()
}

fn parts(typed: &[char], hit: &Hit) -> String {
    let name: String = typed.get(hit.start..hit.end).unwrap_or_default().iter().collect();
    let text = Text::read(&name);
    let mut parts = Known::default();
    if let Some(last) = text.tokens.len().checked_sub(1) {
        parts.learn(&text, 0, last);
    }
    parts.words()
}

/// A text with everything that could identify a pupil replaced; names that are known from elsewhere, too.
#[must_use]
pub fn replaced(text: &str, lang: Option<Lang>, known: &Known) -> String {
    let mut known = known.clone();
    let mut now = text.to_owned();
    for _ in 0..ROUNDS {
        let hits = check_knowing(&now, lang, &known);
        if hits.is_empty() {
            break;
        }
        learn(&now, lang, &mut known);
        let typed: Vec<char> = now.chars().collect();
        let mut done = String::with_capacity(now.len());
        let mut at = 0;
        for hit in hits {
            done.extend(typed.get(at..hit.start).unwrap_or_default());
            done.push_str(&instead(&typed, &hit));
            at = hit.end;
        }
        done.extend(typed.get(at..).unwrap_or_default());
        now = done;
    }
    now
}

#[cfg(test)]
mod tests {
    use super::{super::check, Known, Lang, marks, replaced};

    const TEXT: &str = "👩‍🏫 L’élève Maxime Tremblay a pleuré. Sa mère : 514 555-0199.";

    #[test]
    fn marks_are_where_a_field_has_them() {
        let units: Vec<u16> = TEXT.encode_utf16().collect();
        let said: Vec<(String, String)> = marks(TEXT, Some(Lang::Fr), &Known::default())
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
        let done = replaced(TEXT, Some(Lang::Fr), &Known::default());
        assert_eq!(done, "👩‍🏫 L’élève M. T. a pleuré. Sa mère : [téléphone].");
        assert_eq!(check(&done, Some(Lang::Fr)), []);
        assert_eq!(replaced(&done, Some(Lang::Fr), &Known::default()), done);
    }
}

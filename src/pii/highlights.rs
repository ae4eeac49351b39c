//! Findings where a browser's field has them: counted in UTF-16, each with what may stand in its place.

use serde::{Deserialize, Serialize};

use super::{
    Finding, FindingKind, KnownNames, Reason, find_with_names, learn_names, replacement::replacement_of,
    text::Text,
};
use ensemble_lang::Lang;

/// A part of a text that could identify a student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    /// Where it begins, in UTF-16 units.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// Why it was taken for that.
    pub why: Reason,
    /// What may stand in its place.
    pub instead: String,
    /// The parts of a name as [`KnownNames`] has them; empty for anything else.
    pub name: String,
}

/// How often a text is replaced at most: a replacement may show what another finding hid.
const ROUNDS: usize = 3;

/// All that could identify a student in a text, in order and without overlap.
#[must_use]
pub fn highlights(text: &str, lang: Option<Lang>, known: &KnownNames) -> Vec<Highlight> {
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
    find_with_names(text, lang, known)
        .into_iter()
        .map(|finding| Highlight {
            from: counted(finding.start),
            to: counted(finding.end),
            why: finding.why,
            instead: replacement_of(&typed, &finding),
            name: if finding.kind == FindingKind::Name { parts(&typed, &finding) } else { String::new() },
        })
        .collect()
}

fn parts(typed: &[char], finding: &Finding) -> String {
    let name: String = typed.get(finding.start..finding.end).unwrap_or_default().iter().collect();
    let text = Text::read(&name);
    let mut parts = KnownNames::default();
    if let Some(last) = text.tokens.len().checked_sub(1) {
        parts.insert_name(&text, 0, last);
    }
    parts.words()
}

/// A text with everything that could identify a student replaced; names that are known from elsewhere, too.
#[must_use]
pub fn redact(text: &str, lang: Option<Lang>, known: &KnownNames) -> String {
    let mut known = known.clone();
    let mut now = text.to_owned();
    for _ in 0..ROUNDS {
        let findings = find_with_names(&now, lang, &known);
        if findings.is_empty() {
            break;
        }
        learn_names(&now, lang, &mut known);
        let typed: Vec<char> = now.chars().collect();
        let mut done = String::with_capacity(now.len());
        let mut at = 0;
        for finding in findings {
            done.extend(typed.get(at..finding.start).unwrap_or_default());
            done.push_str(&replacement_of(&typed, &finding));
            at = finding.end;
        }
        done.extend(typed.get(at..).unwrap_or_default());
        now = done;
    }
    now
}

#[cfg(test)]
mod tests {
    use super::{super::find, KnownNames, Lang, highlights, redact};

    const TEXT: &str = "👩‍🏫 L’élève Maxime Tremblay a pleuré. Sa mère : 514 555-0199.";

    #[test]
    fn marks_are_where_a_field_has_them() {
        let units: Vec<u16> = TEXT.encode_utf16().collect();
        let said: Vec<(String, String)> = highlights(TEXT, Some(Lang::Fr), &KnownNames::default())
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
        let done = redact(TEXT, Some(Lang::Fr), &KnownNames::default());
        assert_eq!(done, "👩‍🏫 L’élève M. T. a pleuré. Sa mère : [téléphone].");
        assert_eq!(find(&done, Some(Lang::Fr)), []);
        assert_eq!(redact(&done, Some(Lang::Fr), &KnownNames::default()), done);
    }
}

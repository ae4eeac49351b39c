//! What one click puts in place of a finding.

use ensemble_lang::Lang;

use super::{Finding, FindingKind, case::upper, combined_details, rendered::RenderedText, text::Text};

/// How much text around a finding says which language it stands in, in characters.
const AROUND: usize = 240;

/// What may stand in place of a finding: initials for a name, and for anything else what it was, in
/// brackets and in the language around it.
#[must_use]
pub fn replacement(text: &str, finding: &Finding) -> String {
    let typed: Vec<char> = text.chars().collect();
    replacement_of(&typed, finding)
}

/// The same, for a text whose characters are at hand.
pub(super) fn replacement_of(typed: &[char], finding: &Finding) -> String {
    let part = typed.get(finding.start..finding.end).unwrap_or_default();
    if finding.kind == FindingKind::Name {
        let name = RenderedText::read(&part.iter().collect::<String>()).chars;
        // The full stop of a sentence, or of an initial that was one already, serves.
        return shortened(&name, typed.get(finding.end) == Some(&'.'));
    }
    let from = finding.start.saturating_sub(AROUND);
    let to = (finding.end + AROUND).min(typed.len());
    let around: String = typed.get(from..to).unwrap_or_default().iter().collect();
    if finding.kind == FindingKind::Details {
        return combined_details::general(part, language(&around));
    }
    let word = match (language(&around), finding.kind) {
        (Lang::Fr, FindingKind::PermanentCode) => "[code permanent]",
        (Lang::Fr, FindingKind::BirthDate) => "[date]",
        (Lang::Fr, FindingKind::Phone) => "[téléphone]",
        (Lang::Fr, FindingKind::Mail) => "[courriel]",
        (Lang::Fr, _) => "[adresse]",
        (Lang::En, FindingKind::PermanentCode) => "[permanent code]",
        (Lang::En, FindingKind::BirthDate) => "[date]",
        (Lang::En, FindingKind::Phone) => "[phone]",
        (Lang::En, FindingKind::Mail) => "[email]",
        (Lang::En, _) => "[address]",
    };
    word.to_owned()
}

/// « M.-È. T. » for « Marie-Ève Tremblay ».
fn shortened(name: &[char], stopped: bool) -> String {
    let mut short = String::new();
    let mut within = false;
    let mut letters = name.iter().copied().peekable();
    while let Some(c) = letters.next() {
        if c.is_alphabetic() {
            if !within {
                short.push(upper(c));
                // An accent that is set apart stays with its letter.
                while let Some(mark) = letters.next_if(|c| ('\u{300}'..='\u{36f}').contains(c)) {
                    short.push(mark);
                }
                short.push('.');
            }
            within = true;
        } else if matches!(c, '-' | '\u{2010}' | '\u{2011}') {
            within = false;
            short.push('-');
        } else if c.is_whitespace() {
            within = false;
            short.push(' ');
        }
    }
    if stopped {
        short.pop();
    }
    short
}

/// The language that a passage is written in, by its small words; French when they do not tell.
fn language(passage: &str) -> Lang {
    let (mut french, mut english) = (0, 0);
    let text = Text::read(passage);
    for index in 0..text.tokens.len() {
        match text.word(index) {
            "le" | "la" | "les" | "de" | "du" | "des" | "un" | "une" | "et" | "est" | "il" | "elle"
            | "son" | "sa" | "au" | "mon" | "ma" | "que" | "qui" | "ne" | "nee" | "eleve" | "l" | "d" => {
                french += 1;
            }
            "the" | "of" | "and" | "is" | "was" | "he" | "she" | "his" | "her" | "my" | "at" | "to"
            | "in" | "who" | "born" | "student" | "s" | "that" | "this" => english += 1,
            _ => {}
        }
    }
    if english > french { Lang::En } else { Lang::Fr }
}

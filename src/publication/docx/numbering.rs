//! Lists: how each is numbered.

use super::WORD;
use crate::xml::Xml;

/// The numbering of all lists with bullets.
pub(super) const BULLETS: usize = 1;
/// How far each level is from the one above, in twentieths of a point.
pub(super) const STEP: usize = 425;

/// The numberings: one for bullets, and one for each numbered list, which begins at 1. `numbered` holds the level of each.
pub(super) fn numbering(numbered: &[usize]) -> String {
    let mut xml = Xml::document();
    xml.open("w:numbering", &[("xmlns:w", WORD)]);
    for (kind, formats) in [
        ("0", [("bullet", "•"), ("bullet", "–"), ("bullet", "•")]),
        ("1", [("decimal", "."), ("lowerLetter", "."), ("lowerRoman", ".")]),
    ] {
        xml.open("w:abstractNum", &[("w:abstractNumId", kind)]);
        xml.empty("w:multiLevelType", &[("w:val", "multilevel")]);
        for (level, (format, sign)) in formats.into_iter().cycle().take(9).enumerate() {
            xml.open("w:lvl", &[("w:ilvl", &level.to_string())]);
            xml.empty("w:start", &[("w:val", "1")]);
            xml.empty("w:numFmt", &[("w:val", format)]);
            let text = if format == "bullet" { sign.to_owned() } else { format!("%{}{sign}", level + 1) };
            xml.empty("w:lvlText", &[("w:val", &text)]);
            xml.empty("w:lvlJc", &[("w:val", "left")]);
            xml.open("w:pPr", &[]);
            let left = ((level + 1) * STEP).to_string();
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &STEP.to_string())]);
            xml.close();
            xml.close();
        }
        xml.close();
    }
    xml.open("w:num", &[("w:numId", &BULLETS.to_string())]);
    xml.empty("w:abstractNumId", &[("w:val", "0")]);
    xml.close();
    for (number, level) in (BULLETS + 1..).zip(numbered) {
        xml.open("w:num", &[("w:numId", &number.to_string())]);
        xml.empty("w:abstractNumId", &[("w:val", "1")]);
        xml.open("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
        xml.empty("w:startOverride", &[("w:val", "1")]);
        xml.close();
        xml.close();
    }
    xml.finish()
}

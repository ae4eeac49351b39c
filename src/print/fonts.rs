//! The fonts that are within the program.

use typst::{
    foundations::Bytes,
    layout::Abs,
    text::{Font, FontBook, FontInstance, FontVariant, FontVariations},
};
use unicode_segmentation::UnicodeSegmentation as _;

/// What headings are set in, and what writes syllabics and pictographs.
const OWN: [&[u8]; 3] = [
    include_bytes!("fonts/bricolage-grotesque-600-latin-fr.ttf"),
    include_bytes!("fonts/noto-sans-canadian-aboriginal-400.ttf"),
    include_bytes!("fonts/noto-emoji-400.ttf"),
];
/// Those of the typesetter that text needs: a serif, and others for letters and signs that it does not have.
const FAMILIES: [&str; 3] = ["Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"];

/// The last one is that of pictographs.
pub struct Fonts {
    pub book: FontBook,
    pub fonts: Vec<Font>,
    instances: Vec<FontInstance>,
}

impl Fonts {
    pub fn embedded() -> Self {
        let own = OWN.into_iter().filter_map(|font| Font::new(Bytes::new(font), 0));
        let others = typst_assets::fonts()
            .filter_map(|font| Font::new(Bytes::new(font), 0))
            .filter(|font| FAMILIES.contains(&font.info().family.as_str()));
        let fonts: Vec<Font> = others.chain(own).collect();
        let (variant, variations) = (FontVariant::default(), FontVariations::default());
        let instances =
            fonts.iter().map(|font| font.clone().instantiate(variant, Abs::pt(11.0), &variations));
        Self { book: FontBook::from_fonts(&fonts), instances: instances.collect(), fonts }
    }

    /// A text all of whose characters can be set: PDF/UA-1 has no place for one that is not. What no font has becomes
    /// [`MISSING`]; accents that no font has with their letter are left out, as are characters that are not seen.
    pub fn settable(&self, text: &str) -> String {
        if text.chars().all(is_usual) {
            return text.to_owned();
        }
        text.graphemes(true).flat_map(|cluster| self.cluster(cluster)).collect()
    }

    /// Whether the fonts that say that they have a character have it: the typesetter takes one of these.
    fn have(&self, letter: char) -> bool {
        let mut say = self
            .instances
            .iter()
            .filter(|font| font.font().info().coverage.contains(u32::from(letter)))
            .peekable();
        say.peek().is_some() && say.all(|font| has(font, letter))
    }

    /// The fonts of the text.
    fn of_text(&self) -> impl Iterator<Item = &FontInstance> {
        self.instances.iter().filter(|font| font.font().info().family == FAMILIES[0])
    }

    /// What a reader takes for one character: a letter with its accents, a pictograph of several.
    fn cluster(&self, cluster: &str) -> Vec<char> {
        let all = |font: &FontInstance, letters: &[char]| letters.iter().all(|letter| has(font, *letter));
        let whole: Vec<char> = cluster.chars().collect();
        // The fonts of the text come first: a letter that they have they must have with its accents, upright and slanted.
        let begins = |letter: char| self.of_text().any(|font| has(font, letter));
        let is_settable = |letters: &[char]| match letters {
            [] => true,
            // An accent belongs to a letter of the text before it.
            [letter] if is_accent(*letter) => self.of_text().all(|font| has(font, *letter)),
            [letter] => self.have(*letter),
            [first, ..] if begins(*first) => self.of_text().all(|font| all(font, letters)),
            letters => self.instances.iter().any(|font| all(font, letters)),
        };
        let is_pictograph = self.instances.last().is_some_and(|font| all(font, &whole)) && !begins(whole[0]);
        let seen: Vec<char> =
            whole.iter().copied().filter(|letter| is_pictograph || !is_invisible(*letter)).collect();
        if is_settable(&seen) {
            return seen;
        }
        let first = seen.first().copied().filter(|letter| !is_accent(*letter)).into_iter();
        first.map(|letter| if is_settable(&[letter]) { letter } else { MISSING }).collect()
    }
}

/// What is written in the place of a character that no font has.
pub const MISSING: char = '\u{fffd}';

fn has(font: &FontInstance, letter: char) -> bool {
    !is_private(letter) && font.ttf().glyph_index(letter).is_some()
}

/// Whether a character is one with the letter before it.
fn is_accent(letter: char) -> bool {
    format!("a{letter}").graphemes(true).nth(1).is_none()
}

/// Whether all fonts of the text have a character: the letters of French and English, and their signs.
const fn is_usual(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '\u{202f}')
}

/// Whether each font has something else for a character.
const fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// Whether a character only changes how others look: joiners, selectors, marks of direction, soft hyphens.
const fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{Fonts, has, is_usual};

    #[test]
    fn all_fonts_of_the_text_have_what_is_usual() {
        let fonts = Fonts::embedded();
        assert_eq!(fonts.of_text().count(), 6);
        for letter in ('\0'..='\u{ffff}').filter(|letter| is_usual(*letter)) {
            assert!(fonts.of_text().all(|font| has(font, letter)), "{letter:?}");
        }
    }
}

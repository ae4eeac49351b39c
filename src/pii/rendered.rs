//! What a reader sees of a text, with where each character stands in what was typed.
//!
//! Names are hidden from a plain search by Markdown (`**tho**mas`, `thom\as`), HTML entities (`th&#111;mas`),
//! ligatures and soft hyphens of a PDF, characters without width and letters of other shapes (`Ｔｈｏｍａｓ`).
//! None of that is on the page that others read, so the rules read the text without it.

/// The longest HTML entity that is read: `&Ccedil;`, `&#x0001d400;`.
const LONGEST_ENTITY: usize = 12;

/// The visible characters of a text.
#[derive(Debug, Default)]
pub(super) struct RenderedText {
    pub chars: Vec<char>,
    /// Where each of them begins and ends in what was typed, in characters; what lies between two was hidden.
    places: Vec<(u32, u32)>,
    /// Where emphasis was hidden.
    emphasis: Vec<u32>,
}

impl RenderedText {
    /// Reads what was typed, in one pass.
    pub(super) fn read(text: &str) -> Self {
        let typed: Vec<char> = text.chars().collect();
        let mut seen = Self {
            chars: Vec::with_capacity(typed.len()),
            places: Vec::with_capacity(typed.len()),
            emphasis: Vec::new(),
        };
        let mut at = 0;
        while let Some(&c) = typed.get(at) {
            let before = at.checked_sub(1).and_then(|before| typed.get(before)).copied();
            let after = typed.get(at + 1).copied();
            let next = match c {
                _ if c.is_ascii_alphanumeric() || c == ' ' => seen.push(c, at, at + 1),
                '*' | '~' | '`' | '_' if marks(c, before, after) => {
                    seen.emphasis.push(number(at));
                    at + 1
                }
                '\\' if escapes(before, after) => at + 1,
                '&' => match entity(&typed, at) {
                    Some((letter, end)) if hidden(letter) => end,
                    Some((letter, end)) => seen.push(letter, at, end),
                    None => seen.push(c, at, at + 1),
                },
                '\r' if after == Some('\n') => at + 1,
                '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' => seen.push('\n', at, at + 1),
                _ if c.is_ascii() => seen.push(c, at, at + 1),
                _ if hidden(c) => at + 1,
                _ => {
                    for letter in ligature(c).chars() {
                        seen.push(letter, at, at + 1);
                    }
                    if ligature(c).is_empty() { seen.push(plain(c), at, at + 1) } else { at + 1 }
                }
            };
            at = next;
        }
        seen
    }

    fn push(&mut self, c: char, from: usize, to: usize) -> usize {
        self.chars.push(c);
        self.places.push((number(from), number(to)));
        to
    }

    /// Where a part of what is seen stands in what was typed. Emphasis that begins right before the part and
    /// ends in it belongs to it, and the other way round.
    pub(super) fn typed(&self, start: usize, end: usize) -> (usize, usize) {
        let begin = |at: usize| self.places.get(at).map(|place| place.0);
        let finish = |at: usize| self.places.get(at).map(|place| place.1);
        let last = end.checked_sub(1).and_then(finish).unwrap_or_default();
        let (mut from, mut to) = (begin(start).unwrap_or(last), last);
        if self.emphasis.is_empty() {
            return (from as usize, to as usize);
        }
        let first = self.emphasis.partition_point(|place| *place < from);
        let beyond = self.emphasis.partition_point(|place| *place < to);
        let runs = (first..beyond)
            .filter(|at| *at == first || self.emphasis[*at] != self.emphasis[*at - 1] + 1)
            .count();
        if runs % 2 == 1 {
            let before = start.checked_sub(1).and_then(finish).unwrap_or_default();
            let after = begin(end).unwrap_or(u32::MAX);
            let opening = first.checked_sub(1).map(|at| self.emphasis[at]).filter(|place| *place >= before);
            if opening.is_some() {
                while first > 0 && from > before && self.emphasis.binary_search(&(from - 1)).is_ok() {
                    from -= 1;
                }
            } else {
                while to < after && self.emphasis.binary_search(&to).is_ok() {
                    to += 1;
                }
            }
        }
        (from as usize, to as usize)
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Whether a sign is emphasis beside a word: not a bullet, a product, or the underscore within a file's name.
fn marks(sign: char, before: Option<char>, after: Option<char>) -> bool {
    let word = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || c.is_ascii_digit());
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let beside = word(before) || word(after);
    match sign {
        '_' => beside && !(word(before) && word(after)) || before == Some('_') || after == Some('_'),
        '~' => before == Some('~') || after == Some('~'),
        '*' => (beside || before == Some('*') || after == Some('*')) && !(digit(before) && digit(after)),
        // « l`élève »: between letters it stands for an apostrophe.
        _ => beside && !(word(before) && word(after)),
    }
}

/// Whether a backslash is not shown, or stands within a word.
fn escapes(before: Option<char>, after: Option<char>) -> bool {
    after.is_some_and(|c| {
        c.is_ascii_punctuation() || c == '\n' || c.is_alphabetic() && before.is_some_and(char::is_alphabetic)
    })
}

/// Characters without width, and those that turn the direction.
fn hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// The letters of a ligature; nothing for any other character.
fn ligature(c: char) -> &'static str {
    match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'Ĳ' => "IJ",
        'ĳ' => "ij",
        'Ǆ' | 'ǅ' => "Dz",
        _ => "",
    }
}

/// The common letter of another shape: fullwidth, mathematical, circled.
fn plain(c: char) -> char {
    let code = c as u32;
    let letter = |place: u32, of: u8| char::from(of + (place % 26) as u8);
    match code {
        0xff01..=0xff5e => char::from((code - 0xfee0) as u8),
        0x3000 => ' ',
        0xfe6b => '@',
        0x1d400..=0x1d6a3 if (code - 0x1d400) % 52 < 26 => letter((code - 0x1d400) % 52, b'A'),
        0x1d400..=0x1d6a3 => letter((code - 0x1d400) % 52, b'a'),
        0x1d7ce..=0x1d7ff => char::from(b'0' + ((code - 0x1d7ce) % 10) as u8),
        0x24b6..=0x24cf => letter(code - 0x24b6, b'A'),
        0x24d0..=0x24e9 => letter(code - 0x24d0, b'a'),
        _ => c,
    }
}

/// The character that an entity stands for, and where it ends.
fn entity(typed: &[char], at: usize) -> Option<(char, usize)> {
    let body = typed.get(at + 1..)?;
    let length = body.iter().take(LONGEST_ENTITY).position(|c| *c == ';')?;
    let found = match body.get(..length)? {
        ['#', 'x' | 'X', figures @ ..] => coded(figures, 16)?,
        ['#', figures @ ..] => coded(figures, 10)?,
        name => named(&name.iter().collect::<String>())?,
    };
    Some((found, at + 2 + length))
}

fn coded(figures: &[char], radix: u32) -> Option<char> {
    let add = |code: u32, figure: &char| code.checked_mul(radix)?.checked_add(figure.to_digit(radix)?);
    let code = figures.iter().try_fold(0, add)?;
    char::from_u32(code).filter(|c| *c != '\0')
}

/// Entities that are no letter, and those of « né »; each with the character before its name.
const NAMED: &str = "&amp \u{a0}nbsp \u{ad}shy \u{ad}ZeroWidthSpace \u{ad}zwj \u{ad}zwnj ’apos ’rsquo ’lsquo \"quot \"ldquo \"rdquo \
    «laquo »raquo @commat .period _lowbar ,comma :colon -hyphen -dash –ndash —mdash (lpar )rpar œoelig ŒOElig \
    éeacute ÉEacute";
const ACCENTS: &str = "acute grave circ uml cedil tilde ring caron";

fn named(name: &str) -> Option<char> {
    let one = |entry: &str| {
        let mut letters = entry.chars();
        letters.next().filter(|_| letters.as_str() == name)
    };
    // &ccedil; and its like: the letter is enough, for accents are not compared but in « né ».
    NAMED.split(' ').find_map(one).or_else(|| {
        let mut letters = name.chars();
        let letter = letters.next().filter(char::is_ascii_alphabetic)?;
        ACCENTS.split(' ').any(|accent| accent == letters.as_str()).then_some(letter)
    })
}

#[cfg(test)]
mod tests {
    use super::RenderedText;

    fn seen(typed: &str) -> String {
        RenderedText::read(typed).chars.into_iter().collect()
    }

    #[test]
    fn what_a_page_does_not_show_is_left_out() {
        for typed in [
            "thomas",
            "**tho**mas",
            "*thomas*",
            "_thomas_",
            "__thomas__",
            "~~tho~~mas",
            "`thomas`",
            "th&#111;mas",
            "th&#x6F;mas",
            "&#116;homas",
            "thom\\as",
            "tho\u{ad}mas",
            "tho&shy;mas",
            "t\u{200b}ho\u{200d}ma\u{feff}s",
            "ｔｈｏｍａｓ",
            "𝐭𝐡𝐨𝐦𝐚𝐬",
            "ⓣⓗⓞⓜⓐⓢ",
        ] {
            assert_eq!(seen(typed), "thomas", "{typed}");
        }
        assert_eq!(seen("Soﬁa, diﬃcile"), "Sofia, difficile");
        assert_eq!(seen("４１８\u{3000}５５５ a＠b"), "418 555 a@b");
    }

    #[test]
    fn what_a_page_shows_stays() {
        for typed in ["* a\n* b", "eleve_thomas.pdf", "5*4 & 3", "C & A;", "a &b; c", "&;", "-- ~ --", "\\"] {
            assert_eq!(seen(typed), typed);
        }
    }

    #[test]
    fn places_are_those_of_what_was_typed() {
        let part = |typed: &str, word: &str| {
            let seen = RenderedText::read(typed);
            let text: String = seen.chars.iter().collect();
            let start = text[..text.find(word).expect("it is there")].chars().count();
            let (from, to) = seen.typed(start, start + word.chars().count());
            typed.chars().skip(from).take(to - from).collect::<String>()
        };
        assert_eq!(part("un **tho**mas !", "thomas"), "**tho**mas");
        assert_eq!(part("un **thomas** !", "thomas"), "thomas");
        assert_eq!(part("un tho**mas** !", "thomas"), "tho**mas**");
        assert_eq!(part("**mon thomas**", "thomas"), "thomas");
        assert_eq!(part("l’élève th&#111;mas.", "thomas"), "th&#111;mas");
        assert_eq!(part("Soﬁa lit", "Sofia"), "Soﬁa");
        assert_eq!(part("tho\u{ad}mas lit", "thomas"), "tho\u{ad}mas");
    }
}

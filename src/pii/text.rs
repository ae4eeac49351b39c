//! A text as words and numbers with what lies between them: read once, in one pass, for all rules.

use super::{
    case::{fold, is_upper},
    lists::{self, Kinds, Words},
    rendered::RenderedText,
};

/// From how many characters on a line was broken because it was full.
const LONG_LINE: usize = 50;
/// How many words may stand before the colon of a form's line.
const FORM_WORDS: usize = 4;

/// What lies between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: letters beside digits.
    Glued,
    /// Spaces, quotation marks, emphasis, or an abbreviation's full stop.
    Space,
    /// The end of a short line within a paragraph.
    Line,
    /// The underscore of a file's name.
    Underscore,
    /// One hyphen.
    Hyphen,
    /// One apostrophe.
    Apostrophe,
    /// One full stop or middle dot without a space: « élève.s ».
    Dot,
    /// A slash.
    Slash,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// The begin of an aside: a bracket or a dash.
    Open,
    /// The end of one.
    Close,
    /// The end of a sentence, a semicolon, a new line.
    Sentence,
    /// Any other sign.
    Other,
}

/// A word or a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Where it begins, in characters.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What lies before it.
    pub gap: Gap,
    /// Whether it is made of digits.
    pub number: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether all of its letters are capitals, and there are several.
    pub all_capitals: bool,
    folded: (usize, usize),
    /// The lists that it is in.
    kinds: Kinds,
}

/// A text, read.
pub(super) struct Text {
    /// What a reader sees of it.
    pub seen: RenderedText,
    /// Its words and numbers, in order.
    pub tokens: Vec<Token>,
    folded: String,
}

impl Text {
    /// Splits a text into words and numbers.
    pub(super) fn read(text: &str) -> Self {
        let mut read = Self {
            seen: RenderedText::read(text),
            tokens: Vec::with_capacity(text.len() / 5),
            folded: String::with_capacity(text.len()),
        };
        let mut at = 0;
        let mut end_before = 0;
        let mut line = 0;
        while let Some(&first) = read.seen.chars.get(at) {
            let number = first.is_ascii_digit();
            if !number && (!is_letter(first) || is_mark(first)) {
                at += 1;
                continue;
            }
            let start = at;
            let from = read.folded.len();
            let mut capitals = 0;
            let mut letters = 0;
            while let Some(&c) = read.seen.chars.get(at) {
                if number != c.is_ascii_digit() || !(number || is_letter(c)) {
                    break;
                }
                if !is_mark(c) {
                    letters += 1;
                    capitals += usize::from(!number && is_upper(c));
                    fold(c, &mut read.folded);
                }
                at += 1;
            }
            let gap = read.gap_between(end_before, start, line);
            if let Some(at) = read.seen.chars[end_before..start].iter().rposition(|c| *c == '\n') {
                line = end_before + at + 1;
            }
            if gap == Gap::Colon {
                // Lines of a form: « Élève : Hugo », « Mère : 450 555-0133 ».
                let near = read.tokens.len().saturating_sub(FORM_WORDS);
                for token in read.tokens.iter_mut().skip(near).filter(|token| token.gap == Gap::Line) {
                    token.gap = Gap::Sentence;
                }
            }
            let kinds = read.folded.get(from..).filter(|_| !number).map(lists::kinds).unwrap_or_default();
            read.tokens.push(Token {
                kinds,
                start,
                end: at,
                gap,
                number,
                capital: !number && is_upper(first),
                all_capitals: letters > 1 && capitals == letters,
                folded: (from, read.folded.len()),
            });
            end_before = at;
        }
        read
    }

    /// What lies between the last token and the next. `line` is where the line of the last one begins.
    fn gap_between(&self, from: usize, to: usize, line: usize) -> Gap {
        let mut between = &self.seen.chars[from..to];
        let Some(last) = self.tokens.last() else { return Gap::Sentence };
        match between {
            [] => return Gap::Glued,
            ['-' | '\u{2010}' | '\u{2011}'] => return Gap::Hyphen,
            ['\'' | '’' | '‘' | '\u{2bc}' | '´' | '`' | '′'] => return Gap::Apostrophe,
            ['.' | '·' | '•' | '‧' | '\u{22c5}'] => return Gap::Dot,
            _ => {}
        }
        // One line break within a paragraph is shown as a space, unless a list, a quotation or a table begins.
        let broken = between.iter().position(|c| *c == '\n');
        if let Some(at) = broken {
            let head = self.seen.chars.get(line..from).unwrap_or_default().iter().find(|c| !is_space(**c));
            let block = matches!(head, Some('#' | '|')) || !between[at + 1..].iter().all(|c| is_space(*c));
            if block || between[at + 1..].contains(&'\n') {
                return Gap::Sentence;
            }
            between = &between[..at];
        }
        let stop = between.first() == Some(&'.');
        let short = stop && (last.end - last.start == 1 && !last.number || lists::SHORT.among(&last.kinds));
        let rest = if short { &between[1..] } else { between };
        if rest.contains(&':') && !rest.iter().any(|c| matches!(c, '.' | '!' | '?' | ';')) {
            return Gap::Colon;
        }
        if rest.iter().any(|c| matches!(c, '.' | '!' | '?' | '…' | ';'))
            || short && !rest.iter().all(|c| is_space(*c))
        {
            return Gap::Sentence;
        }
        let has = |signs: &[char]| rest.iter().any(|c| signs.contains(c));
        match () {
            () if has(&['(', '[', '–', '—', '-']) => Gap::Open,
            () if has(&[',']) => Gap::Comma,
            () if has(&[')', ']']) => Gap::Close,
            () if has(&['/']) => Gap::Slash,
            () if has(&['_']) => Gap::Underscore,
            () if rest.iter().all(|c| is_space(*c) || is_quote(*c)) => match broken {
                Some(_) if from - line < LONG_LINE => Gap::Line,
                _ => Gap::Space,
            },
            () => Gap::Other,
        }
    }

    /// A token in small letters without accents; nothing beyond the ends.
    pub(super) fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| self.read_as(token))
    }

    /// A token as the lists have it. Empty for a range outside the text: the message of a panic would make the wasm
    /// heavier.
    fn read_as(&self, token: &Token) -> &str {
        self.folded.get(token.folded.0..token.folded.1).unwrap_or_default()
    }

    /// Whether a token is in a list.
    pub(super) fn is(&self, index: usize, list: Words) -> bool {
        self.tokens.get(index).is_some_and(|token| list.among(&token.kinds))
    }

    /// What lies before a token; beyond the ends, the end of a sentence.
    pub(super) fn gap(&self, index: usize) -> Gap {
        self.tokens.get(index).map_or(Gap::Sentence, |token| token.gap)
    }

    /// The digits of a number of so many digits.
    pub(super) fn digits(&self, index: usize, count: usize) -> Option<&str> {
        let token = self.tokens.get(index).filter(|token| token.number)?;
        (token.end - token.start == count).then(|| self.word(index))
    }

    /// The value of a short number.
    pub(super) fn value(&self, index: usize) -> Option<u32> {
        let token = self.tokens.get(index).filter(|token| token.number && token.end - token.start <= 8)?;
        self.read_as(token).parse().ok()
    }

    /// How many characters a token has.
    pub(super) fn length(&self, index: usize) -> usize {
        self.tokens.get(index).map_or(0, |token| token.end - token.start)
    }

    /// Whether a token is a capitalised word.
    pub(super) fn capital(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.capital)
    }

    /// The characters between a token and the one before it.
    pub(super) fn between(&self, index: usize) -> &[char] {
        let from =
            index.checked_sub(1).and_then(|before| self.tokens.get(before)).map_or(0, |token| token.end);
        self.tokens.get(index).and_then(|token| self.seen.chars.get(from..token.start)).unwrap_or_default()
    }

    /// Whether a token is preceded by nothing but a space within its sentence.
    pub(super) fn follows(&self, index: usize) -> bool {
        matches!(self.gap(index), Gap::Space | Gap::Line | Gap::Underscore)
    }

    /// Whether one of the tokens from `from` to `to` (which is no part) is in a list.
    pub(super) fn any(&self, from: usize, to: usize, list: Words) -> bool {
        (from..to.min(self.tokens.len())).any(|index| self.is(index, list))
    }

    /// The first token, at most `most` back, of the sentence that a token is in.
    pub(super) fn back(&self, index: usize, most: usize) -> usize {
        let least = index.saturating_sub(most);
        let mut first = index;
        while first > least && self.gap(first) != Gap::Sentence {
            first -= 1;
        }
        first
    }

    /// The end, at most `most` tokens on, of the sentence that a token is in.
    pub(super) fn ahead(&self, index: usize, most: usize) -> usize {
        let last = (index + 1 + most).min(self.tokens.len());
        (index + 1..last).find(|next| self.gap(*next) == Gap::Sentence).unwrap_or(last)
    }
}

/// A letter of any script, or a mark upon one: texts and file names come with accents set apart, too.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_mark(c)
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

fn is_quote(c: char) -> bool {
    matches!(c, '«' | '»' | '"' | '“' | '”' | '\'' | '’' | '‘' | '‹' | '›' | '*')
}

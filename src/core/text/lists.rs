//! Tabs and bullets at the beginning of lines, as Markdown understands them.
//!
//! Word, PowerPoint, Pages and Outlook paste a list as lines that begin with a bullet and a tab; the bullet or the
//! indentation tells the level. A list that Markdown understands already stays as it is, letter by letter.

/// The width of a tab at the beginning of a line, and of one level of a list that is written anew. Four columns nest an
/// item below `-` as well as below `1.`.
const TAB: usize = 4;
/// The longest number of a numbered item, in digits, as in CommonMark.
const MAX_DIGITS: usize = 9;

/// How an item begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker<'a> {
    /// A bullet of a word processor. Each sign is a level of its own.
    Symbol(char),
    /// A bullet of Markdown.
    Bullet(char),
    /// A number, with its sign.
    Number(&'a str, char),
}

impl Marker<'_> {
    /// Whether two items at the same indentation belong to one list.
    fn continues(self, other: Self) -> bool {
        match (self, other) {
            (Marker::Number(_, one), Marker::Number(_, other)) => one == other,
            _ => self == other,
        }
    }

    fn is_symbol(self) -> bool {
        matches!(self, Marker::Symbol(_))
    }
}

/// A line of a list.
#[derive(Clone, Copy, Debug)]
enum Line<'a> {
    Blank,
    Item {
        indent: usize,
        marker: Marker<'a>,
        text: &'a str,
    },
    /// A further line of an item, without its indentation.
    More(&'a str),
}

/// What stands before the first letter of a line: its width in columns, whether there is a tab in it, and the rest.
fn indentation(line: &str) -> (usize, bool, &str) {
    let (mut columns, mut tabs) = (0, false);
    for (at, letter) in line.char_indices() {
        match letter {
            '\t' => (columns, tabs) = (columns / TAB * TAB + TAB, true),
            ' ' => columns += 1,
            _ => return (columns, tabs, &line[at..]),
        }
    }
    (0, tabs, "")
}

/// A line without the spaces of any kind before its first letter.
fn unindented(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}', '\u{2007}', '\u{3000}'])
}

/// The marker that a line begins with, and the text after it; and whether Markdown would not read it so.
fn marker(line: &str) -> Option<(Marker<'_>, &str, bool)> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let text = unindented(rest);
    let gap = &rest[..rest.len() - text.len()];
    let wide = gap.contains('\t') || gap.chars().count() > 1;
    let symbol = |sign| Some((Marker::Symbol(sign), text, true));
    match first {
        '-' | '*' | '+' if rest.is_empty() || !gap.is_empty() => {
            Some((Marker::Bullet(first), text, gap.contains(|space| space != ' ')))
        }
        '0'..='9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let sign = line[digits..].chars().next().filter(|sign| matches!(sign, '.' | ')'))?;
            let rest = &line[digits + 1..];
            let text = unindented(rest);
            let gap = &rest[..rest.len() - text.len()];
            (digits <= MAX_DIGITS && !gap.is_empty())
                .then(|| (Marker::Number(&line[..digits], sign), text, gap.contains(|space| space != ' ')))
        }
        '•' | '●' | '∙' | '‣' | '⁃' => symbol('•'),
        '◦' | '○' => symbol('◦'),
        '▪' | '■' | '◾' | '▫' => symbol('▪'),
        '➢' | '➤' | '❖' | '❑' | '►' | '▸' => symbol(first),
        '·' if !gap.is_empty() => symbol('•'),
        // What Word's second and further levels become in a font without its signs.
        'o' if wide => symbol('◦'),
        '§' if wide => symbol('▪'),
        'Ø' | 'ü' | 'v' | 'q' | 'à' if gap.contains('\t') => symbol(first),
        // Dashes are bullets before a tab only: dialogues begin with a dash, too.
        '–' | '—' | '−' | '‐' | '‑' if gap.contains('\t') => symbol('–'),
        _ => None,
    }
}

/// Whether a line begins an item of a list.
pub(super) fn is_item(line: &str) -> bool {
    marker(unindented(line)).is_some()
}

/// The fence that a line opens: its sign, and how often it is there.
fn fence(line: &str) -> Option<(char, usize)> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = line.chars().take_while(|letter| *letter == sign).count();
    (length >= 3 && !(sign == '`' && line[length..].contains('`'))).then_some((sign, length))
}

/// The lines of a text, with lists as Markdown understands them.
pub(super) fn normalize(text: &str) -> String {
    let mut written = Written::default();
    let mut open_fence: Option<(char, usize)> = None;
    for line in text.split('\n') {
        let (columns, tabs, rest) = indentation(line);
        if let Some((sign, length)) = open_fence {
            let closing = rest.trim_end();
            if columns < TAB && closing.len() >= length && closing.chars().all(|letter| letter == sign) {
                open_fence = None;
            }
            written.line(line);
            continue;
        }
        if rest.trim().is_empty() {
            written.blank();
        } else if let Some((marker, text, foreign)) = marker(unindented(rest)) {
            written.list.push(Line::Item { indent: columns, marker, text });
            written.source.push(line);
            written.foreign |= foreign || tabs || unindented(rest).len() < rest.len();
            // The spaces before a text fall away: what follows would seem to be below its first line.
            written.foreign |= columns > 0 && written.source.len() == 1 && written.out.is_empty();
        } else if !written.list.is_empty() && columns > 0 && !written.after_blank(columns) {
            written.list.push(Line::More(rest));
            written.source.push(line);
        } else {
            written.end_list();
            if columns < TAB {
                open_fence = fence(rest);
            }
            match (tabs, rest.contains('\t')) {
                // The indentation of a paragraph's first line: Markdown would take it for code.
                (true, false) => written.line(rest),
                // A row of a table whose first cell is empty.
                (true, true) => written.line(&format!("\u{a0}\t{rest}")),
                (false, _) if written.out.is_empty() => written.line(rest),
                (false, _) => written.line(line),
            }
        }
    }
    written.end_list();
    written.out
}

/// What was written, and the list that is being read.
#[derive(Default)]
struct Written<'a> {
    out: String,
    list: Vec<Line<'a>>,
    /// The lines of the list as they were.
    source: Vec<&'a str>,
    /// Whether Markdown would not understand the list.
    foreign: bool,
}

impl<'a> Written<'a> {
    /// Writes a line. A text begins with its first line that says something.
    fn line(&mut self, line: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        } else if line.trim().is_empty() {
            return;
        }
        self.out.push_str(line);
    }

    fn blank(&mut self) {
        if self.list.is_empty() {
            if !self.out.is_empty() {
                self.out.push('\n');
            }
        } else {
            self.list.push(Line::Blank);
            self.source.push("");
        }
    }

    /// Whether an indented line after an empty one belongs to no item: it is not as far to the right as an item's text.
    fn after_blank(&self, columns: usize) -> bool {
        matches!(self.list.last(), Some(Line::Blank)) && columns < 2
    }

    /// Writes the list that was read, anew if Markdown would not understand it.
    fn end_list(&mut self) {
        let blanks = self.list.iter().rev().take_while(|line| matches!(line, Line::Blank)).count();
        let (list, source) = (std::mem::take(&mut self.list), std::mem::take(&mut self.source));
        let length = list.len() - blanks;
        if length == 0 {
            return;
        }
        let foreign = std::mem::take(&mut self.foreign);
        if foreign {
            self.rewrite(&list[..length]);
            // What follows a pasted list is no further line of its last item.
            self.out.push_str("\n".repeat(blanks.max(1)).as_str());
        } else {
            for line in &source[..length] {
                self.line(line);
            }
            self.out.push_str("\n".repeat(blanks).as_str());
        }
    }

    fn rewrite(&mut self, list: &[Line<'a>]) {
        let mut open: Vec<(usize, Marker<'a>)> = Vec::new();
        // The column of the text of the item that is being written.
        let mut text_column = 0;
        for line in list {
            match *line {
                Line::Blank => self.out.push('\n'),
                Line::More(text) => self.line(&format!("{}{text}", " ".repeat(text_column))),
                Line::Item { indent, marker, text } => {
                    nest(&mut open, indent, marker);
                    let level = open.len() - 1;
                    let sign = match marker {
                        Marker::Symbol(_) => "-".to_owned(),
                        Marker::Bullet(sign) => sign.to_string(),
                        Marker::Number(digits, sign) => format!("{digits}{sign}"),
                    };
                    // A numbered list interrupts a paragraph only when it begins with 1.
                    let interrupts = !matches!(marker, Marker::Number(digits, _) if digits != "1");
                    if !interrupts && level == 0 && !self.out.is_empty() && !ends_in_list(&self.out) {
                        self.out.push('\n');
                    }
                    text_column = level * TAB + sign.len() + 1;
                    self.line(format!("{}{sign} {text}", " ".repeat(level * TAB)).trim_end());
                }
            }
        }
    }
}

/// Whether the last line that was written is one of a list, or empty.
fn ends_in_list(out: &str) -> bool {
    let last = out.rsplit('\n').next().unwrap_or_default();
    last.trim().is_empty() || last.starts_with(' ') || marker(last).is_some()
}

/// Puts an item below those that are open, closing those that it does not belong to.
fn nest<'a>(open: &mut Vec<(usize, Marker<'a>)>, indent: usize, marker: Marker<'a>) {
    open.truncate(open.iter().take_while(|(column, _)| *column <= indent).count());
    let beside = open.iter().take_while(|(column, _)| *column < indent).count();
    let same = open[beside..].iter().position(|(_, other)| marker.continues(*other));
    match same {
        Some(place) => open.truncate(beside + place + 1),
        // Another sign of a word processor at the same place is the next level.
        None if open.len() > beside
            && marker.is_symbol()
            && open.iter().skip(beside).all(|(_, other)| other.is_symbol()) =>
        {
            open.push((indent, marker));
        }
        None => {
            open.truncate(beside);
            open.push((indent, marker));
        }
    }
}

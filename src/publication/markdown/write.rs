//! A publication as Markdown that every program reads alike. What CommonMark has no sign for is HTML: languages, and line
//! breaks in tables.

use std::fmt::Write as _;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ensemble_lang::Lang;

use crate::{
    Block, Inline, Publication,
    body::{Fact, facts, label},
    image::Images,
};

/// The publication as Markdown. Its properties come first, as YAML; images come last.
#[must_use]
pub fn to_markdown(publication: &Publication) -> String {
    let publication = &publication.normalized();
    let writer = Writer { publication, images: Images::of(publication) };
    let mut parts = vec![front_matter(publication), format!("# {}", line(&publication.title))];
    parts.extend(publication.subtitle.as_deref().map(|subtitle| format!("**{}**", line(subtitle))));
    let facts: Vec<String> = facts(publication)
        .into_iter()
        .map(|Fact { word, value, href }| {
            let value = href.map_or_else(|| escape(&value), |href| format!("<{href}>"));
            format!("- {}{value}", label(publication.lang, &escape(word)))
        })
        .collect();
    parts.push(facts.join("\n"));
    for section in &publication.sections {
        if !section.title.is_empty() {
            let title = line(&section.title);
            let title = if section.lang == publication.lang {
                title
            } else {
                format!("<span lang=\"{}\">{title}</span>", section.lang.tag())
            };
            parts.push(format!("{} {title}", "#".repeat(usize::from(section.level) + 1)));
        }
        parts.push(writer.blocks(publication.lang, &section.blocks, "\n\n").join("\n"));
    }
    let mut images = String::new();
    for image in &writer.images.list {
        let (number, data) = (image.number, STANDARD.encode(image.bytes));
        let _ = writeln!(images, "[image-{number}]: data:{};base64,{data}", image.kind.media_type);
    }
    parts.push(images.trim_end().to_owned());
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

fn front_matter(publication: &Publication) -> String {
    let mut yaml = String::from("---\n");
    for (name, value) in [
        ("title", publication.title.as_str()),
        ("subtitle", publication.subtitle.as_deref().unwrap_or_default()),
        ("lang", publication.lang.tag()),
        ("version", &publication.version),
        ("date", &publication.date),
        ("publisher", &publication.publisher),
        ("address", &publication.address),
    ] {
        if !value.is_empty() {
            let value = value.replace('\\', "\\\\").replace('"', "\\\"");
            let _ = writeln!(yaml, "{name}: \"{value}\"");
        }
    }
    yaml + "---"
}

struct Writer<'a> {
    publication: &'a Publication,
    images: Images<'a>,
}

impl Writer<'_> {
    /// The lines of blocks within an element of a language, with `between` them.
    fn blocks(&self, around: Lang, blocks: &[Block], between: &str) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut marker = None;
        for (number, block) in blocks.iter().enumerate() {
            if number > 0 && between == "\n\n" {
                lines.push(String::new());
            }
            let lang = block.lang();
            if lang != around {
                lines.extend([format!("<div lang=\"{}\">", lang.tag()), String::new()]);
            }
            // Two lists one after the other would be one.
            marker = match block {
                Block::List { ordered, .. } => Some(match (*ordered, marker) {
                    (false, Some("-")) => "*",
                    (false, _) => "-",
                    (true, Some(".")) => ")",
                    (true, _) => ".",
                }),
                _ => None,
            };
            lines.extend(self.block(block, marker.unwrap_or_default()));
            if lang != around {
                lines.extend([String::new(), "</div>".to_owned()]);
            }
        }
        lines
    }

    fn block(&self, block: &Block, marker: &str) -> Vec<String> {
        match block {
            Block::Paragraph { text, .. } => paragraph(&inlines(text, "\\\n")),
            Block::Source { text, .. } => {
                let word = &self.publication.words.sources;
                let label =
                    if word.is_empty() { String::new() } else { label(self.publication.lang, &escape(word)) };
                paragraph(&(label + &inlines(text, "\\\n")))
            }
            Block::List { lang, ordered, items } => {
                let is_simple = items.iter().all(|item| match item.as_slice() {
                    [only] | [only, Block::List { .. }] => {
                        matches!(only, Block::Paragraph { lang: own, .. } if own == lang)
                    }
                    _ => false,
                });
                let between = if is_simple { "\n" } else { "\n\n" };
                let mut lines = Vec::new();
                for (number, item) in (1_usize..).zip(items) {
                    if number > 1 && !is_simple {
                        lines.push(String::new());
                    }
                    let sign = if *ordered { format!("{number}{marker} ") } else { format!("{marker} ") };
                    let rest = " ".repeat(sign.len());
                    lines.extend(prefixed(&sign, &rest, self.blocks(*lang, item, between)));
                }
                lines
            }
            Block::Quote { lang, blocks } => prefixed("> ", "> ", self.blocks(*lang, blocks, "\n\n")),
            Block::Table { caption, header, rows, .. } => {
                let columns = rows.first().unwrap_or(header).len();
                let empty = vec![Vec::new(); columns];
                let mut lines = Vec::new();
                if let Some(caption) = caption {
                    lines.extend([format!("**{}**", line(caption)), String::new()]);
                }
                lines.push(row(if header.is_empty() { &empty } else { header }));
                lines.push("|".to_owned() + &" --- |".repeat(columns));
                lines.extend(rows.iter().map(|cells| row(cells)));
                lines
            }
            Block::Image { alt, bytes, .. } => self
                .images
                .find(bytes)
                .map(|image| format!("![{}][image-{}]", escape(alt), image.number))
                .into_iter()
                .collect(),
        }
    }
}

/// Lines with a sign before the first, and another before the others. Empty lines stay empty, but for the sign.
fn prefixed(first: &str, rest: &str, lines: Vec<String>) -> Vec<String> {
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(number, line)| {
            let sign = if number == 0 { first } else { rest };
            if line.is_empty() { sign.trim_end().to_owned() } else { format!("{sign}{line}") }
        })
        .collect()
}

/// The lines of a paragraph: none reads as the beginning of another block.
fn paragraph(text: &str) -> Vec<String> {
    text.lines().map(|line| guarded(line.trim())).collect()
}

/// A text of one line: a title, a caption.
fn line(text: &str) -> String {
    let escaped = escape(text);
    // The last sign of a heading would be taken for its end.
    match escaped.strip_suffix('#') {
        Some(before) => format!("{before}\\#"),
        None => escaped,
    }
}

/// A line whose first sign is text.
fn guarded(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    if line.starts_with(['#', '+', '-', '=', '>', ':']) { format!("\\{line}") } else { line.to_owned() }
}

fn row(cells: &[Vec<Inline>]) -> String {
    let mut row = String::from("|");
    for cell in cells {
        let _ = write!(row, " {} |", inlines(cell, "<br>").trim());
    }
    row
}

/// A text with its marks, and `line_break` for line breaks.
fn inlines(text: &[Inline], line_break: &str) -> String {
    let mut written = String::new();
    for inline in text {
        match inline {
            Inline::Text(text) => written.push_str(&escape(text)),
            Inline::Break => {
                written.truncate(written.trim_end_matches(' ').len());
                written.push_str(line_break);
            }
            Inline::Strong(inner) => marked(&mut written, "**", &inlines(inner, line_break)),
            Inline::Emphasis(inner) => marked(&mut written, "*", &inlines(inner, line_break)),
            Inline::Link { href, text } => match text.as_slice() {
                [Inline::Text(shown)] if shown == href => {
                    let _ = write!(written, "<{href}>");
                }
                // Programs make anchors of headings, each in its way.
                text if href.starts_with('#') => written.push_str(&inlines(text, line_break)),
                text => {
                    let _ = write!(written, "[{}](<{href}>)", inlines(text, line_break).trim());
                }
            },
            Inline::InLanguage { lang, text } => {
                let _ = write!(written, "<span lang=\"{}\">{}</span>", lang.tag(), inlines(text, line_break));
            }
        }
    }
    written
}

/// Puts a mark around a text, but not around its spaces, where it would be none.
fn marked(written: &mut String, mark: &str, inner: &str) {
    let words = inner.trim();
    let begin = inner.len() - inner.trim_start().len();
    let _ = write!(written, "{}{mark}{words}{mark}{}", &inner[..begin], &inner[begin + words.len()..]);
}

/// A text none of whose signs is a mark.
fn escape(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_word =
        |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|letter| letter.is_alphanumeric());
    let mut escaped = String::with_capacity(text.len() + 4);
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1);
        let is_sign = match letter {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            '_' => !(is_word(at.checked_sub(1)) && is_word(Some(at + 1))),
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#'),
            _ => false,
        };
        if is_sign {
            escaped.push('\\');
        }
        escaped.push(*letter);
    }
    escaped
}

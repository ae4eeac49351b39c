//! Several texts in one, each of which looks as it looks alone.

use std::{fmt::Write as _, ops::Range};

use ensemble_markdown::{LESS, OPTIONS, hide, reveal};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use ensemble_core::text::clean;

/// How often definitions of links are looked for: one may have been hidden by another of the same name.
const MAX_PASSES: usize = 4;

/// Texts one after the other, each below its title, in Markdown that every program reads alike. None reaches into
/// another: code that was not closed is closed, links that are defined elsewhere are written out, and what other programs
/// take for HTML is escaped. Texts without a word are left out; a title may be empty.
#[must_use]
pub fn join<'a>(sections: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut joined = String::new();
    let mut ends_in_list = false;
    for (title, text) in sections {
        let text = self_contained(text);
        if text.is_empty() {
            continue;
        }
        let (begins, ends) = lists_at_ends(&text);
        if !joined.is_empty() {
            joined.push_str("\n\n");
        }
        if !title.is_empty() {
            let _ = write!(joined, "## {}\n\n", escape_line(title));
        } else if ends_in_list && begins {
            // Two lists would become one.
            joined.push_str("---\n\n");
        }
        joined.push_str(&text);
        ends_in_list = ends;
    }
    joined
}

/// A text that nothing before it changes, and that changes nothing behind it.
#[must_use]
pub fn self_contained(markdown: &str) -> String {
    let mut text = clean(markdown);
    for _ in 0..MAX_PASSES {
        let (changed, had_definitions) = pass(&text);
        text = changed;
        if !had_definitions {
            break;
        }
    }
    text
}

/// A link whose target is defined elsewhere.
struct Reference {
    range: Range<usize>,
    link_type: LinkType,
    target: String,
}

fn pass(text: &str) -> (String, bool) {
    let hidden = hide(text);
    let parser = Parser::new_ext(&hidden, OPTIONS);
    let mut removed: Vec<Range<usize>> =
        parser.reference_definitions().iter().map(|(_, definition)| definition.span.clone()).collect();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut links: Vec<Option<Reference>> = Vec::new();
    let (mut depth, mut covered, mut code) = (0_usize, 0, false);
    // The last block, if it is code between fences.
    let mut fenced: Option<Range<usize>> = None;
    for (event, range) in parser.into_offset_iter() {
        if depth == 0 {
            removed.extend(definitions(&hidden, covered..range.start));
            covered = covered.max(range.end);
            fenced = matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))))
                .then(|| range.clone());
        }
        match &event {
            Event::Start(
                Tag::Link { link_type, dest_url, title, .. } | Tag::Image { link_type, dest_url, title, .. },
            ) => {
                let is_reference =
                    matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut);
                links.push(is_reference.then(|| Reference {
                    range: range.clone(),
                    link_type: *link_type,
                    target: target(&reveal(dest_url), &reveal(title)),
                }));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some(reference) = links.pop().flatten() {
                    edits.extend(written_out(&hidden, reference));
                }
            }
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Text(_) if !code => edits.extend(escaped_html(&hidden, range.clone())),
            _ => {}
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    removed.extend(definitions(&hidden, covered..hidden.len()));
    let had_definitions = !removed.is_empty();
    edits.extend(removed.into_iter().map(|range| (range, String::new())));
    if let Some(closing) = fenced.and_then(|range| missing_fence(&hidden, range)) {
        edits.push((hidden.len()..hidden.len(), closing));
    }
    (apply(&hidden, edits), had_definitions)
}

/// A definition of a link shows nothing, so that it lies between blocks.
fn definitions(text: &str, gap: Range<usize>) -> Option<Range<usize>> {
    let between = text.get(gap.clone())?;
    let is_definition = between.trim_start().starts_with('[') && between.contains("]:");
    is_definition.then_some(gap)
}

/// The target of a link within brackets.
fn target(url: &str, title: &str) -> String {
    let url = if url.is_empty()
        || url.contains(|letter: char| letter.is_whitespace() || "()<>\\".contains(letter))
    {
        format!("<{}>", url.replace('\\', "\\\\").replace('<', "\\<").replace('>', "\\>"))
    } else {
        url.to_owned()
    };
    let title = title.replace('\\', "\\\\").replace('"', "\\\"");
    if title.is_empty() { format!("]({url})") } else { format!("]({url} \"{title}\")") }
}

/// Replaces the label of a link by its target.
fn written_out(text: &str, reference: Reference) -> Option<(Range<usize>, String)> {
    let Reference { range, link_type, target } = reference;
    let written = text.get(range.clone())?;
    let (from, to) = match link_type {
        LinkType::Shortcut => (range.end.checked_sub(1)?, range.end),
        LinkType::Collapsed if written.ends_with("[]") => (range.end.checked_sub(3)?, range.end),
        // The parser leaves the empty brackets out of the range.
        LinkType::Collapsed => (range.end.checked_sub(1)?, range.end + 2),
        _ => (range.start + written.rfind("][")?, range.end),
    };
    Some((from..to, target))
}

/// Escapes `<` where other programs would read HTML.
fn escaped_html(text: &str, range: Range<usize>) -> Vec<(Range<usize>, String)> {
    let begins_tag = |letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!' | '?');
    let found = text.get(range.clone()).unwrap_or_default().match_indices(LESS);
    found
        .filter_map(|(at, less)| {
            let (start, end) = (range.start + at, range.start + at + less.len());
            text[end..].starts_with(begins_tag).then(|| (start..end, "\\<".to_owned()))
        })
        .collect()
}

/// What closes the code that a text ends in, unless it is closed.
pub(super) fn missing_fence(text: &str, block: Range<usize>) -> Option<String> {
    let block = text.get(block)?;
    if !text.trim_end().ends_with(block.trim_end()) {
        return None;
    }
    let mut lines = block.trim_end().lines();
    let opening = lines.next()?.trim_start();
    let sign = opening.chars().next()?;
    let length = opening.chars().take_while(|letter| *letter == sign).count();
    let is_closed = lines.next_back().is_some_and(|last| {
        let (indent, last) = (last.len() - last.trim_start().len(), last.trim());
        indent < 4 && last.len() >= length && last.chars().all(|letter| letter == sign)
    });
    (!is_closed).then(|| format!("\n{}", sign.to_string().repeat(length)))
}

/// Applies edits, of which the first wins where two overlap, and puts hidden signs back.
fn apply(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut edited, mut at) = (String::with_capacity(text.len() + 16), 0);
    for (range, new) in edits {
        if range.start < at {
            continue;
        }
        edited.push_str(&reveal(&text[at..range.start]));
        edited.push_str(&new);
        at = range.end;
    }
    edited.push_str(&reveal(&text[at..]));
    edited.trim_matches('\n').trim_end().to_owned()
}

/// Whether a text begins with a list, and whether it ends in one.
fn lists_at_ends(text: &str) -> (bool, bool) {
    let (mut depth, mut first, mut last) = (0_usize, None, false);
    for event in Parser::new_ext(text, Options::empty()) {
        if depth == 0 {
            last = matches!(event, Event::Start(Tag::List(_)));
            first.get_or_insert(last);
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    (first.unwrap_or_default(), last)
}

/// A line of plain text as Markdown that shows it: a title, a name.
#[must_use]
pub fn escape_line(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let word =
        |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|letter| letter.is_alphanumeric());
    let mut escaped = String::with_capacity(text.len() + 4);
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1);
        let is_sign = match letter {
            '\\' | '`' | '*' | '[' | ']' | '~' | '|' => true,
            '_' => !(word(at.checked_sub(1)) && word(Some(at + 1))),
            '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(*next)),
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#'),
            '#' => at == 0 || next.is_none(),
            _ => false,
        };
        if is_sign {
            escaped.push('\\');
        }
        escaped.push(*letter);
    }
    escaped
}

//! A text cut into sections at its headings, and put together again.

use std::{fmt::Write as _, ops::Range};

use ensemble_markdown::{OPTIONS, hide, reveal};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag};

use super::sections::missing_fence;
use ensemble_core::text::clean;
use ensemble_document::sections::Section;

/// The most sections of a text: the last one holds the rest. Each becomes an item of a shared document.
const MAX_SECTIONS: usize = 300;
/// What divides a section without a title from the one before it.
const RULE: &str = "---";

/// Cuts a text at its headings of the second level, and at rules of three hyphens, after which a section without a title
/// begins. A title is Markdown of one line. Headings within quotations, lists and code are text.
#[must_use]
pub fn split(markdown: &str) -> Vec<Section> {
    let text = clean(markdown);
    let hidden = hide(&text);
    let found = boundaries(&hidden);
    let mut sections = Vec::new();
    let (mut title, mut from) = (String::new(), 0);
    for (at, boundary) in found.iter().enumerate() {
        if sections.len() + 1 >= MAX_SECTIONS {
            break;
        }
        let before = &hidden[from..boundary.range.start];
        if boundary.title.is_none() {
            let next = found.get(at + 1).map_or(hidden.len(), |next| next.range.start);
            let begun = !sections.is_empty() || !title.is_empty() || !before.trim().is_empty();
            // A rule that divides nothing belongs to the text before it.
            if !begun || hidden[boundary.range.end..next].trim().is_empty() {
                continue;
            }
        }
        push(&mut sections, &title, before);
        title = boundary.title.clone().unwrap_or_default();
        from = boundary.range.end;
    }
    push(&mut sections, &title, &hidden[from..]);
    sections
}

/// Puts sections together so that [`split`] gives them again. Code that a section leaves open is closed; sections without
/// a title and a text are left out.
#[must_use]
pub fn join(sections: &[Section]) -> String {
    let mut joined = String::new();
    for Section { title, text } in sections {
        let (title, text) = (title.trim(), without_blank_ends(text));
        if title.is_empty() && text.is_empty() {
            continue;
        }
        if !joined.is_empty() {
            joined.push_str("\n\n");
            if title.is_empty() {
                joined.push_str(RULE);
                joined.push_str("\n\n");
            }
        }
        if !title.is_empty() {
            let _ = write!(joined, "## {}", without_closing_signs(title));
            if !text.is_empty() {
                joined.push_str("\n\n");
            }
        }
        joined.push_str(text);
        if let Some(closing) = open_code(text) {
            joined.push_str(&closing);
        }
    }
    joined
}

/// Where a section begins.
struct Boundary {
    range: Range<usize>,
    /// `None` after a rule.
    title: Option<String>,
}

fn boundaries(text: &str) -> Vec<Boundary> {
    let (mut depth, mut found) = (0_usize, Vec::new());
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        let written = text.get(range.clone()).unwrap_or_default();
        match &event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) if depth == 0 => {
                if let Some(title) = title_of(written) {
                    found.push(Boundary { range, title: Some(title) });
                }
            }
            Event::Rule if depth == 0 && written.trim() == RULE => {
                found.push(Boundary { range, title: None });
            }
            _ => {}
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

/// The title of a heading as it is written; `None` without one, and where a line below it makes it a heading.
fn title_of(heading: &str) -> Option<String> {
    let line = heading.trim().strip_prefix("##")?;
    if !line.starts_with([' ', '\t']) || line.contains('\n') {
        return None;
    }
    let line = line.trim();
    let open = line.trim_end_matches('#');
    let title = if open.is_empty() || open.ends_with([' ', '\t']) { open.trim_end() } else { line };
    (!title.is_empty()).then(|| reveal(title).into_owned())
}

/// A title whose last signs are read as such, and not as the end of the heading.
fn without_closing_signs(title: &str) -> String {
    let open = title.trim_end_matches('#');
    if open.len() < title.len() && (open.is_empty() || open.ends_with([' ', '\t'])) {
        format!("{open}\\{}", &title[open.len()..])
    } else {
        title.to_owned()
    }
}

fn push(sections: &mut Vec<Section>, title: &str, text: &str) {
    let text = without_blank_ends(text);
    if !title.is_empty() || !text.is_empty() {
        sections.push(Section { title: title.to_owned(), text: reveal(text).into_owned() });
    }
}

/// A text without the empty lines before and after it. The spaces of its first line stay: they may make it code.
fn without_blank_ends(text: &str) -> &str {
    let mut rest = text.trim_end();
    while let Some((line, after)) = rest.split_once('\n') {
        if !line.trim().is_empty() {
            break;
        }
        rest = after;
    }
    rest
}

/// What closes the code in which a text ends, unless it is closed.
fn open_code(text: &str) -> Option<String> {
    if !text.contains("```") && !text.contains("~~~") {
        return None;
    }
    let hidden = hide(text);
    let (mut depth, mut fenced) = (0_usize, None);
    for (event, range) in Parser::new_ext(&hidden, OPTIONS).into_offset_iter() {
        if depth == 0 {
            let is_code = matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))));
            fenced = is_code.then_some(range);
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    missing_fence(&hidden, fenced?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MAX_SECTIONS, Section, join, split};
    use crate::markdown::render;

    fn section(title: &str, text: &str) -> Section {
        Section { title: title.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_text_is_cut_at_its_headings_of_the_second_level() {
        let text = "On commence.\n\n## 1. Accueil\n\n*9 h · 5 min*\n\n### Détail\n\n- un\n\n## Décisions ##\n\n**D1** Oui.";
        let sections = [
            section("", "On commence."),
            section("1. Accueil", "*9 h · 5 min*\n\n### Détail\n\n- un"),
            section("Décisions", "**D1** Oui."),
        ];
        assert_eq!(split(text), sections);
        assert_eq!(join(&sections), text.replace(" ##\n", "\n"));
    }

    #[test]
    fn what_only_looks_like_a_heading_is_text() {
        for text in ["```\n## a\n```", "> ## a", "- ## a", "##", "##a", "# a", "### a", "a\n---", "***"] {
            assert_eq!(split(text).len(), 1, "{text}");
            assert_eq!(split(text)[0].title, "", "{text}");
        }
        assert!(split(" \n\n").is_empty());
    }

    #[test]
    fn sections_without_a_title_stay_apart() {
        let sections =
            [section("", "Un."), section("", "- deux"), section("Trois", ""), section("", "- quatre")];
        assert_eq!(join(&sections), "Un.\n\n---\n\n- deux\n\n## Trois\n\n---\n\n- quatre");
        assert_eq!(split(&join(&sections)), sections);
        // A rule that divides nothing is text.
        for text in ["---\n\nUn.", "Un.\n\n---", "## Un\n\n---\n\n## Deux"] {
            assert_eq!(join(&split(text)), text);
        }
    }

    #[test]
    fn a_text_with_too_many_headings_is_kept_whole() {
        let text: Vec<String> = (0..1_000).map(|number| format!("## {number}\n\na")).collect();
        let text = text.join("\n\n");
        let sections = split(&text);
        assert_eq!(sections.len(), MAX_SECTIONS);
        assert_eq!(join(&sections), text);
    }

    #[test]
    fn code_that_a_section_leaves_open_does_not_swallow_the_next_one() {
        let sections = [section("Un", "```\ncode"), section("Deux", "Du texte.")];
        let joined = join(&sections);
        assert_eq!(split(&joined).len(), 2, "{joined}");
        assert_eq!(split(&joined)[1], sections[1]);
    }

    #[test]
    fn a_title_keeps_its_signs() {
        for title in ["C#", "Le nº #", "#", "**Gras** et `code`", "a \\#", "<b> et https://exemple.ca/a_b_c"]
        {
            let once = split(&join(&[section(title, "Un.")]));
            assert_eq!(once.len(), 1, "{title}: {once:?}");
            assert_eq!(split(&join(&once)), once, "{title}");
            assert_eq!(once[0].title.replace('\\', ""), title.replace('\\', ""));
        }
    }

    fn line() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "",
            "",
            "## a",
            "## b <i> #",
            "##",
            "# c",
            "### d",
            "---",
            "***",
            "- e",
            "  f",
            "1. g",
            "> ## h",
            "```",
            "~~~",
            "| i | j |",
            "|---|---|",
            "[k]: https://exemple.ca",
            "[k]",
            "a_b*c*",
            "l\\",
            "<!--",
            "&amp;",
            "    m",
            "===",
        ])
    }

    proptest! {
        /// Cut and put together, a text reads as before, and cutting it again changes nothing.
        #[test]
        fn nothing_of_a_text_is_lost(lines in prop::collection::vec(line(), 0..24)) {
            let text = lines.join("\n");
            let sections = split(&text);
            let joined = join(&sections);
            let shown = |text: &str| render(text).split_whitespace().collect::<String>();
            prop_assert_eq!(shown(&joined), shown(&text), "{}", joined);
            prop_assert_eq!(join(&split(&joined)), joined);
        }

        /// What people write in sections is in the same sections again.
        #[test]
        fn sections_are_the_same_again(
            all in prop::collection::vec(("[A-C1-3 .*`_#]{0,8}", prop::collection::vec("[a-c][a-c *_<&]{0,6}[.!]", 0..4)), 0..6),
        ) {
            let sections: Vec<Section> = all
                .iter()
                .map(|(title, lines)| section(title.trim(), &lines.join("\n\n")))
                .filter(|each| !each.title.is_empty() || !each.text.is_empty())
                .collect();
            let again = split(&join(&sections));
            prop_assert_eq!(again.len(), sections.len(), "{:?}", again);
            for (one, other) in again.iter().zip(&sections) {
                prop_assert_eq!(&one.text, &other.text);
                prop_assert_eq!(one.title.replace('\\', ""), other.title.replace('\\', ""));
            }
        }
    }
}

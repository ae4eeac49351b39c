//! What the buttons of the toolbar make of a text. Pure; places are counted in UTF-16, as fields do.

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke<'a> {
    /// Begins each of the lines with this, or takes it away where all have it.
    Line(&'a str),
    /// Puts this before and after, around what is selected, or else around a word in its place.
    Around(&'a str, &'a str, &'a str),
    /// Puts this apart from what stands before.
    Block(&'a str),
}

/// A part of a text and what comes in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// Where the part begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What comes in its place.
    pub text: String,
    /// What is selected afterwards.
    pub select: (usize, usize),
}

fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// What a stroke does to a text of which a part is selected.
pub(super) fn change(stroke: Stroke<'_>, text: &str, from: usize, to: usize) -> Change {
    let units: Vec<u16> = text.encode_utf16().collect();
    let (from, to) = (from.min(units.len()), to.clamp(from.min(units.len()), units.len()));
    let said = |from: usize, to: usize| String::from_utf16_lossy(units.get(from..to).unwrap_or_default());
    let newline = u16::from(b'\n');
    match stroke {
        Stroke::Line(mark) => {
            let begin =
                |at: usize| units.iter().take(at).rposition(|unit| *unit == newline).map_or(0, |at| at + 1);
            let end = |at: usize| {
                units.iter().skip(at).position(|unit| *unit == newline).map_or(units.len(), |more| at + more)
            };
            let (from, to) = (begin(from), end(to));
            let lines = said(from, to);
            let marked = lines.split('\n').all(|line| line.starts_with(mark));
            let each: Vec<String> = lines
                .split('\n')
                .map(|line| match line.strip_prefix(mark) {
                    Some(bare) if marked => bare.to_owned(),
                    _ => format!("{mark}{line}"),
                })
                .collect();
            let text = each.join("\n");
            let last = from + length(&text);
            let first = if each.len() > 1 { from } else { last };
            Change { from, to, text, select: (first, last) }
        }
        Stroke::Around(before, after, word) => {
            let inner = said(from, to);
            let (inner, empty) = if inner.is_empty() { (word.to_owned(), true) } else { (inner, false) };
            let first = from + length(before);
            let last = first + length(&inner);
            // What is still to be written is selected: the words, or else the address.
            let address = after.find('(').map_or(0, |at| at + 1);
            let select =
                if empty { (first, last) } else { (last + address, last + length(after).max(1) - 1) };
            Change { from, to, text: format!("{before}{inner}{after}"), select }
        }
        Stroke::Block(block) => {
            let before = said(0, to);
            let apart = match before.as_str() {
                "" => "",
                before if before.ends_with("\n\n") => "",
                before if before.ends_with('\n') => "\n",
                _ => "\n\n",
            };
            let text = format!("{apart}{block}");
            let last = to + length(&text);
            Change { from: to, to, text, select: (last, last) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, Stroke, change};

    fn done(stroke: Stroke<'_>, text: &str, from: usize, to: usize) -> (String, String) {
        let Change { from, to, text: new, select } = change(stroke, text, from, to);
        let mut units: Vec<u16> = text.encode_utf16().collect();
        units.splice(from..to, new.encode_utf16());
        let whole = String::from_utf16(&units).expect("whole letters");
        let selected = String::from_utf16(&units[select.0..select.1]).expect("whole letters");
        (whole, selected)
    }

    #[test]
    fn lines_are_marked_and_the_mark_is_taken_back() {
        let text = "un 👩‍🏫\ndeux\ntrois";
        let (marked, selected) = done(Stroke::Line("- "), text, 2, 12);
        assert_eq!((marked.as_str(), selected.as_str()), ("- un 👩‍🏫\n- deux\ntrois", "- un 👩‍🏫\n- deux"));
        assert_eq!(done(Stroke::Line("- "), &marked, 0, 15).0, text);
        assert_eq!(done(Stroke::Line("## "), "", 0, 0), ("## ".to_owned(), String::new()));
    }

    #[test]
    fn what_is_still_to_be_written_is_selected() {
        let link = Stroke::Around("[", "](https://)", "mots");
        assert_eq!(done(link, "voir ici", 5, 8), ("voir [ici](https://)".to_owned(), "https://".to_owned()));
        assert_eq!(done(link, "voir ", 5, 5), ("voir [mots](https://)".to_owned(), "mots".to_owned()));
    }

    #[test]
    fn a_table_stands_apart() {
        assert_eq!(done(Stroke::Block("| a |"), "mot", 3, 3).0, "mot\n\n| a |");
        assert_eq!(done(Stroke::Block("| a |"), "mot\n", 4, 4).0, "mot\n\n| a |");
        assert_eq!(done(Stroke::Block("| a |"), "", 0, 9).0, "| a |");
    }
}

//! The lines of a calendar: unfolded, and taken apart into name and value.

use super::{Fault, ReadError, fault};

/// A property of a calendar. Its parameters are not read: a day is the same in each zone that it is written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Property {
    /// The line of the file on which it begins.
    pub(super) line: usize,
    /// Its name, in capitals.
    pub(super) name: String,
    pub(super) value: String,
}

impl Property {
    /// The value of a text, on one line.
    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(self.value.len());
        let mut letters = self.value.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next() {
                    Some('n' | 'N') => text.push(' '),
                    Some(escaped) => text.push(escaped),
                    None => {}
                },
                letter => text.push(letter),
            }
        }
        text
    }
}

/// The properties of a file, in order.
pub(super) fn properties(content: &[u8]) -> Result<Vec<Property>, ReadError> {
    // Lines are put together as bytes: some programs fold within a character.
    let content = content.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(content);
    let mut lines: Vec<(usize, Vec<u8>)> = Vec::new();
    for (number, line) in (1..).zip(content.split(|byte| *byte == b'\n')) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let is_folded = matches!(line.first(), Some(b' ' | b'\t'));
        if let Some((_, before)) = lines.last_mut().filter(|_| is_folded) {
            before.extend_from_slice(&line[1..]);
        } else if !line.is_empty() {
            lines.push((number, line.to_vec()));
        }
    }
    lines
        .into_iter()
        .map(|(line, text)| {
            // The first line of a file that is something else tells so.
            let wrong = |why| fault(line, if line == 1 { Fault::NoCalendar } else { why });
            let text = String::from_utf8(text).map_err(|_| wrong(Fault::Encoding))?;
            property(line, &text).ok_or_else(|| wrong(Fault::Line))
        })
        .collect()
}

fn property(line: usize, text: &str) -> Option<Property> {
    let (head, value) = text.split_at(colon(text)?);
    let name = head.split(';').next().unwrap_or_default().trim().to_ascii_uppercase();
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_name.then(|| Property { line, name, value: value[1..].to_owned() })
}

/// Where the value begins: the first colon that is not between quotation marks.
fn colon(text: &str) -> Option<usize> {
    let mut is_quoted = false;
    text.char_indices().find_map(|(at, letter)| match letter {
        '"' => {
            is_quoted = !is_quoted;
            None
        }
        ':' if !is_quoted => Some(at),
        _ => None,
    })
}

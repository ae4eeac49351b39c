//! Lines of a calendar: text is escaped, and no line is longer than 75 octets.

/// The most octets of a line, its end not counted (RFC 5545, section 3.1).
const MAX_OCTETS: usize = 75;

/// The lines of a calendar.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// Adds a property whose value is no text: a time, a number, an address. `name` may have parameters.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        let whole = name.chars().chain(std::iter::once(':')).chain(value.chars());
        for letter in whole.filter(|letter| !letter.is_control()) {
            if octets + letter.len_utf8() > MAX_OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Adds a property whose value is a text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.raw(name, &escaped(text));
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// A text with the characters escaped that mean something in a calendar.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n");
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::Lines;
    use proptest::prelude::*;

    #[test]
    fn text_is_escaped() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "Lire, écrire; compter\\n\r\nligne 2\u{7}\nBEGIN:VEVENT");
        assert_eq!(lines.finish(), "SUMMARY:Lire\\, écrire\\; compter\\\\n\\nligne 2\\nBEGIN:VEVENT\r\n");
    }

    proptest! {
        #[test]
        fn lines_are_short_and_unfold_to_what_was_written(text in "\\PC{0,400}") {
            let mut lines = Lines::default();
            lines.raw("X", &text);
            let written = lines.finish();
            let body = written.strip_suffix("\r\n").expect("a line end");
            prop_assert!(body.split("\r\n").all(|line| line.len() <= super::MAX_OCTETS));
            prop_assert_eq!(body.replace("\r\n ", ""), format!("X:{text}"));
        }
    }
}

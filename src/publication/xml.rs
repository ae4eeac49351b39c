//! The only place where XML is escaped.

/// Whether a character may be in a file: XML 1.0 forbids some even as references, HTML some more.
#[must_use]
pub(crate) const fn is_allowed(letter: char) -> bool {
    let code = letter as u32;
    !matches!(code, 0..=8 | 0x0b..=0x0c | 0x0e..=0x1f | 0x7f..=0x9f | 0xfdd0..=0xfdef)
        && code & 0xfffe != 0xfffe
}

/// An XML document that is written from its beginning to its end. It is always well-formed: texts are escaped,
/// and elements that are open at the end are closed.
pub(crate) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

/// The name of an attribute and its value.
pub(crate) type Attribute<'a> = (&'static str, &'a str);

impl Xml {
    /// A document with the declaration of XML.
    pub(crate) fn document() -> Self {
        Self::after("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    }

    /// A document that begins with this text.
    pub(crate) fn after(beginning: &str) -> Self {
        Self { text: beginning.to_owned(), open: Vec::new() }
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute<'_>], end: &str) {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            self.escape(value);
            self.text.push('"');
        }
        self.text.push_str(end);
    }

    pub(crate) fn open(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes, ">");
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(crate) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.text.push_str("</");
            self.text.push_str(name);
            self.text.push('>');
        }
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes, "/>");
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.escape(text);
    }

    pub(crate) fn element(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    /// What this program wrote itself: a style sheet, a template.
    pub(crate) fn verbatim(&mut self, text: &'static str) {
        self.text.push_str(text);
    }

    /// A line break between elements, where a format ignores it.
    pub(crate) fn line(&mut self) {
        self.text.push('\n');
    }

    fn escape(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                '\'' => self.text.push_str("&#39;"),
                // Readers change them, each in its way.
                '\t' | '\n' | '\r' => self.text.push(' '),
                _ if is_allowed(letter) => self.text.push(letter),
                _ => {}
            }
        }
    }

    /// The document, with all elements closed.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text.push('\n');
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::{Xml, is_allowed};

    #[test]
    fn texts_are_escaped_and_elements_closed() {
        let mut xml = Xml::document();
        xml.open("a", &[("b", "« \"<&>\" » l'un\n")]);
        xml.element("c", &[], "1 < 2 & \u{0}\u{b}\u{1b}\u{fffe}\u{fdd0}\u{85}3\t'é' 👩");
        xml.empty("d", &[]);
        assert_eq!(
            xml.finish(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"« &quot;&lt;&amp;&gt;&quot; » l&#39;un \">\
             <c>1 &lt; 2 &amp; 3 &#39;é&#39; 👩</c><d/></a>\n"
        );
    }

    #[test]
    fn what_xml_or_html_forbids_is_not_allowed() {
        for forbidden in ['\0', '\u{1f}', '\u{7f}', '\u{9f}', '\u{fdd0}', '\u{fffe}', '\u{ffff}', '\u{1ffff}']
        {
            assert!(!is_allowed(forbidden), "{forbidden:?}");
        }
        for allowed in ['\t', '\n', ' ', '\u{a0}', 'é', '\u{fffd}', '\u{10fffd}', '👩'] {
            assert!(is_allowed(allowed), "{allowed:?}");
        }
    }
}

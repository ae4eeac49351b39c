//! What a reader reads of an answer: search marks the words that it finds, pages have marks of hydration and entities, and files are
//! archives, so that words next to each other are not next to each other in what is sent.

use super::{Answer, files};

/// What is sent, and what is read of it, in the order in which it is replaced.
const READ: [(&str, &str); 15] = [
    ("\u{a0}", " "),
    ("\u{202f}", " "),
    ("<mark>", ""),
    ("</mark>", ""),
    ("<!>", ""),
    ("<!---->", ""),
    // A folded line of a calendar.
    ("\r\n ", ""),
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&amp;", "&"),
    ("'", "’"),
];

/// A text as it is read: without marks, with characters instead of entities, plain spaces and typographic apostrophes.
pub fn plain(written: &str) -> String {
    let mut text = written.to_owned();
    for (sent, read) in READ {
        if text.contains(sent) {
            text = text.replace(sent, read);
        }
    }
    text
}

impl Answer {
    /// Whether it is an archive: an EPUB, a document or several files.
    pub fn is_archive(&self) -> bool {
        self.bytes.starts_with(b"PK\x03\x04")
    }

    /// The text of the answer as it is read, of an archive that of all its files.
    pub fn text(&self) -> String {
        if self.is_archive() { plain(&files::archived(&self.bytes)) } else { plain(&self.body) }
    }

    /// Whether a reader reads these words, one after the other.
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(&plain(words))
    }
}

#[cfg(test)]
mod tests {
    use axum::{
        body::Bytes,
        http::{HeaderMap, StatusCode},
    };

    use super::Answer;

    #[test]
    fn words_are_read_whatever_is_between_them() {
        let body = "<p>Le seul <mark>zirconium</mark>, l&#39;été&nbsp;: «\u{a0}un<!> &amp; deux\u{a0}»</p>"
            .to_owned();
        let bytes = Bytes::from(body.clone());
        let answer = Answer { status: StatusCode::OK, headers: HeaderMap::new(), body, bytes };
        for words in ["Le seul zirconium, l’été", "l'été : « un & deux »", "un & deux"] {
            assert!(answer.says(words), "{words}: {}", answer.text());
        }
        assert!(!answer.says("seul un"));
    }
}

//! Paragraphs and runs.

use ensemble_lang::Lang;

use super::{Around, Marks, STEP, Writer};
use crate::Inline;

impl Writer<'_> {
    /// Opens a paragraph.
    pub(super) fn begin(&mut self, style: &str, around: Around) {
        self.paragraph(style, around, None);
    }

    /// Opens a paragraph, with its numbering and its level if it is an item.
    pub(super) fn paragraph(&mut self, style: &str, around: Around, numbering: Option<(usize, usize)>) {
        self.xml.line();
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.empty("w:pStyle", &[("w:val", style)]);
        if around.is_kept {
            self.xml.empty("w:keepNext", &[]);
        }
        if let Some((number, level)) = numbering {
            self.xml.open("w:numPr", &[]);
            self.xml.empty("w:ilvl", &[("w:val", &level.to_string())]);
            self.xml.empty("w:numId", &[("w:val", &number.to_string())]);
            self.xml.close();
        }
        // Tables have no space behind them.
        if std::mem::take(&mut self.after_table) {
            self.xml.empty("w:spacing", &[("w:before", "200")]);
        }
        let left = around.indent.to_string();
        if numbering.is_some() {
            self.xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &STEP.to_string())]);
        } else if around.indent > 0 {
            self.xml.empty("w:ind", &[("w:left", &left)]);
        }
        self.xml.close();
    }

    /// A paragraph of one text.
    pub(super) fn line(&mut self, style: &str, lang: Lang, text: &str) {
        self.begin(style, Around::default());
        self.run(Marks::plain(lang), text);
        self.xml.close();
    }

    pub(super) fn inlines(&mut self, marks: Marks, text: &[Inline]) {
        for inline in text {
            match inline {
                Inline::Text(text) => self.run(marks, text),
                Inline::Break => {
                    self.xml.open("w:r", &[]);
                    self.xml.empty("w:br", &[]);
                    self.xml.close();
                }
                Inline::Strong(inner) => self.inlines(Marks { is_strong: true, ..marks }, inner),
                Inline::Emphasis(inner) => self.inlines(Marks { is_emphasis: true, ..marks }, inner),
                Inline::Link { href, text } => {
                    match href.strip_prefix('#') {
                        Some(anchor) => {
                            let name = self.bookmark(anchor);
                            self.xml.open("w:hyperlink", &[("w:anchor", &name), ("w:history", "1")]);
                        }
                        None => {
                            self.links.push(href.clone());
                            let id = format!("link{}", self.links.len());
                            self.xml.open("w:hyperlink", &[("r:id", &id), ("w:history", "1")]);
                        }
                    }
                    self.inlines(Marks { is_link: true, ..marks }, text);
                    self.xml.close();
                }
                Inline::InLanguage { lang, text } => self.inlines(Marks { lang: *lang, ..marks }, text),
            }
        }
    }

    pub(super) fn run(&mut self, marks: Marks, text: &str) {
        self.xml.open("w:r", &[]);
        self.xml.open("w:rPr", &[]);
        if marks.is_link {
            self.xml.empty("w:rStyle", &[("w:val", "Hyperlink")]);
        }
        if marks.is_strong {
            self.xml.empty("w:b", &[]);
        }
        if marks.is_emphasis {
            self.xml.empty("w:i", &[]);
        }
        self.xml.empty("w:lang", &[("w:val", marks.lang.tag())]);
        self.xml.close();
        self.xml.element("w:t", &[("xml:space", "preserve")], text);
        self.xml.close();
    }

    pub(super) fn bookmark(&self, anchor: &str) -> String {
        format!("section_{}", self.bookmarks.get(anchor).copied().unwrap_or_default())
    }
}

//! The table of contents.

use super::{Around, Marks, Writer};
use crate::Section;

impl Writer<'_> {
    /// The table of contents: a field, which word processors bring up to date, with what it shows until then.
    pub(super) fn contents(&mut self) {
        let publication = self.publication;
        let titled: Vec<&Section> =
            publication.sections.iter().filter(|section| !section.title.is_empty()).collect();
        if titled.is_empty() {
            return;
        }
        self.xml.open("w:sdt", &[]);
        self.xml.open("w:sdtPr", &[]);
        self.xml.open("w:docPartObj", &[]);
        self.xml.empty("w:docPartGallery", &[("w:val", "Table of Contents")]);
        self.xml.empty("w:docPartUnique", &[]);
        self.xml.close();
        self.xml.close();
        self.xml.open("w:sdtContent", &[]);
        self.line("TOCHeading", publication.lang, &publication.words.contents);
        for (number, section) in titled.iter().enumerate() {
            self.begin(
                ["TOC1", "TOC2", "TOC3", "TOC4", "TOC5"][usize::from(section.level) - 1],
                Around::default(),
            );
            if number == 0 {
                self.field("begin");
                self.xml.open("w:r", &[]);
                self.xml.element(
                    "w:instrText",
                    &[("xml:space", "preserve")],
                    " TOC \\o \"1-5\" \\n \\h \\z ",
                );
                self.xml.close();
                self.field("separate");
            }
            self.xml.open("w:hyperlink", &[("w:anchor", &self.bookmark(&section.id)), ("w:history", "1")]);
            self.run(Marks { is_link: true, ..Marks::plain(section.lang) }, &section.title);
            self.xml.close();
            if number + 1 == titled.len() {
                self.field("end");
            }
            self.xml.close();
        }
        self.xml.close();
        self.xml.close();
    }

    fn field(&mut self, kind: &str) {
        self.xml.open("w:r", &[]);
        self.xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
        self.xml.close();
    }
}

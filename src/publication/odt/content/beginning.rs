//! What comes before the text: styles and the table of contents.

use ensemble_lang::Lang;

use super::{Writer, in_language, language};
use crate::Section;

/// The styles of paragraphs. Each is there once for each language.
const PARAGRAPHS: [&str; 23] = [
    "Title",
    "Subtitle",
    "Heading_20_1",
    "Heading_20_2",
    "Heading_20_3",
    "Heading_20_4",
    "Heading_20_5",
    "Contents_20_Heading",
    "Contents_20_1",
    "Contents_20_2",
    "Contents_20_3",
    "Contents_20_4",
    "Contents_20_5",
    "Text_20_body",
    "Text_20_body_20_kept",
    "Fact",
    "List_20_Contents",
    "Quotations",
    "Quotations_20_List",
    "Source",
    "Caption",
    "Table_20_Contents",
    "Table_20_Heading",
];

impl Writer<'_> {
    /// The styles of paragraphs in each language, those of spans in another language, of tables and of cells.
    pub(super) fn styles(&mut self) {
        self.xml.open("office:automatic-styles", &[]);
        for lang in Lang::ALL {
            for style in PARAGRAPHS {
                let name = in_language(style, lang);
                self.xml.line();
                self.xml.open(
                    "style:style",
                    &[
                        ("style:name", &name),
                        ("style:family", "paragraph"),
                        ("style:parent-style-name", style),
                    ],
                );
                self.xml.empty("style:text-properties", &language(lang));
                self.xml.close();
            }
            self.xml.line();
            let name = in_language("Span", lang);
            self.xml.open("style:style", &[("style:name", &name), ("style:family", "text")]);
            self.xml.empty("style:text-properties", &language(lang));
            self.xml.close();
        }
        self.xml.verbatim(
            "\n<style:style style:name=\"Table\" style:family=\"table\"><style:table-properties \
             style:rel-width=\"100%\" table:align=\"margins\" fo:margin-bottom=\"0.3cm\"/></style:style>\
             <style:style style:name=\"Cell\" style:family=\"table-cell\"><style:table-cell-properties \
             fo:padding=\"0.12cm\" fo:border=\"0.5pt solid #86806f\"/></style:style>\
             <style:style style:name=\"HeaderCell\" style:family=\"table-cell\"><style:table-cell-properties \
             fo:padding=\"0.12cm\" fo:border=\"0.5pt solid #86806f\" fo:background-color=\"#e2f1f0\"/></style:style>\n",
        );
        self.xml.close();
    }

    pub(super) fn contents(&mut self) {
        let publication = self.publication;
        let titled: Vec<&Section> =
            publication.sections.iter().filter(|section| !section.title.is_empty()).collect();
        if titled.is_empty() {
            return;
        }
        self.xml.line();
        self.xml.open("text:table-of-content", &[("text:name", "contents"), ("text:protected", "false")]);
        self.xml.open("text:table-of-content-source", &[("text:outline-level", "5")]);
        self.xml.open("text:index-title-template", &[("text:style-name", "Contents_20_Heading")]);
        self.xml.text(&publication.words.contents);
        self.xml.close();
        for level in 1..=5 {
            let (level, style) = (level.to_string(), format!("Contents_20_{level}"));
            self.xml.open(
                "text:table-of-content-entry-template",
                &[("text:outline-level", &level), ("text:style-name", &style)],
            );
            self.xml.empty("text:index-entry-link-start", &[]);
            self.xml.empty("text:index-entry-text", &[]);
            self.xml.empty("text:index-entry-link-end", &[]);
            self.xml.close();
        }
        self.xml.close();
        self.xml.open("text:index-body", &[]);
        self.xml.open("text:index-title", &[("text:name", "contents-title")]);
        self.line("Contents_20_Heading", publication.lang, &publication.words.contents);
        self.xml.close();
        for section in titled {
            self.begin(&format!("Contents_20_{}", section.level), section.lang);
            self.xml.open("text:a", &[("xlink:type", "simple"), ("xlink:href", &format!("#{}", section.id))]);
            self.xml.text(&section.title);
            self.xml.close();
            self.xml.close();
        }
        self.xml.close();
        self.xml.close();
    }
}

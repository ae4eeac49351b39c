//! Tables.

use ensemble_lang::Lang;

use super::{Around, Marks, Writer};
use crate::Inline;

/// The width of the text, in twentieths of a point: letter paper with margins of an inch.
const WIDTH: usize = 9_360;

impl Writer<'_> {
    pub(super) fn table(
        &mut self,
        lang: Lang,
        caption: Option<&str>,
        header: &[Vec<Inline>],
        rows: &[Vec<Vec<Inline>>],
        around: Around,
    ) {
        let around = Around { is_kept: false, ..around };
        if let Some(caption) = caption {
            self.begin("Caption", around);
            self.run(Marks::plain(lang), caption);
            self.xml.close();
        } else if self.after_table {
            self.line("Normal", lang, "");
        }
        let columns = rows.first().map_or(header.len(), Vec::len).max(1);
        let width = WIDTH.saturating_sub(around.indent);
        let column = (width / columns).to_string();
        self.xml.line();
        self.xml.open("w:tbl", &[]);
        self.xml.open("w:tblPr", &[]);
        self.xml.empty("w:tblStyle", &[("w:val", "TableGrid")]);
        self.xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        self.xml.empty("w:tblInd", &[("w:w", &around.indent.to_string()), ("w:type", "dxa")]);
        let has_header = if header.is_empty() { "0" } else { "1" };
        self.xml.empty(
            "w:tblLook",
            &[
                ("w:val", if header.is_empty() { "0000" } else { "0020" }),
                ("w:firstRow", has_header),
                ("w:lastRow", "0"),
                ("w:firstColumn", "0"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ],
        );
        if let Some(caption) = caption {
            self.xml.empty("w:tblCaption", &[("w:val", caption)]);
        }
        self.xml.close();
        self.xml.open("w:tblGrid", &[]);
        for _ in 0..columns {
            self.xml.empty("w:gridCol", &[("w:w", &column)]);
        }
        self.xml.close();
        if !header.is_empty() {
            self.row(lang, header, &column, true);
        }
        rows.iter().for_each(|row| self.row(lang, row, &column, false));
        self.xml.close();
        self.after_table = true;
    }

    fn row(&mut self, lang: Lang, cells: &[Vec<Inline>], column: &str, is_header: bool) {
        self.xml.open("w:tr", &[]);
        self.xml.open("w:trPr", &[]);
        self.xml.empty("w:cantSplit", &[]);
        if is_header {
            self.xml.empty("w:tblHeader", &[]);
        }
        self.xml.close();
        for cell in cells {
            self.xml.open("w:tc", &[]);
            self.xml.open("w:tcPr", &[]);
            self.xml.empty("w:tcW", &[("w:w", column), ("w:type", "dxa")]);
            if is_header {
                self.xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "E2F1F0")]);
            }
            self.xml.close();
            self.begin(if is_header { "TableHeading" } else { "TableText" }, Around::default());
            self.inlines(Marks::plain(lang), cell);
            self.xml.close();
            self.xml.close();
        }
        self.xml.close();
    }
}

//! Tables and images.

use ensemble_lang::Lang;

use super::Writer;
use crate::{Inline, image::on_page};

impl Writer<'_> {
    /// Writes what cannot be within a list: the lists that are open end before it and go on behind it.
    pub(super) fn outside_of_lists(&mut self, write: impl FnOnce(&mut Self)) {
        for _ in 0..self.lists.len() {
            self.xml.close();
            self.xml.close();
        }
        write(self);
        for (depth, style) in (1..).zip(self.lists.clone()) {
            self.xml.open("text:list", &[("text:style-name", style), ("text:continue-numbering", "true")]);
            // What follows in the same item has no number.
            let is_last = depth == self.lists.len();
            self.xml.open(if is_last { "text:list-header" } else { "text:list-item" }, &[]);
        }
    }

    pub(super) fn table(&mut self, lang: Lang, header: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        self.tables += 1;
        let name = format!("Table{}", self.tables);
        let columns = rows.first().map_or(header.len(), Vec::len).to_string();
        self.xml.line();
        self.xml.open("table:table", &[("table:name", &name), ("table:style-name", "Table")]);
        self.xml.empty("table:table-column", &[("table:number-columns-repeated", &columns)]);
        if !header.is_empty() {
            self.xml.open("table:table-header-rows", &[]);
            self.row(lang, header, "HeaderCell", "Table_20_Heading");
            self.xml.close();
        }
        if rows.is_empty() {
            // A table has a row besides those of its header.
            let empty = vec![Vec::new(); header.len()];
            self.row(lang, &empty, "Cell", "Table_20_Contents");
        }
        rows.iter().for_each(|row| self.row(lang, row, "Cell", "Table_20_Contents"));
        self.xml.close();
    }

    fn row(&mut self, lang: Lang, cells: &[Vec<Inline>], cell_style: &str, style: &str) {
        self.xml.open("table:table-row", &[]);
        for cell in cells {
            let attributes = [("table:style-name", cell_style), ("office:value-type", "string")];
            self.xml.open("table:table-cell", &attributes);
            self.begin(style, lang);
            self.inlines(cell);
            self.xml.close();
            self.xml.close();
        }
        self.xml.close();
    }

    pub(super) fn image(&mut self, lang: Lang, alt: &str, bytes: &[u8], is_quoted: bool) {
        let Some(image) = self.images.find(bytes) else { return };
        self.drawings += 1;
        // In hundredths of a millimetre.
        let (width, height) = on_page(image.width, image.height, 2_540);
        let name = format!("Image{}", self.drawings);
        let millimetres = |length: u64| format!("{}.{:02}mm", length / 100, length % 100);
        self.begin(self.text_style(is_quoted), lang);
        self.xml.open(
            "draw:frame",
            &[
                ("draw:name", &name),
                ("text:anchor-type", "as-char"),
                ("svg:width", &millimetres(width)),
                ("svg:height", &millimetres(height)),
            ],
        );
        self.xml.empty(
            "draw:image",
            &[
                ("xlink:href", &format!("Pictures/{}", image.name)),
                ("xlink:type", "simple"),
                ("xlink:show", "embed"),
                ("xlink:actuate", "onLoad"),
                ("draw:mime-type", image.kind.media_type),
            ],
        );
        if !alt.is_empty() {
            self.xml.element("svg:title", &[], alt);
        }
        self.xml.close();
        self.xml.close();
    }
}

//! XLSX files: workbooks of sheets with texts and numbers (ECMA-376). A text is stored as one: no program takes it for a
//! formula.

use std::{
    fmt::Write as _,
    io::{self, Cursor, Write as _},
};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::xml::escape;

/// The media type of these files.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The most characters of the name of a sheet, and those that it cannot have.
const MAX_NAME: usize = 31;
const FORBIDDEN: [char; 8] = ['[', ']', ':', '*', '?', '/', '\\', '\''];

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The formats of cells: 0 as it is, 1 the names of columns, 2 one decimal.
const STYLES: &str = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0.0\"/></numFmts>\
    <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
    <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
    <cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
    <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>\
    <xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>";

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Empty,
    Text(String),
    Count(u32),
    /// A number of tenths, shown with one decimal.
    Tenths(u32),
}

/// A workbook that grows by sheets.
#[derive(Debug, Default)]
pub struct XlsxFile {
    /// The name of each sheet, and the XML of its rows.
    sheets: Vec<(String, String)>,
}

impl XlsxFile {
    /// A workbook without a sheet. Programs open one that has at least one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a sheet. Its first row names the columns.
    pub fn sheet(&mut self, name: &str, rows: impl IntoIterator<Item = Vec<Cell>>) {
        let mut text = String::new();
        for (row, cells) in (1_usize..).zip(rows) {
            let _ = write!(text, "<row r=\"{row}\">");
            for (column, cell) in cells.iter().enumerate() {
                write_cell(&mut text, &format!("{}{row}", letters(column)), row == 1, cell);
            }
            text.push_str("</row>");
        }
        let name = self.free_name(name);
        self.sheets.push((name, text));
    }

    /// The name as programs take it, and different from those of the other sheets.
    fn free_name(&self, name: &str) -> String {
        let allowed: String = name.replace(FORBIDDEN, " ");
        let cut = |most: usize| allowed.trim().chars().take(most).collect::<String>().trim_end().to_owned();
        let is_free = |name: &str| {
            !name.is_empty()
                && self.sheets.iter().all(|(other, _)| other.to_lowercase() != name.to_lowercase())
        };
        let plain = cut(MAX_NAME);
        if is_free(&plain) {
            return plain;
        }
        let mut number = self.sheets.len() + 1;
        loop {
            let end = format!(" {number}");
            let numbered = format!("{}{end}", cut(MAX_NAME - end.len())).trim_start().to_owned();
            if is_free(&numbered) {
                return numbered;
            }
            number += 1;
        }
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// When the file is too large for an archive.
    pub fn into_bytes(self) -> io::Result<Vec<u8>> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let numbered = || (1_usize..).zip(&self.sheets);

        let mut types = format!(
            "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPES}.sheet.main+xml\"/>\
             <Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPES}.styles+xml\"/>"
        );
        let mut sheets = format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets>");
        let mut relations = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
        for (number, (name, _)) in numbered() {
            let _ = write!(
                types,
                "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{TYPES}.worksheet+xml\"/>"
            );
            let _ = write!(
                sheets,
                "<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>",
                escape(name)
            );
            let _ = write!(
                relations,
                "<Relationship Id=\"rId{number}\" Type=\"{DOCUMENT}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
            );
        }
        let styles = self.sheets.len() + 1;
        let _ = write!(
            relations,
            "<Relationship Id=\"rId{styles}\" Type=\"{DOCUMENT}/styles\" Target=\"styles.xml\"/></Relationships>"
        );
        types.push_str("</Types>");
        sheets.push_str("</sheets></workbook>");
        let root = format!(
            "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">\
             <Relationship Id=\"rId1\" Type=\"{DOCUMENT}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        );

        add(&mut archive, "[Content_Types].xml", &types)?;
        add(&mut archive, "_rels/.rels", &root)?;
        add(&mut archive, "xl/workbook.xml", &sheets)?;
        add(&mut archive, "xl/_rels/workbook.xml.rels", &relations)?;
        let styles = format!("{HEAD}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>");
        add(&mut archive, "xl/styles.xml", &styles)?;
        for (number, (_, rows)) in numbered() {
            let sheet = format!(
                "{HEAD}<worksheet xmlns=\"{MAIN}\"><cols><col min=\"1\" max=\"1\" width=\"34\" customWidth=\"1\"/></cols>\
                 <sheetData>{rows}</sheetData></worksheet>"
            );
            add(&mut archive, &format!("xl/worksheets/sheet{number}.xml"), &sheet)?;
        }
        Ok(archive.finish()?.into_inner())
    }
}

fn add(archive: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, content: &str) -> io::Result<()> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    archive.start_file(name, options)?;
    archive.write_all(content.as_bytes())
}

/// A column as addresses of cells name it: `A`, …, `Z`, `AA`.
fn letters(column: usize) -> String {
    let own = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    match column / 26 {
        0 => own.to_string(),
        before => format!("{}{own}", letters(before - 1)),
    }
}

fn write_cell(to: &mut String, address: &str, names_column: bool, cell: &Cell) {
    let style = if names_column { " s=\"1\"" } else { "" };
    let _ = match cell {
        Cell::Empty => return,
        Cell::Text(text) => write!(
            to,
            "<c r=\"{address}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
            escape(text)
        ),
        Cell::Count(number) => write!(to, "<c r=\"{address}\"{style}><v>{number}</v></c>"),
        Cell::Tenths(number) => {
            write!(to, "<c r=\"{address}\" s=\"2\"><v>{}.{}</v></c>", number / 10, number % 10)
        }
    };
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};

    use zip::ZipArchive;

    use super::{Cell, XlsxFile, letters};

    fn part(file: &[u8], name: &str) -> String {
        let mut archive = ZipArchive::new(Cursor::new(file)).expect("an archive");
        let mut text = String::new();
        archive.by_name(name).expect("a part").read_to_string(&mut text).expect("a text");
        text
    }

    #[test]
    fn a_text_is_never_a_formula_and_a_number_is_a_number() {
        let mut file = XlsxFile::new();
        let text = |text: &str| Cell::Text(text.to_owned());
        file.sheet(
            "Chiffres",
            [
                vec![text("Nom"), text("Nombre")],
                vec![text("=1+1 <b>"), Cell::Count(12), Cell::Empty, Cell::Tenths(425), Cell::Tenths(1000)],
            ],
        );
        let file = file.into_bytes().expect("a file");
        let sheet = part(&file, "xl/worksheets/sheet1.xml");
        assert!(
            sheet.contains(
                "<c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">Nom</t></is></c>"
            )
        );
        assert!(sheet.contains(
            "<c r=\"A2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1 &lt;b&gt;</t></is></c>"
        ));
        assert!(sheet.contains("<c r=\"B2\"><v>12</v></c><c r=\"D2\" s=\"2\"><v>42.5</v></c>"), "{sheet}");
        assert!(sheet.contains("<c r=\"E2\" s=\"2\"><v>100.0</v></c>") && !sheet.contains("<f>"), "{sheet}");
    }

    #[test]
    fn every_part_that_is_named_is_there() {
        let mut file = XlsxFile::new();
        file.sheet("Un", [vec![Cell::Count(1)]]);
        file.sheet("Deux", [vec![Cell::Count(2)]]);
        let file = file.into_bytes().expect("a file");
        let types = part(&file, "[Content_Types].xml");
        let named: Vec<&str> =
            types.split("PartName=\"/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(
            named,
            ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]
        );
        for name in named {
            assert!(part(&file, name).starts_with("<?xml"), "{name}");
        }
        assert!(part(&file, "_rels/.rels").contains("Target=\"xl/workbook.xml\""));
        let relations = part(&file, "xl/_rels/workbook.xml.rels");
        for (id, target) in [("1", "worksheets/sheet1"), ("2", "worksheets/sheet2"), ("3", "styles")] {
            let relation =
                relations.split("<Relationship ").find(|one| one.contains(&format!("\"rId{id}\"")));
            assert!(
                relation.expect("a relation").contains(&format!("Target=\"{target}.xml\"")),
                "{relations}"
            );
        }
        assert!(part(&file, "xl/worksheets/sheet2.xml").contains("<v>2</v>"));
    }

    #[test]
    fn sheets_have_names_that_programs_take() {
        let mut file = XlsxFile::new();
        for name in ["a/b:c", "A b c", "", &"é".repeat(40), &"é".repeat(50)] {
            file.sheet(name, [vec![Cell::Empty]]);
        }
        let workbook = part(&file.into_bytes().expect("a file"), "xl/workbook.xml");
        let names: Vec<String> = workbook
            .split("<sheet name=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next().map(str::to_owned))
            .collect();
        let long = "é".repeat(31);
        let cut = format!("{} 5", "é".repeat(29));
        assert_eq!(names, ["a b c", "A b c 2", "3", long.as_str(), cut.as_str()]);
    }

    #[test]
    fn columns_go_on_after_z() {
        let named: Vec<String> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(letters).collect();
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}

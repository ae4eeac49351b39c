//! Files for tests, made here: each is whole, and says [`SEEDED`] where a program would note a name or a place.

use std::io::{Cursor, Read, Write};

use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use image::{ImageFormat, Rgb, RgbImage};
use memchr::memmem;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::png;

/// What stands for a name.
pub const SEEDED: &str = "SEEDED";

/// A picture: its left half red, its right half blue.
pub fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let image =
        RgbImage::from_fn(
            width,
            height,
            |x, _| {
                if x < width / 2 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) }
            },
        );
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).expect("it encodes");
    bytes.into_inner()
}

/// A JPEG with one more segment, right behind its first one.
pub fn jpeg_with(marker: u8, content: &[u8]) -> Vec<u8> {
    let bare = picture(40, 20, ImageFormat::Jpeg);
    let first = 4 + usize::from(u16::from_be_bytes([bare[4], bare[5]])) - 2;
    let at = 2 + first;
    let length = u16::try_from(content.len() + 2).expect("a short segment").to_be_bytes();
    [&bare[..at], &[0xff, marker], &length, content, &bare[at..]].concat()
}

/// EXIF data with an orientation, a photographer, a camera and a place.
pub fn exif(orientation: u8) -> Vec<u8> {
    let text = |tag: u16, at: u32| {
        [&tag.to_be_bytes()[..], &[0, 2], &8_u32.to_be_bytes(), &at.to_be_bytes()].concat()
    };
    let texts = 8 + 2 + 4 * 12 + 4;
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x04".to_vec();
    tiff.extend(text(0x010f, texts));
    tiff.extend([1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend(text(0x013b, texts + 8));
    // The place's directory.
    tiff.extend([&[0x88, 0x25, 0, 4, 0, 0, 0, 1][..], &(texts + 16).to_be_bytes()].concat());
    tiff.extend([0; 4]);
    tiff.extend(b"SEEDED1\0SEEDED2\0");
    tiff.extend([0, 1, 0, 1, 0, 2, 0, 0, 0, 2, b'N', 0, 0, 0, 0, 0, 0, 0]);
    tiff
}

/// A photograph as a telephone takes it.
pub fn photograph(orientation: u8) -> Vec<u8> {
    let mut photograph = jpeg_with(0xe1, &[&b"Exif\0\0"[..], &exif(orientation)].concat());
    photograph.extend(b"SEEDED behind the picture");
    photograph
}

/// Where the header of a PNG ends.
pub fn png_header() -> usize {
    png::SIGNATURE.len() + 25
}

/// A PNG's chunk that notes an orientation, a photographer and a place.
pub fn orientation(orientation: u8) -> Vec<u8> {
    png::made(b"eXIf", &exif(orientation)).expect("a chunk")
}

/// A PNG with one more chunk, right behind its header.
pub fn png_with(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let bare = picture(40, 20, ImageFormat::Png);
    let at = png_header();
    [&bare[..at], &png::made(name, content).expect("a chunk"), &bare[at..]].concat()
}

/// Bytes as PNG and PDF pack them.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("it packs");
    encoder.finish().expect("it packs")
}

/// The entries of a small file of an Office format.
pub fn parts(format: &str) -> Vec<(String, Vec<u8>)> {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata";
    let own = |text: &str| text.as_bytes().to_vec();
    if format == "odt" {
        return [
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", "<office:document-content xmlns:office=\"urn:o\"/>"),
            (
                "META-INF/manifest.xml",
                "<manifest:manifest xmlns:manifest=\"urn:m\"><manifest:file-entry manifest:full-path=\"content.xml\"/>\
                 <manifest:file-entry manifest:full-path=\"meta.xml\"/></manifest:manifest>",
            ),
        ]
        .map(|(name, text)| (name.to_owned(), own(text)))
        .to_vec();
    }
    let (main, kind, text) = match format {
        "docx" => ("word/document.xml", "wordprocessingml.document", "<w:document xmlns:w=\"urn:w\"/>"),
        "xlsx" => ("xl/workbook.xml", "spreadsheetml.sheet", "<workbook xmlns=\"urn:m\"/>"),
        _ => ("ppt/presentation.xml", "presentationml.presentation", "<p:presentation xmlns:p=\"urn:p\"/>"),
    };
    let types = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"urn:t\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/{main}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}.main+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
    );
    let relations = format!(
        "<Relationships xmlns=\"urn:r\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"{main}\"/>\
         <Relationship Id=\"rId2\" Type=\"{PACKAGE}/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{PACKAGE}/thumbnail\" Target=\"docProps/thumbnail.jpeg\"/></Relationships>"
    );
    vec![
        ("[Content_Types].xml".to_owned(), types.into_bytes()),
        ("_rels/.rels".to_owned(), relations.into_bytes()),
        (main.to_owned(), own(text)),
    ]
}

/// A small file of an Office format, with these parts besides, or in the place of its own.
pub fn office(format: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut all = parts(format);
    for (name, content) in more {
        match all.iter_mut().find(|(there, _)| there == name) {
            Some((_, there)) => *there = content.to_vec(),
            None => all.push(((*name).to_owned(), content.to_vec())),
        }
    }
    archive(&all)
}

/// An archive of these entries.
pub fn archive(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        let method = if name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        archive.start_file(name, SimpleFileOptions::default().compression_method(method)).expect("an entry");
        archive.write_all(content).expect("its content");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A PDF of these objects, the first of which is the catalogue, with its table of places.
pub fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", index + 1).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let at = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    bytes.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{at}\n%%EOF\n").bytes(),
    );
    bytes
}

/// A stream of a PDF.
pub fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut bytes = format!("<< {dictionary} /Length {} >>\nstream\n", content.len()).into_bytes();
    bytes.extend(content);
    bytes.extend(b"\nendstream");
    bytes
}

/// A PDF of one page, with these entries of the page and these objects besides, from the fourth on.
pub fn page(entries: &str, more: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let own = |text: String| text.into_bytes();
    let mut objects = vec![
        own("<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
        own("<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned()),
        own(format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] {entries} >>")),
    ];
    objects.extend(more.iter().cloned());
    pdf(&objects, trailer)
}

/// A PDF with `/Info`, which a second version then replaces: both are in the file.
pub fn edited_twice() -> Vec<u8> {
    let mut bytes = page("", &[b"<< /Author (SEEDED first) >>".to_vec()], "/Info 4 0 R");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let first = text.rfind("xref\n0").expect("a table");
    let at = bytes.len();
    bytes.extend(b"4 0 obj\n<< /Author (SEEDED second) >>\nendobj\n");
    let table = bytes.len();
    bytes.extend(format!("xref\n4 1\n{at:010} 00000 n \n").bytes());
    bytes.extend(
        format!("trailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R /Prev {first} >>\nstartxref\n{table}\n%%EOF\n")
            .bytes(),
    );
    bytes
}

/// Whether a word stands anywhere in a file: as it is, in entries of an archive, in packed streams, in wide letters, in
/// hexadecimal.
pub fn says(bytes: &[u8], word: &str) -> bool {
    let wide: [Vec<u8>; 2] = [
        word.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        word.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    ];
    let digits: String = word.bytes().map(|byte| format!("{byte:02x}")).collect();
    let all = [word.as_bytes().to_vec(), digits.to_uppercase().into_bytes(), digits.into_bytes()];
    if all.iter().chain(&wide).any(|each| memmem::find(bytes, each).is_some()) {
        return true;
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        return (0..archive.len()).any(|index| {
            let mut entry = archive.by_index(index).expect("an entry");
            let mut content = Vec::new();
            entry.read_to_end(&mut content).expect("its content");
            let name = entry.name().expect("a name").into_owned();
            says(name.as_bytes(), word) || says(&content, word)
        });
    }
    memmem::find_iter(bytes, b"\x78").any(|at| {
        let mut content = Vec::new();
        let _ = ZlibDecoder::new(&bytes[at..]).take(10_000_000).read_to_end(&mut content);
        content.len() > 3 && says(&content, word)
    })
}

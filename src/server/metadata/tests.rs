//! What is removed from files, and what stays.

use std::io::{Cursor, Read};

use image::{GenericImageView, ImageFormat};
use serde::Deserialize;
use zip::ZipArchive;

use super::{
    COMPOUND, FileFormat, Refusal, animation, clean, container,
    jpeg::orientation_of,
    parts::{normal, without_path},
    samples::{self, SEEDED, archive, office, packed, page, photograph, says},
};

#[derive(Deserialize)]
struct Case {
    format: String,
    part: String,
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
struct Cases {
    hidden: Vec<Case>,
    kept: Vec<Case>,
    program: Vec<Case>,
}

fn cases() -> Cases {
    toml::from_str(include_str!("cases.toml")).expect("the cases can be read")
}

/// A file of a case's format, in which its text stands.
fn file_of(case: &Case) -> Vec<u8> {
    let text = case.text.as_bytes();
    match case.format.as_str() {
        "jpeg" => samples::jpeg_with(u8::from_str_radix(&case.part, 16).expect("a marker"), text),
        "png" => samples::png_with(case.part.as_bytes().try_into().expect("a name"), text),
        "pdf" => match case.part.as_str() {
            "info" => page("", &[format!("<< {} >>", case.text).into_bytes()], "/Info 4 0 R"),
            "object" => page("", &[text.to_vec()], ""),
            "page" => page(&case.text, &[], ""),
            other => panic!("no part of a PDF is called {other}"),
        },
        format => office(format, &[(&case.part, text)]),
    }
}

fn cleaned(bytes: Vec<u8>) -> Vec<u8> {
    let cleaned = clean(bytes).expect("accepted");
    assert!(cleaned.complete, "{:?} is not complete", cleaned.format);
    cleaned.bytes
}

#[test]
fn what_names_people_and_places_is_nowhere_in_the_file() {
    for case in cases().hidden {
        let file = file_of(&case);
        assert!(says(&file, SEEDED), "{} {}: the sample says nothing", case.format, case.part);
        let cleaned = cleaned(file);
        assert!(!says(&cleaned, SEEDED), "{} {}: {}", case.format, case.part, case.text);
    }
}

#[test]
fn what_people_wrote_stays() {
    for case in cases().kept {
        assert!(says(&cleaned(file_of(&case)), SEEDED), "{} {}: {}", case.format, case.part, case.text);
    }
}

#[test]
fn a_file_with_a_program_is_refused_however_its_parts_are_written() {
    for case in cases().program {
        assert_eq!(clean(file_of(&case)), Err(Refusal::Program), "{} {}", case.format, case.part);
    }
    let wide: Vec<u8> = "_VBA_PROJECT".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let inner = office("xlsx", &[("xl/vbaProject.bin", b"")]);
    for content in [[COMPOUND, &wide].concat(), inner] {
        assert_eq!(clean(office("docx", &[("word/embeddings/a.bin", &content)])), Err(Refusal::Program));
    }
}

#[test]
fn each_format_is_recognized_by_its_content() {
    for (bytes, format) in [
        (page("", &[], ""), FileFormat::Pdf),
        (samples::picture(4, 2, ImageFormat::Png), FileFormat::Png),
        (samples::picture(4, 2, ImageFormat::Jpeg), FileFormat::Jpeg),
        (office("docx", &[]), FileFormat::Docx),
        (office("xlsx", &[]), FileFormat::Xlsx),
        (office("pptx", &[]), FileFormat::Pptx),
        (office("odt", &[]), FileFormat::Odt),
    ] {
        let cleaned = clean(bytes).expect("accepted");
        assert_eq!((cleaned.format, cleaned.complete), (format, true));
        let again = clean(cleaned.bytes.clone()).expect("accepted");
        assert_eq!((again.format, again.complete), (format, true), "once cleaned, it is still a file");
    }
}

/// A file of `types.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TypedFile {
    what: String,
    #[serde(default)]
    like: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    bytes: String,
    #[serde(default)]
    catalogue: String,
    #[serde(default)]
    object: String,
    expected: String,
}

#[derive(Deserialize)]
struct TypedFiles {
    file: Vec<TypedFile>,
}

impl TypedFile {
    fn content(&self) -> Vec<u8> {
        let whole = match self.like.as_str() {
            "" => hexadecimal(&self.bytes),
            "pdf" => {
                let object = if self.object.is_empty() { "<< >>" } else { &self.object };
                let objects = [
                    format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalogue),
                    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Annots [4 0 R] >>".to_owned(),
                    "<< /Type /Annot /Subtype /Link /Rect [0 0 1 1] /A 5 0 R >>".to_owned(),
                    object.to_owned(),
                ];
                samples::pdf(&objects.map(String::into_bytes), "")
            }
            "png" => samples::picture(4, 2, ImageFormat::Png),
            "jpeg" => samples::picture(4, 2, ImageFormat::Jpeg),
            format => office(format, &[]),
        };
        [hexadecimal(&self.before), whole, hexadecimal(&self.after)].concat()
    }
}

fn hexadecimal(digits: &str) -> Vec<u8> {
    let digits: Vec<char> = digits.chars().filter(|digit| !digit.is_whitespace()).collect();
    let byte = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16).expect("a byte");
    digits.chunks(2).map(byte).collect()
}

#[test]
fn files_are_taken_as_what_readers_take_them_for() {
    let all: TypedFiles = toml::from_str(include_str!("types.toml")).expect("the cases can be read");
    for file in all.file {
        let found = match clean(file.content()) {
            Ok(cleaned) => cleaned.format.code(),
            Err(Refusal::Unknown) => "unknown",
            Err(Refusal::Program) => "program",
            Err(Refusal::Heic) => "heic",
            Err(Refusal::OldOffice) => "old-office",
            Err(Refusal::Inflated) => "inflated",
        };
        assert_eq!(found, file.expected, "{}", file.what);
    }
}

#[test]
fn a_pdf_behind_other_lines_is_cleaned_like_any() {
    let file = page("", &[b"<< /Author (SEEDED) >>".to_vec()], "/Info 4 0 R");
    let scanned = [b"\xef\xbb\xbf@PJL\r\n".as_slice(), &file].concat();
    assert!(says(&scanned, SEEDED) && !says(&cleaned(scanned), SEEDED));
}

#[test]
fn what_is_something_else_is_refused() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    let whole = office("docx", &[]);
    let double = {
        let mut parts = samples::parts("docx");
        parts.push(("WORD/Document.xml".to_owned(), b"<a/>".to_vec()));
        archive(&parts)
    };
    let template = office("odt", &[("mimetype", b"application/vnd.oasis.opendocument.text-template")]);
    for (bytes, refusal) in [
        (b"".as_slice(), Refusal::Unknown),
        (b"<html><script>", Refusal::Unknown),
        (b"GIF89a", Refusal::Unknown),
        (b"MZ\x90", Refusal::Unknown),
        (b"PK\x03\x04", Refusal::Unknown),
        (heic, Refusal::Heic),
        (COMPOUND, Refusal::OldOffice),
        (&whole[..whole.len() - 4], Refusal::Unknown),
        (&double, Refusal::Unknown),
        (&template, Refusal::Unknown),
        (&archive(&[("a.txt".to_owned(), b"a".to_vec())]), Refusal::Unknown),
        (&office("docx", &[("[Content_Types].xml", b"<Types")]), Refusal::Unknown),
    ] {
        assert_eq!(clean(bytes.to_vec()).map(|cleaned| cleaned.format), Err(refusal));
    }
}

#[test]
fn what_cannot_be_read_is_left_as_it_is_and_said() {
    let signed = page("", &[b"<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>".to_vec()], "/X 4 0 R");
    let protected =
        page("", &[b"<< /Filter /Standard /V 1 /R 2 /O (a) /U (b) /P -4 >>".to_vec()], "/Encrypt 4 0 R");
    for bytes in [
        b"%PDF-1.7 damaged".to_vec(),
        signed,
        protected,
        samples::picture(4, 2, ImageFormat::Png)[..40].to_vec(),
        b"\xff\xd8\xff\xe0".to_vec(),
        office("docx", &[("word/document.xml", b"<w:document><w:body>")]),
        office("docx", &[("word/document.xml", b"\xff\xfe<\0a\0/\0>\0")]),
    ] {
        let cleaned = clean(bytes.clone()).expect("kept");
        assert!(!cleaned.complete && cleaned.bytes == bytes, "{:?}", cleaned.format);
    }
    // One part that cannot be cleaned: the others are.
    for (part, content) in [
        ("word/media/film.mp4", b"\0\0\0\x18ftypmp42".as_slice()),
        ("word/embeddings/oleObject1.bin", COMPOUND),
        ("xl/drawings/vmlDrawing1.vml", b"<xml><br></xml>"),
    ] {
        let core = ("docProps/core.xml", SEEDED.as_bytes());
        let cleaned = clean(office("docx", &[(part, content), core])).expect("kept");
        assert!(!cleaned.complete && !says(&cleaned.bytes, SEEDED), "{part}");
    }
}

#[test]
fn a_photograph_tells_neither_who_nor_where() {
    let photograph = photograph(1);
    assert!(says(&photograph, SEEDED));
    let bare = cleaned(photograph);
    assert!(!says(&bare, SEEDED) && !says(&bare, "Exif"));
    assert!(image::load_from_memory(&bare).is_ok(), "it is still a picture");
    let profiled = samples::png_with(b"iCCP", &[&b"SEEDED\0\0"[..], &packed(b"profile")].concat());
    assert!(!says(&cleaned(profiled), SEEDED));
    let zipped = samples::png_with(b"zTXt", &[&b"Author\0\0"[..], &packed(b"SEEDED")].concat());
    assert!(says(&zipped, SEEDED) && !says(&cleaned(zipped), SEEDED));
}

/// The colours of a picture's corners: of a turned one, the red half lies above.
#[test]
fn a_photograph_that_was_held_upright_stands_upright() {
    let png = samples::png_with(b"eXIf", &samples::exif(6));
    for (bytes, format) in [(photograph(6), ImageFormat::Jpeg), (png, ImageFormat::Png)] {
        let cleaned = cleaned(bytes);
        assert!(!says(&cleaned, SEEDED), "{format:?}");
        let picture = image::load_from_memory_with_format(&cleaned, format).expect("a picture");
        assert_eq!(picture.dimensions(), (20, 40), "{format:?}");
        let (above, below) = (picture.get_pixel(10, 5).0, picture.get_pixel(10, 35).0);
        assert!(
            above[0] > 200 && above[2] < 60 && below[2] > 200 && below[0] < 60,
            "{format:?} {above:?} {below:?}"
        );
    }
}

/// A picture that is too large to be turned keeps the note of its orientation, and nothing else.
#[test]
fn a_picture_that_is_too_large_to_be_turned_keeps_its_orientation_only() {
    let bare = samples::picture(6000, 4001, ImageFormat::Png);
    let (at, note) = (samples::png_header(), samples::orientation(6));
    let cleaned = cleaned([&bare[..at], &note, &bare[at..]].concat());
    assert!(!says(&cleaned[..500], SEEDED));
    let exif = memchr::memmem::find(&cleaned, b"eXIf").expect("a note");
    assert_eq!(orientation_of(&cleaned[exif + 4..]), Some(6));
}

#[test]
fn pictures_within_documents_are_cleaned() {
    let photograph = photograph(6);
    let inner = office("xlsx", &[("docProps/core.xml", SEEDED.as_bytes())]);
    let file =
        office("docx", &[("word/media/image1.jpg", &photograph), ("word/embeddings/table.xlsx", &inner)]);
    assert!(says(&file, SEEDED));
    let bare = cleaned(file);
    assert!(!says(&bare, SEEDED));
    let mut archive = ZipArchive::new(Cursor::new(bare)).expect("an archive");
    let mut picture = Vec::new();
    archive.by_name("word/media/image1.jpg").expect("there").read_to_end(&mut picture).expect("content");
    let exif = memchr::memmem::find(&picture, b"Exif\0\0").expect("its orientation");
    assert_eq!(orientation_of(&picture[exif + 6..]), Some(6), "programs show it as before");
    let image =
        "/Type /XObject /Subtype /Image /Width 40 /Height 20 /ColorSpace /DeviceRGB /BitsPerComponent 8";
    for (filter, content) in
        [("/DCTDecode", photograph.clone()), ("[ /FlateDecode /DCTDecode ]", packed(&photograph))]
    {
        let stream = samples::stream(&format!("{image} /Filter {filter}"), &content);
        let file = page("/Resources << /XObject << /Im 4 0 R >> >>", &[stream], "");
        assert!(says(&file, SEEDED));
        let bare = cleaned(file);
        assert!(!says(&bare, SEEDED) && says(&bare, "DCTDecode"), "{filter}");
    }
}

#[test]
fn nothing_of_earlier_versions_of_a_pdf_is_left() {
    let twice = samples::edited_twice();
    assert!(says(&twice, "SEEDED first") && says(&twice, "SEEDED second"));
    assert!(!says(&cleaned(twice), SEEDED));
    let xmp = samples::stream("/Type /Metadata /Subtype /XML", b"<x:xmpmeta>SEEDED</x:xmpmeta>");
    let short = samples::stream("/Type /Metadata /Subtype /XML /Filter /FlateDecode", &packed(b"SEEDED"));
    for stream in [xmp, short] {
        let file = page("/Metadata 4 0 R", &[stream], "");
        assert!(says(&file, SEEDED) && !says(&cleaned(file), SEEDED));
    }
}

/// A PDF whose objects are packed in streams, as most are today.
#[test]
fn properties_in_a_packed_object_go() {
    let file = page("", &[b"<< /Author (SEEDED) >>".to_vec()], "/Info 4 0 R");
    let mut document = lopdf::Document::load_mem(&file).expect("a PDF");
    let mut modern = Vec::new();
    document.save_modern(&mut modern).expect("written");
    assert!(says(&modern, SEEDED) && memchr::memmem::find(&modern, b"ObjStm").is_some());
    assert!(!says(&cleaned(modern), SEEDED));
}

#[test]
fn a_file_within_a_pdf_is_asked_about() {
    let file = samples::stream("/Type /EmbeddedFile", b"SEEDED");
    let names = "<< /Type /Filespec /F (C:\\\\Users\\\\SEEDED\\\\a.docx) /EF << /F 4 0 R >> >>";
    let file = page("/AF 5 0 R", &[file, names.as_bytes().to_vec()], "");
    assert!(!clean(file).expect("kept").complete);
}

/// Files that are small and would unpack to much: refused, and quickly.
#[test]
fn what_would_fill_the_memory_is_refused() {
    let zeros = vec![b' '; 40_000_000];
    assert_eq!(clean(office("docx", &[("word/media/a.emf", &zeros)])), Err(Refusal::Inflated));
    let many: Vec<(String, Vec<u8>)> = (0..6_000).map(|each| (format!("a{each}"), Vec::new())).collect();
    assert_eq!(clean(archive(&[samples::parts("docx"), many].concat())), Err(Refusal::Inflated));
    let deep = format!("<a>{}", "<b>".repeat(300_000));
    let cleaned = clean(office("docx", &[("word/document.xml", deep.as_bytes())])).expect("kept");
    assert!(!cleaned.complete);
    let wide: String = (0..100_000).map(|each| format!(" a{each}=\"C:\\x\"")).collect();
    let wide = format!("<a{wide}/>");
    assert!(clean(office("docx", &[("word/document.xml", wide.as_bytes())])).expect("kept").complete);
    let bomb = packed(&vec![b' '; 30_000_000]);
    let objects: Vec<Vec<u8>> =
        (0..4).map(|_| samples::stream("/Type /ObjStm /N 0 /First 0 /Filter /FlateDecode", &bomb)).collect();
    assert!(!clean(page("", &objects, "")).expect("kept").complete, "its objects unpack to 120 MB");
    let nested = format!("/A {}{}", "[".repeat(200_000), "]".repeat(200_000));
    assert!(clean(page(&nested, &[], "")).is_ok());
}

#[test]
fn moving_and_packed_pictures_lose_their_comments() {
    let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xfe\x06SEEDED\0!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02L\x01\0;SEEDED";
    let cleaned = animation::clean_gif(gif).expect("a picture");
    assert!(
        !says(&cleaned, SEEDED) && says(&cleaned, "NETSCAPE2.0") && cleaned.ends_with(b"\x02\x02L\x01\0;")
    );
    let webp = samples::picture(4, 2, ImageFormat::WebP);
    let noted = [&webp[..], b"EXIF\x06\0\0\0SEEDED"].concat();
    let cleaned = animation::clean_webp(&noted).expect("a picture");
    assert!(!says(&cleaned, SEEDED) && image::load_from_memory(&cleaned).is_ok());
    let jp2 = [&b"\0\0\0\x0cjP  \r\n\x87\n"[..], b"\0\0\0\x0euuidSEEDED", b"\0\0\0\x0ajp2c\xff\x4f"].concat();
    let cleaned = container::clean_jp2(&jp2).expect("a picture");
    assert!(!says(&cleaned, SEEDED) && says(&cleaned, "jp2c"));
}

#[test]
fn names_are_compared_as_programs_read_them() {
    for (name, read) in [
        ("word/vbaProject.bin", "word/vbaproject.bin"),
        ("Word\\VBAPROJECT.BIN", "word/vbaproject.bin"),
        ("/word/./x/../vba%50roject.bin", "word/vbaproject.bin"),
        ("../../a", "a"),
    ] {
        assert_eq!(normal(name), read);
    }
    for (text, last) in [
        ("C:\\Users\\marie\\a.dotx", Some("a.dotx")),
        ("file:///c:/marie/a.dotx", Some("a.dotx")),
        ("\\\\serveur\\ecole\\a.dotx", Some("a.dotx")),
        ("/home/marie/a.odt", Some("a.odt")),
        ("https://exemple.ca/Users/a", None),
        ("http://schemas.example/a", None),
        ("A: b", None),
        ("../media/image1.png", None),
    ] {
        assert_eq!(without_path(text), last, "{text}");
    }
}

/// Files that were damaged in any way: accepted or refused, and never the end of the thread.
#[test]
fn damaged_files_are_answered() {
    let inner = office("xlsx", &[("docProps/core.xml", SEEDED.as_bytes())]);
    let mut state = 7_u64;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for whole in [
        photograph(6),
        samples::png_with(b"eXIf", &samples::exif(6)),
        office("docx", &[("word/media/a.jpg", &photograph(6)), ("word/embeddings/b.xlsx", &inner)]),
        office("odt", &[("meta.xml", b"<a/>")]),
        samples::edited_twice(),
        page("/Metadata 4 0 R", &[samples::stream("/Type /Metadata", b"<a/>")], "/Info 4 0 R"),
    ] {
        for _ in 0..150 {
            let mut file = whole.clone();
            for _ in 0..=next(4) {
                let at = next(file.len());
                file[at] = match next(3) {
                    0 => 0xff,
                    1 => 0,
                    _ => next(256) as u8,
                };
            }
            if next(4) == 0 {
                file.truncate(next(file.len()));
            }
            let _ = clean(file.clone());
            let _ = animation::clean_gif(&file);
            let _ = animation::clean_webp(&file);
            let _ = container::clean_jp2(&file);
        }
    }
}

//! Office files: ZIP archives of XML and pictures.

use std::{
    collections::HashSet,
    io::{Cursor, Read, Write},
};

use memchr::memmem;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{
    COMPOUND, Cleaned, FileFormat, Refusal, animation, jpeg,
    parts::{self, normal},
    png,
    xml::{self, Part},
};

/// The most entries of an archive; a presentation of 200 slides has about 1,000.
const ENTRIES: usize = 5_000;
/// The most bytes that an archive unpacks to, embedded files included.
const UNPACKED: u64 = 160_000_000;
/// How many times larger than its packed size an entry may be, once it is larger than [`SMALL`]. Text packs to a
/// twentieth, long tables to a hundredth, an empty drawing to a five-hundredth.
const RATIO: u64 = 300;
const SMALL: u64 = 20_000_000;
/// The longest list of content types or relationships.
const LIST: u64 = 4_000_000;
/// How deep an Office file may lie in another.
const DEPTH: u8 = 2;

/// What an OpenDocument text says it is.
const ODT: &[u8] = b"application/vnd.oasis.opendocument.text";
/// What each format says of its main part, and how that part is usually called.
const MAIN: [(&str, &str, FileFormat); 3] = [
    ("wordprocessingml.document.main+xml", "word/document.xml", FileFormat::Docx),
    ("spreadsheetml.sheet.main+xml", "xl/workbook.xml", FileFormat::Xlsx),
    ("presentationml.presentation.main+xml", "ppt/presentation.xml", FileFormat::Pptx),
];

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Recognizes an Office file and removes its metadata.
pub fn clean(bytes: Vec<u8>) -> Result<Cleaned, Refusal> {
    let mut room = UNPACKED;
    let (format, cleaned) = within(&bytes, 0, &mut room)?;
    Ok(super::either(format, bytes, cleaned))
}

/// An Office file, at some depth in another: its format, and what it is without metadata, unless it cannot be read.
type Found = (FileFormat, Option<(Vec<u8>, bool)>);

fn within(bytes: &[u8], depth: u8, room: &mut u64) -> Result<Found, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Unknown)?;
    if archive.len() > ENTRIES {
        return Err(Refusal::Inflated);
    }
    // Two entries of one name, or two names for the same bytes: programs would not agree what the file says.
    if archive.has_duplicate_names() || archive.has_overlapping_entries().unwrap_or(true) {
        return Err(Refusal::Unknown);
    }
    let mut names = Vec::with_capacity(archive.len());
    let mut packed = 0_u64;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| Refusal::Unknown)?;
        if entry.encrypted() {
            return Err(Refusal::Unknown);
        }
        packed = packed.saturating_add(entry.size());
        if entry.size() > SMALL && entry.size() / entry.compressed_size().max(1) > RATIO {
            return Err(Refusal::Inflated);
        }
        let folder = entry.is_dir();
        let name = entry.name().map_err(|_| Refusal::Unknown)?;
        names.push(if folder { String::new() } else { normal(&name) });
    }
    if packed > *room {
        return Err(Refusal::Inflated);
    }
    let files: Vec<&String> = names.iter().filter(|name| !name.is_empty()).collect();
    if files.iter().collect::<HashSet<_>>().len() < files.len() {
        return Err(Refusal::Unknown);
    }
    if files.iter().any(|name| parts::is_program(name)) {
        return Err(Refusal::Program);
    }
    let format = format(&mut archive, &names, room)?;
    let extra = relations(&mut archive, &names, room)?;
    let drops = |name: &str| parts::is_dropped(name) || extra.contains(name);
    match written(&mut archive, &names, format, depth, room, &drops) {
        Ok(cleaned) => Ok((format, Some(cleaned))),
        Err(Trouble::Refused(refusal)) => Err(refusal),
        Err(Trouble::Unreadable) => Ok((format, None)),
    }
}

/// Why an archive is not written anew.
enum Trouble {
    Refused(Refusal),
    Unreadable,
}

impl From<zip::result::ZipError> for Trouble {
    fn from(_: zip::result::ZipError) -> Self {
        Self::Unreadable
    }
}

impl From<std::io::Error> for Trouble {
    fn from(_: std::io::Error) -> Self {
        Self::Unreadable
    }
}

/// The content of an entry, and how much room it leaves. What the archive says of its size is not believed.
fn content(archive: &mut Archive<'_>, index: usize, most: u64, room: &mut u64) -> Result<Vec<u8>, Refusal> {
    let most = most.min(*room);
    let entry = archive.by_index(index).map_err(|_| Refusal::Unknown)?;
    let mut content = Vec::new();
    entry.take(most.saturating_add(1)).read_to_end(&mut content).map_err(|_| Refusal::Unknown)?;
    *room = room.checked_sub(content.len() as u64).ok_or(Refusal::Inflated)?;
    if content.len() as u64 > most { Err(Refusal::Inflated) } else { Ok(content) }
}

fn format(archive: &mut Archive<'_>, names: &[String], room: &mut u64) -> Result<FileFormat, Refusal> {
    if let Some(index) = names.iter().position(|name| name == "mimetype") {
        let kind = content(archive, index, 200, room).map_err(|_| Refusal::Unknown)?;
        return if kind.trim_ascii() == ODT { Ok(FileFormat::Odt) } else { Err(Refusal::Unknown) };
    }
    let index = names.iter().position(|name| name == "[content_types].xml").ok_or(Refusal::Unknown)?;
    let list = content(archive, index, LIST, room)?;
    let types = xml::attributes(list.as_slice(), &["Default", "Override"]).map_err(|_| Refusal::Unknown)?;
    let types: Vec<String> = types
        .into_iter()
        .flatten()
        .filter(|(name, _)| name == "ContentType")
        .map(|(_, kind)| kind.to_lowercase())
        .collect();
    if types.iter().any(|kind| parts::says_program(kind)) {
        return Err(Refusal::Program);
    }
    MAIN.iter()
        .find(|(kind, name, _)| {
            types.iter().any(|each| each.ends_with(kind)) || names.iter().any(|each| each == name)
        })
        .map(|(_, _, format)| *format)
        .ok_or(Refusal::Unknown)
}

/// Looks through all relationships for programs. Gives back the parts that the archive as a whole points to besides the
/// document: its properties, its picture, its signatures.
fn relations(
    archive: &mut Archive<'_>,
    names: &[String],
    room: &mut u64,
) -> Result<HashSet<String>, Refusal> {
    let mut extra = HashSet::new();
    for (index, name) in names.iter().enumerate().filter(|(_, name)| name.ends_with(".rels")) {
        let list = content(archive, index, LIST, room)?;
        let all = xml::attributes(list.as_slice(), &["Relationship"]).map_err(|_| Refusal::Unknown)?;
        for pairs in all {
            let of = |key: &str| {
                pairs
                    .iter()
                    .find(|(name, _)| name == key)
                    .map(|(_, value)| value.as_str())
                    .unwrap_or_default()
            };
            let kind = of("Type").to_lowercase();
            if parts::says_program(&kind) {
                return Err(Refusal::Program);
            }
            if name == "_rels/.rels" && !kind.ends_with("/officedocument") {
                extra.insert(parts::target("", of("Target")));
            }
        }
    }
    Ok(extra)
}

/// Writes the archive anew; says whether everything in it could be cleaned.
fn written(
    archive: &mut Archive<'_>,
    names: &[String],
    format: FileFormat,
    depth: u8,
    room: &mut u64,
    drops: &dyn Fn(&str) -> bool,
) -> Result<(Vec<u8>, bool), Trouble> {
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let mut complete = true;
    for (index, name) in names.iter().enumerate() {
        if name.is_empty() || drops(name) {
            continue;
        }
        let written_name = archive.by_index_raw(index)?.name()?.replace('\\', "/");
        let content = content(archive, index, u64::MAX, room).map_err(Trouble::Refused)?;
        let options = SimpleFileOptions::default();
        let packed = options.compression_method(CompressionMethod::Deflated);
        let plain = options.compression_method(CompressionMethod::Stored);
        let ending = name.rsplit('.').next().unwrap_or_default();
        if ["xml", "rels", "vml", "svg", "rdf"].contains(&ending) {
            let mut bare = Vec::with_capacity(content.len());
            match xml::rewrite(content.as_slice(), &mut bare, &Part { name, drops }) {
                Ok(()) => {}
                // Old drawings are often not quite XML.
                Err(_) if ending == "vml" => {
                    bare = content;
                    complete = false;
                }
                Err(_) => return Err(Trouble::Unreadable),
            }
            to.start_file(written_name, packed)?;
            to.write_all(&bare)?;
            continue;
        }
        let whole = name == "mimetype" && format == FileFormat::Odt;
        let (content, cleaned, picture) =
            if whole { (content, true, true) } else { binary(content, ending, depth, room)? };
        complete &= cleaned;
        to.start_file(written_name, if picture { plain } else { packed })?;
        to.write_all(&content)?;
    }
    Ok((to.finish()?.into_inner(), complete))
}

/// What an archive contains besides XML: its bytes, whether nothing in them is unknown, whether they are packed already.
fn binary(
    content: Vec<u8>,
    ending: &str,
    depth: u8,
    room: &mut u64,
) -> Result<(Vec<u8>, bool, bool), Trouble> {
    let picture = if content.starts_with(jpeg::START) {
        jpeg::clean(&content, jpeg::Turn::Note)
    } else if content.starts_with(png::SIGNATURE) {
        png::clean(&content, png::Turn::Note)
    } else if content.starts_with(b"GIF8") {
        animation::clean_gif(&content)
    } else if content.starts_with(b"RIFF") && content.get(8..12) == Some(b"WEBP") {
        animation::clean_webp(&content)
    } else {
        None
    };
    if let Some(picture) = picture {
        return Ok((picture, true, true));
    }
    if content.starts_with(b"MZ") {
        return Err(Trouble::Refused(Refusal::Program));
    }
    if content.starts_with(COMPOUND) {
        let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        // A project of macros, or any file at all in a package.
        let programs = ["_VBA_PROJECT", "Ole10Native"];
        if programs.iter().any(|name| memmem::find(&content, &wide(name)).is_some()) {
            return Err(Trouble::Refused(Refusal::Program));
        }
        return Ok((content, false, false));
    }
    if content.starts_with(b"PK\x03\x04") && depth < DEPTH {
        return match within(&content, depth + 1, room) {
            Ok((_, Some((bytes, complete)))) => Ok((bytes, complete, true)),
            Err(refusal @ (Refusal::Program | Refusal::Inflated)) => Err(Trouble::Refused(refusal)),
            Ok((_, None)) | Err(_) => Ok((content, false, true)),
        };
    }
    // Drawings and fonts name nobody.
    let drawing = content.get(40..44) == Some(b" EMF")
        || content.starts_with(b"\xd7\xcd\xc6\x9a")
        || content.starts_with(b"VCLMTF");
    let font = ["ttf", "odttf", "fntdata", "otf"].contains(&ending);
    let known = drawing || font || ["emf", "wmf"].contains(&ending) || content.is_empty();
    Ok((content, known, false))
}

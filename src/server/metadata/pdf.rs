//! PDF: written anew without `/Info`, XMP, authors of annotations, and objects of earlier versions. A file that carries a
//! script, starts a program, or does anything by itself when it is opened but show a page, is refused.

use std::io::Read;

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Document, LoadOptions, Object, SaveOptions, Stream, xref::XrefType};
use memchr::memmem;

use super::{Refusal, container, jpeg, parts};

/// The most bytes that one stream unpacks to when it is read.
const STREAM: usize = 32_000_000;
/// The most bytes that all streams of objects unpack to.
const OBJECTS: u64 = 64_000_000;
/// How far before its data a stream says what it is.
const HEAD: usize = 4_096;
/// Annotations that note who made them.
const NOTES: [&[u8]; 16] = [
    b"Text",
    b"FreeText",
    b"Line",
    b"Square",
    b"Circle",
    b"Polygon",
    b"PolyLine",
    b"Highlight",
    b"Underline",
    b"Squiggly",
    b"StrikeOut",
    b"Stamp",
    b"Caret",
    b"Ink",
    b"Popup",
    b"FileAttachment",
];

/// How far into a file its header may begin: readers look as far.
const HEADER: usize = 1_024;
/// Names of actions that run something.
const PROGRAMS: [&[u8]; 3] = [b"JavaScript", b"Launch", b"ImportData"];
/// Annotations that run something.
const MEDIA: [&[u8]; 2] = [b"RichMedia", b"3D"];
/// What a file may do when it is opened: show one of its pages.
const HARMLESS: [&[u8]; 2] = [b"GoTo", b"Named"];

/// Where the header of a PDF begins: scanners and mail programs write a mark or some lines before it.
pub fn header(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..HEADER.min(bytes.len())).unwrap_or_default();
    let at = memmem::find(head, b"%PDF-")?;
    // A text that names the header somewhere is no PDF: that one says where its table is.
    (at == 0 || memmem::rfind(bytes, b"startxref").is_some()).then_some(at)
}

/// The file without metadata, and whether all of it could be cleaned. `None` when it cannot be written anew: it is
/// protected, signed or damaged.
///
/// # Errors
/// [`Refusal::Program`] for a file that runs something.
pub fn clean(bytes: &[u8]) -> Result<Option<(Vec<u8>, bool)>, Refusal> {
    let cleaned = rewrite(bytes)?;
    // What is kept as it came was read in part only, or not at all.
    if cleaned.is_none() && names_program(bytes) {
        return Err(Refusal::Program);
    }
    Ok(cleaned)
}

/// Whether a file that cannot be read names an action that runs something, where its objects are not packed. A letter of
/// a name may be written as a number.
pub fn names_program(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'/', bytes).any(|at| {
        let (mut name, mut rest) = (Vec::new(), bytes.get(at + 1..).unwrap_or_default());
        while let [letter, after @ ..] = rest
            && name.len() <= 12
        {
            rest = after;
            match (letter, after) {
                (b'#', [high, low, after @ ..]) => {
                    let digit =
                        |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
                    let Some((high, low)) = digit(*high).zip(digit(*low)) else { return false };
                    name.push(high << 4 | low);
                    rest = after;
                }
                (letter, _) if letter.is_ascii_alphanumeric() => name.push(*letter),
                _ => break,
            }
        }
        PROGRAMS.contains(&name.as_slice())
    })
}

/// Whether an object of the file runs something.
fn runs(document: &Document, object: &Object) -> bool {
    let dictionary = match object {
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => &stream.dict,
        Object::Array(all) => return all.iter().any(|each| runs(document, each)),
        _ => return false,
    };
    let names = |key: &[u8], names: &[&[u8]]| names.iter().any(|name| has_name(dictionary, key, name));
    names(b"S", &PROGRAMS)
        || names(b"Subtype", &MEDIA)
        || [&b"JS"[..], b"JavaScript", b"XFA"].iter().any(|key| dictionary.has(key))
        || dictionary.get(b"OpenAction").is_ok_and(|action| starts(document, action))
        || dictionary.get(b"AA").is_ok_and(|events| match resolved(document, events) {
            Some(Object::Dictionary(events)) => events.iter().any(|(_, action)| starts(document, action)),
            _ => false,
        })
        || dictionary.iter().any(|(_, value)| runs(document, value))
}

/// Whether an action that happens by itself does more than show a page.
fn starts(document: &Document, action: &Object) -> bool {
    match resolved(document, action) {
        Some(Object::Dictionary(action)) => {
            action.has(b"S") && !HARMLESS.iter().any(|kind| has_name(action, b"S", kind))
        }
        _ => false,
    }
}

fn resolved<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

fn rewrite(bytes: &[u8]) -> Result<Option<(Vec<u8>, bool)>, Refusal> {
    if !objects_fit(bytes) {
        return Ok(None);
    }
    let options = LoadOptions { max_decompressed_size: Some(STREAM), ..LoadOptions::default() };
    let Ok(mut document) = Document::load_mem_with_options(bytes, options) else { return Ok(None) };
    if document.objects.values().any(|object| runs(&document, object)) {
        return Err(Refusal::Program);
    }
    Ok(bare(&mut document))
}

/// The document without metadata, and whether all of it could be cleaned.
fn bare(document: &mut Document) -> Option<(Vec<u8>, bool)> {
    let protected = document.is_encrypted() || document.trailer.has(b"Encrypt");
    if protected || document.xref_recovery.is_some() || document.get_pages().is_empty() {
        return None;
    }
    let root = document.trailer.get(b"Root").ok()?.clone();
    let mut bare = Dictionary::new();
    bare.set("Root", root);
    document.trailer = bare;
    document.objects.retain(|_, object| !is_metadata(object));
    let mut state = State { complete: true, signed: false };
    for object in document.objects.values_mut() {
        state.walk(object);
    }
    if state.signed {
        return None;
    }
    document.prune_objects();
    let mut cleaned = Vec::new();
    if matches!(document.reference_table.cross_reference_type, XrefType::CrossReferenceStream) {
        let options =
            SaveOptions { use_object_streams: true, use_xref_streams: true, ..SaveOptions::default() };
        document.save_with_options(&mut cleaned, options).ok()?;
    } else {
        document.save_to(&mut cleaned).ok()?;
    }
    Some((cleaned, state.complete))
}

/// Whether the streams of objects together unpack to little enough. They are found by their names in the bytes: the
/// parser unpacks all of them at once, each within a bound of its own.
fn objects_fit(bytes: &[u8]) -> bool {
    let mut room = OBJECTS;
    for at in memmem::find_iter(bytes, b"stream") {
        // What a stream is, stands before it. A name may be written with escapes.
        let head = bytes.get(at.saturating_sub(HEAD)..at).unwrap_or_default();
        let objects =
            ["ObjStm", "XRef", "#"].iter().any(|name| memmem::find(head, name.as_bytes()).is_some());
        if head.ends_with(b"end") || !objects {
            continue;
        }
        let data = bytes.get(at + 6..).unwrap_or_default();
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        let mut unpacked = ZlibDecoder::new(data).take(room + 1);
        match room.checked_sub(read_to_end(&mut unpacked)) {
            Some(left) => room = left,
            None => return false,
        }
    }
    true
}

/// How many bytes come, until the end or until they cannot be unpacked.
fn read_to_end(from: &mut impl Read) -> u64 {
    let (mut all, mut some) = (0, [0; 16 * 1024]);
    while let Ok(length @ 1..) = from.read(&mut some) {
        all += length as u64;
    }
    all
}

fn is_metadata(object: &Object) -> bool {
    let Object::Stream(stream) = object else { return false };
    has_name(&stream.dict, b"Type", b"Metadata") || has_name(&stream.dict, b"Subtype", b"XML")
}

fn has_name(dictionary: &Dictionary, key: &[u8], name: &[u8]) -> bool {
    dictionary.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
}

struct State {
    complete: bool,
    signed: bool,
}

impl State {
    /// Cleans an object with all that it contains: the parser bounds how deep that is.
    fn walk(&mut self, object: &mut Object) {
        match object {
            Object::Dictionary(dictionary) => self.dictionary(dictionary),
            Object::Stream(stream) => {
                self.dictionary(&mut stream.dict);
                self.stream(stream);
            }
            Object::Array(all) => all.iter_mut().for_each(|each| self.walk(each)),
            _ => {}
        }
    }

    fn dictionary(&mut self, dictionary: &mut Dictionary) {
        for key in [&b"Metadata"[..], b"PieceInfo", b"LastModified"] {
            dictionary.remove(key);
        }
        if NOTES.iter().any(|kind| has_name(dictionary, b"Subtype", kind)) {
            dictionary.remove(b"T");
        }
        // Rewritten, a signature would be void; it names who signed.
        self.signed |= dictionary.has(b"ByteRange")
            || has_name(dictionary, b"Type", b"Sig") && dictionary.has(b"Contents");
        // A file within the file, of any type.
        self.complete &= !dictionary.has(b"EF") && !has_name(dictionary, b"Type", b"EmbeddedFile");
        for key in [&b"F"[..], b"UF"] {
            if let Ok(Object::String(text, _)) = dictionary.get_mut(key) {
                let path = String::from_utf8_lossy(text).into_owned();
                if let Some(last) = parts::without_path(&path) {
                    *text = last.as_bytes().to_vec();
                }
            }
        }
        for (_, value) in dictionary.iter_mut() {
            self.walk(value);
        }
    }

    /// Cleans the picture in a stream.
    fn stream(&mut self, stream: &mut Stream) {
        let filters: Vec<Vec<u8>> = match stream.dict.get(b"Filter") {
            Ok(Object::Name(name)) => vec![name.clone()],
            Ok(Object::Array(names)) => {
                names.iter().filter_map(|name| Some(name.as_name().ok()?.to_vec())).collect()
            }
            Ok(_) => {
                self.complete = false;
                return;
            }
            Err(_) => return,
        };
        let Some((last, before)) = filters.split_last() else { return };
        let jpeg = matches!(last.as_slice(), b"DCTDecode" | b"DCT");
        if !jpeg && last != b"JPXDecode" {
            return;
        }
        let packed = if before.is_empty() { Some(stream.content.clone()) } else { unpacked(stream, before) };
        let cleaned = packed.and_then(|packed| {
            if jpeg { jpeg::clean(&packed, jpeg::Turn::Dropped) } else { container::clean_jp2(&packed) }
        });
        let Some(cleaned) = cleaned else {
            self.complete = false;
            return;
        };
        if !before.is_empty() {
            stream.dict.set("Filter", Object::Name(last.clone()));
            stream.dict.remove(b"DecodeParms");
        }
        stream.set_content(cleaned);
    }
}

/// The picture in a stream that is packed once more.
fn unpacked(stream: &Stream, filters: &[Vec<u8>]) -> Option<Vec<u8>> {
    let mut dictionary = Dictionary::new();
    let names = filters.iter().map(|name| Object::Name(name.clone())).collect();
    dictionary.set("Filter", Object::Array(names));
    let outer = Stream::new(dictionary, stream.content.clone());
    outer.decompressed_content_with_limit(STREAM).ok()
}

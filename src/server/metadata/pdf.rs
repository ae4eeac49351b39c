//! PDF: written anew without `/Info`, XMP, authors of annotations, and objects of earlier versions.

use std::io::Read;

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Document, LoadOptions, Object, SaveOptions, Stream, xref::XrefType};
use memchr::memmem;

use super::{container, jpeg, parts};

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

/// The file without metadata, and whether all of it could be cleaned. `None` when it cannot be written anew: it is
/// protected, signed or damaged.
pub fn clean(bytes: &[u8]) -> Option<(Vec<u8>, bool)> {
    if !objects_fit(bytes) {
        return None;
    }
    let options = LoadOptions { max_decompressed_size: Some(STREAM), ..LoadOptions::default() };
    let mut document = Document::load_mem_with_options(bytes, options).ok()?;
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

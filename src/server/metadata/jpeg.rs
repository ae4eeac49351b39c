//! JPEG: keeps what the picture needs, drops all other segments and whatever follows the picture.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageEncoder, Limits,
    codecs::jpeg::{JpegDecoder, JpegEncoder},
    metadata::Orientation,
};

/// How a JPEG begins.
pub const START: &[u8] = b"\xff\xd8\xff";
/// The most points of a picture that is turned by its pixels: decoding takes three bytes a point, turning as much again.
pub const POINTS: u64 = 24_000_000;
/// The memory that decoding may take, in bytes.
pub const MEMORY: u64 = 160 * 1024 * 1024;
/// How well a turned picture is kept, of 100.
const QUALITY: u8 = 90;

/// What becomes of an orientation that is not upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The pixels are turned.
    Pixels,
    /// The note stays, alone: programs show embedded pictures as the document says.
    Note,
    /// The note is dropped: PDF readers do not know it.
    Dropped,
}

/// A JPEG without metadata; `None` when it cannot be read.
pub fn clean(bytes: &[u8], turn: Turn) -> Option<Vec<u8>> {
    let (bare, orientation) = strip(bytes)?;
    match (orientation, turn) {
        (None | Some(1), _) | (_, Turn::Dropped) => Some(bare),
        (Some(orientation), Turn::Note) => noted(&bare, orientation),
        (Some(orientation), Turn::Pixels) => turned(&bare, orientation).or_else(|| noted(&bare, orientation)),
    }
}

/// The picture without its metadata, and its orientation, 1 to 8.
fn strip(bytes: &[u8]) -> Option<(Vec<u8>, Option<u8>)> {
    let mut kept = Vec::with_capacity(bytes.len());
    kept.extend(bytes.get(..2)?);
    let (mut at, mut orientation, mut scanned) = (2, None, false);
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        while *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        let marker = bytes[at + 1];
        match marker {
            // What follows the end is not the picture: previews, a film, a second picture.
            0xd9 => break,
            0xd8 => return None,
            0x01 | 0xd0..=0xd7 => {
                at += 2;
                continue;
            }
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        let segment = bytes.get(at..at + 2 + length)?;
        let content = segment.get(4..)?;
        at += segment.len();
        match marker {
            0xe0 if content.starts_with(b"JFIF\0") && content.len() >= 14 => {
                kept.extend(b"\xff\xe0\x00\x10");
                kept.extend(&content[..12]);
                // Without a thumbnail.
                kept.extend([0, 0]);
            }
            0xe1 if content.starts_with(b"Exif\0") => {
                orientation = orientation.or_else(|| orientation_of(content.get(6..)?));
            }
            0xe2 if content.starts_with(b"ICC_PROFILE\0") => kept.extend(segment),
            0xee if content.starts_with(b"Adobe") => kept.extend(segment),
            0xe0..=0xfe => {}
            0xda => {
                scanned = true;
                kept.extend(segment);
                let end = entropy_end(bytes, at);
                kept.extend(bytes.get(at..end)?);
                at = end;
                if at >= bytes.len() {
                    break;
                }
            }
            _ => kept.extend(segment),
        }
    }
    kept.extend(b"\xff\xd9");
    scanned.then_some((kept, orientation))
}

/// Where the compressed data that begins here ends: at the next marker that is not part of it.
fn entropy_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(found) = memchr::memchr(0xff, bytes.get(at..).unwrap_or_default()) {
        let here = at + found;
        match bytes.get(here + 1) {
            Some(0x00 | 0xd0..=0xd7) => at = here + 2,
            Some(0xff) => at = here + 1,
            Some(_) => return here,
            None => break,
        }
    }
    bytes.len()
}

/// The orientation that EXIF data note, in either order of bytes.
pub fn orientation_of(tiff: &[u8]) -> Option<u8> {
    let little = tiff.starts_with(b"II");
    let two = |at: usize| -> Option<u16> {
        let pair = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let four = |at: usize| -> Option<usize> {
        let (first, second) = (usize::from(two(at)?), usize::from(two(at + 2)?));
        Some(if little { first | second << 16 } else { first << 16 | second })
    };
    let directory = four(4)?;
    (0..usize::from(two(directory)?))
        .map(|index| directory + 2 + 12 * index)
        .find(|at| two(*at) == Some(0x0112))
        .and_then(|at| two(at + 8))
        .and_then(|value| u8::try_from(value).ok())
        .filter(|value| (1..=8).contains(value))
}

/// EXIF data that note nothing but the orientation.
pub fn only_orientation(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend([orientation, 0, 0, 0, 0, 0, 0]);
    tiff
}

fn noted(bare: &[u8], orientation: u8) -> Option<Vec<u8>> {
    let tiff = only_orientation(orientation);
    let mut noted = bare.get(..2)?.to_vec();
    noted.extend(b"\xff\xe1");
    noted.extend(u16::try_from(tiff.len() + 8).ok()?.to_be_bytes());
    noted.extend(b"Exif\0\0");
    noted.extend(tiff);
    noted.extend(bare.get(2..)?);
    Some(noted)
}

/// The picture with its pixels turned; `None` when it is too large for that, or not in plain colours.
fn turned(bare: &[u8], orientation: u8) -> Option<Vec<u8>> {
    let mut decoder = JpegDecoder::new(Cursor::new(bare)).ok()?;
    let (width, height) = decoder.dimensions();
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    decoder.set_limits(limits).ok()?;
    let plain = matches!(
        decoder.original_color_type(),
        image::ExtendedColorType::L8 | image::ExtendedColorType::Rgb8
    );
    if !plain || u64::from(width) * u64::from(height) > POINTS {
        return None;
    }
    let profile = decoder.icc_profile().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(Orientation::from_exif(orientation)?);
    let mut turned = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut turned, QUALITY);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).ok()?;
    }
    picture.write_with_encoder(encoder).ok()?;
    Some(turned)
}

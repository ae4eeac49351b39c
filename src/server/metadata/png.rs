//! PNG: keeps the chunks that the picture needs, drops all others and whatever follows the picture.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageEncoder, Limits,
    codecs::png::{PngDecoder, PngEncoder},
    metadata::Orientation,
};

pub use super::jpeg::Turn;
use super::{
    jpeg::{MEMORY, POINTS, only_orientation, orientation_of},
    number,
};

/// How a PNG begins.
pub const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The chunks that stay: what is shown, in which colours, at which size, and frames.
const KEPT: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs",
    b"hIST", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
];

/// A PNG without metadata; `None` when it cannot be read.
pub fn clean(bytes: &[u8], turn: Turn) -> Option<Vec<u8>> {
    let (bare, orientation, frames) = strip(bytes)?;
    match (orientation, turn) {
        (None | Some(1), _) | (_, Turn::Dropped) => Some(bare),
        (Some(orientation), Turn::Pixels) if !frames => {
            turned(&bare, orientation).or_else(|| noted(&bare, orientation))
        }
        (Some(orientation), _) => noted(&bare, orientation),
    }
}

/// The picture without its metadata, its orientation, and whether it has several frames.
fn strip(bytes: &[u8]) -> Option<(Vec<u8>, Option<u8>, bool)> {
    let mut kept = Vec::with_capacity(bytes.len());
    kept.extend(SIGNATURE);
    let (mut at, mut orientation, mut frames) = (SIGNATURE.len(), None, false);
    loop {
        let length = usize::try_from(number(bytes, at)?).ok()?;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        let name: &[u8; 4] = chunk.get(4..8)?.try_into().ok()?;
        let content = chunk.get(8..8 + length)?;
        match name {
            b"eXIf" => orientation = orientation_of(content),
            // A profile has a name, which may say anything.
            b"iCCP" => {
                let end = memchr::memchr(0, content.get(..80.min(content.len()))?)?;
                kept.extend(made(b"iCCP", &[b"profile".as_slice(), content.get(end..)?].concat())?);
            }
            name if KEPT.contains(&name) => kept.extend(chunk),
            _ => {}
        }
        frames |= name == b"acTL";
        if name == b"IEND" {
            return Some((kept, orientation, frames));
        }
        at += chunk.len();
    }
}

/// A chunk with its length and its checksum.
pub(super) fn made(name: &[u8; 4], content: &[u8]) -> Option<Vec<u8>> {
    let mut chunk = u32::try_from(content.len()).ok()?.to_be_bytes().to_vec();
    chunk.extend(name);
    chunk.extend(content);
    let mut sum = flate2::Crc::new();
    sum.update(chunk.get(4..)?);
    chunk.extend(sum.sum().to_be_bytes());
    Some(chunk)
}

/// The picture with a note of its orientation, right behind its header.
fn noted(bare: &[u8], orientation: u8) -> Option<Vec<u8>> {
    let header = SIGNATURE.len() + 25;
    let note = made(b"eXIf", &only_orientation(orientation))?;
    Some([bare.get(..header)?, &note, bare.get(header..)?].concat())
}

/// The picture with its pixels turned; `None` when it is too large for that.
fn turned(bare: &[u8], orientation: u8) -> Option<Vec<u8>> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    let mut decoder = PngDecoder::with_limits(Cursor::new(bare), limits).ok()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > POINTS {
        return None;
    }
    let profile = decoder.icc_profile().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(Orientation::from_exif(orientation)?);
    let mut turned = Vec::new();
    let mut encoder = PngEncoder::new(&mut turned);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).ok()?;
    }
    picture.write_with_encoder(encoder).ok()?;
    Some(turned)
}

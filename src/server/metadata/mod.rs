//! Removes from a file what tells who wrote it and where it was made.
//!
//! [`clean`] recognizes a file by its content and writes it anew without metadata: EXIF, XMP and text of pictures,
//! properties and comments' authors of Office files, `/Info` and XMP of PDF files. What it cannot read it leaves as it
//! is, and says so with [`Cleaned::complete`]: the caller then asks the file's owner before others may read it.
//! Files that carry a program are refused.
//!
//! Every cost is bounded: the number of entries of an archive, the bytes that they unpack to, the points of a picture.
//! All functions are slow and belong on a blocking thread ([`Work`](super::work::Work)).

mod animation;
mod archive;
mod container;
mod jpeg;
mod parts;
mod pdf;
mod png;
mod xml;

#[cfg(any(test, feature = "testing"))]
#[allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so")]
pub mod samples;
#[cfg(test)]
mod tests;

use ensemble_core::file::FileFormat;

/// Why a file is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not a type of file that the portal accepts, or not readable as what it claims to be.
    #[error("not an accepted type of file")]
    Unknown,
    /// It carries macros or another program.
    #[error("the file carries a program")]
    Program,
    /// A HEIC, HEIF or AVIF picture.
    #[error("a HEIC picture")]
    Heic,
    /// An Office file from before 2007, or one that a password protects.
    #[error("an old or protected Office file")]
    OldOffice,
    /// It would unpack to more than the portal reads.
    #[error("the file unpacks to too much")]
    Inflated,
}

/// A file without its metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// What type of file it is.
    pub format: FileFormat,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether all known metadata is gone. `false` when the file, or a part of it, could not be read.
    pub complete: bool,
}

/// The first bytes of a compound file: Office before 2007, and Office files with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Recognizes a file by its content and removes its metadata. Slow.
///
/// # Errors
/// Says why the file is refused.
pub fn clean(bytes: Vec<u8>) -> Result<Cleaned, Refusal> {
    if bytes.starts_with(png::SIGNATURE) {
        let found = png::clean(&bytes, png::Turn::Pixels);
        return Ok(either(FileFormat::Png, bytes, found.map(|bytes| (bytes, true))));
    }
    if bytes.starts_with(jpeg::START) {
        let found = jpeg::clean(&bytes, jpeg::Turn::Pixels);
        return Ok(either(FileFormat::Jpeg, bytes, found.map(|bytes| (bytes, true))));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return archive::clean(bytes);
    }
    if is_heic(&bytes) {
        return Err(Refusal::Heic);
    }
    if let Some(at) = pdf::header(&bytes).filter(|_| !bytes.starts_with(COMPOUND)) {
        let content = bytes.get(at..).unwrap_or_default();
        // The parser is not ours: a panic in it leaves the file as it is.
        let found = match std::panic::catch_unwind(|| pdf::clean(content)) {
            Ok(found) => found?,
            Err(_) if pdf::names_program(content) => return Err(Refusal::Program),
            Err(_) => None,
        };
        return Ok(either(FileFormat::Pdf, bytes, found));
    }
    Err(if bytes.starts_with(COMPOUND) { Refusal::OldOffice } else { Refusal::Unknown })
}

/// The cleaned file where there is one, or else the file as it came.
fn either(format: FileFormat, bytes: Vec<u8>, cleaned: Option<(Vec<u8>, bool)>) -> Cleaned {
    match cleaned {
        Some((bytes, complete)) => Cleaned { format, bytes, complete },
        None => Cleaned { format, bytes, complete: false },
    }
}

/// Whether it is a picture in the family of formats that telephones use instead of JPEG.
pub fn is_heic(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8]; 10] =
        [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"];
    bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|brand| BRANDS.contains(&brand))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

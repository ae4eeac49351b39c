//! Pictures that people send: recognized by their content, decoded within limits, made smaller and encoded again, so that
//! only the pixels are stored: no location, no device, no hidden data.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder,
    imageops::FilterType, metadata::Orientation,
};

use super::metadata;

/// The most pixels of a picture before it is made smaller.
const MAX_PIXELS: u64 = 24_000_000;
/// The memory that decoding may take, in bytes.
const MAX_MEMORY: u64 = 160 * 1024 * 1024;
/// The largest width and height of a stored picture.
const MAX_SIZE: (u32, u32) = (1600, 900);
/// The JPEG quality, of 100.
const JPEG_QUALITY: u8 = 82;

/// A picture as it is stored: JPEG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its bytes.
    pub jpeg: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Why a picture is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Neither JPEG, PNG nor WebP, or broken.
    #[error("not a picture that can be read")]
    Unreadable,
    /// A HEIC picture, as some phones make them.
    #[error("a HEIC picture")]
    Heic,
    /// More than [`MAX_PIXELS`], or than [`MAX_MEMORY`].
    #[error("too large a picture")]
    Large,
}

/// Decodes a picture, and encodes it as it is stored. Slow, and takes up to 200 MB: call it through
/// [`Work::run`](super::work::Work::run).
///
/// # Errors
/// Says why it is refused.
pub fn read(bytes: &[u8]) -> Result<Picture, PictureError> {
    if metadata::is_heic(bytes) {
        return Err(PictureError::Heic);
    }
    let format = image::guess_format(bytes).map_err(|_| PictureError::Unreadable)?;
    if ![ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP].contains(&format) {
        return Err(PictureError::Unreadable);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| error_of(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PictureError::Large);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| error_of(&error))?;
    // It is made smaller before it is turned: a turned copy of the whole picture would take as much memory again, and a
    // good filter takes five bytes for each of its bytes.
    let limit = if turns(orientation) { (MAX_SIZE.1, MAX_SIZE.0) } else { MAX_SIZE };
    if picture.width() > 2 * limit.0 && picture.height() > 2 * limit.1 {
        picture = picture.thumbnail(2 * limit.0, 2 * limit.1);
    }
    if picture.width() > limit.0 || picture.height() > limit.1 {
        picture = picture.resize(limit.0, limit.1, FilterType::CatmullRom);
    }
    picture.apply_orientation(orientation);
    let picture = picture.into_rgb8();
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY)
        .encode_image(&picture)
        .map_err(|_| PictureError::Unreadable)?;
    Ok(Picture { jpeg, width: picture.width(), height: picture.height() })
}

/// Whether this orientation swaps width and height.
fn turns(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

fn error_of(error: &image::ImageError) -> PictureError {
    match error {
        image::ImageError::Limits(_) => PictureError::Large,
        _ => PictureError::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{ImageFormat, RgbImage};

    use super::{MAX_SIZE, PictureError, metadata, read};

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let image =
            RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
        image.write_to(&mut bytes, format).expect("it encodes");
        bytes.into_inner()
    }

    #[test]
    fn each_format_is_read_and_made_smaller() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let kept = read(&picture(2000, 400, format)).expect("a picture");
            assert_eq!((kept.width, kept.height), (MAX_SIZE.0, 320), "{format:?}");
            assert_eq!(image::guess_format(&kept.jpeg).expect("a format"), ImageFormat::Jpeg);
        }
    }

    /// The left half of the picture is dark, the right half light; upright, the dark half lies above.
    #[test]
    fn a_large_picture_that_was_held_upright_stands_upright() {
        let image = RgbImage::from_fn(4000, 3000, |x, _| image::Rgb([if x < 2000 { 0 } else { 255 }; 3]));
        let mut bare = Cursor::new(Vec::new());
        image.write_to(&mut bare, ImageFormat::Png).expect("it encodes");
        let bare = bare.into_inner();
        let at = metadata::samples::png_header();
        let note = metadata::samples::orientation(6);
        let kept = read(&[&bare[..at], &note, &bare[at..]].concat()).expect("a picture");
        assert_eq!((kept.width, kept.height), (675, 900));
        let picture = image::load_from_memory(&kept.jpeg).expect("a picture").into_rgb8();
        assert!(picture.get_pixel(300, 100).0[0] < 20 && picture.get_pixel(300, 800).0[0] > 235);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let whole = picture(40, 40, ImageFormat::Png);
        for wrong in [
            &b""[..],
            b"<svg onload=alert(1)>",
            b"GIF89a\x01\x00\x01\x00",
            b"\xff\xd8\xff",
            &whole[..whole.len() / 2],
        ] {
            assert_eq!(read(wrong), Err(PictureError::Unreadable));
        }
    }

    /// A PNG that says it is 50 000 by 50 000 points: the header alone is believed, and enough.
    #[test]
    fn a_picture_that_would_fill_the_memory_is_refused_unread() {
        let mut bomb = picture(40, 40, ImageFormat::Png);
        bomb[16..20].copy_from_slice(&50_000u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&50_000u32.to_be_bytes());
        let sum = crc(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&sum.to_be_bytes());
        assert_eq!(read(&bomb), Err(PictureError::Large));
        assert_eq!(
            read(&picture(8000, 6250, ImageFormat::Png)),
            Err(PictureError::Large),
            "50 million points"
        );
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0u32, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 }
            })
        })
    }
}

//! What images are, from their first bytes, and those of a publication in a file.

use imagesize::{ImageType, blob_size, image_type};

use crate::{Block, Publication};

/// The type of an image, and how it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ImageKind {
    pub(crate) media_type: &'static str,
    pub(crate) extension: &'static str,
}

/// The most pixels of a side.
const MAX_SIDE: usize = 65_535;

/// The type, the width and the height of an image in pixels; `None` of anything that is not one of the four types.
pub(crate) fn examine(bytes: &[u8]) -> Option<(ImageKind, u32, u32)> {
    let (media_type, extension) = match image_type(bytes).ok()? {
        ImageType::Png => ("image/png", "png"),
        ImageType::Jpeg => ("image/jpeg", "jpg"),
        ImageType::Gif => ("image/gif", "gif"),
        ImageType::Webp => ("image/webp", "webp"),
        _ => return None,
    };
    let size = blob_size(bytes).ok()?;
    let side = |side: usize| u32::try_from(side).ok().filter(|_| (1..=MAX_SIDE).contains(&side));
    Some((ImageKind { media_type, extension }, side(size.width)?, side(size.height)?))
}

/// The images of a publication, in the order of the text. The same image is there once.
#[derive(Default)]
pub(crate) struct Images<'a> {
    pub(crate) list: Vec<Image<'a>>,
}

pub(crate) struct Image<'a> {
    /// From 1.
    pub(crate) number: usize,
    /// `image-1.png`
    pub(crate) name: String,
    pub(crate) kind: ImageKind,
    /// In pixels.
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) bytes: &'a [u8],
}

impl<'a> Images<'a> {
    pub(crate) fn of(publication: &'a Publication) -> Self {
        let mut images = Self::default();
        publication.sections.iter().for_each(|section| images.add_all(&section.blocks));
        images
    }

    fn add_all(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Image { bytes, .. } => self.add(bytes),
                Block::List { items, .. } => items.iter().for_each(|item| self.add_all(item)),
                Block::Quote { blocks, .. } => self.add_all(blocks),
                _ => {}
            }
        }
    }

    fn add(&mut self, bytes: &'a [u8]) {
        if self.find(bytes).is_none()
            && let Some((kind, width, height)) = examine(bytes)
        {
            let number = self.list.len() + 1;
            let name = format!("image-{number}.{}", kind.extension);
            self.list.push(Image { number, name, kind, width, height, bytes });
        }
    }

    pub(crate) fn find(&self, bytes: &[u8]) -> Option<&Image<'a>> {
        self.list.iter().find(|image| image.bytes == bytes)
    }
}

/// How wide and high an image is on a page, at 96 pixels an inch and no larger than the text, in a unit of which an inch has
/// `inch`.
pub(crate) fn on_page(width: u32, height: u32, inch: u64) -> (u64, u64) {
    const WIDEST: u64 = 624;
    const HIGHEST: u64 = 768;
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let (mut across, mut down) = (width * inch / 96, height * inch / 96);
    let (widest, highest) = (WIDEST * inch / 96, HIGHEST * inch / 96);
    if across > widest {
        (across, down) = (widest, widest * height / width);
    }
    if down > highest {
        (across, down) = (highest * width / height, highest);
    }
    (across.max(1), down.max(1))
}

/// How wide and high an image is on a page, in points.
#[must_use]
pub fn size_in_points(bytes: &[u8]) -> Option<(u64, u64)> {
    examine(bytes).map(|(_, width, height)| on_page(width, height, 72))
}

#[cfg(test)]
mod tests {
    use super::{Images, examine, on_page};
    use crate::tests::samples::{GIF, PNG};

    #[test]
    fn the_first_bytes_say_what_an_image_is() {
        let (kind, width, height) = examine(PNG).expect("an image");
        assert_eq!((kind.media_type, kind.extension, width, height), ("image/png", "png", 2, 1));
        assert_eq!(examine(GIF).expect("an image").0.media_type, "image/gif");
        for other in [&b""[..], b"<svg/>", b"%PDF-1.7", &PNG[..10]] {
            assert_eq!(examine(other), None);
        }
    }

    #[test]
    fn the_same_image_is_kept_once() {
        let mut images = Images::default();
        [PNG, GIF, PNG, b""].into_iter().for_each(|bytes| images.add(bytes));
        let names: Vec<&str> = images.list.iter().map(|image| image.name.as_str()).collect();
        assert_eq!(names, ["image-1.png", "image-2.gif"]);
        assert_eq!(images.find(GIF).map(|image| image.number), Some(2));
        assert!(images.find(b"").is_none());
    }

    #[test]
    fn an_image_is_no_larger_than_the_text() {
        assert_eq!(on_page(96, 48, 914_400), (914_400, 457_200));
        assert_eq!(on_page(1_248, 624, 96), (624, 312));
        assert_eq!(on_page(624, 7_680, 96), (62, 768));
        assert_eq!(on_page(65_535, 1, 96), (624, 1));
    }
}

//! What sort of file somebody sent, read from its content: its name and what the browser says of it
//! are not believed. Pure.

use super::model::Media;

/// The largest file that is kept, in bytes.
pub const LARGEST: usize = 10_000_000;

/// The entries of a ZIP archive that say what it is.
const OFFICE: [(&[u8], Media); 3] = [
    (b"word/document.xml", Media::Docx),
    (b"xl/workbook.xml", Media::Xlsx),
    (b"ppt/presentation.xml", Media::Pptx),
];
/// What an OpenDocument text begins with: its first entry is not compressed.
const ODT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";
/// The longest comment that may end an archive, and the record before it.
const TAIL: usize = 65_535 + 22;

impl Media {
    /// The media type that it is sent under.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// What its name ends in, and how people call it.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            other => other.code(),
        }
    }
}

/// What sort of file it is; `None` for all others, and for those that carry a program.
#[must_use]
pub fn sniff(bytes: &[u8]) -> Option<Media> {
    if bytes.starts_with(b"%PDF-") {
        Some(Media::Pdf)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(Media::Png)
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some(Media::Jpeg)
    } else if bytes.starts_with(b"PK\x03\x04") {
        archive(bytes)
    } else {
        None
    }
}

fn archive(bytes: &[u8]) -> Option<Media> {
    let names = names(bytes)?;
    if names.iter().any(|name| {
        name.ends_with(b"vbaProject.bin") || name.starts_with(b"Basic/") || name.starts_with(b"Scripts/")
    }) {
        return None;
    }
    if bytes.get(30..30 + ODT.len()) == Some(ODT) {
        // A template or a master document has a longer type.
        return (bytes.get(30 + ODT.len()) != Some(&b'-')).then_some(Media::Odt);
    }
    OFFICE.iter().find(|(name, _)| names.contains(name)).map(|(_, media)| *media)
}

/// The names in an archive's directory, which stands at its end.
fn names(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let from = bytes.len().saturating_sub(TAIL);
    let end = from + bytes[from..].windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let mut at = usize::try_from(u32::from_le_bytes(bytes.get(end + 16..end + 20)?.try_into().ok()?)).ok()?;
    let count = two(bytes, end + 10)?;
    let mut names = Vec::with_capacity(count.min(4_096));
    for _ in 0..count {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let [name, extra, comment] = [two(bytes, at + 28)?, two(bytes, at + 30)?, two(bytes, at + 32)?];
        names.push(bytes.get(at + 46..at + 46 + name)?);
        at += 46 + name + extra + comment;
    }
    Some(names)
}

fn two(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::{Media, sniff};

    /// An archive with empty, uncompressed entries of these names, but for their contents.
    fn zip(entries: &[(&str, &str)]) -> Vec<u8> {
        let (mut bytes, mut directory) = (Vec::new(), Vec::new());
        for (name, content) in entries {
            let offset = bytes.len() as u32;
            let lengths = [(name.len() as u16).to_le_bytes(), [0, 0]].concat();
            bytes.extend(
                [b"PK\x03\x04".as_slice(), &[0; 22], &lengths, name.as_bytes(), content.as_bytes()].concat(),
            );
            directory.extend([b"PK\x01\x02".as_slice(), &[0; 24], &lengths, &[0; 10]].concat());
            directory.extend(offset.to_le_bytes());
            directory.extend(name.as_bytes());
        }
        let count = (entries.len() as u16).to_le_bytes();
        let at = (bytes.len() as u32).to_le_bytes();
        let size = (directory.len() as u32).to_le_bytes();
        bytes.extend(directory);
        bytes.extend([b"PK\x05\x06".as_slice(), &[0; 4], &count, &count, &size, &at, &[0, 0]].concat());
        bytes
    }

    #[test]
    fn each_sort_is_known_by_its_content() {
        let odt = zip(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")]);
        for (bytes, media) in [
            (b"%PDF-1.7\n".to_vec(), Media::Pdf),
            (b"\x89PNG\r\n\x1a\n...".to_vec(), Media::Png),
            (b"\xff\xd8\xff\xe0".to_vec(), Media::Jpeg),
            (zip(&[("[Content_Types].xml", ""), ("word/document.xml", "")]), Media::Docx),
            (zip(&[("xl/workbook.xml", "")]), Media::Xlsx),
            (zip(&[("ppt/presentation.xml", "")]), Media::Pptx),
            (odt, Media::Odt),
        ] {
            assert_eq!(sniff(&bytes), Some(media));
        }
    }

    #[test]
    fn what_is_something_else_is_refused() {
        let program = zip(&[("word/document.xml", ""), ("word/vbaProject.bin", "")]);
        let template = zip(&[("mimetype", "application/vnd.oasis.opendocument.text-template")]);
        let whole = zip(&[("word/document.xml", "")]);
        for bytes in [
            b"".as_slice(),
            b"<html><script>",
            b"GIF89a",
            b"MZ\x90",
            b"PK\x03\x04",
            &zip(&[("word/other.xml", "")]),
            &program,
            &template,
            &whole[..whole.len() - 4],
        ] {
            assert_eq!(sniff(bytes), None);
        }
    }
}

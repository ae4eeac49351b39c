//! JPEG 2000, which PDF files contain.

use super::number;

/// A JPEG 2000 file without metadata; `None` when it cannot be read. A bare stream has none.
pub fn clean_jp2(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.starts_with(b"\xff\x4f\xff\x51") {
        return Some(bytes.to_vec());
    }
    let (mut kept, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let length = match number(bytes, at)? {
            // To the end of the file.
            0 => bytes.len() - at,
            // A longer number follows: pictures of more than 4 GB.
            1 => return None,
            length => usize::try_from(length).ok()?,
        };
        let one = bytes.get(at..at.checked_add(length)?).filter(|one| one.len() >= 8)?;
        if !matches!(one.get(4..8)?, b"uuid" | b"uinf" | b"xml " | b"jp2i") {
            kept.extend(one);
        }
        at += length;
    }
    Some(kept)
}

//! GIF and WebP, which are accepted within Office files only.

/// A GIF without comments and without what programs added; `None` when it cannot be read.
pub fn clean_gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << (usize::from(flags & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10)?);
    let mut kept = bytes.get(..at)?.to_vec();
    loop {
        let from = at;
        let keeps = match *bytes.get(at)? {
            0x21 => {
                let label = *bytes.get(at + 1)?;
                // What makes a picture move is noted as a program's addition.
                let moves = matches!(bytes.get(at + 3..at + 14), Some(b"NETSCAPE2.0" | b"ANIMEXTS1.0"));
                at += 2;
                label == 0xf9 || label == 0xff && moves
            }
            0x2c => {
                at += 10 + table(*bytes.get(at + 9)?) + 1;
                true
            }
            0x3b => {
                kept.push(0x3b);
                return Some(kept);
            }
            _ => return None,
        };
        loop {
            let length = usize::from(*bytes.get(at)?);
            at += 1 + length;
            if length == 0 {
                break;
            }
        }
        if keeps {
            kept.extend(bytes.get(from..at)?);
        }
    }
}

/// A WebP without metadata; `None` when it cannot be read.
pub fn clean_webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"ICCP"];
    let mut kept = b"RIFF\0\0\0\0WEBP".to_vec();
    let mut at = 12;
    while at < bytes.len() {
        let name = bytes.get(at..at + 4)?;
        let length = usize::try_from(u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?)).ok()?;
        let end = at.checked_add(8)?.checked_add(length)?;
        let chunk = bytes.get(at..end)?;
        if KEPT.contains(&name) {
            let from = kept.len();
            kept.extend(chunk);
            if name == b"VP8X" {
                // Says that there are neither EXIF nor XMP.
                *kept.get_mut(from + 8)? &= !0x0c;
            }
            if length % 2 == 1 {
                kept.push(0);
            }
        }
        at = end + length % 2;
    }
    let size = u32::try_from(kept.len() - 8).ok()?.to_le_bytes();
    kept.get_mut(4..8)?.copy_from_slice(&size);
    Some(kept)
}

//! QR codes as paths of an SVG, which a page draws in its own colours and without a style attribute.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// The white around a code that scanners ask for, in modules.
const QUIET: i32 = 4;

/// A QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrPath {
    /// How wide it is, in modules, with the white around it.
    pub size: i32,
    /// Its dark modules, as the path of an SVG of that width.
    pub path: String,
}

/// The QR code of a text, which is read although a seventh of it is damaged; `None` for a text that is too long.
#[must_use]
pub fn path(text: &str) -> Option<QrPath> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let begins = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > begins {
                let width = x - begins;
                write!(path, "M{} {}h{width}v1h-{width}z", begins + QUIET, y + QUIET).ok()?;
            } else {
                x += 1;
            }
        }
    }
    Some(QrPath { size: code.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use qrcodegen::{QrCode, QrCodeEcc};

    use super::{QUIET, path};

    /// Whether a module is dark, by the path.
    fn is_dark(path: &str, x: i32, y: i32) -> bool {
        path.split('M').skip(1).any(|part| {
            let (place, rest) = part.split_once('h').expect("a width");
            let (left, top) = place.split_once(' ').expect("a place");
            let width = rest.split('v').next().expect("a width").parse::<i32>().expect("a number");
            let (left, top) = (left.parse::<i32>().expect("a number"), top.parse::<i32>().expect("a number"));
            top == y && (left..left + width).contains(&x)
        })
    }

    #[test]
    fn the_path_has_each_dark_module_and_no_other() {
        let text = "https://ensemble.example/fr/presence?code=CDFH";
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).expect("a code");
        let drawn = path(text).expect("a path");
        assert_eq!(drawn.size, code.size() + 2 * QUIET);
        for y in 0..drawn.size {
            for x in 0..drawn.size {
                let dark = is_dark(&drawn.path, x, y);
                assert_eq!(dark, code.get_module(x - QUIET, y - QUIET), "{x} {y}");
            }
        }
    }

    #[test]
    fn a_text_that_is_too_long_has_no_code() {
        assert_eq!(path(&"é".repeat(3_000)), None);
    }
}

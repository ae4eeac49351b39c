//! Text as people bring it from Word, Excel, PowerPoint, a Mac or a PDF, cleaned in one place.
//!
//! [`clean`] is used wherever text comes in (forms, server functions) and wherever it leaves a shared document, whose
//! editors send what they like. It is also the first step of showing Markdown, so that what was stored before, what is
//! being typed and what will be saved look the same. `cases.toml` lists what goes in and what comes out.
//!
//! * [`characters`]: what each character becomes, and which are dropped;
//! * `lists`: bullets and tabs at the beginning of lines.

mod characters;
mod lists;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

pub use characters::{is_forbidden, windows_1252, without_forbidden};

/// A text of several lines, as it is stored and shown:
///
/// * line ends of every make are `\n`; characters that Latin-1 was taken for are those of Windows-1252; other control
///   characters, noncharacters and what deceives a reader's eye are dropped; letters are composed (NFC);
/// * tabs stay between cells; at the beginning of a line they are the level of a list, or dropped;
/// * lines that begin with the bullet of a word processor are items of a Markdown list;
/// * empty lines before and after the text are dropped.
///
/// Cleaning twice changes nothing.
#[must_use]
pub fn clean(text: &str) -> String {
    let cleaned = characters::clean(text);
    let composed = if is_nfc_quick(cleaned.chars()) == IsNormalized::Yes {
        cleaned
    } else {
        Cow::Owned(cleaned.nfc().collect())
    };
    lists::normalize(&composed).trim_end().to_owned()
}

/// A text in Unicode's compatibility form (NFKC), for what is compared and not shown: passwords, addresses.
#[must_use]
pub fn nfkc(text: &str) -> String {
    text.nfkc().collect()
}

/// A text with its letters decomposed (NFD), as some systems send what is typed.
#[must_use]
pub fn nfd(text: &str) -> String {
    text.nfd().collect()
}

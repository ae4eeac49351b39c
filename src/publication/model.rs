//! What a publication is made of, before it becomes a file.

use ensemble_lang::{Lang, string_enum};
use serde::{Deserialize, Serialize};

use crate::base64_bytes;

/// A text that is carried away as a file: a guide, a practice, an agenda, minutes. As JSON it is the input of
/// `ensemble-print`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// Not empty: a file without a title is accessible in no format.
    pub title: String,
    pub subtitle: Option<String>,
    /// The language of the title, the subtitle, the contributors and [`Words`].
    pub lang: Lang,
    /// Where this version is on the web: `https://…`. It identifies the file.
    pub address: String,
    pub version: String,
    /// ISO 8601: `2026-11-20`.
    pub date: String,
    pub publisher: String,
    pub contributors: Vec<String>,
    /// In the order of reading. A section belongs to the last one before it that has a lower level.
    pub sections: Vec<Section>,
    pub words: Words,
}

/// A heading and the blocks below it, up to the next heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// What a link within the publication names after `#`. Files may write it otherwise.
    pub id: String,
    /// From 1. A level that is left out, as 3 after 1, becomes the next one.
    pub level: u8,
    /// Plain text. Without one the section has no heading and is not in the table of contents.
    pub title: String,
    pub lang: Lang,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    Paragraph {
        lang: Lang,
        text: Vec<Inline>,
    },
    List {
        lang: Lang,
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    Table {
        lang: Lang,
        caption: Option<String>,
        /// The cells of the first row, which name the columns. A table without any has no header row.
        header: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Quote {
        lang: Lang,
        blocks: Vec<Block>,
    },
    Image {
        lang: Lang,
        /// What the image shows; empty where it only decorates.
        alt: String,
        /// `image/png`, `image/jpeg`, `image/gif` or `image/webp`.
        media_type: String,
        #[serde(with = "base64_bytes")]
        bytes: Vec<u8>,
    },
    /// The line that names the source of the block before it. [`Words::sources`] is written before it.
    Source {
        lang: Lang,
        text: Vec<Inline>,
    },
}

impl Block {
    /// The language of the passage.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        match self {
            Self::Paragraph { lang, .. }
            | Self::List { lang, .. }
            | Self::Table { lang, .. }
            | Self::Quote { lang, .. }
            | Self::Image { lang, .. }
            | Self::Source { lang, .. } => *lang,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    Text(String),
    Strong(Vec<Self>),
    Emphasis(Vec<Self>),
    /// To `http:`, `https:` or `mailto:`, or to a section: `#` and its id. Any other link is written as its text.
    Link {
        href: String,
        text: Vec<Self>,
    },
    /// In a language that may be another one than around it.
    InLanguage {
        lang: Lang,
        text: Vec<Self>,
    },
    Break,
}

/// The words that files add to the text, in the language of the publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The heading of the table of contents: *Table des matières*.
    pub contents: String,
    /// Before the version: *Version*.
    pub version: String,
    /// Before the date: *Publié le*.
    pub date: String,
    /// Before the address: *Adresse*.
    pub address: String,
    /// Before the publisher: *Publié par*.
    pub publisher: String,
    /// Before the contributors: *Avec la contribution de*.
    pub contributors: String,
    /// Before each line that names a source: *Source*.
    pub sources: String,
    /// A sentence for catalogues of EPUB files: what makes the file accessible.
    pub accessibility: String,
}

string_enum! {
    /// The files that a publication becomes. [`Format::Pdf`] is written by the program `ensemble-print`.
    Format {
        Pdf = "pdf",
        Epub = "epub",
        Docx = "docx",
        Odt = "odt",
        Html = "html",
        Markdown = "markdown",
    }
}

impl Format {
    /// The ending of the file's name, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            _ => self.code(),
        }
    }

    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Epub => "application/epub+zip",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Html => "text/html; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
        }
    }
}

/// Why a file cannot be made of a publication.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PublicationError {
    #[error("the publication has no title")]
    Title,
    #[error("the date is not an ISO date such as 2026-11-20: {0}")]
    Date(String),
    /// Its bytes are of none of the four types.
    #[error("an image is not a PNG, JPEG, GIF or WebP file: {media_type}, “{alt}”")]
    Image { media_type: String, alt: String },
    #[error("the archive cannot be written: {0}")]
    Archive(String),
}

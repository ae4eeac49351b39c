//! Files that people send: recognized by their content, written anew without what tells who made them and where.

use super::model::{Media, Metadata};
use crate::{
    i18n::{Lang, t},
    server::{
        metadata::{self, Format, Refusal},
        work::Work,
    },
};

/// The largest file that is kept, in bytes.
pub const LARGEST: usize = 10_000_000;

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

impl From<Format> for Media {
    fn from(format: Format) -> Self {
        match format {
            Format::Pdf => Self::Pdf,
            Format::Docx => Self::Docx,
            Format::Xlsx => Self::Xlsx,
            Format::Pptx => Self::Pptx,
            Format::Odt => Self::Odt,
            Format::Png => Self::Png,
            Format::Jpeg => Self::Jpeg,
        }
    }
}

/// A file as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// What type of file it is.
    pub media: Media,
    /// Its bytes.
    pub content: Vec<u8>,
    /// Whether its metadata could be removed.
    pub metadata: Metadata,
}

/// Why a file is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAccepted {
    /// It is larger than [`LARGEST`].
    Large,
    /// Its content says so.
    Refused(Refusal),
    /// Too many files are being read: it may be sent again in a moment.
    Busy,
}

impl NotAccepted {
    /// The HTTP status of the page that says so.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Busy => 503,
            Self::Large | Self::Refused(_) => 422,
        }
    }

    /// What its owner is told.
    #[must_use]
    pub fn sentence(self, lang: Lang) -> String {
        match self {
            Self::Large => t::meeting_wrong_file_large(lang, LARGEST / 1_000_000),
            Self::Refused(refusal) => match refusal {
                Refusal::Unknown => t::meeting_wrong_file(lang),
                Refusal::Program => t::meeting_wrong_file_program(lang),
                Refusal::Heic => t::meeting_wrong_file_heic(lang),
                Refusal::OldOffice => t::meeting_wrong_file_old(lang),
                Refusal::Inflated => t::meeting_wrong_file_inflated(lang),
            }
            .to_owned(),
            Self::Busy => t::meeting_wrong_file_busy(lang).to_owned(),
        }
    }
}

/// Recognizes a file and removes its metadata, on a blocking thread.
///
/// # Errors
/// Says why the file is not kept.
pub async fn accept(work: &Work, content: &[u8]) -> Result<Accepted, NotAccepted> {
    if content.len() > LARGEST {
        return Err(NotAccepted::Large);
    }
    let content = content.to_vec();
    let cleaned = work.run(move || metadata::clean(content)).await.map_err(|_| NotAccepted::Busy)?;
    let cleaned = cleaned.map_err(NotAccepted::Refused)?;
    Ok(Accepted {
        media: cleaned.format.into(),
        content: cleaned.bytes,
        metadata: if cleaned.complete { Metadata::Removed } else { Metadata::Kept },
    })
}

/// What a file that was stored before metadata were removed becomes: its new content, and whether all of its metadata is
/// gone. A file that would be refused today stays as it is. `None` when too many files are being read.
pub async fn recheck(work: &Work, content: Vec<u8>) -> Option<(Vec<u8>, bool)> {
    let cleaned = work.run(move || match metadata::clean(content.clone()) {
        Ok(cleaned) => (cleaned.bytes, cleaned.complete),
        Err(_) => (content, false),
    });
    cleaned.await.ok()
}

//! Files that people send: recognized by their content, written anew without what tells who made them and where.

use ensemble_core::{
    Lang,
    file::{FileFormat, MetadataState},
};
use ensemble_texts as t;

use crate::{
    metadata::{self, Refusal},
    work::Work,
};

/// The largest file that is kept, in bytes.
pub const LARGEST: usize = 10_000_000;

/// A file as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Its format.
    pub format: FileFormat,
    /// Its bytes.
    pub content: Vec<u8>,
    /// Whether its metadata could be removed.
    pub metadata: MetadataState,
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
pub async fn strip_and_check(work: &Work, content: &[u8]) -> Result<Accepted, NotAccepted> {
    if content.len() > LARGEST {
        return Err(NotAccepted::Large);
    }
    let content = content.to_vec();
    let cleaned = work.run(move || metadata::clean(content)).await.map_err(|_| NotAccepted::Busy)?;
    let cleaned = cleaned.map_err(NotAccepted::Refused)?;
    Ok(Accepted {
        format: cleaned.format,
        content: cleaned.bytes,
        metadata: if cleaned.complete { MetadataState::Removed } else { MetadataState::NotRemovable },
    })
}

/// What a file that was stored before metadata were removed becomes: its new content, and whether all of its metadata is
/// gone. A file that would be refused today stays as it is. `None` when too many files are being read.
pub async fn strip_metadata(work: &Work, content: Vec<u8>) -> Option<(Vec<u8>, bool)> {
    let cleaned = work.run(move || match metadata::clean(content.clone()) {
        Ok(cleaned) => (cleaned.bytes, cleaned.complete),
        Err(_) => (content, false),
    });
    cleaned.await.ok()
}

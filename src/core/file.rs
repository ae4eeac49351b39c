//! Files that people attach to meetings and reflections.

use crate::string_enum;

/// How long the files of a reflection that its author removed are kept, in milliseconds: until then the removal can be
/// undone.
pub const KEPT_AFTER_REMOVAL: i64 = 10 * 60_000;

string_enum! {
    /// The format of a file, recognized by its content.
    FileFormat {
        /// Portable Document Format.
        Pdf = "pdf",
        /// A text of Word.
        Docx = "docx",
        /// A sheet of Excel.
        Xlsx = "xlsx",
        /// Slides of PowerPoint.
        Pptx = "pptx",
        /// A text of LibreOffice.
        Odt = "odt",
        /// A picture.
        Png = "png",
        /// A photograph.
        Jpeg = "jpeg",
    }
}

impl FileFormat {
    /// The media type that a file is sent under.
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

    /// The extension of a file's name, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            other => other.code(),
        }
    }
}

string_enum! {
    /// Whether a file still says who made it and where.
    MetadataState {
        /// Not known yet: the file was stored before metadata were removed.
        Unchecked = "unchecked",
        /// It was removed.
        Removed = "removed",
        /// It could not be removed: the file is for its author until they confirm it.
        NotRemovable = "kept",
        /// It could not be removed, and its author said that others may read the file.
        Confirmed = "confirmed",
    }
}

impl MetadataState {
    /// What is noted of a file that was stored before metadata were removed. Where its metadata could not be removed,
    /// others go on reading it, unless its author is not to be named.
    #[must_use]
    pub const fn of_stored(complete: bool, anonymous: bool) -> Self {
        match (complete, anonymous) {
            (true, _) => Self::Removed,
            (false, true) => Self::NotRemovable,
            (false, false) => Self::Confirmed,
        }
    }
}

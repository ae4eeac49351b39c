//! Archives that are the same for the same files: EPUB, DOCX and ODT are such.

use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::PublicationError;

impl From<ZipError> for PublicationError {
    fn from(error: ZipError) -> Self {
        Self::Archive(error.to_string())
    }
}

impl From<std::io::Error> for PublicationError {
    fn from(error: std::io::Error) -> Self {
        Self::Archive(error.to_string())
    }
}

pub(crate) struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Archive {
    /// An archive without a file.
    pub(crate) fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// An archive whose first bytes say its type: EPUB and ODT.
    pub(crate) fn typed(media_type: &str) -> Result<Self, PublicationError> {
        let mut archive = Self::new();
        archive.stored("mimetype", media_type.as_bytes())?;
        Ok(archive)
    }

    /// A file that cannot be made smaller: an image.
    pub(crate) fn stored(&mut self, name: &str, bytes: &[u8]) -> Result<(), PublicationError> {
        self.file(name, bytes, CompressionMethod::Stored)
    }

    pub(crate) fn deflated(&mut self, name: &str, text: &str) -> Result<(), PublicationError> {
        self.file(name, text.as_bytes(), CompressionMethod::Deflated)
    }

    fn file(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> Result<(), PublicationError> {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        self.zip.start_file(name, options)?;
        self.zip.write_all(bytes)?;
        Ok(())
    }

    pub(crate) fn finish(self) -> Result<Vec<u8>, PublicationError> {
        Ok(self.zip.finish()?.into_inner())
    }
}

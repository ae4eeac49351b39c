//! The files of a reflection.

mod metadata;
mod read;
mod reported;
mod write;

pub use metadata::{
    confirm_attachments, replace_attachment, revoke_attachment_confirmations, unchecked_attachment,
};
pub use read::{attachment, attachments};
pub use reported::{reported_attachment, reported_attachment_community, reported_attachments};
pub use write::{add_attachment, attachment_count, remove_attachment, stored_attachment_count};

use crate::reflection::model::Attachment;
use ensemble_core::{
    file::{FileFormat, MetadataState},
    ids::AttachmentId,
};
use ensemble_server::db::row::{Text, from_row};

/// The most files of one reflection.
pub const MAX_ATTACHMENTS: usize = 5;

/// The most files that are stored with one reflection. Those that its author removed while a report waits count too.
pub const MAX_STORED_ATTACHMENTS: usize = 4 * MAX_ATTACHMENTS;

/// Whether `$1` may read the file `f` of the reflection `r`: only its author reads a file whose metadata (author,
/// location) could not be removed.
macro_rules! file_visible {
    () => {
        "(r.person_id = $1 OR NOT EXISTS (
            SELECT 1 FROM reflection_attachment_file k WHERE k.attachment_id = f.id AND k.metadata = 'kept'))"
    };
}
use file_visible;

from_row! {
    struct AttachmentRow {
        id: Text<AttachmentId>,
        title: String,
        media: Text<FileFormat>,
        size: u64,
        metadata: Option<Text<MetadataState>>,
    }
}

impl From<AttachmentRow> for Attachment {
    fn from(row: AttachmentRow) -> Self {
        Self {
            id: row.id.0,
            title: row.title,
            media: row.media.0,
            size: row.size,
            metadata: row.metadata.map_or(MetadataState::Unchecked, |metadata| metadata.0),
        }
    }
}

from_row! {
    struct ContentRow {
        content: Vec<u8>,
    }
}

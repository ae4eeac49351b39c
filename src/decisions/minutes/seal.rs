//! The seal of adopted minutes.

use super::{rules::canonical, store};
use ensemble_core::{LocalizedText, ids::MeetingId};
use ensemble_server::{db::Db, digest};

/// The SHA-256 of the text in both languages, in hexadecimal.
#[must_use]
pub fn of(meeting: MeetingId, text: &LocalizedText) -> String {
    digest::sha256(canonical(meeting, text).as_bytes())
}

/// How many minutes are sealed, and those whose text is not what was sealed.
///
/// # Errors
/// When the database is unavailable.
pub async fn broken(db: &Db) -> Result<(usize, Vec<MeetingId>), sqlx::Error> {
    let sealed = store::sealed(db).await?;
    let differs = |(meeting, text, seal): &(MeetingId, LocalizedText, Option<String>)| {
        (seal.as_deref() != Some(of(*meeting, text).as_str())).then_some(*meeting)
    };
    Ok((sealed.len(), sealed.iter().filter_map(differs).collect()))
}

//! What lists of notifications show of sections.

use super::{paths, rules, store};
use ensemble_common::notification::{
    ReadableEntries,
    model::{Entry, Readable},
};
use ensemble_core::{Lang, rights::Viewer};
use ensemble_server::db::Db;

/// The sections of these entries, for those who read what was adapted.
///
/// # Errors
/// When the database is unavailable.
pub async fn readable(
    db: &Db,
    lang: Lang,
    viewer: &Viewer,
    entries: &[Entry],
) -> Result<ReadableEntries, sqlx::Error> {
    let mut readable = ReadableEntries::new();
    if !rules::may_read_notes(viewer) {
        return Ok(readable);
    }
    for entry in entries {
        let section = entry.subject.id.as_str();
        if let Some(title) = store::title(db, section).await? {
            let path = paths::history(lang, section);
            let shown = Readable { name: title.text(lang).to_owned(), path, ..Readable::default() };
            readable.insert(entry.id.clone(), shown);
        }
    }
    Ok(readable)
}

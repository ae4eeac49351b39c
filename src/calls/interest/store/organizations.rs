//! The organizations that a person can choose.

use ensemble_core::{Lang, LocalizedText, fold::sort_by_name, ids::OrganizationId};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct OrganizationRow {
        id: Text<OrganizationId>,
        name: Json<LocalizedText>,
    }
}

/// The organizations that a person can choose, by their names in a language.
///
/// # Errors
/// When the database is unavailable.
pub async fn organizations(db: &Db, lang: Lang) -> Result<Vec<(OrganizationId, LocalizedText)>, sqlx::Error> {
    let rows: Vec<OrganizationRow> =
        sqlx::query_as("SELECT id, name FROM organisation ORDER BY id").fetch_all(&db.reader).await?;
    let mut all: Vec<_> = rows.into_iter().map(|row| (row.id.0, row.name.0)).collect();
    sort_by_name(lang, &mut all, |(_, name)| name.text(lang));
    Ok(all)
}

//! Which texts are to be looked at before reviewers read them without names, and by which names an organization is known.

use ensemble_core::{
    Lang, LocalizedText,
    ids::{CallId, InterestId, OrganizationId},
};
use ensemble_server::db::{
    Db,
    row::{Json, from_row},
};

from_row! {
    struct OrganizationRow {
        name: Json<LocalizedText>,
        short_name: String,
    }
}

/// How many texts of a call no coordinator has looked at for reviewers who read without names.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_to_mask(db: &Db, call: CallId) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM interest WHERE call_id = $1 AND state = 'sent' AND masked_text IS NULL",
    )
    .bind(call.to_string())
    .fetch_one(&db.reader)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The next answer, in the order in which they were sent, whose text no coordinator has looked at.
///
/// # Errors
/// When the database is unavailable.
pub async fn next_to_mask(db: &Db, call: CallId) -> Result<Option<InterestId>, sqlx::Error> {
    let id: Option<String> = sqlx::query_scalar(
        "SELECT id FROM interest WHERE call_id = $1 AND state = 'sent' AND masked_text IS NULL ORDER BY sent_at, id LIMIT 1",
    )
    .bind(call.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(id.and_then(|id| id.parse().ok()))
}

/// The names of an organization in both languages, and its short name.
///
/// # Errors
/// When the database is unavailable.
pub async fn organization_names(
    db: &Db,
    organization: Option<OrganizationId>,
) -> Result<Vec<String>, sqlx::Error> {
    let Some(id) = organization else { return Ok(Vec::new()) };
    let row: Option<OrganizationRow> =
        sqlx::query_as("SELECT name, short_name FROM organisation WHERE id = $1")
            .bind(id.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(row.map_or_else(Vec::new, |row| {
        let [fr, en] = Lang::ALL.map(|lang| row.name.0.text(lang).to_owned());
        [fr, en, row.short_name].into_iter().filter(|name| !name.is_empty()).collect()
    }))
}

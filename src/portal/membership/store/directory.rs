//! The directory.

use super::super::model::Listed;
use crate::{account::model::Flags, community::model::Profession};
use ensemble_core::{LocalizedText, ids::PersonId};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct ListedRow {
        id: Text<PersonId>,
        name: String,
        pronouns: Option<String>,
        email: String,
        organization: Option<Json<LocalizedText>>,
        post: Option<String>,
        profession: Option<Text<Profession>>,
        bio: Option<Json<LocalizedText>>,
        shows: u8,
    }
}

impl From<ListedRow> for Listed {
    fn from(row: ListedRow) -> Self {
        let shows = Flags(row.shows);
        Self {
            id: row.id.0,
            name: row.name,
            pronouns: row.pronouns,
            email: Some(row.email).filter(|_| shows.has(Flags::EMAIL)),
            organization: row.organization.filter(|_| shows.has(Flags::ORGANISATION)).map(|name| name.0),
            post: row.post.filter(|_| shows.has(Flags::ORGANISATION)),
            profession: row
                .profession
                .filter(|_| shows.has(Flags::PROFESSION))
                .map(|profession| profession.0),
            bio: row.bio.filter(|_| shows.has(Flags::BIO)).map(|bio| bio.0),
        }
    }
}

/// One page of the directory: the people who chose to be listed, by name.
///
/// # Errors
/// When the database is away.
pub async fn directory(db: &Db, search: &str, page: u32, size: u32) -> Result<Vec<Listed>, sqlx::Error> {
    let rows: Vec<ListedRow> = sqlx::query_as(
        "SELECT
           p.id,
           p.name,
           p.pronouns,
           p.email,
           o.name AS organization,
           p.post,
           p.profession,
           p.bio,
           p.shows
         FROM person p
         LEFT JOIN organisation o ON o.id = p.organisation_id
         WHERE p.closed_at IS NULL AND (p.shows & 1) <> 0 AND LOWER(p.name) LIKE $1 ESCAPE '!'
         ORDER BY p.name, p.id
         LIMIT ($2 + 0) OFFSET ($3 + 0)",
    )
    .bind(like(search))
    .bind(i64::from(size))
    .bind(i64::from(page.saturating_sub(1)) * i64::from(size))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Listed::from).collect())
}

/// How many people the directory lists.
///
/// # Errors
/// When the database is away.
pub async fn directory_count(db: &Db, search: &str) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM person p WHERE p.closed_at IS NULL AND (p.shows & 1) <> 0 AND LOWER(p.name) LIKE $1 ESCAPE '!'",
    )
    .bind(like(search))
    .fetch_one(&db.reader)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The longest text that is searched for, in characters. SQLite refuses patterns of 50,000 bytes.
const MAX_SEARCH: usize = 200;

fn like(search: &str) -> String {
    let search: String = search.chars().take(MAX_SEARCH).collect();
    let escaped = search.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}

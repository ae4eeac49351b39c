//! The directory.

use sqlx::AssertSqlSafe;

use super::super::model::Listed;
use crate::{
    account::{index_names, model::Flags, name_condition},
    community::model::Profession,
};
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
/// When the database is unavailable.
pub async fn directory(db: &Db, search: &str, page: u32, size: u32) -> Result<Vec<Listed>, sqlx::Error> {
    index_names(db).await?;
    let (named, bound) = name_condition(search, 3);
    let statement = format!(
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
         WHERE p.closed_at IS NULL AND (p.shows & 1) <> 0 AND {named}
         ORDER BY p.name_order, p.id
         LIMIT ($1 + 0) OFFSET ($2 + 0)"
    );
    let mut query = sqlx::query_as(AssertSqlSafe(statement))
        .bind(i64::from(size))
        .bind(i64::from(page.saturating_sub(1)) * i64::from(size));
    for word in bound {
        query = query.bind(word);
    }
    let rows: Vec<ListedRow> = query.fetch_all(&db.reader).await?;
    Ok(rows.into_iter().map(Listed::from).collect())
}

/// How many people the directory lists.
///
/// # Errors
/// When the database is unavailable.
pub async fn directory_count(db: &Db, search: &str) -> Result<u32, sqlx::Error> {
    index_names(db).await?;
    let (named, bound) = name_condition(search, 1);
    let statement =
        format!("SELECT COUNT(*) FROM person p WHERE p.closed_at IS NULL AND (p.shows & 1) <> 0 AND {named}");
    let mut query = sqlx::query_scalar(AssertSqlSafe(statement));
    for word in bound {
        query = query.bind(word);
    }
    let count: i64 = query.fetch_one(&db.reader).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

//! The directory.

use sqlx::{
    Any, AssertSqlSafe,
    any::AnyArguments,
    query::{QueryAs, QueryScalar},
};

use super::super::model::{DirectoryFilter, Listed};
use crate::{
    account::{index_names, model::Flags, name_condition},
    community::model::Profession,
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{OrganizationId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    pub(super) struct ListedRow {
        id: Text<PersonId>,
        name: String,
        pronouns: Option<String>,
        email: String,
        organization: Option<Json<LocalizedText>>,
        post: Option<String>,
        profession: Option<Text<Profession>>,
        lang: Text<Lang>,
        bio: Option<Json<LocalizedText>>,
        shows: u8,
        shows_lang: bool,
    }
}

/// Selects a [`ListedRow`] of the people `p`.
macro_rules! listed_sql {
    () => {
        "SELECT
           p.id,
           p.name,
           p.pronouns,
           p.email,
           o.name AS organization,
           p.post,
           p.profession,
           p.lang,
           p.bio,
           p.shows,
           p.shows_lang
         FROM person p
         LEFT JOIN organisation o ON o.id = p.organisation_id"
    };
}
pub(super) use listed_sql;

impl ListedRow {
    /// Whether the directory lists the person.
    pub(super) const fn is_listed(&self) -> bool {
        Flags(self.shows).has(Flags::LISTED)
    }
}

impl From<ListedRow> for Listed {
    fn from(row: ListedRow) -> Self {
        // Who is not listed shows nothing but their name.
        let listed = row.is_listed();
        let shows = Flags(if listed { row.shows } else { 0 });
        Self {
            id: row.id.0,
            name: row.name,
            pronouns: row.pronouns.filter(|_| listed),
            email: Some(row.email).filter(|_| shows.has(Flags::EMAIL)),
            organization: row.organization.filter(|_| shows.has(Flags::ORGANISATION)).map(|name| name.0),
            post: row.post.filter(|_| shows.has(Flags::ORGANISATION)),
            profession: row
                .profession
                .filter(|_| shows.has(Flags::PROFESSION))
                .map(|profession| profession.0),
            lang: (listed && row.shows_lang).then_some(row.lang.0),
            bio: row.bio.filter(|_| shows.has(Flags::BIO)).map(|bio| bio.0),
        }
    }
}

/// The conditions of a filter, bound from `$first` on: a person is found by what they show only.
fn condition(filter: &DirectoryFilter, first: usize) -> (String, Vec<String>) {
    let (named, words) = name_condition(&filter.search, first + 4);
    let [profession, organization, community, lang] = [0, 1, 2, 3].map(|place| first + place);
    let condition = format!(
        "p.closed_at IS NULL AND (p.shows & 1) <> 0
         AND (${profession} = '' OR p.profession = ${profession} AND (p.shows & 8) <> 0)
         AND (${organization} = '' OR p.organisation_id = ${organization} AND (p.shows & 4) <> 0)
         AND (${community} = '' OR EXISTS (
               SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.community_id = ${community}))
         AND (${lang} = '' OR p.lang = ${lang} AND p.shows_lang = 1)
         AND {named}"
    );
    let text = |value: Option<String>| value.unwrap_or_default();
    let mut bound = vec![
        filter.profession.map_or("", Profession::code).to_owned(),
        text(filter.organization.map(|id| id.to_string())),
        text(filter.community.map(|id| id.to_string())),
        filter.lang.map_or("", Lang::code).to_owned(),
    ];
    bound.extend(words);
    (condition, bound)
}

/// One page of the directory: the people who chose to be listed, by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn directory(
    db: &Db,
    filter: &DirectoryFilter,
    page: u32,
    size: u32,
) -> Result<Vec<Listed>, sqlx::Error> {
    index_names(db).await?;
    let (condition, bound) = condition(filter, 3);
    let statement = format!(
        concat!(
            listed_sql!(),
            " WHERE {condition}
             ORDER BY p.name_order, p.id
             LIMIT ($1 + 0) OFFSET ($2 + 0)"
        ),
        condition = condition
    );
    let mut query: QueryAs<'_, Any, ListedRow, AnyArguments> = sqlx::query_as(AssertSqlSafe(statement))
        .bind(i64::from(size))
        .bind(i64::from(page.saturating_sub(1)) * i64::from(size));
    for text in bound {
        query = query.bind(text);
    }
    let rows = query.fetch_all(&db.reader).await?;
    Ok(rows.into_iter().map(Listed::from).collect())
}

/// How many people the directory lists.
///
/// # Errors
/// When the database is unavailable.
pub async fn directory_count(db: &Db, filter: &DirectoryFilter) -> Result<u32, sqlx::Error> {
    index_names(db).await?;
    let (condition, bound) = condition(filter, 1);
    let statement = format!("SELECT COUNT(*) FROM person p WHERE {condition}");
    let mut query: QueryScalar<'_, Any, i64, AnyArguments> = sqlx::query_scalar(AssertSqlSafe(statement));
    for text in bound {
        query = query.bind(text);
    }
    Ok(u32::try_from(query.fetch_one(&db.reader).await?).unwrap_or(u32::MAX))
}

from_row! {
    struct ShownOrganizationRow {
        id: Text<OrganizationId>,
        name: Json<LocalizedText>,
    }
}

/// The organizations that people in the directory show.
///
/// # Errors
/// When the database is unavailable.
pub async fn shown_organizations(db: &Db) -> Result<Vec<(OrganizationId, LocalizedText)>, sqlx::Error> {
    let rows: Vec<ShownOrganizationRow> = sqlx::query_as(
        "SELECT o.id, o.name
         FROM organisation o
         WHERE EXISTS (
           SELECT 1 FROM person p
           WHERE p.organisation_id = o.id AND p.closed_at IS NULL AND (p.shows & 1) <> 0 AND (p.shows & 4) <> 0)",
    )
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.name.0)).collect())
}

//! The list of communities, with a filter.

use sqlx::{
    Any, FromRow,
    any::{AnyArguments, AnyRow},
    query::QueryAs,
};

use super::profile::profile;
use crate::community::model::{
    CommunityCard, CommunityFilter, CommunityKind, Heading, Levels, Network, Profession,
};
use ensemble_core::{Lang, ids::CommunityId};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct CardRow {
        id: Text<CommunityId>,
        slug: String,
        heading: Json<Heading>,
        organizations: u32,
    }
}

/// The conditions of a filter, bound as $1 to $4. Archived communities are on no list.
macro_rules! filtered {
    () => {
        "c.archived_at IS NULL
         AND ($1 = '' OR c.kind = $1)
         AND ($2 = '' OR c.profession = $2)
         AND ($3 = 0 OR c.levels = 0 OR (c.levels & $3) <> 0)
         AND ($4 = '' OR c.network = $4 OR ($4 <> 'both' AND c.network = 'both'))"
    };
}

/// [`list`]'s statement, whose columns are those of a [`CardRow`] and those that [`profile`] reads.
pub(super) const LIST: &str = concat!(
    "SELECT
       c.id,
       s.slug,
       c.kind,
       c.network,
       c.profession,
       c.levels,
       c.capacity_kind,
       c.capacity_from,
       c.capacity_to,
       c.meetings_per_year,
       c.months,
       c.first_year,
       c.years,
       c.heading,
       (SELECT COUNT(*) FROM community_organisation o WHERE o.community_id = c.id) AS organizations
     FROM (SELECT c.id FROM community c WHERE ",
    filtered!(),
    " ORDER BY c.position, c.id LIMIT ($6 + 0) OFFSET ($7 + 0)) p
     CROSS JOIN community c
     JOIN community_slug s ON s.community_id = c.id AND s.lang = $5 AND s.current = 1
     WHERE c.id = p.id
     ORDER BY c.position, c.id"
);

/// One page of `size` communities, in the order that the coordination chose.
///
/// The page is cut out first and the rest is joined after, so that the cost does not grow with the
/// number of communities; `CROSS JOIN` keeps SQLite's planner from doing it the other way round. `+ 0` hides
/// the parameter from it: it would otherwise prepare the statement anew each time a limit is bound.
///
/// # Errors
/// When the database is unavailable.
pub async fn list(
    db: &Db,
    lang: Lang,
    filter: CommunityFilter,
    page: u32,
    size: u32,
) -> Result<Vec<CommunityCard>, sqlx::Error> {
    let rows: Vec<ListRow> = bound(sqlx::query_as(LIST), filter)
        .bind(lang.code())
        .bind(i64::from(size))
        .bind(i64::from(page.saturating_sub(1)) * i64::from(size))
        .fetch_all(&db.reader)
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// A card, and its profile beside it in the row.
struct ListRow(CommunityCard);

impl FromRow<'_, AnyRow> for ListRow {
    fn from_row(row: &AnyRow) -> Result<Self, sqlx::Error> {
        let CardRow { id, slug, heading, organizations } = CardRow::from_row(row)?;
        let (id, heading, profile) = (id.0, heading.0, profile(row)?);
        Ok(Self(CommunityCard { id, slug, profile, heading, organizations }))
    }
}

from_row! {
    struct CountRow {
        count: u32,
    }
}

/// How many communities a filter leaves.
///
/// # Errors
/// When the database is unavailable.
pub async fn count(db: &Db, filter: CommunityFilter) -> Result<u32, sqlx::Error> {
    let row: CountRow = if filter.is_empty() {
        sqlx::query_as("SELECT COUNT(*) AS count FROM community WHERE archived_at IS NULL")
            .fetch_one(&db.reader)
            .await?
    } else {
        let counting = concat!("SELECT COUNT(*) AS count FROM community c WHERE ", filtered!());
        bound(sqlx::query_as(counting), filter).fetch_one(&db.reader).await?
    };
    Ok(row.count)
}

type Statement<R> = QueryAs<'static, Any, R, AnyArguments>;

pub(super) fn bound<R>(statement: Statement<R>, filter: CommunityFilter) -> Statement<R> {
    statement
        .bind(filter.kind.map_or("", CommunityKind::code))
        .bind(filter.profession.map_or("", Profession::code))
        .bind(filter.level.map_or(0, |level| i64::from(Levels::bit(level))))
        .bind(filter.network.map_or("", Network::code))
}

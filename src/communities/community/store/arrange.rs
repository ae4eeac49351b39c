//! What the coordination does with communities: opens them, settles their facts, orders them, archives
//! them.

use std::collections::HashMap;

use sqlx::{Any, AnyConnection, Executor, FromRow};

use super::{
    profile::profile,
    write::{capacity, insert},
};
use crate::community::model::{Arranged, CommunityKind, Facts, Heading, Profession, Texts};
use ensemble_common::notification;
use ensemble_core::{Lang, LocalizedText, ids::CommunityId};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct ArrangedRow {
        id: Text<CommunityId>,
        slug_fr: String,
        slug_en: String,
        kind: Text<CommunityKind>,
        heading: Json<Heading>,
        archived_at: Option<i64>,
        people: u32,
        organizations: u32,
    }
}

impl From<ArrangedRow> for Arranged {
    fn from(row: ArrangedRow) -> Self {
        Self {
            id: row.id.0,
            slugs: [row.slug_fr, row.slug_en],
            kind: row.kind.0,
            name: row.heading.0.name,
            archived_at: row.archived_at,
            people: row.people,
            organizations: row.organizations,
        }
    }
}

from_row! {
    struct FactsRow {
        slug_fr: String,
        slug_en: String,
        heading: Json<Heading>,
        archived_at: Option<i64>,
    }
}

from_row! {
    struct TotalRow {
        total: u32,
    }
}

from_row! {
    struct NeighbourRow {
        id: String,
        position: i64,
        own_position: i64,
    }
}

from_row! {
    struct WithoutRow {
        community_id: Text<CommunityId>,
        name: Json<LocalizedText>,
    }
}

/// The languages in which another community has, or had, the slug that this one should get. Nothing
/// was written then, provided that the transaction is given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken(pub Vec<Lang>);

/// One page of all communities: those on lists in their order, then the archived ones.
///
/// # Errors
/// When the database is unavailable.
pub async fn arranged(db: &Db, page: u32, size: u32) -> Result<Vec<Arranged>, sqlx::Error> {
    let rows: Vec<ArrangedRow> = sqlx::query_as(
        "SELECT
           c.id,
           fr.slug AS slug_fr,
           en.slug AS slug_en,
           c.kind,
           c.heading,
           c.archived_at,
           (SELECT COUNT(*) FROM membership m JOIN person p ON p.id = m.person_id
            WHERE m.community_id = c.id AND p.closed_at IS NULL) AS people,
           (SELECT COUNT(*) FROM community_organisation o WHERE o.community_id = c.id) AS organizations
         FROM community c
         JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
         ORDER BY CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END, c.position, c.id
         LIMIT ($1 + 0) OFFSET ($2 + 0)",
    )
    .bind(i64::from(size))
    .bind(i64::from(page.saturating_sub(1)) * i64::from(size))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Arranged::from).collect())
}

/// The organizations that take part in each community on the lists and from which no one is a member or facilitates it.
///
/// # Errors
/// When the database is unavailable.
pub async fn organizations_without_members(
    db: &Db,
) -> Result<HashMap<CommunityId, Vec<LocalizedText>>, sqlx::Error> {
    let rows: Vec<WithoutRow> = sqlx::query_as(
        "SELECT k.community_id, o.name
         FROM community_organisation k
         JOIN community c ON c.id = k.community_id AND c.archived_at IS NULL
         JOIN organisation o ON o.id = k.organisation_id
         WHERE NOT EXISTS (
           SELECT 1
           FROM person p
           JOIN membership m ON m.person_id = p.id AND m.community_id = k.community_id
           WHERE p.organisation_id = k.organisation_id AND p.closed_at IS NULL AND m.role IN ('facilitator', 'member'))
         ORDER BY k.community_id, o.id",
    )
    .fetch_all(&db.reader)
    .await?;
    let mut all: HashMap<CommunityId, Vec<LocalizedText>> = HashMap::new();
    for row in rows {
        all.entry(row.community_id.0).or_default().push(row.name.0);
    }
    Ok(all)
}

/// How many communities there are, the archived ones included.
///
/// # Errors
/// When the database is unavailable.
pub async fn total(db: &Db) -> Result<u32, sqlx::Error> {
    let row: TotalRow =
        sqlx::query_as("SELECT COUNT(*) AS total FROM community").fetch_one(&db.reader).await?;
    Ok(row.total)
}

/// The facts of a community, which no other transaction changes until this one ends.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_facts(
    transaction: &mut AnyConnection,
    id: CommunityId,
) -> Result<Option<(Facts, Option<i64>)>, sqlx::Error> {
    // Takes the row's lock where the engine has row locks; SQLite has one writer.
    sqlx::query("UPDATE community SET position = position WHERE id = $1")
        .bind(id.to_string())
        .execute(&mut *transaction)
        .await?;
    facts(transaction, id).await
}

/// The facts of a community, archived or not, and when it was archived.
///
/// # Errors
/// When the database is unavailable.
pub async fn facts(
    from: impl Executor<'_, Database = Any>,
    id: CommunityId,
) -> Result<Option<(Facts, Option<i64>)>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT
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
           fr.slug AS slug_fr,
           en.slug AS slug_en,
           c.heading,
           c.archived_at
         FROM community c
         JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
         WHERE c.id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(from)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let profile = profile(&row)?;
    let FactsRow { slug_fr, slug_en, heading, archived_at } = FactsRow::from_row(&row)?;
    Ok(Some((Facts { profile, heading: heading.0, slugs: [slug_fr, slug_en] }, archived_at)))
}

/// Opens a community, as the last of the list. Its page is written later.
///
/// # Errors
/// When the database is unavailable.
pub async fn open(
    transaction: &mut AnyConnection,
    id: CommunityId,
    facts: &Facts,
    now: i64,
) -> Result<Result<(), Taken>, sqlx::Error> {
    let position: i64 = sqlx::query_scalar("SELECT COALESCE(MAX(position), -1) + 1 FROM community")
        .fetch_one(&mut *transaction)
        .await?;
    insert(transaction, id, &facts.profile, &facts.heading, &Texts::default(), position, now).await?;
    set_slugs(transaction, id, &facts.slugs).await
}

/// Writes the facts of a community anew, all but its heading, which is part of what its page says.
/// What it was called in addresses before goes on leading to it.
///
/// # Errors
/// When the database is unavailable.
pub async fn change_facts(
    transaction: &mut AnyConnection,
    id: CommunityId,
    facts: &Facts,
    now: i64,
) -> Result<Result<(), Taken>, sqlx::Error> {
    let profile = &facts.profile;
    let (capacity_kind, from, to) = capacity(profile.capacity);
    sqlx::query(
        "UPDATE community SET
           kind = $2, network = $3, profession = $4, levels = $5, capacity_kind = $6, capacity_from = $7,
           capacity_to = $8, meetings_per_year = $9, months = $10, first_year = $11, years = $12, updated_at = $13
         WHERE id = $1",
    )
    .bind(id.to_string())
    .bind(profile.kind.code())
    .bind(profile.network.code())
    .bind(profile.profession.map(Profession::code))
    .bind(i64::from(profile.levels.0))
    .bind(capacity_kind)
    .bind(from)
    .bind(to)
    .bind(i64::from(profile.meetings_per_year))
    .bind(i64::from(profile.months.0))
    .bind(i64::from(profile.first_year))
    .bind(i64::from(profile.years))
    .bind(now)
    .execute(&mut *transaction)
    .await?;
    set_slugs(transaction, id, &facts.slugs).await
}

/// Gives a community its slugs of today. One that it had before is taken up again; one that another
/// community has or had stays that one's, because links to it must go on working.
async fn set_slugs(
    transaction: &mut AnyConnection,
    id: CommunityId,
    slugs: &[String; 2],
) -> Result<Result<(), Taken>, sqlx::Error> {
    let mut taken = Vec::new();
    for (lang, slug) in Lang::ALL.into_iter().zip(slugs) {
        sqlx::query(
            "UPDATE community_slug SET current = 0 WHERE community_id = $1 AND lang = $2 AND current = 1 AND slug <> $3",
        )
        .bind(id.to_string())
        .bind(lang.code())
        .bind(slug)
        .execute(&mut *transaction)
        .await?;
        let done = sqlx::query(
            "INSERT INTO community_slug (lang, slug, community_id, current) VALUES ($2, $3, $1, 1)
             ON CONFLICT (slug, lang) DO UPDATE SET current = 1 WHERE community_slug.community_id = excluded.community_id",
        )
        .bind(id.to_string())
        .bind(lang.code())
        .bind(slug)
        .execute(&mut *transaction)
        .await?;
        if done.rows_affected() == 0 {
            taken.push(lang);
        }
    }
    Ok(if taken.is_empty() { Ok(()) } else { Err(Taken(taken)) })
}

/// Archives a community at a moment, or brings it back. Says whether that changed anything.
///
/// # Errors
/// When the database is unavailable.
pub async fn archive(
    transaction: &mut AnyConnection,
    id: CommunityId,
    at: Option<i64>,
) -> Result<bool, sqlx::Error> {
    let statement = if at.is_some() {
        "UPDATE community SET archived_at = $2 WHERE id = $1 AND archived_at IS NULL"
    } else {
        "UPDATE community SET archived_at = $2 WHERE id = $1 AND archived_at IS NOT NULL"
    };
    let done = sqlx::query(statement).bind(id.to_string()).bind(at).execute(&mut *transaction).await?;
    if at.is_some() {
        notification::stop_reminders_of(transaction, id).await?;
    }
    Ok(done.rows_affected() > 0)
}

/// Moves a community one place up or down among those on lists. Says whether it moved.
///
/// # Errors
/// When the database is unavailable.
pub async fn shift(transaction: &mut AnyConnection, id: CommunityId, up: bool) -> Result<bool, sqlx::Error> {
    // Places are numbered anew first, so that no two are alike; this also keeps two who move
    // communities at once apart, where the engine has row locks.
    sqlx::query(
        "UPDATE community SET position = r.place
         FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY position, id) AS place FROM community) AS r
         WHERE r.id = community.id",
    )
    .execute(&mut *transaction)
    .await?;
    let neighbour = if up {
        "SELECT o.id, o.position, c.position AS own_position FROM community c
         JOIN community o ON o.position < c.position AND o.archived_at IS NULL
         WHERE c.id = $1 AND c.archived_at IS NULL ORDER BY o.position DESC LIMIT 1"
    } else {
        "SELECT o.id, o.position, c.position AS own_position FROM community c
         JOIN community o ON o.position > c.position AND o.archived_at IS NULL
         WHERE c.id = $1 AND c.archived_at IS NULL ORDER BY o.position LIMIT 1"
    };
    let row: Option<NeighbourRow> =
        sqlx::query_as(neighbour).bind(id.to_string()).fetch_optional(&mut *transaction).await?;
    let Some(other) = row else { return Ok(false) };
    for (each, place) in [(id.to_string(), other.position), (other.id, other.own_position)] {
        sqlx::query("UPDATE community SET position = $2 WHERE id = $1")
            .bind(each)
            .bind(place)
            .execute(&mut *transaction)
            .await?;
    }
    Ok(true)
}

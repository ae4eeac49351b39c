//! All the SQL of communities. Rows stay here; what leaves is the model.

mod arrange;
#[cfg(test)]
mod tests;

use sqlx::{
    Any, AnyConnection, Row,
    any::{AnyArguments, AnyRow},
    query::Query,
};

pub use arrange::{Taken, archive, arranged, change_facts, facts, lock_facts, open, shift, total};

use super::model::{
    Capacity, Community, CommunityCard, CommunityFilter, CommunityKind, Cover, Heading, Levels, Months,
    Network, Organization, OrganizationKind, Profession, Profile, Texts,
};
use crate::{
    i18n::{Lang, LocalizedText},
    ids::{CommunityId, OrganizationId},
    meeting::{model::Meeting, unpacked},
    server::{
        db::{
            Db,
            columns::{RECORD, UNIT, document, packed, unreadable, written},
        },
        picture::Picture,
    },
};

/// A community found by a slug.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The community.
    pub community: Community,
    /// Whether the slug is the one it has today in the language asked for.
    pub current: bool,
    /// Whether it was archived: then it is for those who belonged to it.
    pub archived: bool,
    /// The three meetings that come next, soonest first.
    pub next_meetings: Vec<Meeting>,
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

/// [`list`]'s statement.
const LIST: &str = concat!(
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
       (SELECT COUNT(*) FROM community_organisation o WHERE o.community_id = c.id),
       (SELECT MIN(g.begins_at) FROM meeting g WHERE g.community_id = c.id AND g.begins_at >= $6 AND g.phase <> 'draft'),
       (SELECT MIN(g.begins_at) FROM meeting g
        WHERE g.community_id = c.id AND g.begins_at >= $6 AND g.phase <> 'draft' AND g.month_only = 0)
     FROM (SELECT c.id FROM community c WHERE ",
    filtered!(),
    " ORDER BY c.position, c.id LIMIT ($7 + 0) OFFSET ($8 + 0)) p
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
/// When the database is away.
pub async fn list(
    db: &Db,
    lang: Lang,
    filter: CommunityFilter,
    page: u32,
    size: u32,
    now: i64,
) -> Result<Vec<CommunityCard>, sqlx::Error> {
    let rows = bound(sqlx::query(LIST), filter)
        .bind(lang.code())
        .bind(now)
        .bind(i64::from(size))
        .bind(i64::from(page.saturating_sub(1)) * i64::from(size))
        .fetch_all(&db.reader)
        .await?;
    rows.iter().map(card).collect()
}

/// How many communities a filter leaves.
///
/// # Errors
/// When the database is away.
pub async fn count(db: &Db, filter: CommunityFilter) -> Result<u32, sqlx::Error> {
    let statement = if filter.is_empty() {
        sqlx::query("SELECT COUNT(*) FROM community WHERE archived_at IS NULL")
    } else {
        bound(sqlx::query(concat!("SELECT COUNT(*) FROM community c WHERE ", filtered!())), filter)
    };
    let row = statement.fetch_one(&db.reader).await?;
    small(row.try_get(0)?, "count")
}

type Statement = Query<'static, Any, AnyArguments>;

fn bound(statement: Statement, filter: CommunityFilter) -> Statement {
    statement
        .bind(filter.kind.map_or("", CommunityKind::code))
        .bind(filter.profession.map_or("", Profession::code))
        .bind(filter.level.map_or(0, |level| i64::from(Levels::bit(level))))
        .bind(filter.network.map_or("", Network::code))
}

/// The community that has or had this slug, in either language.
///
/// # Errors
/// When the database is away.
pub async fn find(db: &Db, lang: Lang, slug: &str, now: i64) -> Result<Option<Found>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT
           c.id,
           fr.slug,
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
           en.slug,
           c.heading,
           (SELECT string_agg(concat_ws($3, o.short_name, o.kind, o.name), $4)
            FROM community_organisation m
            JOIN organisation o ON o.id = m.organisation_id
            WHERE m.community_id = c.id),
           (SELECT string_agg(
                     concat_ws($3, g.id, g.begins_at, g.month_only, g.duration, g.modality, g.phase, g.title, COALESCE(g.place, '')),
                     $4)
            FROM (SELECT * FROM meeting
                  WHERE community_id = c.id AND phase <> 'draft'
                    AND begins_at >= $5 - 86400000 AND begins_at + duration * 60000 > $5
                  ORDER BY begins_at, id LIMIT 3) g),
           c.revision,
           v.width,
           v.height,
           v.updated_at,
           v.alt,
           CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END,
           c.texts
         FROM community c
         JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
         LEFT JOIN cover v ON v.community_id = c.id
         WHERE c.id = COALESCE(
           (SELECT community_id FROM community_slug WHERE slug = $1 AND lang = $2),
           (SELECT community_id FROM community_slug WHERE slug = $1 AND lang <> $2))",
    )
    .bind(slug)
    .bind(lang.code())
    .bind(UNIT)
    .bind(RECORD)
    .bind(now)
    .fetch_optional(&db.reader)
    .await?;
    let Some(row) = row else { return Ok(None) };

    let slugs: [String; 2] = [row.try_get(1)?, row.try_get(13)?];
    let current = slugs[usize::from(lang == Lang::En)] == slug;
    let community = Community {
        id: row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?,
        slugs,
        profile: profile(&row, 2)?,
        heading: document("heading", row.try_get(14)?)?,
        revision: row.try_get(17)?,
        texts: document("texts", row.try_get(23)?)?,
        organizations: organizations(row.try_get(15)?)?,
        cover: cover(&row, 18)?,
    };
    let archived = row.try_get::<i64, _>(22)? != 0;
    Ok(Some(Found { community, current, archived, next_meetings: unpacked(row.try_get(16)?)? }))
}

fn cover(row: &AnyRow, first: usize) -> Result<Option<Cover>, sqlx::Error> {
    let Some(width) = row.try_get::<Option<i64>, _>(first)? else { return Ok(None) };
    Ok(Some(Cover {
        width: small(width, "width")?,
        height: small(row.try_get(first + 1)?, "height")?,
        updated_at: row.try_get(first + 2)?,
        alt: document("alt", row.try_get(first + 3)?)?,
    }))
}

/// The picture of a community's cover, and whether the community is archived.
///
/// # Errors
/// When the database is away.
pub async fn cover_picture(db: &Db, id: CommunityId) -> Result<Option<(Vec<u8>, bool)>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT v.jpeg, CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END
         FROM cover v JOIN community c ON c.id = v.community_id
         WHERE v.community_id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await?;
    row.map(|row| Ok((row.try_get(0)?, row.try_get::<i64, _>(1)? != 0))).transpose()
}

/// Gives a community a cover, with what it shows, or takes it away.
///
/// # Errors
/// When the database is away.
pub async fn set_cover(
    to: &mut AnyConnection,
    id: CommunityId,
    cover: Option<(&Picture, &LocalizedText)>,
    now: i64,
) -> Result<(), sqlx::Error> {
    let Some((picture, alt)) = cover else {
        sqlx::query("DELETE FROM cover WHERE community_id = $1").bind(id.to_string()).execute(to).await?;
        return Ok(());
    };
    sqlx::query(
        "INSERT INTO cover (community_id, width, height, updated_at, alt, jpeg) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (community_id) DO UPDATE SET width = excluded.width, height = excluded.height,
           updated_at = excluded.updated_at, alt = excluded.alt, jpeg = excluded.jpeg",
    )
    .bind(id.to_string())
    .bind(i64::from(picture.width))
    .bind(i64::from(picture.height))
    .bind(now)
    .bind(written(alt)?)
    .bind(picture.jpeg.clone())
    .execute(to)
    .await?;
    Ok(())
}

/// Organizations, by their short names.
fn organizations(value: Option<&str>) -> Result<Vec<Organization>, sqlx::Error> {
    let mut organizations = packed(value)
        .map(|mut record| {
            Ok(Organization {
                short_name: record.text().to_owned(),
                kind: OrganizationKind::from_code(record.text()).ok_or_else(|| unreadable("kind"))?,
                name: document("name", record.text())?,
            })
        })
        .collect::<Result<Vec<_>, sqlx::Error>>()?;
    organizations.sort_by(|one, other| one.short_name.cmp(&other.short_name));
    Ok(organizations)
}

fn card(row: &AnyRow) -> Result<CommunityCard, sqlx::Error> {
    let next: Option<i64> = row.try_get(15)?;
    let dated: Option<i64> = row.try_get(16)?;
    Ok(CommunityCard {
        id: row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?,
        slug: row.try_get(1)?,
        profile: profile(row, 2)?,
        heading: document("heading", row.try_get(13)?)?,
        organizations: small(row.try_get(14)?, "organisations")?,
        next_meeting: next.map(|at| (at, dated != Some(at))),
    })
}

fn profile(row: &AnyRow, first: usize) -> Result<Profile, sqlx::Error> {
    let from: Option<i64> = row.try_get(first + 5)?;
    let to: Option<i64> = row.try_get(first + 6)?;
    let capacity = match (row.try_get::<&str, _>(first + 4)?, from, to) {
        ("undecided", None, None) => Capacity::Undecided,
        ("none", None, None) => Capacity::Unlimited,
        ("seats", Some(seats), None) => Capacity::Seats(small(seats, "capacity_from")?),
        ("range", Some(from), Some(to)) => {
            Capacity::Range { from: small(from, "capacity_from")?, to: small(to, "capacity_to")? }
        }
        _ => return Err(unreadable("capacity_kind")),
    };
    let profession: Option<&str> = row.try_get(first + 2)?;
    Ok(Profile {
        kind: CommunityKind::from_code(row.try_get(first)?).ok_or_else(|| unreadable("kind"))?,
        network: Network::from_code(row.try_get(first + 1)?).ok_or_else(|| unreadable("network"))?,
        profession: profession
            .map(|code| Profession::from_code(code).ok_or_else(|| unreadable("profession")))
            .transpose()?,
        levels: Levels(small(row.try_get(first + 3)?, "levels")?),
        capacity,
        meetings_per_year: small(row.try_get(first + 7)?, "meetings_per_year")?,
        months: Months(small(row.try_get(first + 8)?, "months")?),
        first_year: small(row.try_get(first + 9)?, "first_year")?,
        years: small(row.try_get(first + 10)?, "years")?,
    })
}

fn small<T: TryFrom<i64>>(number: i64, column: &str) -> Result<T, sqlx::Error> {
    T::try_from(number).map_err(|_| unreadable(column))
}

/// Writes a new community, its slugs and its texts.
///
/// # Errors
/// When the database is away, or when a slug is taken in its language.
pub async fn add(
    to: &mut AnyConnection,
    community: &Community,
    position: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    let Community { id, profile, heading, texts, .. } = community;
    insert(to, *id, profile, heading, texts, position, now).await?;
    for lang in Lang::ALL {
        slug(to, community.id, lang, community.slug(lang), true).await?;
    }
    Ok(())
}

/// A capacity as three columns keep it.
fn capacity(capacity: Capacity) -> (&'static str, Option<i64>, Option<i64>) {
    match capacity {
        Capacity::Undecided => ("undecided", None, None),
        Capacity::Unlimited => ("none", None, None),
        Capacity::Seats(seats) => ("seats", Some(i64::from(seats)), None),
        Capacity::Range { from, to } => ("range", Some(i64::from(from)), Some(i64::from(to))),
    }
}

async fn insert(
    to: &mut AnyConnection,
    id: CommunityId,
    profile: &Profile,
    heading: &Heading,
    texts: &Texts,
    position: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    let (capacity_kind, from, to_seats) = capacity(profile.capacity);
    sqlx::query(
        "INSERT INTO community (
           id, kind, network, profession, levels, capacity_kind, capacity_from, capacity_to,
           meetings_per_year, months, first_year, years, position, created_at, updated_at, heading, texts
         ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15, $16)",
    )
    .bind(id.to_string())
    .bind(profile.kind.code())
    .bind(profile.network.code())
    .bind(profile.profession.map(Profession::code))
    .bind(i64::from(profile.levels.0))
    .bind(capacity_kind)
    .bind(from)
    .bind(to_seats)
    .bind(i64::from(profile.meetings_per_year))
    .bind(i64::from(profile.months.0))
    .bind(i64::from(profile.first_year))
    .bind(i64::from(profile.years))
    .bind(position)
    .bind(now)
    .bind(written(heading)?)
    .bind(written(texts)?)
    .execute(to)
    .await?;
    Ok(())
}

/// Saves a community's texts, if they are still at this revision; gives back the new one's number.
///
/// # Errors
/// When the database is away.
pub async fn write(
    to: &mut AnyConnection,
    id: CommunityId,
    revision: i64,
    heading: &Heading,
    texts: &Texts,
    now: i64,
) -> Result<Option<i64>, sqlx::Error> {
    let row = sqlx::query(
        "UPDATE community SET heading = $3, texts = $4, updated_at = $5, revision = revision + 1
         WHERE id = $1 AND revision = $2
         RETURNING revision",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(written(heading)?)
    .bind(written(texts)?)
    .bind(now)
    .fetch_optional(to)
    .await?;
    row.map(|row| row.try_get(0)).transpose()
}

/// Gives a community a slug: the one it has today in a language, or one that it had.
///
/// # Errors
/// When the slug is taken in its language.
pub async fn slug(
    to: &mut AnyConnection,
    id: CommunityId,
    lang: Lang,
    slug: &str,
    current: bool,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO community_slug (lang, slug, community_id, current) VALUES ($1, $2, $3, $4)")
        .bind(lang.code())
        .bind(slug)
        .bind(id.to_string())
        .bind(i64::from(current))
        .execute(to)
        .await?;
    Ok(())
}

/// Writes down that an organization takes part in a community.
///
/// # Errors
/// When the database is away, or when either does not exist.
pub async fn join(
    to: &mut AnyConnection,
    community: CommunityId,
    organization: OrganizationId,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO community_organisation (community_id, organisation_id) VALUES ($1, $2)")
        .bind(community.to_string())
        .bind(organization.to_string())
        .execute(to)
        .await?;
    Ok(())
}

/// Writes a new organization.
///
/// # Errors
/// When the database is away.
pub async fn add_organization(
    to: &mut AnyConnection,
    id: OrganizationId,
    organization: &Organization,
    network: Network,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO organisation (id, kind, network, name, short_name) VALUES ($1, $2, $3, $4, $5)")
        .bind(id.to_string())
        .bind(organization.kind.code())
        .bind(network.code())
        .bind(written(&organization.name)?)
        .bind(&organization.short_name)
        .execute(to)
        .await?;
    Ok(())
}

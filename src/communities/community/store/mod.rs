//! All the SQL of communities. Rows stay here; what leaves is the model.

mod arrange;
#[cfg(test)]
mod tests;

use sqlx::{
    Any, AnyConnection, AssertSqlSafe, FromRow,
    any::{AnyArguments, AnyRow},
    query::QueryAs,
};

pub use arrange::{
    Taken, archive, arranged, change_facts, facts, lock_facts, open, organizations_without_members, shift,
    total,
};

use super::model::{
    Capacity, CapacityKind, Community, CommunityCard, CommunityFilter, CommunityKind, Cover, Heading, Levels,
    Months, Network, Organization, Profession, Profile, Texts,
};
use ensemble_core::{
    Lang, LocalizedText,
    fold::sort_by_name,
    ids::{CommunityId, OrganizationId},
};
use ensemble_server::{
    db::{
        Db,
        columns::{to_json, unreadable},
        row::{Json, Text, from_row, json_list},
    },
    picture::Picture,
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
}

from_row! {
    struct ProfileRow {
        kind: Text<CommunityKind>,
        network: Text<Network>,
        profession: Option<Text<Profession>>,
        levels: u8,
        capacity_kind: Text<CapacityKind>,
        capacity_from: Option<u32>,
        capacity_to: Option<u32>,
        meetings_per_year: u16,
        months: u16,
        first_year: i64,
        years: u16,
    }
}

impl TryFrom<ProfileRow> for Profile {
    type Error = sqlx::Error;

    fn try_from(row: ProfileRow) -> Result<Self, sqlx::Error> {
        let capacity = Capacity::from_parts(row.capacity_kind.0, row.capacity_from, row.capacity_to)
            .ok_or_else(|| unreadable("capacity_kind"))?;
        Ok(Self {
            kind: row.kind.0,
            network: row.network.0,
            profession: row.profession.map(|profession| profession.0),
            levels: Levels(row.levels),
            capacity,
            meetings_per_year: row.meetings_per_year,
            months: Months(row.months),
            first_year: i16::try_from(row.first_year).map_err(|_| unreadable("first_year"))?,
            years: row.years,
        })
    }
}

/// The profile in a row that has the columns of a [`ProfileRow`] among others.
fn profile(row: &AnyRow) -> Result<Profile, sqlx::Error> {
    ProfileRow::from_row(row)?.try_into()
}

from_row! {
    struct CardRow {
        id: Text<CommunityId>,
        slug: String,
        heading: Json<Heading>,
        organizations: u32,
    }
}

from_row! {
    struct CommunityRow {
        id: Text<CommunityId>,
        slug_fr: String,
        slug_en: String,
        heading: Json<Heading>,
        texts: Json<Texts>,
        organizations: Option<Json<Vec<Organization>>>,
        revision: i64,
        archived: bool,
        width: Option<u32>,
    }
}

from_row! {
    struct CoverRow {
        width: u32,
        height: u32,
        cover_updated_at: i64,
        alt: Json<LocalizedText>,
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

/// [`list`]'s statement, whose columns are those of a [`CardRow`] and a [`ProfileRow`].
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

fn bound<R>(statement: Statement<R>, filter: CommunityFilter) -> Statement<R> {
    statement
        .bind(filter.kind.map_or("", CommunityKind::code))
        .bind(filter.profession.map_or("", Profession::code))
        .bind(filter.level.map_or(0, |level| i64::from(Levels::bit(level))))
        .bind(filter.network.map_or("", Network::code))
}

/// The community that has or had this slug, in either language.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, lang: Lang, slug: &str) -> Result<Option<Found>, sqlx::Error> {
    let row = sqlx::query(concat!(
        "SELECT
           c.id,
           fr.slug AS slug_fr,
           en.slug AS slug_en,
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
           c.texts,
           c.revision,
           CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived,
           v.width,
           v.height,
           v.updated_at AS cover_updated_at,
           v.alt,
           (SELECT ",
        json_list!(text "short_name": "replace(replace(o.short_name, '\\', '\\\\'), '\"', '\\\"')", text "kind": "o.kind", value "name": "o.name"),
        "   FROM community_organisation m
            JOIN organisation o ON o.id = m.organisation_id
            WHERE m.community_id = c.id) AS organizations
         FROM community c
         JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
         LEFT JOIN cover v ON v.community_id = c.id
         WHERE c.id = COALESCE(
           (SELECT community_id FROM community_slug WHERE slug = $1 AND lang = $2),
           (SELECT community_id FROM community_slug WHERE slug = $1 AND lang <> $2))"
    ))
    .bind(slug)
    .bind(lang.code())
    .fetch_optional(&db.reader)
    .await?;
    let Some(row) = row else { return Ok(None) };

    let profile = profile(&row)?;
    let CommunityRow { id, slug_fr, slug_en, heading, texts, organizations, revision, archived, width } =
        CommunityRow::from_row(&row)?;
    let cover = width.map(|_| CoverRow::from_row(&row)).transpose()?.map(Cover::from);
    let slugs = [slug_fr, slug_en];
    let current = slugs[usize::from(lang == Lang::En)] == slug;
    let mut organizations = organizations.map(|list| list.0).unwrap_or_default();
    sort_by_name(lang, &mut organizations, |organization| organization.name.text(lang));
    let (id, heading, texts) = (id.0, heading.0, texts.0);
    let community = Community { id, slugs, profile, revision, heading, texts, organizations, cover };
    Ok(Some(Found { community, current, archived }))
}

impl From<CoverRow> for Cover {
    fn from(row: CoverRow) -> Self {
        Self { width: row.width, height: row.height, alt: row.alt.0, updated_at: row.cover_updated_at }
    }
}

from_row! {
    struct PictureRow {
        jpeg: Vec<u8>,
        archived: bool,
    }
}

/// The picture of a community's cover, and whether the community is archived.
///
/// # Errors
/// When the database is unavailable.
pub async fn cover_picture(db: &Db, id: CommunityId) -> Result<Option<(Vec<u8>, bool)>, sqlx::Error> {
    let row: Option<PictureRow> = sqlx::query_as(
        "SELECT
           v.jpeg,
           CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived
         FROM cover v
         JOIN community c ON c.id = v.community_id
         WHERE v.community_id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| (row.jpeg, row.archived)))
}

/// Gives a community a cover, with what it shows, or takes it away.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_cover(
    transaction: &mut AnyConnection,
    id: CommunityId,
    cover: Option<(&Picture, &LocalizedText)>,
    now: i64,
) -> Result<(), sqlx::Error> {
    let Some((picture, alt)) = cover else {
        sqlx::query("DELETE FROM cover WHERE community_id = $1")
            .bind(id.to_string())
            .execute(transaction)
            .await?;
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
    .bind(to_json(alt)?)
    .bind(picture.jpeg.clone())
    .execute(transaction)
    .await?;
    Ok(())
}

/// Writes a new community, its slugs and its texts.
///
/// # Errors
/// When the database is unavailable, or when a slug is taken in its language.
pub async fn add(
    transaction: &mut AnyConnection,
    community: &Community,
    position: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    let Community { id, profile, heading, texts, .. } = community;
    insert(transaction, *id, profile, heading, texts, position, now).await?;
    for lang in Lang::ALL {
        slug(transaction, community.id, lang, community.slug(lang), true).await?;
    }
    Ok(())
}

/// A capacity as three columns store it.
fn capacity(capacity: Capacity) -> (&'static str, Option<i64>, Option<i64>) {
    let (kind, from, to) = capacity.parts();
    (kind.code(), from.map(i64::from), to.map(i64::from))
}

async fn insert(
    transaction: &mut AnyConnection,
    id: CommunityId,
    profile: &Profile,
    heading: &Heading,
    texts: &Texts,
    position: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    let (capacity_kind, from, to) = capacity(profile.capacity);
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
    .bind(to)
    .bind(i64::from(profile.meetings_per_year))
    .bind(i64::from(profile.months.0))
    .bind(i64::from(profile.first_year))
    .bind(i64::from(profile.years))
    .bind(position)
    .bind(now)
    .bind(to_json(heading)?)
    .bind(to_json(texts)?)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Saves a community's texts, if they are still at this revision; gives back the new one's number.
///
/// # Errors
/// When the database is unavailable.
pub async fn write(
    transaction: &mut AnyConnection,
    id: CommunityId,
    revision: i64,
    heading: &Heading,
    texts: &Texts,
    now: i64,
) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar(
        "UPDATE community SET heading = $3, texts = $4, updated_at = $5, revision = revision + 1
         WHERE id = $1 AND revision = $2
         RETURNING revision",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(to_json(heading)?)
    .bind(to_json(texts)?)
    .bind(now)
    .fetch_optional(transaction)
    .await
}

/// Gives a community a slug: the one it has today in a language, or one that it had.
///
/// # Errors
/// When the slug is taken in its language.
pub async fn slug(
    transaction: &mut AnyConnection,
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
        .execute(transaction)
        .await?;
    Ok(())
}

/// Writes down that an organization takes part in a community.
///
/// # Errors
/// When the database is unavailable, or when either does not exist.
pub async fn join(
    transaction: &mut AnyConnection,
    community: CommunityId,
    organization: OrganizationId,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO community_organisation (community_id, organisation_id) VALUES ($1, $2)")
        .bind(community.to_string())
        .bind(organization.to_string())
        .execute(transaction)
        .await?;
    Ok(())
}

/// Writes a new organization.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_organization(
    transaction: &mut AnyConnection,
    id: OrganizationId,
    organization: &Organization,
    network: Network,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO organisation (id, kind, network, name, short_name) VALUES ($1, $2, $3, $4, $5)")
        .bind(id.to_string())
        .bind(organization.kind.code())
        .bind(network.code())
        .bind(to_json(&organization.name)?)
        .bind(&organization.short_name)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Where a community is, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommunityAddress {
    pub id: CommunityId,
    pub name: LocalizedText,
    /// French and English.
    pub slugs: [String; 2],
    pub archived: bool,
}

from_row! {
    struct AddressRow {
        id: Text<CommunityId>,
        heading: Json<Heading>,
        slug_fr: String,
        slug_en: String,
        archived: bool,
    }
}

/// The addresses of these communities. It does not check who may know of them.
///
/// # Errors
/// When the database is unavailable.
pub async fn addresses(db: &Db, ids: &[CommunityId]) -> Result<Vec<CommunityAddress>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    let statement = format!(
        "SELECT c.id, c.heading, fr.slug AS slug_fr, en.slug AS slug_en,
                CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived
         FROM community c
         JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
         WHERE c.id IN ({})",
        places.join(", ")
    );
    let mut query = sqlx::query_as::<_, AddressRow>(AssertSqlSafe(statement));
    for id in ids {
        query = query.bind(id.to_string());
    }
    let address = |row: AddressRow| CommunityAddress {
        id: row.id.0,
        name: row.heading.0.name,
        slugs: [row.slug_fr, row.slug_en],
        archived: row.archived,
    };
    Ok(query.fetch_all(&db.reader).await?.into_iter().map(address).collect())
}

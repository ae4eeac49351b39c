//! Finds the community that has a slug, or had it.

use sqlx::FromRow;

use super::profile::profile;
use crate::community::model::{Community, Cover, Heading, Organization, Texts};
use ensemble_core::{Lang, LocalizedText, fold::sort_by_name, ids::CommunityId};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row, json_list},
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

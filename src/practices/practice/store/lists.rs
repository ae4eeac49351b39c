//! Practices in lists: those that readers get, and those that are worked on.

use std::collections::HashSet;

use sqlx::AnyConnection;

use super::{WorkRow, may_read_sql, place, select_work, with_place};
use crate::{
    practice::{
        model::{Content, PracticeCard, PracticeFilter, WorkingText},
        rules::topics::tag_word,
    },
    quotation::can_be_quoted,
};
use ensemble_communities::community::model::Heading;
use ensemble_core::{
    Lang, fold,
    ids::{CommunityId, PersonId, PracticeId},
    rights::Viewer,
};
use ensemble_reflections::reflection::model::Audience;
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// How many practices a page shows.
pub const PAGE_SIZE: u32 = 30;
/// The most entries of the feed, and of tags that can be chosen.
const MOST: i64 = 100;

from_row! {
    struct CardRow {
        id: Text<PracticeId>,
        community_id: Text<CommunityId>,
        heading: Json<Heading>,
        slug_fr: String,
        slug_en: String,
        archived: bool,
        audience: Text<Audience>,
        number: i64,
        content: Json<Content>,
        published_at: i64,
        trials: u32,
    }
}

impl From<CardRow> for PracticeCard {
    fn from(row: CardRow) -> Self {
        let Content { title, summary, context, tags, .. } = row.content.0;
        Self {
            id: row.id.0,
            place: place(row.community_id.0, row.heading.0, (row.slug_fr, row.slug_en), row.archived),
            audience: row.audience.0,
            version: row.number,
            title,
            summary,
            context,
            tags,
            published_at: row.published_at,
            trials: row.trials,
        }
    }
}

/// Published practices as lists show them.
macro_rules! select_cards {
    ($($rest:tt)*) => {
        concat!(
            "SELECT
               p.id,
               p.community_id,
               c.heading,
               fr.slug AS slug_fr,
               en.slug AS slug_en,
               CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived,
               p.audience,
               n.number,
               n.content,
               n.published_at,
               (SELECT COUNT(*) FROM practice_response s
                WHERE s.practice_id = p.id AND s.kind = 'trial' AND s.removed_at IS NULL) AS trials
             FROM practice p
             JOIN practice_version n ON n.practice_id = p.id AND n.number = p.version",
            with_place!(),
            $($rest)*
        )
    };
}

/// The conditions of a filter, after those of rights, bound as `$2` to `$7`: the community, the level, the network, the profession, the
/// tag in French and in English.
macro_rules! filtered {
    () => {
        " AND ($2 = '' OR p.community_id = $2)
              AND ($3 = '' OR EXISTS (SELECT 1 FROM practice_facet f
                                      WHERE f.practice_id = p.id AND f.kind = 'level' AND f.value = $3))
              AND ($4 = '' OR EXISTS (SELECT 1 FROM practice_facet f
                                      WHERE f.practice_id = p.id AND f.kind = 'network' AND f.value = $4))
              AND ($5 = '' OR EXISTS (SELECT 1 FROM practice_facet f
                                      WHERE f.practice_id = p.id AND f.kind = 'profession' AND f.value IN ('', $5)))
              AND ($6 = '' OR EXISTS (SELECT 1 FROM practice_facet f
                                      WHERE f.practice_id = p.id AND f.kind = 'tag' AND f.value IN ($6, $7))) "
    };
}

/// The latest practices that `$1` reads and that a filter finds. Their ids are sorted without their texts, which are long: SQLite took
/// 7 ms to sort a thousand with them, and 0.2 ms without.
macro_rules! latest_sql {
    ($limit:literal) => {
        concat!(
            " WHERE p.id IN (
                SELECT p.id
                FROM practice p
                JOIN practice_version n ON n.practice_id = p.id AND n.number = p.version
                JOIN community c ON c.id = p.community_id
                WHERE ",
            may_read_sql!(),
            filtered!(),
            "   ORDER BY n.published_at DESC, p.id DESC ",
            $limit,
            ") ORDER BY n.published_at DESC, p.id DESC"
        )
    };
}

fn viewer_id(viewer: &Viewer) -> String {
    viewer.id().map(|id| id.to_string()).unwrap_or_default()
}

/// What is bound to a filter.
fn values(community: Option<CommunityId>, filter: &PracticeFilter) -> [String; 6] {
    let tag = |lang| filter.tag.as_deref().map(|tag| fold::fold(tag_word(lang, tag))).unwrap_or_default();
    [
        community.map(|id| id.to_string()).unwrap_or_default(),
        filter.level.map(|level| level.code().to_owned()).unwrap_or_default(),
        filter.network.map(|network| network.code().to_owned()).unwrap_or_default(),
        filter.profession.map(|profession| profession.code().to_owned()).unwrap_or_default(),
        tag(Lang::Fr),
        tag(Lang::En),
    ]
}

/// A page, from 1, of the published practices that the viewer reads, the latest first: of a community, or of all.
///
/// # Errors
/// When the database is unavailable.
pub async fn list(
    db: &Db,
    viewer: &Viewer,
    community: Option<CommunityId>,
    filter: &PracticeFilter,
    page: u32,
) -> Result<Vec<PracticeCard>, sqlx::Error> {
    let mut query =
        sqlx::query_as::<_, CardRow>(select_cards!(latest_sql!("LIMIT ($8 + 0) OFFSET ($9 + 0)")))
            .bind(viewer_id(viewer));
    for value in values(community, filter) {
        query = query.bind(value);
    }
    let rows = query
        .bind(i64::from(PAGE_SIZE))
        .bind(i64::from(page.saturating_sub(1)) * i64::from(PAGE_SIZE))
        .fetch_all(&db.reader)
        .await?;
    Ok(rows.into_iter().map(PracticeCard::from).collect())
}

/// How many there are.
///
/// # Errors
/// When the database is unavailable.
pub async fn count(
    db: &Db,
    viewer: &Viewer,
    community: Option<CommunityId>,
    filter: &PracticeFilter,
) -> Result<u32, sqlx::Error> {
    let mut query = sqlx::query_scalar::<_, i64>(concat!(
        "SELECT COUNT(*) FROM practice p JOIN community c ON c.id = p.community_id WHERE ",
        may_read_sql!(),
        filtered!()
    ))
    .bind(viewer_id(viewer));
    for value in values(community, filter) {
        query = query.bind(value);
    }
    Ok(u32::try_from(query.fetch_one(&db.reader).await?).unwrap_or_default())
}

/// The tags of the latest practices that the viewer reads, as they are written, each in one language.
///
/// # Errors
/// When the database is unavailable.
pub async fn tags(
    db: &Db,
    viewer: &Viewer,
    community: Option<CommunityId>,
) -> Result<Vec<String>, sqlx::Error> {
    let mut query =
        sqlx::query_as::<_, CardRow>(select_cards!(latest_sql!("LIMIT ($8 + 0)"))).bind(viewer_id(viewer));
    for value in values(community, &PracticeFilter::default()) {
        query = query.bind(value);
    }
    let rows = query.bind(MOST).fetch_all(&db.reader).await?;
    let mut known: HashSet<String> = HashSet::new();
    let tags = rows.into_iter().flat_map(|row| row.content.0.tags);
    Ok(tags.filter(|tag| known.insert(fold::fold(tag_word(Lang::Fr, tag)))).collect())
}

/// All published practices, the latest first. It does not check who reads.
///
/// # Errors
/// When the database is unavailable.
pub async fn published(db: &Db) -> Result<Vec<PracticeCard>, sqlx::Error> {
    let rows: Vec<CardRow> = sqlx::query_as(select_cards!("ORDER BY n.published_at DESC, p.id DESC"))
        .fetch_all(&db.reader)
        .await?;
    Ok(rows.into_iter().map(PracticeCard::from).collect())
}

/// The latest practices that everyone reads.
///
/// # Errors
/// When the database is unavailable.
pub async fn feed(db: &Db) -> Result<Vec<PracticeCard>, sqlx::Error> {
    let rows: Vec<CardRow> = sqlx::query_as(select_cards!(
        "WHERE p.audience = 'public' AND c.archived_at IS NULL
         ORDER BY n.published_at DESC, p.id DESC LIMIT ($1 + 0)"
    ))
    .bind(MOST)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(PracticeCard::from).collect())
}

/// The practices of a community that are not as they are published, the last changed first. Who may see which is decided by
/// [`rules::may_read_work`](crate::practice::rules::may_read_work).
///
/// # Errors
/// When the database is unavailable.
pub async fn of_community_work(
    db: &Db,
    viewer: PersonId,
    community: CommunityId,
) -> Result<Vec<WorkingText>, sqlx::Error> {
    let rows: Vec<WorkRow> = sqlx::query_as(select_work!(
        "WHERE p.community_id = $2 AND p.state <> 'published' ORDER BY p.changed_at DESC, p.id"
    ))
    .bind(viewer.to_string())
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(WorkingText::from).collect())
}

/// How many there are.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_work(tx: &mut AnyConnection, community: CommunityId) -> Result<usize, sqlx::Error> {
    let count: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM practice WHERE community_id = $1 AND state <> 'published'")
            .bind(community.to_string())
            .fetch_one(tx)
            .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

from_row! {
    struct IdRow {
        id: Text<PracticeId>,
    }
}

/// Some published practices of which no reflection and no passage is left to which all its authors consent: reflections were
/// removed, or are shared with fewer than their community.
///
/// # Errors
/// When the database is unavailable.
pub async fn without_consent(db: &Db) -> Result<Vec<PracticeId>, sqlx::Error> {
    let rows: Vec<IdRow> = sqlx::query_as(concat!(
        "SELECT p.id FROM practice p
         WHERE p.version IS NOT NULL AND NOT EXISTS (
           SELECT 1 FROM quotation q
           JOIN reflection r ON r.id = q.reflection_id
           WHERE q.work = 'practice' AND q.work_id = p.id AND ",
        can_be_quoted!(),
        "    AND NOT EXISTS (
               SELECT 1 FROM quotation n
               WHERE n.work = q.work AND n.work_id = q.work_id AND n.reflection_id = q.reflection_id
                 AND n.passage = q.passage AND n.consent <> 'given'))
         ORDER BY p.id
         LIMIT 100"
    ))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.id.0).collect())
}

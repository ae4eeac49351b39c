//! All the SQL of practices. Rows stay here; what leaves is the model.

mod lists;
mod responses;
mod reviews;
mod write;

pub use lists::{
    PAGE_SIZE, count, count_work, feed, list, of_community_work, published, tags, without_consent,
};
pub use responses::{
    NewResponse, SHOWN_RESPONSES, add_response, find_response, latest_responses, remove_response,
};
pub use reviews::{ask_reviewers, candidates, review, reviews};
pub use write::{
    NewPractice, NewVersion, add, add_version, begun_by, consent_withdrawn, consents, is_consent_gone, lock,
    note_taken_back, set_state, with_reflection_taken_back, withdraw, write,
};

use sqlx::AnyConnection;

use super::model::{Content, Involvement, Place, Practice, PracticeState, WorkingText};
use ensemble_communities::community::model::Heading;
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, PersonId, PracticeId},
};
use ensemble_reflections::reflection::model::Audience;
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// The community `c` of the practice `p`, with its current slugs.
macro_rules! with_place {
    () => {
        " JOIN community c ON c.id = p.community_id
          JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
          JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1 "
    };
}
use with_place;

/// Whether `$1` reads the published version of the practice `p` of the community `c`:
/// [`rules::may_read`](super::rules::may_read).
macro_rules! may_read_sql {
    () => {
        "(p.version IS NOT NULL AND (
           p.audience = 'public' AND c.archived_at IS NULL
           OR p.audience = 'communities' AND c.archived_at IS NULL
              AND EXISTS (SELECT 1 FROM membership v WHERE v.person_id = $1)
           OR EXISTS (SELECT 1 FROM membership v WHERE v.person_id = $1 AND v.community_id = p.community_id
                      AND v.role IN ('member', 'facilitator'))))"
    };
}
use may_read_sql;

fn place(
    community: CommunityId,
    heading: Heading,
    (slug_fr, slug_en): (String, String),
    archived: bool,
) -> Place {
    Place { community, name: heading.name, slugs: [slug_fr, slug_en], archived }
}

from_row! {
    struct VersionRow {
        id: Text<PracticeId>,
        community_id: Text<CommunityId>,
        heading: Json<Heading>,
        slug_fr: String,
        slug_en: String,
        archived: bool,
        audience: Text<Audience>,
        number: i64,
        revision: i64,
        content: Json<Content>,
        published_at: i64,
    }
}

from_row! {
    struct NameRow {
        name: String,
    }
}

/// Versions of practices that are published.
macro_rules! select_versions {
    ($rest:literal) => {
        concat!(
            "SELECT
               p.id,
               p.community_id,
               c.heading,
               fr.slug AS slug_fr,
               en.slug AS slug_en,
               CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived,
               p.audience,
               v.number,
               v.revision,
               v.content,
               v.published_at
             FROM practice p
             JOIN practice_version v ON v.practice_id = p.id",
            with_place!(),
            $rest
        )
    };
}

async fn with_reviewers(db: &Db, row: Option<VersionRow>) -> Result<Option<Practice>, sqlx::Error> {
    let Some(row) = row else { return Ok(None) };
    let names: Vec<NameRow> = sqlx::query_as(
        "SELECT a.name
         FROM practice_review w
         JOIN person a ON a.id = w.person_id
         WHERE w.practice_id = $1 AND w.revision = $2 AND w.verdict = 'approved' AND a.closed_at IS NULL
         ORDER BY w.answered_at, w.person_id",
    )
    .bind(row.id.0.to_string())
    .bind(row.revision)
    .fetch_all(&db.reader)
    .await?;
    Ok(Some(Practice {
        id: row.id.0,
        place: place(row.community_id.0, row.heading.0, (row.slug_fr, row.slug_en), row.archived),
        audience: row.audience.0,
        version: row.number,
        content: row.content.0,
        published_at: row.published_at,
        reviewers: names.into_iter().map(|row| row.name).collect(),
    }))
}

/// The version of a practice that readers get. It does not check who reads.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, id: PracticeId) -> Result<Option<Practice>, sqlx::Error> {
    let row = sqlx::query_as(select_versions!("WHERE p.id = $1 AND v.number = p.version"))
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    with_reviewers(db, row).await
}

/// A version of a practice that has a published one, unless it was withdrawn. It does not check who reads.
///
/// # Errors
/// When the database is unavailable.
pub async fn version(db: &Db, id: PracticeId, number: i64) -> Result<Option<Practice>, sqlx::Error> {
    let row = sqlx::query_as(select_versions!(
        "WHERE p.id = $1 AND v.number = $2 AND p.version IS NOT NULL AND v.withdrawn_at IS NULL"
    ))
    .bind(id.to_string())
    .bind(number)
    .fetch_optional(&db.reader)
    .await?;
    with_reviewers(db, row).await
}

from_row! {
    struct NumberRow {
        number: i64,
        published_at: i64,
    }
}

/// The numbers of the versions of a practice that were not withdrawn, and when each was published, the newest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn versions(db: &Db, id: PracticeId) -> Result<Vec<(i64, i64)>, sqlx::Error> {
    let rows: Vec<NumberRow> = sqlx::query_as(
        "SELECT number, published_at FROM practice_version
         WHERE practice_id = $1 AND withdrawn_at IS NULL
         ORDER BY number DESC",
    )
    .bind(id.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.number, row.published_at)).collect())
}

from_row! {
    struct WorkRow {
        id: Text<PracticeId>,
        community_id: Text<CommunityId>,
        heading: Json<Heading>,
        slug_fr: String,
        slug_en: String,
        archived: bool,
        audience: Text<Audience>,
        state: Text<PracticeState>,
        content: Json<Content>,
        revision: i64,
        version: Option<i64>,
        changed_at: i64,
        is_author: bool,
        has_consented: bool,
        is_reviewer: bool,
    }
}

impl From<WorkRow> for WorkingText {
    fn from(row: WorkRow) -> Self {
        Self {
            id: row.id.0,
            place: place(row.community_id.0, row.heading.0, (row.slug_fr, row.slug_en), row.archived),
            audience: row.audience.0,
            state: row.state.0,
            content: row.content.0,
            revision: row.revision,
            version: row.version,
            changed_at: row.changed_at,
            involvement: Involvement {
                is_author: row.is_author,
                has_consented: row.has_consented,
                is_reviewer: row.is_reviewer,
            },
        }
    }
}

/// Practices as those see them who work on them; `$1` is the viewer.
macro_rules! select_work {
    ($rest:literal) => {
        concat!(
            "SELECT
               p.id,
               p.community_id,
               c.heading,
               fr.slug AS slug_fr,
               en.slug AS slug_en,
               CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived,
               p.audience,
               p.state,
               p.content,
               p.revision,
               p.version,
               p.changed_at,
               CASE WHEN EXISTS (
                 SELECT 1 FROM quotation q
                 WHERE q.work = 'practice' AND q.work_id = p.id AND q.person_id = $1
                   AND q.consent IN ('asked', 'given')) THEN 1 ELSE 0 END AS is_author,
               CASE WHEN EXISTS (
                 SELECT 1 FROM quotation q
                 JOIN reflection r ON r.id = q.reflection_id
                 WHERE q.work = 'practice' AND q.work_id = p.id AND q.person_id = $1 AND ",
            $crate::in_effect!(),
            ") THEN 1 ELSE 0 END AS has_consented,
               CASE WHEN EXISTS (
                 SELECT 1 FROM practice_review w
                 WHERE w.practice_id = p.id AND w.person_id = $1)
                 THEN 1 ELSE 0 END AS is_reviewer
             FROM practice p",
            with_place!(),
            $rest
        )
    };
}
use select_work;

/// A practice as those see it who work on it. It does not check whether the viewer is one of them.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_work(
    db: &Db,
    viewer: Option<PersonId>,
    id: PracticeId,
) -> Result<Option<WorkingText>, sqlx::Error> {
    let row: Option<WorkRow> = sqlx::query_as(select_work!("WHERE p.id = $2"))
        .bind(viewer.map(|person| person.to_string()))
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    Ok(row.map(WorkingText::from))
}

/// The same within a transaction, in which [`lock`] came first.
///
/// # Errors
/// When the database is unavailable.
pub async fn work_in(
    tx: &mut AnyConnection,
    viewer: Option<PersonId>,
    id: PracticeId,
) -> Result<Option<WorkingText>, sqlx::Error> {
    let row: Option<WorkRow> = sqlx::query_as(select_work!("WHERE p.id = $2"))
        .bind(viewer.map(|person| person.to_string()))
        .bind(id.to_string())
        .fetch_optional(tx)
        .await?;
    Ok(row.map(WorkingText::from))
}

/// What a practice is called, published or not, and the slugs of its community.
///
/// # Errors
/// When the database is unavailable.
pub async fn name(db: &Db, id: PracticeId) -> Result<Option<(LocalizedText, [String; 2])>, sqlx::Error> {
    let work = find_work(db, None, id).await?;
    Ok(work.map(|work| (work.content.title, work.place.slugs)))
}

//! How sections were used, over all meetings.

use sqlx::{Any, AnyConnection, Executor};

use crate::section_use::model::{History, Note, SectionPlace, SectionSource, Worked};
use ensemble_core::{Lang, LocalizedText, ids::PersonId};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// The most notes that are shown.
const MANY: i64 = 200;

from_row! {
    struct WorkedRow {
        worked: Option<Text<Worked>>,
        meetings: u32,
    }
}

from_row! {
    struct NoteRow {
        version: String,
        lang: Text<Lang>,
        adapted: String,
        written_at: i64,
    }
}

from_row! {
    struct PersonRow {
        person_id: Text<PersonId>,
    }
}

from_row! {
    struct TitleRow {
        title: Json<LocalizedText>,
    }
}

/// The uses `u` of the section `$1` at meetings that have begun by `$2`.
macro_rules! at_meetings {
    () => {
        " FROM section_use u
          JOIN meeting m ON m.id = u.meeting_id
          LEFT JOIN section_feedback f ON f.use_id = u.id
          WHERE u.section_id = $1 AND m.cancelled_at IS NULL
            AND (m.phase IN ('under-way', 'closed')
                 OR m.phase = 'published' AND m.month_only = 0 AND m.begins_at <= $2) "
    };
}

/// At how many meetings that have begun by now a section was used.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_meetings(db: &Db, section: &str, now: i64) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(concat!("SELECT COUNT(*)", at_meetings!()))
        .bind(section)
        .bind(now)
        .fetch_one(&db.reader)
        .await?;
    Ok(u32::try_from(count).unwrap_or_default())
}

/// How a section was used at meetings that have begun by now.
///
/// # Errors
/// When the database is unavailable.
pub async fn history(db: &Db, section: &str, now: i64) -> Result<History, sqlx::Error> {
    let rows: Vec<WorkedRow> =
        sqlx::query_as(concat!("SELECT f.worked, COUNT(*) AS meetings", at_meetings!(), "GROUP BY f.worked"))
            .bind(section)
            .bind(now)
            .fetch_all(&db.reader)
            .await?;
    let mut history = History { notes: fetch_notes(&db.reader, section).await?, ..History::default() };
    for row in rows {
        history.meetings += row.meetings;
        match row.worked.map(|worked| worked.0) {
            Some(Worked::Yes) => history.worked[0] += row.meetings,
            Some(Worked::Partly) => history.worked[1] += row.meetings,
            Some(Worked::No) => history.worked[2] += row.meetings,
            None => {}
        }
    }
    Ok(history)
}

async fn fetch_notes(
    from: impl Executor<'_, Database = Any>,
    section: &str,
) -> Result<Vec<Note>, sqlx::Error> {
    let rows: Vec<NoteRow> = sqlx::query_as(
        "SELECT u.version, f.lang, f.adapted, f.written_at
         FROM section_feedback f
         JOIN section_use u ON u.id = f.use_id
         WHERE u.section_id = $1 AND f.adapted <> ''
         ORDER BY f.written_at DESC, f.use_id
         LIMIT ($2 + 0)",
    )
    .bind(section)
    .bind(MANY)
    .fetch_all(from)
    .await?;
    let note = |row: NoteRow| Note {
        version: row.version,
        lang: row.lang.0,
        text: row.adapted,
        written_at: row.written_at,
    };
    Ok(rows.into_iter().map(note).collect())
}

/// What was adapted of a section, as a transaction sees it, the newest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn notes_in(from: &mut AnyConnection, section: &str) -> Result<Vec<Note>, sqlx::Error> {
    fetch_notes(from, section).await
}

from_row! {
    struct RevisionRow {
        notified_at: Option<i64>,
    }
}

/// Keeps others from counting the notes about a version of a section until the transaction ends; whether those who write its guide were
/// notified that they propose a revision.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_revision(
    to: &mut AnyConnection,
    section: &str,
    version: &str,
) -> Result<bool, sqlx::Error> {
    // What the update writes is there already: it locks the row on PostgreSQL.
    let row: RevisionRow = sqlx::query_as(
        "INSERT INTO section_revision (section_id, version) VALUES ($1, $2)
         ON CONFLICT (section_id, version) DO UPDATE SET version = excluded.version
         RETURNING notified_at",
    )
    .bind(section)
    .bind(version)
    .fetch_one(to)
    .await?;
    Ok(row.notified_at.is_some())
}

/// Notes that they were notified, under the same lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_notified(
    to: &mut AnyConnection,
    section: &str,
    version: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE section_revision SET notified_at = $3 WHERE section_id = $1 AND version = $2")
        .bind(section)
        .bind(version)
        .bind(now)
        .execute(to)
        .await?;
    Ok(())
}

/// Those who write the guide of a section: the facilitators of its community, or the coordinators.
///
/// # Errors
/// When the database is unavailable.
pub async fn editors_in(
    from: &mut AnyConnection,
    place: &SectionPlace,
) -> Result<Vec<PersonId>, sqlx::Error> {
    let statement = match place.source {
        SectionSource::PracticeGuide => {
            "SELECT m.person_id
             FROM membership m
             JOIN practice_guide g ON g.community_id = m.community_id
             WHERE g.id = $1 AND m.role = 'facilitator'
             ORDER BY m.person_id"
        }
        SectionSource::DiscussionGuide => {
            "SELECT o.person_id
             FROM office o
             WHERE o.office = 'coordinator' AND EXISTS (SELECT 1 FROM discussion_guide_text t WHERE t.id = $1)
             ORDER BY o.person_id"
        }
    };
    let rows: Vec<PersonRow> = sqlx::query_as(statement).bind(place.guide.as_str()).fetch_all(from).await?;
    Ok(rows.into_iter().map(|row| row.person_id.0).collect())
}

/// What a section was called when it was last put on an agenda; `None` for one that no meeting used.
///
/// # Errors
/// When the database is unavailable.
pub async fn title(db: &Db, section: &str) -> Result<Option<LocalizedText>, sqlx::Error> {
    let row: Option<TitleRow> = sqlx::query_as(
        "SELECT title FROM section_use WHERE section_id = $1 ORDER BY added_at DESC, id DESC LIMIT 1",
    )
    .bind(section)
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| row.title.0))
}

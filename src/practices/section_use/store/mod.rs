//! All the SQL of this feature. Rows stay here; what leaves is the model.

mod history;
mod published;

pub use history::{count_meetings, editors_in, history, lock_revision, notes_in, set_notified, title};
pub use published::{
    PublishedChapters, PublishedDiscussion, discussion_guide, discussion_guides, gone, practice_guides,
    practice_guides_with,
};

use sqlx::{Any, AnyConnection, Executor};

use super::model::{Feedback, Section, SectionPlace, SectionSource, SectionUse, Worked};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{MeetingId, PersonId, SectionUseId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

from_row! {
    struct UseRow {
        id: Text<SectionUseId>,
        meeting_id: Text<MeetingId>,
        source: Text<SectionSource>,
        guide_id: String,
        section_id: String,
        version: String,
        title: Json<LocalizedText>,
        worked: Option<Text<Worked>>,
        lang: Option<Text<Lang>>,
        adapted: Option<String>,
        revision: Option<i64>,
    }
}

impl From<UseRow> for SectionUse {
    fn from(row: UseRow) -> Self {
        let feedback = row.worked.zip(row.lang).zip(row.adapted).zip(row.revision);
        Self {
            id: row.id.0,
            meeting: row.meeting_id.0,
            place: SectionPlace { source: row.source.0, guide: row.guide_id, section: row.section_id },
            version: row.version,
            title: row.title.0,
            feedback: feedback.map(|(((worked, lang), adapted), revision)| Feedback {
                worked: worked.0,
                lang: lang.0,
                adapted,
                revision,
            }),
        }
    }
}

/// The sections that a meeting uses, in the order in which they were put on its agenda.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_meeting(db: &Db, meeting: MeetingId) -> Result<Vec<SectionUse>, sqlx::Error> {
    let rows: Vec<UseRow> = sqlx::query_as(
        "SELECT u.id, u.meeting_id, u.source, u.guide_id, u.section_id, u.version, u.title,
                f.worked, f.lang, f.adapted, f.revision
         FROM section_use u
         LEFT JOIN section_feedback f ON f.use_id = u.id
         WHERE u.meeting_id = $1
         ORDER BY u.added_at, u.id",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(SectionUse::from).collect())
}

async fn fetch(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
    id: SectionUseId,
) -> Result<Option<SectionUse>, sqlx::Error> {
    let row: Option<UseRow> = sqlx::query_as(
        "SELECT u.id, u.meeting_id, u.source, u.guide_id, u.section_id, u.version, u.title,
                f.worked, f.lang, f.adapted, f.revision
         FROM section_use u
         LEFT JOIN section_feedback f ON f.use_id = u.id
         WHERE u.meeting_id = $1 AND u.id = $2",
    )
    .bind(meeting.to_string())
    .bind(id.to_string())
    .fetch_optional(from)
    .await?;
    Ok(row.map(SectionUse::from))
}

/// A use of a meeting, locked until the transaction ends.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock(
    to: &mut AnyConnection,
    meeting: MeetingId,
    id: SectionUseId,
) -> Result<Option<SectionUse>, sqlx::Error> {
    // PostgreSQL locks the row; SQLite has one writer.
    sqlx::query("UPDATE section_use SET version = version WHERE id = $1")
        .bind(id.to_string())
        .execute(&mut *to)
        .await?;
    fetch(to, meeting, id).await
}

/// Stores that a section is on the agenda of a meeting; `None` when the meeting uses it already.
///
/// # Errors
/// When the database is unavailable.
pub async fn add(
    to: &mut AnyConnection,
    meeting: MeetingId,
    section: &Section,
    person: PersonId,
    now: i64,
) -> Result<Option<SectionUseId>, sqlx::Error> {
    let id = SectionUseId::new();
    let done = sqlx::query(
        "INSERT INTO section_use
           (id, meeting_id, source, guide_id, section_id, version, title, person_id, added_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (meeting_id, section_id) DO NOTHING",
    )
    .bind(id.to_string())
    .bind(meeting.to_string())
    .bind(section.place.source.code())
    .bind(section.place.guide.as_str())
    .bind(section.place.section.as_str())
    .bind(section.version.as_str())
    .bind(to_json(&section.title)?)
    .bind(person.to_string())
    .bind(now)
    .execute(to)
    .await?;
    Ok((done.rows_affected() > 0).then_some(id))
}

/// Removes a use, under its lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove(to: &mut AnyConnection, id: SectionUseId) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM section_use WHERE id = $1").bind(id.to_string()).execute(to).await?;
    Ok(())
}

/// Writes what came of a use; `false` when another person wrote it since the revision that was seen, 0 for none.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_feedback(
    to: &mut AnyConnection,
    id: SectionUseId,
    feedback: &Feedback,
    person: PersonId,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let statement = if feedback.revision == 0 {
        "INSERT INTO section_feedback (use_id, worked, lang, adapted, person_id, written_at, revision)
         VALUES ($1, $2, $3, $4, $5, $6, 1 + $7)
         ON CONFLICT (use_id) DO NOTHING"
    } else {
        "UPDATE section_feedback
         SET worked = $2, lang = $3, adapted = $4, person_id = $5, written_at = $6, revision = revision + 1
         WHERE use_id = $1 AND revision = $7"
    };
    let done = sqlx::query(statement)
        .bind(id.to_string())
        .bind(feedback.worked.code())
        .bind(feedback.lang.code())
        .bind(feedback.adapted.as_str())
        .bind(person.to_string())
        .bind(now)
        .bind(feedback.revision)
        .execute(to)
        .await?;
    Ok(done.rows_affected() > 0)
}

//! The notifications of a person.

use std::collections::HashMap;

use sqlx::{AnyConnection, AssertSqlSafe};

use crate::notification::model::{Entry, NotificationCategory, NotificationKind, Subject, SubjectKind};
use ensemble_core::ids::{CommunityId, PersonId};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// Notifications on one page of the list.
pub const PAGE_SIZE: usize = 30;

from_row! {
    pub(super) struct EntryRow {
        id: String,
        kind: String,
        category: Option<String>,
        community_id: Option<Text<CommunityId>>,
        subject_kind: String,
        subject_id: String,
        part_id: Option<String>,
        actor_id: Option<Text<PersonId>>,
        created_at: i64,
        is_read: bool,
    }
}

impl From<EntryRow> for Entry {
    fn from(row: EntryRow) -> Self {
        // A newer version of the program may have written other kinds.
        let subject = SubjectKind::from_code(&row.subject_kind);
        Self {
            id: row.id,
            kind: subject.and_then(|_| NotificationKind::from_code(&row.kind)),
            category: row.category.as_deref().and_then(NotificationCategory::from_code),
            subject: Subject {
                kind: subject.unwrap_or(SubjectKind::Portal),
                id: row.subject_id,
                community: row.community_id.map(|community| community.0),
                part: row.part_id,
                actor: row.actor_id.map(|actor| actor.0),
            },
            at: row.created_at,
            is_read: row.is_read,
        }
    }
}

/// The columns of an [`EntryRow`], of the notification `n`.
macro_rules! entry_columns {
    () => {
        "n.id, n.kind, n.category, n.community_id, n.subject_kind, n.subject_id, n.part_id, n.actor_id, n.created_at,
         CASE WHEN n.read_at IS NULL THEN 0 ELSE 1 END AS is_read"
    };
}
pub(super) use entry_columns;

/// The notifications of a person, the newest first, from before one of them; one more than [`PAGE_SIZE`] if there are
/// more.
///
/// # Errors
/// When the database is unavailable.
pub async fn list(db: &Db, person: PersonId, before: Option<&str>) -> Result<Vec<Entry>, sqlx::Error> {
    let rows: Vec<EntryRow> = sqlx::query_as(concat!(
        "SELECT ",
        entry_columns!(),
        " FROM notification n WHERE n.person_id = $1 AND n.id < $2 ORDER BY n.id DESC LIMIT ($3 + 0)"
    ))
    .bind(person.to_string())
    // Above every id.
    .bind(before.unwrap_or("g"))
    .bind(i64::try_from(PAGE_SIZE + 1).unwrap_or(i64::MAX))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// One notification of a person.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, person: PersonId, id: &str) -> Result<Option<Entry>, sqlx::Error> {
    let row: Option<EntryRow> = sqlx::query_as(concat!(
        "SELECT ",
        entry_columns!(),
        " FROM notification n WHERE n.person_id = $1 AND n.id = $2"
    ))
    .bind(person.to_string())
    .bind(id)
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(Entry::from))
}

/// Marks a notification of a person as read.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_read(
    tx: &mut AnyConnection,
    person: PersonId,
    id: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE notification SET read_at = $3 WHERE person_id = $1 AND id = $2 AND read_at IS NULL")
        .bind(person.to_string())
        .bind(id)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// Marks the notifications of a person as read, up to the newest one that they saw.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_all_read(
    tx: &mut AnyConnection,
    person: PersonId,
    newest: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE notification SET read_at = $3 WHERE person_id = $1 AND id <= $2 AND read_at IS NULL")
        .bind(person.to_string())
        .bind(newest)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// Whether a person has an unread notification about a thing or a part of it.
///
/// # Errors
/// When the database is unavailable.
pub async fn has_unread_of(db: &Db, person: PersonId, subject: &str) -> Result<bool, sqlx::Error> {
    let unread: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM (
           SELECT 1 FROM notification
           WHERE person_id = $1 AND (subject_id = $2 OR part_id = $2) AND read_at IS NULL LIMIT 1) AS first",
    )
    .bind(person.to_string())
    .bind(subject)
    .fetch_one(&db.reader)
    .await?;
    Ok(unread > 0)
}

/// Marks all notifications of a person about a thing or a part of it as read, because its page was shown to them.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_subject_read(
    tx: &mut AnyConnection,
    person: PersonId,
    subject: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE notification SET read_at = $3
         WHERE person_id = $1 AND (subject_id = $2 OR part_id = $2) AND read_at IS NULL",
    )
    .bind(person.to_string())
    .bind(subject)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Marks the notifications of one kind to a person about a thing as read.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_kind_read(
    tx: &mut AnyConnection,
    person: PersonId,
    (subject, kind): (&str, NotificationKind),
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE notification SET read_at = $4
         WHERE person_id = $1 AND subject_id = $2 AND kind = $3 AND read_at IS NULL",
    )
    .bind(person.to_string())
    .bind(subject)
    .bind(kind.code())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Deletes the notifications that are older than a moment.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_older_than(db: &Db, before: i64) -> Result<(), sqlx::Error> {
    db.transaction(async |tx| {
        sqlx::query("DELETE FROM notification WHERE created_at < $1").bind(before).execute(tx).await?;
        Ok(())
    })
    .await
}

from_row! {
    struct NameRow {
        id: String,
        name: String,
    }
}

/// What these people are called, by their ids.
///
/// # Errors
/// When the database is unavailable.
pub async fn names_of_people(db: &Db, people: &[PersonId]) -> Result<HashMap<String, String>, sqlx::Error> {
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let places: Vec<String> = (1..=people.len()).map(|place| format!("${place}")).collect();
    let statement = format!("SELECT id, name FROM person WHERE id IN ({})", places.join(", "));
    let mut query = sqlx::query_as::<_, NameRow>(AssertSqlSafe(statement));
    for person in people {
        query = query.bind(person.to_string());
    }
    let rows = query.fetch_all(&db.reader).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

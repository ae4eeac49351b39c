//! Revisions and drafts.

use sqlx::{AnyConnection, Row};

use super::model::{FieldSet, Subject, Tab};
use crate::{
    ids::PersonId,
    server::{
        db::{
            Db,
            columns::{document, written},
        },
        quota,
    },
};

/// What a page said at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its number, from 1.
    pub number: i64,
    /// When it was saved, in milliseconds UTC.
    pub at: i64,
    /// Who saved it; `None` for what was there from the beginning, or when the account is gone.
    pub by: Option<String>,
    /// What it said.
    pub sheet: FieldSet,
}

/// Keeps a revision. The number that is there already stays as it is.
///
/// # Errors
/// When the database is away.
pub async fn record(
    to: &mut AnyConnection,
    subject: Subject,
    number: i64,
    by: Option<PersonId>,
    sheet: &FieldSet,
    at: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO revision (subject_kind, subject_id, number, person_id, at, content)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
    )
    .bind(subject.kind())
    .bind(subject.id())
    .bind(number)
    .bind(by.map(|id| id.to_string()))
    .bind(at)
    .bind(written(sheet)?)
    .execute(to)
    .await?;
    Ok(())
}

/// One revision.
///
/// # Errors
/// When the database is away.
pub async fn revision(db: &Db, subject: Subject, number: i64) -> Result<Option<Revision>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT r.number, r.at, p.name, r.content
         FROM revision r LEFT JOIN person p ON p.id = r.person_id
         WHERE r.subject_kind = $1 AND r.subject_id = $2 AND r.number = $3",
    )
    .bind(subject.kind())
    .bind(subject.id())
    .bind(number)
    .fetch_optional(&db.reader)
    .await?;
    row.as_ref().map(read).transpose()
}

/// The revisions before a number, the newest first; so many at most.
///
/// # Errors
/// When the database is away.
pub async fn revisions(
    db: &Db,
    subject: Subject,
    before: i64,
    many: i64,
) -> Result<Vec<Revision>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT r.number, r.at, p.name, r.content
         FROM revision r LEFT JOIN person p ON p.id = r.person_id
         WHERE r.subject_kind = $1 AND r.subject_id = $2 AND r.number < $3
         ORDER BY r.number DESC
         LIMIT ($4 + 0)",
    )
    .bind(subject.kind())
    .bind(subject.id())
    .bind(before)
    .bind(many)
    .fetch_all(&db.reader)
    .await?;
    rows.iter().map(read).collect()
}

fn read(row: &sqlx::any::AnyRow) -> Result<Revision, sqlx::Error> {
    Ok(Revision {
        number: row.try_get(0)?,
        at: row.try_get(1)?,
        by: row.try_get(2)?,
        sheet: document("content", row.try_get(3)?)?,
    })
}

/// What somebody was writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The revision that they began from.
    pub base: i64,
    /// What they had written.
    pub sheet: FieldSet,
    /// When it was kept.
    pub at: i64,
    /// The tab that kept it.
    pub tab: String,
    /// How many times it was kept.
    pub turn: i64,
}

/// Whether a person may keep a draft of this: there is one, or they have fewer than `most`. Until the transaction ends,
/// no other one counts their drafts.
///
/// # Errors
/// When the database is away.
pub async fn has_room(
    to: &mut AnyConnection,
    person: PersonId,
    subject: Subject,
    most: u32,
) -> Result<bool, sqlx::Error> {
    let there: Option<i64> = sqlx::query_scalar(
        "SELECT turn FROM draft WHERE person_id = $1 AND subject_kind = $2 AND subject_id = $3",
    )
    .bind(person.to_string())
    .bind(subject.kind())
    .bind(subject.draft())
    .fetch_optional(&mut *to)
    .await?;
    if there.is_some() {
        return Ok(true);
    }
    quota::lock(&mut *to, person).await?;
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM draft WHERE person_id = $1")
        .bind(person.to_string())
        .fetch_one(to)
        .await?;
    Ok(count < i64::from(most))
}

/// Keeps what somebody is writing, and the revision that they began from; how many times it was kept.
/// `None`, and nothing is kept, when another tab kept a draft that this one has not seen.
///
/// # Errors
/// When the database is away.
pub async fn keep(
    to: &mut AnyConnection,
    person: PersonId,
    subject: Subject,
    tab: &Tab,
    base: i64,
    sheet: &FieldSet,
    now: i64,
) -> Result<Option<i64>, sqlx::Error> {
    let kept = sqlx::query(
        "INSERT INTO draft (person_id, subject_kind, subject_id, base, content, updated_at, tab)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (person_id, subject_kind, subject_id)
         DO UPDATE SET base = excluded.base, content = excluded.content, updated_at = excluded.updated_at, tab = excluded.tab,
                       turn = draft.turn + 1
         WHERE draft.tab = excluded.tab OR draft.tab || '@' || CAST(draft.turn AS TEXT) = $8
         RETURNING turn",
    )
    .bind(person.to_string())
    .bind(subject.kind())
    .bind(subject.draft())
    .bind(base)
    .bind(written(sheet)?)
    .bind(now)
    .bind(&tab.own)
    .bind(&tab.after)
    .fetch_all(to)
    .await?;
    kept.first().map(|row| row.try_get(0)).transpose()
}

/// What somebody was writing.
///
/// # Errors
/// When the database is away.
pub async fn draft(db: &Db, person: PersonId, subject: Subject) -> Result<Option<Draft>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT base, content, updated_at, tab, turn FROM draft WHERE person_id = $1 AND subject_kind = $2 AND subject_id = $3",
    )
    .bind(person.to_string())
    .bind(subject.kind())
    .bind(subject.draft())
    .fetch_optional(&db.reader)
    .await?;
    row.as_ref().map(drafted).transpose()
}

fn drafted(row: &sqlx::any::AnyRow) -> Result<Draft, sqlx::Error> {
    Ok(Draft {
        base: row.try_get(0)?,
        sheet: document("content", row.try_get(1)?)?,
        at: row.try_get(2)?,
        tab: row.try_get(3)?,
        turn: row.try_get(4)?,
    })
}

/// What somebody is writing of one kind of thing, the latest first, with the ids of the things.
///
/// # Errors
/// When the database is away.
pub async fn drafts(
    db: &Db,
    person: PersonId,
    kind: &'static str,
) -> Result<Vec<(String, Draft)>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT base, content, updated_at, tab, turn, subject_id FROM draft
         WHERE person_id = $1 AND subject_kind = $2
         ORDER BY updated_at DESC, subject_id",
    )
    .bind(person.to_string())
    .bind(kind)
    .fetch_all(&db.reader)
    .await?;
    rows.iter().map(|row| Ok((row.try_get(5)?, drafted(row)?))).collect()
}

/// Forgets a draft: it was saved, or is not wanted.
///
/// # Errors
/// When the database is away.
pub async fn discard(to: &mut AnyConnection, person: PersonId, subject: Subject) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM draft WHERE person_id = $1 AND subject_kind = $2 AND subject_id = $3")
        .bind(person.to_string())
        .bind(subject.kind())
        .bind(subject.draft())
        .execute(to)
        .await?;
    Ok(())
}

//! Revisions and drafts.

use sqlx::AnyConnection;

use super::model::{DraftVersion, FieldSet, OpenForm, Subject};
use ensemble_core::ids::PersonId;
use ensemble_server::{
    db::{
        Db,
        columns::to_json,
        row::{Json, from_row},
    },
    quota,
};

/// The texts of a thing as they were saved once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its number, from 1.
    pub number: i64,
    /// When it was saved, in milliseconds UTC.
    pub at: i64,
    /// Who saved it; `None` for the first revision of what came with the portal, or when the account is gone.
    pub by: Option<String>,
    /// The texts.
    pub fields: FieldSet,
}

from_row! {
    struct RevisionRow {
        number: i64,
        at: i64,
        name: Option<String>,
        content: Json<FieldSet>,
    }
}

impl From<RevisionRow> for Revision {
    fn from(row: RevisionRow) -> Self {
        Self { number: row.number, at: row.at, by: row.name, fields: row.content.0 }
    }
}

/// Stores a revision. A revision with this number that is there already stays as it is.
///
/// # Errors
/// When the database is unavailable.
pub async fn record(
    transaction: &mut AnyConnection,
    subject: Subject,
    number: i64,
    by: Option<PersonId>,
    fields: &FieldSet,
    at: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO revision (subject_kind, subject_id, number, person_id, at, content)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING",
    )
    .bind(subject.kind())
    .bind(subject.id())
    .bind(number)
    .bind(by.map(|id| id.to_string()))
    .bind(at)
    .bind(to_json(fields)?)
    .execute(transaction)
    .await?;
    Ok(())
}

/// One revision.
///
/// # Errors
/// When the database is unavailable.
pub async fn revision(db: &Db, subject: Subject, number: i64) -> Result<Option<Revision>, sqlx::Error> {
    let row: Option<RevisionRow> = sqlx::query_as(
        "SELECT
           r.number,
           r.at,
           p.name,
           r.content
         FROM revision r
         LEFT JOIN person p ON p.id = r.person_id
         WHERE r.subject_kind = $1 AND r.subject_id = $2 AND r.number = $3",
    )
    .bind(subject.kind())
    .bind(subject.id())
    .bind(number)
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(Revision::from))
}

/// At most `limit` revisions before a number, the newest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn revisions(
    db: &Db,
    subject: Subject,
    before: i64,
    limit: i64,
) -> Result<Vec<Revision>, sqlx::Error> {
    let rows: Vec<RevisionRow> = sqlx::query_as(
        "SELECT
           r.number,
           r.at,
           p.name,
           r.content
         FROM revision r
         LEFT JOIN person p ON p.id = r.person_id
         WHERE r.subject_kind = $1 AND r.subject_id = $2 AND r.number < $3
         ORDER BY r.number DESC
         LIMIT ($4 + 0)",
    )
    .bind(subject.kind())
    .bind(subject.id())
    .bind(before)
    .bind(limit)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Revision::from).collect())
}

/// Texts that a person typed and has not saved as a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The revision that the form began from.
    pub base: i64,
    /// The texts.
    pub fields: FieldSet,
    /// When the draft was saved, in milliseconds UTC.
    pub at: i64,
    /// Which form saved it.
    pub version: DraftVersion,
}

from_row! {
    struct DraftRow {
        subject_id: String,
        base: i64,
        content: Json<FieldSet>,
        updated_at: i64,
        tab: String,
        turn: i64,
    }
}

impl From<DraftRow> for Draft {
    fn from(row: DraftRow) -> Self {
        let version = DraftVersion { tab: row.tab, save_count: row.turn };
        Self { base: row.base, fields: row.content.0, at: row.updated_at, version }
    }
}

/// Whether a person may keep a draft of this: there is one, or they have fewer than `most`. Until the transaction ends,
/// no other one counts their drafts.
///
/// # Errors
/// When the database is unavailable.
pub async fn has_room(
    transaction: &mut AnyConnection,
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
    .fetch_optional(&mut *transaction)
    .await?;
    if there.is_some() {
        return Ok(true);
    }
    quota::lock(&mut *transaction, person).await?;
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM draft WHERE person_id = $1")
        .bind(person.to_string())
        .fetch_one(transaction)
        .await?;
    Ok(count < i64::from(most))
}

/// Saves a draft, and the revision that its form began from; how many times it was saved. `None`, and nothing is
/// stored, when another tab saved a draft that this one does not know.
///
/// # Errors
/// When the database is unavailable.
pub async fn save_draft(
    transaction: &mut AnyConnection,
    person: PersonId,
    subject: Subject,
    tab: &OpenForm,
    base: i64,
    fields: &FieldSet,
    now: i64,
) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar(
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
    .bind(to_json(fields)?)
    .bind(now)
    .bind(&tab.id)
    .bind(&tab.known_draft)
    .fetch_optional(transaction)
    .await
}

/// A person's draft of a thing.
///
/// # Errors
/// When the database is unavailable.
pub async fn draft(db: &Db, person: PersonId, subject: Subject) -> Result<Option<Draft>, sqlx::Error> {
    let row: Option<DraftRow> = sqlx::query_as(
        "SELECT
           subject_id,
           base,
           content,
           updated_at,
           tab,
           turn
         FROM draft
         WHERE person_id = $1 AND subject_kind = $2 AND subject_id = $3",
    )
    .bind(person.to_string())
    .bind(subject.kind())
    .bind(subject.draft())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(Draft::from))
}

/// A person's drafts of one kind of thing, the latest first, with the ids of the things.
///
/// # Errors
/// When the database is unavailable.
pub async fn drafts(
    db: &Db,
    person: PersonId,
    kind: &'static str,
) -> Result<Vec<(String, Draft)>, sqlx::Error> {
    let rows: Vec<DraftRow> = sqlx::query_as(
        "SELECT
           subject_id,
           base,
           content,
           updated_at,
           tab,
           turn
         FROM draft
         WHERE person_id = $1 AND subject_kind = $2
         ORDER BY updated_at DESC, subject_id",
    )
    .bind(person.to_string())
    .bind(kind)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|mut row| (std::mem::take(&mut row.subject_id), row.into())).collect())
}

/// Deletes a draft: its texts were saved as a revision, or the person discards them.
///
/// # Errors
/// When the database is unavailable.
pub async fn discard(
    transaction: &mut AnyConnection,
    person: PersonId,
    subject: Subject,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM draft WHERE person_id = $1 AND subject_kind = $2 AND subject_id = $3")
        .bind(person.to_string())
        .bind(subject.kind())
        .bind(subject.draft())
        .execute(transaction)
        .await?;
    Ok(())
}

//! Asking authors, and what they answer.

use sqlx::{Any, AnyConnection, Executor};
use uuid::Uuid;

use crate::quotation::model::{Consent, Credit, NewQuotation, QuotedIn};
use ensemble_core::ids::{CommunityId, PersonId, QuotationId, ReflectionId};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct AuthorRow {
        person_id: Text<PersonId>,
        unnamed: bool,
    }
}

from_row! {
    struct AskedRow {
        id: Text<QuotationId>,
        person_id: Text<PersonId>,
    }
}

from_row! {
    struct UnnotifiedRow {
        id: Text<QuotationId>,
        person_id: Text<PersonId>,
        reflection_id: Text<ReflectionId>,
        community_id: Text<CommunityId>,
    }
}

/// An author who is to be notified that they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unnotified {
    pub id: QuotationId,
    pub author: PersonId,
    pub reflection: ReflectionId,
    pub community: CommunityId,
}

/// Asks each author of a reflection whether it may be behind a work, or a passage of it quoted there. What was asked before is
/// not asked again. An author who asks consents at once, except for a reflection without names, whose author that would show.
/// A note of a group that is still open has no authors yet: nothing is asked. A job notifies the authors. The caller has
/// checked that the person may ask ([`rules::may_ask`](crate::quotation::rules::may_ask)). Returns the ids of all that is asked
/// of the authors of this reflection with this passage, the earlier ones too.
///
/// # Errors
/// When the database is unavailable.
pub async fn ask(
    tx: &mut AnyConnection,
    new: &NewQuotation<'_>,
    asked_by: PersonId,
    now: i64,
) -> Result<Vec<QuotationId>, sqlx::Error> {
    // Two who ask at once do it one after the other.
    sqlx::query("UPDATE reflection SET revision = revision WHERE id = $1")
        .bind(new.reflection.to_string())
        .execute(&mut *tx)
        .await?;
    let authors: Vec<AuthorRow> = sqlx::query_as(
        "SELECT r.person_id, r.unnamed
         FROM reflection r
         WHERE r.id = $1 AND r.removed_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM reflection_group g WHERE g.reflection_id = r.id)
         UNION ALL
         SELECT a.person_id, r.unnamed
         FROM reflection_author a
         JOIN reflection r ON r.id = a.reflection_id
         JOIN reflection_group g ON g.reflection_id = r.id
         WHERE r.id = $1 AND r.removed_at IS NULL AND g.closed_at IS NOT NULL",
    )
    .bind(new.reflection.to_string())
    .fetch_all(&mut *tx)
    .await?;
    let asked: Vec<AskedRow> = sqlx::query_as(
        "SELECT id, person_id FROM quotation
         WHERE work = $1 AND work_id = $2 AND reflection_id = $3 AND passage = $4",
    )
    .bind(new.work.code())
    .bind(new.work_id.to_string())
    .bind(new.reflection.to_string())
    .bind(new.passage)
    .fetch_all(&mut *tx)
    .await?;
    let mut ids = Vec::with_capacity(authors.len());
    for author in authors {
        let person = author.person_id.0;
        if let Some(before) = asked.iter().find(|before| before.person_id.0 == person) {
            ids.push(before.id.0);
            continue;
        }
        let id = QuotationId::new();
        let own = person == asked_by && !author.unnamed;
        let consent = if own { Consent::Given } else { Consent::Asked };
        let credit = if author.unnamed { Credit::Anonymous } else { Credit::Organization };
        sqlx::query(
            "INSERT INTO quotation
               (id, work, work_id, reflection_id, revision, person_id, passage, lang, consent, credit, asked_by,
                asked_at, answered_at, notified_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)",
        )
        .bind(id.to_string())
        .bind(new.work.code())
        .bind(new.work_id.to_string())
        .bind(new.reflection.to_string())
        .bind(new.revision)
        .bind(person.to_string())
        .bind(new.passage)
        .bind(new.lang.code())
        .bind(consent.code())
        .bind(credit.code())
        .bind(asked_by.to_string())
        .bind(now)
        .bind(own.then_some(now))
        .execute(&mut *tx)
        .await?;
        ids.push(id);
    }
    Ok(ids)
}

/// Deletes what the authors of a reflection were asked for a work, because it is not behind the work any more.
///
/// # Errors
/// When the database is unavailable.
pub async fn release(
    tx: &mut AnyConnection,
    work: QuotedIn,
    work_id: Uuid,
    reflection: ReflectionId,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM quotation WHERE work = $1 AND work_id = $2 AND reflection_id = $3")
        .bind(work.code())
        .bind(work_id.to_string())
        .bind(reflection.to_string())
        .execute(tx)
        .await?;
    Ok(())
}

/// The same for all reflections of a work that is deleted.
///
/// # Errors
/// When the database is unavailable.
pub async fn release_all(tx: &mut AnyConnection, work: QuotedIn, work_id: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM quotation WHERE work = $1 AND work_id = $2")
        .bind(work.code())
        .bind(work_id.to_string())
        .execute(tx)
        .await?;
    Ok(())
}

/// Writes what an author answered, and how they want to be named.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_answer(
    tx: &mut AnyConnection,
    id: QuotationId,
    consent: Consent,
    credit: Credit,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE quotation
         SET consent = $2, credit = $3, answered_at = $4, notified_at = COALESCE(notified_at, $4)
         WHERE id = $1",
    )
    .bind(id.to_string())
    .bind(consent.code())
    .bind(credit.code())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Writes how an author wants to be named.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_credit(
    to: impl Executor<'_, Database = Any>,
    id: QuotationId,
    credit: Credit,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE quotation SET credit = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(credit.code())
        .execute(to)
        .await?;
    Ok(())
}

/// The authors who were not notified yet of what they are asked, the oldest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn unnotified(db: &Db) -> Result<Vec<Unnotified>, sqlx::Error> {
    let rows: Vec<UnnotifiedRow> = sqlx::query_as(
        "SELECT q.id, q.person_id, q.reflection_id, r.community_id
         FROM quotation q
         JOIN reflection r ON r.id = q.reflection_id
         WHERE q.notified_at IS NULL AND q.consent = 'asked'
         ORDER BY q.asked_at, q.id
         LIMIT 500",
    )
    .fetch_all(&db.reader)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Unnotified {
            id: row.id.0,
            author: row.person_id.0,
            reflection: row.reflection_id.0,
            community: row.community_id.0,
        })
        .collect())
}

/// Notes that an author was notified; `false` when that was noted before.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_notified(tx: &mut AnyConnection, id: QuotationId, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("UPDATE quotation SET notified_at = $2 WHERE id = $1 AND notified_at IS NULL")
        .bind(id.to_string())
        .bind(now)
        .execute(tx)
        .await?;
    Ok(done.rows_affected() > 0)
}

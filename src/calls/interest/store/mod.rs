//! All the SQL of expressions of interest. Rows stay here; what leaves is the model.

mod cancelled;
mod designation;
mod links;
mod manage;
mod organizations;
mod results;
mod retention;
mod row;
mod write;

pub use cancelled::{addressees, extend_offers};
pub use designation::{
    answer_designation, ask_designation, find_designation, reset_designation, set_representative,
};
pub use links::{add_link, find_by_link};
pub use manage::{
    DesignationEntry, ListFilter, Listed, PAGE_SIZE, Unlisted, count_to_mask, designation_history, listed,
    next_to_mask, note_designation, organization_names, unlisted,
};
pub use organizations::organizations;
pub use results::{mark_answered, mask, number_projects, set_person, set_place, set_planned, set_relevance};
pub use retention::{OldDraft, delete_draft, delete_links, erase_accessibility, old_drafts};
pub use write::{NewDraft, Writer, add_draft, add_sent, is_draft_of, withdraw, write};

use std::sync::LazyLock;

use sqlx::{Any, AnyConnection, Executor, FromRow};

use self::row::{FoundRow, InterestRow, account_email};
use super::model::{Counts, Interest};
use ensemble_core::ids::{CallId, InterestId, PersonId};
use ensemble_server::db::{
    Db,
    record::statement,
    row::{Column, from_row},
};

from_row! {
    struct CountsRow {
        drafts: u32,
        sent: u32,
        withdrawn: u32,
        confirmed: u32,
    }
}

/// An expression of interest of a call.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, call: CallId, id: InterestId) -> Result<Option<Interest>, sqlx::Error> {
    static FIND: LazyLock<String> = LazyLock::new(|| {
        statement::<InterestRow>(concat!(
            "SELECT {columns}, ",
            account_email!("interest"),
            " FROM interest WHERE id = $1 AND call_id = $2"
        ))
    });
    let row: Option<FoundRow> = sqlx::query_as(FIND.as_str())
        .bind(id.to_string())
        .bind(call.to_string())
        .fetch_optional(&db.reader)
        .await?;
    Ok(row.map(Interest::from))
}

/// The expression of interest of a person in a call: their own, or else one without an account that was begun with their
/// mailbox, if they have proven that it is theirs.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_of_person(
    db: &Db,
    call: CallId,
    person: PersonId,
    proven_mailbox: Option<&str>,
) -> Result<Option<Interest>, sqlx::Error> {
    static FIND: LazyLock<String> = LazyLock::new(|| {
        statement::<InterestRow>(concat!(
            "SELECT {columns}, ",
            account_email!("interest"),
            " FROM interest
             WHERE call_id = $1 AND (person_id = $2 OR (person_id IS NULL AND email_key = $3))
             ORDER BY CASE WHEN person_id IS NULL THEN 1 ELSE 0 END
             LIMIT 1"
        ))
    });
    let row: Option<FoundRow> = sqlx::query_as(FIND.as_str())
        .bind(call.to_string())
        .bind(person.to_string())
        .bind(proven_mailbox.unwrap_or_default())
        .fetch_optional(&db.reader)
        .await?;
    Ok(row.map(Interest::from))
}

/// The expression of interest in a call that has this mailbox.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_by_mailbox(
    from: impl Executor<'_, Database = Any>,
    call: CallId,
    mailbox: &str,
) -> Result<Option<Interest>, sqlx::Error> {
    static FIND: LazyLock<String> = LazyLock::new(|| {
        statement::<InterestRow>(concat!(
            "SELECT {columns}, ",
            account_email!("interest"),
            " FROM interest WHERE call_id = $1 AND email_key = $2"
        ))
    });
    let row: Option<FoundRow> =
        sqlx::query_as(FIND.as_str()).bind(call.to_string()).bind(mailbox).fetch_optional(from).await?;
    Ok(row.map(Interest::from))
}

/// The expressions of interest of a call that were sent and not withdrawn, the first one first.
///
/// # Errors
/// When the database is unavailable.
pub async fn sent(db: &Db, call: CallId) -> Result<Vec<Interest>, sqlx::Error> {
    static SENT: LazyLock<String> = LazyLock::new(|| {
        statement::<InterestRow>(concat!(
            "SELECT {columns}, ",
            account_email!("interest"),
            " FROM interest WHERE call_id = $1 AND state = 'sent' ORDER BY sent_at, id"
        ))
    });
    let rows: Vec<FoundRow> =
        sqlx::query_as(SENT.as_str()).bind(call.to_string()).fetch_all(&db.reader).await?;
    Ok(rows.into_iter().map(Interest::from).collect())
}

/// What a person answered to calls, with the codes of the calls, the newest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_person(db: &Db, person: PersonId) -> Result<Vec<(String, Interest)>, sqlx::Error> {
    static OF_PERSON: LazyLock<String> = LazyLock::new(|| {
        statement::<InterestRow>(concat!(
            "SELECT c.code, {i.columns}, ",
            account_email!("i"),
            " FROM interest i
             JOIN call c ON c.id = i.call_id
             WHERE i.person_id = $1
             ORDER BY i.created_at DESC, i.id"
        ))
    });
    let rows = sqlx::query(OF_PERSON.as_str()).bind(person.to_string()).fetch_all(&db.reader).await?;
    rows.iter()
        .map(|row| Ok((<String as Column>::read(row, "code")?, Interest::from(FoundRow::from_row(row)?))))
        .collect()
}

/// The drafts of a person and what they sent, the newest first: their own, or else what was begun without an account with their
/// mailbox, if they have proven that it is theirs.
///
/// # Errors
/// When the database is unavailable.
pub async fn current_of_person(
    db: &Db,
    person: PersonId,
    proven_mailbox: Option<&str>,
) -> Result<Vec<Interest>, sqlx::Error> {
    static CURRENT: LazyLock<String> = LazyLock::new(|| {
        statement::<InterestRow>(concat!(
            "SELECT {i.columns}, ",
            account_email!("i"),
            " FROM interest i
             WHERE i.state IN ('draft', 'sent') AND (i.person_id = $1 OR (
               i.person_id IS NULL AND i.email_key = $2 AND NOT EXISTS (
                 SELECT 1 FROM interest o WHERE o.call_id = i.call_id AND o.person_id = $1)))
             ORDER BY i.created_at DESC, i.id
             LIMIT 20"
        ))
    });
    let rows: Vec<FoundRow> = sqlx::query_as(CURRENT.as_str())
        .bind(person.to_string())
        .bind(proven_mailbox.unwrap_or_default())
        .fetch_all(&db.reader)
        .await?;
    Ok(rows.into_iter().map(Interest::from).collect())
}

/// How many expressions of interest a call has.
///
/// # Errors
/// When the database is unavailable.
pub async fn count(db: &Db, call: CallId) -> Result<Counts, sqlx::Error> {
    let row: CountsRow = sqlx::query_as(
        "SELECT
           (SELECT COUNT(*) FROM interest WHERE call_id = $1 AND state = 'draft') AS drafts,
           (SELECT COUNT(*) FROM interest WHERE call_id = $1 AND state = 'sent') AS sent,
           (SELECT COUNT(*) FROM interest WHERE call_id = $1 AND state = 'withdrawn') AS withdrawn,
           (SELECT COUNT(*) FROM interest
            WHERE call_id = $1 AND state = 'sent' AND designation = 'confirmed') AS confirmed",
    )
    .bind(call.to_string())
    .fetch_one(&db.reader)
    .await?;
    Ok(Counts { drafts: row.drafts, sent: row.sent, withdrawn: row.withdrawn, confirmed: row.confirmed })
}

/// Reads an expression of interest for the rest of the transaction: nobody else changes it until its end.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock(tx: &mut AnyConnection, id: InterestId) -> Result<Option<Interest>, sqlx::Error> {
    // PostgreSQL locks the row; SQLite has one writer.
    static LOCK: LazyLock<String> = LazyLock::new(|| {
        statement::<InterestRow>(concat!(
            "UPDATE interest SET revision = revision WHERE id = $1 RETURNING {columns}, ",
            account_email!("interest")
        ))
    });
    let row: Option<FoundRow> = sqlx::query_as(LOCK.as_str()).bind(id.to_string()).fetch_optional(tx).await?;
    Ok(row.map(Interest::from))
}

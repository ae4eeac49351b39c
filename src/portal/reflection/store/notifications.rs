//! The recipients of emails about a comment, whether people may read a reflection, and whether a person has read it since
//! their last email.

use sqlx::{Any, AnyConnection, Executor};

use super::{NewComment, may_read_sql, viewer_id};
use crate::reflection::rules::may_email_again;
use ensemble_core::{
    ids::{PersonId, ReflectionId},
    rights::Viewer,
};
use ensemble_server::{
    db::{
        Db,
        row::{Text, from_row},
    },
    mail,
};

/// The recipients of emails about a comment; the lists are disjoint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommentRecipients {
    /// The authors of the reflection.
    pub authors: Vec<PersonId>,
    /// The author of the parent comment.
    pub parent_author: Vec<PersonId>,
}

from_row! {
    struct ConcernedRow {
        person_id: Text<PersonId>,
        is_author: bool,
    }
}

/// Recipients: the reflection's author, the authors of a group note and the author of the parent comment, except the
/// commenter, if they may read the reflection now and have read it since their last email. Call it in the transaction
/// of the comment.
///
/// # Errors
/// When the database is unavailable.
pub async fn comment_recipients(
    tx: &mut AnyConnection,
    reply: NewComment<'_>,
) -> Result<CommentRecipients, sqlx::Error> {
    let id = reply.reflection.to_string();
    // On PostgreSQL the no-op `UPDATE` locks the row; SQLite allows one writer at a time. The reflection is not
    // narrowed in the meantime, and of two concurrent comments the second finds the email of the first.
    sqlx::query("UPDATE reflection SET revision = revision WHERE id = $1")
        .bind(&id)
        .execute(&mut *tx)
        .await?;
    let concerned: Vec<ConcernedRow> = sqlx::query_as(
        "SELECT w.person_id, MAX(w.is_author) AS is_author
         FROM (SELECT person_id, 1 AS is_author FROM reflection WHERE id = $1
               UNION ALL SELECT person_id, 1 FROM reflection_author WHERE reflection_id = $1
               UNION ALL SELECT person_id, 0 FROM reflection_comment
                         WHERE id = $2 AND reflection_id = $1 AND removed_at IS NULL) w
         WHERE w.person_id <> $3
         GROUP BY w.person_id
         ORDER BY w.person_id",
    )
    .bind(&id)
    .bind(reply.parent.map(|parent| parent.to_string()).unwrap_or_default())
    .bind(reply.person.to_string())
    .fetch_all(&mut *tx)
    .await?;
    let mut recipients = CommentRecipients::default();
    for ConcernedRow { person_id: Text(person), is_author } in concerned {
        let key = person.to_string();
        let last_email = mail::last_enqueued_at(&mut *tx, &key, &id).await?;
        if !may_email_again(last_email, last_read_at(&mut *tx, &key, &id).await?)
            || !sees(&mut *tx, &key, &id).await?
        {
            continue;
        }
        if is_author { recipients.authors.push(person) } else { recipients.parent_author.push(person) }
    }
    Ok(recipients)
}

/// Whether each of these people may read a reflection now.
///
/// # Errors
/// When the database is unavailable.
pub async fn all_may_read(db: &Db, id: ReflectionId, people: &[PersonId]) -> Result<bool, sqlx::Error> {
    let id = id.to_string();
    for person in people {
        if !sees(&db.reader, &person.to_string(), &id).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a person may read a reflection now.
async fn sees<'c>(
    from: impl Executor<'c, Database = Any>,
    person: &str,
    id: &str,
) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(concat!(
        "SELECT COUNT(*)
         FROM reflection r
         JOIN community c ON c.id = r.community_id
         WHERE r.id = $2 AND ",
        may_read_sql!()
    ))
    .bind(person)
    .bind(id)
    .fetch_one(from)
    .await?;
    Ok(count > 0)
}

/// Whether the viewer got an email about a reflection, and has not read it since.
///
/// # Errors
/// When the database is unavailable.
pub async fn has_unread_email(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<bool, sqlx::Error> {
    if viewer.id().is_none() {
        return Ok(false);
    }
    let (person, id) = (viewer_id(viewer), id.to_string());
    let last_email = mail::last_enqueued_at(&db.reader, &person, &id).await?;
    Ok(last_email.is_some() && !may_email_again(last_email, last_read_at(&db.reader, &person, &id).await?))
}

/// When a person last read a reflection.
async fn last_read_at<'c>(
    from: impl Executor<'c, Database = Any>,
    person: &str,
    id: &str,
) -> Result<Option<i64>, sqlx::Error> {
    let at: Option<Option<i64>> =
        sqlx::query_scalar("SELECT at FROM reflection_seen WHERE reflection_id = $1 AND person_id = $2")
            .bind(id)
            .bind(person)
            .fetch_optional(from)
            .await?;
    Ok(at.flatten())
}

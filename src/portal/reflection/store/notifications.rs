//! Whom a reply concerns, and who has not looked at a reflection since they were notified of one.

use sqlx::{Any, AnyConnection, Executor};

use super::{NewComment, viewer_id, visible_sql};
use crate::reflection::rules::may_be_notified;
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

/// The people whom a reply concerns; nobody is in both lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplyRecipients {
    /// Those who wrote the reflection.
    pub authors: Vec<PersonId>,
    /// The author of the reply that was replied to.
    pub repliers: Vec<PersonId>,
}

from_row! {
    struct ConcernedRow {
        person_id: Text<PersonId>,
        is_author: bool,
    }
}

/// The people whom a reply concerns: the reflection's author, those who wrote a group's note, and the author of the
/// reply that it is a reply to. Of these, those who see the reflection now and have looked at it since they were
/// notified last; never the author of the reply. To be called in the transaction of the reply.
///
/// # Errors
/// When the database is away.
pub async fn reply_recipients(
    tx: &mut AnyConnection,
    reply: NewComment<'_>,
) -> Result<ReplyRecipients, sqlx::Error> {
    let id = reply.reflection.to_string();
    // Takes the row's lock where the engine has row locks; SQLite has one writer. The reflection is not narrowed in the
    // meantime, and of two who reply at once the second finds the email of the first.
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
    let mut recipients = ReplyRecipients::default();
    for ConcernedRow { person_id: Text(person), is_author } in concerned {
        let key = person.to_string();
        let last_email = mail::last_enqueued_at(&mut *tx, &key, &id).await?;
        if !may_be_notified(last_email, last_look(&mut *tx, &key, &id).await?) || !sees(tx, &key, &id).await?
        {
            continue;
        }
        if is_author { recipients.authors.push(person) } else { recipients.repliers.push(person) }
    }
    Ok(recipients)
}

/// Whether a person sees a reflection now.
async fn sees(tx: &mut AnyConnection, person: &str, id: &str) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(concat!(
        "SELECT COUNT(*)
         FROM reflection r
         JOIN community c ON c.id = r.community_id
         WHERE r.id = $2 AND ",
        visible_sql!()
    ))
    .bind(person)
    .bind(id)
    .fetch_one(tx)
    .await?;
    Ok(count > 0)
}

/// Whether the person who asks was notified about a reflection, and has not looked at it since.
///
/// # Errors
/// When the database is away.
pub async fn has_unread_notice(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<bool, sqlx::Error> {
    if viewer.id().is_none() {
        return Ok(false);
    }
    let (person, id) = (viewer_id(viewer), id.to_string());
    let last_email = mail::last_enqueued_at(&db.reader, &person, &id).await?;
    Ok(last_email.is_some() && !may_be_notified(last_email, last_look(&db.reader, &person, &id).await?))
}

/// When a person last looked at a reflection.
async fn last_look<'c>(
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

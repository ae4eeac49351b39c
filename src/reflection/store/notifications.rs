//! Who is notified of a comment, and who has not looked since the last notification.

use sqlx::{Any, AnyConnection, Executor};

use super::{NewComment, viewer_id, visible_sql};
use crate::{
    email::Recipient,
    i18n::Lang,
    ids::ReflectionId,
    reflection::rules::may_be_notified,
    rights::Viewer,
    server::{
        db::{
            Db,
            row::{Text, from_row},
        },
        mail,
    },
};

/// A person to be notified of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonToNotify {
    pub recipient: Recipient,
    /// Whether the reflection is theirs; otherwise they wrote the comment to which the new one replies.
    pub theirs: bool,
}

from_row! {
    struct ConcernedRow {
        person_id: String,
        theirs: bool,
    }
}

/// The people whom a new comment concerns, its author excepted: the author of the reflection, the authors of a group's
/// note, and the author of the comment to which it replies. Of these, the ones who may read the reflection now, whose
/// account is open, who want such mail, and who have looked since their last notification; each once. Call it in the
/// transaction that writes the comment.
///
/// # Errors
/// When the database is away.
pub async fn people_to_notify(
    to: &mut AnyConnection,
    comment: NewComment<'_>,
) -> Result<Vec<PersonToNotify>, sqlx::Error> {
    let id = comment.reflection.to_string();
    // Takes the row's lock where the engine has row locks; SQLite has one writer. The audience stays as it is until the
    // commit, and of two simultaneous comments the second finds the email of the first.
    sqlx::query("UPDATE reflection SET revision = revision WHERE id = $1")
        .bind(&id)
        .execute(&mut *to)
        .await?;
    let concerned: Vec<ConcernedRow> = sqlx::query_as(
        "SELECT
           w.person_id,
           MAX(w.theirs) AS theirs
         FROM (SELECT person_id, 1 AS theirs FROM reflection WHERE id = $1
               UNION ALL SELECT person_id, 1 FROM reflection_author WHERE reflection_id = $1
               UNION ALL SELECT person_id, 0 FROM reflection_comment
                         WHERE id = $2 AND reflection_id = $1 AND removed_at IS NULL) w
         WHERE w.person_id <> $3
         GROUP BY w.person_id
         ORDER BY w.person_id",
    )
    .bind(&id)
    .bind(comment.parent.map(|parent| parent.to_string()).unwrap_or_default())
    .bind(comment.person.to_string())
    .fetch_all(&mut *to)
    .await?;
    let mut people = Vec::new();
    for ConcernedRow { person_id, theirs } in concerned {
        let Some(recipient) = recipient(to, &person_id, &id).await? else { continue };
        let email = mail::last_about(&mut *to, &person_id, &id).await?;
        if may_be_notified(email, looked(&mut *to, &person_id, &id).await?) {
            people.push(PersonToNotify { recipient, theirs });
        }
    }
    Ok(people)
}

from_row! {
    struct RecipientRow {
        id: String,
        name: String,
        email: String,
        lang: Text<Lang>,
    }
}

/// A person as a recipient of mail, when they want it and may read the reflection.
async fn recipient(
    from: &mut AnyConnection,
    person: &str,
    id: &str,
) -> Result<Option<Recipient>, sqlx::Error> {
    let row: Option<RecipientRow> = sqlx::query_as(concat!(
        "SELECT
           p.id,
           p.name,
           p.email,
           p.lang
         FROM reflection r
         JOIN community c ON c.id = r.community_id
         JOIN person p ON p.id = $1
         WHERE r.id = $2 AND p.closed_at IS NULL AND p.answers = 1 AND ",
        visible_sql!()
    ))
    .bind(person)
    .bind(id)
    .fetch_optional(from)
    .await?;
    Ok(row.map(|row| Recipient {
        person: Some(row.id),
        name: row.name,
        address: row.email,
        lang: row.lang.0,
    }))
}

/// Whether the viewer was notified about a reflection and has not looked at it since.
///
/// # Errors
/// When the database is away.
pub async fn has_unread_notice(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<bool, sqlx::Error> {
    if viewer.id().is_none() {
        return Ok(false);
    }
    let (person, id) = (viewer_id(viewer), id.to_string());
    let email = mail::last_about(&db.reader, &person, &id).await?;
    Ok(email.is_some() && !may_be_notified(email, looked(&db.reader, &person, &id).await?))
}

/// When a person last looked at a reflection.
async fn looked<'c>(
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

//! Whom an answer is told, and who has not looked since they were told of one.

use sqlx::{Any, AnyConnection, Executor, Row};

use super::{NewComment, seen, viewer_id};
use crate::{
    email::Recipient,
    i18n::Lang,
    ids::ReflectionId,
    reflection::rules::may_be_notified,
    rights::Viewer,
    server::{
        db::{Db, columns::unreadable},
        mail,
    },
};

/// Somebody to be told of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonToNotify {
    /// Whom.
    pub recipient: Recipient,
    /// Whether the reflection is theirs; otherwise the answer that was answered is.
    pub theirs: bool,
}

/// Those whom an answer concerns, but for whoever gives it: the reflection's author, those who wrote a
/// group's note, and whoever wrote the answer that it stands under. Of these, those who see the
/// reflection now, whose account is open, who want such mail, and who have looked since they were told
/// last; each once. To be called in the transaction of the answer.
///
/// # Errors
/// When the database is away.
pub async fn people_to_notify(
    to: &mut AnyConnection,
    reply: NewComment<'_>,
) -> Result<Vec<PersonToNotify>, sqlx::Error> {
    let id = reply.reflection.to_string();
    // Takes the row's lock where the engine has row locks; SQLite has one writer. Nobody narrows it in
    // the meantime, and of two who answer at once the second finds the email of the first.
    sqlx::query("UPDATE reflection SET revision = revision WHERE id = $1")
        .bind(&id)
        .execute(&mut *to)
        .await?;
    let concerned = sqlx::query(
        "SELECT w.person_id, MAX(w.theirs)
         FROM (SELECT person_id, 1 AS theirs FROM reflection WHERE id = $1
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
    .fetch_all(&mut *to)
    .await?;
    let mut told = Vec::new();
    for row in &concerned {
        let (person, theirs) = (row.try_get(0)?, row.try_get::<i64, _>(1)? != 0);
        let Some(recipient) = recipient(to, person, &id).await? else { continue };
        let email = mail::last_about(&mut *to, person, &id).await?;
        if may_be_notified(email, looked(&mut *to, person, &id).await?) {
            told.push(PersonToNotify { recipient, theirs });
        }
    }
    Ok(told)
}

/// Somebody as mail reaches them, when they want it and see the reflection.
async fn recipient(
    from: &mut AnyConnection,
    person: &str,
    id: &str,
) -> Result<Option<Recipient>, sqlx::Error> {
    let row = sqlx::query(concat!(
        "SELECT p.id, p.name, p.email, p.lang
         FROM reflection r
         JOIN community c ON c.id = r.community_id
         JOIN person p ON p.id = $1
         WHERE r.id = $2 AND p.closed_at IS NULL AND p.answers = 1 AND ",
        seen!()
    ))
    .bind(person)
    .bind(id)
    .fetch_optional(from)
    .await?;
    row.map(|row| {
        Ok(Recipient {
            person: Some(row.try_get(0)?),
            name: row.try_get(1)?,
            address: row.try_get(2)?,
            lang: Lang::from_code(row.try_get(3)?).ok_or_else(|| unreadable("lang"))?,
        })
    })
    .transpose()
}

/// Whether whoever asks was written to about a reflection, and has not looked at it since.
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

/// When somebody last looked at a reflection.
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

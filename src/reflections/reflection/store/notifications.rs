//! Who is notified of a comment, whether people may read a reflection, and whether a person has read it since
//! their last email.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use sqlx::{Any, AnyConnection, Executor};

use super::{NewComment, may_read_sql, viewer_id};
use crate::reflection::{
    model::{Audience, Reflection, Visibility},
    rules::{may_email_again, may_read_with_role, mentioned},
};
use ensemble_core::{
    ids::{PersonId, ReflectionId},
    rights::{Role, Viewer},
};
use ensemble_server::{
    db::{
        Db,
        row::{Text, from_row},
    },
    mail,
};

/// Who is notified of a comment. The first three lists have nobody in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommentRecipients {
    /// The authors of the reflection.
    pub authors: Vec<PersonId>,
    /// The author of the parent comment.
    pub parent_author: Vec<PersonId>,
    /// The authors of other comments.
    pub participants: Vec<PersonId>,
    /// Those of all these who get no email now, because they have not read the reflection since the last one about it.
    pub unread_since_email: Vec<PersonId>,
}

from_row! {
    struct ConcernedRow {
        person_id: Text<PersonId>,
        part: i64,
    }
}

/// Recipients: the reflection's author, the authors of a group note, the author of the parent comment, except the
/// commenter, and those who wrote other comments, if they may read the reflection now. Call it in the transaction of the
/// comment.
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
        "SELECT w.person_id, MAX(w.part) AS part
         FROM (SELECT person_id, 2 AS part FROM reflection WHERE id = $1
               UNION ALL SELECT person_id, 2 FROM reflection_author WHERE reflection_id = $1
               UNION ALL SELECT person_id, CASE WHEN id = $2 THEN 1 ELSE 0 END FROM reflection_comment
                         WHERE reflection_id = $1 AND removed_at IS NULL) w
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
    for ConcernedRow { person_id: Text(person), part } in concerned {
        let key = person.to_string();
        if !may_read_it(&mut *tx, &key, &id).await? {
            continue;
        }
        match part {
            2 => recipients.authors.push(person),
            1 => recipients.parent_author.push(person),
            _ => recipients.participants.push(person),
        }
    }
    let all = [&recipients.authors[..], &recipients.parent_author, &recipients.participants].concat();
    recipients.unread_since_email = unread_since_email(tx, reply.reflection, &all).await?;
    Ok(recipients)
}

/// Those of these people who got an email about a reflection and have not read it since.
///
/// # Errors
/// When the database is unavailable.
pub async fn unread_since_email(
    tx: &mut AnyConnection,
    id: ReflectionId,
    people: &[PersonId],
) -> Result<Vec<PersonId>, sqlx::Error> {
    let (id, mut unread) = (id.to_string(), Vec::new());
    for person in people {
        let key = person.to_string();
        let last_email = mail::last_enqueued_at(&mut *tx, &key, &id).await?;
        if !may_email_again(last_email, last_read_at(&mut *tx, &key, &id).await?) {
            unread.push(*person);
        }
    }
    Ok(unread)
}

/// Whether each of these people may read a reflection now.
///
/// # Errors
/// When the database is unavailable.
pub async fn all_may_read(db: &Db, id: ReflectionId, people: &[PersonId]) -> Result<bool, sqlx::Error> {
    let id = id.to_string();
    for person in people {
        if !may_read_it(&db.reader, &person.to_string(), &id).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a person may read a reflection now.
async fn may_read_it<'c>(
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
pub async fn has_not_read_since_email(
    db: &Db,
    viewer: &Viewer,
    id: ReflectionId,
) -> Result<bool, sqlx::Error> {
    if viewer.id().is_none() {
        return Ok(false);
    }
    let (person, id) = (viewer_id(viewer), id.to_string());
    let last_email = mail::last_enqueued_at(&db.reader, &person, &id).await?;
    Ok(last_email.is_some() && !may_email_again(last_email, last_read_at(&db.reader, &person, &id).await?))
}

from_row! {
    struct MemberRow {
        id: Text<PersonId>,
        name: String,
    }
}

/// The people whom a text about a reflection names with an @: people with a role in its community who may read it,
/// except the person who wrote the text.
///
/// # Errors
/// When the database is unavailable.
pub async fn mentioned_readers(
    tx: &mut AnyConnection,
    reflection: &Reflection,
    writer: PersonId,
    text: &str,
) -> Result<Vec<PersonId>, sqlx::Error> {
    if !text.contains('@') {
        return Ok(Vec::new());
    }
    let members: Vec<MemberRow> = sqlx::query_as(
        "SELECT p.id, p.name
         FROM person p
         JOIN membership m ON m.person_id = p.id AND m.community_id = $1
         WHERE p.closed_at IS NULL AND p.id <> $2
         ORDER BY p.id",
    )
    .bind(reflection.visibility.community.to_string())
    .bind(writer.to_string())
    .fetch_all(&mut *tx)
    .await?;
    let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    let mut readers = Vec::new();
    for position in mentioned(text, &names) {
        let person = members[position].id.0;
        if may_read_it(&mut *tx, &person.to_string(), &reflection.id.to_string()).await? {
            readers.push(person);
        }
    }
    Ok(readers)
}

from_row! {
    struct WriterRow {
        person_id: Text<PersonId>,
        role: Text<Role>,
        author: Text<PersonId>,
        level: Text<Audience>,
        archived: bool,
        removed: bool,
        chosen: bool,
    }
}

/// The people `p` who write in the community of the reflection `r` of the id `$1`, and for whom this condition holds, in the
/// columns of a [`WriterRow`].
macro_rules! eligible_writers_sql {
    ($condition:expr) => {
        concat!(
            "SELECT
               m.person_id,
               m.role,
               r.person_id AS author,
               r.level,
               CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived,
               CASE WHEN r.removed_at IS NULL THEN 0 ELSE 1 END AS removed,
               CASE WHEN EXISTS (
                 SELECT 1 FROM reflection_reader t
                 WHERE t.reflection_id = r.id AND t.person_id = m.person_id
               ) THEN 1 ELSE 0 END AS chosen
             FROM reflection r
             JOIN community c ON c.id = r.community_id
             JOIN membership m ON m.community_id = r.community_id AND m.role IN ('facilitator', 'member')
             JOIN person p ON p.id = m.person_id
             WHERE r.id = $1 AND p.closed_at IS NULL AND ",
            $condition,
            " ORDER BY m.person_id"
        )
    };
}

/// Those of the people of this statement who may read a reflection now: they may translate it.
async fn readers_of(
    tx: &mut AnyConnection,
    reflection: &Reflection,
    eligible_writers_sql: &'static str,
) -> Result<Vec<PersonId>, sqlx::Error> {
    let rows: Vec<WriterRow> =
        sqlx::query_as(eligible_writers_sql).bind(reflection.id.to_string()).fetch_all(tx).await?;
    let community = reflection.visibility.community;
    let reads = |row: &WriterRow| {
        let readers = if row.chosen { vec![row.person_id.0] } else { Vec::new() };
        let visibility = Visibility {
            author: row.author.0,
            community,
            community_archived: row.archived,
            audience: row.level.0,
            chosen_people: readers,
            removed: row.removed,
        };
        may_read_with_role(row.person_id.0, row.role.0, &visibility)
    };
    Ok(rows.into_iter().filter(reads).map(|row| row.person_id.0).collect())
}

/// The people other than the author who wrote revisions of a reflection, of those who may translate it now.
///
/// # Errors
/// When the database is unavailable.
pub async fn translators(
    tx: &mut AnyConnection,
    reflection: &Reflection,
) -> Result<Vec<PersonId>, sqlx::Error> {
    let statement = eligible_writers_sql!(
        "p.id <> r.person_id AND EXISTS (
           SELECT 1 FROM revision w
           WHERE w.subject_kind = 'reflection' AND w.subject_id = r.id AND w.person_id = p.id)"
    );
    readers_of(tx, reflection, statement).await
}

/// The most people who are notified of one request for a translation. The others see it on their home page.
pub const MAX_VOLUNTEERS: usize = 30;

/// The author of a reflection, who comes first, and the people who offer to translate, of those who may translate it now:
/// [`MAX_VOLUNTEERS`] at most. Where more offer, it is not the same people for each reflection.
///
/// # Errors
/// When the database is unavailable.
pub async fn volunteers(
    tx: &mut AnyConnection,
    reflection: &Reflection,
) -> Result<Vec<PersonId>, sqlx::Error> {
    let statement = eligible_writers_sql!("(p.translates = 1 OR p.id = r.person_id)");
    let mut people = readers_of(tx, reflection, statement).await?;
    people.sort_by_cached_key(|person| {
        let mut hasher = DefaultHasher::new();
        (reflection.id, *person).hash(&mut hasher);
        (*person != reflection.visibility.author, hasher.finish())
    });
    people.truncate(MAX_VOLUNTEERS);
    Ok(people)
}

/// Whether a person was notified that a reflection itself names them.
///
/// # Errors
/// When the database is unavailable.
pub async fn was_mentioned(
    tx: &mut AnyConnection,
    id: ReflectionId,
    person: PersonId,
) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM notification
         WHERE person_id = $1 AND subject_id = $2 AND part_id IS NULL AND kind = 'mentioned'",
    )
    .bind(person.to_string())
    .bind(id.to_string())
    .fetch_one(tx)
    .await?;
    Ok(count > 0)
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

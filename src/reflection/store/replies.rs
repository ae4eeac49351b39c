//! Answers to a reflection, and what it meant to people.

use sqlx::{AnyConnection, Row};

use super::{seen, viewer_id};
use crate::{
    ids::{CommentId, PersonId, ReflectionId},
    reflection::model::{Comment, Reaction, Remover},
    rights::Viewer,
    server::db::{Db, columns::unreadable},
};

/// The most answers that a page shows.
const MOST: i64 = 500;

/// The answers to a reflection, as far as whoever asks sees it: the oldest first. What was taken away
/// is given to its own author only.
///
/// # Errors
/// When the database is away.
pub async fn comments(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<Vec<Comment>, sqlx::Error> {
    let rows = sqlx::query(concat!(
        "SELECT k.id, k.parent_id, k.tried_on, k.created_at, k.removed_by,
                CASE WHEN k.person_id = $1 THEN 1 ELSE 0 END,
                CASE WHEN k.person_id = r.person_id THEN 1 ELSE 0 END,
                CASE WHEN r.unnamed = 1 AND k.person_id = r.person_id AND k.person_id <> $1 THEN NULL ELSE a.name END,
                k.text
         FROM reflection_comment k
         JOIN reflection r ON r.id = k.reflection_id
         JOIN community c ON c.id = r.community_id
         JOIN person a ON a.id = k.person_id
         WHERE k.reflection_id = $2 AND (k.removed_at IS NULL OR k.person_id = $1) AND ",
        seen!(),
        " ORDER BY k.created_at, k.id LIMIT ($3 + 0)"
    ))
    .bind(viewer_id(viewer))
    .bind(id.to_string())
    .bind(MOST)
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            let parent: Option<&str> = row.try_get(1)?;
            let removed: Option<&str> = row.try_get(4)?;
            Ok(Comment {
                id: row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?,
                parent: parent.map(|id| id.parse().map_err(|_| unreadable("parent_id"))).transpose()?,
                tried_on: row.try_get(2)?,
                at: row.try_get(3)?,
                removed: removed
                    .map(|by| Remover::from_code(by).ok_or_else(|| unreadable("removed_by")))
                    .transpose()?,
                mine: row.try_get::<i64, _>(5)? != 0,
                by_author: row.try_get::<i64, _>(6)? != 0,
                author: row.try_get(7)?,
                text: row.try_get(8)?,
            })
        })
        .collect()
}

/// An answer that is written.
#[derive(Clone, Copy, Debug)]
pub struct NewComment<'a> {
    /// What it answers.
    pub reflection: ReflectionId,
    /// The answer that it answers, which answers none itself.
    pub parent: Option<CommentId>,
    /// Who writes.
    pub person: PersonId,
    /// The day on which they tried it.
    pub tried_on: Option<&'a str>,
    /// What they write.
    pub text: &'a str,
}

/// Writes an answer.
///
/// # Errors
/// When the database is away.
pub async fn comment(
    to: &mut AnyConnection,
    new: NewComment<'_>,
    now: i64,
) -> Result<CommentId, sqlx::Error> {
    let id = CommentId::new();
    sqlx::query(
        "INSERT INTO reflection_comment (id, reflection_id, parent_id, person_id, tried_on, created_at, text)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.to_string())
    .bind(new.reflection.to_string())
    .bind(new.parent.map(|parent| parent.to_string()))
    .bind(new.person.to_string())
    .bind(new.tried_on.map(str::to_owned))
    .bind(now)
    .bind(new.text)
    .execute(to)
    .await?;
    Ok(id)
}

/// Takes an answer away; its author takes away their own only. `false` when there is none.
///
/// # Errors
/// When the database is away.
pub async fn remove_comment(
    to: &mut AnyConnection,
    reflection: ReflectionId,
    id: CommentId,
    by: Remover,
    person: PersonId,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE reflection_comment SET removed_at = $3, removed_by = $4
         WHERE id = $1 AND reflection_id = $2 AND removed_at IS NULL AND ($4 = 'moderation' OR person_id = $5)",
    )
    .bind(id.to_string())
    .bind(reflection.to_string())
    .bind(now)
    .bind(by.code())
    .bind(person.to_string())
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The signs that whoever asks gave a reflection.
///
/// # Errors
/// When the database is away.
pub async fn reactions(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<Vec<Reaction>, sqlx::Error> {
    let codes: Vec<String> =
        sqlx::query_scalar("SELECT sign FROM reflection_sign WHERE reflection_id = $2 AND person_id = $1")
            .bind(viewer_id(viewer))
            .bind(id.to_string())
            .fetch_all(&db.reader)
            .await?;
    codes.iter().map(|code| Reaction::from_code(code).ok_or_else(|| unreadable("sign"))).collect()
}

/// Gives a sign, or takes it back.
///
/// # Errors
/// When the database is away.
pub async fn give(
    to: &mut AnyConnection,
    id: ReflectionId,
    person: PersonId,
    reaction: Reaction,
    on: bool,
    now: i64,
) -> Result<(), sqlx::Error> {
    let statement = if on {
        "INSERT INTO reflection_sign (reflection_id, person_id, sign, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
    } else {
        "DELETE FROM reflection_sign WHERE reflection_id = $1 AND person_id = $2 AND sign = $3 AND at <= $4"
    };
    sqlx::query(statement)
        .bind(id.to_string())
        .bind(person.to_string())
        .bind(reaction.code())
        .bind(now)
        .execute(to)
        .await?;
    Ok(())
}

/// Writes down that somebody has read a reflection as it is now, and when.
///
/// # Errors
/// When the database is away.
pub async fn mark_read(
    to: &mut AnyConnection,
    id: ReflectionId,
    person: PersonId,
    revision: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO reflection_seen (reflection_id, person_id, revision, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (reflection_id, person_id) DO UPDATE SET revision = excluded.revision, at = excluded.at",
    )
    .bind(id.to_string())
    .bind(person.to_string())
    .bind(revision)
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

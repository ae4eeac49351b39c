//! Replies to a theme. Those that were written for a theme that became a part of another one are read there.

use std::collections::HashMap;

use sqlx::{AnyConnection, AssertSqlSafe};

use super::{AT_ONCE, places};
use crate::theme::model::{RemovedBy, Reply};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, ThemeId, ThemeReplyId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

/// How many replies a page shows.
pub const REPLIES_PAGE: u32 = 50;

from_row! {
    struct ReplyRow {
        id: Text<ThemeReplyId>,
        written_for: Option<Json<LocalizedText>>,
        author: Option<String>,
        mine: bool,
        lang: Text<Lang>,
        text: String,
        revision: i64,
        created_at: i64,
        edited_at: Option<i64>,
        removed_by: Option<Text<RemovedBy>>,
        reason: Option<Json<LocalizedText>>,
    }
}

impl From<ReplyRow> for Reply {
    fn from(row: ReplyRow) -> Self {
        Self {
            id: row.id.0,
            written_for: row.written_for.map(|title| title.0),
            author_name: row.author,
            mine: row.mine,
            lang: row.lang.0,
            text: row.text,
            revision: row.revision,
            created_at: row.created_at,
            edited_at: row.edited_at,
            removed: row.removed_by.map(|by| by.0),
            reason: row.reason.map(|reason| reason.0),
        }
    }
}

from_row! {
    struct LockedRow {
        id: Text<ThemeId>,
    }
}

from_row! {
    struct RepliedRow {
        id: String,
        theme_id: Text<ThemeId>,
        title: Json<LocalizedText>,
        author: Option<String>,
    }
}

/// The replies to the theme `$3` of the community `$2` that `$1` reads. Only its author still gets a removed one.
macro_rules! replies_of {
    () => {
        " FROM theme_reply r
          JOIN theme o ON o.id = r.theme_id
          JOIN person p ON p.id = r.person_id
          WHERE o.community_id = $2 AND (o.id = $3 OR o.merged_into = $3) AND (r.removed_at IS NULL OR r.person_id = $1) "
    };
}

/// The same with the columns of a [`ReplyRow`].
macro_rules! select_replies {
    ($rest:literal) => {
        concat!(
            "SELECT
               r.id,
               CASE WHEN o.id = $3 THEN NULL ELSE o.title END AS written_for,
               CASE WHEN p.closed_at IS NULL THEN p.name END AS author,
               CASE WHEN r.person_id = $1 THEN 1 ELSE 0 END AS mine,
               r.lang, r.text, r.revision, r.created_at, r.edited_at, r.removed_by, r.reason",
            replies_of!(),
            $rest
        )
    };
}

/// A page, from 1, of the replies to a theme, oldest first, as the viewer sees them.
///
/// # Errors
/// When the database is unavailable.
pub async fn replies(
    db: &Db,
    community: CommunityId,
    theme: ThemeId,
    viewer: Option<PersonId>,
    page: u32,
) -> Result<Vec<Reply>, sqlx::Error> {
    let rows: Vec<ReplyRow> =
        sqlx::query_as(select_replies!("ORDER BY r.created_at, r.id LIMIT ($4 + 0) OFFSET ($5 + 0)"))
            .bind(viewer.map(|person| person.to_string()))
            .bind(community.to_string())
            .bind(theme.to_string())
            .bind(i64::from(REPLIES_PAGE))
            .bind(i64::from(page.saturating_sub(1)) * i64::from(REPLIES_PAGE))
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(Reply::from).collect())
}

/// How many replies to a theme the viewer sees.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_replies(
    db: &Db,
    community: CommunityId,
    theme: ThemeId,
    viewer: Option<PersonId>,
) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(concat!("SELECT COUNT(*)", replies_of!()))
        .bind(viewer.map(|person| person.to_string()))
        .bind(community.to_string())
        .bind(theme.to_string())
        .fetch_one(&db.reader)
        .await?;
    Ok(u32::try_from(count).unwrap_or_default())
}

/// The place of a reply among those to a theme that the viewer sees, from 1.
///
/// # Errors
/// When the database is unavailable.
pub async fn position(
    db: &Db,
    community: CommunityId,
    theme: ThemeId,
    viewer: Option<PersonId>,
    reply: &Reply,
) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(concat!(
        "SELECT COUNT(*)",
        replies_of!(),
        "AND (r.created_at < $4 OR r.created_at = $4 AND r.id <= $5)"
    ))
    .bind(viewer.map(|person| person.to_string()))
    .bind(community.to_string())
    .bind(theme.to_string())
    .bind(reply.created_at)
    .bind(reply.id.to_string())
    .fetch_one(&db.reader)
    .await?;
    Ok(u32::try_from(count).unwrap_or_default())
}

/// A reply to a theme, if the viewer sees it.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_reply(
    db: &Db,
    community: CommunityId,
    theme: ThemeId,
    viewer: Option<PersonId>,
    id: ThemeReplyId,
) -> Result<Option<Reply>, sqlx::Error> {
    let row: Option<ReplyRow> = sqlx::query_as(select_replies!("AND r.id = $4"))
        .bind(viewer.map(|person| person.to_string()))
        .bind(community.to_string())
        .bind(theme.to_string())
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    Ok(row.map(Reply::from))
}

/// A reply that is written.
#[derive(Clone, Copy, Debug)]
pub struct NewReply<'a> {
    pub id: ThemeReplyId,
    pub theme: ThemeId,
    pub author: PersonId,
    pub lang: Lang,
    pub text: &'a str,
}

/// Adds a reply.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_reply(to: &mut AnyConnection, new: NewReply<'_>, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO theme_reply (id, theme_id, person_id, lang, text, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(new.id.to_string())
    .bind(new.theme.to_string())
    .bind(new.author.to_string())
    .bind(new.lang.code())
    .bind(new.text)
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// Changes the text of a person's own reply; `false` when it was removed, or changed since this revision.
///
/// # Errors
/// When the database is unavailable.
pub async fn edit_reply(
    to: &mut AnyConnection,
    id: ThemeReplyId,
    author: PersonId,
    revision: i64,
    text: &str,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE theme_reply SET text = $4, edited_at = $5, revision = revision + 1
         WHERE id = $1 AND person_id = $2 AND revision = $3 AND removed_at IS NULL",
    )
    .bind(id.to_string())
    .bind(author.to_string())
    .bind(revision)
    .bind(text)
    .bind(now)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Removes a reply; `false` when it was removed already.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_reply(
    to: &mut AnyConnection,
    id: ThemeReplyId,
    by: RemovedBy,
    reason: Option<&LocalizedText>,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE theme_reply SET removed_at = $2, removed_by = $3, reason = $4 WHERE id = $1 AND removed_at IS NULL",
    )
    .bind(id.to_string())
    .bind(now)
    .bind(by.code())
    .bind(reason.map(to_json).transpose()?)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The theme on whose page the replies to a theme of a community are read: itself, or the one that it is a part of. No other
/// transaction decides about the first until this one ends; of two replies at once, the second finds the notifications about
/// the other.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_theme(
    to: &mut AnyConnection,
    community: CommunityId,
    id: ThemeId,
) -> Result<Option<ThemeId>, sqlx::Error> {
    // On PostgreSQL the no-op `UPDATE` locks the row; SQLite allows one writer at a time.
    sqlx::query("UPDATE theme SET state = state WHERE id = $1 AND community_id = $2")
        .bind(id.to_string())
        .bind(community.to_string())
        .execute(&mut *to)
        .await?;
    let row: Option<LockedRow> = sqlx::query_as(
        "SELECT COALESCE(merged_into, id) AS id FROM theme WHERE id = $1 AND community_id = $2",
    )
    .bind(id.to_string())
    .bind(community.to_string())
    .fetch_optional(to)
    .await?;
    Ok(row.map(|row| row.id.0))
}

/// The people who proposed a theme and may read it now, but for one of them.
///
/// # Errors
/// When the database is unavailable.
pub async fn authors_to_notify(
    to: &mut AnyConnection,
    theme: ThemeId,
    except: PersonId,
) -> Result<Vec<PersonId>, sqlx::Error> {
    let people: Vec<String> = sqlx::query_scalar(
        "SELECT a.person_id
         FROM theme_author a
         JOIN theme t ON t.id = a.theme_id
         JOIN membership m ON m.person_id = a.person_id AND m.community_id = t.community_id
         WHERE a.theme_id = $1 AND a.person_id <> $2 AND m.role IN ('facilitator', 'member', 'observer')
         ORDER BY a.person_id",
    )
    .bind(theme.to_string())
    .bind(except.to_string())
    .fetch_all(to)
    .await?;
    Ok(people.iter().filter_map(|person| person.parse().ok()).collect())
}

/// The theme on whose page a reply is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepliedTheme {
    pub id: ThemeId,
    pub title: LocalizedText,
    /// Who wrote the reply; `None` where the account is closed.
    pub author_name: Option<String>,
}

/// The themes of these replies, without those that were removed. It does not check who may read them.
///
/// # Errors
/// When the database is unavailable.
pub async fn replied_themes(db: &Db, ids: &[&str]) -> Result<HashMap<String, RepliedTheme>, sqlx::Error> {
    let mut all = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let statement = format!(
            "SELECT r.id, t.id AS theme_id, t.title, CASE WHEN p.closed_at IS NULL THEN p.name END AS author
             FROM theme_reply r
             JOIN theme o ON o.id = r.theme_id
             JOIN theme t ON t.id = COALESCE(o.merged_into, o.id)
             JOIN person p ON p.id = r.person_id
             WHERE r.removed_at IS NULL AND r.id IN ({})",
            places(1, some.len())
        );
        let mut query = sqlx::query_as::<_, RepliedRow>(AssertSqlSafe(statement));
        for id in some {
            query = query.bind(*id);
        }
        for row in query.fetch_all(&db.reader).await? {
            let theme = RepliedTheme { id: row.theme_id.0, title: row.title.0, author_name: row.author };
            all.insert(row.id, theme);
        }
    }
    Ok(all)
}

//! Reflections in lists, and what lists are filtered by.

use std::collections::HashMap;

use sqlx::Row;

use super::{prompt, read, reflections, seen, viewer_id};
use crate::{
    ids::{CommunityId, MeetingId},
    reflection::{
        model::{Cursor, Filter, Prompt, Reflection, ReflectionKind},
        rules::prompt_shown,
    },
    rights::Viewer,
    server::db::Db,
};

/// The conditions of a filter and of a page, bound as `$2` to `$13`; what is given says where to look.
macro_rules! filtered {
    ($scope:literal) => {
        reflections!(
            " AND ",
            $scope,
            " AND ($3 = '' OR r.prompt_key = $3)
              AND ($4 = '' OR EXISTS (SELECT 1 FROM reflection_tag f WHERE f.reflection_id = r.id AND f.tag = $4))
              AND ($5 = '' OR r.lang = $5 OR r.translated = 1)
              AND ($6 = '' OR r.meeting_id = $6)
              AND ($7 = '' OR r.mark = $7)
              AND ($8 = 0 OR r.person_id <> $1 AND NOT EXISTS (
                    SELECT 1 FROM reflection_seen f WHERE f.reflection_id = r.id AND f.person_id = $1 AND f.revision = r.revision))
              AND ($9 = 0 OR EXISTS (
                    SELECT 1 FROM reflection_sign f WHERE f.reflection_id = r.id AND f.person_id = $1 AND f.sign = 'bookmark'))
              AND ($10 = 0 OR r.level <> 'me')
              AND (r.listed_at, r.id) < ($11, $12)
              ORDER BY r.listed_at DESC, r.id DESC
              LIMIT ($13 + 0)"
        )
    };
}

/// Reflections that whoever asks sees, the latest first: so many of those after the cursor.
///
/// # Errors
/// When the database is away.
pub async fn list(
    db: &Db,
    viewer: &Viewer,
    filter: &Filter,
    after: Option<Cursor>,
    many: i64,
) -> Result<Vec<Reflection>, sqlx::Error> {
    let statement = match filter {
        Filter { mine: true, .. } => filtered!("r.person_id = $1 AND ($2 = '' OR r.community_id = $2)"),
        Filter { public: true, .. } => filtered!("r.level = 'public' AND ($2 = '' OR r.community_id = $2)"),
        Filter { community: Some(_), .. } => filtered!("r.community_id = $2"),
        Filter { community: None, .. } => filtered!("$2 = ''"),
    };
    let text = |value: Option<String>| value.unwrap_or_default();
    let rows = sqlx::query(statement)
        .bind(viewer_id(viewer))
        .bind(text(filter.community.map(|id| id.to_string())))
        .bind(text(filter.prompt.clone()))
        .bind(text(filter.tag.clone()))
        .bind(filter.lang.map_or("", |lang| lang.code()))
        .bind(text(filter.meeting.map(|id| id.to_string())))
        .bind(filter.kind.map_or("", ReflectionKind::code))
        .bind(i64::from(filter.unread))
        .bind(i64::from(filter.kept))
        .bind(i64::from(filter.shared))
        .bind(after.map_or(i64::MAX, |after| after.at))
        .bind(after.map(|after| after.id.to_string()).unwrap_or_default())
        .bind(many)
        .fetch_all(&db.reader)
        .await?;
    rows.iter().map(|row| read(row, viewer)).collect()
}

/// How many of a community's latest reflections say which tags and prompts there are to choose from, as
/// far as whoever asks sees them: who sees few of them costs no more than who sees all.
const LATELY: i64 = 400;

/// The tags of a community's reflections that whoever asks sees: the most frequent first.
///
/// # Errors
/// When the database is away.
pub async fn tags(db: &Db, viewer: &Viewer, community: CommunityId) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar(concat!(
        "SELECT t.tag
         FROM (SELECT n.id, n.community_id, n.person_id, n.level, n.removed_at FROM reflection n
               WHERE n.community_id = $2 ORDER BY n.listed_at DESC, n.id DESC LIMIT ($3 + 0)) r
         JOIN community c ON c.id = r.community_id
         JOIN reflection_tag t ON t.reflection_id = r.id
         WHERE ",
        seen!(),
        " GROUP BY t.tag
         ORDER BY COUNT(*) DESC, t.tag
         LIMIT 40"
    ))
    .bind(viewer_id(viewer))
    .bind(community.to_string())
    .bind(LATELY)
    .fetch_all(&db.reader)
    .await
}

/// What a community's reflections answer, as far as whoever asks sees them, and how many of the latest
/// do: the most answered first.
///
/// # Errors
/// When the database is away.
pub async fn prompts(
    db: &Db,
    viewer: &Viewer,
    community: CommunityId,
) -> Result<Vec<(Prompt, i64)>, sqlx::Error> {
    let rows = sqlx::query(concat!(
        "SELECT p.prompt_kind, p.prompt_key, MAX(p.prompt), COUNT(*)
         FROM (SELECT n.id, n.community_id, n.person_id, n.level, n.removed_at FROM reflection n
               WHERE n.community_id = $2 ORDER BY n.listed_at DESC, n.id DESC LIMIT ($3 + 0)) r
         JOIN community c ON c.id = r.community_id
         JOIN reflection p ON p.id = r.id
         WHERE p.prompt_key IS NOT NULL AND ",
        seen!(),
        " GROUP BY p.prompt_kind, p.prompt_key
         ORDER BY COUNT(*) DESC, p.prompt_key"
    ))
    .bind(viewer_id(viewer))
    .bind(community.to_string())
    .bind(LATELY)
    .fetch_all(&db.reader)
    .await?;
    let mut prompts = Vec::with_capacity(rows.len());
    for row in &rows {
        let found = prompt(row.try_get(0)?, row.try_get(1)?, row.try_get(2)?)?;
        if let Some(found) = found.filter(|found| prompt_shown(viewer, found.kind, community)) {
            prompts.push((found, row.try_get(3)?));
        }
    }
    Ok(prompts)
}

/// Which items of a meeting's agenda reflections answer, as far as whoever asks sees them, and how many
/// each: the id of the item, and the prompt's key as a list is filtered by it.
///
/// # Errors
/// When the database is away.
pub async fn answered(
    db: &Db,
    viewer: &Viewer,
    meeting: MeetingId,
) -> Result<HashMap<String, (String, i64)>, sqlx::Error> {
    let rows = sqlx::query(concat!(
        "SELECT r.prompt_key, COUNT(*)
         FROM reflection r JOIN community c ON c.id = r.community_id
         WHERE r.meeting_id = $2 AND r.prompt_kind = 'item' AND ",
        seen!(),
        " GROUP BY r.prompt_key"
    ))
    .bind(viewer_id(viewer))
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            let key: String = row.try_get(0)?;
            let item = key.split_once('/').map_or("", |(_, item)| item).to_owned();
            Ok((item, (key, row.try_get(1)?)))
        })
        .collect()
}

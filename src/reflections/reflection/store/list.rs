//! Reflections in lists, and what lists are filtered by.

use std::collections::HashMap;

use sqlx::AssertSqlSafe;

use super::{
    may_read_sql,
    row::{ReflectionRow, json_list, reflections, with_group_authors},
    viewer_id,
};
use crate::reflection::{
    model::{Cursor, Filter, Prompt, PromptKind, Reflection, ReflectionKind, Texts},
    rules::may_see_prompt,
};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, MeetingId, PersonId},
    rights::Viewer,
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// The conditions of a filter and of a page, bound as `$2` to `$13`; `$scope` is the first condition.
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

/// Reflections that the viewer may read, the latest first: at most `many` after the cursor.
///
/// # Errors
/// When the database is unavailable.
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
    let rows: Vec<ReflectionRow> = sqlx::query_as(statement)
        .bind(viewer_id(viewer))
        .bind(text(filter.community.map(|id| id.to_string())))
        .bind(text(filter.prompt.clone()))
        .bind(text(filter.tag.clone()))
        .bind(filter.lang.map_or("", |lang| lang.code()))
        .bind(text(filter.meeting.map(|id| id.to_string())))
        .bind(filter.kind.map_or("", ReflectionKind::code))
        .bind(i64::from(filter.unread))
        .bind(i64::from(filter.bookmarked))
        .bind(i64::from(filter.shared))
        .bind(after.map_or(i64::MAX, |after| after.at))
        .bind(after.map(|after| after.id.to_string()).unwrap_or_default())
        .bind(many)
        .fetch_all(&db.reader)
        .await?;
    let reflections = rows.into_iter().map(|row| row.into_model(viewer)).collect();
    with_group_authors(db, viewer, reflections).await
}

/// The latest reflections of a person that the viewer may read and that bear the person's name: their own, and notes of a
/// group that are closed. What they wrote without a name is never among them.
///
/// # Errors
/// When the database is unavailable.
pub async fn by_person(
    db: &Db,
    viewer: &Viewer,
    person: PersonId,
    many: i64,
) -> Result<Vec<Reflection>, sqlx::Error> {
    let rows: Vec<ReflectionRow> = sqlx::query_as(reflections!(
        " AND r.unnamed = 0
          AND r.level <> 'me'
          AND r.id IN (SELECT o.id FROM reflection o WHERE o.person_id = $2
                       UNION SELECT w.reflection_id FROM reflection_author w WHERE w.person_id = $2)
          AND (g.reflection_id IS NULL AND r.person_id = $2
               OR g.closed_at IS NOT NULL AND EXISTS (
                 SELECT 1 FROM reflection_author w WHERE w.reflection_id = r.id AND w.person_id = $2))
          ORDER BY r.listed_at DESC, r.id DESC
          LIMIT ($3 + 0)"
    ))
    .bind(viewer_id(viewer))
    .bind(person.to_string())
    .bind(many)
    .fetch_all(&db.reader)
    .await?;
    let reflections = rows.into_iter().map(|row| row.into_model(viewer)).collect();
    with_group_authors(db, viewer, reflections).await
}

/// How many of a community's latest reflections are searched for tags and prompts to filter by, whether the viewer may
/// read few or all of them: the cost stays the same.
const LATEST: i64 = 400;

/// The tags of a community's latest reflections that the viewer may read, the most frequent first.
///
/// # Errors
/// When the database is unavailable.
pub async fn tags(db: &Db, viewer: &Viewer, community: CommunityId) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar(concat!(
        "SELECT t.tag
         FROM (SELECT n.id, n.community_id, n.person_id, n.level, n.removed_at FROM reflection n
               WHERE n.community_id = $2 ORDER BY n.listed_at DESC, n.id DESC LIMIT ($3 + 0)) r
         JOIN community c ON c.id = r.community_id
         JOIN reflection_tag t ON t.reflection_id = r.id
         WHERE ",
        may_read_sql!(),
        " GROUP BY t.tag
         ORDER BY COUNT(*) DESC, t.tag
         LIMIT 40"
    ))
    .bind(viewer_id(viewer))
    .bind(community.to_string())
    .bind(LATEST)
    .fetch_all(&db.reader)
    .await
}

from_row! {
    struct PromptRow {
        prompt_kind: Text<PromptKind>,
        prompt_key: String,
        prompt: Json<LocalizedText>,
        reflections: i64,
    }
}

/// What a community's latest reflections respond to, as far as the viewer may read them, and how many respond to each:
/// the most frequent first.
///
/// # Errors
/// When the database is unavailable.
pub async fn prompts(
    db: &Db,
    viewer: &Viewer,
    community: CommunityId,
) -> Result<Vec<(Prompt, i64)>, sqlx::Error> {
    let rows: Vec<PromptRow> = sqlx::query_as(concat!(
        "SELECT
           p.prompt_kind,
           p.prompt_key,
           MAX(p.prompt) AS prompt,
           COUNT(*) AS reflections
         FROM (SELECT n.id, n.community_id, n.person_id, n.level, n.removed_at FROM reflection n
               WHERE n.community_id = $2 ORDER BY n.listed_at DESC, n.id DESC LIMIT ($3 + 0)) r
         JOIN community c ON c.id = r.community_id
         JOIN reflection p ON p.id = r.id
         WHERE p.prompt_key IS NOT NULL AND ",
        may_read_sql!(),
        " GROUP BY p.prompt_kind, p.prompt_key
         ORDER BY COUNT(*) DESC, p.prompt_key"
    ))
    .bind(viewer_id(viewer))
    .bind(community.to_string())
    .bind(LATEST)
    .fetch_all(&db.reader)
    .await?;
    let prompts = rows.into_iter().map(|row| {
        let PromptRow { prompt_kind: Text(kind), prompt_key: key, prompt: Json(text), reflections } = row;
        (Prompt { kind, key, text }, reflections)
    });
    Ok(prompts.filter(|(prompt, _)| may_see_prompt(viewer, prompt.kind, community)).collect())
}

/// How many moments are read: more than a community has reflections in a year.
const MOMENTS: i64 = 2_000;

/// When reflections of a community were shared that the viewer may read, from one moment to before another.
///
/// # Errors
/// When the database is unavailable.
pub async fn shared_between(
    db: &Db,
    viewer: &Viewer,
    community: CommunityId,
    (from, to): (i64, i64),
) -> Result<Vec<i64>, sqlx::Error> {
    sqlx::query_scalar(concat!(
        "SELECT r.listed_at
         FROM reflection r
         JOIN community c ON c.id = r.community_id
         WHERE r.community_id = $2 AND r.listed_at >= $3 AND r.listed_at < $4 AND r.level <> 'me' AND ",
        may_read_sql!(),
        " ORDER BY r.listed_at DESC
         LIMIT ($5 + 0)"
    ))
    .bind(viewer_id(viewer))
    .bind(community.to_string())
    .bind(from)
    .bind(to)
    .bind(MOMENTS)
    .fetch_all(&db.reader)
    .await
}

from_row! {
    struct ItemRow {
        prompt_key: String,
        reflections: i64,
    }
}

/// The items of a meeting's agenda to which reflections respond that the viewer may read: for each item's id, the key
/// by which lists are filtered, and how many reflections there are.
///
/// # Errors
/// When the database is unavailable.
pub async fn reflections_by_agenda_item(
    db: &Db,
    viewer: &Viewer,
    meeting: MeetingId,
) -> Result<HashMap<String, (String, i64)>, sqlx::Error> {
    let rows: Vec<ItemRow> = sqlx::query_as(concat!(
        "SELECT
           r.prompt_key,
           COUNT(*) AS reflections
         FROM reflection r
         JOIN community c ON c.id = r.community_id
         WHERE r.meeting_id = $2 AND r.prompt_kind = 'item' AND ",
        may_read_sql!(),
        " GROUP BY r.prompt_key"
    ))
    .bind(viewer_id(viewer))
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows
        .into_iter()
        .map(|ItemRow { prompt_key: key, reflections }| {
            let item = key.split_once('/').map_or("", |(_, item)| item).to_owned();
            (item, (key, reflections))
        })
        .collect())
}

from_row! {
    struct TextsRow {
        id: String,
        texts: Json<Texts>,
    }
}

const READABLE: &str = may_read_sql!();

/// How many texts one statement reads.
const TEXTS_AT_ONCE: usize = 200;

/// The texts of those of these reflections that the viewer may read, by their ids.
///
/// # Errors
/// When the database is unavailable.
pub async fn readable_texts(
    db: &Db,
    viewer: &Viewer,
    ids: &[&str],
) -> Result<HashMap<String, Texts>, sqlx::Error> {
    let mut texts = HashMap::new();
    for some in ids.chunks(TEXTS_AT_ONCE) {
        let places: Vec<String> = (2..some.len() + 2).map(|place| format!("${place}")).collect();
        let statement = format!(
            "SELECT r.id, r.texts
             FROM reflection r
             JOIN community c ON c.id = r.community_id
             WHERE r.id IN ({}) AND {READABLE}",
            places.join(", ")
        );
        let mut query = sqlx::query_as::<_, TextsRow>(AssertSqlSafe(statement)).bind(viewer_id(viewer));
        for id in some {
            query = query.bind(*id);
        }
        let rows = query.fetch_all(&db.reader).await?;
        texts.extend(rows.into_iter().map(|row| (row.id, row.texts.0)));
    }
    Ok(texts)
}

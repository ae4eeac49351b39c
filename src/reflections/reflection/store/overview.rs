//! What the home of a person shows of reflections, in one statement.

use std::collections::HashMap;

use super::{may_read_sql, viewer_id};
use crate::reflection::{model::Texts, rules::TRANSLATION_AWAITED_FOR};
use ensemble_common::editing::model::{FieldSet, TRANSLATION};
use ensemble_core::{
    Lang,
    format::day_of,
    ids::{CommunityId, ReflectionId},
    rights::Viewer,
    string_enum,
};
use ensemble_server::db::{
    Db,
    columns::unreadable,
    row::{Json, Text, from_row},
};

string_enum! {
    /// What a row of the statement is.
    Part {
        New = "new",
        Reply = "reply",
        Bookmark = "bookmark",
        Draft = "draft",
        Review = "review",
        Update = "update",
        Translate = "translate",
        Report = "report",
    }
}

/// Who wrote something, as far as the viewer may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    Named(String),
    Group,
    Anonymous,
}

/// A reflection, or a reply to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverviewEntry {
    pub id: ReflectionId,
    pub community: CommunityId,
    /// In milliseconds UTC; of an anonymous reflection, its day.
    pub at: i64,
    pub author: Author,
    /// The texts of the reflection.
    pub texts: Texts,
    /// The text of the reply, in Markdown.
    pub reply: String,
}

/// A text that the viewer has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverviewDraft {
    pub id: ReflectionId,
    /// Whether it is a translation.
    pub translation: bool,
    /// When it was saved, in milliseconds UTC.
    pub at: i64,
    pub fields: FieldSet,
}

/// What concerns a person among the reflections that they may read, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// What others shared in the viewer's communities, unread.
    pub new: Vec<OverviewEntry>,
    /// What others replied to the viewer, unread.
    pub replies: Vec<OverviewEntry>,
    pub bookmarks: Vec<OverviewEntry>,
    pub drafts: Vec<OverviewDraft>,
    /// Translations of the viewer's texts that others made and nobody read over; `author` is the translator.
    pub to_review: Vec<OverviewEntry>,
    /// Translations that are behind: of what the viewer wrote or translated, and in the communities they facilitate.
    pub to_update: Vec<OverviewEntry>,
    /// What is not in the viewer's language yet, and outdated translations into it that were asked for, without those of
    /// `to_update`.
    pub to_translate: Vec<OverviewEntry>,
    /// Open reports in communities that the viewer facilitates: how many, and since when.
    pub reports: HashMap<CommunityId, (u32, i64)>,
}

from_row! {
    struct OverviewRow {
        part: Text<Part>,
        subject: String,
        community_id: Option<Text<CommunityId>>,
        at: i64,
        author: Option<String>,
        grouped: bool,
        texts: Option<Json<Texts>>,
        written: Option<String>,
        number: u32,
    }
}

/// The parts of the statement: the same columns, `$1` the viewer, `$2` since when something is new, `$3` the beginning of
/// that day, `$4` the viewer's language, `$5` since when a text waits for a translation.
const STATEMENT: &str = concat!(
    // What is kept by its day only is new on the whole day.
    "SELECT * FROM (
       SELECT
         'new' AS part,
         r.id AS subject,
         r.community_id,
         r.listed_at AS at,
         CASE WHEN r.unnamed = 1 THEN NULL ELSE a.name END AS author,
         CASE WHEN g.reflection_id IS NULL THEN 0 ELSE 1 END AS grouped,
         r.texts,
         CAST(NULL AS TEXT) AS written,
         0 AS number
       FROM membership m
       JOIN reflection r ON r.community_id = m.community_id
       JOIN community c ON c.id = r.community_id
       JOIN person a ON a.id = r.person_id
       LEFT JOIN reflection_group g ON g.reflection_id = r.id
       WHERE m.person_id = $1 AND c.archived_at IS NULL AND r.person_id <> $1
         AND r.listed_at >= $3 AND (r.unnamed = 1 OR r.listed_at > $2)
         AND NOT EXISTS (SELECT 1 FROM reflection_seen s WHERE s.reflection_id = r.id AND s.person_id = $1)
         AND ",
    may_read_sql!(),
    " ORDER BY r.listed_at DESC, r.id DESC
       LIMIT 7) n
     UNION ALL
     SELECT * FROM (
       SELECT
         'reply',
         r.id,
         r.community_id,
         k.created_at AS at,
         CASE WHEN r.unnamed = 1 AND k.person_id = r.person_id THEN NULL ELSE a.name END,
         0,
         r.texts,
         k.text,
         0
       FROM (
         SELECT k.id FROM reflection o
         JOIN reflection_comment k ON k.reflection_id = o.id AND k.removed_at IS NULL AND k.created_at > $2
         WHERE o.person_id = $1
         UNION
         SELECT k.id FROM reflection_author o
         JOIN reflection_comment k ON k.reflection_id = o.reflection_id AND k.removed_at IS NULL AND k.created_at > $2
         WHERE o.person_id = $1
         UNION
         SELECT k.id FROM reflection_comment o
         JOIN reflection_comment k ON k.reflection_id = o.reflection_id AND k.removed_at IS NULL AND k.created_at > $2
           AND k.parent_id = o.id
         WHERE o.person_id = $1 AND o.removed_at IS NULL) f
       JOIN reflection_comment k ON k.id = f.id
       JOIN reflection r ON r.id = k.reflection_id
       JOIN community c ON c.id = r.community_id
       JOIN person a ON a.id = k.person_id
       WHERE k.person_id <> $1 AND c.archived_at IS NULL
         AND NOT EXISTS (
           SELECT 1 FROM reflection_seen s
           WHERE s.reflection_id = r.id AND s.person_id = $1 AND s.at >= k.created_at)
         AND ",
    may_read_sql!(),
    " ORDER BY k.created_at DESC, k.id DESC
       LIMIT 5) n
     UNION ALL
     SELECT * FROM (
       SELECT
         'bookmark',
         r.id,
         r.community_id,
         r.listed_at AS at,
         CASE WHEN r.unnamed = 1 AND r.person_id <> $1 THEN NULL ELSE a.name END,
         CASE WHEN g.reflection_id IS NULL THEN 0 ELSE 1 END,
         r.texts,
         NULL,
         0
       FROM reflection_sign s
       JOIN reflection r ON r.id = s.reflection_id
       JOIN community c ON c.id = r.community_id
       JOIN person a ON a.id = r.person_id
       LEFT JOIN reflection_group g ON g.reflection_id = r.id
       WHERE s.person_id = $1 AND s.sign = 'bookmark' AND c.archived_at IS NULL AND ",
    may_read_sql!(),
    " ORDER BY s.at DESC, r.id DESC
       LIMIT 4) n
     UNION ALL
     SELECT * FROM (
       SELECT
         'draft',
         d.subject_id,
         NULL,
         d.updated_at AS at,
         NULL,
         0,
         NULL,
         d.content,
         0
       FROM draft d
       WHERE d.person_id = $1 AND d.subject_kind = 'reflection'
         AND CASE
           WHEN d.subject_id LIKE '%/translation' THEN EXISTS (
             SELECT 1 FROM reflection r
             JOIN community c ON c.id = r.community_id
             WHERE r.id = REPLACE(d.subject_id, '/translation', '') AND c.archived_at IS NULL AND ",
    may_read_sql!(),
    "      )
           ELSE NOT EXISTS (
             SELECT 1 FROM reflection r WHERE r.id = d.subject_id AND (r.removed_at IS NOT NULL OR r.person_id <> $1))
         END
       ORDER BY d.updated_at DESC, d.subject_id
       LIMIT 3) n
     UNION ALL
     SELECT * FROM (
       SELECT
         'review',
         r.id,
         r.community_id,
         w.at AS at,
         a.name,
         0,
         r.texts,
         NULL,
         0
       FROM (SELECT q.* FROM reflection q
             JOIN community k ON k.id = q.community_id AND k.archived_at IS NULL
             WHERE q.translation_due = 'review' AND q.person_id = $1
             ORDER BY q.updated_at DESC
             LIMIT 20) r
       JOIN community c ON c.id = r.community_id
       JOIN revision w ON w.subject_kind = 'reflection' AND w.subject_id = r.id AND w.number = (
         SELECT MAX(v.number) FROM revision v
         WHERE v.subject_kind = 'reflection' AND v.subject_id = r.id AND v.person_id <> $1)
       JOIN person a ON a.id = w.person_id
       WHERE c.archived_at IS NULL AND ",
    may_read_sql!(),
    " ORDER BY w.at DESC, r.id
       LIMIT 3) n
     UNION ALL
     SELECT * FROM (
       SELECT
         'update',
         r.id,
         r.community_id,
         r.updated_at AS at,
         NULL,
         0,
         r.texts,
         NULL,
         0
       FROM reflection r
       JOIN community c ON c.id = r.community_id
       WHERE r.id IN (
           SELECT o.id FROM reflection o WHERE o.person_id = $1 AND o.translation_due = 'update'
           UNION
           SELECT o.id
           FROM membership m
           JOIN reflection o ON o.community_id = m.community_id AND o.translation_due = 'update'
           WHERE m.person_id = $1
             AND (m.role = 'facilitator' OR m.role = 'member' AND EXISTS (
               SELECT 1 FROM revision w
               WHERE w.subject_kind = 'reflection' AND w.subject_id = o.id AND w.person_id = $1)))
         AND r.level <> 'me' AND c.archived_at IS NULL
         AND ",
    may_read_sql!(),
    " ORDER BY r.updated_at DESC, r.id
       LIMIT 3) n
     UNION ALL
     SELECT * FROM (
       SELECT
         'translate',
         r.id,
         r.community_id,
         r.listed_at AS at,
         CASE WHEN r.unnamed = 1 THEN NULL ELSE a.name END,
         0,
         r.texts,
         NULL,
         0
       FROM membership m
       JOIN reflection r ON r.community_id = m.community_id
       JOIN community c ON c.id = r.community_id
       JOIN person a ON a.id = r.person_id
       WHERE m.person_id = $1 AND m.role IN ('facilitator', 'member') AND c.archived_at IS NULL AND r.person_id <> $1
         AND EXISTS (SELECT 1 FROM person o WHERE o.id = $1 AND o.translates = 1)
         AND (r.translated = 0 AND (r.listed_at >= $5 OR r.translation_asked_at >= $5)
              OR r.translation_due = 'update' AND r.translation_asked_at >= $5)
         AND r.lang <> $4
         AND r.level IN ('community', 'communities', 'public')
         AND NOT EXISTS (SELECT 1 FROM reflection_group g WHERE g.reflection_id = r.id)
         AND NOT EXISTS (
           SELECT 1 FROM draft d
           WHERE d.person_id = $1 AND d.subject_kind = 'reflection' AND d.subject_id = r.id || '/translation')
         AND ",
    may_read_sql!(),
    " ORDER BY CASE WHEN r.translation_asked_at IS NULL THEN 1 ELSE 0 END, r.listed_at DESC, r.id DESC
       LIMIT 2) n
     UNION ALL
     SELECT
       'report',
       o.community_id,
       o.community_id,
       MIN(o.created_at) AS at,
       NULL,
       0,
       NULL,
       NULL,
       COUNT(*)
     FROM (SELECT p.created_at, q.community_id
           FROM reflection_report p
           JOIN reflection q ON q.id = p.reflection_id
           JOIN membership m ON m.community_id = q.community_id
           WHERE p.outcome IS NULL AND m.person_id = $1 AND m.role = 'facilitator'
           ORDER BY p.created_at DESC
           LIMIT 1000) o
     GROUP BY o.community_id"
);

/// What concerns the viewer among reflections, at `now`; new is what came after `since`.
///
/// # Errors
/// When the database is unavailable.
pub async fn overview(
    db: &Db,
    viewer: &Viewer,
    lang: Lang,
    since: i64,
    now: i64,
) -> Result<Overview, sqlx::Error> {
    let rows: Vec<OverviewRow> = sqlx::query_as(STATEMENT)
        .bind(viewer_id(viewer))
        .bind(since)
        .bind(day_of(since))
        .bind(lang.code())
        .bind(now - TRANSLATION_AWAITED_FOR)
        .fetch_all(&db.reader)
        .await?;
    let mut overview = Overview::default();
    for row in rows {
        let list = match row.part.0 {
            Part::New => &mut overview.new,
            Part::Reply => &mut overview.replies,
            Part::Bookmark => &mut overview.bookmarks,
            Part::Review => &mut overview.to_review,
            Part::Update => &mut overview.to_update,
            Part::Translate => &mut overview.to_translate,
            Part::Draft => {
                overview.drafts.push(row.into_draft()?);
                continue;
            }
            Part::Report => {
                let community = row.community_id.ok_or_else(|| unreadable("community_id"))?.0;
                overview.reports.insert(community, (row.number, row.at));
                continue;
            }
        };
        list.push(row.into_entry()?);
    }
    let Overview { to_update, to_translate, .. } = &mut overview;
    to_translate.retain(|entry| to_update.iter().all(|other| other.id != entry.id));
    for list in [
        &mut overview.new,
        &mut overview.replies,
        &mut overview.to_review,
        &mut overview.to_update,
        &mut overview.to_translate,
    ] {
        list.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    }
    overview.drafts.sort_by_key(|draft| std::cmp::Reverse(draft.at));
    Ok(overview)
}

impl OverviewRow {
    fn into_entry(self) -> Result<OverviewEntry, sqlx::Error> {
        let author = match self.author {
            Some(_) if self.grouped => Author::Group,
            Some(name) => Author::Named(name),
            None => Author::Anonymous,
        };
        Ok(OverviewEntry {
            id: self.subject.parse().map_err(|_| unreadable("subject"))?,
            community: self.community_id.ok_or_else(|| unreadable("community_id"))?.0,
            at: self.at,
            author,
            texts: self.texts.ok_or_else(|| unreadable("texts"))?.0,
            reply: self.written.unwrap_or_default(),
        })
    }

    fn into_draft(self) -> Result<OverviewDraft, sqlx::Error> {
        let id = self.subject.strip_suffix(TRANSLATION);
        Ok(OverviewDraft {
            id: id.unwrap_or(&self.subject).parse().map_err(|_| unreadable("subject"))?,
            translation: id.is_some(),
            at: self.at,
            fields: serde_json::from_str(&self.written.unwrap_or_default())
                .map_err(|_| unreadable("content"))?,
        })
    }
}

//! All the SQL of reflections. Rows stay here; what leaves is the model.
//!
//! Who sees a reflection is one predicate, [`seen!`], in which `$1` is whoever asks: every statement
//! that gives away anything of one has it, so that narrowing takes effect at once everywhere.
//! [`rules::visible`](super::rules::visible) says the same in Rust.

mod bulk;
mod files;
pub mod group;
mod list;
mod lock;
mod moderation;
mod notifications;
mod replies;
mod search;
mod write;

use sqlx::{Row, any::AnyRow};

pub use bulk::{Reply, Whole, add_all};
pub use files::{
    MOST_ATTACHMENTS, add_attachment, ask_about_attachments, attachment, attachment_count, attachments,
    confirm_attachments, remove_attachment, remove_attachments, replace_attachment, unchecked_attachment,
};
pub use list::{answered, list, prompts, tags};
pub use lock::{Precondition, lock_unchanged, lock_visible};
pub use moderation::{Decision, PrivateReport, author, decide, private_reports, report, reports, tombstones};
pub use notifications::{ReplyRecipients, has_unread_notice, reply_recipients};
pub use replies::{NewComment, comment, comments, give, mark_read, reactions, remove_comment};
pub use search::{Candidate, Kind, Place, candidates, catch_up, places, rarest, stems_like, suggested_tags};
pub use write::{NewReflection, add, owner, readers, remove, set_kind, share, write};

use super::{
    model::{Audience, Counts, Group, Prompt, PromptKind, Reflection, ReflectionKind, Visibility},
    rules::{prompt_shown, visible},
};
use crate::{
    community::model::Heading,
    i18n::{Lang, LocalizedText},
    ids::{CommunityId, ReflectionId},
    rights::{Action, Viewer, rules as rights},
    server::{
        db::{
            Db,
            columns::{RECORD, document, unreadable},
        },
        names,
    },
};

/// Whether `$1` sees the reflection `r` of the community `c`.
macro_rules! seen {
    () => {
        "(r.removed_at IS NULL AND (
           r.person_id = $1
           OR r.level = 'public' AND c.archived_at IS NULL
           OR r.level = 'communities' AND c.archived_at IS NULL
              AND EXISTS (SELECT 1 FROM membership v WHERE v.person_id = $1)
           OR r.level IN ('community', 'communities', 'public')
              AND EXISTS (SELECT 1 FROM membership v WHERE v.person_id = $1 AND v.community_id = r.community_id
                          AND v.role IN ('member', 'facilitator'))
           OR r.level = 'facilitators'
              AND EXISTS (SELECT 1 FROM membership v WHERE v.person_id = $1 AND v.community_id = r.community_id
                          AND v.role = 'facilitator')
           OR r.level = 'people'
              AND EXISTS (SELECT 1 FROM reflection_reader v WHERE v.person_id = $1 AND v.reflection_id = r.id)))"
    };
}
pub(super) use seen;

/// Reflections that `$1` sees, in the columns that [`read`] knows; what is given comes after the
/// predicate.
macro_rules! reflections {
    ($($rest:expr),*) => {
        concat!(
            "SELECT
               r.id, r.community_id, r.person_id, r.level, r.unnamed, r.lang, r.mark, r.prompt_kind,
               r.prompt_key, r.meeting_id, r.revision, r.shown_from, r.updated_at, r.listed_at,
               CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END,
               CASE WHEN r.unnamed = 1 AND r.person_id <> $1 THEN NULL ELSE a.name END,
               c.heading, fr.slug, en.slug,
               (SELECT string_agg(t.tag, ',') FROM reflection_tag t WHERE t.reflection_id = r.id),
               (SELECT string_agg(t.person_id, ',') FROM reflection_reader t WHERE t.reflection_id = r.id),
               CASE WHEN r.person_id = $1 OR EXISTS (
                 SELECT 1 FROM reflection_seen t WHERE t.reflection_id = r.id AND t.person_id = $1 AND t.revision = r.revision
               ) THEN 1 ELSE 0 END,
               (SELECT COUNT(*) FROM reflection_comment t WHERE t.reflection_id = r.id AND t.removed_at IS NULL),
               (SELECT COUNT(*) FROM reflection_sign t WHERE t.reflection_id = r.id AND t.sign = 'useful'),
               (SELECT COUNT(*) FROM reflection_sign t WHERE t.reflection_id = r.id AND t.sign = 'tried'),
               (SELECT COUNT(*) FROM reflection_sign t WHERE t.reflection_id = r.id AND t.sign = 'question'),
               r.prompt, r.texts,
               CASE WHEN g.reflection_id IS NULL THEN 0 WHEN g.closed_at IS NULL THEN 1 ELSE 2 END,
               (SELECT string_agg(n.name, '\u{1e}') FROM reflection_author t JOIN person n ON n.id = t.person_id
                WHERE t.reflection_id = r.id AND (r.unnamed = 0 OR r.person_id = $1))
             FROM reflection r
             LEFT JOIN reflection_group g ON g.reflection_id = r.id
             JOIN community c ON c.id = r.community_id
             JOIN person a ON a.id = r.person_id
             JOIN community_slug fr ON fr.community_id = r.community_id AND fr.lang = 'fr' AND fr.current = 1
             JOIN community_slug en ON en.community_id = r.community_id AND en.lang = 'en' AND en.current = 1
             WHERE ",
            $crate::reflection::store::seen!(),
            $($rest),*
        )
    };
}
use reflections;

/// Whoever asks, as the predicate takes it.
fn viewer_id(viewer: &Viewer) -> String {
    viewer.id().map(|id| id.to_string()).unwrap_or_default()
}

/// One reflection, if whoever asks sees it.
///
/// # Errors
/// When the database is away.
pub async fn find(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<Option<Reflection>, sqlx::Error> {
    let row = sqlx::query(reflections!(" AND r.id = $2"))
        .bind(viewer_id(viewer))
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    let found = row.map(|row| read(&row, viewer)).transpose()?;
    // Both locks on the same door: the viewer's roles are those of this request.
    Ok(found.filter(|found| visible(viewer, &found.visibility)))
}

fn read(row: &AnyRow, viewer: &Viewer) -> Result<Reflection, sqlx::Error> {
    let id = |column: usize, name: &str| -> Result<uuid::Uuid, sqlx::Error> {
        row.try_get::<&str, _>(column)?.parse().map_err(|_| unreadable(name))
    };
    let count = |column: usize| -> Result<u32, sqlx::Error> {
        u32::try_from(row.try_get::<i64, _>(column)?).map_err(|_| unreadable("count"))
    };
    let list = |column: usize| -> Result<Vec<String>, sqlx::Error> {
        let packed: Option<&str> = row.try_get(column)?;
        let mut all: Vec<String> =
            packed.into_iter().flat_map(|packed| packed.split(',')).map(str::to_owned).collect();
        all.sort();
        Ok(all)
    };
    // The names are separated by what no name holds; those that were stored before they were cleaned are now.
    let authors = |packed: Option<&str>| {
        let mut names: Vec<String> =
            packed.into_iter().flat_map(|packed| packed.split(RECORD)).map(names::line).collect();
        names.sort();
        names
    };
    let community = id(1, "community_id")?.into();
    let heading: Heading = document("heading", row.try_get(16)?)?;
    let kind: Option<&str> = row.try_get(6)?;
    let meeting: Option<&str> = row.try_get(9)?;
    let prompt = prompt(row.try_get(7)?, row.try_get(8)?, row.try_get(26)?)?
        .filter(|prompt| prompt_shown(viewer, prompt.kind, community));
    Ok(Reflection {
        id: id(0, "id")?.into(),
        visibility: Visibility {
            author: id(2, "person_id")?.into(),
            community,
            archived: row.try_get::<i64, _>(14)? != 0,
            audience: Audience::from_code(row.try_get(3)?).ok_or_else(|| unreadable("level"))?,
            readers: list(20)?
                .iter()
                .map(|reader| reader.parse().map_err(|_| unreadable("reader")))
                .collect::<Result<_, _>>()?,
            removed: false,
        },
        anonymous: row.try_get::<i64, _>(4)? != 0,
        author: row.try_get(15)?,
        community: heading.name,
        slugs: [row.try_get(17)?, row.try_get(18)?],
        lang: Lang::from_code(row.try_get(5)?).ok_or_else(|| unreadable("lang"))?,
        kind: kind
            .map(|kind| ReflectionKind::from_code(kind).ok_or_else(|| unreadable("mark")))
            .transpose()?,
        prompt,
        meeting: meeting.map(|id| id.parse().map_err(|_| unreadable("meeting_id"))).transpose()?,
        tags: list(19)?,
        revision: row.try_get(10)?,
        shown_from: row.try_get(11)?,
        updated_at: row.try_get(12)?,
        listed_at: row.try_get(13)?,
        read: row.try_get::<i64, _>(21)? != 0,
        counts: Counts { comments: count(22)?, useful: count(23)?, tried: count(24)?, question: count(25)? },
        texts: document("texts", row.try_get(27)?)?,
        group: match row.try_get::<i64, _>(28)? {
            0 => None,
            state => Some(Group { open: state == 1, authors: authors(row.try_get(29)?) }),
        },
    })
}

fn prompt(
    kind: Option<&str>,
    key: Option<String>,
    text: Option<&str>,
) -> Result<Option<Prompt>, sqlx::Error> {
    let (Some(kind), Some(key), Some(text)) = (kind, key, text) else { return Ok(None) };
    Ok(Some(Prompt {
        kind: PromptKind::from_code(kind).ok_or_else(|| unreadable("prompt_kind"))?,
        key,
        text: document("prompt", text)?,
    }))
}

/// Whether somebody may keep a draft of a reflection: of their own, or of one that is not there yet.
///
/// # Errors
/// When the database is away.
pub async fn may_draft(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<bool, sqlx::Error> {
    let writes = |community: &CommunityId| rights::may(viewer, Action::WriteReflections, Some(*community));
    match owner(db, id).await? {
        Some(owner) => Ok(viewer.id() == Some(owner)),
        None => Ok(viewer.roles.iter().any(|(community, _)| writes(community))),
    }
}

/// A community in which somebody writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// What it is called.
    pub name: LocalizedText,
    /// Its slugs, French and English.
    pub slugs: [String; 2],
}

/// The communities in which somebody writes, in the order of lists.
///
/// # Errors
/// When the database is away.
pub async fn homes(db: &Db, viewer: &Viewer) -> Result<Vec<Home>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT c.heading, fr.slug, en.slug
         FROM membership m
         JOIN community c ON c.id = m.community_id
         JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
         WHERE m.person_id = $1 AND m.role IN ('member', 'facilitator') AND c.archived_at IS NULL
         ORDER BY c.position, c.id",
    )
    .bind(viewer_id(viewer))
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            let heading: Heading = document("heading", row.try_get(0)?)?;
            Ok(Home { name: heading.name, slugs: [row.try_get(1)?, row.try_get(2)?] })
        })
        .collect()
}

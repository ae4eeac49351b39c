//! The row of a reflection.

use std::collections::HashMap;

use serde::Deserialize;
use sqlx::AssertSqlSafe;

use super::{may_read_sql, viewer_id};
use crate::reflection::{
    model::{Audience, Counts, GroupNote, Prompt, PromptKind, Reflection, ReflectionKind, Texts, Visibility},
    rules::may_see_prompt,
};
use ensemble_communities::community::model::Heading;
use ensemble_core::{
    Lang, LocalizedText,
    fold::sort_by_name,
    ids::{CommunityId, MeetingId, PersonId, ReflectionId},
    rights::Viewer,
};
use ensemble_server::{
    db::{
        Db,
        row::{Json, Text, from_row},
    },
    names,
};

from_row! {
    /// Columns keep older names: `level` is the audience, `unnamed` anonymous, `mark` the kind, `shown_from` the first
    /// visible revision; in the table `reflection_sign`, a `sign` is a reaction.
    pub(super) struct ReflectionRow {
        id: Text<ReflectionId>,
        community_id: Text<CommunityId>,
        person_id: Text<PersonId>,
        level: Text<Audience>,
        unnamed: bool,
        lang: Text<Lang>,
        mark: Option<Text<ReflectionKind>>,
        prompt_kind: Option<Text<PromptKind>>,
        prompt_key: Option<String>,
        prompt: Option<Json<LocalizedText>>,
        meeting_id: Option<Text<MeetingId>>,
        revision: i64,
        shown_from: i64,
        updated_at: i64,
        listed_at: i64,
        texts: Json<Texts>,
        archived: bool,
        author: Option<String>,
        community: Json<Heading>,
        slug_fr: String,
        slug_en: String,
        tags: Option<String>,
        readers: Option<Json<Vec<ReaderEntry>>>,
        is_read: bool,
        comments: u32,
        useful: u32,
        tried: u32,
        question: u32,
        grouped: bool,
        group_open: bool,
        translation_asked_at: Option<i64>,
        translation_asked_revision: Option<i64>,
    }
}

#[derive(Deserialize)]
struct ReaderEntry {
    person: PersonId,
}

/// Reflections that `$1` may read, in the columns of a [`ReflectionRow`]; `$rest` is appended to the `WHERE` clause.
/// The caller has [`json_list!`] in scope.
macro_rules! reflections {
    ($($rest:expr),*) => {
        concat!(
            "SELECT
               r.id,
               r.community_id,
               r.person_id,
               r.level,
               r.unnamed,
               r.lang,
               r.mark,
               r.prompt_kind,
               r.prompt_key,
               r.prompt,
               r.meeting_id,
               r.revision,
               r.shown_from,
               r.updated_at,
               r.listed_at,
               r.texts,
               CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived,
               CASE WHEN r.unnamed = 1 AND r.person_id <> $1 THEN NULL ELSE a.name END AS author,
               c.heading AS community,
               fr.slug AS slug_fr,
               en.slug AS slug_en,
               (SELECT string_agg(t.tag, ',') FROM reflection_tag t WHERE t.reflection_id = r.id) AS tags,
               (SELECT ", json_list!(text "person": "t.person_id"),
            "   FROM reflection_reader t WHERE t.reflection_id = r.id) AS readers,
               CASE WHEN r.person_id = $1 OR EXISTS (
                 SELECT 1 FROM reflection_seen t
                 WHERE t.reflection_id = r.id AND t.person_id = $1 AND t.revision = r.revision
               ) THEN 1 ELSE 0 END AS is_read,
               (SELECT COUNT(*) FROM reflection_comment t
                WHERE t.reflection_id = r.id AND t.removed_at IS NULL) AS comments,
               (SELECT COUNT(*) FROM reflection_sign t WHERE t.reflection_id = r.id AND t.sign = 'useful') AS useful,
               (SELECT COUNT(*) FROM reflection_sign t WHERE t.reflection_id = r.id AND t.sign = 'tried') AS tried,
               (SELECT COUNT(*) FROM reflection_sign t
                WHERE t.reflection_id = r.id AND t.sign = 'question') AS question,
               CASE WHEN g.reflection_id IS NULL THEN 0 ELSE 1 END AS grouped,
               CASE WHEN g.reflection_id IS NOT NULL AND g.closed_at IS NULL THEN 1 ELSE 0 END AS group_open,
               r.translation_asked_at,
               r.translation_asked_revision
             FROM reflection r
             LEFT JOIN reflection_group g ON g.reflection_id = r.id
             JOIN community c ON c.id = r.community_id
             JOIN person a ON a.id = r.person_id
             JOIN community_slug fr ON fr.community_id = r.community_id AND fr.lang = 'fr' AND fr.current = 1
             JOIN community_slug en ON en.community_id = r.community_id AND en.lang = 'en' AND en.current = 1
             WHERE ",
            $crate::reflection::store::may_read_sql!(),
            $($rest),*
        )
    };
}
pub(super) use ensemble_server::db::row::json_list;
pub(super) use reflections;

impl ReflectionRow {
    /// The reflection as the viewer may read it. The authors of a group's note are loaded by a
    /// [second query](with_group_authors).
    pub(super) fn into_model(self, viewer: &Viewer) -> Reflection {
        let community = self.community_id.0;
        let mine = viewer.id() == Some(self.person_id.0);
        let prompt = match (self.prompt_kind, self.prompt_key, self.prompt) {
            (Some(Text(kind)), Some(key), Some(Json(text))) => Some(Prompt { kind, key, text }),
            _ => None,
        };
        let mut readers: Vec<PersonId> =
            self.readers.into_iter().flat_map(|list| list.0).map(|entry| entry.person).collect();
        readers.sort();
        // A tag holds no comma: people separate tags with commas.
        let mut tags: Vec<String> =
            self.tags.iter().flat_map(|tags| tags.split(',')).map(str::to_owned).collect();
        let lang = self.lang.0;
        sort_by_name(lang, &mut tags, |tag| tag);
        Reflection {
            id: self.id.0,
            visibility: Visibility {
                author: self.person_id.0,
                community,
                community_archived: self.archived,
                audience: self.level.0,
                chosen_people: readers,
                removed: false,
            },
            anonymous: self.unnamed,
            author_name: self.author,
            community_name: self.community.0.name,
            slugs: [self.slug_fr, self.slug_en],
            lang: self.lang.0,
            kind: self.mark.map(|kind| kind.0),
            // Authors keep the prompt that they chose, also when they may no longer read the agenda: it is saved again
            // with each change.
            prompt: prompt.filter(|prompt| mine || may_see_prompt(viewer, prompt.kind, community)),
            meeting: self.meeting_id.map(|id| id.0),
            tags,
            revision: self.revision,
            first_visible_revision: self.shown_from,
            updated_at: self.updated_at,
            listed_at: self.listed_at,
            is_read: self.is_read,
            counts: Counts {
                comments: self.comments,
                useful: self.useful,
                tried: self.tried,
                question: self.question,
            },
            texts: self.texts.0,
            translation_asked_at: self.translation_asked_at,
            translation_asked_revision: self.translation_asked_revision,
            group_note: self.grouped.then(|| GroupNote { open: self.group_open, authors: Vec::new() }),
        }
    }
}

from_row! {
    struct GroupAuthorRow {
        reflection_id: Text<ReflectionId>,
        name: String,
    }
}

/// Adds the names of those who wrote closed notes of groups, where the viewer may know them. One statement, and none
/// where there is no such note: names may contain any character, therefore they are not joined into a column.
pub(super) async fn with_group_authors(
    db: &Db,
    viewer: &Viewer,
    mut reflections: Vec<Reflection>,
) -> Result<Vec<Reflection>, sqlx::Error> {
    let closed: Vec<String> = reflections
        .iter()
        .filter(|reflection| reflection.group_note.as_ref().is_some_and(|note| !note.open))
        .map(|reflection| reflection.id.to_string())
        .collect();
    if closed.is_empty() {
        return Ok(reflections);
    }
    let places = (2..closed.len() + 2).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ");
    let statement = format!(
        "SELECT
           t.reflection_id,
           n.name
         FROM reflection_author t
         JOIN person n ON n.id = t.person_id
         JOIN reflection r ON r.id = t.reflection_id
         JOIN community c ON c.id = r.community_id
         WHERE r.id IN ({places})
           AND (r.unnamed = 0 OR r.person_id = $1)
           AND {}",
        may_read_sql!()
    );
    let mut query = sqlx::query_as(AssertSqlSafe(statement)).bind(viewer_id(viewer));
    for id in closed {
        query = query.bind(id);
    }
    let rows: Vec<GroupAuthorRow> = query.fetch_all(&db.reader).await?;
    let mut names: HashMap<ReflectionId, Vec<String>> = HashMap::new();
    for row in rows {
        // Names that were stored before they were cleaned are cleaned here.
        names.entry(row.reflection_id.0).or_default().push(names::line(&row.name));
    }
    for reflection in &mut reflections {
        if let Some(note) = &mut reflection.group_note
            && let Some(mut authors) = names.remove(&reflection.id)
        {
            sort_by_name(Lang::Fr, &mut authors, |name| name);
            note.authors = authors;
        }
    }
    Ok(reflections)
}

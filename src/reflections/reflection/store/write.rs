//! Writing a reflection, sharing it, removing it.

use sqlx::AnyConnection;

use super::search::{self, SearchKind, add_terms};
use crate::reflection::{
    model::{Audience, PromptKind, ReflectionContent, ReflectionKind, RemovedBy, Texts},
    rules::TRANSLATION_AWAITED_FOR,
};
use ensemble_core::{
    LocalizedText, Translation,
    format::day_of,
    ids::{CommunityId, MeetingId, PersonId, ReflectionId},
};
use ensemble_search::{Field, Terms};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Text, from_row},
};

from_row! {
    struct AuthorRow {
        person_id: Text<PersonId>,
    }
}

/// The author of a reflection, without regard to a viewer; `None` when it does not exist or was removed.
///
/// # Errors
/// When the database is unavailable.
pub async fn author_id(db: &Db, id: ReflectionId) -> Result<Option<PersonId>, sqlx::Error> {
    let row: Option<AuthorRow> =
        sqlx::query_as("SELECT person_id FROM reflection WHERE id = $1 AND removed_at IS NULL")
            .bind(id.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(row.map(|row| row.person_id.0))
}

/// A reflection to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewReflection {
    pub id: ReflectionId,
    pub community: CommunityId,
    pub author: PersonId,
}

/// Writes a new reflection, which only its author may read. `false`, and nothing is written, when one with this id
/// exists: the form was sent twice.
///
/// # Errors
/// When the database is unavailable.
pub async fn insert(
    tx: &mut AnyConnection,
    new: NewReflection,
    content: &ReflectionContent,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO reflection (
           id,
           community_id,
           person_id,
           lang,
           translated,
           prompt_kind,
           prompt_key,
           meeting_id,
           created_at,
           updated_at,
           listed_at,
           prompt,
           texts,
           translation_due
         ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $9, $10, $11, $12)
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(new.id.to_string())
    .bind(new.community.to_string())
    .bind(new.author.to_string())
    .bind(content.lang.code())
    .bind(i64::from(matches!(content.texts.body, LocalizedText::Pair { .. })))
    .bind(content.prompt.as_ref().map(|prompt| prompt.kind.code()))
    .bind(content.prompt.as_ref().map(|prompt| prompt.key.clone()))
    .bind(meeting(content).map(|id| id.to_string()))
    .bind(now)
    .bind(content.prompt.as_ref().map(|prompt| to_json(&prompt.text)).transpose()?)
    .bind(to_json(&content.texts)?)
    .bind(translation_due(&content.texts))
    .execute(&mut *tx)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    set_tags(tx, new.id, &content.tags).await?;
    search::put(tx, SearchKind::Reflection, &new.id.to_string(), 1, now, searched(content)).await?;
    Ok(true)
}

/// What is to be done about the translation of a reflection.
pub(super) fn translation_due(texts: &Texts) -> Option<&'static str> {
    let translations = texts.title.iter().chain([&texts.body]).filter_map(|text| match text {
        LocalizedText::Pair { translation, .. } => Some(*translation),
        LocalizedText::Single { .. } => None,
    });
    let due = translations.map(|translation| match translation {
        Translation::Outdated { .. } => Some("update"),
        Translation::Current { reviewed: false } => Some("review"),
        Translation::Current { reviewed: true } => None,
    });
    // Of both, "update" is the greater.
    due.max().flatten()
}

/// The search terms of a reflection: of its title, its text and its tags.
pub(super) fn searched(content: &ReflectionContent) -> Terms {
    let mut terms = Terms::default();
    add_terms(&mut terms, content.texts.title.as_ref(), Field::Title);
    add_terms(&mut terms, Some(&content.texts.body), Field::Body);
    let tags = LocalizedText::Single { lang: content.lang, text: content.tags.join(", ") };
    add_terms(&mut terms, Some(&tags), Field::Body);
    terms
}

/// The meeting to which the prompt belongs.
pub(super) fn meeting(content: &ReflectionContent) -> Option<MeetingId> {
    let prompt = content.prompt.as_ref().filter(|prompt| prompt.kind != PromptKind::Question)?;
    prompt.key.split('/').next()?.parse().ok()
}

from_row! {
    struct SavedRow {
        revision: i64,
        listed_at: i64,
    }
}

/// Whether both languages of the text say the same, so that a request for a translation is answered.
const fn is_translated(texts: &Texts) -> bool {
    matches!(texts.body, LocalizedText::Pair { translation: Translation::Current { .. }, .. })
}

/// Saves a reflection, if it is still at this revision; returns the new revision. A request for its translation ends once there
/// is a current one.
///
/// # Errors
/// When the database is unavailable.
pub async fn update(
    tx: &mut AnyConnection,
    id: ReflectionId,
    revision: i64,
    content: &ReflectionContent,
    now: i64,
) -> Result<Option<i64>, sqlx::Error> {
    let row: Option<SavedRow> = sqlx::query_as(
        "UPDATE reflection
         SET
           lang = $3,
           translated = $4,
           prompt_kind = $5,
           prompt_key = $6,
           meeting_id = $7,
           updated_at = CASE WHEN unnamed = 1 AND level <> 'me' THEN $11 ELSE $8 END,
           prompt = $9,
           texts = $10,
           translation_due = $12,
           translation_asked_at = CASE WHEN $13 = 1 THEN NULL ELSE translation_asked_at END,
           revision = revision + 1
         WHERE id = $1 AND revision = $2 AND removed_at IS NULL
         RETURNING revision, listed_at",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(content.lang.code())
    .bind(i64::from(matches!(content.texts.body, LocalizedText::Pair { .. })))
    .bind(content.prompt.as_ref().map(|prompt| prompt.kind.code()))
    .bind(content.prompt.as_ref().map(|prompt| prompt.key.clone()))
    .bind(meeting(content).map(|id| id.to_string()))
    .bind(now)
    .bind(content.prompt.as_ref().map(|prompt| to_json(&prompt.text)).transpose()?)
    .bind(to_json(&content.texts)?)
    .bind(day_of(now))
    .bind(translation_due(&content.texts))
    .bind(i64::from(is_translated(&content.texts)))
    .fetch_optional(&mut *tx)
    .await?;
    let Some(SavedRow { revision, listed_at }) = row else { return Ok(None) };
    set_tags(tx, id, &content.tags).await?;
    search::put(tx, SearchKind::Reflection, &id.to_string(), revision, listed_at, searched(content)).await?;
    Ok(Some(revision))
}

async fn set_tags(tx: &mut AnyConnection, id: ReflectionId, tags: &[String]) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM reflection_tag WHERE reflection_id = $1")
        .bind(id.to_string())
        .execute(&mut *tx)
        .await?;
    for tag in tags {
        sqlx::query("INSERT INTO reflection_tag (reflection_id, tag, folded) VALUES ($1, $2, $3)")
            .bind(id.to_string())
            .bind(tag)
            .bind(search::folded_tag(tag))
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

from_row! {
    struct DatesRow {
        listed_at: i64,
        updated_at: i64,
    }
}

/// Sets who may read a reflection: its audience, the chosen people (`people` replaces those who were chosen before), whether
/// it is shared without its author's name, and the revision from which readers see its history. One that only its author
/// could read until now is listed, and found among results that match as well, as one of this moment; an anonymous one as one of
/// this day.
///
/// Of an anonymous one that others may read, only the days of its listing and of its last change are stored, also in the
/// index: the exact times could be correlated with the author's other activity. When fewer people than the members of its community may read it
/// from now on, the time of that is stored, in milliseconds: works that quote from it say when it was withdrawn from them.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_sharing(
    tx: &mut AnyConnection,
    id: ReflectionId,
    audience: Audience,
    anonymous: bool,
    people: &[PersonId],
    first_visible_revision: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    let row: Option<DatesRow> = sqlx::query_as(
        "UPDATE reflection
         SET
           listed_at = CASE WHEN level = 'me' AND $2 <> 'me' THEN $5 ELSE listed_at END,
           narrowed_at = CASE
             WHEN $2 IN ('community', 'communities', 'public') THEN NULL
             WHEN level IN ('community', 'communities', 'public') THEN $5
             ELSE narrowed_at
           END,
           level = $2,
           unnamed = $3,
           shown_from = $4
         WHERE id = $1
         RETURNING listed_at, updated_at",
    )
    .bind(id.to_string())
    .bind(audience.code())
    .bind(i64::from(anonymous))
    .bind(first_visible_revision)
    .bind(now)
    .fetch_optional(&mut *tx)
    .await?;
    if let Some(DatesRow { listed_at, updated_at }) = row {
        let only_days = anonymous && audience != Audience::AuthorOnly;
        let listed = if only_days { day_of(listed_at) } else { listed_at };
        if only_days {
            sqlx::query("UPDATE reflection SET listed_at = $2, updated_at = $3 WHERE id = $1")
                .bind(id.to_string())
                .bind(listed)
                .bind(day_of(updated_at))
                .execute(&mut *tx)
                .await?;
        }
        // The index still has the date on which it was written, or on which it was shared before.
        search::set_date(tx, SearchKind::Reflection, &id.to_string(), listed).await?;
    }
    sqlx::query("DELETE FROM reflection_reader WHERE reflection_id = $1")
        .bind(id.to_string())
        .execute(&mut *tx)
        .await?;
    for person in people {
        sqlx::query("INSERT INTO reflection_reader (reflection_id, person_id) VALUES ($1, $2)")
            .bind(id.to_string())
            .bind(person.to_string())
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

/// Classifies a reflection.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_kind(
    tx: &mut AnyConnection,
    id: ReflectionId,
    kind: Option<ReflectionKind>,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE reflection SET mark = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(kind.map(ReflectionKind::code))
        .execute(tx)
        .await?;
    Ok(())
}

/// Notes that a translation of a reflection is asked for. `false` when it was asked for within [`TRANSLATION_AWAITED_FOR`] and
/// did not change since, when there is a current one, or when only its author may read it.
///
/// # Errors
/// When the database is unavailable.
pub async fn ask_for_translation(
    tx: &mut AnyConnection,
    id: ReflectionId,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE reflection
         SET translation_asked_at = $2, translation_asked_revision = revision
         WHERE id = $1
           AND (translation_asked_at IS NULL OR translation_asked_at <= $3 OR translation_asked_revision < revision)
           AND (translated = 0 OR translation_due = 'update')
           AND level <> 'me' AND removed_at IS NULL",
    )
    .bind(id.to_string())
    .bind(now)
    .bind(now - TRANSLATION_AWAITED_FOR)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Removes a reflection. `false` when it was removed before.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove(
    tx: &mut AnyConnection,
    id: ReflectionId,
    by: RemovedBy,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE reflection
         SET removed_at = $2, removed_by = $3
         WHERE id = $1 AND removed_at IS NULL",
    )
    .bind(id.to_string())
    .bind(now)
    .bind(by.code())
    .execute(&mut *tx)
    .await?;
    search::forget(tx, SearchKind::Reflection, &id.to_string()).await?;
    Ok(done.rows_affected() > 0)
}

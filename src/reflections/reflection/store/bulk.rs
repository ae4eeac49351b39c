//! Bulk insertion for benchmarks. The rows of a table are written by few statements; the result is the same as writing
//! them one by one.

use std::{collections::HashMap, fmt::Write as _};

use sqlx::{AnyConnection, AssertSqlSafe, FromRow};

use super::{
    search::{SearchKind, folded_tag},
    write::{NewReflection, meeting, searched, translation_due},
};
use crate::reflection::model::{Audience, Reaction, ReflectionContent, ReflectionKind};
use ensemble_core::{
    LocalizedText,
    ids::{CommentId, PersonId},
};
use ensemble_server::db::{
    columns::{to_json, unreadable},
    row::from_row,
};

/// The most values bound to one statement: more are bound more slowly.
const MAX_BOUND_VALUES: usize = 500;

/// A reflection with everything that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkReflection {
    pub new: NewReflection,
    pub written: ReflectionContent,
    pub audience: Audience,
    pub anonymous: bool,
    /// Empty unless the audience is [`Audience::ChosenPeople`].
    pub readers: Vec<PersonId>,
    pub kind: Option<ReflectionKind>,
    /// When it was written and shared, in milliseconds UTC.
    pub at: i64,
    pub comments: Vec<BulkComment>,
    pub reactions: Vec<(PersonId, Reaction)>,
}

/// A comment on a reflection, or a reply to an earlier comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkComment {
    pub id: CommentId,
    /// The comment to which it replies; an earlier one of the list.
    pub parent: Option<CommentId>,
    pub person: PersonId,
    /// The day on which the person tried what the reflection describes.
    pub tried_on: Option<String>,
    /// In milliseconds UTC.
    pub at: i64,
    pub text: String,
}

enum Value {
    Text(Option<String>),
    Number(i64),
    Bytes(Vec<u8>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// Inserts rows of one width; `ending` follows each statement. Returns the rows that the statements return.
async fn insert_rows(
    tx: &mut AnyConnection,
    insert: &str,
    width: usize,
    values: Vec<Value>,
    ending: &str,
) -> Result<Vec<sqlx::any::AnyRow>, sqlx::Error> {
    let mut returned = Vec::new();
    let mut values = values.into_iter().peekable();
    while values.peek().is_some() {
        let chunk: Vec<Value> = values.by_ref().take(MAX_BOUND_VALUES / width * width).collect();
        let mut statement = format!("INSERT INTO {insert} VALUES ");
        for index in 1..=chunk.len() {
            let before = match (index, index % width) {
                (1, _) => "(",
                (_, 1) => "), (",
                _ if width == 1 => "), (",
                _ => ", ",
            };
            let _ = write!(statement, "{before}${index}");
        }
        let _ = write!(statement, "){ending}");
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for value in chunk {
            query = match value {
                Value::Text(text) => query.bind(text),
                Value::Number(number) => query.bind(number),
                Value::Bytes(bytes) => query.bind(bytes),
            };
        }
        returned.extend(query.fetch_all(&mut *tx).await?);
    }
    Ok(returned)
}

/// Writes new reflections with everything that belongs to them, and indexes them.
///
/// # Errors
/// When the database is unavailable, or when one is there already.
pub async fn insert_many(tx: &mut AnyConnection, all: &[BulkReflection]) -> Result<(), sqlx::Error> {
    let (mut reflections, mut tags, mut readers): (Vec<Value>, Vec<Value>, Vec<Value>) = Default::default();
    let (mut comments, mut reactions): (Vec<Value>, Vec<Value>) = Default::default();
    for whole in all {
        let (id, content) = (whole.new.id.to_string(), &whole.written);
        let prompt = content.prompt.as_ref();
        reflections.extend([
            id.clone().into(),
            whole.new.community.to_string().into(),
            whole.new.author.to_string().into(),
            whole.audience.code().into(),
            i64::from(whole.anonymous).into(),
            content.lang.code().into(),
            i64::from(matches!(content.texts.body, LocalizedText::Pair { .. })).into(),
            whole.kind.map(|kind| kind.code().to_owned()).into(),
            prompt.map(|prompt| prompt.kind.code().to_owned()).into(),
            prompt.map(|prompt| prompt.key.clone()).into(),
            meeting(content).map(|id| id.to_string()).into(),
            whole.at.into(),
            whole.at.into(),
            whole.at.into(),
            prompt.map(|prompt| to_json(&prompt.text)).transpose()?.into(),
            to_json(&content.texts)?.into(),
            Value::from(translation_due(&content.texts).map(str::to_owned)),
        ]);
        for tag in &content.tags {
            tags.extend([id.clone().into(), tag.as_str().into(), folded_tag(tag).into()]);
        }
        readers
            .extend(whole.readers.iter().flat_map(|reader| [id.clone().into(), reader.to_string().into()]));
        for comment in &whole.comments {
            comments.extend([
                comment.id.to_string().into(),
                id.clone().into(),
                comment.parent.map(|parent| parent.to_string()).into(),
                comment.person.to_string().into(),
                comment.tried_on.clone().into(),
                comment.at.into(),
                Value::from(comment.text.as_str()),
            ]);
        }
        for (person, reaction) in &whole.reactions {
            reactions.extend([
                id.clone().into(),
                person.to_string().into(),
                reaction.code().into(),
                Value::from(whole.at),
            ]);
        }
    }
    let columns =
        "reflection (id, community_id, person_id, level, unnamed, lang, translated, mark, prompt_kind,
        prompt_key, meeting_id, created_at, updated_at, listed_at, prompt, texts, translation_due)";
    insert_rows(&mut *tx, columns, 17, reflections, "").await?;
    insert_rows(&mut *tx, "reflection_tag (reflection_id, tag, folded)", 3, tags, "").await?;
    insert_rows(&mut *tx, "reflection_reader (reflection_id, person_id)", 2, readers, "").await?;
    let columns = "reflection_comment (id, reflection_id, parent_id, person_id, tried_on, created_at, text)";
    insert_rows(&mut *tx, columns, 7, comments, "").await?;
    let columns = "reflection_sign (reflection_id, person_id, sign, at)";
    insert_rows(&mut *tx, columns, 4, reactions, " ON CONFLICT DO NOTHING").await?;
    index(tx, all).await
}

from_row! {
    struct EntryRow {
        subject_id: String,
        number: i64,
    }
}

async fn index(tx: &mut AnyConnection, all: &[BulkReflection]) -> Result<(), sqlx::Error> {
    let entry = |whole: &BulkReflection| {
        [SearchKind::Reflection.code().into(), whole.new.id.to_string().into(), Value::from(1)]
    };
    let columns = "search_entry (kind, subject_id, revision)";
    let entries = all.iter().flat_map(entry).collect();
    let returned = insert_rows(&mut *tx, columns, 3, entries, " RETURNING subject_id, number").await?;
    let mut numbers: HashMap<String, i64> = HashMap::with_capacity(returned.len());
    for row in &returned {
        let EntryRow { subject_id, number } = EntryRow::from_row(row)?;
        numbers.insert(subject_id, number);
    }
    let mut terms = Vec::new();
    for whole in all {
        let number = numbers.get(&whole.new.id.to_string()).ok_or_else(|| unreadable("number"))?;
        terms.extend(
            searched(&whole.written).weighted().map(|(term, weights)| (term, weights, whole.at, *number)),
        );
    }
    // In the order of the index, which is then written page by page.
    terms.sort_unstable();
    let each = |(term, [fr, en], at, number): (String, [i64; 2], i64, i64)| {
        [term.into(), fr.into(), en.into(), at.into(), Value::from(number)]
    };
    let terms = terms.into_iter().flat_map(each).collect();
    insert_rows(tx, "search_term (term, weight_fr, weight_en, at, entry)", 5, terms, "").await?;
    Ok(())
}

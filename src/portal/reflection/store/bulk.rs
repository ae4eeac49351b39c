//! Many reflections at once, for measuring a portal as it would be after years. The rows of a table are written by few
//! statements; the result is the same as writing them one by one.

use std::{collections::HashMap, fmt::Write as _};

use sqlx::{AnyConnection, AssertSqlSafe, FromRow};

use super::{
    search::Kind,
    write::{NewReflection, meeting, searched},
};
use crate::reflection::model::{Audience, Reaction, ReflectionKind, Written};
use ensemble_core::{
    LocalizedText,
    ids::{CommentId, PersonId},
};
use ensemble_server::db::{
    columns::{unreadable, written},
    row::from_row,
};

/// The most values bound to one statement: more are bound more slowly.
const VALUES: usize = 500;

/// A reflection with everything that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    pub new: NewReflection,
    pub written: Written,
    pub audience: Audience,
    pub anonymous: bool,
    /// Empty unless the audience is [`Audience::People`].
    pub readers: Vec<PersonId>,
    pub kind: Option<ReflectionKind>,
    /// When it was written and shared, in milliseconds UTC.
    pub at: i64,
    pub replies: Vec<Reply>,
    pub reactions: Vec<(PersonId, Reaction)>,
}

/// A comment on a reflection, or a reply to an earlier comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
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

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// Inserts rows of one width; `ending` follows each statement. Returns the rows that the statements return.
async fn rows(
    to: &mut AnyConnection,
    insert: &str,
    width: usize,
    values: Vec<Value>,
    ending: &str,
) -> Result<Vec<sqlx::any::AnyRow>, sqlx::Error> {
    let mut given = Vec::new();
    let mut values = values.into_iter().peekable();
    while values.peek().is_some() {
        let some: Vec<Value> = values.by_ref().take(VALUES / width * width).collect();
        let mut statement = format!("INSERT INTO {insert} VALUES ");
        for place in 1..=some.len() {
            let before = match (place, place % width) {
                (1, _) => "(",
                (_, 1) => "), (",
                _ if width == 1 => "), (",
                _ => ", ",
            };
            let _ = write!(statement, "{before}${place}");
        }
        let _ = write!(statement, "){ending}");
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for value in some {
            query = match value {
                Value::Text(text) => query.bind(text),
                Value::Number(number) => query.bind(number),
            };
        }
        given.extend(query.fetch_all(&mut *to).await?);
    }
    Ok(given)
}

/// Writes new reflections with everything that belongs to them, and indexes them.
///
/// # Errors
/// When the database is away, or when one is there already.
pub async fn add_all(to: &mut AnyConnection, all: &[Whole]) -> Result<(), sqlx::Error> {
    let (mut reflections, mut tags, mut readers): (Vec<Value>, Vec<Value>, Vec<Value>) = Default::default();
    let (mut replies, mut reactions): (Vec<Value>, Vec<Value>) = Default::default();
    for whole in all {
        let (id, what) = (whole.new.id.to_string(), &whole.written);
        let prompt = what.prompt.as_ref();
        reflections.extend([
            id.clone().into(),
            whole.new.community.to_string().into(),
            whole.new.author.to_string().into(),
            whole.audience.code().into(),
            i64::from(whole.anonymous).into(),
            what.lang.code().into(),
            i64::from(matches!(what.texts.text, LocalizedText::Pair { .. })).into(),
            whole.kind.map(|kind| kind.code().to_owned()).into(),
            prompt.map(|prompt| prompt.kind.code().to_owned()).into(),
            prompt.map(|prompt| prompt.key.clone()).into(),
            meeting(what).map(|id| id.to_string()).into(),
            whole.at.into(),
            whole.at.into(),
            whole.at.into(),
            prompt.map(|prompt| written(&prompt.text)).transpose()?.into(),
            Value::from(written(&what.texts)?),
        ]);
        tags.extend(what.tags.iter().flat_map(|tag| [id.clone().into(), tag.as_str().into()]));
        readers
            .extend(whole.readers.iter().flat_map(|reader| [id.clone().into(), reader.to_string().into()]));
        for reply in &whole.replies {
            replies.extend([
                reply.id.to_string().into(),
                id.clone().into(),
                reply.parent.map(|parent| parent.to_string()).into(),
                reply.person.to_string().into(),
                reply.tried_on.clone().into(),
                reply.at.into(),
                Value::from(reply.text.as_str()),
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
        prompt_key, meeting_id, created_at, updated_at, listed_at, prompt, texts)";
    rows(&mut *to, columns, 16, reflections, "").await?;
    rows(&mut *to, "reflection_tag (reflection_id, tag)", 2, tags, "").await?;
    rows(&mut *to, "reflection_reader (reflection_id, person_id)", 2, readers, "").await?;
    let columns = "reflection_comment (id, reflection_id, parent_id, person_id, tried_on, created_at, text)";
    rows(&mut *to, columns, 7, replies, "").await?;
    let columns = "reflection_sign (reflection_id, person_id, sign, at)";
    rows(&mut *to, columns, 4, reactions, " ON CONFLICT DO NOTHING").await?;
    index(to, all).await
}

from_row! {
    struct EntryRow {
        subject_id: String,
        number: i64,
    }
}

async fn index(to: &mut AnyConnection, all: &[Whole]) -> Result<(), sqlx::Error> {
    let entry =
        |whole: &Whole| [Kind::Reflection.code().into(), whole.new.id.to_string().into(), Value::from(1)];
    let columns = "search_entry (kind, subject_id, revision)";
    let entries = all.iter().flat_map(entry).collect();
    let given = rows(&mut *to, columns, 3, entries, " RETURNING subject_id, number").await?;
    let mut numbers: HashMap<String, i64> = HashMap::with_capacity(given.len());
    for row in &given {
        let EntryRow { subject_id, number } = EntryRow::from_row(row)?;
        numbers.insert(subject_id, number);
    }
    let mut terms = Vec::new();
    for whole in all {
        let number = numbers.get(&whole.new.id.to_string()).ok_or_else(|| unreadable("number"))?;
        terms.extend(
            searched(&whole.written).into_iter().map(|(term, weight)| (term, weight, whole.at, *number)),
        );
    }
    // In the order of the index, which is then written page by page.
    terms.sort_unstable();
    let each = |(term, weight, at, number): (String, i64, i64, i64)| {
        [term.into(), weight.into(), at.into(), Value::from(number)]
    };
    let terms = terms.into_iter().flat_map(each).collect();
    rows(to, "search_term (term, weight, at, entry)", 4, terms, "").await?;
    Ok(())
}

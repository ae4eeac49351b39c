//! What the people of the demonstration wrote of their practice, and answered each other.

use std::collections::HashMap;

use serde::Deserialize;
use sqlx::AnyConnection;

use super::{DemoError, files};
use ensemble_core::{
    Lang, LocalizedText, Translation,
    ids::{CommunityId, PersonId, ReflectionId},
    typography,
};
use ensemble_reflections::reflection::{
    self,
    model::{Audience, ReflectionContent, ReflectionKind, Texts},
    store::{self, NewComment, NewReflection},
};

const DAY: i64 = 24 * 3_600_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    community: String,
    author: String,
    audience: Audience,
    #[serde(default)]
    anonymous: bool,
    #[serde(default)]
    people: Vec<String>,
    lang: Lang,
    question: Option<usize>,
    days_ago: i64,
    kind: Option<ReflectionKind>,
    #[serde(default)]
    tags: Vec<String>,
    title: Option<String>,
    text: String,
    translation: Option<Other>,
    #[serde(default)]
    comments: Vec<Reply>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Other {
    title: String,
    text: String,
    reviewed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reply {
    author: String,
    text: String,
    tried_days_ago: Option<i64>,
}

fn set(lang: Lang, text: &str) -> String {
    typography::typeset(lang == Lang::Fr, text.trim())
}

/// A text and its translation, if it has one.
fn passage(lang: Lang, own: &str, other: Option<(&str, bool)>) -> LocalizedText {
    let text = set(lang, own);
    let Some((other, reviewed)) = other else { return LocalizedText::Single { lang, text } };
    let other = set(lang.other(), other);
    let (fr, en) = if lang == Lang::Fr { (text, other) } else { (other, text) };
    LocalizedText::Pair { source: lang, fr, en, translation: Translation::Current { reviewed } }
}

/// Loads them; `questions` are the guiding questions of each community.
pub(super) async fn load(
    to: &mut AnyConnection,
    communities: &HashMap<String, CommunityId>,
    questions: &HashMap<String, Vec<LocalizedText>>,
    people: &HashMap<String, PersonId>,
    now: i64,
) -> Result<(), DemoError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        reflection: Vec<Row>,
    }
    let person =
        |key: &String| people.get(key).copied().ok_or_else(|| DemoError::Content(format!("no person {key}")));
    for row in files::read::<File>(include_str!("reflections.toml"))?.reflection {
        let missing = |what: &str| DemoError::Content(format!("{}: no {what}", row.community));
        let (id, author) = (ReflectionId::new(), person(&row.author)?);
        let other = row.translation.as_ref();
        let title = row
            .title
            .as_deref()
            .map(|title| passage(row.lang, title, other.map(|other| (other.title.as_str(), other.reviewed))));
        let text = passage(row.lang, &row.text, other.map(|other| (other.text.as_str(), other.reviewed)));
        let prompt = match row.question {
            None => None,
            Some(number) => {
                let asked = questions.get(&row.community).and_then(|all| all.get(number.checked_sub(1)?));
                Some(reflection::question(asked.ok_or_else(|| missing("such question"))?))
            }
        };
        let written = ReflectionContent {
            lang: row.lang,
            prompt,
            tags: row.tags.clone(),
            texts: Texts { title, body: text },
        };
        let community = *communities.get(&row.community).ok_or_else(|| missing("such community"))?;
        let at = now - row.days_ago * DAY;
        reflection::create(to, NewReflection { id, community, author }, &written, at).await?;
        let readers = row.people.iter().map(person).collect::<Result<Vec<_>, _>>()?;
        store::set_sharing(to, id, row.audience, row.anonymous, &readers, 1, at).await?;
        store::set_kind(to, id, row.kind).await?;
        for (number, reply) in (1i64..).zip(&row.comments) {
            let at = at + number * DAY / 2;
            let tried_on = reply
                .tried_days_ago
                .map(|days| ensemble_core::format::local(now - days * DAY).date().to_string());
            let text = set(row.lang, &reply.text);
            let new = NewComment {
                reflection: id,
                parent: None,
                person: person(&reply.author)?,
                tried_on: tried_on.as_deref(),
                text: &text,
            };
            store::insert_comment(to, new, at).await?;
        }
    }
    Ok(())
}

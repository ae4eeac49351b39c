//! Where each passage of an edition is from, as JSON for programs.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{
    model::{EditionPassage, Source},
    paths,
    reading::Reading,
    rules::{LanguageState, language_state, side},
};
use ensemble_core::{Lang, LocalizedText, format};

/// The version of this description.
const FORMAT: u32 = 1;

/// What an edition is made of. A passage without a name has no id of its reflection either: its readers would learn who wrote it.
#[derive(Serialize)]
struct Provenance<'a> {
    format: u32,
    address: String,
    title: Value,
    version: String,
    published: String,
    reviewers: u32,
    changes: Value,
    passages: Vec<Passage<'a>>,
}

#[derive(Serialize)]
struct Passage<'a> {
    id: String,
    /// From 1.
    chapter: usize,
    chapter_title: &'a Value,
    /// How each language is: `current`, `outdated`, `missing`.
    languages: Value,
    source: Value,
    adapted: bool,
}

/// A text with one member for each of its languages.
fn texts(text: &LocalizedText) -> Value {
    let sides = Lang::ALL.into_iter().map(|lang| (lang, side(text, lang)));
    let sides = sides.filter(|(_, side)| !side.is_empty());
    Value::Object(sides.map(|(lang, side)| (lang.code().to_owned(), Value::from(side))).collect())
}

fn languages(text: &LocalizedText) -> Value {
    let state = |lang| match language_state(text, lang) {
        LanguageState::Missing => "missing",
        LanguageState::Outdated { .. } => "outdated",
        LanguageState::Current => "current",
    };
    Value::Object(
        Lang::ALL.into_iter().map(|lang| (lang.code().to_owned(), Value::from(state(lang)))).collect(),
    )
}

fn source(reading: &Reading, lang: Lang, passage: &EditionPassage) -> Value {
    let kind = passage.source.kind().code();
    match passage.source {
        Source::Reflection { id, revision } => {
            let authors = reading.authors(lang, passage);
            let mut members = Map::new();
            members.insert("kind".to_owned(), json!(kind));
            if !authors.is_empty() {
                members.insert("id".to_owned(), json!(id));
            }
            members.insert("revision".to_owned(), json!(revision));
            members.insert("authors".to_owned(), json!(authors));
            Value::Object(members)
        }
        Source::Practice { id, version } => {
            let title = passage.source_title.as_ref().map(texts);
            let authors = reading.authors(lang, passage);
            json!({ "kind": kind, "id": id, "version": version, "title": title, "authors": authors })
        }
        Source::Finding { id } => json!({ "kind": kind, "id": id }),
        Source::Written => json!({ "kind": kind }),
    }
}

/// Where each passage of an edition is from. `site` is the portal's address.
///
/// # Errors
/// When it has no JSON, which no edition has.
pub fn provenance(reading: &Reading, lang: Lang, site: &str) -> Result<Vec<u8>, serde_json::Error> {
    let (head, content) = (&reading.edition.head, &reading.edition.content);
    let titles: Vec<Value> = content.chapters.iter().map(|chapter| texts(&chapter.title)).collect();
    let chapters = (1..).zip(&content.chapters).zip(&titles);
    let passages = chapters.flat_map(|((number, chapter), title)| {
        chapter.passages.iter().map(move |passage| Passage {
            id: passage.id.to_string(),
            chapter: number,
            chapter_title: title,
            languages: languages(&passage.text),
            source: source(reading, lang, passage),
            adapted: passage.adapted,
        })
    });
    let address = paths::of_edition(paths::EDITION, lang, &reading.guide.slug, head.version);
    serde_json::to_vec_pretty(&Provenance {
        format: FORMAT,
        address: format!("{site}{address}"),
        title: texts(&content.title),
        version: head.version.to_string(),
        published: format::local(head.published_at).date().to_string(),
        reviewers: head.reviewers,
        changes: texts(&head.changes),
        passages: passages.collect(),
    })
}

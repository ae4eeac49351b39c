//! Suggestions while one types a query: titles and tags of documents that the viewer may see.

use super::{
    api::Suggestion,
    labels::found_one,
    paths,
    store::{self, Candidate, Reader},
    views::{encoded, found_at},
};
use ensemble_core::{Lang, rights::Viewer};
use ensemble_search::{Field, Query, tokenizer::last_word};
use ensemble_server::db::Db;
use ensemble_texts as t;

/// The most suggestions.
const MOST: usize = 8;
/// The most suggested tags.
const TAGS: usize = 3;
/// The fewest characters that are completed, and the most that are read.
const TYPED: (usize, usize) = (2, 100);
/// How many places of the index are read for each stem.
const SPAN: i64 = 40;

/// Titles and tags for what was typed; its last word may be only the beginning of a word.
///
/// # Errors
/// When the database is unavailable.
pub async fn suggestions(
    db: &Db,
    viewer: &Viewer,
    lang: Lang,
    typed: &str,
) -> Result<Vec<Suggestion>, sqlx::Error> {
    let typed: String = typed.trim().chars().take(TYPED.1).collect();
    if typed.chars().count() < TYPED.0 {
        return Ok(Vec::new());
    }
    let tags = store::suggested_tags(db, viewer, &typed, TAGS).await?;
    let titles = titled(db, viewer, lang, &typed).await?;
    let room = MOST - tags.len();
    let titles = titles.into_iter().take(room).map(|candidate| {
        let title =
            candidate.title.as_ref().map(|title| (title.text(lang).to_owned(), title.shown(lang).lang));
        let (text, own) = title.unwrap_or_else(|| (String::new(), lang));
        Suggestion {
            text,
            tag: (own != lang).then(|| own.tag().to_owned()),
            kind: found_one(lang, candidate.kind).to_owned(),
            href: found_at(lang, &candidate),
        }
    });
    let tags = tags.into_iter().map(|tag| Suggestion {
        href: format!("{}?q={}", paths::at(paths::SEARCH, lang), encoded(&tag)),
        kind: t::reflection_tag(lang).to_owned(),
        text: tag,
        tag: None,
    });
    Ok(titles.chain(tags).collect())
}

/// Documents that have all the words, the last one (or a word that begins with it) in the title.
async fn titled(db: &Db, viewer: &Viewer, lang: Lang, typed: &str) -> Result<Vec<Candidate>, sqlx::Error> {
    let mut asked = Query::parse(typed).words;
    let Some(last) = last_word(typed) else { return Ok(Vec::new()) };
    let common = Query::parse(&last).words.is_empty();
    // A stop word at the end is ignored, unless it is the only word.
    if !common || asked.is_empty() {
        let mut stems = store::stems_like(db, &last, MOST).await?;
        // The word itself as well: its stem may not begin with what was typed.
        for stem in if common { None } else { asked.pop() }.into_iter().flatten() {
            if !stems.contains(&stem) {
                stems.push(stem);
            }
        }
        asked.push(stems);
    }
    let first = asked.len() - 1;
    let (mut places, _) = store::places(db, Reader { viewer, lang }, &asked, first, None, None, SPAN).await?;
    places.retain(|place| Field::is_title(place.weight));
    places.truncate(MOST);
    store::candidates(db, viewer, &places).await
}

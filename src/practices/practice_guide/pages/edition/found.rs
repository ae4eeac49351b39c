//! What is found in an edition.

use ensemble_common::prelude::*;

use super::super::super::{
    paths,
    reading::{Reading, numbered},
    rules::side,
};
use ensemble_core::{Lang, LocalizedText, error::AppError, fold::fold, ids::PassageId};
use ensemble_search::{Query, SnippetPart};
use ensemble_server::{markdown, web::PageRequest};
use ensemble_texts as t;
use ensemble_ui::{EmptyState, LangBadge, Spoken};

/// The longest question, in characters.
pub(super) const LONGEST: usize = 200;
/// How many passages are shown.
const MOST: usize = 50;

/// A passage that was found.
pub(super) struct Hit {
    /// The number of its chapter, from 1.
    chapter: usize,
    passage: PassageId,
    /// The language of what was found.
    lang: Lang,
    snippet: Vec<SnippetPart>,
}

/// The passages in which the words are found, in the order of reading: in the reader's language first.
pub(super) async fn find(
    request: &PageRequest,
    reading: &Reading,
    asked: &str,
) -> Result<Vec<Hit>, AppError> {
    let (lang, content) = (request.lang, reading.edition.content.clone());
    let (question, words) = (Query::parse(asked), words_of(asked));
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let bytes = content.bytes();
    let look = move || {
        let mut hits = Vec::new();
        for (number, chapter) in (1..).zip(&content.chapters) {
            for passage in &chapter.passages {
                let found = [lang, lang.other()].into_iter().find_map(|each| {
                    let title = passage.title.as_ref().map(|title| side(title, each)).unwrap_or_default();
                    let text = format!("{title} {}", markdown::to_text(side(&passage.text, each)));
                    has_all(&question, &words, each, &text).then(|| (each, question.snippet(each, &text)))
                });
                if let Some((spoken, snippet)) = found {
                    let snippet = snippet.unwrap_or_else(|| beginning(&passage.text, spoken));
                    hits.push(Hit { chapter: number, passage: passage.id, lang: spoken, snippet });
                }
                if hits.len() == MOST {
                    return hits;
                }
            }
        }
        hits
    };
    request.portal.offload.run(request.viewer.id(), bytes, look).await
}

/// Whether a text has all that is asked for: its phrases, and each of its words, or a word with the same stem.
fn has_all(question: &Query, words: &[(String, Query)], lang: Lang, text: &str) -> bool {
    if text.trim().is_empty() || !question.matches_phrases(lang, text) {
        return false;
    }
    let folded = fold(text);
    words.iter().all(|(word, stems)| folded.contains(word.as_str()) || stems.snippet(lang, text).is_some())
}

/// The words that are asked for, each with the query that finds its stem.
fn words_of(asked: &str) -> Vec<(String, Query)> {
    let folded = fold(asked);
    let words = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| (word.to_owned(), Query::parse(word))).collect()
}

/// How a text begins, where no words of it are to be marked.
fn beginning(text: &LocalizedText, lang: Lang) -> Vec<SnippetPart> {
    let text: String = markdown::to_text(side(text, lang)).chars().take(160).collect();
    vec![SnippetPart { text, highlighted: false }]
}

/// What was found, as a list that leads to the passages.
pub(super) fn results(lang: Lang, reading: &Reading, asked: &str, hits: Vec<Hit>) -> AnyView {
    let count = t::practice_guide_found(lang, hits.len(), asked);
    let list = if hits.is_empty() {
        view! { <EmptyState title=t::practice_guide_found_nothing(lang) text=t::practice_guide_found_nothing_text(lang) /> }
    } else {
        let rows = hits.into_iter().map(|hit| row(lang, reading, hit)).collect_view();
        view! { <ol class="entry-list">{rows}</ol> }
    };
    view! {
        <section class="stack" aria-labelledby="found">
            <h2 id="found">{count}</h2>
            {list}
        </section>
    }
}

fn row(lang: Lang, reading: &Reading, hit: Hit) -> AnyView {
    let (guide, version) = (&reading.guide.slug, reading.edition.head.version);
    let href = format!("{}#passage-{}", paths::chapter(lang, guide, version, hit.chapter), hit.passage);
    let chapter = reading.edition.content.chapters.get(hit.chapter - 1);
    let (title, spoken) =
        chapter.map_or_else(|| (String::new(), lang), |chapter| numbered(lang, hit.chapter, &chapter.title));
    let tag = (spoken != lang).then(|| spoken.tag());
    let badge = (hit.lang != lang).then(|| view! { <LangBadge lang spoken=Spoken::Only(hit.lang) /> });
    let pieces = hit
        .snippet
        .into_iter()
        .map(|piece| {
            if piece.highlighted {
                view! { <mark>{piece.text}</mark> }
            } else {
                piece.text.into_any()
            }
        })
        .collect_view();
    view! {
        <li>
            <div class="entry-text">
                <h3><a class="entry-title" href=href lang=tag>{title}</a></h3>
                <p lang=(hit.lang != lang).then(|| hit.lang.tag())>{pieces}</p>
                <p class="byline">{badge}</p>
            </div>
        </li>
    }
}

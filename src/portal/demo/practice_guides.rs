//! A practice guide of the people of the demonstration, with its editions.

use std::collections::HashMap;

use serde::Deserialize;
use sqlx::AnyConnection;

use super::{DemoError, files};
use ensemble_core::{
    Lang, LocalizedText, Translation,
    ids::{CommunityId, FindingId, GuideChapterId, GuideId, PassageId, PersonId, ReflectionId},
    typography,
};
use ensemble_practices::{
    practice_guide::{
        self, NewEdition, NewGuide, NewPassage,
        model::{Source, Step, Version},
        rules::{content, guide_slug},
    },
    quotation::{self, NewQuotation, QuotedIn},
};
use ensemble_reflections::reflection::model::Texts;
use ensemble_server::db::row::{Json, Text, from_row};

const DAY: i64 = 24 * 3_600_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    fr: String,
    en: String,
}

impl Both {
    fn set(&self) -> LocalizedText {
        LocalizedText::written(Lang::Fr, &set(Lang::Fr, &self.fr), &set(Lang::En, &self.en))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EditionRow {
    days_ago: i64,
    changes: Both,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PassageRow {
    from: usize,
    #[serde(default)]
    finding: bool,
    reflection: Option<String>,
    #[serde(default)]
    begins: String,
    #[serde(default)]
    asked: bool,
    outdated: Option<Lang>,
    title: Option<Both>,
    fr: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChapterRow {
    title: Both,
    passage: Vec<PassageRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    community: String,
    author: String,
    title: Both,
    summary: Both,
    edition: Vec<EditionRow>,
    chapter: Vec<ChapterRow>,
}

from_row! {
    struct ReflectionRow {
        id: Text<ReflectionId>,
        revision: i64,
        texts: Json<Texts>,
    }
}

from_row! {
    struct FindingRow {
        id: Text<FindingId>,
    }
}

fn set(lang: Lang, text: &str) -> String {
    typography::typeset(lang == Lang::Fr, text.trim())
}

fn missing(what: &str, key: &str) -> DemoError {
    DemoError::Content(format!("no {what} {key}"))
}

/// The text of a passage: in the language of what is quoted, or in both.
fn text(row: &PassageRow, at: i64) -> LocalizedText {
    let (fr, en) = (set(Lang::Fr, &row.fr), set(Lang::En, &row.en));
    match (fr.is_empty(), row.outdated) {
        (true, _) => LocalizedText::Single { lang: Lang::En, text: en },
        (false, Some(lang)) => LocalizedText::Pair {
            source: lang.other(),
            fr,
            en,
            translation: Translation::Outdated { lang, since: at },
        },
        (false, None) => LocalizedText::written(Lang::Fr, &fr, &en),
    }
}

/// Loads the guide. The reflections and the findings are there.
pub(super) async fn load(
    to: &mut AnyConnection,
    communities: &HashMap<String, CommunityId>,
    people: &HashMap<String, PersonId>,
    now: i64,
) -> Result<(), DemoError> {
    let file: File = files::read(include_str!("practice_guides.toml"))?;
    let person = |key: &str| people.get(key).copied().ok_or_else(|| missing("person", key));
    let community = communities.get(&file.community).copied();
    let community = community.ok_or_else(|| missing("community", &file.community))?;
    let (id, by, begun) = (GuideId::new(), person(&file.author)?, now - 90 * DAY);
    let (title, summary) = (file.title.set(), file.summary.set());
    let slug = guide_slug(&file.title.fr, 1);
    let new = NewGuide { id, community, slug: &slug, title: &title, summary: Some(&summary), by };
    practice_guide::add_guide(to, &new, begun).await?;
    let mut chapters = Vec::new();
    for chapter in &file.chapter {
        let chapter_id = GuideChapterId::new();
        practice_guide::add_chapter(to, id, chapter_id, &chapter.title.set(), by).await?;
        chapters.push((chapter_id, &chapter.passage));
    }
    let mut version = Version::FIRST;
    for number in 1..=file.edition.len() + 1 {
        let edition = file.edition.get(number - 1);
        let at = edition.map_or(now - DAY, |edition| now - edition.days_ago * DAY);
        for (chapter, passages) in &chapters {
            for row in passages.iter().filter(|row| row.from == number) {
                let reflection = match &row.reflection {
                    Some(author) => {
                        let author = person(author)?;
                        Some((author, reflection(to, community, author, &row.begins).await?))
                    }
                    None => None,
                };
                let source = match &reflection {
                    Some((_, found)) => Source::Reflection { id: found.id.0, revision: found.revision },
                    None if row.finding => Source::Finding { id: finding(to, community).await? },
                    None => Source::Written,
                };
                let (passage, text) = (PassageId::new(), text(row, at));
                let heading = row.title.as_ref().map(Both::set);
                let new = NewPassage {
                    id: passage,
                    chapter: *chapter,
                    title: heading.as_ref(),
                    text: &text,
                    source,
                    adapted: row.finding,
                    by,
                };
                practice_guide::add_passage(to, id, &new, at).await?;
                if let Some((author, found)) = &reflection {
                    let own = text.source();
                    let quoted = NewQuotation {
                        work: QuotedIn::Guide,
                        work_id: id.uuid(),
                        reflection: found.id.0,
                        revision: found.revision,
                        passage: text.text(own),
                        lang: own,
                    };
                    // Authors consent when they ask themselves.
                    let asks = if row.asked { by } else { *author };
                    let quotations = quotation::ask(to, &quoted, asks, at).await?;
                    practice_guide::set_quotations(to, passage, &quotations).await?;
                }
            }
        }
        let Some(edition) = edition else { break };
        let draft = practice_guide::draft_in(to, id).await?.ok_or_else(|| missing("guide", &slug))?;
        let (content, changes) = (content(&draft, &HashMap::new()), edition.changes.set());
        let new = NewEdition { guide: id, version, content: &content, changes: &changes, reviewers: 2, by };
        practice_guide::add_edition(to, &new, at).await?;
        version = version.next(Step::Minor);
    }
    Ok(())
}

/// The reflection of an author whose text begins so.
async fn reflection(
    to: &mut AnyConnection,
    community: CommunityId,
    author: PersonId,
    begins: &str,
) -> Result<ReflectionRow, DemoError> {
    let rows: Vec<ReflectionRow> = sqlx::query_as(
        "SELECT r.id, r.revision, r.texts FROM reflection r WHERE r.community_id = $1 AND r.person_id = $2",
    )
    .bind(community.to_string())
    .bind(author.to_string())
    .fetch_all(to)
    .await?;
    let found = rows.into_iter().find(|row| {
        let body = &row.texts.0.body;
        body.text(body.source()).starts_with(begins)
    });
    found.ok_or_else(|| missing("reflection that begins", begins))
}

async fn finding(to: &mut AnyConnection, community: CommunityId) -> Result<FindingId, DemoError> {
    let found: Option<FindingRow> =
        sqlx::query_as("SELECT f.id FROM finding f WHERE f.community_id = $1 ORDER BY f.number LIMIT 1")
            .bind(community.to_string())
            .fetch_optional(to)
            .await?;
    found.map(|row| row.id.0).ok_or_else(|| missing("finding of", &community.to_string()))
}

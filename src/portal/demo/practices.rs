//! Practices of the people of the demonstration, with those who tried them.

use std::collections::HashMap;

use serde::Deserialize;
use sqlx::AnyConnection;

use super::{DemoError, files};
use ensemble_communities::community::model::{Level, Network, Profession};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, PracticeId, PracticeResponseId},
    typography,
};
use ensemble_practices::{
    practice::{
        self, NewPractice, NewResponse, NewVersion,
        model::{
            Content, Context, Counting, Effect, Material, Outcome, PracticeForm, Reference, Story, Trial,
            Verdict, doi,
        },
    },
    quotation::{self, NewQuotation, QuotedIn},
};
use ensemble_reflections::reflection::model::Audience;
use ensemble_server::db::row::{Text, from_row};

const DAY: i64 = 24 * 3_600_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    fr: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MaterialRow {
    title: Both,
    link: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EffectRow {
    figure: String,
    counting: Counting,
    text: Both,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ResponseRow {
    author: String,
    lang: Lang,
    days_ago: i64,
    outcome: Option<Outcome>,
    #[serde(default)]
    context: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    community: String,
    author: String,
    audience: Audience,
    sources: Vec<String>,
    reviewers: Vec<String>,
    days_ago: i64,
    published: bool,
    form: PracticeForm,
    title: Both,
    summary: Both,
    levels: Vec<Level>,
    network: Option<Network>,
    professions: Vec<Profession>,
    duration: Option<Both>,
    need: Option<Both>,
    done: Option<Both>,
    people: Option<Both>,
    limits: Option<Both>,
    contact: Option<Both>,
    happened: Option<Both>,
    changed: Option<Both>,
    tags: Vec<String>,
    #[serde(default)]
    references_fr: Vec<String>,
    #[serde(default)]
    references_en: Vec<String>,
    #[serde(default)]
    material: Vec<MaterialRow>,
    #[serde(default)]
    effect: Vec<EffectRow>,
    #[serde(default)]
    response: Vec<ResponseRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    practice: Vec<Row>,
}

from_row! {
    struct SourceRow {
        id: Text<ensemble_core::ids::ReflectionId>,
        revision: i64,
        lang: Text<Lang>,
    }
}

fn set(lang: Lang, text: &str) -> String {
    typography::typeset(lang == Lang::Fr, text.trim())
}

fn both(text: &Both) -> LocalizedText {
    LocalizedText::written(Lang::Fr, &set(Lang::Fr, &text.fr), &set(Lang::En, &text.en))
}

fn references(lang: Lang, lines: &[String]) -> Result<Vec<Reference>, DemoError> {
    let reference = |line: &String| {
        let (text, doi) = doi::split(line).map_err(|word| DemoError::Content(format!("no DOI: {word}")))?;
        Ok(Reference { lang, text, doi })
    };
    lines.iter().map(reference).collect()
}

fn content(row: &Row) -> Result<Content, DemoError> {
    let optional = |text: &Option<Both>| text.as_ref().map(both);
    let mut cited = references(Lang::Fr, &row.references_fr)?;
    cited.extend(references(Lang::En, &row.references_en)?);
    Ok(Content {
        title: both(&row.title),
        summary: Some(both(&row.summary)),
        form: row.form,
        context: Context {
            levels: row.levels.first().copied().zip(row.levels.last().copied()),
            network: row.network,
            professions: row.professions.clone(),
            duration: optional(&row.duration),
        },
        need: optional(&row.need),
        done: optional(&row.done),
        people: optional(&row.people),
        material: row
            .material
            .iter()
            .map(|each| Material { title: both(&each.title), link: Some(each.link.clone()) })
            .collect(),
        effects: row
            .effect
            .iter()
            .map(|each| Effect {
                text: both(&each.text),
                figure: each.figure.clone(),
                counting: each.counting,
            })
            .collect(),
        limits: optional(&row.limits),
        story: Story {
            happened: optional(&row.happened),
            changed: optional(&row.changed),
            ..Story::default()
        },
        references: cited,
        contact: optional(&row.contact),
        tags: row.tags.clone(),
    })
}

/// Loads them, with the consent of the authors of their sources.
pub(super) async fn load(
    to: &mut AnyConnection,
    communities: &HashMap<String, CommunityId>,
    people: &HashMap<String, PersonId>,
    now: i64,
) -> Result<(), DemoError> {
    let person =
        |key: &String| people.get(key).copied().ok_or_else(|| DemoError::Content(format!("no person {key}")));
    for row in files::read::<File>(include_str!("practices.toml"))?.practice {
        let community = *communities
            .get(&row.community)
            .ok_or_else(|| DemoError::Content(format!("no community {}", row.community)))?;
        let (id, at, author) = (PracticeId::new(), now - row.days_ago * DAY, person(&row.author)?);
        let content = content(&row)?;
        let new = NewPractice { id, community, begun_by: author, audience: row.audience, content: &content };
        practice::add_practice(to, &new, at).await?;
        for key in &row.sources {
            let source = person(key)?;
            let found: SourceRow = sqlx::query_as(
                "SELECT r.id, r.revision, r.lang
                 FROM reflection r
                 WHERE r.community_id = $1 AND r.person_id = $2 AND r.unnamed = 0 AND r.removed_at IS NULL
                   AND r.level IN ('community', 'communities', 'public')
                   AND NOT EXISTS (SELECT 1 FROM reflection_group g WHERE g.reflection_id = r.id)
                 ORDER BY r.listed_at DESC, r.id LIMIT 1",
            )
            .bind(community.to_string())
            .bind(source.to_string())
            .fetch_one(&mut *to)
            .await?;
            let asked = NewQuotation {
                work: QuotedIn::Practice,
                work_id: id.uuid(),
                reflection: found.id.0,
                revision: found.revision,
                passage: "",
                lang: found.lang.0,
            };
            // Authors consent when they ask themselves.
            quotation::ask(to, &asked, source, at).await?;
        }
        if row.published {
            let reviewers = row.reviewers.iter().map(person).collect::<Result<Vec<_>, _>>()?;
            practice::ask_reviewers(to, id, 1, &reviewers, at).await?;
            for reviewer in &reviewers {
                practice::add_review(to, id, 1, *reviewer, (Verdict::Approved, Lang::Fr, ""), at).await?;
            }
            let version = NewVersion { practice: id, revision: 1, content: &content, published_by: author };
            practice::add_version(to, &version, at).await?;
        }
        for each in &row.response {
            let text = set(each.lang, &each.text);
            let trial = each.outcome.map(|outcome| Trial { context: set(each.lang, &each.context), outcome });
            let response = NewResponse {
                id: PracticeResponseId::new(),
                practice: id,
                version: 1,
                author: person(&each.author)?,
                lang: each.lang,
                text: &text,
                trial: trial.as_ref(),
            };
            practice::add_response(to, response, now - each.days_ago * DAY).await?;
        }
    }
    Ok(())
}

//! What the passages of a guide can be from: what the facilitators of its community may ask to quote, and what everyone reads.

use super::{
    model::{Source, SourceKind},
    rules::side,
    store::{self, Quotable},
};
use crate::{
    finding::{self, model::Part},
    practice::{self, model::Practice},
};
use ensemble_core::{Lang, LocalizedText, ids::CommunityId};
use ensemble_reflections::reflection::{model::Audience, name_of_texts};
use ensemble_server::{db::Db, markdown};

/// Something that a passage can be from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Material {
    pub source: Source,
    /// What it is called.
    pub title: LocalizedText,
    /// What a passage from it begins with, in Markdown.
    pub text: LocalizedText,
}

impl Material {
    /// The revision or the version of the source; 0 where it has none.
    #[must_use]
    pub const fn version(&self) -> i64 {
        match self.source {
            Source::Reflection { revision, .. } => revision,
            Source::Practice { version, .. } => version,
            Source::Finding { .. } | Source::Written => 0,
        }
    }

    /// Whether words typed in a language are those of the source.
    #[must_use]
    pub fn has(&self, lang: Lang, typed: &str) -> bool {
        crate::quotation::rules::is_passage_of(&markdown::to_text(typed), side(&self.text, lang))
    }
}

/// How forms and addresses name what a passage is from: its kind, and its id.
#[must_use]
pub fn key(source: Source) -> String {
    let kind = source.kind().code();
    match source {
        Source::Reflection { id, .. } => format!("{kind}:{id}"),
        Source::Practice { id, .. } => format!("{kind}:{id}"),
        Source::Finding { id } => format!("{kind}:{id}"),
        Source::Written => kind.to_owned(),
    }
}

fn of_reflection(found: Quotable) -> Material {
    let (name, lang) = name_of_texts(found.lang, &found.texts);
    let title = found.texts.title.unwrap_or(LocalizedText::Single { lang, text: name });
    // A passage is in the language of its author; a translation of the reflection comes along.
    Material {
        source: Source::Reflection { id: found.id, revision: found.revision },
        title,
        text: found.texts.body,
    }
}

fn of_practice(found: Practice) -> Option<Material> {
    let content = found.content;
    let text = content.done.or(content.story.changed).or(content.summary);
    let text = text.unwrap_or_else(|| content.title.clone());
    // Not every reader of a guide reads what is public in a community that was archived.
    (found.audience == Audience::Public && !found.place.archived).then_some(Material {
        source: Source::Practice { id: found.id, version: found.version },
        title: content.title,
        text,
    })
}

/// What a key names, as far as a guide of this community can be made from it.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, community: CommunityId, key: &str) -> Result<Option<Material>, sqlx::Error> {
    let (kind, id) = key.split_once(':').unwrap_or((key, ""));
    Ok(match SourceKind::from_code(kind) {
        Some(SourceKind::Reflection) => match id.parse() {
            Ok(id) => store::find_quotable(db, community, id).await?.map(of_reflection),
            Err(_) => None,
        },
        Some(SourceKind::Practice) => match id.parse() {
            Ok(id) => practice::find(db, id).await?.and_then(of_practice),
            Err(_) => None,
        },
        Some(SourceKind::Finding) => match id.parse() {
            Ok(id) => {
                finding::find(db, id).await?.filter(|found| is_offered(found, community)).map(of_finding)
            }
            Err(_) => None,
        },
        Some(SourceKind::Written) | None => None,
    })
}

/// Whether guides of a community may say what a finding says: its own, once it was sent. What is still being gathered, and what
/// other communities found, is for those who gather it.
fn is_offered(finding: &finding::model::Finding, community: CommunityId) -> bool {
    finding.sent.is_some() && finding.part(community) == Some(Part::Origin)
}

fn of_finding(found: finding::model::Finding) -> Material {
    Material {
        source: Source::Finding { id: found.id },
        title: found.statement.clone(),
        text: found.statement,
    }
}

/// Something that a passage can be from, in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// How forms and addresses name it.
    pub key: String,
    pub kind: SourceKind,
    pub title: LocalizedText,
}

/// All that passages of a guide of this community can be from: practices, findings, then reflections, the latest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn all(db: &Db, community: CommunityId) -> Result<Vec<Offered>, sqlx::Error> {
    let offered =
        |source: Source, title: LocalizedText| Offered { key: key(source), kind: source.kind(), title };
    let practices = practice::published(db).await?.into_iter();
    let practices = practices
        .filter(|found| found.audience == Audience::Public && !found.place.archived)
        .map(|found| offered(Source::Practice { id: found.id, version: found.version }, found.title));
    let findings = finding::of_community(db, community).await?.into_iter();
    let findings = findings
        .filter(|found| is_offered(found, community))
        .map(|found| offered(Source::Finding { id: found.id }, found.statement));
    let reflections = store::quotable(db, community).await?.into_iter().map(of_reflection);
    let reflections = reflections.map(|found| offered(found.source, found.title));
    Ok(practices.chain(findings).chain(reflections).collect())
}

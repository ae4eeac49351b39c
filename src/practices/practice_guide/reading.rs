//! An edition with what readers may see today of its sources: how authors are named can change, and pages come and go.

use std::collections::{HashMap, HashSet};

use super::{
    model::{Edition, EditionPassage, Guide, Source},
    store,
};
use crate::{
    finding,
    practice::paths as practice_paths,
    quotation::{self, Credited, QuotedIn},
};
use ensemble_communities::community;
use ensemble_core::{
    Lang, LocalizedText,
    error::AppError,
    format,
    ids::{PracticeId, QuotationId},
};
use ensemble_reflections::reflection::paths as reflection_paths;
use ensemble_server::db::Db;
use ensemble_texts as t;

/// An edition, and what is known of its sources today.
#[derive(Clone, Debug)]
pub struct Reading {
    pub guide: Guide,
    pub edition: Edition,
    /// The name of the community.
    pub community: LocalizedText,
    /// Its slugs, unless it is archived.
    pub slugs: Option<[String; 2]>,
    credits: HashMap<QuotationId, Credited>,
    /// The authors behind the practices that it is from.
    behind: HashMap<PracticeId, Vec<Credited>>,
    /// The versions of practices that everyone reads, with the slugs of their communities.
    practices: HashMap<(PracticeId, i64), [String; 2]>,
}

/// What a passage is from, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    pub words: String,
    /// Which version, and whether its words were changed.
    pub detail: Option<String>,
    /// Where its readers may look.
    pub address: Option<String>,
}

impl Reading {
    /// Reads what is known of the sources of an edition.
    ///
    /// # Errors
    /// When the database is unavailable.
    pub async fn load(db: &Db, guide: Guide, edition: Edition) -> Result<Self, AppError> {
        let place = community::addresses(db, &[guide.community]).await?.pop().ok_or(AppError::NotFound)?;
        let credited = quotation::of_work(db, QuotedIn::Guide, guide.id.uuid()).await?;
        let credits = credited.into_iter().map(|credited| (credited.quotation, credited)).collect();
        let sources = edition.content.passages().map(|(_, passage)| passage.source);
        let from: HashSet<PracticeId> = sources
            .filter_map(|source| match source {
                Source::Practice { id, .. } => Some(id),
                _ => None,
            })
            .collect();
        let mut behind = HashMap::new();
        for id in from {
            behind.insert(id, quotation::of_work(db, QuotedIn::Practice, id.uuid()).await?);
        }
        let practices = if behind.is_empty() { HashMap::new() } else { store::open_practices(db).await? };
        let slugs = (!place.archived).then_some(place.slugs);
        Ok(Self { guide, edition, community: place.name, slugs, credits, behind, practices })
    }

    /// The names of the authors of a passage, and of those behind the practice that it is from, each once, as they want to be named
    /// now.
    #[must_use]
    pub fn authors(&self, lang: Lang, passage: &EditionPassage) -> Vec<String> {
        let credited: Vec<&Credited> = match passage.source {
            Source::Practice { id, .. } => self.behind.get(&id).into_iter().flatten().collect(),
            _ => passage.quotations.iter().filter_map(|id| self.credits.get(id)).collect(),
        };
        let mut names = Vec::new();
        for each in credited {
            let Some(name) = &each.name else { continue };
            let name = match &each.organization {
                Some(organization) => format!("{name}, {}", organization.text(lang)),
                None => name.clone(),
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The names of all authors, each once, in the order of their passages.
    #[must_use]
    pub fn contributors(&self, lang: Lang) -> Vec<String> {
        let mut all = Vec::new();
        for (_, passage) in self.edition.content.passages() {
            for name in self.authors(lang, passage) {
                if !all.contains(&name) {
                    all.push(name);
                }
            }
        }
        all
    }

    /// What a passage is from.
    #[must_use]
    pub fn source_of(&self, lang: Lang, passage: &EditionPassage) -> SourceLine {
        let of_lang = |addresses: [String; 2]| {
            let [fr, en] = addresses;
            if lang == Lang::Fr { fr } else { en }
        };
        let (words, version, address) = match passage.source {
            Source::Reflection { id, revision } => {
                let names = self.authors(lang, passage);
                if names.is_empty() {
                    // A link would name the author to those who may read the reflection.
                    (t::practice_guide_from_reflection_unnamed(lang).to_owned(), Some(revision), None)
                } else {
                    let words = t::practice_guide_from_reflection(lang, format::list(lang, &names));
                    (words, Some(revision), Some(reflection_paths::show(lang, id)))
                }
            }
            Source::Practice { id, version } => {
                let title = passage.source_title.as_ref().map(|title| title.text(lang)).unwrap_or_default();
                let address = self
                    .practices
                    .get(&(id, version))
                    .map(|slugs| practice_paths::version(slugs, id, version));
                let names = self.authors(lang, passage);
                let words = if names.is_empty() {
                    t::practice_guide_from_practice(lang, title)
                } else {
                    t::practice_guide_from_practice_of(lang, format::list(lang, &names), title)
                };
                (words, Some(version), address.map(of_lang))
            }
            Source::Finding { id } => {
                let address = of_lang(finding::paths::find(id));
                (t::practice_guide_from_finding(lang).to_owned(), None, Some(address))
            }
            Source::Written => (t::practice_guide_source_written(lang).to_owned(), None, None),
        };
        let version = version.map(|version| t::practice_guide_source_version(lang, version));
        let adapted = passage.adapted.then(|| t::practice_guide_adapted(lang).to_owned());
        let detail: Vec<String> = version.into_iter().chain(adapted).collect();
        let detail = (!detail.is_empty()).then(|| detail.join(", "));
        SourceLine { words, detail, address }
    }
}

/// What a chapter's number and title are.
#[must_use]
pub fn numbered(lang: Lang, number: usize, title: &LocalizedText) -> (String, Lang) {
    let shown = title.shown(lang);
    (format!("{number}. {}", shown.text), shown.lang)
}

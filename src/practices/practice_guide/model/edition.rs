//! What an edition says, as it is stored.

use serde::{Deserialize, Serialize};

use super::{ChapterUse, Source, Version};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{GuideChapterId, GuideId, GuideImageId, PassageId, QuotationId},
};

/// All that an edition says. There are no names in it: how authors are named can change, and is asked each time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub title: LocalizedText,
    #[serde(default)]
    pub summary: Option<LocalizedText>,
    pub chapters: Vec<EditionChapter>,
}

impl Content {
    /// Every passage with its chapter, in the order of reading.
    pub fn passages(&self) -> impl Iterator<Item = (&EditionChapter, &EditionPassage)> {
        self.chapters
            .iter()
            .flat_map(|chapter| chapter.passages.iter().map(move |passage| (chapter, passage)))
    }

    /// All that it says, in each language, for the search.
    #[must_use]
    pub fn search_text(&self) -> LocalizedText {
        let mut sides = [String::new(), String::new()];
        let texts = self.summary.iter().chain(self.chapters.iter().flat_map(|chapter| {
            let passages = chapter.passages.iter();
            std::iter::once(&chapter.title)
                .chain(passages.flat_map(|passage| passage.title.iter().chain([&passage.text])))
                .chain(chapter.usage.texts())
        }));
        for text in texts {
            for (lang, side) in Lang::ALL.into_iter().zip(&mut sides) {
                let shown = text.shown(lang);
                if shown.lang == lang && !shown.text.is_empty() {
                    side.push_str(shown.text);
                    side.push_str("\n\n");
                }
            }
        }
        let [fr, en] = sides;
        if fr.is_empty() {
            return LocalizedText::Single { lang: Lang::En, text: en };
        }
        LocalizedText::written(Lang::Fr, &fr, &en)
    }

    /// How much text it has, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.chapters.iter().map(EditionChapter::bytes).sum()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionChapter {
    pub id: GuideChapterId,
    pub title: LocalizedText,
    /// Left out where it is empty: the digest of what reviewers have read stays.
    #[serde(default, skip_serializing_if = "ChapterUse::is_empty")]
    pub usage: ChapterUse,
    pub passages: Vec<EditionPassage>,
}

impl EditionChapter {
    /// How much text it has, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.usage.bytes() + self.passages.iter().map(|passage| passage.text.bytes()).sum::<usize>()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionPassage {
    pub id: PassageId,
    #[serde(default)]
    pub title: Option<LocalizedText>,
    /// In Markdown.
    pub text: LocalizedText,
    pub source: Source,
    /// What the practice was called that it is from.
    #[serde(default)]
    pub source_title: Option<LocalizedText>,
    pub adapted: bool,
    /// By which its authors say how they want to be named.
    #[serde(default)]
    pub quotations: Vec<QuotationId>,
    #[serde(default)]
    pub image: Option<EditionImage>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionImage {
    pub id: GuideImageId,
    pub width: u32,
    pub height: u32,
    /// What it shows.
    pub alt: LocalizedText,
}

/// An edition without what it says, as lists of versions show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionHead {
    pub guide: GuideId,
    /// Counts the editions of a guide, from 1.
    pub number: i64,
    pub version: Version,
    /// What changed, in the words of those who published it.
    pub changes: LocalizedText,
    /// How many people read it before.
    pub reviewers: u32,
    /// In milliseconds UTC.
    pub published_at: i64,
}

/// A published edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub head: EditionHead,
    pub content: Content,
}

/// A guide of which there is an edition, as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideCard {
    pub id: GuideId,
    /// Its part of addresses.
    pub slug: String,
    pub title: LocalizedText,
    pub summary: Option<LocalizedText>,
    /// The name of its community.
    pub community: LocalizedText,
    pub version: Version,
    /// In milliseconds UTC.
    pub published_at: i64,
}

/// A chapter of a last edition that has a passage from a practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeChapter {
    pub id: GuideChapterId,
    /// From 1.
    pub number: usize,
    pub title: LocalizedText,
    /// What the guide is called.
    pub guide: LocalizedText,
    /// The guide's part of addresses.
    pub slug: String,
    pub version: Version,
}

#[cfg(test)]
mod tests {
    use super::{
        super::{ChapterUse, Source},
        Content, EditionChapter, EditionPassage,
    };
    use ensemble_core::{
        Lang, LocalizedText,
        ids::{GuideChapterId, PassageId},
    };

    #[test]
    fn how_a_chapter_is_used_is_searched_and_weighed() {
        let both = |fr: &str, en: &str| LocalizedText::written(Lang::Fr, fr, en);
        let passage = EditionPassage {
            id: PassageId::new(),
            title: None,
            text: both("Un", "One"),
            source: Source::Written,
            source_title: None,
            adapted: false,
            quotations: Vec::new(),
            image: None,
        };
        let usage = ChapterUse {
            minutes: Some(20),
            material: Some(both("Des fiches", "Cards")),
            prompts: Some(both("Qui?", "")),
        };
        let chapter = EditionChapter {
            id: GuideChapterId::new(),
            title: both("Voir", "See"),
            usage,
            passages: vec![passage],
        };
        let bytes = "UnOneDes fichesCardsQui?".len();
        assert_eq!(chapter.bytes(), bytes);
        let content = Content { title: both("Guide", "Guide"), summary: None, chapters: vec![chapter] };
        assert_eq!(content.bytes(), bytes);
        let text = content.search_text();
        for said in ["Voir", "Un", "Des fiches", "Qui?"] {
            assert!(text.text(Lang::Fr).contains(said), "{said}");
        }
        assert!(text.text(Lang::En).contains("Cards") && !text.text(Lang::En).contains("Qui?"));
    }
}

//! The words of this feature. Pure.

mod edition;
mod together;
mod version;

pub use edition::{
    Content, Edition, EditionChapter, EditionHead, EditionImage, EditionPassage, GuideCard, PracticeChapter,
};
pub use together::{SharedChapter, SharedItem, SharedItems};
pub use version::{NoVersion, Step, Version};

use serde::{Deserialize, Serialize};

use ensemble_core::{
    LocalizedText,
    ids::{
        CommunityId, FindingId, GuideChapterId, GuideId, GuideImageId, PassageId, PersonId, PracticeId,
        QuotationId, ReflectionId,
    },
    string_enum,
};

string_enum! {
    /// What a passage is from.
    SourceKind {
        Practice = "practice",
        Finding = "finding",
        Reflection = "reflection",
        /// It was written for this guide.
        Written = "written",
    }
}

/// Where a passage is from. There is none without a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Source {
    /// A reflection, at the revision from which the passage was taken.
    Reflection {
        id: ReflectionId,
        revision: i64,
    },
    /// A published version of a practice.
    Practice {
        id: PracticeId,
        version: i64,
    },
    Finding {
        id: FindingId,
    },
    /// It was written for this guide.
    Written,
}

impl Source {
    #[must_use]
    pub const fn kind(self) -> SourceKind {
        match self {
            Self::Reflection { .. } => SourceKind::Reflection,
            Self::Practice { .. } => SourceKind::Practice,
            Self::Finding { .. } => SourceKind::Finding,
            Self::Written => SourceKind::Written,
        }
    }
}

/// A guide as its community composes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    pub id: GuideId,
    pub community: CommunityId,
    /// Its part of addresses.
    pub slug: String,
    pub title: LocalizedText,
    pub summary: Option<LocalizedText>,
    /// Rises when the title or the summary changes.
    pub revision: i64,
    /// How many editions were published.
    pub editions: i64,
    /// In milliseconds UTC.
    pub changed_at: i64,
}

/// How a chapter is used in the room. What is empty is as the portal has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChapterUse {
    pub minutes: Option<u16>,
    /// What is needed.
    pub material: Option<LocalizedText>,
    /// What people are asked, in Markdown.
    pub prompts: Option<LocalizedText>,
}

impl ChapterUse {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What it says in words.
    pub fn texts(&self) -> impl Iterator<Item = &LocalizedText> {
        self.material.iter().chain(&self.prompts)
    }

    /// How much text it has, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.texts().map(LocalizedText::bytes).sum()
    }
}

/// A chapter of a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    pub id: GuideChapterId,
    pub title: LocalizedText,
    pub usage: ChapterUse,
    /// Rises when the title or the use changes.
    pub revision: i64,
    pub passages: Vec<Passage>,
}

/// The image of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageImage {
    pub id: GuideImageId,
    pub width: u32,
    pub height: u32,
    /// What it shows; a draft may lack it.
    pub alt: Option<LocalizedText>,
}

string_enum! {
    /// Whether the authors of a passage agree that it is quoted.
    PassageConsent {
        /// It is not from a reflection, and all that is behind its source stays there.
        NotNeeded = "not-needed",
        Given = "given",
        /// Someone has not answered yet.
        Asked = "asked",
        /// Someone refused, or the reflection can no longer be quoted.
        Refused = "refused",
        /// It was given to the passage, or to the version of the practice that it is from, and is not any more.
        Withdrawn = "withdrawn",
    }
}

impl PassageConsent {
    /// Whether the next edition has the passage.
    #[must_use]
    pub const fn allows(self) -> bool {
        matches!(self, Self::NotNeeded | Self::Given)
    }

    /// Whether the passage has to be replaced or removed: it is not shown to those who did not write it.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Refused | Self::Withdrawn)
    }
}

/// A passage of a guide as its community composes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub id: PassageId,
    /// What it is about; a section of the table of contents begins with it.
    pub title: Option<LocalizedText>,
    /// In Markdown.
    pub text: LocalizedText,
    pub source: Source,
    /// Whether its words are not those of the source.
    pub adapted: bool,
    pub image: Option<PassageImage>,
    pub consent: PassageConsent,
    /// What its authors are asked.
    pub quotations: Vec<QuotationId>,
    /// When an author withdrew their consent, in milliseconds UTC.
    pub withdrawn_at: Option<i64>,
    /// Rises when it changes.
    pub revision: i64,
    /// In milliseconds UTC.
    pub changed_at: i64,
}

/// A guide with all its chapters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub guide: Guide,
    pub chapters: Vec<Chapter>,
}

impl Draft {
    /// A chapter and its place, from 0.
    #[must_use]
    pub fn chapter(&self, id: GuideChapterId) -> Option<(usize, &Chapter)> {
        self.chapters.iter().enumerate().find(|(_, chapter)| chapter.id == id)
    }

    /// A passage and its chapter.
    #[must_use]
    pub fn passage(&self, id: PassageId) -> Option<(&Chapter, &Passage)> {
        self.chapters.iter().find_map(|chapter| {
            chapter.passages.iter().find(|passage| passage.id == id).map(|passage| (chapter, passage))
        })
    }

    /// Every passage, in order.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.chapters.iter().flat_map(|chapter| &chapter.passages)
    }
}

/// A person who is asked to read a guide before its next edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub person: PersonId,
    /// `None` for a person whose account is closed.
    pub name: Option<String>,
    /// In milliseconds UTC.
    pub asked_at: i64,
    /// The digest of what they read.
    pub digest: Option<String>,
    /// What they wrote to those who compose the guide.
    pub note: String,
    /// In milliseconds UTC.
    pub reviewed_at: Option<i64>,
}

/// A person who can be asked to read a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub person: PersonId,
    pub name: String,
}

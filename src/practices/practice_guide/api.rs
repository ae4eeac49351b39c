//! The inputs of what people do with guides.

use serde::{Deserialize, Serialize};

use super::{
    model::{Chapter, Guide, Passage, Step},
    rules::side,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{checkbox, optional},
    ids::{GuideChapterId, PassageId, PersonId},
    string_enum,
};

/// What a text says in each language, French first.
fn sides(text: Option<&LocalizedText>) -> [String; 2] {
    Lang::ALL.map(|lang| text.map(|text| side(text, lang).to_owned()).unwrap_or_default())
}

/// Begins a guide, or writes its title and summary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct WriteGuide {
    /// The revision that the person looked at.
    pub revision: i64,
    pub title_fr: String,
    pub title_en: String,
    pub summary_fr: String,
    pub summary_en: String,
}

impl WriteGuide {
    /// What the form of a guide begins with.
    #[must_use]
    pub fn of(guide: &Guide) -> Self {
        let [title_fr, title_en] = sides(Some(&guide.title));
        let [summary_fr, summary_en] = sides(guide.summary.as_ref());
        Self { revision: guide.revision, title_fr, title_en, summary_fr, summary_en }
    }
}

/// Adds a chapter, or writes its title and how it is used in the room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct WriteChapter {
    /// The revision that the person looked at.
    pub revision: i64,
    pub title_fr: String,
    pub title_en: String,
    /// Empty for as many as the portal has.
    pub minutes: String,
    pub material_fr: String,
    pub material_en: String,
    pub prompts_fr: String,
    pub prompts_en: String,
    /// The token of the texts that the person confirmed.
    pub confirmation_token: String,
}

impl WriteChapter {
    /// What the form of a chapter begins with.
    #[must_use]
    pub fn of(chapter: &Chapter) -> Self {
        let [title_fr, title_en] = sides(Some(&chapter.title));
        let [material_fr, material_en] = sides(chapter.usage.material.as_ref());
        let [prompts_fr, prompts_en] = sides(chapter.usage.prompts.as_ref());
        let minutes = chapter.usage.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        Self {
            revision: chapter.revision,
            title_fr,
            title_en,
            minutes,
            material_fr,
            material_en,
            prompts_fr,
            prompts_en,
            confirmation_token: String::new(),
        }
    }
}

/// Adds a passage, or writes one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct WritePassage {
    /// The revision of the passage that the person looked at.
    pub revision: i64,
    /// What a new passage is from: `written`, or a kind and an id, as in `finding:…`.
    pub source: String,
    /// The revision or the version of the source that the person looked at.
    pub seen: i64,
    /// Whether another passage, written for this guide, takes the place of one that may not be quoted.
    #[serde(deserialize_with = "checkbox")]
    pub instead: bool,
    pub title_fr: String,
    pub title_en: String,
    pub text_fr: String,
    pub text_en: String,
    /// The token of the texts that the person confirmed.
    pub confirmation_token: String,
}

impl WritePassage {
    /// What the form of a passage begins with.
    #[must_use]
    pub fn of(passage: &Passage) -> Self {
        let [title_fr, title_en] = sides(passage.title.as_ref());
        let [text_fr, text_en] = sides(Some(&passage.text));
        Self { revision: passage.revision, title_fr, title_en, text_fr, text_en, ..Self::default() }
    }

    /// What the form of a new passage begins with: the text of what it is from.
    #[must_use]
    pub fn from_source(source: String, seen: i64, text: Option<&LocalizedText>) -> Self {
        let [text_fr, text_en] = sides(text);
        Self { source, seen, text_fr, text_en, ..Self::default() }
    }
}

/// Puts what was written together in a chapter into the guide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct PutTogether {
    /// The token of the texts that the person confirmed.
    pub confirmation_token: String,
}

string_enum! {
    /// What is done with a chapter or a passage by a button.
    ArrangeAct {
        Up = "up",
        Down = "down",
        Remove = "remove",
        /// Both languages say the same.
        Current = "current",
    }
}

/// Moves or removes a chapter or a passage, or marks a passage as current.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrange {
    #[serde(deserialize_with = "optional")]
    pub act: Option<ArrangeAct>,
    #[serde(deserialize_with = "optional")]
    pub chapter: Option<GuideChapterId>,
    #[serde(deserialize_with = "optional")]
    pub passage: Option<PassageId>,
    /// The revision that the person looked at.
    pub revision: i64,
}

/// Sets the image of a passage, or what it shows. The image itself is the file `picture`; without one it stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct SetImage {
    /// The revision of the passage that the person looked at.
    pub revision: i64,
    pub alt_fr: String,
    pub alt_en: String,
    /// Whether the passage has no image any more.
    #[serde(deserialize_with = "checkbox")]
    pub remove: bool,
}

impl SetImage {
    /// What the form begins with.
    #[must_use]
    pub fn of(passage: &Passage) -> Self {
        let [alt_fr, alt_en] = sides(passage.image.as_ref().and_then(|image| image.alt.as_ref()));
        Self { revision: passage.revision, alt_fr, alt_en, remove: false }
    }
}

/// Asks people to read a guide, or one of them no more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AskReview {
    pub person: Vec<PersonId>,
    #[serde(deserialize_with = "optional")]
    pub withdraw: Option<PersonId>,
}

string_enum! {
    /// What a reviewer says.
    ReviewAct {
        /// They have read it.
        Done = "done",
        /// They send remarks, and have not finished.
        Note = "note",
    }
}

/// Says that one has read a guide, or what one thinks of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SendReview {
    #[serde(deserialize_with = "optional")]
    pub act: Option<ReviewAct>,
    /// The digest of what the person read.
    pub digest: String,
    pub note: String,
}

/// Publishes an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Publish {
    /// The digest of what the person looked at.
    pub digest: String,
    /// How many editions there were.
    pub number: i64,
    #[serde(deserialize_with = "optional")]
    pub step: Option<Step>,
    pub changes_fr: String,
    pub changes_en: String,
}

//! The words of this feature. Pure.

pub mod doi;

use serde::{Deserialize, Serialize};

pub use self::doi::Doi;
use ensemble_communities::community::model::{Level, Network, Profession};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, PracticeId, PracticeResponseId},
    string_enum,
};
use ensemble_reflections::reflection::model::Audience;

string_enum! {
    /// How far the text is that is worked on.
    PracticeState {
        Draft = "draft",
        /// Two other people read it before it is published.
        Review = "review",
        Published = "published",
        /// It was published, and is not any more.
        Withdrawn = "withdrawn",
    }
}

string_enum! {
    /// How a practice is written.
    PracticeForm {
        /// Need, what was done, effects.
        Description = "description",
        /// A value-creation story.
        Story = "story",
    }
}

string_enum! {
    /// How an effect was found.
    Counting {
        Counted = "counted",
        Estimated = "estimated",
        Observed = "observed",
        /// People said it.
        Reported = "reported",
    }
}

string_enum! {
    /// What a reviewer answers.
    Verdict {
        Approved = "approved",
        /// Something is to be changed first.
        Changes = "changes",
    }
}

string_enum! {
    /// How a practice worked where it was tried.
    Outcome {
        Worked = "worked",
        Partly = "partly",
        NotWorked = "not",
    }
}

string_enum! {
    /// What kind of response it is.
    ResponseKind {
        Comment = "comment",
        Trial = "trial",
    }
}

string_enum! {
    /// Who removed a response.
    RemovedBy {
        Author = "author",
        /// A facilitator, with a reason.
        Facilitator = "facilitator",
    }
}

/// Where a practice was used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Context {
    /// The first and the last level; every level without them.
    pub levels: Option<(Level, Level)>,
    pub network: Option<Network>,
    /// Every profession when it is empty.
    pub professions: Vec<Profession>,
    pub duration: Option<LocalizedText>,
}

impl Context {
    /// All its levels.
    #[must_use]
    pub fn levels(&self) -> Vec<Level> {
        match self.levels {
            None => Level::ALL.to_vec(),
            Some((from, to)) => {
                let within = |level: &&Level| (from as u8..=to as u8).contains(&(**level as u8));
                Level::ALL.iter().filter(within).copied().collect()
            }
        }
    }
}

/// Something that others can use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Material {
    pub title: LocalizedText,
    pub link: Option<String>,
}

/// An effect that was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    pub text: LocalizedText,
    /// A number, perhaps with a unit that both languages write alike; may be empty.
    pub figure: String,
    pub counting: Counting,
}

/// A value-creation story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Story {
    pub happened: Option<LocalizedText>,
    pub took: Option<LocalizedText>,
    pub changed: Option<LocalizedText>,
    pub did: Option<LocalizedText>,
    pub counts: Option<LocalizedText>,
}

/// A publication that supports a practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The language in which it is written.
    pub lang: Lang,
    /// Authors, year, title, without the DOI.
    pub text: String,
    pub doi: Option<Doi>,
}

/// What a practice says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub title: LocalizedText,
    pub summary: Option<LocalizedText>,
    pub form: PracticeForm,
    #[serde(default)]
    pub context: Context,
    pub need: Option<LocalizedText>,
    pub done: Option<LocalizedText>,
    /// By whom it was done.
    pub people: Option<LocalizedText>,
    #[serde(default)]
    pub material: Vec<Material>,
    #[serde(default)]
    pub effects: Vec<Effect>,
    pub limits: Option<LocalizedText>,
    #[serde(default)]
    pub story: Story,
    #[serde(default)]
    pub references: Vec<Reference>,
    pub contact: Option<LocalizedText>,
    #[serde(default)]
    pub tags: Vec<String>,
}

impl Content {
    /// A practice of which only the title is known.
    #[must_use]
    pub fn titled(title: LocalizedText, form: PracticeForm) -> Self {
        Self {
            title,
            summary: None,
            form,
            context: Context::default(),
            need: None,
            done: None,
            people: None,
            material: Vec::new(),
            effects: Vec::new(),
            limits: None,
            story: Story::default(),
            references: Vec::new(),
            contact: None,
            tags: Vec::new(),
        }
    }

    /// All its texts in two languages, in the order in which they are read.
    pub fn texts(&self) -> impl Iterator<Item = &LocalizedText> {
        let story = &self.story;
        std::iter::once(&self.title)
            .chain(&self.summary)
            .chain(&self.context.duration)
            .chain(&self.need)
            .chain(&self.done)
            .chain(&self.people)
            .chain(self.material.iter().map(|material| &material.title))
            .chain(self.effects.iter().map(|effect| &effect.text))
            .chain(&self.limits)
            .chain(
                [&story.happened, &story.took, &story.changed, &story.did, &story.counts]
                    .into_iter()
                    .flatten(),
            )
            .chain(&self.contact)
    }

    /// How long its texts are, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.texts().map(LocalizedText::bytes).sum::<usize>()
            + self.references.iter().map(|reference| reference.text.len()).sum::<usize>()
    }
}

/// The community of a practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub community: CommunityId,
    pub name: LocalizedText,
    /// The community's slugs, French and English.
    pub slugs: [String; 2],
    /// Whether the community is archived.
    pub archived: bool,
}

/// A published practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practice {
    pub id: PracticeId,
    pub place: Place,
    pub audience: Audience,
    /// The number of this version, from 1.
    pub version: i64,
    pub content: Content,
    /// In milliseconds UTC.
    pub published_at: i64,
    /// The names of those who approved it and have an account.
    pub reviewers: Vec<String>,
}

/// A practice as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeCard {
    pub id: PracticeId,
    pub place: Place,
    pub audience: Audience,
    pub version: i64,
    pub title: LocalizedText,
    pub summary: Option<LocalizedText>,
    pub context: Context,
    pub tags: Vec<String>,
    /// In milliseconds UTC.
    pub published_at: i64,
    /// How many people wrote that they tried it.
    pub trials: u32,
}

/// A practice as those see it who work on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingText {
    pub id: PracticeId,
    pub place: Place,
    pub audience: Audience,
    pub state: PracticeState,
    pub content: Content,
    /// How many times it was saved, from 1.
    pub revision: i64,
    /// The version that readers get.
    pub version: Option<i64>,
    /// In milliseconds UTC.
    pub changed_at: i64,
    pub involvement: Involvement,
}

/// What ties a viewer to a practice beside their role in its community.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Involvement {
    /// Whether an author of a reflection behind it, who was asked or consented.
    pub is_author: bool,
    /// Whether an author who consented.
    pub has_consented: bool,
    /// Whether asked to review it, be it an earlier revision.
    pub is_reviewer: bool,
}

/// What a reviewer was asked and answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub person: PersonId,
    /// `None` where the account is closed.
    pub name: Option<String>,
    pub verdict: Option<Verdict>,
    /// The language of the note.
    pub lang: Lang,
    /// May be empty.
    pub note: String,
}

/// A comment, or a note of a person who tried the practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    pub id: PracticeResponseId,
    /// `None` where the account is closed.
    pub author_name: Option<String>,
    /// The organization of the author.
    pub organization: Option<LocalizedText>,
    /// Whether the viewer wrote it.
    pub mine: bool,
    pub lang: Lang,
    /// The text of a comment, or what was adapted.
    pub text: String,
    /// Of a note of a person who tried it.
    pub trial: Option<Trial>,
    /// In milliseconds UTC.
    pub created_at: i64,
    /// Who removed it; its author still reads it.
    pub removed: Option<RemovedBy>,
    /// Why a facilitator removed it.
    pub reason: Option<LocalizedText>,
}

/// Where a practice was tried, and how it worked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    pub context: String,
    pub outcome: Outcome,
}

/// What lists are filtered by. What is `None` filters nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PracticeFilter {
    pub level: Option<Level>,
    pub network: Option<Network>,
    pub profession: Option<Profession>,
    /// As [`reflection::rules::normalize_tag`](ensemble_reflections::reflection::rules::normalize_tag) writes it.
    pub tag: Option<String>,
}

//! The words of this feature. Pure.

use serde::Deserialize;

use ensemble_core::{
    Lang, LocalizedText,
    ids::{DiscussionPartnerId, MeetingId},
    string_enum,
};

string_enum! {
    /// What people do in a step of a guide.
    StepKind {
        /// Answer a question.
        Question = "question",
        /// Watch the video.
        Video = "video",
        /// Name partnerships, those of today and possible ones.
        Partners = "partners",
        /// Look at key elements, and say what they mean here.
        Elements = "elements",
        /// Work with a sheet.
        Sheet = "sheet",
    }
}

impl StepKind {
    /// Whether tables write an answer.
    #[must_use]
    pub const fn is_answered(self) -> bool {
        matches!(self, Self::Question | Self::Elements)
    }
}

string_enum! {
    /// Whether a partnership is there or could be.
    Partnership {
        Present = "present",
        Possible = "possible",
    }
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both {
    pub fr: String,
    pub en: String,
}

impl Both {
    #[must_use]
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

/// A line that stays in its own language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnLine {
    pub lang: Lang,
    pub text: String,
}

/// A step of a guide.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideStep {
    /// What the program calls it: answers are kept under this key.
    pub key: String,
    pub kind: StepKind,
    pub title: Both,
    pub text: Both,
    /// The key elements, for a step of that kind.
    #[serde(default)]
    pub element: Vec<Both>,
}

/// A guide.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// What the program calls it.
    pub key: String,
    pub title: Both,
    pub summary: Both,
    /// Who made it.
    pub credit: Option<OwnLine>,
    /// Under which licence, in its own words.
    pub licence: Option<OwnLine>,
    /// Whether the licence says which variant it is.
    pub licence_is_complete: bool,
    pub step: Vec<GuideStep>,
}

/// The guide that a meeting uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub guide: String,
    pub video: Option<String>,
}

/// A table; number 0 is the whole group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub number: u32,
    pub name: String,
}

/// What a table answers in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub step: String,
    pub table: u32,
    pub text: LocalizedText,
    /// How many times it was written, from 1.
    pub revision: i64,
}

/// A partner that a table names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    pub id: DiscussionPartnerId,
    pub table: u32,
    pub kind: Partnership,
    pub name: String,
    /// What for; may be empty.
    pub purpose: String,
}

/// All that the tables of a meeting wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub tables: Vec<Table>,
    pub answers: Vec<Answer>,
    pub partners: Vec<Partner>,
}

/// A meeting of a community that used a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedIn {
    pub meeting: MeetingId,
    pub title: LocalizedText,
    /// When it begins, in milliseconds UTC.
    pub begins_at: i64,
}

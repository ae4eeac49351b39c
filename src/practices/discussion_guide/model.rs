//! The words of this feature. Pure.

use serde::{Deserialize, Serialize};

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

/// A line that stays in its own language, as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnLine {
    pub lang: Lang,
    pub text: String,
}

/// A step of a guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuideStep {
    /// Answers are kept under this key: it does not change.
    pub key: String,
    pub kind: StepKind,
    pub title: LocalizedText,
    pub text: LocalizedText,
    /// How long it should take.
    pub minutes: u16,
    /// The address of the video, for a step of that kind; a meeting may have its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video: Option<String>,
    /// The number of the sheet, for a step of that kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<u16>,
    /// The key elements, for a step of that kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elements: Vec<LocalizedText>,
}

/// The texts of a guide besides its steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuideTexts {
    pub title: LocalizedText,
    /// Published guides have one.
    pub summary: Option<LocalizedText>,
    /// Who made it.
    pub credit: Option<OwnLine>,
    /// Under which licence, in its own words.
    pub licence: Option<OwnLine>,
    /// Whether the licence says which variant it is.
    pub licence_is_complete: bool,
}

/// What a guide says: a version that was published, or the one that is being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guide {
    pub texts: GuideTexts,
    pub steps: Vec<GuideStep>,
}

/// A guide as coordinators have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenGuide {
    pub key: String,
    pub texts: GuideTexts,
    /// The number of the last version that was published; 0 for none.
    pub version: i64,
    /// Whether something changed since that version.
    pub changed: bool,
    /// When the last version was published, in milliseconds UTC.
    pub published_at: Option<i64>,
    /// When it was archived: meetings do not choose it any more.
    pub archived_at: Option<i64>,
}

/// A line of the list of guides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedGuide {
    pub guide: WrittenGuide,
    pub steps: u32,
    /// How many announced meetings use it.
    pub meetings: u32,
}

/// A guide that meetings can choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedGuide {
    pub key: String,
    pub title: LocalizedText,
    pub version: i64,
}

/// The guide that a meeting uses, in the version that it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideInUse {
    pub key: String,
    pub version: i64,
    /// The number of the last version that was published.
    pub newest: i64,
    /// The video that the meeting watches instead of the guide's.
    pub video: Option<String>,
    pub guide: Guide,
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

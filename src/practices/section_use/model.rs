//! The words of this feature. Pure.

use ensemble_core::{
    Lang, LocalizedText,
    ids::{MeetingId, SectionUseId},
    string_enum,
};

string_enum! {
    /// What a section is a part of.
    SectionSource {
        /// A chapter of a practice guide.
        PracticeGuide = "practice-guide",
        /// A discussion guide, as a whole.
        DiscussionGuide = "discussion-guide",
    }
}

string_enum! {
    /// Whether a section worked at a meeting.
    Worked {
        Yes = "yes",
        Partly = "partly",
        No = "no",
    }
}

/// A section of a guide.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SectionPlace {
    pub source: SectionSource,
    pub guide: String,
    /// Its id within the portal.
    pub section: String,
}

/// A section as it is published now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub place: SectionPlace,
    /// The version of its guide.
    pub version: String,
    /// What its guide is called.
    pub guide: LocalizedText,
    pub title: LocalizedText,
    /// What a meeting does with it.
    pub items: Vec<SectionItem>,
}

impl Section {
    /// Names the section in its version: what a form sends.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{} {}", self.place.section, self.version)
    }
}

/// What an item of an agenda gets from a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionItem {
    pub step: SectionStep,
    pub title: LocalizedText,
    pub minutes: u16,
    /// What people are asked, in Markdown.
    pub prompts: LocalizedText,
    /// The address of a video.
    pub video: Option<String>,
}

/// What people do in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionStep {
    Discuss,
    Watch,
    /// In groups.
    Group,
    /// With a sheet.
    Try,
}

/// A section that is on the agenda of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionUse {
    pub id: SectionUseId,
    pub meeting: MeetingId,
    pub place: SectionPlace,
    /// The version that was put on the agenda.
    pub version: String,
    pub title: LocalizedText,
    pub feedback: Option<Feedback>,
}

/// What came of a section at a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    pub worked: Worked,
    /// The language of what was adapted.
    pub lang: Lang,
    /// What was adapted; empty for nothing.
    pub adapted: String,
    /// How many times it was written, from 1.
    pub revision: i64,
}

/// What was adapted at a meeting, without the meeting and its community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub version: String,
    pub lang: Lang,
    pub text: String,
    /// In milliseconds UTC.
    pub written_at: i64,
}

/// How a section was used at meetings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// At how many meetings.
    pub meetings: u32,
    /// At how many of them it worked, worked in part, did not work.
    pub worked: [u32; 3],
    /// The newest first.
    pub notes: Vec<Note>,
}

//! What an agenda begins with: the items of a template, of a discussion guide, or of the meeting
//! before. Pure.
//!
//! An outline is plain data, which people edit in a form; the agenda that grows from it is a shared
//! document.

use serde::{Deserialize, Serialize};

use ensemble_core::{LocalizedText, string_enum};

string_enum! {
    /// What people do during an item.
    ItemKind {
        /// Arriving, saying hello.
        Welcome = "welcome",
        /// Talking something over.
        Discussion = "discussion",
        /// Somebody presents.
        Presentation = "presentation",
        /// Watching a video.
        Video = "video",
        /// Working in small groups.
        GroupActivity = "group-activity",
        /// Trying something out.
        HandsOn = "hands-on",
        /// A step of a codevelopment session.
        Codevelopment = "codevelopment",
        /// Deciding together.
        Decision = "decision",
        /// A pause.
        Break = "break",
        /// Taking leave.
        Closing = "closing",
    }
}

/// The most minutes that one item may take.
pub const MOST_MINUTES: u16 = 600;
/// The most items that one agenda may begin with.
pub const MAX_ITEMS: usize = 60;

/// The items that an agenda begins with, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The items.
    pub items: Vec<OutlineItem>,
}

/// One item of an outline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineItem {
    /// What people do.
    pub kind: ItemKind,
    /// What it is called.
    pub title: LocalizedText,
    /// How long, in minutes; at most [`MOST_MINUTES`].
    pub minutes: u16,
    /// What it is about, as Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<LocalizedText>,
    /// Who leads it: names or roles, as people write them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lead: String,
    /// A page or document that it is about: an address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
    /// What was agreed before and is still open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follow_ups: Vec<FollowUp>,
}

string_enum! {
    /// How a follow-up stands.
    FollowUpState {
        /// To be done.
        Open = "open",
        /// Done.
        Done = "done",
        /// Given up.
        Dropped = "dropped",
    }
}

/// Something that a person will do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// What.
    pub what: String,
    /// Who, as people write it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// By when: a date, `2026-11-30`, or nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub due: String,
    /// How it stands.
    pub state: FollowUpState,
}

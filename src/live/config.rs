//! What the server gives the editor with the page.

use ensemble_core::Lang;
use serde::{Deserialize, Serialize};

/// The kinds of documents that have a live editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EditorKind {
    /// A meeting's agenda.
    Agenda,
    /// A group's note, in the language in which it was begun.
    Note(Lang),
    /// The note of a table of a meeting, in the language of the table.
    Table(Lang),
    /// The minutes of a meeting in a language.
    Minutes(Lang),
    /// A chapter of a practice guide, in both languages.
    Guide,
}

impl EditorKind {
    /// The kind in the path of a WebSocket: `/live/{kind}/{document}`.
    #[must_use]
    pub const fn path_segment(self) -> &'static str {
        match self {
            Self::Agenda => "meeting",
            Self::Note(_) => "note",
            Self::Table(_) => "table",
            Self::Minutes(_) => "minutes",
            Self::Guide => "guide",
        }
    }
}

macro_rules! labels {
    ($($label:ident),+ $(,)?) => {
        /// The texts of the editor, which the server sends in the reader's language (`editor_labels`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Label {
            $($label,)+
        }

        impl Label {
            /// All of them, in the order of [`EditorConfig::labels`].
            pub const ALL: &'static [Self] = &[$(Self::$label),+];
        }
    };
}

labels! {
    Connecting, Saved, Saving, WithoutSocket, WithoutSocketUnsaved, Offline, OfflineNone, OfflineUncached, SignedOut,
    NoRight, Refused, Invalid, Here, You, Others, Undone, Redone, WasSplit, WasMerged, Show, ShowFr,
    ShowEn, ShowBoth, Undo, Redo, Add, KeysHint, Untitled, TitleFr, TitleEn, AboutFr, AboutEn, Minutes, Min, OfItem, Item,
    Kind, Lead, Link, Notes, NotesHint, Details, Decisions, Decision, AddDecision, FollowUps, What, Who, Due, State,
    StateOpen, StateDone, StateDropped, AddFollowUp, Strike, Handle, Actions, AddAbove, AddBelow, AddHere, Up, Down,
    Duplicate, Remove, Split, Merge, Removed, Restore, KeyAbove, KeyBelow, KeyUp, KeyDown, KeyDetails, KeyDuplicate,
    KeyRemove, ToTranslate, Outdated, Settle, WritesHere, Moved, WasRemoved, WasRestored, WasAdded, WasDuplicated, Budget,
    Over, Ends, AtStart, TooLong, BadLink, BadMinutes, AddPart, PartTitle, PartText, PartsRemoved, PartAdded, OwnTime,
}

/// What the server tells the editor.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EditorConfig {
    /// The document's id; that of an agenda is its meeting's, that of a note its reflection's or its table's.
    pub document: String,
    pub kind: EditorKind,
    /// The id of the person who writes, and their name.
    pub person: String,
    pub name: String,
    /// The page's language.
    pub lang: Lang,
    /// The duration of the meeting, in minutes.
    pub budget: u16,
    /// The minute of the day at which the meeting begins, if it is known.
    pub begins: Option<u32>,
    /// The same on the clock of the person who writes, if it shows another time. Counted from the same midnight: negative on the
    /// day before.
    pub own_begins: Option<i32>,
    /// In words, the day before the meeting, its day and the two after it; empty if its day is not known.
    pub days: Vec<String>,
    /// The names of the kinds of items, in the order of `ItemKind::ALL`.
    pub kinds: Vec<String>,
    /// What passages of a guide are from, by the ids of their items, in words.
    pub sources: Vec<(String, String)>,
    /// In the order of [`Label::ALL`]. The editor replaces `{n}`, `{m}`, `{title}` and `{why}`.
    pub labels: Vec<String>,
}

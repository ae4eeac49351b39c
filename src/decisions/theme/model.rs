//! The words of this feature. Pure.

use ensemble_core::{
    Lang, LocalizedText,
    ids::{PersonId, ThemeId, ThemeReplyId},
    string_enum,
};

string_enum! {
    /// What became of a theme.
    ThemeState {
        /// Nothing was decided yet.
        Proposed = "proposed",
        /// The community takes it up.
        Kept = "kept",
        /// The community does not take it up, for a reason.
        SetAside = "set-aside",
        /// It is a part of another theme.
        Merged = "merged",
    }
}

string_enum! {
    /// What facilitators decide about a theme.
    Decision {
        /// The community takes it up.
        Keep = "keep",
        /// The community does not take it up.
        SetAside = "set-aside",
        /// It becomes a part of another theme.
        Merge = "merge",
        /// It is only proposed again.
        Reopen = "reopen",
    }
}

string_enum! {
    /// Who removed a reply.
    RemovedBy {
        Author = "author",
        /// A facilitator, with a reason.
        Facilitator = "facilitator",
    }
}

/// What the author of a theme writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeTexts {
    /// The language of its texts.
    pub lang: Lang,
    /// The title, perhaps in the other language, too.
    pub title: LocalizedText,
    /// Why the community should talk about it.
    pub why: String,
    /// Who would present it or facilitate it; may be empty.
    pub lead: String,
}

/// A person who proposed a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    pub id: PersonId,
    /// `None` for a person whose account is closed.
    pub name: Option<String>,
}

/// A theme that can be voted on, or that another can be merged into, with what a choice shows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EligibleTheme {
    pub id: ThemeId,
    pub title: LocalizedText,
    /// How many members support it.
    pub supporters: u32,
}

/// A theme, as those who may read it see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    pub id: ThemeId,
    pub texts: ThemeTexts,
    /// Rises when an author changes the texts.
    pub revision: i64,
    pub state: ThemeState,
    /// Why it was set aside, in the words and the language of the person who did it.
    pub reason: Option<LocalizedText>,
    /// The theme that it is a part of.
    pub merged_into: Option<ThemeId>,
    /// Who proposed it, first of all the person who did so first.
    pub authors: Vec<Author>,
    /// How many members support it.
    pub supporters: u32,
    /// Whether the viewer does.
    pub supported: bool,
    /// How many replies it has that were not removed, with those to the themes that were merged into it.
    pub replies: u32,
    /// In milliseconds UTC.
    pub created_at: i64,
}

impl Theme {
    /// Whether this person proposed it.
    #[must_use]
    pub fn is_by(&self, person: PersonId) -> bool {
        self.authors.iter().any(|author| author.id == person)
    }
}

/// A reply to a theme, as a viewer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    pub id: ThemeReplyId,
    /// The title of the theme for which it was written, where that is a part of the one that is read.
    pub written_for: Option<LocalizedText>,
    /// `None` where the account of its author is closed.
    pub author_name: Option<String>,
    /// Whether the viewer wrote it.
    pub mine: bool,
    /// The language in which it was written.
    pub lang: Lang,
    /// In Markdown.
    pub text: String,
    /// Rises when its author changes it.
    pub revision: i64,
    /// In milliseconds UTC.
    pub created_at: i64,
    /// When its author last changed it, in milliseconds UTC.
    pub edited_at: Option<i64>,
    /// Who removed it; its author still reads it.
    pub removed: Option<RemovedBy>,
    /// Why a facilitator removed it.
    pub reason: Option<LocalizedText>,
}

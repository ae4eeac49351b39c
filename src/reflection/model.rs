//! The words of this feature. Pure: the browser has them too.

use serde::{Deserialize, Serialize};

use crate::{
    i18n::{Lang, LocalizedText},
    ids::{AttachmentId, CommentId, CommunityId, MeetingId, PersonId, ReflectionId, ReportId},
    meeting::model::{Media, Metadata},
    string_enum::string_enum,
};

string_enum! {
    /// Who sees a reflection, from the fewest to the most.
    Audience {
        /// Whoever wrote it.
        Me = "me",
        /// Certain people.
        People = "people",
        /// The community's facilitators.
        Facilitators = "facilitators",
        /// Its members.
        Community = "community",
        /// Everybody who belongs to a community.
        Communities = "communities",
        /// Everybody.
        Public = "public",
    }
}

string_enum! {
    /// What a reflection is to those who answer professional orders and managers.
    ReflectionKind {
        /// Something that was noticed.
        Finding = "finding",
        /// Something that is hard.
        Challenge = "challenge",
    }
}

string_enum! {
    /// What a reflection meant to somebody.
    Reaction {
        /// It is useful to me.
        Useful = "useful",
        /// I tried it.
        Tried = "tried",
        /// I have a question.
        Question = "question",
        /// To find it again; nobody else sees it.
        Bookmark = "bookmark",
    }
}

string_enum! {
    /// What a reflection answers.
    PromptKind {
        /// A question that guides the community.
        Question = "question",
        /// A meeting.
        Meeting = "meeting",
        /// An item of a meeting's agenda.
        Item = "item",
    }
}

string_enum! {
    /// Who took something away.
    Remover {
        /// Whoever wrote it.
        Author = "author",
        /// The facilitators, after a report.
        Moderation = "moderation",
    }
}

string_enum! {
    /// What was decided about a report.
    Outcome {
        /// It stays.
        Kept = "kept",
        /// It is taken away.
        Removed = "removed",
    }
}

/// All that decides who sees a reflection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visibility {
    /// Who wrote it.
    pub author: PersonId,
    /// The community it belongs to.
    pub community: CommunityId,
    /// Whether that community was archived.
    pub archived: bool,
    /// How far it is shared.
    pub audience: Audience,
    /// For whom it is, where it is for certain people.
    pub readers: Vec<PersonId>,
    /// Whether it was taken away.
    pub removed: bool,
}

/// What a reflection answers, in the words of the day it was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prompt {
    /// What sort.
    pub kind: PromptKind,
    /// The question's digest; the meeting's id; the meeting's and the item's.
    pub key: String,
    /// What it says.
    pub text: LocalizedText,
}

/// What a reflection says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// What it is called, if anything.
    #[serde(default)]
    pub title: Option<LocalizedText>,
    /// What it says, in Markdown.
    pub text: LocalizedText,
}

/// How others answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Comments, and notes of those who tried it.
    pub comments: u32,
    /// How many it is useful to.
    pub useful: u32,
    /// How many tried it.
    pub tried: u32,
    /// How many have a question.
    pub question: u32,
}

impl Counts {
    /// How many gave a sign.
    #[must_use]
    pub const fn of(&self, reaction: Reaction) -> u32 {
        match reaction {
            Reaction::Useful => self.useful,
            Reaction::Tried => self.tried,
            Reaction::Question => self.question,
            Reaction::Bookmark => 0,
        }
    }
}

/// A reflection, as somebody who sees it knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reflection {
    /// Its id.
    pub id: ReflectionId,
    /// Who sees it.
    pub visibility: Visibility,
    /// Whether readers do not see who wrote it.
    pub anonymous: bool,
    /// What its author is called; `None` where that is not for whoever asks.
    pub author: Option<String>,
    /// What the community is called.
    pub community: LocalizedText,
    /// The community's slugs, French and English.
    pub slugs: [String; 2],
    /// The language it was written in.
    pub lang: Lang,
    /// Finding or challenge.
    pub kind: Option<ReflectionKind>,
    /// What it answers.
    pub prompt: Option<Prompt>,
    /// The meeting it goes with.
    pub meeting: Option<MeetingId>,
    /// What it is about, in a word or two each.
    pub tags: Vec<String>,
    /// How many times it was saved, from 1.
    pub revision: i64,
    /// The first revision that others may read.
    pub shown_from: i64,
    /// When it was last saved, in milliseconds UTC.
    pub updated_at: i64,
    /// Where it stands in lists, in milliseconds UTC.
    pub listed_at: i64,
    /// Whether whoever asks has read it as it is now.
    pub read: bool,
    /// How others answered.
    pub counts: Counts,
    /// What it says.
    pub texts: Texts,
    /// How it stands when a group writes it.
    pub group: Option<Group>,
}

/// How a group's note stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Whether people still write in it.
    pub open: bool,
    /// What those who wrote in it are called, once it is closed; none where that is not for whoever asks.
    pub authors: Vec<String>,
}

/// What is written down of a reflection: all of it but what the portal keeps by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The language it was written in.
    pub lang: Lang,
    /// What it answers.
    pub prompt: Option<Prompt>,
    /// What it is about.
    pub tags: Vec<String>,
    /// What it says.
    pub texts: Texts,
}

/// Which reflections a list shows; what is `None` or `false` filters nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this community's.
    pub community: Option<CommunityId>,
    /// Only those that answer this.
    pub prompt: Option<String>,
    /// Only those about this.
    pub tag: Option<String>,
    /// Only those that can be read in this language.
    pub lang: Option<Lang>,
    /// Only those of this meeting.
    pub meeting: Option<MeetingId>,
    /// Only findings, or challenges.
    pub kind: Option<ReflectionKind>,
    /// Only one's own.
    pub mine: bool,
    /// Only those that one has not read as they are now.
    pub unread: bool,
    /// Only those that one has bookmarked.
    pub kept: bool,
    /// Only those that everybody sees.
    pub public: bool,
    /// All but those that only their author sees.
    pub shared: bool,
}

/// Where one page of a list ends and the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Where the last one stands.
    pub at: i64,
    /// Its id.
    pub id: ReflectionId,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// The answer that it answers.
    pub parent: Option<CommentId>,
    /// What its author is called; `None` where that is not for whoever asks.
    pub author: Option<String>,
    /// Whether whoever asks wrote it.
    pub mine: bool,
    /// Whether the reflection's own author wrote it.
    pub by_author: bool,
    /// The day on which its author tried what the reflection says: `2026-11-30`.
    pub tried_on: Option<String>,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// Who took it away; then only its own author reads it still.
    pub removed: Option<Remover>,
    /// What it says, in Markdown; empty where it is not for whoever asks.
    pub text: String,
}

/// Something that somebody asked the facilitators to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// The reflection.
    pub reflection: ReflectionId,
    /// The comment, when it is about one.
    pub comment: Option<CommentId>,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// Why.
    pub reason: String,
    /// The reflection's revision now.
    pub revision: i64,
    /// What it is about, as it stands now.
    pub text: String,
    /// What was decided, when, and why.
    pub decision: Option<(Outcome, i64, String)>,
}

/// A file that belongs to a reflection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// What it is called.
    pub title: String,
    /// What sort of file.
    pub media: Media,
    /// How large, in bytes.
    pub size: u64,
    /// What became of what it tells about its author and its place.
    pub metadata: Metadata,
}

/// What is left of a reflection that was taken away, for its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// Its id.
    pub id: ReflectionId,
    /// Who took it away.
    pub by: Remover,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// The reason that moderation gave.
    pub why: Option<String>,
    /// What it said.
    pub texts: Texts,
}

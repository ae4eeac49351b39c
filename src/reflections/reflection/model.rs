//! The types of this feature. Pure: the browser has them too.

use serde::{Deserialize, Serialize};

use ensemble_core::file::{FileFormat, MetadataState};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{AttachmentId, CommentId, CommunityId, MeetingId, PersonId, ReflectionId, ReportId},
    string_enum,
};

string_enum! {
    /// Who may read a reflection, from the fewest to the most.
    Audience {
        /// Its author only.
        AuthorOnly = "me",
        /// The people whom its author chose.
        ChosenPeople = "people",
        /// The community's facilitators.
        Facilitators = "facilitators",
        /// The members and facilitators of the community; observers do not read it.
        Community = "community",
        /// Everyone with a role in a community.
        AllCommunities = "communities",
        /// Everyone, signed in or not.
        Public = "public",
    }
}

string_enum! {
    /// How facilitators classify a reflection when they report to professional orders and managers.
    ReflectionKind {
        Finding = "finding",
        Challenge = "challenge",
    }
}

string_enum! {
    /// A reader's reaction to a reflection.
    Reaction {
        /// It is useful to me.
        Useful = "useful",
        /// I tried it.
        Tried = "tried",
        /// I have a question.
        Question = "question",
        /// A private bookmark.
        Bookmark = "bookmark",
    }
}

string_enum! {
    /// What a reflection responds to.
    PromptKind {
        /// A guiding question of the community.
        Question = "question",
        /// A meeting.
        Meeting = "meeting",
        /// An item of a meeting's agenda.
        Item = "item",
    }
}

string_enum! {
    /// Who removed a reflection or a comment.
    RemovedBy {
        Author = "author",
        /// A facilitator, after a report.
        Moderator = "moderation",
    }
}

string_enum! {
    /// The decision about a report.
    ModerationDecision {
        /// The reported text stays.
        Dismissed = "kept",
        /// The reported text is removed.
        Removed = "removed",
    }
}

/// Everything that decides who may read a reflection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visibility {
    pub author: PersonId,
    pub community: CommunityId,
    /// Whether the community is archived.
    pub community_archived: bool,
    pub audience: Audience,
    /// The people chosen by the author; empty unless the audience is [`Audience::ChosenPeople`].
    pub chosen_people: Vec<PersonId>,
    pub removed: bool,
}

/// The prompt that a reflection responds to, with its text at the time of the choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prompt {
    pub kind: PromptKind,
    /// The question's digest, the meeting's id, or `meeting/item`.
    pub key: String,
    pub text: LocalizedText,
}

/// The text of a reflection, in Markdown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    #[serde(default)]
    pub title: Option<LocalizedText>,
    #[serde(rename = "text")]
    pub body: LocalizedText,
}

/// How many comments and reactions a reflection has. Bookmarks are not counted: they are private.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Comments, including those that report a trial (`tried_on`).
    pub comments: u32,
    pub useful: u32,
    pub tried: u32,
    pub question: u32,
}

impl Counts {
    /// The number of reactions of one kind; 0 for bookmarks.
    #[must_use]
    pub const fn count(&self, reaction: Reaction) -> u32 {
        match reaction {
            Reaction::Useful => self.useful,
            Reaction::Tried => self.tried,
            Reaction::Question => self.question,
            Reaction::Bookmark => 0,
        }
    }
}

/// A reflection as one viewer may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reflection {
    pub id: ReflectionId,
    pub visibility: Visibility,
    /// Whether readers do not see the author's name.
    pub anonymous: bool,
    /// `None` where the viewer may not know it.
    pub author_name: Option<String>,
    pub community_name: LocalizedText,
    /// The community's slugs, French and English.
    pub slugs: [String; 2],
    /// The language it was written in.
    pub lang: Lang,
    pub kind: Option<ReflectionKind>,
    pub prompt: Option<Prompt>,
    /// The meeting that it belongs to.
    pub meeting: Option<MeetingId>,
    pub tags: Vec<String>,
    /// The number of times it was saved, from 1.
    pub revision: i64,
    /// The first revision that readers other than the author may see.
    pub first_visible_revision: i64,
    /// When it was last saved, in milliseconds UTC. Only the day, where it is anonymous and shared.
    pub updated_at: i64,
    /// The sort key of lists, in milliseconds UTC: when it was shared after nobody but its author could read it, or created.
    /// Only the day, where it is anonymous and shared.
    pub listed_at: i64,
    /// Whether the viewer has read the current revision.
    pub is_read: bool,
    pub counts: Counts,
    pub texts: Texts,
    /// When a translation was last asked for, in milliseconds UTC.
    pub translation_asked_at: Option<i64>,
    /// The revision of which that was asked.
    pub translation_asked_revision: Option<i64>,
    /// Present when several people write it together.
    pub group_note: Option<GroupNote>,
}

/// The state of a note that a group writes together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupNote {
    /// Whether people may still write in it.
    pub open: bool,
    /// The names of its authors once it is closed; empty where the viewer may not know them.
    pub authors: Vec<String>,
}

/// The part of a reflection that its author writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReflectionContent {
    /// The language it was written in.
    pub lang: Lang,
    pub prompt: Option<Prompt>,
    pub tags: Vec<String>,
    pub texts: Texts,
}

/// Which reflections a list shows. A field that is `None` or `false` filters nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub community: Option<CommunityId>,
    /// The key of a prompt.
    pub prompt: Option<String>,
    pub tag: Option<String>,
    /// A language in which they can be read.
    pub lang: Option<Lang>,
    pub meeting: Option<MeetingId>,
    pub kind: Option<ReflectionKind>,
    /// Only the viewer's own.
    pub mine: bool,
    /// Only those of which the viewer has not read the current revision.
    pub unread: bool,
    /// Only those that the viewer bookmarked.
    pub bookmarked: bool,
    /// Only public ones.
    pub public: bool,
    /// Only those that are shared with others than their author.
    pub shared: bool,
}

/// Where one page of a list ends and the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// `listed_at` of the page's last reflection.
    pub at: i64,
    pub id: ReflectionId,
}

/// A comment on a reflection, or a reply to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub id: CommentId,
    /// The comment to which this one replies.
    pub parent: Option<CommentId>,
    /// `None` where the viewer may not know it.
    pub author_name: Option<String>,
    /// Whether the viewer wrote it.
    pub mine: bool,
    /// Whether the reflection's author wrote it.
    pub by_author: bool,
    /// The day on which its author tried what the reflection describes: `2026-11-30`.
    pub tried_on: Option<String>,
    /// In milliseconds UTC.
    pub at: i64,
    /// Who removed it; the comment's author can still read it.
    pub removed: Option<RemovedBy>,
    /// When it was removed, in milliseconds UTC.
    pub removed_at: Option<i64>,
    /// In Markdown.
    pub text: String,
}

/// A request to the facilitators to review a reflection or a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub id: ReportId,
    pub reflection: ReflectionId,
    /// Present when the report is about a comment.
    pub comment: Option<CommentId>,
    /// In milliseconds UTC.
    pub at: i64,
    pub reason: String,
    /// The reflection's current revision.
    pub revision: i64,
    /// The texts of the reflection, by which it is named; `None` where the viewer may not know them.
    pub texts: Option<Texts>,
    /// Who wrote what was reported; `None` where the viewer may not know it.
    pub author: Option<String>,
    /// Whether the viewer may open the reflection.
    pub readable: bool,
    /// The current text of what was reported; empty once the decision is to keep it.
    pub text: String,
    /// The files of a reported reflection with their names, also those that its author removed; empty once there is a decision.
    pub files: Vec<(AttachmentId, String)>,
    /// The decision, when it was made, in milliseconds UTC, and its reason.
    pub decision: Option<(ModerationDecision, i64, String)>,
}

/// A file attached to a reflection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub id: AttachmentId,
    pub title: String,
    pub media: FileFormat,
    /// In bytes.
    pub size: u64,
    /// The state of its metadata, which may contain the author or the location.
    pub metadata: MetadataState,
}

/// What the author of a removed reflection still sees of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone {
    pub id: ReflectionId,
    pub by: RemovedBy,
    /// When it was removed, in milliseconds UTC.
    pub at: i64,
    /// The reason given by moderation.
    pub reason: Option<String>,
    pub texts: Texts,
}

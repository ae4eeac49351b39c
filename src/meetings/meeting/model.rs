//! The words of this feature. Pure: the browser has them too.

use ensemble_core::{
    LocalizedText,
    file::FileFormat,
    ids::{CommunityId, DocumentId, MeetingId},
    string_enum,
};
use ensemble_document::outline::Outline;

string_enum! {
    /// How people come together.
    Modality {
        /// In one room.
        InPerson = "in-person",
        /// By videoconference.
        Virtual = "virtual",
        /// Both at once.
        Hybrid = "hybrid",
    }
}

string_enum! {
    /// The zone of a meeting's times: Québec has three legal times.
    Zone {
        /// The portal's own.
        Eastern = "America/Toronto",
        /// That of the Magdalen Islands.
        Atlantic = "America/Halifax",
        /// That of the Lower North Shore east of the Natashquan River, without daylight saving time.
        BlancSablon = "America/Blanc-Sablon",
    }
}

string_enum! {
    /// How people work together in a network, when it is not as a community.
    Configuration {
        /// About one student.
        Pupil = "pupil",
        /// With one or several groups.
        Groups = "groups",
        /// With a small group that shares a difficulty.
        SmallGroup = "small-group",
        /// One person advises another.
        Mentoring = "mentoring",
        /// As the team of a school.
        Team = "team",
        /// An intervention plan, with parents, teacher and principal.
        Plan = "plan",
    }
}

string_enum! {
    /// How far a meeting is.
    Phase {
        /// Being prepared: for those who plan it only.
        Draft = "draft",
        /// Announced.
        Published = "published",
        /// People are together.
        UnderWay = "under-way",
        /// Over, its agenda closed.
        Closed = "closed",
    }
}

string_enum! {
    /// What those who plan a meeting do with it.
    Step {
        /// Announces it.
        Publish = "publish",
        /// Opens it, people being together.
        Begin = "begin",
        /// Closes it.
        Close = "close",
        /// Takes the closing back.
        Reopen = "reopen",
        /// Takes the announcement back.
        Withdraw = "withdraw",
    }
}

string_enum! {
    /// What an outline is for.
    TemplateKind {
        /// A meeting of a community.
        Meeting = "meeting",
        /// A codevelopment session, in its steps.
        Codevelopment = "codevelopment",
        /// Talking about a video or a text together.
        Guide = "guide",
    }
}

/// When a meeting takes place, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Only the month is known; holds its first moment, in milliseconds UTC.
    Month(i64),
    /// The beginning, in milliseconds UTC.
    At(i64),
}

impl When {
    /// The moment that orders meetings, in milliseconds UTC.
    #[must_use]
    pub const fn millis(self) -> i64 {
        match self {
            Self::Month(millis) | Self::At(millis) => millis,
        }
    }
}

/// A meeting, as all who may see it do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// How far it is.
    pub phase: Phase,
    /// What it is about.
    pub title: LocalizedText,
    /// When.
    pub when: When,
    /// The zone in which its times are said.
    pub zone: Zone,
    /// How long, in minutes.
    pub duration: u16,
    /// How people come together.
    pub modality: Modality,
    /// Where, when people come to a place and it is known.
    pub place: Option<LocalizedText>,
    /// When it was cancelled, in milliseconds UTC. It keeps its phase: this can be undone.
    pub cancelled_at: Option<i64>,
}

/// A meeting and the community whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingOf {
    /// The meeting.
    pub meeting: Meeting,
    /// What the community is called.
    pub community: LocalizedText,
    /// The community's slugs, French and English.
    pub slugs: [String; 2],
}

/// A meeting ahead in a community's school year, or one whose month is over without a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearMeeting {
    /// The community's id.
    pub community: CommunityId,
    /// The meeting.
    pub meeting: Meeting,
    /// Whether something was written in its agenda since the meeting was planned, besides the outline that it began with.
    pub has_agenda: bool,
}

/// A meeting ahead of a person, in one of their communities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// The meeting and its community.
    pub of: MeetingOf,
    /// The community's id.
    pub community: CommunityId,
    /// Whether the person facilitates the community.
    pub facilitates: bool,
    /// Whether the person may read the agenda.
    pub reads: bool,
    /// When it was first published, in milliseconds UTC.
    pub published_at: Option<i64>,
    /// Where people meet by video, if the person may read the agenda; for those who promised to keep what is said to
    /// themselves.
    pub video: Option<String>,
    /// How many documents there are to read, if the person may.
    pub documents: u32,
    /// When the person saved a draft of its form, in milliseconds UTC.
    pub draft_at: Option<i64>,
    /// When the announced agenda was last changed by another person, in milliseconds UTC, unless the person has looked at it
    /// since; for those who may read it.
    pub agenda_changed_at: Option<i64>,
}

/// A meeting that was announced and has a date, with what a calendar shows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarMeeting {
    /// The meeting.
    pub meeting: Meeting,
    /// The community's id.
    pub community: CommunityId,
    /// What the community is called.
    pub community_name: LocalizedText,
    /// Whether the community was archived.
    pub archived: bool,
    /// The number of its version: a higher one replaces a lower one.
    pub sequence: i64,
    /// When it got this number, in milliseconds UTC.
    pub changed_at: i64,
    /// Where people meet by video. For those who may read the agenda and promised to keep what is said to themselves.
    pub video: Option<String>,
}

/// A meeting with all that its own pages need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The meeting and its community.
    pub of: MeetingOf,
    /// The community's id.
    pub community: CommunityId,
    /// Whether the community was archived.
    pub archived: bool,
    /// How many times it was saved, from 1.
    pub revision: i64,
    /// How many times it was cancelled, restored or moved to another phase.
    pub calendar_changes: i64,
    /// What only its own page shows.
    pub details: Details,
    /// Why it was cancelled, in the language of the person who wrote it. Everyone who sees the meeting reads it.
    pub cancel_reason: Option<String>,
}

/// What only a meeting's own page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Where people meet by video. For those who may read the agenda and promised to keep what is
    /// said to themselves.
    pub video: Option<String>,
    /// How people work together; nothing is as a community.
    pub configuration: Option<Configuration>,
}

/// What people write down of a meeting: all of it but what the portal keeps by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What it is about.
    pub title: LocalizedText,
    /// When.
    pub when: When,
    /// The zone in which its times are said.
    pub zone: Zone,
    /// How long, in minutes.
    pub duration: u16,
    /// How people come together.
    pub modality: Modality,
    /// Where.
    pub place: Option<LocalizedText>,
    /// What lists of meetings do not show.
    pub details: Details,
}

impl Found {
    /// What people wrote down of it.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let meeting = self.of.meeting.clone();
        Plan {
            title: meeting.title,
            when: meeting.when,
            zone: meeting.zone,
            duration: meeting.duration,
            modality: meeting.modality,
            place: meeting.place,
            details: self.details.clone(),
        }
    }
}

/// Something to read for a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// What it is called.
    pub title: LocalizedText,
    /// Where it is.
    pub source: Source,
}

/// Where a document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Elsewhere, at this address.
    Link(String),
    /// Here.
    File {
        /// What sort of file.
        media: FileFormat,
        /// How large, in bytes.
        size: u64,
    },
}

/// An outline that agendas begin with, and what people should know before they choose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// What the program calls it.
    pub key: String,
    /// What it is for.
    pub kind: TemplateKind,
    /// How many times it was saved; 0 is as delivered.
    pub revision: i64,
    /// Whether it is delivered with the program.
    pub built_in: bool,
    /// Whether people wrote it, or changed what is delivered.
    pub written: bool,
    /// Whether it is offered no longer.
    pub retired: bool,
    /// What it is called.
    pub title: LocalizedText,
    /// When to choose it, in a sentence or two.
    pub summary: LocalizedText,
    /// Its items.
    pub outline: Outline,
}

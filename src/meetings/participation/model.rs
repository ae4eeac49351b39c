//! The types of this feature. Pure.

use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, LogbookEntryId, MeetingId, OrganizationId, PersonId},
    string_enum,
};

string_enum! {
    /// Where the portal noticed a person.
    Sign {
        /// They opened the participant's page while the meeting was under way.
        Joined = "joined",
        /// They entered the code of the room.
        Code = "code",
    }
}

string_enum! {
    /// Whether a person was there.
    Presence {
        Present = "present",
        Absent = "absent",
    }
}

string_enum! {
    /// From where facilitators know who was there.
    TickSource {
        /// They saw it.
        Facilitator = "facilitator",
        /// From a list on paper.
        Paper = "paper",
    }
}

/// A part of a meeting, in minutes from its planned beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: u16,
    pub until: u16,
}

/// What the person or a facilitator says about whether the person was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Present(Span),
    Absent,
}

impl Word {
    /// Without the time.
    #[must_use]
    pub const fn presence(self) -> Presence {
        match self {
            Self::Present(_) => Presence::Present,
            Self::Absent => Presence::Absent,
        }
    }

    /// The time, of a person who was there.
    #[must_use]
    pub const fn span(self) -> Option<Span> {
        match self {
            Self::Present(span) => Some(span),
            Self::Absent => None,
        }
    }
}

/// What facilitators noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    pub word: Word,
    pub source: TickSource,
}

/// All that is known about whether a person was at a meeting: three sources, which do not overwrite each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Participation {
    /// Where the portal noticed the person, and from which minute.
    pub sign: Option<(Sign, u16)>,
    /// What the person says.
    pub own: Option<Word>,
    /// What facilitators noted.
    pub tick: Option<Tick>,
}

/// Something that becomes known about whether a person was at a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// The portal notices the person, from this minute.
    Notice(Sign, u16),
    /// The person says it.
    Say(Word),
    /// Facilitators note it, or take back what they noted.
    Note(Option<Tick>),
}

/// What the community takes for true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is known.
    Unknown,
    /// The portal noticed the person, who has not said anything.
    Proposed(Span),
    /// The person says that they were there; neither the portal nor a facilitator noticed them.
    Declared(Span),
    Present(Span),
    /// The person and the facilitators contradict each other.
    Contested,
    Absent,
}

/// How many were at a meeting. People and organizations are counted apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub people: u32,
    /// How many of them are guests.
    pub guests: u32,
    pub organizations: u32,
    /// How many of them came after the beginning.
    pub late: u32,
    /// How many are to be confirmed, by themselves or by facilitators.
    pub open: u32,
}

/// Who was at a meeting, as its minutes show it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attended {
    /// How many people, and from how many organizations; `None` where so few were there that it is not shown.
    pub counts: Option<(u32, u32)>,
    /// The names of those who confirmed it themselves, in no order.
    pub names: Vec<String>,
}

/// Who was at a meeting, or could have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    Person(PersonId),
    /// A guest, by the digest of the secret of their address.
    Guest(String),
}

impl std::fmt::Display for Who {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Person(id) => id.fmt(formatter),
            Self::Guest(digest) => formatter.write_str(digest),
        }
    }
}

/// A member of the community of a meeting, or a guest, for its facilitators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    pub who: Who,
    pub name: String,
    pub organization: Option<LocalizedText>,
    pub participation: Participation,
}

/// What is counted of a person who was at a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    pub organization: Option<OrganizationId>,
    pub participation: Participation,
}

/// What happens after a meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aftermath {
    /// Until when those who missed it contribute, in milliseconds UTC; `None` is the usual time.
    pub contribute_until: Option<i64>,
    /// When facilitators last said that everyone who was there is noted, in milliseconds UTC.
    pub completed_at: Option<i64>,
}

/// What a person wrote after a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    pub person: PersonId,
    pub name: String,
    /// The item of the agenda; empty for the meeting as a whole.
    pub item: String,
    pub text: String,
    /// In milliseconds UTC.
    pub written_at: i64,
}

/// A meeting that a person missed, while they can still contribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissedMeeting {
    pub meeting: MeetingId,
    pub title: LocalizedText,
    pub community: LocalizedText,
    /// In milliseconds UTC.
    pub contribute_until: i64,
}

/// The code of the room of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeState {
    /// The meeting has not begun.
    Early,
    Valid,
    /// The meeting was over for too long, or was cancelled.
    Over,
}

/// A certificate of attendance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// What it is verified by.
    pub code: String,
    pub meeting: MeetingId,
    pub community: CommunityId,
    pub person: PersonId,
    pub lang: Lang,
    /// What the person was called when it was issued.
    pub name: String,
    pub title: LocalizedText,
    pub community_name: LocalizedText,
    /// When the meeting began, in milliseconds UTC.
    pub held_at: i64,
    pub minutes: u16,
    pub issued_at: i64,
    pub revoked_at: Option<i64>,
    /// Why facilitators revoked it; `None` if a newer one replaced it.
    pub reason: Option<String>,
}

/// A meeting in the logbook of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnMeeting {
    pub meeting: MeetingId,
    pub title: LocalizedText,
    pub community: LocalizedText,
    /// When it began, in milliseconds UTC.
    pub held_at: i64,
    /// How long it was, in minutes.
    pub duration: u16,
    pub participation: Participation,
}

/// What a person added to their logbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnEntry {
    pub id: LogbookEntryId,
    /// The first moment of the day, in milliseconds UTC.
    pub day: i64,
    pub title: String,
    pub minutes: u16,
}

/// A line of a logbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogbookLine {
    /// In milliseconds UTC.
    pub at: i64,
    pub minutes: u16,
    pub about: LineSource,
}

/// Where a line of a logbook comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineSource {
    Meeting {
        id: MeetingId,
        title: LocalizedText,
        community: LocalizedText,
        /// Whether the person has still to confirm that they were there. It is not in the sum.
        to_confirm: bool,
    },
    Own {
        id: LogbookEntryId,
        title: String,
    },
}

//! The words of this feature. Pure: the browser has them too.

pub mod queue;

use ensemble_core::{
    LocalizedText,
    ids::{PersonId, QuickPollId, SpeakingRequestId},
    string_enum,
};

string_enum! {
    /// How a person asks to speak.
    RequestKind {
        Hand = "hand",
        /// A short reply to the person who has the floor.
        Reply = "reply",
        /// A text that the facilitator reads out.
        Silent = "silent",
    }
}

string_enum! {
    /// Where a person is in a tour de table.
    RoundState {
        Waiting = "waiting",
        /// The person passed once: their turn comes again at the end.
        Deferred = "deferred",
        Spoke = "spoke",
        /// The person passed twice.
        Passed = "passed",
    }
}

impl RoundState {
    /// Whether the person's turn is still to come.
    #[must_use]
    pub const fn is_left(self) -> bool {
        matches!(self, Self::Waiting | Self::Deferred)
    }
}

/// A person who asks to speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakingRequest {
    pub id: SpeakingRequestId,
    pub person: PersonId,
    pub kind: RequestKind,
    /// In milliseconds UTC.
    pub raised_at: i64,
    /// Where a facilitator moved it, counted from 0.
    pub place: Option<u32>,
}

/// The person who has the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Floor {
    pub person: PersonId,
    /// In milliseconds UTC.
    pub since: i64,
}

/// How much a person has spoken in a meeting, without the turn that they have now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    pub millis: i64,
    pub turns: u32,
}

/// How the group shared the time of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many people spoke.
    pub people: u32,
    /// How many of them, those who spoke most, used half of the time.
    pub half: u32,
}

string_enum! {
    /// What people choose among in a quick poll.
    PollKind {
        /// The options that the facilitator wrote.
        Choice = "choice",
        /// A number from 1 to 5.
        Scale = "scale",
    }
}

/// A question that a facilitator asks during a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickPoll {
    pub id: QuickPollId,
    pub question: LocalizedText,
    pub kind: PollKind,
    /// The texts to choose among; empty for a scale.
    pub options: Vec<String>,
    /// Whether only the sum of the answers is stored.
    pub anonymous: bool,
    /// Whether people see the results as soon as they have answered.
    pub at_once: bool,
    /// In milliseconds UTC.
    pub opened_at: i64,
    pub closed_at: Option<i64>,
}

/// A quick poll with what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Polled {
    pub poll: QuickPoll,
    /// How many people chose each option, in their order.
    pub counts: Vec<u32>,
    /// How many people answered.
    pub people: u32,
    /// Whether the viewer did.
    pub answered: bool,
    /// What the viewer chose, where that is stored.
    pub chosen: Option<u32>,
}

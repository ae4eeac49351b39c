//! What one viewer is shown, in the words of their page.

use ensemble_core::ids::{QuickPollId, SpeakingRequestId};

/// For whom a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// A person who takes part or looks on.
    Participant,
    Facilitator,
    /// All in the room.
    Screen,
}

/// Who speaks, who asks to, and the quick polls of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Panel {
    /// The number of the turn that it shows.
    pub turn: i64,
    /// Whether the meeting is under way.
    pub open: bool,
    /// Whether the viewer gives the floor.
    pub runs: bool,
    /// Who has the floor; says so where no one does.
    pub speaker: String,
    pub someone_speaks: bool,
    /// Those who wait, next first.
    pub lines: Vec<Line>,
    pub round: Option<RoundLine>,
    /// What the viewer can do for themselves, where they may speak.
    pub own: Option<Own>,
    pub polls: Vec<PollLine>,
}

/// A person who waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: SpeakingRequestId,
    /// Where it is in the queue, counted from 0.
    pub place: u32,
    /// Whether it is the last one of the queue.
    pub last: bool,
    pub name: String,
    /// What is said below the name: a first time, a direct reply, the time for those who may see it.
    pub notes: Vec<String>,
    /// What a facilitator reads out, and its language where it is not the page's.
    pub text: Option<(String, Option<&'static str>)>,
    pub silent: bool,
    pub mine: bool,
}

/// A tour de table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoundLine {
    /// Those whose turn is to come, next first.
    pub left: Vec<String>,
    pub words: String,
}

/// What a viewer can do for themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// Whether their hand is raised.
    pub hand: bool,
    pub can_reply: bool,
    /// Whether they can pass in the tour de table.
    pub can_pass: bool,
    /// What they wrote and was not read out yet.
    pub text: Option<String>,
    /// Where they are, which is announced to them.
    pub place: String,
    /// How long they have spoken, which is not: others may hear it.
    pub spoken: String,
}

/// A quick poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollLine {
    pub id: QuickPollId,
    pub question: String,
    /// The language of question and options where it is not the page's.
    pub tag: Option<&'static str>,
    pub options: Vec<PollOption>,
    /// How many answered, and whether names are stored.
    pub note: String,
    /// Whether the viewer may choose now.
    pub can_answer: bool,
    pub answered: bool,
    pub can_close: bool,
    /// Whether it may be answered without loading the page again. An answer to an anonymous poll goes to an address that
    /// records nothing.
    pub in_place: bool,
}

/// One option of a quick poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollOption {
    pub label: String,
    /// How many chose it, where that is shown.
    pub count: Option<u32>,
    pub chosen: bool,
}

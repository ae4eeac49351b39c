//! The words of this feature. Pure: the browser has them, too.

use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, FollowUpId, MeetingId, PersonId},
    string_enum,
};

string_enum! {
    /// How far a follow-up is.
    State {
        /// It is to be done.
        Open = "open",
        /// It was done.
        Done = "done",
        /// It will not be done, for a reason.
        Dropped = "dropped",
    }
}

string_enum! {
    /// What the owner of a follow-up answered.
    Answer {
        /// Nothing yet.
        Proposed = "proposed",
        /// They take it on.
        Accepted = "accepted",
        /// They do not.
        Declined = "declined",
    }
}

string_enum! {
    /// What a person does with a follow-up by pressing a button.
    Command {
        /// Accepts it, as its owner.
        Accept = "accept",
        /// Declines it, as its owner.
        Decline = "decline",
        /// Takes on one that no one has.
        Take = "take",
        /// Says that it is done.
        Finish = "finish",
        /// Says that it stays as it is.
        Keep = "keep",
        /// Says that it will not be done.
        Drop = "drop",
        /// Opens it again.
        Reopen = "reopen",
    }
}

string_enum! {
    /// What happened to a follow-up, as its history says it.
    ChangeKind {
        /// It was proposed.
        Proposed = "proposed",
        /// Its text or when it is due was changed.
        Edited = "edited",
        /// It has another owner, or none.
        Assigned = "assigned",
        /// Its owner accepted it.
        Accepted = "accepted",
        /// Its owner declined it.
        Declined = "declined",
        /// A person took it on.
        Taken = "taken",
        /// It was done.
        Done = "done",
        /// It was dropped.
        Dropped = "dropped",
        /// It was opened again.
        Reopened = "reopened",
        /// A person said that it stays as it is.
        Kept = "kept",
        /// The portal asked whether it is still wanted.
        Asked = "asked",
        /// Its owner left the community.
        OwnerLeft = "owner-left",
    }
}

impl Command {
    /// What the history says of it.
    #[must_use]
    pub const fn change(self) -> ChangeKind {
        match self {
            Self::Accept => ChangeKind::Accepted,
            Self::Decline => ChangeKind::Declined,
            Self::Take => ChangeKind::Taken,
            Self::Finish => ChangeKind::Done,
            Self::Keep => ChangeKind::Kept,
            Self::Drop => ChangeKind::Dropped,
            Self::Reopen => ChangeKind::Reopened,
        }
    }
}

string_enum! {
    /// How the form says when a follow-up is due.
    DueChoice {
        /// At no time in particular.
        Never = "never",
        /// At the next meeting.
        NextMeeting = "next-meeting",
        /// On a day.
        Day = "day",
    }
}

string_enum! {
    /// Of what the owner of a follow-up is reminded.
    ReminderKind {
        /// It is due soon.
        Soon = "soon",
        /// It was due.
        Overdue = "overdue",
    }
}

string_enum! {
    /// The page that a form is on, which is shown again.
    Back {
        /// The page of the follow-up.
        One = "one",
        /// The follow-ups of its community.
        List = "list",
        /// Those of the person.
        Mine = "mine",
        /// The facilitator's page of a meeting.
        Facilitator = "facilitator",
        /// The page of a meeting for those who take part.
        Participant = "participant",
    }
}

/// When a follow-up is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// At no time in particular.
    Never,
    /// On the day that begins at this moment, in milliseconds UTC.
    On(i64),
    /// At the first meeting of the community that begins after this moment, in milliseconds UTC.
    NextMeeting(i64),
}

impl Due {
    /// What the form says of it.
    #[must_use]
    pub const fn choice(self) -> DueChoice {
        match self {
            Self::Never => DueChoice::Never,
            Self::On(_) => DueChoice::Day,
            Self::NextMeeting(_) => DueChoice::NextMeeting,
        }
    }
}

/// How far a follow-up is, and who has it: what decides what can be done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub state: State,
    /// The owner and what they answered.
    pub owner: Option<(PersonId, Answer)>,
}

/// A person, as a follow-up names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: PersonId,
    pub name: String,
}

/// The person who is to do a follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    pub person: Named,
    pub answer: Answer,
    /// Why they declined it, if they said so.
    pub reason: Option<LocalizedText>,
}

/// A follow-up, as those who may read it see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    pub id: FollowUpId,
    pub community: CommunityId,
    /// The meeting in which it came up.
    pub meeting: Option<MeetingId>,
    /// What that meeting is called, if it is announced.
    pub meeting_title: Option<LocalizedText>,
    /// The id of the item of its agenda.
    pub item: Option<String>,
    pub text: LocalizedText,
    /// The person who wrote it.
    pub author: Option<PersonId>,
    /// Someone who belongs to the community and has an account.
    pub owner: Option<Owner>,
    pub due: Due,
    /// When it is due, in milliseconds UTC: the first moment of a day or the beginning of a meeting. `None` as well while no
    /// meeting has a date.
    pub due_at: Option<i64>,
    pub state: State,
    /// Why it was dropped.
    pub reason: Option<LocalizedText>,
    pub revision: i64,
    /// In milliseconds UTC.
    pub created_at: i64,
    /// When it was done or dropped, in milliseconds UTC.
    pub closed_at: Option<i64>,
    /// Whether the portal asked whether it is still wanted, and no one has said so since.
    pub is_asked: bool,
}

impl FollowUp {
    /// What decides what can be done with it.
    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress {
            state: self.state,
            owner: self.owner.as_ref().map(|owner| (owner.person.id, owner.answer)),
        }
    }
}

/// One line of the history of a follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// In milliseconds UTC.
    pub at: i64,
    /// The name of the person who did it; `None` for the portal, and for a person who is gone.
    pub by: Option<String>,
    pub kind: ChangeKind,
    /// The name of the person to whom it was assigned.
    pub owner: Option<String>,
    /// What it said from then on.
    pub text: Option<LocalizedText>,
    pub reason: Option<LocalizedText>,
}

/// A community, as far as pages and emails about its follow-ups name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub name: LocalizedText,
    /// French and English.
    pub slugs: [String; 2],
    pub archived: bool,
}

/// How many follow-ups a community has had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// All of them.
    pub opened: u32,
    pub done: u32,
    pub dropped: u32,
    /// How old those are that are open, in days: half of them are younger. `None` where none is open.
    pub median_age: Option<i64>,
}

impl Totals {
    /// How many are open.
    #[must_use]
    pub const fn open(self) -> u32 {
        self.opened.saturating_sub(self.done).saturating_sub(self.dropped)
    }
}

/// A follow-up as the secret in an email finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyed {
    pub id: FollowUpId,
    pub community: CommunityId,
    /// The owner, who got the email.
    pub person: PersonId,
    pub is_answered: bool,
    /// In milliseconds UTC.
    pub expires_at: i64,
    pub state: State,
    /// Whether the owner still belongs to the community and has an account.
    pub belongs: bool,
    pub archived: bool,
}

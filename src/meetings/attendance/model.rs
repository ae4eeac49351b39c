//! The types of this feature. Pure.

use crate::meeting::model::{Modality, When};
use ensemble_communities::community::model::Profession;
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, MeetingId},
    string_enum,
};

string_enum! {
    /// Whether a person comes to a meeting, and how.
    AttendanceAnswer {
        /// To the place.
        InPerson = "in-person",
        /// By videoconference.
        Virtual = "virtual",
        /// They do not know yet.
        Maybe = "maybe",
        /// They do not come.
        No = "no",
    }
}

impl AttendanceAnswer {
    /// Whether the person comes. Then the answer is also the way in which they come.
    #[must_use]
    pub const fn comes(self) -> bool {
        matches!(self, Self::InPerson | Self::Virtual)
    }

    /// The ways in which people come to a meeting.
    #[must_use]
    pub const fn ways(modality: Modality) -> &'static [Self] {
        match modality {
            Modality::InPerson => &[Self::InPerson],
            Modality::Virtual => &[Self::Virtual],
            Modality::Hybrid => &[Self::InPerson, Self::Virtual],
        }
    }
}

string_enum! {
    /// What became of the wish to come.
    Place {
        /// The person has a place.
        Held = "held",
        /// A place is kept for the person until they confirm it, or until the offer ends.
        Offered = "offered",
        /// The person is on the waiting list.
        Waiting = "waiting",
        /// The offer ended without an answer.
        Lapsed = "lapsed",
    }
}

/// What a person answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    pub answer: AttendanceAnswer,
    /// Whether they come for a part of the meeting only.
    pub partly: bool,
    /// Whether those who read the agenda may see their name among those who come.
    pub listed: bool,
    /// What they need in order to take part; empty if nothing.
    pub needs: String,
    /// When the meeting was when they answered.
    pub answered_for: When,
    /// `None` for those who do not come.
    pub place: Option<Place>,
    /// Their number on the waiting list of the meeting: lower ones come first.
    pub waiting_number: Option<i64>,
    /// When an offer ends, in milliseconds UTC.
    pub offer_ends_at: Option<i64>,
}

/// What a person answered, and where they are on the waiting list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    pub attendance: Option<Attendance>,
    /// How many people are before them on the waiting list.
    pub before: u32,
}

/// How many answers of each kind a meeting has, among those who take part in its community and its guests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many people could answer.
    pub people: u32,
    /// How many of them answered.
    pub answered: u32,
    pub in_person: u32,
    pub online: u32,
    /// How many of those who come are guests.
    pub guests: u32,
    /// How many organizations those who come are from.
    pub organizations: u32,
    /// How many wait for a place, or have one to confirm.
    pub waiting: u32,
    pub maybe: u32,
    pub no: u32,
}

impl Summary {
    /// How many come.
    #[must_use]
    pub const fn come(&self) -> u32 {
        self.in_person + self.online
    }
}

/// A person who comes and agreed that their name is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedAttendee {
    pub name: String,
    pub organization: Option<LocalizedText>,
    pub answer: AttendanceAnswer,
}

/// A person who takes part in the community of a meeting, or a guest, for those who prepare it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    pub name: String,
    pub organization: Option<LocalizedText>,
    pub profession: Option<Profession>,
    /// `None` if they did not answer.
    pub attendance: Option<Attendance>,
    /// Whether they come without an account.
    pub is_guest: bool,
}

/// A link with which people of an organization register for a meeting without an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestLink {
    /// What it is known by: the digest of its secret.
    pub digest: String,
    pub meeting: MeetingId,
    /// `None` once the organization was deleted: then the link does not work any more.
    pub organization: Option<LocalizedText>,
    /// For how many guests it is good.
    pub guests: u32,
    /// How many are registered with it.
    pub registered: u32,
    /// When it was made, in milliseconds UTC.
    pub created_at: i64,
    pub is_withdrawn: bool,
    /// Whether the community of the meeting is archived.
    pub archived: bool,
}

/// A person who comes to a meeting without an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// What they are known by: the digest of the secret of their address.
    pub digest: String,
    /// The digest of the link with which they registered.
    pub link: String,
    pub meeting: MeetingId,
    pub name: String,
    pub organization: Option<LocalizedText>,
    pub attendance: Attendance,
    /// The version of the confidentiality commitment that they accepted.
    pub agreement_version: i64,
    /// Whether the community of the meeting is archived.
    pub archived: bool,
}

/// How many people can come in a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    pub way: AttendanceAnswer,
    pub places: u32,
    /// How many of them are given or offered; more than there are if the number was lowered.
    pub taken: u32,
}

/// What notifications about a place say of the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingHeading {
    pub id: MeetingId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub title: LocalizedText,
}

//! The table of rights. Pure.
//!
//! Nobody inherits: an administrator who is not of a community does not read what its members
//! wrote. Whoever needs two rights holds two parts.

use super::{PortalRole, Role, Viewer};
use crate::ids::CommunityId;

/// A part that somebody plays at one request. The order is the columns' in the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Principal {
    /// Everybody, signed in or not.
    Visitor,
    /// Everybody who is signed in.
    Person,
    /// An observer of the community in question.
    Observer,
    /// Its liaison with a professional order.
    Liaison,
    /// A member of it.
    Member,
    /// One of its facilitators.
    Facilitator,
    /// A coordinator of the network.
    Coordinator,
    /// An administrator of the portal.
    Administrator,
    /// The privacy officer.
    PrivacyOfficer,
}

impl Principal {
    /// Every part.
    pub const ALL: [Self; 9] = [
        Self::Visitor,
        Self::Person,
        Self::Observer,
        Self::Liaison,
        Self::Member,
        Self::Facilitator,
        Self::Coordinator,
        Self::Administrator,
        Self::PrivacyOfficer,
    ];
}

impl From<Role> for Principal {
    fn from(role: Role) -> Self {
        match role {
            Role::Facilitator => Self::Facilitator,
            Role::Member => Self::Member,
            Role::Liaison => Self::Liaison,
            Role::Observer => Self::Observer,
        }
    }
}

impl From<PortalRole> for Principal {
    fn from(portal_role: PortalRole) -> Self {
        match portal_role {
            PortalRole::Coordinator => Self::Coordinator,
            PortalRole::Administrator => Self::Administrator,
            PortalRole::PrivacyOfficer => Self::PrivacyOfficer,
        }
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident: $($part:ident),+;)+) => {
        /// Something that not everybody may do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$doc])* $name,)+
        }

        impl Action {
            /// Every action, in the order of the matrix.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Whose right it is.
            #[must_use]
            pub const fn parts(self) -> &'static [Principal] {
                match self { $(Self::$name => &[$(Principal::$part),+],)+ }
            }
        }
    };
}

actions! {
    /// See the directory of those who wish to be found.
    SeeDirectory: Person;
    /// Ask to join a community.
    AskToJoin: Person;

    /// See who is in a community.
    SeeMembers: Observer, Liaison, Member, Facilitator, Coordinator;
    /// Leave a community.
    LeaveCommunity: Observer, Liaison, Member, Facilitator;
    /// Let people into a community, give them a role, let them go.
    ManageMembers: Facilitator, Coordinator;
    /// Let a community's last facilitator go.
    LeaveWithoutFacilitator: Coordinator;
    /// Write a community's page, and see what it said before.
    EditCommunity: Facilitator, Coordinator;
    /// Read the pages of a community that was archived.
    ReadArchived: Observer, Liaison, Member, Facilitator, Coordinator;

    /// Prepare a community's meetings, publish them, see those that are not published.
    PlanMeetings: Facilitator, Coordinator;
    /// Write a meeting's agenda, together with others.
    EditAgenda: Facilitator, Coordinator;
    /// Read the agenda of a published meeting, and what came out of it.
    ReadAgenda: Observer, Member, Facilitator, Coordinator;
    /// See the days that are proposed for a meeting, and who could come.
    SeeDates: Observer, Liaison, Member, Facilitator, Coordinator;
    /// Say on which days one could come.
    AnswerDates: Observer, Liaison, Member, Facilitator;
    /// Read the themes that members propose for their meetings, the votes over them, and the questions to a professional order.
    ReadThemes: Observer, Member, Facilitator, Coordinator;
    /// Propose themes, support those of others, vote; the same for questions to a professional order.
    ProposeThemes: Member, Facilitator;
    /// Keep themes, merge them or set them aside; open votes and say what came of them; arrange questions to a professional
    /// order and record its answers.
    DecideThemes: Facilitator;
    /// Read the follow-ups of a community.
    ReadFollowUps: Observer, Member, Facilitator, Coordinator;
    /// Propose follow-ups, take them on, close one's own.
    ProposeFollowUps: Member, Facilitator;
    /// Edit and close all follow-ups of a community.
    ManageFollowUps: Facilitator;
    /// Say whether one comes to a meeting.
    AnswerMeetings: Member, Facilitator;
    /// Ask to speak in a meeting that is under way, and answer its quick polls.
    AskToSpeak: Member, Facilitator;
    /// Give the floor in a meeting, see how long each person spoke, ask quick polls.
    RunSpeaking: Facilitator;
    /// Sit at a table of a meeting and write in its note.
    JoinTables: Member, Facilitator;
    /// Make the tables of a meeting, start and close them, write in all their notes.
    RunTables: Facilitator;
    /// Take part in a codevelopment session: read the case, write in it.
    JoinCodevelopment: Member, Facilitator;
    /// Prepare and start a codevelopment session.
    RunCodevelopment: Facilitator;
    /// Write what one's table answers to a discussion guide.
    AnswerGuides: Member, Facilitator;
    /// Choose a meeting's discussion guide, write what any table and the whole group answer.
    RunGuides: Facilitator;
    /// Read what those who come to a meeting need in order to take part.
    ReadAttendanceNeeds: Facilitator;
    /// Say whether one was at a meeting, enter the code of its room, contribute afterwards.
    ConfirmParticipation: Member, Facilitator;
    /// See how many were at a meeting.
    CountParticipation: Member, Facilitator;
    /// See how many were at a meeting, where they were not few.
    TotalParticipation: Coordinator;
    /// See and note who was at a meeting; issue and revoke certificates of attendance.
    RecordParticipation: Facilitator;
    /// Write down what is said at a meeting, beside an item of its agenda; say what one will try.
    TakeNotes: Member, Facilitator;
    /// Record what a community decides, change, replace or withdraw it.
    RecordDecisions: Facilitator;
    /// Read the draft of a meeting's minutes, write, propose and adopt them, accept or decline amendments.
    WriteMinutes: Facilitator, Coordinator;
    /// Propose amendments to adopted minutes.
    AmendMinutes: Member, Facilitator;
    /// Write the outlines that agendas begin with.
    EditTemplates: Coordinator;

    /// Write reflections in a community, and translate those of others.
    WriteReflections: Member, Facilitator;
    /// Read what was shared with a community.
    ReadReflections: Member, Facilitator;
    /// Read what was shared with a community's facilitators.
    ReadForFacilitators: Facilitator;
    /// Decide about what was reported; see, for a reason, who wrote without a name.
    ModerateReflections: Facilitator;
    /// Take along what was shared with a community.
    ExportReflections: Facilitator;
    /// Make promising practices of reflections, have them reviewed, publish and withdraw them.
    WritePractices: Facilitator;
    /// Compose the practice guides of a community, ask people to read them, publish editions.
    ComposeGuides: Facilitator;
    /// Read a practice guide before it is published, for those who are asked to.
    ReviewGuides: Member, Facilitator;

    /// See the administration: those of its sections that one may open.
    SeeAdministration: Coordinator, Administrator, PrivacyOfficer;
    /// Open a community, set its order in lists, close it.
    ArrangeCommunities: Coordinator;
    /// Open calls for expressions of interest, read what people answer, decide about places.
    ManageCalls: Coordinator;
    /// Keep the directory of services: accept what is proposed, correct it, import.
    ManageServices: Coordinator;
    /// Hand over what people contribute for research, of those who consent.
    HandOverForResearch: Coordinator;
    /// Read the register of what was handed to whom for research.
    ReadHandovers: Coordinator, PrivacyOfficer;
    /// Write the portal's own pages.
    EditPages: Coordinator, Administrator;
    /// Keep the list of organizations.
    ManageOrganizations: Coordinator, Administrator;
    /// See the accounts.
    SeePeople: Coordinator, Administrator, PrivacyOfficer;
    /// Invite people to the portal, close and open their accounts.
    ManagePeople: Administrator;
    /// Give and take offices.
    GrantPortalRoles: Administrator;
    /// See what mail was sent, and send it again.
    SeeOutbox: Administrator;
    /// Change the portal's settings.
    ChangeSettings: Administrator;
    /// Read who did what, and when.
    ReadAudit: Administrator, PrivacyOfficer;
}

/// Who is let through a door, before anything is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Open,
    /// Everybody who is signed in.
    SignedIn,
    /// Those who may do this in the portal.
    May(Action),
    /// Those who may do this in the community that the address names: decided where the community
    /// is looked up.
    Within(Action),
    /// Whoever wrote what the address names: decided where it is looked up.
    Author,
}

/// Whether a viewer may do something: in the portal, or in a community.
#[must_use]
pub fn may(viewer: &Viewer, action: Action, community: Option<CommunityId>) -> bool {
    let allowed = |part: Principal| action.parts().contains(&part);
    allowed(Principal::Visitor)
        || viewer.person.is_some()
            && (allowed(Principal::Person)
                || viewer.portal_roles.iter().any(|portal_role| allowed((*portal_role).into()))
                || community.and_then(|id| viewer.role(id)).is_some_and(|role| allowed(role.into())))
}

//! Typed ids: a meeting's id cannot be taken for a community's.
//!
//! Most are UUIDv7, which sort by the time they were made. Those of reflections and of what belongs to them are
//! UUIDv4: an id is part of an address, and the hour at which a reflection without a name was begun would tell who
//! wrote it. All travel as text.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {

            /// The same without its type, for what is shared by things of several kinds.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

/// Ids that sort by the time they were made.
#[cfg(feature = "ssr")]
macro_rules! by_time {
    ($($name:ident),+ $(,)?) => {$(
        impl $name {
            /// A new id, later than every id made before.
            #[must_use]
            #[allow(clippy::new_without_default, reason = "a new id differs each time")]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }
    )+};
}

/// Ids that tell nothing.
#[cfg(feature = "ssr")]
macro_rules! random {
    ($($name:ident),+ $(,)?) => {$(
        impl $name {
            /// A new id, which tells neither when it was made nor what was made before it.
            #[must_use]
            #[allow(clippy::new_without_default, reason = "a new id differs each time")]
            pub fn new() -> Self {
                Self(Uuid::new_v4())
            }
        }
    )+};
}

#[cfg(feature = "ssr")]
by_time!(
    CommunityId,
    OrganizationId,
    MeetingId,
    DocumentId,
    PageId,
    EmailId,
    PersonId,
    RequestId,
    ReportId,
    ThemeId,
    ThemeReplyId,
    VoteId,
    VoteOptionId,
    DateOptionId,
    LogbookEntryId,
    SchoolDayId,
    DecisionId,
    AmendmentId,
    MeetingNoteId,
    FollowUpId,
    SpeakingRequestId,
    QuickPollId,
    BreakoutId,
    TableId,
    CodevelopmentNoteId,
    DiscussionPartnerId,
    CallId,
    PlannedCommunityId,
    CallQuestionId,
    CallCriterionId,
    DrawId,
    QuotationId,
    FindingId,
    PracticeId,
    PracticeResponseId,
    OrderQuestionId,
    OrderListId,
    DeliverableId,
    SectionUseId,
    GuideId,
    GuideChapterId,
    PassageId,
    GuideImageId,
    ServiceId,
    HandoverId,
);
#[cfg(feature = "ssr")]
random!(ReflectionId, CommentId, AttachmentId, InterestId, NeedId);

ids! {
    /// A community of practice or a codevelopment group.
    CommunityId,
    /// A service centre, school board, school, order…
    OrganizationId,
    /// A meeting of a community.
    MeetingId,
    /// A document of a meeting.
    DocumentId,
    /// One of the portal's own pages.
    PageId,
    /// An email in the outbox.
    EmailId,
    /// A person with an account.
    PersonId,
    /// A request to join a community.
    RequestId,
    /// A reflection.
    ReflectionId,
    /// An answer to a reflection.
    CommentId,
    /// Something that somebody asked moderation to look at.
    ReportId,
    /// A file of a reflection.
    AttachmentId,
    /// A theme that members propose for their meetings.
    ThemeId,
    /// A reply to a theme.
    ThemeReplyId,
    /// A vote over themes.
    VoteId,
    /// What can be chosen in a vote.
    VoteOptionId,
    /// A day and time that is proposed for a meeting.
    DateOptionId,
    /// What a person added to their logbook of hours.
    LogbookEntryId,
    /// A day, or several in a row, on which schools are closed to students.
    SchoolDayId,
    /// A decision of a community.
    DecisionId,
    /// An amendment to adopted minutes.
    AmendmentId,
    /// A note beside an item of a meeting's agenda.
    MeetingNoteId,
    /// What people agree to do after a meeting.
    FollowUpId,
    /// A raised hand, or what a person wrote instead.
    SpeakingRequestId,
    /// A question that is asked during a meeting.
    QuickPollId,
    /// A round of tables of a meeting.
    BreakoutId,
    /// A table of a meeting; the id of its note, too.
    TableId,
    /// What is written in a codevelopment session.
    CodevelopmentNoteId,
    /// A partner that is named with a discussion guide.
    DiscussionPartnerId,
    /// A call for expressions of interest.
    CallId,
    /// A community that a call plans.
    PlannedCommunityId,
    /// A question that a call asks.
    CallQuestionId,
    /// What the projects of a call are measured against.
    CallCriterionId,
    /// An expression of interest.
    InterestId,
    /// A need that a call offers to rank, or that a person wrote.
    NeedId,
    /// A draw among the projects of a planned community.
    DrawId,
    /// The consent of an author to be quoted in a work.
    QuotationId,
    /// What a community found and tells the managers.
    FindingId,
    /// A promising practice.
    PracticeId,
    /// A comment on a practice, or a note of a person who tried it.
    PracticeResponseId,
    /// A question to a professional order.
    OrderQuestionId,
    /// A list of questions to a professional order.
    OrderListId,
    /// What a community makes.
    DeliverableId,
    /// A section of a guide on the agenda of a meeting.
    SectionUseId,
    /// A practice guide of a community.
    GuideId,
    /// A chapter of a practice guide.
    GuideChapterId,
    /// A passage of a practice guide.
    PassageId,
    /// An image of a practice guide.
    GuideImageId,
    /// A service of the directory.
    ServiceId,
    /// A file that was handed over for research.
    HandoverId,
}

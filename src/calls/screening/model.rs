//! The words of this feature. Pure.

use ensemble_core::{
    ids::{CallCriterionId, InterestId, PersonId},
    string_enum,
};

string_enum! {
    /// What a person says of a project.
    Verdict {
        Relevant = "relevant",
        NotRelevant = "not-relevant",
    }
}

string_enum! {
    /// Why a reviewer cannot judge a project.
    Conflict {
        /// They believe that they recognize the person or where the person works.
        Knows = "knows",
        /// They helped to write it.
        Helped = "helped",
        /// Another reason, which they keep to themselves.
        Other = "other",
    }
}

string_enum! {
    /// How far a project is.
    ScreeningState {
        /// No one judged it.
        Unread = "unread",
        /// Fewer reviewers judged it than are needed.
        Partly = "partly",
        /// As many as are needed say that it is relevant.
        AgreedRelevant = "agreed-relevant",
        /// As many as are needed say that it is not.
        AgreedNot = "agreed-not",
        /// Some say that it is relevant, and others that it is not.
        Disagreed = "disagreed",
        /// A coordinator decided.
        Settled = "settled",
    }
}

string_enum! {
    /// Which projects the list of coordinators shows.
    ProjectFilter {
        All = "all",
        /// Those about which a coordinator can decide.
        ToDecide = "to-decide",
        /// Those that reviewers are still to read.
        Waiting = "waiting",
        Decided = "decided",
    }
}

/// A verdict with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    pub verdict: Verdict,
    /// The criterion that is not met.
    pub failed: Option<CallCriterionId>,
    /// Why, as the applicant gets it.
    pub reason: String,
}

/// What a reviewer said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    Judged(Judgement),
    Conflict(Conflict),
}

/// What a reviewer said of a project, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub person: PersonId,
    pub name: String,
    pub statement: Statement,
    /// Whether it is a verdict about an earlier text: the person changed what reviewers read since. It does not count, and the
    /// reviewer is asked again.
    pub outdated: bool,
    /// Rises when it changes; the first is 1.
    pub revision: i64,
    /// In milliseconds UTC.
    pub at: i64,
}

impl Review {
    /// The verdict about the text as it is now; `None` for a conflict of interests.
    #[must_use]
    pub const fn judgement(&self) -> Option<&Judgement> {
        match &self.statement {
            Statement::Judged(judgement) if !self.outdated => Some(judgement),
            Statement::Judged(_) | Statement::Conflict(_) => None,
        }
    }

    /// The verdict, also one about an earlier text.
    #[must_use]
    pub const fn last_judgement(&self) -> Option<&Judgement> {
        match &self.statement {
            Statement::Judged(judgement) => Some(judgement),
            Statement::Conflict(_) => None,
        }
    }
}

/// What reviewers said of a project, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub relevant: u32,
    pub not_relevant: u32,
    /// How many reviewers could still judge it.
    pub remaining: u32,
    /// Whether a coordinator decided.
    pub settled: bool,
}

/// A project as a reviewer sees it in the list. It holds nothing of its applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReaderProject {
    pub number: u32,
    pub mark: Mark,
}

/// What a project is to a reviewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    ToRead,
    /// Others have read it: there is no need to.
    ReadByOthers,
    Relevant,
    NotRelevant,
    /// Another reviewer says the contrary.
    Disagreed,
    Conflict,
    /// A coordinator decided before the reviewer had read it.
    Settled,
    /// The reviewer judged an earlier text.
    Changed,
}

/// How far a reviewer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReaderProgress {
    /// How many projects the reviewer judged.
    pub judged: u32,
    /// How many they could judge.
    pub total: u32,
    /// How many they get, also those with which they declared a conflict of interests.
    pub listed: u32,
    /// How many still wait for them.
    pub left: u32,
}

/// A project that a reviewer reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReaderTarget {
    pub interest: InterestId,
    /// Whether a coordinator decided about it.
    pub settled: bool,
    /// When the person last changed what reviewers read, in milliseconds UTC; 0 for never.
    pub text_changed_at: i64,
}

/// A project as coordinators see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    pub interest: InterestId,
    pub number: u32,
    pub title: String,
    pub tally: Tally,
    /// What was decided, and when, in milliseconds UTC.
    pub decided: Option<(Verdict, i64)>,
    /// Oldest first.
    pub reviews: Vec<Review>,
    /// Those who are the applicant or of the same organization: they do not get it.
    pub excluded: Vec<PersonId>,
}

/// How far the screening of a call is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallProgress {
    /// How many projects were sent.
    pub total: u32,
    pub decided: u32,
}

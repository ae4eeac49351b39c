//! The words of this feature. Pure.

use ensemble_core::{
    Lang, LocalizedText,
    ids::{InterestId, NeedId},
    string_enum,
};

string_enum! {
    /// What became of a need.
    NeedState {
        /// Nothing was decided yet.
        Gathered = "gathered",
        /// The community works on it first.
        Priority = "priority",
        /// The community does not work on it, for a reason.
        SetAside = "set-aside",
    }
}

string_enum! {
    /// What coordinators decide about a need.
    Decision {
        /// The community works on it first.
        Keep = "keep",
        SetAside = "set-aside",
        /// It is only gathered again.
        Reopen = "reopen",
    }
}

/// Where a need comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The call offers it.
    Offered,
    /// A person wrote it in their answer, in one language.
    Written,
    /// A coordinator wrote it, in both languages, for needs that say the same.
    Group,
}

/// A need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    pub id: NeedId,
    pub text: LocalizedText,
    pub origin: Origin,
    pub state: NeedState,
    /// Why it is a priority or was set aside.
    pub reason: Option<LocalizedText>,
    /// The need that it is a part of.
    pub merged_into: Option<NeedId>,
}

/// How many asked for a need or a part of it. Drafts and answers that were withdrawn do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub people: u32,
    /// The organizations of these people.
    pub organizations: u32,
    /// How many ranked it first, second and third. Of several parts the best rank counts.
    pub ranks: [u32; 3],
}

/// A need that is no part of another, with what it gathers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gathered {
    pub need: Need,
    pub asked: Asked,
    /// How many needs are a part of it.
    pub parts: u32,
}

/// A need as a person wrote it, with its person. For coordinators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub need: Need,
    pub person: Asker,
}

/// A person who asked for a need. For coordinators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asker {
    pub interest: InterestId,
    pub name: String,
    pub organization: String,
}

/// How a person asked for a need or a part of it. For coordinators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub person: Asker,
    /// What they asked for: the need itself or a part of it.
    pub need: Need,
    /// Their rank; `None` for those who wrote it.
    pub rank: Option<u32>,
}

/// That an answer to the call asks for a need about which something was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    pub interest: InterestId,
    /// What it asks for.
    pub part: NeedId,
    /// The need about which something was decided: that one, or the one that it is a part of.
    pub need: NeedId,
    /// Whether those who asked for this part were told of the decision.
    pub told: bool,
}

/// How far the needs of a call are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub offered: u32,
    /// How many people wrote whose need is neither a part of another nor set aside.
    pub ungrouped: u32,
    pub priorities: u32,
    /// Decisions of which not everybody who asked was told.
    pub untold: u32,
}

/// What became of the needs of one person, for the email to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What they asked for, as it was offered to them or as they wrote it.
    pub asked: Vec<LocalizedText>,
    /// The priority that it became a part of; `None` when it was set aside.
    pub priority: Option<LocalizedText>,
    pub reason: LocalizedText,
}

/// Who wants to help prepare the work of the community, for coordinators.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steering {
    pub count: u32,
    /// Those who began their answer first, in the order of their names.
    pub people: Vec<Asker>,
}

/// A person to whom it is told what became of their needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    pub interest: InterestId,
    /// The account, when the person has one.
    pub person: Option<String>,
    pub name: String,
    pub email: String,
    pub lang: Lang,
}

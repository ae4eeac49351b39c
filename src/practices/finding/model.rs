//! The words of this feature. Pure.

use ensemble_communities::community::model::Profession;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, DecisionId, FindingId, ReflectionId},
    string_enum,
};

string_enum! {
    /// What the managers answered.
    AnswerKind {
        /// They do something, until a day.
        Accepted = "accepted",
        /// They look at it again on a day.
        Later = "later",
        /// They do not, for a reason.
        Refused = "refused",
    }
}

string_enum! {
    /// How far the action is that the managers promised.
    Progress {
        Planned = "planned",
        Begun = "begun",
        Done = "done",
        /// It will not be done.
        Dropped = "dropped",
    }
}

string_enum! {
    /// What happened to a finding, as its history says it.
    ChangeKind {
        Gathered = "gathered",
        Edited = "edited",
        /// Another community was asked to join.
        Offered = "offered",
        /// Another community joined with its reflections.
        Joined = "joined",
        Sent = "sent",
        /// The managers were reminded.
        Reminded = "reminded",
        Answered = "answered",
        AnswerChanged = "answer-changed",
        /// The action is further.
        Progressed = "progressed",
    }
}

string_enum! {
    /// Of what the portal reminds the managers.
    ReminderKind {
        /// An answer is expected soon.
        Soon = "soon",
        /// The day has passed by which it was expected.
        Late = "late",
        /// The day of their own answer has come: the action is due, or they wanted to look at it again.
        DayCame = "day-came",
    }
}

string_enum! {
    /// A section of the list of a community's findings, in the order of the list.
    Section {
        /// Sent, and not answered.
        Waiting = "waiting",
        /// Answered.
        Back = "back",
        /// Not sent; the community was asked to join.
        Offered = "offered",
        /// Not sent; the community gathers it.
        Gathering = "gathering",
    }
}

/// What a community has to do with a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It began to gather it.
    Origin,
    /// It joined with its reflections.
    Joined,
    /// It was asked to join: its facilitators see the finding.
    Offered,
    /// It is the managers' community that answers.
    Answering,
}

/// A community that gathers a finding or answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub id: CommunityId,
    pub name: LocalizedText,
    /// French and English.
    pub slugs: [String; 2],
    pub profession: Option<Profession>,
    pub part: Part,
}

/// That a finding was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    pub to: CommunityId,
    /// In milliseconds UTC.
    pub at: i64,
    /// The first moment of the day by which an answer is expected, in milliseconds UTC.
    pub answer_by: i64,
}

/// What the managers answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub kind: AnswerKind,
    /// The action or the reason; an answer for later may have none.
    pub text: Option<LocalizedText>,
    /// The first moment of the day until which the action is done, or on which it is looked at again.
    pub date: Option<i64>,
    /// Who does it, as the managers write it; empty unless it was accepted.
    pub who: String,
    /// When it was given first, in milliseconds UTC.
    pub at: i64,
    /// How far the action is.
    pub progress: Option<Progress>,
}

/// What a community found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub id: FindingId,
    /// The community that began to gather it.
    pub community: CommunityId,
    /// Its number in that community, from 1.
    pub number: i64,
    pub statement: LocalizedText,
    /// What is asked of the managers.
    pub asked: LocalizedText,
    /// Rises with each change.
    pub revision: i64,
    /// In milliseconds UTC.
    pub created_at: i64,
    pub sent: Option<Sent>,
    pub answer: Option<Answer>,
    /// The communities that gather it, the first one first, and the one that answers.
    pub places: Vec<Place>,
}

impl Finding {
    /// What a community has to do with it.
    #[must_use]
    pub fn part(&self, community: CommunityId) -> Option<Part> {
        self.places.iter().find(|place| place.id == community).map(|place| place.part)
    }

    /// The communities whose reflections are behind it.
    pub fn gathered_by(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| matches!(place.part, Part::Origin | Part::Joined))
    }

    /// The community that answers.
    #[must_use]
    pub fn answering(&self) -> Option<&Place> {
        self.places.iter().find(|place| place.part == Part::Answering)
    }
}

/// What is behind a finding, in numbers. People are those whose consent is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub reflections: u32,
    pub people: u32,
    /// The organizations of these people.
    pub organizations: u32,
    pub decisions: u32,
}

/// A reflection behind a finding, as its readers may see it: all its authors consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    pub reflection: ReflectionId,
    /// Each in its language.
    pub passages: Vec<(Lang, String)>,
    /// Those who want to be named, each with their organization if they want that.
    pub names: Vec<String>,
    /// What the reflection is called, for those who may read it.
    pub name: Option<String>,
}

/// A decision behind a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BehindDecision {
    pub id: DecisionId,
    pub community: CommunityId,
    pub number: i64,
    pub text: LocalizedText,
    /// In milliseconds UTC.
    pub at: i64,
    /// Whether it is behind the finding, among those that could be.
    pub chosen: bool,
}

/// A reflection that a community could put behind a finding: marked as a finding or a challenge, and shared with the community
/// at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub id: ReflectionId,
    pub revision: i64,
    pub lang: Lang,
    pub texts: ensemble_reflections::reflection::model::Texts,
    pub chosen: bool,
}

/// A line of the history of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// In milliseconds UTC.
    pub at: i64,
    pub kind: ChangeKind,
    /// The name of the person who did it; `None` for the portal, and for a person who is gone.
    pub by: Option<String>,
    /// The community in which it was done, or that it is about.
    pub community: Option<LocalizedText>,
    /// The code of an answer, or of how far the action is.
    pub detail: Option<String>,
    /// What the answer said.
    pub text: Option<LocalizedText>,
}

/// What became of the findings of a community in a school year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearCounts {
    pub sent: u32,
    pub accepted: u32,
    pub later: u32,
    pub refused: u32,
    /// Those without an answer although the day has passed.
    pub silent: u32,
    /// For how many days the oldest of them has had none.
    pub silent_days: i64,
}

/// How many findings the list of a community has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListCounts {
    /// The sections that have some.
    pub sections: Vec<(Section, u32)>,
    pub year: YearCounts,
}

impl ListCounts {
    /// How many a section has.
    #[must_use]
    pub fn of(&self, section: Section) -> u32 {
        self.sections.iter().find(|(each, _)| *each == section).map_or(0, |(_, count)| *count)
    }
}

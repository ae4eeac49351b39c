//! The words of this feature. Pure.

use ensemble_core::{
    Lang,
    ids::{MeetingId, OrderListId, OrderQuestionId, PersonId},
    string_enum,
};

string_enum! {
    /// What became of a question.
    QuestionState {
        /// It was not answered, nor passed on by itself.
        Asked = "asked",
        /// It was passed on to the order.
        Passed = "passed",
        /// It has an answer.
        Answered = "answered",
        /// It is a part of another question.
        Merged = "merged",
        /// Its author withdrew it.
        Withdrawn = "withdrawn",
    }
}

string_enum! {
    /// How far the list for a visit is.
    ListState {
        /// Members write it.
        Open = "open",
        /// It does not change, and can be given to the order.
        Frozen = "frozen",
        /// The visit is over.
        Past = "past",
    }
}

string_enum! {
    /// In which way the order answered.
    Given {
        Text = "text",
        Meeting = "meeting",
    }
}

/// What a community is offered; it follows from its arrangement with its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// A list of questions for a visit.
    List,
    /// Questions that are passed on one by one.
    OneByOne,
    /// The answers that were kept, and nothing else.
    Answers,
}

/// What people do with one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Changing its texts.
    Edit,
    /// Supporting it, and withdrawing the support.
    Support,
    /// Withdrawing it, for its authors.
    Withdraw,
    /// Making it a part of another one.
    Merge,
    /// Giving it another place in the list.
    Move,
    /// Noting that it was passed on.
    Pass,
    /// Recording an answer, or correcting it.
    Answer,
}

/// What facilitators do with the list for a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListStep {
    /// Closing it, so that it can be given to the order.
    Freeze,
    /// Opening it again.
    Reopen,
    /// Putting the visit on the agenda of a meeting.
    Plan,
    /// Saying that the visit is over.
    Finish,
}

/// What the author of a question writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionTexts {
    pub lang: Lang,
    pub text: String,
    /// Where the question comes from; may be empty.
    pub background: String,
}

/// A person who asks a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    pub id: PersonId,
    /// `None` for a person whose account is closed.
    pub name: Option<String>,
}

/// What the order answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderAnswer {
    /// The first moment of the day on which it was given, in milliseconds UTC.
    pub answered_on: i64,
    pub given: Given,
    /// The meeting in which it was given, where that is known.
    pub meeting: Option<MeetingId>,
    pub who: String,
    pub capacity: String,
    pub lang: Lang,
    pub text: String,
    /// Rises when the answer is corrected.
    pub revision: i64,
}

/// A question, as those who may read it see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderQuestion {
    pub id: OrderQuestionId,
    pub texts: QuestionTexts,
    /// Rises when an author changes the texts.
    pub revision: i64,
    pub state: QuestionState,
    /// The frozen list that it is on.
    pub list: Option<OrderListId>,
    /// Who asks it, first of all the person who did so first.
    pub authors: Vec<Author>,
    /// How many members support it.
    pub supporters: u32,
    /// Whether the viewer does.
    pub supported: bool,
    /// In milliseconds UTC.
    pub created_at: i64,
    /// When it was passed on to the order, in milliseconds UTC.
    pub passed_at: Option<i64>,
    pub answer: Option<OrderAnswer>,
}

impl OrderQuestion {
    /// Whether this person asks it.
    #[must_use]
    pub fn is_by(&self, person: PersonId) -> bool {
        self.authors.iter().any(|author| author.id == person)
    }
}

/// The list that a community prepares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderList {
    pub id: OrderListId,
    pub state: ListState,
    /// The meeting to which the order comes; none where that meeting was cancelled.
    pub meeting: Option<MeetingId>,
    /// When it was frozen, in milliseconds UTC.
    pub frozen_at: Option<i64>,
}

impl OrderList {
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.state == ListState::Frozen
    }
}

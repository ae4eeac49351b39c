//! Inputs of this feature's actions.

use std::{fmt::Debug, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{
    model::{CallDates, Criterion, PlannedCommunity, Question, QuestionKind},
    rules::{DateField, TypedCapacity, side},
};
use ensemble_communities::community::model::{CapacityKind, CommunityKind};
use ensemble_core::{
    Lang, LocalizedText,
    error::{checkbox, optional},
    format,
    ids::{CallCriterionId, CallQuestionId, PersonId, PlannedCommunityId},
    string_enum,
};

/// Begins a call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct CreateCall {
    pub title_fr: String,
    pub title_en: String,
}

/// Sets the dates of a call. Dates that cannot change any more are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct SetDates {
    /// The mark of the dates that the person looked at.
    pub seen: String,
    pub opens_day: String,
    pub opens_time: String,
    pub closes_day: String,
    pub closes_time: String,
    /// Until the end of this day.
    pub designation_day: String,
    pub screening_day: String,
    pub answer_day: String,
}

impl SetDates {
    /// What the form begins with.
    #[must_use]
    pub fn of(dates: &CallDates, seen: String) -> Self {
        let day = |field: DateField| format::local(field.of(dates)).date().to_string();
        let time = |field: DateField| {
            let at = format::local(field.of(dates)).time();
            format!("{:02}:{:02}", at.hour(), at.minute())
        };
        Self {
            seen,
            opens_day: day(DateField::Opens),
            opens_time: time(DateField::Opens),
            closes_day: day(DateField::Closes),
            closes_time: time(DateField::Closes),
            designation_day: day(DateField::Designation),
            screening_day: day(DateField::Screening),
            answer_day: day(DateField::Answer),
        }
    }

    /// What was typed for a date: its day and, where it has one, its time.
    #[must_use]
    pub fn typed(&self, field: DateField) -> (&str, Option<&str>) {
        match field {
            DateField::Opens => (&self.opens_day, Some(&self.opens_time)),
            DateField::Closes => (&self.closes_day, Some(&self.closes_time)),
            DateField::Designation => (&self.designation_day, None),
            DateField::Screening => (&self.screening_day, None),
            DateField::Answer => (&self.answer_day, None),
        }
    }
}

string_enum! {
    /// What is done with an item of a list of a call.
    ListAct {
        /// Adds it, or writes it anew.
        Save = "save",
        Remove = "remove",
        Up = "up",
        Down = "down",
    }
}

/// The input of a list's form.
pub trait ListInput: Clone {
    type Item: Debug;
    type Id: Copy + PartialEq + FromStr;

    fn id_of(item: &Self::Item) -> Self::Id;
    fn act(&self) -> Option<ListAct>;
    fn item(&self) -> Option<Self::Id>;

    /// The same for another item, or with another mark.
    #[must_use]
    fn with(self, item: Option<Self::Id>, seen: String) -> Self;

    /// What the form of an item begins with.
    fn of(item: &Self::Item, seen: String) -> Self;

    /// What the form of a new item begins with.
    fn new() -> Self;
}

/// What the inputs of lists share: their fields are named alike.
macro_rules! list_input {
    ($input:ident, $item:ident, $id:ident, $new:expr) => {
        impl ListInput for $input {
            type Item = $item;
            type Id = $id;

            fn id_of(item: &$item) -> $id {
                item.id
            }

            fn act(&self) -> Option<ListAct> {
                self.act
            }

            fn item(&self) -> Option<$id> {
                self.item
            }

            fn with(self, item: Option<$id>, seen: String) -> Self {
                Self { item, seen, ..self }
            }

            fn of(item: &$item, seen: String) -> Self {
                Self::of(item, seen)
            }

            fn new() -> Self {
                $new
            }
        }
    };
}

list_input!(
    WritePlanned,
    PlannedCommunity,
    PlannedCommunityId,
    Self { kind: Some(CommunityKind::Practice), capacity: Some(CapacityKind::Undecided), ..Self::default() }
);
list_input!(
    WriteQuestion,
    Question,
    CallQuestionId,
    Self { kind: Some(QuestionKind::Text), ..Self::default() }
);
list_input!(WriteCriterion, Criterion, CallCriterionId, Self::default());

/// Adds a planned community, writes it anew, moves or removes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct WritePlanned {
    #[serde(deserialize_with = "optional")]
    pub act: Option<ListAct>,
    /// Which one; `None` for a new one.
    #[serde(deserialize_with = "optional")]
    pub item: Option<PlannedCommunityId>,
    /// The mark of what the person looked at.
    pub seen: String,
    pub title_fr: String,
    pub title_en: String,
    #[serde(deserialize_with = "optional")]
    pub kind: Option<CommunityKind>,
    #[serde(deserialize_with = "optional")]
    pub capacity: Option<CapacityKind>,
    /// The number of places, or the fewest.
    pub capacity_from: String,
    /// The most.
    pub capacity_to: String,
}

impl WritePlanned {
    /// What the form begins with.
    #[must_use]
    pub fn of(planned: &PlannedCommunity, seen: String) -> Self {
        let (capacity, from, to) = planned.capacity.parts();
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        Self {
            act: None,
            item: Some(planned.id),
            seen,
            title_fr: side(&planned.title, Lang::Fr).to_owned(),
            title_en: side(&planned.title, Lang::En).to_owned(),
            kind: Some(planned.kind),
            capacity: Some(capacity),
            capacity_from: number(from),
            capacity_to: number(to),
        }
    }

    /// The capacity as it was typed; none chosen is not decided.
    #[must_use]
    pub fn typed_capacity(&self) -> TypedCapacity<'_> {
        match self.capacity {
            None | Some(CapacityKind::Undecided) => TypedCapacity::Undecided,
            Some(CapacityKind::Unlimited) => TypedCapacity::Unlimited,
            Some(CapacityKind::Seats) => TypedCapacity::Seats(&self.capacity_from),
            Some(CapacityKind::Range) => {
                TypedCapacity::Range { from: &self.capacity_from, to: &self.capacity_to }
            }
        }
    }
}

/// Adds a question, writes it anew, moves or removes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct WriteQuestion {
    #[serde(deserialize_with = "optional")]
    pub act: Option<ListAct>,
    /// Which one; `None` for a new one.
    #[serde(deserialize_with = "optional")]
    pub item: Option<CallQuestionId>,
    /// The mark of what the person looked at.
    pub seen: String,
    #[serde(deserialize_with = "optional")]
    pub kind: Option<QuestionKind>,
    pub title_fr: String,
    pub title_en: String,
    pub hint_fr: String,
    pub hint_en: String,
    /// One choice on each line.
    pub choices_fr: String,
    /// The same in the same order.
    pub choices_en: String,
    #[serde(deserialize_with = "checkbox")]
    pub required: bool,
    #[serde(deserialize_with = "checkbox")]
    pub reviewed: bool,
}

impl WriteQuestion {
    /// What the form begins with.
    #[must_use]
    pub fn of(question: &Question, seen: String) -> Self {
        let hint = |lang| question.hint.as_ref().map_or("", |hint| side(hint, lang)).to_owned();
        let choices = |lang| lines(&question.choices, lang);
        Self {
            act: None,
            item: Some(question.id),
            seen,
            kind: Some(question.kind),
            title_fr: side(&question.label, Lang::Fr).to_owned(),
            title_en: side(&question.label, Lang::En).to_owned(),
            hint_fr: hint(Lang::Fr),
            hint_en: hint(Lang::En),
            choices_fr: choices(Lang::Fr),
            choices_en: choices(Lang::En),
            required: question.required,
            reviewed: question.reviewed,
        }
    }
}

/// Choices in a language, one on each line.
fn lines(choices: &[LocalizedText], lang: Lang) -> String {
    choices.iter().map(|choice| side(choice, lang)).collect::<Vec<_>>().join("\n")
}

/// Adds a criterion, writes it anew, moves or removes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct WriteCriterion {
    #[serde(deserialize_with = "optional")]
    pub act: Option<ListAct>,
    /// Which one; `None` for a new one.
    #[serde(deserialize_with = "optional")]
    pub item: Option<CallCriterionId>,
    /// The mark of what the person looked at.
    pub seen: String,
    pub text_fr: String,
    pub text_en: String,
}

impl WriteCriterion {
    /// What the form begins with.
    #[must_use]
    pub fn of(criterion: &Criterion, seen: String) -> Self {
        Self {
            act: None,
            item: Some(criterion.id),
            seen,
            text_fr: side(&criterion.text, Lang::Fr).to_owned(),
            text_en: side(&criterion.text, Lang::En).to_owned(),
        }
    }
}

string_enum! {
    /// What is done with those who read the projects of a call.
    ReviewersAct {
        Add = "add",
        Remove = "remove",
        /// Says whether they read without names.
        Blind = "blind",
    }
}

/// Adds a person who reads the projects of a call, removes one, or says whether they read without names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangeReviewers {
    #[serde(deserialize_with = "optional")]
    pub act: Option<ReviewersAct>,
    /// The address of the account of the person who is added.
    pub email: String,
    /// The person who is removed.
    #[serde(deserialize_with = "optional")]
    pub person: Option<PersonId>,
    #[serde(deserialize_with = "checkbox")]
    pub blind: bool,
}

/// Gives a call up, or takes it up again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct CancelCall {
    /// Whether a call that was given up is taken up again.
    #[serde(deserialize_with = "checkbox")]
    pub restore: bool,
    pub reason_fr: String,
    pub reason_en: String,
}

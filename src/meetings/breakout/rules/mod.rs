//! What is decided about tables. Pure.

mod assign;
mod check;
mod random;
mod search;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, ops::RangeInclusive};

pub use assign::assign;
pub use check::{check, land};

use super::model::{Method, Pair, Participant};
use crate::meeting::rules::year_bounds;
use ensemble_core::{
    Lang,
    ids::{CommunityId, PersonId},
    rights::{Action, Viewer, rules::may},
};

/// How many people a table has.
pub const SIZES: RangeInclusive<usize> = 2..=8;
/// The most people of a round of tables.
pub const MAX_PEOPLE: usize = 300;
/// The most pairs who sit together or apart.
pub const MAX_PAIRS: usize = 20;
/// The most characters of what tables talk about.
pub const MAX_PROMPT: usize = 1_000;
/// The most characters of where a table is.
pub const MAX_PLACE: usize = 100;

/// How often two people sat together, by their ids in ascending order.
pub type Met = BTreeMap<(PersonId, PersonId), u32>;

/// Tables that are to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub people: Vec<Participant>,
    /// How many people a table should have, one of [`SIZES`].
    pub size: usize,
    pub method: Method,
    /// With the same people, the same seed gives the same tables.
    pub seed: u32,
    pub pairs: Vec<Pair>,
    pub met: Met,
}

/// A table with who sits at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seating {
    /// A language that everyone at it follows.
    pub lang: Lang,
    pub people: Vec<PersonId>,
}

/// Why tables cannot be as they are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There are fewer than two people.
    TooFew,
    /// There are more than [`MAX_PEOPLE`].
    TooMany,
    /// The size is none of [`SIZES`].
    Size,
    /// A person of a pair is not there.
    Absent(PersonId),
    /// A pair is one person twice.
    SamePerson(PersonId),
    /// Two people sit together and apart, perhaps because of others.
    Contradiction(PersonId, PersonId),
    /// More people sit together with this person than a table has places.
    TooManyTogether(PersonId),
    /// Two people sit together, and none of the languages is followed by all who sit with them.
    NoCommonLanguage(PersonId, PersonId),
    /// No one else follows the only language that this person follows.
    Alone(PersonId, Lang),
    /// There is one table only, and two people are to sit apart.
    OneTable,
    /// No tables honour all that is asked for.
    NoArrangement,
    /// A person has no table, or two.
    NotOnce(PersonId),
    /// There is no such table.
    NoTable,
    /// A table, by its place from 0, has more people than places.
    Full(usize),
    /// A table has one person only.
    TooSmall(usize),
    /// A person does not follow the language of their table.
    CannotFollow(PersonId, usize),
    /// Two people sit apart who are to sit together.
    Separated(PersonId, PersonId),
    /// Two people sit together who are to sit apart.
    NotApart(PersonId, PersonId),
    /// No table has a place that fits.
    NoPlace,
}

/// When the school year of a moment began, in milliseconds UTC.
#[must_use]
pub fn school_year_begins(now: i64) -> i64 {
    year_bounds(now).map_or(now, |(begins, _)| begins)
}

/// Two people in the order in which [`Met`] has them.
#[must_use]
pub fn in_order(one: PersonId, other: PersonId) -> (PersonId, PersonId) {
    if one < other { (one, other) } else { (other, one) }
}

/// Whether a viewer writes in the note of a table of an open round: those at the table, and facilitators.
#[must_use]
pub fn may_write_note(viewer: &Viewer, community: CommunityId, seated: bool) -> bool {
    let may = |action| may(viewer, action, Some(community));
    may(Action::RunTables) || seated && may(Action::JoinTables)
}

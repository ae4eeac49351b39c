//! How the figures of a call come of counts, and what is not shown of them. Pure.
//!
//! Coordinators see how many people were at a meeting where they are [`MIN_GROUP`] or more. What a draft holds is for its person
//! alone; how many drafts there are is not. So where a number of a group would tell of fewer people, it is withheld, and with it
//! another one of the same breakdown, where the rest of the total would tell it.

mod research;

pub use research::{details, languages, months};

use super::model::{Breakdown, Counts, Figures, Group, Line, Number, Step, Tally};
use crate::call::{
    model::{Call, Sector},
    rules::{
        phase,
        rights::{Field, Party, may_read},
    },
};
use ensemble_communities::community::model::Level;
use ensemble_core::Lang;
use ensemble_core::region::Region;

/// How many people there are at least behind a number, where fewer could be recognized.
pub use ensemble_common::handover::rules::MIN_GROUP;

/// What the figures and the file for research are made of.
const READ: [Field; 8] = [
    Field::Person,
    Field::Organization,
    Field::Designation,
    Field::Project,
    Field::Needs,
    Field::Availability,
    Field::Relevance,
    Field::Place,
];

/// Whether coordinators read the figures of a call now.
#[must_use]
pub fn can_read(call: &Call, now: i64) -> bool {
    let phase = phase(call, now);
    READ.iter().all(|field| may_read(Party::Coordinator, phase, *field, call.blind))
}

/// The figures, of counts in each group of each breakdown. `met` is whether a community of the call had its first meeting.
#[must_use]
pub fn figures(tallies: &[Tally], met: bool) -> Figures {
    let counts = |group: Group| {
        let found = tallies.iter().find(|tally| tally.group == group);
        (group, found.map(|tally| tally.counts).unwrap_or_default())
    };
    // Every answer has a language.
    let languages = groups(Breakdown::Language).into_iter().map(counts);
    let total = languages.fold(Counts::default(), |total, (_, counts)| total.plus(counts));
    let few = total.accepted > 0 && total.present < MIN_GROUP;
    let by = Breakdown::ALL
        .iter()
        .map(|by| {
            let mut groups: Vec<(Group, Counts)> = groups(*by).into_iter().map(counts).collect();
            groups.retain(|(group, counts)| counts.begun > 0 || is_named(*group));
            (*by, lines(&groups, met))
        })
        .collect();
    Figures { total: line(total, met, false, few), by }
}

/// Every group of a breakdown, in the order in which they are shown.
fn groups(by: Breakdown) -> Vec<Group> {
    fn all<T: Copy>(values: &[T], group: fn(Option<T>) -> Group) -> Vec<Group> {
        values.iter().map(|value| group(Some(*value))).chain([group(None)]).collect()
    }
    match by {
        Breakdown::Sector => all(Sector::ALL, Group::Sector),
        Breakdown::Level => all(Level::ALL, Group::Level),
        Breakdown::Language => Lang::ALL.map(Group::Language).to_vec(),
        Breakdown::Region => all(Region::ALL, Group::Region),
    }
}

/// Whether it is a group by what people chose.
const fn is_named(group: Group) -> bool {
    !matches!(group, Group::Sector(None) | Group::Level(None) | Group::Region(None))
}

fn lines(groups: &[(Group, Counts)], met: bool) -> Vec<(Group, Line)> {
    let numbers = |number: fn(&Counts) -> u32| -> Vec<u32> {
        groups.iter().map(|(_, counts)| number(counts)).collect()
    };
    let unsent = numbers(|counts| counts.unsent());
    let few_unsent: Vec<bool> = unsent.iter().map(|number| (1..MIN_GROUP).contains(number)).collect();
    let begun = withheld(&unsent, &few_unsent, &vec![true; unsent.len()]);
    let present = numbers(|counts| counts.present);
    // Where no one accepted a place, no one could be there.
    let possible: Vec<bool> = groups.iter().map(|(_, counts)| counts.accepted > 0).collect();
    let few_present: Vec<bool> =
        present.iter().zip(&possible).map(|(number, possible)| *possible && *number < MIN_GROUP).collect();
    let present = withheld(&present, &few_present, &possible);
    groups
        .iter()
        .zip(begun.into_iter().zip(present))
        .map(|((group, counts), (begun, present))| (*group, line(*counts, met, begun, present)))
        .collect()
}

/// Which numbers are withheld: the small ones, and more of those that can be while what the others leave of the sum would
/// tell a small one.
pub fn withheld(numbers: &[u32], small: &[bool], can_be: &[bool]) -> Vec<bool> {
    let mut withheld = small.to_vec();
    loop {
        let own: Vec<u32> =
            numbers.iter().zip(&withheld).filter(|(_, is)| **is).map(|(number, _)| *number).collect();
        let is_enough = own.len() > 1 && own.iter().sum::<u32>() >= MIN_GROUP;
        if own.is_empty() || is_enough {
            return withheld;
        }
        let next = (0..numbers.len())
            .filter(|at| can_be[*at] && !withheld[*at] && (numbers[*at] > 0 || own.len() == 1))
            .min_by_key(|at| (numbers[*at] == 0, numbers[*at]));
        match next {
            Some(next) => withheld[next] = true,
            None => return withheld,
        }
    }
}

fn line(counts: Counts, met: bool, hides_begun: bool, hides_present: bool) -> Line {
    let known = |hides: bool, number: u32| if hides { Number::Withheld } else { Number::Known(number) };
    Line {
        numbers: [
            known(hides_begun, counts.begun),
            Number::Known(counts.sent),
            Number::Known(counts.confirmed),
            Number::Known(counts.relevant),
            Number::Known(counts.offered),
            Number::Known(counts.accepted),
            if met { known(hides_present, counts.present) } else { Number::None },
        ],
    }
}

/// How many of those who sent their answer came as far as a later step, in tenths of a percent; `None` where that is not known.
#[must_use]
pub fn share(line: &Line, step: Step) -> Option<u32> {
    let (Number::Known(part), Number::Known(whole)) = (line.of(step), line.of(Step::Sent)) else {
        return None;
    };
    if whole == 0 || step == Step::Begun {
        return None;
    }
    let (part, whole) = (u64::from(part), u64::from(whole));
    u32::try_from((part * 2_000 + whole) / (whole * 2)).ok()
}

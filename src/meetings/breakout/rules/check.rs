//! Whether tables that people made by hand honour what is asked for, and where people land who come late.

use std::collections::BTreeMap;

use super::{Refusal, SIZES, Seating};
use crate::breakout::model::{Pair, PairRule, Participant};
use ensemble_core::ids::PersonId;

/// Checks that everyone sits at one table, that all follow its language, that no table has more people than places, and that
/// pairs sit together and apart. With `whole`, no table has one person only: tables may be empty.
///
/// # Errors
/// Says what is wrong first.
pub fn check(people: &[Participant], pairs: &[Pair], tables: &[Seating], whole: bool) -> Result<(), Refusal> {
    let mut places: BTreeMap<PersonId, usize> = BTreeMap::new();
    for (place, table) in tables.iter().enumerate() {
        for person in &table.people {
            if places.insert(*person, place).is_some() {
                return Err(Refusal::NotOnce(*person));
            }
        }
    }
    if let Some(unknown) = places.keys().find(|id| people.iter().all(|known| known.person != **id)) {
        return Err(Refusal::Absent(*unknown));
    }
    for person in people {
        let Some(place) = places.get(&person.person) else { return Err(Refusal::NotOnce(person.person)) };
        if !person.follows(tables[*place].lang) {
            return Err(Refusal::CannotFollow(person.person, *place));
        }
    }
    for (place, table) in tables.iter().enumerate() {
        if table.people.len() > *SIZES.end() {
            return Err(Refusal::Full(place));
        }
        if whole && !table.people.is_empty() && table.people.len() < *SIZES.start() {
            return Err(Refusal::TooSmall(place));
        }
    }
    for Pair { rule, first, second } in pairs {
        let (Some(one), Some(other)) = (places.get(first), places.get(second)) else { continue };
        match rule {
            PairRule::Together if one != other => return Err(Refusal::Separated(*first, *second)),
            PairRule::Apart if one == other => return Err(Refusal::NotApart(*first, *second)),
            _ => {}
        }
    }
    Ok(())
}

/// Why a person may not sit at a table, by its place from 0.
fn obstacle(person: &Participant, pairs: &[Pair], tables: &[Seating], place: usize) -> Option<Refusal> {
    let table = &tables[place];
    if !person.follows(table.lang) {
        return Some(Refusal::CannotFollow(person.person, place));
    }
    if table.people.len() >= *SIZES.end() {
        return Some(Refusal::Full(place));
    }
    pairs.iter().find_map(|pair| {
        let other = other_of(pair, person.person)?;
        let here = table.people.contains(&other);
        match pair.rule {
            PairRule::Apart if here => Some(Refusal::NotApart(person.person, other)),
            PairRule::Together if !here && tables.iter().any(|table| table.people.contains(&other)) => {
                Some(Refusal::Separated(person.person, other))
            }
            _ => None,
        }
    })
}

fn other_of(pair: &Pair, person: PersonId) -> Option<PersonId> {
    if pair.first == person { Some(pair.second) } else { (pair.second == person).then_some(pair.first) }
}

/// Where a person lands who comes late or is back: at their table, else at the table that they wish for, else at the smallest one
/// that fits. The place is that of the table, from 0.
///
/// # Errors
/// Says why the person may not sit where they wish, or that no table fits.
pub fn land(
    person: &Participant,
    pairs: &[Pair],
    tables: &[Seating],
    wish: Option<usize>,
) -> Result<usize, Refusal> {
    if let Some(own) = tables.iter().position(|table| table.people.contains(&person.person)) {
        return Ok(own);
    }
    if let Some(place) = wish {
        if place >= tables.len() {
            return Err(Refusal::NoTable);
        }
        return obstacle(person, pairs, tables, place).map_or(Ok(place), Err);
    }
    (0..tables.len())
        .filter(|place| obstacle(person, pairs, tables, *place).is_none())
        .min_by_key(|place| (tables[*place].people.len(), *place))
        .ok_or(Refusal::NoPlace)
}

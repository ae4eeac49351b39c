//! How much a file for research says of where people work. Pure.

use std::collections::BTreeMap;

use super::super::model::{Detail, Traits};
use ensemble_common::handover::rules::{columns_told, is_few};
use ensemble_core::Lang;

/// What a file says of where people work, each detail with those before it.
const DETAILS: [Detail; 4] = [Detail::Nothing, Detail::Sector, Detail::Level, Detail::Region];

/// What a group is told apart by: up to which trait, and the codes of these traits.
type Key = (Detail, [Option<&'static str>; 3]);

fn key(traits: Traits, detail: Detail) -> Key {
    let up_to = |least: Detail, code: Option<&'static str>| code.filter(|_| detail >= least);
    let codes = [
        up_to(Detail::Sector, traits.sector.map(|sector| sector.code())),
        up_to(Detail::Level, traits.level.map(|level| level.code())),
        up_to(Detail::Region, traits.region.map(|region| region.code())),
    ];
    (detail, codes)
}

/// Up to which trait the file says where each person works, so that the same is said of `MIN_GROUP` people at least. Of
/// a smaller group the region is withheld, then the level, then the sector. `None` is who would be in a smaller group even so:
/// they are left out.
#[must_use]
pub fn details(people: &[Traits]) -> Vec<Option<Detail>> {
    let told =
        columns_told(people.len(), DETAILS.len() - 1, |person, told| key(people[person], DETAILS[told]));
    told.into_iter().map(|told| told.map(|told| DETAILS[told])).collect()
}

/// Whether the file says in which language each person answered, where it says so much of where they work: of those of whom it says
/// the same, `MIN_GROUP` at least have each language, or none. Where one language is withheld the other one is, too: there are two.
#[must_use]
pub fn languages(people: &[(Traits, Lang)], details: &[Option<Detail>]) -> Vec<bool> {
    let keys: Vec<Option<Key>> =
        people.iter().zip(details).map(|((traits, _), detail)| Some(key(*traits, (*detail)?))).collect();
    let mut sizes: BTreeMap<Key, [usize; 2]> = BTreeMap::new();
    for (key, (_, lang)) in keys.iter().zip(people) {
        if let Some(key) = key {
            sizes.entry(*key).or_default()[usize::from(*lang == Lang::En)] += 1;
        }
    }
    let is_told =
        |key: &Key| sizes.get(key).is_some_and(|sizes| sizes.iter().all(|size| *size == 0 || !is_few(*size)));
    keys.iter().map(|key| key.as_ref().is_some_and(is_told)).collect()
}

/// The numbers of months, from 1: bit n is month n + 1.
pub fn months(bits: u16) -> impl Iterator<Item = u16> {
    (1..=12).filter(move |month| bits & (1 << (month - 1)) != 0)
}

//! In which order the value puts the projects of a list.

use crate::{
    hash::ranking_key,
    model::{FrozenList, Rank},
};

/// All projects, the smallest key first.
pub fn rank(list: &FrozenList, randomness: &str) -> Vec<Rank> {
    let mut ranking: Vec<Rank> = list
        .numbers()
        .zip(&list.entries)
        .map(|(number, entry)| Rank { number, key: ranking_key(randomness, &list.call, &entry.id) })
        .collect();
    ranking.sort_unstable_by(|a, b| (&a.key, a.number).cmp(&(&b.key, b.number)));
    ranking
}

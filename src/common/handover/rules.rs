//! What a file withholds, so that no person is recognized in it. Pure.

use std::collections::{BTreeMap, BTreeSet};

/// How many people share what is shown of them without their names, at least. Files for research, the figures of calls and the
/// numbers of people at meetings have the same threshold.
pub const MIN_GROUP: u32 = 5;
/// The most characters of the name of a recipient.
pub const MAX_RECIPIENT: usize = 200;
/// The most characters of a purpose.
pub const MAX_PURPOSE: usize = 2_000;

/// Whether so many people are fewer than [`MIN_GROUP`].
#[must_use]
pub const fn is_few(people: usize) -> bool {
    people < MIN_GROUP as usize
}

/// How many of its columns a file fills for each person, so that it says the same of [`MIN_GROUP`] people at least. `says` is what
/// the file says of a person, by their place, where it fills so many columns. Of a smaller group the last column is withheld, then
/// the one before it. `None` is who would be in a smaller group even without any: they are left out.
pub fn columns_told<K: Ord>(
    people: usize,
    columns: usize,
    says: impl Fn(usize, usize) -> K,
) -> Vec<Option<usize>> {
    let mut told = vec![columns; people];
    for most in (1..=columns).rev() {
        let few = are_few(&told, &says);
        for (own, is_few) in told.iter_mut().zip(few) {
            if *own == most && is_few {
                *own = most - 1;
            }
        }
    }
    let few = are_few(&told, &says);
    told.into_iter().zip(few).map(|(own, is_few)| (!is_few).then_some(own)).collect()
}

/// Whether a file says the same of fewer than [`MIN_GROUP`] people, for each person.
fn are_few<K: Ord>(told: &[usize], says: &impl Fn(usize, usize) -> K) -> Vec<bool> {
    let keys: Vec<(usize, K)> =
        told.iter().enumerate().map(|(person, own)| (*own, says(person, *own))).collect();
    let mut sizes: BTreeMap<&(usize, K), usize> = BTreeMap::new();
    for key in &keys {
        *sizes.entry(key).or_default() += 1;
    }
    keys.iter().map(|key| sizes.get(key).is_none_or(|size| is_few(*size))).collect()
}

/// Which values of a column are withheld: those of fewer than [`MIN_GROUP`] people, and more of the rarest ones while what is withheld
/// is a single value or of fewer people. `uses` has each person with each value that a row says of them, of the rows to which the
/// column applies.
#[must_use]
pub fn rare<P: Ord + Copy, V: Ord + Copy>(uses: &[(P, V)]) -> BTreeSet<V> {
    let mut people: BTreeMap<V, BTreeSet<P>> = BTreeMap::new();
    for (person, value) in uses {
        people.entry(*value).or_default().insert(*person);
    }
    let mut by_size: Vec<(V, BTreeSet<P>)> = people.into_iter().collect();
    by_size.sort_by_key(|(_, people)| people.len());
    let (mut withheld, mut hidden) = (BTreeSet::new(), BTreeSet::new());
    for (value, people) in by_size {
        let is_guessed = withheld.len() == 1 || !withheld.is_empty() && is_few(hidden.len());
        if !is_few(people.len()) && !is_guessed {
            break;
        }
        withheld.insert(value);
        hidden.extend(people);
    }
    withheld
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{columns_told, is_few, rare};

    #[test]
    fn four_people_are_few() {
        assert!(is_few(0) && is_few(4) && !is_few(5));
    }

    #[test]
    fn of_small_groups_the_last_column_is_withheld_first() {
        let mut people = vec!["aa"; 5];
        // Five together without their last letter.
        people.extend(vec!["ba"; 4]);
        people.push("bb");
        // Five together without any.
        people.extend(vec!["ca"; 3]);
        people.extend(vec!["da"; 2]);
        let told = columns_told(people.len(), 2, |person, told| &people[person][..told]);
        assert_eq!(told, [2_usize, 1, 0].map(|told| [Some(told); 5]).concat());
        let few = columns_told(4, 2, |_, _| ());
        assert_eq!(few, [None; 4]);
    }

    #[test]
    fn a_rare_value_is_withheld_with_another_one() {
        let uses = |sizes: &[(char, u32)]| -> Vec<(u32, char)> {
            sizes.iter().flat_map(|(value, size)| (0..*size).map(|person| (person, *value))).collect()
        };
        let withheld = |sizes: &[(char, u32)]| -> String { rare(&uses(sizes)).into_iter().collect() };
        assert_eq!(withheld(&[('a', 5), ('b', 9)]), "");
        assert_eq!(withheld(&[('a', 4), ('b', 9), ('c', 20)]), "ab");
        assert_eq!(withheld(&[('a', 2), ('b', 3), ('c', 20)]), "abc", "the same three people have both");
        assert_eq!(withheld(&[('a', 4)]), "a");
    }

    proptest! {
        #[test]
        fn nobody_is_in_a_group_of_fewer_than_five(people in prop::collection::vec("[ab]{3}", 0..60)) {
            let told = columns_told(people.len(), 3, |person, told| &people[person][..told]);
            let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
            for (person, told) in people.iter().zip(told) {
                if let Some(told) = told {
                    *groups.entry(&person[..told]).or_default() += 1;
                }
            }
            prop_assert!(groups.values().all(|size| !is_few(*size)), "{:?}", groups);
        }

        #[test]
        fn no_value_of_fewer_than_five_people_is_told_or_follows(
            uses in prop::collection::vec((0_u8..12, 0_u8..4), 0..60),
        ) {
            let withheld = rare(&uses);
            let people = |which: &dyn Fn(u8) -> bool| {
                let mut people: Vec<u8> =
                    uses.iter().filter(|(_, value)| which(*value)).map(|(person, _)| *person).collect();
                people.sort_unstable();
                people.dedup();
                people.len()
            };
            for value in (0..4).filter(|value| !withheld.contains(value)) {
                let size = people(&|each| each == value);
                prop_assert!(size == 0 || !is_few(size), "{} people have {}", size, value);
            }
            let is_all = uses.iter().all(|(_, value)| withheld.contains(value));
            let hidden = people(&|each| withheld.contains(&each));
            prop_assert!(withheld.is_empty() || is_all || withheld.len() > 1 && !is_few(hidden));
        }
    }
}

//! Each project has the same chance: chi-square over 100,000 draws, at a level of 0.001. The values are always the same, so
//! that the outcome is, too.

use super::support::{entries, quota, terms};
use crate::{FrozenList, Terms, draw::outcome, freeze, hash::sha256, ranking::rank};

const DRAWS: u32 = 100_000;
/// What chi-square exceeds once in a thousand times, with 3, 7 and 11 degrees of freedom.
const LIMIT_3: f64 = 16.266;
const LIMIT_7: f64 = 24.322;
const LIMIT_11: f64 = 31.264;

/// The statistic of how often each was among those chosen, where each draw chooses so many of them.
fn chi_square(counts: &[u32], chosen: u32) -> f64 {
    let among = counts.len() as f64;
    let share = f64::from(chosen) / among;
    let expected = f64::from(DRAWS) * share;
    let squares: f64 = counts.iter().map(|count| (f64::from(*count) - expected).powi(2)).sum();
    squares / (expected * (1.0 - share)) * (among - 1.0) / among
}

fn value(draw: u32) -> String {
    sha256(format!("value {draw}").as_bytes())
}

fn level(at: usize) -> Vec<String> {
    vec![if at.is_multiple_of(3) { "primary" } else { "secondary" }.to_owned()]
}

fn add(counts: &mut [u32], numbers: &[u32]) {
    for number in numbers {
        counts[*number as usize - 1] += 1;
    }
}

#[test]
fn the_statistic_notices_a_project_with_a_better_chance() {
    let mut counts = [DRAWS / 12; 12];
    counts[4] += DRAWS / 150;
    assert!(chi_square(&counts, 1) > LIMIT_11);
}

#[test]
fn without_strata_each_project_is_first_and_is_selected_as_often() {
    let frozen = freeze("essai", Vec::new(), entries(12, |_| Vec::new()), terms(5)).expect("a list");
    let (mut first, mut selected) = ([0_u32; 12], [0_u32; 12]);
    for draw in 0..DRAWS {
        let ranking = rank(&frozen.list, &value(draw));
        add(&mut first, &[ranking[0].number]);
        add(&mut selected, &outcome(&frozen.list, &frozen.commitment, &ranking).selected);
    }
    let (of_first, of_selected) = (chi_square(&first, 1), chi_square(&selected, 5));
    assert!(of_first < LIMIT_11 && of_selected < LIMIT_11, "{of_first} {of_selected}");
}

#[test]
fn with_strata_each_project_of_a_stratum_is_selected_as_often() {
    let quotas = vec![quota("level", "primary", 3), quota("level", "secondary", 3)];
    let frozen = freeze("essai", vec!["level".to_owned()], entries(12, level), Terms { quotas, ..terms(6) })
        .expect("a list");
    let mut selected = [0_u32; 12];
    for draw in 0..DRAWS {
        let ranking = rank(&frozen.list, &value(draw));
        add(&mut selected, &outcome(&frozen.list, &frozen.commitment, &ranking).selected);
    }
    let of = |value: &str| counts_of(&frozen.list, &selected, value);
    let (primary, secondary) = (of("primary"), of("secondary"));
    assert_eq!((primary.len(), secondary.len()), (4, 8));
    let (of_primary, of_secondary) = (chi_square(&primary, 3), chi_square(&secondary, 3));
    assert!(of_primary < LIMIT_3 && of_secondary < LIMIT_7, "{of_primary} {of_secondary}");
}

fn counts_of(list: &FrozenList, counts: &[u32], value: &str) -> Vec<u32> {
    let entries = list.entries.iter().zip(counts);
    entries.filter(|(entry, _)| entry.strata == [value]).map(|(_, count)| *count).collect()
}

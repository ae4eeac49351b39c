//! Who is called up when a project withdraws.

use proptest::prelude::*;

use super::support::{Seeded, entries, quota, random_proof, terms};
use crate::{DrawError, DrawState, Outcome, Proof, Terms, Value, draw, freeze};

fn value() -> Value {
    Value::lottery(vec![6, 13, 22], vec![6, 13, 22]).expect("a value")
}

fn without_quotas() -> Proof {
    let frozen = freeze("essai", Vec::new(), entries(8, |_| Vec::new()), terms(3)).expect("a list");
    draw(DrawState::Frozen, frozen, value()).expect("a proof")
}

#[test]
fn alternates_are_called_up_in_the_order_of_the_ranking() {
    let proof = without_quotas();
    let ranked: Vec<u32> = proof.ranking.iter().map(|rank| rank.number).collect();
    assert_eq!((&proof.selected[..], &proof.alternates[..]), (&ranked[..3], &ranked[3..]));
    let mut outcome = proof.outcome();
    assert_eq!(proof.withdraw(&mut outcome, ranked[1]), Ok(Some(ranked[3])));
    assert_eq!(outcome.selected, [ranked[0], ranked[2], ranked[3]]);
    assert_eq!(proof.withdraw(&mut outcome, ranked[4]), Ok(None), "an alternate gives up waiting");
    assert_eq!(proof.withdraw(&mut outcome, ranked[3]), Ok(Some(ranked[5])), "who was called up withdraws");
    assert_eq!(outcome.selected, [ranked[0], ranked[2], ranked[5]]);
    assert_eq!(outcome.alternates, ranked[6..]);
    assert_eq!(proof.after(&[ranked[1], ranked[4], ranked[3]]), Ok(outcome));
}

#[test]
fn a_project_cannot_withdraw_twice() {
    let proof = without_quotas();
    let first = proof.selected[0];
    assert_eq!(proof.after(&[first, first]), Err(DrawError::NotInDraw(first)));
    assert_eq!(proof.after(&[99]), Err(DrawError::NotInDraw(99)));
}

#[test]
fn a_quota_that_a_withdrawal_leaves_short_is_filled_first() {
    let level = |at: usize| vec![if at < 3 { "primary" } else { "secondary" }.to_owned()];
    let quotas = vec![quota("level", "primary", 2)];
    let terms = Terms { quotas, ..terms(3) };
    let frozen = freeze("essai", vec!["level".to_owned()], entries(9, level), terms).expect("a list");
    let proof = draw(DrawState::Frozen, frozen, value()).expect("a proof");
    let is_primary = |number: u32| proof.list.meets(number, &proof.commitment.quotas[0]);
    let mut outcome = proof.outcome();
    let primary: Vec<u32> = proof.ranking.iter().map(|rank| rank.number).filter(|n| is_primary(*n)).collect();
    let leaving = *outcome.selected.iter().find(|number| is_primary(**number)).expect("one");
    let there = outcome.selected.iter().filter(|number| is_primary(**number)).count();
    assert!(there >= 2, "{there}");
    let expected = if there == 2 { primary[2] } else { outcome.alternates[0] };
    assert_eq!(proof.withdraw(&mut outcome, leaving), Ok(Some(expected)));
    assert_eq!(outcome.selected.iter().filter(|number| is_primary(**number)).count(), 2);
    let left: Vec<u32> = outcome.selected.iter().copied().filter(|number| is_primary(*number)).collect();
    let next = outcome.alternates[0];
    assert_eq!(proof.withdraw(&mut outcome, left[0]), Ok(Some(next)), "no other primary project waits");
}

proptest! {
    #[test]
    fn places_stay_taken_while_an_alternate_waits(seed in 0..50_u64, leaving in prop::collection::vec(any::<prop::sample::Index>(), 0..12)) {
        let proof = random_proof(&mut Seeded::new(seed));
        let places = proof.selected.len();
        let mut outcome = proof.outcome();
        for index in leaving {
            if outcome.selected.is_empty() {
                break;
            }
            let number = outcome.selected[index.index(outcome.selected.len())];
            let Outcome { alternates, .. } = outcome.clone();
            let called = proof.withdraw(&mut outcome, number).expect("it has a place");
            prop_assert_eq!(called.is_some(), !alternates.is_empty());
            prop_assert!(!outcome.selected.contains(&number) && !outcome.alternates.contains(&number));
            prop_assert!(outcome.selected.len() == places || outcome.alternates.is_empty());
        }
    }
}

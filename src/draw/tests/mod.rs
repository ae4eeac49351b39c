//! The draw against its description, against the script in another language, and against chance.

mod agreement;
mod chance;
mod once;
mod rounds;
mod support;
mod withdrawals;

use proptest::prelude::*;

use self::support::{Seeded, entries, random_proof, terms};
use crate::{DrawError, DrawState, Value, draw, freeze, ranking_key, verify};

#[test]
fn a_key_is_what_one_line_of_shell_computes() {
    // printf %s 445d…d4ca:bien-etre-prescolaire-primaire-2026:d79e88b851d68823 | sha256sum
    let key = ranking_key(
        "445d20e6b5abca3b2d3ccc6d4b7c96d8f2c037acea4872e09561d098f996d4ca",
        "bien-etre-prescolaire-primaire-2026",
        "d79e88b851d68823",
    );
    assert_eq!(key, "0647a1e1897332b51226c0b881edaf03ba8be71c162c3dc8a165fc79a55c3685");
}

#[test]
fn each_bit_of_a_proof_counts() {
    let list = freeze("essai", Vec::new(), entries(3, |_| Vec::new()), terms(2)).expect("a list");
    let value = Value::lottery(vec![6, 13, 22], vec![22, 6, 13]).expect("a value");
    let proof = draw(DrawState::Frozen, list, value).expect("a proof");
    let file = proof.to_file().expect("a file").into_bytes();
    assert_eq!(verify(&file), Ok(proof));
    for bit in 0..file.len() * 8 {
        let mut changed = file.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(verify(&changed).is_err(), "bit {bit}");
    }
}

#[test]
fn a_proof_that_was_formatted_anew_is_refused() {
    let proof = random_proof(&mut Seeded::new(3));
    let formatted = serde_json::to_vec_pretty(&proof).expect("JSON");
    assert!(matches!(verify(&formatted), Err(DrawError::Malformed(_))));
}

proptest! {
    #[test]
    fn the_order_in_which_projects_arrive_changes_nothing(seed in any::<u64>(), shuffled in Just((0..12).collect::<Vec<u32>>()).prop_shuffle()) {
        let value = Value::lottery(vec![(seed % 1000) as u32, 1, 2], vec![1, 2, (seed % 1000) as u32]).expect("a value");
        let in_order = entries(12, |_| Vec::new());
        let arrived = shuffled.iter().map(|at| in_order[*at as usize].clone()).collect();
        let proof = |entries| {
            let frozen = freeze("essai", Vec::new(), entries, terms(5)).expect("a list");
            draw(DrawState::Frozen, frozen, value.clone()).expect("a proof").to_file().expect("a file")
        };
        prop_assert_eq!(proof(in_order.clone()), proof(arrived));
    }

    #[test]
    fn no_bytes_are_accepted_as_a_proof(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(verify(&bytes).is_err());
    }

    #[test]
    fn a_changed_file_is_refused(seed in 0..20_u64, at in any::<prop::sample::Index>(), cut in 0..40_usize, bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let file = random_proof(&mut Seeded::new(seed)).to_file().expect("a file").into_bytes();
        let from = at.index(file.len());
        let mut changed = file.clone();
        drop(changed.splice(from..(from + cut).min(file.len()), bytes));
        prop_assert_eq!(verify(&changed).is_ok(), changed == file);
    }
}

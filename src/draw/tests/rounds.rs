//! Real rounds of quicknet.

use super::support::{drand_terms, entries};
use crate::{
    DrawError, DrawState, Proof, Value, draw,
    draw::outcome,
    freeze,
    hash::sha256,
    quicknet::{first_round_at, is_signed, time_of},
    ranking::rank,
    verify,
};

/// Round, signature and randomness, from the tests of `noislabs/drand-verify` (`src/verify.rs`, without randomness) and of
/// `randa-mu/drand-client-rs` (`src/verify.rs`), and from the README of `mcdcam/python-drand-verify`. `py_ecc` 8.0 accepts their
/// signatures, too.
pub const ROUNDS: [(u64, &str, &str); 3] = [
    (
        123,
        "b75c69d0b72a5d906e854e808ba7e2accb1542ac355ae486d591aa9d43765482e26cd02df835d3546d23c4b13e0dfc92",
        "fb8f7bc29bf24db51871ec8c79f3a1e4bd0557bc0dfcee9ed1d924e69d1c60dc",
    ),
    (
        1_000,
        "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39",
        "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd",
    ),
    (
        657_413,
        "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b",
        "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587",
    ),
];

#[test]
fn signatures_of_real_rounds_are_theirs() {
    for (round, signature, randomness) in ROUNDS {
        assert!(is_signed(round, signature), "round {round}");
        let value = Value::drand(&signature.to_uppercase()).expect("a value");
        assert_eq!(value.randomness(), randomness, "round {round}");
    }
}

#[test]
fn a_signature_is_that_of_one_round_only() {
    let (round, signature, _) = ROUNDS[1];
    assert!(!is_signed(round + 1, signature));
    assert!(!is_signed(round, ROUNDS[0].1));
    assert!(!is_signed(round, &signature.replacen('b', "9", 1)), "the other point with this x");
    assert!(!is_signed(round, &"0".repeat(96)));
    assert!(!is_signed(round, &format!("c0{}", "0".repeat(94))), "the point at infinity");
    assert!(!is_signed(round, ""));
}

#[test]
fn rounds_are_three_seconds_apart() {
    assert_eq!(time_of(1), 1_692_803_367);
    assert_eq!(time_of(1_000), 1_692_806_364);
    assert_eq!(first_round_at(0), 1);
    assert_eq!(first_round_at(time_of(1_000)), 1_000);
    assert_eq!(first_round_at(time_of(1_000) + 1), 1_001);
}

#[test]
fn the_signature_of_another_round_is_refused_before_and_after() {
    let frozen = freeze("essai", Vec::new(), entries(4, |_| Vec::new()), drand_terms(2, ROUNDS[0].0));
    let frozen = frozen.expect("a list");
    let value = Value::drand(ROUNDS[1].1).expect("a value");
    assert_eq!(draw(DrawState::Frozen, frozen.clone(), value.clone()), Err(DrawError::WrongSignature));
    let ranking = rank(&frozen.list, value.randomness());
    let outcome = outcome(&frozen.list, &frozen.commitment, &ranking);
    let forged = Proof {
        commitment: frozen.commitment,
        commitment_hash: frozen.commitment_hash,
        list: frozen.list,
        value,
        ranking,
        selected: outcome.selected,
        alternates: outcome.alternates,
    };
    let file = forged.to_file().expect("a file");
    assert_eq!(verify(file.as_bytes()), Err(DrawError::WrongSignature));
}

#[test]
fn a_made_up_value_is_refused() {
    let frozen = freeze("essai", Vec::new(), entries(4, |_| Vec::new()), drand_terms(2, ROUNDS[0].0));
    let value = Value::Drand { signature: ROUNDS[0].1.to_owned(), randomness: sha256(b"mine") };
    assert_eq!(draw(DrawState::Frozen, frozen.expect("a list"), value), Err(DrawError::WrongValue));
    assert_eq!(Value::drand("b75c"), Err(DrawError::WrongValue));
}

//! `end2end/verify_draw.py`, written from the description alone, judges as this package does.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use super::support::{Seeded, quota, random_proof, seal};
use crate::{Proof, Source, Value, quicknet, verify};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../end2end/verify_draw.py");

/// What the script says of each file of a folder: `ok` or a code.
fn judged_by_script(folder: &Path) -> BTreeMap<String, String> {
    let output = Command::new("python3").arg(SCRIPT).arg(folder).output().expect("python3 runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.is_empty(), "{errors}");
    String::from_utf8(output.stdout)
        .expect("text")
        .lines()
        .map(|line| {
            let mut words = line.split(' ').map(str::to_owned);
            (words.next().expect("a name"), words.next().expect("a verdict"))
        })
        .collect()
}

fn judged(file: &[u8]) -> String {
    verify(file).map_or_else(|error| error.code(), |_| "ok").to_owned()
}

/// Changes a proof in one of many ways.
fn alter(proof: &mut Proof, random: &mut Seeded) {
    let stratum = proof.list.strata.first().cloned();
    match random.below(15) {
        0 => {
            let id = &mut proof.list.entries[0].id;
            let last = if id.pop() == Some('0') { '1' } else { '0' };
            id.push(last);
        }
        1 => proof.list.entries.swap(0, 1),
        2 => proof.commitment.published -= 1,
        3 => {
            proof.commitment.places = u32::try_from(proof.list.entries.len()).expect("a few");
            seal(proof);
        }
        4 => {
            proof.commitment.quotas.push(quota("no such stratum", "primary", 1));
            seal(proof);
        }
        5 => {
            let stratum = stratum.as_deref().unwrap_or("level");
            proof.commitment.quotas.push(quota(stratum, "absent", 1));
            seal(proof);
        }
        6 => {
            proof.commitment.published = proof.commitment.source.time() - 599;
            seal(proof);
        }
        7 => {
            if let Source::Drand { chain, .. } = &mut proof.commitment.source {
                *chain = quicknet::CHAIN.replace('5', "6");
            } else {
                proof.commitment.source = Source::drand(1_000);
                proof.commitment.published = 0;
            }
            seal(proof);
        }
        8 => proof.ranking.swap(0, 1),
        9 => std::mem::swap(&mut proof.selected[0], &mut proof.alternates[0]),
        10 => match &mut proof.value {
            Value::Drand { randomness, .. } | Value::Lottery { randomness, .. } => {
                *randomness = "0".repeat(64);
            }
        },
        11 => match &mut proof.value {
            Value::Drand { signature, .. } => signature.replace_range(..1, "c"),
            Value::Lottery { entered: [first, _], .. } => first[0] += 1,
        },
        12 => proof.commitment.algorithm = "ensemble-draw-2".to_owned(),
        13 => proof.commitment.list_hash.make_ascii_uppercase(),
        _ => {
            let value = proof.list.entries[0].strata.first().cloned().unwrap_or_else(|| "a".to_owned());
            let one = quota(stratum.as_deref().unwrap_or("level"), &value, 1);
            proof.commitment.quotas.extend(std::iter::repeat_n(one, 31));
            seal(proof);
        }
    }
}

#[test]
fn a_thousand_random_proofs_are_judged_alike() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut random = Seeded::new(1);
    let mut expected = BTreeMap::new();
    for at in 0..1_000 {
        let mut proof = random_proof(&mut random);
        if at % 2 == 1 {
            alter(&mut proof, &mut random);
        }
        let file = proof.to_file().expect("a file");
        let name = format!("{at:04}.json");
        fs::write(folder.path().join(&name), &file).expect("a file");
        expected.insert(name, judged(file.as_bytes()));
    }
    assert_eq!(judged_by_script(folder.path()), expected);
    let right = expected.values().filter(|verdict| *verdict == "ok").count();
    assert_eq!(right, 500);
    let verdicts: BTreeSet<&str> = expected.values().map(String::as_str).collect();
    let all = [
        "commitment_changed",
        "everybody_fits",
        "list_changed",
        "list_unsorted",
        "malformed",
        "ok",
        "published_late",
        "quota_too_few",
        "quota_unknown",
        "quotas_exceed_places",
        "source_differs",
        "unknown_algorithm",
        "unknown_source",
        "witnesses_differ",
        "wrong_ranking",
        "wrong_result",
        "wrong_value",
    ];
    assert_eq!(verdicts, BTreeSet::from(all));
}

#[test]
fn one_flipped_bit_fails_in_both() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut random = Seeded::new(2);
    for at in 0..1_000 {
        let mut file = random_proof(&mut random).to_file().expect("a file").into_bytes();
        let bit = random.below(file.len() * 8);
        file[bit / 8] ^= 1 << (bit % 8);
        assert_ne!(judged(&file), "ok", "proof {at}, bit {bit}");
        fs::write(folder.path().join(format!("{at:04}.json")), &file).expect("a file");
    }
    let verdicts = judged_by_script(folder.path());
    assert_eq!(verdicts.len(), 1_000);
    let accepted: Vec<&String> =
        verdicts.iter().filter(|(_, verdict)| *verdict == "ok").map(|(name, _)| name).collect();
    assert!(accepted.is_empty(), "{accepted:?}");
}

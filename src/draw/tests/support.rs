//! Lists, terms and proofs for tests.

use crate::{
    DrawState, Entry, Proof, Quota, Source, Terms, Value, draw, freeze, hash::sha256, quicknet, salted_id,
    tests::rounds::ROUNDS,
};

/// Numbers that follow from a seed.
pub struct Seeded {
    seed: u64,
    drawn: u64,
}

impl Seeded {
    pub const fn new(seed: u64) -> Self {
        Self { seed, drawn: 0 }
    }

    fn hash(&mut self) -> String {
        self.drawn += 1;
        sha256(format!("{} {}", self.seed, self.drawn).as_bytes())
    }

    pub fn below(&mut self, bound: usize) -> usize {
        let digits = u64::from_str_radix(&self.hash()[..15], 16).expect("digits");
        usize::try_from(digits % bound as u64).expect("a small number")
    }

    fn small(&mut self, bound: u32) -> u32 {
        u32::try_from(self.below(bound as usize)).expect("a small number")
    }

    fn pick(&mut self, among: &[&str]) -> String {
        among[self.below(among.len())].to_owned()
    }
}

/// Projects whose values in the strata follow from their place here.
pub fn entries(count: usize, strata: impl Fn(usize) -> Vec<String>) -> Vec<Entry> {
    (0..count)
        .map(|at| {
            let salt = &sha256(format!("salt {at}").as_bytes())[..32];
            Entry { id: salted_id(salt, "essai", &format!("projet-{at}")), strata: strata(at) }
        })
        .collect()
}

pub fn quota(stratum: &str, value: &str, minimum: u32) -> Quota {
    Quota { stratum: stratum.to_owned(), value: value.to_owned(), minimum }
}

/// A lottery of three numbers, without quotas.
pub fn terms(places: u32) -> Terms {
    let source = Source::Lottery {
        name: "Loto, 14 novembre 2026".to_owned(),
        at: 1_794_700_000,
        count: 3,
        witnesses: ["Première personne".to_owned(), "Deuxième personne".to_owned()],
    };
    Terms { places, quotas: Vec::new(), source, published: 1_794_690_000 }
}

const NAMES: [&str; 3] = ["level", "région", "network \"B\""];
const VALUES: [&str; 4] = ["primary", "Montréal", "é\u{301}\\/", "🙂 public"];

fn random_source(random: &mut Seeded) -> (Source, Value) {
    if random.below(2) == 0 {
        let (round, signature, _) = ROUNDS[random.below(ROUNDS.len())];
        return (Source::drand(round), Value::drand(signature).expect("a signature"));
    }
    let numbers: Vec<u32> = (0..=random.below(7)).map(|_| random.small(50)).collect();
    let source = Source::Lottery {
        name: random.pick(&["Loto « 6/49 »", "Loto \"6/49\"\u{2028}", "Loto"]),
        at: 1_800_000_000 + u64::from(random.small(1_000_000)),
        count: u32::try_from(numbers.len()).expect("a few"),
        witnesses: ["Une personne".to_owned(), "A second person".to_owned()],
    };
    let value = Value::lottery(numbers.iter().rev().copied().collect(), numbers).expect("a value");
    (source, value)
}

/// A proof that is right, of any size, with and without quotas.
pub fn random_proof(random: &mut Seeded) -> Proof {
    let count = 2 + random.below(30);
    let strata: Vec<String> = NAMES.iter().take(random.below(4)).map(|name| (*name).to_owned()).collect();
    let mut entries = Vec::new();
    for at in 0..count {
        let id = salted_id(&random.hash()[..32], "essai-2026", &format!("projet-{at}"));
        entries.push(Entry { id, strata: strata.iter().map(|_| random.pick(&VALUES)).collect() });
    }
    let places = 1 + random.below(count - 1);
    let mut quotas = Vec::new();
    let mut left = places;
    for _ in 0..random.below(4) {
        if strata.is_empty() {
            break;
        }
        let (column, value) = (random.below(strata.len()), random.pick(&VALUES));
        let there = entries.iter().filter(|entry| entry.strata[column] == value).count();
        if there.min(left) > 0 {
            let minimum = 1 + random.below(there.min(left));
            left -= minimum;
            quotas.push(quota(&strata[column], &value, u32::try_from(minimum).expect("a few")));
        }
    }
    let (source, value) = random_source(random);
    let published = source.time() - 600 - u64::from(random.small(10_000));
    let places = u32::try_from(places).expect("a few");
    let terms = Terms { places, quotas, source, published };
    let frozen = freeze("essai-2026", strata, entries, terms).expect("a list");
    draw(DrawState::Frozen, frozen, value).expect("a proof")
}

/// Computes the hashes again, as a person who changes what was published would.
pub fn seal(proof: &mut Proof) {
    proof.commitment.list_hash = proof.list.hash().expect("a hash");
    proof.commitment_hash = proof.commitment.hash().expect("a hash");
}

/// A draw with a round of quicknet as its source.
pub fn drand_terms(places: u32, round: u64) -> Terms {
    Terms {
        places,
        quotas: Vec::new(),
        source: Source::drand(round),
        published: quicknet::time_of(round) - 600,
    }
}

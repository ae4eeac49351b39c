//! Random updates for the scan and `yrs`, in a process of their own: a stack overflow ends the process.
//!
//! `ENSEMBLE_FUZZ_CASES=1000000 cargo test -p ensemble-document fuzz` tries more cases.

use std::process::Command;

use yrs::{ClientID, ReadTxn, Transact, types::ToJson};

use super::{super::samples::Writer, Document};
use crate::crdt::scan::scan;

const CASES: &str = "ENSEMBLE_FUZZ_CASES";
const CHILD: &str = "ENSEMBLE_FUZZ_CHILD";
const DEFAULT_CASES: u64 = 20_000;
/// How many updates one document receives.
const UPDATES: u64 = 12;

#[test]
fn no_update_that_the_scan_accepts_ends_the_process() {
    let cases = std::env::var(CASES).ok().and_then(|cases| cases.parse().ok()).unwrap_or(DEFAULT_CASES);
    if std::env::var(CHILD).is_ok() {
        let accepted = (0..cases.div_ceil(UPDATES)).map(history).sum::<u64>();
        // With nearly no update accepted, `yrs` would not be tested.
        assert!(accepted * 10 >= cases, "{accepted} of {cases} were accepted");
        return;
    }
    let test = "crdt::tests::fuzz::no_update_that_the_scan_accepts_ends_the_process";
    let program = std::env::current_exe().expect("this test");
    let child = Command::new(program)
        .args(["--exact", test, "--nocapture"])
        .env(CHILD, "1")
        .env(CASES, cases.to_string())
        .output()
        .expect("the child runs");
    let said = String::from_utf8_lossy(&child.stderr).into_owned() + &String::from_utf8_lossy(&child.stdout);
    assert!(child.status.success(), "{}: {said}", child.status);
    assert!(said.contains("1 passed"), "the child ran no test: {said}");
}

/// Applies some updates to a document, reads it as pages do, and deletes all of it; returns how many were accepted.
fn history(seed: u64) -> u64 {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut document = Document::default();
    let mut clocks = [0_u32; CLIENTS as usize];
    let mut accepted = 0;
    for _ in 0..UPDATES {
        let mut update = random.update(&mut clocks);
        if random.below(4) == 0 {
            random.damage(&mut update);
        }
        let Ok(scan) = scan(&update) else { continue };
        accepted += 1;
        if document.apply(&update, &scan).is_err() {
            // A room loads the document again.
            document = Document::default();
        }
        let state = document.doc().transact().state_vector();
        clocks = std::array::from_fn(|index| state.get(&ClientID::new(index as u64 + 1)));
    }
    let state = {
        let txn = document.doc().transact();
        for (_, root) in txn.root_refs() {
            let _ = root.to_json(&txn);
        }
        txn.encode_diff_v1(&Default::default())
    };
    let _ = Document::load([state.as_slice()]);
    let mut all = Writer::default().number(0).number(CLIENTS);
    for client in 0..CLIENTS {
        all = all.number(client + 1).number(1).number(0).number(10_000);
    }
    let all = all.0;
    let _ = document.apply(&all, &scan(&all).expect("a deletion of everything"));
    drop(document);
    accepted
}

const CLIENTS: u64 = 4;

/// xorshift: a seed always gives the same case.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn damage(&mut self, update: &mut Vec<u8>) {
        for _ in 0..=self.below(4) {
            let at = self.below(update.len().max(1) as u64) as usize;
            match self.below(3) {
                0 if at < update.len() => update[at] = self.next() as u8,
                1 if at < update.len() => drop(update.remove(at)),
                _ => update.insert(at.min(update.len()), self.next() as u8),
            }
        }
    }

    fn update(&mut self, clocks: &mut [u32; CLIENTS as usize]) -> Vec<u8> {
        let writers = 1 + self.below(CLIENTS);
        let first = self.below(CLIENTS);
        let mut update = Writer::default().number(writers);
        for writer in 0..writers {
            let index = ((first + writer) % CLIENTS) as usize;
            // Most updates continue the last one; some repeat, some leave a gap.
            let start = match self.below(10) {
                0 => clocks[index].saturating_sub(3),
                1 => clocks[index] + 2,
                _ => clocks[index],
            };
            let count = 1 + self.below(8);
            update = update.number(count).number(index as u64 + 1).number(start.into());
            let mut clock = start;
            for _ in 0..count {
                (update, clock) = self.one(update, clocks, clock);
            }
            clocks[index] = clock;
        }
        let deletions = self.below(3);
        update = update.number(deletions);
        for client in 0..deletions {
            update = update.number(client + 1).number(1).number(self.below(20)).number(self.below(5));
        }
        update.0
    }

    fn one(&mut self, update: Writer, clocks: &[u32; CLIENTS as usize], clock: u32) -> (Writer, u32) {
        let kind = [1, 3, 4, 4, 5, 6, 7, 7, 7, 7, 8, 8, 0, 10][self.below(14) as usize];
        if kind == 0 || kind == 10 {
            let length = 1 + self.below(3);
            return (update.bytes(&[kind]).number(length), clock + length as u32);
        }
        let beside = self.below(3);
        let info = kind | [0, 0x80, 0x40][beside as usize] | if self.below(2) == 0 { 0x20 } else { 0 };
        let mut update = update.bytes(&[info]);
        if beside == 0 {
            if self.below(4) == 0 {
                update = update.number(1).text(["a", "items", "text"][self.below(3) as usize]);
            } else {
                update = self.id(update.number(0), clocks);
            }
            if info & 0x20 != 0 {
                update = update.text(["k", "l"][self.below(2) as usize]);
            }
        } else {
            update = self.id(update, clocks);
        }
        match kind {
            1 => {
                let length = 1 + self.below(3);
                (update.number(length), clock + length as u32)
            }
            3 => (update.number(2).bytes(&[1, 2]), clock + 1),
            4 => (update.text("é👩"), clock + 3),
            5 => (update.text(&("[".repeat(self.below(300) as usize) + "1")), clock + 1),
            6 => (update.text("bold").text("true"), clock + 1),
            7 => {
                let kind = [0, 1, 1, 2, 3, 4, 6][self.below(7) as usize];
                let update = update.bytes(&[kind]);
                (if kind == 3 { update.text("p") } else { update }, clock + 1)
            }
            _ => (self.value(update.number(1)), clock + 1),
        }
    }

    fn id(&mut self, update: Writer, clocks: &[u32; CLIENTS as usize]) -> Writer {
        let client = self.below(CLIENTS);
        let most = u64::from(clocks[client as usize]) + 1;
        // Mostly the newest, so that chains grow deep.
        let clock =
            if self.below(2) == 0 { self.below(most) } else { (most - 1).saturating_sub(self.below(3)) };
        update.number(client + 1).number(clock)
    }

    fn value(&mut self, update: Writer) -> Writer {
        let depth = match self.below(20) {
            0 => self.below(20_000),
            1..4 => self.below(64),
            _ => self.below(4),
        };
        let mut update = update;
        for _ in 0..depth {
            update =
                if self.below(2) == 0 { update.bytes(&[117, 1]) } else { update.bytes(&[118, 1]).text("k") };
        }
        match self.below(4) {
            0 => update.bytes(&[119]).text("x"),
            1 => update.bytes(&[125, 5]),
            2 => update.bytes(&[123, 0, 0, 0, 0, 0, 0, 0, 0]),
            _ => update.bytes(&[126]),
        }
    }
}

//! How well the rules do on sentences whose findings are known: for the tests and for the benchmark,
//! which therefore names no module of the portal here.

use serde::Deserialize;

/// The sentences of a language as they are kept.
#[derive(Debug, Deserialize)]
struct File {
    case: Vec<Vec<String>>,
}

/// A sentence, and what must be found in it, as “kind=exact text”.
#[derive(Debug)]
pub struct Case {
    pub text: String,
    pub findings: Vec<String>,
}

impl Case {
    /// Whether the sentence is held out: rules are never tuned on it.
    pub fn held_out(&self) -> bool {
        let hash = self.text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        hash % 3 == 0
    }
}

/// The sentences of a file.
pub fn cases(toml: &str) -> Result<Vec<Case>, toml::de::Error> {
    let file: File = toml::from_str(toml)?;
    Ok(file
        .case
        .into_iter()
        .map(|mut row| {
            let findings = row.split_off(1.min(row.len()));
            Case { text: row.pop().unwrap_or_default(), findings }
        })
        .collect())
}

/// What was found of what had to be.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    pub cases: usize,
    pub right: usize,
    pub missed: usize,
    pub wrong: usize,
}

impl Score {
    /// Counts a sentence: what was found, written as in the files.
    pub fn add(&mut self, case: &Case, found: &[String]) {
        let mut left = case.findings.clone();
        self.cases += 1;
        for finding in found {
            match left.iter().position(|expected| expected == finding) {
                Some(at) => {
                    left.swap_remove(at);
                    self.right += 1;
                }
                None => self.wrong += 1,
            }
        }
        self.missed += left.len();
    }

    /// How much of what had to be found was found.
    pub fn recall(&self) -> f64 {
        part(self.right, self.right + self.missed)
    }

    /// How much of what was found had to be.
    pub fn precision(&self) -> f64 {
        part(self.right, self.right + self.wrong)
    }
}

fn part(some: usize, all: usize) -> f64 {
    if all == 0 { 1.0 } else { some as f64 / all as f64 }
}

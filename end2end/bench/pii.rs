//! How well the rules find what could identify a student, and how fast: for `make bench`.
//!
//! Prints JSON: the figures over all sentences and over those that the rules were never tuned on, the
//! sentences of the others that went wrong (`--faults`), and how long a long text takes.

#![allow(clippy::print_stdout, reason = "figures are what it is for")]

use std::{error::Error, hint::black_box, time::Instant};

use ensemble_lang::Lang;
use ensemble_pii::{self as pii, Finding};
use serde_json::{Value, json};

#[path = "../../src/pii/tests/score.rs"]
mod score;
use score::{Case, Score};

/// The length that times are given for, in characters, and how often it is read.
const LENGTH: usize = 20_000;
const ROUNDS: usize = 50;

fn main() -> Result<(), Box<dyn Error>> {
    let all = [
        (Lang::Fr, score::cases(include_str!("../../src/pii/cases/fr.toml"))?),
        (Lang::En, score::cases(include_str!("../../src/pii/cases/en.toml"))?),
    ];
    let (mut overall, mut held_out) = (Score::default(), Score::default());
    let mut faults = Vec::new();
    for (lang, cases) in &all {
        for case in cases {
            let found: Vec<String> =
                pii::find(&case.text, Some(*lang)).iter().map(|finding| shown(&case.text, finding)).collect();
            overall.add(case, &found);
            if case.held_out() {
                // Counted and never shown: who saw it would tune on it.
                held_out.add(case, &found);
            } else if found != case.findings {
                faults.push(json!({ "text": case.text, "found": found, "expected": case.findings }));
            }
        }
    }
    let faults = std::env::args().any(|argument| argument == "--faults").then_some(faults);
    println!(
        "{}",
        json!({ "all": figures(&overall), "heldOut": figures(&held_out), "milliseconds": times(&all), "faults": faults })
    );
    Ok(())
}

fn shown(text: &str, finding: &Finding) -> String {
    let part: String = text.chars().skip(finding.start).take(finding.end - finding.start).collect();
    format!("{}={part}", finding.kind.code())
}

fn figures(score: &Score) -> Value {
    json!({
        "sentences": score.cases,
        "recall": score.recall(),
        "precision": score.precision(),
        "right": score.right,
        "missed": score.missed,
        "wrong": score.wrong,
    })
}

/// How long each reading of a long text took: all sentences, one after the other.
fn times(all: &[(Lang, Vec<Case>)]) -> Vec<f64> {
    let sentences: Vec<&str> =
        all.iter().flat_map(|(_, cases)| cases).map(|case| case.text.as_str()).collect();
    let text: String = sentences.join(" ").chars().cycle().take(LENGTH).collect();
    let read = || {
        let begun = Instant::now();
        black_box(pii::find(black_box(&text), None));
        begun.elapsed().as_secs_f64() * 1000.0
    };
    (0..ROUNDS).map(|_| read()).collect()
}

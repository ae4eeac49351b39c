//! `ensemble verify-draw`: whether the proof of a draw is right.

use std::{fs, io::Write, path::Path};

use ensemble_draw::verify;

/// Checks a proof file and prints what it proves, or answers what is wrong with it.
pub fn run(file: &Path) -> Result<(), String> {
    let shown = file.display();
    let bytes = fs::read(file).map_err(|error| format!("{shown}: {error}"))?;
    let proof = verify(&bytes).map_err(|error| format!("{shown}: {error} ({})", error.code()))?;
    let numbers: Vec<String> = proof.selected.iter().map(u32::to_string).collect();
    let text = format!(
        "The draw of {} is right.\nSelected, {} of {} projects: {}\nCompare this with the hash published before the draw: {}\n",
        proof.list.call,
        proof.selected.len(),
        proof.list.entries.len(),
        numbers.join(", "),
        proof.commitment_hash,
    );
    std::io::stdout().write_all(text.as_bytes()).map_err(|error| format!("standard output: {error}"))
}

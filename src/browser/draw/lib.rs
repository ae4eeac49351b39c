//! The way in from a page: a proof file goes in, what it proves comes out. Nothing of either leaves the page.

use wasm_bindgen::prelude::wasm_bindgen;

/// Checks all of a proof file and repeats its draw. Returns `ok`, the hash of the commitment, the numbers of the selected projects
/// and those of the alternates, each on a line of its own; or the code of the first that is wrong.
#[wasm_bindgen]
#[must_use]
pub fn verify(file: &[u8]) -> String {
    match ensemble_draw::verify(file) {
        Ok(proof) => {
            let (selected, alternates) = (list(&proof.selected), list(&proof.alternates));
            format!("ok\n{}\n{selected}\n{alternates}", proof.commitment_hash)
        }
        Err(error) => error.code().to_owned(),
    }
}

fn list(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

//! A draw among projects that anyone can verify. `README.md` describes the algorithm and the proof file; this package follows
//! it, on the server and in the browser.

mod check;
mod draw;
mod error;
mod hash;
mod model;
pub mod quicknet;
mod ranking;
#[cfg(test)]
mod tests;

pub use draw::{DrawState, Frozen, Terms, draw, freeze};
pub use error::DrawError;
pub use hash::{randomness_of_numbers, ranking_key, salted_id};
pub use model::{ALGORITHM, Commitment, Entry, FrozenList, Outcome, Proof, Quota, Rank, Source, Value};

/// Reads a proof file and checks all of it.
///
/// # Errors
///
/// The first that is wrong, in the order of the description.
pub fn verify(file: &[u8]) -> Result<Proof, DrawError> {
    let proof: Proof =
        serde_json::from_slice(file).map_err(|_| DrawError::Malformed("it is not the proof of a draw"))?;
    if proof.to_file()?.as_bytes() != file {
        return Err(DrawError::Malformed("it is formatted in another way than proofs are"));
    }
    proof.check()?;
    Ok(proof)
}

//! Random tokens, and what is kept of them.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// A token of 256 random bits, in letters that an address takes as they are.
///
/// # Panics
/// When the operating system has no randomness to give: then nothing here can be kept safe.
#[must_use]
pub fn token() -> String {
    let mut bytes = [0u8; 32];
    #[allow(clippy::expect_used, reason = "without randomness no answer is a safe one")]
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    hex(&bytes)
}

/// What the database keeps of a token or an address: enough to recognise it, not to use it.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Whether two texts are equal, in a time that does not tell how much of them is.
#[must_use]
pub fn is_equal(one: &str, other: &str) -> bool {
    bool::from(one.as_bytes().ct_eq(other.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .map(char::from)
        .collect()
}

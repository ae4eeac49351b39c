//! Hashes, as hexadecimal digits, and what is hashed.

use sha2::{Digest, Sha256};

const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
const MARK_LENGTH: usize = 16;

/// SHA-256 in lowercase hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .collect()
}

/// The bytes of so many pairs of lowercase hexadecimal digits.
pub fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = (digit(pair[0])? << 4) | digit(pair[1])?;
    }
    Some(bytes)
}

const fn digit(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'a'..=b'f' => Some(character - b'a' + 10),
        _ => None,
    }
}

/// A project's identifier in the list. The salt, 32 hexadecimal digits of 128 random bits, is known to the applicant only.
#[must_use]
pub fn salted_id(salt: &str, call: &str, project: &str) -> String {
    sha256(format!("{salt}:{call}:{project}").as_bytes())
}

/// The part of an identifier that is ranked.
pub fn mark(id: &str) -> &str {
    id.get(..MARK_LENGTH).unwrap_or(id)
}

/// What a project is ranked by: the smallest key comes first.
#[must_use]
pub fn ranking_key(randomness: &str, call: &str, id: &str) -> String {
    sha256(format!("{randomness}:{call}:{}", mark(id)).as_bytes())
}

/// The value of a public lottery, whose numbers are sorted.
#[must_use]
pub fn randomness_of_numbers(numbers: &[u32]) -> String {
    let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
    sha256(numbers.join(" ").as_bytes())
}

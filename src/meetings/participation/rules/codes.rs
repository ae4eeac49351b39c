//! The code of a room, and that of a certificate. Pure.

use super::begins_at;
use crate::{
    meeting::{
        model::{Meeting, Phase},
        rules::over_at,
    },
    participation::model::CodeState,
};

/// Consonants that no one takes for each other on a projector: without G (C), Q (O), S (5), B (8), Z (2) and without vowels, so that
/// they make no word.
const ROOM: &[u8] = b"CDFHJKLMNPRTVWX";
/// Letters and digits that no one takes for each other on paper.
const CERTIFICATE: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const ROOM_LENGTH: usize = 4;
/// 100 bits.
const CERTIFICATE_LENGTH: usize = 20;
/// How long the code of a room works after the end of the meeting, in milliseconds.
pub const CODE_GRACE: i64 = 15 * 60_000;

/// The code that a random text of hexadecimal digits makes; `None` for a text that is too short.
fn code(random: &str, letters: &[u8], length: usize) -> Option<String> {
    // Each letter comes of 16 bits, so that all are about as likely.
    let digits = random.as_bytes().chunks_exact(4).filter_map(|four| std::str::from_utf8(four).ok());
    let numbers = digits.filter_map(|four| usize::from_str_radix(four, 16).ok());
    let code: String =
        numbers.map(|number| char::from(letters[number % letters.len()])).take(length).collect();
    (code.len() == length).then_some(code)
}

/// The code of a room, from a random text of at least 16 hexadecimal digits.
#[must_use]
pub fn room_code(random: &str) -> Option<String> {
    code(random, ROOM, ROOM_LENGTH)
}

/// The code of a certificate, from a random text of at least 80 hexadecimal digits.
#[must_use]
pub fn certificate_code(random: &str) -> Option<String> {
    code(random, CERTIFICATE, CERTIFICATE_LENGTH)
}

/// What was typed, without spaces and hyphens, in capitals.
fn plain(typed: &str) -> String {
    typed
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric())
        .map(|letter| letter.to_ascii_uppercase())
        .collect()
}

/// The code of a room that was typed; `None` for what cannot be one.
#[must_use]
pub fn typed_room_code(typed: &str) -> Option<String> {
    let code = plain(typed);
    (code.len() == ROOM_LENGTH && code.bytes().all(|letter| ROOM.contains(&letter))).then_some(code)
}

/// The code of a certificate that was typed; `None` for what cannot be one.
#[must_use]
pub fn typed_certificate(typed: &str) -> Option<String> {
    let code = plain(typed);
    let is_one = code.len() == CERTIFICATE_LENGTH && code.bytes().all(|letter| CERTIFICATE.contains(&letter));
    is_one.then_some(code)
}

/// Whether the code of the room of a meeting works: from its beginning to a quarter of an hour after its end.
#[must_use]
pub fn code_state(meeting: &Meeting, now: i64) -> CodeState {
    let Some(begins) = begins_at(meeting).filter(|_| meeting.phase != Phase::Draft) else {
        return CodeState::Early;
    };
    if meeting.cancelled_at.is_some() || over_at(meeting.when, meeting.duration) + CODE_GRACE <= now {
        CodeState::Over
    } else if begins <= now || meeting.phase != Phase::Published {
        CodeState::Valid
    } else {
        CodeState::Early
    }
}

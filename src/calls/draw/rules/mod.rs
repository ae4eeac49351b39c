//! How a list is closed, when its value can come, and how what people type is read. Pure.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use ensemble_draw::{DrawError, Entry, Frozen, Terms, freeze, quicknet, salted_id};

use super::model::{Candidate, DrawEntry, Stratum};
use crate::call::{
    model::{CallPhase, PlannedCommunity},
    rules::places,
};

/// How long before the value a list has to be closed at the latest, in milliseconds.
pub const MIN_NOTICE: i64 = 10 * 60 * 1000;
/// How long before the value a list can be closed at the earliest, in milliseconds. It catches a year that was mistyped.
pub const MAX_NOTICE: i64 = 60 * 24 * 60 * 60 * 1000;
/// A form proposes a moment on a whole quarter of an hour.
const QUARTER: i64 = 15 * 60 * 1000;
/// How many quotas a form has.
pub const MAX_QUOTAS: usize = 8;
/// How long the name of a lottery may be.
pub const MAX_NAME: usize = 120;
/// How many numbers a lottery may have.
pub const MAX_COUNT: u32 = 100;
/// The largest number of a lottery.
const MAX_NUMBER: u32 = 999_999_999;
/// How long the reason may be for which a draw is void.
pub const MAX_REASON: usize = 1_000;
/// The value in a stratum of a project that has none.
pub const UNSPECIFIED: &str = "none";
/// The digits of a salt.
const SALT_DIGITS: usize = 32;

/// Whether the list of a planned community can be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListStatus {
    /// It can: there are more relevant projects than places.
    Open { places: u32, entries: usize },
    /// The screening is under way, or the call has ended.
    NotNow,
    /// It is not decided how many places there are, or there is no limit.
    NoLimit,
    /// There is a place for each relevant project: there is nothing to draw.
    EverybodyFits { places: u32, entries: usize },
    /// There is a draw that counts.
    HasDraw,
}

/// Whether the list of a planned community can be closed now.
#[must_use]
pub fn list_status(
    phase: CallPhase,
    planned: &PlannedCommunity,
    entries: usize,
    has_draw: bool,
) -> ListStatus {
    if has_draw {
        return ListStatus::HasDraw;
    }
    if phase != CallPhase::Draw {
        return ListStatus::NotNow;
    }
    match places(planned.capacity) {
        None => ListStatus::NoLimit,
        Some(places) if entries <= places as usize => ListStatus::EverybodyFits { places, entries },
        Some(places) => ListStatus::Open { places, entries },
    }
}

/// The value of a project in a stratum.
#[must_use]
pub fn value_in(candidate: &Candidate, stratum: Stratum) -> &'static str {
    match stratum {
        Stratum::Level => candidate.level.map_or(UNSPECIFIED, |level| level.code()),
        Stratum::Region => candidate.region.map_or(UNSPECIFIED, |region| region.code()),
        Stratum::Network => candidate.sector.map_or(UNSPECIFIED, |sector| sector.code()),
    }
}

/// A salt out of random hexadecimal digits.
#[must_use]
pub fn salt_of(random: &str) -> String {
    random.chars().take(SALT_DIGITS).collect()
}

/// Closes the list of these projects, each with a salt of its own. Returns it, and which entry is which project. The list, which is
/// public, has the strata that a quota asks for and no other: together, all strata of a project could tell whose it is.
///
/// # Errors
/// When there is a place for each project, a quota cannot be met, the value comes too soon, or something is not as the
/// description of the draw asks.
pub fn close(
    call: &str,
    candidates: &[Candidate],
    salts: &[String],
    terms: Terms,
) -> Result<(Frozen, Vec<DrawEntry>), DrawError> {
    let asked = |stratum: &Stratum| terms.quotas.iter().any(|quota| quota.stratum == stratum.code());
    let published: Vec<Stratum> = Stratum::ALL.into_iter().filter(asked).collect();
    let mut known = HashMap::with_capacity(candidates.len());
    let mut entries = Vec::with_capacity(candidates.len());
    for (candidate, salt) in candidates.iter().zip(salts) {
        let id = salted_id(salt, call, &candidate.interest.to_string());
        let strata = published.iter().map(|stratum| value_in(candidate, *stratum).to_owned()).collect();
        known.insert(id.clone(), (candidate.interest, salt));
        entries.push(Entry { id, strata });
    }
    let strata = published.iter().map(|stratum| stratum.code().to_owned()).collect();
    let frozen = freeze(call, strata, entries, terms)?;
    let of_number = (1..)
        .zip(&frozen.list.entries)
        .filter_map(|(number, entry)| {
            let (interest, salt) = known.get(&entry.id)?;
            Some(DrawEntry { number, interest: Some(*interest), salt: (*salt).clone() })
        })
        .collect();
    Ok((frozen, of_number))
}

/// Whether the stored entries name the projects of the published list. Those whose expression of interest was erased cannot be
/// checked.
#[must_use]
pub fn entries_match(frozen: &Frozen, entries: &[DrawEntry]) -> bool {
    entries.len() == frozen.list.entries.len()
        && entries.iter().all(|entry| {
            let Some(listed) = frozen.list.entry(entry.number) else { return false };
            entry.interest.is_none_or(|interest| {
                salted_id(&entry.salt, &frozen.list.call, &interest.to_string()) == listed.id
            })
        })
}

/// The moment that a form proposes for the value: a whole quarter of an hour, at least a quarter from now.
#[must_use]
pub const fn proposed(now: i64) -> i64 {
    (now / QUARTER + 2) * QUARTER
}

/// The round of quicknet at a moment, the next one if none is at it. In milliseconds UTC.
#[must_use]
pub fn round_at(at: i64) -> u64 {
    quicknet::first_round_at(u64::try_from(at).unwrap_or_default().div_ceil(1000))
}

/// When a value comes to exist, in milliseconds UTC.
#[must_use]
pub fn millis(seconds: u64) -> i64 {
    i64::try_from(seconds).unwrap_or(i64::MAX / 1000).saturating_mul(1000)
}

/// What is wrong with the numbers of a lottery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumbersError {
    /// There is something else than whole numbers.
    Unreadable,
    /// There are not as many as the draw has.
    Count(usize),
}

/// The numbers of a lottery as a person typed them, in their order: with spaces, commas, semicolons, hyphens or periods between
/// them.
///
/// # Errors
/// What is wrong with them.
pub fn numbers(typed: &str, count: u32) -> Result<Vec<u32>, NumbersError> {
    let is_between =
        |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '-' | '–' | '.' | '/');
    let read = |word: &str| word.parse::<u32>().ok().filter(|number| *number <= MAX_NUMBER);
    let all: Option<Vec<u32>> = typed.split(is_between).filter(|word| !word.is_empty()).map(read).collect();
    let all = all.filter(|all| !all.is_empty()).ok_or(NumbersError::Unreadable)?;
    if all.len() == count as usize { Ok(all) } else { Err(NumbersError::Count(all.len())) }
}

/// The signature in what a relay says of a round: by itself, or in the whole answer.
#[must_use]
pub fn signature(typed: &str) -> String {
    #[derive(serde::Deserialize)]
    struct Answer {
        signature: String,
    }
    match serde_json::from_str::<Answer>(typed) {
        Ok(answer) => answer.signature,
        Err(_) => typed.chars().filter(|letter| !letter.is_whitespace()).collect(),
    }
}

/// The time until a moment, in its two largest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    Days {
        days: i64,
        hours: i64,
    },
    Hours {
        hours: i64,
        minutes: i64,
    },
    Minutes(i64),
    /// Less than a minute, or over.
    Now,
}

impl Wait {
    /// From milliseconds.
    #[must_use]
    pub const fn of(millis: i64) -> Self {
        let minutes = millis / 60_000;
        let (days, hours) = (minutes / 1_440, minutes / 60);
        if minutes < 1 {
            Self::Now
        } else if hours < 1 {
            Self::Minutes(minutes)
        } else if days < 1 {
            Self::Hours { hours, minutes: minutes % 60 }
        } else {
            Self::Days { days, hours: hours % 24 }
        }
    }
}

//! School years and periods, which begin on 1 July, and hours as people write them. Pure.

use jiff::civil;

use ensemble_core::format;

/// The month in which school years begin.
const FIRST_MONTH: i8 = 7;
/// How many minutes of continuing education a period asks for: 30 hours.
pub const GOAL: u32 = 30 * 60;
/// The most minutes of an entry.
pub const MAX_ENTRY: u16 = 24 * 60;
/// The most characters of the title of an entry.
pub const MAX_TITLE: usize = 200;

/// The calendar year in which the school year of a moment begins.
#[must_use]
pub fn school_year(millis: i64) -> i16 {
    let day = format::local(millis).date();
    if day.month() >= FIRST_MONTH { day.year() } else { day.year() - 1 }
}

fn first_of(year: i16) -> Option<i64> {
    format::midnight(civil::Date::new(year, FIRST_MONTH, 1).ok()?)
}

/// When a school year begins and when the next one does, in milliseconds UTC.
#[must_use]
pub fn school_year_bounds(year: i16) -> Option<(i64, i64)> {
    Some((first_of(year)?, first_of(year.checked_add(1)?)?))
}

/// The year in which the period of two school years of a moment begins: an odd one.
#[must_use]
pub fn period(millis: i64) -> i16 {
    let year = school_year(millis);
    if year % 2 == 0 { year - 1 } else { year }
}

/// When a period begins and when the next one does, in milliseconds UTC; `None` for a year in which none begins.
#[must_use]
pub fn period_bounds(first: i16) -> Option<(i64, i64)> {
    let is_odd = first.rem_euclid(2) == 1;
    if is_odd { Some((first_of(first)?, first_of(first.checked_add(2)?)?)) } else { None }
}

/// The periods that a person can look at: this one and two before.
#[must_use]
pub fn periods(now: i64) -> [i16; 3] {
    let this = period(now);
    [this, this - 2, this - 4]
}

/// Minutes from hours as people write them: `2`, `1,5`, `1.5`, `1 h 30`, `1:30`.
#[must_use]
pub fn hours(typed: &str) -> Option<u16> {
    let plain: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let number = |text: &str| -> Option<u16> {
        let is_number = !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
        is_number.then(|| text.parse().ok()).flatten()
    };
    let minutes = match plain.split_once([':', 'h', 'H']) {
        Some((hours, rest)) => {
            let rest = rest.trim_end_matches("min");
            let rest = if rest.is_empty() { 0 } else { number(rest).filter(|rest| *rest < 60)? };
            number(hours)?.checked_mul(60)?.checked_add(rest)?
        }
        None => match plain.split_once([',', '.']) {
            Some((hours, part)) => {
                let hundredths = match part.len() {
                    1 => number(part)?.checked_mul(10)?,
                    2 => number(part)?,
                    _ => return None,
                };
                number(hours)?.checked_mul(60)?.checked_add((hundredths * 60 + 50) / 100)?
            }
            None => number(&plain)?.checked_mul(60)?,
        },
    };
    (1..=MAX_ENTRY).contains(&minutes).then_some(minutes)
}

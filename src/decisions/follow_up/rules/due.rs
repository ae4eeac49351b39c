//! When a follow-up is due, and what is said of it then. Pure. All times are in milliseconds UTC.

use crate::follow_up::model::ReminderKind;

const DAY: i64 = 86_400_000;

/// How long before the due moment the owner is reminded: three days and, because days begin an hour earlier or later twice a
/// year, a part of the fourth.
pub const SOON: i64 = 3 * DAY + DAY / 2;
/// How long after the due moment the owner is still reminded that it has passed.
pub const REMINDED: i64 = 60 * DAY;
/// After how many meetings during which no one touched a follow-up the portal asks whether it is still wanted.
pub const SILENT_MEETINGS: i64 = 2;

/// Whether what is due at a moment was to be done before today, a day that began at `today`.
#[must_use]
pub fn is_overdue(due_at: Option<i64>, today: i64) -> bool {
    due_at.is_some_and(|due_at| due_at < today)
}

/// Between which moments, the first one included, what is due is reminded of on the day that began at `today`.
#[must_use]
pub const fn reminder_span(kind: ReminderKind, today: i64) -> (i64, i64) {
    match kind {
        ReminderKind::Soon => (today, today + SOON),
        ReminderKind::Overdue => (today - REMINDED, today),
    }
}

/// How old the middle of some things is, in whole days, from when they were made. Of an even number there are two in the
/// middle.
#[must_use]
pub fn median_age(middle: &[i64], now: i64) -> Option<i64> {
    let count = i64::try_from(middle.len()).ok().filter(|count| *count > 0)?;
    let made = middle.iter().sum::<i64>() / count;
    Some((now - made).div_euclid(DAY).max(0))
}

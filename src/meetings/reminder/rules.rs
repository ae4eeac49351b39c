//! When a reminder of a meeting is due. Pure.

use crate::meeting::model::{Meeting, Phase, When};
use ensemble_common::notification::model::ReminderKind;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How long before a meeting a reminder is sent, in milliseconds.
#[must_use]
pub const fn lead(kind: ReminderKind) -> i64 {
    match kind {
        ReminderKind::Week => 7 * DAY,
        ReminderKind::Day => DAY,
        ReminderKind::Hour => HOUR,
    }
}

/// How late a reminder may still be sent, in milliseconds: no process may have run in the meantime. Later it would say
/// what the next one says.
const fn lateness(kind: ReminderKind) -> i64 {
    match kind {
        ReminderKind::Week => DAY,
        ReminderKind::Day => 6 * HOUR,
        ReminderKind::Hour => 45 * MINUTE,
    }
}

/// Since when a reminder of a meeting is due, if it is due now. All times are in milliseconds UTC.
#[must_use]
pub fn due_since(kind: ReminderKind, begins_at: i64, now: i64) -> Option<i64> {
    let since = begins_at - lead(kind);
    (since <= now && now < since + lateness(kind)).then_some(since)
}

/// Whether a meeting is announced and still begins at a moment, in milliseconds UTC.
#[must_use]
pub fn takes_place(meeting: &Meeting, begins_at: i64) -> bool {
    meeting.phase == Phase::Published && meeting.cancelled_at.is_none() && meeting.when == When::At(begins_at)
}

#[cfg(test)]
mod tests {
    use super::{DAY, HOUR, MINUTE, ReminderKind, due_since};

    #[test]
    fn a_reminder_is_due_for_a_while_and_never_two_at_once() {
        let begins = 100 * DAY;
        let due = |before: i64| -> Vec<ReminderKind> {
            let is_due = |kind: &&ReminderKind| due_since(**kind, begins, begins - before).is_some();
            ReminderKind::ALL.iter().filter(is_due).copied().collect()
        };
        assert_eq!(due(7 * DAY + 1), []);
        assert_eq!(due(7 * DAY), [ReminderKind::Week]);
        assert_eq!(due(6 * DAY), [], "a day late is too late");
        assert_eq!(due(DAY), [ReminderKind::Day]);
        assert_eq!(due(20 * HOUR), [ReminderKind::Day]);
        assert_eq!(due(HOUR), [ReminderKind::Hour]);
        assert_eq!(due(10 * MINUTE), []);
        assert_eq!(due(0), []);
        assert_eq!(due_since(ReminderKind::Day, begins, begins - 20 * HOUR), Some(begins - DAY));
    }
}

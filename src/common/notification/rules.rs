//! When a digest is sent, and what a person chooses the delivery of. Pure.

use jiff::{
    Timestamp, ToSpan,
    civil::{Weekday, time},
    tz::TimeZone,
};

use super::model::{Delivery, DigestFrequency, NotificationCategory};
use ensemble_core::{
    format,
    ids::CommunityId,
    rights::{Role, Viewer},
};

/// The hour at which digests are sent, on the clock of the recipient.
const HOUR: i8 = 7;
/// The day on which the digest of a week is sent.
const DAY: Weekday = Weekday::Tuesday;

/// When the next digest is sent after a moment, both in milliseconds UTC; `None` for those who get none.
#[must_use]
pub fn next_digest(now: i64, frequency: DigestFrequency, zone: &str) -> Option<i64> {
    let zone = TimeZone::get(zone).or_else(|_| TimeZone::get(format::ZONE)).ok()?;
    let today = Timestamp::from_millisecond(now).ok()?.to_zoned(zone.clone()).date();
    (0..=7)
        .filter_map(|days| today.checked_add(days.days()).ok())
        .filter(|day| match frequency {
            DigestFrequency::Daily => true,
            DigestFrequency::Weekly => day.weekday() == DAY,
            DigestFrequency::Never => false,
        })
        .filter_map(|day| day.to_datetime(time(HOUR, 0, 0, 0)).to_zoned(zone.clone()).ok())
        .map(|moment| moment.timestamp().as_millisecond())
        .find(|moment| *moment > now)
}

/// How a notification is sent: what people must know at once, everything else as the person chose.
#[must_use]
pub fn delivery(category: Option<NotificationCategory>, chosen: Option<Delivery>) -> Delivery {
    match category {
        None => Delivery::AtOnce,
        Some(category) => chosen.unwrap_or_else(|| category.default_delivery()),
    }
}

/// Whether a person chooses how a category is sent, in one community or everywhere. Reminders are chosen apart.
#[must_use]
pub fn is_offered(viewer: &Viewer, category: NotificationCategory, community: Option<CommunityId>) -> bool {
    let is_here = |id: CommunityId| community.is_none_or(|community| id == community);
    match category {
        NotificationCategory::Reminders => false,
        NotificationCategory::JoinRequests => {
            viewer.roles.iter().any(|(id, role)| *role == Role::Facilitator && is_here(*id))
        }
        NotificationCategory::Meetings
        | NotificationCategory::AgendaChanges
        | NotificationCategory::MissedMeetings
        | NotificationCategory::FollowUps
        | NotificationCategory::Replies
        | NotificationCategory::Conversations
        | NotificationCategory::Mentions
        | NotificationCategory::Translations
        | NotificationCategory::Reports
        | NotificationCategory::News => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{DigestFrequency, next_digest};

    /// Wednesday, November 18, 2026, 6:06 in Montréal.
    const NOW: i64 = 1_795_000_000_000;
    const HOUR: i64 = 3_600_000;

    #[test]
    fn a_digest_is_sent_at_seven_on_the_clock_of_its_recipient() {
        let next = |now, frequency| next_digest(now, frequency, "America/Toronto").expect("a moment");
        let today = next(NOW, DigestFrequency::Daily);
        assert_eq!(today, 1_795_003_200_000, "today at seven");
        assert_eq!(next(today, DigestFrequency::Daily), today + 24 * HOUR, "not twice");
        let tuesday = next(NOW, DigestFrequency::Weekly);
        assert_eq!(tuesday, today + 6 * 24 * HOUR);
        assert_eq!(next(tuesday, DigestFrequency::Weekly), tuesday + 7 * 24 * HOUR);
        assert_eq!(next_digest(NOW, DigestFrequency::Weekly, "America/Halifax"), Some(tuesday - HOUR));
        assert_eq!(next_digest(NOW, DigestFrequency::Weekly, "nowhere"), Some(tuesday));
        assert_eq!(next_digest(NOW, DigestFrequency::Never, "America/Toronto"), None);
    }
}

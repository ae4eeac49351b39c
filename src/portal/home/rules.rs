//! Since when something is new to a person, and who is a newcomer. Pure.

/// A day in milliseconds.
const DAY: i64 = 86_400_000;
/// How far back something is new to a person who never looked, in days.
const FIRST_LOOK: i64 = 14;
/// How far back something is new at most, in days: after a long absence, the lists of the communities have the rest.
const LONGEST: i64 = 60;

/// When a person looked at their home, in milliseconds UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// When they first looked on the last day on which they did.
    pub seen_at: i64,
    /// The same of the day before that one.
    pub previous_seen_at: Option<i64>,
}

/// What is new to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct News {
    /// What came after this moment.
    pub since: i64,
    /// Whether that is when they last looked; else they never did.
    pub looked: bool,
}

/// What is new to a person at `now`, a moment of the day that began at `today`.
#[must_use]
pub fn news(visit: Option<Visit>, today: i64, now: i64) -> News {
    let since = match visit {
        Some(visit) if visit.seen_at < today => Some(visit.seen_at),
        Some(visit) => visit.previous_seen_at,
        None => None,
    };
    match since {
        Some(since) => News { since: since.max(now - LONGEST * DAY), looked: true },
        None => News { since: now - FIRST_LOOK * DAY, looked: false },
    }
}

/// Whether a person looks for the first time on the day that began at `today`.
#[must_use]
pub fn is_first_of_day(visit: Option<Visit>, today: i64) -> bool {
    visit.is_none_or(|visit| visit.seen_at < today)
}

/// Whether a person is shown the three steps: they belong to no community, or their profile says nothing of what they
/// do. People with a role in the portal need neither.
#[must_use]
pub fn is_newcomer(portal_roles: usize, communities: usize, has_profile: bool) -> bool {
    portal_roles == 0 && (communities == 0 || !has_profile)
}

#[cfg(test)]
mod tests {
    use super::{DAY, FIRST_LOOK, News, Visit, is_first_of_day, is_newcomer, news};

    #[test]
    fn what_is_new_stays_new_for_the_day() {
        let (today, now) = (100 * DAY, 100 * DAY + 5);
        let never = News { since: now - FIRST_LOOK * DAY, looked: false };
        assert_eq!(news(None, today, now), never);
        let earlier = Visit { seen_at: 97 * DAY, previous_seen_at: Some(90 * DAY) };
        assert_eq!(news(Some(earlier), today, now), News { since: 97 * DAY, looked: true });
        assert!(is_first_of_day(Some(earlier), today) && is_first_of_day(None, today));
        let noted = Visit { seen_at: today + 1, previous_seen_at: Some(97 * DAY) };
        assert_eq!(news(Some(noted), today, now), News { since: 97 * DAY, looked: true });
        assert!(!is_first_of_day(Some(noted), today));
        let first_day = Visit { seen_at: today + 1, previous_seen_at: None };
        assert_eq!(news(Some(first_day), today, now), never);
    }

    #[test]
    fn newcomers_lack_a_community_or_a_profile() {
        for (portal_roles, communities, has_profile, newcomer) in
            [(0, 0, true, true), (0, 1, false, true), (0, 1, true, false), (1, 0, false, false)]
        {
            assert_eq!(is_newcomer(portal_roles, communities, has_profile), newcomer);
        }
    }
}

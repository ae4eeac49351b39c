//! Who may answer what until when. Pure.

use super::model::{Attendance, AttendanceAnswer, GuestLink, Place};
use crate::meeting::{
    model::{Meeting, Phase, When},
    rules::over,
};

/// The most characters of what a person needs.
pub const MAX_NEEDS: usize = 500;
/// The most places that a meeting can have in one way.
pub const MAX_PLACES: u32 = 10_000;
/// For how many guests a link is good at most.
pub const MAX_GUESTS: u32 = 20;

const HOUR: i64 = 3_600_000;
/// How long a person has to confirm a place that became free, in milliseconds.
const OFFER_DURATION: i64 = 48 * HOUR;
/// How long before the meeting an offer ends at the latest, in milliseconds: the place can then go to someone else.
const BEFORE_MEETING: i64 = 12 * HOUR;
/// The shortest time to confirm, in milliseconds. Where there is less, the place is given without asking.
const MIN_OFFER: i64 = 6 * HOUR;
/// How long needs and guests are kept after a meeting, in milliseconds.
pub const NEEDS_KEPT: i64 = 30 * 24 * HOUR;

/// Why a meeting takes no answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It is not announced.
    Draft,
    Cancelled,
    Over,
    /// Its community is archived.
    Archived,
}

/// Why a meeting takes no answers; `None` if it does.
#[must_use]
pub fn closed(meeting: &Meeting, archived: bool, now: i64) -> Option<Closed> {
    if archived {
        return Some(Closed::Archived);
    }
    if meeting.cancelled_at.is_some() {
        return Some(Closed::Cancelled);
    }
    match meeting.phase {
        Phase::Draft => Some(Closed::Draft),
        Phase::Closed => Some(Closed::Over),
        Phase::Published | Phase::UnderWay => over(meeting, now).then_some(Closed::Over),
    }
}

/// Why a link for guests does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkClosed {
    Withdrawn,
    /// As many guests are registered as it is good for.
    Full,
    /// The meeting has begun.
    Begun,
    /// The meeting takes no answers.
    Meeting(Closed),
}

/// Why a meeting takes no new guests; `None` if it does.
#[must_use]
pub fn closed_to_guests(meeting: &Meeting, archived: bool, now: i64) -> Option<LinkClosed> {
    if let Some(closed) = closed(meeting, archived, now) {
        return Some(LinkClosed::Meeting(closed));
    }
    let has_begun =
        meeting.phase == Phase::UnderWay || matches!(meeting.when, When::At(begins) if begins <= now);
    has_begun.then_some(LinkClosed::Begun)
}

/// Why a link for guests does not work; `None` if it does. A meeting that visitors do not see is a draft, unless its community
/// is archived.
#[must_use]
pub fn link_closed(link: &GuestLink, meeting: Option<&Meeting>, now: i64) -> Option<LinkClosed> {
    if link.is_withdrawn || link.organization.is_none() {
        return Some(LinkClosed::Withdrawn);
    }
    let closed = match meeting {
        Some(meeting) => closed_to_guests(meeting, link.archived, now),
        None => Some(LinkClosed::Meeting(hidden(link.archived))),
    };
    closed.or_else(|| (link.registered >= link.guests).then_some(LinkClosed::Full))
}

/// Why visitors do not see a meeting that there is.
#[must_use]
pub const fn hidden(archived: bool) -> Closed {
    if archived { Closed::Archived } else { Closed::Draft }
}

/// What can be answered about a meeting, in the order in which it is offered.
#[must_use]
pub fn answers(meeting: &Meeting) -> Vec<AttendanceAnswer> {
    let ways = AttendanceAnswer::ways(meeting.modality).iter().copied();
    ways.chain([AttendanceAnswer::Maybe, AttendanceAnswer::No]).collect()
}

/// Whether an answer was given for another time than the meeting has now, or for a way of coming that the meeting no
/// longer offers.
#[must_use]
pub fn is_outdated(attendance: &Attendance, meeting: &Meeting) -> bool {
    attendance.answered_for != meeting.when || !answers(meeting).contains(&attendance.answer)
}

/// When the offer of a place ends, in milliseconds UTC; `None` if there is no time to ask.
#[must_use]
pub fn offer_end(when: When, now: i64) -> Option<i64> {
    let end = match when {
        When::Month(_) => now + OFFER_DURATION,
        When::At(begins) => (now + OFFER_DURATION).min(begins - BEFORE_MEETING),
    };
    (end - now >= MIN_OFFER).then_some(end)
}

/// What becomes of an open offer that ends at `ends_at` when the meeting is at this time: when it ends now; `None` where the
/// meeting was moved so close that there is no time to ask. All times are in milliseconds UTC.
#[must_use]
pub fn offer_end_after_move(when: When, ends_at: i64, now: i64) -> Option<i64> {
    let latest = match when {
        When::Month(_) => return Some(ends_at),
        When::At(begins) => begins - BEFORE_MEETING,
    };
    if ends_at <= latest { Some(ends_at) } else { (latest - now >= MIN_OFFER).then_some(latest) }
}

/// When an offer ends that was open while its meeting could not be answered, in milliseconds UTC.
#[must_use]
pub const fn renewed_offer_end(now: i64) -> i64 {
    now + OFFER_DURATION
}

/// What became of the wish to come at a moment: an offer that has ended was not confirmed, also before this is written down.
#[must_use]
pub fn place_at(attendance: &Attendance, now: i64) -> Option<Place> {
    match attendance.place {
        Some(Place::Offered) if attendance.offer_ends_at.is_none_or(|end| end <= now) => Some(Place::Lapsed),
        place => place,
    }
}

/// Whether a person keeps the place that they have, or their number on the waiting list, when they give this answer.
#[must_use]
pub fn kept_place(before: Option<&Attendance>, answer: AttendanceAnswer, now: i64) -> Option<Place> {
    let before = before.filter(|before| before.answer == answer)?;
    match place_at(before, now)? {
        Place::Held | Place::Offered => Some(Place::Held),
        Place::Waiting => Some(Place::Waiting),
        Place::Lapsed => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Attendance, AttendanceAnswer, Closed, GuestLink, HOUR, LinkClosed, Meeting, Phase, Place, When,
        answers, closed, is_outdated, kept_place, link_closed, offer_end, offer_end_after_move,
    };
    use crate::meeting::model::{Modality, Zone};
    use ensemble_core::{Lang, LocalizedText, ids::MeetingId};

    const NOW: i64 = 1_795_000_000_000;

    fn meeting() -> Meeting {
        Meeting {
            id: MeetingId::new(),
            phase: Phase::Published,
            title: LocalizedText::Single { lang: Lang::Fr, text: "Une rencontre".to_owned() },
            when: When::At(NOW + 100 * HOUR),
            zone: Zone::Eastern,
            duration: 90,
            modality: Modality::Hybrid,
            place: None,
            cancelled_at: None,
        }
    }

    fn attendance(answer: AttendanceAnswer, place: Option<Place>) -> Attendance {
        Attendance {
            answer,
            partly: false,
            listed: false,
            needs: String::new(),
            answered_for: When::At(NOW + 100 * HOUR),
            place,
            waiting_number: None,
            offer_ends_at: Some(NOW + 1),
        }
    }

    #[test]
    fn an_announced_meeting_takes_answers_until_it_is_over() {
        let phase = |phase| Meeting { phase, ..meeting() };
        assert_eq!(closed(&meeting(), false, NOW), None);
        assert_eq!(closed(&meeting(), true, NOW), Some(Closed::Archived));
        assert_eq!(closed(&phase(Phase::UnderWay), false, NOW), None, "one may be late");
        assert_eq!(closed(&meeting(), false, NOW + 102 * HOUR), Some(Closed::Over));
        assert_eq!(closed(&phase(Phase::Closed), false, NOW), Some(Closed::Over));
        assert_eq!(closed(&phase(Phase::Draft), false, NOW), Some(Closed::Draft));
        assert_eq!(
            closed(&Meeting { cancelled_at: Some(1), ..meeting() }, false, NOW),
            Some(Closed::Cancelled)
        );
    }

    #[test]
    fn a_link_for_guests_works_until_the_meeting_begins() {
        let link = GuestLink {
            digest: String::new(),
            meeting: MeetingId::new(),
            organization: Some(LocalizedText::Single { lang: Lang::Fr, text: "Un organisme".to_owned() }),
            guests: 2,
            registered: 1,
            created_at: NOW,
            is_withdrawn: false,
            archived: false,
        };
        let state = |link: &GuestLink, meeting: Meeting, hours: i64| {
            link_closed(link, Some(&meeting), NOW + hours * HOUR)
        };
        assert_eq!(state(&link, meeting(), 99), None);
        assert_eq!(state(&link, meeting(), 100), Some(LinkClosed::Begun));
        assert_eq!(state(&link, meeting(), 102), Some(LinkClosed::Meeting(Closed::Over)));
        let under_way = Meeting { phase: Phase::UnderWay, ..meeting() };
        assert_eq!(state(&link, under_way, 0), Some(LinkClosed::Begun));
        let cancelled = Meeting { cancelled_at: Some(1), ..meeting() };
        assert_eq!(state(&link, cancelled, 0), Some(LinkClosed::Meeting(Closed::Cancelled)));
        let month = Meeting { when: When::Month(NOW - HOUR), ..meeting() };
        assert_eq!(state(&link, month, 0), None, "no one knows its day");
        assert_eq!(state(&GuestLink { registered: 2, ..link.clone() }, meeting(), 0), Some(LinkClosed::Full));
        let archived = GuestLink { archived: true, ..link.clone() };
        assert_eq!(state(&archived, meeting(), 0), Some(LinkClosed::Meeting(Closed::Archived)));
        assert_eq!(link_closed(&archived, None, NOW), Some(LinkClosed::Meeting(Closed::Archived)));
        assert_eq!(link_closed(&link, None, NOW), Some(LinkClosed::Meeting(Closed::Draft)));
        for withdrawn in [
            GuestLink { is_withdrawn: true, ..link.clone() },
            GuestLink { organization: None, ..link.clone() },
        ] {
            assert_eq!(state(&withdrawn, meeting(), 0), Some(LinkClosed::Withdrawn));
        }
    }

    #[test]
    fn an_answer_is_for_the_meeting_as_it_was() {
        let answer = attendance(AttendanceAnswer::InPerson, Some(Place::Held));
        assert!(!is_outdated(&answer, &meeting()));
        assert!(is_outdated(&answer, &Meeting { when: When::At(NOW), ..meeting() }));
        assert!(is_outdated(&answer, &Meeting { when: When::Month(NOW + 100 * HOUR), ..meeting() }));
        let online = Meeting { modality: Modality::Virtual, ..meeting() };
        assert!(
            is_outdated(&answer, &online) && !is_outdated(&attendance(AttendanceAnswer::No, None), &online)
        );
        assert_eq!(
            answers(&online),
            [AttendanceAnswer::Virtual, AttendanceAnswer::Maybe, AttendanceAnswer::No]
        );
    }

    #[test]
    fn an_offer_leaves_time_to_confirm_and_time_to_offer_again() {
        let end = |hours| offer_end(When::At(NOW + hours * HOUR), NOW).map(|end| (end - NOW) / HOUR);
        assert_eq!([end(100), end(60), end(59), end(18)], [Some(48), Some(48), Some(47), Some(6)]);
        assert_eq!([end(17), end(1), end(-1)], [None; 3]);
        assert_eq!(offer_end(When::Month(0), NOW), Some(NOW + 48 * HOUR));
    }

    #[test]
    fn an_offer_follows_a_meeting_that_moves() {
        let end = |hours: i64, ends: i64| {
            let end = offer_end_after_move(When::At(NOW + hours * HOUR), NOW + ends * HOUR, NOW);
            end.map(|end| (end - NOW) / HOUR)
        };
        assert_eq!(
            [end(100, 48), end(30, 48), end(18, 48), end(10, 48)],
            [Some(48), Some(18), Some(6), None]
        );
        assert_eq!(end(17, 5), Some(5), "a short rest of an offer stays");
        assert_eq!(offer_end_after_move(When::Month(0), NOW + 7, NOW), Some(NOW + 7));
    }

    #[test]
    fn the_same_answer_keeps_the_place_and_another_does_not() {
        use AttendanceAnswer::{InPerson, Virtual};
        let kept = |place, answer, now| kept_place(Some(&attendance(InPerson, Some(place))), answer, now);
        assert_eq!(kept(Place::Held, InPerson, NOW), Some(Place::Held));
        assert_eq!(kept(Place::Waiting, InPerson, NOW), Some(Place::Waiting));
        assert_eq!(kept(Place::Offered, InPerson, NOW), Some(Place::Held), "confirmed");
        assert_eq!(kept(Place::Offered, InPerson, NOW + 1), None, "too late");
        assert_eq!(kept(Place::Lapsed, InPerson, NOW), None);
        assert_eq!(kept(Place::Held, Virtual, NOW), None);
        assert_eq!(kept_place(None, InPerson, NOW), None);
    }
}

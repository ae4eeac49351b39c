//! What a community's school year lacks. Pure.

use super::super::model::{When, YearMeeting};

/// A day in milliseconds.
const DAY: i64 = 86_400_000;
/// How long before a meeting's month its date is fixed, in days.
pub const DATE_BEFORE: i64 = 42;
/// How long before a meeting its agenda is begun, in days.
pub const AGENDA_BEFORE: i64 = 14;

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing<'a> {
    /// No meeting is to come in this school year.
    Meeting,
    /// The meeting's month begins in less than [`DATE_BEFORE`] days, or has begun or passed, and it has no date.
    Date(&'a YearMeeting),
    /// The meeting is in less than [`AGENDA_BEFORE`] days, and its agenda was not begun.
    Agenda(&'a YearMeeting),
}

/// What is missing among the meetings ahead of a community in a school year that ends at `until`. That no meeting is to come
/// is not said once the year is nearly over.
#[must_use]
pub fn missing<'a>(meetings: &[&'a YearMeeting], now: i64, until: i64) -> Vec<Missing<'a>> {
    if meetings.is_empty() {
        return if now < until - DATE_BEFORE * DAY { vec![Missing::Meeting] } else { Vec::new() };
    }
    meetings
        .iter()
        .copied()
        .filter_map(|each| match each.meeting.when {
            When::Month(first) if first < now + DATE_BEFORE * DAY => Some(Missing::Date(each)),
            When::At(at) if at < now + AGENDA_BEFORE * DAY && !each.has_agenda => Some(Missing::Agenda(each)),
            When::Month(_) | When::At(_) => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{AGENDA_BEFORE, DATE_BEFORE, DAY, Missing, missing};
    use crate::meeting::model::{Meeting, Modality, Phase, When, YearMeeting, Zone};
    use ensemble_core::{
        Lang, LocalizedText,
        ids::{CommunityId, MeetingId},
    };

    const NOW: i64 = 1_790_000_000_000;
    const UNTIL: i64 = NOW + 200 * DAY;

    fn of(when: When, has_agenda: bool) -> YearMeeting {
        let meeting = Meeting {
            id: MeetingId::new(),
            phase: Phase::Published,
            title: LocalizedText::Single { lang: Lang::Fr, text: "Lecture".to_owned() },
            when,
            zone: Zone::Eastern,
            duration: 90,
            modality: Modality::Virtual,
            place: None,
            cancelled_at: None,
        };
        YearMeeting { community: CommunityId::new(), meeting, has_agenda }
    }

    #[test]
    fn a_date_is_missing_six_weeks_before_and_an_agenda_two() {
        let cases = [
            (When::Month(NOW + (DATE_BEFORE + 1) * DAY), false, 0),
            (When::Month(NOW + (DATE_BEFORE - 1) * DAY), true, 1),
            (When::Month(NOW - 40 * DAY), true, 1),
            (When::At(NOW + (AGENDA_BEFORE + 1) * DAY), false, 0),
            (When::At(NOW + (AGENDA_BEFORE - 1) * DAY), false, 1),
            (When::At(NOW + (AGENDA_BEFORE - 1) * DAY), true, 0),
        ];
        for (when, has_agenda, expected) in cases {
            let meeting = of(when, has_agenda);
            assert_eq!(missing(&[&meeting], NOW, UNTIL).len(), expected, "{when:?}");
        }
    }

    #[test]
    fn a_meeting_is_missing_until_the_year_is_nearly_over() {
        assert_eq!(missing(&[], NOW, UNTIL), [Missing::Meeting]);
        assert!(missing(&[], NOW, NOW + DAY).is_empty());
    }
}

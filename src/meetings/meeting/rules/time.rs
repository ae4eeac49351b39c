//! Days, times and lengths. Pure. Months and school years begin in the portal's zone.

use jiff::{ToSpan, Zoned, civil, tz::TimeZone};

use super::super::model::{Meeting, When, Zone};
use ensemble_core::format;

/// How long a meeting is when nobody says so, in minutes.
pub const USUAL: u16 = 90;
/// How short and how long a meeting may be, in minutes.
pub const LENGTHS: std::ops::RangeInclusive<u16> = 5..=1440;
/// The years in which meetings are planned.
pub const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;
/// Why a length is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLength {
    /// The end comes before the beginning.
    EndsEarly,
    /// The end is an hour that clocks leave out on that day.
    NoSuchHour,
    /// The end says one thing, the minutes another.
    Disagree,
    /// Too short, or too long.
    Minutes,
}

/// A day as a form sends it: `2026-11-30`.
#[must_use]
pub fn day(typed: &str) -> Option<civil::Date> {
    typed.parse::<civil::Date>().ok().filter(|day| typed.len() == 10 && YEARS.contains(&day.year()))
}

/// A time of day as a form sends it, `13:30`, or as people write it: `13 h 30`, `9 h`.
#[must_use]
pub fn time(typed: &str) -> Option<civil::Time> {
    let plain: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (hour, minute) = plain.split_once([':', 'h', 'H'])?;
    let minute = minute.split(':').next().filter(|minute| !minute.is_empty()).unwrap_or("0");
    civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// When a meeting begins, by a day and a time of a zone; `None` for an hour that clocks leave out there. When clocks go back,
/// the first of the two.
#[must_use]
pub fn begins_at(day: civil::Date, time: civil::Time, zone: Zone) -> Option<Zoned> {
    format::at_in(day, time, TimeZone::get(zone.code()).ok()?)
}

/// The beginning of a meeting on the clocks of its zone. A month is the portal's.
#[must_use]
pub fn local(when: When, zone: Zone) -> Zoned {
    match when {
        When::Month(first) => format::local(first),
        When::At(millis) => format::local_in(millis, zone.code()),
    }
}

/// August: the first month of a school year.
pub const FIRST_MONTH: i8 = 8;

/// When the school year of a moment begins and ends, in milliseconds UTC.
#[must_use]
pub fn year_bounds(now: i64) -> Option<(i64, i64)> {
    let first = school_year(now);
    let begins = |year: i16| format::midnight(civil::Date::new(year, FIRST_MONTH, 1).ok()?);
    Some((begins(first)?, begins(first + 1)?))
}

/// The first moment of a month, in milliseconds UTC.
#[must_use]
pub fn month(year: i16, month: i8) -> Option<i64> {
    let first = civil::Date::new(year, month, 1).ok().filter(|day| YEARS.contains(&day.year()))?;
    format::midnight(first)
}

/// How long a meeting is; its end is in the zone of its beginning. People say when it ends or how many minutes it takes; who says both must
/// mean the same, unless the minutes are those that stood there `before`.
///
/// # Errors
/// Says what is wrong with the end or the minutes.
pub fn length(
    begins: &Zoned,
    ends: Option<civil::Time>,
    minutes: Option<u16>,
    before: Option<u16>,
) -> Result<u16, NoLength> {
    let minutes = minutes.filter(|minutes| ends.is_none() || before != Some(*minutes));
    let Some(ends) = ends else {
        return within(minutes.unwrap_or(before.unwrap_or(USUAL)));
    };
    let ends = format::at_in(begins.date(), ends, begins.time_zone().clone()).ok_or(NoLength::NoSuchHour)?;
    let between = (ends.timestamp().as_second() - begins.timestamp().as_second()) / 60;
    let between = u16::try_from(between).ok().filter(|minutes| *minutes > 0).ok_or(NoLength::EndsEarly)?;
    match minutes {
        Some(minutes) if minutes != between => Err(NoLength::Disagree),
        _ => within(between),
    }
}

/// A length that a meeting may have.
///
/// # Errors
/// When it is too short or too long.
pub fn within(minutes: u16) -> Result<u16, NoLength> {
    if LENGTHS.contains(&minutes) { Ok(minutes) } else { Err(NoLength::Minutes) }
}

/// When a meeting is over, in milliseconds UTC: at its end, or with its month.
#[must_use]
pub fn over_at(when: When, duration: u16) -> i64 {
    match when {
        When::At(at) => at + i64::from(duration) * 60_000,
        When::Month(first) => format::local(first)
            .checked_add(1.month())
            .map_or(first, |next| next.timestamp().as_millisecond()),
    }
}

/// When the month of a moment began, in milliseconds UTC. A meeting that has only a month begins then.
#[must_use]
pub fn month_of(millis: i64) -> i64 {
    format::midnight(format::local(millis).date().first_of_month()).unwrap_or(millis)
}

/// Whether a meeting is over.
#[must_use]
pub fn over(meeting: &Meeting, now: i64) -> bool {
    over_at(meeting.when, meeting.duration) <= now
}

/// The calendar year in which a moment's school year begins. School years begin in August.
#[must_use]
pub fn school_year(millis: i64) -> i16 {
    let day = format::local(millis).date();
    if day.month() >= FIRST_MONTH { day.year() } else { day.year() - 1 }
}

#[cfg(test)]
mod tests {
    use super::{NoLength, When, Zone, begins_at, day, length, month, over_at, school_year, time};
    use ensemble_core::format;

    #[test]
    fn days_and_times_are_read_as_people_write_them() {
        assert!(day("2026-11-30").is_some());
        for wrong in
            ["", "2026-02-30", "2026-13-01", "30-11-2026", "demain", "1999-01-01", "2026-11-30T10:00"]
        {
            assert_eq!(day(wrong), None, "{wrong}");
        }
        for (typed, hour, minute) in
            [("13:30", 13, 30), ("9 h", 9, 0), ("13 h 05", 13, 5), ("00:00:00", 0, 0)]
        {
            let time = time(typed).expect(typed);
            assert_eq!((time.hour(), time.minute()), (hour, minute), "{typed}");
        }
        for wrong in ["", "25:00", "13:60", "midi", "13", "-1:00"] {
            assert_eq!(time(wrong), None, "{wrong}");
        }
    }

    fn at(date: &str, hour: &str) -> Option<jiff::Zoned> {
        format::at(day(date).expect(date), time(hour).expect(hour))
    }

    fn begins(date: &str, hour: &str) -> jiff::Zoned {
        at(date, hour).expect("an hour that exists")
    }

    #[test]
    fn the_hour_that_clocks_leave_out_is_none() {
        assert_eq!(at("2027-03-14", "02:30"), None);
        assert_eq!(begins("2027-03-14", "03:00").timestamp().to_string(), "2027-03-14T07:00:00Z");
        let twice = begins("2026-11-01", "01:30");
        assert_eq!(twice.timestamp().to_string(), "2026-11-01T05:30:00Z", "the first of the two");
    }

    #[test]
    fn a_length_is_said_once_or_twice_alike() {
        let from = begins("2026-11-30", "13:30");
        let until = |typed| time(typed);
        assert_eq!(length(&from, None, None, None), Ok(90));
        assert_eq!(length(&from, None, Some(120), Some(90)), Ok(120));
        assert_eq!(length(&from, until("15:00"), None, None), Ok(90));
        assert_eq!(length(&from, until("15:00"), Some(90), None), Ok(90));
        assert_eq!(length(&from, until("16:00"), Some(90), Some(90)), Ok(150), "only the end was changed");
        assert_eq!(length(&from, until("16:00"), Some(60), Some(90)), Err(NoLength::Disagree));
        assert_eq!(length(&from, until("13:00"), None, None), Err(NoLength::EndsEarly));
        assert_eq!(length(&from, until("13:30"), None, None), Err(NoLength::EndsEarly));
        assert_eq!(length(&from, until("13:32"), None, None), Err(NoLength::Minutes));
        assert_eq!(length(&from, None, Some(1441), None), Err(NoLength::Minutes));
        assert_eq!(length(&from, None, None, Some(60)), Ok(60), "an emptied field says what stood there");
    }

    #[test]
    fn a_meeting_on_the_day_clocks_change_has_its_real_length() {
        let spring = begins("2027-03-14", "01:30");
        assert_eq!(length(&spring, time("03:30"), None, None), Ok(60));
        assert_eq!(length(&spring, time("02:30"), None, None), Err(NoLength::NoSuchHour));
        let on_the_north_shore = |day: &str, hour: &str| {
            let (day, hour) = (super::day(day).expect("a day"), time(hour).expect("an hour"));
            begins_at(day, hour, Zone::BlancSablon).expect("an hour that exists")
        };
        let same_day = on_the_north_shore("2027-03-14", "01:30");
        assert_eq!(length(&same_day, time("02:30"), None, None), Ok(60), "clocks stay there");
        let autumn = begins("2026-11-01", "00:30");
        assert_eq!(length(&autumn, time("03:00"), None, None), Ok(210));
    }

    #[test]
    fn school_years_begin_in_august() {
        for (date, year) in
            [("2026-07-31", 2025), ("2026-08-01", 2026), ("2027-01-15", 2026), ("2027-06-23", 2026)]
        {
            assert_eq!(school_year(begins(date, "00:00").timestamp().as_millisecond()), year, "{date}");
        }
    }

    #[test]
    fn a_meeting_without_a_day_is_over_with_its_month() {
        let first = month(2026, 10).expect("a month");
        let next = month(2026, 11).expect("a month");
        assert_eq!(over_at(When::Month(first), 90), next);
        assert_eq!(over_at(When::At(first), 90), first + 90 * 60_000);
        assert_eq!(month(2026, 13), None);
        assert_eq!(month(1999, 1), None);
    }
}

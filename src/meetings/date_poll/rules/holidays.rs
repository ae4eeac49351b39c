//! The public holidays of Québec, computed. Pure.
//!
//! The statutory ones are those of CQLR, c. N-1.1, s. 60 (labour standards) and c. F-1.1 (National Holiday). Public bodies keep
//! 2 January and 24, 26 and 31 December as well: CQLR, c. J-3, r. 3, s. 3 lists them all. 30 September and 11 November are
//! holidays of federal employers only.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// A public holiday of Québec.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    NewYear,
    AfterNewYear,
    GoodFriday,
    EasterMonday,
    /// The Monday before 25 May.
    PatriotsDay,
    /// 24 June.
    NationalHoliday,
    /// 1 July, or 2 July where that is a Sunday.
    CanadaDay,
    LabourDay,
    Thanksgiving,
    ChristmasEve,
    Christmas,
    AfterChristmas,
    NewYearsEve,
}

/// The public holiday on a day. Employers choose between Good Friday and Easter Monday: both are named.
#[must_use]
pub fn holiday(day: Date) -> Option<Holiday> {
    let after_easter = |days: i32| easter(day.year()).and_then(|easter| easter.checked_add(days.days()).ok());
    let monday = day.weekday() == Weekday::Monday;
    match (day.month(), day.day()) {
        (1, 1) => Some(Holiday::NewYear),
        (1, 2) => Some(Holiday::AfterNewYear),
        (5, 18..=24) if monday => Some(Holiday::PatriotsDay),
        (6, 24) => Some(Holiday::NationalHoliday),
        (7, 1) if day.weekday() != Weekday::Sunday => Some(Holiday::CanadaDay),
        (7, 2) if monday => Some(Holiday::CanadaDay),
        (9, 1..=7) if monday => Some(Holiday::LabourDay),
        (10, 8..=14) if monday => Some(Holiday::Thanksgiving),
        (12, 24) => Some(Holiday::ChristmasEve),
        (12, 25) => Some(Holiday::Christmas),
        (12, 26) => Some(Holiday::AfterChristmas),
        (12, 31) => Some(Holiday::NewYearsEve),
        _ if after_easter(-2) == Some(day) => Some(Holiday::GoodFriday),
        _ if after_easter(1) == Some(day) => Some(Holiday::EasterMonday),
        _ => None,
    }
}

/// Easter Sunday in the Gregorian calendar: the Sunday after the first full moon of the church on or after 21 March. With
/// `golden` the year in the moon's cycle of nineteen, `epact` is the moon's age on 1 January, corrected for the centuries.
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let golden = year % 19;
    let century = year / 100;
    let leap_centuries = century / 4;
    let moon_correction = (8 * century + 13) / 25;
    let epact = (century - leap_centuries - moon_correction + 19 * golden + 15) % 30;
    // The last two epacts would put the full moon a day late.
    let full_moon = epact - i32::from(epact == 29 || epact == 28 && golden > 10);
    let weekday = (year + year / 4 + full_moon + 2 - century + leap_centuries) % 7;
    let days = full_moon - weekday + 28;
    Date::new(i16::try_from(year).ok()?, 3, 1).ok()?.checked_add((days - 1).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::{Holiday, easter, holiday};
    use jiff::civil::{Weekday, date};

    #[test]
    fn easter_is_on_the_sundays_of_the_almanac() {
        for (year, month, day) in [
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2019, 4, 21),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2038, 4, 25),
            (2049, 4, 18),
            (2076, 4, 19),
        ] {
            assert_eq!(easter(year), Some(date(year, month, day)), "{year}");
        }
        for year in 2000..=2100 {
            let easter = easter(year).expect("a day");
            assert_eq!(easter.weekday(), Weekday::Sunday, "{year}");
            assert!(easter >= date(year, 3, 22) && easter <= date(year, 4, 25), "{easter}");
        }
    }

    #[test]
    fn the_holidays_of_two_school_years_are_known() {
        let known = [
            (date(2026, 9, 7), Holiday::LabourDay),
            (date(2026, 10, 12), Holiday::Thanksgiving),
            (date(2026, 12, 24), Holiday::ChristmasEve),
            (date(2026, 12, 25), Holiday::Christmas),
            (date(2026, 12, 26), Holiday::AfterChristmas),
            (date(2026, 12, 31), Holiday::NewYearsEve),
            (date(2027, 1, 1), Holiday::NewYear),
            (date(2027, 1, 2), Holiday::AfterNewYear),
            (date(2027, 3, 26), Holiday::GoodFriday),
            (date(2027, 3, 29), Holiday::EasterMonday),
            (date(2027, 5, 24), Holiday::PatriotsDay),
            (date(2027, 6, 24), Holiday::NationalHoliday),
            (date(2027, 7, 1), Holiday::CanadaDay),
            (date(2028, 5, 22), Holiday::PatriotsDay),
            (date(2029, 7, 2), Holiday::CanadaDay),
        ];
        for (day, which) in known {
            assert_eq!(holiday(day), Some(which), "{day}");
        }
        for day in [
            date(2029, 7, 1),
            date(2026, 7, 2),
            date(2027, 5, 17),
            date(2026, 9, 30),
            date(2026, 10, 5),
            date(2026, 11, 11),
        ] {
            assert_eq!(holiday(day), None, "{day}");
        }
        let year = date(2027, 1, 1).series(jiff::ToSpan::day(1)).take(365);
        assert_eq!(year.filter(|day| holiday(*day).is_some()).count(), 13);
    }
}

//! Dates, times and numbers as people in Québec write them.
//!
//! « 14 octobre 2026, 13 h 30 » and “October 14, 2026, 1:30 p.m.”; a time is always shown in a
//! named zone, `America/Toronto` unless a person chose another.

use jiff::{
    Timestamp, Zoned, civil,
    tz::{AmbiguousOffset, TimeZone},
};

use crate::{Lang, typography::NBSP};

const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SHORT_FR: [&str; 12] =
    ["janv.", "févr.", "mars", "avril", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."];
const SHORT_EN: [&str; 12] =
    ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
const DAYS_FR: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The zone in which times are shown when nobody chose another.
pub const ZONE: &str = "America/Toronto";

/// A moment, in the portal's zone.
///
/// Milliseconds outside the calendar's range fall back on the epoch, which no page can produce.
#[must_use]
pub fn local(millis: i64) -> Zoned {
    local_in(millis, ZONE)
}

/// A moment, in a zone by its IANA name; in the portal's where there is no such zone.
#[must_use]
pub fn local_in(millis: i64, zone: &str) -> Zoned {
    let zone = TimeZone::get(zone).or_else(|_| TimeZone::get(ZONE)).unwrap_or(TimeZone::UTC);
    Timestamp::from_millisecond(millis).unwrap_or_default().to_zoned(zone)
}

/// When a day begins in the portal's zone, in milliseconds UTC.
#[must_use]
pub fn midnight(day: civil::Date) -> Option<i64> {
    let zone = TimeZone::get(ZONE).ok()?;
    Some(day.to_zoned(zone).ok()?.timestamp().as_millisecond())
}

/// When the day of this moment began in the portal's zone, in milliseconds UTC.
#[must_use]
pub fn day_of(millis: i64) -> i64 {
    midnight(local(millis).date()).unwrap_or(millis)
}

/// A day's time in the portal's zone; `None` for an hour that clocks leave out when they go forward.
/// When they go back, the first of the two.
#[must_use]
pub fn at(day: civil::Date, time: civil::Time) -> Option<Zoned> {
    at_in(day, time, TimeZone::get(ZONE).ok()?)
}

/// The same in another zone.
#[must_use]
pub fn at_in(day: civil::Date, time: civil::Time, zone: TimeZone) -> Option<Zoned> {
    let moment = zone.into_ambiguous_zoned(day.to_datetime(time));
    match moment.offset() {
        AmbiguousOffset::Gap { .. } => None,
        _ => moment.earlier().ok(),
    }
}

/// The time of a moment in another zone: « 14 h 30 », or with its day where that is another one. `None` where clocks show
/// the same, or when there is no such zone.
#[must_use]
pub fn time_in(lang: Lang, here: &Zoned, zone: &str) -> Option<String> {
    let there = here.with_time_zone(TimeZone::get(zone).ok()?);
    if there.datetime() == here.datetime() {
        return None;
    }
    let hour = time(lang, there.time());
    Some(if there.date() == here.date() { hour } else { format!("{}, {hour}", date(lang, there.date())) })
}

/// The zones offered to those who live by another clock: Québec's own, and its neighbours'.
pub const ZONES: [&str; 5] =
    [ZONE, "America/Halifax", "America/Winnipeg", "America/Vancouver", "America/Blanc-Sablon"];

/// Whether a zone by this IANA name exists.
#[must_use]
pub fn is_zone(name: &str) -> bool {
    TimeZone::get(name).is_ok()
}

/// A zone's name as people read it: its city.
#[must_use]
pub fn zone_name(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// A day and a time of it: « 14 octobre 2026, 13 h 30 », “October 14, 2026, 1:30 p.m.”
#[must_use]
pub fn moment(lang: Lang, millis: i64) -> String {
    let at = local(millis);
    format!("{}, {}", date(lang, at.date()), time(lang, at.time()))
}

/// A whole number with its thousands apart: `12 000`, `12,000`.
#[must_use]
pub fn integer(lang: Lang, number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::with_capacity(digits.len() + 4);
    if number < 0 {
        grouped.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        // A French year or a four-digit count is read whole; the space starts at five digits.
        let grouping = digits.len() > 4 || lang == Lang::En && digits.len() == 4;
        if grouping && index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(match lang {
                Lang::Fr => NBSP,
                Lang::En => ',',
            });
        }
        grouped.push(digit);
    }
    grouped
}

/// « 1er octobre 2026 », “October 1, 2026”.
#[must_use]
pub fn date(lang: Lang, day: civil::Date) -> String {
    let month = month(lang, day.month());
    match lang {
        Lang::Fr => format!("{}{NBSP}{month} {}", day_number(lang, day.day()), day.year()),
        Lang::En => format!("{month}{NBSP}{}, {}", day.day(), day.year()),
    }
}

/// « jeudi 3 décembre 2026 », “Thursday, December 3, 2026”.
#[must_use]
pub fn weekday_date(lang: Lang, day: civil::Date) -> String {
    match lang {
        Lang::Fr => format!("{} {}", weekday(lang, day), date(lang, day)),
        Lang::En => format!("{}, {}", weekday(lang, day), date(lang, day)),
    }
}

/// « jeudi », “Thursday”.
#[must_use]
pub fn weekday(lang: Lang, day: civil::Date) -> &'static str {
    let index = usize::from(day.weekday().to_monday_zero_offset().unsigned_abs());
    match lang {
        Lang::Fr => DAYS_FR[index],
        Lang::En => DAYS_EN[index],
    }
}

/// A date of this year or the last: « 3 décembre », “December 3”.
#[must_use]
pub fn day_and_month(lang: Lang, day: civil::Date) -> String {
    let month = month(lang, day.month());
    match lang {
        Lang::Fr => format!("{}{NBSP}{month}", day_number(lang, day.day())),
        Lang::En => format!("{month}{NBSP}{}", day.day()),
    }
}

/// « 13 h 30 », « 9 h », “1:30 p.m.”, “noon” stays “12:00 p.m.”.
#[must_use]
pub fn time(lang: Lang, time: civil::Time) -> String {
    match lang {
        Lang::Fr if time.minute() == 0 => format!("{}{NBSP}h", time.hour()),
        Lang::Fr => format!("{}{NBSP}h{NBSP}{:02}", time.hour(), time.minute()),
        Lang::En => {
            let hour = (time.hour() + 11) % 12 + 1;
            let half = if time.hour() < 12 { "a.m." } else { "p.m." };
            format!("{hour}:{:02}{NBSP}{half}", time.minute())
        }
    }
}

/// « de 13 h 30 à 15 h », “1:30 p.m. to 3:00 p.m.”.
#[must_use]
pub fn time_range(lang: Lang, from: civil::Time, to: civil::Time) -> String {
    match lang {
        Lang::Fr => format!("de {} à {}", time(lang, from), time(lang, to)),
        Lang::En => format!("{} to {}", time(lang, from), time(lang, to)),
    }
}

/// The month's name, 1 to 12: « octobre », “October”.
#[must_use]
pub fn month(lang: Lang, month: i8) -> &'static str {
    let index = usize::from(month.clamp(1, 12).unsigned_abs()) - 1;
    match lang {
        Lang::Fr => MONTHS_FR[index],
        Lang::En => MONTHS_EN[index],
    }
}

/// The month's short name, 1 to 12: « oct. », “Oct.”.
#[must_use]
pub fn short_month(lang: Lang, month: i8) -> &'static str {
    let index = usize::from(month.clamp(1, 12).unsigned_abs()) - 1;
    match lang {
        Lang::Fr => SHORT_FR[index],
        Lang::En => SHORT_EN[index],
    }
}

/// « octobre, janvier, mars et mai », “October, January, March and May”.
#[must_use]
pub fn list<S: AsRef<str>>(lang: Lang, items: &[S]) -> String {
    let and = match lang {
        Lang::Fr => " et ",
        Lang::En => " and ",
    };
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{}{and}{}", rest.join(", "), last.as_ref())
        }
    }
}

/// A text between the quotation marks of its language.
#[must_use]
pub fn quoted(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Fr => format!("«{NBSP}{text}{NBSP}»"),
        Lang::En => format!("“{text}”"),
    }
}

/// A label as it is written after a colon: in French, it then begins with a small letter, unless its first word is an acronym.
#[must_use]
pub fn after_colon(lang: Lang, label: &str) -> String {
    let mut letters = label.chars();
    match (lang, letters.next()) {
        (Lang::Fr, Some(first)) if !letters.clone().next().is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

fn day_number(lang: Lang, day: i8) -> String {
    match (lang, day) {
        (Lang::Fr, 1) => "1er".to_owned(),
        _ => day.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::{
        Lang, after_colon, date, integer, list, local, local_in, quoted, time, time_in, time_range,
        weekday_date,
    };

    #[test]
    fn dates_read_as_in_quebec() {
        assert_eq!(date(Lang::Fr, civil::date(2026, 10, 14)), "14\u{a0}octobre 2026");
        assert_eq!(date(Lang::Fr, civil::date(2026, 10, 1)), "1er\u{a0}octobre 2026");
        assert_eq!(date(Lang::En, civil::date(2026, 10, 14)), "October\u{a0}14, 2026");
        assert_eq!(weekday_date(Lang::Fr, civil::date(2026, 12, 3)), "jeudi 3\u{a0}décembre 2026");
        assert_eq!(weekday_date(Lang::En, civil::date(2026, 12, 3)), "Thursday, December\u{a0}3, 2026");
    }

    #[test]
    fn a_label_after_a_colon_begins_with_a_small_letter_in_french() {
        assert_eq!(after_colon(Lang::Fr, "La communauté"), "la communauté");
        assert_eq!(after_colon(Lang::Fr, "Équipe"), "équipe");
        assert_eq!(after_colon(Lang::Fr, "À distance"), "à distance");
        assert_eq!(after_colon(Lang::Fr, "CSS des Rives"), "CSS des Rives");
        assert_eq!(after_colon(Lang::En, "The community"), "The community");
        assert_eq!(after_colon(Lang::Fr, ""), "");
    }

    #[test]
    fn times_read_as_in_quebec() {
        assert_eq!(time(Lang::Fr, civil::time(13, 30, 0, 0)), "13\u{a0}h\u{a0}30");
        assert_eq!(time(Lang::Fr, civil::time(9, 0, 0, 0)), "9\u{a0}h");
        assert_eq!(time(Lang::En, civil::time(13, 30, 0, 0)), "1:30\u{a0}p.m.");
        assert_eq!(time(Lang::En, civil::time(0, 5, 0, 0)), "12:05\u{a0}a.m.");
        let range = time_range(Lang::En, civil::time(9, 0, 0, 0), civil::time(12, 0, 0, 0));
        assert_eq!(range, "9:00\u{a0}a.m. to 12:00\u{a0}p.m.");
    }

    #[test]
    fn a_time_in_another_zone_is_said_where_it_differs() {
        let at = |text: &str| text.parse::<jiff::Timestamp>().expect("a moment").as_millisecond();
        let (winter, summer) = (at("2027-01-14T18:30:00Z"), at("2027-07-14T17:30:00Z"));
        let there = |zone| [winter, summer].map(|millis| time_in(Lang::Fr, &local(millis), zone));
        let hour = |text: &str| Some(text.to_owned());
        assert_eq!(there("America/Halifax"), [hour("14\u{a0}h\u{a0}30"), hour("14\u{a0}h\u{a0}30")]);
        assert_eq!(
            there("America/Blanc-Sablon"),
            [hour("14\u{a0}h\u{a0}30"), None],
            "no daylight saving time"
        );
        assert_eq!(there("America/Toronto"), [None, None]);
        assert_eq!(there("Nowhere/Else"), [None, None]);
        let night = time_in(Lang::En, &local(at("2027-01-15T04:30:00Z")), "America/Halifax");
        assert_eq!(night.as_deref(), Some("January\u{a0}15, 2027, 12:30\u{a0}a.m."));
        let in_halifax = local_in(winter, "America/Halifax");
        assert_eq!(time_in(Lang::Fr, &in_halifax, "America/Toronto"), hour("13\u{a0}h\u{a0}30"));
        assert_eq!(time_in(Lang::Fr, &in_halifax, "America/Blanc-Sablon"), None, "the same in winter");
    }

    #[test]
    fn numbers_lists_and_quotes_follow_the_language() {
        assert_eq!(integer(Lang::Fr, 260_000), "260\u{a0}000");
        assert_eq!(integer(Lang::En, 1_500), "1,500");
        assert_eq!(integer(Lang::Fr, -7), "−7");
        assert_eq!(list(Lang::Fr, &["octobre", "janvier", "mars"]), "octobre, janvier et mars");
        assert_eq!(quoted(Lang::Fr, "besoin"), "«\u{a0}besoin\u{a0}»");
        assert_eq!(quoted(Lang::En, "need"), "“need”");
    }
}

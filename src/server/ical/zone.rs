//! The rules of a zone (`VTIMEZONE`): when its clocks go forward and back, as rules that recur each year. Outlook takes
//! rules that begin in 1970 and ignores lists of dates.
//!
//! The rules are read from the zone data, for the years that are asked for: when a law changes them, the old rule ends
//! (`UNTIL`) and the new one begins.

use std::ops::RangeInclusive;

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime, Weekday},
    tz::{Offset, TimeZone},
};

use super::line::Lines;

/// The year from which the first rules are written.
const BEGINNING: i16 = 1970;

/// A change of the clocks that recurs each year.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    is_daylight: bool,
    name: String,
    from: Offset,
    to: Offset,
    month: i8,
    /// The week of the month, from 1; -1 is the last.
    week: i8,
    weekday: Weekday,
    /// The hour, minute and second on the clocks before the change.
    time: jiff::civil::Time,
}

/// A change and the years in which it takes place.
struct Rule {
    change: Change,
    first: DateTime,
    last: Timestamp,
    last_year: i16,
}

/// Writes the rules of a zone for some years.
pub(super) fn write(lines: &mut Lines, name: &str, zone: &TimeZone, years: RangeInclusive<i16>) {
    // Each local time of the first year follows a change of the year before; a rule that ends is seen in the year after.
    let (first_year, last_year) = (years.start() - 1, years.end() + 1);
    lines.raw("BEGIN", "VTIMEZONE");
    lines.raw("TZID", name);
    let rules = rules(zone, first_year, last_year);
    for rule in &rules {
        let begins = if rule.first.year() == first_year { backdated(&rule.change) } else { Some(rule.first) };
        let until = (rule.last_year < last_year).then_some(rule.last);
        write_rule(lines, &rule.change, begins.unwrap_or(rule.first), until);
    }
    if rules.is_empty() {
        let at = Date::new(first_year, 1, 1).ok().and_then(|day| day.to_zoned(zone.clone()).ok());
        if let Some(at) = at {
            let info = zone.to_offset_info(at.timestamp());
            let begins = DateTime::constant(BEGINNING, 1, 1, 0, 0, 0, 0);
            write_observance(
                lines,
                info.dst().is_dst(),
                info.abbreviation(),
                (at.offset(), at.offset()),
                begins,
                None,
            );
        }
    }
    lines.raw("END", "VTIMEZONE");
}

fn rules(zone: &TimeZone, first_year: i16, last_year: i16) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    let Ok(start) = Date::constant(first_year, 1, 1).to_zoned(TimeZone::UTC) else { return rules };
    for transition in zone.following(start.timestamp()) {
        let at = transition.timestamp();
        let Ok(before) = at.checked_sub(1.second()) else { break };
        let from = zone.to_offset(before);
        let local = from.to_datetime(at);
        if local.year() > last_year {
            break;
        }
        if from == transition.offset() {
            continue;
        }
        let change = Change {
            is_daylight: transition.dst().is_dst(),
            name: transition.abbreviation().to_owned(),
            from,
            to: transition.offset(),
            month: local.month(),
            week: week(local.date()),
            weekday: local.weekday(),
            time: local.time(),
        };
        let same = |rule: &&mut Rule| rule.change == change && rule.last_year == local.year() - 1;
        match rules.iter_mut().find(same) {
            Some(rule) => (rule.last, rule.last_year) = (at, local.year()),
            None => rules.push(Rule { change, first: local, last: at, last_year: local.year() }),
        }
    }
    rules
}

/// The week of its month in which a day is, as rules say it: -1 from the fourth on, where it is the last.
fn week(day: Date) -> i8 {
    let week = (day.day() - 1) / 7 + 1;
    if week >= 4 && day.day() + 7 > day.days_in_month() { -1 } else { week }
}

/// The first time of a change as if it had always taken place.
fn backdated(change: &Change) -> Option<DateTime> {
    let month = Date::new(BEGINNING, change.month, 1).ok()?;
    Some(month.nth_weekday_of_month(change.week, change.weekday).ok()?.to_datetime(change.time))
}

fn write_rule(lines: &mut Lines, change: &Change, begins: DateTime, until: Option<Timestamp>) {
    let day = match change.weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    };
    let until = until.map(|until| until.strftime(";UNTIL=%Y%m%dT%H%M%SZ").to_string()).unwrap_or_default();
    let rule = format!("FREQ=YEARLY;BYMONTH={};BYDAY={}{day}{until}", change.month, change.week);
    write_observance(lines, change.is_daylight, &change.name, (change.from, change.to), begins, Some(&rule));
}

fn write_observance(
    lines: &mut Lines,
    is_daylight: bool,
    name: &str,
    (from, to): (Offset, Offset),
    begins: DateTime,
    rule: Option<&str>,
) {
    let kind = if is_daylight { "DAYLIGHT" } else { "STANDARD" };
    lines.raw("BEGIN", kind);
    lines.text("TZNAME", name);
    lines.raw("TZOFFSETFROM", &offset(from));
    lines.raw("TZOFFSETTO", &offset(to));
    lines.raw("DTSTART", &begins.strftime("%Y%m%dT%H%M%S").to_string());
    if let Some(rule) = rule {
        lines.raw("RRULE", rule);
    }
    lines.raw("END", kind);
}

/// An offset from UTC: `-0500`.
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

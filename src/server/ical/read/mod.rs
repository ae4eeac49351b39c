//! Reads calendars that people bring, as far as it takes to know the days of their events.
//!
//! Recurrences are followed up to a day that the caller names. What cannot be read is refused, with its line in the file.

mod property;
mod recurrence;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use jiff::{
    Span, ToSpan,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

use self::{
    property::{Property, properties},
    recurrence::Rule,
};

/// The most steps that are taken to follow all recurrences of a file.
const MAX_STEPS: usize = 20_000;
/// How long an event may be, in days.
const MAX_DAYS: i32 = 366;
/// The longest title, in characters. A longer one is cut: each date of a recurrence has a copy of it.
const MAX_TITLE: usize = 300;
/// The years in which events may be.
const YEARS: std::ops::RangeInclusive<i16> = 1970..=2200;

/// An event, by its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventDays {
    pub title: String,
    pub first: Date,
    /// The last day on which it is.
    pub last: Date,
}

/// What a calendar says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its events, by their first day.
    pub events: Vec<EventDays>,
    /// Whether a recurrence goes on after the day up to which it was followed.
    pub is_cut: bool,
}

/// Why a file is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The line of the file, from 1.
    pub line: usize,
    pub fault: Fault,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file is no calendar.
    NoCalendar,
    /// The line is not UTF-8.
    Encoding,
    /// The line has no name and value.
    Line,
    /// A part ends that did not begin, or does not end.
    Nesting,
    /// An event has no beginning.
    NoDate,
    /// A date is none.
    Date,
    /// An event ends before it begins.
    Order,
    /// An event is longer than a year.
    Length,
    /// A recurrence is of a kind that is not read.
    Rule,
    /// The recurrences have too many dates.
    TooMany,
}

const fn fault(line: usize, fault: Fault) -> ReadError {
    ReadError { line, fault }
}

/// The days of the events of a calendar. Times in UTC become days of `zone`; others are days as they are written. Recurrences
/// are followed up to the day `until`.
///
/// # Errors
/// Says in which line the file cannot be read, and why.
pub fn read(content: &[u8], zone: &TimeZone, until: Date) -> Result<Reading, ReadError> {
    let drafts = drafts(content, zone)?;
    let mut replaced: HashMap<&str, HashSet<Date>> = HashMap::new();
    for draft in &drafts {
        if let Some(date) = draft.replaces {
            replaced.entry(draft.uid.as_str()).or_default().insert(date);
        }
    }
    let mut reading = Reading { events: Vec::new(), is_cut: false };
    let mut steps = MAX_STEPS;
    for draft in &drafts {
        let (first, days) = draft.days()?;
        if draft.is_cancelled {
            continue;
        }
        let mut dates = vec![first];
        if let Some((line, rule)) = &draft.rule {
            if !rule.fits(first) {
                return Err(fault(*line, Fault::Rule));
            }
            let followed = rule.follow(first, until, &mut steps).ok_or(fault(*line, Fault::TooMany))?;
            reading.is_cut |= followed.is_cut;
            dates = followed.dates;
            // Looked up once for all dates: an identifier can be as long as the file.
            let moved = replaced.get(draft.uid.as_str());
            dates.retain(|date| {
                !draft.except.contains(date) && !moved.is_some_and(|moved| moved.contains(date))
            });
        }
        let title = draft.title.clone().unwrap_or_default();
        reading.events.extend(dates.into_iter().map(|first| {
            let last = first.checked_add(days.days()).unwrap_or(first);
            EventDays { title: title.clone(), first, last }
        }));
    }
    reading.events.sort_by_key(|event| (event.first, event.last));
    Ok(reading)
}

fn drafts(content: &[u8], zone: &TimeZone) -> Result<Vec<Draft>, ReadError> {
    let properties = properties(content)?;
    let begins = |property: &Property| {
        property.name == "BEGIN" && property.value.trim().eq_ignore_ascii_case("VCALENDAR")
    };
    if !properties.first().is_some_and(begins) {
        return Err(fault(properties.first().map_or(1, |property| property.line), Fault::NoCalendar));
    }
    let mut open: Vec<String> = Vec::new();
    let mut event: Option<Draft> = None;
    let mut drafts = Vec::new();
    for property in &properties {
        match property.name.as_str() {
            "BEGIN" => {
                open.push(property.value.trim().to_ascii_uppercase());
                if open == ["VCALENDAR", "VEVENT"] {
                    event = Some(Draft { line: property.line, ..Draft::default() });
                }
            }
            "END" => {
                let name = property.value.trim().to_ascii_uppercase();
                if open.pop() != Some(name) {
                    return Err(fault(property.line, Fault::Nesting));
                }
                if open == ["VCALENDAR"] {
                    drafts.extend(event.take());
                }
            }
            _ if open.is_empty() => return Err(fault(property.line, Fault::Nesting)),
            _ => {
                if let Some(event) = event.as_mut().filter(|_| open.len() == 2) {
                    event.add(property, zone)?;
                }
            }
        }
    }
    match (open.is_empty(), properties.last()) {
        (false, Some(last)) => Err(fault(last.line, Fault::Nesting)),
        _ => Ok(drafts),
    }
}

/// An event while it is read.
#[derive(Debug, Default)]
struct Draft {
    /// The line on which it begins.
    line: usize,
    uid: String,
    title: Option<String>,
    begins: Option<DateTime>,
    /// The moment after its end, and its line.
    ends: Option<(usize, DateTime)>,
    /// Its length, and the line that says it.
    length: Option<(usize, Span)>,
    /// How it recurs, and the line that says so.
    rule: Option<(usize, Rule)>,
    /// The days on which it does not recur.
    except: HashSet<Date>,
    /// The day of the recurrence that it replaces.
    replaces: Option<Date>,
    is_cancelled: bool,
}

impl Draft {
    fn add(&mut self, property: &Property, zone: &TimeZone) -> Result<(), ReadError> {
        let line = property.line;
        let value = property.value.trim();
        let date = |text: &str| moment(text, zone).ok_or(fault(line, Fault::Date));
        match property.name.as_str() {
            "UID" => value.clone_into(&mut self.uid),
            "SUMMARY" if self.title.is_none() => {
                self.title = Some(property.text().chars().take(MAX_TITLE).collect());
            }
            "STATUS" => self.is_cancelled = value.eq_ignore_ascii_case("CANCELLED"),
            "DTSTART" => self.begins = Some(date(value)?),
            "DTEND" => self.ends = Some((line, date(value)?)),
            "DURATION" => {
                let length = value.parse().map_err(|_| fault(line, Fault::Date))?;
                self.length = Some((line, length));
            }
            "RRULE" if self.rule.is_none() => {
                let rule = Rule::parse(value, zone).ok_or(fault(line, Fault::Rule))?;
                self.rule = Some((line, rule));
            }
            "RRULE" | "RDATE" | "EXRULE" => return Err(fault(line, Fault::Rule)),
            "EXDATE" => {
                for text in value.split(',') {
                    self.except.insert(date(text)?.date());
                }
            }
            "RECURRENCE-ID" => self.replaces = Some(date(value)?.date()),
            _ => {}
        }
        Ok(())
    }

    /// Its first day, and how many days follow it.
    fn days(&self) -> Result<(Date, i32), ReadError> {
        let begins = self.begins.ok_or(fault(self.line, Fault::NoDate))?;
        let (line, ends) = match (self.ends, self.length) {
            (Some(ends), _) => ends,
            (None, Some((line, length))) => {
                (line, begins.checked_add(length).map_err(|_| fault(line, Fault::Date))?)
            }
            (None, None) => (self.line, begins),
        };
        if ends < begins {
            return Err(fault(line, Fault::Order));
        }
        // A day that ends when the next one begins is one day, and so is one without an end.
        let last = if ends == begins { begins } else { ends.checked_sub(1.second()).unwrap_or(begins) };
        let days = (last.date() - begins.date()).get_days();
        if days > MAX_DAYS { Err(fault(line, Fault::Length)) } else { Ok((begins.date(), days)) }
    }
}

/// A date or a moment: `20270301`, `20270301T083000`, `20270301T133000Z`. Of a moment in UTC, the local time of the zone.
fn moment(text: &str, zone: &TimeZone) -> Option<DateTime> {
    let (day, clock) = text.trim().split_at_checked(8)?;
    let [year, month, day] = [day.get(..4)?, day.get(4..6)?, day.get(6..)?].map(number);
    let (year, month, day) = (year?, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?);
    let date = Date::new(year, month, day).ok().filter(|date| YEARS.contains(&date.year()))?;
    if clock.is_empty() {
        return Some(date.to_datetime(Time::midnight()));
    }
    let clock = clock.strip_prefix('T')?;
    let (clock, is_utc) = clock.strip_suffix('Z').map_or((clock, false), |clock| (clock, true));
    let [hour, minute, second] = [clock.get(..2)?, clock.get(2..4)?, clock.get(4..)?].map(number);
    let small = |number: Option<i16>| i8::try_from(number?).ok();
    // A leap second is the one before it.
    let time = Time::new(small(hour)?, small(minute)?, small(second)?.min(59), 0).ok()?;
    let written = date.to_datetime(time);
    if !is_utc {
        return Some(written);
    }
    Some(written.to_zoned(TimeZone::UTC).ok()?.with_time_zone(zone.clone()).datetime())
}

/// A number of digits only.
fn number(text: &str) -> Option<i16> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

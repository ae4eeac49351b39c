//! Calendars as calendar programs read them: iCalendar (RFC 5545, RFC 7986).
//!
//! Times are local times with the rules of their zone, so that a program that does not know the zone shows the same hour.
//! The rules come from the zone data of the system, else from the bundled ones: see [`zone`].

mod line;
pub mod read;
#[cfg(test)]
mod tests;
mod zone;

use jiff::{Timestamp, tz::TimeZone};

use self::line::Lines;
use ensemble_core::Lang;

/// The media type of a calendar.
pub const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

/// How often programs are asked to read a calendar again.
const REFRESH: &str = "PT4H";

/// What a calendar is sent for (RFC 5546).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// To be read.
    Publish,
    /// To invite a person, or to tell them of a change.
    Request,
    /// To tell them that an event does not take place.
    Cancel,
}

impl Method {
    /// Its name in a calendar.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// A calendar.
#[derive(Clone, Debug)]
pub struct Calendar<'a> {
    /// The language of its name.
    pub lang: Lang,
    /// What it is called; `None` for single events.
    pub name: Option<&'a str>,
    /// What it is sent for.
    pub method: Method,
    /// The IANA name of the zone of its times, unless an event has another.
    pub zone: &'a str,
    /// The year that the rules of the zone are written for where there are no events.
    pub year: i16,
    /// What is in it.
    pub events: Vec<Event>,
}

/// A text and its language.
pub type Text = (Lang, String);

/// An event of a calendar. Times are in milliseconds UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Names the event for good.
    pub uid: String,
    /// The number of its version; a higher one replaces a lower one.
    pub sequence: i64,
    /// When this version was made.
    pub changed_at: i64,
    pub begins_at: i64,
    /// The IANA name of the zone of its times; `None` is that of its calendar.
    pub zone: Option<&'static str>,
    pub minutes: u16,
    pub is_cancelled: bool,
    pub title: Text,
    pub description: Text,
    pub place: Option<Text>,
    /// Its page.
    pub url: String,
    /// Who invites, for [`Method::Request`] and [`Method::Cancel`]; [`invite`] adds who is invited.
    pub organizer: Option<Organizer>,
}

/// Who invites to an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organizer {
    pub name: String,
    pub address: String,
}

/// Writes a calendar.
#[must_use]
pub fn write(calendar: &Calendar<'_>) -> String {
    let zone = TimeZone::get(calendar.zone).unwrap_or(TimeZone::UTC);
    write_in(calendar, &zone)
}

/// Adds the person who is invited to the events of a calendar that was written. All the rest is the same for everyone who is
/// invited.
#[must_use]
pub fn invite(calendar: &str, attendee: &str) -> String {
    let mut line = Lines::default();
    let about = "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE";
    line.raw(about, &format!("mailto:{attendee}"));
    // In a text, these words never begin a line: lines that continue another one begin with a space.
    let end = "\r\nEND:VEVENT\r\n";
    calendar.replace(end, &format!("\r\n{}END:VEVENT\r\n", line.finish()))
}

/// Writes a calendar whose zone has these rules.
fn write_in(calendar: &Calendar<'_>, zone: &TimeZone) -> String {
    let mut lines = Lines::default();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//Ensemble//Ensemble//FR");
    lines.raw("CALSCALE", "GREGORIAN");
    lines.raw("METHOD", calendar.method.code());
    if let Some(name) = calendar.name {
        lines.text(&format!("NAME;LANGUAGE={}", calendar.lang.tag()), name);
        lines.text("X-WR-CALNAME", name);
        lines.raw("X-WR-TIMEZONE", calendar.zone);
        lines.raw("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
        lines.raw("X-PUBLISHED-TTL", REFRESH);
    }
    let zone_of = |event: &Event| event.zone.unwrap_or(calendar.zone);
    let mut zones: Vec<(&str, TimeZone)> = Vec::new();
    if calendar.events.is_empty() {
        zones.push((calendar.zone, zone.clone()));
    }
    for name in calendar.events.iter().map(zone_of) {
        if !zones.iter().any(|(known, _)| *known == name) {
            let own = (name == calendar.zone).then(|| zone.clone());
            zones.push((name, own.or_else(|| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC)));
        }
    }
    for (name, zone) in &zones {
        let events = calendar.events.iter().filter(|event| zone_of(event) == *name);
        let years = events.map(|event| moment(event.begins_at).to_zoned(zone.clone()).year());
        let first = years.clone().min().unwrap_or(calendar.year);
        let last = years.max().unwrap_or(calendar.year);
        zone::write(&mut lines, name, zone, first..=last);
    }
    for event in &calendar.events {
        for (name, zone) in zones.iter().filter(|(name, _)| *name == zone_of(event)) {
            write_event(&mut lines, event, (*name, zone));
        }
    }
    lines.raw("END", "VCALENDAR");
    lines.finish()
}

fn write_event(lines: &mut Lines, event: &Event, zone: (&str, &TimeZone)) {
    lines.raw("BEGIN", "VEVENT");
    lines.raw("UID", &event.uid);
    lines.raw("DTSTAMP", &utc(event.changed_at));
    lines.raw("LAST-MODIFIED", &utc(event.changed_at));
    lines.raw("SEQUENCE", &event.sequence.to_string());
    let ends_at = event.begins_at + i64::from(event.minutes) * 60_000;
    match local(event.begins_at, zone.1).zip(local(ends_at, zone.1)) {
        Some((begins, ends)) => {
            lines.raw(&format!("DTSTART;TZID={}", zone.0), &begins);
            lines.raw(&format!("DTEND;TZID={}", zone.0), &ends);
        }
        None => {
            lines.raw("DTSTART", &utc(event.begins_at));
            lines.raw("DTEND", &utc(ends_at));
        }
    }
    lines.raw("STATUS", if event.is_cancelled { "CANCELLED" } else { "CONFIRMED" });
    lines.raw("TRANSP", if event.is_cancelled { "TRANSPARENT" } else { "OPAQUE" });
    let mut text = |name: &str, (lang, text): &Text| {
        lines.text(&format!("{name};LANGUAGE={}", lang.tag()), text);
    };
    text("SUMMARY", &event.title);
    text("DESCRIPTION", &event.description);
    if let Some(place) = &event.place {
        text("LOCATION", place);
    }
    lines.raw("URL", &event.url);
    if let Some(Organizer { name, address }) = &event.organizer {
        let name = name.replace('"', "'");
        lines.raw(&format!("ORGANIZER;CN=\"{name}\""), &format!("mailto:{address}"));
    }
    lines.raw("END", "VEVENT");
}

fn moment(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or_default()
}

/// A moment in UTC: `20261101T053000Z`.
fn utc(millis: i64) -> String {
    moment(millis).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A moment as a local time of a zone: `20261101T133000`. `None` for a local time that comes twice, when clocks go back:
/// by the standard it stands for the first of the two, but some programs refuse it.
fn local(millis: i64, zone: &TimeZone) -> Option<String> {
    let local = moment(millis).to_zoned(zone.clone()).datetime();
    let is_unique = !zone.to_ambiguous_zoned(local).is_ambiguous();
    is_unique.then(|| local.strftime("%Y%m%dT%H%M%S").to_string())
}

//! Calendars against files of this folder, and read back by two libraries.
//! `ENSEMBLE_WRITE_CALENDARS=1 cargo test -p ensemble-server ical` writes the files; check the difference.

use std::{env, fs, path::Path};

use calcard::{
    Entry, Parser,
    common::timezone::Tz,
    icalendar::{ICalendar, dates::TimeOrDelta},
};
use icalendar::{Component, EventLike};
use jiff::{Timestamp, tz::TimeZone};

use super::{Calendar, Event, Method, Organizer, invite, write, write_in, zone};
use crate::ical::line::Lines;
use ensemble_core::Lang;

/// Québec's three legal times.
const ZONES: [&str; 3] = ["America/Toronto", "America/Halifax", "America/Blanc-Sablon"];

fn millis(moment: &str) -> i64 {
    moment.parse::<Timestamp>().expect("a moment").as_millisecond()
}

fn event(number: i64, begins_at: &str, title: &str) -> Event {
    Event {
        uid: format!("0190f5c0-0000-7000-8000-{number:012}"),
        sequence: number,
        changed_at: millis("2026-10-01T12:00:00Z"),
        begins_at: millis(begins_at),
        zone: None,
        minutes: 90,
        is_cancelled: false,
        title: (Lang::Fr, title.to_owned()),
        description: (
            Lang::Fr,
            "Orthopédagogie, lecture; écriture\nhttps://ensemble.example/fr/rencontres/1".to_owned(),
        ),
        place: Some((Lang::Fr, "Salle des Pins, École de l’Érablière (2e étage)".to_owned())),
        url: "https://ensemble.example/fr/rencontres/0190f5c0-0000-7000-8000-000000000001".to_owned(),
        organizer: None,
    }
}

/// Meetings in both nights in which clocks change, beside them, and one that was cancelled.
fn events() -> Vec<Event> {
    let mut all = [
        ("2026-10-31T17:30:00Z", "La veille"),
        ("2026-11-01T04:30:00Z", "Avant que les horloges reculent"),
        ("2026-11-01T05:30:00Z", "La première fois que cette heure sonne"),
        ("2026-11-01T06:30:00Z", "La deuxième fois que cette heure sonne"),
        ("2026-11-02T18:30:00Z", "Une rencontre dont le titre est assez long pour que sa ligne soit pliée là où un caractère é à ü 𝛑 ne doit pas l’être"),
        ("2027-03-14T06:00:00Z", "Avant que les horloges avancent"),
        ("2027-03-15T17:30:00Z", "Le lendemain"),
    ]
    .into_iter()
    .zip(1..)
    .map(|((at, title), number)| event(number, at, title))
    .collect::<Vec<_>>();
    all[6].is_cancelled = true;
    all[6].place = None;
    all
}

fn calendar(zone: &str) -> Calendar<'_> {
    Calendar {
        lang: Lang::Fr,
        name: Some("Ensemble : mes rencontres"),
        method: Method::Publish,
        zone,
        year: 2026,
        events: events(),
    }
}

/// Compares a calendar with its file.
fn same_as_file(name: &str, written: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("ical/tests").join(name);
    if env::var_os("ENSEMBLE_WRITE_CALENDARS").is_some() {
        fs::write(&file, written).expect("written");
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    for (line, (one, other)) in written.split("\r\n").zip(expected.split("\r\n")).enumerate() {
        assert_eq!(one, other, "line {} of {name}", line + 1);
    }
    assert_eq!(written, expected, "{name}");
}

/// When each event of a calendar begins and ends, as calcard reads it.
fn read_by_calcard(text: &str) -> Vec<(i64, i64)> {
    let mut parser = Parser::new(text);
    let Entry::ICalendar(calendar) = parser.entry() else { panic!("no calendar: {text}") };
    assert_eq!(parser.entry(), Entry::Eof, "{text}");
    expanded(&calendar)
}

fn expanded(calendar: &ICalendar) -> Vec<(i64, i64)> {
    let expanded = calendar.expand_dates(Tz::UTC, 100);
    assert_eq!(expanded.errors.len(), 0, "{:?}", expanded.errors);
    let mut times: Vec<(i64, i64)> = expanded
        .events
        .iter()
        .map(|event| {
            let TimeOrDelta::Time(end) = &event.end else { panic!("no end") };
            (event.start.timestamp_millis(), end.timestamp_millis())
        })
        .collect();
    times.sort_unstable();
    times
}

#[test]
fn calendars_are_as_in_their_files() {
    for zone in ZONES {
        let name = format!("{}.ics", zone.rsplit('/').next().expect("a city").to_lowercase());
        same_as_file(&name, &write(&calendar(zone)));
    }
    let mut invited = event(3, "2026-11-19T18:30:00Z", "Zest; meeting");
    invited.title.0 = Lang::En;
    invited.organizer =
        Some(Organizer { name: "Ensemble".to_owned(), address: "no-reply@ensemble.example".to_owned() });
    let invitation = |method, event| Calendar {
        lang: Lang::En,
        name: None,
        method,
        zone: ZONES[0],
        year: 2026,
        events: vec![event],
    };
    let attendee = "lea@ecole.example";
    same_as_file("request.ics", &invite(&write(&invitation(Method::Request, invited.clone())), attendee));
    invited.is_cancelled = true;
    invited.sequence = 4;
    same_as_file("cancel.ics", &invite(&write(&invitation(Method::Cancel, invited)), attendee));
}

#[test]
fn no_text_ends_an_event() {
    // The second text is folded just before its end.
    let folded = format!("{}END:VEVENT", "x".repeat(75 - "SUMMARY;LANGUAGE=fr-CA:".len()));
    for text in ["END:VEVENT", &folded, "\r\nEND:VEVENT\r\n"] {
        let mut event = event(1, "2026-11-19T18:30:00Z", text);
        event.description.1 = format!("{text}\nEND:VEVENT");
        event.place = None;
        let only = Calendar { events: vec![event], ..calendar(ZONES[0]) };
        let invited = invite(&write(&only), "lea@ecole.example");
        assert_eq!(invited.matches("\r\nATTENDEE;").count(), 1, "{invited}");
        let read: icalendar::Calendar = invited.parse().expect("a calendar");
        assert_eq!(read.events().count(), 1, "{invited}");
    }
}

#[test]
fn two_libraries_read_what_was_written() {
    for zone in ZONES {
        let written = write(&calendar(zone));
        let expected: Vec<(i64, i64)> =
            events().iter().map(|event| (event.begins_at, event.begins_at + 90 * 60_000)).collect();
        assert_eq!(read_by_calcard(&written), expected, "{zone}: each meeting takes 90 minutes");
        let read: icalendar::Calendar = written.parse().expect("a calendar");
        assert_eq!(read.get_name(), Some("Ensemble : mes rencontres"));
        assert_eq!(read.events().count(), events().len());
        for (read, written) in read.events().zip(events()) {
            assert_eq!(read.get_uid(), Some(written.uid.as_str()));
            assert_eq!(read.get_sequence().map(i64::from), Some(written.sequence));
            assert_eq!(read.get_summary(), Some(written.title.1.as_str()));
            assert_eq!(read.get_description(), Some(written.description.1.as_str()));
            assert_eq!(read.get_location(), written.place.as_ref().map(|place| place.1.as_str()));
            assert_eq!(read.get_url(), Some(written.url.as_str()));
            let status = if written.is_cancelled { "CANCELLED" } else { "CONFIRMED" };
            assert_eq!(read.property_value("STATUS"), Some(status));
        }
    }
}

#[test]
fn each_meeting_has_the_times_and_the_rules_of_its_zone() {
    let [_, halifax, blanc_sablon] = ZONES;
    let begins_at = "2027-03-15T17:30:00Z";
    let events = [None, Some(halifax), Some(blanc_sablon), Some(halifax)]
        .into_iter()
        .zip(1..)
        .map(|(zone, number)| Event { zone, ..event(number, begins_at, "Le lendemain") })
        .collect();
    let written = write(&Calendar { events, ..calendar(ZONES[0]) });
    for zone in ZONES {
        assert_eq!(written.matches(&format!("\r\nTZID:{zone}\r\n")).count(), 1, "{written}");
    }
    for (line, count) in [
        ("DTSTART;TZID=America/Toronto:20270315T133000", 1),
        ("DTSTART;TZID=America/Halifax:20270315T143000", 2),
        ("DTSTART;TZID=America/Blanc-Sablon:20270315T133000", 1),
    ] {
        assert_eq!(written.matches(&format!("\r\n{line}\r\n")).count(), count, "{line}: {written}");
    }
    let begins = millis(begins_at);
    assert_eq!(read_by_calcard(&written), [(begins, begins + 90 * 60_000); 4]);
}

#[test]
fn a_calendar_without_events_is_one() {
    let empty = Calendar { events: Vec::new(), ..calendar(ZONES[0]) };
    let written = write(&empty);
    assert!(written.contains("BEGIN:VTIMEZONE") && read_by_calcard(&written).is_empty(), "{written}");
}

fn rules(zone: &TimeZone, from: i16, to: i16) -> String {
    let mut lines = Lines::default();
    zone::write(&mut lines, "America/Toronto", zone, from..=to);
    lines.finish()
}

#[test]
fn a_law_that_changes_the_clocks_is_followed() {
    // The rules of another zone stand for those of a law to come.
    let moscow = TimeZone::get("Europe/Moscow").expect("a zone");
    let written = rules(&moscow, 2009, 2015);
    let begins = |rule: &str| written.lines().any(|line| line == rule);
    assert!(begins("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20100327T230000Z"), "{written}");
    assert!(begins("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20101030T230000Z"), "{written}");
    assert!(begins("DTSTART:20110327T020000") && begins("DTSTART:20141026T020000"), "{written}");
    assert!(begins("DTSTART:19700329T020000"), "{written}");
}

#[test]
fn rules_come_from_the_zone_data_and_not_from_the_program() {
    let law = TimeZone::posix("EST5EDT,M4.1.0,M10.5.0").expect("a rule");
    let event = event(1, "2027-03-20T17:30:00Z", "Avant le nouveau changement");
    let only = Calendar { events: vec![event], ..calendar(ZONES[0]) };
    let written = write_in(&only, &law);
    assert!(written.contains("\r\nRRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU\r\n"), "{written}");
    assert!(written.contains("\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"), "{written}");
    assert!(written.contains("\r\nDTSTART;TZID=America/Toronto:20270320T123000\r\n"), "{written}");
    let fixed = rules(&TimeZone::fixed(jiff::tz::offset(-4)), 2026, 2027);
    assert!(
        fixed.contains("TZOFFSETFROM:-0400\r\nTZOFFSETTO:-0400\r\nDTSTART:19700101T000000\r\nEND"),
        "{fixed}"
    );
}

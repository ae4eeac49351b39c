//! What is read of calendars that people bring, and which line is refused.

use jiff::{
    civil::{Date, date},
    tz::TimeZone,
};
use proptest::prelude::*;

use super::{EventDays, Fault, MAX_TITLE, ReadError, Reading, read};
use crate::ical::{Calendar, Event, Method, write};
use ensemble_core::Lang;

const UNTIL: Date = date(2028, 7, 31);

fn reading(content: &[u8]) -> Result<Reading, ReadError> {
    read(content, &TimeZone::get("America/Toronto").expect("a zone"), UNTIL)
}

/// A calendar with one event, whose lines begin with the third.
fn calendar(event: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
}

/// The first and last days of the events of a calendar with one event.
fn days(event: &str) -> Vec<(Date, Date)> {
    let reading = reading(calendar(event).as_bytes()).expect(event);
    reading.events.iter().map(|event| (event.first, event.last)).collect()
}

fn refused(event: &str) -> (usize, Fault) {
    let error = reading(calendar(event).as_bytes()).expect_err(event);
    (error.line, error.fault)
}

#[test]
fn an_event_is_on_its_days() {
    let one = |day| vec![(day, day)];
    for (event, expected) in [
        (
            "DTSTART;VALUE=DATE:20270301\nDTEND;VALUE=DATE:20270306",
            vec![(date(2027, 3, 1), date(2027, 3, 5))],
        ),
        ("DTSTART;VALUE=DATE:20270301\nDTEND;VALUE=DATE:20270301", one(date(2027, 3, 1))),
        ("DTSTART;VALUE=DATE:20270301", one(date(2027, 3, 1))),
        ("DTSTART:20270301T083000\nDTEND:20270301T160000", one(date(2027, 3, 1))),
        ("DTSTART:20270301T083000\nDTEND:20270302T000000", one(date(2027, 3, 1))),
        (
            "DTSTART;TZID=\"America/Toronto:x\":20270301T083000\nDURATION:P1D",
            vec![(date(2027, 3, 1), date(2027, 3, 2))],
        ),
        ("DTSTART;VALUE=DATE:20270301\nDURATION:P1W", vec![(date(2027, 3, 1), date(2027, 3, 7))]),
        ("DTSTART:20270302T030000Z\nDTEND:20270302T040000Z", one(date(2027, 3, 1))),
        ("dtstart;value=date:20270301", one(date(2027, 3, 1))),
        ("DTSTART;VALUE=DATE:20270301\nSTATUS:CANCELLED", vec![]),
        ("BEGIN:VALARM\nDTSTART:x\nEND:VALARM\nDTSTART;VALUE=DATE:20270301", one(date(2027, 3, 1))),
    ] {
        assert_eq!(days(event), expected, "{event}");
    }
}

#[test]
fn titles_are_read_as_they_were_written() {
    let folded = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY;LANGUAGE=fr:Journée p\u{e9}".to_owned();
    let content = [
        b"\xEF\xBB\xBF".as_slice(),
        &folded.as_bytes()[..folded.len() - 1],
        b"\n ",
        &folded.as_bytes()[folded.len() - 1..],
        b"dagogique\\, suite\\n1\n\nDTSTART;VALUE=DATE:20270301\nEND:VEVENT\nEND:VCALENDAR",
    ]
    .concat();
    let expected = EventDays {
        title: "Journée pédagogique, suite 1".to_owned(),
        first: date(2027, 3, 1),
        last: date(2027, 3, 1),
    };
    assert_eq!(reading(&content), Ok(Reading { events: vec![expected], is_cut: false }));
}

#[test]
fn a_long_title_is_cut() {
    let event = format!("SUMMARY:{}\nDTSTART:20270301\nRRULE:FREQ=DAILY;COUNT=2", "é".repeat(MAX_TITLE + 1));
    let reading = reading(calendar(&event).as_bytes()).expect("a calendar");
    let lengths: Vec<usize> = reading.events.iter().map(|event| event.title.chars().count()).collect();
    assert_eq!(lengths, [MAX_TITLE; 2]);
}

#[test]
fn recurrences_are_followed() {
    let firsts = |rule: &str| -> Vec<Date> {
        days(&format!("DTSTART;VALUE=DATE:20270301\n{rule}")).into_iter().map(|(first, _)| first).collect()
    };
    for (rule, expected) in [
        ("RRULE:FREQ=DAILY;COUNT=3", vec![date(2027, 3, 1), date(2027, 3, 2), date(2027, 3, 3)]),
        (
            "RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20270329",
            vec![date(2027, 3, 1), date(2027, 3, 15), date(2027, 3, 29)],
        ),
        (
            "RRULE:FREQ=WEEKLY;BYDAY=FR,MO;COUNT=3;WKST=SU",
            vec![date(2027, 3, 1), date(2027, 3, 5), date(2027, 3, 8)],
        ),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO,MO,FR,MO;COUNT=2", vec![date(2027, 3, 1), date(2027, 3, 5)]),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=1;COUNT=2", vec![date(2027, 3, 1), date(2027, 4, 1)]),
        ("RRULE:FREQ=YEARLY;BYMONTH=3;COUNT=5", vec![date(2027, 3, 1), date(2028, 3, 1)]),
        ("RRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20270302,20270303", vec![date(2027, 3, 1)]),
    ] {
        assert_eq!(firsts(rule), expected, "{rule}");
    }
    let ends = days("DTSTART;VALUE=DATE:20270131\nRRULE:FREQ=MONTHLY;COUNT=2");
    assert_eq!(
        ends.iter().map(|(first, _)| *first).collect::<Vec<_>>(),
        [date(2027, 1, 31), date(2027, 3, 31)]
    );
    let moved = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20270301\nRRULE:FREQ=DAILY;COUNT=2\nEND:VEVENT\n\
                 BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;VALUE=DATE:20270302\nDTSTART;VALUE=DATE:20270309\nEND:VEVENT\nEND:VCALENDAR";
    let moved = reading(moved.as_bytes()).expect("a calendar");
    assert_eq!(
        moved.events.iter().map(|event| event.first).collect::<Vec<_>>(),
        [date(2027, 3, 1), date(2027, 3, 9)]
    );
}

#[test]
fn a_recurrence_without_an_end_is_cut() {
    let cut = |rule: &str| {
        reading(calendar(&format!("DTSTART;VALUE=DATE:20270301\nRRULE:{rule}")).as_bytes()).expect(rule)
    };
    for (rule, count) in [("FREQ=WEEKLY", 75), ("FREQ=DAILY;UNTIL=21000101", 519), ("FREQ=YEARLY", 2)] {
        let reading = cut(rule);
        assert!(reading.is_cut && reading.events.len() == count, "{rule}: {}", reading.events.len());
        assert!(reading.events.iter().all(|event| event.first <= UNTIL));
    }
    assert!(!cut("FREQ=DAILY;COUNT=5").is_cut);
    let many = "DTSTART;VALUE=DATE:19700101\nRRULE:FREQ=DAILY";
    assert_eq!(refused(many), (4, Fault::TooMany), "it would take longer than it is worth");
}

#[test]
fn what_cannot_be_read_is_refused_with_its_line() {
    for (event, line, fault) in [
        ("DTSTART;VALUE=DATE:20270230", 3, Fault::Date),
        ("SUMMARY:x\nDTSTART:demain", 4, Fault::Date),
        ("DTSTART:99999999", 3, Fault::Date),
        ("DTSTART:20270301T250000", 3, Fault::Date),
        ("DTSTART:2027030é", 3, Fault::Date),
        ("DTSTART:20270301\nDURATION:long", 4, Fault::Date),
        ("SUMMARY:sans date", 2, Fault::NoDate),
        ("DTSTART:20270301\nDTEND:20270228", 4, Fault::Order),
        ("DTSTART:20270301\nDTEND:20280401", 4, Fault::Length),
        ("DTSTART:20270301\nRRULE:FREQ=MONTHLY;BYDAY=2TU", 4, Fault::Rule),
        ("DTSTART:20270301\nRRULE:FREQ=MONTHLY;BYDAY=TU", 4, Fault::Rule),
        ("DTSTART:20270301\nRRULE:FREQ=YEARLY;BYMONTH=4", 4, Fault::Rule),
        ("DTSTART:20270301\nRRULE:FREQ=SECONDLY", 4, Fault::Rule),
        ("DTSTART:20270301\nRRULE:FREQ=DAILY;INTERVAL=0", 4, Fault::Rule),
        ("DTSTART:20270301\nRDATE:20270302", 4, Fault::Rule),
        ("DTSTART:20270301\nune ligne sans valeur", 4, Fault::Line),
        ("END:VALARM", 3, Fault::Nesting),
        ("BEGIN:VALARM", 4, Fault::Nesting),
    ] {
        assert_eq!(refused(event), (line, fault), "{event}");
    }
    for (content, line, fault) in [
        (b"".as_slice(), 1, Fault::NoCalendar),
        (b"%PDF-1.7", 1, Fault::NoCalendar),
        (b"PK\x03\x04\xFF\xFE:\n", 1, Fault::NoCalendar),
        (b"Nom;Date\n", 1, Fault::NoCalendar),
        (b"BEGIN:VCARD\nEND:VCARD\n", 1, Fault::NoCalendar),
        (b"BEGIN:VCALENDAR\nX:\xE9\n", 2, Fault::Encoding),
        (b"BEGIN:VCALENDAR\nVERSION:2.0\n", 2, Fault::Nesting),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\nX:1\n", 3, Fault::Nesting),
    ] {
        assert_eq!(reading(content), Err(ReadError { line, fault }), "{}", String::from_utf8_lossy(content));
    }
}

#[test]
fn what_the_portal_writes_can_be_read() {
    let begins_at = "2026-11-01T05:30:00Z".parse::<jiff::Timestamp>().expect("a moment").as_millisecond();
    let event = Event {
        uid: "1".to_owned(),
        sequence: 1,
        changed_at: begins_at,
        begins_at,
        zone: None,
        minutes: 90,
        is_cancelled: false,
        title: (Lang::Fr, "Lire, écrire; compter".repeat(5)),
        description: (Lang::Fr, "x".to_owned()),
        place: None,
        url: "https://ensemble.example".to_owned(),
        organizer: None,
    };
    let written = write(&Calendar {
        lang: Lang::Fr,
        name: None,
        method: Method::Publish,
        zone: "America/Toronto",
        year: 2026,
        events: vec![event.clone()],
    });
    let (title, day) = (event.title.1, date(2026, 11, 1));
    let expected = Reading { events: vec![EventDays { title, first: day, last: day }], is_cut: false };
    assert_eq!(reading(written.as_bytes()), Ok(expected));
}

proptest! {
    #[test]
    fn no_file_stops_the_portal(content in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = reading(&content);
    }

    #[test]
    fn no_event_stops_the_portal(
        lines in proptest::collection::vec("(DTSTART|DTEND|DURATION|RRULE|EXDATE|RECURRENCE-ID|BEGIN|END|UID):[A-Z0-9=;,+-]{0,24}", 0..8),
    ) {
        let _ = reading(calendar(&lines.join("\n")).as_bytes());
    }

    #[test]
    fn a_recurrence_stays_between_its_first_day_and_the_end(
        frequency in prop::sample::select(vec!["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
        interval in 1_u16..=366,
        day in 0_i64..700,
    ) {
        let first = date(2026, 8, 1).checked_add(jiff::Span::new().try_days(day).expect("days")).expect("a day");
        let event = format!("DTSTART:{}\nRRULE:FREQ={frequency};INTERVAL={interval}", first.strftime("%Y%m%d"));
        let dates = days(&event);
        prop_assert_eq!(dates.first().map(|(date, _)| *date), Some(first));
        prop_assert!(dates.windows(2).all(|pair| pair[0].0 < pair[1].0));
        prop_assert!(dates.iter().all(|(date, _)| *date <= UNTIL));
    }
}

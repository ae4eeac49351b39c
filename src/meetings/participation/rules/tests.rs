//! The rules of participation, as a state machine.

use proptest::prelude::*;

use super::{
    CODE_GRACE, Closed, apply, arrival, begun, certificate_code, code_state, contribute_until, end, hours,
    is_missed, lines, may_contribute, minutes, outcome, own_minutes, period, period_bounds, room_code,
    school_year, school_year_bounds, span, steps, suggested, sum, summary, typed_certificate,
    typed_room_code, whole,
};
use crate::{
    meeting::model::{Meeting, Modality, Phase, When, Zone},
    participation::model::{
        Aftermath, CodeState, Command, LineSource, Outcome, OwnEntry, OwnMeeting, Participation, Record,
        Sign, Span, Summary, Tick, TickSource, Word,
    },
};
use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{LogbookEntryId, MeetingId, OrganizationId},
};
use jiff::civil::date;

const NOW: i64 = 1_795_000_000_000;
const MINUTE: i64 = 60_000;
const DURATION: u16 = 90;

fn text(text: &str) -> LocalizedText {
    LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() }
}

fn meeting() -> Meeting {
    Meeting {
        id: MeetingId::new(),
        phase: Phase::Published,
        title: text("Une rencontre"),
        when: When::At(NOW),
        zone: Zone::Eastern,
        duration: DURATION,
        modality: Modality::Hybrid,
        place: None,
        cancelled_at: None,
    }
}

fn here(from: u16, until: u16) -> Word {
    Word::Present(Span { from, until })
}

fn noted(word: Word) -> Option<Tick> {
    Some(Tick { word, source: TickSource::Facilitator })
}

fn spans() -> impl Strategy<Value = Span> {
    (0_u16..6, 1_u16..=6).prop_filter_map("a span", |(from, until)| span(from * 15, until * 15, DURATION))
}

fn words() -> impl Strategy<Value = Word> {
    prop_oneof![Just(Word::Absent), spans().prop_map(Word::Present)]
}

fn commands() -> impl Strategy<Value = Command> {
    let signs = prop_oneof![Just(Sign::Joined), Just(Sign::Code)];
    prop_oneof![
        (signs, 0_u16..6).prop_map(|(sign, step)| Command::Notice(sign, step * 15)),
        words().prop_map(Command::Say),
        Just(Command::Note(None)),
        words().prop_map(|word| Command::Note(noted(word))),
    ]
}

fn after(commands: &[Command]) -> Participation {
    commands.iter().fold(Participation::default(), |known, command| apply(known, *command))
}

proptest! {
    #[test]
    fn no_one_is_present_who_says_that_they_were_not_there(
        commands in prop::collection::vec(commands(), 0..12)
    ) {
        let known = apply(after(&commands), Command::Say(Word::Absent));
        prop_assert_eq!(outcome(&known, DURATION), Outcome::Absent);
        prop_assert_eq!(own_minutes(&known, DURATION), None);
    }

    #[test]
    fn each_source_holds_its_own_last_word_in_whatever_order_the_sources_speak(
        commands in prop::collection::vec(commands(), 0..12)
    ) {
        let of = |wanted: fn(&Command) -> bool| commands.iter().copied().filter(wanted).collect::<Vec<_>>();
        let signs = of(|command| matches!(command, Command::Notice(..)));
        let own = of(|command| matches!(command, Command::Say(_)));
        let ticks = of(|command| matches!(command, Command::Note(_)));
        let known = after(&commands);
        prop_assert_eq!(known, after(&[ticks.clone(), own.clone(), signs.clone()].concat()));
        prop_assert_eq!(known, after(&[signs.into_iter().rev().collect::<Vec<_>>(), own, ticks].concat()));
    }

    #[test]
    fn a_command_that_comes_twice_changes_nothing(
        commands in prop::collection::vec(commands(), 0..12), last in commands()
    ) {
        let once = apply(after(&commands), last);
        prop_assert_eq!(apply(once, last), once);
    }

    #[test]
    fn a_person_can_shorten_what_facilitators_noted_and_not_lengthen_it(own in spans(), tick in spans()) {
        let alone = after(&[Command::Note(noted(Word::Present(tick)))]);
        prop_assert_eq!(outcome(&alone, DURATION), Outcome::Present(tick));
        match outcome(&apply(alone, Command::Say(Word::Present(own))), DURATION) {
            Outcome::Present(both) => {
                prop_assert!(minutes(both, DURATION) <= minutes(tick, DURATION));
                prop_assert!(minutes(both, DURATION) <= minutes(own, DURATION));
            }
            other => {
                prop_assert_eq!(other, Outcome::Contested);
                prop_assert!(own.until <= tick.from || tick.until <= own.from, "they agree on nothing");
            }
        }
    }

    #[test]
    fn no_one_was_there_longer_than_the_meeting(
        commands in prop::collection::vec(commands(), 0..12), duration in 5_u16..=300
    ) {
        let known = after(&commands);
        if let Outcome::Present(span) | Outcome::Proposed(span) | Outcome::Declared(span) =
            outcome(&known, duration)
        {
            prop_assert!(minutes(span, duration) <= duration);
        }
        prop_assert!(own_minutes(&known, duration).is_none_or(|(own, _)| own <= duration));
    }

    #[test]
    fn a_moment_is_the_nearest_quarter_of_an_hour(seconds in -7_200_i64..20_000, duration in 5_u16..=300) {
        let from = arrival(NOW, duration, NOW + seconds * 1_000);
        prop_assert!(steps(duration).contains(&from) && from < end(duration));
        let exact = (seconds / 60).max(0);
        let far = i64::from(from) - exact;
        prop_assert!((-7..=8).contains(&far) || exact > i64::from(end(duration)) - 15, "{from} {exact}");
    }

    #[test]
    fn a_school_year_and_a_period_have_their_moments(days in 0_i64..36_500) {
        let at = days * 86_400_000 + 43_200_000;
        let (from, to) = school_year_bounds(school_year(at)).expect("a year");
        prop_assert!(from <= at && at < to);
        let first = period(at);
        let (from, to) = period_bounds(first).expect("a period");
        prop_assert!(first % 2 == 1 && from <= at && at < to);
        prop_assert_eq!(period(to), first + 2);
    }

    #[test]
    fn codes_are_read_back_however_they_are_typed(random in "[0-9a-f]{96}") {
        let room = room_code(&random).expect("a code");
        prop_assert_eq!(room.len(), 4);
        let spaced: String = room.to_lowercase().chars().flat_map(|letter| [letter, ' ']).collect();
        prop_assert_eq!(typed_room_code(&spaced), Some(room));
        let code = certificate_code(&random).expect("a code");
        let parts: Vec<String> = code.as_bytes().chunks(4).map(|part| String::from_utf8_lossy(part).to_lowercase()).collect();
        prop_assert_eq!(typed_certificate(&parts.join("-")), Some(code));
    }
}

#[test]
fn what_counts_depends_on_who_says_it() {
    let joined = Command::Notice(Sign::Joined, 15);
    let proposed = Span { from: 15, until: 90 };
    for (commands, expected) in [
        (vec![], Outcome::Unknown),
        (vec![joined], Outcome::Proposed(proposed)),
        (vec![joined, Command::Say(here(0, 90))], Outcome::Present(whole(DURATION))),
        (vec![Command::Say(here(0, 60))], Outcome::Declared(Span { from: 0, until: 60 })),
        (vec![Command::Note(noted(Word::Absent))], Outcome::Absent),
        (vec![joined, Command::Note(noted(Word::Absent))], Outcome::Absent),
        (vec![Command::Say(here(0, 90)), Command::Note(noted(Word::Absent))], Outcome::Contested),
        (vec![Command::Say(here(0, 30)), Command::Note(noted(here(30, 90)))], Outcome::Contested),
        (
            vec![Command::Say(here(30, 90)), Command::Note(noted(here(0, 60)))],
            Outcome::Present(Span { from: 30, until: 60 }),
        ),
        (vec![Command::Note(noted(here(0, 90))), Command::Note(None)], Outcome::Unknown),
    ] {
        assert_eq!(outcome(&after(&commands), DURATION), expected, "{commands:?}");
    }
    let code_then_page = after(&[Command::Notice(Sign::Code, 30), joined]);
    assert_eq!(code_then_page.sign, Some((Sign::Code, 15)), "the code says more, the page was earlier");
    assert_eq!(suggested(&code_then_page, DURATION), proposed);
    assert_eq!(suggested(&Participation::default(), DURATION), whole(DURATION));
}

#[test]
fn times_are_in_steps_within_the_meeting() {
    assert_eq!([end(90), end(50), end(5), end(0)], [90, 60, 15, 15]);
    assert_eq!(steps(40), [0, 15, 30, 45]);
    for (from, until) in [(0, 0), (30, 15), (0, 105), (5, 90), (0, 80)] {
        assert_eq!(span(from, until, DURATION), None, "{from} {until}");
    }
    assert_eq!(minutes(whole(50), 50), 50, "a step after the end is not counted");
    let at = |minutes: i64| arrival(NOW, DURATION, NOW + minutes * MINUTE);
    assert_eq!([at(-20), at(7), at(8), at(22), at(23), at(300)], [0, 0, 15, 15, 30, 75]);
}

#[test]
fn people_and_organizations_are_counted_apart() {
    let (one, two) = (OrganizationId::new(), OrganizationId::new());
    let record = |organization, commands: &[Command]| Record { organization, participation: after(commands) };
    let there = Command::Note(noted(whole_word()));
    let records = [
        record(Some(one), &[there]),
        record(Some(one), &[Command::Note(noted(here(30, 90)))]),
        record(None, &[there]),
        record(Some(two), &[Command::Notice(Sign::Joined, 0)]),
        record(Some(two), &[Command::Say(Word::Absent)]),
    ];
    let counted = summary(&records, &[(Some(one), whole(DURATION)), (None, whole(DURATION))], DURATION);
    assert_eq!(counted, Summary { people: 5, guests: 2, organizations: 1, late: 1, open: 1 });
    assert_eq!(summary(&[], &[], DURATION), Summary::default());
}

fn whole_word() -> Word {
    Word::Present(whole(DURATION))
}

#[test]
fn a_meeting_is_noted_from_its_beginning() {
    let at = |meeting: Meeting, archived, minutes: i64| begun(&meeting, archived, NOW + minutes * MINUTE);
    assert_eq!(at(meeting(), false, -1), Err(Closed::NotBegun));
    assert_eq!(at(meeting(), false, 0), Ok(NOW));
    assert_eq!(at(Meeting { phase: Phase::UnderWay, ..meeting() }, false, -10), Ok(NOW), "begun early");
    assert_eq!(at(Meeting { phase: Phase::Draft, ..meeting() }, false, 10), Err(Closed::NotBegun));
    assert_eq!(at(Meeting { when: When::Month(0), ..meeting() }, false, 10), Err(Closed::NotBegun));
    assert_eq!(at(Meeting { cancelled_at: Some(1), ..meeting() }, false, 10), Err(Closed::Cancelled));
    assert_eq!(at(meeting(), true, 10), Err(Closed::Archived));
}

#[test]
fn the_code_of_a_room_works_from_the_beginning_to_a_quarter_of_an_hour_after_the_end() {
    let at = |millis| code_state(&meeting(), millis);
    let end = NOW + i64::from(DURATION) * MINUTE;
    assert_eq!([at(NOW - 1), at(NOW), at(end)], [CodeState::Early, CodeState::Valid, CodeState::Valid]);
    assert_eq!([at(end + CODE_GRACE - 1), at(end + CODE_GRACE)], [CodeState::Valid, CodeState::Over]);
    assert_eq!(code_state(&Meeting { cancelled_at: Some(1), ..meeting() }, NOW), CodeState::Over);
    assert_eq!(code_state(&Meeting { phase: Phase::Draft, ..meeting() }, NOW), CodeState::Early);
    for wrong in ["", "CDF", "CDFHJ", "AEIO", "C1FH", "ÇDFH"] {
        assert_eq!(typed_room_code(wrong), None, "{wrong}");
    }
    for wrong in ["", "2345", "O0I1O0I1O0I1O0I1O0I1"] {
        assert_eq!(typed_certificate(wrong), None, "{wrong}");
    }
    assert_eq!(room_code("abc"), None);
}

#[test]
fn periods_begin_on_the_first_of_july_of_odd_years() {
    let at = |year, month, day| format::midnight(date(year, month, day)).expect("a day");
    assert_eq!([school_year(at(2026, 6, 30)), school_year(at(2026, 7, 1))], [2025, 2026]);
    for ((year, month, day), first) in [
        ((2025, 6, 30), 2023),
        ((2025, 7, 1), 2025),
        ((2026, 7, 1), 2025),
        ((2027, 6, 30), 2025),
        ((2027, 7, 1), 2027),
    ] {
        assert_eq!(period(at(year, month, day)), first, "{year}-{month}-{day}");
    }
    assert_eq!(period_bounds(2026), None);
    assert_eq!(period_bounds(2025), Some((at(2025, 7, 1), at(2027, 7, 1))));
    assert_eq!(school_year_bounds(2026), Some((at(2026, 7, 1), at(2027, 7, 1))));
}

#[test]
fn hours_are_read_as_people_write_them() {
    for (typed, read) in [
        ("2", 120),
        ("1,5", 90),
        ("1.25", 75),
        ("0,33", 20),
        ("1 h 30", 90),
        ("1:05", 65),
        ("3 h", 180),
        ("0 h 45 min", 45),
        ("24", 1_440),
    ] {
        assert_eq!(hours(typed), Some(read), "{typed}");
    }
    for wrong in ["", "0", "-1", "25", "1 h 60", "1,555", "deux", "1e3", "70000", ",5", "h"] {
        assert_eq!(hours(wrong), None, "{wrong}");
    }
}

#[test]
fn who_missed_a_meeting_is_known_once_everyone_is_noted() {
    let complete = Aftermath { completed_at: Some(1), ..Aftermath::default() };
    let late = Outcome::Present(Span { from: 30, until: 90 });
    for (outcome, before, after) in [
        (Outcome::Unknown, false, true),
        (Outcome::Absent, true, true),
        (late, true, true),
        (Outcome::Present(whole(DURATION)), false, false),
        (Outcome::Proposed(whole(DURATION)), false, false),
        (Outcome::Contested, false, false),
    ] {
        let missed = [Aftermath::default(), complete].map(|aftermath| is_missed(outcome, &aftermath));
        assert_eq!(missed, [before, after], "{outcome:?}");
        assert_eq!(may_contribute(outcome), after, "{outcome:?}");
    }
    assert_eq!(contribute_until(NOW, &complete), NOW + 14 * 86_400_000);
    assert_eq!(contribute_until(NOW, &Aftermath { contribute_until: Some(5), ..complete }), 5);
}

#[test]
fn a_logbook_counts_what_is_confirmed() {
    let own = |commands: &[Command], held_at| OwnMeeting {
        meeting: MeetingId::new(),
        title: text("Une rencontre"),
        community: text("Lecture"),
        held_at,
        duration: DURATION,
        participation: after(commands),
    };
    let meetings = vec![
        own(&[Command::Notice(Sign::Joined, 0)], 1),
        own(&[Command::Note(noted(here(0, 60)))], 3),
        own(&[Command::Note(noted(here(0, 60))), Command::Say(here(0, 90))], 4),
        own(&[Command::Note(noted(here(0, 60))), Command::Say(Word::Absent)], 5),
        own(&[], 6),
    ];
    let entry = OwnEntry { id: LogbookEntryId::new(), day: 2, title: "Lecture".to_owned(), minutes: 45 };
    let lines = lines(meetings, vec![entry]);
    assert_eq!(
        lines.iter().map(|line| (line.at, line.minutes)).collect::<Vec<_>>(),
        [(4, 90), (3, 60), (2, 45), (1, 90)]
    );
    assert!(matches!(lines[3].about, LineSource::Meeting { to_confirm: true, .. }));
    assert_eq!(sum(&lines), 195, "without what has still to be confirmed");
}

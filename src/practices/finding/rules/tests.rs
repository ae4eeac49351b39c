use proptest::prelude::*;

use super::{
    AnswerKind, Finding, LONGEST, can_send, days, is_overdue, may_remind, reading, reminder, shown, silence,
};
use crate::finding::model::{Answer, Figures, Part, Progress, ReminderKind, Sent};
use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{CommunityId, FindingId},
    rights::Action,
};

const DAY: i64 = 24 * 3_600_000;

fn day(year: i16, month: i8, day: i8) -> i64 {
    format::midnight(jiff::civil::date(year, month, day)).expect("a day")
}

fn text(text: &str) -> LocalizedText {
    LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() }
}

/// Sent on 13 October 2026 at noon, an answer is expected by 13 November.
fn sent() -> Finding {
    let community = CommunityId::new();
    Finding {
        id: FindingId::new(),
        community,
        number: 4,
        statement: text("Dix minutes manquent."),
        asked: text("Les protéger."),
        revision: 2,
        created_at: day(2026, 10, 2),
        sent: Some(Sent {
            to: CommunityId::new(),
            at: day(2026, 10, 13) + DAY / 2,
            answer_by: day(2026, 11, 13),
        }),
        answer: None,
        places: Vec::new(),
    }
}

fn answered(kind: AnswerKind, date: Option<i64>, progress: Option<Progress>) -> Finding {
    let answer = Answer {
        kind,
        text: Some(text("Une grille.")),
        date,
        who: String::new(),
        at: day(2026, 10, 30),
        progress,
    };
    Finding { answer: Some(answer), ..sent() }
}

#[test]
fn silence_is_counted_from_the_sending_once_the_day_has_passed() {
    assert_eq!(silence(&sent(), day(2026, 11, 13)), None, "the day itself is not over");
    let late = silence(&sent(), day(2026, 11, 27)).expect("silence");
    assert_eq!(
        (late.days, late.planned, late.beyond()),
        (45, 31, 14),
        "an hour more in autumn does not count"
    );
    let answered = answered(AnswerKind::Refused, None, None);
    assert_eq!(silence(&answered, day(2026, 11, 27)), None, "no is an answer");
    let gathering = Finding { sent: None, ..sent() };
    assert_eq!(silence(&gathering, day(2026, 11, 27)), None);
}

#[test]
fn the_managers_are_reminded_before_the_day_and_after_it() {
    let due = day(2026, 11, 13);
    for (today, expected) in [
        (day(2026, 11, 5), None),
        (day(2026, 11, 6), Some((ReminderKind::Soon, due))),
        (day(2026, 11, 13), Some((ReminderKind::Soon, due))),
        (day(2026, 11, 14), None),
        (day(2026, 11, 20), Some((ReminderKind::Late, due))),
        (day(2027, 1, 20), Some((ReminderKind::Late, due))),
    ] {
        assert_eq!(reminder(&sent(), today), expected, "{today}");
    }
    let mut short = sent();
    short.sent = Some(Sent { at: day(2026, 11, 10), ..short.sent.expect("sent") });
    assert_eq!(reminder(&short, day(2026, 11, 11)), None, "they read it a day ago");
}

#[test]
fn people_remind_the_managers_once_a_week_until_they_answer() {
    let at = day(2026, 10, 13) + DAY / 2;
    for (reminded, now, may) in [
        (None, at + 7 * DAY - 1, false),
        (None, at + 7 * DAY, true),
        (Some(at + 7 * DAY), at + 14 * DAY - 1, false),
        (Some(at + 7 * DAY), at + 14 * DAY, true),
    ] {
        assert_eq!(may_remind(&sent(), reminded, now), may, "{reminded:?} {now}");
    }
    assert!(!may_remind(&answered(AnswerKind::Refused, None, None), None, at + 30 * DAY));
    assert!(!may_remind(&Finding { sent: None, ..sent() }, None, at + 30 * DAY));
}

#[test]
fn they_are_reminded_of_the_day_that_they_named() {
    let date = day(2027, 1, 29);
    let planned = answered(AnswerKind::Accepted, Some(date), Some(Progress::Begun));
    assert_eq!(reminder(&planned, date), None);
    assert_eq!(reminder(&planned, date + DAY), Some((ReminderKind::DayCame, date)));
    let done = answered(AnswerKind::Accepted, Some(date), Some(Progress::Done));
    assert_eq!(reminder(&done, date + DAY), None);
    let later = answered(AnswerKind::Later, Some(date), None);
    assert!(is_overdue(&later, date + DAY));
    assert!(!is_overdue(&answered(AnswerKind::Refused, None, None), date + DAY));
}

#[test]
fn few_people_are_not_counted() {
    assert_eq!([0, 4, 5, 12].map(shown), [None, None, Some(5), Some(12)]);
}

#[test]
fn a_finding_without_anything_behind_it_is_not_sent() {
    assert!(!can_send(Figures { people: 2, ..Figures::default() }));
    assert!(can_send(Figures { decisions: 1, ..Figures::default() }));
    assert!(can_send(Figures { reflections: 1, ..Figures::default() }));
}

#[test]
fn what_is_offered_is_for_facilitators() {
    assert_eq!(reading(Part::Offered), Action::ExportReflections);
    for part in [Part::Origin, Part::Joined, Part::Answering] {
        assert_eq!(reading(part), Action::ReadReflections);
    }
}

proptest! {
    #[test]
    fn silence_grows_by_a_day_each_day_and_is_never_less_than_what_was_planned(wait in 1_i64..400, late in 1_i64..400) {
        let at = day(2026, 10, 13);
        let answer_by = format::day_of(at + wait * DAY + DAY / 2);
        let mut finding = sent();
        finding.sent = Some(Sent { at, answer_by, ..finding.sent.expect("sent") });
        let today = format::day_of(answer_by + late * DAY + DAY / 2);
        let silence = silence(&finding, today).expect("silence");
        prop_assert_eq!(silence.planned, wait);
        prop_assert_eq!(silence.days, wait + late);
        prop_assert_eq!(silence.beyond(), late);
        prop_assert_eq!(days(at, today), wait + late);
        prop_assert!(wait * DAY < LONGEST);
    }
}

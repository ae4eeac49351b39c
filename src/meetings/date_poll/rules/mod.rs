//! Which day suits best, who has not answered, what speaks against a day. Pure.

mod holidays;

use std::cmp::Reverse;

use jiff::civil::{Date, Weekday};

use super::model::{Answer, DateOption, OtherMeeting, Participant};
use crate::school_days::model::{Closure, SchoolDayKind};
use ensemble_core::ids::DateOptionId;

pub use holidays::{Holiday, holiday};

/// How many days can be proposed: more do not fit a telephone.
pub const MAX_DATES: usize = 12;

/// The days on which most people could come and, of those, the ones that suit most; none before someone answered.
#[must_use]
pub fn best(options: &[DateOption]) -> Vec<DateOptionId> {
    let score = |option: &DateOption| {
        let yes = option.count(Answer::Yes);
        (yes + option.count(Answer::IfNeeded), yes)
    };
    let most = options.iter().map(score).max().filter(|(can, _)| *can > 0);
    options.iter().filter(|option| Some(score(option)) == most).map(|option| option.id).collect()
}

/// Those who have not answered at all, and those who have not answered for each day.
#[must_use]
pub fn waiting<'a>(
    participants: &'a [Participant],
    options: &[DateOption],
) -> (Vec<&'a Participant>, Vec<&'a Participant>) {
    let answers = |participant: &Participant| {
        options.iter().filter(|option| option.of(participant.id).is_some()).count()
    };
    let none = participants.iter().filter(|each| !options.is_empty() && answers(each) == 0).collect();
    let some = participants.iter().filter(|each| (1..options.len()).contains(&answers(each))).collect();
    (none, some)
}

/// Something that speaks against a day. It does not keep anyone from proposing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning<'a> {
    Holiday(Holiday),
    Weekend,
    /// The schools of these organizations are closed to students.
    Schools(SchoolDayKind, Vec<&'a Closure>),
    Meeting(&'a OtherMeeting),
}

/// What speaks against a meeting on this day between two moments, in milliseconds UTC.
#[must_use]
pub fn warnings<'a>(
    day: Date,
    (begins, ends): (i64, i64),
    closures: &'a [Closure],
    others: &'a [OtherMeeting],
) -> Vec<Warning<'a>> {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let schools = |kind: SchoolDayKind| {
        let mut closed: Vec<&Closure> = Vec::new();
        for closure in
            closures.iter().filter(|each| each.kind == kind && (each.first..=each.last).contains(&day))
        {
            // A calendar may have a day twice.
            if !closed.iter().any(|each| each.organization == closure.organization) {
                closed.push(closure);
            }
        }
        (!closed.is_empty()).then_some(Warning::Schools(kind, closed))
    };
    holiday(day)
        .map(Warning::Holiday)
        .into_iter()
        .chain(weekend.then_some(Warning::Weekend))
        .chain(SchoolDayKind::ALL.iter().filter_map(|kind| schools(*kind)))
        .chain(
            others
                .iter()
                .filter(|other| other.begins_at < ends && other.ends_at > begins)
                .map(Warning::Meeting),
        )
        .collect()
}

/// Puts the days in the order of the calendar.
pub fn sort(options: &mut [DateOption]) {
    options.sort_by_key(|option| (option.begins_at, Reverse(option.id)));
}

#[cfg(test)]
mod tests {
    use super::{
        Answer, Closure, DateOption, Holiday, OtherMeeting, Participant, SchoolDayKind, Warning, best,
        waiting, warnings,
    };
    use ensemble_core::{
        Lang, LocalizedText,
        ids::{DateOptionId, PersonId},
    };
    use jiff::civil::date;

    #[test]
    fn days_on_which_schools_are_closed_are_said_once_for_each_organization() {
        use SchoolDayKind::{Break, Pedagogical};
        let closure = |kind, name: &str, first, last| Closure {
            kind,
            organization: LocalizedText::Single { lang: Lang::Fr, text: name.to_owned() },
            first,
            last,
            is_open: true,
        };
        let monday = date(2027, 3, 1);
        let closures = [
            closure(Break, "A", monday, date(2027, 3, 5)),
            closure(Pedagogical, "B", monday, monday),
            closure(Break, "C", date(2027, 2, 26), monday),
            closure(Break, "A", monday, monday),
        ];
        let on = |day| warnings(day, (0, 1), &closures, &[]);
        assert_eq!(
            on(monday),
            [
                Warning::Schools(Pedagogical, vec![&closures[1]]),
                Warning::Schools(Break, vec![&closures[0], &closures[2]])
            ]
        );
        assert_eq!(on(date(2027, 3, 5)), [Warning::Schools(Break, vec![&closures[0]])]);
        assert_eq!(on(date(2027, 3, 8)), []);
    }

    fn person(name: &str) -> Participant {
        Participant { id: PersonId::new(), name: name.to_owned() }
    }

    fn option(answers: &[(&Participant, Answer)]) -> DateOption {
        let answers = answers.iter().map(|(person, answer)| (person.id, *answer)).collect();
        DateOption { id: DateOptionId::new(), begins_at: 0, answers }
    }

    #[test]
    fn the_best_day_is_one_on_which_most_can_come() {
        let [ana, bo, cy] = ["Ana", "Bo", "Cy"].map(person);
        let two = option(&[(&ana, Answer::Yes), (&bo, Answer::Yes), (&cy, Answer::No)]);
        let three = option(&[(&ana, Answer::IfNeeded), (&bo, Answer::IfNeeded), (&cy, Answer::IfNeeded)]);
        let better = option(&[(&ana, Answer::Yes), (&bo, Answer::IfNeeded), (&cy, Answer::IfNeeded)]);
        assert_eq!(best(&[two.clone(), three.clone()]), [three.id]);
        assert_eq!(best(&[two, three, better.clone()]), [better.id]);
        assert!(best(&[option(&[])]).is_empty() && best(&[]).is_empty());
        assert!(best(&[option(&[(&ana, Answer::No)])]).is_empty());
    }

    #[test]
    fn who_has_not_answered_is_named() {
        let [ana, bo, cy] = ["Ana", "Bo", "Cy"].map(person);
        let options = [option(&[(&ana, Answer::Yes), (&bo, Answer::No)]), option(&[(&ana, Answer::No)])];
        let all = [ana, bo, cy];
        let (none, some) = waiting(&all, &options);
        assert_eq!((none, some), (vec![&all[2]], vec![&all[1]]));
        assert_eq!(waiting(&all, &[]), (vec![], vec![]), "there is nothing to answer");
    }

    #[test]
    fn what_speaks_against_a_day_is_said() {
        let other = OtherMeeting {
            title: LocalizedText::Single { lang: Lang::Fr, text: "Autre".to_owned() },
            begins_at: 100,
            ends_at: 200,
            people: 2,
            own: false,
        };
        let others = [other.clone()];
        let on = |day, from, to| warnings(day, (from, to), &[], &others);
        let monday = date(2026, 12, 7);
        assert_eq!(on(monday, 0, 100), [], "one ends when the other begins");
        assert_eq!(on(monday, 199, 300), [Warning::Meeting(&other)]);
        assert_eq!(on(date(2026, 12, 25), 0, 1), [Warning::Holiday(Holiday::Christmas)]);
        assert_eq!(on(date(2026, 12, 6), 0, 1), [Warning::Weekend]);
    }
}

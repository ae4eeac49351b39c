//! Minutes of the steps, who writes when, what is advised. Pure.

mod question;
mod rotation;

pub use question::is_question;
pub use rotation::{Turn, order, proposal};

use super::model::{
    Participant, Role, Step,
    session::{MINUTE, Session},
};

/// The minutes of the steps in a session of 90 minutes.
const SHARES: [u32; 6] = [15, 15, 5, 30, 15, 10];
const SHARES_TOTAL: u32 = 90;
/// How long a session may be, in minutes.
pub const LENGTHS: [u16; 6] = [45, 60, 90, 120, 150, 180];
/// How long a session is unless facilitators choose otherwise.
pub const USUAL_LENGTH: u16 = 90;
/// How many people are advised.
pub const PEOPLE: std::ops::RangeInclusive<usize> = 5..=8;
/// How many minutes are advised.
pub const ADVISED_MINUTES: std::ops::RangeInclusive<u16> = 120..=180;
/// The most characters of a note.
pub const MAX_NOTE: usize = 2_000;
/// The most characters of a private text and of what is published.
pub const MAX_TEXT: usize = 8_000;
/// The most notes of a session.
pub const MAX_NOTES: i64 = 400;
/// How long what was written is kept after a session, in milliseconds.
pub const KEPT: i64 = 30 * 24 * 60 * MINUTE;

/// How many minutes each step takes in a session of so many minutes. Together they are exactly that; what does not divide goes to
/// the steps with the largest remainder, the first of equals first.
#[must_use]
pub fn durations(total: u16) -> [u16; 6] {
    let total = u32::from(total);
    let mut minutes = SHARES.map(|share| total * share / SHARES_TOTAL);
    let mut steps: Vec<usize> = (0..SHARES.len()).collect();
    steps.sort_by_key(|step| std::cmp::Reverse(total * SHARES[*step] % SHARES_TOTAL));
    let left = total - minutes.iter().sum::<u32>();
    for (step, _) in steps.into_iter().zip(0..left) {
        minutes[step] += 1;
    }
    minutes.map(|minutes| u16::try_from(minutes).unwrap_or(u16::MAX))
}

/// How many minutes a step takes in this session, what was added to the current one included.
#[must_use]
pub fn minutes(session: &Session, step: Step) -> u16 {
    let planned = durations(session.minutes)[step.index()];
    if step == session.step { planned + session.added } else { planned }
}

/// What is left of the current step, in milliseconds; less than nothing when it takes longer.
#[must_use]
pub fn left(session: &Session, now: i64) -> i64 {
    let length = i64::from(minutes(session, session.step)) * MINUTE;
    length - (session.paused_since.unwrap_or(now) - session.step_since)
}

/// Whether a person writes what the others read. In the first step the client has the floor, and the scribe writes down what they
/// say; while suggestions are made, the client listens.
#[must_use]
pub fn may_write(step: Step, role: Role) -> bool {
    match step {
        Step::Account => matches!(role, Role::Client | Role::Scribe),
        Step::Suggestions => role != Role::Client,
        Step::Questions | Step::Contract | Step::Plan | Step::Learning => true,
    }
}

/// Whether a text may be reworded: in the second step, what someone other than the client and the scribe wrote and is no question.
#[must_use]
pub fn is_nudged(step: Step, role: Role, text: &str) -> bool {
    step == Step::Questions && matches!(role, Role::Facilitator | Role::Consultant) && !is_question(text)
}

/// What is advised about a session that is prepared. It can be held all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    TooFew,
    TooMany,
    Short,
}

/// What to think about before a session with so many people, of so many minutes.
#[must_use]
pub fn advice(people: usize, minutes: u16) -> Vec<Advice> {
    let mut all = Vec::new();
    if people < *PEOPLE.start() {
        all.push(Advice::TooFew);
    }
    if people > *PEOPLE.end() {
        all.push(Advice::TooMany);
    }
    if minutes < *ADVISED_MINUTES.start() {
        all.push(Advice::Short);
    }
    all
}

/// From when on what was written is for the client alone, as far as they keep it, in milliseconds UTC. A session that no one ended
/// counts from its beginning.
#[must_use]
pub fn erased_at(session: &Session) -> Option<i64> {
    session.ended_at.or(session.begun_at).map(|at| at + KEPT)
}

/// Whether what was written is for the client alone by now.
#[must_use]
pub fn is_over(session: &Session, now: i64) -> bool {
    erased_at(session).is_some_and(|at| at <= now)
}

/// A person's part in a session, once they promised to keep what is said to themselves.
#[must_use]
pub fn role_of(people: &[Participant], person: ensemble_core::ids::PersonId) -> Option<Role> {
    people.iter().find(|each| each.person == person && each.agreed_at.is_some()).map(|each| each.role)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        Advice, KEPT, LENGTHS, MINUTE, Role, Session, Step, advice, durations, erased_at, is_nudged, left,
        may_write, minutes,
    };

    proptest! {
        #[test]
        fn the_minutes_of_the_steps_are_exactly_those_of_the_session(total in 18_u16..600) {
            let steps = durations(total);
            prop_assert_eq!(steps.iter().sum::<u16>(), total);
            prop_assert!(steps.iter().all(|minutes| *minutes >= 1));
            prop_assert!(steps[3] >= steps[0] && steps[0] >= steps[5] && steps[5] >= steps[2], "{steps:?}");
            for (step, share) in steps.iter().zip(super::SHARES) {
                let exact = f64::from(total) * f64::from(share) / 90.0;
                prop_assert!((f64::from(*step) - exact).abs() < 1.0, "{steps:?}");
            }
        }
    }

    #[test]
    fn the_usual_lengths_have_round_steps() {
        assert_eq!(durations(90), [15, 15, 5, 30, 15, 10]);
        assert_eq!(durations(60), [10, 10, 3, 20, 10, 7]);
        assert_eq!(durations(45), [8, 8, 2, 15, 7, 5]);
        assert!(LENGTHS.iter().all(|length| durations(*length).iter().sum::<u16>() == *length));
    }

    #[test]
    fn the_client_has_the_floor_first_and_listens_to_suggestions() {
        for role in Role::ALL {
            let tells = matches!(role, Role::Client | Role::Scribe);
            assert_eq!(may_write(Step::Account, *role), tells, "{role}");
            assert_eq!(may_write(Step::Suggestions, *role), *role != Role::Client, "{role}");
            for step in [Step::Questions, Step::Contract, Step::Plan, Step::Learning] {
                assert!(may_write(step, *role), "{step} {role}");
            }
        }
        assert!(is_nudged(Step::Questions, Role::Consultant, "Tu devrais lui parler."));
        assert!(!is_nudged(Step::Questions, Role::Client, "Depuis trois semaines."), "the client answers");
        assert!(!is_nudged(Step::Suggestions, Role::Consultant, "Tu devrais lui parler."));
    }

    #[test]
    fn group_and_time_are_advised_about() {
        assert_eq!(advice(6, 120), []);
        assert_eq!(advice(4, 90), [Advice::TooFew, Advice::Short]);
        assert_eq!(advice(9, 180), [Advice::TooMany]);
    }

    #[test]
    fn what_is_left_stops_with_a_pause_and_grows_with_minutes() {
        let mut session = Session { begun_at: Some(0), step: Step::Suggestions, ..Session::planned(90) };
        assert_eq!(left(&session, 12 * MINUTE), 18 * MINUTE);
        session.paused_since = Some(10 * MINUTE);
        assert_eq!(left(&session, 25 * MINUTE), 20 * MINUTE);
        session.added = 5;
        assert_eq!((minutes(&session, Step::Suggestions), minutes(&session, Step::Plan)), (35, 15));
        assert_eq!(left(&session, 25 * MINUTE), 25 * MINUTE);
        assert_eq!(erased_at(&session), Some(KEPT), "no one ended it");
        assert_eq!(erased_at(&Session { ended_at: Some(7), ..session }), Some(7 + KEPT));
        assert_eq!(erased_at(&Session::planned(90)), None);
    }
}

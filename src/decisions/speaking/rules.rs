//! What stays of the time that people spoke, and quick polls. Pure.

use super::model::{PollKind, Polled, Share};
use crate::vote::rules::MIN_SECRET;

/// How many people must have spoken before their share of the time is kept: of few, it tells who spoke how much.
pub const MIN_SHARE: usize = 5;
/// The most characters of a silent contribution.
pub const MAX_TEXT: usize = 500;
/// How many options a quick poll has.
pub const OPTIONS: std::ops::RangeInclusive<usize> = 2..=6;
/// The most characters of the question of a quick poll.
pub const MAX_QUESTION: usize = 200;
/// The most characters of an option.
pub const MAX_OPTION: usize = 100;
/// How many quick polls a meeting has at most.
pub const MAX_POLLS: usize = 30;
/// The numbers of a scale.
pub const SCALE: std::ops::RangeInclusive<u32> = 1..=5;

/// How a group shared its time, from how long each person spoke, in milliseconds; `None` where too few people spoke.
#[must_use]
pub fn share(times: &[i64]) -> Option<Share> {
    let mut times: Vec<i64> = times.iter().copied().filter(|time| *time > 0).collect();
    if times.len() < MIN_SHARE {
        return None;
    }
    times.sort_unstable_by(|one, other| other.cmp(one));
    let total: i64 = times.iter().sum();
    let mut used = 0;
    let reaches_half = |time: &i64| {
        used += time;
        used * 2 >= total
    };
    let half = times.iter().position(reaches_half).map_or(times.len(), |at| at + 1);
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Some(Share { people: number(times.len()), half: number(half) })
}

/// The options that were typed, one on each line; each once. Of too many, only so many that it can be said.
#[must_use]
pub fn options(typed: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for line in typed.lines() {
        if all.len() > *OPTIONS.end() {
            break;
        }
        let line = line.trim().trim_start_matches(['-', '•']).trim();
        if !line.is_empty() && !all.iter().any(|option| option == line) {
            all.push(line.to_owned());
        }
    }
    all
}

/// How many choices a quick poll offers.
#[must_use]
pub fn choices(kind: PollKind, options: &[String]) -> usize {
    match kind {
        PollKind::Choice => options.len(),
        PollKind::Scale => SCALE.count(),
    }
}

/// The texts that a quick poll offers to choose among.
#[must_use]
pub fn choice_texts(kind: PollKind, options: &[String]) -> Vec<String> {
    match kind {
        PollKind::Choice => options.to_vec(),
        PollKind::Scale => SCALE.map(|number| number.to_string()).collect(),
    }
}

/// Whether the results of a quick poll are kept back because they would tell what a person chose.
#[must_use]
pub const fn is_withheld(polled: &Polled) -> bool {
    polled.poll.anonymous && polled.people < MIN_SECRET
}

/// Whether a viewer sees the results now. Those of an anonymous poll are seen once it is closed: what changes between two looks
/// would tell what a person chose.
#[must_use]
pub const fn shows_results(polled: &Polled, runs: bool) -> bool {
    if is_withheld(polled) {
        return false;
    }
    let at_once = polled.poll.at_once && !polled.poll.anonymous && (polled.answered || runs);
    polled.poll.closed_at.is_some() || at_once
}

#[cfg(test)]
mod tests {
    use super::{PollKind, Polled, Share, choices, options, share, shows_results};
    use crate::speaking::model::QuickPoll;
    use ensemble_core::{Lang, LocalizedText, ids::QuickPollId};

    #[test]
    fn the_share_of_a_group_needs_five_people_and_names_none() {
        assert_eq!(share(&[]), None);
        assert_eq!(share(&[60_000, 5_000, 5_000, 5_000]), None);
        assert_eq!(share(&[60_000, 5_000, 5_000, 5_000, 0]), None, "who has not spoken is not counted");
        assert_eq!(share(&[5, 5, 60, 5, 5]), Some(Share { people: 5, half: 1 }));
        assert_eq!(share(&[10, 10, 10, 10, 10, 10]), Some(Share { people: 6, half: 3 }));
        assert_eq!(share(&[10, 10, 10, 10, 10]), Some(Share { people: 5, half: 3 }));
    }

    #[test]
    fn options_are_lines_each_once() {
        assert_eq!(options(" Oui \n\n- Non\n• Oui\n"), ["Oui", "Non"]);
        assert_eq!(choices(PollKind::Scale, &[]), 5);
    }

    fn polled(anonymous: bool, at_once: bool, closed: bool, people: u32, answered: bool) -> Polled {
        let question = LocalizedText::Single { lang: Lang::Fr, text: "Ça va?".to_owned() };
        let poll = QuickPoll {
            id: QuickPollId::new(),
            question,
            kind: PollKind::Scale,
            options: Vec::new(),
            anonymous,
            at_once,
            opened_at: 1,
            closed_at: closed.then_some(2),
        };
        Polled { poll, counts: vec![people, 0, 0, 0, 0], people, answered, chosen: None }
    }

    #[test]
    fn results_are_seen_when_they_may_be() {
        for (anonymous, at_once, closed, people, answered, runs, seen) in [
            (false, false, false, 9, true, true, false),
            (false, false, true, 1, false, false, true),
            (false, true, false, 9, false, false, false),
            (false, true, false, 9, true, false, true),
            (false, true, false, 9, false, true, true),
            (true, true, false, 9, true, true, false),
            (true, false, true, 2, true, true, false),
            (true, false, true, 3, false, false, true),
        ] {
            let polled = polled(anonymous, at_once, closed, people, answered);
            assert_eq!(shows_results(&polled, runs), seen, "{polled:?} {runs}");
        }
    }
}

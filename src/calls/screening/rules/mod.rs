//! How far a project is, what can be decided, and when the screening ends. Pure.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::model::{Mark, Review, ScreeningState, Tally, Verdict};
use crate::{
    call::{
        model::{Call, CallPhase},
        rules::{phase, takes_answers},
    },
    interest::rules::mask::{self, Known, Tells},
};
use ensemble_core::ids::PersonId;

/// How many reviewers judge a project at least, where the call has so many.
pub const REVIEWS: u32 = 2;
/// The most characters of a reason.
pub const MAX_REASON: usize = 1_000;

/// How many reviewers judge a project, in a call with so many.
#[must_use]
pub const fn needed(reviewers: u32) -> u32 {
    if reviewers < REVIEWS { 1 } else { REVIEWS }
}

/// What reviewers said of a project, counted. `reviewers` are those of the call, `excluded` those who do not get the project.
#[must_use]
pub fn tally(reviews: &[Review], reviewers: &[PersonId], excluded: &[PersonId], settled: bool) -> Tally {
    let count = |wanted: Verdict| {
        let found = reviews.iter().filter_map(Review::judgement).filter(|each| each.verdict == wanted);
        u32::try_from(found.count()).unwrap_or(u32::MAX)
    };
    Tally {
        relevant: count(Verdict::Relevant),
        not_relevant: count(Verdict::NotRelevant),
        remaining: u32::try_from(remaining(reviews, reviewers, excluded).len()).unwrap_or(u32::MAX),
        settled,
    }
}

/// The reviewers of a call who could still judge a project.
#[must_use]
pub fn remaining(reviews: &[Review], reviewers: &[PersonId], excluded: &[PersonId]) -> Vec<PersonId> {
    let current = reviews.iter().filter(|review| !review.outdated);
    let said: BTreeSet<PersonId> = current.map(|review| review.person).collect();
    reviewers.iter().filter(|each| !said.contains(each) && !excluded.contains(each)).copied().collect()
}

/// How far a project is, in a call with so many reviewers.
#[must_use]
pub const fn state(tally: Tally, reviewers: u32) -> ScreeningState {
    let Tally { relevant, not_relevant, settled, .. } = tally;
    if settled {
        ScreeningState::Settled
    } else if relevant > 0 && not_relevant > 0 {
        ScreeningState::Disagreed
    } else if relevant + not_relevant == 0 {
        ScreeningState::Unread
    } else if relevant + not_relevant < needed(reviewers) {
        ScreeningState::Partly
    } else if relevant > 0 {
        ScreeningState::AgreedRelevant
    } else {
        ScreeningState::AgreedNot
    }
}

/// Whether fewer reviewers can judge a project than are needed, because of conflicts of interests.
#[must_use]
pub const fn is_short(tally: Tally, reviewers: u32) -> bool {
    tally.relevant + tally.not_relevant + tally.remaining < needed(reviewers)
}

/// Whether a coordinator can decide about a project: as many reviewers as are needed judged it, or no other can. What was
/// decided can be decided anew.
#[must_use]
pub const fn can_settle(tally: Tally, reviewers: u32) -> bool {
    tally.settled || tally.relevant + tally.not_relevant >= needed(reviewers) || tally.remaining == 0
}

/// The verdict on which all who judged a project agree.
#[must_use]
pub const fn agreed(tally: Tally) -> Option<Verdict> {
    match (tally.relevant, tally.not_relevant) {
        (1.., 0) => Some(Verdict::Relevant),
        (0, 1..) => Some(Verdict::NotRelevant),
        _ => None,
    }
}

/// What a reviewer said of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    Nothing,
    Verdict(Verdict),
    /// A verdict about an earlier text.
    Outdated,
    Conflict,
}

/// What a project is to a reviewer who said this of it.
#[must_use]
pub const fn mark(own: Own, tally: Tally, reviewers: u32) -> Mark {
    match own {
        Own::Conflict => Mark::Conflict,
        Own::Verdict(_) if matches!(state(tally, reviewers), ScreeningState::Disagreed) => Mark::Disagreed,
        Own::Verdict(Verdict::Relevant) => Mark::Relevant,
        Own::Verdict(Verdict::NotRelevant) => Mark::NotRelevant,
        Own::Nothing | Own::Outdated if tally.settled => Mark::Settled,
        Own::Nothing | Own::Outdated if tally.relevant + tally.not_relevant >= needed(reviewers) => {
            Mark::ReadByOthers
        }
        Own::Outdated => Mark::Changed,
        Own::Nothing => Mark::ToRead,
    }
}

/// Why the screening of a call cannot end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotEnd {
    /// It has not begun, or it has ended.
    NotUnderWay,
    /// Forms that were opened before the closing can still be sent.
    TakesAnswers,
    /// So many projects are not decided.
    Undecided(u32),
}

/// Whether the screening of a call can end, when so many of the projects that were sent are not decided.
///
/// # Errors
/// Why it cannot.
pub fn can_end(call: &Call, now: i64, undecided: u32) -> Result<(), CannotEnd> {
    if phase(call, now) != CallPhase::Screening {
        Err(CannotEnd::NotUnderWay)
    } else if takes_answers(call, now) {
        Err(CannotEnd::TakesAnswers)
    } else if undecided > 0 {
        Err(CannotEnd::Undecided(undecided))
    } else {
        Ok(())
    }
}

/// The names of these people, or parts of them, that a text holds, as it writes them, each once.
#[must_use]
pub fn names_in<'a>(text: &str, people: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let known = people.into_iter().fold(Known::default(), |known, name| known.person(name));
    let mut found: Vec<String> = Vec::new();
    for finding in mask::find(text, &known).into_iter().filter(|finding| finding.tells == Tells::Person) {
        let name = &text[finding.start..finding.end];
        if !found.iter().any(|each| each == name) {
            found.push(name.to_owned());
        }
    }
    found
}

/// Whether a reason says nothing, or too much.
#[must_use]
pub fn is_wrong_reason(reason: &str) -> bool {
    reason.trim().is_empty() || reason.chars().count() > MAX_REASON
}

/// Tells what a coordinator looked at from what came later: each review with its revision, when it was decided, and the revision of
/// the answer.
#[must_use]
pub fn seen(reviews: &[Review], decided_at: Option<i64>, revision: i64) -> String {
    let mut all: Vec<String> =
        reviews.iter().map(|review| format!("{}:{}", review.person, review.revision)).collect();
    all.sort();
    all.extend([decided_at.unwrap_or_default().to_string(), revision.to_string()]);
    all.join(" ")
}

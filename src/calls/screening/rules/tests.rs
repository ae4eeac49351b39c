//! The states of a project, tried with any history of reviews.

use proptest::prelude::*;
use uuid::Uuid;

use super::{
    CannotEnd, MAX_REASON, Own, agreed, can_end, can_settle, is_short, is_wrong_reason, mark, names_in,
    needed, remaining, seen, state, tally,
};
use crate::{
    call::{
        model::{Call, CallDates, CallTexts},
        rules::GRACE,
    },
    screening::model::{Conflict, Judgement, Mark, Review, ScreeningState, Statement, Tally, Verdict},
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CallId, PersonId},
};

fn person(number: u128) -> PersonId {
    PersonId::from(Uuid::from_u128(number))
}

/// What may happen to a project.
#[derive(Clone, Copy, Debug)]
enum Event {
    Judges(u128, Verdict),
    Declares(u128),
    /// A person no longer reviews.
    Leaves(u128),
}

fn events() -> impl Strategy<Value = Event> {
    let who = 1u128..6;
    prop_oneof![
        (who.clone(), any::<bool>()).prop_map(|(who, relevant)| {
            Event::Judges(who, if relevant { Verdict::Relevant } else { Verdict::NotRelevant })
        }),
        who.clone().prop_map(Event::Declares),
        who.prop_map(Event::Leaves),
    ]
}

/// A project with its reviews, and the reviewers of its call.
#[derive(Debug)]
struct History {
    reviews: Vec<Review>,
    reviewers: Vec<PersonId>,
    excluded: Vec<PersonId>,
}

impl History {
    fn new(reviewers: u128, excluded: u128) -> Self {
        let reviewers = (1..=reviewers).map(person).collect();
        Self { reviews: Vec::new(), reviewers, excluded: (1..=excluded).map(person).collect() }
    }

    fn count(&self) -> u32 {
        u32::try_from(self.reviewers.len()).expect("a few")
    }

    fn tally(&self, settled: bool) -> Tally {
        tally(&self.reviews, &self.reviewers, &self.excluded, settled)
    }

    fn apply(&mut self, event: Event) {
        let (who, statement) = match event {
            Event::Leaves(who) => {
                self.reviewers.retain(|each| *each != person(who));
                return;
            }
            Event::Declares(who) => (person(who), Statement::Conflict(Conflict::Knows)),
            Event::Judges(who, verdict) => {
                let judgement = Judgement { verdict, failed: None, reason: "Clair.".to_owned() };
                (person(who), Statement::Judged(judgement))
            }
        };
        if !self.reviewers.contains(&who) || self.excluded.contains(&who) {
            return;
        }
        match self.reviews.iter_mut().find(|review| review.person == who) {
            Some(review) if matches!(review.statement, Statement::Conflict(_)) => {}
            Some(review) => {
                review.statement = statement;
                review.revision += 1;
            }
            None => {
                let name = String::new();
                self.reviews.push(Review {
                    person: who,
                    name,
                    statement,
                    outdated: false,
                    revision: 1,
                    at: 0,
                });
            }
        }
    }
}

proptest! {
    #[test]
    fn a_project_is_agreed_on_only_by_as_many_as_are_needed_and_all_of_them(
        reviewers in 0u128..6, excluded in 0u128..3, history in prop::collection::vec(events(), 0..20)
    ) {
        let mut project = History::new(reviewers, excluded);
        for event in history {
            project.apply(event);
            let (tally, count) = (project.tally(false), project.count());
            let judged = tally.relevant + tally.not_relevant;
            let expected = match (tally.relevant, tally.not_relevant) {
                (0, 0) => ScreeningState::Unread,
                (1.., 1..) => ScreeningState::Disagreed,
                _ if judged < needed(count) => ScreeningState::Partly,
                (1.., 0) => ScreeningState::AgreedRelevant,
                (0, 1..) => ScreeningState::AgreedNot,
            };
            prop_assert_eq!(state(tally, count), expected);
            match expected {
                ScreeningState::AgreedRelevant => prop_assert_eq!(agreed(tally), Some(Verdict::Relevant)),
                ScreeningState::AgreedNot => prop_assert_eq!(agreed(tally), Some(Verdict::NotRelevant)),
                ScreeningState::Disagreed | ScreeningState::Unread => prop_assert_eq!(agreed(tally), None),
                _ => {}
            }
            prop_assert_eq!(state(project.tally(true), count), ScreeningState::Settled);
        }
    }

    #[test]
    fn a_coordinator_decides_once_enough_have_judged_or_no_other_can(
        reviewers in 0u128..6, excluded in 0u128..3, history in prop::collection::vec(events(), 0..20)
    ) {
        let mut project = History::new(reviewers, excluded);
        for event in history {
            project.apply(event);
        }
        let (tally, count) = (project.tally(false), project.count());
        let judged = tally.relevant + tally.not_relevant;
        prop_assert_eq!(can_settle(tally, count), judged >= needed(count) || tally.remaining == 0);
        // Once all who are left have judged it, it can be decided; there are too few verdicts only when even theirs do not suffice.
        for who in remaining(&project.reviews, &project.reviewers, &project.excluded) {
            let number = who.uuid().as_u128();
            project.apply(Event::Judges(number, Verdict::Relevant));
        }
        let after = project.tally(false);
        prop_assert_eq!(after.remaining, 0);
        prop_assert!(can_settle(after, count));
        prop_assert_eq!(after.relevant + after.not_relevant < needed(count), is_short(tally, count));
    }

    #[test]
    fn a_conflict_erases_the_verdict_and_is_not_taken_back(
        reviewers in 1u128..6, who in 1u128..6, history in prop::collection::vec(events(), 0..20)
    ) {
        let mut project = History::new(reviewers, 0);
        for event in history.iter().filter(|event| !matches!(event, Event::Leaves(_))) {
            project.apply(*event);
        }
        let before = project.tally(false);
        project.apply(Event::Declares(who));
        let without: Vec<Review> =
            project.reviews.iter().filter(|review| review.person != person(who)).cloned().collect();
        let after = project.tally(false);
        let expected = tally(&without, &project.reviewers, &[person(who)], false);
        prop_assert_eq!(after, expected);
        prop_assert!(after.relevant <= before.relevant && after.not_relevant <= before.not_relevant);
        project.apply(Event::Judges(who, Verdict::Relevant));
        prop_assert_eq!(project.tally(false), after);
    }

    #[test]
    fn a_text_that_changed_is_judged_anew_by_those_without_a_conflict(
        reviewers in 1u128..6, excluded in 0u128..3, history in prop::collection::vec(events(), 0..20)
    ) {
        let mut project = History::new(reviewers, excluded);
        for event in history {
            project.apply(event);
        }
        for review in &mut project.reviews {
            review.outdated = matches!(review.statement, Statement::Judged(_));
        }
        let after = project.tally(false);
        prop_assert_eq!((after.relevant, after.not_relevant), (0, 0));
        let in_conflict = |who: &PersonId| {
            project.reviews.iter().any(|review| {
                review.person == *who && matches!(review.statement, Statement::Conflict(_))
            })
        };
        let asked: Vec<PersonId> = project
            .reviewers
            .iter()
            .filter(|who| !project.excluded.contains(who) && !in_conflict(who))
            .copied()
            .collect();
        prop_assert_eq!(remaining(&project.reviews, &project.reviewers, &project.excluded), asked);
    }

    #[test]
    fn a_project_waits_for_those_only_whose_review_is_needed(
        reviewers in 1u128..6, history in prop::collection::vec(events(), 0..20), settled in any::<bool>()
    ) {
        let mut project = History::new(reviewers, 0);
        for event in history {
            project.apply(event);
        }
        let (tally, count) = (project.tally(settled), project.count());
        for who in project.reviewers.clone() {
            let own = project.reviews.iter().find(|review| review.person == who);
            let verdict = own.and_then(Review::judgement).map(|judgement| judgement.verdict);
            let said = match verdict {
                Some(verdict) => Own::Verdict(verdict),
                None if own.is_some() => Own::Conflict,
                None => Own::Nothing,
            };
            let waits = own.is_none() && !settled && tally.relevant + tally.not_relevant < needed(count);
            prop_assert_eq!(mark(said, tally, count) == Mark::ToRead, waits);
            prop_assert_eq!(said == Own::Nothing && mark(Own::Outdated, tally, count) == Mark::Changed, waits);
        }
    }
}

#[test]
fn two_judge_a_project_where_there_are_two() {
    assert_eq!([0, 1, 2, 3, 40].map(needed), [1, 1, 2, 2, 2]);
}

#[test]
fn a_reviewer_sees_that_another_one_disagrees_only_once_they_have_judged() {
    let both = Tally { relevant: 1, not_relevant: 1, remaining: 0, settled: false };
    assert_eq!(mark(Own::Verdict(Verdict::Relevant), both, 2), Mark::Disagreed);
    assert_eq!(mark(Own::Conflict, both, 3), Mark::Conflict);
    assert_eq!(mark(Own::Nothing, both, 3), Mark::ReadByOthers);
    let settled = Tally { settled: true, ..both };
    assert_eq!(mark(Own::Verdict(Verdict::NotRelevant), settled, 2), Mark::NotRelevant);
    assert_eq!(mark(Own::Nothing, settled, 3), Mark::Settled);
}

/// A call that is published and closes at 0.
fn call() -> Call {
    let text = || LocalizedText::Single { lang: Lang::Fr, text: "x".to_owned() };
    let texts = CallTexts {
        title: text(),
        summary: text(),
        who: text(),
        duties: Vec::new(),
        rhythm: text(),
        deliverables: None,
        funding: Vec::new(),
        contact: None,
    };
    let dates =
        CallDates { opens_at: -10, closes_at: 0, designation_until: 5, screening_until: 7, answer_until: 9 };
    Call {
        id: CallId::new(),
        code: "x".to_owned(),
        texts,
        blind: true,
        revision: 1,
        dates,
        published_at: Some(-20),
        screened_at: None,
        answered_at: None,
        cancelled: None,
    }
}

#[test]
fn the_screening_ends_when_nothing_comes_any_more_and_all_is_decided() {
    let call = call();
    assert_eq!(can_end(&call, -1, 0), Err(CannotEnd::NotUnderWay), "people still answer");
    assert_eq!(can_end(&call, GRACE - 1, 0), Err(CannotEnd::TakesAnswers));
    assert_eq!(can_end(&call, GRACE, 3), Err(CannotEnd::Undecided(3)));
    assert_eq!(can_end(&call, GRACE, 0), Ok(()));
    let ended = Call { screened_at: Some(1), ..call };
    assert_eq!(can_end(&ended, GRACE, 0), Err(CannotEnd::NotUnderWay));
}

#[test]
fn a_reason_says_something_and_not_too_much() {
    assert!(is_wrong_reason("") && is_wrong_reason(" \n"));
    assert!(!is_wrong_reason("Clair."));
    assert!(!is_wrong_reason(&"é".repeat(MAX_REASON)) && is_wrong_reason(&"é".repeat(MAX_REASON + 1)));
}

#[test]
fn the_name_of_a_reviewer_is_found_in_a_reason() {
    let people = ["Béatrice Lafrenaye-Diallo", "Rowan Ashgrove"];
    assert_eq!(names_in("Selon beatrice, c’est clair.", people), ["beatrice"]);
    assert_eq!(names_in("R. Ashgrove et Ashgrove", people).last().map(String::as_str), Some("Ashgrove"));
    assert_eq!(names_in("Il faut une école à distance de marche.", people), Vec::<String>::new());
    assert_eq!(names_in("Écrivez à ana@ex.org", people), Vec::<String>::new(), "that is for the other check");
}

#[test]
fn what_was_looked_at_differs_once_anything_changed() {
    let review = |number: u128, revision: i64| Review {
        person: person(number),
        name: String::new(),
        statement: Statement::Conflict(Conflict::Other),
        outdated: false,
        revision,
        at: 0,
    };
    let before = seen(&[review(1, 1), review(2, 1)], None, 7);
    assert_eq!(before, seen(&[review(2, 1), review(1, 1)], None, 7), "in any order");
    assert_ne!(before, seen(&[review(1, 1), review(2, 2)], None, 7));
    assert_ne!(before, seen(&[review(1, 1)], None, 7));
    assert_ne!(before, seen(&[review(1, 1), review(2, 1)], Some(5), 7));
    assert_ne!(before, seen(&[review(1, 1), review(2, 1)], None, 8), "the answer was changed");
}

//! What can be done with questions to an order, and what a community is offered. Pure.

use super::model::{ListStep, Offer, QuestionState, Step};
use ensemble_communities::membership::model::Liaison;

/// The most characters of a question.
pub const MAX_TEXT: usize = 600;
/// The most characters of where it comes from.
pub const MAX_BACKGROUND: usize = 2_000;
/// The most characters of an answer.
pub const MAX_ANSWER: usize = 8_000;
/// The most characters of who answered, and of the capacity in which they did.
pub const MAX_WHO: usize = 150;
/// How many questions without an answer a person can have in a community.
pub const MAX_OPEN: usize = 30;

/// What a community is offered.
#[must_use]
pub const fn offer(liaison: Liaison) -> Offer {
    match liaison {
        Liaison::Questions => Offer::List,
        Liaison::Attends | Liaison::Relay | Liaison::Contact => Offer::OneByOne,
        Liaison::None => Offer::Answers,
    }
}

/// Whether members can ask questions now.
#[must_use]
pub const fn can_ask(offer: Offer, is_frozen: bool) -> bool {
    match offer {
        Offer::List => !is_frozen,
        Offer::OneByOne => true,
        Offer::Answers => false,
    }
}

/// Whether a step can be done with a question. A frozen list is that of an order that comes to a visit; it stops nothing where
/// questions are passed on one by one.
#[must_use]
pub const fn can(step: Step, offer: Offer, is_frozen: bool, state: QuestionState) -> bool {
    let is_asked = matches!(state, QuestionState::Asked);
    let is_waiting = matches!(state, QuestionState::Asked | QuestionState::Passed);
    match step {
        Step::Edit | Step::Withdraw | Step::Merge => is_asked && can_ask(offer, is_frozen),
        Step::Support => match offer {
            Offer::OneByOne => is_waiting,
            Offer::List | Offer::Answers => is_waiting && can_ask(offer, is_frozen),
        },
        Step::Move => is_waiting && matches!(offer, Offer::List) && !is_frozen,
        Step::Pass => is_asked && matches!(offer, Offer::OneByOne),
        Step::Answer => match state {
            QuestionState::Asked | QuestionState::Passed => !matches!(offer, Offer::Answers),
            // An error in an answer can be corrected at any time.
            QuestionState::Answered => true,
            QuestionState::Merged | QuestionState::Withdrawn => false,
        },
    }
}

/// Whether a step can be done with the list, on which so many questions wait.
#[must_use]
pub const fn can_with_list(step: ListStep, offer: Offer, is_frozen: bool, waiting: usize) -> bool {
    if !matches!(offer, Offer::List) {
        return false;
    }
    match step {
        ListStep::Freeze => !is_frozen && waiting > 0,
        ListStep::Plan => true,
        ListStep::Reopen | ListStep::Finish => is_frozen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use QuestionState::{Answered, Asked, Merged, Passed, Withdrawn};

    #[test]
    fn what_is_offered_follows_from_the_arrangement() {
        let table = [
            (Liaison::None, Offer::Answers, [false, false]),
            (Liaison::Attends, Offer::OneByOne, [true, true]),
            (Liaison::Questions, Offer::List, [true, false]),
            (Liaison::Relay, Offer::OneByOne, [true, true]),
            (Liaison::Contact, Offer::OneByOne, [true, true]),
        ];
        assert_eq!(table.map(|(liaison, ..)| liaison).as_slice(), Liaison::ALL, "each arrangement");
        for (liaison, expected, asks) in table {
            assert_eq!(offer(liaison), expected, "{liaison}");
            assert_eq!([false, true].map(|is_frozen| can_ask(expected, is_frozen)), asks, "{liaison}");
        }
    }

    /// Whether a step can be done with an open list, with a frozen one, one by one, and where only answers are kept.
    fn row(step: Step, state: QuestionState) -> [bool; 4] {
        [
            can(step, Offer::List, false, state),
            can(step, Offer::List, true, state),
            can(step, Offer::OneByOne, false, state),
            can(step, Offer::Answers, false, state),
        ]
    }

    #[test]
    fn each_step_has_its_situations() {
        let (never, not_frozen) = ([false; 4], [true, false, true, false]);
        for (step, state, expected) in [
            (Step::Edit, Asked, not_frozen),
            (Step::Withdraw, Asked, not_frozen),
            (Step::Merge, Asked, not_frozen),
            (Step::Support, Asked, not_frozen),
            (Step::Support, Passed, not_frozen),
            (Step::Move, Asked, [true, false, false, false]),
            (Step::Move, Passed, [true, false, false, false]),
            (Step::Pass, Asked, [false, false, true, false]),
            (Step::Answer, Asked, [true, true, true, false]),
            (Step::Answer, Passed, [true, true, true, false]),
            (Step::Answer, Answered, [true; 4]),
            (Step::Edit, Passed, never),
            (Step::Withdraw, Passed, never),
            (Step::Merge, Passed, never),
            (Step::Pass, Passed, never),
        ] {
            assert_eq!(row(step, state), expected, "{step:?} {state}");
        }
        for step in
            [Step::Edit, Step::Support, Step::Withdraw, Step::Merge, Step::Move, Step::Pass, Step::Answer]
        {
            for state in [Merged, Withdrawn] {
                assert_eq!(row(step, state), never, "{step:?} {state}");
            }
            if step != Step::Answer {
                assert_eq!(row(step, Answered), never, "{step:?}");
            }
        }
    }

    #[test]
    fn a_list_is_frozen_with_questions_and_opened_again() {
        let table = [
            (ListStep::Freeze, [false, true, false, false]),
            (ListStep::Reopen, [false, false, true, true]),
            (ListStep::Plan, [true, true, true, true]),
            (ListStep::Finish, [false, false, true, true]),
        ];
        for (step, expected) in table {
            let situations = [(false, 0), (false, 1), (true, 0), (true, 1)];
            let found =
                situations.map(|(is_frozen, waiting)| can_with_list(step, Offer::List, is_frozen, waiting));
            assert_eq!(found, expected, "{step:?}");
            for offer in [Offer::OneByOne, Offer::Answers] {
                assert!(!can_with_list(step, offer, true, 1) && !can_with_list(step, offer, false, 1));
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn a_frozen_list_changes_by_answers_only(
            step in proptest::sample::select(vec![
                Step::Edit, Step::Support, Step::Withdraw, Step::Merge, Step::Move, Step::Pass, Step::Answer,
            ]),
            state in proptest::sample::select(vec![Asked, Passed, Answered, Merged, Withdrawn]),
        ) {
            proptest::prop_assert!(!can(step, Offer::List, true, state) || step == Step::Answer);
        }
    }
}

//! The state machine, tried with any history.

use proptest::prelude::*;
use uuid::Uuid;

use super::{
    Actor, KeyClosed, Refusal, apply, assigned, can_edit, commands, is_overdue, key_closed, manages,
    median_age, reminder_span, takes_reason,
};
use crate::follow_up::model::{Answer, Command, Keyed, Progress, ReminderKind, State};
use ensemble_core::ids::{CommunityId, FollowUpId, PersonId};

const DAY: i64 = 86_400_000;

fn person(number: u128) -> PersonId {
    PersonId::from(Uuid::from_u128(number))
}

fn people() -> impl Strategy<Value = PersonId> {
    (1u128..4).prop_map(person)
}

fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    (0..all.len()).prop_map(move |index| all[index])
}

fn progresses() -> impl Strategy<Value = Progress> {
    let owner = proptest::option::of((people(), any_of(Answer::ALL)));
    (any_of(State::ALL), owner).prop_map(|(state, owner)| Progress { state, owner })
}

fn actors() -> impl Strategy<Value = Actor> {
    (people(), any::<bool>(), any::<bool>()).prop_map(|(person, facilitates, is_author)| Actor {
        person,
        facilitates,
        is_author,
    })
}

proptest! {
    #[test]
    fn a_closed_follow_up_is_only_opened_again(before in progresses(), command in any_of(Command::ALL), actor in actors()) {
        let after = apply(before, command, actor);
        if before.state == State::Open {
            prop_assert!(command != Command::Reopen || after == Err(Refusal::Open));
        } else if command == Command::Reopen {
            prop_assert_eq!(after.is_ok(), manages(before, actor));
        } else {
            prop_assert_eq!(after, Err(Refusal::Closed));
        }
    }

    #[test]
    fn only_the_owner_answers_and_only_those_who_manage_it_close_it(
        before in progresses(), command in any_of(Command::ALL), actor in actors()
    ) {
        let Ok(after) = apply(before, command, actor) else { return Ok(()) };
        let owner = before.owner.map(|(owner, _)| owner);
        match command {
            Command::Accept | Command::Decline => {
                prop_assert_eq!(owner, Some(actor.person));
                prop_assert_eq!(after.state, before.state);
                let answer = if command == Command::Accept { Answer::Accepted } else { Answer::Declined };
                prop_assert_eq!(after.owner, Some((actor.person, answer)));
            }
            Command::Take => {
                prop_assert!(before.owner.is_none_or(|(_, answer)| answer == Answer::Declined));
                prop_assert_eq!(after.owner, Some((actor.person, Answer::Accepted)));
            }
            Command::Finish | Command::Drop | Command::Keep | Command::Reopen => {
                prop_assert!(manages(before, actor));
                prop_assert_eq!(after.owner, before.owner);
            }
        }
    }

    #[test]
    fn a_facilitator_can_always_close_or_open_it(before in progresses(), person in people()) {
        let actor = Actor { person, facilitates: true, is_author: false };
        let command = if before.state == State::Open { Command::Drop } else { Command::Reopen };
        prop_assert!(apply(before, command, actor).is_ok());
    }

    #[test]
    fn who_neither_wrote_nor_has_it_takes_it_at_most(before in progresses(), person in people()) {
        let actor = Actor { person, facilitates: false, is_author: false };
        prop_assume!(before.owner.is_none_or(|(owner, _)| owner != person));
        prop_assert!(!can_edit(before, actor));
        for command in commands(before, actor, true) {
            prop_assert_eq!(command, Command::Take);
        }
    }

    #[test]
    fn what_is_offered_can_be_done(before in progresses(), actor in actors(), is_asked in any::<bool>()) {
        for command in commands(before, actor, is_asked) {
            prop_assert!(apply(before, command, actor).is_ok());
            prop_assert!(command != Command::Keep || is_asked);
        }
    }

    #[test]
    fn a_history_of_any_length_ends_in_a_state_that_can_go_on(
        steps in proptest::collection::vec((any_of(Command::ALL), actors()), 0..40)
    ) {
        let mut now = Progress { state: State::Open, owner: None };
        for (command, actor) in steps {
            now = apply(now, command, actor).unwrap_or(now);
        }
        let facilitator = Actor { person: person(9), facilitates: true, is_author: false };
        prop_assert!(!commands(now, facilitator, false).is_empty());
    }

    #[test]
    fn another_owner_has_answered_nothing_yet(before in progresses(), to in people(), by in people()) {
        let after = assigned(before.owner, Some(to), by);
        match before.owner {
            Some((owner, answer)) if owner == to => prop_assert_eq!(after, Some((to, answer))),
            _ if to == by => prop_assert_eq!(after, Some((to, Answer::Accepted))),
            _ => prop_assert_eq!(after, Some((to, Answer::Proposed))),
        }
        prop_assert_eq!(assigned(before.owner, None, by), None);
    }

    #[test]
    fn a_due_moment_is_reminded_of_as_soon_or_as_past_and_never_both(due_at in 0i64..400, today in 100i64..300) {
        let (due_at, today) = (due_at * DAY / 2, today * DAY / 2);
        let within = |kind| { let (from, until) = reminder_span(kind, today); (from..until).contains(&due_at) };
        prop_assert!(!(within(ReminderKind::Soon) && within(ReminderKind::Overdue)));
        prop_assert!(!within(ReminderKind::Overdue) || is_overdue(Some(due_at), today));
        prop_assert!(!within(ReminderKind::Soon) || !is_overdue(Some(due_at), today));
    }
}

#[test]
fn an_owner_who_declined_does_not_close_it_and_its_author_does() {
    let declined = Progress { state: State::Open, owner: Some((person(1), Answer::Declined)) };
    let owner = Actor { person: person(1), facilitates: false, is_author: false };
    assert_eq!(apply(declined, Command::Finish, owner), Err(Refusal::NotTheirs));
    assert!(apply(declined, Command::Accept, owner).is_ok(), "they change their mind");
    let author = Actor { person: person(2), facilitates: false, is_author: true };
    assert!(can_edit(declined, author));
    let accepted = Progress { owner: Some((person(1), Answer::Accepted)), ..declined };
    assert!(!can_edit(accepted, author), "it is the owner's now");
    assert_eq!(apply(accepted, Command::Take, author), Err(Refusal::Owned));
}

#[test]
fn only_declining_and_dropping_say_why() {
    let all: Vec<Command> = Command::ALL.iter().copied().filter(|command| takes_reason(*command)).collect();
    assert_eq!(all, [Command::Decline, Command::Drop]);
}

#[test]
fn a_day_is_over_once_the_next_one_has_begun() {
    let today = 100 * DAY;
    assert!(!is_overdue(None, today) && !is_overdue(Some(today), today));
    assert!(is_overdue(Some(today - DAY), today));
    let (from, until) = reminder_span(ReminderKind::Soon, today);
    assert!(from == today && today + 3 * DAY < until && until < today + 4 * DAY);
}

#[test]
fn the_median_is_in_the_middle() {
    let now = 100 * DAY;
    assert_eq!(median_age(&[], now), None);
    assert_eq!(median_age(&[now - 5 * DAY], now), Some(5));
    assert_eq!(median_age(&[now - 9 * DAY, now - 4 * DAY], now), Some(6), "six days and a half");
    assert_eq!(median_age(&[now + DAY], now), Some(0), "a clock that was ahead");
}

#[test]
fn a_link_says_why_it_does_not_work() {
    let open = Keyed {
        id: FollowUpId::from(Uuid::from_u128(1)),
        community: CommunityId::from(Uuid::from_u128(2)),
        person: person(3),
        is_answered: false,
        expires_at: 10,
        state: State::Open,
        belongs: true,
        archived: false,
    };
    assert_eq!(key_closed(&open, 9), None);
    for (keyed, closed) in [
        (Keyed { is_answered: true, ..open.clone() }, KeyClosed::Answered),
        (Keyed { state: State::Dropped, ..open.clone() }, KeyClosed::Closed),
        (Keyed { archived: true, ..open.clone() }, KeyClosed::Closed),
        (Keyed { belongs: false, is_answered: true, ..open.clone() }, KeyClosed::Left),
        (Keyed { expires_at: 9, ..open.clone() }, KeyClosed::Expired),
    ] {
        assert_eq!(key_closed(&keyed, 9), Some(closed));
    }
}

#[test]
fn who_accepted_says_first_that_it_is_done() {
    let owner = Actor { person: person(1), facilitates: false, is_author: false };
    let offered = |answer| {
        let progress = Progress { state: State::Open, owner: Some((person(1), answer)) };
        commands(progress, owner, false)
    };
    assert_eq!(offered(Answer::Accepted), [Command::Finish, Command::Decline, Command::Drop]);
    let proposed = [Command::Accept, Command::Decline, Command::Finish, Command::Drop];
    assert_eq!(offered(Answer::Proposed), proposed);
}

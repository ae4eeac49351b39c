//! What holds for every history of a queue.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Command, MAX_REPLIES, Queue, Refusal, apply};
use crate::speaking::model::{RequestKind, RoundState};
use ensemble_core::ids::{PersonId, SpeakingRequestId};
use uuid::Uuid;

fn person(number: u8) -> PersonId {
    Uuid::from_u128(u128::from(number) + 1).into()
}

fn request(number: u32) -> SpeakingRequestId {
    Uuid::from_u128(u128::from(number) + 1).into()
}

/// A thing that someone does, with people and requests by their numbers.
#[derive(Clone, Debug)]
enum Deed {
    Raise(u8),
    Reply(u8),
    Write(u8),
    Lower(u8),
    Withdraw(u8),
    Give(usize),
    Next,
    Finish,
    Move(usize, u32),
    Remove(usize),
    BeginRound(Vec<u8>),
    Pass(u8),
    EndRound,
}

fn deed() -> impl Strategy<Value = Deed> {
    let who = 0_u8..6;
    prop_oneof![
        4 => who.clone().prop_map(Deed::Raise),
        2 => who.clone().prop_map(Deed::Reply),
        1 => who.clone().prop_map(Deed::Write),
        1 => who.clone().prop_map(Deed::Lower),
        1 => who.clone().prop_map(Deed::Withdraw),
        1 => (0_usize..8).prop_map(Deed::Give),
        3 => Just(Deed::Next),
        1 => Just(Deed::Finish),
        2 => (0_usize..8, 0_u32..8).prop_map(|(which, place)| Deed::Move(which, place)),
        1 => (0_usize..8).prop_map(Deed::Remove),
        1 => proptest::collection::vec(who.clone(), 0..7).prop_map(Deed::BeginRound),
        1 => who.prop_map(Deed::Pass),
        1 => Just(Deed::EndRound),
    ]
}

/// The command for a deed, as a page would send it that shows this queue.
fn command(queue: &Queue, deed: &Deed, number: u32) -> Command {
    let (turn, id) = (queue.turn, request(number));
    let waiting = |which: usize| {
        let order = queue.ordered();
        if order.is_empty() { request(u32::MAX) } else { order[which % order.len()].id }
    };
    match deed {
        Deed::Raise(who) => Command::Raise { id, person: person(*who) },
        Deed::Reply(who) => Command::Reply { id, person: person(*who) },
        Deed::Write(who) => Command::Write { id, person: person(*who) },
        Deed::Lower(who) => Command::Lower { person: person(*who) },
        Deed::Withdraw(who) => Command::Withdraw { person: person(*who) },
        Deed::Give(which) => Command::Give { request: waiting(*which), turn },
        Deed::Next => Command::Next { turn },
        Deed::Finish => Command::Finish { turn },
        Deed::Move(which, place) => Command::Move { request: waiting(*which), place: *place },
        Deed::Remove(which) => Command::Remove { request: waiting(*which) },
        Deed::BeginRound(people) => {
            Command::BeginRound { people: people.iter().map(|who| person(*who)).collect(), turn }
        }
        Deed::Pass(who) => Command::Pass { person: person(*who), turn },
        Deed::EndRound => Command::EndRound { turn },
    }
}

fn check(queue: &Queue, elapsed: i64, now: i64) {
    for who in 0..6 {
        let person = person(who);
        let of = |silent: bool| {
            let kinds = queue.requests.iter().filter(|each| each.person == person);
            kinds.filter(|each| (each.kind == RequestKind::Silent) == silent).count()
        };
        assert!(of(false) <= 1 && of(true) <= 1, "one hand and one text: {queue:?}");
        assert!(!(queue.has_floor(person) && of(false) > 0), "who speaks does not wait: {queue:?}");
    }
    let order = queue.ordered();
    let ids: BTreeSet<SpeakingRequestId> = order.iter().map(|each| each.id).collect();
    assert_eq!((order.len(), ids.len()), (queue.requests.len(), queue.requests.len()), "each once");
    for moved in queue.requests.iter().filter(|each| each.place.is_some()) {
        let place = order.iter().position(|each| each.id == moved.id).and_then(|at| u32::try_from(at).ok());
        assert_eq!(place, moved.place, "who was moved stays there: {queue:?}");
    }
    let free: Vec<_> = order.iter().filter(|each| each.place.is_none()).collect();
    for pair in free.windows(2) {
        let rank = |at: usize| {
            let each = pair[at];
            let reply = each.kind == RequestKind::Reply;
            (!reply, each.kind == RequestKind::Hand && queue.has_spoken(each.person))
        };
        assert!(rank(0) <= rank(1), "replies, then who has not spoken: {queue:?}");
        if rank(0) == rank(1) && rank(0).1 {
            assert!(queue.millis(pair[0].person) <= queue.millis(pair[1].person), "then the least time");
        }
    }
    let waiting = queue.requests.iter().filter(|each| each.kind == RequestKind::Reply).count();
    assert!(u32::try_from(waiting).expect("few") <= MAX_REPLIES, "{queue:?}");
    let total: i64 = (0..6).map(|who| queue.millis_until(person(who), now)).sum();
    assert!(total <= elapsed, "no time is counted twice: {queue:?}");
    if let Some(round) = &queue.round {
        let people: BTreeSet<PersonId> = round.iter().map(|(person, _)| *person).collect();
        assert_eq!(people.len(), round.len(), "each once");
        assert!(round.iter().any(|(_, state)| state.is_left()), "a round without people is over: {queue:?}");
    }
}

proptest! {
    #[test]
    fn every_history_keeps_the_rules(deeds in proptest::collection::vec((deed(), 0_i64..90_000), 0..60)) {
        let (mut queue, begun) = (Queue::default(), 1_000_000);
        let mut now = begun;
        for (number, (deed, pause)) in (0_u32..).zip(deeds) {
            now += pause;
            let command = command(&queue, &deed, number);
            let Ok(after) = apply(&queue, &command, now) else { continue };
            check(&after, now - begun, now);
            if after.turn == queue.turn {
                prop_assert_eq!(after.floor, queue.floor, "the floor changes with the turn");
            }
            // The same press twice, or the same press by two facilitators.
            let twice = apply(&after, &command, now).unwrap_or_else(|_| after.clone());
            prop_assert_eq!(&twice, &after, "{:?}", command);
            queue = after;
        }
    }

    #[test]
    fn two_processes_have_the_same_order(
        deeds in proptest::collection::vec((deed(), 0_i64..2_000), 0..40),
        seed in any::<u64>(),
    ) {
        let (mut queue, mut now) = (Queue::default(), 1_000_000);
        for (number, (deed, pause)) in (0_u32..).zip(deeds) {
            now += pause;
            let command = command(&queue, &deed, number);
            if let Ok(after) = apply(&queue, &command, now) {
                queue = after;
            }
        }
        // Rows come in any order.
        let mut other = queue.clone();
        let mut random = seed | 1;
        for at in (1..other.requests.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            other.requests.swap(at, usize::try_from(random % 1_000).expect("small") % (at + 1));
        }
        prop_assert_eq!(queue.ordered(), other.ordered());
    }

    #[test]
    fn in_a_round_each_has_one_turn(passes in proptest::collection::vec(any::<bool>(), 12)) {
        let people: Vec<PersonId> = (0..5).map(person).collect();
        let begin = Command::BeginRound { people: people.clone(), turn: 0 };
        let (mut queue, mut now) = (apply(&Queue::default(), &begin, 0).expect("begun"), 0);
        let (mut had, mut passed) = (Vec::new(), Vec::new());
        let mut passes = passes.into_iter().chain(std::iter::repeat(false));
        while queue.round.is_some() {
            now += 1_000;
            queue = apply(&queue, &Command::Next { turn: queue.turn }, now).expect("next");
            let Some(floor) = queue.floor else { continue };
            if passes.next() == Some(true) {
                passed.push(floor.person);
                queue = apply(&queue, &Command::Pass { person: floor.person, turn: queue.turn }, now).expect("passed");
            } else {
                had.push(floor.person);
            }
        }
        for person in people {
            let turns = had.iter().filter(|each| **each == person).count();
            let times = passed.iter().filter(|each| **each == person).count();
            prop_assert!(turns == 1 && times <= 1 || turns == 0 && times == 2, "{turns} turns, passed {times} times");
            prop_assert_eq!(usize::try_from(queue.spoken.get(&person).map_or(0, |spoken| spoken.turns)).expect("few"), turns);
        }
    }
}

fn done(queue: &Queue, command: &Command, now: i64) -> Queue {
    apply(queue, command, now).expect("done")
}

fn raise(queue: &Queue, who: u8, now: i64) -> Queue {
    let number = u32::try_from(now).expect("small");
    done(queue, &Command::Raise { id: request(number), person: person(who) }, now)
}

fn names(queue: &Queue) -> Vec<u8> {
    let number = |id: PersonId| u8::try_from(id.uuid().as_u128() - 1).expect("small");
    queue.ordered().into_iter().map(|each| number(each.person)).collect()
}

#[test]
fn who_has_not_spoken_comes_first_then_the_least_time_then_the_first_hand() {
    let mut queue = Queue::default();
    // The first speaks for a minute, the second for two.
    for (who, long) in [(0, 60_000), (1, 120_000)] {
        queue = raise(&queue, who, 10 + i64::from(who));
        queue = done(&queue, &Command::Next { turn: queue.turn }, 0);
        queue = done(&queue, &Command::Finish { turn: queue.turn }, long);
    }
    for (at, who) in [1, 0, 3, 2].into_iter().enumerate() {
        queue = raise(&queue, who, 1_000 + i64::try_from(at).expect("small"));
    }
    assert_eq!(names(&queue), [3, 2, 0, 1]);
    queue = done(&queue, &Command::Next { turn: queue.turn }, 2_000);
    assert!(queue.has_floor(person(3)));
    queue = done(&queue, &Command::Reply { id: request(9_000), person: person(1) }, 2_001);
    assert_eq!(names(&queue), [1, 2, 0], "a hand becomes a direct reply");
    queue = done(&queue, &Command::Reply { id: request(9_001), person: person(4) }, 2_002);
    let third = Command::Reply { id: request(9_002), person: person(5) };
    assert_eq!(apply(&queue, &third, 2_003), Err(Refusal::TooManyReplies));
    queue = done(&queue, &Command::Next { turn: queue.turn }, 2_004);
    assert_eq!(apply(&queue, &third, 2_005), Err(Refusal::TooManyReplies), "after a reply as before it");
}

#[test]
fn a_person_who_was_moved_stays_at_the_place() {
    let mut queue = Queue::default();
    for who in 0..4 {
        queue = raise(&queue, who, 10 + i64::from(who));
    }
    let last = queue.ordered()[3].id;
    queue = done(&queue, &Command::Move { request: last, place: 1 }, 20);
    assert_eq!(names(&queue), [0, 3, 1, 2]);
    queue = done(&queue, &Command::Next { turn: 0 }, 30);
    assert_eq!(names(&queue), [3, 1, 2], "the queue moves on as a whole");
    queue = done(&queue, &Command::Finish { turn: 1 }, 40);
    queue = raise(&queue, 4, 50);
    assert_eq!(names(&queue), [3, 1, 2, 4]);
    assert_eq!(apply(&queue, &Command::Move { request: request(77), place: 0 }, 60), Err(Refusal::Gone));
}

#[test]
fn the_floor_given_twice_at_once_is_given_once() {
    let queue = raise(&raise(&Queue::default(), 0, 1), 1, 2);
    let after = done(&queue, &Command::Next { turn: 0 }, 10);
    assert_eq!(apply(&after, &Command::Next { turn: 0 }, 10), Err(Refusal::Stale));
    let other = after.ordered()[0].id;
    assert_eq!(apply(&after, &Command::Give { request: other, turn: 0 }, 10), Err(Refusal::Stale));
    assert_eq!(
        apply(&after, &Command::Raise { id: request(9), person: person(0) }, 10),
        Err(Refusal::HasFloor)
    );
}

#[test]
fn a_silent_contribution_never_has_the_floor() {
    let queue = done(&Queue::default(), &Command::Write { id: request(1), person: person(0) }, 1);
    assert_eq!(apply(&queue, &Command::Next { turn: 0 }, 2), Err(Refusal::NobodyWaits));
    assert_eq!(apply(&queue, &Command::Give { request: request(1), turn: 0 }, 2), Err(Refusal::Gone));
    assert!(done(&queue, &Command::Remove { request: request(1) }, 3).requests.is_empty());
}

#[test]
fn the_place_of_a_silent_contribution_does_not_tell_whether_its_author_has_spoken() {
    let mut queue = raise(&Queue::default(), 0, 10);
    queue = done(&queue, &Command::Next { turn: 0 }, 20);
    queue = done(&queue, &Command::Finish { turn: 1 }, 60_000);
    queue = done(&queue, &Command::Write { id: request(1), person: person(0) }, 60_001);
    queue = raise(&queue, 1, 60_002);
    queue = raise(&queue, 0, 60_003);
    let kinds: Vec<RequestKind> = queue.ordered().into_iter().map(|each| each.kind).collect();
    assert_eq!((names(&queue), kinds[0]), (vec![0, 1, 0], RequestKind::Silent), "by when it came");
}

#[test]
fn a_round_that_is_ended_leaves_the_queue_as_it_was() {
    let queue = raise(&Queue::default(), 2, 1);
    let begin = Command::BeginRound { people: vec![person(0), person(1), person(0)], turn: 0 };
    let round = done(&queue, &begin, 2);
    assert_eq!(round.round, Some(vec![(person(0), RoundState::Waiting), (person(1), RoundState::Waiting)]));
    assert_eq!(apply(&round, &begin, 2), Err(Refusal::Stale));
    let reply = Command::Reply { id: request(5), person: person(1) };
    let speaking = done(&round, &Command::Next { turn: 1 }, 3);
    assert_eq!(apply(&speaking, &reply, 4), Err(Refusal::InRound));
    let ended = done(&speaking, &Command::EndRound { turn: 2 }, 5);
    assert_eq!((ended.round.clone(), names(&ended)), (None, vec![2]));
    assert!(ended.has_floor(person(0)), "who speaks goes on");
    let nobody = Command::BeginRound { people: Vec::new(), turn: 0 };
    assert_eq!(apply(&queue, &nobody, 2), Err(Refusal::EmptyRound));
}

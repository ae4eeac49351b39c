//! Who gets a place, tried with any draw and any history.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use ensemble_calls::selection::rules::{
    Answer, Basis, Blocked, Fixed, Outlook, ReplyClosed, arrangeable, basis, call_up, can_end_waiting,
    chosen_deadline, end_of, free_slug, give, network_of, next_deadline, outlook, reply, representation,
    slug_base, takes_place,
};
use ensemble_calls::{
    call::model::{Call, CallPhase, PlannedCommunity, Sector},
    interest::model::{Interest, InterestState, Place},
    selection::model::{Candidate, Drawn, OrganizationPresence, Reply, Representation, Tally},
};
use ensemble_communities::community::model::{Capacity, CommunityKind, Network, OrganizationKind};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{InterestId, OrganizationId, PlannedCommunityId},
};
use ensemble_draw::{DrawState, Entry, Proof, Quota, Source, Terms, Value, draw, freeze, salted_id};
use ensemble_testing::calls;

const DAY: i64 = 86_400_000;
/// November 18, 2026, 6:06 a.m. in the portal's zone.
const NOW: i64 = 1_795_000_000_000;

fn id(number: u32) -> InterestId {
    InterestId::from(Uuid::from_u128(u128::from(number)))
}

/// A draw among so many projects, every second one of which counts for a quota.
fn proof(count: u32, places: u32, minimum: u32, numbers: [u32; 3]) -> Proof {
    let entries = (0..count)
        .map(|at| Entry {
            id: salted_id(&format!("{at:032x}"), "essai", &format!("projet-{at}")),
            strata: vec![if at % 2 == 0 { "primary" } else { "secondary" }.to_owned()],
        })
        .collect();
    let quotas = (minimum > 0)
        .then(|| Quota { stratum: "level".to_owned(), value: "primary".to_owned(), minimum })
        .into_iter()
        .collect();
    let source = Source::Lottery {
        name: "Loto du 14 novembre".to_owned(),
        at: 1_794_700_000,
        count: 3,
        witnesses: ["Une personne".to_owned(), "Une autre".to_owned()],
    };
    let terms = Terms { places, quotas, source, published: 1_794_690_000 };
    let frozen = freeze("essai", vec!["level".to_owned()], entries, terms).expect("a list");
    let value = Value::lottery(numbers.to_vec(), numbers.to_vec()).expect("a value");
    draw(DrawState::Frozen, frozen, value).expect("a proof")
}

fn proofs() -> impl Strategy<Value = Proof> {
    (3..16_u32, any::<u32>(), any::<u32>(), [0..50_u32, 0..50, 0..50]).prop_map(
        |(count, places, minimum, numbers)| {
            let places = 1 + places % (count - 1);
            // Half of them, at least one, count for the quota.
            proof(count, places, minimum % (places.min(count / 2) + 1), numbers)
        },
    )
}

fn candidate(number: u32) -> Candidate {
    Candidate {
        id: id(number),
        relevant: Some(true),
        number: Some(number),
        place: Place::None,
        waiting_number: None,
        sent_at: i64::from(number),
        withdrawn_at: None,
    }
}

/// All who are in a draw, and two who are not: one whose project is relevant, one whose is not.
fn candidates(proof: &Proof) -> Vec<Candidate> {
    let count = u32::try_from(proof.ranking.len()).expect("a few");
    let others = [(count + 1, true), (count + 2, false)];
    let others = others.map(|(number, relevant)| Candidate {
        number: None,
        relevant: Some(relevant),
        ..candidate(number)
    });
    (1..=count).map(candidate).chain(others).collect()
}

fn answered(candidates: &mut [Candidate], answers: &BTreeMap<InterestId, Answer>) {
    for each in candidates {
        let Some(answer) = answers.get(&each.id) else { continue };
        (each.place, each.waiting_number) = match answer {
            Answer::Offer => (Place::Offered, None),
            Answer::Wait(number) => (Place::Waiting, Some(*number)),
            Answer::Refuse => (Place::Refused, None),
        };
    }
}

/// Gives one of them another place, which closes the gap that it leaves among those who wait.
fn set(candidates: &mut [Candidate], id: InterestId, place: Place) {
    let mut gap = None;
    for each in candidates.iter_mut().filter(|each| each.id == id) {
        gap = each.waiting_number.take();
        each.place = place;
    }
    for number in candidates.iter_mut().filter_map(|each| each.waiting_number.as_mut()) {
        if gap.is_some_and(|gap| *number > gap) {
            *number -= 1;
        }
    }
}

fn numbers_with(candidates: &[Candidate], has: impl Fn(Place) -> bool) -> BTreeSet<u32> {
    candidates.iter().filter(|each| has(each.place)).filter_map(|each| each.number).collect()
}

fn waiting_numbers(candidates: &[Candidate]) -> Vec<(u32, Option<u32>)> {
    let mut waiting: Vec<(u32, Option<u32>)> = candidates
        .iter()
        .filter(|each| each.place == Place::Waiting)
        .map(|each| (each.waiting_number.expect("a place in the order"), each.number))
        .collect();
    waiting.sort_unstable();
    waiting
}

proptest! {
    #[test]
    fn everybody_gets_one_answer_and_no_more_are_offered_than_there_are_places(
        proof in proofs(),
        left in prop::collection::vec((any::<prop::sample::Index>(), 0..1_000_i64), 0..6),
    ) {
        let mut all = candidates(&proof);
        let drawn = proof.ranking.len();
        for (index, at) in left {
            all[index.index(drawn)].withdrawn_at = Some(at);
        }
        let answers = give(Basis::Draw(&proof), &all).expect("answers");
        let present: BTreeSet<InterestId> =
            all.iter().filter(|each| each.withdrawn_at.is_none()).map(|each| each.id).collect();
        prop_assert_eq!(answers.keys().copied().collect::<BTreeSet<_>>(), present.clone());
        let offers = answers.values().filter(|answer| **answer == Answer::Offer).count();
        let relevant = present.len() - 1;
        prop_assert_eq!(offers, relevant.min(proof.commitment.places as usize));
        let refused: Vec<InterestId> =
            answers.iter().filter(|(_, answer)| **answer == Answer::Refuse).map(|(id, _)| *id).collect();
        prop_assert_eq!(refused, [all.last().expect("the last").id], "whose project is not relevant");
        // Those who left did so one after the other, and of two at the same time the smaller number first.
        let mut gone: Vec<(i64, u32)> =
            all.iter().filter_map(|each| Some((each.withdrawn_at?, each.number?))).collect();
        gone.sort_unstable();
        let gone: Vec<u32> = gone.into_iter().map(|(_, number)| number).collect();
        let outcome = proof.after(&gone).expect("an outcome");
        answered(&mut all, &answers);
        prop_assert_eq!(
            numbers_with(&all, |place| place == Place::Offered),
            outcome.selected.iter().copied().collect::<BTreeSet<_>>()
        );
        let expected: Vec<(u32, Option<u32>)> = (1..).zip(outcome.alternates.iter().map(|n| Some(*n))).collect();
        let waiting = waiting_numbers(&all);
        prop_assert_eq!(&waiting[..expected.len()], &expected[..], "in the order of the ranking");
        prop_assert!(waiting.iter().map(|(number, _)| *number).eq(1..=u32::try_from(waiting.len()).expect("a few")));
    }

    #[test]
    fn a_place_that_is_given_up_goes_to_the_next_as_the_draw_has_it(
        proof in proofs(),
        events in prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8), 0..30),
    ) {
        let mut all = candidates(&proof);
        let answers = give(Basis::Draw(&proof), &all).expect("answers");
        answered(&mut all, &answers);
        let places = proof.commitment.places as usize;
        let mut gone = Vec::new();
        for (index, event) in events {
            let each = all[index.index(all.len())].clone();
            let leaves = match (each.place, event) {
                (Place::Offered, 0) => {
                    set(&mut all, each.id, Place::Accepted);
                    None
                }
                (Place::Offered, 1) => Some(Place::Expired),
                (Place::Offered | Place::Accepted | Place::Waiting, _) => Some(Place::Declined),
                _ => None,
            };
            let Some(place) = leaves else { continue };
            set(&mut all, each.id, place);
            gone.extend(each.number);
            let called = call_up(&proof, &all).expect("a proof that holds");
            for id in &called {
                prop_assert!(all.iter().any(|other| other.id == *id && other.place == Place::Waiting));
                set(&mut all, *id, Place::Offered);
            }
            prop_assert!(call_up(&proof, &all).expect("a proof that holds").is_empty(), "once is enough");
            let taken = all.iter().filter(|other| takes_place(other.place)).count();
            let waiting = waiting_numbers(&all);
            prop_assert!(taken <= places);
            prop_assert!(taken == places || waiting.is_empty(), "no place stays free while someone waits");
            prop_assert!(waiting.iter().map(|(number, _)| *number).eq(1..=u32::try_from(waiting.len()).expect("a few")));
            prop_assert!(all.iter().all(|other| other.place != Place::None), "nobody is left without an answer");
            let outcome = proof.after(&gone).expect("an outcome");
            prop_assert_eq!(
                numbers_with(&all, takes_place),
                outcome.selected.iter().copied().collect::<BTreeSet<_>>()
            );
            let order: Vec<u32> = waiting.iter().filter_map(|(_, number)| *number).collect();
            prop_assert_eq!(order, outcome.alternates);
        }
    }

    #[test]
    fn counts_say_the_same_as_the_answers_themselves(
        relevance in prop::collection::vec(prop::option::weighted(0.9, any::<bool>()), 0..8),
        seats in prop::option::of(1..6_u32),
        frozen in any::<bool>(),
    ) {
        let all: Vec<Candidate> = (1..)
            .zip(&relevance)
            .map(|(number, relevant)| Candidate { relevant: *relevant, number: None, ..candidate(number) })
            .collect();
        let count = |of: Option<bool>| u32::try_from(relevance.iter().filter(|each| **each == of).count()).expect("a few");
        let sent = u32::try_from(all.len()).expect("a few");
        let tally = Tally {
            sent,
            relevant: count(Some(true)),
            undecided: count(None),
            unanswered: sent,
            ..Tally::default()
        };
        let capacity = seats.map_or(Capacity::Undecided, Capacity::Seats);
        let (drawn, state) = if frozen { (Drawn::Pending, Some(DrawState::Frozen)) } else { (Drawn::None, None) };
        let by_count = outlook(capacity, &tally, state);
        match basis(CallPhase::Draw, false, capacity, &drawn, &all) {
            Ok(Basis::Everybody) => {
                prop_assert_eq!(by_count, Outlook::EverybodyFits);
                let answers = give(Basis::Everybody, &all).expect("answers");
                let offers = answers.values().filter(|answer| **answer == Answer::Offer).count();
                prop_assert_eq!(offers, tally.relevant as usize);
                prop_assert_eq!(answers.len(), all.len());
            }
            Ok(Basis::Draw(_)) => prop_assert!(false, "there is no proof"),
            Err(Blocked::Undecided(undecided)) => {
                prop_assert_eq!(by_count, Outlook::Undecided(u32::try_from(undecided).expect("a few")));
            }
            Err(Blocked::DrawPending) => prop_assert_eq!(by_count, Outlook::DrawPending),
            Err(Blocked::CapacityUndecided) => {
                prop_assert_eq!(by_count, Outlook::CapacityUndecided);
                prop_assert!(seats.is_none() && tally.relevant > 0);
            }
            Err(Blocked::Empty) => prop_assert_eq!(by_count, Outlook::Empty),
            Err(Blocked::NeedsDraw { relevant, places }) => {
                let relevant = u32::try_from(relevant).expect("a few");
                prop_assert_eq!(by_count, Outlook::NeedsDraw { relevant, places });
                prop_assert!(relevant > places);
            }
            Err(other) => prop_assert!(false, "{other:?}"),
        }
    }
}

#[test]
fn places_are_given_once_and_in_their_phase() {
    let all = [candidate(1)];
    let given = [Candidate { place: Place::Refused, ..candidate(1) }, candidate(2)];
    let of = |phase, merged, drawn: &Drawn, all: &[Candidate]| {
        basis(phase, merged, Capacity::Seats(3), drawn, all).map(|_| ())
    };
    assert_eq!(of(CallPhase::Draw, false, &Drawn::None, &all), Ok(()));
    for phase in CallPhase::ALL.iter().copied().filter(|phase| *phase != CallPhase::Draw) {
        assert_eq!(of(phase, false, &Drawn::None, &all), Err(Blocked::Phase(phase)));
    }
    assert_eq!(of(CallPhase::Draw, true, &Drawn::None, &all), Err(Blocked::Merged));
    assert_eq!(of(CallPhase::Draw, false, &Drawn::None, &given), Err(Blocked::Given));
    assert_eq!(of(CallPhase::Draw, false, &Drawn::Broken, &all), Err(Blocked::DrawBroken));
    assert_eq!(of(CallPhase::Draw, false, &Drawn::None, &[]), Err(Blocked::Empty));
}

#[test]
fn a_capacity_that_is_not_decided_offers_nobody_a_place() {
    let of = |capacity, relevant| {
        let all = [Candidate { relevant: Some(relevant), ..candidate(1) }];
        basis(CallPhase::Draw, false, capacity, &Drawn::None, &all).map(|_| ())
    };
    assert_eq!(of(Capacity::Undecided, true), Err(Blocked::CapacityUndecided));
    assert_eq!(of(Capacity::Undecided, false), Ok(()), "nobody is offered one: everybody can be answered");
    assert_eq!(of(Capacity::Unlimited, true), Ok(()));
}

#[test]
fn the_waiting_list_is_closed_when_no_offer_is_open() {
    let of = |places: &[Place]| {
        let all: Vec<Candidate> = (1..)
            .zip(places)
            .map(|(number, place)| Candidate { place: *place, ..candidate(number) })
            .collect();
        can_end_waiting(&all)
    };
    assert!(of(&[Place::Accepted, Place::Waiting]));
    assert!(!of(&[Place::Offered, Place::Waiting]));
    assert!(!of(&[Place::Accepted, Place::Refused]));
}

fn told(place: Place) -> Interest {
    let new = calls::new_call("essai", NOW);
    Interest { place, reply_by: Some(NOW + DAY), ..calls::answer(&new, 0, None, "a@essai.example") }
}

fn call() -> Call {
    Call { screened_at: Some(NOW), ..calls::call("essai", NOW - DAY) }
}

#[test]
fn a_reply_counts_once_and_in_time() {
    let of = |place, said, now| reply(&call(), &told(place), false, said, now);
    assert_eq!(of(Place::Offered, Reply::Accept, NOW + DAY), Ok(Place::Accepted));
    assert_eq!(of(Place::Offered, Reply::Decline, NOW), Ok(Place::Declined));
    assert_eq!(of(Place::Offered, Reply::Accept, NOW + DAY + 1), Err(ReplyClosed::Expired));
    for (place, closed) in [
        (Place::None, ReplyClosed::NotYet),
        (Place::Waiting, ReplyClosed::Waiting),
        (Place::Accepted, ReplyClosed::Accepted),
        (Place::Declined, ReplyClosed::Declined),
        (Place::Expired, ReplyClosed::Expired),
        (Place::Refused, ReplyClosed::Refused),
    ] {
        for said in [Reply::Accept, Reply::Decline] {
            assert_eq!(of(place, said, NOW), Err(closed), "{place:?} {said:?}");
        }
        let gives_up = [Place::Accepted, Place::Waiting].contains(&place);
        let expected = if gives_up { Ok(Place::Declined) } else { Err(closed) };
        assert_eq!(of(place, Reply::GiveUp, NOW), expected, "{place:?}");
    }
    let made = reply(&call(), &told(Place::Accepted), true, Reply::GiveUp, NOW);
    assert_eq!(made, Err(ReplyClosed::Accepted), "one leaves the community then");
    let withdrawn = Interest { state: InterestState::Withdrawn, ..told(Place::Offered) };
    assert_eq!(reply(&call(), &withdrawn, false, Reply::Accept, NOW), Err(ReplyClosed::Withdrawn));
}

#[test]
fn deadlines_are_the_end_of_a_day() {
    let end = |day| end_of(day).expect("an hour that exists");
    assert_eq!(chosen_deadline(NOW, date(2026, 11, 19)), Some(end(date(2026, 11, 19))));
    assert_eq!(chosen_deadline(NOW, date(2027, 2, 16)), Some(end(date(2027, 2, 16))), "90 days");
    for day in [date(2026, 11, 18), date(2026, 11, 1), date(2027, 2, 17)] {
        assert_eq!(chosen_deadline(NOW, day), None, "{day}");
    }
    assert_eq!(next_deadline(NOW, None), end(date(2026, 12, 2)));
    assert_eq!(
        next_deadline(NOW, Some(5 * DAY + DAY / 2)),
        end(date(2026, 11, 23)),
        "as long as the first offers"
    );
    assert_eq!(next_deadline(NOW, Some(1)), end(date(2026, 11, 19)), "a day at least");
}

#[test]
fn planned_communities_move_until_places_are_given() {
    let text = LocalizedText::written(Lang::Fr, "Lire", "Reading");
    let planned = |merged_into| PlannedCommunity {
        id: PlannedCommunityId::from(Uuid::from_u128(1)),
        title: text.clone(),
        kind: CommunityKind::Practice,
        capacity: Capacity::Undecided,
        community: None,
        merged_into,
        split_from: None,
    };
    let own = planned(None);
    for phase in [CallPhase::Screening, CallPhase::Draw] {
        assert_eq!(arrangeable(phase, &own, false, false), Ok(()));
    }
    for phase in [CallPhase::Open, CallPhase::Answered, CallPhase::Cancelled] {
        assert_eq!(arrangeable(phase, &own, false, false), Err(Fixed::Phase(phase)));
    }
    let merged = planned(Some(PlannedCommunityId::from(Uuid::from_u128(2))));
    assert_eq!(arrangeable(CallPhase::Draw, &merged, false, false), Err(Fixed::Merged));
    assert_eq!(arrangeable(CallPhase::Draw, &own, true, false), Err(Fixed::Given));
    assert_eq!(arrangeable(CallPhase::Draw, &own, false, true), Err(Fixed::Drawn));
}

#[test]
fn a_slug_that_is_taken_gets_a_number() {
    assert_eq!(slug_base("", "appel-2026"), "appel-2026");
    assert_eq!(slug_base("lire", "appel-2026"), "lire");
    let taken = ["lire", "lire-2"];
    assert_eq!(free_slug("lire", |slug| taken.contains(&slug)).as_deref(), Some("lire-3"));
    assert_eq!(free_slug("compter", |slug| taken.contains(&slug)).as_deref(), Some("compter"));
    let long = "a".repeat(80);
    let next = free_slug(&long, |slug| slug == long).expect("one that is free");
    assert!(next.len() == 80 && next.ends_with("a-2"), "{next}");
}

#[test]
fn the_network_of_a_community_follows_the_sectors_of_its_people() {
    let (youth, english) = (Some(Sector::Youth), Some(Sector::English));
    assert_eq!(network_of(&[youth, None]), Network::French);
    assert_eq!(network_of(&[english, english]), Network::English);
    assert_eq!(network_of(&[english, youth]), Network::Both);
    assert_eq!(network_of(&[]), Network::Both);
}

#[test]
fn an_organization_is_as_far_as_its_people() {
    let of = |people, accepted, invited| {
        representation(&OrganizationPresence {
            id: OrganizationId::from(Uuid::from_u128(1)),
            name: LocalizedText::written(Lang::Fr, "Un centre", ""),
            kind: OrganizationKind::ServiceCentre,
            network: Network::French,
            people,
            accepted,
            invited,
        })
    };
    assert_eq!(of(2, 1, true), Representation::Represented);
    assert_eq!(of(1, 0, true), Representation::Interested);
    assert_eq!(of(0, 0, true), Representation::Invited);
    assert_eq!(of(0, 0, false), Representation::Silent);
}

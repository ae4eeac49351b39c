//! Tables honour what is asked for, people meet whom they have not met, late people find a place, and the clock of a round.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;

use super::{Met, Refusal, Request, SIZES, Seating, assign, check, in_order, land};
use crate::breakout::model::{
    Method, Pair, PairRule, Participant,
    round::{Clock, ClockRefusal, Command, MINUTE, Stage, apply},
};
use ensemble_core::{
    Lang,
    ids::{OrganizationId, PersonId},
};

fn id(number: usize) -> PersonId {
    PersonId::from(Uuid::from_u128(u128::try_from(number).expect("a number") + 1))
}

fn person(number: usize, lang: Lang, follows_both: bool) -> Participant {
    Participant { person: id(number), organization: None, profession: None, lang, follows_both }
}

fn request(people: usize, size: usize, method: Method) -> Request {
    let people = (0..people).map(|number| person(number, Lang::Fr, false)).collect();
    Request { people, size, method, seed: 7, pairs: Vec::new(), met: Met::new() }
}

fn pair(rule: PairRule, first: usize, second: usize) -> Pair {
    Pair { rule, first: id(first), second: id(second) }
}

fn pairs_of(tables: &[Seating]) -> Vec<(PersonId, PersonId)> {
    let mut all = Vec::new();
    for table in tables {
        for (place, one) in table.people.iter().enumerate() {
            all.extend(table.people[place + 1..].iter().map(|other| in_order(*one, *other)));
        }
    }
    all
}

#[test]
fn twenty_four_people_meet_no_one_twice_in_four_meetings() {
    let mut met = Met::new();
    for meeting in 0..4 {
        let wanted = Request { seed: meeting, met: met.clone(), ..request(24, 4, Method::NewPeople) };
        let tables = assign(&wanted).expect("tables");
        assert_eq!(tables.iter().map(|table| table.people.len()).collect::<Vec<_>>(), [4; 6]);
        for pair in pairs_of(&tables) {
            let times = met.entry(pair).or_insert(0);
            *times += 1;
            assert_eq!(*times, 1, "meeting {meeting}");
        }
    }
}

#[test]
fn organizations_are_mixed_as_far_as_they_can_be() {
    let organizations: Vec<OrganizationId> =
        (1..=4_u128).map(|number| OrganizationId::from(Uuid::from_u128(number))).collect();
    let mut wanted = request(16, 4, Method::Organization);
    for (number, person) in wanted.people.iter_mut().enumerate() {
        person.organization = Some(organizations[number / 4]);
    }
    let of: BTreeMap<PersonId, OrganizationId> =
        wanted.people.iter().filter_map(|person| Some((person.person, person.organization?))).collect();
    for table in assign(&wanted).expect("tables") {
        let different: BTreeSet<_> = table.people.iter().map(|person| of[person]).collect();
        assert_eq!(different.len(), 4);
    }
}

#[test]
fn professions_are_mixed_as_far_as_they_can_be() {
    let mut wanted = request(16, 4, Method::Profession);
    for (number, person) in wanted.people.iter_mut().enumerate() {
        person.profession = Some(["guidance", "psychology", "speech", "teaching"][number / 4].to_owned());
    }
    let of: BTreeMap<PersonId, String> =
        wanted.people.iter().filter_map(|person| Some((person.person, person.profession.clone()?))).collect();
    for table in assign(&wanted).expect("tables") {
        let different: BTreeSet<_> = table.people.iter().map(|person| &of[person]).collect();
        assert_eq!(different.len(), 4, "{table:?}");
    }
}

#[test]
fn languages_are_mixed_among_those_who_follow_both() {
    let mut wanted = request(16, 4, Method::Language);
    for (number, each) in wanted.people.iter_mut().enumerate() {
        *each = person(number, if number < 8 { Lang::Fr } else { Lang::En }, true);
    }
    let french: BTreeSet<PersonId> = (0..8).map(id).collect();
    let tables = assign(&wanted).expect("tables");
    for table in &tables {
        let count = table.people.iter().filter(|person| french.contains(*person)).count();
        assert_eq!((table.people.len(), count), (4, 2), "{tables:?}");
    }
    // Those who follow one language stay where they can.
    wanted.people[0] = person(0, Lang::Fr, false);
    wanted.people[15] = person(15, Lang::En, false);
    let tables = assign(&wanted).expect("tables");
    let lang_of = |number: usize| {
        tables.iter().find(|table| table.people.contains(&id(number))).map(|table| table.lang)
    };
    assert_eq!((lang_of(0), lang_of(15)), (Some(Lang::Fr), Some(Lang::En)));
    assert_eq!(check(&wanted.people, &[], &tables, true), Ok(()));
}

#[test]
fn the_same_seed_gives_the_same_tables_and_another_one_others() {
    let wanted = request(20, 5, Method::Random);
    assert_eq!(assign(&wanted), assign(&wanted));
    assert_ne!(assign(&wanted), assign(&Request { seed: 8, ..wanted.clone() }));
}

#[test]
fn what_cannot_be_is_refused_with_the_reason() {
    let with = |people: usize, pairs: &[Pair]| {
        assign(&Request { pairs: pairs.to_vec(), ..request(people, 4, Method::Random) })
    };
    let (together, apart) = (PairRule::Together, PairRule::Apart);
    assert_eq!(with(1, &[]), Err(Refusal::TooFew));
    assert_eq!(assign(&request(8, 9, Method::Random)), Err(Refusal::Size));
    assert_eq!(with(8, &[pair(apart, 0, 9)]), Err(Refusal::Absent(id(9))));
    assert_eq!(with(8, &[pair(apart, 3, 3)]), Err(Refusal::SamePerson(id(3))));
    assert_eq!(
        with(8, &[pair(together, 0, 1), pair(together, 1, 2), pair(apart, 0, 2)]),
        Err(Refusal::Contradiction(id(0), id(2)))
    );
    let nine: Vec<Pair> = (0..8).map(|number| pair(together, number, number + 1)).collect();
    assert_eq!(with(20, &nine), Err(Refusal::TooManyTogether(id(7))));
    assert_eq!(with(3, &[pair(apart, 0, 1)]), Err(Refusal::OneTable));
    // Three who avoid each other do not fit at the two tables that five people make.
    assert_eq!(
        with(5, &[pair(apart, 0, 1), pair(apart, 1, 2), pair(apart, 0, 2)]),
        Err(Refusal::NoArrangement)
    );
}

#[test]
fn languages_that_cannot_be_followed_are_refused_with_the_reason() {
    let mut wanted = request(6, 3, Method::Random);
    wanted.people[5] = person(5, Lang::En, false);
    assert_eq!(assign(&wanted), Err(Refusal::Alone(id(5), Lang::En)));
    wanted.pairs = vec![pair(PairRule::Together, 0, 5)];
    assert_eq!(assign(&wanted), Err(Refusal::NoCommonLanguage(id(0), id(5))));
    wanted.people[0] = person(0, Lang::Fr, true);
    let tables = assign(&wanted).expect("tables");
    let english = tables.iter().find(|table| table.lang == Lang::En).expect("a table in English");
    assert!(english.people.contains(&id(0)) && english.people.contains(&id(5)));
}

#[test]
fn late_people_land_at_the_smallest_table_that_fits_and_find_their_own_again() {
    let table =
        |lang, people: &[usize]| Seating { lang, people: people.iter().map(|number| id(*number)).collect() };
    let tables = [table(Lang::Fr, &[0, 1, 2]), table(Lang::En, &[3, 4]), table(Lang::Fr, &[5, 6, 7, 8])];
    let late = person(9, Lang::Fr, false);
    assert_eq!(land(&late, &[], &tables, None), Ok(0));
    assert_eq!(land(&person(9, Lang::Fr, true), &[], &tables, None), Ok(1));
    assert_eq!(land(&person(6, Lang::Fr, false), &[], &tables, Some(0)), Ok(2), "their own");
    assert_eq!(land(&late, &[], &tables, Some(1)), Err(Refusal::CannotFollow(id(9), 1)));
    assert_eq!(land(&late, &[pair(PairRule::Apart, 9, 1)], &tables, None), Ok(2));
    assert_eq!(land(&late, &[pair(PairRule::Together, 5, 9)], &tables, None), Ok(2));
    assert_eq!(land(&late, &[], &tables, Some(3)), Err(Refusal::NoTable));
    let full = [table(Lang::Fr, &[0, 1, 2, 3, 4, 5, 6, 7])];
    assert_eq!(land(&late, &[], &full, None), Err(Refusal::NoPlace));
    assert_eq!(land(&late, &[], &full, Some(0)), Err(Refusal::Full(0)));
}

#[test]
fn two_facilitators_at_once_make_one_change_of_the_clock() {
    let draft = Clock::new(10);
    let open = apply(&draft, Command::Open, 5 * MINUTE).expect("open");
    assert_eq!((open.stage, open.ends_at), (Stage::Open, Some(15 * MINUTE)));
    assert_eq!(apply(&open, Command::Open, 6 * MINUTE), Ok(open));
    let more = Command::Extend { seen: 15 * MINUTE, minutes: 2 };
    let longer = apply(&open, more, 7 * MINUTE).expect("longer");
    assert_eq!(longer.ends_at, Some(17 * MINUTE));
    assert_eq!(apply(&longer, more, 7 * MINUTE), Ok(longer), "the same press, from another page");
    let late = apply(&open, more, 20 * MINUTE).expect("longer");
    assert_eq!(late.ends_at, Some(22 * MINUTE), "from now, once the time is over");
    let closed = apply(&longer, Command::Close, 9 * MINUTE).expect("closed");
    assert_eq!(apply(&closed, Command::Close, 10 * MINUTE), Ok(closed));
    assert_eq!(apply(&closed, Command::Open, 10 * MINUTE), Err(ClockRefusal::Closed));
    assert_eq!(apply(&draft, Command::Close, 0), Err(ClockRefusal::NotOpen));
    assert_eq!(apply(&open, Command::Offer, 0), Err(ClockRefusal::Begun));
    let too_much = Command::Extend { seen: 15 * MINUTE, minutes: 500 };
    assert_eq!(apply(&open, too_much, 6 * MINUTE), Err(ClockRefusal::TooLong));
}

/// The fewest pairs that met before, of all ways to sit at tables of these sizes.
fn fewest(people: &[PersonId], sizes: &[usize], met: &Met) -> u32 {
    let Some((size, rest)) = sizes.split_first() else { return 0 };
    let mut best = u32::MAX;
    for chosen in 0..1_u32 << people.len() {
        if usize::try_from(chosen.count_ones()).expect("a number") != *size || (chosen & 1) == 0 {
            continue;
        }
        let (mut here, mut others) = (Vec::new(), Vec::new());
        for (place, person) in people.iter().enumerate() {
            if (chosen >> place) & 1 == 1 { here.push(*person) } else { others.push(*person) }
        }
        let table = [Seating { lang: Lang::Fr, people: here }];
        let again = pairs_of(&table).iter().filter(|pair| met.contains_key(*pair)).count();
        best = best.min(u32::try_from(again).expect("a number").saturating_add(fewest(&others, rest, met)));
    }
    best
}

fn methods() -> impl Strategy<Value = Method> {
    prop::sample::select(Method::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is asked for: tables honour it, each person has one place, or there is a reason.
    #[test]
    fn everyone_sits_once_and_what_is_asked_for_is_honoured(
        langs in prop::collection::vec((any::<bool>(), prop::bool::weighted(0.4)), 2..40),
        size in SIZES,
        method in methods(),
        seed: u32,
        asked in prop::collection::vec((any::<bool>(), 0_usize..40, 0_usize..40), 0..5),
    ) {
        let people: Vec<Participant> = langs
            .iter()
            .enumerate()
            .map(|(number, (english, both))| person(number, if *english { Lang::En } else { Lang::Fr }, *both))
            .collect();
        let count = people.len();
        let pairs: Vec<Pair> = asked
            .iter()
            .map(|(together, one, other)| {
                let rule = if *together { PairRule::Together } else { PairRule::Apart };
                pair(rule, one % count, other % count)
            })
            .collect();
        let wanted = Request { people, size, method, seed, pairs, met: Met::new() };
        if let Ok(tables) = assign(&wanted) {
            prop_assert_eq!(check(&wanted.people, &wanted.pairs, &tables, true), Ok(()));
            prop_assert!(tables.iter().all(|table| SIZES.contains(&table.people.len())));
        } else {
            let free = wanted.people.iter().all(|person| person.follows_both);
            prop_assert!(!(free && wanted.pairs.is_empty()), "nothing stood in the way");
        }
    }

    /// For all sequences of commands, late ones too: each command counts once, no one is sent back to their tables after the end, and
    /// no one loses time that they were given.
    #[test]
    fn the_clock_of_a_round_goes_one_way(
        minutes in 1..60_u16,
        presses in prop::collection::vec((0..4_u8, any::<bool>(), 1..60_u16, 0..20 * MINUTE, 0..MINUTE), 1..40),
    ) {
        let place = |stage: Stage| Stage::ALL.iter().position(|each| *each == stage);
        let (mut clock, mut now, mut earlier) = (Clock::new(minutes), 1_000_000_000, 0);
        for (press, is_stale, more, passes, gap) in presses {
            now += passes;
            let seen = if is_stale { earlier } else { clock.ends_at.unwrap_or_default() };
            let command = match press {
                0 => Command::Offer,
                1 => Command::Open,
                2 => Command::Extend { seen, minutes: more },
                _ => Command::Close,
            };
            earlier = clock.ends_at.unwrap_or_default();
            let Ok(next) = apply(&clock, command, now) else { continue };
            prop_assert_eq!(apply(&next, command, now + gap), Ok(next), "pressed twice");
            prop_assert!(place(next.stage) >= place(clock.stage), "{clock:?} {command:?} {next:?}");
            prop_assert!(clock.stage != Stage::Closed || next == clock, "it was closed");
            prop_assert!(next.ends_at >= clock.ends_at, "{clock:?} {command:?} {next:?}");
            prop_assert!(clock.opened_at.is_none() || next.opened_at == clock.opened_at);
            prop_assert_eq!(next.closed_at.is_some(), next.stage == Stage::Closed);
            clock = next;
        }
    }

    /// Few people meet again who need not: as few as the best of all ways to sit.
    #[test]
    fn as_few_meet_again_as_can_be(
        seed: u32,
        before in prop::collection::vec((0_usize..6, 0_usize..6), 0..9),
    ) {
        let met: Met = before
            .iter()
            .filter(|(one, other)| one != other)
            .map(|(one, other)| (in_order(id(*one), id(*other)), 1))
            .collect();
        let wanted = Request { seed, met: met.clone(), ..request(6, 3, Method::NewPeople) };
        let tables = assign(&wanted).expect("tables");
        let again = pairs_of(&tables).iter().filter(|pair| met.contains_key(*pair)).count();
        let people: Vec<PersonId> = (0..6).map(id).collect();
        prop_assert_eq!(u32::try_from(again).expect("a number"), fewest(&people, &[3, 3], &met));
    }
}

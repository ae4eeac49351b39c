//! Grouping loses nobody and makes no circle, each decision is told once, and what can be done follows from the call's phase.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;

use ensemble_calls::{
    call::rules::GRACE,
    need::{
        model::{Ask, Asked, Decision, Need, NeedState, Origin},
        rules::{
            MAX_PRIORITIES, Wrong, can_decide, can_read, can_tell, decided, decisions, merge, points, ranks,
            split, to_tell,
        },
    },
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{InterestId, NeedId},
};
use ensemble_testing::calls::call;

fn id(number: usize) -> NeedId {
    NeedId::from(Uuid::from_u128(u128::try_from(number).expect("a number") + 1))
}

fn need(number: usize, origin: Origin) -> Need {
    Need {
        id: id(number),
        text: LocalizedText::Single { lang: Lang::Fr, text: format!("Besoin {number}") },
        origin,
        state: NeedState::Gathered,
        reason: None,
        merged_into: None,
    }
}

/// Three of each origin.
fn needs() -> Vec<Need> {
    [Origin::Offered, Origin::Written, Origin::Group]
        .into_iter()
        .flat_map(|origin| [origin; 3])
        .enumerate()
        .map(|(number, origin)| need(number, origin))
        .collect()
}

/// The needs that are no part of another, each with those that it gathers, itself among them.
fn gathered(needs: &[Need]) -> BTreeMap<NeedId, BTreeSet<NeedId>> {
    let mut all: BTreeMap<NeedId, BTreeSet<NeedId>> = BTreeMap::new();
    for need in needs {
        all.entry(need.merged_into.unwrap_or(need.id)).or_default().insert(need.id);
    }
    all
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Merge(usize, usize),
    Split(usize),
    Decide(usize, NeedState),
}

fn step() -> impl Strategy<Value = Step> {
    let state = prop::sample::select(vec![NeedState::Gathered, NeedState::Priority, NeedState::SetAside]);
    prop_oneof![
        4 => (0..9_usize, 0..9_usize).prop_map(|(from, into)| Step::Merge(from, into)),
        2 => (0..9_usize).prop_map(Step::Split),
        1 => (0..9_usize, state).prop_map(|(number, state)| Step::Decide(number, state)),
    ]
}

proptest! {
    #[test]
    fn grouping_loses_nobody_and_makes_neither_chain_nor_circle(steps in prop::collection::vec(step(), 0..60)) {
        let mut all = needs();
        for step in steps {
            let before = all.clone();
            let done = match step {
                Step::Merge(from, into) => merge(&mut all, id(from), id(into)),
                Step::Split(part) => split(&mut all, id(part)),
                Step::Decide(number, state) => {
                    if all[number].merged_into.is_none() {
                        all[number].state = state;
                    }
                    Ok(())
                }
            };
            if done.is_err() {
                prop_assert_eq!(&all, &before, "what is refused changes nothing");
            } else if let Step::Merge(from, into) = step {
                let (old, new) = (gathered(&before), gathered(&all));
                let both: BTreeSet<NeedId> = old[&id(from)].union(&old[&id(into)]).copied().collect();
                prop_assert_eq!(&new[&id(into)], &both, "its parts move along");
            }
            for need in &all {
                if let Some(into) = need.merged_into {
                    let whole = all.iter().find(|each| each.id == into).expect("it is there");
                    prop_assert!(whole.merged_into.is_none(), "a chain has one step: {:?}", step);
                    prop_assert!(whole.origin != Origin::Written, "nobody's words gather those of others");
                }
            }
            let parts = gathered(&all);
            let count: usize = parts.values().map(BTreeSet::len).sum();
            prop_assert_eq!(count, all.len(), "each need counts once, so that nobody who asked for it is lost");
            prop_assert!(parts.iter().all(|(head, parts)| parts.contains(head)));
        }
    }

    #[test]
    fn who_was_told_of_a_decision_is_not_told_again_and_all_others_are(
        asks in prop::collection::vec((0..6_u128, 0..4_usize, 0..3_usize, any::<bool>()), 0..40)
    ) {
        let ask = |(interest, part, need, told): (u128, usize, usize, bool)| Ask {
            interest: InterestId::from(Uuid::from_u128(interest)),
            part: id(part),
            need: id(need),
            told,
        };
        let asks: Vec<Ask> = asks.into_iter().map(ask).collect();
        let tell = to_tell(&asks);
        for ask in &asks {
            let same = |each: &&Ask| each.interest == ask.interest && each.need == ask.need;
            let was_told = asks.iter().filter(same).any(|each| each.told);
            prop_assert_eq!(tell.iter().filter(same).count() == 0, was_told);
        }
        prop_assert!(tell.iter().all(|ask| asks.contains(ask)));
    }
}

#[test]
fn a_need_is_merged_into_what_everybody_can_read_only() {
    let mut all = needs();
    assert_eq!(merge(&mut all, id(0), id(0)), Err(Wrong::Target));
    assert_eq!(merge(&mut all, id(0), id(3)), Err(Wrong::Target), "what a person wrote gathers nothing");
    assert_eq!(merge(&mut all, id(0), id(99)), Err(Wrong::Changed));
    merge(&mut all, id(3), id(6)).expect("merged");
    assert_eq!(merge(&mut all, id(3), id(7)), Err(Wrong::Changed), "it is a part of another");
    assert_eq!(merge(&mut all, id(4), id(3)), Err(Wrong::Target));
    merge(&mut all, id(6), id(7)).expect("merged");
    assert_eq!(all[3].merged_into, Some(id(7)), "it moves along");
    assert_eq!(merge(&mut all, id(1), id(6)), Err(Wrong::Changed), "that is a part itself");
    all[1].state = NeedState::SetAside;
    assert_eq!(merge(&mut all, id(1), id(7)), Err(Wrong::Changed), "it was decided about");
    all[7].state = NeedState::Priority;
    merge(&mut all, id(2), id(7)).expect("a priority gathers more");
    split(&mut all, id(2)).expect("split");
    assert_eq!(all[2].merged_into, None);
    assert_eq!(split(&mut all, id(2)), Err(Wrong::Changed));
}

#[test]
fn what_can_be_decided_follows_from_the_state() {
    let decisions_of = |origin, state| decisions(&Need { state, ..need(0, origin) });
    for origin in [Origin::Offered, Origin::Group] {
        assert_eq!(decisions_of(origin, NeedState::Gathered), [Decision::Keep, Decision::SetAside]);
    }
    let written = decisions_of(Origin::Written, NeedState::Gathered);
    assert_eq!(written, [Decision::SetAside], "nobody's own words are published");
    for state in [NeedState::Priority, NeedState::SetAside] {
        assert_eq!(decisions_of(Origin::Offered, state), [Decision::Reopen]);
    }
    let part = Need { merged_into: Some(id(1)), ..need(0, Origin::Offered) };
    assert!(decisions(&part).is_empty());
    assert_eq!(Decision::ALL.len(), 3);
    assert_eq!(decided(Decision::Keep), NeedState::Priority);
    assert_eq!(decided(Decision::SetAside), NeedState::SetAside);
    assert_eq!(decided(Decision::Reopen), NeedState::Gathered);
    assert!((2..=3).contains(&MAX_PRIORITIES));
}

#[test]
fn a_first_rank_weighs_three_times_a_third() {
    let asked = |ranks| Asked { people: 9, organizations: 4, ranks };
    assert_eq!(points(&asked([1, 0, 0])), 3);
    assert_eq!(points(&asked([0, 1, 0])), 2);
    assert_eq!(points(&asked([0, 0, 1])), 1);
    assert_eq!(points(&asked([4, 3, 2])), 20);
    assert_eq!(points(&asked([0, 0, 0])), 0, "who wrote it gave no rank");
    assert_eq!([0, 1, 2, 3, 12].map(ranks), [0, 1, 2, 3, 3]);
}

#[test]
fn needs_are_read_once_answers_come_in_grouped_once_none_does_and_told_after_the_grace() {
    let closes_at = 1_795_000_000_000;
    let mut call = call("appel", closes_at);
    let can = |call: &_, now: i64| [can_read(call, now), can_decide(call, now), can_tell(call, now)];
    assert_eq!(can(&call, call.dates.opens_at - 1), [false, false, false], "announced");
    assert_eq!(can(&call, call.dates.opens_at), [true, false, false], "open");
    assert_eq!(can(&call, closes_at), [true, true, false], "answers may still come in");
    assert_eq!(can(&call, closes_at + GRACE), [true, true, true]);
    call.screened_at = Some(closes_at + GRACE);
    call.answered_at = Some(closes_at + GRACE);
    assert_eq!(can(&call, closes_at + 2 * GRACE), [true, true, true], "answered");
    call.published_at = None;
    assert_eq!(can(&call, closes_at + GRACE), [false, false, false], "a draft");
}

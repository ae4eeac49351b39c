//! Closing lists, moments, and what people type.

use ensemble_core::region::Region;
use ensemble_draw::{DrawError, Quota, Source, Terms};
use proptest::prelude::*;

use super::{
    ListStatus, MIN_NOTICE, NumbersError, Wait, close, entries_match, list_status, millis, numbers, proposed,
    round_at, salt_of, signature,
};
use crate::{
    call::model::{CallPhase, PlannedCommunity, Sector},
    draw::model::{Candidate, Stratum},
};
use ensemble_communities::community::model::{Capacity, CommunityKind, Level};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{InterestId, PlannedCommunityId},
};

const NOW: i64 = 1_795_000_000_000;

fn candidates(count: usize) -> Vec<Candidate> {
    (0..count)
        .map(|at| Candidate {
            interest: InterestId::new(),
            person: None,
            level: Some(if at % 2 == 0 { Level::Primary } else { Level::Secondary }),
            region: (at % 3 > 0).then_some(Region::Montreal),
            sector: Some(Sector::Youth),
        })
        .collect()
}

fn salts(count: usize) -> Vec<String> {
    (0..count).map(|at| salt_of(&format!("{at:032x}").repeat(2))).collect()
}

fn terms(places: u32, quotas: Vec<Quota>) -> Terms {
    let published = u64::try_from(NOW / 1000).expect("after 1970");
    Terms { places, quotas, source: Source::drand(round_at(NOW + MIN_NOTICE)), published }
}

#[test]
fn a_list_knows_which_entry_is_which_project_and_no_one_else_does() {
    let (all, salts) = (candidates(7), salts(7));
    let (unasked, _) = close("appel-2026", &all, &salts, terms(3, Vec::new())).expect("a list");
    assert!(
        unasked.list.strata.is_empty() && unasked.list.entries.iter().all(|entry| entry.strata.is_empty())
    );
    let region = Stratum::Region.code();
    let quota = Quota { stratum: region.to_owned(), value: "06".to_owned(), minimum: 1 };
    let (frozen, entries) = close("appel-2026", &all, &salts, terms(3, vec![quota])).expect("a list");
    assert!(entries_match(&frozen, &entries));
    assert_eq!(frozen.list.strata, [region], "what no quota asks for is not published");
    for (candidate, salt) in all.iter().zip(&salts) {
        let own = entries.iter().find(|entry| entry.interest == Some(candidate.interest)).expect("its entry");
        assert_eq!((own.salt.as_str(), own.salt.len()), (salt.as_str(), 32));
        let strata = &frozen.list.entry(own.number).expect("listed").strata;
        assert_eq!(strata[0] == "06", candidate.region.is_some(), "{strata:?}");
        assert!(
            !serde_json::to_string(&frozen.list).expect("JSON").contains(&candidate.interest.to_string())
        );
    }
    let mut swapped = entries.clone();
    let (one, other) = (swapped[0].interest, swapped[1].interest);
    (swapped[0].interest, swapped[1].interest) = (other, one);
    assert!(!entries_match(&frozen, &swapped), "a place would go to another person");
    let mut fewer = entries.clone();
    fewer.pop();
    assert!(!entries_match(&frozen, &fewer));
    let mut erased = entries;
    erased[2].interest = None;
    assert!(entries_match(&frozen, &erased));
}

#[test]
fn a_list_is_not_closed_where_everybody_fits_or_a_quota_cannot_be_met() {
    let (all, salts) = (candidates(4), salts(4));
    let refused = |places, quotas| close("appel", &all, &salts, terms(places, quotas)).err();
    assert_eq!(refused(4, Vec::new()), Some(DrawError::EverybodyFits { places: 4, entries: 4 }));
    let quota = Quota { stratum: "level".to_owned(), value: "secondary".to_owned(), minimum: 3 };
    assert_eq!(refused(3, vec![quota.clone()]), Some(DrawError::QuotaTooFew { quota, entries: 2 }));
    assert_eq!(refused(3, Vec::new()), None);
}

#[test]
fn there_is_a_draw_only_when_it_is_needed_and_none_counts() {
    let planned = |capacity| PlannedCommunity {
        id: PlannedCommunityId::new(),
        title: LocalizedText::Single { lang: Lang::Fr, text: "Lire".to_owned() },
        kind: CommunityKind::Practice,
        capacity,
        community: None,
        merged_into: None,
        split_from: None,
    };
    let seats = planned(Capacity::Seats(3));
    for (entries, expected) in [
        (4, ListStatus::Open { places: 3, entries: 4 }),
        (3, ListStatus::EverybodyFits { places: 3, entries: 3 }),
        (0, ListStatus::EverybodyFits { places: 3, entries: 0 }),
    ] {
        assert_eq!(list_status(CallPhase::Draw, &seats, entries, false), expected);
    }
    let range = planned(Capacity::Range { from: 2, to: 5 });
    let open = ListStatus::Open { places: 5, entries: 6 };
    assert_eq!(list_status(CallPhase::Draw, &range, 6, false), open, "as many as there may be");
    assert_eq!(list_status(CallPhase::Draw, &seats, 4, true), ListStatus::HasDraw);
    for phase in [CallPhase::Open, CallPhase::Screening, CallPhase::Answered, CallPhase::Cancelled] {
        assert_eq!(list_status(phase, &seats, 4, false), ListStatus::NotNow);
    }
    for capacity in [Capacity::Undecided, Capacity::Unlimited] {
        assert_eq!(list_status(CallPhase::Draw, &planned(capacity), 4, false), ListStatus::NoLimit);
    }
}

#[test]
fn the_proposed_moment_is_a_quarter_away_at_least() {
    for now in [NOW, NOW + 1, 1_794_999_600_000] {
        let proposed = proposed(now);
        assert!(proposed >= now + 15 * 60_000 && proposed <= now + 30 * 60_000, "{now}: {proposed}");
        assert_eq!(proposed % (15 * 60_000), 0);
    }
}

#[test]
fn a_round_is_never_before_the_moment_that_was_chosen() {
    for at in [NOW, NOW + 1, NOW + 2_999] {
        let time = millis(ensemble_draw::quicknet::time_of(round_at(at)));
        assert!(time >= at && time < at + 4_000, "{at}: {time}");
    }
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for typed in ["6 13 22", "6, 13, 22", "6-13-22", " 6\u{a0}13\n22 ", "06; 13; 22."] {
        assert_eq!(numbers(typed, 3), Ok(vec![6, 13, 22]), "{typed}");
    }
    assert_eq!(numbers("6 13", 3), Err(NumbersError::Count(2)));
    for typed in ["", "  ", "six 13 22", "6 13 1000000000", "6 13 x"] {
        assert_eq!(numbers(typed, 3), Err(NumbersError::Unreadable), "{typed}");
    }
}

#[test]
fn a_signature_is_found_in_the_answer_of_a_relay() {
    assert_eq!(signature(r#"{"round":7,"signature":"ab12","randomness":"ff"}"#), "ab12");
    assert_eq!(signature(" ab\n12 "), "ab12");
}

#[test]
fn a_wait_is_said_in_its_two_largest_units() {
    let minute = 60_000;
    for (millis, wait) in [
        (-5 * minute, Wait::Now),
        (minute - 1, Wait::Now),
        (minute, Wait::Minutes(1)),
        (59 * minute, Wait::Minutes(59)),
        (60 * minute, Wait::Hours { hours: 1, minutes: 0 }),
        (125 * minute, Wait::Hours { hours: 2, minutes: 5 }),
        (49 * 60 * minute, Wait::Days { days: 2, hours: 1 }),
    ] {
        assert_eq!(Wait::of(millis), wait, "{millis}");
    }
}

proptest! {
    #[test]
    fn what_is_typed_as_numbers_never_panics_and_is_bounded(
        typed in prop_oneof![".{0,60}", "([0-9]{1,10}[ ,;.-]{1,2}){0,6}"],
        count in 1_u32..=6,
    ) {
        if let Ok(read) = numbers(&typed, count) {
            prop_assert_eq!(read.len(), count as usize);
            prop_assert!(read.iter().all(|number| *number <= 999_999_999));
        }
    }

    #[test]
    fn numbers_are_read_with_anything_that_people_write_between_them(
        typed in prop::collection::vec((0_u32..1_000_000_000, "[ ,;.-]{1,3}"), 1..20),
    ) {
        let text: String = typed.iter().map(|(number, between)| format!("{number}{between}")).collect();
        let expected: Vec<u32> = typed.iter().map(|(number, _)| *number).collect();
        let count = u32::try_from(expected.len()).expect("a few");
        prop_assert_eq!(numbers(&text, count), Ok(expected));
        prop_assert_eq!(numbers(&text, count + 1), Err(NumbersError::Count(typed.len())));
    }
}

//! Counting, and what is not shown.

use ensemble_core::region::Region;
use std::collections::BTreeMap;

use proptest::prelude::*;

use ensemble_calls::funnel::rules::{MIN_GROUP, can_read, details, languages, months, share, withheld};
use ensemble_calls::{
    call::model::{Call, Sector},
    funnel::model::{Counts, Detail, Figures, Group, Line, Number, Step, Tally, Traits},
};
use ensemble_communities::community::model::Level;
use ensemble_core::Lang;
use ensemble_testing::{NOW, calls::call};

const DAY: i64 = 86_400_000;

const ESTRIE: Traits =
    Traits { sector: Some(Sector::Youth), level: Some(Level::Primary), region: Some(Region::Estrie) };

/// Answers in French of people who work in the same place.
type Alike = (Traits, Counts);

/// The figures of these answers, counted in each breakdown.
fn figures(answers: &[Alike], met: bool) -> Figures {
    let mut tallies: Vec<Tally> = Vec::new();
    for (Traits { sector, level, region }, counts) in answers.iter().copied() {
        let groups =
            [Group::Sector(sector), Group::Level(level), Group::Language(Lang::Fr), Group::Region(region)];
        for group in groups {
            match tallies.iter_mut().find(|tally| tally.group == group) {
                Some(tally) => tally.counts = tally.counts.plus(counts),
                None => tallies.push(Tally { group, counts }),
            }
        }
    }
    ensemble_calls::funnel::rules::figures(&tallies, met)
}

fn of(figures: &Figures, group: Group) -> Line {
    let mut all = figures.by.iter().flat_map(|(_, lines)| lines);
    all.find(|(each, _)| *each == group).expect("such a group").1
}

#[test]
fn figures_are_summed_in_each_breakdown() {
    let laval = Traits { region: Some(Region::Laval), sector: Some(Sector::Private), ..ESTRIE };
    let counts = Counts { begun: 9, sent: 9, confirmed: 7, relevant: 6, offered: 6, accepted: 6, present: 5 };
    let others =
        Counts { begun: 20, sent: 11, confirmed: 2, relevant: 8, offered: 8, accepted: 7, present: 7 };
    let figures = figures(&[(ESTRIE, counts), (laval, others)], true);
    assert_eq!(figures.total.numbers, [29, 20, 9, 14, 14, 13, 12].map(Number::Known));
    assert_eq!(
        of(&figures, Group::Sector(Some(Sector::Youth))).numbers,
        [9, 9, 7, 6, 6, 6, 5].map(Number::Known)
    );
    assert_eq!(
        of(&figures, Group::Region(Some(Region::Laval))).numbers,
        [20, 11, 2, 8, 8, 7, 7].map(Number::Known)
    );
    assert_eq!(of(&figures, Group::Level(Some(Level::Primary))), figures.total);
    assert_eq!(of(&figures, Group::Language(Lang::Fr)), figures.total);
    assert_eq!(of(&figures, Group::Language(Lang::En)).numbers, [Number::Known(0); 7]);
    let groups: Vec<usize> = figures.by.iter().map(|(_, lines)| lines.len()).collect();
    assert_eq!(groups, [5, 5, 2, 17], "every group, and none for what nobody left open");
}

#[test]
fn what_a_draft_leaves_open_has_a_group_of_its_own() {
    let open = Traits { sector: None, level: None, region: None };
    let counts = Counts { begun: 6, ..Counts::default() };
    let figures = figures(&[(open, counts)], false);
    for group in [Group::Sector(None), Group::Level(None), Group::Region(None), Group::Language(Lang::Fr)] {
        assert_eq!(of(&figures, group).of(Step::Begun), Number::Known(6), "{group:?}");
    }
    assert_eq!(figures.total.of(Step::Present), Number::None, "there was no first meeting");
}

#[test]
fn it_is_not_shown_that_few_were_present() {
    let accepted = |present| Counts { begun: 6, sent: 6, accepted: 6, present, ..Counts::default() };
    for (present, shown) in [(0, Number::Withheld), (4, Number::Withheld), (5, Number::Known(5))] {
        let figures = figures(&[(ESTRIE, accepted(present))], true);
        assert_eq!(figures.total.of(Step::Present), shown);
        assert_eq!(of(&figures, Group::Region(Some(Region::Estrie))).of(Step::Present), shown);
        let other = of(&figures, Group::Region(Some(Region::Laval)));
        assert_eq!(other.of(Step::Present), Number::Known(0), "no one accepted a place there");
    }
    // Of 12 in all, 9 there would tell that 3 were here.
    let laval = Traits { region: Some(Region::Laval), ..ESTRIE };
    let many = Counts { begun: 9, sent: 9, accepted: 9, present: 9, ..Counts::default() };
    let figures = figures(&[(ESTRIE, accepted(3)), (laval, many)], true);
    assert_eq!(figures.total.of(Step::Present), Number::Known(12));
    for region in [Region::Estrie, Region::Laval] {
        assert_eq!(of(&figures, Group::Region(Some(region))).of(Step::Present), Number::Withheld);
    }
    assert_eq!(of(&figures, Group::Level(Some(Level::Primary))).of(Step::Present), Number::Known(12));
}

#[test]
fn it_is_not_shown_in_which_group_few_drafts_are() {
    let counts = |begun, sent| Counts { begun, sent, ..Counts::default() };
    let laval = Traits { region: Some(Region::Laval), ..ESTRIE };
    let outaouais = Traits { region: Some(Region::Outaouais), ..ESTRIE };
    let few = figures(&[(ESTRIE, counts(12, 10)), (laval, counts(30, 22)), (outaouais, counts(4, 4))], false);
    let begun = |region| of(&few, Group::Region(Some(region))).of(Step::Begun);
    assert_eq!(few.total.of(Step::Begun), Number::Known(46));
    assert_eq!((begun(Region::Estrie), begun(Region::Laval)), (Number::Withheld, Number::Withheld));
    assert_eq!(begun(Region::Outaouais), Number::Known(4), "all were sent");
    assert_eq!(of(&few, Group::Sector(Some(Sector::Youth))).of(Step::Begun), Number::Known(46));
    let many = figures(&[(ESTRIE, counts(15, 10)), (laval, counts(28, 22))], false);
    assert_eq!(of(&many, Group::Region(Some(Region::Estrie))).of(Step::Begun), Number::Known(15));
}

#[test]
fn shares_are_of_what_was_sent_in_tenths_of_a_percent() {
    let line = |sent, accepted| {
        let counts = Counts { begun: sent + 1, sent, accepted, ..Counts::default() };
        figures(&[(ESTRIE, counts)], true).total
    };
    for (sent, accepted, tenths) in
        [(3, 1, 333), (3, 2, 667), (8, 1, 125), (7, 7, 1_000), (2_000, 1, 1), (9, 0, 0)]
    {
        assert_eq!(share(&line(sent, accepted), Step::Accepted), Some(tenths), "{accepted} of {sent}");
    }
    assert_eq!(share(&line(0, 0), Step::Accepted), None);
    assert_eq!(share(&line(3, 1), Step::Begun), None);
    assert_eq!(share(&line(3, 1), Step::Present), None, "it is withheld");
}

#[test]
fn there_are_figures_once_the_call_is_open() {
    let open = call("lecture", NOW + DAY);
    assert!(can_read(&open, NOW) && can_read(&open, NOW + 20 * DAY));
    assert!(!can_read(&open, NOW - 20 * DAY), "it is announced");
    assert!(!can_read(&Call { published_at: None, ..open }, NOW), "it is a draft");
}

#[test]
fn of_small_groups_the_region_the_level_and_the_sector_are_withheld() {
    let here =
        |sector, level, region| Traits { sector: Some(sector), level: Some(level), region: Some(region) };
    let mut people = vec![here(Sector::Youth, Level::Primary, Region::Estrie); 5];
    // Five together without their regions.
    people.extend(vec![here(Sector::Youth, Level::Primary, Region::Laval); 4]);
    people.push(here(Sector::Youth, Level::Primary, Region::Montreal));
    // Five together without their levels.
    people.extend(vec![here(Sector::Adult, Level::Adult, Region::Laval); 4]);
    people.push(here(Sector::Adult, Level::Secondary, Region::Laval));
    // Five together without anything.
    people.extend(vec![here(Sector::Private, Level::Secondary, Region::Laval); 3]);
    people.extend(vec![here(Sector::English, Level::Secondary, Region::Laval); 2]);
    let details = details(&people);
    let expected = [Detail::Region, Detail::Level, Detail::Sector, Detail::Nothing];
    assert_eq!(details, expected.map(|detail| [Some(detail); 5]).concat());
}

#[test]
fn those_who_are_few_in_all_are_left_out() {
    assert_eq!(details(&[ESTRIE; 4]), [None; 4]);
    assert_eq!(details(&[ESTRIE; 5]), [Some(Detail::Region); 5]);
    let mut people = vec![ESTRIE; 5];
    people.push(Traits { region: None, ..ESTRIE });
    assert_eq!(details(&people).last(), Some(&None), "what is open is told apart from what is withheld");
}

#[test]
fn where_few_answered_in_a_language_the_language_is_withheld_of_all() {
    let told = |french: usize, english: usize| {
        let people = [vec![(ESTRIE, Lang::Fr); french], vec![(ESTRIE, Lang::En); english]].concat();
        let traits: Vec<Traits> = people.iter().map(|(traits, _)| *traits).collect();
        languages(&people, &details(&traits))
    };
    assert_eq!(told(6, 0), [true; 6]);
    assert_eq!(told(5, 5), [true; 10]);
    assert_eq!(told(6, 1), [false; 7], "the six of the other language, too");
    assert_eq!(told(2, 2), [false; 4], "they are not in the file");
}

#[test]
fn months_are_counted_from_one() {
    assert_eq!(months(0b1000_0010_0110).collect::<Vec<_>>(), [2, 3, 6, 12]);
    assert_eq!(months(0).count(), 0);
}

fn traits() -> impl Strategy<Value = Traits> {
    let sectors = prop::sample::select(Sector::ALL);
    let levels = prop::option::of(prop::sample::select(Level::ALL));
    (sectors, levels, 0_usize..4).prop_map(|(sector, level, region)| Traits {
        sector: Some(sector),
        level,
        region: Some(Region::ALL[region]),
    })
}

proptest! {
    #[test]
    fn nobody_is_in_a_group_of_fewer_than_five(people in prop::collection::vec(traits(), 0..120)) {
        let mut groups: BTreeMap<String, u32> = BTreeMap::new();
        for (traits, detail) in people.iter().zip(details(&people)) {
            let Some(detail) = detail else { continue };
            let Traits { sector, level, region } = *traits;
            let shown = match detail {
                Detail::Region => format!("{sector:?} {level:?} {region:?}"),
                Detail::Level => format!("{sector:?} {level:?}"),
                Detail::Sector => format!("{sector:?}"),
                Detail::Nothing => String::new(),
            };
            *groups.entry(shown).or_default() += 1;
        }
        prop_assert!(groups.values().all(|size| *size >= MIN_GROUP), "{:?}", groups);
    }

    #[test]
    fn a_small_number_does_not_follow_from_the_total(numbers in prop::collection::vec(0_u32..12, 1..8)) {
        let small: Vec<bool> = numbers.iter().map(|number| (1..MIN_GROUP).contains(number)).collect();
        let withheld = withheld(&numbers, &small, &vec![true; numbers.len()]);
        prop_assert!(small.iter().zip(&withheld).all(|(small, withheld)| !small || *withheld));
        let own: Vec<u32> =
            numbers.iter().zip(&withheld).filter(|(_, is)| **is).map(|(number, _)| *number).collect();
        let left = numbers.iter().zip(&withheld).any(|(number, is)| !is && *number > 0);
        let is_enough = own.is_empty() || own.len() > 1 && own.iter().sum::<u32>() >= MIN_GROUP;
        prop_assert!(is_enough || !left, "{:?} {:?}", numbers, withheld);
        if numbers.len() > 1 {
            prop_assert!(own.len() != 1, "{:?}", numbers);
        }
    }
}

//! What is told of groups and what is withheld, with examples and by chance.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;

use super::{Row, TRAITS, WITHHELD, is_few, rows, year_code};
use crate::{
    practice::model::Outcome,
    research::model::{Column, Contribution, ContributionKind},
};
use ensemble_communities::community::model::{Level, Levels, Profession};
use ensemble_core::{Lang, ids::PersonId};
use ensemble_reflections::reflection::model::ReflectionKind;

/// The school year that begins in 2026, and the one before it.
const YEARS: [i64; 2] = [1_795_000_000_000, 1_765_000_000_000];

fn person(number: u8) -> PersonId {
    PersonId::from(Uuid::from_u128(u128::from(number) + 1))
}

fn reflection(number: u8) -> Contribution {
    Contribution {
        person: person(number),
        kind: ContributionKind::Reflection,
        at: YEARS[0],
        lang: Lang::Fr,
        profession: Some(Profession::Psychologist),
        levels: Levels::of(&[Level::Primary, Level::Secondary]),
        mark: None,
        outcome: None,
        tags: Vec::new(),
    }
}

fn pseudonym(kind: ContributionKind, person: PersonId) -> String {
    format!("{kind} {person}")
}

/// The rows of a file with all.
fn written(contributions: &[Contribution]) -> Vec<Row> {
    rows(contributions, ContributionKind::ALL, None, pseudonym)
}

/// So many people with a contribution of a kind each, from the person with this number on.
fn people(kind: ContributionKind, numbers: std::ops::Range<u8>) -> Vec<Contribution> {
    numbers.map(|number| Contribution { kind, ..reflection(number) }).collect()
}

/// What a column has in rows of a kind.
fn cells(rows: &[Row], kind: ContributionKind, column: usize) -> BTreeSet<&str> {
    rows.iter().filter(|row| row[1] == kind.code()).map(|row| row[column].as_str()).collect()
}

/// What rows say besides the pseudonym.
fn said(rows: &[Row]) -> BTreeSet<String> {
    rows.iter().map(|row| row[1..].join(";")).collect()
}

#[test]
fn the_columns_have_names_that_stay() {
    let names: Vec<&str> = Column::ALL.iter().map(|column| column.code()).collect();
    assert_eq!(names.join(" "), "pseudonym kind profession language level school_year mark outcome tags");
    assert_eq!(TRAITS.as_slice(), &Column::ALL[1..6], "as rows have them");
}

#[test]
fn five_people_who_say_the_same_are_told() {
    let five: Vec<Contribution> = (0..5).map(reflection).collect();
    let expected = "reflection;psychologist;fr;primary secondary;2026-2027;;;".to_owned();
    assert_eq!((written(&five).len(), said(&written(&five))), (5, BTreeSet::from([expected])));
    assert_eq!(written(&five[..4]), Vec::<Row>::new(), "four are left out");
}

#[test]
fn all_rows_of_a_person_are_counted_together() {
    let mut all: Vec<Contribution> = (0..5).map(reflection).collect();
    // A second row tells one of the five apart.
    all.push(Contribution { at: YEARS[1], ..reflection(0) });
    let without_year = "reflection;psychologist;fr;primary secondary;withheld;;;".to_owned();
    assert_eq!(said(&written(&all)), BTreeSet::from([without_year]), "four are few, and so is one");
    all.extend((5..10).map(|number| Contribution { at: YEARS[1], ..reflection(number) }));
    let told: BTreeMap<String, String> =
        written(&all).into_iter().map(|[person, _, _, _, _, year, ..]| (person, year)).collect();
    for number in 0..10 {
        let expected = if number < 5 { WITHHELD } else { "2025-2026" };
        assert_eq!(told[&pseudonym(ContributionKind::Reflection, person(number))], expected, "{number}");
    }
}

#[test]
fn tags_marks_and_outcomes_of_few_people_are_not_told() {
    let mut all: Vec<Contribution> = (0..12).map(reflection).collect();
    for each in &mut all[..5] {
        each.tags.push("télépratique".to_owned());
        each.mark = Some(ReflectionKind::Finding);
    }
    for each in &mut all[..4] {
        each.tags.push("dossiers".to_owned());
    }
    let rows = written(&all);
    let tags: BTreeSet<&str> = rows.iter().map(|row| row[8].as_str()).collect();
    assert_eq!(tags, BTreeSet::from(["", "télépratique"]));
    let marks = |rows: &[Row]| -> BTreeSet<String> { rows.iter().map(|row| row[6].clone()).collect() };
    assert_eq!(marks(&rows), BTreeSet::from([String::new(), "finding".to_owned()]));
    all[5].mark = Some(ReflectionKind::Challenge);
    let expected = BTreeSet::from([String::new(), WITHHELD.to_owned()]);
    assert_eq!(marks(&written(&all)), expected, "one challenge is not told by what the others are");
}

#[test]
fn what_is_not_of_five_people_with_its_kind_is_left_out() {
    let mut all = people(ContributionKind::Reflection, 0..5);
    // Together they are five; the outcome would tell of which kind each is.
    all.extend(people(ContributionKind::Trial, 5..9));
    all.extend(people(ContributionKind::Feedback, 9..10));
    for each in &mut all[5..] {
        each.outcome = Some(Outcome::Worked);
    }
    let rows = written(&all);
    assert_eq!((rows.len(), cells(&rows, ContributionKind::Reflection, 7)), (5, BTreeSet::from([""])));
}

#[test]
fn values_are_counted_where_their_column_applies() {
    let (mark, outcome) = (Some(ReflectionKind::Finding), Some(Outcome::Worked));
    let mut all = people(ContributionKind::Reflection, 0..9);
    for each in &mut all[..5] {
        each.mark = mark;
    }
    // Trials have no mark: they do not hide that four reflections have none.
    all.extend(
        people(ContributionKind::Trial, 0..20).into_iter().map(|each| Contribution { outcome, ..each }),
    );
    let rows = written(&all);
    assert_eq!(cells(&rows, ContributionKind::Reflection, 6), BTreeSet::from([WITHHELD]));
    assert_eq!(cells(&rows, ContributionKind::Reflection, 7), BTreeSet::from([""]));
    assert_eq!(cells(&rows, ContributionKind::Trial, 6), BTreeSet::from([""]));
    assert_eq!(cells(&rows, ContributionKind::Trial, 7), BTreeSet::from(["worked"]));
}

#[test]
fn values_and_tags_are_counted_among_those_of_whom_the_same_is_said() {
    let mut all = people(ContributionKind::Reflection, 0..12);
    for each in &mut all[..6] {
        each.profession = Some(Profession::Manager);
    }
    // Of the managers all, of the psychologists three.
    for each in &mut all[..9] {
        each.mark = Some(ReflectionKind::Finding);
        each.tags.push("télépratique".to_owned());
    }
    for row in written(&all) {
        let expected = if row[2] == "manager" { ("finding", "télépratique") } else { (WITHHELD, "") };
        assert_eq!((row[6].as_str(), row[8].as_str()), expected, "{row:?}");
    }
}

#[test]
fn the_kinds_of_a_person_cannot_be_joined() {
    let mut all = people(ContributionKind::Reflection, 0..5);
    all.extend(people(ContributionKind::Trial, 0..5));
    let names: BTreeSet<String> = written(&all).into_iter().map(|[name, ..]| name).collect();
    assert_eq!(names.len(), 10);
}

#[test]
fn a_file_of_one_year_does_not_tell_a_year_that_is_withheld() {
    // The years of the first are withheld, because no one else has both.
    let mut all = people(ContributionKind::Reflection, 0..5);
    all.push(Contribution { at: YEARS[1], ..reflection(0) });
    all.extend((5..10).map(|number| Contribution { at: YEARS[1], ..reflection(number) }));
    let of_year = |year| rows(&all, ContributionKind::ALL, Some(year), pseudonym);
    assert_eq!((written(&all).len(), of_year(2026).len(), of_year(2025).len()), (11, 0, 5));
}

#[test]
fn kinds_that_are_chosen_twice_are_taken_once() {
    let all = people(ContributionKind::Reflection, 0..5);
    let twice = [ContributionKind::Reflection; 2];
    assert_eq!(rows(&all, &twice, None, pseudonym), written(&all));
    assert!(rows(&all, &[ContributionKind::Trial], None, pseudonym).is_empty());
}

#[test]
fn a_school_year_is_written_with_both_its_years() {
    assert_eq!((year_code(2026), year_code(i16::MAX)), ("2026-2027".to_owned(), "32767-32768".to_owned()));
}

/// Trials and feedback have no mark, reflections no outcome.
fn contributions() -> impl Strategy<Value = Vec<Contribution>> {
    let one = (
        (0_u8..30, prop::sample::select(ContributionKind::ALL), 0_usize..2),
        (
            prop::sample::select(Lang::ALL.to_vec()),
            prop::option::of(prop::sample::select(vec![Profession::Manager, Profession::Psychologist])),
        ),
        prop::option::of(prop::sample::select(ReflectionKind::ALL)),
        prop::option::of(prop::sample::select(Outcome::ALL)),
        prop::collection::vec("[abc]", 0..2),
    );
    let one = one.prop_map(|((number, kind, year), (lang, profession), mark, outcome, tags)| Contribution {
        kind,
        at: YEARS[year],
        lang,
        profession,
        mark: mark.filter(|_| kind == ContributionKind::Reflection),
        outcome: outcome.filter(|_| kind != ContributionKind::Reflection),
        tags,
        ..reflection(number)
    });
    prop::collection::vec(one, 0..150)
}

proptest! {
    #[test]
    fn no_cell_is_of_fewer_than_five_people(all in contributions(), year in prop::option::of(2025_i16..=2026)) {
        let rows = rows(&all, ContributionKind::ALL, year, pseudonym);
        // What is said of a person in all their rows of a kind.
        let mut of_person: BTreeMap<&str, BTreeSet<&[String]>> = BTreeMap::new();
        for row in &rows {
            of_person.entry(row[0].as_str()).or_default().insert(&row[1..6]);
        }
        let mut alike: BTreeMap<&BTreeSet<&[String]>, usize> = BTreeMap::new();
        for said in of_person.values() {
            *alike.entry(said).or_default() += 1;
        }
        prop_assert!(alike.values().all(|size| !is_few(*size)), "{:?}", alike);
        // Each mark, outcome and tag in the rows of a group that have the same traits: of how many people.
        let mut cells: BTreeMap<(&BTreeSet<&[String]>, String), BTreeSet<&str>> = BTreeMap::new();
        for row in &rows {
            let person = row[0].as_str();
            let mut add = |cell: String| {
                let cell = format!("{} {cell}", row[1..6].join(";"));
                cells.entry((&of_person[person], cell)).or_default().insert(person);
            };
            let tags = row[8].split('|').filter(|tag| !tag.is_empty()).map(|tag| format!("tag {tag}"));
            tags.for_each(&mut add);
            for (column, cell) in [("mark", &row[6]), ("outcome", &row[7])] {
                if cell != WITHHELD {
                    add(format!("{column} {cell}"));
                }
            }
        }
        for (cell, people) in &cells {
            prop_assert!(!is_few(people.len()), "{:?}: {:?}", cell, people);
        }
    }

    #[test]
    fn a_file_of_a_part_says_no_more_than_the_file_of_all(
        all in contributions(),
        kind in prop::sample::select(ContributionKind::ALL),
        year in prop::option::of(2025_i16..=2026),
    ) {
        let of_all = written(&all).into_iter().filter(|row| {
            row[1] == kind.code() && year.is_none_or(|year| row[5] == year_code(year))
        });
        prop_assert_eq!(rows(&all, &[kind], year, pseudonym), of_all.collect::<Vec<Row>>());
    }
}

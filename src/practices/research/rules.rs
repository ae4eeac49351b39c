//! What a file says of people, and what it withholds. Pure.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Column, Contribution, ContributionKind};
use ensemble_common::handover::rules::{MIN_GROUP, columns_told, rare};
use ensemble_communities::community::model::Level;
use ensemble_core::ids::PersonId;
use ensemble_meetings::meeting::rules::school_year;
use ensemble_reflections::reflection::model::ReflectionKind;

use crate::practice::model::Outcome;

/// A row of a file, in the order of [`Column::ALL`].
pub type Row = [String; 9];

/// By what others could recognize a person. The last is withheld first.
pub const TRAITS: [Column; 5] =
    [Column::Kind, Column::Profession, Column::Language, Column::Level, Column::SchoolYear];
/// What a cell has where its value is withheld.
pub const WITHHELD: &str = "withheld";
/// What a cell has where a community is of every level.
pub const ALL_LEVELS: &str = "all";
/// What is between the tags of a cell.
const SEPARATOR: &str = "|";

/// The contributions of these kinds, of one school year or of all.
#[must_use]
pub fn chosen(all: Vec<Contribution>, kinds: &[ContributionKind], year: Option<i16>) -> Vec<Contribution> {
    let is_chosen = |each: &Contribution| {
        kinds.contains(&each.kind) && year.is_none_or(|year| school_year(each.at) == year)
    };
    all.into_iter().filter(is_chosen).collect()
}

/// A school year by the calendar year in which it begins: `2026-2027`.
#[must_use]
pub fn year_code(first: i16) -> String {
    format!("{first}-{}", i32::from(first) + 1)
}

/// The levels of a community, from the youngest students on.
fn level_codes(contribution: &Contribution) -> String {
    let codes: Vec<&str> = contribution.levels.iter().map(Level::code).collect();
    if codes.is_empty() { ALL_LEVELS.to_owned() } else { codes.join(" ") }
}

/// What others could recognize the person by, in the order of [`TRAITS`].
fn traits(contribution: &Contribution) -> [String; 5] {
    [
        contribution.kind.code().to_owned(),
        contribution.profession.map(|profession| profession.code()).unwrap_or_default().to_owned(),
        contribution.lang.code().to_owned(),
        level_codes(contribution),
        year_code(school_year(contribution.at)),
    ]
}

/// A contribution of a person who is in the file.
struct Kept<'a> {
    person: PersonId,
    /// How many of the [`TRAITS`] are told.
    told: usize,
    traits: [String; 5],
    contribution: &'a Contribution,
}

/// The rows of a file, ordered by the pseudonyms. At least [`MIN_GROUP`] people have the same traits in all their rows; of smaller
/// groups traits are withheld, and who would be in one even so is left out. Marks, outcomes and tags of fewer people are withheld.
#[must_use]
pub fn rows(contributions: &[Contribution], pseudonym: impl Fn(PersonId) -> String) -> Vec<Row> {
    let kept = kept(contributions);
    let uses = |code: fn(&Contribution) -> Option<&'static str>| -> Vec<(PersonId, Option<&'static str>)> {
        kept.iter().map(|each| (each.person, code(each.contribution))).collect()
    };
    let (rare_marks, rare_outcomes) = (rare(&uses(mark)), rare(&uses(outcome)));
    let tags = tags_told(&kept);
    let told = |code: Option<&'static str>, rare: &BTreeSet<Option<&'static str>>| -> String {
        let told = if rare.contains(&code) { WITHHELD } else { code.unwrap_or_default() };
        told.to_owned()
    };
    let row = |each: &Kept<'_>| -> Row {
        let own = |place: usize| {
            if place < each.told { each.traits[place].clone() } else { WITHHELD.to_owned() }
        };
        let own_tags: Vec<&str> =
            each.contribution.tags.iter().map(String::as_str).filter(|tag| tags.contains(*tag)).collect();
        [
            pseudonym(each.person),
            own(0),
            own(1),
            own(2),
            own(3),
            own(4),
            told(mark(each.contribution), &rare_marks),
            told(outcome(each.contribution), &rare_outcomes),
            own_tags.join(SEPARATOR),
        ]
    };
    let mut rows: Vec<Row> = kept.iter().map(row).collect();
    rows.sort();
    rows
}

fn mark(contribution: &Contribution) -> Option<&'static str> {
    contribution.mark.map(ReflectionKind::code)
}

fn outcome(contribution: &Contribution) -> Option<&'static str> {
    contribution.outcome.map(Outcome::code)
}

fn kept(contributions: &[Contribution]) -> Vec<Kept<'_>> {
    let mut people: BTreeMap<PersonId, Vec<(&Contribution, [String; 5])>> = BTreeMap::new();
    for contribution in contributions {
        people.entry(contribution.person).or_default().push((contribution, traits(contribution)));
    }
    let people: Vec<_> = people.into_iter().collect();
    let told = columns_told(people.len(), TRAITS.len(), |person, told| {
        people[person].1.iter().map(|(_, traits)| &traits[..told]).collect::<BTreeSet<&[String]>>()
    });
    let mut kept = Vec::with_capacity(contributions.len());
    for ((person, own), told) in people.into_iter().zip(told) {
        let Some(told) = told else { continue };
        kept.extend(own.into_iter().map(|(contribution, traits)| Kept {
            person,
            told,
            traits,
            contribution,
        }));
    }
    kept
}

/// The tags that [`MIN_GROUP`] people of the file have at least.
fn tags_told<'a>(kept: &[Kept<'a>]) -> BTreeSet<&'a str> {
    let mut people: BTreeMap<&'a str, BTreeSet<PersonId>> = BTreeMap::new();
    for each in kept {
        for tag in &each.contribution.tags {
            people.entry(tag.as_str()).or_default().insert(each.person);
        }
    }
    people.into_iter().filter(|(_, people)| people.len() >= MIN_GROUP).map(|(tag, _)| tag).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;
    use uuid::Uuid;

    use super::{MIN_GROUP, Row, TRAITS, WITHHELD, chosen, rows, year_code};
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

    fn written(contributions: &[Contribution]) -> Vec<Row> {
        rows(contributions, |person| person.to_string())
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
            assert_eq!(told[&person(number).to_string()], expected, "{number}");
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
        all[6].outcome = Some(Outcome::Worked);
        assert!(written(&all).iter().all(|row| row[7] == WITHHELD));
    }

    #[test]
    fn contributions_are_chosen_by_kind_and_school_year() {
        let trial = Contribution { kind: ContributionKind::Trial, at: YEARS[1], ..reflection(1) };
        let all = vec![reflection(0), trial.clone()];
        let only = |kinds: &[ContributionKind], year| chosen(all.clone(), kinds, year);
        assert_eq!(only(ContributionKind::ALL, None).len(), 2);
        assert_eq!(only(&[ContributionKind::Trial], None), std::slice::from_ref(&trial));
        assert_eq!(only(ContributionKind::ALL, Some(2025)), [trial]);
        assert!(only(&[ContributionKind::Feedback], None).is_empty());
        assert_eq!(
            (year_code(2026), year_code(i16::MAX)),
            ("2026-2027".to_owned(), "32767-32768".to_owned())
        );
    }

    fn contributions() -> impl Strategy<Value = Vec<Contribution>> {
        let one = (
            (0_u8..30, prop::sample::select(ContributionKind::ALL), 0_usize..2),
            (
                prop::sample::select(Lang::ALL.to_vec()),
                prop::option::of(prop::sample::select(Profession::ALL)),
            ),
            prop::option::of(prop::sample::select(ReflectionKind::ALL)),
            prop::option::of(prop::sample::select(Outcome::ALL)),
            prop::collection::vec("[abc]", 0..2),
        );
        let one =
            one.prop_map(|((number, kind, year), (lang, profession), mark, outcome, tags)| Contribution {
                kind,
                at: YEARS[year],
                lang,
                profession,
                mark,
                outcome,
                tags,
                ..reflection(number)
            });
        prop::collection::vec(one, 0..90)
    }

    proptest! {
        #[test]
        fn no_cell_is_of_fewer_than_five_people(all in contributions()) {
            let rows = written(&all);
            // What each combination of traits says, each value of another column, and each tag: of how many people.
            let mut cells: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
            let mut of_person: BTreeMap<&str, BTreeSet<&[String]>> = BTreeMap::new();
            for row in &rows {
                let person = row[0].as_str();
                let mut add = |cell: String| {
                    cells.entry(cell).or_default().insert(person);
                };
                add(row[1..6].join(";"));
                let tags = row[8].split('|').filter(|tag| !tag.is_empty()).map(|tag| format!("tag {tag}"));
                tags.for_each(&mut add);
                for (column, cell) in [("mark", &row[6]), ("outcome", &row[7])] {
                    if cell != WITHHELD {
                        add(format!("{column} {cell}"));
                    }
                }
                of_person.entry(person).or_default().insert(&row[1..6]);
            }
            for (cell, people) in &cells {
                prop_assert!(people.len() >= MIN_GROUP, "{}: {:?}", cell, people);
            }
            let mut alike: BTreeMap<&BTreeSet<&[String]>, usize> = BTreeMap::new();
            for said in of_person.values() {
                *alike.entry(said).or_default() += 1;
            }
            prop_assert!(alike.values().all(|size| *size >= MIN_GROUP), "{:?}", alike);
        }
    }
}

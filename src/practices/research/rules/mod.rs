//! What a file says of people, and what it withholds. Pure.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Column, Contribution, ContributionKind};
use ensemble_common::handover::rules::{columns_told, is_few, rare};
use ensemble_communities::community::model::Level;
use ensemble_core::ids::PersonId;
use ensemble_meetings::meeting::rules::school_year;
use ensemble_reflections::reflection::model::ReflectionKind;

use crate::practice::model::Outcome;

/// A row of a file, in the order of [`Column::ALL`].
pub type Row = [String; 9];

/// By what others could recognize a person. The last is withheld first. The first, the kind, is never withheld: the mark and the
/// outcome would tell it.
pub const TRAITS: [Column; 5] =
    [Column::Kind, Column::Profession, Column::Language, Column::Level, Column::SchoolYear];
/// What a cell has where its value is withheld.
pub const WITHHELD: &str = "withheld";
/// What a cell has where a community is of every level.
pub const ALL_LEVELS: &str = "all";
/// What is between the tags of a cell.
const SEPARATOR: &str = "|";

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

/// What others could recognize a person by, in the order of [`TRAITS`].
type Traits = [String; 5];

/// What a person contributes of one kind.
type Share<'a> = Vec<(&'a Contribution, Traits)>;

fn traits(contribution: &Contribution) -> Traits {
    [
        contribution.kind.code().to_owned(),
        contribution.profession.map(|profession| profession.code()).unwrap_or_default().to_owned(),
        contribution.lang.code().to_owned(),
        level_codes(contribution),
        year_code(school_year(contribution.at)),
    ]
}

/// A contribution that can be in a file.
struct Kept<'a> {
    contribution: &'a Contribution,
    traits: Traits,
    /// How many of the [`TRAITS`] are told.
    told: usize,
    /// Which rows say the same as this one in the columns of the [`TRAITS`], of people of whom the same is said in all their rows of
    /// the kind.
    group: usize,
}

/// The rows of a file, ordered by the pseudonyms. `contributions` is what all who consent share; the file has those of some `kinds`,
/// of one school year or of all. A person has one pseudonym for each kind, and is counted in each kind alone.
///
/// What is withheld is decided over all contributions, before some are chosen: otherwise two files with other choices would tell what
/// each withholds. At least [`MIN_GROUP`] people have the same traits in all their rows of a kind; of smaller groups traits are
/// withheld. Who would be in a smaller group with the kind alone is left out. Among the rows of a group that have the same traits,
/// marks, outcomes and tags of fewer people are withheld. A file of one school year has no rows whose school year is withheld.
///
/// [`MIN_GROUP`]: ensemble_common::handover::rules::MIN_GROUP
#[must_use]
pub fn rows(
    contributions: &[Contribution],
    kinds: &[ContributionKind],
    year: Option<i16>,
    pseudonym: impl Fn(ContributionKind, PersonId) -> String,
) -> Vec<Row> {
    let mut groups: BTreeMap<usize, Vec<Kept<'_>>> = BTreeMap::new();
    for each in kept(contributions) {
        groups.entry(each.group).or_default().push(each);
    }
    let is_chosen = |each: &Kept<'_>| {
        kinds.contains(&each.contribution.kind)
            && year.is_none_or(|year| each.told == TRAITS.len() && school_year(each.contribution.at) == year)
    };
    let mut rows = Vec::new();
    for group in groups.values() {
        // All rows of a group are of one kind: a column that does not apply to it is empty in all of them.
        let (marks, outcomes, tags) = (rare_codes(group, mark), rare_codes(group, outcome), tags_told(group));
        for each in group {
            if !is_chosen(each) {
                continue;
            }
            let Contribution { kind, person, .. } = *each.contribution;
            let own = |place: usize| {
                if place < each.told { each.traits[place].clone() } else { WITHHELD.to_owned() }
            };
            let own_tags: Vec<&str> =
                each.contribution.tags.iter().map(String::as_str).filter(|tag| tags.contains(*tag)).collect();
            rows.push([
                pseudonym(kind, person),
                own(0),
                own(1),
                own(2),
                own(3),
                own(4),
                code_told(mark(each.contribution), &marks),
                code_told(outcome(each.contribution), &outcomes),
                own_tags.join(SEPARATOR),
            ]);
        }
    }
    rows.sort();
    rows
}

/// The code of a mark or of an outcome; `None` for neither.
type Code = Option<&'static str>;

fn mark(contribution: &Contribution) -> Code {
    contribution.mark.map(ReflectionKind::code)
}

fn outcome(contribution: &Contribution) -> Code {
    contribution.outcome.map(Outcome::code)
}

/// Which codes of a column too few people of a group have.
fn rare_codes(group: &[Kept<'_>], code: fn(&Contribution) -> Code) -> BTreeSet<Code> {
    let uses: Vec<(PersonId, Code)> =
        group.iter().map(|each| (each.contribution.person, code(each.contribution))).collect();
    rare(&uses)
}

fn code_told(code: Code, rare: &BTreeSet<Code>) -> String {
    let told = if rare.contains(&code) { WITHHELD } else { code.unwrap_or_default() };
    told.to_owned()
}

fn kept(contributions: &[Contribution]) -> Vec<Kept<'_>> {
    let mut shares: BTreeMap<(PersonId, &str), Share<'_>> = BTreeMap::new();
    for contribution in contributions {
        let share = (contribution.person, contribution.kind.code());
        shares.entry(share).or_default().push((contribution, traits(contribution)));
    }
    let shares: Vec<Share<'_>> = shares.into_values().collect();
    let says = |share: usize, told: usize| {
        shares[share].iter().map(|(_, traits)| &traits[..told]).collect::<BTreeSet<&[String]>>()
    };
    let mut kept = Vec::with_capacity(contributions.len());
    let mut groups: BTreeMap<(BTreeSet<&[String]>, &[String]), usize> = BTreeMap::new();
    for (share, told) in columns_told(shares.len(), TRAITS.len(), says).into_iter().enumerate() {
        let Some(told) = told.filter(|told| *told > 0) else { continue };
        let all = says(share, told);
        for &(contribution, ref traits) in &shares[share] {
            let next = groups.len();
            let group = *groups.entry((all.clone(), &traits[..told])).or_insert(next);
            kept.push(Kept { contribution, traits: traits.clone(), told, group });
        }
    }
    kept
}

/// The tags that enough people of a group have.
fn tags_told<'a>(group: &[Kept<'a>]) -> BTreeSet<&'a str> {
    let mut people: BTreeMap<&'a str, BTreeSet<PersonId>> = BTreeMap::new();
    for each in group {
        for tag in &each.contribution.tags {
            people.entry(tag.as_str()).or_default().insert(each.contribution.person);
        }
    }
    people.into_iter().filter(|(_, people)| !is_few(people.len())).map(|(tag, _)| tag).collect()
}

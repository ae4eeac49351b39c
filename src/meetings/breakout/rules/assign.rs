//! Puts people at tables: first so that everything that is asked for is honoured, then so that they meet whom the method says.

use super::{
    MAX_PEOPLE, Refusal, Request, SIZES, Seating, in_order,
    random::Random,
    search::{Tables, Unit, Wanted},
};
use crate::breakout::model::{Method, PairRule};
use ensemble_core::{Lang, ids::PersonId};

/// How many changes are tried in order to mix people: so many, and so many more for each person.
const TRIES: [usize; 2] = [4_000, 1_500];
const MAX_TRIES: usize = 120_000;
/// A change is kept that is no worse than the tables were so many tries ago: late acceptance hill climbing, which leaves tables
/// that no single change makes better.
const MEMORY: usize = 60;
/// How much tables may differ from the size that was asked for before any size will do.
const MAX_SLACK: usize = 6;
/// How many numbers of tables in each language are tried.
const MAX_ATTEMPTS: usize = 200;
/// What it costs that two people sit together who sat together before; coming from the same organization costs 1.
const MET: u32 = 8;

/// Makes tables: everyone has one place, and what is asked for is honoured.
///
/// # Errors
/// Says why it cannot be.
pub fn assign(request: &Request) -> Result<Vec<Seating>, Refusal> {
    let Request { people, size, .. } = request;
    if people.len() < *SIZES.start() {
        return Err(Refusal::TooFew);
    }
    if people.len() > MAX_PEOPLE {
        return Err(Refusal::TooMany);
    }
    if !SIZES.contains(size) {
        return Err(Refusal::Size);
    }
    let units = units(request)?;
    alone(request)?;
    let one_table = people.len() < 2 * SIZES.start();
    if one_table && request.pairs.iter().any(|pair| pair.rule == PairRule::Apart) {
        return Err(Refusal::OneTable);
    }
    let mut random = Random::new(request.seed);
    let (langs, least, most, mut tables) =
        find(request, &units, &mut random).ok_or(Refusal::NoArrangement)?;
    let wanted = Wanted { units: &units, langs: &langs, least, most };
    if !matches!(request.method, Method::Random | Method::Chosen) {
        tables = mixed(request, &wanted, tables, &mut random);
    }
    let seatings = tables.units.iter().zip(&langs).map(|(at, lang)| {
        let mut seated: Vec<PersonId> =
            at.iter().flat_map(|unit| &units[*unit].people).map(|place| people[*place].person).collect();
        seated.sort();
        Seating { lang: Lang::ALL[*lang], people: seated }
    });
    Ok(seatings.collect())
}

/// The people who sit together, as units.
fn units(request: &Request) -> Result<Vec<Unit>, Refusal> {
    let people = &request.people;
    let place = |id: PersonId| people.iter().position(|known| known.person == id).ok_or(Refusal::Absent(id));
    let mut group: Vec<usize> = (0..people.len()).collect();
    for (at, person) in people.iter().enumerate() {
        if people[..at].iter().any(|known| known.person == person.person) {
            return Err(Refusal::NotOnce(person.person));
        }
    }
    let mut apart = Vec::new();
    for pair in &request.pairs {
        let (one, other) = (place(pair.first)?, place(pair.second)?);
        if one == other {
            return Err(Refusal::SamePerson(pair.first));
        }
        match pair.rule {
            PairRule::Apart => apart.push((one, other)),
            PairRule::Together => {
                let (from, to) = (group[other], group[one]);
                for each in group.iter_mut().filter(|each| **each == from) {
                    *each = to;
                }
                let together: Vec<usize> = (0..people.len()).filter(|at| group[*at] == to).collect();
                if together.len() > *SIZES.end() {
                    return Err(Refusal::TooManyTogether(pair.first));
                }
                let common =
                    Lang::ALL.iter().any(|lang| together.iter().all(|at| people[*at].follows(*lang)));
                if !common {
                    return Err(Refusal::NoCommonLanguage(pair.first, pair.second));
                }
            }
        }
    }
    let mut numbers: Vec<usize> = group.clone();
    numbers.sort_unstable();
    numbers.dedup();
    let unit_of = |at: usize| numbers.binary_search(&group[at]).unwrap_or_default();
    let mut units: Vec<Unit> = numbers
        .iter()
        .map(|number| {
            let together: Vec<usize> = (0..people.len()).filter(|at| group[*at] == *number).collect();
            let follows = Lang::ALL.map(|lang| together.iter().all(|at| people[*at].follows(lang)));
            Unit { people: together, follows, apart: Vec::new() }
        })
        .collect();
    for (one, other) in apart {
        let (first, second) = (unit_of(one), unit_of(other));
        if first == second {
            return Err(Refusal::Contradiction(people[one].person, people[other].person));
        }
        units[first].apart.push(second);
        units[second].apart.push(first);
    }
    Ok(units)
}

/// Refuses when a person would be at a table with no one else who follows their language.
fn alone(request: &Request) -> Result<(), Refusal> {
    for lang in Lang::ALL {
        let mut following = request.people.iter().filter(|person| person.follows(lang));
        if let (Some(one), None) = (following.next(), following.next())
            && !one.follows_both
        {
            return Err(Refusal::Alone(one.person, lang));
        }
    }
    Ok(())
}

/// The numbers of tables that are possible, nearest to the wish first.
fn counts(people: usize, size: usize) -> Vec<usize> {
    let fewest = people.div_ceil(*SIZES.end());
    let wish = ((people + size / 2) / size).max(fewest);
    let mut counts: Vec<usize> = (fewest..=people / SIZES.start()).collect();
    counts.sort_by_key(|count| count.abs_diff(wish));
    counts
}

/// Tables that honour everything, with their languages and the sizes that they have at least and at most.
fn find(
    request: &Request,
    units: &[Unit],
    random: &mut Random,
) -> Option<(Vec<usize>, usize, usize, Tables)> {
    let people = request.people.len();
    let counts = counts(people, request.size);
    let french = request.people.iter().filter(|person| person.lang == Lang::Fr).count();
    let mut attempts = 0;
    for slack in 0..=MAX_SLACK {
        // At the end any number of tables will do.
        let considered = if slack == MAX_SLACK { counts.len() } else { counts.len().min(2 * slack + 1) };
        for count in &counts[..considered] {
            let least = (people / count).saturating_sub(slack).max(*SIZES.start());
            let most = (people.div_ceil(*count) + slack).min(*SIZES.end());
            let mut shares: Vec<usize> = (0..=*count).collect();
            shares.sort_by_key(|share| (share * people).abs_diff(count * french));
            for share in shares {
                let langs: Vec<usize> = (0..*count).map(|table| usize::from(table >= share)).collect();
                if !has_room(units, &langs, least, most) {
                    continue;
                }
                attempts += 1;
                if attempts > MAX_ATTEMPTS {
                    return None;
                }
                let wanted = Wanted { units, langs: &langs, least, most };
                if let Some(found) = wanted.find(random) {
                    return Some((langs, least, most, found));
                }
            }
        }
    }
    None
}

/// Whether those who follow one language only can have a place, and whether enough people can sit at the tables of each language.
fn has_room(units: &[Unit], langs: &[usize], least: usize, most: usize) -> bool {
    [0, 1].into_iter().all(|lang| {
        let tables = langs.iter().filter(|each| **each == lang).count();
        let people = |matches: &dyn Fn(&Unit) -> bool| -> usize {
            units.iter().filter(|unit| matches(unit)).map(|unit| unit.people.len()).sum()
        };
        let only = people(&|unit| !unit.follows[1 - lang]);
        let following = people(&|unit| unit.follows[lang]);
        only <= tables * most && following >= tables * least
    })
}

/// What it costs that two people sit together.
fn price(request: &Request, one: usize, other: usize) -> u32 {
    let (one, other) = (&request.people[one], &request.people[other]);
    let same_organization = u32::from(one.organization.is_some() && one.organization == other.organization);
    match request.method {
        Method::Organization => same_organization,
        Method::Profession => u32::from(one.profession.is_some() && one.profession == other.profession),
        Method::Language => u32::from(one.lang == other.lang),
        Method::NewPeople => {
            let met = request.met.get(&in_order(one.person, other.person)).copied().unwrap_or_default();
            met.min(1_000) * MET + same_organization
        }
        Method::Random | Method::Chosen => 0,
    }
}

/// Changes tables until they cost as little as was found, and still honour everything.
fn mixed(request: &Request, wanted: &Wanted<'_>, first: Tables, random: &mut Random) -> Tables {
    let units = wanted.units;
    let prices: Vec<Vec<u32>> = (0..units.len())
        .map(|one| {
            (0..units.len())
                .map(|other| {
                    let pairs = units[one]
                        .people
                        .iter()
                        .flat_map(|a| units[other].people.iter().map(move |b| (*a, *b)));
                    if one == other { 0 } else { pairs.map(|(a, b)| price(request, a, b)).sum() }
                })
                .collect()
        })
        .collect();
    let of = |tables: &Tables, unit: usize, table: usize, without: usize| -> u32 {
        let there = tables.units[table].iter().filter(|there| **there != without && **there != unit);
        there.map(|there| prices[unit][*there]).sum()
    };
    let total: u32 = first
        .units
        .iter()
        .flatten()
        .map(|unit| {
            let table = first.units.iter().position(|at| at.contains(unit)).unwrap_or_default();
            of(&first, *unit, table, *unit)
        })
        .sum();
    let mut cost = total / 2;
    let (mut now, mut best, mut least) = (first.clone(), first, cost);
    let mut memory = [cost; MEMORY];
    let tries = (TRIES[0] + TRIES[1] * request.people.len()).min(MAX_TRIES);
    for attempt in 0..tries {
        if least == 0 || now.units.len() < 2 {
            break;
        }
        let Some(change) = Change::propose(wanted, &now, random) else { continue };
        let Change { from, to, unit, back } = change;
        let mut before = of(&now, unit, from, unit);
        let mut after = of(&now, unit, to, back.unwrap_or(unit));
        if let Some(back) = back {
            before += of(&now, back, to, back);
            after += of(&now, back, from, unit);
        }
        let changed = cost + after - before;
        let slot = &mut memory[attempt % MEMORY];
        if changed <= cost || changed <= *slot {
            change.make(units, &mut now);
            cost = changed;
            if cost < least {
                (best, least) = (now.clone(), cost);
            }
        }
        *slot = cost.min(*slot);
    }
    best
}

/// A unit that goes to another table, and perhaps one that comes back.
#[derive(Clone, Copy)]
struct Change {
    from: usize,
    to: usize,
    unit: usize,
    back: Option<usize>,
}

impl Change {
    /// A change after which the tables still honour everything.
    fn propose(wanted: &Wanted<'_>, tables: &Tables, random: &mut Random) -> Option<Self> {
        let count = tables.units.len();
        let from = random.below(count);
        let to = (from + 1 + random.below(count - 1)) % count;
        let pick = |at: usize, random: &mut Random| {
            let units = &tables.units[at];
            units.get(random.below(units.len())).copied()
        };
        let unit = pick(from, random)?;
        let back = if random.below(5) == 0 { None } else { Some(pick(to, random)?) };
        let size = |unit: usize| wanted.units[unit].people.len();
        let coming = back.map_or(0, size);
        let sizes = [tables.sizes[from] + coming - size(unit), tables.sizes[to] + size(unit) - coming];
        let fits = sizes.iter().all(|size| (wanted.least..=wanted.most).contains(size))
            && wanted.may_sit(tables, unit, to, back)
            && back.is_none_or(|back| wanted.may_sit(tables, back, from, Some(unit)));
        fits.then_some(Self { from, to, unit, back })
    }

    fn make(self, units: &[Unit], tables: &mut Tables) {
        let Self { from, to, unit, back } = self;
        let mut shift = |moved: usize, from: usize, to: usize| {
            tables.units[from].retain(|each| *each != moved);
            tables.units[to].push(moved);
            tables.sizes[from] -= units[moved].people.len();
            tables.sizes[to] += units[moved].people.len();
        };
        shift(unit, from, to);
        if let Some(back) = back {
            shift(back, to, from);
        }
    }
}

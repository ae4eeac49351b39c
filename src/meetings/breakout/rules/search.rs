//! Looks for tables that honour all that is asked for: people who sit together are one unit, which is put at one table after the
//! other until all have a place.

use super::random::Random;

/// How many placements are tried with the same tables.
const STEPS: u32 = 4_000;

/// People who sit together.
pub(super) struct Unit {
    /// Their places in the list of people.
    pub people: Vec<usize>,
    /// For each language, whether all of them follow it.
    pub follows: [bool; 2],
    /// The units that sit elsewhere.
    pub apart: Vec<usize>,
}

/// What tables are looked for.
pub(super) struct Wanted<'a> {
    pub units: &'a [Unit],
    /// The language of each table, as its place in `Lang::ALL`.
    pub langs: &'a [usize],
    pub least: usize,
    pub most: usize,
}

/// Tables, each as the units at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tables {
    pub units: Vec<Vec<usize>>,
    pub sizes: Vec<usize>,
}

impl Wanted<'_> {
    /// Whether a unit may sit at a table, with who is there but for one unit. Sizes are not looked at.
    pub(super) fn may_sit(&self, tables: &Tables, unit: usize, table: usize, without: Option<usize>) -> bool {
        let wanted = &self.units[unit];
        wanted.follows[self.langs[table]]
            && tables.units[table]
                .iter()
                .all(|there| Some(*there) == without || !wanted.apart.contains(there))
    }

    /// Tables that honour everything, or `None` when none were found in time.
    pub(super) fn find(&self, random: &mut Random) -> Option<Tables> {
        let mut order: Vec<usize> = (0..self.units.len()).collect();
        random.shuffle(&mut order);
        // What is hardest to place comes first.
        order.sort_by_key(|unit| {
            let unit = &self.units[*unit];
            let is_free = unit.follows == [true, true];
            (usize::MAX - unit.people.len(), usize::MAX - unit.apart.len(), is_free)
        });
        let count = self.langs.len();
        let mut tables = Tables { units: vec![Vec::new(); count], sizes: vec![0; count] };
        let rest = self.units.iter().map(|unit| unit.people.len()).sum();
        let mut steps = STEPS;
        self.place(&order, rest, &mut tables, &mut steps, random).then_some(tables)
    }

    fn place(
        &self,
        order: &[usize],
        rest: usize,
        tables: &mut Tables,
        steps: &mut u32,
        random: &mut Random,
    ) -> bool {
        let missing: usize = tables.sizes.iter().map(|size| self.least.saturating_sub(*size)).sum();
        if missing > rest || *steps == 0 {
            return false;
        }
        let Some((unit, others)) = order.split_first() else { return true };
        *steps -= 1;
        let size = self.units[*unit].people.len();
        let mut places: Vec<usize> = (0..self.langs.len()).collect();
        random.shuffle(&mut places);
        places.sort_by_key(|place| tables.sizes[*place]);
        // An empty table is like any other empty one of its language.
        let mut tried_empty = [false; 2];
        for place in places {
            if tables.sizes[place] + size > self.most || !self.may_sit(tables, *unit, place, None) {
                continue;
            }
            if tables.sizes[place] == 0 && std::mem::replace(&mut tried_empty[self.langs[place]], true) {
                continue;
            }
            tables.units[place].push(*unit);
            tables.sizes[place] += size;
            if self.place(others, rest - size, tables, steps, random) {
                return true;
            }
            tables.units[place].pop();
            tables.sizes[place] -= size;
        }
        false
    }
}

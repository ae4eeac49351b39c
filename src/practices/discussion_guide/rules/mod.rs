//! Who writes what, what is compared, and when a guide can be published. Pure.

mod texts;

pub use texts::{Elements, Missing, elements, has, minutes, missing, moved, side, text};

use std::collections::BTreeMap;

use super::model::{Answer, Partner, Partnership, Table, Written};
use ensemble_core::fold::fold;

/// The number of the whole group.
pub const WHOLE_GROUP: u32 = 0;
/// The most tables.
pub const MAX_TABLES: u32 = 60;
/// The most characters of the name of a table and of a partner.
pub const MAX_NAME: usize = 120;
/// The most characters of what a partnership is for.
pub const MAX_PURPOSE: usize = 300;
/// The most characters of an answer.
pub const MAX_ANSWER: usize = 4_000;
/// The most partners of a meeting.
pub const MAX_PARTNERS: i64 = 400;
/// The most characters of the title of a guide or of a step.
pub const MAX_TITLE: usize = 200;
/// The most characters of the summary of a guide, and of what a step says.
pub const MAX_TEXT: usize = 2_000;
/// The most characters of a credit or licence line, and of a key element.
pub const MAX_LINE: usize = 400;
/// The most steps of a guide.
pub const MAX_STEPS: usize = 40;
/// The most key elements of a step.
pub const MAX_ELEMENTS: usize = 12;
/// The most minutes of a step.
pub const MAX_MINUTES: u16 = 240;
/// The highest number of a sheet.
pub const MAX_SHEET: u16 = 999;

/// Whether a person writes what a table answers: facilitators all, members their own.
#[must_use]
pub fn may_write(runs: bool, seat: Option<u32>, table: u32) -> bool {
    runs || table != WHOLE_GROUP && seat == Some(table)
}

/// The tables of a meeting, the whole group first, each once; those that answered and have no name included.
#[must_use]
pub fn tables(written: &Written) -> Vec<Table> {
    let mut numbers: Vec<u32> = written
        .tables
        .iter()
        .map(|table| table.number)
        .chain(written.answers.iter().map(|answer| answer.table))
        .chain(written.partners.iter().map(|partner| partner.table))
        .chain(std::iter::once(WHOLE_GROUP))
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let name = |number: u32| {
        written.tables.iter().find(|table| table.number == number).map(|table| table.name.clone())
    };
    numbers.into_iter().map(|number| Table { number, name: name(number).unwrap_or_default() }).collect()
}

/// What a table answers in a step.
#[must_use]
pub fn answer<'a>(written: &'a Written, step: &str, table: u32) -> Option<&'a Answer> {
    written.answers.iter().find(|answer| answer.step == step && answer.table == table)
}

/// What became of a partner from one meeting to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Possible before, there now.
    Begun,
    /// Not named before.
    New,
    Same,
    /// Named before, not any more.
    NotNamed,
}

/// The partners of two meetings, each once by its name without accents and capitals: the strongest of what was said of it at each,
/// and what became of it, in the order of names.
#[must_use]
pub fn compared(earlier: &[Partner], later: &[Partner]) -> Vec<(String, Change)> {
    let mut known: BTreeMap<String, (&str, [Option<bool>; 2])> = BTreeMap::new();
    for (meeting, partners) in [earlier, later].into_iter().enumerate() {
        for partner in partners {
            let name = partner.name.as_str();
            let (shown, present) = known.entry(fold(name)).or_insert((name, [None; 2]));
            *shown = (*shown).min(name);
            let is_present = partner.kind == Partnership::Present || present[meeting] == Some(true);
            present[meeting] = Some(is_present);
        }
    }
    known
        .into_values()
        .map(|(name, [earlier, later])| {
            let change = match (earlier, later) {
                (Some(false), Some(true)) => Change::Begun,
                (None, _) => Change::New,
                (Some(_), Some(_)) => Change::Same,
                (Some(_), None) => Change::NotNamed,
            };
            (name.to_owned(), change)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use ensemble_core::{Lang, LocalizedText, ids::DiscussionPartnerId};
    use uuid::Uuid;

    use super::{Answer, Change, Partner, Partnership, Table, Written, answer, compared, may_write, tables};

    fn partner(name: &str, kind: Partnership) -> Partner {
        Partner {
            id: DiscussionPartnerId::from(Uuid::nil()),
            table: 2,
            kind,
            name: name.to_owned(),
            purpose: String::new(),
        }
    }

    #[test]
    fn members_write_for_their_table_and_facilitators_for_all() {
        for (runs, seat, table, may) in [
            (false, None, 1, false),
            (false, Some(1), 1, true),
            (false, Some(1), 2, false),
            (false, Some(0), 0, false),
            (true, None, 0, true),
            (true, Some(1), 2, true),
        ] {
            assert_eq!(may_write(runs, seat, table), may, "{runs} {seat:?} {table}");
        }
    }

    #[test]
    fn tables_that_answered_are_there_each_once() {
        let text = LocalizedText::Single { lang: Lang::Fr, text: "Oui".to_owned() };
        let written = Written {
            tables: vec![Table { number: 1, name: "Les pins".to_owned() }],
            answers: vec![Answer { step: "before-1".to_owned(), table: 3, text, revision: 1 }],
            partners: vec![partner("Maison des jeunes", Partnership::Present)],
        };
        let numbers: Vec<u32> = tables(&written).iter().map(|table| table.number).collect();
        assert_eq!(numbers, [0, 1, 2, 3]);
        assert!(answer(&written, "before-1", 3).is_some() && answer(&written, "before-1", 1).is_none());
    }

    #[test]
    fn partners_are_compared_by_name() {
        let earlier = [
            partner("CLSC", Partnership::Present),
            partner("Bibliothèque", Partnership::Possible),
            partner("Club de lecture", Partnership::Possible),
        ];
        let later = [
            partner("bibliotheque", Partnership::Present),
            partner("clsc", Partnership::Present),
            partner("Maison des jeunes", Partnership::Possible),
        ];
        let found: Vec<Change> = compared(&earlier, &later).into_iter().map(|(_, change)| change).collect();
        assert_eq!(found, [Change::Begun, Change::Same, Change::NotNamed, Change::New]);
        assert_eq!(compared(&[], &[]), []);
    }
}

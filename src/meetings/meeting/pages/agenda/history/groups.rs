//! What happened to an agenda, told by quarter of an hour and by who did it.
//!
//! People write at once, letter by letter: what is compared is the agenda before and after each quarter. Which of them
//! touched a part of an item tells whose change it is; a text that two people wrote in is a change of both.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    time::{Duration, Instant},
};

use ensemble_core::ids::PersonId;
use ensemble_document::{
    agenda::{
        self, Agenda,
        history::{self, Fact},
        touched::{Part, Touched},
    },
    crdt::{CrdtError, Document},
};
use ensemble_server::{
    differences::{self, ChangeTag},
    realtime::store::{LogRow, updates_in},
};

/// How long the times are within which changes are told together, in milliseconds.
const QUARTER: i64 = 15 * 60 * 1000;
/// How many quarters are listed: for each, the whole agenda is read and compared.
const MOST_QUARTERS: usize = 200;
/// How long texts are compared word by word, in all. What is left is told without.
const PATIENCE: Duration = Duration::from_secs(1);

/// Who wrote a row of the log; none for the portal itself.
type Writer = Option<PersonId>;

/// What the same people did in one quarter.
#[derive(Debug)]
pub(super) struct Group {
    /// The number of the quarter's last row.
    pub number: i64,
    /// When that was, in milliseconds UTC.
    pub at: i64,
    /// `None` is the portal itself; a person who is gone has no name.
    pub people: Vec<Option<Option<String>>>,
    pub changes: Vec<Change>,
    /// Whether it is the last of its quarter in the log.
    pub last: bool,
}

/// One change, and the words that came and went.
#[derive(Debug)]
pub(super) struct Change {
    pub fact: Fact,
    pub words: Option<Vec<(ChangeTag, String)>>,
}

/// What happened, the oldest first, and how many earlier quarters are left out. A moment that has a name ends a quarter.
pub(super) fn groups(log: &[LogRow], named: &HashSet<i64>) -> Result<(Vec<Group>, usize), CrdtError> {
    let ends: Vec<bool> = log
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let next = log.get(index + 1);
            let goes_on = next.is_some_and(|next| quarter(next) == quarter(row));
            named.contains(&row.seq) || !goes_on
        })
        .collect();
    let earlier = ends.iter().filter(|ends| **ends).count().saturating_sub(MOST_QUARTERS);
    let names: HashMap<PersonId, String> =
        log.iter().filter_map(|row| Some((row.author?, row.author_name.clone()?))).collect();
    let until = Instant::now() + PATIENCE;
    let mut doc = Document::default();
    let touched = Touched::in_document(doc.doc());
    let mut before = Agenda::default();
    let (mut all, mut number) = (Vec::new(), 0);
    let mut who: HashMap<Part, BTreeSet<Writer>> = HashMap::new();
    let mut writers: BTreeSet<Writer> = BTreeSet::new();
    for (row, ends) in log.iter().zip(ends) {
        for update in updates_in(&row.updates) {
            doc.apply_stored(update)?;
        }
        writers.insert(row.author);
        for part in touched.take() {
            who.entry(part).or_default().insert(row.author);
        }
        if !ends {
            continue;
        }
        number += 1;
        let (who, writers) = (std::mem::take(&mut who), std::mem::take(&mut writers));
        if number < earlier {
            continue;
        }
        let after = agenda::agenda(&yrs::Transact::transact(doc.doc()));
        if number > earlier {
            let facts = history::between(&before, &after);
            all.extend(quarter_groups(row, facts, &who, writers, &names, until));
        }
        before = after;
    }
    Ok((all, earlier))
}

const fn quarter(row: &LogRow) -> i64 {
    row.stored_at.div_euclid(QUARTER)
}

/// The changes of one quarter, by those who made them.
fn quarter_groups(
    row: &LogRow,
    facts: Vec<Fact>,
    who: &HashMap<Part, BTreeSet<Writer>>,
    writers: BTreeSet<Writer>,
    names: &HashMap<PersonId, String>,
    until: Instant,
) -> Vec<Group> {
    let mut by_people: Vec<(BTreeSet<Writer>, Vec<Change>)> = Vec::new();
    for fact in facts {
        let people = people_of(&fact, who).unwrap_or_else(|| writers.clone());
        let change = Change { words: words(&fact, until), fact };
        match by_people.iter_mut().find(|(known, _)| *known == people) {
            Some((_, changes)) => changes.push(change),
            None => by_people.push((people, vec![change])),
        }
    }
    if by_people.is_empty() {
        by_people.push((writers, Vec::new()));
    }
    let last = by_people.len() - 1;
    by_people
        .into_iter()
        .enumerate()
        .map(|(index, (people, changes))| Group {
            number: row.seq,
            at: row.stored_at,
            people: people.into_iter().map(|writer| writer.map(|id| names.get(&id).cloned())).collect(),
            changes,
            last: index == last,
        })
        .collect()
}

/// Who touched what a fact is about; `None` when that is not known. A new item is of all who wrote in it since.
fn people_of(fact: &Fact, who: &HashMap<Part, BTreeSet<Writer>>) -> Option<BTreeSet<Writer>> {
    let item = &fact.item().id;
    let of_part = who.get(&(item.clone(), fact.part().to_owned()));
    if let Some(people) = of_part.filter(|_| !matches!(fact, Fact::Added { .. })) {
        return Some(people.clone());
    }
    let people: BTreeSet<Writer> =
        who.iter().filter(|((of, _), _)| of == item).flat_map(|(_, people)| people.iter().copied()).collect();
    (!people.is_empty()).then_some(people)
}

/// The words of a text that came and went, while there is time.
fn words(fact: &Fact, until: Instant) -> Option<Vec<(ChangeTag, String)>> {
    match fact {
        Fact::Written { item, field, from } if Instant::now() < until => {
            Some(differences::excerpt(differences::words(from, item.field(*field))))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use yrs::Doc;

    use super::{Fact, Group, groups};
    use ensemble_core::{Lang, ids::PersonId};
    use ensemble_document::{
        agenda::{Field, change},
        crdt,
        outline::ItemKind,
    };
    use ensemble_server::{
        differences::ChangeTag,
        realtime::store::{LogRow, push_update},
    };

    const START: i64 = 1_795_000_500_000;

    fn row(seq: i64, at: i64, author: PersonId, name: &str, update: &[u8]) -> LogRow {
        let mut updates = Vec::new();
        push_update(&mut updates, update);
        LogRow { seq, stored_at: at, author: Some(author), author_name: Some(name.to_owned()), updates }
    }

    fn update(doc: &Doc, change: impl FnOnce(&mut yrs::TransactionMut<'_>)) -> Vec<u8> {
        crdt::change(doc, change).expect("a change").1.expect("an update")
    }

    /// Two people type letter by letter in the same title, and one of them in notes.
    fn log(minutes: i64) -> Vec<LogRow> {
        let [one, two] = [PersonId::new(), PersonId::new()];
        let (doc, title) = (crdt::empty(), Field::Title(Lang::Fr));
        let add = update(&doc, |to| change::add(to, "a", ItemKind::Discussion, 10, None));
        let mut log = vec![row(1, START, one, "Ariane", &add)];
        for index in 0..40_usize {
            let (author, name) = if index % 2 == 0 { (one, "Ariane") } else { (two, "Béatrice") };
            let splice = change::Splice { at: 0, remove: 0, insert: "x".to_owned() };
            let typed = update(&doc, |to| change::write(to, "a", title, &[splice]));
            let seq = i64::try_from(index).expect("small") + 2;
            log.push(row(seq, START + minutes * 60_000 + seq * 40, author, name, &typed));
        }
        let splice = change::splice("", "Un mot").expect("a text");
        let notes = update(&doc, |to| change::write(to, "a", Field::Notes, &[splice]));
        log.push(row(42, START + minutes * 60_000 + 42 * 40, two, "Béatrice", &notes));
        log
    }

    fn people(group: &Group) -> Vec<String> {
        let mut people: Vec<String> = group.people.iter().flatten().flatten().cloned().collect();
        people.sort();
        people
    }

    #[test]
    fn letters_that_two_people_type_at_once_are_one_change_of_both() {
        let (all, earlier) = groups(&log(30), &HashSet::new()).expect("a log");
        assert_eq!((all.len(), earlier), (3, 0), "{all:#?}");
        assert_eq!(people(&all[0]), ["Ariane"]);
        assert!(matches!(all[0].changes[0].fact, Fact::Added { .. }));
        assert_eq!(people(&all[1]), ["Ariane", "Béatrice"]);
        let words = all[1].changes[0].words.as_ref().expect("words");
        assert_eq!(words.as_slice(), [(ChangeTag::Insert, "x".repeat(40))]);
        assert_eq!((people(&all[2]), all[2].number), (vec!["Béatrice".to_owned()], 42));
    }

    #[test]
    fn a_moment_that_has_a_name_ends_a_quarter() {
        let log = log(0);
        let (all, _) = groups(&log, &HashSet::new()).expect("a log");
        assert_eq!((all.len(), all[0].number), (1, 42), "{all:#?}");
        assert_eq!(people(&all[0]), ["Ariane", "Béatrice"], "a new item is of all who wrote in it");
        let (all, _) = groups(&log, &HashSet::from([20])).expect("a log");
        assert_eq!(all.iter().filter(|group| group.number == 20 && group.last).count(), 1);
    }
}

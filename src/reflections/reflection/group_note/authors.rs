//! Who wrote how much of each part of a note.
//!
//! Each character of a collaborative document has the id of the client that inserted it and a clock value of that Yjs
//! client. The log has the person who sent each update. From both follows which person sent each character that is there
//! now. What clients claim about themselves is not used.

use std::collections::HashMap;

use yrs::{Any, ClientID, Doc, Out, ReadTxn, Snapshot, Text as _, TextRef, Transact, TransactionMut};

use ensemble_core::ids::PersonId;
use ensemble_document::{
    agenda::{Agenda, Field, agenda, text},
    crdt::{CrdtError, Document, scan},
};
use ensemble_server::realtime::store::{LogRow, updates_in};

/// The authors of one part and how many UTF-16 units of theirs it holds, the largest share first.
pub type PartAuthors = Vec<(PersonId, u32)>;

/// For each client, in ascending order: the end clock (exclusive) of a range, and the person who sent that range.
type SentRanges = HashMap<ClientID, Vec<(u32, Option<PersonId>)>>;

/// The note, and the authors of each of its parts in their order. It replays the whole log: too slow for a page that
/// many people read while the note is written.
///
/// # Errors
/// When a row of the log cannot be read.
pub fn authors_by_part(log: &[LogRow]) -> Result<(Agenda, Vec<PartAuthors>), CrdtError> {
    let (doc, sent) = replay(log)?;
    // The library compares texts in a transaction that may write; this one writes nothing.
    let mut from = doc.transact_mut();
    let now = from.snapshot();
    let note = agenda(&from);
    let parts = note
        .items
        .iter()
        .map(|part| {
            let text = text(&from, &part.id, Field::Notes);
            text.map(|text| count(&mut from, &text, &now, &sent)).unwrap_or_default()
        })
        .collect();
    Ok((note, parts))
}

/// Applies the log. A range belongs to the first person who sent it: clients repeat what others wrote.
fn replay(log: &[LogRow]) -> Result<(Doc, SentRanges), CrdtError> {
    let mut doc = Document::default();
    let mut sent = SentRanges::new();
    for row in log {
        for update in updates_in(&row.updates) {
            doc.apply_stored(update)?;
            for (client, end) in scan::scan_stored(update)?.ends() {
                let known = sent.entry(ClientID::new(client)).or_default();
                if known.last().is_none_or(|(before, _)| end > *before) {
                    known.push((end, row.author));
                }
            }
        }
    }
    Ok((doc.into_doc(), sent))
}

/// Counts the characters of a text by sender. Compared with an empty document, the text comes in pieces that one client
/// inserted without a gap, each with the id of its first character.
fn count(
    from: &mut TransactionMut<'_>,
    text: &TextRef,
    now: &Snapshot,
    sent: &SentRanges,
) -> Vec<(PersonId, u32)> {
    let mut people: HashMap<PersonId, u32> = HashMap::new();
    for piece in text.diff_range(from, Some(now), Some(&Snapshot::default()), |change| change.id) {
        let (Out::Any(Any::String(characters)), Some(first)) = (piece.insert, piece.ychange) else {
            continue;
        };
        let Some(known) = sent.get(&first.client) else { continue };
        let units = u32::try_from(characters.encode_utf16().count()).unwrap_or(u32::MAX);
        let (mut at, end) = (first.clock, first.clock.saturating_add(units));
        let from = known.partition_point(|(sent_until, _)| *sent_until <= at);
        for (sent_until, person) in &known[from..] {
            let until = end.min(*sent_until);
            if let Some(person) = person {
                *people.entry(*person).or_default() += until - at;
            }
            at = until;
            if at == end {
                break;
            }
        }
    }
    let mut people: Vec<(PersonId, u32)> = people.into_iter().collect();
    people.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    people
}

#[cfg(test)]
mod tests {
    use yrs::{Doc, ReadTxn, Transact, TransactionMut};

    use super::authors_by_part;
    use ensemble_core::ids::PersonId;
    use ensemble_document::{
        agenda::{Field, change},
        crdt,
        outline::ItemKind,
    };
    use ensemble_server::realtime::store::{LogRow, push_update};

    fn row(seq: i64, author: PersonId, sent: &[Vec<u8>]) -> LogRow {
        let mut updates = Vec::new();
        for update in sent {
            push_update(&mut updates, update);
        }
        LogRow { seq, stored_at: seq, author: Some(author), author_name: None, updates }
    }

    fn update(doc: &Doc, change: impl FnOnce(&mut TransactionMut<'_>)) -> Vec<u8> {
        crdt::change(doc, change).expect("a change").1.expect("an update")
    }

    fn write(doc: &Doc, old: &str, new: &str) -> Vec<u8> {
        let splice = change::splice(old, new).expect("a change");
        update(doc, |to| change::write(to, "a", Field::Notes, &[splice]))
    }

    /// Two people write in turns, one removes what the other wrote, and one sends what the other wrote again.
    #[test]
    fn characters_are_counted_for_the_people_who_sent_them() {
        let [one, two] = [PersonId::new(), PersonId::new()];
        let (first, second) = (crdt::empty(), crdt::empty());
        let begun = update(&first, |to| change::add(to, "a", ItemKind::Discussion, 0, None));
        let words = write(&first, "", "Un horaire");
        for each in [&begun, &words] {
            crdt::apply(&second, crdt::decode(each).expect("an update")).expect("applied");
        }
        let more = write(&second, "Un horaire", "Un bel horaire");
        crdt::apply(&first, crdt::decode(&more).expect("an update")).expect("applied");
        let less = write(&first, "Un bel horaire", "Un bel hora");
        crdt::apply(&second, crdt::decode(&less).expect("an update")).expect("applied");
        let whole = second.transact().encode_diff_v1(&yrs::StateVector::default());
        let last = write(&second, "Un bel hora", "Un bel hora 👩!");
        let log = [
            row(1, one, &[begun, words]),
            row(2, two, &[more]),
            row(3, one, &[less]),
            row(4, two, &[whole, last]),
        ];
        let (note, parts) = authors_by_part(&log).expect("a log");
        assert_eq!(note.items[0].notes, "Un bel hora 👩!");
        // Of one: “Un ”, “hora”. Of two: “bel ”, “ 👩”, which is three units, “!”.
        assert_eq!(parts, [vec![(two, 8), (one, 7)]]);
    }
}

//! Who wrote how much of each part.
//!
//! A letter of a shared document knows under which client id it was typed, and when in that client's
//! count; the log knows who sent what. So the letters that stand there now are counted for those who
//! sent them. What somebody says of themselves is not asked.

use std::collections::HashMap;

use yrs::{Any, ClientID, Doc, Out, ReadTxn, Snapshot, Text as _, TextRef, Transact, TransactionMut};

use crate::{
    crdt::{CrdtError, Document, scan},
    ids::PersonId,
    meeting::agenda::{Agenda, Field, agenda, text},
    server::realtime::store::{LogRow, updates_in},
};

/// Who wrote in one part: those who wrote most first, with how many UTF-16 units of theirs stand there.
pub type PartAuthors = Vec<(PersonId, u32)>;

/// Under each client id: up to which count things were sent, and by whom, in order.
type Sent = HashMap<ClientID, Vec<(u32, Option<PersonId>)>>;

/// Counts who wrote the text of each part of a note, in the order of its parts, given its log; and the
/// note itself. It reads every update there was: not for a page that many read while it is written.
///
/// # Errors
/// When a row of the log cannot be read.
pub fn by_part(log: &[LogRow]) -> Result<(Agenda, Vec<PartAuthors>), CrdtError> {
    let (doc, sent) = replayed(log)?;
    // A place within a text is asked of a transaction that could change it; this one changes nothing.
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

/// The document as its log makes it, and who made it grow: what somebody passes on that was there before
/// is not theirs.
fn replayed(log: &[LogRow]) -> Result<(Doc, Sent), CrdtError> {
    let mut doc = Document::default();
    let mut sent = Sent::new();
    for row in log {
        for update in updates_in(&row.content) {
            doc.apply_stored(update)?;
            for (client, end) in scan::scan_stored(update)?.ends() {
                let known = sent.entry(ClientID::new(client)).or_default();
                if known.last().is_none_or(|(before, _)| end > *before) {
                    known.push((end, row.person));
                }
            }
        }
    }
    Ok((doc.into_doc(), sent))
}

/// Counts the letters of a text for those who sent them. Read as a comparison with an empty document, the text comes
/// in pieces that were each typed by one client without a gap, with the id of their first letter.
fn count(from: &mut TransactionMut<'_>, text: &TextRef, now: &Snapshot, sent: &Sent) -> Vec<(PersonId, u32)> {
    let mut people: HashMap<PersonId, u32> = HashMap::new();
    for piece in text.diff_range(from, Some(now), Some(&Snapshot::default()), |change| change.id) {
        let (Out::Any(Any::String(letters)), Some(first)) = (piece.insert, piece.ychange) else { continue };
        let Some(known) = sent.get(&first.client) else { continue };
        let units = u32::try_from(letters.encode_utf16().count()).unwrap_or(u32::MAX);
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

    use super::by_part;
    use crate::{
        crdt,
        ids::PersonId,
        meeting::{
            agenda::{Field, change},
            outline::ItemKind,
        },
        server::realtime::store::{LogRow, push_update},
    };

    fn row(number: i64, person: PersonId, updates: &[Vec<u8>]) -> LogRow {
        let mut content = Vec::new();
        for update in updates {
            push_update(&mut content, update);
        }
        LogRow { number, at: number, person: Some(person), name: None, content }
    }

    fn update(doc: &Doc, change: impl FnOnce(&mut TransactionMut<'_>)) -> Vec<u8> {
        crdt::change(doc, change).expect("a change").1.expect("an update")
    }

    fn write(doc: &Doc, old: &str, new: &str) -> Vec<u8> {
        let splice = change::splice(old, new).expect("a change");
        update(doc, |to| change::write(to, "a", Field::Notes, &[splice]))
    }

    /// Two write in turns from browsers of their own, one takes out what the other wrote, and one passes
    /// on what the other wrote.
    #[test]
    fn letters_are_counted_for_those_who_sent_them() {
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
        let (note, parts) = by_part(&log).expect("a log");
        assert_eq!(note.items[0].notes, "Un bel hora 👩!");
        // Of one: “Un ”, “hora”. Of two: “bel ”, “ 👩”, which is three units, “!”.
        assert_eq!(parts, [vec![(two, 8), (one, 7)]]);
    }
}

//! Who wrote how much of each part.
//!
//! A letter of a shared document knows under which client id it was typed, and when in that client's
//! count; the log knows who sent what. So the letters that stand there now are counted for those who
//! sent them. What somebody says of themselves is not asked.

use std::collections::HashMap;

use yrs::{Assoc, ClientID, Doc, GetString, IndexedSequence, TextRef, Transact, TransactionMut};

use crate::{
    crdt::{self, Fault},
    ids::PersonId,
    meeting::agenda::{Field, agenda, text},
    server::realtime::store::{LogRow, unpacked},
};

/// Who wrote in one part: those who wrote most first, with how many UTF-16 units of theirs stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartAuthors {
    /// The part's id.
    pub part: String,
    /// Who, and how much.
    pub people: Vec<(PersonId, u32)>,
}

/// Under each client id: up to which count things were sent, and by whom, in order.
type Sent = HashMap<ClientID, Vec<(u32, Option<PersonId>)>>;

/// Counts who wrote the text of each part of a note, given its log.
///
/// # Errors
/// When a row of the log cannot be read.
pub fn by_part(doc: &Doc, log: &[LogRow]) -> Result<Vec<PartAuthors>, Fault> {
    let sent = sent(log)?;
    // A place within a text is asked of a transaction that could change it; this one changes nothing.
    let mut from = doc.transact_mut();
    let parts = agenda(&from).items;
    Ok(parts
        .into_iter()
        .map(|part| {
            let text = text(&from, &part.id, Field::Notes);
            let people = text.map(|text| count(&mut from, &text, &sent)).unwrap_or_default();
            PartAuthors { part: part.id, people }
        })
        .collect())
}

fn sent(log: &[LogRow]) -> Result<Sent, Fault> {
    let mut sent = Sent::new();
    for row in log {
        for update in unpacked(&row.content) {
            for (client, end) in crdt::read(update)?.state_vector().iter() {
                let known = sent.entry(*client).or_default();
                // What somebody passes on that was there before is not theirs.
                if known.last().is_none_or(|(before, _)| *end > *before) {
                    known.push((*end, row.person));
                }
            }
        }
    }
    Ok(sent)
}

fn count(from: &mut TransactionMut<'_>, text: &TextRef, sent: &Sent) -> Vec<(PersonId, u32)> {
    let mut people: Vec<(PersonId, u32)> = Vec::new();
    let units = u32::try_from(text.get_string(from).encode_utf16().count()).unwrap_or(u32::MAX);
    for at in 0..units {
        let Some(place) = text.sticky_index(from, at, Assoc::After) else { continue };
        let Some(id) = place.id() else { continue };
        let sender = sent.get(&id.client).and_then(|known| {
            let index = known.partition_point(|(end, _)| *end <= id.clock);
            known.get(index).and_then(|(_, person)| *person)
        });
        let Some(sender) = sender else { continue };
        match people.iter_mut().find(|(person, _)| *person == sender) {
            Some((_, count)) => *count += 1,
            None => people.push((sender, 1)),
        }
    }
    people.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    people
}

//! Divides an update into smaller ones, for connections that limit the length of a message.

use std::collections::HashMap;

use yrs::encoding::write::Write;

use super::scan::{self, ClientStructs, Id, Parent, ScanError, Struct};

/// How many structs a piece has at most: the receiver limits the work of one update (`scan::MAX_WORK`).
const MAX_STRUCTS: usize = 2_000;

/// Divides an update into pieces of at most `max_bytes` bytes. A piece is longer only if one of its structs is, or the
/// deletions, which are all in the last piece. Applied in order, no piece depends on a later one, and together they do
/// what the update does.
///
/// # Errors
/// When the bytes are no update.
pub fn pieces(update: &[u8], max_bytes: usize) -> Result<Vec<Vec<u8>>, ScanError> {
    let scan = scan::scan_stored(update)?;
    let structs: usize = scan.clients.iter().map(|own| own.structs.len()).sum();
    if update.len() <= max_bytes && structs <= MAX_STRUCTS {
        return Ok(vec![update.to_vec()]);
    }
    let mut pieces = Vec::new();
    let mut piece = Piece::default();
    for (client, each) in causal_order(&scan.clients) {
        let bytes = &update[each.bytes.0..each.bytes.1];
        if !piece.is_empty() && (piece.length + bytes.len() > max_bytes || piece.structs == MAX_STRUCTS) {
            pieces.push(std::mem::take(&mut piece).encode(&NO_DELETIONS));
        }
        piece.add(client, each.start, bytes);
    }
    pieces.push(piece.encode(&update[scan.deletions_at..]));
    Ok(pieces)
}

/// The encoding of an empty list of deletions.
const NO_DELETIONS: [u8; 1] = [0];

/// Structs of one client, whose clocks follow each other from this one on.
struct Run<'a> {
    client: u64,
    clock: u32,
    structs: Vec<&'a [u8]>,
}

/// Structs that become one update.
#[derive(Default)]
struct Piece<'a> {
    clients: Vec<Run<'a>>,
    structs: usize,
    length: usize,
}

impl<'a> Piece<'a> {
    fn is_empty(&self) -> bool {
        self.structs == 0
    }

    fn add(&mut self, client: u64, clock: u32, bytes: &'a [u8]) {
        match self.clients.iter_mut().find(|run| run.client == client) {
            Some(run) => run.structs.push(bytes),
            None => self.clients.push(Run { client, clock, structs: vec![bytes] }),
        }
        self.structs += 1;
        self.length += bytes.len();
    }

    fn encode(self, deletions: &[u8]) -> Vec<u8> {
        let mut update = Vec::with_capacity(self.length + deletions.len() + 16 * self.clients.len());
        update.write_var(self.clients.len());
        for Run { client, clock, structs } in self.clients {
            update.write_var(structs.len());
            update.write_var(client);
            update.write_var(clock);
            for bytes in structs {
                update.extend_from_slice(bytes);
            }
        }
        update.extend_from_slice(deletions);
        update
    }
}

/// All structs, each after those of the update that it depends on. Those of one client keep their order.
fn causal_order(clients: &[ClientStructs]) -> Vec<(u64, Struct)> {
    let index: HashMap<u64, usize> = clients.iter().enumerate().map(|(at, own)| (own.client, at)).collect();
    let mut next = vec![0; clients.len()];
    let mut order = Vec::new();
    for first in 0..clients.len() {
        // Which client's structs are taken, and up to which clock.
        let mut stack = vec![(first, u32::MAX)];
        while let Some(&(at, until)) = stack.last() {
            let own = &clients[at];
            let Some(each) = own.structs.get(next[at]).filter(|each| each.start <= until) else {
                stack.pop();
                continue;
            };
            let missing = dependencies(each).find_map(|(client, clock)| {
                let other = *index.get(&client)?;
                // A cycle, which no encoder writes, is left to the receiver.
                let is_pending = stack.iter().any(|(pending, _)| *pending == other);
                let is_taken =
                    clients[other].structs.get(next[other]).is_none_or(|first| clock < first.start);
                (!is_taken && !is_pending).then_some((other, clock))
            });
            match missing {
                Some(missing) => stack.push(missing),
                None => {
                    order.push((own.client, *each));
                    next[at] += 1;
                }
            }
        }
    }
    order
}

/// The structs that must be there before this one.
fn dependencies(each: &Struct) -> impl Iterator<Item = Id> {
    let both = match each.parent {
        Parent::Root | Parent::Unknown => [None, None],
        Parent::Type(id) => [Some(id), None],
        Parent::SameAs(left, right) => [left, right],
    };
    both.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use yrs::{Doc, GetString, ReadTxn, Text, Transact, WriteTxn};

    use super::pieces;
    use crate::crdt::{self, Document, Integrated};

    /// Several people write in one text: the person, the position, whether a letter is removed, and whose state is
    /// received before.
    fn document(actions: &[(u8, u8, bool, u8)]) -> Doc {
        let docs: Vec<Doc> = (1..=4).map(Doc::with_client_id).collect();
        for (who, position, removes, from) in actions {
            let doc = &docs[usize::from(*who % 4)];
            receive(doc, &docs[usize::from(*from % 4)]);
            let mut to = doc.transact_mut();
            let text = to.get_or_insert_text("text");
            let length = text.len(&to);
            let at = u32::from(*position) % (length + 1);
            if *removes && at < length {
                text.remove_range(&mut to, at, 1);
            } else {
                text.insert(&mut to, at, "abc");
            }
        }
        for other in &docs[1..] {
            receive(&docs[0], other);
        }
        docs[0].clone()
    }

    fn receive(to: &Doc, from: &Doc) {
        if to.client_id() != from.client_id() {
            let update = crdt::encode_state(from).expect("an update");
            crdt::apply(to, crdt::decode(&update).expect("an update")).expect("applied");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_pieces_of_an_update_do_what_it_does(
            actions in prop::collection::vec(any::<(u8, u8, bool, u8)>(), 1..60),
            max_bytes in 20_usize..200,
        ) {
            let doc = document(&actions);
            let whole = crdt::encode_state(&doc).expect("an update");
            let mut copy = Document::default();
            for piece in pieces(&whole, max_bytes).expect("pieces") {
                let scan = crdt::scan::scan(&piece).expect("an update");
                let applied = copy.apply(&piece, &scan).expect("applied");
                prop_assert!(!applied.dropped, "a piece depends on a later one");
            }
            let update = crdt::decode(&whole).expect("an update");
            prop_assert_eq!(crdt::apply(copy.doc(), update).expect("applied").integrated, Integrated::None);
            let text = |doc: &Doc| {
                let from = doc.transact();
                from.get_text("text").map(|text| text.get_string(&from))
            };
            prop_assert_eq!(text(copy.doc()), text(&doc));
        }
    }

    #[test]
    fn a_long_update_becomes_pieces_of_the_length_asked_for() {
        let doc = crdt::empty();
        for each in 0..60 {
            let mut to = doc.transact_mut();
            let text = to.get_or_insert_text(format!("text-{each}"));
            text.insert(&mut to, 0, &"é".repeat(20_000));
        }
        let whole = crdt::encode_state(&doc).expect("an update");
        let pieces = pieces(&whole, 100_000).expect("pieces");
        assert!(pieces.len() > 20 && pieces.iter().all(|piece| piece.len() < 100_200));
        let copy = crdt::load(pieces.iter().map(Vec::as_slice)).expect("a document");
        let from = copy.transact();
        let text = from.get_text("text-59").expect("a text");
        assert_eq!(text.get_string(&from).chars().count(), 20_000);
    }

    #[test]
    fn a_short_update_stays_as_it_is_and_other_bytes_are_refused() {
        let doc = crdt::empty();
        {
            let mut to = doc.transact_mut();
            to.get_or_insert_text("text").insert(&mut to, 0, "abc");
        }
        let whole = crdt::encode_state(&doc).expect("an update");
        assert_eq!(pieces(&whole, 1_000), Ok(vec![whole]));
        assert!(pieces(&[9, 9, 9], 1_000).is_err());
    }
}

//! The session's copy of the document: local changes with undo, remote updates, states to compare.

use std::{
    collections::{BTreeSet, HashSet},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use yrs::{
    Assoc, Doc, IndexedSequence, Origin, ReadTxn, StateVector, StickyIndex, Text, Transact, TransactionMut,
    WriteTxn,
    branch::Branch,
    undo::{Options, UndoManager},
};

use super::{
    Millis,
    presence::{Cursor, Selection},
    sync::MAX_PIECE_BYTES,
};
use ensemble_document::{
    agenda::{
        self, Agenda, Item,
        touched::{Part, Touched},
    },
    crdt::{self, Integrated},
};

/// The origin of local changes, which can be undone.
const LOCAL: &str = "local";
/// The origin of updates from the server and from the offline cache.
const REMOTE: &str = "remote";
/// Changes that follow each other within this time are undone together.
const UNDO_CAPTURE: Millis = 600;

/// What merging an update did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Merged {
    /// It held something new.
    pub changed: bool,
    /// Part of it was dropped, because something before it is missing.
    pub has_gap: bool,
}

/// What of the agenda changed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum AgendaChanges {
    /// Items came, went, moved or take another time: the agenda as it is now.
    All(Agenda),
    /// Only what stands in these items.
    Items(Vec<Item>),
}

/// Parts of an item that say where it stands and when others begin.
const OUTLINE: [&str; 4] = ["", "order", "minutes", "removed"];

pub(super) struct Document {
    doc: Doc,
    touched: Touched,
    undo: UndoManager<()>,
    /// Updates of local changes that were not taken yet.
    local_updates: Arc<Mutex<Vec<Vec<u8>>>>,
    /// The time, for the library's undo.
    clock: Arc<AtomicU64>,
}

impl Document {
    /// A session's copy; `doc` must be new and empty.
    pub(super) fn new(doc: Doc) -> Self {
        let local_updates = Arc::new(Mutex::new(Vec::new()));
        let collected = Arc::clone(&local_updates);
        let observed = doc.observe_update_v1("local-updates", move |txn, event| {
            if txn.origin() != Some(&Origin::from(REMOTE)) {
                collected.lock().unwrap_or_else(PoisonError::into_inner).push(event.update.clone());
            }
        });
        debug_assert!(observed.is_ok(), "no transaction is open on a new document");
        let items = doc.transact_mut_with(REMOTE).get_or_insert_map(agenda::ITEMS);
        let touched = Touched::in_document(&doc);
        let clock = Arc::new(AtomicU64::new(0));
        let read_clock = Arc::clone(&clock);
        let mut undo = UndoManager::with_options(Options {
            capture_timeout_millis: UNDO_CAPTURE,
            tracked_origins: HashSet::from([Origin::from(LOCAL)]),
            capture_transaction: None,
            timestamp: Arc::new(move || read_clock.load(Ordering::Relaxed)),
            init_undo_stack: Vec::new(),
            init_redo_stack: Vec::new(),
        });
        undo.expand_scope(&doc, &items);
        Self { doc, touched, undo, local_updates, clock }
    }

    pub(super) fn set_time(&self, now: Millis) {
        self.clock.store(now, Ordering::Relaxed);
    }

    pub(super) fn change(&mut self, change: impl FnOnce(&mut TransactionMut<'_>)) {
        change(&mut self.doc.transact_mut_with(LOCAL));
    }

    /// Takes back the last local change; remote changes stay.
    pub(super) fn undo(&mut self) {
        self.undo.undo_blocking();
    }

    pub(super) fn redo(&mut self) {
        self.undo.redo_blocking();
    }

    /// The next change is undone by itself.
    pub(super) fn end_undo_step(&mut self) {
        self.undo.reset();
    }

    /// Whether there is something to undo, and to redo.
    pub(super) fn undo_state(&self) -> (bool, bool) {
        (self.undo.can_undo(), self.undo.can_redo())
    }

    pub(super) fn take_local_updates(&mut self) -> Vec<Vec<u8>> {
        std::mem::take(&mut *self.local_updates.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Merges an update from elsewhere; one that cannot be read changes nothing. One that leaves a gap in the changes of
    /// a client is not applied: the library would integrate it, and the gap would never be filled.
    pub(super) fn merge(&mut self, update: &[u8]) -> Merged {
        let Ok(update) = crdt::decode(update) else { return Merged::default() };
        let state = self.state_vector();
        if update.state_vector_lower().iter().any(|(client, start)| *start > state.get(client)) {
            return Merged { changed: false, has_gap: true };
        }
        let applied = crdt::apply_within(&mut self.doc.transact_mut_with(REMOTE), update);
        applied.map_or_else(
            |_| Merged::default(),
            |applied| Merged { changed: applied.integrated != Integrated::None, has_gap: applied.dropped },
        )
    }

    pub(super) fn agenda(&self) -> Agenda {
        agenda::agenda(&self.doc.transact())
    }

    /// An item, on the agenda or taken off.
    pub(super) fn item(&self, id: &str) -> Option<Item> {
        agenda::item_with_id(&self.doc.transact(), id).map(|(item, _)| item)
    }

    /// What changed since this was asked last. A letter that is typed costs the reading of one item, however many there are.
    pub(super) fn take_changes(&self) -> AgendaChanges {
        let parts = self.touched.take();
        let is_outline = |(_, part): &Part| OUTLINE.contains(&part.as_str());
        let ids: BTreeSet<&String> = parts.iter().map(|(item, _)| item).collect();
        let on_the_agenda = |id: &String| {
            agenda::item_with_id(&self.doc.transact(), id)
                .filter(|(_, removed)| !removed)
                .map(|(item, _)| item)
        };
        if parts.iter().any(is_outline) {
            return AgendaChanges::All(self.agenda());
        }
        let items: Option<Vec<Item>> = ids.into_iter().map(on_the_agenda).collect();
        items.map_or_else(|| AgendaChanges::All(self.agenda()), AgendaChanges::Items)
    }

    /// A selection as positions beside letters; none when there is no such text.
    pub(super) fn cursor(&self, at: &Selection) -> Option<Cursor> {
        let from = self.doc.transact();
        let text = agenda::text_with_code(&from, &at.item, &at.field)?;
        let length = text.len(&from);
        let beside = |position: u32| text.sticky_index(&from, position.min(length), Assoc::Before);
        Some(Cursor {
            item: at.item.clone(),
            field: at.field.clone(),
            from: beside(at.from)?,
            to: beside(at.to)?,
        })
    }

    /// Where a cursor is now; none when the text or the letter is not here.
    pub(super) fn selection(&self, cursor: &Cursor) -> Option<Selection> {
        let doc = self.doc.transact();
        let text = agenda::text_with_code(&doc, &cursor.item, &cursor.field)?;
        let position = |at: &StickyIndex| {
            let offset = at.get_offset(&doc)?;
            (offset.branch.id() == AsRef::<Branch>::as_ref(&text).id()).then_some(offset.index)
        };
        let (from, to) = (position(&cursor.from)?, position(&cursor.to)?);
        Some(Selection { item: cursor.item.clone(), field: cursor.field.clone(), from, to })
    }

    pub(super) fn state_vector(&self) -> StateVector {
        crdt::state_vector(&self.doc).unwrap_or_default()
    }

    /// The whole document as one update.
    pub(super) fn encode(&self) -> Vec<u8> {
        crdt::encode_state(&self.doc).unwrap_or_default()
    }

    /// What a holder of this state lacks, and all deletions.
    pub(super) fn encode_since(&self, state: &StateVector) -> Vec<u8> {
        self.doc.transact().encode_diff_v1(state)
    }

    /// The same in pieces, each for one message, in the order in which they must be applied.
    pub(super) fn pieces_since(&self, state: &StateVector) -> Vec<Vec<u8>> {
        let update = self.encode_since(state);
        crdt::pieces(&update, MAX_PIECE_BYTES).unwrap_or_else(|_| vec![update])
    }

    /// Whether something was inserted here that a holder of this state lacks. Deletions do not show in states.
    pub(super) fn is_ahead_of(&self, state: &StateVector) -> bool {
        self.state_vector().iter().any(|(client, clock)| state.get(client) < *clock)
    }
}

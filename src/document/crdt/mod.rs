//! Yjs documents, in the browser and on the server: how this program uses `yrs`.
//!
//! Positions count UTF-16 units, as in JavaScript. An update that depends on one that is missing is *not* left in the
//! pending queue of `yrs`: reordered updates that were applied from that queue gave different documents on two replicas
//! (about one in five thousand random histories, 0.28.1). Such an update is dropped here, and the caller asks its
//! sender for all that is missing (sync step 1).
//!
//! Updates from a network are applied through a [`Document`], which takes only updates that were scanned ([`scan`]) and
//! limits how deep types are nested. The functions that take a `Doc` are for the browser, which receives only what the
//! server accepted, and for documents that this program made.

mod depth;
mod pieces;
#[cfg(any(test, feature = "testing"))]
pub mod samples;
pub mod scan;
#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
};

use yrs::{
    Array, ArrayRef, Doc, IdSet, Map, MapRef, OffsetKind, Options, Out, ReadTxn, StateVector, Transact,
    TransactionMut, Update, WriteTxn, updates::decoder::Decode,
};

pub use self::pieces::pieces;
use self::{
    depth::TypeDepths,
    scan::{Scan, ScanError},
};

/// Why an update could not be applied, or a document not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrdtError {
    /// The update cannot be decoded; the document is unchanged.
    Malformed,
    /// `yrs` panicked or failed half-way; the document must be loaded again.
    Panicked,
    /// The update exceeds a limit; the document is unchanged.
    LimitExceeded(ScanError),
}

impl From<ScanError> for CrdtError {
    fn from(error: ScanError) -> Self {
        match error {
            ScanError::Malformed => Self::Malformed,
            limit => Self::LimitExceeded(limit),
        }
    }
}

/// What applying an update did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    pub integrated: Integrated,
    /// Whether the update depends on one that is missing: then a part of it, or all, was dropped.
    pub dropped: bool,
}

/// How much of an update is now in the document and was not before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Integrated {
    /// Not at all: the document had it already, or all of it was dropped.
    None,
    /// Nothing was dropped: the update can be passed on as it is.
    Whole,
    /// A part was applied, which is this update; the rest was dropped.
    Part(Vec<u8>),
}

/// An empty document.
#[must_use]
pub fn empty() -> Doc {
    Doc::with_options(Options { offset_kind: OffsetKind::Utf16, ..Options::default() })
}

/// A document to which only scanned updates are applied.
#[derive(Debug)]
pub struct Document {
    doc: Doc,
    depths: TypeDepths,
    /// The state vector: by client, the clock after the last one that the document holds.
    clocks: HashMap<u64, u32>,
}

impl Default for Document {
    fn default() -> Self {
        Self { doc: empty(), depths: TypeDepths::default(), clocks: HashMap::new() }
    }
}

impl Document {
    /// Applies stored updates, of which the first may be a snapshot, to an empty document.
    ///
    /// # Errors
    /// When an update cannot be decoded or exceeds a limit.
    pub fn load<'a>(updates: impl IntoIterator<Item = &'a [u8]>) -> Result<Self, CrdtError> {
        let mut document = Self::default();
        for update in updates {
            document.apply_stored(update)?;
        }
        Ok(document)
    }

    #[must_use]
    pub fn doc(&self) -> &Doc {
        &self.doc
    }

    /// The document of `yrs`, to which no update from a network may be applied any more.
    #[must_use]
    pub fn into_doc(self) -> Doc {
        self.doc
    }

    /// Applies an update that was scanned.
    ///
    /// # Errors
    /// [`CrdtError::LimitExceeded`] when types are nested too deep, [`CrdtError::Malformed`] when `yrs` cannot decode
    /// the update; then the document is unchanged. [`CrdtError::Panicked`] when `yrs` fails.
    pub fn apply(&mut self, update: &[u8], scan: &Scan) -> Result<Applied, CrdtError> {
        let update = decode(update)?;
        // `yrs` would integrate an update with a gap of clocks before it, and may then use memory that it freed.
        if scan.starts().any(|(client, start)| start > self.clocks.get(&client).copied().unwrap_or(0)) {
            return Ok(Applied { integrated: Integrated::None, dropped: true });
        }
        self.depths.add(scan)?;
        let applied = apply(&self.doc, update)?;
        if applied.dropped {
            let state = state_vector(&self.doc)?;
            self.clocks.extend(state.iter().map(|(client, clock)| (client.get(), *clock)));
        } else {
            self.record_clocks(scan);
        }
        Ok(applied)
    }

    fn record_clocks(&mut self, scan: &Scan) {
        for (client, end) in scan.ends() {
            let known = self.clocks.entry(client).or_default();
            *known = end.max(*known);
        }
    }

    /// Applies an update that was stored. The limits of a snapshot are larger than those of a message.
    ///
    /// # Errors
    /// As [`apply`](Self::apply).
    pub fn apply_stored(&mut self, update: &[u8]) -> Result<Applied, CrdtError> {
        self.apply(update, &scan::scan_stored(update)?)
    }

    /// Changes the document, as [`change`] does.
    ///
    /// # Errors
    /// [`CrdtError::Panicked`] when `yrs` fails, [`CrdtError::LimitExceeded`] when the change exceeds a limit. After
    /// both the document must be loaded again.
    pub fn change<T>(
        &mut self,
        change: impl FnOnce(&mut TransactionMut<'_>) -> T,
    ) -> Result<(T, Option<Vec<u8>>), CrdtError> {
        let (outcome, update) = self::change(&self.doc, change)?;
        if let Some(update) = &update {
            let scan = scan::scan_stored(update)?;
            self.depths.add(&scan)?;
            self.record_clocks(&scan);
        }
        Ok((outcome, update))
    }

    /// The number of entries of the largest root map or array.
    #[must_use]
    pub fn max_root_len(&self) -> usize {
        let txn = self.doc.transact();
        txn.root_refs().map(|(_, root)| root_len(root, &txn)).max().unwrap_or(0)
    }
}

fn root_len(root: Out, txn: &impl ReadTxn) -> usize {
    let length = match root {
        Out::YMap(map) => map.len(txn),
        Out::YArray(list) => list.len(txn),
        // A root whose type no code has named yet.
        Out::UndefinedRef(branch) => MapRef::from(branch).len(txn).max(ArrayRef::from(branch).len(txn)),
        _ => 0,
    };
    usize::try_from(length).unwrap_or(usize::MAX)
}

/// A document with these stored updates, for reading.
///
/// # Errors
/// When an update cannot be decoded or exceeds a limit.
pub fn load<'a>(updates: impl IntoIterator<Item = &'a [u8]>) -> Result<Doc, CrdtError> {
    Document::load(updates).map(Document::into_doc)
}

/// # Errors
/// [`CrdtError::Malformed`] when the bytes are no update.
pub fn decode(update: &[u8]) -> Result<Update, CrdtError> {
    catch_panic(|| Update::decode_v1(update))?.map_err(|_| CrdtError::Malformed)
}

/// Applies an update of a trusted sender.
///
/// # Errors
/// [`CrdtError::Panicked`] when `yrs` fails.
pub fn apply(doc: &Doc, update: Update) -> Result<Applied, CrdtError> {
    catch_panic(|| apply_within(&mut doc.transact_mut(), update))?
}

/// Applies an update of a trusted sender within a transaction.
///
/// # Errors
/// [`CrdtError::Panicked`] when `yrs` fails.
pub fn apply_within(to: &mut TransactionMut<'_>, update: Update) -> Result<Applied, CrdtError> {
    to.apply_update(update).map_err(|_| CrdtError::Panicked)?;
    let dropped = clear_pending(to);
    let integrated = match (to.insert_set().is_empty() && to.delete_set().is_empty(), dropped) {
        (true, _) => Integrated::None,
        (false, false) => Integrated::Whole,
        (false, true) => Integrated::Part(to.encode_update_v1()),
    };
    Ok(Applied { integrated, dropped })
}

/// Empties the pending queue of `yrs`; returns whether there was something in it.
fn clear_pending(to: &mut TransactionMut<'_>) -> bool {
    let store = to.store_mut();
    let mut dropped = false;
    if let Some(pending) = store.pending_update_mut()
        && !pending.update.is_empty()
    {
        dropped = true;
        pending.update = Update::default();
        pending.missing = StateVector::default();
    }
    if let Some(pending) = store.pending_ds_mut()
        && !pending.is_empty()
    {
        dropped = true;
        *pending = IdSet::default();
    }
    dropped
}

/// Changes a document; returns what the closure returned and the update, if anything changed.
///
/// # Errors
/// [`CrdtError::Panicked`] when `yrs` fails.
pub fn change<T>(
    doc: &Doc,
    change: impl FnOnce(&mut TransactionMut<'_>) -> T,
) -> Result<(T, Option<Vec<u8>>), CrdtError> {
    catch_panic(|| {
        let mut to = doc.transact_mut();
        let outcome = change(&mut to);
        let nothing = to.insert_set().is_empty() && to.delete_set().is_empty();
        let update = (!nothing).then(|| to.encode_update_v1());
        (outcome, update)
    })
}

/// What a replica with this state vector is missing, as one update.
///
/// # Errors
/// [`CrdtError::Panicked`] when `yrs` fails.
pub fn encode_diff(doc: &Doc, state: &StateVector) -> Result<Vec<u8>, CrdtError> {
    catch_panic(|| doc.transact().encode_diff_v1(state))
}

/// The whole document, as one update.
///
/// # Errors
/// [`CrdtError::Panicked`] when `yrs` fails.
pub fn encode_state(doc: &Doc) -> Result<Vec<u8>, CrdtError> {
    encode_diff(doc, &StateVector::default())
}

/// # Errors
/// [`CrdtError::Panicked`] when `yrs` fails.
pub fn state_vector(doc: &Doc) -> Result<StateVector, CrdtError> {
    catch_panic(|| doc.transact().state_vector())
}

/// In the browser a panic ends the program: only the server receives updates that could cause one.
fn catch_panic<T>(work: impl FnOnce() -> T) -> Result<T, CrdtError> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| CrdtError::Panicked)
}

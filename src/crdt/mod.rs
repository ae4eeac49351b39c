//! Shared documents, on both sides of the line: `yrs`, where it is used as it must be.
//!
//! Positions count UTF-16 units, as JavaScript's do. An update that comes before something it builds
//! upon is *not* left to the library's waiting list: reordered updates, taken from that list, were
//! seen to end differently on two copies (about once in five thousand random histories, 0.28.1). What
//! has no place yet is dropped here, and whoever sent it is asked for all that is missing.
//!
//! What comes from outside is applied through a [`Document`], which scans each update first ([`scan`]). The functions
//! that take a `Doc` are for the browser, to which nothing comes but what a server let through, and for documents of
//! one's own making.

mod levels;
pub mod scan;
#[cfg(test)]
pub(crate) mod tests;

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
};

use yrs::{
    Array, ArrayRef, Doc, IdSet, Map, MapRef, OffsetKind, Options, Out, ReadTxn, StateVector, Transact,
    TransactionMut, Update, WriteTxn, updates::decoder::Decode,
};

use self::{
    levels::Levels,
    scan::{Refusal, Scan},
};

/// Why something could not be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It makes no sense, and nothing has changed.
    Malformed,
    /// The library gave up half-way: the document must be made anew.
    Broken,
    /// It exceeds a limit, and nothing has changed.
    Refused(Refusal),
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Malformed => Self::Malformed,
            limit => Self::Refused(limit),
        }
    }
}

/// What applying an update did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// What was new in it.
    pub news: News,
    /// Whether something before it is missing: then a part of it, or all, was dropped.
    pub missing: bool,
}

/// What was new in an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Nothing.
    None,
    /// All of it, or some: it can be passed on as it came.
    Whole,
    /// This much found its place; the rest was dropped.
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
    levels: Levels,
    /// How many clocks of each client it holds.
    clocks: HashMap<u64, u32>,
}

impl Default for Document {
    fn default() -> Self {
        Self { doc: empty(), levels: Levels::default(), clocks: HashMap::new() }
    }
}

impl Document {
    /// A document that holds these stored updates, of which the first may be a snapshot.
    ///
    /// # Errors
    /// When one of them cannot be read or exceeds a limit.
    pub fn load<'a>(updates: impl IntoIterator<Item = &'a [u8]>) -> Result<Self, Fault> {
        let mut document = Self::default();
        for update in updates {
            document.apply_stored(update)?;
        }
        Ok(document)
    }

    /// The document of the library.
    #[must_use]
    pub fn doc(&self) -> &Doc {
        &self.doc
    }

    /// The document of the library, to which nothing from outside will be applied any more.
    #[must_use]
    pub fn into_doc(self) -> Doc {
        self.doc
    }

    /// Applies an update from elsewhere that was scanned.
    ///
    /// # Errors
    /// [`Fault::Refused`] when what it holds lies too deep, [`Fault::Malformed`] when the library cannot read it;
    /// then nothing has changed. [`Fault::Broken`] when the library gives up.
    pub fn apply(&mut self, update: &[u8], scan: &Scan) -> Result<Applied, Fault> {
        let update = read(update)?;
        // With a hole before it, the library would integrate it all the same, and may then use memory that it freed.
        if scan.writers().any(|(client, start)| start > self.clocks.get(&client).copied().unwrap_or(0)) {
            return Ok(Applied { news: News::None, missing: true });
        }
        self.levels.add(scan)?;
        let applied = apply(&self.doc, update)?;
        if applied.missing {
            let state = state(&self.doc)?;
            self.clocks.extend(state.iter().map(|(client, clock)| (client.get(), *clock)));
        } else {
            self.count(scan);
        }
        Ok(applied)
    }

    fn count(&mut self, scan: &Scan) {
        for (client, end) in scan.ends() {
            let known = self.clocks.entry(client).or_default();
            *known = end.max(*known);
        }
    }

    /// Applies an update that was stored. A snapshot may hold more than what is sent.
    ///
    /// # Errors
    /// The same.
    pub fn apply_stored(&mut self, update: &[u8]) -> Result<Applied, Fault> {
        self.apply(update, &scan::scan_stored(update)?)
    }

    /// Changes the document from this side, as [`change`] does.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the library gives up, [`Fault::Refused`] when the document cannot take the change: it
    /// must be made anew after both.
    pub fn change<T>(
        &mut self,
        change: impl FnOnce(&mut TransactionMut<'_>) -> T,
    ) -> Result<(T, Option<Vec<u8>>), Fault> {
        let (outcome, update) = self::change(&self.doc, change)?;
        if let Some(update) = &update {
            let scan = scan::scan_stored(update)?;
            self.levels.add(&scan)?;
            self.count(&scan);
        }
        Ok((outcome, update))
    }

    /// How many entries the largest root map or list has.
    #[must_use]
    pub fn entries(&self) -> usize {
        let txn = self.doc.transact();
        txn.root_refs().map(|(_, root)| entries(root, &txn)).max().unwrap_or(0)
    }
}

fn entries(root: Out, txn: &impl ReadTxn) -> usize {
    let length = match root {
        Out::YMap(map) => map.len(txn),
        Out::YArray(list) => list.len(txn),
        // A root whose kind was never asked for: it is read as what a list of things would be.
        Out::UndefinedRef(branch) => MapRef::from(branch).len(txn).max(ArrayRef::from(branch).len(txn)),
        _ => 0,
    };
    usize::try_from(length).unwrap_or(usize::MAX)
}

/// A document that holds these stored updates, for reading.
///
/// # Errors
/// When one of them cannot be read or exceeds a limit.
pub fn with<'a>(updates: impl IntoIterator<Item = &'a [u8]>) -> Result<Doc, Fault> {
    Document::load(updates).map(Document::into_doc)
}

/// Reads an update.
///
/// # Errors
/// [`Fault::Malformed`] when it is none.
pub fn read(update: &[u8]) -> Result<Update, Fault> {
    guarded(|| Update::decode_v1(update))?.map_err(|_| Fault::Malformed)
}

/// Applies an update from elsewhere.
///
/// # Errors
/// [`Fault::Broken`] when the library gives up.
pub fn apply(doc: &Doc, update: Update) -> Result<Applied, Fault> {
    guarded(|| apply_within(&mut doc.transact_mut(), update))?
}

/// The same within a transaction.
///
/// # Errors
/// [`Fault::Broken`] when the library gives up.
pub fn apply_within(to: &mut TransactionMut<'_>, update: Update) -> Result<Applied, Fault> {
    to.apply_update(update).map_err(|_| Fault::Broken)?;
    let missing = dropped(to);
    let news = match (to.insert_set().is_empty() && to.delete_set().is_empty(), missing) {
        (true, _) => News::None,
        (false, false) => News::Whole,
        (false, true) => News::Part(to.encode_update_v1()),
    };
    Ok(Applied { news, missing })
}

/// Empties the waiting list; says whether something was on it.
fn dropped(to: &mut TransactionMut<'_>) -> bool {
    let store = to.store_mut();
    let mut missing = false;
    if let Some(pending) = store.pending_update_mut()
        && !pending.update.is_empty()
    {
        missing = true;
        pending.update = Update::default();
        pending.missing = StateVector::default();
    }
    if let Some(pending) = store.pending_ds_mut()
        && !pending.is_empty()
    {
        missing = true;
        *pending = IdSet::default();
    }
    missing
}

/// Changes a document from this side, and answers what the change returned and the update that says
/// the same; none when nothing changed.
///
/// # Errors
/// [`Fault::Broken`] when the library gives up.
pub fn change<T>(
    doc: &Doc,
    change: impl FnOnce(&mut TransactionMut<'_>) -> T,
) -> Result<(T, Option<Vec<u8>>), Fault> {
    guarded(|| {
        let mut to = doc.transact_mut();
        let outcome = change(&mut to);
        let nothing = to.insert_set().is_empty() && to.delete_set().is_empty();
        let update = (!nothing).then(|| to.encode_update_v1());
        (outcome, update)
    })
}

/// What somebody with this state lacks.
///
/// # Errors
/// [`Fault::Broken`] when the library gives up.
pub fn lacking(doc: &Doc, state: &StateVector) -> Result<Vec<u8>, Fault> {
    guarded(|| doc.transact().encode_diff_v1(state))
}

/// All of it, as one update.
///
/// # Errors
/// [`Fault::Broken`] when the library gives up.
pub fn whole(doc: &Doc) -> Result<Vec<u8>, Fault> {
    lacking(doc, &StateVector::default())
}

/// What the document has.
///
/// # Errors
/// [`Fault::Broken`] when the library gives up.
pub fn state(doc: &Doc) -> Result<StateVector, Fault> {
    guarded(|| doc.transact().state_vector())
}

/// In the browser a panic ends the program; there nothing comes but what the server let through.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Fault::Broken)
}

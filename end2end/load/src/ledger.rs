//! The times of all keystrokes. All editors are in one process: each looks up when a character was typed that it
//! receives.

use std::{
    ops::Range,
    sync::atomic::{AtomicU64, AtomicUsize, Ordering},
    time::Duration,
};

use tokio::time::Instant;

/// Every keystroke of a run. Each is one character, so that an editor's n-th has the clock n.
pub struct Ledger {
    began: Instant,
    /// Of the first editor's client id; the others follow.
    first: u64,
    /// How many editors each document has.
    pub editors: usize,
    /// By editor, the nanoseconds from the beginning to each keystroke; 0 before it.
    strokes: Vec<Vec<AtomicU64>>,
    struck: AtomicU64,
    delivered: AtomicU64,
    finished: AtomicUsize,
}

impl Ledger {
    /// An empty one, with room for so many keystrokes of each editor.
    pub fn new(first: u64, editors: usize, documents: usize, keystrokes: usize) -> Self {
        let row = || (0..keystrokes).map(|_| AtomicU64::new(0)).collect();
        Self {
            began: Instant::now(),
            first,
            editors,
            strokes: (0..editors * documents).map(|_| row()).collect(),
            struck: AtomicU64::new(0),
            delivered: AtomicU64::new(0),
            finished: AtomicUsize::new(0),
        }
    }

    /// An editor's client id.
    pub fn client(&self, editor: usize) -> u64 {
        self.first + editor as u64
    }

    /// Which position at the document a client has, as seen by an editor there; none if it is not of this run.
    pub fn position(&self, editor: usize, client: u64) -> Option<usize> {
        let other = usize::try_from(client.checked_sub(self.first)?).ok()?;
        (other / self.editors == editor / self.editors).then_some(other % self.editors)
    }

    /// Records a keystroke. To be called before the update is sent, so that receivers find it.
    pub fn record_keystroke(&self, editor: usize, clock: u32, at: Instant) {
        if let Some(stroke) = self.strokes[editor].get(clock as usize) {
            stroke.store(nanoseconds(at - self.began), Ordering::Release);
            self.struck.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// A character reached an editor: when it was struck, and how long it took.
    pub fn deliver(&self, editor: usize, position: usize, clock: u32, at: Instant) -> Option<Delivery> {
        let sender = editor - editor % self.editors + position;
        let struck = self.strokes[sender].get(clock as usize)?.load(Ordering::Acquire);
        self.delivered.fetch_add(1, Ordering::Relaxed);
        Some(Delivery { struck, took: nanoseconds(at - self.began).saturating_sub(struck) })
    }

    /// How many characters have reached an editor so far.
    pub fn delivered(&self) -> u64 {
        self.delivered.load(Ordering::Relaxed)
    }

    /// An editor has struck its last key.
    pub fn finish(&self) {
        self.finished.fetch_add(1, Ordering::Release);
    }

    /// Whether all editors have finished and all characters were received by all others.
    pub fn settled(&self) -> bool {
        self.finished.load(Ordering::Acquire) == self.strokes.len()
            && self.delivered() >= self.struck.load(Ordering::Relaxed) * (self.editors as u64 - 1)
    }

    /// How many keys an editor has struck.
    pub fn struck_by(&self, editor: usize) -> usize {
        self.strokes[editor].iter().take_while(|stroke| stroke.load(Ordering::Acquire) > 0).count()
    }

    /// How many keys were struck meanwhile.
    pub fn struck_in(&self, window: &Range<Instant>) -> usize {
        let window = self.nanoseconds(window);
        let strokes = self.strokes.iter().flatten();
        strokes.filter(|stroke| window.contains(&stroke.load(Ordering::Acquire))).count()
    }

    /// The window in the ledger's own time.
    pub fn nanoseconds(&self, window: &Range<Instant>) -> Range<u64> {
        nanoseconds(window.start - self.began)..nanoseconds(window.end - self.began)
    }
}

/// A character that an editor received; times are in nanoseconds.
#[derive(Clone, Copy, Debug)]
pub struct Delivery {
    /// When it was struck.
    pub struck: u64,
    /// How long it took.
    pub took: u64,
}

fn nanoseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

/// Which of a client's characters were received, by clock.
#[derive(Clone, Debug, Default)]
pub struct ClockSet(Vec<u64>);

impl ClockSet {
    /// Notes one. Says whether it is new.
    pub fn insert(&mut self, clock: u32) -> bool {
        let (word, bit) = (clock as usize / 64, 1 << (clock % 64));
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        let new = self.0[word] & bit == 0;
        self.0[word] |= bit;
        new
    }

    /// Takes in what another has.
    pub fn join(&mut self, other: &Self) {
        self.0.resize(self.0.len().max(other.0.len()), 0);
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }

    /// All of them, in order.
    pub fn clocks(&self) -> impl Iterator<Item = u32> {
        let bits = |word: u64| (0..64).filter(move |bit| word & (1 << bit) != 0);
        (0..).step_by(64).zip(&self.0).flat_map(move |(base, word)| bits(*word).map(move |bit| base + bit))
    }
}

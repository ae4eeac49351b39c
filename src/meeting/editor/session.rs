//! The document, what changes it, and what is said of it.

use std::{
    cell::{Cell, RefCell},
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use leptos::prelude::*;
use yrs::{
    Doc, Origin, Transact, TransactionMut, WriteTxn,
    undo::{Options, UndoManager},
};

use super::{
    keep::{self, Keeper},
    line::Line,
    presence::{Cursor, Presence},
};
use crate::{
    crdt::{self, Effect},
    meeting::{
        agenda::{self, Agenda},
        islands::{Setting, Word},
    },
};

/// Changes made here are told from those that came in by their origin.
const HERE: &str = "here";
const AWAY: &str = "away";
/// Keys that follow each other within this time are undone together, in milliseconds.
const TOGETHER: u64 = 600;

/// How things stand with the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    Connecting,
    Saved,
    Saving,
    /// No line; so many changes are kept here.
    Offline(u64),
    SignedOut,
    NoRight,
    Refused(String),
}

/// The way to the document from every view; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Session(StoredValue<Inner, LocalStorage>);

pub(super) struct Inner {
    pub setting: Setting,
    pub doc: Doc,
    undo: RefCell<UndoManager<()>>,
    /// Updates made here and not handed on yet.
    fresh: Arc<Mutex<Vec<Vec<u8>>>>,
    /// How many changes made here are not known to be stored.
    pub unsaved: Cell<u64>,
    pub line: Line,
    pub keeper: Keeper,
    pub presence: RefCell<Presence>,
    agenda: RwSignal<Agenda>,
    state: RwSignal<State>,
    said: RwSignal<String>,
    steps: RwSignal<(bool, bool)>,
    people: RwSignal<u64>,
    ready: RwSignal<bool>,
}

impl Session {
    pub(super) fn new(setting: Setting, ready: RwSignal<bool>) -> Self {
        let doc = crdt::empty();
        let fresh = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&fresh);
        let observed = doc.observe_update_v1("fresh", move |to, event| {
            if to.origin() != Some(&Origin::from(AWAY)) {
                heard.lock().unwrap_or_else(PoisonError::into_inner).push(event.update.clone());
            }
        });
        debug_assert!(observed.is_ok(), "nobody holds a new document");
        let items = doc.transact_mut_with(AWAY).get_or_insert_map(agenda::ITEMS);
        let mut undo = UndoManager::with_options(Options {
            capture_timeout_millis: TOGETHER,
            tracked_origins: HashSet::from([Origin::from(HERE)]),
            capture_transaction: None,
            timestamp: Arc::new(now),
            init_undo_stack: Vec::new(),
            init_redo_stack: Vec::new(),
        });
        undo.expand_scope(&doc, &items);
        let client = doc.client_id();
        let key = format!("{}:{}:{}", setting.sort.door(), setting.document, setting.person);
        Self(StoredValue::new_local(Inner {
            doc,
            undo: RefCell::new(undo),
            fresh,
            unsaved: Cell::new(0),
            line: Line::default(),
            keeper: Keeper::new(key),
            presence: RefCell::new(Presence::new(client)),
            agenda: RwSignal::new(Agenda::default()),
            state: RwSignal::new(State::Connecting),
            said: RwSignal::new(String::new()),
            steps: RwSignal::new((false, false)),
            people: RwSignal::new(0),
            ready,
            setting,
        }))
    }

    /// Takes up what the device kept, and calls the server.
    pub(super) fn open(self) {
        leptos::task::spawn_local(async move {
            let (key, person) = self.with(|inner| (inner.keeper.key.clone(), inner.setting.person.clone()));
            let _ = keep::forget_others(&person).await;
            if let Some((unsaved, state)) = keep::load(&key).await {
                self.with(|inner| inner.unsaved.set(unsaved));
                self.take(&state);
                if !self.agenda_now().items.is_empty() {
                    self.show();
                }
            }
            super::line::open(self);
        });
    }

    pub(super) fn with<T>(self, read: impl FnOnce(&Inner) -> T) -> T {
        self.0.with_value(read)
    }

    /// The agenda as it stands; views that read it are told when it changes.
    pub(super) fn agenda(self) -> RwSignal<Agenda> {
        self.with(|inner| inner.agenda)
    }

    fn agenda_now(self) -> Agenda {
        self.with(|inner| agenda::agenda(&inner.doc.transact()))
    }

    pub(super) fn state(self) -> RwSignal<State> {
        self.with(|inner| inner.state)
    }

    /// What is said to those who listen.
    pub(super) fn said(self) -> RwSignal<String> {
        self.with(|inner| inner.said)
    }

    /// Whether there is something to undo, and to redo.
    pub(super) fn steps(self) -> RwSignal<(bool, bool)> {
        self.with(|inner| inner.steps)
    }

    /// Changes whenever somebody comes, goes or moves.
    pub(super) fn people(self) -> RwSignal<u64> {
        self.with(|inner| inner.people)
    }

    pub(super) fn word(self, word: Word) -> String {
        self.with(|inner| inner.setting.words.get(word as usize).cloned().unwrap_or_default())
    }

    /// A word with what belongs between its braces.
    pub(super) fn filled(self, word: Word, pairs: &[(&str, &str)]) -> String {
        let mut text = self.word(word);
        for (name, value) in pairs {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// The document has come: forms give way to the editor.
    pub(super) fn show(self) {
        self.refresh();
        let ready = self.with(|inner| inner.ready);
        if !ready.get_untracked() {
            ready.set(true);
        }
    }

    /// Changes the document, here and, as soon as can be, everywhere.
    pub(super) fn change(self, change: impl FnOnce(&mut TransactionMut<'_>)) {
        self.with(|inner| change(&mut inner.doc.transact_mut_with(HERE)));
        self.hand_on();
    }

    /// Takes back what one did last, and nothing that others did.
    pub(super) fn undo(self) {
        self.with(|inner| inner.undo.borrow_mut().undo_blocking());
        self.hand_on();
    }

    pub(super) fn redo(self) {
        self.with(|inner| inner.undo.borrow_mut().redo_blocking());
        self.hand_on();
    }

    /// Ends a stretch of typing: what comes next is undone by itself.
    pub(super) fn pause(self) {
        self.with(|inner| inner.undo.borrow_mut().reset());
    }

    fn hand_on(self) {
        let fresh = self
            .with(|inner| std::mem::take(&mut *inner.fresh.lock().unwrap_or_else(PoisonError::into_inner)));
        if fresh.is_empty() {
            return;
        }
        self.with(|inner| inner.unsaved.set(inner.unsaved.get() + fresh.len() as u64));
        self.keep();
        for update in fresh {
            super::line::send_update(self, &update);
        }
        self.refresh();
        self.standing();
    }

    /// Takes an update from elsewhere; whether something before it is missing.
    pub(super) fn take(self, update: &[u8]) -> bool {
        let Ok(update) = crdt::decode(update) else { return false };
        let missing = self.with(|inner| {
            let mut to = inner.doc.transact_mut_with(AWAY);
            crdt::apply_within(&mut to, update).is_ok_and(|applied| applied.dropped)
        });
        self.keep();
        self.refresh();
        missing
    }

    /// Takes what another window of the same person kept on the device; whether there was news in it.
    pub(super) fn adopt(self, update: &[u8]) -> bool {
        let Ok(update) = crdt::decode(update) else { return false };
        let news = self.with(|inner| {
            let mut to = inner.doc.transact_mut_with(AWAY);
            crdt::apply_within(&mut to, update).is_ok_and(|applied| applied.effect != Effect::None)
        });
        self.refresh();
        news
    }

    /// Says how things stand.
    pub(super) fn standing(self) {
        let state = self.with(|inner| match (inner.line.is_up(), inner.unsaved.get()) {
            (true, 0) => State::Saved,
            (true, _) => State::Saving,
            (false, unsaved) => State::Offline(unsaved),
        });
        let now = self.state().get_untracked();
        let final_word = matches!(now, State::SignedOut | State::NoRight | State::Refused(_));
        if !final_word && now != state {
            self.state().set(state);
        }
    }

    /// Keeps the document on this device.
    pub(super) fn keep(self) {
        keep::keep(self);
    }

    fn refresh(self) {
        let agenda = self.agenda_now();
        if self.agenda().with_untracked(|now| *now != agenda) {
            self.agenda().set(agenda);
        }
        let steps = self.with(|inner| {
            let undo = inner.undo.borrow();
            (undo.can_undo(), undo.can_redo())
        });
        if self.steps().get_untracked() != steps {
            self.steps().set(steps);
        }
    }

    /// Says where one is.
    pub(super) fn cursor(self, cursor: Option<Cursor>) {
        if self.with(|inner| inner.presence.borrow_mut().here(cursor)) {
            super::line::send_presence(self);
        }
    }
}

/// Milliseconds since the epoch.
pub(super) fn now() -> u64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clock's milliseconds")]
    let now = js_sys::Date::now() as u64;
    now
}

//! What views use of the session: a copyable handle, and the signals that they read.

use std::{
    cell::{Cell, RefCell},
    time::Duration,
};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, web_sys};
use yrs::TransactionMut;

use super::{
    super::session::{Effect, Event, Millis, Peer, Selection, Session, Status},
    runtime,
    socket::Socket,
};
use crate::{EditorConfig, Label};
use ensemble_document::{agenda::Agenda, crdt};

/// The ids of items in order, each with the minute at which it begins.
pub(super) type Places = Vec<(String, u32)>;

/// How long an announcement is shown.
const ANNOUNCEMENT: Duration = Duration::from_secs(10);

/// The way to the session from every view.
#[derive(Clone, Copy)]
pub(super) struct SessionHandle(StoredValue<Inner, LocalStorage>);

pub(super) struct Inner {
    pub config: EditorConfig,
    /// The key of the document's entry in the offline cache; it ends with the person.
    pub cache_key: String,
    /// The transaction that replaces the entry, between reading and writing.
    pub cache_store: RefCell<Option<web_sys::IdbObjectStore>>,
    pub socket: RefCell<Option<Socket>>,
    /// The deadline for which the timer is set, and the timer.
    pub timer: Cell<Option<(Millis, TimeoutHandle)>>,
    session: RefCell<Session>,
    agenda: RwSignal<Agenda>,
    /// The ids of the items in order, each with the minute at which it begins.
    places: Memo<Places>,
    /// The item whose details are shown.
    open_item: RwSignal<Option<String>>,
    status: RwSignal<Status>,
    announcement: RwSignal<String>,
    /// The timer that removes the announcement.
    announcement_timer: Cell<Option<TimeoutHandle>>,
    /// What was announced can be undone with a button beside it.
    offers_undo: RwSignal<bool>,
    undo_state: RwSignal<(bool, bool)>,
    /// The ids of fields whose value is not valid, and therefore not saved.
    invalid_fields: RwSignal<Vec<String>>,
    /// Changes when fields are to be read even though no event told of a change.
    unread_input: RwSignal<u64>,
    /// Changes whenever a peer comes, goes or moves.
    peers_version: RwSignal<u64>,
    ready: RwSignal<bool>,
}

impl SessionHandle {
    pub(super) fn new(config: EditorConfig, ready: RwSignal<bool>) -> Self {
        let session = Session::new(crdt::empty());
        let cache_key = format!("{}:{}:{}", config.kind.path_segment(), config.document, config.person);
        let agenda = RwSignal::new(Agenda::default());
        let places = Memo::new(move |_| {
            agenda.with(|agenda| {
                agenda.items.iter().map(|item| item.id.clone()).zip(agenda.starts()).collect::<Places>()
            })
        });
        Self(StoredValue::new_local(Inner {
            config,
            cache_key,
            cache_store: RefCell::new(None),
            socket: RefCell::new(None),
            timer: Cell::new(None),
            agenda,
            places,
            open_item: RwSignal::new(None),
            status: RwSignal::new(session.status().clone()),
            announcement: RwSignal::new(String::new()),
            announcement_timer: Cell::new(None),
            offers_undo: RwSignal::new(false),
            undo_state: RwSignal::new((false, false)),
            invalid_fields: RwSignal::new(Vec::new()),
            unread_input: RwSignal::new(0),
            peers_version: RwSignal::new(0),
            ready,
            session: RefCell::new(session),
        }))
    }

    pub(super) fn with<T>(self, read: impl FnOnce(&Inner) -> T) -> T {
        self.0.with_value(read)
    }

    pub(super) fn session<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.with(|inner| read(&inner.session.borrow()))
    }

    pub(super) fn config<T>(self, read: impl FnOnce(&EditorConfig) -> T) -> T {
        self.with(|inner| read(&inner.config))
    }

    /// The agenda as it is now.
    pub(super) fn agenda(self) -> RwSignal<Agenda> {
        self.with(|inner| inner.agenda)
    }

    pub(super) fn places(self) -> Memo<Places> {
        self.with(|inner| inner.places)
    }

    /// The item whose details are shown.
    pub(super) fn open_item(self) -> RwSignal<Option<String>> {
        self.with(|inner| inner.open_item)
    }

    pub(super) fn status(self) -> RwSignal<Status> {
        self.with(|inner| inner.status)
    }

    /// The text of the live region.
    pub(super) fn announcement(self) -> RwSignal<String> {
        self.with(|inner| inner.announcement)
    }

    /// Announces something, for [`ANNOUNCEMENT`] or until another change.
    pub(super) fn announce(self, text: String) {
        self.offers_undo().set(false);
        self.announcement().set(text);
        let timer =
            set_timeout_with_handle(move || self.announcement().set(String::new()), ANNOUNCEMENT).ok();
        if let Some(earlier) = self.with(|inner| inner.announcement_timer.replace(timer)) {
            earlier.clear();
        }
    }

    /// Whether what was announced can be undone with a button beside it.
    pub(super) fn offers_undo(self) -> RwSignal<bool> {
        self.with(|inner| inner.offers_undo)
    }

    /// Whether there is something to undo, and to redo.
    pub(super) fn undo_state(self) -> RwSignal<(bool, bool)> {
        self.with(|inner| inner.undo_state)
    }

    /// The ids of fields whose value is not valid, and therefore not saved.
    pub(super) fn invalid_fields(self) -> RwSignal<Vec<String>> {
        self.with(|inner| inner.invalid_fields)
    }

    /// Changes when fields are to be read even though no event told of a change.
    pub(super) fn unread_input(self) -> RwSignal<u64> {
        self.with(|inner| inner.unread_input)
    }

    /// The other windows that have the document open; reactive.
    pub(super) fn peers(self) -> Vec<Peer> {
        self.with(|inner| inner.peers_version).track();
        self.session(Session::peers)
    }

    /// Who has the cursor in this item, and in which of its texts; reactive.
    pub(super) fn writers_in(self, item: &str) -> Vec<(Peer, String)> {
        self.with(|inner| inner.peers_version).track();
        self.session(|session| session.writers_in(item))
    }

    /// Who has the cursor in this text, and where; reactive.
    pub(super) fn cursors_in(self, item: &str, field: &str) -> Vec<(Peer, Selection)> {
        self.with(|inner| inner.peers_version).track();
        self.session(|session| session.cursors_in(item, field))
    }

    pub(super) fn label(self, label: Label) -> String {
        self.config(|config| config.labels.get(label as usize).cloned().unwrap_or_default())
    }

    /// A label with its arguments, which stand in braces.
    pub(super) fn label_with(self, label: Label, arguments: &[(&str, &str)]) -> String {
        let mut text = self.label(label);
        for (name, value) in arguments {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// Changes the document. What was announced before is no longer true.
    pub(super) fn change(self, change: impl FnOnce(&mut TransactionMut<'_>)) {
        if self.announcement().with_untracked(|announcement| !announcement.is_empty()) {
            self.announcement().set(String::new());
        }
        self.update(|session, now| session.change(change, now));
    }

    pub(super) fn undo(self) {
        if self.undo_state().get_untracked().0 {
            self.update(Session::undo);
            self.announce(self.label(Label::Undone));
        }
    }

    pub(super) fn redo(self) {
        if self.undo_state().get_untracked().1 {
            self.update(Session::redo);
            self.announce(self.label(Label::Redone));
        }
    }

    /// The next change is undone by itself.
    pub(super) fn end_undo_step(self) {
        self.with(|inner| inner.session.borrow_mut().end_undo_step());
    }

    /// Tells the others what this person has selected.
    pub(super) fn set_cursor(self, selection: Option<Selection>) {
        self.dispatch(Event::CursorMoved(selection));
    }

    pub(super) fn dispatch(self, event: Event) {
        self.update(|session, now| session.apply(event, now));
    }

    fn update(self, update: impl FnOnce(&mut Session, Millis) -> Vec<Effect>) {
        let effects = self.with(|inner| update(&mut inner.session.borrow_mut(), now()));
        runtime::perform(self, effects);
    }

    pub(super) fn show(self) {
        let ready = self.with(|inner| inner.ready);
        if !ready.get_untracked() {
            ready.set(true);
        }
    }

    pub(super) fn render_document(self) {
        let (agenda, undo_state) = self.session(|session| (session.agenda(), session.undo_state()));
        if self.agenda().with_untracked(|shown| *shown != agenda) {
            self.agenda().set(agenda);
        }
        if self.undo_state().get_untracked() != undo_state {
            self.undo_state().set(undo_state);
        }
    }

    pub(super) fn render_status(self) {
        self.status().set(self.session(|session| session.status().clone()));
    }

    pub(super) fn render_peers(self) {
        self.with(|inner| inner.peers_version).update(|version| *version += 1);
    }
}

/// Milliseconds since the Unix epoch.
pub(super) fn now() -> Millis {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clock's milliseconds")]
    let now = js_sys::Date::now() as u64;
    now
}

//! What views use of the session: a copyable handle, and the signals that they read.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeSet, HashMap},
    time::Duration,
};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, web_sys};
use yrs::TransactionMut;

use super::{
    super::session::{AgendaChanges, Effect, Event, Millis, Peer, Selection, Session, Status},
    runtime,
    socket::Socket,
};
use crate::{EditorConfig, Label};
use ensemble_document::{
    agenda::{Agenda, Item},
    crdt,
};

/// The ids of items in order, each with the minute at which it begins.
pub(super) type Places = Vec<(String, u32)>;

/// How long an announcement is shown.
const ANNOUNCEMENT: Duration = Duration::from_secs(10);

/// What the views of one item read. Each item has its own: a letter that is typed wakes the views of one row, however long the
/// agenda is.
#[derive(Clone)]
struct ItemSignals {
    /// None once it is gone.
    item: ArcRwSignal<Option<Item>>,
    /// Changes when a cursor of others comes into the item, moves in it or leaves it.
    cursors: ArcRwSignal<u64>,
}

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
    /// By the item's id.
    items: RefCell<HashMap<String, ItemSignals>>,
    /// The ids of the items in order, each with its minutes.
    outline: RwSignal<Vec<(String, u16)>>,
    /// The ids of the removed items in which something was written.
    removed: RwSignal<Vec<String>>,
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
    /// Changes whenever a peer comes or goes.
    peers_version: RwSignal<u64>,
    ready: RwSignal<bool>,
}

impl SessionHandle {
    pub(super) fn new(config: EditorConfig, ready: RwSignal<bool>) -> Self {
        let session = Session::new(crdt::empty());
        let cache_key = format!("{}:{}:{}", config.kind.path_segment(), config.document, config.person);
        let outline = RwSignal::new(Vec::<(String, u16)>::new());
        let places = Memo::new(move |_| {
            outline.with(|outline| {
                let starts = outline.iter().scan(0, |at, (_, minutes)| {
                    let start = *at;
                    *at += u32::from(*minutes);
                    Some(start)
                });
                outline.iter().map(|(id, _)| id.clone()).zip(starts).collect::<Places>()
            })
        });
        Self(StoredValue::new_local(Inner {
            config,
            cache_key,
            cache_store: RefCell::new(None),
            socket: RefCell::new(None),
            timer: Cell::new(None),
            items: RefCell::default(),
            outline,
            removed: RwSignal::new(Vec::new()),
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

    fn signals(self, id: &str) -> ItemSignals {
        self.with(|inner| {
            let mut items = inner.items.borrow_mut();
            let made = || ItemSignals {
                item: ArcRwSignal::new(inner.session.borrow().item(id)),
                cursors: ArcRwSignal::new(0),
            };
            items.entry(id.to_owned()).or_insert_with(made).clone()
        })
    }

    /// An item as it is now, on the agenda or taken off.
    pub(super) fn item(self, id: &str) -> RwSignal<Option<Item>> {
        self.signals(id).item.into()
    }

    /// Reads an item; reactive.
    pub(super) fn with_item<T>(self, id: &str, read: impl FnOnce(Option<&Item>) -> T) -> T {
        self.signals(id).item.with(|item| read(item.as_ref()))
    }

    /// The ids of the items in order, each with its minutes.
    pub(super) fn outline(self) -> RwSignal<Vec<(String, u16)>> {
        self.with(|inner| inner.outline)
    }

    /// The ids of the removed items in which something was written.
    pub(super) fn removed(self) -> RwSignal<Vec<String>> {
        self.with(|inner| inner.removed)
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
        self.signals(item).cursors.track();
        self.session(|session| session.writers_in(item))
    }

    /// Who has the cursor in this text, and where; reactive.
    pub(super) fn cursors_in(self, item: &str, field: &str) -> Vec<(Peer, Selection)> {
        self.signals(item).cursors.track();
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
        let (changes, undo_state) = self.session(|session| (session.take_changes(), session.undo_state()));
        match changes {
            AgendaChanges::All(agenda) => self.show_agenda(&agenda),
            AgendaChanges::Items(items) => {
                for item in items {
                    let signals = self.with(|inner| inner.items.borrow().get(&item.id).cloned());
                    if let Some(ItemSignals { item: shown, .. }) = signals {
                        show(&shown, Some(item));
                    }
                }
            }
        }
        if self.undo_state().get_untracked() != undo_state {
            self.undo_state().set(undo_state);
        }
    }

    pub(super) fn render_status(self) {
        self.status().set(self.session(|session| session.status().clone()));
    }

    fn show_agenda(self, agenda: &Agenda) {
        // A copy: views that are made or go away meanwhile look for signals, too.
        let all = self.with(|inner| inner.items.borrow().clone());
        let now: HashMap<&str, &Item> =
            agenda.items.iter().chain(&agenda.removed).map(|item| (item.id.as_str(), item)).collect();
        for (id, signals) in all {
            show(&signals.item, now.get(id.as_str()).map(|item| (*item).clone()));
        }
        let outline: Vec<_> = agenda.items.iter().map(|item| (item.id.clone(), item.minutes)).collect();
        if self.outline().with_untracked(|shown| *shown != outline) {
            self.outline().set(outline);
        }
        let written = agenda.removed.iter().filter(|item| !item.is_empty());
        let removed: Vec<_> = written.map(|item| item.id.clone()).collect();
        if self.removed().with_untracked(|shown| *shown != removed) {
            self.removed().set(removed);
        }
    }

    pub(super) fn render_peers(self, items: BTreeSet<String>) {
        let (cursors, peers) = self.with(|inner| {
            let all = inner.items.borrow();
            let cursors =
                items.iter().filter_map(|id| Some(all.get(id)?.cursors.clone())).collect::<Vec<_>>();
            (cursors, inner.peers_version)
        });
        for version in cursors {
            version.update(|version| *version += 1);
        }
        peers.update(|version| *version += 1);
    }
}

/// Sets what is shown of an item, if that changed.
fn show(shown: &ArcRwSignal<Option<Item>>, now: Option<Item>) {
    if shown.with_untracked(|shown| *shown != now) {
        shown.set(now);
    }
}

/// Milliseconds since the Unix epoch.
pub(super) fn now() -> Millis {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clock's milliseconds")]
    let now = js_sys::Date::now() as u64;
    now
}

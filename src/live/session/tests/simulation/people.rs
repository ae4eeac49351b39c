//! What people do, and what fails.

use super::{
    super::{Event, Field, Session, change, document},
    server::LinkId,
    world::{Delivery, KERNEL_TIMEOUT, Network, PEOPLE, Window, Word, World},
};
use ensemble_document::{agenda::change::Splice, outline::ItemKind};

const MOST_WINDOWS: usize = 5;

impl World {
    /// One thing happens.
    pub(super) fn act(&mut self) {
        let open: Vec<usize> = (0..self.windows.len()).filter(|index| self.windows[*index].is_open).collect();
        let window = (!open.is_empty()).then(|| open[self.random.index(open.len())]);
        match (self.random.below(100), window) {
            (0..45, Some(window)) => self.type_words(window),
            (45..51, Some(window)) => self.delete_word(window),
            (51..55, Some(window)) => self.remove_item(window),
            (55..58, Some(window)) => self.undo(window),
            (58..64, Some(window)) => self.lose_connection(window),
            (64..68, Some(window)) => self.cut_connection(window),
            (68..73, Some(window)) => self.update(window, |session, now| session.apply(Event::Offline, now)),
            (73..78, Some(window)) => self.update(window, |session, now| session.apply(Event::Resumed, now)),
            (78..83, Some(window)) => self.close_window(window),
            (83..85, _) => {
                let outgoing = self.server.restart(1012);
                self.carry(outgoing);
            }
            (85..90, _) | (_, None) => self.open_window(),
            (90..95, Some(window)) => self.change_network(window),
            _ => {}
        }
        let pause = match self.random.below(20) {
            0 => 30_000,
            1..4 => 5_000,
            _ => 300,
        };
        let pause = self.random.below(pause);
        self.run(pause);
    }

    pub(super) fn open_window(&mut self) {
        let open = self.windows.iter().filter(|window| window.is_open).count();
        let person = self.random.index(PEOPLE);
        if open < MOST_WINDOWS {
            self.open_window_of(person);
        }
    }

    pub(super) fn open_window_of(&mut self, person: usize) {
        let session = Session::new(document(self.windows.len() as u64 + 1));
        self.windows.push(Window { person, session, is_open: true, link: None, network: Network::Open });
        self.update(self.windows.len() - 1, |session, now| session.apply(Event::Start, now));
    }

    /// What is neither stored nor cached may be lost then, and the session says so.
    pub(super) fn close_window(&mut self, window: usize) {
        self.windows[window].is_open = false;
        if self.windows[window].session.must_confirm_close() {
            let stored = self.stored();
            let stored: String =
                stored.items.iter().chain(&stored.removed).map(|item| item.notes.as_str()).collect();
            for word in self.words.iter_mut().filter(|word| word.window == window) {
                word.must_survive &= stored.contains(&word.text);
            }
        } else if self.windows[window].session.unsaved > 0 {
            self.tried.closed_with_unsaved += 1;
        }
        self.hang_up(window);
    }

    pub(super) fn type_words(&mut self, window: usize) {
        for _ in 0..=self.random.below(3) {
            let agenda = self.windows[window].session.agenda();
            let number = self.words.len();
            if agenda.items.is_empty() || self.random.percent(10) {
                let id = format!("item-{number}");
                self.items.insert(id.clone(), window);
                self.update(window, |session, now| {
                    session.change(|to| change::add(to, &id, ItemKind::Discussion, 5, None), now)
                });
            }
            let agenda = self.windows[window].session.agenda();
            let item = &agenda.items[self.random.index(agenda.items.len())];
            let words: Vec<&str> = item.notes.split_inclusive(' ').collect();
            let before: usize =
                words[..self.random.index(words.len() + 1)].iter().map(|word| word.len()).sum();
            let text = format!("w{number} ");
            let splice = Splice { at: before as u32, remove: 0, insert: text.clone() };
            self.update(window, |session, now| {
                session.change(|to| change::write(to, &item.id, Field::Notes, &[splice]), now)
            });
            self.words.push(Word { text, window, item: item.id.clone(), must_survive: true });
        }
    }

    pub(super) fn delete_word(&mut self, window: usize) {
        let agenda = self.windows[window].session.agenda();
        if agenda.items.is_empty() {
            return;
        }
        let item = &agenda.items[self.random.index(agenda.items.len())];
        let words: Vec<&str> = item.notes.split_inclusive(' ').collect();
        if words.is_empty() {
            return;
        }
        let index = self.random.index(words.len());
        let before: usize = words[..index].iter().map(|word| word.len()).sum();
        let splice = Splice { at: before as u32, remove: words[index].len() as u32, insert: String::new() };
        for word in self.words.iter_mut().filter(|word| word.text == words[index]) {
            word.must_survive = false;
        }
        self.update(window, |session, now| {
            session.change(|to| change::write(to, &item.id, Field::Notes, &[splice]), now)
        });
    }

    pub(super) fn remove_item(&mut self, window: usize) {
        let agenda = self.windows[window].session.agenda();
        if let Some(item) = agenda.items.first() {
            self.update(window, |session, now| session.change(|to| change::remove(to, &item.id), now));
        }
        if let Some(item) = agenda.removed.first() {
            self.update(window, |session, now| session.change(|to| change::restore(to, &item.id), now));
        }
    }

    pub(super) fn undo(&mut self, window: usize) {
        self.undone.insert(window);
        for word in self.words.iter_mut().filter(|word| word.window == window) {
            word.must_survive = false;
        }
        self.update(window, Session::undo);
        if self.random.percent(50) {
            self.update(window, Session::redo);
        }
    }

    /// The connection ends, with what is on its way; both sides learn of it, each in its time.
    pub(super) fn lose_connection(&mut self, window: usize) {
        let Some(link) = self.cut(window) else { return };
        self.tried.lost_connections += 1;
        let (here, there) = (self.delay(), self.delay());
        self.schedule(here, Delivery::ClosedAtClient(link, 1006));
        self.schedule(there, Delivery::ClosedAtServer(link));
    }

    /// Nothing passes any more, and neither side learns of it for long.
    pub(super) fn cut_connection(&mut self, window: usize) {
        let Some(link) = self.cut(window) else { return };
        self.tried.half_open += 1;
        self.schedule(KERNEL_TIMEOUT, Delivery::ClosedAtClient(link, 1006));
        self.schedule(KERNEL_TIMEOUT, Delivery::ClosedAtServer(link));
    }

    /// The device is in another network, which may not let WebSockets pass; those that were open are dead.
    pub(super) fn change_network(&mut self, window: usize) {
        self.windows[window].network = Network::ALL[self.random.index(Network::ALL.len())];
        self.tried.blocked += u64::from(self.windows[window].network != Network::Open);
        self.cut_connection(window);
    }

    pub(super) fn cut(&mut self, window: usize) -> Option<LinkId> {
        let id = self.windows[window].link?;
        let link = self.links.get_mut(&id).filter(|link| !link.is_cut)?;
        link.is_cut = true;
        Some(id)
    }
}

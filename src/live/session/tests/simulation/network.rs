//! The effects of sessions carried out, and what arrives because of them.

use yrs::encoding::{
    read::{Cursor as Reader, Read},
    write::Write,
};

use super::{
    super::{
        ACKNOWLEDGEMENT, ConnectionId, Effect, Event, ExchangeAnswer, ExchangeId, Millis, Session, Status,
    },
    server::{LinkId, Outgoing},
    world::{Delivery, KERNEL_TIMEOUT, Link, Network, Request, World},
};
use ensemble_document::crdt::{self, Integrated};

impl World {
    pub(super) fn update(&mut self, window: usize, update: impl FnOnce(&mut Session, Millis) -> Vec<Effect>) {
        let effects = update(&mut self.windows[window].session, self.now);
        self.assert_saved_is_true(window, effects.contains(&Effect::RenderStatus));
        for effect in effects {
            self.perform(window, effect);
        }
    }

    /// While a session says that it is saved, the server has stored everything in its copy. What was inserted is
    /// compared each time, all of it when the status changes.
    pub(super) fn assert_saved_is_true(&mut self, window: usize, thoroughly: bool) {
        let session = &self.windows[window].session;
        if *session.status() != Status::Saved {
            return;
        }
        let seed = self.seed;
        let stored = crdt::state_vector(&self.server.stored).expect("a state");
        assert!(!session.document.is_ahead_of(&stored), "seed {seed}: an insertion is not stored");
        if thoroughly {
            self.tried.saved += 1;
            let whole = crdt::encode_state(&self.server.stored).expect("a state");
            let copy = crdt::load([whole.as_slice()]).expect("a document");
            let update = crdt::decode(&session.document.encode()).expect("an update");
            assert_eq!(
                crdt::apply(&copy, update).expect("applied").integrated,
                Integrated::None,
                "seed {seed}"
            );
        }
    }

    pub(super) fn perform(&mut self, window: usize, effect: Effect) {
        let delay = self.delay();
        match effect {
            Effect::LoadCache => self.schedule(delay, Delivery::CacheLoaded(window)),
            Effect::BeginCacheWrite if self.fails(4) => {
                self.tried.failed_cache_writes += 1;
                self.schedule(delay, Delivery::CacheUnavailable(window));
            }
            Effect::BeginCacheWrite => {
                let device = &mut self.devices[self.windows[window].person];
                if device.locked {
                    device.waiting.push_back(window);
                } else {
                    device.locked = true;
                    self.schedule(delay, Delivery::CacheWriteBegun(window));
                }
            }
            Effect::WriteCache(entry) => {
                let fails = self.fails(8);
                self.tried.failed_cache_writes += u64::from(fails);
                self.schedule(delay, Delivery::CacheWritten(window, (!fails).then_some(entry)));
            }
            Effect::Connect(connection) => self.connect(window, connection),
            Effect::Disconnect(_) => self.hang_up(window),
            Effect::Send(frame) => {
                let now = self.now;
                let Some((id, link)) = self.link_of(window) else { return };
                link.last_to_server = link.last_to_server.max(now + delay);
                let at = link.last_to_server;
                self.schedule_at(at, Delivery::ToServer(id, frame));
            }
            Effect::Exchange(id, request) => self.exchange(window, id, &request),
            Effect::ShowEditor
            | Effect::RenderDocument
            | Effect::RenderStatus
            | Effect::RenderPeers { .. } => {}
        }
    }

    pub(super) fn link_of(&mut self, window: usize) -> Option<(LinkId, &mut Link)> {
        let id = self.windows[window].link?;
        self.links.get_mut(&id).map(|link| (id, link))
    }

    pub(super) fn connect(&mut self, window: usize, connection: ConnectionId) {
        self.tried.connections += 1;
        self.sequence += 1;
        let (id, delay) = (self.sequence, self.delay());
        let (is_cut, last) = (false, self.now + delay);
        let link = Link { window, connection, is_cut, last_to_server: last, last_to_client: last };
        self.links.insert(id, link);
        self.windows[window].link = Some(id);
        let refused = self.fails(20);
        match self.windows[window].network {
            Network::RefusesSockets => self.schedule(delay, Delivery::ClosedAtClient(id, 1006)),
            Network::SilencesSockets => self.schedule(delay, Delivery::OpenedByProxy(id)),
            Network::HoldsSockets => {}
            Network::Open if refused => self.schedule(delay, Delivery::ClosedAtClient(id, 1006)),
            Network::Open => self.schedule(delay, Delivery::Opened(id)),
        }
    }

    /// Sends a request over HTTP; the request or its answer may be lost.
    fn exchange(&mut self, window: usize, exchange: ExchangeId, messages: &[u8]) {
        self.tried.exchanges += 1;
        self.sequence += 1;
        let (id, delay) = (self.sequence, self.delay());
        if self.fails(10) {
            return self.schedule(delay, Delivery::Answered(window, exchange, ExchangeAnswer::Failed));
        }
        self.requests.insert(id, Request { window, exchange, answer: Vec::new() });
        self.schedule(delay, Delivery::Request(id, messages.to_vec()));
    }

    fn on_request(&mut self, id: LinkId, messages: &[u8]) {
        self.server.join(id);
        let mut reader = Reader { buf: messages, next: 0 };
        while let Ok(frame) = reader.read_buf() {
            let outgoing = self.server.receive(id, frame);
            self.carry(outgoing);
        }
    }

    /// Adds a message to the answer to a request; the acknowledgement is the last one.
    fn answer(&mut self, id: LinkId, frame: &[u8]) {
        let Some(request) = self.requests.get_mut(&id) else { return };
        request.answer.write_buf(frame);
        if frame.first() == Some(&ACKNOWLEDGEMENT) {
            let answer = ExchangeAnswer::Messages(std::mem::take(&mut request.answer));
            self.end_request(id, answer);
        }
    }

    fn end_request(&mut self, id: LinkId, answer: ExchangeAnswer) {
        self.server.leave(id);
        if let Some(Request { window, exchange, .. }) = self.requests.remove(&id)
            && !self.fails(10)
        {
            let delay = self.delay();
            self.schedule(delay, Delivery::Answered(window, exchange, answer));
        }
    }

    /// The window gives up its connection; the server learns of it later, or much later.
    pub(super) fn hang_up(&mut self, window: usize) {
        if let Some(link) = self.windows[window].link.take() {
            let is_cut = self.links.get(&link).is_some_and(|link| link.is_cut);
            let delay = if is_cut { KERNEL_TIMEOUT } else { self.delay() };
            self.schedule(delay, Delivery::ClosedAtServer(link));
        }
    }

    pub(super) fn carry(&mut self, outgoing: Vec<Outgoing>) {
        for each in outgoing {
            let delay = self.delay();
            match each {
                Outgoing::Store => self.schedule(delay, Delivery::Stored),
                Outgoing::Frame(id, frame) if self.requests.contains_key(&id) => self.answer(id, &frame),
                Outgoing::Close(id, _) if self.requests.contains_key(&id) => {
                    self.end_request(id, ExchangeAnswer::Failed);
                }
                Outgoing::Frame(id, frame) => {
                    let Some(link) = self.links.get_mut(&id) else { continue };
                    link.last_to_client = link.last_to_client.max(self.now + delay);
                    let at = link.last_to_client;
                    self.schedule_at(at, Delivery::ToClient(id, frame));
                }
                Outgoing::Close(id, code) => {
                    let Some(link) = self.links.get_mut(&id) else { continue };
                    link.last_to_client = link.last_to_client.max(self.now + delay);
                    let at = link.last_to_client;
                    self.schedule_at(at, Delivery::ClosedAtClient(id, code));
                }
            }
        }
    }

    pub(super) fn deliver(&mut self, delivery: Delivery) {
        match delivery {
            Delivery::Opened(id) => {
                if self.is_whole(id) {
                    self.server.join(id);
                    self.tell(id, Event::Opened);
                }
            }
            Delivery::OpenedByProxy(id) => self.tell(id, Event::Opened),
            Delivery::Request(id, messages) => self.on_request(id, &messages),
            Delivery::Answered(window, id, answer) => self.tell_window(window, Event::Exchanged(id, answer)),
            Delivery::ToServer(id, frame) => {
                if self.links.get(&id).is_some_and(|link| !link.is_cut) {
                    let outgoing = self.server.receive(id, &frame);
                    self.carry(outgoing);
                }
            }
            Delivery::ToClient(id, frame) => {
                if self.is_whole(id) {
                    self.tell(id, |connection| Event::Received(connection, frame));
                }
            }
            Delivery::ClosedAtClient(id, code) => {
                self.tell(id, |connection| Event::Closed { id: connection, code, reason: String::new() });
            }
            Delivery::ClosedAtServer(id) => self.server.leave(id),
            Delivery::Stored => {
                let succeeded = !self.fails(6);
                self.tried.failed_stores += u64::from(!succeeded);
                let outgoing = self.server.stored(succeeded);
                self.carry(outgoing);
            }
            Delivery::CacheLoaded(window) => {
                let entry = self.devices[self.windows[window].person].entry.clone();
                self.tell_window(window, Event::CacheLoaded(entry));
            }
            Delivery::CacheWriteBegun(window) => {
                if self.windows[window].is_open {
                    let entry = self.devices[self.windows[window].person].entry.clone();
                    let before = self.windows[window].session.document.state_vector();
                    self.tell_window(window, Event::CacheWriteBegun(entry));
                    let after = self.windows[window].session.document.state_vector();
                    self.tried.adopted += u64::from(before != after);
                } else {
                    self.unlock(self.windows[window].person);
                }
            }
            Delivery::CacheWritten(window, entry) => self.cache_written(window, entry),
            Delivery::CacheUnavailable(window) => {
                self.tell_window(window, Event::CacheWritten { succeeded: false });
            }
        }
    }

    pub(super) fn cache_written(&mut self, window: usize, entry: Option<Vec<u8>>) {
        let (is_open, person) = (self.windows[window].is_open, self.windows[window].person);
        let succeeded = entry.is_some();
        // The transaction of a window that was closed may still be committed.
        if let Some(entry) = entry
            && (is_open || self.random.percent(50))
        {
            self.devices[person].entry = Some(entry);
        }
        self.unlock(person);
        self.tell_window(window, Event::CacheWritten { succeeded });
    }

    pub(super) fn unlock(&mut self, person: usize) {
        let next = self.devices[person].waiting.pop_front();
        self.devices[person].locked = next.is_some();
        if let Some(window) = next {
            let delay = self.delay();
            self.schedule(delay, Delivery::CacheWriteBegun(window));
        }
    }

    /// Whether the window still uses this link, and something passes on it.
    pub(super) fn is_whole(&self, id: LinkId) -> bool {
        self.links.get(&id).is_some_and(|link| !link.is_cut && self.windows[link.window].link == Some(id))
    }

    pub(super) fn tell(&mut self, id: LinkId, event: impl FnOnce(ConnectionId) -> Event) {
        let Some((window, connection)) = self.links.get(&id).map(|link| (link.window, link.connection))
        else {
            return;
        };
        if self.windows[window].link == Some(id) {
            self.tell_window(window, event(connection));
        }
    }

    pub(super) fn tell_window(&mut self, window: usize, event: Event) {
        if self.windows[window].is_open {
            self.update(window, |session, now| session.apply(event, now));
        }
    }
}

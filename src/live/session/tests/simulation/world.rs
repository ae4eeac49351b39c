//! Windows, devices, the network between them and the server.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use yrs::Transact;

use super::{
    super::{ConnectionId, Event, ExchangeAnswer, ExchangeId, Millis, START, Session, Status},
    random::Random,
    server::{LinkId, Server},
};
use ensemble_document::agenda::{Agenda, agenda};

pub(super) const PEOPLE: usize = 3;
/// How long the operating system takes to give up a half-open connection.
pub(super) const KERNEL_TIMEOUT: Millis = 120_000;
/// How long everything works at the end: longer than the longest delay before a reconnect and [`KERNEL_TIMEOUT`].
const HEALING: Millis = 200_000;

pub(super) enum Delivery {
    Opened(LinkId),
    ToServer(LinkId, Vec<u8>),
    ToClient(LinkId, Vec<u8>),
    ClosedAtClient(LinkId, u16),
    ClosedAtServer(LinkId),
    Stored,
    CacheLoaded(usize),
    CacheWriteBegun(usize),
    CacheWritten(usize, Option<Vec<u8>>),
    CacheUnavailable(usize),
    /// A proxy accepted the WebSocket, and passes nothing on.
    OpenedByProxy(LinkId),
    Request(LinkId, Vec<u8>),
    Answered(usize, ExchangeId, ExchangeAnswer),
}

pub(super) struct Window {
    pub person: usize,
    pub session: Session,
    pub is_open: bool,
    pub link: Option<LinkId>,
    pub network: Network,
}

/// What the network of a window does with WebSockets; HTTP passes in all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Network {
    Open,
    RefusesSockets,
    /// A proxy accepts them and passes nothing on.
    SilencesSockets,
    /// They are never answered.
    HoldsSockets,
}

impl Network {
    pub(super) const ALL: [Self; 4] =
        [Self::Open, Self::RefusesSockets, Self::SilencesSockets, Self::HoldsSockets];
}

/// A request over HTTP that is not answered yet.
pub(super) struct Request {
    pub window: usize,
    pub exchange: ExchangeId,
    pub answer: Vec<u8>,
}

/// The offline cache of one person's device. Its transactions exclude each other.
#[derive(Default)]
pub(super) struct Device {
    pub entry: Option<Vec<u8>>,
    pub locked: bool,
    pub waiting: VecDeque<usize>,
}

pub(super) struct Link {
    pub window: usize,
    pub connection: ConnectionId,
    /// Nothing passes any more, and neither side knows.
    pub is_cut: bool,
    /// Each direction keeps its order.
    pub last_to_server: Millis,
    pub last_to_client: Millis,
}

/// A word that was typed.
pub(super) struct Word {
    pub text: String,
    pub window: usize,
    pub item: String,
    pub must_survive: bool,
}

/// How often each fault was met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tried {
    pub connections: u64,
    pub lost_connections: u64,
    pub half_open: u64,
    pub failed_stores: u64,
    pub failed_cache_writes: u64,
    pub closed_with_unsaved: u64,
    pub adopted: u64,
    pub saved: u64,
    pub exchanges: u64,
    pub blocked: u64,
}

impl Tried {
    fn counts(&mut self) -> [&mut u64; 10] {
        [
            &mut self.connections,
            &mut self.lost_connections,
            &mut self.half_open,
            &mut self.failed_stores,
            &mut self.failed_cache_writes,
            &mut self.closed_with_unsaved,
            &mut self.adopted,
            &mut self.saved,
            &mut self.exchanges,
            &mut self.blocked,
        ]
    }

    pub(super) fn add(&mut self, other: &Self) {
        let mut other = other.clone();
        for (sum, more) in self.counts().into_iter().zip(other.counts()) {
            *sum += *more;
        }
    }

    pub(super) fn assert_enough(&mut self, seeds: u64) {
        let enough = self.counts().iter().all(|count| **count >= seeds / 3);
        assert!(enough, "{self:?}");
    }
}

pub(super) struct World {
    pub seed: u64,
    pub random: Random,
    pub now: Millis,
    pub queue: BTreeMap<(Millis, u64), Delivery>,
    pub sequence: u64,
    pub server: Server,
    pub links: BTreeMap<LinkId, Link>,
    pub requests: BTreeMap<LinkId, Request>,
    pub windows: Vec<Window>,
    pub devices: [Device; PEOPLE],
    pub words: Vec<Word>,
    /// The window that added each item.
    pub items: BTreeMap<String, usize>,
    /// Windows in which something was undone: items that they added may be gone, with all words in them.
    pub undone: BTreeSet<usize>,
    pub faults: bool,
    pub tried: Tried,
}

impl World {
    pub(super) fn new(seed: u64) -> Self {
        let mut world = Self {
            seed,
            random: Random::new(seed),
            now: START,
            queue: BTreeMap::new(),
            sequence: 0,
            server: Server::new(),
            links: BTreeMap::new(),
            requests: BTreeMap::new(),
            windows: Vec::new(),
            devices: Default::default(),
            words: Vec::new(),
            items: BTreeMap::new(),
            undone: BTreeSet::new(),
            faults: true,
            tried: Tried::default(),
        };
        for _ in 0..2 {
            world.open_window();
        }
        world
    }

    pub(super) fn now(&self) -> Millis {
        self.now
    }

    pub(super) fn stored_notes(&self) -> Vec<String> {
        self.stored().items.into_iter().map(|item| item.notes).collect()
    }

    pub(super) fn stored(&self) -> Agenda {
        agenda(&self.server.stored.transact())
    }

    /// Everything works from now on, and every device is opened once more.
    pub(super) fn heal(&mut self) {
        self.faults = false;
        for window in &mut self.windows {
            window.network = Network::Open;
        }
        for person in 0..PEOPLE {
            if !self.windows.iter().any(|window| window.is_open && window.person == person) {
                self.open_window_of(person);
            }
        }
        self.run(HEALING);
    }

    pub(super) fn assert_converged(&self) {
        let (seed, stored) = (self.seed, self.stored());
        for window in self.windows.iter().filter(|window| window.is_open) {
            assert_eq!(*window.session.status(), Status::Saved, "seed {seed}");
            assert_eq!(window.session.agenda(), stored, "seed {seed}");
            assert!(!window.session.must_confirm_close(), "seed {seed}");
        }
        let text: String =
            stored.items.iter().chain(&stored.removed).map(|item| item.notes.as_str()).collect();
        let may_be_gone = |item| self.items.get(item).is_some_and(|window| self.undone.contains(window));
        for word in self.words.iter().filter(|word| word.must_survive && !may_be_gone(&word.item)) {
            assert!(text.contains(&word.text), "seed {seed}: {} is lost in {text:?}", word.text);
        }
    }

    pub(super) fn run(&mut self, duration: Millis) {
        let end = self.now + duration;
        loop {
            let open = self.windows.iter().filter(|window| window.is_open);
            let deadline = open.filter_map(|window| window.session.deadline()).min();
            let arrival = self.queue.keys().next().map(|(at, _)| *at);
            let Some(next) = deadline.into_iter().chain(arrival).min().filter(|next| *next <= end) else {
                break;
            };
            self.now = self.now.max(next);
            if arrival == Some(next) {
                if let Some((_, delivery)) = self.queue.pop_first() {
                    self.deliver(delivery);
                }
                continue;
            }
            let now = self.now;
            let due =
                |window: &Window| window.is_open && window.session.deadline().is_some_and(|at| at <= now);
            if let Some(window) = self.windows.iter().position(due) {
                self.update(window, |session, now| session.apply(Event::Tick, now));
            }
        }
        self.now = end;
    }

    pub(super) fn schedule(&mut self, delay: Millis, delivery: Delivery) {
        self.schedule_at(self.now + delay, delivery);
    }

    pub(super) fn schedule_at(&mut self, at: Millis, delivery: Delivery) {
        self.sequence += 1;
        self.queue.insert((at, self.sequence), delivery);
    }

    pub(super) fn delay(&mut self) -> Millis {
        let most = if self.random.percent(5) { 3_000 } else { 80 };
        1 + self.random.below(most)
    }

    pub(super) fn fails(&mut self, percent: u64) -> bool {
        self.faults && self.random.percent(percent)
    }
}

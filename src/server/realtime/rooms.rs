//! Which rooms are open, who is in them, and whether they may stay.

use std::{
    collections::HashMap,
    fmt,
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::{
    runtime::{Builder, Handle},
    sync::{Notify, mpsc, oneshot},
};
use tower_sessions::session::Id;
use uuid::Uuid;
use yrs::{ClientID, TransactionMut, sync::awareness::AwarenessUpdateEntry};

use super::{
    Standing, Subject, follow,
    herald::Herald,
    limits::{ALL_SEATS, ALL_SEATS_OF_PERSON, Close, WorkAllowance},
    room::{Command, Room},
    scribe::Scribe,
    seat::{Seat, SeatId},
};
use crate::{
    error::AppError,
    ids::PersonId,
    rights::Viewer,
    server::{Portal, audit, session},
};

/// How often it is asked again whether those who are here may stay. Tests of rooms seat people who have no
/// session: they would be sent away wherever a test takes longer.
const RIGHTS: Duration = Duration::from_secs(if cfg!(test) { 3600 } else { 2 });
/// The shortest time between two times that it is asked: each asks for every session that is here.
const RIGHTS_PAUSE: Duration = Duration::from_millis(250);
/// How many commands wait for a room at most; then its connections do.
const INBOX: usize = 512;
/// From so many allowances on, those that are full are forgotten.
const MANY_ALLOWANCES: usize = 10_000;
/// How often one tries to get into a room that closes in this very moment.
const TRIES: usize = 5;

/// Every open room of this process; cheap to clone.
#[derive(Clone)]
pub struct Rooms(Arc<Inner>);

pub(super) struct Inner {
    portal: Portal,
    work: Handle,
    /// Dropped with the rooms, which ends their thread.
    _end: oneshot::Sender<()>,
    scribe: Scribe,
    herald: Herald,
    open: Mutex<HashMap<Uuid, mpsc::Sender<Command>>>,
    guests: Mutex<HashMap<SeatId, Guest>>,
    /// How many connections each person has.
    persons: Mutex<HashMap<PersonId, usize>>,
    /// Who may open no document until when.
    barred: Mutex<HashMap<PersonId, Instant>>,
    /// How much processor time each person may still use.
    work_allowances: Mutex<HashMap<PersonId, WorkAllowance>>,
    /// How many bytes wait for all connections.
    waiting: Arc<AtomicUsize>,
    /// Wakes the task that asks again who may stay.
    recheck: Notify,
    /// The newest entry of the log of deeds, when rights were last checked.
    head: Mutex<Option<String>>,
    next: AtomicU64,
    seated: AtomicUsize,
}

/// Whose connection it is, to ask again what they may do.
#[derive(Clone)]
pub(super) struct Guest {
    pub session: Id,
    pub viewer: Viewer,
    pub document: Uuid,
    pub subject: Arc<dyn Subject>,
    pub standing: Standing,
}

impl fmt::Debug for Rooms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rooms").field("seated", &self.0.seated.load(Ordering::Relaxed)).finish()
    }
}

impl Rooms {
    /// The rooms of a portal: none is open yet.
    #[must_use]
    pub fn new(portal: Portal) -> Self {
        let (work, end) = thread();
        let scribe = Scribe::start(&work, portal.db.clone(), portal.clock);
        let herald = Herald::start(&work, &portal.db);
        let rooms = Self(Arc::new(Inner {
            scribe,
            herald,
            work,
            _end: end,
            open: Mutex::default(),
            guests: Mutex::default(),
            persons: Mutex::default(),
            barred: Mutex::default(),
            work_allowances: Mutex::default(),
            waiting: Arc::default(),
            recheck: Notify::new(),
            head: Mutex::default(),
            next: AtomicU64::new(1),
            seated: AtomicUsize::new(0),
            portal,
        }));
        rooms.spawn(guard(Arc::downgrade(&rooms.0)));
        follow::start(&rooms, Arc::downgrade(&rooms.0));
        rooms
    }

    /// Works on the rooms' own thread.
    pub(super) fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.0.work.spawn(work);
    }

    pub(super) fn portal(&self) -> &Portal {
        &self.0.portal
    }

    pub(super) fn scribe(&self) -> &Scribe {
        &self.0.scribe
    }

    pub(super) fn herald(&self) -> &Herald {
        &self.0.herald
    }

    /// Changes a document from this side. The change is stored, and told to those who have it open,
    /// when this returns; it is given the document and may well change nothing.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when the database is away; then nothing has changed.
    pub async fn change<T: Send + 'static>(
        &self,
        document: Uuid,
        person: Option<PersonId>,
        change: impl FnOnce(&mut TransactionMut<'_>) -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let (say, heard) = oneshot::channel();
        let mut change = Some(Box::new(move |to: &mut TransactionMut<'_>| {
            let _ = say.send(change(to));
        }) as super::room::Change);
        for _ in 0..TRIES {
            let room = self.room(document).await.map_err(|close| match close {
                Close::UNREADABLE => AppError::Unreadable,
                _ => AppError::Unavailable,
            })?;
            let (reply, stored) = oneshot::channel();
            let Ok(place) = room.reserve().await else { continue };
            let Some(change) = change.take() else { break };
            place.send(Command::Change { person, change, reply });
            return match stored.await {
                Ok(Ok(())) => heard.await.map_err(|_| AppError::Internal),
                Ok(Err(Close::AWAY)) | Err(_) => Err(AppError::Unavailable),
                Ok(Err(Close::FULL)) => Err(AppError::TooLarge),
                Ok(Err(_)) => Err(AppError::Internal),
            };
        }
        Err(AppError::Unavailable)
    }

    /// Sends everybody away, so that the process can stop: what they wrote and was not acknowledged,
    /// their browsers send again.
    pub async fn stop(&self) {
        let rooms: Vec<_> = locked(&self.0.open).values().cloned().collect();
        for room in &rooms {
            let _ = room.send(Command::Stop).await;
        }
        for room in rooms {
            room.closed().await;
        }
    }

    /// Finds room for one more connection of a person.
    pub(super) fn admit(&self, person: PersonId) -> Result<SeatId, Close> {
        let now = Instant::now();
        {
            let mut barred = locked(&self.0.barred);
            barred.retain(|_, until| *until > now);
            if barred.contains_key(&person) {
                return Err(Close::COSTLY);
            }
        }
        let mut persons = locked(&self.0.persons);
        let own = persons.entry(person).or_default();
        if *own >= ALL_SEATS_OF_PERSON || self.0.seated.load(Ordering::Relaxed) >= ALL_SEATS {
            return Err(Close::CROWDED);
        }
        *own += 1;
        self.0.seated.fetch_add(1, Ordering::Relaxed);
        Ok(self.0.next.fetch_add(1, Ordering::Relaxed))
    }

    /// A person may open no document until then.
    pub(super) fn bar(&self, person: PersonId, until: Instant) {
        locked(&self.0.barred).insert(person, until);
    }

    /// A person's update took so much processor time; `false` when that is more than they may use.
    pub(super) fn spend(&self, person: PersonId, used: Duration) -> bool {
        let now = Instant::now();
        let mut allowances = locked(&self.0.work_allowances);
        if allowances.len() >= MANY_ALLOWANCES {
            allowances.retain(|_, allowance| !allowance.is_full(now));
        }
        allowances.entry(person).or_insert_with(|| WorkAllowance::new(now)).take(used, now)
    }

    /// The count of bytes that wait for all connections.
    pub(super) fn waiting(&self) -> &Arc<AtomicUsize> {
        &self.0.waiting
    }

    /// Asks again soon what those who are here may do: something was done that may end rights or sessions.
    pub fn recheck_soon(&self) {
        self.0.recheck.notify_one();
    }

    /// A connection takes its seat.
    pub(super) async fn enter(
        &self,
        id: SeatId,
        guest: Guest,
        seat: impl Fn() -> Seat,
    ) -> Result<mpsc::Sender<Command>, Close> {
        for _ in 0..TRIES {
            let room = self.room(guest.document).await?;
            let (reply, seated) = oneshot::channel();
            if room.send(Command::Join { id, seat: seat(), reply }).await.is_ok() && seated.await.is_ok() {
                locked(&self.0.guests).insert(id, guest);
                return Ok(room);
            }
        }
        Err(Close::AWAY)
    }

    /// A connection ended.
    pub(super) fn left(&self, id: SeatId, person: PersonId) {
        locked(&self.0.guests).remove(&id);
        let mut persons = locked(&self.0.persons);
        if let Some(own) = persons.get_mut(&person) {
            *own -= 1;
            if *own == 0 {
                persons.remove(&person);
            }
        }
        self.0.seated.fetch_sub(1, Ordering::Relaxed);
    }

    /// The way to a document's room, which is opened when it is not.
    async fn room(&self, document: Uuid) -> Result<mpsc::Sender<Command>, Close> {
        let known = locked(&self.0.open).get(&document).cloned();
        if let Some(room) = known {
            return Ok(room);
        }
        let room = Room::open(self.clone(), document).await?;
        let mut open = locked(&self.0.open);
        // Somebody else may have opened it meanwhile.
        if let Some(room) = open.get(&document) {
            return Ok(room.clone());
        }
        let (to, inbox) = mpsc::channel(INBOX);
        open.insert(document, to.clone());
        self.spawn(room.run(inbox));
        self.herald().ask(document);
        Ok(to)
    }

    /// Closes a room, unless somebody is at the door.
    pub(super) fn close(&self, document: Uuid, inbox: &mut mpsc::Receiver<Command>) -> bool {
        let mut open = locked(&self.0.open);
        if !inbox.is_empty() {
            return false;
        }
        open.remove(&document);
        inbox.close();
        true
    }

    pub(super) fn alive(inner: &Weak<Inner>) -> Option<Self> {
        inner.upgrade().map(Self)
    }

    /// Every open document.
    pub(super) fn documents(&self) -> Vec<Uuid> {
        locked(&self.0.open).keys().copied().collect()
    }

    /// Tells a room that another process has written, if it is open here.
    pub(super) async fn read_on(&self, document: Uuid) {
        let room = locked(&self.0.open).get(&document).cloned();
        if let Some(room) = room {
            let _ = room.send(Command::ReadOn).await;
        }
    }

    /// Tells a room what another process says of a client, or that it asks who is here.
    pub(super) async fn elsewhere(&self, document: Uuid, client: Option<(ClientID, AwarenessUpdateEntry)>) {
        let room = locked(&self.0.open).get(&document).cloned();
        if let Some(room) = room {
            let _ = room.send(Command::Elsewhere { client }).await;
        }
    }

    async fn stand(&self, id: SeatId, document: Uuid, standing: Result<Standing, Close>) {
        let room = locked(&self.0.open).get(&document).cloned();
        if let Some(room) = room {
            let _ = room.send(Command::Stand { id, standing }).await;
        }
    }

    /// Asks again, at once, what those who are at a document may do with it.
    pub async fn ask_again(&self, document: Uuid) {
        let here = |guest: &Guest| guest.document == document;
        let guests = self.guests(here);
        self.review(guests, false).await;
    }

    fn guests(&self, which: impl Fn(&Guest) -> bool) -> Vec<(SeatId, Guest)> {
        let guests = locked(&self.0.guests);
        guests.iter().filter(|(_, guest)| which(guest)).map(|(id, guest)| (*id, guest.clone())).collect()
    }

    /// Asks again what everybody who is here may do. Who they are is asked once per session; what they
    /// may do with a document only when that changed, or when anything was done that is logged.
    async fn check(&self) {
        let guests = self.guests(|_| true);
        if guests.is_empty() {
            return;
        }
        // While the database is away nobody's rights have changed, and nobody can write.
        let Ok(head) = audit::head(&self.portal().db).await else { return };
        let quiet = locked(&self.0.head).replace(head.clone()) == Some(head);
        self.review(guests, quiet).await;
    }

    async fn review(&self, guests: Vec<(SeatId, Guest)>, quiet: bool) {
        let portal = self.portal();
        let mut viewers: HashMap<Id, Viewer> = HashMap::new();
        for (id, guest) in guests {
            let viewer = match viewers.get(&guest.session) {
                Some(viewer) => viewer.clone(),
                None => {
                    let Ok(viewer) = session::viewer_of(portal, guest.session).await else { return };
                    viewers.insert(guest.session, viewer.clone());
                    viewer
                }
            };
            if quiet && viewer == guest.viewer {
                continue;
            }
            let standing = if viewer.person.is_none() {
                Err(Close::SIGN_IN)
            } else {
                match guest.subject.standing(portal, &viewer, guest.document).await {
                    Ok(standing) => standing.ok_or(Close::RIGHTS),
                    Err(_) => return,
                }
            };
            if standing != Ok(guest.standing) {
                self.stand(id, guest.document, standing).await;
            }
            if let (Ok(standing), Some(guest)) = (standing, locked(&self.0.guests).get_mut(&id)) {
                (guest.standing, guest.viewer) = (standing, viewer);
            }
        }
    }
}

/// A thread of its own for rooms and sockets, which also waits for the disk (see [`Scribe`]). What one types goes to each of the others through a
/// task: on one thread that is a place in a queue, across threads it is a system call each. Where no
/// thread can be had, the caller's threads do it.
fn thread() -> (Handle, oneshot::Sender<()>) {
    let (end, ended) = oneshot::channel::<()>();
    let made = Builder::new_current_thread().enable_all().build().and_then(|runtime| {
        let handle = runtime.handle().clone();
        std::thread::Builder::new().name("rooms".to_owned()).spawn(move || {
            // Ends when the sender is dropped, which reads as an error.
            let _ = runtime.block_on(ended);
        })?;
        Ok(handle)
    });
    (made.unwrap_or_else(|_| Handle::current()), end)
}

/// Asks again what those who are here may do: soon after this process changed something, and every now and then, for
/// what others changed. Holds the rooms only while it asks.
async fn guard(rooms: Weak<Inner>) {
    loop {
        let Some(inner) = rooms.upgrade() else { return };
        let asked = async move {
            let _ = tokio::time::timeout(RIGHTS, inner.recheck.notified()).await;
        };
        asked.await;
        let Some(rooms) = Rooms::alive(&rooms) else { return };
        rooms.check().await;
        drop(rooms);
        tokio::time::sleep(RIGHTS_PAUSE).await;
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

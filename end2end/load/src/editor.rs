//! One editor: types a character at regular times, and receives what others type.

use std::{pin::pin, sync::Arc, time::Duration};

use tokio::{
    select,
    sync::watch,
    time::{Instant, sleep_until},
};

use crate::{
    connection::Connection,
    ledger::{ClockSet, Delivery, Ledger},
    replica::{Replica, State, decode_update},
    wire::{self, LoadError, ServerMessage},
};

/// When editors type.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// From when on.
    pub start: Instant,
    /// Until when.
    pub end: Instant,
    /// Between two characters of one editor.
    pub period: Duration,
}

/// One editor, and what came to it.
pub struct Editor {
    number: usize,
    ledger: Arc<Ledger>,
    replica: Replica,
    random: fastrand::Rng,
    struck: u32,
    /// What was received. It is read at once, and taken into the document in the end only: two hundred
    /// editors who do that with each character would be a load of their own on the machine.
    received: Vec<Box<[u8]>>,
    /// By position, which characters came.
    pub seen: Vec<ClockSet>,
    /// The characters of others, each once.
    pub deliveries: Vec<Delivery>,
    /// How many of its updates the server says are durable.
    pub acknowledged: u64,
    /// How much later than planned a key was struck, at most.
    pub late: Duration,
}

/// What became of an editor. It stays connected for as long as this is kept.
pub struct Outcome {
    /// The editor.
    pub editor: Editor,
    /// Why the connection ended; nothing if it did not.
    pub lost: Option<LoadError>,
    /// The connection.
    pub connection: Connection,
}

impl Editor {
    /// An editor with an empty list of what it received.
    pub fn new(number: usize, ledger: Arc<Ledger>, replica: Replica, seed: u64) -> Self {
        Self {
            number,
            replica,
            random: fastrand::Rng::with_seed(seed.wrapping_add(number as u64)),
            struck: 0,
            received: Vec::new(),
            seen: vec![ClockSet::default(); ledger.editors],
            deliveries: Vec::new(),
            acknowledged: 0,
            late: Duration::ZERO,
            ledger,
        }
    }

    /// Types as planned and receives, until it is stopped or the connection ends.
    pub async fn work(
        mut self,
        mut connection: Connection,
        plan: Plan,
        stop: watch::Receiver<bool>,
    ) -> Outcome {
        let lost = select! {
            lost = self.write_and_read(&mut connection, plan) => lost.err(),
            () = wait_for_stop(stop) => None,
        };
        Outcome { editor: self, lost, connection }
    }

    async fn write_and_read(&mut self, connection: &mut Connection, plan: Plan) -> Result<(), LoadError> {
        let phase = plan.period.mul_f64(self.random.f64());
        let mut next = pin!(sleep_until(plan.start + phase));
        let mut writing = true;
        loop {
            let due = next.deadline();
            select! {
                biased;
                () = next.as_mut(), if writing => {
                    self.late = self.late.max(due.elapsed());
                    connection.send(&self.type_character()).await?;
                    next.as_mut().reset(due + plan.period);
                    writing = due + plan.period < plan.end;
                    if !writing {
                        self.ledger.finish();
                    }
                }
                message = connection.receive() => self.read(&message?, connection).await?,
            }
        }
    }

    /// Types a character; returns the message for the server.
    fn type_character(&mut self) -> Vec<u8> {
        let character = self.random.lowercase();
        self.ledger.record_keystroke(self.number, self.struck, Instant::now());
        self.struck += 1;
        wire::update(&self.replica.write(&mut self.random, character.encode_utf8(&mut [0; 4])))
    }

    async fn read(&mut self, message: &[u8], connection: &mut Connection) -> Result<(), LoadError> {
        match wire::decode(message)? {
            ServerMessage::Update(update) | ServerMessage::SyncStep2(update) => self.receive(update)?,
            ServerMessage::Acknowledged(count) => self.acknowledged = count,
            ServerMessage::SyncStep1(vector) => connection.send(&self.replica.sync_step_2(vector)?).await?,
            ServerMessage::PermissionDenied => return Err(LoadError("the server denies access".to_owned())),
            ServerMessage::Other => {}
        }
        Ok(())
    }

    /// Counts each character of others once, however the server packs them; an echo of its own, never.
    fn receive(&mut self, update: &[u8]) -> Result<(), LoadError> {
        let inserted = decode_update(update)?.insertions(true);
        let now = Instant::now();
        for (client, ranges) in inserted.iter() {
            let Some(position) = self.ledger.position(self.number, client.get()) else { continue };
            if position == self.number % self.ledger.editors {
                continue;
            }
            for clock in ranges.iter().cloned().flatten() {
                if self.seen[position].insert(clock) {
                    self.deliveries.extend(self.ledger.deliver(self.number, position, clock, now));
                }
            }
        }
        self.received.push(update.into());
        Ok(())
    }

    /// What its document came to.
    ///
    /// # Errors
    /// When what it received contradicts what it had.
    pub fn state(&mut self) -> Result<State, LoadError> {
        let updates =
            self.received.drain(..).map(|update| decode_update(&update)).collect::<Result<Vec<_>, _>>()?;
        self.replica.apply(updates)?;
        Ok(self.replica.state())
    }
}

/// Waits until a run is stopped.
pub async fn wait_for_stop(mut stop: watch::Receiver<bool>) {
    stop.wait_for(|stop| *stop).await.ok();
}

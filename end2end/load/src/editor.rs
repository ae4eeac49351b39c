//! One editor: types a letter now and then, and watches what the others type.

use std::{pin::pin, sync::Arc, time::Duration};

use tokio::{
    select,
    sync::watch,
    time::{Instant, sleep_until},
};

use crate::{
    connection::Connection,
    ledger::{Delivery, Ledger, Marks},
    replica::{Replica, State, decoded},
    wire::{self, Fault, Heard},
};

/// When editors type.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// From when on.
    pub start: Instant,
    /// Until when.
    pub end: Instant,
    /// Between two letters of one editor.
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
    /// editors who do that with each letter would be a load of their own on the machine.
    received: Vec<Box<[u8]>>,
    /// By seat, which letters came.
    pub seen: Vec<Marks>,
    /// Each letter of another, once.
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
    pub lost: Option<Fault>,
    /// The connection.
    pub connection: Connection,
}

impl Editor {
    /// Somebody with a document.
    pub fn new(number: usize, ledger: Arc<Ledger>, replica: Replica, seed: u64) -> Self {
        Self {
            number,
            replica,
            random: fastrand::Rng::with_seed(seed.wrapping_add(number as u64)),
            struck: 0,
            received: Vec::new(),
            seen: vec![Marks::default(); ledger.editors],
            deliveries: Vec::new(),
            acknowledged: 0,
            late: Duration::ZERO,
            ledger,
        }
    }

    /// Types as planned and reads what comes, until told to stop or thrown out.
    pub async fn work(
        mut self,
        mut connection: Connection,
        plan: Plan,
        stop: watch::Receiver<bool>,
    ) -> Outcome {
        let lost = select! {
            lost = self.write_and_read(&mut connection, plan) => lost.err(),
            () = told(stop) => None,
        };
        Outcome { editor: self, lost, connection }
    }

    async fn write_and_read(&mut self, connection: &mut Connection, plan: Plan) -> Result<(), Fault> {
        let phase = plan.period.mul_f64(self.random.f64());
        let mut next = pin!(sleep_until(plan.start + phase));
        let mut writing = true;
        loop {
            let due = next.deadline();
            select! {
                biased;
                () = next.as_mut(), if writing => {
                    self.late = self.late.max(due.elapsed());
                    connection.send(&self.strike()).await?;
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

    /// Strikes a key: what the server has to be told.
    fn strike(&mut self) -> Vec<u8> {
        let letter = self.random.lowercase();
        self.ledger.strike(self.number, self.struck, Instant::now());
        self.struck += 1;
        wire::typed(&self.replica.write(&mut self.random, letter.encode_utf8(&mut [0; 4])))
    }

    async fn read(&mut self, message: &[u8], connection: &mut Connection) -> Result<(), Fault> {
        match wire::hear(message)? {
            Heard::Typed(update) | Heard::Lacked(update) => self.receive(update)?,
            Heard::Saved(count) => self.acknowledged = count,
            Heard::Has(vector) => connection.send(&self.replica.answer(vector)?).await?,
            Heard::Denied => return Err(Fault("the server denies access".to_owned())),
            Heard::Other => {}
        }
        Ok(())
    }

    /// Counts each letter of others once, however the server packs them; an echo of its own, never.
    fn receive(&mut self, update: &[u8]) -> Result<(), Fault> {
        let inserted = decoded(update)?.insertions(true);
        let now = Instant::now();
        for (client, ranges) in inserted.iter() {
            let Some(seat) = self.ledger.seat(self.number, client.get()) else { continue };
            if seat == self.number % self.ledger.editors {
                continue;
            }
            for clock in ranges.iter().cloned().flatten() {
                if self.seen[seat].mark(clock) {
                    self.deliveries.extend(self.ledger.deliver(self.number, seat, clock, now));
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
    pub fn state(&mut self) -> Result<State, Fault> {
        let updates =
            self.received.drain(..).map(|update| decoded(&update)).collect::<Result<Vec<_>, _>>()?;
        self.replica.apply(updates)?;
        Ok(self.replica.state())
    }
}

/// Until one is told to stop.
pub async fn told(mut stop: watch::Receiver<bool>) {
    stop.wait_for(|stop| *stop).await.ok();
}

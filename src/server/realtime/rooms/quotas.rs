//! How many connections people have, and how much processor time their updates take.

use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use super::{
    super::{
        connection::ConnectionId,
        limits::{CloseReason, CpuBudget, MAX_CONNECTIONS, MAX_CONNECTIONS_PER_PERSON},
    },
    Rooms, lock,
};
use ensemble_core::ids::PersonId;

/// When there are this many budgets, full ones are dropped.
const MAX_CPU_BUDGETS: usize = 10_000;

impl Rooms {
    /// Counts a new connection of a person, within the limits.
    pub(in super::super) fn reserve_connection(&self, person: PersonId) -> Result<ConnectionId, CloseReason> {
        let now = Instant::now();
        {
            let mut blocked_until = lock(&self.0.blocked_until);
            blocked_until.retain(|_, until| *until > now);
            if blocked_until.contains_key(&person) {
                return Err(CloseReason::TOO_MUCH_WORK);
            }
        }
        let mut by_person = lock(&self.0.connections_by_person);
        let own = by_person.get(&person).copied().unwrap_or_default();
        if own >= MAX_CONNECTIONS_PER_PERSON || self.0.connections.load(Ordering::Relaxed) >= MAX_CONNECTIONS
        {
            return Err(CloseReason::TOO_MANY_CONNECTIONS);
        }
        by_person.insert(person, own + 1);
        self.0.connections.fetch_add(1, Ordering::Relaxed);
        Ok(self.0.next_id.fetch_add(1, Ordering::Relaxed))
    }

    /// Removes a connection that ended.
    pub(in super::super) fn release_connection(&self, id: ConnectionId, person: PersonId) {
        lock(&self.0.authorizations).remove(&id);
        let mut by_person = lock(&self.0.connections_by_person);
        if let Some(own) = by_person.get_mut(&person) {
            *own -= 1;
            if *own == 0 {
                by_person.remove(&person);
            }
        }
        self.0.connections.fetch_sub(1, Ordering::Relaxed);
    }

    /// Refuses new connections of a person until a time.
    pub(in super::super) fn block_connections(&self, person: PersonId, until: Instant) {
        lock(&self.0.blocked_until).insert(person, until);
    }

    /// Charges a person for processor time; `false` when it is more than they may use.
    pub(in super::super) fn charge_cpu(&self, person: PersonId, used: Duration) -> bool {
        let now = Instant::now();
        let mut budgets = lock(&self.0.cpu_budgets);
        if budgets.len() >= MAX_CPU_BUDGETS {
            budgets.retain(|_, budget| !budget.is_full(now));
        }
        budgets.entry(person).or_insert_with(|| CpuBudget::new(now)).charge(used, now)
    }
}

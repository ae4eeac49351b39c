//! Who is connected to a document, and where their cursors are: the awareness of Yjs. It is not stored.
//!
//! A connection may set only the states of its own clients. The name and the colour beside a cursor are those of the
//! session; what a browser sends for them is replaced.

use std::{
    collections::{HashMap, VecDeque},
    time::{Duration, Instant},
};

use serde_json::{Map, Value, json};
use yrs::{
    ClientID,
    sync::{AwarenessUpdate, awareness::AwarenessUpdateEntry},
};

use super::{
    connection::ConnectionId,
    limits::{MAX_AWARENESS_STATE_BYTES, MAX_CLIENTS_PER_CONNECTION},
};

/// When a document has this many clients, those of other processes that are new are not shown. Clients of this process are
/// shown in any case: they are limited by its connections (`limits`).
const MAX_CLIENTS_PER_DOCUMENT: usize = 4_000;
/// How many departed clients are remembered, so that a delayed state cannot bring one back.
const MAX_DEPARTED: usize = 512;
/// A client of another process that sent no state for so long has left. Clients apply a similar limit.
const REMOTE_TIMEOUT: Duration = Duration::from_secs(45);
/// Distinct on light and on dark backgrounds. They are never the only distinction: names are beside them.
const COLOURS: [&str; 8] =
    ["#b3261e", "#0b57d0", "#146c2e", "#8e4585", "#a15c00", "#00696d", "#5d4db8", "#7a5900"];

/// The person of a connection, as others see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Participant {
    /// The person's id.
    pub id: String,
    pub name: String,
}

impl Participant {
    /// The `user` of an awareness state, which browsers show beside the cursor.
    fn awareness_user(&self, colour: usize) -> Value {
        json!({ "id": self.id, "name": self.name, "color": COLOURS[colour % COLOURS.len()], "colour": colour })
    }

    /// Whether a state belongs to the same person.
    fn matches_user(&self, entry: &AwarenessUpdateEntry) -> bool {
        let state: Result<Value, _> = serde_json::from_str(&entry.json);
        state.is_ok_and(|state| state["user"]["id"] == self.id.as_str())
    }
}

/// Where a client is connected.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ClientLocation {
    Local(ConnectionId),
    /// To another process, which last sent its state at this time.
    Remote(Instant),
}

struct ClientState {
    location: ClientLocation,
    entry: AwarenessUpdateEntry,
}

/// The states of a document's clients.
#[derive(Default)]
pub(super) struct Presence {
    clients: HashMap<ClientID, ClientState>,
    /// Clients that left, with the clocks of their last states.
    departed: VecDeque<(ClientID, u32)>,
    /// By the person's id: an index in [`COLOURS`].
    colours: HashMap<String, usize>,
}

/// States of clients; `null` is that of one that left.
pub(super) type ClientStates = Vec<(ClientID, AwarenessUpdateEntry)>;

impl Presence {
    /// Applies the states that a connection sent; returns the changes to send to others. States of clients that are
    /// not its own are ignored.
    pub(super) fn apply(
        &mut self,
        connection: ConnectionId,
        participant: &Participant,
        update: AwarenessUpdate,
    ) -> ClientStates {
        let mut changes = Vec::new();
        for (client, entry) in update.clients {
            if !self.may_set(connection, participant, client, &entry) {
                continue;
            }
            if entry.json.as_ref() == "null" {
                if self.clients.remove(&client).is_some() {
                    self.remember_departed(client, entry.clock);
                    changes.push((client, entry));
                }
            } else if let Some(entry) = with_user(entry, participant, self.colour(participant)) {
                let location = ClientLocation::Local(connection);
                self.clients.insert(client, ClientState { location, entry: entry.clone() });
                changes.push((client, entry));
            }
        }
        changes
    }

    /// Applies a state from another process; returns the changes to send to the connections of this one.
    pub(super) fn apply_remote(
        &mut self,
        client: ClientID,
        entry: AwarenessUpdateEntry,
        now: Instant,
    ) -> ClientStates {
        let leaves = entry.json.as_ref() == "null";
        let current = self.clients.get(&client);
        let older = |current: &ClientState| {
            entry.clock < current.entry.clock || entry.clock == current.entry.clock && !leaves
        };
        if current
            .is_some_and(|current| matches!(current.location, ClientLocation::Local(_)) || older(current))
            || current.is_none()
                && (leaves || self.is_stale(client, &entry) || self.clients.len() >= MAX_CLIENTS_PER_DOCUMENT)
        {
            return Vec::new();
        }
        if leaves {
            self.clients.remove(&client);
            self.remember_departed(client, entry.clock);
        } else {
            self.clients
                .insert(client, ClientState { location: ClientLocation::Remote(now), entry: entry.clone() });
        }
        vec![(client, entry)]
    }

    /// The colour of a person: the one they have, or the first that nobody else here has. With more people than colours
    /// some share one.
    fn colour(&mut self, participant: &Participant) -> usize {
        if let Some(colour) = self.colours.get(&participant.id) {
            return *colour;
        }
        let users: Vec<(String, usize)> =
            self.clients.values().filter_map(|client| user_of(&client.entry)).collect();
        self.colours.retain(|person, _| users.iter().any(|(user, _)| user == person));
        self.colours.extend(users);
        let uses = |colour: &usize| self.colours.values().filter(|used| *used == colour).count();
        let colour = (0..COLOURS.len()).min_by_key(uses).unwrap_or_default();
        self.colours.insert(participant.id.clone(), colour);
        colour
    }

    fn may_set(
        &self,
        connection: ConnectionId,
        participant: &Participant,
        client: ClientID,
        entry: &AwarenessUpdateEntry,
    ) -> bool {
        if entry.json.len() > MAX_AWARENESS_STATE_BYTES {
            return false;
        }
        let newer = |current: &ClientState| {
            entry.clock > current.entry.clock
                || entry.clock == current.entry.clock && entry.json.as_ref() == "null"
        };
        let own = ClientLocation::Local(connection);
        let may_add = || {
            self.clients.values().filter(|current| current.location == own).count()
                < MAX_CLIENTS_PER_CONNECTION
        };
        match self.clients.get(&client) {
            Some(current) if current.location == own => newer(current),
            // The client moved from another connection, or from another process. Its person must be the same, and its
            // clock larger: any client may relay a state with the same clock.
            Some(current) => {
                entry.clock > current.entry.clock && participant.matches_user(&current.entry) && may_add()
            }
            None => !self.is_stale(client, entry) && may_add(),
        }
    }

    /// Whether a state is older than the departure of its client.
    fn is_stale(&self, client: ClientID, entry: &AwarenessUpdateEntry) -> bool {
        self.departed.iter().any(|(departed, clock)| *departed == client && entry.clock <= *clock)
    }

    /// Removes the clients of a connection that ended; returns the changes to send to others.
    pub(super) fn disconnect(&mut self, connection: ConnectionId) -> ClientStates {
        let clients: Vec<ClientID> = self
            .clients
            .iter()
            .filter(|(_, current)| current.location == ClientLocation::Local(connection))
            .map(|(client, _)| *client)
            .collect();
        clients
            .into_iter()
            .filter_map(|client| {
                let clock = self.clients.remove(&client)?.entry.clock.saturating_add(1);
                self.remember_departed(client, clock);
                Some((client, AwarenessUpdateEntry { clock, json: "null".into() }))
            })
            .collect()
    }

    fn remember_departed(&mut self, client: ClientID, clock: u32) {
        if self.departed.len() == MAX_DEPARTED {
            self.departed.pop_front();
        }
        self.departed.push_back((client, clock));
    }

    /// The states of all clients.
    pub(super) fn all(&mut self, now: Instant) -> ClientStates {
        self.clients.retain(|_, current| match current.location {
            ClientLocation::Local(_) => true,
            ClientLocation::Remote(updated) => now.saturating_duration_since(updated) < REMOTE_TIMEOUT,
        });
        self.clients.iter().map(|(client, current)| (*client, current.entry.clone())).collect()
    }

    /// The states of the clients that are connected to this process.
    pub(super) fn local(&self) -> ClientStates {
        let local =
            self.clients.iter().filter(|(_, current)| matches!(current.location, ClientLocation::Local(_)));
        local.map(|(client, current)| (*client, current.entry.clone())).collect()
    }
}

/// The person of a state, with their colour.
fn user_of(entry: &AwarenessUpdateEntry) -> Option<(String, usize)> {
    let state: Value = serde_json::from_str(&entry.json).ok()?;
    let colour = usize::try_from(state["user"]["colour"].as_u64()?).ok()?;
    Some((state["user"]["id"].as_str()?.to_owned(), colour))
}

/// A state with the participant's own name; `None` when it is no JSON object.
fn with_user(
    entry: AwarenessUpdateEntry,
    participant: &Participant,
    colour: usize,
) -> Option<AwarenessUpdateEntry> {
    let mut state: Map<String, Value> = serde_json::from_str(&entry.json).ok()?;
    state.insert("user".to_owned(), participant.awareness_user(colour));
    Some(AwarenessUpdateEntry { clock: entry.clock, json: Value::Object(state).to_string().into() })
}

#[cfg(test)]
mod tests {
    use super::{AwarenessUpdate, AwarenessUpdateEntry, ClientID, Instant, Participant, Presence};

    fn update(client: u64, clock: u32, json: &str) -> AwarenessUpdate {
        let entry = AwarenessUpdateEntry { clock, json: json.into() };
        AwarenessUpdate { clients: [(ClientID::new(client), entry)].into() }
    }

    fn rowan() -> Participant {
        Participant { id: "1".to_owned(), name: "Rowan".to_owned() }
    }

    #[test]
    fn the_name_is_that_of_the_session() {
        let mut presence = Presence::default();
        let changes =
            presence.apply(1, &rowan(), update(7, 1, r#"{"user":{"name":"Somebody else"},"at":3}"#));
        assert_eq!(changes.len(), 1);
        assert!(changes[0].1.json.contains("Rowan") && !changes[0].1.json.contains("Somebody"));
        assert!(changes[0].1.json.contains("\"at\":3"));
    }

    #[test]
    fn a_connection_sets_only_its_own_states_and_a_delayed_one_is_ignored() {
        let mut presence = Presence::default();
        presence.apply(1, &rowan(), update(7, 1, "{}"));
        let noor = Participant { id: "2".to_owned(), name: "Noor".to_owned() };
        assert!(presence.apply(2, &noor, update(7, 2, "{}")).is_empty());
        assert_eq!(presence.disconnect(1)[0].1.json.as_ref(), "null");
        assert!(presence.apply(2, &rowan(), update(7, 1, "{}")).is_empty());
        assert!(presence.all(Instant::now()).is_empty());
    }

    #[test]
    fn a_client_that_comes_back_on_a_new_connection_takes_its_state_over() {
        let mut presence = Presence::default();
        presence.apply(1, &rowan(), update(7, 1, "{}"));
        assert!(presence.apply(2, &rowan(), update(7, 1, "{}")).is_empty(), "the same clock");
        let noor = Participant { id: "2".to_owned(), name: "Noor".to_owned() };
        assert!(presence.apply(3, &noor, update(7, 2, "{}")).is_empty(), "another person");
        assert_eq!(presence.apply(2, &rowan(), update(7, 2, "{}")).len(), 1);
        assert!(presence.disconnect(1).is_empty(), "others go on seeing one person");
        assert_eq!(presence.all(Instant::now()).len(), 1);
    }

    #[test]
    fn people_get_different_colours_in_the_order_in_which_they_come_and_keep_them() {
        let mut presence = Presence::default();
        let colour_of = |presence: &mut Presence, person: u64| {
            let participant = Participant { id: person.to_string(), name: "Name".to_owned() };
            let changes = presence.apply(person, &participant, update(person, 1 + person as u32, "{}"));
            super::user_of(&changes[0].1).expect("a user").1
        };
        let colours: Vec<usize> = (1..=8).map(|person| colour_of(&mut presence, person)).collect();
        assert_eq!(colours, [0, 1, 2, 3, 4, 5, 6, 7]);
        presence.disconnect(3);
        assert_eq!(colour_of(&mut presence, 9), 2, "the colour of the one who left");
        let entry = AwarenessUpdateEntry { clock: 1, json: r#"{"user":{"id":"far","colour":0}}"#.into() };
        let mut other = Presence::default();
        other.apply_remote(ClientID::new(90), entry, Instant::now());
        assert_eq!(colour_of(&mut other, 1), 1, "somebody in another process has the first");
    }

    #[test]
    fn a_client_of_another_process_is_present_while_states_of_it_arrive() {
        let (mut presence, now) = (Presence::default(), Instant::now());
        let mut receive = |client: u64, clock, json: &str, now| {
            let entry = AwarenessUpdateEntry { clock, json: json.into() };
            presence.apply_remote(ClientID::new(client), entry, now).len()
        };
        assert_eq!((receive(7, 2, "{}", now), receive(7, 2, "{}", now), receive(7, 1, "{}", now)), (1, 0, 0));
        assert_eq!(
            (receive(8, 1, "{}", now), receive(8, 2, "null", now), receive(8, 2, "{}", now)),
            (1, 1, 0)
        );
        assert_eq!(receive(9, 5, "null", now), 0, "an unknown client");
        // A client that connects to this process is local from then on, and only its own connection sets its state.
        assert_eq!(receive(7, 3, r#"{"user":{"id":"2"}}"#, now), 1);
        assert!(presence.apply(1, &rowan(), update(7, 4, "null")).is_empty());
        assert!(presence.apply(1, &rowan(), update(7, 4, "{}")).is_empty());
        let other = Participant { id: "2".to_owned(), name: "Noor".to_owned() };
        assert!(presence.apply(1, &other, update(7, 3, "{}")).is_empty(), "the same clock");
        assert_eq!(presence.apply(1, &other, update(7, 4, "{}")).len(), 1);
        let late = AwarenessUpdateEntry { clock: 5, json: "null".into() };
        assert!(presence.apply_remote(ClientID::new(7), late, now).is_empty());
        assert_eq!(presence.local().len(), 1);
        let other = AwarenessUpdateEntry { clock: 1, json: "{}".into() };
        presence.apply_remote(ClientID::new(10), other, now);
        assert_eq!((presence.local().len(), presence.all(now).len()), (1, 2));
        assert_eq!(presence.all(now + super::REMOTE_TIMEOUT).len(), 1, "no state of the other arrived since");
    }

    #[test]
    fn a_malformed_or_too_long_state_is_ignored() {
        let mut presence = Presence::default();
        for json in ["", "3", "[", "{\"a\":"] {
            assert!(presence.apply(1, &rowan(), update(7, 1, json)).is_empty(), "{json}");
        }
        let long = format!("{{\"a\":\"{}\"}}", "x".repeat(5000));
        assert!(presence.apply(1, &rowan(), update(7, 1, &long)).is_empty());
        for client in 0..20 {
            presence.apply(1, &rowan(), update(client, 1, "{}"));
        }
        assert_eq!(presence.all(Instant::now()).len(), super::MAX_CLIENTS_PER_CONNECTION);
    }
}

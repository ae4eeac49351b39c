//! Who is there, and where in the document: what Yjs calls awareness. Nothing of it is stored.
//!
//! A client speaks for itself only. The name and the colour beside a cursor are the session's, not
//! what a browser says.

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
    limits::{CLIENTS, PRESENCE},
    seat::SeatId,
};

/// How many clients one document has, with those of other processes.
const MOST: usize = 4_000;
/// How many clients that left are remembered, so that an echo does not bring them back.
const GONE: usize = 512;
/// Whoever is in another process and was not heard of for so long is gone, as clients see it, too.
const SILENCE: Duration = Duration::from_secs(45);
/// Told apart on light and on dark ground, and never the only sign: names stand beside them.
const COLOURS: [&str; 8] =
    ["#b3261e", "#0b57d0", "#146c2e", "#8e4585", "#a15c00", "#00696d", "#5d4db8", "#7a5900"];

/// Whom a connection belongs to, as others see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Face {
    /// The person's id.
    pub id: String,
    /// Their name.
    pub name: String,
}

impl Face {
    fn user(&self) -> Value {
        let sum: usize = self.id.bytes().map(usize::from).sum();
        let colour = sum % COLOURS.len();
        json!({ "id": self.id, "name": self.name, "color": COLOURS[colour], "colour": colour })
    }

    /// Whether a state, as a process of ours passed it on, is this person's.
    fn is_in(&self, entry: &AwarenessUpdateEntry) -> bool {
        let state: Result<Value, _> = serde_json::from_str(&entry.json);
        state.is_ok_and(|state| state["user"]["id"] == self.id.as_str())
    }
}

/// Where a client is connected.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Here(SeatId),
    /// To another process, which spoke of it at this moment.
    Elsewhere(Instant),
}

struct Present {
    at: Place,
    entry: AwarenessUpdateEntry,
}

/// Everybody who said where they are.
#[derive(Default)]
pub(super) struct Presence {
    present: HashMap<ClientID, Present>,
    gone: VecDeque<(ClientID, u32)>,
}

/// What is said of clients.
pub(super) type Entries = Vec<(ClientID, AwarenessUpdateEntry)>;

impl Presence {
    /// Takes what a connection says of its own clients; answers what the others should know. What it
    /// repeats of others is left out.
    pub(super) fn take(&mut self, seat: SeatId, face: &Face, update: AwarenessUpdate) -> Entries {
        let mut news = Vec::new();
        for (client, entry) in update.clients {
            if !self.may_say(seat, face, client, &entry) {
                continue;
            }
            if entry.json.as_ref() == "null" {
                if self.present.remove(&client).is_some() {
                    self.left(client, entry.clock);
                    news.push((client, entry));
                }
            } else if let Some(entry) = named(entry, face) {
                self.present.insert(client, Present { at: Place::Here(seat), entry: entry.clone() });
                news.push((client, entry));
            }
        }
        news
    }

    /// Takes what another process says of its clients; answers what those who are here should know.
    pub(super) fn elsewhere(
        &mut self,
        client: ClientID,
        entry: AwarenessUpdateEntry,
        now: Instant,
    ) -> Entries {
        let gone = entry.json.as_ref() == "null";
        let known = self.present.get(&client);
        let older =
            |known: &Present| entry.clock < known.entry.clock || entry.clock == known.entry.clock && !gone;
        if known.is_some_and(|known| matches!(known.at, Place::Here(_)) || older(known))
            || known.is_none() && (gone || self.is_echo(client, &entry) || self.present.len() >= MOST)
        {
            return Vec::new();
        }
        if gone {
            self.present.remove(&client);
            self.left(client, entry.clock);
        } else {
            self.present.insert(client, Present { at: Place::Elsewhere(now), entry: entry.clone() });
        }
        vec![(client, entry)]
    }

    fn may_say(&self, seat: SeatId, face: &Face, client: ClientID, entry: &AwarenessUpdateEntry) -> bool {
        if entry.json.len() > PRESENCE {
            return false;
        }
        let newer = |known: &Present| {
            entry.clock > known.entry.clock
                || entry.clock == known.entry.clock && entry.json.as_ref() == "null"
        };
        let has_room =
            || self.present.values().filter(|known| known.at == Place::Here(seat)).count() < CLIENTS;
        match self.present.get(&client) {
            Some(known) if known.at == Place::Here(seat) => newer(known),
            Some(Present { at: Place::Here(_), .. }) => false,
            // Connected to another process until now, if it is the same person's: a repetition is no news.
            Some(known) => entry.clock > known.entry.clock && face.is_in(&known.entry) && has_room(),
            None => !self.is_echo(client, entry) && has_room(),
        }
    }

    fn is_echo(&self, client: ClientID, entry: &AwarenessUpdateEntry) -> bool {
        self.gone.iter().any(|(gone, clock)| *gone == client && entry.clock <= *clock)
    }

    /// A connection ended; answers what the others should know.
    pub(super) fn leave(&mut self, seat: SeatId) -> Entries {
        let clients: Vec<ClientID> = self
            .present
            .iter()
            .filter(|(_, known)| known.at == Place::Here(seat))
            .map(|(client, _)| *client)
            .collect();
        clients
            .into_iter()
            .filter_map(|client| {
                let clock = self.present.remove(&client)?.entry.clock.saturating_add(1);
                self.left(client, clock);
                Some((client, AwarenessUpdateEntry { clock, json: "null".into() }))
            })
            .collect()
    }

    fn left(&mut self, client: ClientID, clock: u32) {
        if self.gone.len() == GONE {
            self.gone.pop_front();
        }
        self.gone.push_back((client, clock));
    }

    /// Everybody, for a newcomer.
    pub(super) fn all(&mut self, now: Instant) -> Entries {
        self.present.retain(|_, known| match known.at {
            Place::Here(_) => true,
            Place::Elsewhere(heard) => now.saturating_duration_since(heard) < SILENCE,
        });
        self.present.iter().map(|(client, known)| (*client, known.entry.clone())).collect()
    }

    /// Those who are connected to this process.
    pub(super) fn here(&self) -> Entries {
        let here = self.present.iter().filter(|(_, known)| matches!(known.at, Place::Here(_)));
        here.map(|(client, known)| (*client, known.entry.clone())).collect()
    }
}

fn named(entry: AwarenessUpdateEntry, face: &Face) -> Option<AwarenessUpdateEntry> {
    let mut state: Map<String, Value> = serde_json::from_str(&entry.json).ok()?;
    state.insert("user".to_owned(), face.user());
    Some(AwarenessUpdateEntry { clock: entry.clock, json: Value::Object(state).to_string().into() })
}

#[cfg(test)]
mod tests {
    use super::{AwarenessUpdate, AwarenessUpdateEntry, ClientID, Face, Instant, Presence};

    fn says(client: u64, clock: u32, json: &str) -> AwarenessUpdate {
        let entry = AwarenessUpdateEntry { clock, json: json.into() };
        AwarenessUpdate { clients: [(ClientID::new(client), entry)].into() }
    }

    fn face() -> Face {
        Face { id: "1".to_owned(), name: "Rowan".to_owned() }
    }

    #[test]
    fn a_name_is_the_sessions() {
        let mut presence = Presence::default();
        let news = presence.take(1, &face(), says(7, 1, r#"{"user":{"name":"Somebody else"},"at":3}"#));
        assert_eq!(news.len(), 1);
        assert!(news[0].1.json.contains("Rowan") && !news[0].1.json.contains("Somebody"));
        assert!(news[0].1.json.contains("\"at\":3"));
    }

    #[test]
    fn nobody_speaks_for_another_and_an_echo_brings_nobody_back() {
        let mut presence = Presence::default();
        presence.take(1, &face(), says(7, 1, "{}"));
        assert!(presence.take(2, &face(), says(7, 2, "{}")).is_empty());
        assert_eq!(presence.leave(1)[0].1.json.as_ref(), "null");
        assert!(presence.take(2, &face(), says(7, 1, "{}")).is_empty());
        assert!(presence.all(Instant::now()).is_empty());
    }

    #[test]
    fn who_is_in_another_process_is_there_while_it_speaks_of_them() {
        let (mut presence, now) = (Presence::default(), Instant::now());
        let mut hears = |client: u64, clock, json: &str, now| {
            let entry = AwarenessUpdateEntry { clock, json: json.into() };
            presence.elsewhere(ClientID::new(client), entry, now).len()
        };
        assert_eq!((hears(7, 2, "{}", now), hears(7, 2, "{}", now), hears(7, 1, "{}", now)), (1, 0, 0));
        assert_eq!((hears(8, 1, "{}", now), hears(8, 2, "null", now), hears(8, 2, "{}", now)), (1, 1, 0));
        assert_eq!(hears(9, 5, "null", now), 0, "never heard of");
        // One who comes here is here, whatever was said of them before; nobody else speaks for them.
        assert_eq!(hears(7, 3, r#"{"user":{"id":"2"}}"#, now), 1);
        assert!(presence.take(1, &face(), says(7, 4, "null")).is_empty());
        assert!(presence.take(1, &face(), says(7, 4, "{}")).is_empty());
        let other = Face { id: "2".to_owned(), name: "Noor".to_owned() };
        assert!(presence.take(1, &other, says(7, 3, "{}")).is_empty(), "a repetition");
        assert_eq!(presence.take(1, &other, says(7, 4, "{}")).len(), 1);
        let late = AwarenessUpdateEntry { clock: 5, json: "null".into() };
        assert!(presence.elsewhere(ClientID::new(7), late, now).is_empty());
        assert_eq!(presence.here().len(), 1);
        let other = AwarenessUpdateEntry { clock: 1, json: "{}".into() };
        presence.elsewhere(ClientID::new(10), other, now);
        assert_eq!((presence.here().len(), presence.all(now).len()), (1, 2));
        assert_eq!(presence.all(now + super::SILENCE).len(), 1, "the other was not heard of again");
    }

    #[test]
    fn what_is_no_state_is_left_out() {
        let mut presence = Presence::default();
        for json in ["", "3", "[", "{\"a\":"] {
            assert!(presence.take(1, &face(), says(7, 1, json)).is_empty(), "{json}");
        }
        let long = format!("{{\"a\":\"{}\"}}", "x".repeat(5000));
        assert!(presence.take(1, &face(), says(7, 1, &long)).is_empty());
        for client in 0..20 {
            presence.take(1, &face(), says(client, 1, "{}"));
        }
        assert_eq!(presence.all(Instant::now()).len(), super::CLIENTS);
    }
}

//! Who is there, and where in the document: what Yjs calls awareness. Nothing of it is stored.
//!
//! A client speaks for itself only. The name and the colour beside a cursor are the session's, not
//! what a browser says.

use std::collections::{HashMap, VecDeque};

use serde_json::{Map, Value, json};
use yrs::{
    ClientID,
    sync::{AwarenessUpdate, awareness::AwarenessUpdateEntry},
};

use super::{
    limits::{CLIENTS, PRESENCE},
    seat::SeatId,
};

/// How many clients that left are remembered, so that an echo does not bring them back.
const GONE: usize = 512;
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
}

struct Present {
    seat: SeatId,
    entry: AwarenessUpdateEntry,
}

/// Everybody who said where they are.
#[derive(Default)]
pub(super) struct Presence {
    present: HashMap<ClientID, Present>,
    gone: VecDeque<(ClientID, u32)>,
}

type Entries = Vec<(ClientID, AwarenessUpdateEntry)>;

impl Presence {
    /// Takes what a connection says of its own clients; answers what the others should know. What it
    /// repeats of others is left out.
    pub(super) fn take(&mut self, seat: SeatId, face: &Face, update: AwarenessUpdate) -> Entries {
        let mut news = Vec::new();
        for (client, entry) in update.clients {
            if !self.may_say(seat, client, &entry) {
                continue;
            }
            if entry.json.as_ref() == "null" {
                if self.present.remove(&client).is_some() {
                    self.left(client, entry.clock);
                    news.push((client, entry));
                }
            } else if let Some(entry) = named(entry, face) {
                self.present.insert(client, Present { seat, entry: entry.clone() });
                news.push((client, entry));
            }
        }
        news
    }

    fn may_say(&self, seat: SeatId, client: ClientID, entry: &AwarenessUpdateEntry) -> bool {
        if entry.json.len() > PRESENCE {
            return false;
        }
        match self.present.get(&client) {
            Some(known) => {
                known.seat == seat
                    && (entry.clock > known.entry.clock
                        || entry.clock == known.entry.clock && entry.json.as_ref() == "null")
            }
            None => {
                let echo = self.gone.iter().any(|(gone, clock)| *gone == client && entry.clock <= *clock);
                !echo && self.present.values().filter(|known| known.seat == seat).count() < CLIENTS
            }
        }
    }

    /// A connection ended; answers what the others should know.
    pub(super) fn leave(&mut self, seat: SeatId) -> Entries {
        let clients: Vec<ClientID> =
            self.present.iter().filter(|(_, known)| known.seat == seat).map(|(client, _)| *client).collect();
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
    pub(super) fn all(&self) -> Entries {
        self.present.iter().map(|(client, known)| (*client, known.entry.clone())).collect()
    }
}

fn named(entry: AwarenessUpdateEntry, face: &Face) -> Option<AwarenessUpdateEntry> {
    let mut state: Map<String, Value> = serde_json::from_str(&entry.json).ok()?;
    state.insert("user".to_owned(), face.user());
    Some(AwarenessUpdateEntry { clock: entry.clock, json: Value::Object(state).to_string().into() })
}

#[cfg(test)]
mod tests {
    use super::{AwarenessUpdate, AwarenessUpdateEntry, ClientID, Face, Presence};

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
        assert!(presence.all().is_empty());
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
        assert_eq!(presence.all().len(), super::CLIENTS);
    }
}

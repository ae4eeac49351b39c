//! Who else has the document open, and where their cursors are.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use yrs::{
    ClientID, StickyIndex,
    sync::{AwarenessUpdate, awareness::AwarenessUpdateEntry},
};

use super::Millis;
use ensemble_document::agenda::order::ordered;

/// A peer that sent nothing for this long is gone: three pulses.
pub(super) const PEER_TIMEOUT: Millis = 45_000;
const COLOURS: u8 = 8;

/// A selection in a text, in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Selection {
    /// The item's id.
    pub item: String,
    /// The field's code, or the id of a decision or a follow-up.
    pub field: String,
    pub from: u32,
    pub to: u32,
}

/// A selection as it is sent: its ends are positions beside letters, and move with these when others type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Cursor {
    pub item: String,
    pub field: String,
    pub from: StickyIndex,
    pub to: StickyIndex,
}

/// The state of this client, as it is sent.
#[derive(Serialize)]
struct OwnState<'a> {
    cursor: Option<&'a Cursor>,
}

/// The state of another client, as it is received.
#[derive(Default, Deserialize)]
struct PeerState {
    #[serde(default)]
    cursor: Option<Cursor>,
    /// Written by the server, from the session of the sender.
    #[serde(default)]
    user: User,
}

/// The state of another program, whose cursor has another form and is not shown.
#[derive(Deserialize)]
struct PeerWithoutCursor {
    #[serde(default)]
    user: User,
}

impl PeerState {
    /// `None` when the client has left, or sends nonsense.
    fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).unwrap_or_else(|_| {
            let peer: Option<PeerWithoutCursor> = serde_json::from_str(json).ok().flatten();
            peer.map(|PeerWithoutCursor { user }| Self { cursor: None, user })
        })
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
struct User {
    #[serde(default)]
    id: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    colour: u8,
}

/// Another window that has the document open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Peer {
    /// The person's id.
    pub id: String,
    pub name: String,
    /// An index of eight colours.
    pub colour: u8,
}

struct Known {
    clock: u32,
    received: Millis,
    peer: Peer,
    cursor: Option<Cursor>,
}

pub(super) struct Presence {
    client: ClientID,
    clock: u32,
    cursor: Option<Cursor>,
    peers: HashMap<ClientID, Known>,
}

impl Presence {
    pub(super) fn new(client: ClientID) -> Self {
        Self { client, clock: 0, cursor: None, peers: HashMap::new() }
    }

    /// Sets this window's cursor; whether it moved.
    pub(super) fn set_cursor(&mut self, cursor: Option<Cursor>) -> bool {
        let moved = self.cursor != cursor;
        self.cursor = cursor;
        moved
    }

    /// The state of this window, under a new clock.
    pub(super) fn announce(&mut self) -> AwarenessUpdate {
        self.clock += 1;
        let state = OwnState { cursor: self.cursor.as_ref() };
        let json = serde_json::to_string(&state).unwrap_or_else(|_| "{}".to_owned());
        let entry = AwarenessUpdateEntry { clock: self.clock, json: json.into() };
        AwarenessUpdate { clients: [(self.client, entry)].into() }
    }

    /// Takes the states of other clients, and drops those that timed out. The items into which a cursor came, in which one
    /// moved or that one left; `None` when nobody came, went or moved.
    pub(super) fn merge(&mut self, update: AwarenessUpdate, now: Millis) -> Option<BTreeSet<String>> {
        let mut changed = false;
        let mut items = BTreeSet::new();
        let mut differ = |before: Option<&Known>, after: Option<&Known>| {
            let shown = |known: Option<&Known>| known.map(|known| (known.peer.clone(), known.cursor.clone()));
            if shown(before) != shown(after) {
                changed = true;
                items.extend(
                    [before, after]
                        .into_iter()
                        .filter_map(|known| Some(known?.cursor.as_ref()?.item.clone())),
                );
            }
        };
        for (client, entry) in update.clients {
            let is_old = self.peers.get(&client).is_some_and(|known| known.clock > entry.clock);
            if client == self.client || is_old {
                continue;
            }
            match PeerState::read(&entry.json) {
                Some(PeerState { cursor, user: User { id, name, colour } }) => {
                    let peer = Peer { id, name, colour: colour % COLOURS };
                    let known = Known { clock: entry.clock, received: now, peer, cursor };
                    differ(self.peers.get(&client), Some(&known));
                    self.peers.insert(client, known);
                }
                None => differ(self.peers.remove(&client).as_ref(), None),
            }
        }
        self.peers.retain(|_, known| {
            let stays = now.saturating_sub(known.received) < PEER_TIMEOUT;
            if !stays {
                differ(Some(known), None);
            }
            stays
        });
        changed.then_some(items)
    }

    /// Forgets all peers: without a connection nothing is known of them. The items in which they had their cursors.
    pub(super) fn clear(&mut self) -> BTreeSet<String> {
        let gone = std::mem::take(&mut self.peers).into_values();
        gone.filter_map(|known| Some(known.cursor?.item)).collect()
    }

    /// All peers, by name.
    pub(super) fn peers(&self) -> Vec<Peer> {
        let peers = self.peers.values().map(|known| known.peer.clone()).collect();
        ordered(peers, |peer| (&peer.name, &peer.id))
    }

    /// The peers whose cursor is in this item, by name, with the code of the text.
    pub(super) fn writers_in(&self, item: &str) -> Vec<(Peer, String)> {
        let here = self.peers.values().filter_map(|known| {
            let cursor = known.cursor.as_ref().filter(|at| at.item == item)?;
            Some((known.peer.clone(), cursor.field.clone()))
        });
        ordered(here.collect(), |(peer, _)| (&peer.name, &peer.id))
    }

    /// The peers whose cursor is in this text, by name, with the cursor.
    pub(super) fn cursors_in(&self, item: &str, field: &str) -> Vec<(Peer, Cursor)> {
        let here = self.peers.values().filter_map(|known| {
            let cursor = known.cursor.clone().filter(|at| at.item == item && at.field == field)?;
            Some((known.peer.clone(), cursor))
        });
        ordered(here.collect(), |(peer, _)| (&peer.name, &peer.id))
    }
}

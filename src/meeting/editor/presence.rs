//! Who is here, and where they write.

use std::collections::HashMap;

use crate::meeting::agenda::order::ordered;
use serde::{Deserialize, Serialize};
use yrs::{
    ClientID,
    sync::{AwarenessUpdate, awareness::AwarenessUpdateEntry},
};

/// Whoever was not heard of for so long is gone, in milliseconds.
const GONE: u64 = 45_000;

/// A place in a text, or a stretch of it, in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Cursor {
    /// The item.
    pub item: String,
    /// The field's code, or the id of a decision or a follow-up.
    pub field: String,
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
}

#[derive(Default, Serialize, Deserialize)]
struct Said {
    #[serde(default)]
    cursor: Option<Cursor>,
    /// The server's: nobody says who they are.
    #[serde(default, skip_serializing)]
    user: User,
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

/// Somebody else, in one of their windows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Peer {
    pub id: String,
    pub name: String,
    /// One of eight colours.
    pub colour: u8,
    pub cursor: Option<Cursor>,
}

pub(super) struct Presence {
    me: ClientID,
    clock: u32,
    here: Option<Cursor>,
    others: HashMap<ClientID, (u32, u64, Peer)>,
}

impl Presence {
    pub(super) fn new(me: ClientID) -> Self {
        Self { me, clock: 0, here: None, others: HashMap::new() }
    }

    /// Notes where one is; whether that is news.
    pub(super) fn here(&mut self, cursor: Option<Cursor>) -> bool {
        let news = self.here != cursor;
        self.here = cursor;
        news
    }

    /// What is said of oneself.
    pub(super) fn own(&mut self) -> AwarenessUpdate {
        self.clock += 1;
        let said = Said { cursor: self.here.clone(), user: User::default() };
        let json = serde_json::to_string(&said).unwrap_or_else(|_| "{}".to_owned());
        let entry = AwarenessUpdateEntry { clock: self.clock, json: json.into() };
        AwarenessUpdate { clients: [(self.me, entry)].into() }
    }

    /// Takes what was said of others.
    pub(super) fn take(&mut self, update: AwarenessUpdate, now: u64) {
        for (client, entry) in update.clients {
            if client == self.me || self.others.get(&client).is_some_and(|(clock, ..)| *clock > entry.clock) {
                continue;
            }
            match serde_json::from_str::<Option<Said>>(&entry.json) {
                Ok(Some(Said { cursor, user: User { id, name, colour } })) => {
                    self.others
                        .insert(client, (entry.clock, now, Peer { id, name, colour: colour % 8, cursor }));
                }
                _ => {
                    self.others.remove(&client);
                }
            }
        }
        self.others.retain(|_, (_, heard, _)| now.saturating_sub(*heard) < GONE);
    }

    /// Everybody else is gone, as far as one knows.
    pub(super) fn nobody(&mut self) {
        self.others.clear();
    }

    /// Everybody else, by name.
    pub(super) fn others(&self) -> Vec<Peer> {
        let others = self.others.values().map(|(_, _, peer)| peer.clone()).collect();
        ordered(others, |peer| (&peer.name, &peer.id))
    }

    /// Whoever writes in this text, and where.
    pub(super) fn within(&self, item: &str, field: &str) -> Vec<(Peer, Cursor)> {
        self.others()
            .into_iter()
            .filter_map(|peer| {
                let cursor = peer.cursor.clone().filter(|at| at.item == item && at.field == field)?;
                Some((peer, cursor))
            })
            .collect()
    }
}

//! What happened between two states of an agenda, as facts. A page puts them into words.

use std::collections::HashMap;

use super::view::{Agenda, Field, Item};
use crate::outline::ItemKind;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// An item was added.
    Added {
        /// It.
        item: Item,
    },
    /// An item was taken off the agenda.
    Removed {
        /// It, as it was.
        item: Item,
    },
    /// An item was put back.
    Restored {
        /// It.
        item: Item,
    },
    /// An item was moved.
    Moved {
        /// It.
        item: Item,
        /// What it stands before now; nothing at the end.
        before: Option<Box<Item>>,
    },
    /// An item's minutes were changed.
    Minutes {
        /// It.
        item: Item,
        /// How many there were.
        from: u16,
    },
    /// An item is of another kind.
    Kind {
        /// It.
        item: Item,
        /// What it was.
        from: ItemKind,
    },
    /// A text was changed.
    Written {
        /// The item.
        item: Item,
        /// Which text.
        field: Field,
        /// What it said.
        from: String,
    },
    /// The link was changed.
    Linked {
        /// The item.
        item: Item,
    },
    /// Decisions were noted or changed.
    Decided {
        /// The item.
        item: Item,
    },
    /// Follow-ups were noted or changed.
    FollowedUp {
        /// The item.
        item: Item,
    },
}

impl Fact {
    /// The item that it is about.
    #[must_use]
    pub const fn item(&self) -> &Item {
        match self {
            Self::Added { item }
            | Self::Removed { item }
            | Self::Restored { item }
            | Self::Moved { item, .. }
            | Self::Minutes { item, .. }
            | Self::Kind { item, .. }
            | Self::Written { item, .. }
            | Self::Linked { item }
            | Self::Decided { item }
            | Self::FollowedUp { item } => item,
        }
    }

    /// The part of the item that was touched, as [`Touched`](super::touched::Touched) names it.
    #[must_use]
    pub const fn part(&self) -> &'static str {
        match self {
            Self::Added { .. } => "",
            Self::Removed { .. } | Self::Restored { .. } => "removed",
            Self::Moved { .. } => "order",
            Self::Minutes { .. } => "minutes",
            Self::Kind { .. } => "kind",
            Self::Written { field, .. } => field.code(),
            Self::Linked { .. } => "link",
            Self::Decided { .. } => "decisions",
            Self::FollowedUp { .. } => "follow_ups",
        }
    }
}

/// What happened between two states.
#[must_use]
pub fn between(before: &Agenda, after: &Agenda) -> Vec<Fact> {
    fn by_id(items: &[Item]) -> HashMap<&str, &Item> {
        items.iter().map(|item| (item.id.as_str(), item)).collect()
    }
    let (there, removed) = (by_id(&before.items), by_id(&before.removed));
    let mut facts = Vec::new();
    for item in &after.items {
        let id = item.id.as_str();
        if removed.contains_key(id) {
            facts.push(Fact::Restored { item: item.clone() });
        } else if !there.contains_key(id) {
            facts.push(Fact::Added { item: item.clone() });
        }
    }
    for item in &after.removed {
        if there.contains_key(item.id.as_str()) {
            facts.push(Fact::Removed { item: item.clone() });
        }
    }
    for (index, item) in after.items.iter().enumerate() {
        if there.get(item.id.as_str()).is_some_and(|old| old.order != item.order) {
            facts.push(Fact::Moved {
                item: item.clone(),
                before: after.items.get(index + 1).cloned().map(Box::new),
            });
        }
    }
    for item in after.items.iter().chain(&after.removed) {
        let id = item.id.as_str();
        if let Some(old) = there.get(id).or_else(|| removed.get(id)) {
            changes(old, item, &mut facts);
        }
    }
    facts
}

fn changes(old: &Item, new: &Item, facts: &mut Vec<Fact>) {
    let item = || new.clone();
    if old.kind != new.kind {
        facts.push(Fact::Kind { item: item(), from: old.kind });
    }
    if old.minutes != new.minutes {
        facts.push(Fact::Minutes { item: item(), from: old.minutes });
    }
    for field in Field::ALL {
        if old.field(field) != new.field(field) {
            facts.push(Fact::Written { item: item(), field, from: old.field(field).to_owned() });
        }
    }
    if old.link != new.link {
        facts.push(Fact::Linked { item: item() });
    }
    if old.decisions != new.decisions {
        facts.push(Fact::Decided { item: item() });
    }
    if old.follow_ups != new.follow_ups {
        facts.push(Fact::FollowedUp { item: item() });
    }
}

//! How a run follows its agenda, which people go on writing during the meeting.

use std::collections::{BTreeMap, BTreeSet};

use super::{Run, RunItem};

/// An item of the agenda, as far as the clock needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    pub id: String,
    /// In minutes.
    pub minutes: u16,
}

impl Run {
    /// The run with the items of the agenda as they are now: those that were added, removed and moved. Time that was spent
    /// stays, also that of items that were removed. The item that people are at stays until they go on.
    ///
    /// Minutes that the agenda changed are added to those that were moved during the meeting. The version stays: the agenda
    /// has its own.
    #[must_use]
    pub fn following_agenda(&self, agenda: &[AgendaItem]) -> Self {
        if self.ended_at.is_some() {
            return self.clone();
        }
        let before: BTreeMap<&str, &RunItem> =
            self.items.iter().map(|item| (item.id.as_str(), item)).collect();
        let mut items: Vec<RunItem> = agenda
            .iter()
            .map(|item| match before.get(item.id.as_str()) {
                Some(known) => {
                    let changed = i32::from(item.minutes) - i32::from(known.on_agenda);
                    let minutes = (i32::from(known.minutes) + changed).max(0);
                    RunItem {
                        minutes: u16::try_from(minutes).unwrap_or(u16::MAX),
                        on_agenda: item.minutes,
                        removed: false,
                        ..(*known).clone()
                    }
                }
                None => RunItem::from(item),
            })
            .collect();
        let on_agenda: BTreeSet<&str> = agenda.iter().map(|item| item.id.as_str()).collect();
        // What was removed stays after the item that it came after.
        for (index, old) in self.items.iter().enumerate() {
            let is_current = self.current.as_deref() == Some(old.id.as_str());
            if on_agenda.contains(old.id.as_str()) || old.spent == 0 && !is_current {
                continue;
            }
            let place = self.items[..index]
                .iter()
                .rev()
                .find_map(|earlier| items.iter().position(|item| item.id == earlier.id))
                .map_or(0, |place| place + 1);
            items.insert(place, RunItem { removed: true, ..old.clone() });
        }
        let current = self.current.clone().or_else(|| items.first().map(|item| item.id.clone()));
        Self { items, current, ..self.clone() }
    }
}

//! Going back to how an agenda was.

use std::collections::{HashMap, HashSet};

use yrs::{Map, TransactionMut};

use super::{
    super::{
        read,
        view::{Agenda, Field, Item},
    },
    Splice, decide, follow_up_on, item, remove, restore, set_follow_up, set_kind, set_link, set_minutes,
    splice, strike, write, write_entry,
};
use crate::outline::FollowUp;

/// Brings the agenda back to how it was, as a change like any other: what was added since is taken off
/// and can be put back.
pub fn go_back(to: &mut TransactionMut<'_>, then: &Agenda) {
    let now = read::agenda(to);
    let kept: HashSet<&str> = then.items.iter().map(|old| old.id.as_str()).collect();
    let there: HashMap<&str, &Item> =
        now.items.iter().chain(&now.removed).map(|item| (item.id.as_str(), item)).collect();
    for item in now.items.iter().filter(|item| !kept.contains(item.id.as_str())) {
        remove(to, &item.id);
    }
    for old in &then.items {
        let Some(map) = item(to, &old.id) else { continue };
        restore(to, &old.id);
        map.try_update(to, "order", old.order.as_str());
        set_kind(to, &old.id, old.kind);
        set_minutes(to, &old.id, old.minutes);
        set_link(to, &old.id, &old.link);
        for field in Field::ALL {
            let text = there.get(old.id.as_str()).map(|item| item.field(field)).unwrap_or_default();
            let splices: Vec<Splice> = splice(text, old.field(field)).into_iter().collect();
            write(to, &old.id, field, &splices);
        }
        for (key, text) in [("title", &old.title), ("about", &old.about)] {
            if let Some(two) = read::map(to, &map, key) {
                two.try_update(to, "behind", text.behind);
                if let Some(source) = text.source {
                    two.try_update(to, "source", source.code());
                }
            }
        }
        outcome_back(to, old, there.get(old.id.as_str()).copied());
    }
}

fn outcome_back(to: &mut TransactionMut<'_>, old: &Item, now: Option<&Item>) {
    let Some(now) = now else { return };
    for decision in &now.decisions {
        if old.decisions.iter().all(|each| each.id != decision.id) {
            strike(to, &old.id, &decision.id);
        }
    }
    for follow in &now.follow_ups {
        if old.follow_ups.iter().all(|each| each.id != follow.id) {
            strike(to, &old.id, &follow.id);
        }
    }
    for decision in &old.decisions {
        match now.decisions.iter().find(|each| each.id == decision.id) {
            Some(each) => {
                let splices: Vec<Splice> = splice(&each.text, &decision.text).into_iter().collect();
                write_entry(to, &old.id, &decision.id, &splices);
            }
            None => decide(to, &old.id, &decision.id, &decision.text),
        }
    }
    for follow in &old.follow_ups {
        let then = FollowUp {
            what: follow.what.clone(),
            who: follow.who.clone(),
            due: follow.due.clone(),
            state: follow.state,
        };
        match now.follow_ups.iter().find(|each| each.id == follow.id) {
            Some(each) => {
                let splices: Vec<Splice> = splice(&each.what, &follow.what).into_iter().collect();
                write_entry(to, &old.id, &follow.id, &splices);
                set_follow_up(to, &old.id, &follow.id, &then.who, &then.due, then.state);
            }
            None => follow_up_on(to, &old.id, &follow.id, &then),
        }
    }
}

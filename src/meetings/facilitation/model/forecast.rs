//! What follows from a run: what is left, when it will end, what will not fit, where minutes can come from.

use super::{MINUTE, Run, Taken};

/// An item, with when it is expected to begin and to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheduled {
    pub id: String,
    pub begins_at: i64,
    pub ends_at: i64,
    /// Whether it has a fixed hour that cannot be kept.
    pub late: bool,
    /// Whether it ends after the meeting should.
    pub over: bool,
}

/// How the rest of a meeting will go if each item takes what it may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The current item, then those ahead, in order.
    pub items: Vec<Scheduled>,
    /// When the last one ends.
    pub ends_at: i64,
    /// How many whole minutes too many that is; 0 when all fits.
    pub excess: u16,
}

/// Where missing minutes can come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Of several items, each in proportion to its length.
    Spread(Vec<Taken>),
    /// Of one item.
    Item(Taken),
    /// By going to the next item now, which gives up so many minutes.
    Next { minutes: u16 },
    /// By staying longer.
    Stay,
}

impl Run {
    /// How the rest of the meeting will go.
    #[must_use]
    pub fn forecast(&self, now: i64) -> Forecast {
        let now = self.ended_at.unwrap_or(now);
        let ahead = self.position().unwrap_or_default();
        let mut at = now;
        let mut items = Vec::new();
        for (index, item) in self.items.iter().enumerate().skip(ahead) {
            let is_current = self.current.as_deref() == Some(item.id.as_str());
            if item.removed && !is_current {
                continue;
            }
            let left = if item.removed { 0 } else { self.left(item, now).max(0) };
            let fixed = item.fixed_at.filter(|_| index > ahead || self.current.is_none());
            let late = fixed.is_some_and(|fixed| at >= fixed + MINUTE);
            let begins_at = if is_current { at - self.spent(item, now) } else { at.max(fixed.unwrap_or(at)) };
            at = at.max(begins_at) + left;
            let over = at >= self.due_at + MINUTE;
            items.push(Scheduled { id: item.id.clone(), begins_at, ends_at: at, late, over });
        }
        let excess = if self.ended_at.is_some() { 0 } else { (at - self.due_at).max(0) / MINUTE };
        let excess = u16::try_from(excess).unwrap_or(u16::MAX);
        Forecast { items, ends_at: at, excess }
    }

    /// Where so many minutes can come from, the best first; empty when nothing is missing.
    #[must_use]
    pub fn sources(&self, missing: u16, now: i64) -> Vec<Source> {
        if missing == 0 {
            return Vec::new();
        }
        // Each keeps a half of its minutes at least.
        let givers: Vec<(Taken, u16)> = self
            .items
            .iter()
            .filter(|item| self.may_give(item))
            .map(|item| {
                let spare = item.minutes / 2;
                (Taken { item: item.id.clone(), seen: item.minutes, minutes: 0 }, spare)
            })
            .filter(|(_, spare)| *spare > 0)
            .collect();
        let mut sources = Vec::new();
        let spare: u32 = givers.iter().map(|(_, spare)| u32::from(*spare)).sum();
        if givers.len() > 1 && spare >= u32::from(missing) {
            sources.push(Source::Spread(spread(&givers, missing)));
        }
        let single = givers.iter().filter(|(_, spare)| *spare >= missing);
        sources.extend(single.map(|(taken, _)| Source::Item(Taken { minutes: missing, ..taken.clone() })));
        if let (Some(current), Some(_)) = (self.current_item(), self.following()) {
            let left = self.left(current, now);
            if left >= MINUTE {
                sources.push(Source::Next { minutes: u16::try_from(left / MINUTE).unwrap_or(u16::MAX) });
            }
        }
        sources.push(Source::Stay);
        sources
    }
}

/// Spreads minutes over items in proportion to what each can spare; the sum is exact.
fn spread(givers: &[(Taken, u16)], missing: u16) -> Vec<Taken> {
    let total: u32 = givers.iter().map(|(_, spare)| u32::from(*spare)).sum();
    let mut rest = missing;
    let mut shares: Vec<u16> = givers
        .iter()
        .map(|(_, spare)| {
            let share = u32::from(missing) * u32::from(*spare) / total.max(1);
            u16::try_from(share).unwrap_or(u16::MAX)
        })
        .collect();
    rest -= shares.iter().sum::<u16>();
    // What rounding left goes to those who can spare the most.
    let mut order: Vec<usize> = (0..givers.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(givers[*index].1));
    for index in order.into_iter().cycle().take(2 * givers.len()) {
        if rest > 0 && shares[index] < givers[index].1 {
            shares[index] += 1;
            rest -= 1;
        }
    }
    let taken = givers.iter().zip(shares);
    taken
        .filter(|(_, share)| *share > 0)
        .map(|((taken, _), minutes)| Taken { minutes, ..taken.clone() })
        .collect()
}

//! Which minutes are announced to those who do not see the clock: 5, 1 and 0, each once.

use super::MINUTE;

/// The minutes that are announced.
pub const ANNOUNCED: [i64; 3] = [5, 1, 0];

/// Remembers how much was left of the current item, so that each number is announced when it is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thresholds {
    item: String,
    /// What was left, in milliseconds.
    left: Option<i64>,
}

impl Thresholds {
    /// How many minutes to announce now; nothing when none of them was reached since the last call. After a sleep only the
    /// last one is announced. An item that got more minutes is announced again.
    pub fn reached(&mut self, item: &str, left: i64) -> Option<i64> {
        let before = self.left.filter(|_| self.item == item);
        item.clone_into(&mut self.item);
        self.left = Some(left);
        let before = before?;
        ANNOUNCED.into_iter().filter(|minutes| before > minutes * MINUTE && left <= minutes * MINUTE).min()
    }
}

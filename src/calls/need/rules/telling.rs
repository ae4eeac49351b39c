//! Who is told what became of their needs.

use std::collections::HashSet;

use crate::need::model::Ask;

/// Those asks of which their person is to be told. A person who was told of the decision, because they asked for another part
/// of the same need, is not told again.
#[must_use]
pub fn to_tell(asks: &[Ask]) -> Vec<Ask> {
    let told: HashSet<_> = asks.iter().filter(|ask| ask.told).map(|ask| (ask.interest, ask.need)).collect();
    asks.iter().copied().filter(|ask| !ask.told && !told.contains(&(ask.interest, ask.need))).collect()
}

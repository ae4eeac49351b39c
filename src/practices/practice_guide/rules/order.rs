//! Moving chapters and passages. Pure.

use ensemble_core::ids::{GuideChapterId, PassageId};

/// A chapter, with its passages in order.
pub type Place = (GuideChapterId, Vec<PassageId>);
/// The chapters of a guide, in order.
pub type Order = Vec<Place>;

/// The order after a chapter changed places with its neighbour; `None` when it has none there.
#[must_use]
pub fn moved_chapter(order: &[Place], chapter: GuideChapterId, up: bool) -> Option<Order> {
    let at = order.iter().position(|(id, _)| *id == chapter)?;
    let other = neighbour(at, order.len(), up)?;
    let mut moved = order.to_vec();
    moved.swap(at, other);
    Some(moved)
}

/// The order after a passage changed places with its neighbour. The first passage of a chapter goes up to the end of the chapter
/// before, the last one down to the beginning of the next chapter. `None` when it can go no further.
#[must_use]
pub fn moved_passage(order: &[Place], passage: PassageId, up: bool) -> Option<Order> {
    let (chapter, at) = order.iter().enumerate().find_map(|(chapter, (_, passages))| {
        passages.iter().position(|id| *id == passage).map(|at| (chapter, at))
    })?;
    let mut moved = order.to_vec();
    if let Some(other) = neighbour(at, order[chapter].1.len(), up) {
        moved[chapter].1.swap(at, other);
        return Some(moved);
    }
    let other = neighbour(chapter, order.len(), up)?;
    let passage = moved[chapter].1.remove(at);
    let place = if up { moved[other].1.len() } else { 0 };
    moved[other].1.insert(place, passage);
    Some(moved)
}

fn neighbour(at: usize, len: usize, up: bool) -> Option<usize> {
    if up { at.checked_sub(1) } else { Some(at + 1).filter(|other| *other < len) }
}

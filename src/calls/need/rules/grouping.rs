//! Making a need a part of another, and splitting it again.
//!
//! A part belongs to a need that is no part itself: a chain has one step. What becomes a part brings its own parts along.

use crate::need::model::{Need, NeedState, Origin};
use ensemble_core::ids::NeedId;

/// Why needs cannot be grouped so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// One of them is not there any more, was decided about or is a part of another.
    Changed,
    /// A need cannot be a part of itself, nor of what one person wrote.
    Target,
}

/// Makes a need and its parts parts of another. `needs` holds both, and the parts of the first.
///
/// # Errors
/// [`Wrong`] when that cannot be; then nothing changed.
pub fn merge(needs: &mut [Need], from: NeedId, into: NeedId) -> Result<(), Wrong> {
    let find = |id: NeedId| needs.iter().find(|need| need.id == id).ok_or(Wrong::Changed);
    let (part, target) = (find(from)?, find(into)?);
    if from == into || target.origin == Origin::Written {
        return Err(Wrong::Target);
    }
    if part.merged_into.is_some() || part.state != NeedState::Gathered || target.merged_into.is_some() {
        return Err(Wrong::Changed);
    }
    for need in needs.iter_mut().filter(|need| need.id == from || need.merged_into == Some(from)) {
        need.merged_into = Some(into);
    }
    Ok(())
}

/// Makes a part a need of its own again.
///
/// # Errors
/// [`Wrong::Changed`] when it is no part of another.
pub fn split(needs: &mut [Need], part: NeedId) -> Result<(), Wrong> {
    let part = needs.iter_mut().find(|need| need.id == part && need.merged_into.is_some());
    part.ok_or(Wrong::Changed)?.merged_into = None;
    Ok(())
}

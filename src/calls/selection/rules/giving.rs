//! Who is offered a place, who waits, who is called up. Pure.

use std::collections::BTreeMap;

use crate::{
    call::{model::CallPhase, rules::places},
    interest::model::Place,
    selection::model::{Candidate, Drawn, Tally},
};
use ensemble_communities::community::model::Capacity;
use ensemble_core::ids::InterestId;
use ensemble_draw::{DrawError, DrawState, Outcome, Proof};

/// Why places of a planned community cannot be given now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocked {
    /// The call is not that far, or it is over.
    Phase(CallPhase),
    /// It became a part of another.
    Merged,
    /// Everybody has an answer.
    Given,
    /// Nobody answered for it.
    Empty,
    /// Of so many projects it is not decided whether they are relevant.
    Undecided(usize),
    /// How many places there are is not decided.
    CapacityUndecided,
    /// More projects are relevant than there are places, and there was no draw.
    NeedsDraw { relevant: usize, places: u32 },
    /// The list of a draw is closed, and its value is awaited.
    DrawPending,
    /// What is stored of the draw does not verify.
    DrawBroken,
}

/// What decides who is offered a place.
#[derive(Clone, Copy, Debug)]
pub enum Basis<'a> {
    /// There are places for all relevant projects.
    Everybody,
    Draw(&'a Proof),
}

/// What a person is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Offer,
    /// With the place among those who wait, from 1.
    Wait(u32),
    Refuse,
}

fn present(candidates: &[Candidate]) -> impl Iterator<Item = &Candidate> {
    candidates.iter().filter(|each| each.withdrawn_at.is_none())
}

/// Whether places of a planned community were given.
#[must_use]
pub fn are_given(candidates: &[Candidate]) -> bool {
    candidates.iter().any(|each| each.place != Place::None)
}

/// What decides who is offered a place in a planned community with these expressions of interest.
///
/// # Errors
/// Why no place can be given now.
pub fn basis<'a>(
    phase: CallPhase,
    merged: bool,
    capacity: Capacity,
    drawn: &'a Drawn,
    candidates: &[Candidate],
) -> Result<Basis<'a>, Blocked> {
    if phase != CallPhase::Draw {
        return Err(Blocked::Phase(phase));
    }
    if merged {
        return Err(Blocked::Merged);
    }
    if are_given(candidates) {
        return Err(Blocked::Given);
    }
    let undecided = present(candidates).filter(|each| each.relevant.is_none()).count();
    if undecided > 0 {
        return Err(Blocked::Undecided(undecided));
    }
    let relevant = present(candidates).filter(|each| each.relevant == Some(true)).count();
    match drawn {
        Drawn::Pending => Err(Blocked::DrawPending),
        Drawn::Broken => Err(Blocked::DrawBroken),
        Drawn::Proof(proof) => Ok(Basis::Draw(proof)),
        Drawn::None => match places(capacity) {
            _ if present(candidates).next().is_none() => Err(Blocked::Empty),
            _ if capacity == Capacity::Undecided && relevant > 0 => Err(Blocked::CapacityUndecided),
            Some(places) if relevant > places as usize => Err(Blocked::NeedsDraw { relevant, places }),
            _ => Ok(Basis::Everybody),
        },
    }
}

/// How far the places of a planned community are, by counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// Nobody answered for it.
    Empty,
    /// Of so many projects it is not decided whether they are relevant.
    Undecided(u32),
    /// How many places there are is not decided.
    CapacityUndecided,
    /// There are places for all relevant projects.
    EverybodyFits,
    NeedsDraw {
        relevant: u32,
        places: u32,
    },
    DrawPending,
    Drawn,
    Given,
}

/// How far the places of a planned community are, without reading each expression of interest.
#[must_use]
pub fn outlook(capacity: Capacity, tally: &Tally, draw: Option<DrawState>) -> Outlook {
    let Tally { offered, accepted, waiting, declined, expired, refused, .. } = *tally;
    if offered + accepted + waiting + declined + expired + refused > 0 {
        return Outlook::Given;
    }
    if tally.sent > 0 && tally.undecided > 0 {
        return Outlook::Undecided(tally.undecided);
    }
    match (draw, places(capacity)) {
        (Some(DrawState::Frozen), _) => Outlook::DrawPending,
        (Some(DrawState::Drawn), _) => Outlook::Drawn,
        (None | Some(DrawState::Void), _) if tally.sent == 0 => Outlook::Empty,
        (None | Some(DrawState::Void), _) if capacity == Capacity::Undecided && tally.relevant > 0 => {
            Outlook::CapacityUndecided
        }
        (None | Some(DrawState::Void), Some(places)) if tally.relevant > places => {
            Outlook::NeedsDraw { relevant: tally.relevant, places }
        }
        (None | Some(DrawState::Void), _) => Outlook::EverybodyFits,
    }
}

/// What each who did not withdraw is answered: exactly one answer each.
///
/// # Errors
/// [`Blocked::DrawBroken`] when the proof contradicts itself.
pub fn give(basis: Basis<'_>, candidates: &[Candidate]) -> Result<BTreeMap<InterestId, Answer>, Blocked> {
    let answer = |each: &Candidate| if each.relevant == Some(true) { Answer::Offer } else { Answer::Refuse };
    let mut answers: BTreeMap<InterestId, Answer> =
        present(candidates).map(|each| (each.id, answer(each))).collect();
    let Basis::Draw(proof) = basis else { return Ok(answers) };
    let numbered: BTreeMap<u32, InterestId> =
        present(candidates).filter_map(|each| Some((each.number?, each.id))).collect();
    let outcome = proof.after(&gone(proof, candidates)).map_err(|_| Blocked::DrawBroken)?;
    let places = proof.commitment.places as usize;
    let free = places.saturating_sub(outcome.selected.len());
    let of = |numbers: &[u32]| -> Vec<InterestId> {
        numbers.iter().filter_map(|number| numbered.get(number).copied()).collect()
    };
    let (selected, alternates) = (of(&outcome.selected), of(&outcome.alternates));
    // Relevant projects that were not in the list of the draw come after those that were, in the order in which they were sent.
    let mut others: Vec<&Candidate> =
        present(candidates).filter(|each| each.relevant == Some(true) && each.number.is_none()).collect();
    others.sort_by_key(|each| (each.sent_at, each.id));
    let mut waiting = alternates;
    waiting.extend(others.iter().skip(free).map(|each| each.id));
    answers.extend(selected.into_iter().map(|id| (id, Answer::Offer)));
    answers.extend(waiting.into_iter().zip(1..).map(|(id, number)| (id, Answer::Wait(number))));
    Ok(answers)
}

/// The numbers of the draw whose projects were withdrawn, in the order in which they were; erased ones come first.
fn gone(proof: &Proof, candidates: &[Candidate]) -> Vec<u32> {
    let known: BTreeMap<u32, Option<i64>> =
        candidates.iter().filter_map(|each| Some((each.number?, each.withdrawn_at))).collect();
    let mut gone: Vec<(i64, u32)> = proof
        .ranking
        .iter()
        .filter_map(|rank| match known.get(&rank.number) {
            Some(None) => None,
            Some(Some(at)) => Some((*at, rank.number)),
            None => Some((i64::MIN, rank.number)),
        })
        .collect();
    gone.sort_unstable();
    gone.into_iter().map(|(_, number)| number).collect()
}

/// Whether a place is taken, or kept for a person until they reply.
#[must_use]
pub const fn takes_place(place: Place) -> bool {
    matches!(place, Place::Offered | Place::Accepted)
}

/// Those who wait, in their order.
fn waiting(candidates: &[Candidate]) -> Vec<&Candidate> {
    let mut waiting: Vec<&Candidate> =
        present(candidates).filter(|each| each.place == Place::Waiting).collect();
    waiting.sort_by_key(|each| (each.waiting_number, each.id));
    waiting
}

/// Who is called up now: for each free place the one whose turn it is. Nobody is where there was no draw, because then nobody
/// waits.
///
/// # Errors
/// When the proof contradicts itself.
pub fn call_up(proof: &Proof, candidates: &[Candidate]) -> Result<Vec<InterestId>, DrawError> {
    let taken: Vec<&Candidate> = present(candidates).filter(|each| takes_place(each.place)).collect();
    let mut waiting = waiting(candidates);
    let mut outcome = Outcome {
        selected: taken.iter().filter_map(|each| each.number).collect(),
        alternates: waiting.iter().filter_map(|each| each.number).collect(),
    };
    let mut called = Vec::new();
    while taken.len() + called.len() < proof.commitment.places as usize && !waiting.is_empty() {
        let number = next_number(proof, &mut outcome)?;
        let at = number.and_then(|number| waiting.iter().position(|each| each.number == Some(number)));
        // Without a number of the draw, the first who waits.
        called.push(waiting.remove(at.unwrap_or_default()).id);
    }
    Ok(called)
}

/// The number that is called up for a free place, if one waits. Who is called up does not depend on who left: any number that
/// neither has a place nor waits is the one that leaves.
fn next_number(proof: &Proof, outcome: &mut Outcome) -> Result<Option<u32>, DrawError> {
    let left = proof
        .ranking
        .iter()
        .map(|rank| rank.number)
        .find(|number| !outcome.selected.contains(number) && !outcome.alternates.contains(number));
    let Some(left) = left.filter(|_| !outcome.alternates.is_empty()) else { return Ok(None) };
    outcome.selected.push(left);
    proof.withdraw(outcome, left)
}

/// Whether the waiting list can be closed: nobody can give up an offer any more, and someone waits.
#[must_use]
pub fn can_end_waiting(candidates: &[Candidate]) -> bool {
    let has = |place| present(candidates).any(|each| each.place == place);
    has(Place::Waiting) && !has(Place::Offered)
}

//! The tour de table: each person once, in an order. Who passes has their turn at the end; who passes again has none.

use super::{Queue, Refusal, RoundState};
use ensemble_core::ids::PersonId;

impl Queue {
    /// Those of the tour de table whose turn is to come, next first.
    pub fn left_in_round(&self) -> impl Iterator<Item = PersonId> {
        let left = move |(person, state): &(PersonId, RoundState)| {
            (state.is_left() && !self.has_floor(*person)).then_some(*person)
        };
        self.round.iter().flatten().filter_map(left)
    }

    /// Whether a person can pass: their turn is to come, or they have the floor.
    #[must_use]
    pub fn can_pass(&self, person: PersonId) -> bool {
        self.round.iter().flatten().any(|(each, state)| *each == person && state.is_left())
    }

    pub(super) fn set_round_state(&mut self, person: PersonId, to: RoundState) {
        for (each, state) in self.round.iter_mut().flatten() {
            if *each == person && state.is_left() {
                *state = to;
            }
        }
    }

    pub(super) fn begin_round(&mut self, people: &[PersonId]) -> Result<(), Refusal> {
        if self.round.is_some() {
            return Err(Refusal::Stale);
        }
        let mut round: Vec<(PersonId, RoundState)> = Vec::new();
        for person in people {
            if !round.iter().any(|(each, _)| each == person) {
                round.push((*person, RoundState::Waiting));
            }
        }
        if round.is_empty() {
            return Err(Refusal::EmptyRound);
        }
        self.round = Some(round);
        self.turn += 1;
        Ok(())
    }

    pub(super) fn next_of_round(&mut self, now: i64) {
        self.end_turn(now);
        let next = self.left_in_round().next();
        match next {
            Some(person) => self.give(person, now),
            None => {
                self.round = None;
                self.turn += 1;
            }
        }
    }

    /// A turn in which the person passes counts neither as a turn nor as time.
    pub(super) fn pass(&mut self, person: PersonId) -> Result<(), Refusal> {
        let round = self.round.as_mut().ok_or(Refusal::NotInRound)?;
        let at = round.iter().position(|(each, state)| *each == person && state.is_left());
        let (_, state) = round.remove(at.ok_or(Refusal::NotInRound)?);
        let state = if state == RoundState::Waiting { RoundState::Deferred } else { RoundState::Passed };
        round.push((person, state));
        if self.has_floor(person) {
            self.floor = None;
        }
        self.end_round_without_people();
        self.turn += 1;
        Ok(())
    }

    pub(super) fn end_round_without_people(&mut self) {
        let someone_is_left = self.round.iter().flatten().any(|(_, state)| state.is_left());
        if !someone_is_left {
            self.round = None;
        }
    }
}

//! Closing a list, drawing once, and who is called up when a project withdraws.

use std::collections::{BTreeMap, BTreeSet};

use ensemble_lang::string_enum::string_enum;

use crate::{
    check,
    error::DrawError,
    model::{ALGORITHM, Commitment, Entry, FrozenList, Outcome, Proof, Quota, Rank, Source, Value},
    ranking::rank,
};

string_enum! {
    /// How far a draw is.
    DrawState {
        /// The list is closed and published; the value is awaited.
        Frozen = "frozen",
        /// The proof is published.
        Drawn = "drawn",
        /// It does not count, for a reason that stays on record.
        Void = "void",
    }
}

/// What a coordinator decides before the list is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub places: u32,
    pub quotas: Vec<Quota>,
    pub source: Source,
    /// When list and commitment are published, in seconds since 1970.
    pub published: u64,
}

/// A closed list and the commitment to it, with the hash that is mailed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    pub list: FrozenList,
    pub commitment: Commitment,
    pub commitment_hash: String,
}

/// Closes a list. Each entry has one value for each of the strata, in their order.
///
/// # Errors
///
/// When everybody fits, a quota cannot be met, the value comes too soon, or something is not as the description asks.
pub fn freeze(
    call: &str,
    strata: Vec<String>,
    mut entries: Vec<Entry>,
    terms: Terms,
) -> Result<Frozen, DrawError> {
    entries.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    let list = FrozenList { call: call.to_owned(), strata, entries };
    let Terms { places, quotas, source, published } = terms;
    let commitment = Commitment {
        algorithm: ALGORITHM.to_owned(),
        call: call.to_owned(),
        list_hash: list.hash()?,
        places,
        quotas,
        source,
        published,
    };
    let commitment_hash = commitment.hash()?;
    let frozen = Frozen { list, commitment, commitment_hash };
    frozen.check()?;
    Ok(frozen)
}

impl Frozen {
    /// Checks that neither list nor commitment were changed since they were published.
    ///
    /// # Errors
    ///
    /// The first that is wrong.
    pub fn check(&self) -> Result<(), DrawError> {
        check::frozen(&self.list, &self.commitment, &self.commitment_hash)
    }
}

/// Draws, once.
///
/// # Errors
///
/// `AlreadyDrawn` and `Void` by the state; what is wrong with the list; what is wrong with the value.
pub fn draw(state: DrawState, frozen: Frozen, value: Value) -> Result<Proof, DrawError> {
    match state {
        DrawState::Frozen => {}
        DrawState::Drawn => return Err(DrawError::AlreadyDrawn),
        DrawState::Void => return Err(DrawError::Void),
    }
    frozen.check()?;
    let Frozen { list, commitment, commitment_hash } = frozen;
    check::value(&commitment, &value)?;
    let ranking = rank(&list, value.randomness());
    let Outcome { selected, alternates } = outcome(&list, &commitment, &ranking);
    Ok(Proof { commitment, commitment_hash, list, value, ranking, selected, alternates })
}

/// Who has a place: quotas first, in their order, then the ranking.
pub fn outcome(list: &FrozenList, commitment: &Commitment, ranking: &[Rank]) -> Outcome {
    let places = commitment.places as usize;
    let mut taken: BTreeSet<u32> = BTreeSet::new();
    for quota in &commitment.quotas {
        let there = taken.iter().filter(|number| list.meets(**number, quota)).count();
        let missing = (quota.minimum as usize).saturating_sub(there);
        let next: Vec<u32> = ranking
            .iter()
            .map(|rank| rank.number)
            .filter(|number| !taken.contains(number) && list.meets(*number, quota))
            .take(missing)
            .collect();
        taken.extend(next);
    }
    for rank in ranking {
        if taken.len() >= places {
            break;
        }
        taken.insert(rank.number);
    }
    let (selected, alternates) =
        ranking.iter().map(|rank| rank.number).partition(|number| taken.contains(number));
    Outcome { selected, alternates }
}

impl Proof {
    /// Who had a place and who waited when the draw was run.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        Outcome { selected: self.selected.clone(), alternates: self.alternates.clone() }
    }

    /// Who has a place and who waits after these withdrawals, one after the other. An alternate who does not reply in time is
    /// one of them.
    ///
    /// # Errors
    ///
    /// `NotInDraw`, with the number that neither has a place nor waits for one at that point.
    pub fn after(&self, withdrawals: &[u32]) -> Result<Outcome, DrawError> {
        let mut outcome = self.outcome();
        for number in withdrawals {
            self.withdraw(&mut outcome, *number)?;
        }
        Ok(outcome)
    }

    /// Takes a project out of the outcome and answers which alternate is called up instead, if one waits.
    ///
    /// # Errors
    ///
    /// `NotInDraw`.
    pub fn withdraw(&self, outcome: &mut Outcome, number: u32) -> Result<Option<u32>, DrawError> {
        if let Some(at) = outcome.alternates.iter().position(|other| *other == number) {
            outcome.alternates.remove(at);
            return Ok(None);
        }
        let at =
            outcome.selected.iter().position(|other| *other == number).ok_or(DrawError::NotInDraw(number))?;
        outcome.selected.remove(at);
        let Some(called) = self.next_alternate(outcome) else { return Ok(None) };
        outcome.alternates.retain(|other| *other != called);
        outcome.selected.push(called);
        let ranks: BTreeMap<u32, usize> =
            self.ranking.iter().enumerate().map(|(at, rank)| (rank.number, at)).collect();
        outcome.selected.sort_unstable_by_key(|number| ranks.get(number).copied());
        Ok(Some(called))
    }

    /// The alternate whose turn it is: for the first quota that lacks a project, if one of them can fill it.
    fn next_alternate(&self, outcome: &Outcome) -> Option<u32> {
        let lacks = |quota: &&Quota| {
            let there = outcome.selected.iter().filter(|number| self.list.meets(**number, quota)).count();
            there < quota.minimum as usize
        };
        self.commitment
            .quotas
            .iter()
            .filter(lacks)
            .find_map(|quota| outcome.alternates.iter().find(|number| self.list.meets(**number, quota)))
            .or_else(|| outcome.alternates.first())
            .copied()
    }
}

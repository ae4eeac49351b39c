//! Whether what was published before and after a draw is as the description asks, in its order.

use crate::{
    draw::outcome,
    error::DrawError,
    hash::{decode, mark, randomness_of_numbers, sha256},
    model::{ALGORITHM, Commitment, Entry, FrozenList, Proof, Quota, Rank, Source, Value},
    quicknet,
    ranking::rank,
};

const MAX_ENTRIES: usize = 100_000;
const MAX_PLACES: u32 = 100_000;
const MAX_QUOTAS: usize = 50;
const MAX_STRATA: usize = 10;
const MAX_TEXT: usize = 200;
const MAX_CALL: usize = 100;
const MAX_TIME: u64 = 1_000_000_000_000;
const MAX_ROUND: u64 = 100_000_000_000;
const MAX_COUNT: u32 = 100;
const MAX_NUMBER: u32 = 999_999_999;
/// The seconds from the publication to the value.
const NOTICE: u64 = 600;

impl Proof {
    /// Checks all of it, and repeats the draw.
    ///
    /// # Errors
    ///
    /// The first that is wrong, in the order of the description.
    pub fn check(&self) -> Result<(), DrawError> {
        let Self { commitment, commitment_hash, list, value, ranking, selected, alternates } = self;
        shape_before(list, commitment, commitment_hash)?;
        shape_after(value, ranking)?;
        before(list, commitment, commitment_hash)?;
        value_follows(commitment, value)?;
        let expected = rank(list, value.randomness());
        if expected != *ranking {
            return Err(DrawError::WrongRanking);
        }
        let outcome = outcome(list, commitment, &expected);
        if outcome.selected != *selected || outcome.alternates != *alternates {
            return Err(DrawError::WrongResult);
        }
        signature(commitment, value)
    }
}

/// Checks what is published before the value exists.
pub fn frozen(list: &FrozenList, commitment: &Commitment, commitment_hash: &str) -> Result<(), DrawError> {
    shape_before(list, commitment, commitment_hash)?;
    before(list, commitment, commitment_hash)
}

/// Checks the value against the commitment, its signature too.
pub fn value(commitment: &Commitment, value: &Value) -> Result<(), DrawError> {
    shape_after(value, &[])?;
    value_follows(commitment, value)?;
    signature(commitment, value)
}

fn before(list: &FrozenList, commitment: &Commitment, commitment_hash: &str) -> Result<(), DrawError> {
    if commitment.algorithm != ALGORITHM {
        return Err(DrawError::UnknownAlgorithm);
    }
    let in_order = |pair: &[Entry]| pair[0].id < pair[1].id && mark(&pair[0].id) != mark(&pair[1].id);
    if !list.entries.windows(2).all(in_order) {
        return Err(DrawError::ListUnsorted);
    }
    if list.hash()? != commitment.list_hash || list.call != commitment.call {
        return Err(DrawError::ListChanged);
    }
    if commitment.hash()? != commitment_hash {
        return Err(DrawError::CommitmentChanged);
    }
    let (places, entries) = (commitment.places, list.entries.len());
    if entries <= places as usize {
        return Err(DrawError::EverybodyFits { places, entries });
    }
    quotas(list, commitment)?;
    if let Source::Drand { chain, public_key, .. } = &commitment.source
        && (chain != quicknet::CHAIN || public_key != quicknet::PUBLIC_KEY)
    {
        return Err(DrawError::UnknownSource);
    }
    if commitment.source.time() < commitment.published + NOTICE {
        return Err(DrawError::PublishedLate);
    }
    Ok(())
}

fn quotas(list: &FrozenList, commitment: &Commitment) -> Result<(), DrawError> {
    let places = commitment.places;
    let mut asked = 0;
    for quota in &commitment.quotas {
        if !list.strata.contains(&quota.stratum) {
            return Err(DrawError::QuotaUnknown(quota.clone()));
        }
        let entries = list.numbers().filter(|number| list.meets(*number, quota)).count();
        if entries < quota.minimum as usize {
            return Err(DrawError::QuotaTooFew { quota: quota.clone(), entries });
        }
        asked += u64::from(quota.minimum);
        if asked > u64::from(places) {
            return Err(DrawError::QuotasExceedPlaces { quota: quota.clone(), places });
        }
    }
    Ok(())
}

fn value_follows(commitment: &Commitment, value: &Value) -> Result<(), DrawError> {
    match (&commitment.source, value) {
        (Source::Drand { .. }, Value::Drand { signature, randomness }) => {
            let bytes = decode::<48>(signature).ok_or(DrawError::WrongValue)?;
            if sha256(&bytes) == *randomness { Ok(()) } else { Err(DrawError::WrongValue) }
        }
        (Source::Lottery { count, .. }, Value::Lottery { entered: [first, second], randomness }) => {
            if first != second {
                return Err(DrawError::WitnessesDiffer);
            }
            let right = first.len() == *count as usize
                && first.is_sorted()
                && randomness_of_numbers(first) == *randomness;
            if right { Ok(()) } else { Err(DrawError::WrongValue) }
        }
        _ => Err(DrawError::SourceDiffers),
    }
}

fn signature(commitment: &Commitment, value: &Value) -> Result<(), DrawError> {
    match (&commitment.source, value) {
        (Source::Drand { round, .. }, Value::Drand { signature, .. })
            if !quicknet::is_signed(*round, signature) =>
        {
            Err(DrawError::WrongSignature)
        }
        _ => Ok(()),
    }
}

fn shape_before(list: &FrozenList, commitment: &Commitment, commitment_hash: &str) -> Result<(), DrawError> {
    let Commitment { algorithm, call, list_hash, places, quotas, source, published } = commitment;
    well_formed(is_text(algorithm), "the algorithm")?;
    well_formed(is_call(call) && is_call(&list.call), "the call")?;
    well_formed(is_hash(list_hash) && is_hash(commitment_hash), "a hash")?;
    well_formed((1..=MAX_PLACES).contains(places), "the places")?;
    let quota_is_formed = |quota: &Quota| {
        is_text(&quota.stratum) && is_text(&quota.value) && (1..=MAX_PLACES).contains(&quota.minimum)
    };
    well_formed(quotas.len() <= MAX_QUOTAS && quotas.iter().all(quota_is_formed), "a quota")?;
    well_formed(*published <= MAX_TIME, "the time of publication")?;
    let source_is_formed = match source {
        Source::Drand { chain, public_key, round } => {
            is_text(chain) && is_text(public_key) && (1..=MAX_ROUND).contains(round)
        }
        Source::Lottery { name, at, count, witnesses: [first, second] } => {
            is_text(name)
                && *at <= MAX_TIME
                && (1..=MAX_COUNT).contains(count)
                && is_text(first)
                && is_text(second)
                && first != second
        }
    };
    well_formed(source_is_formed, "the source of the value")?;
    let strata = &list.strata;
    let are_different = strata.iter().enumerate().all(|(at, name)| !strata[..at].contains(name));
    let strata_are_formed =
        strata.len() <= MAX_STRATA && strata.iter().all(|name| is_text(name)) && are_different;
    well_formed(strata_are_formed, "the strata of the list")?;
    well_formed((1..=MAX_ENTRIES).contains(&list.entries.len()), "the length of the list")?;
    let entries_are_formed = list.entries.iter().all(|entry| {
        is_hash(&entry.id)
            && entry.strata.len() == strata.len()
            && entry.strata.iter().all(|value| is_text(value))
    });
    well_formed(entries_are_formed, "a project of the list")
}

fn shape_after(value: &Value, ranking: &[Rank]) -> Result<(), DrawError> {
    let value_is_formed = match value {
        Value::Drand { signature, .. } => decode::<48>(signature).is_some(),
        Value::Lottery { entered, .. } => entered.iter().all(|numbers| {
            numbers.len() <= MAX_COUNT as usize && numbers.iter().all(|number| *number <= MAX_NUMBER)
        }),
    };
    well_formed(value_is_formed && is_hash(value.randomness()), "the value")?;
    well_formed(ranking.iter().all(|rank| is_hash(&rank.key)), "the ranking")
}

fn well_formed(is_so: bool, part: &'static str) -> Result<(), DrawError> {
    if is_so { Ok(()) } else { Err(DrawError::Malformed(part)) }
}

fn is_text(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= MAX_TEXT && !text.chars().any(char::is_control)
}

fn is_call(call: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=MAX_CALL).contains(&call.len()) && call.bytes().all(allowed)
}

fn is_hash(text: &str) -> bool {
    decode::<32>(text).is_some()
}

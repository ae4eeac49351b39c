//! What is published before and after a draw. The order of the fields is that of the canonical JSON.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    error::DrawError,
    hash::{decode, randomness_of_numbers, sha256},
    quicknet,
};

/// The version of the algorithm that `README.md` describes.
pub const ALGORITHM: &str = "ensemble-draw-1";

/// A project: its salted identifier, and its value in each stratum of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: String,
    pub strata: Vec<String>,
}

/// The projects among which is drawn, sorted by identifier. The number of a project is its place in it, from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenList {
    pub call: String,
    pub strata: Vec<String>,
    pub entries: Vec<Entry>,
}

/// So many places at least go to projects with this value in this stratum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    pub stratum: String,
    pub value: String,
    pub minimum: u32,
}

/// Where the public value will come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Source {
    Drand { chain: String, public_key: String, round: u64 },
    Lottery { name: String, at: u64, count: u32, witnesses: [String; 2] },
}

/// What is published, with its hash, before the value exists. Times are seconds since 1970, UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    pub algorithm: String,
    pub call: String,
    pub list_hash: String,
    pub places: u32,
    pub quotas: Vec<Quota>,
    pub source: Source,
    pub published: u64,
}

/// The public value, once it exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Value {
    Drand { signature: String, randomness: String },
    Lottery { entered: [Vec<u32>; 2], randomness: String },
}

/// A project in the ranking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rank {
    pub number: u32,
    pub key: String,
}

/// The numbers of those who have a place and of those who wait, each in the order of the ranking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub selected: Vec<u32>,
    pub alternates: Vec<u32>,
}

/// All that one needs to repeat a draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    pub commitment: Commitment,
    pub commitment_hash: String,
    pub list: FrozenList,
    pub value: Value,
    pub ranking: Vec<Rank>,
    pub selected: Vec<u32>,
    pub alternates: Vec<u32>,
}

impl FrozenList {
    /// The entry with this number.
    #[must_use]
    pub fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get((number as usize).checked_sub(1)?)
    }

    /// The number of the project with this identifier, by which applicants find theirs.
    #[must_use]
    pub fn number_of(&self, id: &str) -> Option<u32> {
        let at = self.entries.iter().position(|entry| entry.id == id)?;
        u32::try_from(at + 1).ok()
    }

    /// Whether the project with this number counts for a quota.
    #[must_use]
    pub fn meets(&self, number: u32, quota: &Quota) -> bool {
        self.entry(number).is_some_and(|entry| {
            self.strata
                .iter()
                .zip(&entry.strata)
                .any(|(stratum, value)| *stratum == quota.stratum && *value == quota.value)
        })
    }

    pub(crate) fn numbers(&self) -> impl Iterator<Item = u32> + use<> {
        (1..).take(self.entries.len())
    }

    /// The hash that is published in the commitment.
    ///
    /// # Errors
    ///
    /// `Malformed`, when it cannot be written as JSON.
    pub fn hash(&self) -> Result<String, DrawError> {
        Ok(sha256(canonical(self)?.as_bytes()))
    }
}

impl Source {
    /// A round of quicknet.
    #[must_use]
    pub fn drand(round: u64) -> Self {
        Self::Drand { chain: quicknet::CHAIN.to_owned(), public_key: quicknet::PUBLIC_KEY.to_owned(), round }
    }

    /// When the value comes to exist.
    #[must_use]
    pub fn time(&self) -> u64 {
        match self {
            Self::Drand { round, .. } => quicknet::time_of(*round),
            Self::Lottery { at, .. } => *at,
        }
    }
}

impl Commitment {
    /// The hash that is published and mailed.
    ///
    /// # Errors
    ///
    /// `Malformed`, when it cannot be written as JSON.
    pub fn hash(&self) -> Result<String, DrawError> {
        Ok(sha256(canonical(self)?.as_bytes()))
    }
}

impl Value {
    /// The value of a round with this signature, 96 hexadecimal digits, as relays write it.
    ///
    /// # Errors
    ///
    /// `WrongValue`, when it is not a signature.
    pub fn drand(signature: &str) -> Result<Self, DrawError> {
        let signature = signature.trim().to_ascii_lowercase();
        let bytes = decode::<48>(&signature).ok_or(DrawError::WrongValue)?;
        Ok(Self::Drand { signature, randomness: sha256(&bytes) })
    }

    /// The value of a lottery whose numbers two witnesses entered, in any order.
    ///
    /// # Errors
    ///
    /// `WitnessesDiffer`.
    pub fn lottery(mut first: Vec<u32>, mut second: Vec<u32>) -> Result<Self, DrawError> {
        first.sort_unstable();
        second.sort_unstable();
        if first != second {
            return Err(DrawError::WitnessesDiffer);
        }
        let randomness = randomness_of_numbers(&first);
        Ok(Self::Lottery { entered: [first, second], randomness })
    }

    /// What the keys are made of.
    #[must_use]
    pub fn randomness(&self) -> &str {
        match self {
            Self::Drand { randomness, .. } | Self::Lottery { randomness, .. } => randomness,
        }
    }
}

impl Proof {
    /// The proof file.
    ///
    /// # Errors
    ///
    /// `Malformed`, when it cannot be written as JSON.
    pub fn to_file(&self) -> Result<String, DrawError> {
        let mut file = canonical(self)?;
        file.push('\n');
        Ok(file)
    }
}

impl fmt::Display for Quota {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}, {}", self.stratum, self.value, self.minimum)
    }
}

fn canonical(value: &impl Serialize) -> Result<String, DrawError> {
    serde_json::to_string(value).map_err(|_| DrawError::Malformed("it cannot be written as JSON"))
}

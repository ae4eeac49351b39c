//! The words of this feature. Pure.

use ensemble_core::region::Region;
use ensemble_core::{
    LocalizedText,
    ids::{CallId, DrawId, InterestId, PersonId, PlannedCommunityId},
    string_enum,
};
use ensemble_draw::{Commitment, DrawError, DrawState, Frozen, FrozenList, Proof, verify};

use crate::call::model::Sector;
use ensemble_communities::community::model::Level;

/// A draw as it is stored: the texts are those that were published, to the byte. Times are in milliseconds UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawRecord {
    pub id: DrawId,
    pub call: CallId,
    pub planned: PlannedCommunityId,
    pub state: DrawState,
    /// Canonical JSON.
    pub list: String,
    /// Canonical JSON.
    pub commitment: String,
    pub commitment_hash: String,
    /// The proof file, once drawn.
    pub proof: Option<String>,
    /// When the value comes to exist.
    pub value_at: i64,
    pub frozen_at: i64,
    /// The coordinator who closed the list.
    pub frozen_by: Option<PersonId>,
    pub drawn_at: Option<i64>,
    pub void: Option<Void>,
}

/// Why a draw does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Void {
    pub at: i64,
    pub reason: LocalizedText,
}

impl DrawRecord {
    /// List and commitment, checked against the hashes that were published.
    ///
    /// # Errors
    /// What was changed since.
    pub fn frozen(&self) -> Result<Frozen, DrawError> {
        let list: FrozenList = serde_json::from_str(&self.list).map_err(|_| DrawError::ListChanged)?;
        let commitment = read_commitment(&self.commitment)?;
        if serde_json::to_string(&list).ok().as_ref() != Some(&self.list) {
            return Err(DrawError::ListChanged);
        }
        let frozen = Frozen { list, commitment, commitment_hash: self.commitment_hash.clone() };
        frozen.check()?;
        Ok(frozen)
    }

    /// The proof, checked as `ensemble verify-draw` does, and against list and commitment. `None` until it is drawn. Takes
    /// some hundredths of a second.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn verified(&self) -> Result<Option<Proof>, DrawError> {
        let frozen = self.frozen()?;
        let Some(file) = &self.proof else { return Ok(None) };
        let proof = verify(file.as_bytes())?;
        if proof.list != frozen.list {
            return Err(DrawError::ListChanged);
        }
        if proof.commitment_hash != frozen.commitment_hash {
            return Err(DrawError::CommitmentChanged);
        }
        Ok(Some(proof))
    }
}

/// Reads a commitment from its canonical JSON.
///
/// # Errors
/// When it is in any other form.
pub fn read_commitment(text: &str) -> Result<Commitment, DrawError> {
    let commitment: Commitment = serde_json::from_str(text).map_err(|_| DrawError::CommitmentChanged)?;
    if serde_json::to_string(&commitment).is_ok_and(|written| written == text) {
        Ok(commitment)
    } else {
        Err(DrawError::CommitmentChanged)
    }
}

/// An entry of a closed list: which project it is. Known to coordinators, and to its applicant by number and salt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawEntry {
    /// Its place in the list, from 1.
    pub number: u32,
    /// `None` once the expression of interest was erased.
    pub interest: Option<InterestId>,
    pub salt: String,
}

/// A draw without its list and its proof, as lists of draws show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawSummary {
    pub id: DrawId,
    pub planned: PlannedCommunityId,
    pub state: DrawState,
    pub value_at: i64,
    pub frozen_at: i64,
    pub drawn_at: Option<i64>,
    pub void: Option<Void>,
    /// How many projects are in the list.
    pub entries: u32,
    /// Canonical JSON.
    pub commitment: String,
    /// Whether the list or the commitment was found to be another one than was published.
    pub changed: bool,
}

/// A witness of a public lottery. What they entered is not in it: one does not see the other's numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// `None` once the account was erased.
    pub person: Option<PersonId>,
    pub has_entered: bool,
    /// Whether the two entered different numbers and are asked again.
    pub asked_again: bool,
}

/// A relevant project, as the list of a draw has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub interest: InterestId,
    pub person: Option<PersonId>,
    pub level: Option<Level>,
    pub region: Option<Region>,
    pub sector: Option<Sector>,
}

string_enum! {
    /// Where the public value of a draw comes from.
    SourceKind {
        /// A round of drand.
        Drand = "drand",
        /// A public lottery, whose numbers two witnesses enter.
        Lottery = "lottery",
    }
}

/// By what quotas group projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stratum {
    Level,
    Region,
    Network,
}

impl Stratum {
    /// Each of them, in the order in which lists have them.
    pub const ALL: [Self; 3] = [Self::Level, Self::Region, Self::Network];

    /// The name by which lists have it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Region => "region",
            Self::Network => "network",
        }
    }

    /// Reads a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stratum| stratum.code() == code)
    }
}

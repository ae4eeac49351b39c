//! What can be wrong with a draw, in one sentence each.

use crate::model::Quota;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    #[error("the file is malformed, or was changed after it was written: {0}")]
    Malformed(&'static str),
    #[error("the draw follows another algorithm than ensemble-draw-1")]
    UnknownAlgorithm,
    #[error("the list is not sorted, or two of its projects have the same mark")]
    ListUnsorted,
    #[error("the list is not the one whose hash was published")]
    ListChanged,
    #[error("the commitment is not the one whose hash was published")]
    CommitmentChanged,
    #[error("there are {places} places for {entries} projects: everybody fits, and there is nothing to draw")]
    EverybodyFits { places: u32, entries: usize },
    #[error("the quota “{0}” names a group that the list does not have")]
    QuotaUnknown(Quota),
    #[error("the quota “{quota}” cannot be met: {entries} projects have this value")]
    QuotaTooFew { quota: Quota, entries: usize },
    #[error("the quota “{quota}” and those before it ask for more than the {places} places")]
    QuotasExceedPlaces { quota: Quota, places: u32 },
    #[error("the public value is not announced from a network that this algorithm knows")]
    UnknownSource,
    #[error("the list was published less than ten minutes before the public value")]
    PublishedLate,
    #[error("the value comes from another source than the one announced")]
    SourceDiffers,
    #[error("the two witnesses entered different numbers")]
    WitnessesDiffer,
    #[error("the value does not follow from what its source published")]
    WrongValue,
    #[error("the ranking does not follow from the list and the value")]
    WrongRanking,
    #[error("the selected projects and the alternates do not follow from the ranking")]
    WrongResult,
    #[error("the signature is not the one of the announced round")]
    WrongSignature,
    #[error("this draw was run already, and there is no second one")]
    AlreadyDrawn,
    #[error("this draw is void")]
    Void,
    #[error("project {0} neither has a place nor waits for one")]
    NotInDraw(u32),
}

impl DrawError {
    /// The code of the description, under which a page finds its sentence.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "malformed",
            Self::UnknownAlgorithm => "unknown_algorithm",
            Self::ListUnsorted => "list_unsorted",
            Self::ListChanged => "list_changed",
            Self::CommitmentChanged => "commitment_changed",
            Self::EverybodyFits { .. } => "everybody_fits",
            Self::QuotaUnknown(_) => "quota_unknown",
            Self::QuotaTooFew { .. } => "quota_too_few",
            Self::QuotasExceedPlaces { .. } => "quotas_exceed_places",
            Self::UnknownSource => "unknown_source",
            Self::PublishedLate => "published_late",
            Self::SourceDiffers => "source_differs",
            Self::WitnessesDiffer => "witnesses_differ",
            Self::WrongValue => "wrong_value",
            Self::WrongRanking => "wrong_ranking",
            Self::WrongResult => "wrong_result",
            Self::WrongSignature => "wrong_signature",
            Self::AlreadyDrawn => "already_drawn",
            Self::Void => "void",
            Self::NotInDraw(_) => "not_in_draw",
        }
    }
}

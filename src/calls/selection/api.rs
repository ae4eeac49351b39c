//! Inputs of forms.

use serde::{Deserialize, Serialize};

use super::model::{Arrangement, Reply};
use crate::call::model::Sector;
use ensemble_communities::community::model::Network;
use ensemble_core::{
    error::optional,
    ids::{InterestId, OrganizationId, PlannedCommunityId},
};

/// Gives the places of a planned community, and answers everybody who asked for one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivePlaces {
    /// The last day on which an offered place can be accepted: `2026-12-14`.
    #[serde(default)]
    pub day: String,
    /// Whether the waiting list is closed, and nothing else done.
    #[serde(default)]
    pub step: GiveStep,
}

/// What is done with the places of a planned community.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GiveStep {
    #[default]
    Give,
    /// Those who wait are answered that no place became free.
    EndWaiting,
}

/// Makes the community that was planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeCommunity {
    #[serde(default, deserialize_with = "optional")]
    pub network: Option<Network>,
}

/// Merges a planned community into another one, or makes some of its answers those of a new one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrange {
    #[serde(default, deserialize_with = "optional")]
    pub arrangement: Option<Arrangement>,
    /// What it becomes a part of.
    #[serde(default, deserialize_with = "optional")]
    pub into: Option<PlannedCommunityId>,
    /// The title of a new one.
    #[serde(default, rename = "title-fr")]
    pub french: String,
    #[serde(default, rename = "title-en")]
    pub english: String,
    /// The sectors whose answers move.
    #[serde(default)]
    pub sector: Vec<Sector>,
    /// Other answers that move.
    #[serde(default)]
    pub answer: Vec<InterestId>,
    /// Why these answers move, in both languages: those whose they are get it.
    #[serde(default, rename = "reason-fr")]
    pub french_reason: String,
    #[serde(default, rename = "reason-en")]
    pub english_reason: String,
    /// The token of the reason that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}

/// Accepts, declines or gives up a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyPlace {
    #[serde(default, deserialize_with = "optional")]
    pub reply: Option<Reply>,
}

/// Notes that an organization was written to, or changes the message that is proposed, which is stored nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseBoard {
    #[serde(default, deserialize_with = "optional")]
    pub organization: Option<OrganizationId>,
    /// The message; missing where an organization is noted.
    #[serde(default)]
    pub message: Option<String>,
}

//! Inputs of what reviewers and coordinators do.

use serde::{Deserialize, Serialize};

use super::{
    model::{Conflict, Judgement, Project, Review, Verdict},
    rules,
};
use crate::interest::model::Interest;
use ensemble_core::{
    error::optional,
    ids::{CallCriterionId, PersonId},
};

/// Judges a project, or changes what one judged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteReview {
    /// The revision of one's own review that the person looked at; 0 for none.
    #[serde(default)]
    pub revision: i64,
    /// When the text that the person read was changed, in milliseconds UTC; 0 for never.
    #[serde(default)]
    pub text: i64,
    #[serde(default, deserialize_with = "optional")]
    pub verdict: Option<Verdict>,
    /// The criterion that is not met.
    #[serde(default, deserialize_with = "optional")]
    pub criterion: Option<CallCriterionId>,
    #[serde(default)]
    pub reason: String,
    /// The token of the reason that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}

impl WriteReview {
    /// What the form begins with.
    pub(super) fn of(own: Option<&Review>) -> Self {
        let revision = own.map(|review| review.revision).unwrap_or_default();
        let Some(Judgement { verdict, failed, reason }) = own.and_then(Review::last_judgement).cloned()
        else {
            return Self { revision, ..Self::default() };
        };
        Self { revision, verdict: Some(verdict), criterion: failed, reason, ..Self::default() }
    }
}

/// Declares a conflict of interests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclareConflict {
    #[serde(default, deserialize_with = "optional")]
    pub conflict: Option<Conflict>,
}

/// Decides whether a project is relevant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettleProject {
    /// What the coordinator looked at: see [`rules::seen`](super::rules::seen).
    #[serde(default)]
    pub seen: String,
    #[serde(default, deserialize_with = "optional")]
    pub verdict: Option<Verdict>,
    /// The criterion that is not met.
    #[serde(default, deserialize_with = "optional")]
    pub criterion: Option<CallCriterionId>,
    /// The reviewer whose reason the applicant gets; `None` for the coordinator's own words.
    #[serde(default, deserialize_with = "optional")]
    pub source: Option<PersonId>,
    /// The coordinator's own words.
    #[serde(default)]
    pub reason: String,
    /// The token of the reason that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}

impl SettleProject {
    /// What the form about an answer begins with: what was decided, or what the reviewers agree on.
    pub(super) fn of(project: &Project, interest: &Interest) -> Self {
        let decided = interest.relevance.as_ref();
        let seen = rules::seen(&project.reviews, decided.map(|relevance| relevance.at), interest.revision);
        if let (Some((verdict, _)), Some(decided)) = (project.decided, decided) {
            let is_source = |review: &&Review| {
                review
                    .judgement()
                    .is_some_and(|said| said.verdict == verdict && said.reason == decided.reason)
            };
            let source = project.reviews.iter().find(is_source).map(|review| review.person);
            let reason = if source.is_none() { decided.reason.clone() } else { String::new() };
            let criterion = decided.failed;
            return Self { seen, verdict: Some(verdict), criterion, source, reason, ..Self::default() };
        }
        let verdict = rules::agreed(project.tally);
        let failed =
            project.reviews.iter().filter_map(Review::judgement).find_map(|judgement| judgement.failed);
        let criterion = failed.filter(|_| verdict == Some(Verdict::NotRelevant));
        Self { seen, verdict, criterion, ..Self::default() }
    }
}

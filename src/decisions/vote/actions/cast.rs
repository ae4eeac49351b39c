//! Voting.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{find_for, unconfirmed};
use crate::vote::{
    model::Vote,
    rules::{self, BallotFault, MAX_REASON, is_open},
    store,
};
use ensemble_core::{
    Lang,
    error::{ActionError, FieldErrors},
    ids::{CommunityId, VoteId, VoteOptionId},
    rights::Action,
};
use ensemble_reflections::reflection::PiiWarning;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// A ballot. For each option there are fields named by its id: `ballot.…` and, in a vote by consent, `ballot.….reason`.
/// The portal keeps no copy of fields whose names begin like this, nor of anything that is sent to the address of ballots.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CastVote {
    /// The revision of what can be chosen that the person looked at.
    pub revision: i64,
    /// The token of the reasons that the person confirmed. It is made of them, so that it could be tried against each reason.
    #[serde(default, rename = "ballot.confirmation")]
    pub confirmation_token: String,
    /// What was sent for the options.
    #[serde(flatten)]
    pub fields: BTreeMap<String, String>,
}

impl CastVote {
    /// What was sent for an option.
    #[must_use]
    pub fn value(&self, option: VoteOptionId) -> &str {
        self.fields.get(&format!("ballot.{option}")).map_or("", String::as_str)
    }

    /// The reason that was sent for an option.
    #[must_use]
    pub fn reason(&self, option: VoteOptionId) -> &str {
        self.fields.get(&format!("ballot.{option}.reason")).map_or("", String::as_str)
    }

    fn sent(&self, vote: &Vote) -> BTreeMap<VoteOptionId, (String, String)> {
        let option = |id: VoteOptionId| (id, (self.value(id).to_owned(), self.reason(id).to_owned()));
        vote.options.iter().map(|each| option(each.id)).collect()
    }
}

/// The outcome of voting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CastOutcome {
    Cast,
    /// Not cast: a reason may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
    /// Not cast: the vote is closed.
    Closed,
    /// Not cast: the vote is secret, and the person has voted.
    Twice,
}

/// Casts a ballot. In an open vote it replaces the person's earlier one.
///
/// # Errors
/// [`ActionError::Invalid`] for a ballot that is none, [`ActionError::Conflict`] when what can be chosen has changed since
/// the person looked at it.
pub async fn cast(
    context: &ActionContext,
    community: CommunityId,
    id: VoteId,
    input: &CastVote,
) -> Result<CastOutcome, ActionError> {
    let vote = find_for(context, community, id, Action::ProposeThemes).await?;
    let (person, db) = (context.person()?, &context.portal.db);
    if !is_open(&vote, context.portal.now()) {
        return Ok(CastOutcome::Closed);
    }
    if vote.secret && store::voter(db, id, person).await?.is_some() {
        return Ok(CastOutcome::Twice);
    }
    if vote.revision != input.revision {
        return Err(ActionError::Conflict);
    }
    let mut ballot = rules::ballot(&vote, context.lang, &input.sent(&vote))
        .map_err(|faults| ActionError::Invalid(errors(context, &vote, &faults)))?;
    if !vote.secret {
        rules::keep_languages(&mut ballot, &store::ballot_of(db, id, person).await?);
    }
    let reasons: Vec<(Lang, String)> = ballot
        .iter()
        .filter_map(|choice| choice.reason.as_ref())
        .map(|reason| reason.shown(context.lang))
        .map(|reason| (reason.lang, reason.text.to_owned()))
        .collect();
    if let Some((warnings, token)) = unconfirmed(context, reasons, &input.confirmation_token) {
        return Ok(CastOutcome::Unconfirmed(warnings, token));
    }
    // Nothing of this is in the audit log: it has times.
    let cast = db
        .transaction(async |tx| {
            // The clock is read under the lock: waiting for it may have taken until the vote was over.
            let closes_at = store::lock_open(tx, id, vote.revision).await?;
            if closes_at.is_none_or(|closes_at| closes_at <= context.portal.now()) {
                return Ok::<_, ActionError>(None);
            }
            if vote.secret {
                return Ok(Some(store::cast_secret(tx, id, vote.method, person, &ballot).await?));
            }
            store::cast_open(tx, id, person, &ballot).await?;
            Ok(Some(true))
        })
        .await?;
    match cast {
        Some(true) => Ok(CastOutcome::Cast),
        Some(false) => Ok(CastOutcome::Twice),
        // It was closed or changed since it was read.
        None => match find_for(context, community, id, Action::ProposeThemes).await? {
            vote if is_open(&vote, context.portal.now()) => Err(ActionError::Conflict),
            _ => Ok(CastOutcome::Closed),
        },
    }
}

fn errors(context: &ActionContext, vote: &Vote, faults: &[BallotFault]) -> FieldErrors {
    let lang = context.lang;
    let first = vote.options.first().map(|option| option.id.to_string()).unwrap_or_default();
    let mut errors = FieldErrors::default();
    for fault in faults {
        let (option, message) = match fault {
            BallotFault::Empty => (first.clone(), t::vote_empty_ballot(lang).to_owned()),
            BallotFault::TooManyDots { given } => {
                (first.clone(), t::vote_too_many_dots(lang, vote.dots, *given))
            }
            BallotFault::Unreadable(option) => (option.to_string(), t::vote_unreadable(lang).to_owned()),
            BallotFault::NoLevel(option) => (option.to_string(), t::vote_no_level(lang).to_owned()),
            BallotFault::NoReason(option) => (format!("{option}-reason"), t::vote_no_reason(lang).to_owned()),
            BallotFault::LongReason(option) => {
                (format!("{option}-reason"), t::theme_too_long(lang, MAX_REASON))
            }
        };
        errors.add(&format!("ballot-{option}"), message);
    }
    errors
}

//! What reviewers and coordinators do. Each action is one function with a typed input; the plain form of its page decodes into
//! that input and calls it.

mod end;
mod review;
mod settle;

pub use end::end;
pub use review::{ReviewOutcome, declare, read, review};
pub use settle::{SettleOutcome, settle, settle_agreed};

use super::{model::Verdict, rules, store};
use crate::{
    call::{
        self,
        model::{Call, Criterion},
        rules::{
            phase,
            rights::{Field, Party, may_write},
        },
    },
    interest,
};
use ensemble_core::{
    error::{AppError, FieldErrors},
    ids::{CallCriterionId, PersonId},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::{Portal, web::ActionContext};
use ensemble_texts as t;

/// What in a reason may tell of people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warnings {
    /// What may identify a student.
    pub students: Vec<PiiWarning>,
    /// Names of reviewers.
    pub reviewers: Vec<String>,
}

impl Warnings {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.students.is_empty() && self.reviewers.is_empty()
    }
}

/// The person who reads the projects of a call now. Absence and refusal answer alike.
///
/// # Errors
/// [`AppError::NotFound`] for those who are not reviewers of the call, and when it is not in screening.
pub async fn reviewer(context: &ActionContext, call: &Call) -> Result<PersonId, AppError> {
    let person = context.person()?;
    let reads = may_write(Party::Reviewer, phase(call, context.portal.now()), Field::Reviews, call.blind);
    if reads && call::is_reviewer(&context.portal.db, call.id, person).await? {
        Ok(person)
    } else {
        Err(AppError::NotFound)
    }
}

/// Whether a person is a reviewer of a call whose projects reviewers do not read now.
///
/// # Errors
/// [`AppError::SignInFirst`] for visitors; otherwise when the database is unavailable.
pub async fn has_ended_for(context: &ActionContext, call: &Call) -> Result<bool, AppError> {
    let person = context.person()?;
    let reads = may_write(Party::Reviewer, phase(call, context.portal.now()), Field::Reviews, call.blind);
    Ok(!reads && call::is_reviewer(&context.portal.db, call.id, person).await?)
}

fn require_coordinator(context: &ActionContext) -> Result<(), AppError> {
    if context.may(Action::ManageCalls, None) { Ok(()) } else { Err(AppError::NotFound) }
}

/// Whether coordinators decide about the projects of a call now.
fn is_settling(context: &ActionContext, call: &Call) -> bool {
    let phase = phase(call, context.portal.now());
    may_write(Party::Coordinator, phase, Field::Relevance, call.blind)
}

/// Gives each project of a call that is in screening a number by chance, unless it has one.
///
/// # Errors
/// When the database is unavailable.
pub async fn number_projects(portal: &Portal, call: &Call) -> Result<(), AppError> {
    let reads =
        |call: &Call| may_write(Party::Reviewer, phase(call, portal.now()), Field::Reviews, call.blind);
    if !reads(call) || !store::has_unnumbered(&portal.db, call.id).await? {
        return Ok(());
    }
    portal
        .db
        .transaction(async |tx| {
            if call::lock(&mut *tx, call.id).await?.is_some_and(|call| reads(&call)) {
                interest::number_projects(tx, call.id).await?;
            }
            Ok(())
        })
        .await
}

/// How many reviewers a call has.
///
/// # Errors
/// When the database is unavailable.
pub async fn reviewer_count(portal: &Portal, call: &Call) -> Result<u32, AppError> {
    let reviewers = call::reviewers(&portal.db, call.id).await?;
    Ok(u32::try_from(reviewers.len()).unwrap_or(u32::MAX))
}

/// Adds what is wrong with a verdict and its criterion; the criterion that goes with it.
fn check_verdict(
    context: &ActionContext,
    criteria: &[Criterion],
    verdict: Option<Verdict>,
    criterion: Option<CallCriterionId>,
    errors: &mut FieldErrors,
) -> Option<CallCriterionId> {
    let lang = context.lang;
    match verdict {
        None => {
            errors.add("verdict", t::screening_no_verdict(lang));
            None
        }
        Some(Verdict::Relevant) => None,
        Some(Verdict::NotRelevant) => {
            let known = criterion.filter(|id| criteria.iter().any(|each| each.id == *id));
            if known.is_none() && !criteria.is_empty() {
                errors.add("criterion", t::screening_no_criterion(lang));
            }
            known
        }
    }
}

/// What in a reason may tell of people and was not confirmed, with the token that confirms it. The applicant gets the reason
/// without the names of reviewers.
fn unconfirmed(
    context: &ActionContext,
    reviewers: &[call::model::Reviewer],
    reason: &str,
    confirmed: &str,
) -> Option<(Warnings, String)> {
    let review = PiiReview::of_text(context.lang, reason);
    let names = reviewers.iter().map(|reviewer| reviewer.name.as_str());
    let own = context.viewer.person.as_ref().map(|person| person.name.as_str());
    let warnings = Warnings {
        students: review.warnings(context.lang),
        reviewers: rules::names_in(reason, names.chain(own)),
    };
    let token = review.token();
    (!warnings.is_empty() && confirmed != token).then_some((warnings, token))
}

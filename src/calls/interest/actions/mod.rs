//! What people do with an answer to a call. Each action is one function with a typed input; the plain form of its page decodes
//! into that input and calls it.

mod answer;
mod ask;
mod cancelled;
mod designation;
mod draft;
mod links;
mod mask;
mod own;
mod withdraw;

pub use cancelled::cancellation;
pub use draft::save_draft;
pub use links::{link, recipient};
pub use own::own_answers;

pub(super) use answer::{AnswerOutcome, answer};
pub(super) use ask::{AskOutcome, ask_again};
pub use designation::seen;
pub(super) use designation::{
    AnswerDesignation, DesignationOutcome, MAX_REASON, answer_by_key, answer_in_place, seen_by_organization,
};
pub(super) use links::request_link;
pub use mask::mask_seen;
pub(super) use mask::{MAX_WORDS, MaskOutcome, MaskProject, mask_project, with_words};
pub(super) use withdraw::withdraw;

use super::{model::Interest, rules::Asked, store};
use crate::{
    call::{
        self,
        model::{Call, PlannedCommunity, Question},
    },
    need::{self, model::Need},
};
use ensemble_communities::account::{self, model::Account, rules::mailbox};
use ensemble_core::{
    Lang, LocalizedText,
    error::AppError,
    ids::{OrganizationId, PlannedCommunityId},
};
use ensemble_server::{
    db::Db,
    digest,
    web::{ActionContext, PageRequest},
};

/// Who answers a call: a person with an account who is signed in, or a person without one whose address has a secret.
#[derive(Clone, Debug)]
pub(super) struct Applicant {
    pub(super) account: Option<Account>,
    /// What they wrote; `None` before they began.
    pub(super) interest: Option<Interest>,
    /// The secret of the address, where it is needed to come back.
    pub(super) key: Option<String>,
    /// Whether the secret is that of another person's answer, which is not shown to one who is signed in.
    pub(super) is_other_link: bool,
}

/// What a call asks, and the organizations that can be chosen.
#[derive(Clone, Debug)]
pub(super) struct CallForm {
    /// The communities that the call plans.
    pub(super) planned: Vec<PlannedCommunity>,
    pub(super) questions: Vec<Question>,
    pub(super) needs: Vec<Need>,
    pub(super) organizations: Vec<(OrganizationId, LocalizedText)>,
}

impl CallForm {
    /// Loads it, for a page in a language.
    pub(super) async fn load(db: &Db, call: &Call, lang: Lang) -> Result<Self, sqlx::Error> {
        let planned = call::planned(db, call.id).await?;
        Ok(Self {
            planned: planned.into_iter().filter(|planned| planned.merged_into.is_none()).collect(),
            questions: call::questions(db, call.id).await?,
            needs: need::of_call(db, call.id).await?,
            organizations: store::organizations(db, lang).await?,
        })
    }

    pub(super) fn asked(&self) -> Asked<'_> {
        Asked { planned: &self.planned, questions: &self.questions, needs: &self.needs }
    }

    pub(super) fn planned_ids(&self) -> Vec<PlannedCommunityId> {
        self.planned.iter().map(|planned| planned.id).collect()
    }
}

/// Who answers; `None` for visitors whose address has no secret that works. What was begun without an account, with the
/// mailbox of the person who is signed in, is theirs if they have proven that they read it.
pub(super) async fn find_applicant(
    request: &PageRequest,
    call: &Call,
) -> Result<Option<Applicant>, AppError> {
    applicant_of(request, request.key(), call).await
}

/// The same with the secret of an address.
async fn applicant_of(
    context: &ActionContext,
    key: &str,
    call: &Call,
) -> Result<Option<Applicant>, AppError> {
    let db = &context.portal.db;
    let by_key = match key {
        "" => None,
        key => store::find_by_link(db, call.id, &digest::sha256(key.as_bytes())).await?,
    };
    let Some(person) = context.viewer.id() else {
        return Ok(by_key.map(|interest| Applicant {
            account: None,
            interest: Some(interest),
            key: Some(key.to_owned()),
            is_other_link: false,
        }));
    };
    let account = account::find(db, person).await?.ok_or(AppError::SignInFirst)?;
    let own = mailbox(&account.email);
    let is_own_link = by_key.as_ref().is_some_and(|interest| mailbox(&interest.email) == own);
    let is_proven = account.email_proven_at.is_some() || is_own_link;
    let interest = store::find_of_person(db, call.id, person, is_proven.then_some(own.as_str())).await?;
    let needs_key = account.email_proven_at.is_none()
        && interest.as_ref().is_some_and(|interest| interest.person.is_none());
    let is_other_link = by_key.is_some_and(|found| interest.as_ref().is_none_or(|own| own.id != found.id));
    Ok(Some(Applicant {
        account: Some(account),
        interest,
        key: needs_key.then(|| key.to_owned()),
        is_other_link,
    }))
}

/// What the person wrote who is signed in, or whose address has the secret of the query's `key`.
///
/// # Errors
/// When the database is unavailable.
pub async fn applicant(request: &PageRequest, call: &Call) -> Result<Option<Interest>, AppError> {
    Ok(find_applicant(request, call).await?.and_then(|applicant| applicant.interest))
}

/// What a person with an account begins with.
pub(super) fn blank(call: &Call, account: &Account, form: &CallForm, now: i64) -> Interest {
    let organization =
        account.organization.and_then(|id| form.organizations.iter().find(|(known, _)| *known == id));
    Interest {
        person: Some(account.id),
        email: account.email.clone(),
        name: account.name.clone(),
        organization: organization.map(|(id, _)| *id),
        organization_name: organization
            .map(|(_, name)| name.text(account.lang).to_owned())
            .unwrap_or_default(),
        post: account.post.clone().unwrap_or_default(),
        ..Interest::empty(call.id, account.lang, now)
    }
}

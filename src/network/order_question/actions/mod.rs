//! What people do with questions to an order. Each action is one function with a typed input; the plain form of its page decodes
//! into that input and calls it.
//!
//! Every change locks the list of the community first, and then looks at the arrangement, the list and the question again: what
//! can be done is decided on what it will change.

mod answer;
mod arrange;
mod list;

pub use answer::{AnswerOutcome, RecordAnswer, answer};
pub use arrange::{MergeQuestion, merge, move_question, pass};
pub use list::{AGENDA_JOB, PlanVisit, VisitChange, carry_out, finish, freeze, plan_visit, reopen};

use serde::{Deserialize, Serialize};

use super::{
    model::{Offer, OrderList, OrderQuestion, QuestionState, QuestionTexts, Step},
    rules::{self, MAX_BACKGROUND, MAX_OPEN, MAX_TEXT},
    store::{self, NewQuestion},
};
use ensemble_communities::membership;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors, checkbox},
    ids::{CommunityId, OrderQuestionId},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Asks a question, or changes one that the person asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteQuestion {
    /// The revision that the person looked at, of a question that is changed.
    #[serde(default)]
    pub revision: i64,
    #[serde(default)]
    pub text: String,
    /// Where the question comes from; may be empty.
    #[serde(default)]
    pub background: String,
    /// The token of the texts that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}

impl WriteQuestion {
    /// What a form begins with that changes a question.
    pub(super) fn of(question: &OrderQuestion) -> Self {
        Self {
            revision: question.revision,
            text: question.texts.text.clone(),
            background: question.texts.background.clone(),
            confirmation_token: String::new(),
        }
    }
}

/// The outcome of writing a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteOutcome {
    Written(OrderQuestionId),
    /// Not saved: the texts may identify a student. The form sends the token to confirm them.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Supports a question, or withdraws the support.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportQuestion {
    #[serde(default, deserialize_with = "checkbox")]
    pub supports: bool,
}

/// A question of a community, if the viewer may do this there. Absence and refusal answer alike.
pub(super) async fn find_for(
    context: &ActionContext,
    community: CommunityId,
    id: OrderQuestionId,
    action: Action,
) -> Result<OrderQuestion, AppError> {
    context.require(action, community)?;
    let found = store::find(&context.portal.db, community, id, context.viewer.id()).await?;
    found.ok_or(AppError::NotFound)
}

/// A question that the person asks. Absence and refusal answer alike.
pub(super) async fn find_own(
    context: &ActionContext,
    community: CommunityId,
    id: OrderQuestionId,
) -> Result<OrderQuestion, AppError> {
    let question = find_for(context, community, id, Action::ProposeThemes).await?;
    if question.is_by(context.person()?) { Ok(question) } else { Err(AppError::NotFound) }
}

/// The list of a community, locked until the transaction ends, and what the community is offered.
async fn lock(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    community: CommunityId,
) -> Result<(OrderList, Offer), sqlx::Error> {
    let list = store::lock_current(tx, community, context.portal.now()).await?;
    let offer = rules::offer(membership::liaison(tx, community).await?);
    Ok((list, offer))
}

/// Locks the list of a community for a step with one of its questions.
///
/// # Errors
/// [`ActionError::Conflict`] when the step cannot be done any more.
async fn lock_for(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    community: CommunityId,
    id: OrderQuestionId,
    step: Step,
) -> Result<(OrderList, QuestionState), ActionError> {
    let (list, offer) = lock(tx, context, community).await?;
    let state = store::state_of(tx, community, id).await?.ok_or(AppError::NotFound)?;
    if rules::can(step, offer, list.is_frozen(), state) {
        Ok((list, state))
    } else {
        Err(ActionError::Conflict)
    }
}

/// Asks a question in the language of the page.
///
/// # Errors
/// [`ActionError::Invalid`] for texts that cannot be kept, and when the person asks as many as there may be,
/// [`ActionError::Conflict`] when no questions are taken now.
pub async fn ask(
    context: &ActionContext,
    community: CommunityId,
    input: &WriteQuestion,
) -> Result<WriteOutcome, ActionError> {
    context.require(Action::ProposeThemes, community)?;
    let author = context.person()?;
    let texts = match read(context.lang, context.lang, input)? {
        Ok(texts) => texts,
        Err((warnings, token)) => return Ok(WriteOutcome::Unconfirmed(warnings, token)),
    };
    let (id, now) = (OrderQuestionId::new(), context.portal.now());
    context
        .portal
        .db
        .transaction(async |tx| {
            let (list, offer) = lock(tx, context, community).await?;
            if !rules::can_ask(offer, list.is_frozen()) {
                return Err(ActionError::Conflict);
            }
            if store::count_open(tx, community, author).await? >= MAX_OPEN {
                let mut errors = FieldErrors::default();
                errors.add("text", t::order_question_too_many(context.lang, MAX_OPEN));
                return Err(ActionError::Invalid(errors));
            }
            store::add(tx, NewQuestion { id, community, author, texts: &texts }, now).await?;
            context.audit(tx, "order-question.ask", id, "").await?;
            Ok(())
        })
        .await?;
    Ok(WriteOutcome::Written(id))
}

/// Changes a question that the person asks, in the language in which it was written.
///
/// # Errors
/// [`ActionError::Invalid`] for texts that cannot be kept, [`ActionError::Conflict`] when the question cannot be changed any more,
/// or was changed since the person looked at it.
pub async fn edit(
    context: &ActionContext,
    community: CommunityId,
    id: OrderQuestionId,
    input: &WriteQuestion,
) -> Result<WriteOutcome, ActionError> {
    let question = find_own(context, community, id).await?;
    let texts = match read(context.lang, question.texts.lang, input)? {
        Ok(texts) => texts,
        Err((warnings, token)) => return Ok(WriteOutcome::Unconfirmed(warnings, token)),
    };
    context
        .portal
        .db
        .transaction(async |tx| {
            lock_for(tx, context, community, id, Step::Edit).await?;
            if !store::write(tx, id, input.revision, &texts).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "order-question.edit", id, "").await?;
            Ok(())
        })
        .await?;
    Ok(WriteOutcome::Written(id))
}

/// The texts of a form, or what in them may identify a student.
fn read(
    page: Lang,
    lang: Lang,
    input: &WriteQuestion,
) -> Result<Result<QuestionTexts, (Vec<PiiWarning>, String)>, ActionError> {
    let mut errors = FieldErrors::default();
    if input.text.is_empty() || input.text.chars().count() > MAX_TEXT {
        errors.add("text", t::order_question_wrong_text(page, MAX_TEXT));
    }
    if input.background.chars().count() > MAX_BACKGROUND {
        errors.add("background", t::order_question_too_long(page, MAX_BACKGROUND));
    }
    errors.check()?;
    let review = PiiReview::of_texts([&input.text, &input.background].map(|text| (lang, text.clone())));
    let (warnings, token) = (review.warnings(page), review.token());
    if !warnings.is_empty() && input.confirmation_token != token {
        return Ok(Err((warnings, token)));
    }
    Ok(Ok(QuestionTexts { lang, text: input.text.clone(), background: input.background.clone() }))
}

/// Supports a question, or withdraws the support. Doing it twice changes nothing.
///
/// # Errors
/// [`ActionError::Conflict`] when the support does not change any more.
pub async fn support(
    context: &ActionContext,
    community: CommunityId,
    id: OrderQuestionId,
    input: SupportQuestion,
) -> Result<(), ActionError> {
    find_for(context, community, id, Action::ProposeThemes).await?;
    let (person, now) = (context.person()?, context.portal.now());
    context
        .portal
        .db
        .transaction(async |tx| {
            lock_for(tx, context, community, id, Step::Support).await?;
            store::set_support(tx, id, person, input.supports, now).await?;
            Ok(())
        })
        .await
}

/// Takes the person out of those who ask a question. When no one asks it any more, it is withdrawn.
///
/// # Errors
/// [`ActionError::Conflict`] when it cannot be withdrawn any more.
pub async fn withdraw(
    context: &ActionContext,
    community: CommunityId,
    id: OrderQuestionId,
) -> Result<(), ActionError> {
    find_own(context, community, id).await?;
    let person = context.person()?;
    context
        .portal
        .db
        .transaction(async |tx| {
            lock_for(tx, context, community, id, Step::Withdraw).await?;
            store::withdraw(tx, id, person).await?;
            context.audit(tx, "order-question.withdraw", id, "").await?;
            Ok(())
        })
        .await
}

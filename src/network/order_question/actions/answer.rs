//! Recording what an order answered, and correcting it.

use serde::{Deserialize, Serialize};

use super::{find_for, lock_for};
use crate::order_question::{
    events,
    model::{Given, OrderAnswer, OrderQuestion, QuestionState, Step},
    rules::{MAX_ANSWER, MAX_WHO},
    store::{self, NewAnswer},
};
use ensemble_common::notification::notify;
use ensemble_communities::community::model::Community;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors, optional},
    format,
    ids::OrderQuestionId,
    rights::Action,
};
use ensemble_meetings::meeting::rules::day;
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Records an answer, or corrects it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordAnswer {
    /// The revision that the person looked at; 0 where there was no answer.
    #[serde(default)]
    pub revision: i64,
    /// The day on which it was given, as `2027-03-26`.
    #[serde(default)]
    pub day: String,
    #[serde(default, deserialize_with = "optional")]
    pub given: Option<Given>,
    #[serde(default)]
    pub who: String,
    /// In what capacity.
    #[serde(default)]
    pub post: String,
    #[serde(default)]
    pub text: String,
    /// The token of the texts that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}

impl RecordAnswer {
    /// What a form begins with: the answer that is there.
    pub(in crate::order_question) fn of(question: &OrderQuestion) -> Self {
        let Some(answer) = &question.answer else { return Self::default() };
        Self {
            revision: answer.revision,
            day: format::local(answer.answered_on).date().to_string(),
            given: Some(answer.given),
            who: answer.who.clone(),
            post: answer.capacity.clone(),
            text: answer.text.clone(),
            confirmation_token: String::new(),
        }
    }
}

/// The outcome of recording an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerOutcome {
    Recorded,
    /// It was there and is corrected.
    Corrected,
    /// Not saved: the texts may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Records the answer to a question, in the language of the page, and notifies those who ask or support it; or corrects it, in
/// the language in which it was written.
///
/// # Errors
/// [`ActionError::Invalid`] for what cannot be kept, [`ActionError::Conflict`] when another person recorded or corrected the
/// answer meanwhile, or the question takes none.
pub async fn answer(
    context: &ActionContext,
    community: &Community,
    id: OrderQuestionId,
    input: &RecordAnswer,
) -> Result<AnswerOutcome, ActionError> {
    let question = find_for(context, community.id, id, Action::DecideThemes).await?;
    let (by, now) = (context.person()?, context.portal.now());
    let own = question.answer.as_ref().map_or(context.lang, |answer| answer.lang);
    let mut answer = match read(context, own, input)? {
        Ok(answer) => answer,
        Err((warnings, token)) => return Ok(AnswerOutcome::Unconfirmed(warnings, token)),
    };
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            let (list, state) = lock_for(tx, context, community.id, id, Step::Answer).await?;
            let known = question.answer.as_ref().and_then(|answer| answer.meeting);
            answer.meeting = known.or(list.meeting).filter(|_| answer.given == Given::Meeting);
            if state == QuestionState::Answered {
                if !store::correct_answer(tx, id, &answer).await? {
                    return Err(ActionError::Conflict);
                }
                context.audit(tx, "order-question.answer-edited", id, "").await?;
                return Ok(AnswerOutcome::Corrected);
            }
            if input.revision != 0 {
                return Err(ActionError::Conflict);
            }
            store::insert_answer(tx, NewAnswer { question: id, answer: &answer, by }, now).await?;
            let recipients = store::recipients(tx, id).await?;
            notify(tx, &context.portal, &events::answered(context, community, id, recipients)).await?;
            context.audit(tx, "order-question.answer", id, "").await?;
            Ok(AnswerOutcome::Recorded)
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(outcome)
}

/// The answer of a form, or what in it may identify a student.
fn read(
    context: &ActionContext,
    own: Lang,
    input: &RecordAnswer,
) -> Result<Result<OrderAnswer, (Vec<PiiWarning>, String)>, ActionError> {
    let (lang, mut errors) = (context.lang, FieldErrors::default());
    let mut check = |field: &str, text: &str, most: usize| {
        if text.is_empty() || text.chars().count() > most {
            errors.add(field, t::order_question_wrong_text(lang, most));
        }
    };
    check("text", &input.text, MAX_ANSWER);
    check("who", &input.who, MAX_WHO);
    check("post", &input.post, MAX_WHO);
    let today = format::local(context.portal.now()).date();
    let answered_on = day(&input.day).filter(|day| *day <= today).and_then(format::midnight);
    if answered_on.is_none() {
        errors.add("day", t::order_question_wrong_day(lang));
    }
    if input.given.is_none() {
        errors.add("given", t::order_question_no_given(lang));
    }
    errors.check()?;
    let (Some(answered_on), Some(given)) = (answered_on, input.given) else {
        return Err(AppError::BadRequest.into());
    };
    // Who answered is a person of the order.
    let review = PiiReview::of_text(own, &input.text);
    let (warnings, token) = (review.warnings(lang), review.token());
    if !warnings.is_empty() && input.confirmation_token != token {
        return Ok(Err((warnings, token)));
    }
    Ok(Ok(OrderAnswer {
        answered_on,
        given,
        meeting: None,
        who: input.who.clone(),
        capacity: input.post.clone(),
        lang: own,
        text: input.text.clone(),
        revision: input.revision,
    }))
}

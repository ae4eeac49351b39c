//! Planned communities, questions and criteria: adding one, writing it anew, moving and removing it.

use std::fmt::Debug;

use uuid::Uuid;

use super::{
    super::{
        api::{ListAct, WriteCriterion, WritePlanned, WriteQuestion},
        model::{Call, Criterion, PlannedCommunity, Question, QuestionKind},
        rules::{
            self, CapacityProblem, ChoiceProblem, MAX_CHOICE, MAX_CHOICES, MAX_CRITERIA, MAX_PLACES,
            MAX_PLANNED, MAX_QUESTIONS, MAX_TEXT, MAX_TITLE, MIN_CHOICES,
        },
        store::{self, CallList},
    },
    Typed, locked, require, require_same,
};
use ensemble_communities::community::model::CommunityKind;
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, FieldErrors},
    ids::{CallCriterionId, CallQuestionId, PlannedCommunityId},
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// An item of a list of a call, which can be removed and moved.
trait ListItem: Debug {
    const LIST: CallList;

    fn uuid(&self) -> Uuid;

    /// Why the last item of a published call is not removed: the field and the sentence, where it is not.
    fn last(lang: Lang) -> Option<(&'static str, &'static str)>;
}

impl ListItem for PlannedCommunity {
    const LIST: CallList = CallList::Planned;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn last(lang: Lang) -> Option<(&'static str, &'static str)> {
        Some(("planned", t::call_last_planned(lang)))
    }
}

impl ListItem for Question {
    const LIST: CallList = CallList::Questions;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn last(_lang: Lang) -> Option<(&'static str, &'static str)> {
        None
    }
}

impl ListItem for Criterion {
    const LIST: CallList = CallList::Criteria;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn last(lang: Lang) -> Option<(&'static str, &'static str)> {
        Some(("criteria", t::call_last_criterion(lang)))
    }
}

/// Removes an item of a list or moves it, under the call's lock. The mark is that of what the person looked at. `false` when
/// there is nothing to change: it is the first already, or the last.
///
/// # Errors
/// [`ActionError::Conflict`] when there is no such item, or it changed since; [`ActionError::Invalid`] when it is the last one
/// of a list that needs one.
async fn arrange<I: ListItem + Sync>(
    tx: &mut sqlx::AnyConnection,
    lang: Lang,
    call: &Call,
    all: &[I],
    item: Option<&I>,
    (act, mark): (ListAct, &str),
) -> Result<bool, ActionError> {
    let item = item.ok_or(ActionError::Conflict)?;
    if act == ListAct::Remove {
        require_same(mark, item)?;
        if let Some((field, message)) = I::last(lang)
            && all.len() == 1
            && call.published_at.is_some()
        {
            return Err(refused(field, message.to_owned()));
        }
        return Ok(store::remove_item(tx, I::LIST, call.id, item.uuid()).await?);
    }
    let order: Vec<Uuid> = all.iter().map(I::uuid).collect();
    let Some(order) = rules::moved(&order, item.uuid(), act == ListAct::Up) else {
        return Ok(false);
    };
    store::order_items(tx, I::LIST, call.id, &order).await?;
    Ok(true)
}

/// Changes the list of planned communities.
///
/// # Errors
/// [`ActionError::Invalid`] for what cannot be saved, [`ActionError::Conflict`] when another person changed it, or it cannot
/// change in the phase of the call.
pub async fn write_planned(
    context: &ActionContext,
    call: &Call,
    input: &WritePlanned,
) -> Result<(), ActionError> {
    require(context)?;
    let (lang, now, id) = (context.lang, context.portal.now(), call.id);
    context
        .portal
        .db
        .transaction(async |tx| {
            let call = locked(tx, id).await?;
            let all = store::planned_in(tx, id).await?;
            let before = all.iter().find(|each| Some(each.id) == input.item);
            let act = input.act.unwrap_or(ListAct::Save);
            let arranges = act != ListAct::Save || input.item.is_none();
            if arranges && !rules::can_arrange_planned(&call, now) || input.item.is_some() && before.is_none()
            {
                return Err(ActionError::Conflict);
            }
            match (act, before) {
                (ListAct::Save, None) => {
                    if all.len() >= MAX_PLANNED {
                        return Err(refused("title-fr", t::call_too_many_planned(lang, MAX_PLANNED)));
                    }
                    let planned = read_planned(lang, &call, None, input, true)?;
                    store::add_planned(tx, id, &planned).await?;
                }
                (ListAct::Save, Some(before)) => {
                    require_same(&input.seen, before)?;
                    if !rules::can_change_planned(&call, before, now) {
                        return Err(ActionError::Conflict);
                    }
                    let sets_capacity = rules::can_change_capacity(&call, before, now);
                    let planned = read_planned(lang, &call, Some(before), input, sets_capacity)?;
                    store::write_planned(tx, id, &planned).await?;
                }
                (act, before) => {
                    if !arrange(tx, lang, &call, &all, before, (act, &input.seen)).await? {
                        return Ok(());
                    }
                }
            }
            store::touch(tx, id, now).await?;
            context.audit(tx, "call.planned", id, "").await?;
            Ok(())
        })
        .await
}

fn read_planned(
    lang: Lang,
    call: &Call,
    before: Option<&PlannedCommunity>,
    input: &WritePlanned,
    sets_capacity: bool,
) -> Result<PlannedCommunity, ActionError> {
    let mut errors = FieldErrors::default();
    let texts = [input.title_fr.as_str(), input.title_en.as_str()];
    let both = call.published_at.is_some();
    let title = Typed { lang, name: "title", texts, most: MAX_TITLE, required: true, both }
        .read(before.map(|before| &before.title), &mut errors);
    let capacity = match before.filter(|_| !sets_capacity) {
        Some(before) => Ok(before.capacity),
        None => rules::capacity(input.typed_capacity()),
    };
    if let Err(problem) = capacity {
        match problem {
            CapacityProblem::From => {
                errors.add("capacity-from", t::administration_number_wrong(lang, 1, MAX_PLACES));
            }
            CapacityProblem::To => errors.add("capacity-to", t::call_wrong_most(lang, MAX_PLACES)),
        }
    }
    match (title, capacity) {
        (Some(title), Ok(capacity)) if errors.is_empty() => Ok(PlannedCommunity {
            id: before.map_or_else(PlannedCommunityId::new, |before| before.id),
            title,
            kind: input.kind.unwrap_or(CommunityKind::Practice),
            capacity,
            community: before.and_then(|before| before.community),
            merged_into: before.and_then(|before| before.merged_into),
            split_from: before.and_then(|before| before.split_from),
        }),
        _ => Err(ActionError::Invalid(errors)),
    }
}

/// Changes the list of questions.
///
/// # Errors
/// [`ActionError::Invalid`] for what cannot be saved, [`ActionError::Conflict`] when another person changed it, or the call is
/// open.
pub async fn write_question(
    context: &ActionContext,
    call: &Call,
    input: &WriteQuestion,
) -> Result<(), ActionError> {
    require(context)?;
    let (lang, now, id) = (context.lang, context.portal.now(), call.id);
    context
        .portal
        .db
        .transaction(async |tx| {
            let call = locked(tx, id).await?;
            let all = store::questions_in(tx, id).await?;
            let before = all.iter().find(|each| Some(each.id) == input.item);
            if !rules::can_change_questions(&call, now) || input.item.is_some() && before.is_none() {
                return Err(ActionError::Conflict);
            }
            let act = input.act.unwrap_or(ListAct::Save);
            match (act, before) {
                (ListAct::Save, None) => {
                    if all.len() >= MAX_QUESTIONS {
                        return Err(refused("title-fr", t::call_too_many_questions(lang, MAX_QUESTIONS)));
                    }
                    store::add_question(tx, id, &read_question(lang, &call, None, input)?).await?;
                }
                (ListAct::Save, Some(before)) => {
                    require_same(&input.seen, before)?;
                    let question = read_question(lang, &call, Some(before), input)?;
                    store::write_question(tx, id, &question).await?;
                }
                (act, before) => {
                    if !arrange(tx, lang, &call, &all, before, (act, &input.seen)).await? {
                        return Ok(());
                    }
                }
            }
            store::touch(tx, id, now).await?;
            context.audit(tx, "call.questions", id, "").await?;
            Ok(())
        })
        .await
}

fn read_question(
    lang: Lang,
    call: &Call,
    before: Option<&Question>,
    input: &WriteQuestion,
) -> Result<Question, ActionError> {
    let mut errors = FieldErrors::default();
    let both = call.published_at.is_some();
    let texts = [input.title_fr.as_str(), input.title_en.as_str()];
    let label = Typed { lang, name: "title", texts, most: MAX_TITLE, required: true, both }
        .read(before.map(|before| &before.label), &mut errors);
    let texts = [input.hint_fr.as_str(), input.hint_en.as_str()];
    let hint = Typed { lang, name: "hint", texts, most: MAX_TEXT, required: false, both }
        .read(before.and_then(|before| before.hint.as_ref()), &mut errors);
    if input.kind.is_none() {
        errors.add("kind", t::administration_choose(lang));
    }
    let kind = input.kind.unwrap_or(QuestionKind::Text);
    let choices = if matches!(kind, QuestionKind::Choice | QuestionKind::Ranking) {
        let known = before.map(|before| before.choices.as_slice()).unwrap_or_default();
        rules::choices(known, [&input.choices_fr, &input.choices_en], both).unwrap_or_else(|problem| {
            let (field, message) = choice_words(lang, problem);
            errors.add(field, message);
            Vec::new()
        })
    } else {
        Vec::new()
    };
    match label {
        Some(label) if errors.is_empty() => Ok(Question {
            id: before.map_or_else(CallQuestionId::new, |before| before.id),
            kind,
            label,
            hint,
            choices,
            required: input.required,
            reviewed: input.reviewed,
        }),
        _ => Err(ActionError::Invalid(errors)),
    }
}

/// The field of a problem with choices, and the sentence that says it.
fn choice_words(lang: Lang, problem: ChoiceProblem) -> (&'static str, String) {
    let field = |each: Lang| if each == Lang::Fr { "choices-fr" } else { "choices-en" };
    match problem {
        ChoiceProblem::Number => ("choices-fr", t::call_wrong_choices(lang, MIN_CHOICES, MAX_CHOICES)),
        ChoiceProblem::Uneven { fr, en } => ("choices-en", t::call_wrong_uneven(lang, en, fr)),
        ChoiceProblem::Twice(each) => (field(each), t::call_wrong_twice(lang).to_owned()),
        ChoiceProblem::TooLong(each) => (field(each), t::call_wrong_long_choice(lang, MAX_CHOICE)),
    }
}

/// Changes the list of criteria.
///
/// # Errors
/// [`ActionError::Invalid`] for what cannot be saved, [`ActionError::Conflict`] when another person changed it, or the call is
/// open.
pub async fn write_criterion(
    context: &ActionContext,
    call: &Call,
    input: &WriteCriterion,
) -> Result<(), ActionError> {
    require(context)?;
    let (lang, now, id) = (context.lang, context.portal.now(), call.id);
    context
        .portal
        .db
        .transaction(async |tx| {
            let call = locked(tx, id).await?;
            let all = store::criteria_in(tx, id).await?;
            let before = all.iter().find(|each| Some(each.id) == input.item);
            if !rules::can_change_questions(&call, now) || input.item.is_some() && before.is_none() {
                return Err(ActionError::Conflict);
            }
            let act = input.act.unwrap_or(ListAct::Save);
            match (act, before) {
                (ListAct::Save, None) => {
                    if all.len() >= MAX_CRITERIA {
                        return Err(refused("text-fr", t::call_too_many_criteria(lang, MAX_CRITERIA)));
                    }
                    let text = read_criterion(lang, &call, None, input)?;
                    store::add_criterion(tx, id, &Criterion { id: CallCriterionId::new(), text }).await?;
                }
                (ListAct::Save, Some(before)) => {
                    require_same(&input.seen, before)?;
                    let text = read_criterion(lang, &call, Some(before), input)?;
                    store::write_criterion(tx, id, &Criterion { id: before.id, text }).await?;
                }
                (act, before) => {
                    if !arrange(tx, lang, &call, &all, before, (act, &input.seen)).await? {
                        return Ok(());
                    }
                }
            }
            store::touch(tx, id, now).await?;
            context.audit(tx, "call.criteria", id, "").await?;
            Ok(())
        })
        .await
}

fn read_criterion(
    lang: Lang,
    call: &Call,
    before: Option<&Criterion>,
    input: &WriteCriterion,
) -> Result<LocalizedText, ActionError> {
    let mut errors = FieldErrors::default();
    let texts = [input.text_fr.as_str(), input.text_en.as_str()];
    let both = call.published_at.is_some();
    let text = Typed { lang, name: "text", texts, most: MAX_TEXT, required: true, both }
        .read(before.map(|before| &before.text), &mut errors);
    match text {
        Some(text) if errors.is_empty() => Ok(text),
        _ => Err(ActionError::Invalid(errors)),
    }
}

fn refused(field: &str, message: String) -> ActionError {
    let mut errors = FieldErrors::default();
    errors.add(field, message);
    ActionError::Invalid(errors)
}

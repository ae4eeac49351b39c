//! Making a practice of reflections, and asking their authors.

use super::{ActionOutcome, find_to_decide, unconfirmed};
use crate::{
    practice::{
        api::{AskAuthors, BeginPractice},
        fields,
        model::{Content, PracticeForm},
        rules::{AUDIENCES, MAX_TITLE, MAX_WORK},
        store::{self, NewPractice},
    },
    quotation::{
        self, NewQuotation, QuotedIn,
        rules::{MAX_PASSAGE, MAX_PASSAGES, is_passage_of, may_ask},
    },
};
use ensemble_common::editing::{self, model::Subject};
use ensemble_core::{
    LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{CommunityId, PracticeId, ReflectionId},
    rights::Action,
};
use ensemble_reflections::reflection::{
    self,
    model::{Filter, Reflection},
};
use ensemble_server::{markdown, names, web::ActionContext};
use ensemble_texts as t;

/// How many of the latest reflections can be chosen from.
const OFFERED: i64 = 200;
/// How many reflections can be behind a practice when it is begun.
const MAX_SOURCES: usize = 20;

/// The latest reflections of a community whose authors the person may ask.
///
/// # Errors
/// When the database is unavailable.
pub async fn sources(
    context: &ActionContext,
    community: CommunityId,
) -> Result<Vec<Reflection>, sqlx::Error> {
    let filter = Filter { community: Some(community), shared: true, ..Filter::default() };
    let mut all =
        reflection::list_reflections(&context.portal.db, &context.viewer, &filter, None, OFFERED).await?;
    all.retain(|each| may_ask(&context.viewer, each));
    Ok(all)
}

/// A reflection of a community whose authors the person may ask.
async fn source(
    context: &ActionContext,
    community: CommunityId,
    id: ReflectionId,
) -> Result<Option<Reflection>, sqlx::Error> {
    let found = reflection::find_reflection(&context.portal.db, &context.viewer, id).await?;
    Ok(found.filter(|each| each.visibility.community == community && may_ask(&context.viewer, each)))
}

/// What the authors of a reflection are asked. Without a passage, the reflection as a whole is behind the practice.
fn question<'a>(practice: PracticeId, reflection: &Reflection, passage: &'a str) -> NewQuotation<'a> {
    NewQuotation {
        work: QuotedIn::Practice,
        work_id: practice.uuid(),
        reflection: reflection.id,
        revision: reflection.revision,
        passage,
        lang: reflection.lang,
    }
}

/// Adds a practice with its first revision.
///
/// # Errors
/// When the database is unavailable.
pub async fn add(tx: &mut sqlx::AnyConnection, new: &NewPractice<'_>, now: i64) -> Result<(), sqlx::Error> {
    store::add(tx, new, now).await?;
    editing::record(tx, Subject::Practice(new.id), 1, Some(new.begun_by), &fields::of(new.content), now).await
}

/// Begins a practice with a title, and asks the authors of its reflections. The authors are notified by a job.
///
/// # Errors
/// [`ActionError::Invalid`] for what is wrong with a field; [`AppError::NotFound`] for who is no facilitator.
pub async fn begin(
    context: &ActionContext,
    community: CommunityId,
    input: &BeginPractice,
) -> Result<ActionOutcome<PracticeId>, ActionError> {
    context.require(Action::WritePractices, community)?;
    let (lang, person) = (context.lang, context.person()?);
    let mut errors = FieldErrors::default();
    if input.title.is_empty() || input.title.chars().count() > MAX_TITLE {
        errors.add("title", t::practice_wrong_title_length(lang, MAX_TITLE));
    } else if names::has_url(&input.title) {
        errors.add("title", t::account_name_address(lang));
    }
    let audience = input.audience.filter(|audience| AUDIENCES.contains(audience));
    if audience.is_none() {
        errors.add("audience", t::practice_wrong_audience(lang));
    }
    let mut behind = Vec::new();
    for id in input.reflection.iter().take(MAX_SOURCES + 1) {
        match source(context, community, *id).await? {
            Some(found) => behind.push(found),
            None => errors.add("reflection", t::practice_wrong_reflection(lang)),
        }
    }
    if input.reflection.is_empty() || input.reflection.len() > MAX_SOURCES {
        errors.add("reflection", t::practice_wrong_sources(lang, MAX_SOURCES));
    }
    errors.check()?;
    let Some(audience) = audience else { return Err(AppError::BadRequest.into()) };
    if let Some((warnings, token)) =
        unconfirmed(lang, [(lang, input.title.clone())], &input.confirmation_token)
    {
        return Ok(ActionOutcome::Unconfirmed(warnings, token));
    }
    let (id, now) = (PracticeId::new(), context.portal.now());
    let title = LocalizedText::Single { lang, text: input.title.clone() };
    let content = Content::titled(title, input.form.unwrap_or(PracticeForm::Description));
    context
        .portal
        .db
        .transaction(async |tx| {
            if store::count_work(tx, community).await? >= MAX_WORK {
                let mut errors = FieldErrors::default();
                errors.add("title", t::practice_too_many(lang, MAX_WORK));
                return Err(ActionError::Invalid(errors));
            }
            let new = NewPractice { id, community, begun_by: person, audience, content: &content };
            add(tx, &new, now).await?;
            for each in &behind {
                quotation::ask(tx, &question(id, each, ""), person, now).await?;
            }
            context.audit(tx, "practice.begin", id, "").await?;
            Ok::<_, ActionError>(())
        })
        .await?;
    Ok(ActionOutcome::Done(id))
}

/// Asks the authors of one more reflection, or whether a passage may be quoted.
///
/// # Errors
/// [`ActionError::Invalid`] for what is wrong with a field; [`AppError::NotFound`] for who is no facilitator.
pub async fn ask(
    context: &ActionContext,
    community: CommunityId,
    id: PracticeId,
    input: &AskAuthors,
) -> Result<(), ActionError> {
    find_to_decide(context, community, id).await?;
    let (lang, person, now) = (context.lang, context.person()?, context.portal.now());
    let mut errors = FieldErrors::default();
    let found = match input.reflection {
        Some(reflection) => source(context, community, reflection).await?,
        None => None,
    };
    let Some(found) = found else {
        errors.add("reflection", t::practice_wrong_reflection(lang));
        return Err(ActionError::Invalid(errors));
    };
    let text = markdown::to_text(found.texts.body.text(found.lang));
    let passage = input.passage.trim();
    if passage.chars().count() > MAX_PASSAGE {
        errors.add("passage", t::theme_too_long(lang, MAX_PASSAGE));
    } else if !passage.is_empty() && !is_passage_of(passage, &text) {
        errors.add("passage", t::practice_wrong_passage(lang));
    }
    errors.check()?;
    let new = question(id, &found, passage);
    context
        .portal
        .db
        .transaction(async |tx| {
            store::lock(tx, id).await?;
            if !passage.is_empty() {
                let asked = quotation::count_passages(tx, new.work, new.work_id, found.id, passage).await?;
                if asked >= MAX_PASSAGES {
                    let mut errors = FieldErrors::default();
                    errors.add("passage", t::quotation_too_many_passages(lang, MAX_PASSAGES));
                    return Err(ActionError::Invalid(errors));
                }
            }
            quotation::ask(tx, &new, person, now).await?;
            context.audit(tx, "practice.ask", id, &found.id.to_string()).await?;
            Ok::<_, ActionError>(())
        })
        .await
}

//! Grouping needs, naming groups, splitting parts off again.

use super::{
    super::{
        api::{self, GroupNeeds, MergeNeed, RenameNeed},
        model::{Need, Origin},
        rules::{self, MAX_GROUPS},
        store,
    },
    Outcome, locked, looked_at, require, unconfirmed,
};
use ensemble_core::{
    LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{CallId, NeedId},
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Makes needs that people wrote parts of another: of one that is there, or of a new one in both languages.
///
/// # Errors
/// [`ActionError::Invalid`] when no need was chosen, and when the new one lacks a language; [`ActionError::Conflict`] when one
/// of them is a part of another or was decided about in the meantime.
pub async fn group(
    context: &ActionContext,
    call: CallId,
    input: &GroupNeeds,
) -> Result<Outcome, ActionError> {
    require(context)?;
    let (lang, now) = (context.lang, context.portal.now());
    let mut errors = FieldErrors::default();
    if input.need.is_empty() {
        errors.add("needs", t::need_none_chosen(lang));
    }
    let typed = (input.french.as_str(), input.english.as_str());
    let is_new = input.into.is_none();
    let text = is_new.then(|| api::title(lang, typed, ["title-fr", "title-en"], &mut errors));
    errors.check()?;
    if is_new
        && let Some((warnings, token)) =
            unconfirmed(lang, api::spoken(typed.0, typed.1), &input.confirmation_token)
    {
        return Ok(Outcome::Unconfirmed(warnings, token));
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            locked(tx, call, now).await?;
            let into = match (input.into, &text) {
                (Some(into), _) => into,
                (None, Some(text)) => new_group(tx, context, call, text).await?,
                (None, None) => return Err(ActionError::App(AppError::Internal)),
            };
            for from in &input.need {
                make_part(tx, call, *from, into).await?;
            }
            store::remove_empty_groups(tx, call).await?;
            context.audit(tx, "need.group", into, "").await?;
            Ok(Outcome::Saved(into))
        })
        .await
}

/// Makes one need, and its parts, parts of another.
///
/// # Errors
/// [`ActionError::Invalid`] when no other was chosen; [`ActionError::Conflict`] when one of them changed in the meantime.
pub async fn merge(
    context: &ActionContext,
    call: CallId,
    id: NeedId,
    input: &MergeNeed,
) -> Result<NeedId, ActionError> {
    require(context)?;
    let (lang, now) = (context.lang, context.portal.now());
    let Some(into) = input.into.filter(|into| *into != id) else {
        let mut errors = FieldErrors::default();
        errors.add("into", t::need_no_target(lang));
        return Err(ActionError::Invalid(errors));
    };
    context
        .portal
        .db
        .transaction(async |tx| {
            locked(tx, call, now).await?;
            looked_at(tx, call, id, &input.seen).await?;
            make_part(tx, call, id, into).await?;
            store::remove_empty_groups(tx, call).await?;
            context.audit(tx, "need.group", into, "").await?;
            Ok(into)
        })
        .await
}

/// Names a need in both languages. What the call offered and what a person wrote stays as it is, as a part of a new need with
/// that name.
///
/// # Errors
/// [`ActionError::Invalid`] when a language is missing or a text is too long; [`ActionError::Conflict`] when the need changed in
/// the meantime, or when it cannot become a part of another.
pub async fn rename(
    context: &ActionContext,
    call: CallId,
    id: NeedId,
    input: &RenameNeed,
) -> Result<Outcome, ActionError> {
    require(context)?;
    let (lang, now) = (context.lang, context.portal.now());
    let mut errors = FieldErrors::default();
    let typed = (input.french.as_str(), input.english.as_str());
    let text = api::title(lang, typed, ["title-fr", "title-en"], &mut errors);
    errors.check()?;
    if let Some((warnings, token)) =
        unconfirmed(lang, api::spoken(typed.0, typed.1), &input.confirmation_token)
    {
        return Ok(Outcome::Unconfirmed(warnings, token));
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            locked(tx, call, now).await?;
            let need = looked_at(tx, call, id, &input.seen).await?;
            if need.merged_into.is_some() {
                return Err(ActionError::Conflict);
            }
            let named = if need.origin == Origin::Group {
                store::rename(tx, id, &text).await?;
                id
            } else {
                let group = new_group(tx, context, call, &text).await?;
                make_part(tx, call, id, group).await?;
                group
            };
            context.audit(tx, "need.rename", named, "").await?;
            Ok(Outcome::Saved(named))
        })
        .await
}

/// Makes a part a need of its own again.
///
/// # Errors
/// [`ActionError::Conflict`] when it is no part of another any more.
pub async fn split(context: &ActionContext, call: CallId, id: NeedId) -> Result<(), ActionError> {
    require(context)?;
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |tx| {
            locked(tx, call, now).await?;
            let part = store::find_locked(tx, call, id).await?.ok_or(AppError::NotFound)?;
            let mut needs = [part];
            rules::split(&mut needs, id)?;
            store::write_grouping(tx, &needs).await?;
            store::remove_empty_groups(tx, call).await?;
            context.audit(tx, "need.split", id, "").await?;
            Ok(())
        })
        .await
}

async fn new_group(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    call: CallId,
    text: &LocalizedText,
) -> Result<NeedId, ActionError> {
    if store::count_groups(tx, call).await? >= MAX_GROUPS {
        let mut errors = FieldErrors::default();
        errors.add("title-fr", t::need_too_many_groups(context.lang, MAX_GROUPS));
        return Err(ActionError::Invalid(errors));
    }
    let id = NeedId::new();
    store::add_group(tx, call, id, text, context.portal.now()).await?;
    Ok(id)
}

/// Makes one need a part of another, and stores what changed with that.
async fn make_part(
    tx: &mut sqlx::AnyConnection,
    call: CallId,
    from: NeedId,
    into: NeedId,
) -> Result<(), ActionError> {
    let mut needs = store::with_parts(tx, call, from).await?;
    needs.extend(store::find_locked(tx, call, into).await?.filter(|_| from != into));
    let before = needs.clone();
    rules::merge(&mut needs, from, into)?;
    let changed: Vec<Need> = needs.into_iter().filter(|need| !before.contains(need)).collect();
    store::write_grouping(tx, &changed).await?;
    Ok(())
}

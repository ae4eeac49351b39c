//! A person's logbook of hours: entries, and the link with which they show a period of it.

use crate::{
    meeting::rules::day,
    participation::{
        api::{AddEntry, ChoosePeriod, DeleteEntry},
        model::OwnEntry,
        rules::{self, MAX_TITLE},
        store,
    },
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    format,
    ids::LogbookEntryId,
};
use ensemble_server::{digest, web::ActionContext};
use ensemble_texts as t;

/// The most entries that a person can add to a period.
const MAX_ENTRIES: usize = 500;

/// Adds an entry to the viewer's logbook; returns the year in which its period begins. It is not logged: those who read the
/// log must not learn it.
///
/// # Errors
/// Says what is wrong with a field.
pub(in crate::participation) async fn add_entry(
    context: &ActionContext,
    input: &AddEntry,
) -> Result<i16, ActionError> {
    let (lang, portal, now, person) =
        (context.lang, &context.portal, context.portal.now(), context.person()?);
    let mut errors = FieldErrors::default();
    let at = day(&input.day).and_then(format::midnight);
    let period = at.map(rules::period);
    let offered = rules::periods(now);
    match (at, period) {
        (Some(at), Some(period)) if at <= now && offered.contains(&period) => {}
        (Some(at), _) if at > now => errors.add("day", t::participation_wrong_future(lang)),
        (Some(_), _) => {
            errors.add("day", t::participation_wrong_period(lang, offered[2].to_string()));
        }
        (None, _) => errors.add("day", t::meeting_wrong_day(lang)),
    }
    let title = input.title.trim();
    if title.is_empty() || title.chars().count() > MAX_TITLE {
        errors.add("title", t::participation_wrong_title(lang, MAX_TITLE));
    }
    let minutes = rules::hours(&input.hours);
    if minutes.is_none() {
        errors.add("hours", t::participation_wrong_hours(lang));
    }
    let (Some(day), Some(period), Some(minutes), true) = (at, period, minutes, errors.is_empty()) else {
        return Err(ActionError::Invalid(errors));
    };
    let bounds = rules::period_bounds(period).ok_or(AppError::BadRequest)?;
    if store::entries(&portal.db, person, bounds).await?.len() >= MAX_ENTRIES {
        errors.add("title", t::participation_wrong_many(lang, MAX_ENTRIES));
        return Err(ActionError::Invalid(errors));
    }
    let entry = OwnEntry { id: LogbookEntryId::new(), day, title: title.to_owned(), minutes };
    portal.db.write_once(async |to| store::add_entry(to, person, &entry).await).await?;
    Ok(period)
}

/// Deletes an entry of the viewer's logbook. Deleting it twice changes nothing.
///
/// # Errors
/// [`AppError::SignInFirst`], or the database is unavailable.
pub(in crate::participation) async fn delete_entry(
    context: &ActionContext,
    input: DeleteEntry,
) -> Result<bool, AppError> {
    let person = context.person()?;
    let db = &context.portal.db;
    Ok(db.write_once(async |to| store::delete_entry(to, person, input.entry).await).await?)
}

/// The period that a form chooses.
fn chosen(input: ChoosePeriod, now: i64) -> Result<i16, AppError> {
    let period = input.period.unwrap_or_else(|| rules::period(now));
    rules::periods(now).contains(&period).then_some(period).ok_or(AppError::NotFound)
}

/// Makes the link to a period of the viewer's logbook, in place of the one before. Returns its secret, which cannot be read again.
///
/// # Errors
/// [`AppError::NotFound`] for a period that is not offered.
pub(in crate::participation) async fn share(
    context: &ActionContext,
    input: ChoosePeriod,
) -> Result<String, AppError> {
    let (portal, now, person) = (&context.portal, context.portal.now(), context.person()?);
    let period = chosen(input, now)?;
    let secret = digest::token();
    let hash = digest::sha256(secret.as_bytes());
    portal.db.write_once(async |to| store::add_link(to, person, period, &hash, now).await).await?;
    Ok(secret)
}

/// Withdraws the link to a period of the viewer's logbook. Withdrawing it twice changes nothing.
///
/// # Errors
/// [`AppError::NotFound`] for a period that is not offered.
pub(in crate::participation) async fn unshare(
    context: &ActionContext,
    input: ChoosePeriod,
) -> Result<bool, AppError> {
    let (portal, now, person) = (&context.portal, context.portal.now(), context.person()?);
    let period = chosen(input, now)?;
    Ok(portal.db.write_once(async |to| store::remove_link(to, person, period).await).await?)
}

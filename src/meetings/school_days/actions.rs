//! Importing the days of an organization, and removing them. Each action checks the right by itself.

use std::collections::HashSet;

use jiff::{civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{
    labels,
    model::SchoolDay,
    rules::{self, MAX_LINES, MAX_TITLE},
    store,
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors, optional},
    format,
    ids::{OrganizationId, SchoolDayId},
    rights::Action,
};
use ensemble_server::{ical::read, names, web::ActionContext};
use ensemble_texts as t;

/// How large a file may be, in bytes.
pub const MAX_FILE: usize = 512 * 1024;

/// What came of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// How many lines were stored.
    pub lines: usize,
    /// The titles of the events that say neither a pedagogical day nor a break, each once.
    pub left_out: Vec<String>,
    /// The day up to which a recurrence was followed that goes on after it.
    pub cut_at: Option<Date>,
}

/// Removes a line, or all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveSchoolDays {
    /// The line; nothing for all.
    #[serde(default, deserialize_with = "optional")]
    pub day: Option<SchoolDayId>,
}

fn require(context: &ActionContext) -> Result<(), AppError> {
    context.person()?;
    if context.may(Action::ManageOrganizations, None) { Ok(()) } else { Err(AppError::NotFound) }
}

fn wrong(message: String) -> ActionError {
    let mut errors = FieldErrors::default();
    errors.add("calendar", message);
    ActionError::Invalid(errors)
}

/// Replaces the days of an organization by those of a calendar file: its pedagogical days and breaks in this school year and the
/// next. When the file is refused, nothing changes.
///
/// # Errors
/// [`ActionError::Invalid`] for a file that is too large, cannot be read or has no such day.
pub async fn import(
    context: &ActionContext,
    organization: OrganizationId,
    content: &[u8],
) -> Result<Imported, ActionError> {
    require(context)?;
    let lang = context.lang;
    if content.is_empty() {
        return Err(wrong(t::school_days_no_file(lang).to_owned()));
    }
    if content.len() > MAX_FILE {
        return Err(wrong(labels::too_large(lang)));
    }
    let (from, until) = rules::years(context.portal.now()).ok_or(AppError::Internal)?;
    let zone = TimeZone::get(format::ZONE).map_err(|_| AppError::Internal)?;
    let reading =
        read::read(content, &zone, until).map_err(|error| wrong(labels::read_error(lang, error)))?;
    let mut days = Vec::new();
    let (mut left_out, mut seen) = (Vec::new(), HashSet::new());
    for event in reading.events.into_iter().filter(|event| event.last >= from && event.first <= until) {
        let title: String = names::line(&event.title).chars().take(MAX_TITLE).collect();
        match rules::kind(&title) {
            Some(kind) => days.push(SchoolDay {
                id: SchoolDayId::new(),
                kind,
                title,
                first: event.first,
                last: event.last,
            }),
            None if title.is_empty() || !seen.insert(title.clone()) => {}
            None => left_out.push(title),
        }
    }
    if days.is_empty() {
        return Err(wrong(t::school_days_nothing(lang).to_owned()));
    }
    if days.len() > MAX_LINES {
        return Err(wrong(labels::too_many(lang)));
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            // Two imports at once do not add up: the second one waits for the first and replaces what it stored.
            if !store::lock(tx, organization).await? {
                return Err(AppError::NotFound);
            }
            store::replace(tx, organization, &days).await?;
            context.audit(tx, "organisation.school-days", organization, "").await?;
            Ok(())
        })
        .await?;
    Ok(Imported { lines: days.len(), left_out, cut_at: reading.is_cut.then_some(until) })
}

/// Removes a line of an organization's days, or all of them. Removing it twice changes nothing.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such organization, or the viewer may not keep it.
pub async fn remove(
    context: &ActionContext,
    organization: OrganizationId,
    input: RemoveSchoolDays,
) -> Result<(), AppError> {
    require(context)?;
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::lock(tx, organization).await? {
                return Err(AppError::NotFound);
            }
            if store::remove(tx, organization, input.day).await? {
                context.audit(tx, "organisation.school-days-removed", organization, "").await?;
            }
            Ok(())
        })
        .await
}

//! Importing services: a file is read and shown, and applied in one transaction once a person says so.

use uuid::Uuid;

use super::{keeps, today};
use crate::service::{
    api::ApplyImport,
    exchange::{self, FileError, Reading},
    model::Existing,
    store,
};
use ensemble_core::error::{ActionError, AppError};
use ensemble_server::web::ActionContext;

/// What came of applying an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// How many services were added or replaced.
    pub written: usize,
    /// How many were in the directory and stayed as they are.
    pub left: usize,
}

fn require(context: &ActionContext) -> Result<(), AppError> {
    context.person()?;
    if keeps(context) { Ok(()) } else { Err(AppError::NotFound) }
}

/// Reads a file. When nothing is wrong with it, it is kept for a day under the id that is returned; nothing is in the directory yet.
///
/// # Errors
/// [`AppError::NotFound`] for those who do not keep the directory.
pub async fn prepare(
    context: &ActionContext,
    content: &[u8],
) -> Result<Result<(Reading, Option<String>), FileError>, AppError> {
    require(context)?;
    let (bytes, day) = (content.to_vec(), today(context));
    let read = move || exchange::read(&bytes, day);
    let reading = match context.portal.offload.run(context.viewer.id(), content.len(), read).await? {
        Ok(reading) => reading,
        Err(error) => return Ok(Err(error)),
    };
    if !reading.errors.is_empty() {
        return Ok(Ok((reading, None)));
    }
    let (id, now) = (Uuid::new_v4().to_string(), context.portal.now());
    context
        .portal
        .db
        .transaction(async |tx| store::add_import(&mut *tx, &id, &reading.services, now).await)
        .await?;
    Ok(Ok((reading, Some(id))))
}

/// Applies a file that waits: all of it, or nothing when something fails.
///
/// # Errors
/// [`ActionError::Conflict`] when it was applied or removed before.
pub async fn apply(context: &ActionContext, id: &str, input: ApplyImport) -> Result<Applied, ActionError> {
    require(context)?;
    let replaces = input.existing == Some(Existing::Replace);
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |tx| {
            let services = store::remove_import(&mut *tx, id).await?.ok_or(ActionError::Conflict)?;
            let mut applied = Applied::default();
            for details in &services {
                match store::write_imported(&mut *tx, details, replaces, now).await? {
                    Some(_) => applied.written += 1,
                    None => applied.left += 1,
                }
            }
            context.audit(&mut *tx, "service.import", ("service", ""), "").await?;
            Ok(applied)
        })
        .await
}

/// Removes a file that waits. Doing it twice changes nothing.
///
/// # Errors
/// [`AppError::NotFound`] for those who do not keep the directory.
pub async fn discard(context: &ActionContext, id: &str) -> Result<(), ActionError> {
    require(context)?;
    context.portal.db.transaction(async |tx| store::remove_import(&mut *tx, id).await).await?;
    Ok(())
}

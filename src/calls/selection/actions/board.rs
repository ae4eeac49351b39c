//! Noting that an organization was written to.

use super::require;
use ensemble_core::{
    error::AppError,
    ids::{CallId, OrganizationId},
};
use ensemble_server::web::ActionContext;

/// The action of the audit log that says that an organization was written to about a call; its detail is the call's id.
pub(in crate::selection) const INVITED: &str = "selection.invited";

/// Notes in the audit log that an organization was written to about a call. The portal sends nothing.
///
/// # Errors
/// When the database is unavailable, or the viewer may not do it.
pub(in crate::selection) async fn note_invited(
    context: &ActionContext,
    call: CallId,
    organization: OrganizationId,
) -> Result<(), AppError> {
    require(context)?;
    context
        .portal
        .db
        .transaction(async |tx| {
            context.audit(tx, INVITED, organization, &call.to_string()).await?;
            Ok(())
        })
        .await
}

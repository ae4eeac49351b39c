//! Access to reflections that their authors do not expect, and that is therefore logged and told to them.

use super::{events, store};
use crate::notification::notify;
use ensemble_core::{LocalizedText, error::AppError, ids::CommunityId};
use ensemble_server::web::ActionContext;

/// Logs, once for each report and facilitator, that the person who asks reads reported texts which were shared neither
/// with them nor with their community, and notifies the authors and the other facilitators.
pub(super) async fn log_private_reading(
    context: &ActionContext,
    community: CommunityId,
    community_name: &LocalizedText,
) -> Result<(), AppError> {
    let portal = &context.portal;
    let private = store::private_reports(&portal.db, &context.viewer, community).await?;
    if private.is_empty() {
        return Ok(());
    }
    let work = async |tx: &mut sqlx::AnyConnection| -> Result<(), sqlx::Error> {
        for store::PrivateReport { report, reflection, author } in private {
            context.audit(tx, "reflection.private-read", reflection, &report.to_string()).await?;
            notify(tx, portal, &events::private_read(context, author, community, community_name)).await?;
        }
        Ok(())
    };
    portal.db.transaction(work).await?;
    portal.outbox_waker.wake();
    Ok(())
}

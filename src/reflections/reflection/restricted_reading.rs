//! Facilitators' access to reported texts that were not shared with them. The first access of each facilitator to each
//! report is logged, and the author is notified of it.

use super::{events, model::Report, store};
use ensemble_common::notification::notify;
use ensemble_core::{LocalizedText, error::AppError, ids::CommunityId};
use ensemble_server::web::ActionContext;

/// Logs, once for each report and facilitator, that the viewer, a facilitator, reads the texts of these reports that were
/// not shared with facilitators, and notifies the authors and the other facilitators. Call it before they are shown.
pub(super) async fn log_restricted_reads(
    context: &ActionContext,
    community: CommunityId,
    community_name: &LocalizedText,
    shown: &[Report],
) -> Result<(), AppError> {
    let portal = &context.portal;
    let is_shown = |id| shown.iter().any(|report: &Report| report.id == id && !report.text.is_empty());
    let mut private = store::unlogged_restricted_reports(&portal.db, &context.viewer, community).await?;
    private.retain(|each| is_shown(each.report));
    if private.is_empty() {
        return Ok(());
    }
    // The reflections are locked in one order: two requests that lock them in another would wait for each other.
    private.sort_by_key(|each| each.reflection);
    let work = async |tx: &mut sqlx::AnyConnection| -> Result<(), sqlx::Error> {
        for store::RestrictedReport { report, reflection, author } in private {
            // Another request of the viewer may have logged it since it was looked for.
            store::lock_even_if_removed(&mut *tx, reflection).await?;
            if store::is_restricted_read_logged(&mut *tx, &context.viewer, report).await? {
                continue;
            }
            context.audit(tx, "reflection.private-read", reflection, &report.to_string()).await?;
            notify(tx, portal, &events::restricted_text_read(context, author, community, community_name))
                .await?;
        }
        Ok(())
    };
    portal.db.transaction(work).await?;
    portal.outbox_waker.wake();
    Ok(())
}

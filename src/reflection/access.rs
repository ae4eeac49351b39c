//! Access to reflections that their authors do not expect, and that is therefore logged and told to them.

use super::{events, store};
use crate::{
    error::AppError,
    i18n::LocalizedText,
    ids::CommunityId,
    notification::notify,
    server::{
        audit::{self, Deed},
        web::PageRequest,
    },
};

/// Logs, once for each report and facilitator, that the person who asks reads reported texts which were shared neither
/// with them nor with their community, and notifies the authors and the other facilitators.
pub(super) async fn log_private_reading(
    request: &PageRequest,
    community: CommunityId,
    community_name: &LocalizedText,
) -> Result<(), AppError> {
    let (portal, now) = (&request.portal, request.portal.now());
    let private = store::private_reports(&portal.db, &request.viewer, community).await?;
    if private.is_empty() {
        return Ok(());
    }
    let work = async |tx: &mut sqlx::AnyConnection| -> Result<(), sqlx::Error> {
        for store::PrivateReport { report, reflection, author } in private {
            let (subject, detail) = (reflection.to_string(), report.to_string());
            let deed = Deed {
                action: "reflection.private-read",
                subject_kind: "reflection",
                subject: &subject,
                detail: &detail,
            };
            audit::log(tx, &request.viewer, request.session.client_address(), deed, now).await?;
            notify(tx, portal, &events::private_read(request, author, community, community_name)).await?;
        }
        Ok(())
    };
    portal.db.transaction(work).await?;
    portal.mail.wake();
    Ok(())
}

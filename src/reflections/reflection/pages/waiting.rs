//! How many reports wait, for those who decide about them.

use futures::future::BoxFuture;

use super::super::store;
use ensemble_communities::community::TabCount;
use ensemble_core::{Lang, error::AppError, ids::CommunityId, rights::Action};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// What the tab of reflections says of so many open reports.
pub(super) fn waiting(lang: Lang, open: u32) -> Option<TabCount> {
    (open > 0).then(|| TabCount { count: open, meaning: t::reflection_reports_waiting(lang, open) })
}

/// The same for a community's own page; nothing for those who do not decide.
pub fn waiting_reports(
    context: ActionContext,
    community: CommunityId,
) -> BoxFuture<'static, Result<Option<TabCount>, AppError>> {
    Box::pin(async move {
        if !context.may(Action::ModerateReflections, Some(community)) {
            return Ok(None);
        }
        let open = store::open_reports(&context.portal.db, community).await?;
        Ok(waiting(context.lang, open))
    })
}

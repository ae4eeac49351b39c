//! Writing guides, for coordinators: the list, a new one, its texts, its steps, the preview from which it is published.

mod head;
mod list;
mod new;
mod preview;
mod steps;
mod texts;

use crate::discussion_guide::{Composition, actions, model::WrittenGuide, paths, store};
use ensemble_core::{
    error::AppError,
    rights::{Access, Action},
};
use ensemble_server::web::{PageRequest, Routes};

pub(super) fn routes(composition: Composition) -> Routes {
    let writes = Access::May(Action::EditTemplates);
    Routes::new()
        .page(paths::MANAGE_LIST, writes, list::show)
        .form(paths::NEW, writes, new::show, new::submit)
        .form(paths::TEXTS, writes, texts::show, texts::submit)
        .form(paths::STEPS, writes, steps::show, steps::submit)
        .form(
            paths::PREVIEW,
            writes,
            move |request| preview::show(request, composition),
            move |request| preview::submit(request, composition),
        )
        .action(paths::ARCHIVE, writes, texts::archive)
        .action(paths::RESTORE, writes, texts::restore)
}

/// The guide of the address, for those who write guides.
async fn written(request: &PageRequest) -> Result<WrittenGuide, AppError> {
    actions::require_writer(request)?;
    store::find(&request.portal.db, request.path_param(0)).await?.ok_or(AppError::NotFound)
}

/// A length as fields take it.
fn length(most: usize) -> u32 {
    u32::try_from(most).unwrap_or_default()
}

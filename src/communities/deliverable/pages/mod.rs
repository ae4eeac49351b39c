//! The deliverables of a community, adding and changing one, what the page of the community shows of them.

mod list;
mod section;
mod write;

use crate::community::{self, model::Community};
use ensemble_core::{
    error::AppError,
    ids::DeliverableId,
    rights::{Access, Action},
};
use ensemble_server::web::{PageRequest, Routes};

use super::{composition::Composition, paths};

pub use section::{section, step};

/// The pages of deliverables, with what other features know.
#[must_use]
pub fn routes(composition: Composition) -> Routes {
    let keeps = Access::Within(Action::EditCommunity);
    Routes::new()
        .page(paths::LIST, Access::Open, list::show)
        .form(
            paths::NEW,
            keeps,
            move |request| write::show_new(request, composition),
            move |request| write::submit_new(request, composition),
        )
        .form(
            paths::EDIT,
            keeps,
            move |request| write::show_edit(request, composition),
            move |request| write::submit_edit(request, composition),
        )
        .action(paths::DELETE, keeps, write::delete)
}

/// The community of the address, for those who keep its deliverables; nothing changes in one that was archived.
async fn open_community(request: &PageRequest) -> Result<Community, AppError> {
    let found = match community::named(request, paths::LIST).await? {
        Ok(found) => found,
        Err(_) => return Err(AppError::NotFound),
    };
    request.require(Action::EditCommunity, found.community.id)?;
    if found.archived { Err(AppError::NotFound) } else { Ok(found.community) }
}

/// The deliverable of the address. What cannot be one names nothing.
fn deliverable_id(request: &PageRequest) -> Result<DeliverableId, AppError> {
    request.path_param(1).parse().map_err(|_| AppError::NotFound)
}

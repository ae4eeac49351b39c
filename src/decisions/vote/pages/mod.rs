//! Opening a vote, voting, results, and what the page of themes shows of votes.

mod ballot;
mod close;
mod new;
mod options;
mod results;
mod section;
mod show;

pub use section::section;

use super::{model::Vote, paths, store};
use crate::theme::paths as theme_paths;
use ensemble_communities::community::{self, model::Community};
use ensemble_core::{
    error::AppError,
    ids::VoteId,
    rights::{Access, Action},
};
use ensemble_server::web::{PageRequest, Routes};

/// The pages of votes.
#[must_use]
pub fn routes() -> Routes {
    let (reads, decides) = (Access::Within(Action::ReadThemes), Access::Within(Action::DecideThemes));
    Routes::new()
        .form(paths::NEW, decides, new::show, new::submit)
        .page(paths::SHOW, reads, show::show)
        .action(paths::CAST, Access::Within(Action::ProposeThemes), show::submit)
        .unrecorded()
        .form(paths::OPTIONS, decides, options::show, options::submit)
        .action(paths::CLOSE, decides, close::submit)
        .action(paths::OUTCOME, decides, close::submit_outcome)
        .action(paths::AGENDA, decides, close::submit_agenda)
}

/// A community and whether it was archived.
struct Place {
    community: Community,
    archived: bool,
}

/// The community of the address, for those who may do this in it; nothing changes in one that was archived.
async fn place(request: &PageRequest, action: Action, changes: bool) -> Result<Place, AppError> {
    let found = match community::named(request, theme_paths::LIST).await? {
        Ok(found) => found,
        Err(_) => return Err(AppError::NotFound),
    };
    request.require(action, found.community.id)?;
    if changes && found.archived {
        return Err(AppError::NotFound);
    }
    Ok(Place { community: found.community, archived: found.archived })
}

/// The vote of the address, in its community.
async fn found(request: &PageRequest, action: Action, changes: bool) -> Result<(Place, Vote), AppError> {
    let place = place(request, action, changes).await?;
    let id: VoteId = request.path_param(1).parse().map_err(|_| AppError::NotFound)?;
    let vote = store::find(&request.portal.db, place.community.id, id).await?.ok_or(AppError::NotFound)?;
    Ok((place, vote))
}

//! Consent, the register of what was handed over, and the files.

mod consent;
mod register;

use super::{codebook, paths};
use ensemble_core::{
    Lang,
    error::AppError,
    rights::{Access, Action},
};
use ensemble_server::web::{PageRequest, PageResponse, Routes};

/// The media type of the files.
const CSV: &str = "text/csv; charset=utf-8";

/// The pages of this feature.
#[must_use]
pub fn routes() -> Routes {
    let reads = Access::May(Action::ReadHandovers);
    Routes::new()
        .page(paths::CONSENT, Access::SignedIn, consent::show)
        .action(paths::GIVE, Access::SignedIn, consent::give)
        .action(paths::WITHDRAW, Access::SignedIn, consent::withdraw)
        .page(paths::REGISTER, reads, register::show)
        .action(paths::HAND_OVER, Access::May(Action::HandOverForResearch), register::hand_over)
        .page(paths::CODEBOOK, reads, codebook_file)
}

async fn codebook_file(request: PageRequest) -> Result<PageResponse, AppError> {
    let name = match request.lang {
        Lang::Fr => "recherche-colonnes.csv",
        Lang::En => "research-codebook.csv",
    };
    Ok(PageResponse::File(name.to_owned(), CSV, codebook::csv(request.lang)))
}

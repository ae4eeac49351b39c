//! The directory as files.

use crate::service::{exchange, model::Details, store};
use ensemble_core::error::AppError;
use ensemble_server::web::{PageRequest, PageResponse};

pub(super) async fn csv(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let services: Vec<Details> =
        store::listed(&request.portal.db).await?.into_iter().map(|service| service.details).collect();
    let bytes = services.len() * 1_000;
    let write = move || exchange::write_table(lang, &services);
    let content = request.portal.offload.run(request.viewer.id(), bytes, write).await?;
    Ok(PageResponse::File("services.csv".to_owned(), "text/csv; charset=utf-8", content))
}

pub(super) async fn hsds(request: PageRequest) -> Result<PageResponse, AppError> {
    let services = store::listed(&request.portal.db).await?;
    let bytes = services.len() * 2_000;
    let write = move || exchange::write_hsds(&services);
    let content = request.portal.offload.run(request.viewer.id(), bytes, write).await?;
    Ok(PageResponse::File("services.json".to_owned(), "application/json", content))
}

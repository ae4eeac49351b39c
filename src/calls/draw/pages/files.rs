//! The files of a draw: what was published before the value, and the proof. They are sent as they are stored, to the byte.

use super::named;
use ensemble_core::error::AppError;
use ensemble_server::web::{PageRequest, PageResponse};
use ensemble_texts as t;

const JSON: &str = "application/json";

/// The proof file.
pub(super) async fn proof(request: PageRequest) -> Result<PageResponse, AppError> {
    let (call, record) = named(&request).await?;
    let proof = record.proof.ok_or(AppError::NotFound)?;
    let name = t::draw_file_proof(request.lang, call.code);
    Ok(PageResponse::File(name, JSON, proof.into_bytes()))
}

/// The commitment, its hash and the list.
pub(super) async fn list(request: PageRequest) -> Result<PageResponse, AppError> {
    let (call, record) = named(&request).await?;
    let text = format!(
        "{{\"commitment\":{},\"commitment_hash\":\"{}\",\"list\":{}}}\n",
        record.commitment, record.commitment_hash, record.list
    );
    let name = t::draw_file_list(request.lang, call.code);
    Ok(PageResponse::File(name, JSON, text.into_bytes()))
}

//! A failed request as a bare HTTP response; the layer above makes a page of it.

use axum::response::{IntoResponse, Response};

use crate::error::AppError;

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let status = axum::http::StatusCode::from_u16(self.status()).unwrap_or_default();
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

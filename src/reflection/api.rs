//! What a page of reflections may ask without being left.
#![allow(missing_docs, reason = "the macro makes a struct of the arguments")]

use leptos::prelude::*;

use crate::error::AppError;

/// How a text will read, as HTML. Nothing of it is kept.
#[server(endpoint = "reflections/preview")]
pub async fn preview_text(#[server(default)] text: String) -> Result<String, AppError> {
    use super::rules;
    use crate::{rights::Viewer, server::markdown};

    expect_context::<Viewer>().id().ok_or(AppError::SignInFirst)?;
    if text.chars().count() > rules::TEXT {
        return Err(AppError::TooLarge);
    }
    Ok(markdown::to_html(&rules::honest(&text)).to_string())
}

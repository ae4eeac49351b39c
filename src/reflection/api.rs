//! What the browser may ask without leaving the page.
#![allow(missing_docs, reason = "the macro makes a struct of the arguments")]

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{error::AppError, i18n::Lang};

/// Something that one may look for, or go to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What it is called.
    pub text: String,
    /// The language of that, where it is not the page's.
    pub tag: Option<String>,
    /// What it is, in the page's language.
    pub kind: String,
    /// Where it is.
    pub href: String,
}

/// What somebody may mean who has typed so much: what they may see only. What they type is not kept.
#[server(endpoint = "search/suggest")]
pub async fn suggest(lang: Lang, #[server(default)] typed: String) -> Result<Vec<Suggestion>, AppError> {
    use super::suggestions::suggestions;
    use crate::{rights::Viewer, server::Portal};

    let (portal, viewer) = (expect_context::<Portal>(), expect_context::<Viewer>());
    suggestions(&portal.db, &viewer, lang, &typed).await.map_err(AppError::from)
}

/// How a text will read, as HTML. Nothing of it is kept. Each person has one preview of a long text made at a
/// time; [`AppError::TooMany`] says that a newer text came, or that there were too many.
#[server(endpoint = "reflections/preview")]
pub async fn preview_text(#[server(default)] text: String) -> Result<String, AppError> {
    use super::rules;
    use crate::{
        rights::Viewer,
        server::{Portal, markdown},
    };

    let (portal, viewer) = (expect_context::<Portal>(), expect_context::<Viewer>());
    let person = viewer.id().ok_or(AppError::SignInFirst)?;
    if text.chars().count() > rules::MAX_TEXT_LENGTH {
        return Err(AppError::TooLarge);
    }
    let bytes = text.len();
    portal.offload.newest(person, bytes, move || markdown::render(&rules::strip_deceptive(&text))).await
}

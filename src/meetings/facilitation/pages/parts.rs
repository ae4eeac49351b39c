//! What other features show on a page, each in a part of its own.

use ensemble_common::prelude::*;

use super::{
    super::composition::{Audience, Composition, PartLoader, RunView},
    shown::{Shown, State},
};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, error::AppError};
use ensemble_server::web::PageRequest;

#[derive(Default)]
pub(super) struct Parts {
    pub(super) capture: Option<Part>,
    pub(super) captured: Option<Part>,
    pub(super) speaking: Option<Part>,
    pub(super) tables: Option<Part>,
    pub(super) presence: Option<Part>,
    pub(super) mode: Option<Part>,
}

impl Parts {
    /// The parts of a meeting that runs; none of another.
    pub(super) async fn load(
        request: &PageRequest,
        shown: &Shown,
        composition: Composition,
        audience: Audience,
    ) -> Result<Self, AppError> {
        if shown.state() != State::Running {
            return Ok(Self::default());
        }
        let view = shown.view(audience);
        Ok(Self {
            capture: one(composition.capture, request, view).await?,
            captured: one(composition.captured, request, view).await?,
            speaking: one(composition.speaking, request, view).await?,
            tables: one(composition.tables, request, view).await?,
            presence: one(composition.presence, request, view).await?,
            mode: one(composition.mode, request, view).await?,
        })
    }
}

async fn one(
    loader: Option<PartLoader>,
    request: &PageRequest,
    view: RunView<'_>,
) -> Result<Option<Part>, AppError> {
    match loader {
        Some(load) => load(request, view).await,
        None => Ok(None),
    }
}

/// An element that is replaced when what is in it changed.
pub(super) fn live(name: &'static str, content: AnyView) -> AnyView {
    view! { <div class="run-part" data-live=name>{content}</div> }.into_any()
}

/// The same around a part of another feature. It is there without the part, so that the part can come.
pub(super) fn live_part(lang: Lang, name: &'static str, part: Option<Part>) -> AnyView {
    live(name, part.map_or_else(|| ().into_any(), |part| part(lang)))
}

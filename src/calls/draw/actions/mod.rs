//! What people do with draws. Each action is one function with a typed input; the plain form of its page decodes into that
//! input and calls it.

mod close;
mod run;
mod value;
mod void;
mod witness;

pub(super) use close::close;
pub(super) use run::check_list_and_proof;
pub use run::{run_due, verify_all};
pub(super) use value::enter_value;
pub(super) use void::{VoidOutcome, declare_void};
pub(super) use witness::{WitnessOutcome, enter_numbers, find_as_witness};

use super::{model::DrawRecord, store};
use crate::call::{self, model::Call, paths};
use ensemble_core::{
    Lang, LocalizedText,
    error::AppError,
    ids::{DrawId, PlannedCommunityId},
    rights::{Action, Viewer},
};
use ensemble_server::{Portal, web::ActionContext};

/// Who runs a draw, for the audit log.
#[derive(Clone, Copy)]
pub(super) struct Actor<'a> {
    viewer: &'a Viewer,
    address: &'a str,
}

impl<'a> Actor<'a> {
    pub(super) fn person(context: &'a ActionContext) -> Self {
        Self { viewer: &context.viewer, address: context.session.client_address() }
    }
}

/// A draw of a call, for those who manage calls. A draw that does not exist and a viewer without the right get the same answer.
async fn find_managed(context: &ActionContext, call: &Call, id: DrawId) -> Result<DrawRecord, AppError> {
    require_manages(context)?;
    store::find(&context.portal.db, call.id, id).await?.ok_or(AppError::NotFound)
}

fn require_manages(context: &ActionContext) -> Result<(), AppError> {
    if context.may(Action::ManageCalls, None) { Ok(()) } else { Err(AppError::NotFound) }
}

/// What a planned community of a call is called.
async fn title_of(
    portal: &Portal,
    call: &Call,
    planned: PlannedCommunityId,
) -> Result<LocalizedText, sqlx::Error> {
    let all = call::planned(&portal.db, call.id).await?;
    let title = all.into_iter().find(|each| each.id == planned).map(|each| each.title);
    Ok(title.unwrap_or_else(|| call.texts.title.clone()))
}

/// The address of a page of a draw, with the site.
fn link(portal: &Portal, page: [&'static str; 2], lang: Lang, call: &Call, id: DrawId) -> String {
    format!("{}{}", portal.config.site_url, paths::of_draw(page, lang, &call.code, id))
}

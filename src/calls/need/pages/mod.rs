//! The needs of a call and one of them, for coordinators; what other pages show of needs.

mod group;
mod list;
mod offer;
mod one;
mod parts;
mod ranking;
mod tools;

pub use parts::{next_steps, priorities, sections};
pub use ranking::ranking_field;

use ensemble_common::prelude::*;

use super::{
    model::{Asker, Need},
    store,
};
use crate::call::{self, model::Call, paths};
use ensemble_core::{
    Lang,
    error::AppError,
    ids::NeedId,
    rights::{Access, Action},
};
use ensemble_server::web::{Flash, PageRequest, PageResponse, Routes};
use ensemble_texts as t;
use ensemble_ui::{Kind, Line, Notice};

/// The pages of needs.
#[must_use]
pub fn routes() -> Routes {
    let manages = Access::May(Action::ManageCalls);
    Routes::new()
        .form(paths::NEEDS, manages, list::show, offer::submit)
        .action(paths::GROUP_NEEDS, manages, group::submit)
        .action(paths::TELL_NEEDS, manages, list::submit_emails)
        .page(paths::NEED, manages, one::show)
        .action(paths::RENAME_NEED, manages, one::submit_name)
        .action(paths::MERGE_NEED, manages, one::submit_merge)
        .action(paths::SPLIT_NEED, manages, one::submit_split)
        .action(paths::DECIDE_NEED, manages, one::submit_decision)
}

/// The call and the need of the address, for those who manage calls.
async fn found(request: &PageRequest) -> Result<(Call, Need), AppError> {
    let call = call::managed(request).await?;
    let id: NeedId = request.path_param(1).parse().map_err(|_| AppError::NotFound)?;
    let need = store::find(&request.portal.db, call.id, id).await?.ok_or(AppError::NotFound)?;
    Ok((call, need))
}

/// The page of all needs of a call, saying what was done.
fn to_list(lang: Lang, call: &Call, flash: Flash) -> PageResponse {
    PageResponse::redirect_with(&paths::of(paths::NEEDS, lang, &call.code), flash)
}

/// What was done just before, above a page.
fn said(lang: Lang, flash: Option<Flash>) -> Option<AnyView> {
    let (kind, words) = match flash? {
        Flash::Saved => (Kind::Success, t::need_said_saved(lang)),
        Flash::MessageSent => (Kind::Success, t::need_said_told(lang)),
        Flash::Changed => (Kind::Warning, t::need_said_changed(lang)),
        _ => return None,
    };
    Some(view! { <Notice kind><p>{words}</p></Notice> })
}

/// That another person changed something since the page was opened.
fn changed_notice(lang: Lang) -> AnyView {
    view! { <Notice kind=Kind::Warning><p>{t::need_changed(lang)}</p></Notice> }
}

/// A person with the way to their answer, and their organization.
fn asker(lang: Lang, call: &Call, person: &Asker) -> AnyView {
    let href = paths::of_interest(paths::INTEREST, lang, &call.code, person.interest);
    let organization = (!person.organization.is_empty())
        .then(|| view! { " · " <span class="muted">{person.organization.clone()}</span> });
    view! { <a href=href>{person.name.clone()}</a> {organization} }
}

/// The text of a need as a link to its page.
fn need_link(lang: Lang, call: &Call, need: &Need) -> AnyView {
    let href = paths::of_need(paths::NEED, lang, &call.code, need.id);
    view! { <a href=href><Line lang passage=need.text.clone() /></a> }
}

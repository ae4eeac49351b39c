//! For coordinators: the answers that were sent to a call, one of them, and what is done with one.

mod designation;
mod list;
mod mask;
mod next_steps;
mod show;

pub use next_steps::next_steps;

use super::super::{
    model::{Interest, InterestState},
    store,
};
use ensemble_common::prelude::*;

use crate::call::{
    self, manage_head,
    model::{Call, CallPhase},
    paths,
    rules::{
        phase,
        rights::{Field, Party, may_read},
    },
};
use ensemble_core::{
    error::AppError,
    ids::InterestId,
    rights::{Access, Action},
};
use ensemble_server::web::{Page, PageRequest, PageResponse, Routes};
use ensemble_texts as t;
use ensemble_ui::{Kind, Notice};

pub(super) fn routes() -> Routes {
    let manages = Access::May(Action::ManageCalls);
    Routes::new()
        .page(paths::INTERESTS, manages, list::show)
        .page(paths::INTEREST, manages, show::show)
        .action(paths::INTEREST_DESIGNATION, manages, designation::submit)
        .form(paths::INTEREST_MASK, manages, mask::show, mask::submit)
}

/// What a coordinator typed about an answer that was withdrawn or that coordinators do not read any more.
async fn gone(request: &PageRequest, texts: &[(&'static str, &str)]) -> Result<PageResponse, AppError> {
    let call = call::managed(request).await?;
    let (lang, now) = (request.lang, request.portal.now());
    let typed = call::typed_before(lang, texts).ok_or(AppError::NotFound)?;
    let addresses = paths::both(paths::INTERESTS, &call.code);
    let body = move || {
        view! {
            {manage_head(lang, &call, now, paths::INTERESTS)}
            <Notice kind=Kind::Warning><p>{t::interest_manage_changed(lang)}</p></Notice>
            {typed}
        }
    };
    Ok(Page::new(t::interest_manage_list(lang), addresses, body)
        .status(409)
        .section("administration")
        .unlisted()
        .into())
}

/// An answer of the address, with its call, for a coordinator who may read it in this phase.
struct Read {
    call: Call,
    phase: CallPhase,
    interest: Interest,
}

impl Read {
    /// The answer that the address names. That a coordinator reads it is logged.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when there is none, it was not sent, or coordinators do not read it in this phase.
    async fn of(request: &PageRequest) -> Result<Self, AppError> {
        let call = call::managed(request).await?;
        let id: InterestId = request.path_param(1).parse().map_err(|_| AppError::NotFound)?;
        let phase = phase(&call, request.portal.now());
        let interest = store::find(&request.portal.db, call.id, id).await?;
        let interest =
            interest.filter(|interest| interest.state == InterestState::Sent).ok_or(AppError::NotFound)?;
        let read = Self { call, phase, interest };
        if !read.reads(Field::Person) {
            return Err(AppError::NotFound);
        }
        let db = &request.portal.db;
        db.transaction(async |tx| request.audit(tx, "interest.seen", id, "").await).await?;
        Ok(read)
    }

    /// Whether a coordinator may read a part of it.
    fn reads(&self, field: Field) -> bool {
        may_read(Party::Coordinator, self.phase, field, self.call.blind)
    }
}

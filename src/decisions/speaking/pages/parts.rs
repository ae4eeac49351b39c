//! The section of speaking on the pages of a meeting that runs: for those who take part, for facilitators, for the screen in the
//! room. Pages with it have the island outside of it, and bring the writing islands along; without them its forms are sent as pages.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use crate::speaking::{
    islands::SpeakingForms,
    shown::{self, Audience},
    store,
    views::{self, Typed},
};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, error::AppError, ids::MeetingId, rights::Action};
use ensemble_meetings::meeting::model::Found;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// For those who take part and those who look on, while the meeting is under way.
pub fn participant(
    context: &ActionContext,
    found: &Found,
) -> BoxFuture<'static, Result<Option<Part>, AppError>> {
    part(context, found, Audience::Participant)
}

/// For facilitators, while the meeting is under way. Others see what participants see.
pub fn facilitator(
    context: &ActionContext,
    found: &Found,
) -> BoxFuture<'static, Result<Option<Part>, AppError>> {
    part(context, found, Audience::Facilitator)
}

/// For the screen in the room, while the meeting is under way: who speaks, and the names of the next three.
pub fn screen(context: &ActionContext, found: &Found) -> BoxFuture<'static, Result<Option<Part>, AppError>> {
    part(context, found, Audience::Screen)
}

/// What sends the forms of the section in place.
#[must_use]
pub fn island(lang: Lang, meeting: MeetingId) -> AnyView {
    let failed = t::speaking_failed(lang).to_owned();
    let outdated = t::speaking_outdated(lang).to_owned();
    view! { <SpeakingForms lang meeting failed outdated /> }.into_any()
}

fn part(
    context: &ActionContext,
    found: &Found,
    audience: Audience,
) -> BoxFuture<'static, Result<Option<Part>, AppError>> {
    let (context, found) = (context.clone(), found.clone());
    Box::pin(async move {
        if !shown::is_open(&found) || !context.may(Action::ReadAgenda, Some(found.community)) {
            return Ok(None);
        }
        Ok(Some(load(&context, &found, audience, Typed::default()).await?))
    })
}

/// The section of a viewer who reads the agenda, with what was typed.
pub(super) async fn load(
    context: &ActionContext,
    found: &Found,
    audience: Audience,
    typed: Typed,
) -> Result<Part, AppError> {
    let id = found.of.meeting.id;
    let panel = shown::panel(context, found, audience).await?;
    let people = if panel.runs && panel.open && panel.round.is_none() {
        store::may_speak(&context.portal.db, id).await?
    } else {
        Vec::new()
    };
    Ok(Box::new(move |lang| views::section(lang, id, audience, panel, people, typed)))
}

//! On the page of a call: the way to answer, and how far the viewer's own answer is.

use futures::future::BoxFuture;

use ensemble_common::prelude::*;

use super::super::{
    actions::applicant,
    model::{Interest, InterestState},
};
use crate::call::{
    labels::moment,
    model::{Call, CallPhase},
    paths,
    rules::phase,
};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, error::AppError};
use ensemble_server::web::PageRequest;
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Weight};

/// The way to answer a call; after the closing for those who answered, and nothing while there is no way. Those who answered a call
/// that was given up find their answer.
pub fn answer_box<'a>(
    request: &'a PageRequest,
    call: &'a Call,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let (phase, code) = (phase(call, request.portal.now()), call.code.clone());
        if matches!(phase, CallPhase::Draft | CallPhase::Announced) {
            return Ok(None);
        }
        let closes_at = call.dates.closes_at;
        let interest = applicant(request, call).await?;
        if phase == CallPhase::Cancelled && interest.is_none() {
            return Ok(None);
        }
        let part: Part = Box::new(move |lang| content(lang, phase, &code, closes_at, interest));
        Ok(Some(part))
    })
}

fn content(lang: Lang, phase: CallPhase, code: &str, closes_at: i64, interest: Option<Interest>) -> AnyView {
    let href = paths::of(paths::ANSWER, lang, code);
    let is_open = phase == CallPhase::Open;
    let state = interest.as_ref().map(|interest| interest.state);
    let (weight, label) = match (is_open, state) {
        (true, None) => (Weight::Primary, t::interest_box_answer(lang)),
        (true, Some(InterestState::Draft)) => (Weight::Primary, t::interest_box_continue(lang)),
        (true, Some(InterestState::Withdrawn)) => (Weight::Quiet, t::interest_box_again(lang)),
        (true, Some(InterestState::Sent)) => (Weight::Quiet, t::interest_box_change(lang)),
        (false, Some(_)) => (Weight::Quiet, t::interest_box_see(lang)),
        (false, None) => (Weight::Quiet, t::interest_box_find(lang)),
    };
    let words = match (is_open, interest) {
        (true, None) => t::interest_box_time(lang).to_owned(),
        (_, Some(Interest { state: InterestState::Sent, sent_at: Some(at), .. })) => {
            t::interest_state_sent(lang, moment(lang, at))
        }
        (_, Some(Interest { state: InterestState::Withdrawn, changed_at, .. })) => {
            t::interest_state_withdrawn(lang, moment(lang, changed_at))
        }
        (true, Some(interest)) => t::interest_state_kept(lang, moment(lang, interest.changed_at)),
        (false, Some(_)) => t::interest_closed_draft(lang).to_owned(),
        (false, None) => t::interest_closed(lang, moment(lang, closes_at)),
    };
    view! {
        <ButtonLink href weight>{label}</ButtonLink>
        <p class="meta">{words}</p>
    }
}

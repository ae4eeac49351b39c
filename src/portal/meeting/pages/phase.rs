//! The buttons that take a meeting from one phase to the next, and what they lead to.

use leptos::prelude::*;

use super::{
    super::{
        actions::{self, PhaseChange},
        labels,
        model::{Meeting, Phase, Step},
        paths, rules,
    },
    mine, without_fields,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::MeetingId,
};
use ensemble_server::web::{Flash, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Weight};

/// One button for each thing that may be done now.
pub(super) fn buttons(lang: Lang, meeting: &Meeting, revision: i64) -> impl IntoView + use<> {
    let id = meeting.id;
    let buttons = rules::steps(meeting.phase)
        .iter()
        .enumerate()
        .map(|(place, step)| {
            let weight = if place == 0 { Weight::Primary } else { Weight::Quiet };
            let formaction = paths::of(path(*step), lang, id);
            view! { <Button small=true weight formaction>{labels::step(lang, *step)}</Button> }
        })
        .collect_view();
    let usual = rules::steps(meeting.phase).first().map(|step| paths::of(path(*step), lang, id));
    let hint = (meeting.phase == Phase::Draft)
        .then(|| view! { <p class="small muted">{t::meeting_publish_hint(lang)}</p> });
    view! {
        <form class="stack gap-2" method="post" action=usual>
            <input type="hidden" name="revision" value=revision.to_string() />
            {hint}
            <div class="row">{buttons}</div>
        </form>
    }
}

const fn path(step: Step) -> [&'static str; 2] {
    match step {
        Step::Publish => paths::PUBLISH,
        Step::Begin => paths::BEGIN,
        Step::Close => paths::CLOSE,
        Step::Reopen => paths::REOPEN,
        Step::Withdraw => paths::WITHDRAW,
    }
}

macro_rules! submits {
    ($($name:ident),+) => {$(
        pub(super) async fn $name(request: PageRequest) -> Result<PageResponse, AppError> {
            let id = mine(&request).await?.of.meeting.id;
            let outcome = actions::$name(&request, id, request.input()?).await;
            respond(&request, id, outcome)
        }
    )+};
}
submits!(publish, withdraw, begin, close, reopen);

/// Back to the meeting's page, which shows its phase.
fn respond(
    request: &PageRequest,
    id: MeetingId,
    outcome: Result<PhaseChange, ActionError>,
) -> Result<PageResponse, AppError> {
    let here = paths::show(request.lang, id);
    let flash = match outcome {
        Ok(PhaseChange::Unavailable) => return Ok(PageResponse::redirect(here)),
        Ok(PhaseChange::Announced) => Flash::Published,
        Ok(PhaseChange::Done) => Flash::Saved,
        Err(ActionError::Conflict) => Flash::Changed,
        Err(error) => return Err(without_fields(error)),
    };
    Ok(PageResponse::redirect_with(&here, flash))
}

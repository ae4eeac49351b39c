//! The buttons that take a meeting from one phase to the next, and what they lead to.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, PhaseChange},
        composition::Composition,
        labels,
        model::{Found, Meeting, Phase, Step},
        paths,
        rules::{self, Concern},
    },
    edit::crumbs,
    mine, without_fields,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::MeetingId,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Kind, Notice, Weight};

/// One button for each thing that may be done now. `emails` is how many publishing sends. A meeting that has not begun
/// can be ended from its hour on.
pub(super) fn buttons(lang: Lang, meeting: &Meeting, revision: i64, emails: usize, now: i64) -> AnyView {
    let id = meeting.id;
    if meeting.cancelled_at.is_some() {
        let restore = paths::of(paths::RESTORE, lang, id);
        return view! {
            <form method="post" action=restore>
                <input type="hidden" name="revision" value=revision.to_string() />
                <Button small=true>{t::meeting_restore(lang)}</Button>
            </form>
        }
        .into_any();
    }
    let is_ahead = meeting.phase == Phase::Published && meeting.when.millis() > now;
    let buttons = rules::steps(meeting.phase)
        .iter()
        .filter(|step| **step != Step::Close || !is_ahead)
        .map(|step| {
            let weight = if *step == Step::Publish { Weight::Primary } else { Weight::Quiet };
            let formaction = paths::of(path(*step), lang, id);
            view! { <Button small=true weight formaction>{labels::step(lang, *step)}</Button> }
        })
        .collect_view();
    let usual = rules::steps(meeting.phase).first().map(|step| paths::of(path(*step), lang, id));
    let hint = (meeting.phase == Phase::Draft)
        .then(|| view! { <p class="small muted">{t::meeting_publish_hint(lang, emails)}</p> });
    view! {
        <form class="stack gap-2" method="post" action=usual>
            <input type="hidden" name="revision" value=revision.to_string() />
            {hint}
            <div class="row">{buttons}</div>
        </form>
    }
    .into_any()
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
    ($($name:ident => $done:ident),+) => {$(
        pub(super) async fn $name(
            request: PageRequest,
            composition: Composition,
        ) -> Result<PageResponse, AppError> {
            let id = mine(&request).await?.of.meeting.id;
            let outcome = actions::$name(&request, id, request.input()?, composition.phase_changed).await;
            respond(&request, id, outcome, Flash::$done)
        }
    )+};
}
submits!(begin => Started, close => Ended, reopen => Reopened);

pub(super) async fn withdraw(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = mine(&request).await?.of.meeting.id;
    let outcome = actions::withdraw(&request, id, request.input()?).await;
    respond(&request, id, outcome, Flash::Unpublished)
}

pub(super) async fn publish(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = mine(&request).await?;
    let id = found.of.meeting.id;
    match actions::publish(&request, id, request.input()?).await {
        Ok(PhaseChange::Unconfirmed(concerns)) => confirmation(&request, found, concerns).await,
        outcome => respond(&request, id, outcome, Flash::Saved),
    }
}

/// What members would stumble over, how many emails are sent, and the button that publishes all the same.
async fn confirmation(
    request: &PageRequest,
    found: Found,
    concerns: Vec<Concern>,
) -> Result<PageResponse, AppError> {
    let (lang, id, revision) = (request.lang, found.of.meeting.id, found.revision);
    let emails = actions::emails_of_publishing(request, &found).await?;
    let title = t::meeting_publish_title(lang, found.of.meeting.title.text(lang));
    let heading = title.clone();
    let body = move || {
        let each = concerns
            .iter()
            .map(|concern| view! { <li>{labels::concern(lang, *concern)}</li> })
            .collect_view();
        view! {
            {crumbs(lang, &found, t::meeting_step_publish(lang))}
            <h1>{heading}</h1>
            <Notice kind=Kind::Warning>
                <h2 class="h4" id="concerns" tabindex="-1" autofocus=true>{t::meeting_advice(lang)}</h2>
                <ul class="plain stack gap-1">{each}</ul>
            </Notice>
            <p>{t::meeting_publish_hint(lang, emails)}</p>
            <form class="form" method="post" action=paths::of(paths::PUBLISH, lang, id)>
                <input type="hidden" name="revision" value=revision.to_string() />
                <input type="hidden" name="confirmed" value="1" />
                <div class="actions">
                    <Button>{t::meeting_publish_anyway(lang)}</Button>
                    <ButtonLink weight=Weight::Quiet href=paths::show(lang, id)>{t::meeting_publish_back(lang)}</ButtonLink>
                </div>
            </form>
        }
    };
    Ok(Page::new(title, paths::both(paths::SHOW, id), body).section("meetings").unlisted().into())
}

/// Back to the meeting's page, which shows its phase and says what was `done`.
fn respond(
    request: &PageRequest,
    id: MeetingId,
    outcome: Result<PhaseChange, ActionError>,
    done: Flash,
) -> Result<PageResponse, AppError> {
    let here = paths::show(request.lang, id);
    let flash = match outcome {
        Ok(PhaseChange::Unavailable | PhaseChange::Unconfirmed(_)) => {
            return Ok(PageResponse::redirect(here));
        }
        Ok(PhaseChange::Announced) => Flash::Published,
        Ok(PhaseChange::Done) => done,
        Err(ActionError::Conflict) => Flash::Changed,
        Err(error) => return Err(without_fields(error)),
    };
    Ok(PageResponse::redirect_with(&here, flash))
}

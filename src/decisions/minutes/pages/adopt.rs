//! Adopting minutes.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, AdoptMinutes, AdoptOutcome},
        labels,
        model::MinutesState,
        paths,
        rules::{Conditions, MAX_REASON, Step, apply},
        store,
    },
    Place, crumbs, of_which,
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::{
    markdown,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Kind, Notice, Prose, TextArea, Weight};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    status: Option<u16>,
    reason: String,
    errors: FieldErrors,
    /// Whether the text was changed since the page was opened.
    changed: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::WriteMinutes).await?;
    page(&request, place, Form::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::WriteMinutes).await?;
    let input: AdoptMinutes = request.input()?;
    let form = match actions::adopt(&request, place.meeting().id, &input).await {
        Ok(AdoptOutcome::Adopted) => {
            let here = place.address(paths::SHOW, request.lang);
            return Ok(PageResponse::redirect_with(&here, Flash::Published));
        }
        // The page says the reason, or what may identify a student.
        Ok(AdoptOutcome::Refused(_) | AdoptOutcome::Unconfirmed(..)) => {
            Form { status: Some(422), reason: input.reason, ..Form::default() }
        }
        Err(ActionError::Invalid(errors)) => {
            Form { status: Some(422), reason: input.reason, errors, ..Form::default() }
        }
        Err(ActionError::Conflict) => {
            Form { status: Some(409), reason: input.reason, changed: true, ..Form::default() }
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    let place = Place::of(&request, Action::WriteMinutes).await?;
    page(&request, place, form).await
}

async fn page(request: &PageRequest, place: Place, form: Form) -> Result<PageResponse, AppError> {
    let (lang, db, now, id) = (request.lang, &request.portal.db, request.portal.now(), place.meeting().id);
    let later_meeting_begun = store::later_meeting_begun(db, id, now).await?;
    let conditions = Conditions { held: place.held, later_meeting_begun, checked: true };
    let refusal = apply(place.state(), Step::Adopt, conditions).err();
    let proposed = place.minutes.clone().filter(|minutes| minutes.state == MinutesState::Proposed);
    let (warnings, token): (Vec<PiiWarning>, String) = match &proposed {
        Some(minutes) => actions::findings(lang, &minutes.text),
        None => (Vec::new(), String::new()),
    };
    let addresses = place.both(paths::ADOPT);
    let weight = proposed.as_ref().map_or(0, |minutes| minutes.text.bytes());
    let status = form.status.unwrap_or(200);
    let body = move || {
        let Form { reason, errors, changed, .. } = form;
        let back = place.address(paths::SHOW, lang);
        let changed = changed
            .then(|| view! { <Notice kind=Kind::Warning><p>{t::minutes_said_changed(lang)}</p></Notice> });
        let refused = refusal.map(|refusal| {
            view! { <Notice kind=Kind::Warning><p>{labels::refusal(lang, refusal)}</p></Notice> }
        });
        let confirms = !warnings.is_empty();
        let form = (refusal.is_none()).then(|| {
            let reason = confirms.then(|| {
                view! {
                    <TextArea
                        id="reason"
                        label=t::minutes_check_reason(lang)
                        hint=t::minutes_check_hint(lang)
                        value=reason
                        error=errors.of("reason")
                        required=true
                        maxlength=u32::try_from(MAX_REASON).unwrap_or_default()
                    />
                }
            });
            view! {
                <form class="form" method="post" action=place.address(paths::ADOPT, lang)>
                    <input type="hidden" name="revision" value=place.revision().to_string() />
                    <input type="hidden" name="confirmation_token" value=token />
                    {reason}
                    <div class="actions">
                        <Button>{t::minutes_adopt(lang)}</Button>
                        <ButtonLink weight=Weight::Quiet href=back.clone()>{t::minutes_back(lang)}</ButtonLink>
                    </div>
                </form>
            }
        });
        let text = proposed.map(|minutes| {
            let html = markdown::to_html(minutes.text.text(lang)).to_string();
            view! { <section class="minutes-body"><Prose lang passage=minutes.text html /></section> }
        });
        view! {
            <div class="stack gap-3">
                {crumbs(lang, &place.found, Some(t::minutes_adopt_title(lang)))}
                <h1>{t::minutes_adopt_title(lang)}</h1>
                <p class="muted">{of_which(lang, place.meeting())}</p>
            </div>
            {changed}
            {refused}
            <ErrorSummary lang errors=errors.all() />
            {pii_notice(lang, &warnings)}
            <p>{t::minutes_adopt_text(lang)}</p>
            {form}
            {text}
            <p><a href=back>{t::minutes_back(lang)}</a></p>
        }
    };
    Ok(Page::new(t::minutes_adopt_title(lang), addresses, body)
        .status(status)
        .section("meetings")
        .unlisted()
        .weighing(weight)
        .into())
}

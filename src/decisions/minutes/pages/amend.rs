//! Proposing an amendment: choosing a passage of the text in force, and saying what it becomes and why.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, AmendOutcome, ProposeAmendment, mark, marked},
        model::{Minutes, MinutesState, side},
        paths,
        rules::{MAX_PASSAGE, MAX_REASON, passages},
    },
    Place, crumbs, of_which,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::{
    markdown,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Kind, Notice, TextArea, Weight};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    status: Option<u16>,
    input: ProposeAmendment,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    /// Whether the passage is not in the text any more.
    gone: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::AmendMinutes).await?;
    let side = request.query_param("side").and_then(Lang::from_code);
    let mut input = ProposeAmendment {
        side,
        passage: request.query_param("passage").unwrap_or_default().to_owned(),
        ..ProposeAmendment::default()
    };
    let minutes = place.minutes.as_ref().zip(side);
    let passage = minutes.and_then(|(minutes, side)| marked(minutes, side, &input.passage));
    let gone = passage.is_none() && !input.passage.is_empty();
    input.replacement = passage.unwrap_or_default().to_owned();
    Ok(page(&request, place, Form { input, gone, ..Form::default() }))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let place = Place::of(&request, Action::AmendMinutes).await?;
    let input: ProposeAmendment = request.input()?;
    let form = match actions::propose_amendment(&request, place.meeting().id, &input).await {
        Ok(AmendOutcome::Proposed) => {
            let here = place.address(paths::SHOW, request.lang);
            return Ok(PageResponse::redirect_with(&here, Flash::Added));
        }
        Ok(AmendOutcome::Unconfirmed(warnings, token)) => {
            let input = ProposeAmendment { confirmation_token: token, ..input };
            Form { status: Some(422), input, warnings, ..Form::default() }
        }
        Err(ActionError::Invalid(errors)) => Form { status: Some(422), input, errors, ..Form::default() },
        Err(ActionError::Conflict) => Form { status: Some(409), input, gone: true, ..Form::default() },
        Err(ActionError::App(error)) => return Err(error),
    };
    let place = Place::of(&request, Action::AmendMinutes).await?;
    Ok(page(&request, place, form))
}

fn page(request: &PageRequest, place: Place, form: Form) -> PageResponse {
    let lang = request.lang;
    let addresses = place.both(paths::AMEND);
    let adopted = place.minutes.clone().filter(|minutes| minutes.state == MinutesState::Adopted);
    let weight = adopted.as_ref().map_or(0, |minutes| minutes.current().bytes());
    let status = form.status.unwrap_or(200);
    let body = move || {
        let here = place.address(paths::AMEND, lang);
        let back = place.address(paths::SHOW, lang);
        let Form { input, errors, warnings, gone, .. } = form;
        let is_typed = !input.reason.is_empty() || !input.replacement.is_empty();
        let content = match &adopted {
            None => view! { <Notice><p>{t::minutes_amend_later(lang)}</p></Notice> }.into_any(),
            Some(minutes) => {
                let known = input.side.is_some_and(|side| marked(minutes, side, &input.passage).is_some());
                if known || is_typed {
                    let own = input.side.unwrap_or(lang);
                    let passage = marked(minutes, own, &input.passage).map(str::to_owned);
                    writing(lang, &here, own, passage, input, &errors)
                } else {
                    choosing(lang, &here, minutes)
                }
            }
        };
        let gone = (gone && adopted.is_some())
            .then(|| view! { <Notice kind=Kind::Warning><p>{t::minutes_passage_gone(lang)}</p></Notice> });
        view! {
            <div class="stack gap-3">
                {crumbs(lang, &place.found, Some(t::minutes_amend(lang)))}
                <h1>{t::minutes_amend(lang)}</h1>
                <p class="muted">{of_which(lang, place.meeting())}</p>
            </div>
            {gone}
            <ErrorSummary lang errors=errors.all() />
            {pii_notice(lang, &warnings)}
            {content}
            <p><a href=back>{t::minutes_back(lang)}</a></p>
        }
    };
    Page::new(t::minutes_amend(lang), addresses, body)
        .status(status)
        .section("meetings")
        .unlisted()
        .weighing(weight)
        .into()
}

/// The passages of the text in force, in each language, without those that are just a heading.
fn choosing(lang: Lang, here: &str, minutes: &Minutes) -> AnyView {
    let sides = [lang, lang.other()]
        .into_iter()
        .filter_map(|each| Some((each, side(minutes.current(), each)?)))
        .map(|(each, text)| {
            let rows = passages(text)
                .into_iter()
                .filter(|passage| !is_heading(passage))
                .map(|passage| {
                    let href = format!("{here}?side={}&passage={}", each.code(), mark(passage));
                    let html = markdown::to_html(passage).to_string();
                    view! {
                        <li class="passage-choice">
                            <div class="prose" lang=each.tag() inner_html=html></div>
                            <p><a href=href>{t::minutes_amend_passage(lang)}</a></p>
                        </li>
                    }
                })
                .collect_view();
            let title = match each {
                Lang::Fr => t::minutes_text_french(lang),
                Lang::En => t::minutes_text_english(lang),
            };
            view! { <section class="stack"><h2>{title}</h2><ol class="plain stack gap-4">{rows}</ol></section> }
        })
        .collect_view();
    view! {
        <p>{t::minutes_choose_passage(lang)}</p>
        {sides}
    }
    .into_any()
}

/// Whether a passage is a heading and nothing else.
fn is_heading(passage: &str) -> bool {
    let text = passage.trim_start_matches('#');
    text.len() < passage.len() && text.starts_with(' ') && !text.contains('\n')
}

/// What the passage becomes, and why.
fn writing(
    lang: Lang,
    here: &str,
    own: Lang,
    passage: Option<String>,
    input: ProposeAmendment,
    errors: &FieldErrors,
) -> AnyView {
    let most = |most: usize| u32::try_from(most).unwrap_or_default();
    let before = passage.map(|passage| {
        let html = markdown::to_html(&passage).to_string();
        view! { <blockquote class="their-version"><div class="prose" lang=own.tag() inner_html=html></div></blockquote> }
    });
    view! {
        {before}
        <form class="form" method="post" action=here.to_owned()>
            <input type="hidden" name="side" value=own.code() />
            <input type="hidden" name="passage" value=input.passage />
            <input type="hidden" name="confirmation_token" value=input.confirmation_token />
            <TextArea
                id="replacement"
                label=t::minutes_replacement(lang)
                hint=t::minutes_replacement_hint(lang)
                value=input.replacement
                error=errors.of("replacement")
                lang=own.tag()
                rows=8u32
                maxlength=most(MAX_PASSAGE)
            />
            <TextArea
                id="reason"
                label=t::minutes_amendment_reason(lang)
                value=input.reason
                error=errors.of("reason")
                required=true
                maxlength=most(MAX_REASON)
            />
            <div class="actions">
                <Button>{t::minutes_amend_send(lang)}</Button>
                <ButtonLink weight=Weight::Quiet href=here.to_owned()>{t::minutes_other_passage(lang)}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}

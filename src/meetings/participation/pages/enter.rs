//! The page on which a person enters the code of a room. Its address may hold the code: opening it notes no one.

use ensemble_common::prelude::*;

use super::super::{
    actions::{self, CodeOutcome},
    api::EnterCode,
    paths,
};
use crate::meeting::{self, model::Meeting, paths as meeting_paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, Field};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let code = request.query_param(paths::CODE).unwrap_or_default();
    let code: String = code.chars().take(20).collect();
    Ok(page(request.lang, 200, &EnterCode { code }, &FieldErrors::default()))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, input) = (request.lang, request.input::<EnterCode>()?);
    let refused = |status, message: String| {
        let mut errors = FieldErrors::default();
        errors.add("code", message);
        Ok(page(lang, status, &input, &errors))
    };
    match actions::enter_code(&request, &input).await {
        Ok(CodeOutcome::Noted(id)) => {
            let here = format!("{}#my-participation", meeting_paths::show(lang, id));
            Ok(PageResponse::redirect_with(&here, Flash::PresenceConfirmed))
        }
        Ok(CodeOutcome::Unknown) => refused(422, t::participation_code_unknown(lang).to_owned()),
        Ok(CodeOutcome::Early(meeting)) => {
            refused(422, t::participation_code_early(lang, when(lang, &meeting)))
        }
        Ok(CodeOutcome::Over(meeting)) => {
            refused(422, t::participation_code_over(lang, when(lang, &meeting)))
        }
        Ok(CodeOutcome::TooMany(minutes)) => refused(429, t::participation_code_too_many(lang, minutes)),
        Err(ActionError::Invalid(errors)) => Ok(page(lang, 422, &input, &errors)),
        Err(ActionError::Conflict) => Err(AppError::BadRequest),
        Err(ActionError::App(error)) => Err(error),
    }
}

fn when(lang: Lang, meeting: &Meeting) -> String {
    meeting::when(lang, meeting.when, meeting.zone)
}

fn page(lang: Lang, status: u16, input: &EnterCode, errors: &FieldErrors) -> PageResponse {
    let (code, errors) = (input.code.clone(), errors.clone());
    let body = move || {
        view! {
            <h1>{t::participation_enter(lang)}</h1>
            <ErrorSummary lang errors=errors.all() />
            <p class="lead">{t::participation_enter_text(lang)}</p>
            <form class="form" method="post" action=paths::at(paths::ENTER, lang)>
                <Field
                    id="code"
                    label=t::participation_code(lang)
                    hint=t::participation_code_hint(lang)
                    value=code
                    error=errors.of("code")
                    autocomplete="off"
                    maxlength=20_u32
                    required=true
                />
                <div class="actions"><Button>{t::participation_enter_button(lang)}</Button></div>
            </form>
        }
    };
    Page::new(t::participation_enter(lang), paths::both(paths::ENTER), body)
        .status(status)
        .section("meetings")
        .unlisted()
        .into()
}
